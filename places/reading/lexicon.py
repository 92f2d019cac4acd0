"""The closed word lists of the reading of places, in folded form, and why each is needed.

Lists hold classes of words that a language closes (prepositions, directions) or that a trade keeps
few (kinds of places, ranks, media). No list holds a name of the gazetteer, except `COMMON`, which
names the ordinary words that some places are called by.
"""

from __future__ import annotations

from places.reading.text import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def _map(rows: dict[str, str]) -> dict[str, str]:
    """From "value": "word word …" to each folded word's value."""
    return {fold(word): value for value, words in rows.items() for word in words.split()}


# Words of one letter that Arabic writes joined to the next word, longest first. "لل" is ل with the
# article, whose alef falls away.
PROCLITICS = ("ولل", "فلل", "وب", "ول", "وك", "فب", "فل", "فك", "لل", "و", "ف", "ب", "ل", "ك")
ARTICLE = "ال"

# The Latin spellings of the article; those that are English words count only before a hyphen.
LATIN_ARTICLES = _set("al el as es ash esh ad ed at et ath eth adh an en az ez ar er aj ej il ul")
LATIN_ARTICLES_ALONE = _set("al el ash esh ez ed es")

# Words that say what kind of place follows (Arabic) or stands beside (English). The value lists the
# kinds they agree with; a kind word that many kinds bear ("منطقة") agrees with all and is "*".
KIND_WORDS = {
    word: frozenset(kinds.split("|"))
    for word, kinds in _map(
        {
            "village|town|area": "قرية قرى قريتي قريتا قريتين مزرعة مزارع village villages hamlet hamlets",
            "town|village|city|subdistrict": "بلدة بلدات بلدتي بلدتا town towns townlet",
            "city|town": "مدينة مدن مدينتي مدينتا city cities",
            "governorate": "محافظة محافظات محافظتي محافظتا governorate governorates province provinces",
            "governorate|region": "ولاية إقليم مقاطعة canton",
            "subdistrict|town|village": "ناحية نواحي subdistrict",
            "district|city|town": "قضاء district districts",
            "neighbourhood|area": "حي أحياء حيي حارة neighbourhood neighborhood neighbourhoods neighborhoods",
            "camp|town": "مخيم مخيمات مخيمي camp camps",
            "crossing|village": "معبر معابر منفذ crossing crossings",
            "oil_field": "حقل حقول حقلي آبار بئر field fields oilfield oilfields",
            "bridge|city|town|village": "جسر bridge",
            "dam": "سد dam",
            "mountain": "جبل جبال mountain mountains",
            "river": "نهر river",
            "pocket|town|area": "جيب جيبي pocket enclave",
            "*": "منطقة مناطق منطقتي ريف ريفي أرياف بادية صحراء قاعدة مطار محطة مخفر معمل مصفاة مشفى "
            "مستشفى تلة تلال وادي حاوي حويجة area areas region countryside outskirts suburb suburbs "
            "desert airport airbase base",
        }
    ).items()
}

# Among these kinds a kind word that disagrees speaks against a candidate; a bridge or a field is
# often named after the town beside it, so there it says nothing.
EXCLUSIVE_KINDS = frozenset({"city", "town", "village", "governorate", "country", "river", "region"})

# Words that a place name follows; weaker than a kind word, since other names follow them too.
PREPOSITIONS = _set(
    "في إلى من عن نحو صوب تجاه باتجاه قرب بقرب قبالة حول فوق داخل خارج وسط عبر حتى بين على عند لدى ضمن بمحيط "
    "in at near from to toward towards around outside inside into through between across of over on "
    "via within beyond past"
)

# Nouns that stand in construct with a place, and verbs that take one for their object.
PLACE_NOUNS = _set(
    "قطاع قاطع هز هزت يهز تهز ضرب ضربت يضرب تضرب "
    "معركة معارك جبهة جبهات محور محاور أطراف ضواحي ضاحية محيط مشارف مدخل مداخل مخارج سكان أهالي أهل أبناء "
    "سجن سجون مدرسة مشفى مستشفى جامع مسجد مستوصف دوار ساحة حاجز مبنى فرن مخبز مقبرة "
    "شهدت تشهد عاشت تعيش "
    "نازحي نازحو سقوط تحرير حصار اقتحام قصف استعادة دخول سماء أجواء سوق طريق مركز جنوب شمال شرق غرب جنوبي "
    "شمالي شرقي غربي جهة ضفة ضفاف مسافة حدود ميناء سهل سهول غوطة خط اتجاه ناحية بلديات عشائر أحياء مساجد "
    "دخل دخلت دخلوا قصف قصفت قصفوا اقتحم اقتحمت حاصر حاصرت غادر غادرت بلغ بلغت وصل وصلت هاجم هاجمت استهدف "
    "استهدفت حرر حررت استعاد استعادت طوق طوقت أخلى أخلت خسر خسرت "
    "entered besieged captured seized recaptured retook shelled bombed attacked stormed reached left "
    "north south east west northeast northwest southeast southwest northern southern eastern western "
    "battle siege fall liberation outskirts residents people"
)

# Of these, sites of a place whatever else its name means: "حاجز الصور".
SITES = _set("حاجز مشفى مستشفى مدخل مداخل دوار مستوصف سجن أطراف مشارف بلديات")

# A name after one of these is an outlet's: «الشرق الأوسط», قناة الميادين, شبكة …, وكالة ….
MEDIA_WORDS = _set(
    "قناة قناتي صحيفة جريدة وكالة مجلة شبكة فضائية تلفزيون إذاعة راديو منصة مرصد إعلام مراسل مراسلة مراسلو "
    "صحيفتي "
    "لصحيفة لقناة channel newspaper daily agency television tv network magazine radio outlet"
)
# Words after which an outlet's name stands only in quotation marks: they also mean "site", "post".
MEDIA_WORDS_QUOTED = _set("موقع مواقع لموقع website site")
SAYING = _set(
    "قال قالت ذكر ذكرت أفاد أفادت أعلن أعلنت أكد أكدت نقلت نقل أوردت أورد بثت نشرت كشفت كشف صرح صرحت أضاف "
    "أضافت أوضح أوضحت أشار أشارت said says reported reports told announced claimed broadcast"
)

# Names of these places are borne by outlets too, so they count as such where someone speaks.
ALSO_MEDIA = _set("جزيره ميادين فرات خابور شرقيه jazeera mayadeen mayadin jazirah euphrates")

# Capitals that stand for their governments: "Ankara bombed", "Washington denied".
CAPITALS = _set(
    "واشنطن أنقرة موسكو بغداد دمشق باريس لندن طهران الرياض بيروت برلين الدوحة عمان بروكسل washington "
    "ankara moscow baghdad damascus paris london tehran riyadh beirut berlin doha amman brussels"
)
# What a government does by words, its name before or behind; what it does otherwise, its name before.
GOVERNMENT_SAYS = SAYING | _set(
    "اتهمت تتهم نفت تنفي دعت تدعو طالبت تطالب حذرت تحذر رفضت ترفض أعربت تعرب أدانت تدين نددت تندد هددت "
    "تهدد accused accuses denied denies warned warns urged urges condemned rejected rejects insisted "
    "insists vowed demanded criticised criticized accepted agreed"
)
GOVERNMENT_DOES = GOVERNMENT_SAYS | _set(
    "قصفت تقصف تعتزم تعتبر تصنف ترى تقول تريد تخشى تدعم دعمت أرسلت ترسل سحبت تسحب قررت تخطط تسعى وافقت "
    "شنت تشن أطلقت bombed struck launched sent sends deployed withdrew plans wants considers supports "
    "backs backed fears hopes regards sees seeks intends ordered decided"
)
# What belongs to a state, behind "Iraq's", "Turkey's".
OF_A_STATE = _set(
    "military army air airforce forces force troops warplanes jets government president presidency "
    "minister prime foreign defence defense interior ministry parliament state intelligence embassy "
    "ambassador navy police spokesman"
)

# Titles and kin words before a person's name.
PERSON_WORDS = _set(
    "يدعى ويدعى يلقب الملقب الملقبة المعروف يكنى المكنى "
    "السيد السيدة القائد القيادي العميد العقيد الرائد المقدم النقيب الملازم الفريق الشيخ الدكتور الرئيس "
    "الوزير المدعو المدعوة الشاب الشابة الطفل الطفلة الشهيد الشهيدة الناشط الصحفي الإعلامي المهندس الأستاذ "
    "الحاج المحامي المواطن ابن بن بنت آل عبد سيدنا الإمام الخليفة أبو أبي أبا mr mrs ms dr gen general col "
    "colonel capt captain commander sheikh imam abu president minister activist journalist"
)
# Before two things that are not named: "بين القريتين".
OF_TWO = _set("بين كلتا كلا هاتين لهاتين تينك")
# Before the first of two ends: "طريق الحسكة - الشدادي".
ROADS = _set("طريق الطريق بطريق وطريق أوتوستراد اتستراد road highway")
# What stands before the name of a tribe, which places are called by, too.
TRIBES = _set("عشيرة لعشيرة قبيلة لقبيلة وعشيرة وقبيلة عشيرتي قبيلتي بعشيرة tribe clan")
TRIBES_BEHIND = _set("tribe tribes tribesmen tribal clan clans clansmen")
TRIBES_MANY = _set("عشائر قبائل لعشائر لقبائل وعشائر وقبائل")
# Given names that stand before a family name; the commonest of the region, enough to tell "محمد
# العباس" from a village. "علي" folds like "على", so callers look at its letters as written.
GIVEN_NAMES = _set(
    "محمد أحمد محمود حسن حسين خالد عمر عثمان إبراهيم إسماعيل يوسف موسى عيسى مصطفى عبدالله صالح سعيد سعد "
    "سليمان داود ياسر ياسين كريم فهد فيصل سامي سمير ماجد جاسم قاسم كاظم حمد حميد حامد حمزة طارق زياد وليد "
    "هشام فراس أنس بشار حافظ رامي غسان نزار عدنان مروان أيمن أكرم ناصر نواف عواد عبود عدي فادي فاطمة زينب "
    "مريم عائشة خديجة سارة ليلى رياض بلال أسامة علاء عماد مازن جميل نبيل رشيد "
    "mohammed muhammad mohamed ahmed ahmad mahmoud hassan hasan hussein khaled omar ibrahim mustafa "
    "saleh ali yusuf abdul"
)

# A name of an operation borrows a place's name and is nowhere: عاصفة الجزيرة, غضب الفرات, درع الفرات.
OPERATION_WORDS = _set("عاصفة غضب درع فجر نسر shield wrath")
OPERATION_WORDS_AFTER = _set("shield wrath storm")

# What stands before the name of a place inside the name of a body of people.
UNIT_WORDS = _set(
    "مجلس لواء ألوية كتيبة كتائب فرقة جيش حركة تجمع فيلق سرايا سرية قوات وحدات ثوار أحرار صقور أسود شهداء "
    "brigade battalion army division council"
)
UNIT_WORDS_AFTER = _set("العسكري العسكرية المدني المدنية المحلي المحلية military civil brigade division")

TWO_VILLAGES = "the two villages"

# Places that ordinary words name. "strict": only a kind word, a direction or a list beside it tells
# that a place is meant; "word": any sign will do. The reason stands behind each.
COMMON = {
    fold(word): (sense, strict)
    for word, sense, strict in (
        ("صور", "pictures", True),
        ("الصور", "the pictures", True),
        ("عنه", "about him", True),
        ("عانة", "a pubic bone", True),
        ("عنة", "a pen for cattle", True),
        ("الثورة", "the revolution", True),
        ("ثورة", "a revolution", True),
        ("هول", "horror", True),
        ("قائم", "standing", True),
        ("جزيرة", "an island", True),
        ("عباس", "a man's name", True),
        ("بصيرة", "insight", True),
        ("ميادين", "squares", True),
        ("طبقة", "a layer", True),
        ("كسرة", "a crumb", True),
        ("رطبة", "moist", True),
        ("شرق", "east", True),
        ("غرب", "west", True),
        ("البادية", "the steppe", True),
        ("بادية", "a steppe", True),
        ("سورية", "Syrian", False),
        ("هجين", "hybrid", False),
        ("الهجين", "the hybrid", True),
        ("البصيرة", "insight", False),
        ("العباس", "a man's name", False),
        ("القائم", "standing", False),
        ("الهول", "horror", False),
        ("الطبقة", "the class", False),
        ("الجلاء", "the evacuation", False),
        ("الكسرة", "the crumb", False),
        ("الرطبة", "the moist", False),
        ("السكرية", "sugary", False),
        ("الكرامة", "dignity", False),
        ("الرشيد", "a man's name", False),
        ("الحرية", "freedom", True),
        ("النصر", "victory", True),
        ("السلام", "peace", True),
        ("الوحدة", "unity", True),
        ("الناصرة", "a title", False),
        ("المدينة الصناعية", "an industrial estate", True),
        ("المنطقة الصناعية", "an industrial estate", True),
        ("البحر", "the sea", True),
        ("الدار", "the house", True),
        ("الباب", "the door", False),
        ("باب", "a door", True),
        ("الحصن", "the fortress", False),
        ("القصر", "the palace", True),
        ("الجديدة", "the new", True),
        ("الكبيرة", "the big", True),
        ("الشرقية", "the eastern", True),
        ("الغربية", "the western", True),
        ("الجنوبية", "the southern", True),
        ("الشمالية", "the northern", True),
        ("الوسطى", "the middle", True),
        ("المدينة", "the city", True),
        ("القريتين", TWO_VILLAGES, False),
        ("القرية", "the village", True),
        ("الصالح", "a man's name", True),
        ("الحاضر", "the present", True),
        ("القصير", "the short", False),
        ("الشجرة", "the tree", True),
        ("التل", "the hill", True),
        ("المزرعة", "the farm", True),
        ("الحمراء", "the red", False),
        ("الشيخ", "the sheikh", True),
        ("hole", "a hole", True),
        ("mosque", "a mosque", True),
        ("sur", "a prefix", True),
        ("ana", "a woman's name", True),
        ("hit", "a verb", True),
        ("abbas", "a man's name", False),
        ("hawl", "a haul", False),
        ("mask", "a mask", True),
        ("batman", "a hero", True),
        ("van", "a vehicle", True),
        ("bab", "a gate", False),
        ("of", "a preposition", True),
        ("man", "a man", True),
        ("march", "a month", True),
        ("may", "a month", True),
    )
}

# Indefinite nouns that هجين describes as "hybrid".
HYBRID_NOUNS = _set(
    "سلاح حرب نظام نموذج تهديد أسلوب محرك قمح بذار بذور نبات صنف هيكل تكوين عمل دوام تعليم حل تكتيك مركب "
    "حصان كلب تحالف تنظيم طابع شكل نوع صراع نزاع مزيج محصول"
)

# Adjectives of countries that stand behind a place: "الرمادي العراقية".
COUNTRY_ADJECTIVES = _map(
    {
        "SY": "سورية السورية السوري سوري syrian",
        "IQ": "عراقية العراقية العراقي عراقي iraqi",
        "LB": "لبنانية اللبنانية اللبناني lebanese",
        "TR": "تركية التركية التركي turkish",
        "JO": "أردنية الأردنية الأردني jordanian",
        "TN": "تونسية التونسية التونسي tunisian",
        "IR": "إيرانية الإيرانية الإيراني iranian",
        "PS": "فلسطينية الفلسطينية الفلسطيني palestinian",
        "IL": "إسرائيلية الإسرائيلية israeli",
    }
)

_POINTS = {
    "n": "شمال شمالي north northern",
    "s": "جنوب جنوبي south southern",
    "e": "شرق شرقي east eastern",
    "w": "غرب غربي west western",
    "ne": "northeast northeastern",
    "nw": "northwest northwestern",
    "se": "southeast southeastern",
    "sw": "southwest southwestern",
}
# Direction words without clitics and article; الشمالية and الشرقية are their feminine adjectives.
DIRECTIONS = _map(_POINTS) | _map({"n": "شمالية", "s": "جنوبية", "e": "شرقية", "w": "غربية"})

COUNTRYSIDE = _set("ريف أرياف ريفي countryside rural")
DESERT = _set("بادية بوادي صحراء desert badia badiya steppe")
NEAR = _set(
    "قرب بقرب محيط بمحيط أطراف ضواحي ضاحية جوار مشارف تخوم قبالة بجوار near outskirts vicinity around outside"
)
TOWARD = _set("باتجاه نحو تجاه صوب باتجاهات toward towards")
BETWEEN = _set("بين between")
BORDER = _set("حدود الحدود حدودي الحدودي الشريط border borders frontier")
BANK = _set("ضفة الضفة ضفاف ضفتي bank banks side")
# Left and right as the water flows: Euphrates, Khabur and Tigris all run south.
BANK_SIDES = _map({"e": "اليسرى left", "w": "اليمنى right"})
POCKET = _set("جيب الجيب pocket enclave")
KILOMETRES = _set(
    "كم كيلومتر كيلومترا كيلومترات كيلومترين كلم كيلو km kms kilometre kilometres kilometer kilometers"
)
METRES = _set("متر مترا أمتار metre metres meter meters")
MILES = _set("ميل ميلا أميال mile miles")

# Of these a place's name behind them always makes the name of a body of fighters.
ARMED_UNITS = _set("لواء ألوية كتيبة كتائب فرقة فيلق سرايا سرية brigade battalion division")

# Words that may stand between a place and the one it lies in, beside kinds and directions.
LINKS = _set("في من التابعة التابع الواقعة الواقع ضمن ب in of the near الحدودية")

LYING = _set("التابعة التابع الواقعة الواقع")

# Words between a relation and its anchor that change nothing: "إلى الشرق من", "east of the town of".
TRANSPARENT = _set("من عن of the from")
ALONG = _set("طول امتداد along")

# After these a word may be matched with a name known in Latin letters only. The plurals license a
# whole list; the vague ones ask for a closer likeness.
LICENCES = _set(
    "قرية بلدة مدينة ناحية مزرعة مخيم حي قرى قريتي قريتا قريتين بلدات بلدتي بلدتا مدن مدينتي مزارع نواحي "
    "أحياء"
)
LICENCES_VAGUE = _set("منطقة مناطق ريف أرياف محيط أطراف مشارف محور محاور جبهة قضاء تلة")
LICENCES_OF_LISTS = _set(
    "قرى قريتي قريتا قريتين بلدات بلدتي بلدتا مدن مدينتي مزارع نواحي أحياء مناطق أرياف محاور"
)
# What follows a kind word without being a name.
NOT_NAMES = _set(
    "التي الذي الذين هذه هذا تلك ذلك كانت كان كما سكنية صناعية الصناعية السكنية صغيرة كبيرة حدودية الحدودية "
    "سيطرة السيطرة نفوذ النفوذ عدة عديدة أخرى الأخرى مجاورة المجاورة قريبة القريبة آمنة الآمنة خفض متفرقة "
    "مختلفة واسعة تابعة التابعة انتشار القتال الصراع العمليات المدنيين النازحين اللاجئين نازحين لاجئين بعد "
    "قبل أثناء خلال اليوم أمس حيث وقد تم مواقع إضافة الزراعية العرب تواجد وجود منذ الآن صباح صباحا مساء فجر "
    "فجرا ظهر ظهرا ليل ليلا ليلة عصر عصرا عقب إثر نتيجة جراء مما ما إذ بينما فيما وسط لم لا كلها "
    "التحالف التنظيم النظام القوات الجيش الفصائل الميليشيات المدفعية الطيران الطائرات المقاتلات الغارات "
    "الاشتباكات المعارك القصف الأهالي السكان المحررة المحاصرة المستعادة المتبقية المستهدفة السابقة التالية "
    "نفسها الله هي هو هم مكتظ مكتظة سكني شعبي شعبية قديم قديمة مأهول مأهولة مجاور راقي فقير كامل"
)
# Words that begin many names and are none by themselves.
FIRST_WORDS = _set("تل أبو أم بو دير عين كفر رأس خان بيت جسر خربة بئر بير وادي حي معرة معارة قصر شيخ برج حوش")

# "the Islamic State in Iraq …" is one name, whatever country follows.
ISLAMIC_STATE = _set("الإسلامية state")
DUAL_COUNTRYSIDE = _set("ريفي")
BORDER_WITH = _set("مع with")

HOME = "SY"
"""The country of the front: "the Iraqi border" is the one that Iraq shares with it."""

# Adjectives of classes, situations and organs, never of a town.
NEVER_OF_PLACES = _set("الوسطى العاملة الحاكمة السياسية المثقفة الراهن الحالي الأحمر الاجتماعية")
