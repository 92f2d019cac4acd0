"""A small gazetteer of the front for the tests of the reading: real places, coarse shapes."""

# ruff: noqa: E501 - a place on one line reads best

from shapely.geometry import LineString, Polygon, box

from places.reading.types import ActorMention, ActorRecord, PlaceRecord

SYRIA = Polygon(
    [(35.8, 32.6), (38.8, 33.4), (41.0, 34.4), (41.3, 36.4), (42.3, 37.2), (38.0, 36.8), (35.8, 35.9)]
)
IRAQ = Polygon(
    [(38.8, 33.3), (41.0, 34.4), (41.3, 36.4), (42.3, 37.2), (45.0, 36.0), (46.0, 31.0), (40.0, 31.9)]
)
DEIR_EZ_ZOR = Polygon([(39.3, 35.0), (39.8, 36.0), (40.9, 35.7), (41.3, 35.6), (41.0, 34.4), (40.0, 34.2)])
HASAKAH = Polygon([(39.7, 36.8), (42.2, 37.2), (41.4, 36.4), (41.3, 35.7), (40.4, 35.8)])
HOMS = Polygon([(36.3, 34.4), (36.6, 35.0), (39.4, 35.0), (40.2, 34.2), (38.8, 33.4), (37.0, 34.0)])
EUPHRATES = LineString(
    [(38.1, 36.6), (38.5, 35.85), (39.0, 35.92), (39.9, 35.55), (40.14, 35.34), (40.42, 35.08), (40.55, 34.92),
     (40.7, 34.74), (40.84, 34.66), (40.93, 34.5), (41.1, 34.4), (42.0, 34.4)]
)  # fmt: skip
KHABUR = LineString([(40.2, 36.8), (40.75, 36.5), (40.74, 36.0), (40.66, 35.5), (40.43, 35.14)])

_GOV = {"Deir ez-Zor": "deir_ez_zor_gov", "Al-Hasakah": "hasakah_gov", "Homs": "homs_gov"}


def _place(key, en, ar, kind, lat, lon, names="", admin1="Deir ez-Zor", country="SY", **more):
    parents = (_GOV[admin1],) if admin1 in _GOV and kind != "governorate" else ()
    more.setdefault("prior", 1.0 if country == "SY" else 0.8)
    if kind == "country":
        parents = ()
    elif country == "SY":
        parents = (*parents, "syria")
    aliases = tuple(name for name in (en, ar, *names.split("|")) if name)
    return PlaceRecord(
        key, en, ar, aliases, kind, (lon, lat), admin1=admin1, country=country, lies_in=parents, **more
    )


PLACES = [
    _place("syria", "Syria", "سوريا", "country", 35.0, 38.0, "سورية", "", shape=SYRIA, where_prec=6),
    _place("iraq", "Iraq", "العراق", "country", 33.0, 44.0, "", "", "IQ", shape=IRAQ, where_prec=6),
    _place("deir_ez_zor_gov", "Deir ez-Zor Governorate", "محافظة دير الزور", "governorate", 35.0, 40.5,
           "Deir ez-Zor province", shape=DEIR_EZ_ZOR, where_prec=4),
    _place("hasakah_gov", "Al-Hasakah Governorate", "محافظة الحسكة", "governorate", 36.5, 40.8,
           admin1="Al-Hasakah", shape=HASAKAH, where_prec=4),
    _place("homs_gov", "Homs Governorate", "محافظة حمص", "governorate", 34.4, 38.0, admin1="Homs", shape=HOMS,
           where_prec=4),
    _place("deir_ez_zor", "Deir ez-Zor", "دير الزور", "city", 35.3354, 40.1408, "Deir Ezzor|Dayr az-Zawr",
           population=211_000),
    _place("hasakah", "Al-Hasakah", "الحسكة", "city", 36.5024, 40.7477, "Hasakeh|Hasaka", "Al-Hasakah",
           population=188_000),
    _place("homs", "Homs", "حمص", "city", 34.724, 36.7256, "", "Homs", population=775_000),
    _place("tadmur", "Tadmur", "تدمر", "city", 34.5624, 38.284, "Palmyra", "Homs"),
    _place("raqqah", "Ar-Raqqah", "الرقة", "city", 35.9528, 39.0079, "Raqqa|al-Raqqa", "Ar-Raqqah"),
    _place("hajin", "Hajin", "هجين", "town", 34.6869, 40.8393, population=37_000),
    _place("hajin_pocket", "Hajin pocket", "جيب هجين", "pocket", 34.6, 40.9, shape=box(40.8, 34.45, 40.98, 34.72),
           where_prec=2),
    _place("susah", "As-Susah", "السوسة", "town", 34.5251, 40.9677, "al-Susa|Sousse (Deir ez-Zor)"),
    _place("shafah", "Ash-Sha'fah", "الشعفة", "town", 34.5735, 40.9399, "al-Shaafah|Shafa"),
    _place("baghouz", "Al-Baghouz Fawqani", "الباغوز فوقاني", "village", 34.4573, 40.9501, "الباغوز|Baghouz"),
    _place("bu_badran", "Al-Bu Badran", "البوبدران", "village", 34.5511, 40.9509),
    _place("kashmah", "Al-Kashmah", "الكشمة", "village", 34.6267, 40.9369),
    _place("gharanij", "Gharanij", "غرانيج", "town", 34.7863, 40.7181),
    _place("abbas", "Al-Abbas", "العباس", "village", 34.6907, 40.7983),
    _place("bukamal", "Al-Bukamal", "البوكمال", "city", 34.4547, 40.9117, "أبو كمال|Abu Kamal|Albu Kamal"),
    _place("mayadin", "Al-Mayadin", "الميادين", "city", 35.0249, 40.4281, "Mayadeen|al-Mayadeen"),
    _place("busayrah", "Al-Busayrah", "البصيرة", "town", 35.1581, 40.4277, "Basira"),
    _place("dhiban", "Dhiban", "ذيبان", "town", 35.0115, 40.5047, "Thiban"),
    _place("zir", "Az-Zirr", "الزر", "village", 35.1249, 40.4347),
    _place("suwar", "As-Suwar", "الصور", "town", 35.5067, 40.6617, "صور|al-Suwar"),
    _place("markadah", "Markadah", "مركدة", "town", 35.7591, 40.7679, "Markada", "Al-Hasakah"),
    _place("dashishah", "Ad-Dashishah", "الدشيشة", "town", 36.0431, 41.1649, "al-Dashisha|Dashisha", "Al-Hasakah"),
    _place("dashishah_west", "Elwet Eldisheisha", "الدشيشة", "village", 36.02, 40.77, "", "Al-Hasakah", prior=0.8),
    _place("safouk_crossing", "Safouk border crossing", "معبر الصفوك", "crossing", 36.0981, 41.2549, "الصفوك",
           "Al-Hasakah"),
    _place("shaddadi", "Ash-Shaddadi", "الشدادي", "town", 36.0507, 40.7389, "al-Shaddadi", "Al-Hasakah"),
    _place("qamishli", "Qamishli", "القامشلي", "city", 37.0522, 41.2314, "", "Al-Hasakah"),
    _place("hawl", "Al-Hawl", "الهول", "town", 36.3933, 41.14, "al-Hol|Hole", "Al-Hasakah"),
    _place("tal_tamr", "Tall Tamr", "تل تمر", "town", 36.6572, 40.3722, "Tal Tamr", "Al-Hasakah"),
    _place("manbij", "Manbij", "منبج", "city", 36.5281, 37.9549, "", "Aleppo"),
    _place("ramadi_sy", "Ar-Ramadi (Abu Kamal)", "الرمادي", "village", 34.6385, 40.8693),
    _place("ramadi_iq", "Ramadi", "الرمادي", "city", 33.4206, 43.3078, "", "Al-Anbar", "IQ", population=223_000),
    _place("qaim", "Al-Qa'im", "القائم", "city", 34.369, 41.094, "al-Qaim", "Al-Anbar", "IQ"),
    _place("mosul", "Mosul", "الموصل", "city", 36.335, 43.1189, "", "Ninawa", "IQ", population=1_600_000),
    _place("tyre", "Tyre", "صور", "city", 33.27, 35.2, "", "South", "LB", prior=0.2, population=135_000),
    _place("omar_field", "Al-Omar oil field", "حقل العمر", "oil_field", 35.088, 40.568, "al-Omar field"),
    _place("industrial_city", "Industrial City", "المدينة الصناعية", "site", 35.28, 40.2),
    _place("euphrates", "Euphrates", "الفرات", "river", 35.0, 40.45, "نهر الفرات|Euphrates River", "",
           shape=EUPHRATES, where_prec=5),
    _place("khabur", "Khabur", "الخابور", "river", 35.8, 40.75, "نهر الخابور", "", shape=KHABUR, where_prec=5),
    _place("merv", "Middle Euphrates River Valley", "وادي الفرات", "region", 34.9, 40.6, "MERV|Euphrates valley",
           "", where_prec=5),
    _place("jazirah", "Al-Jazirah", "الجزيرة", "region", 36.2, 40.8, "the Jazira region", "", where_prec=5),
    _place("badiyah", "Syrian Desert", "البادية السورية", "desert", 34.2, 39.0, "البادية", "", where_prec=5),
    # These the gazetteer knows in Latin letters only.
    _place("C1", "Fenejin", "", "village", 35.896, 39.905, prior=0.5),
    _place("C2", "Eastern Rweished", "", "village", 35.72, 40.45, prior=0.5),
    _place("C3", "Maaret Elnaasan - Maaret Elhaski", "", "village", 36.035, 36.837, "", "Idlib", prior=0.5),
    _place("C4", "Mistriha", "", "village", 36.29, 38.8, "", "Ar-Raqqah", prior=0.5),
    _place("C5", "Al Mustareeha", "", "village", 32.9, 36.2, "", "Daraa", prior=0.5),
    _place("C6", "Tal Jomaa", "", "village", 36.667, 40.343, "", "Al-Hasakah", prior=0.5),
    _place("C7", "Tall", "", "village", 36.7, 40.3, "", "Al-Hasakah", prior=0.5),
]  # fmt: skip

SDF = ActorRecord("sdf", "Syrian Democratic Forces", "قوات سوريا الديمقراطية", (), "force")
COUNCIL = ActorRecord("dmc", "Deir ez-Zor Military Council", "مجلس دير الزور العسكري", (), "force")
_ACTORS = {
    SDF: ("قوات سوريا الديمقراطية", "Syrian Democratic Forces", "Syria Democratic Forces"),
    COUNCIL: ("مجلس دير الزور العسكري", "Deir ez-Zor Military Council"),
}


def actors_in(text):
    """The actors of this small table that a text names, by plain search."""
    return [
        ActorMention(actor, text.index(name), text.index(name) + len(name), name)
        for actor, names in _ACTORS.items()
        for name in names
        if name in text
    ]
