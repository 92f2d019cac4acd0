"""The words that tell what part an actor plays in what happened, in Arabic and English."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from places.reading.words import words_of

SAYS = words_of(
    "وثق وثقت سجل سجلت أحصى أحصت رصد رصدت قال قالت قالوا أعلن أعلنت ذكر ذكرت أفاد أفادت أكد أكدت زعم زعمت ادعى ادعت تبنى تبنت كشف كشفت نشر نشرت أضاف أضافت أوضح أوضحت تحدث تحدثت بينت نقل "
    "نقلت بحسب حسب وفق وفقا نقلا بيان رواية متحدث المتحدث ناطق الناطق باسم spokesman spokesperson spokeswoman"
)
# Words whose first letter is their own, no "and".
ROOTED = words_of(
    "وثقت وثقوا وصلت وصلوا وقعت وقعوا وفقا وحدات وجود وكالة وزارة وسائل وساطة فجرت فجروا فقدت فرقة فصائل فلول"
)
RANKED = words_of("صفوف ranks")
UNITS = words_of("كم كيلومتر كيلومترا كيلومترات متر مترا أمتار km kilometres kilometers miles")
ONLY_BY = words_of(
    "attended accompanied visited joined seen reported published obtained reviewed monitored quoted cited"
)
HELPS = words_of("supported supports assisted aided")
TAKEN = words_of("أسر أسرت اعتقل اعتقلوا خطف اختطف سلم استسلم انسحب وصل عثر نزح فر هرب أفرج")
KIN = words_of("عائلات لعائلات أسر زوجات زوجة أطفال نساء عوائل families wives relatives")
THAT = words_of("أن بأن that")
DENIES = words_of("نفى نفت نفوا ينفي تنفي رجح رجحت")
SAYS_AFTER = words_of(
    "said says claimed claims announced reported stated added told confirmed published according acknowledged admitted tweeted wrote noted warned denied documented recorded spokesman spokeswoman spokesperson"
)
AGAINST = words_of(
    "ضد تجمع لتجمع شاحنة شاحنات سيارة سيارات عربة عربات قافلة أرتالا لعناصر لمقاتلي مواقع موقع مواقعه تجمعات مقرات مقر مقرا مقره تحصينات أهداف أهدافا نفق نفقا أنفاق خنادق مستودع مستودعات نقاط معقل معاقل حساب مواجهة محاربة مسلحي نقطة حاجز حاجزا حواجز موقعا نقاطا تجمعا مقرات لقيادات لقيادة لقادة لقيادي آلية آليات رتل رتلا أرتال دورية دوريات وجود تواجد جيوب جيب فلول عناصر مقاتلي أوكار العائدة عائدة "
    "against positions position targets hideouts defeat fighting checkpoint members"
)
# Ground and kit of an actor: whose they are suffers, whether named before or behind what befell them.
STANDING = words_of(
    "positions position posts post bases base headquarters checkpoint checkpoints stronghold strongholds tunnels"
)
OWN_GROUND = words_of(
    "مواقعه مواقعها نقاطه نقاطها مقراته مقراتها قواعدها قواعده أرتالها حواجزها حواجزه دورياتها"
)
STRUCK = words_of("على استهدف استهدفت استهدفا قصف قصفت طال طالت on hit struck targeted against at")
# Men of an actor, right behind a verb that they are the subject of: "شن عناصر من داعش".
SUBJECTS = words_of(
    "عناصر مقاتلو مسلحو مجموعة مجموعات دورية دوريات خلية خلايا جنود قوة وحدات عنصر مسلحون انتحاري انتحاريو انغماسيو انغماسيون"
)
ACTING = words_of(
    "شن شنت نفذ نفذت هاجم هاجمت داهم داهمت اقتحم اقتحمت فجر فجرت أطلق أطلقت تسلل تسللت تمكن تمكنت حاول حاولت قام قامت نصب نصبت خطف خطفت اختطف اختطفت "
    "اعتقل اعتقلت أعدم أعدمت قصف قصفت استهدف استهدفت سيطر سيطرت زرع زرعت اغتال اغتالت فتح فتحت صادر صادرت نهب نهبت أقدم أقدمت"
)
OF_THEM = words_of("من تابعة تابع تابعون تابعين مشتركة مسلحة منفذة")
WITH = words_of("مع with")
ALONGSIDE = words_of("جنبا بالتزامن بالاشتراك مشترك مشتركة along together alongside jointly")
ONE_OF = words_of(
    "جندي جنديا جنديين جنديان ضابط ضابطا القائد القيادي العنصر العضو المقاتل قيادي قياديا قياديين قائد عنصر عنصرا عنصرين عضو أمير مقاتل مقاتلا مسؤول"
)
RANKS = words_of("عسكري عسكريا ميداني ميدانيا بارز بارزا أمني أمنيا محلي محليا كبير سابق")
# "SDF positions": the English noun behind a name says that it is the name's owner who suffers.
HELD = words_of(
    "positions position targets target hideouts checkpoint checkpoints headquarters convoy base bases post posts stronghold strongholds "
    "unit units vehicle vehicles tunnel tunnels cache caches leader leaders commander commanders facility center centre compound building bus buses truck trucks line lines pocket pockets enclave route routes patrol patrols checkpoint convoys financier operative operatives emir headquarter fighting"
)
HELD_SO = words_of(
    "tactical fighting supply command weapons mortar heavy staging oil senior top armed and control"
)
TROOPS = words_of(
    "fighters fighter militants militant members member soldiers soldier troops vehicles vehicle commander officer leader official recruit"
)
# What a speaker says of itself: "its fighters", "that it had captured", "طائراته".
OWN_FORCES = words_of(
    "مقاتليها مقاتليه مقاتلوها مقاتلوه عناصرها عناصره جنودها جنوده قواتها قواته مسلحيه مسلحيها"
)
OWN_FALLEN = words_of("قتلاها قتلاه قتلاهم شهدائها شهداءها جرحاها جرحاه")
OWN = OWN_FORCES | words_of(
    "طائراته طائراتها مدفعيته مدفعيتها أنها أنه بأنها بأنه انها وحداتها وحداته it its they their had"
)
HAD = words_of("had has have قد")
# What a speaker only looks into it did not do by its own words.
LOOKING = words_of("looking investigating aware reviewing assessing examining تحقق يحقق تحقيقا")
DYING = words_of("مقتل قتل قتلت قتلوا إصابة أصيب أسر خسارة خسر خسرت killed lost wounded died death")
SUPPORTING = words_of(
    "بدعم دعم بمساندة مساندة بإسناد بمشاركة مشاركة بغطاء مدعومة مدعوما المدعومة المدعوم بالتعاون تعاون بالتنسيق شاركت شارك ساندت بمؤازرة backed supported support"
)
BY = (("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("قام", "به"), ("قامت", "بها"), ("قامت", "به"), ("by",))
FROM = frozenset(("من", "from"))
COUNTED = words_of(
    "قتل فقتل مقتل عنصر عنصرا عناصر مقاتلا مقاتل مقاتلين عشرين عشرة عشر قتيلا قتلى عنصرين عنصران مقاتلان جنديين جنديا جندي جنديان قياديا قياديين killed fighters members"
)
MEN = words_of("عناصر مسلحو مقاتلو مقاتلي جنود دورية مجموعة")
FALLEN = words_of(
    "قتل قتلت قتلوا مقتل اغتيال اغتال استشهاد استشهد سقوط سقط أصيب أصيبوا إصابة جرح جرحوا killed killing wounded wounding injured injuring died shot slain gunned dead"
)
# Whose pages and sources they are says nothing of who speaks.
NEAR_TO = words_of("موالية موال مواليين مقربة مقرب المقربة المقرب الموالية معارضة معارض")
DONE_BY = words_of("أطلقه أطلقها أطلقته أطلقتها نفذه نفذها نفذته نفذتها شنه شنها شنته شنتها قادته قادها")
REPORTERS = words_of(
    "مراسل مراسلة مراسلي صحفي صحفيا إعلامي إعلاميا مصور مصورا ناشط موظف reporter correspondent journalist photographer"
)
LEFT_BEHIND = words_of("مخلفات remnants leftover")
LOSES = words_of("خسر خسرت تكبد تكبدت")
BETWEEN = words_of("بين between")
SOURCES = words_of("مصدره مصدرها مصدرهما انطلاقا من from")
INTRUDING = words_of("تقدم التقدم تسلل التسلل محاولة لمحاولة بمحاولة التفاف الالتفاف")
OWN_TROOPS = words_of("دورية دوريات مشتركة مجموعة مجموعات عناصر مقاتلو مسلحو قوة تابعة تابعين تابع")
POSTS = words_of("حاجز حواجز دورية دوريات")
UPON = words_of("على on against upon")
BLOWS = words_of(
    "هجوم هجوما هجومين هجمات الهجوم الهجمات قصف قصفا القصف غارات غارة ضربات هجومه هجماته attack attacks assault strike strikes airstrike airstrikes raid raids offensive"
)
HELD_BY = words_of("used held controlled run owned occupied manned defended")
SAID_THAT = words_of("أن بأن إن")
# Whose noun takes the one who suffers it: "the expulsion of Daesh".
SUFFERED = words_of("استهداف باستهداف طرد بطرد دحر تصفية قتال حصار محاصرة مهاجمة مطاردة ملاحقة")
FIGHTING_MEN = words_of("إرهابيي إرهابيين مسلحين مسلحي مقاتلين مقاتلي عناصر عنصر من ل")
KINDS_OF_DEEDS = words_of(
    "جوي جوية جويا مدفعي مدفعيا صاروخي صاروخيا بري بريا عنيف عنيفا معاكس معاكسا واسع واسعا انتحاري مباغت مسلح"
)
GROUND_OF = words_of("مناطق منطقة تحت ضمن خارج")
HOLDING = words_of("سيطرة نفوذ لسيطرة")
