"""Sources, their reports, the places that these mention and the claims that they make."""

from django.contrib.gis.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from places.models.base import WGS84, Dated, Identified, Reviewed, Seeded, WherePrec, in_reader_language
from places.querysets import ReviewedQuerySet


class SourceKind(models.TextChoices):
    NEWSPAPER = "newspaper", _("newspaper or news site")
    AGENCY = "agency", _("news agency")
    BROADCASTER = "broadcaster", _("broadcaster")
    MONITOR = "monitor", _("monitoring group")
    MILITARY = "military", _("military statement")
    SOCIAL = "social", _("social media account")
    REFERENCE = "reference", _("reference work")
    OTHER = "other", _("other")


class Reliability(models.TextChoices):
    """The Admiralty code's grade of a source."""

    A = "A", _("A – completely reliable")
    B = "B", _("B – usually reliable")
    C = "C", _("C – fairly reliable")
    D = "D", _("D – not usually reliable")
    E = "E", _("E – unreliable")
    F = "F", _("F – cannot be judged")


SYNTHETIC_KEY = "synthetic-"
"""Keys of made-up sources begin with it; that is how everything made up is known."""


class Source(Identified, Seeded):
    """An outlet that reports come from."""

    name_en = models.CharField(_("name (English)"), max_length=160)
    name_ar = models.CharField(_("name (Arabic)"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=SourceKind, default=SourceKind.OTHER)
    url = models.URLField(_("address"), max_length=500, blank=True)
    affiliation = models.ForeignKey(
        "places.Actor",
        verbose_name=_("affiliation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outlets",
    )
    reliability = models.CharField(
        _("reliability (Admiralty)"), max_length=1, choices=Reliability, default=Reliability.F
    )
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_ar = models.CharField(_("note (Arabic)"), max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                name="places_source_reliability_a_to_f",
                condition=Q(reliability__in=Reliability.values),
                violation_error_message=_("Reliability is a letter from A to F."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_reader_language(self.name_en, self.name_ar)

    @property
    def synthetic(self) -> bool:
        """Whether it is made up, for tests and measurements (manage.py generate_events)."""
        return (self.key or "").startswith(SYNTHETIC_KEY)

    @property
    def note(self) -> str:
        return in_reader_language(self.note_en, self.note_ar)


class ReportLanguage(models.TextChoices):
    ARABIC = "ar", _("Arabic")
    ENGLISH = "en", _("English")
    MIXED = "mul", _("several languages")
    UNKNOWN = "und", _("undetermined")


class Report(Identified, Seeded, Reviewed):
    """One article, statement or post, kept as it came.

    `text` is never edited: every offset of a mention or a claim counts its code points.
    The publication date is an EDTF expression with its earliest and latest day; all three are
    empty for an undated report, and `published_note` says how an uncertain date was found.
    """

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="reports"
    )
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    language = models.CharField(
        _("language"), max_length=3, choices=ReportLanguage, default=ReportLanguage.UNKNOWN
    )
    text = models.TextField(_("text"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    is_digest = models.BooleanField(
        _("digest in own words"),
        default=False,
        help_text=_("The text tells the facts of the original in the desk's own words."),
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="translations",
        help_text=_("A translation is the same testimony: it never counts as a second source."),
    )
    published_edtf = models.CharField(_("publication date (EDTF)"), max_length=64, blank=True)
    published_earliest = models.DateField(_("published at the earliest"), null=True, blank=True)
    published_latest = models.DateField(_("published at the latest"), null=True, blank=True)
    published_note = models.CharField(_("how the date is known"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    engine = models.CharField(_("reading engine"), max_length=64, blank=True, editable=False)

    history = HistoricalRecords(excluded_fields=["text"])
    objects = ReviewedQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-published_latest", "-received_at"]
        constraints = [
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                name="places_report_published_in_order",
                condition=Q(published_earliest__isnull=True)
                | Q(published_latest__isnull=True)
                | Q(published_earliest__lte=F("published_latest")),
                violation_error_message=_("The earliest day of publication is after the latest."),
            ),
            models.CheckConstraint(
                name="places_report_text_not_empty",
                condition=~Q(text=""),
                violation_error_message=_("A report needs a text."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MentionStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    CORRECTED = "corrected", _("corrected")
    REJECTED = "rejected", _("rejected")


class Mention(Identified):
    """A span of a report that names a place, what the reading made of it, and what an editor did.

    `start` and `end` are code points of the report's text (a database trigger holds them inside
    it and `surface` to what stands there). `candidates` is a list, best first, of
    {"place": uuid, "name_en", "name_ar", "kind", "lon_lat": [lon, lat], "score": 0–1,
    "reasons": [str]}. `place` None with status "proposed" means that the reading abstained, and
    `abstained` says why. `relation` is None or {"kind", "phrase", "anchor": uuid | null,
    "direction": str | null, "distance_m": float | null}. `point` is an editor's click on the
    map where no place of the gazetteer fits. `footprint` is the area meant (WGS 84).
    """

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="mentions"
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    surface = models.CharField(_("as written"), max_length=200)
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
    )
    score = models.FloatField(_("score"), null=True, blank=True)
    candidates = models.JSONField(_("candidates"), default=list, blank=True)
    abstained = models.CharField(_("why no place was chosen"), max_length=200, blank=True)
    relation = models.JSONField(_("spatial relation"), null=True, blank=True)
    footprint = models.GeometryField(_("footprint"), srid=WGS84, null=True, blank=True)
    point = models.PointField(_("point set by an editor"), srid=WGS84, null=True, blank=True)
    where_prec = models.PositiveSmallIntegerField(
        _("precision of the place"), choices=WherePrec, null=True, blank=True
    )
    within_actor = models.ForeignKey(
        "places.Actor",
        verbose_name=_("part of the name of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    status = models.CharField(
        _("status"), max_length=10, choices=MentionStatus, default=MentionStatus.PROPOSED
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["report", "start", "end"]
        constraints = [
            models.UniqueConstraint(fields=["report", "start", "end"], name="places_mention_span_once"),
            models.CheckConstraint(
                name="places_mention_span_not_empty",
                condition=Q(start__lt=F("end")),
                violation_error_message=_("A mention ends after it starts."),
            ),
            models.CheckConstraint(
                name="places_mention_where_prec_known",
                condition=Q(where_prec__isnull=True) | Q(where_prec__in=WherePrec.values),
                violation_error_message=_("The precision of the place is a UCDP code from 1 to 7."),
            ),
        ]

    def __str__(self) -> str:
        return self.surface


class Modality(models.TextChoices):
    ASSERTED = "asserted", _("asserted")
    DENIED = "denied", _("denied")
    FORECAST = "forecast", _("forecast")


class ClaimStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class Claim(Identified, Dated):
    """What one report says happened. Never edited into agreement with another: an Event gathers claims."""

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.CASCADE, related_name="claims"
    )
    event = models.ForeignKey(
        "places.Event",
        verbose_name=_("event"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims",
    )
    type = models.ForeignKey(
        "places.EventType", verbose_name=_("type"), on_delete=models.PROTECT, related_name="+"
    )
    evidence_start = models.PositiveIntegerField(_("evidence starts at"))
    evidence_end = models.PositiveIntegerField(_("evidence ends at"))
    mentions = models.ManyToManyField(Mention, verbose_name=_("places"), blank=True, related_name="claims")
    claimant = models.ForeignKey(
        "places.Actor",
        verbose_name=_("claimed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims_made",
    )
    modality = models.CharField(_("modality"), max_length=10, choices=Modality, default=Modality.ASSERTED)
    status = models.CharField(_("status"), max_length=10, choices=ClaimStatus, default=ClaimStatus.PROPOSED)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)

    history = HistoricalRecords(m2m_fields=["mentions"])

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["report", "evidence_start"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="places_claim_evidence_not_empty",
                condition=Q(evidence_start__lt=F("evidence_end")),
                violation_error_message=_("Evidence ends after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.evidence[:60]}"

    @property
    def evidence(self) -> str:
        """The sentence that the claim rests on, as it stands in the report."""
        return self.report.text[self.evidence_start : self.evidence_end]
