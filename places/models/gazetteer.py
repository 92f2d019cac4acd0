"""The gazetteer: places and their names in every script."""

from django.contrib.gis.db import models
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from places.models.base import WGS84, Identified, Seeded, WherePrec, in_reader_language
from places.querysets import PlaceQuerySet


class PlaceKind(models.TextChoices):
    CITY = "city", _("city")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    CAMP = "camp", _("camp")
    CROSSING = "crossing", _("border crossing")
    BRIDGE = "bridge", _("bridge")
    OIL_FIELD = "oil_field", _("oil or gas field")
    BASE = "base", _("military base")
    DAM = "dam", _("dam")
    SITE = "site", _("site")
    AREA = "area", _("area")
    POCKET = "pocket", _("pocket")
    REGION = "region", _("region")
    DESERT = "desert", _("desert")
    RIVER = "river", _("river")
    MOUNTAIN = "mountain", _("mountain")
    SUBDISTRICT = "subdistrict", _("subdistrict")
    DISTRICT = "district", _("district")
    GOVERNORATE = "governorate", _("governorate")
    COUNTRY = "country", _("country")


class Place(Identified, Seeded):
    """A place on the ground.

    `geometry` (WGS 84, lon-lat, any type) is what is known of its shape; `point` always stands
    for it on a map and may lie far from a region's edge, so `accuracy_m` says how far off it
    can be. `prior` weighs namesakes: 1.0 for the front's own places, less further away.
    """

    name_en = models.CharField(_("name (English)"), max_length=160)
    name_ar = models.CharField(_("name (Arabic)"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=PlaceKind)
    geometry = models.GeometryField(_("geometry"), srid=WGS84)
    point = models.PointField(_("representative point"), srid=WGS84)
    accuracy_m = models.PositiveIntegerField(_("accuracy in metres"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
    )
    admin1 = models.CharField(_("governorate"), max_length=80, blank=True)
    country = models.CharField(_("country (ISO 3166)"), max_length=2, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    prior = models.FloatField(_("prior"), default=0.5)
    label_zoom = models.PositiveSmallIntegerField(_("labelled from zoom"), default=12)
    pcode = models.CharField(_("OCHA p-code"), max_length=16, null=True, blank=True, unique=True)
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=16, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    history = HistoricalRecords()
    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name_en", "pk"]
        constraints = [
            models.CheckConstraint(
                name="places_place_prior_in_0_1",
                condition=Q(prior__gte=0, prior__lte=1),
                violation_error_message=_("The prior lies between 0 and 1."),
            ),
        ]
        indexes = [
            models.Index(fields=["geonames_id"], name="places_place_geonames"),
            models.Index(fields=["kind"], name="places_place_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's script, or the other where that one is missing."""
        return in_reader_language(self.name_en, self.name_ar)

    @property
    def where_prec(self) -> WherePrec:
        """The precision that an event has when this place, whole, is all that is known."""
        by_kind = {
            PlaceKind.COUNTRY: WherePrec.COUNTRY,
            PlaceKind.GOVERNORATE: WherePrec.GOVERNORATE,
            PlaceKind.DISTRICT: WherePrec.DISTRICT,
            PlaceKind.SUBDISTRICT: WherePrec.DISTRICT,
            PlaceKind.RIVER: WherePrec.VAGUE,
            PlaceKind.REGION: WherePrec.VAGUE,
            PlaceKind.DESERT: WherePrec.VAGUE,
            PlaceKind.POCKET: WherePrec.NEAR,
            PlaceKind.AREA: WherePrec.NEAR,
        }
        return by_kind.get(PlaceKind(self.kind), WherePrec.EXACT)

    @property
    def shape(self) -> GEOSGeometry:
        return self.geometry or self.point


class NameKind(models.TextChoices):
    OFFICIAL = "official", _("official")
    ALIAS = "alias", _("alias")
    TRANSLITERATION = "transliteration", _("transliteration")
    CORRECTION = "correction", _("from an editor's correction")


class PlaceName(models.Model):
    """One name of a place. `folded` is places.reading.text.fold(text), for search."""

    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("name"), max_length=160)
    language = models.CharField(_("language"), max_length=8, default="und")
    kind = models.CharField(_("kind"), max_length=16, choices=NameKind, default=NameKind.ALIAS)
    folded = models.CharField(max_length=160, editable=False, db_index=True)
    seeded = models.BooleanField(default=False, editable=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        ordering = ["place", "text"]
        constraints = [
            models.UniqueConstraint(fields=["place", "text"], name="places_placename_once_a_place"),
            models.CheckConstraint(
                name="places_placename_not_empty",
                condition=~Q(text="") & ~Q(folded=""),
                violation_error_message=_("A name needs letters."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        from places.reading.text import fold

        self.folded = fold(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
