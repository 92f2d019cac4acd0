"""What several models share: public identity, seeded rows, review, and dates as intervals."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WGS84 = 4326
HEX_COLOUR = r"^#[0-9a-f]{6}$"


def in_arabic() -> bool:
    """Whether the reader's language is Arabic."""
    return (get_language() or "").startswith("ar")


def in_reader_language(en: str, ar: str) -> str:
    """The Arabic for a reader of Arabic, the English for any other; the other one where that is missing."""
    return (ar or en) if in_arabic() else (en or ar)


class WherePrec(models.IntegerChoices):
    """UCDP's where_prec: how well a place is known."""

    EXACT = 1, _("exact place")
    NEAR = 2, _("within about 25 km")
    DISTRICT = 3, _("district (ADM2)")
    GOVERNORATE = 4, _("governorate (ADM1)")
    VAGUE = 5, _("relative or vague")
    COUNTRY = 6, _("country")
    WATER_OR_AIR = 7, _("water or air")


class DatePrec(models.IntegerChoices):
    """UCDP's date_prec: how well a time is known."""

    DAY = 1, _("day")
    DAYS = 2, _("2–6 days")
    WEEK = 3, _("week")
    MONTH = 4, _("month")
    LONGER = 5, _("more than a month")


class Status(models.TextChoices):
    """Where a report or an event stands on its way through the desk."""

    DRAFT = "draft", _("draft")
    REVIEWED = "reviewed", _("reviewed")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("rejected")
    UNVERIFIABLE = "unverifiable", _("unverifiable")


class Identified(models.Model):
    """A row with a stable UUID, the only identity that public URLs carry."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Seeded(models.Model):
    """A row that a seed file may own.

    `key` is the row's stable name in seeds/ (empty for an editor's own rows); `seed_digest` is
    the SHA-256 of the values that the seeds last wrote, so that a later load can tell a row
    that nobody touched from one that an editor changed, and leave the latter alone.
    """

    key = models.SlugField(max_length=80, null=True, blank=True, unique=True, allow_unicode=True)
    seed_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    """A time as the field writes it: an EDTF expression with its earliest and latest day.

    Both days are None where a report gives no date at all; only `earliest` is None for
    "by then at the latest". Days are calendar days in Asia/Damascus.
    """

    when_edtf = models.CharField(_("date (EDTF)"), max_length=64, blank=True)
    earliest = models.DateField(_("earliest day"), null=True, blank=True)
    latest = models.DateField(_("latest day"), null=True, blank=True)
    date_prec = models.PositiveSmallIntegerField(
        _("precision of the date"), choices=DatePrec, null=True, blank=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_starts_before_it_ends",
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                violation_error_message=_("The earliest day is after the latest day."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_date_prec_known",
                condition=Q(date_prec__isnull=True) | Q(date_prec__in=DatePrec.values),
                violation_error_message=_("The precision of the date is a UCDP code from 1 to 5."),
            ),
        ]


class Reviewed(models.Model):
    """A row that reaches the public only when a person published it, with their name and time."""

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT, db_index=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_published_is_reviewed",
                condition=~Q(status="published") | Q(reviewer__isnull=False, reviewed_at__isnull=False),
                violation_error_message=_(
                    "Only a reviewed row can be published: reviewer and time are missing."
                ),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_status_known",
                condition=Q(status__in=Status.values),
                violation_error_message=_("Unknown status."),
            ),
        ]
