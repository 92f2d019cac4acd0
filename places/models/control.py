"""Who held what, when: dated, sourced facts, and areas drawn by hand."""

from django.contrib.gis.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from places.models.base import WGS84, Dated, Identified, Reviewed, Seeded
from places.querysets import ReviewedQuerySet


class ControlState(models.TextChoices):
    HELD = "held", _("held")
    PARTIAL = "partial", _("partly held")
    CONTESTED = "contested", _("contested")


class ControlFact(Identified, Seeded, Dated, Reviewed):
    """On a day, a place was held, partly held or contested by an actor, as a source says.

    It holds until the next fact on the same place. `earliest` None with a `latest` means "by
    that day at the latest". `actor` may be None only where the place is contested.
    """

    place = models.ForeignKey(
        "places.Place", verbose_name=_("place"), on_delete=models.PROTECT, related_name="control_facts"
    )
    state = models.CharField(_("state"), max_length=10, choices=ControlState)
    actor = models.ForeignKey(
        "places.Actor",
        verbose_name=_("actor"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="control_facts",
    )
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_ar = models.CharField(_("note (Arabic)"), max_length=300, blank=True)
    source = models.ForeignKey(
        "places.Source", verbose_name=_("source"), on_delete=models.PROTECT, related_name="control_facts"
    )
    citation = models.CharField(_("citation"), max_length=300, blank=True)

    history = HistoricalRecords()
    objects = ReviewedQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact of control")
        verbose_name_plural = _("facts of control")
        ordering = ["latest", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            *Reviewed.Meta.constraints,
            models.CheckConstraint(
                name="places_controlfact_dated",
                condition=Q(latest__isnull=False),
                violation_error_message=_("A fact of control needs a day."),
            ),
            models.CheckConstraint(
                name="places_controlfact_holder_known",
                condition=Q(state="contested") | Q(actor__isnull=False),
                violation_error_message=_("Who holds the place is missing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.latest}: {self.get_state_display()}"


class DrawnArea(Identified, Dated, Reviewed):
    """An area of control that somebody drew, marked as such; valid from `earliest` to `latest`."""

    actor = models.ForeignKey(
        "places.Actor", verbose_name=_("actor"), on_delete=models.PROTECT, related_name="+"
    )
    geometry = models.MultiPolygonField(_("geometry"), srid=WGS84)
    source = models.ForeignKey(
        "places.Source", verbose_name=_("source"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    history = HistoricalRecords()
    objects = ReviewedQuerySet.as_manager()

    class Meta:
        verbose_name = _("drawn area")
        verbose_name_plural = _("drawn areas")
        ordering = ["earliest", "pk"]
        constraints = [*Dated.Meta.constraints, *Reviewed.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.actor} {self.when_edtf}"
