"""Who acts, what happens: actors, event types, events, their participants and figures."""

from django.contrib.gis.db import models
from django.core.validators import RegexValidator
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from places.models.base import (
    HEX_COLOUR,
    WGS84,
    Dated,
    Identified,
    Reviewed,
    Seeded,
    WherePrec,
    in_reader_language,
)
from places.querysets import EventQuerySet


class ActorKind(models.TextChoices):
    STATE = "state", _("state forces")
    COALITION = "coalition", _("coalition")
    REBEL = "rebel", _("armed opposition")
    MILITIA = "militia", _("militia")
    JIHADIST = "jihadist", _("jihadist group")
    MEDIA = "media", _("media arm")
    CIVIL = "civil", _("civil body")


class Actor(Identified, Seeded):
    """An armed group, army, coalition, unit or body; `parent` is what it belongs to."""

    name_en = models.CharField(_("name (English)"), max_length=160)
    name_ar = models.CharField(_("name (Arabic)"), max_length=160, blank=True)
    short_en = models.CharField(_("short name (English)"), max_length=40, blank=True)
    short_ar = models.CharField(_("short name (Arabic)"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ActorKind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
    )
    colour = models.CharField(
        _("colour"), max_length=7, default="#6b7280", validators=[RegexValidator(HEX_COLOUR)]
    )
    colour_dark = models.CharField(
        _("colour on dark"), max_length=7, default="#9ca3af", validators=[RegexValidator(HEX_COLOUR)]
    )
    strength = models.PositiveIntegerField(_("force size at most"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                name="places_actor_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("An actor cannot be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_reader_language(self.name_en, self.name_ar)


class ActorAlias(models.Model):
    """Another name under which reports speak of an actor."""

    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField(_("name"), max_length=160)
    language = models.CharField(_("language"), max_length=8, default="und")
    seeded = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("alias of an actor")
        verbose_name_plural = _("aliases of actors")
        ordering = ["actor", "text"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "text"], name="places_actoralias_once_an_actor")
        ]

    def __str__(self) -> str:
        return self.text


class EventType(Seeded):
    """A kind of event, `code` = group.type, with its counterparts in ACLED and PLOVER."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name (English)"), max_length=80)
    name_ar = models.CharField(_("name (Arabic)"), max_length=80)
    acled = models.CharField(_("ACLED sub-event type"), max_length=80, blank=True)
    plover = models.CharField(_("PLOVER code"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("type of event")
        verbose_name_plural = _("types of events")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_reader_language(self.name_en, self.name_ar)

    @property
    def group(self) -> str:
        return self.code.split(".")[0]


class Credibility(models.IntegerChoices):
    """The Admiralty code's grade of a piece of information."""

    CONFIRMED = 1, _("1 – confirmed")
    PROBABLY_TRUE = 2, _("2 – probably true")
    POSSIBLY_TRUE = 3, _("3 – possibly true")
    DOUBTFUL = 4, _("4 – doubtful")
    IMPROBABLE = 5, _("5 – improbable")
    UNJUDGED = 6, _("6 – cannot be judged")


class Event(Identified, Seeded, Dated, Reviewed):
    """One happening, gathered from the claims of one or more reports.

    `geometry` (WGS 84) is a point for where_prec 1, else the footprint that is all we know;
    `point` is where a list or a camera goes, never where an imprecise event is drawn.
    """

    type = models.ForeignKey(
        EventType, verbose_name=_("type"), on_delete=models.PROTECT, related_name="events"
    )
    title_en = models.CharField(_("title (English)"), max_length=200)
    title_ar = models.CharField(_("title (Arabic)"), max_length=200, blank=True)
    summary_en = models.TextField(_("summary (English)"), blank=True)
    summary_ar = models.TextField(_("summary (Arabic)"), blank=True)
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    where_en = models.CharField(_("where, in words (English)"), max_length=200, blank=True)
    where_ar = models.CharField(_("where, in words (Arabic)"), max_length=200, blank=True)
    geometry = models.GeometryField(_("geometry"), srid=WGS84, null=True, blank=True)
    point = models.PointField(_("representative point"), srid=WGS84, null=True, blank=True)
    where_prec = models.PositiveSmallIntegerField(
        _("precision of the place"), choices=WherePrec, default=WherePrec.VAGUE
    )
    credibility = models.PositiveSmallIntegerField(
        _("credibility (Admiralty)"), choices=Credibility, default=Credibility.UNJUDGED
    )
    disputed = models.BooleanField(_("disputed"), default=False)
    note_en = models.TextField(_("note of the desk (English)"), blank=True)
    note_ar = models.TextField(_("note of the desk (Arabic)"), blank=True)

    history = HistoricalRecords()
    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-latest", "-pk"]
        constraints = [
            *Dated.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                name="places_event_where_prec_known",
                condition=Q(where_prec__in=WherePrec.values),
                violation_error_message=_("The precision of the place is a UCDP code from 1 to 7."),
            ),
            models.CheckConstraint(
                name="places_event_credibility_1_to_6",
                condition=Q(credibility__in=Credibility.values),
                violation_error_message=_("Credibility is a number from 1 to 6."),
            ),
            models.CheckConstraint(
                name="places_event_published_is_somewhere",
                condition=~Q(status="published") | Q(geometry__isnull=False, point__isnull=False),
                violation_error_message=_("A published event needs a place or a footprint."),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "latest"], name="places_event_status_latest"),
            models.Index(fields=["reviewed_at"], name="places_event_reviewed_at"),
            models.Index(fields=["latest"], name="places_event_latest"),
            models.Index(fields=["status"], name="places_event_disputed", condition=Q(disputed=True)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_reader_language(self.title_en, self.title_ar)

    @property
    def summary(self) -> str:
        return in_reader_language(self.summary_en, self.summary_ar)

    @property
    def note(self) -> str:
        return in_reader_language(self.note_en, self.note_ar)

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.uuid])


class Role(models.TextChoices):
    INITIATOR = "initiator", _("who acts")
    TARGET = "target", _("against whom")
    SUPPORTER = "supporter", _("who supports")
    CLAIMANT = "claimant", _("who says so")


_OF_ONE = Q(event__isnull=False, claim__isnull=True) | Q(event__isnull=True, claim__isnull=False)


class Participant(models.Model):
    """An actor's role in an event (as the desk sees it) or in a claim (as one report says)."""

    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="participants",
    )
    claim = models.ForeignKey(
        "places.Claim",
        verbose_name=_("claim"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="participants",
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), on_delete=models.PROTECT, related_name="participations"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["role", "actor"]
        constraints = [
            models.CheckConstraint(
                name="places_participant_of_event_or_claim",
                condition=_OF_ONE,
                violation_error_message=_("A participant belongs to an event or to a claim."),
            ),
            models.UniqueConstraint(
                fields=["event", "actor", "role"],
                condition=Q(event__isnull=False),
                name="places_participant_once_an_event",
            ),
            models.UniqueConstraint(
                fields=["claim", "actor", "role"],
                condition=Q(claim__isnull=False),
                name="places_participant_once_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display()})"


class Figure(models.Model):
    """A number of an event or a claim: lowest, best and highest value in `unit`, of `what`.

    `unit` and `what` are the reading's words (places/reading/figures.py): unit "people" with
    what "killed", unit "km2" with what "area" and so on. `doubt` says why geometry or
    arithmetic contradicts it; empty where nothing does.
    """

    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
    )
    claim = models.ForeignKey(
        "places.Claim",
        verbose_name=_("claim"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
    )
    what = models.CharField(_("of what"), max_length=40)
    unit = models.CharField(_("unit"), max_length=20)
    low = models.FloatField(_("low"), null=True, blank=True)
    best = models.FloatField(_("best"), null=True, blank=True)
    high = models.FloatField(_("high"), null=True, blank=True)
    doubt = models.CharField(_("doubt"), max_length=300, blank=True)
    doubt_ar = models.CharField(_("doubt (Arabic)"), max_length=300, blank=True)
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["what", "pk"]
        constraints = [
            models.CheckConstraint(
                name="places_figure_of_event_or_claim",
                condition=_OF_ONE,
                violation_error_message=_("A figure belongs to an event or to a claim."),
            ),
            models.CheckConstraint(
                name="places_figure_has_a_value",
                condition=Q(low__isnull=False) | Q(best__isnull=False) | Q(high__isnull=False),
                violation_error_message=_("A figure needs a value."),
            ),
            models.CheckConstraint(
                name="places_figure_low_best_high",
                condition=(Q(low__isnull=True) | Q(best__isnull=True) | Q(low__lte=F("best")))
                & (Q(best__isnull=True) | Q(high__isnull=True) | Q(best__lte=F("high")))
                & (Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high"))),
                violation_error_message=_("Low is at most best, and best at most high."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.best if self.best is not None else self.low} {self.unit}"
