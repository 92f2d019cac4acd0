"""A small table of actors for the tests of the reading."""

# ruff: noqa: E501 - a case on one line reads best

from places.reading.types import ActorRecord

ACTORS = [
    ActorRecord("coalition", "International Coalition", "التحالف الدولي", ("Coalition", "the Coalition"), "coalition"),
    ActorRecord("sdf", "Syrian Democratic Forces", "قوات سوريا الديمقراطية", ("SDF", "قسد"), "militia"),
    ActorRecord("dmc", "Deir ez-Zor Military Council", "مجلس دير الزور العسكري", (), "militia", "sdf"),
    ActorRecord("is", "Islamic State", "تنظيم الدولة الإسلامية", ("IS", "ISIS", "داعش", "تنظيم الدولة"), "jihadist",
                strength=30_000),
    ActorRecord("amaq", "Amaq", "وكالة أعماق", ("Amaq",), "media", "is"),
    ActorRecord("french", "French forces", "القوات الفرنسية", ("قوات فرنسية",), "state", "coalition"),
    ActorRecord("regime", "Syrian Arab Army", "قوات النظام", ("Syrian army", "جيش النظام"), "state"),
    ActorRecord("russia", "Russian forces", "القوات الروسية", ("Russian jets",), "state"),
    ActorRecord("sohr", "Syrian Observatory", "المرصد السوري", ("SOHR",), "civil"),
    ActorRecord("sources", "Local sources", "مصادر محلية", ("مصدر طبي", "مصادر أهلية", "local source"), "civil"),
    ActorRecord("activists", "Activists", "ناشطون", ("ناشطين", "local activists"), "civil"),
    ActorRecord("pages", "Local pages", "صفحات محلية", ("صفحات موالية", "local pages"), "media"),
    ActorRecord("correspondent", "Our correspondent", "مراسلنا", (), "media"),
    ActorRecord("post", "Euphrates Post", "شبكة فرات بوست", (), "media"),
    ActorRecord("civilians", "Civilians", "المدنيون", ("مدنيين", "مدنيون", "civilians"), "civil"),
]  # fmt: skip
