"""The words that say what happened, in Arabic and English, with their inflected forms.

A trigger of weight 1 says it by itself ("قصفت"); a lighter one ("operations", "battle") needs an act
around it. Families are type codes, or "strike", "blast", "raid" and "leaving", which the words around make precise.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from places.reading.text import fold

PAST, PRESENT, NOUN = "past", "present", "noun"


@dataclass(frozen=True, slots=True)
class Trigger:
    """`family`: a type code, "strike", "blast", "raid" or "leaving". `needs`: sets of words of which one must stand within
    `reach` words after (or, for nouns, before) the trigger. `form`: past | present | noun. `head`: its
    first word as the lexicon has it, without proclitics."""

    family: str
    weight: float
    form: str
    needs: frozenset[str] = frozenset()
    reach: int = 6
    head: str = ""


def words_of(words: str) -> frozenset[str]:
    """Folded words; an underscore joins the words of a phrase."""
    return frozenset(fold(word).replace("_", " ") for word in words.split())


@lru_cache(maxsize=1 << 15)
def forms_of(word: str) -> frozenset[str]:
    """A word, and what is left of it without the letters that Arabic joins to its head."""
    forms = {word}
    if not word.isascii():
        forms |= {word[len(head) :] for head in _JOINED if word.startswith(head)}
    return frozenset(forms)


_JOINED = ("و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "بال", "وال", "لال")


def is_in(word: str, words: frozenset[str]) -> bool:
    """Whether one of a word's forms is among `words`."""
    return not words.isdisjoint(forms_of(word))


def any_in(near: Iterable[str], words: frozenset[str]) -> bool:
    """Whether one of the words of a text is among `words` in any form."""
    return not words.isdisjoint(chain.from_iterable(map(forms_of, near)))


CIVILIANS = words_of(
    "مدني مدنيا مدنيين مدنيون مدنيان المدنيين المدنيون مدنية مدنيات طفل طفلا طفلة طفلين أطفال الأطفال امرأة نساء النساء سيدة "
    "شخص شخصا شخصين أشخاص شاب شابا شابين شبان شباب رجل رجلا رجلين نازح نازحين النازحين عائلة عائلات مواطن مواطنين الأهالي أهالي "
    "مسن صحفي صحفيين طالب طلاب معلم عامل عمال سكان السكان شقيقين أشقاء رجال راعي رعاة أسرة الشاب الطفل المواطن "
    "civilian civilians child children woman women people person man men family residents villagers journalist boy girl"
)
WEAPONS = words_of(
    "أسلحة الأسلحة أسلحته سلاح السلاح ذخائر الذخائر ذخيرة الذخيرة عتاد العتاد صواريخ متفجرات عبوات آليات مستودع مستودعات "
    "weapons weapon ammunition arms munitions rifles explosives cache caches"
)
_RESIDENTS = words_of(
    "أهالي الأهالي أهاليها سكان السكان مدنيين المدنيين المدنيون مدنيون عائلات العائلات عائلة نازحين النازحين أسرة أسر سكانها "
    "residents civilians families people villagers thousands hundreds"
)
_SUSPECTS = words_of("عنصرا عنصرين عناصر متهم متهما متهمين مطلوبا مطلوبين مشتبه مهربا مهربين خلية")
_STRUCK = words_of(
    "نفق نفقا أنفاق أنفاقا موقع موقعا مواقع مقر مقرا مقرات مستودع مستودعا مستودعات تحصينات عربة عربات آلية آليات رتل رتلا منصة "
    "tunnel tunnels position positions headquarters depot depots convoy bunker bunkers hideout hideouts"
)
_VEHICLES = words_of(
    "سيارة سيارات سيارتين سيارتان السيارة عربة عربات عربتين العربة مفخخة مفخخات المفخخة دراجة نفسه نفسيهما نفسها عبوة عبوتين عبوات لغم "
    "ألغام صهريج منزل منزلا جسر الجسر car cars vehicle bomb bombs himself truck ied mine"
)
_HELD_PEOPLE = words_of(
    "معتقل معتقلا المعتقل معتقلة معتقلين المعتقلين معتقلون محتجز محتجزا محتجزين المحتجزين مختطف مختطفا مختطفين المختطفين مخطوف مخطوفين أسير أسيرا "
    "أسيرين أسرى الأسرى موقوف موقوفا موقوفين الموقوفين سجين سجينا سجناء السجناء رهينة رهائن الرهائن "
    "detainee detainees prisoner prisoners hostage hostages captive captives abductee abductees inmates"
)
_HANDED = _HELD_PEOPLE | words_of(
    "جثة الجثة جثته جثث الجثث جثمان جثامين رفات ذويه ذويها ذويهم لذويه لذويها لذويهم body bodies remains"
)
_PROPERTY = words_of(
    "منزل منزلا المنزل منازل المنازل منازلهم بيت بيوت البيوت محل محال المحال محلات المحلات متجر متاجر المتاجر ممتلكات الممتلكات ممتلكاتهم أملاك "
    "أملاكهم محتويات محتوياتها محتوياته عقار عقارات أثاث مواشي المواشي أغنام "
    "home homes house houses shop shops store stores property properties belongings furniture livestock"
)
_RETURNING = words_of(
    "نازح نازحا نازحة نازحين النازحين نازحون النازحون مهجر مهجرين المهجرين لاجئ لاجئين اللاجئين اللاجئون أهالي الأهالي أهاليها سكان السكان سكانها "
    "مدنيين المدنيين مدنيون المدنيون عائلة عائلات العائلات أسرة أسر "
    "displaced residents refugees families family civilians people villagers idps"
)
_CONTROL_OVER = words_of("على علي عليها عليه of over")
_FORCES = words_of(
    "دخل دخلت دخول وصل وصلت وصول توجه عسكرية عسكري تعزيزات قوات مقاتلين قواتها قواته مقاتليه مقاتليها military"
)
_ATTACKS = words_of(
    "هجوم هجوما هجومين هجمات الهجوم الهجمات لهجوم لهجمات بهجوم محاولة محاولات تسلل attack attacks assault offensive"
)
_MILITARY = words_of(
    "عسكرية العسكرية أمنية الأمنية مداهمة مداهمات دهم إنزال تمشيط نوعية انتحاري انتحارية مباغت عنيف صاروخي جوية military security ground"
)
_DEAL = words_of(
    "تم تمت توصل توصلت التوصل أبرم أبرمت إبرام وقع وقعت توقيع أعلن أعلنت إعلان دخل دخول reached signed agreed announced"
)
_IN = words_of("في ب in")
_SHELTER = words_of("جوي جويا جوا الجوي جوية الجوية طيران air aerial")
_GROUND = words_of("بري بريا برا البري ناري مدفعي أرضي لوجستي ground artillery logistical")

# family | weight | past stems | present stems (without prefix) | nouns | needs
_ARABIC: list[tuple[str, float, str, str, str, frozenset[str]]] = [
    ("strike", 1.0, "قصف استهدف دك", "قصف ستهدف دك", "قصف استهداف", frozenset()),
    ("strike", 0.8, "ضرب", "ضرب", "", words_of("موقع مواقع نقاط نقاطا تجمع تجمعات رتل مقر مقرات قرية بلدة مدينة أطراف محيط")),
    ("strike.air", 1.0, "أغار", "غير_على", "غارة غارات", frozenset()),
    ("strike.air", 1.0, "", "", "ضربة ضربات", _SHELTER),
    ("strike.air", 0.9, "", "", "طيران طائرات طائرة مسيرة مسيرات مروحيات", words_of("قصف قصفت استهدف استهدفت أغارت شنت تشن")),
    ("strike.artillery", 0.8, "", "", "قذيفة قذائف صاروخ صاروخا صاروخين صواريخ", words_of("سقوط سقطت سقط أطلقت إطلاق بعدة إثر جراء على")),
    ("strike.artillery", 0.9, "", "", "رشقة رشقات رمايات", frozenset()),
    ("strike.artillery", 0.9, "أمطر", "مطر", "", words_of("قذيفة قذائف بقذائف بالقذائف صواريخ بصواريخ بالصواريخ بوابل")),
    ("strike.suicide", 0.9, "", "", "انتحاري انتحاريين انتحاريون انتحاريان مفخخة مفخخات", frozenset()),
    ("blast", 0.9, "فجر", "فجر", "", _VEHICLES),
    ("blast", 0.9, "", "", "تفجير تفجيران تفجيرين تفجيرات", frozenset()),
    ("blast", 1.0, "انفجر", "نفجر", "انفجار انفجارات", frozenset()),
    ("strike.mine", 0.7, "", "", "لغم ألغام", words_of("انفجار انفجر انفجرت إثر جراء بسبب مخلفات")),
    ("strike.mine", 0.9, "", "", "عبوة عبوتين عبوات", words_of("ناسفة ناسفتين متفجرة")),
    ("battle.clash", 1.0, "اشتبك", "شتبك", "اشتباك اشتباكات", frozenset()),
    ("battle.clash", 0.6, "تقاتل", "تقاتل", "معارك مواجهات قتال", frozenset()),
    ("battle.clash", 0.9, "اغتال اغتيل", "غتال", "اغتيال اغتيالات كمين كمينا", frozenset()),
    ("battle.clash", 1.0, "قنص", "قنص", "قنص", frozenset()),
    ("battle.clash", 0.8, "", "", "قناص قناصة قناصين", words_of("برصاص رصاص بنيران نيران طلقة برصاصة رصاصة استهدف استهدفت قتل قتلت أصيب")),
    ("battle.clash", 0.9, "صفى", "", "تصفية بتصفيته بتصفيتة تصفيته", CIVILIANS | _SUSPECTS | words_of("قيادي قياديا جسدية ميدانية المدعو بتصفيته بتصفيتة")),
    ("battle.offensive", 1.0, "هاجم اقتحم توغل", "هاجم قتحم توغل", "اقتحام توغل", frozenset()),
    ("battle.offensive", 0.7, "", "", "هجوم هجمات هجومين زحف", frozenset()),
    ("battle.offensive", 0.5, "", "", "معركة المرحلة مراحل", frozenset()),
    ("battle.offensive", 0.5, "", "", "عملية عمليات عملياتها عملياته حملة حملات", _MILITARY),
    ("battle.offensive", 0.7, "تقدم", "تقدم", "", words_of("باتجاه نحو في إلى على باتجاة")),
    ("raid", 1.0, "داهم دهم", "داهم دهم", "مداهمة مداهمات دهم إنزال إنزالا", frozenset()),
    ("battle.repelled", 1.0, "أحبط أفشل صد", "حبط فشل صد", "إحباط إفشال صد", _ATTACKS),
    ("territory.captured", 1.0, "سيطر", "", "", _CONTROL_OVER),
    ("territory.captured", 1.0, "استعاد انتزع حرر", "", "", frozenset()),
    ("territory.captured", 0.9, "طهر اجتاح", "", "", frozenset()),
    ("seizure.weapons", 1.0, "استولى صادر ضبط اغتنم غنم", "صادر ضبط", "استيلاء مصادرة ضبط", WEAPONS),
    ("seizure.weapons", 1.0, "استولت استولوا", "ستولي", "", WEAPONS),
    ("seizure.property", 0.9, "استولى استولت استولوا صادر", "ستولي صادر", "استيلاء مصادرة", _PROPERTY),
    ("territory.captured", 1.0, "استولت استولوا", "", "", _CONTROL_OVER),
    ("seizure.property", 0.9, "نهب سرق عفش", "نهب سرق", "نهب سرقة تعفيش", _PROPERTY),
    ("territory.captured", 0.8, "استولى", "", "استيلاء", _CONTROL_OVER),
    ("territory.captured", 0.6, "دخل", "", "دخول", frozenset()),
    ("territory.captured", 0.5, "", "", "سيطرة سيطرتها سيطرته", _CONTROL_OVER),
    ("territory.captured", 0.5, "", "", "استعادة انتزاع تحرير سقوط طرد", frozenset()),
    ("territory.captured", 0.6, "سقط", "", "", frozenset()),
    ("territory.lost", 0.9, "خسر", "خسر", "خسارة", frozenset()),
    ("territory.control", 0.8, "", "سيطر", "", _CONTROL_OVER),
    ("territory.control", 0.7, "", "حتفظ تحكم", "", frozenset()),
    ("territory.control", 0.8, "", "", "نفوذ", words_of("ينحصر انحصر يمتد يتركز يقتصر يتوزع امتد تقلص تراجع")),
    ("civilians.harmed", 0.9, "قتل استشهد أصيب قضى جرح أعدم ارتقى", "قتل", "مقتل استشهاد إصابة ضحايا شهداء قتلى جرحى إعدام ارتقاء", CIVILIANS),
    ("civilians.harmed", 1.0, "", "", "مجزرة", frozenset()),
    ("civilians.harmed", 0.9, "عثر", "عثر", "عثور", words_of("جثة الجثة جثث الجثث جثتين جثامين جثمان مقتولا مقتولة مقتولين")),
    ("civilians.harmed", 0.9, "", "", "ارتقوا ارتقت", CIVILIANS | words_of("شهيد شهيدا شهيدة شهيدين شهداء الشهداء")),
    ("civilians.harmed", 0.9, "أعدم", "عدم", "إعدام", words_of("ميدانيا ميداني رميا بالرصاص ذبحا شنقا علنا")),
    ("civilians.harmed", 0.8, "", "", "شهداء ضحايا", frozenset()),
    ("battle.clash", 0.6, "قتل", "", "مقتل", words_of("عنصر عنصرا عنصرين عناصر مقاتل مقاتلا مقاتلين جندي جنود مسلح مسلحين قيادي قياديا قياديين")),
    ("civilians.harmed", 0.6, "", "", "مقتل استشهاد", frozenset()),
    ("civilians.displaced", 1.0, "نزح", "نزح", "نزوح تهجير", frozenset()),
    ("civilians.displaced", 0.9, "غادر فر هرب شرد هجر", "غادر فر هرب", "فرار", _RESIDENTS),
    ("civilians.abducted", 1.0, "خطف اختطف", "خطف ختطف", "خطف اختطاف", frozenset()),
    ("seizure.persons", 1.0, "اعتقل احتجز", "عتقل حتجز", "اعتقال احتجاز اعتقالات", frozenset()),
    ("seizure.persons", 0.9, "أسر", "أسر", "أسر", words_of("عنصر عناصر عنصرين عنصرا مقاتل مقاتلين جندي جنود مسلحين عددا خمسة ثلاثة أربعة")),
    ("seizure.release", 1.0, "أفرج", "فرج", "إفراج", frozenset()),
    ("seizure.release", 0.9, "سلم تسلم", "سلم تسلم", "تسليم تسلم", _HANDED),
    ("civilians.protest", 1.0, "تظاهر اعتصم", "تظاهر عتصم", "مظاهرة مظاهرات تظاهرة تظاهرات تظاهر اعتصام اعتصاما احتجاجات إضراب إضرابا", frozenset()),
    ("civilians.protest", 0.8, "", "", "محتجون محتجين متظاهرون متظاهرين", words_of("قطع أغلق أحرق أشعل خرج تجمع طالب هتف فرقت تفريق")),
    ("civilians.returned", 0.9, "عاد رجع", "عود رجع", "عودة", _RETURNING),
    ("seizure.weapons", 0.9, "عثر", "عثر", "عثور", WEAPONS),
    ("movement.buildup", 1.0, "حشد", "حشد", "حشود تحشيد تحشيدات", frozenset()),
    ("movement.buildup", 0.9, "", "", "تعزيزات", words_of("وصول وصلت وصل أرسل أرسلت إرسال استقدم استقدمت يستقدم دفع دفعت دخلت دخول ترسل استقدام عسكرية")),
    ("movement.buildup", 0.8, "", "", "رتل أرتال قافلة قوافل", _FORCES),
    ("movement.buildup", 0.9, "استقدم", "ستقدم", "استقدام", words_of("تعزيزات مقاتلين مقاتليه آليات دبابات قوات مدرعات")),
    ("movement.buildup", 0.8, "عزز", "عزز", "", words_of("مواقعه مواقعها نقاطه نقاطها انتشاره انتشارها تواجده تواجدها قواته قواتها")),
    ("seizure.persons", 0.9, "أوقف", "وقف", "توقيف", CIVILIANS | _SUSPECTS),
    ("strike", 0.8, "دمر", "دمر", "تدمير", _STRUCK),
    ("leaving", 0.9, "خرج وصل", "خرج", "خروج وصول", CIVILIANS | _RESIDENTS),
    ("movement.withdrawal", 1.0, "انسحب تقهقر", "نسحب", "انسحاب", frozenset()),
    ("movement.evacuation", 1.0, "أخلى", "خلي", "إجلاء إخلاء", frozenset()),
    ("support.air", 0.8, "", "", "دعم إسناد غطاء مساندة", _SHELTER),
    ("support.ground", 0.7, "", "", "دعم إسناد مساندة", _GROUND),
    ("support.air", 0.7, "شارك ساند دعم", "شارك ساند دعم", "", _SHELTER),
    ("statement.agreement", 0.9, "", "", "اتفاق اتفاقا اتفاقية هدنة", _DEAL),
    ("statement.agreement", 0.9, "", "", "تبادل", words_of("أسرى الأسرى أسير معتقلين المعتقلين محتجزين المحتجزين جثث الجثث")),
]  # fmt: skip
_VOICES = words_of(
    "أن بأن محلل محللون محللين محللو خبير خبراء الخبراء مراقبون مراقبين المراقبون باحث باحثون معهد مركز استخبارات الاستخبارات البنتاغون"
)
_ARABIC += [
    # what somebody thinks of the war, or thinks will come: a statement, never a happening
    (
        "statement.forecast",
        0.8,
        "توقع حذر توعد هدد تنبأ رجح",
        "توقع حذر توعد هدد تنبأ رجح",
        "توقعات تهديدات تحذيرات",
        frozenset(),
    ),
    (
        "statement.assessment",
        0.8,
        "قدر اعتبر قيم",
        "قدر عتبر قيم رى عتقد",
        "تقدير تقديرات تقييم تقييمات تحليل",
        _VOICES,
    ),
]
_ARABIC_PHRASES: list[tuple[str, float, str, str]] = [
    ("battle.repelled", 1.0, PAST, "تصدى تصدت تصدوا"),
    ("battle.repelled", 1.0, PRESENT, "يتصدى تتصدى يتصدون"),
    ("battle.repelled", 0.9, NOUN, "التصدي تصدي"),
    ("territory.captured", 1.0, PAST, "بسط_سيطرته بسطت_سيطرتها فرضت_سيطرتها أحكمت_سيطرتها ما_سقط_هو"),
    ("territory.lost", 0.9, PAST, "فقد_السيطرة فقدت_السيطرة"),
    ("territory.lost", 0.9, NOUN, "فقدان_السيطرة خسارته خسارتها"),
    ("territory.control", 0.7, PRESENT, "لا_يزال_في لا_تزال_في ما_زال_في ما_زالت_في لا_يزالون_في"),
    ("territory.control", 0.7, PRESENT, "تخضع_لسيطرة يخضع_لسيطرة تقع_تحت_سيطرة باتت_تحت_سيطرة أصبحت_تحت_سيطرة"),
    ("territory.captured", 0.8, PAST, "باتت_تحت_سيطرة أصبحت_تحت_سيطرة صارت_تحت_سيطرة"),
    ("territory.captured", 0.7, PAST, "بات_في_يد باتت_في_يد أصبحت_في_يد سقطت_بيد سقط_بيد سقطت_في_يد وقعت_بيد"),
    ("territory.captured", 0.6, NOUN, "في_يدها في_يده في_قبضتها في_قبضة"),
    ("seizure.persons", 1.0, PAST, "ألقت_القبض ألقى_القبض"),
    ("seizure.persons", 0.9, NOUN, "إلقاء_القبض القبض_على"),
    ("seizure.release", 1.0, PAST, "أطلق_سراح أطلقت_سراح أطلقوا_سراح أخلى_سبيل أخلت_سبيل أخلوا_سبيل"),
    ("seizure.release", 1.0, PRESENT, "يطلق_سراح تطلق_سراح يطلقون_سراح تخلي_سبيل يخلي_سبيل"),
    ("seizure.release", 0.9, NOUN, "إطلاق_سراح إخلاء_سبيل"),
    ("civilians.protest", 0.9, NOUN, "وقفة_احتجاجية"),
    ("civilians.harmed", 0.9, PAST, "أودى_بحياة أودت_بحياة لقي_مصرعه لقوا_مصرعهم"),
    ("movement.withdrawal", 0.9, NOUN, "إعادة_انتشار إعادة_تموضع"),
    ("movement.withdrawal", 0.9, PAST, "أخلى_مواقعه أخلت_مواقعها أخلوا_مواقعهم"),
    ("movement.evacuation", 1.0, PAST, "أجلى أجلت أجلوا أخلت"),
    ("battle.offensive", 0.5, NOUN, "عاصفة_الجزيرة"),
    ("statement.agreement", 0.9, NOUN, "وقف_إطلاق_النار"),
    ("strike.artillery", 0.9, NOUN, "قصف_مدفعي قصف_صاروخي قصفا_صاروخيا قصفا_مدفعيا سقوط_صاروخ رشقات_صاروخية"),
    ("strike.air", 1.0, NOUN, "قصف_جوي قصفا_جويا قصف_الطيران"),
    ("battle.clash", 0.8, NOUN, "هجوم_مسلح إطلاق_نار إطلاق_الرصاص"),
]  # fmt: skip

_ENGLISH: list[tuple[str, float, str, str, frozenset[str]]] = [
    # family | weight | verbs (base, with irregular past after a slash) | nouns | needs
    ("strike", 1.0, "shell bombard bomb", "shelling bombardment bombing", frozenset()),
    ("strike", 0.8, "target hit/hit strike/struck pound", "", frozenset()),
    ("strike.air", 1.0, "", "airstrike airstrikes air_strike air_strikes air_raid air_raids aerial_bombardment", frozenset()),
    ("strike.air", 0.8, "", "strike strikes", words_of("air coalition drone warplanes us russian aircraft jets")),
    ("strike.artillery", 1.0, "", "artillery_fire mortar_fire rocket_fire artillery_shelling rocket_attack mortar_attack", frozenset()),
    ("strike.suicide", 1.0, "", "car_bomb car_bombs svbied svbieds vbied suicide_bomber suicide_bombers suicide_attack suicide_bombing", frozenset()),
    ("blast", 0.9, "detonate explode", "explosion explosions blast blasts", frozenset()),
    ("strike.mine", 0.8, "", "landmine landmines ied ieds mine mines roadside_bomb", words_of("exploded explosion blast by detonated hit killed wounded")),
    ("battle.clash", 1.0, "clash", "clash clashes firefight skirmish skirmishes ambush", frozenset()),
    ("battle.clash", 0.6, "fight/fought", "fighting battles", frozenset()),
    ("battle.clash", 0.9, "assassinate ambush", "assassination assassinations gunned_down shot_dead", frozenset()),
    ("battle.clash", 0.9, "snipe", "sniper_fire sniper_shot sniper_bullet", frozenset()),
    ("battle.offensive", 0.9, "attack storm assault", "", frozenset()),
    ("battle.offensive", 0.7, "advance", "offensive assault attack attacks counterattack counteroffensive advance advances", frozenset()),
    ("battle.offensive", 0.5, "", "operation operations battle campaign phase push", frozenset()),
    ("raid", 1.0, "raid", "raid raids", frozenset()),
    ("battle.repelled", 1.0, "repel/repelled repulse thwart foil", "", frozenset()),
    ("seizure.weapons", 1.0, "seize confiscate capture discover/found uncover", "seizure", WEAPONS),
    ("seizure.property", 0.9, "seize confiscate", "seizure", _PROPERTY),
    ("seizure.property", 0.9, "loot plunder", "looting", frozenset()),
    ("seizure.release", 0.9, "release free/freed", "release", _HELD_PEOPLE),
    ("seizure.release", 0.9, "", "handed_over hands_over hand_over handing_over handover", _HANDED),
    ("civilians.protest", 1.0, "protest", "protest protests demonstration demonstrations sit_in took_to_the_streets take_to_the_streets", frozenset()),
    ("civilians.protest", 0.8, "", "protesters demonstrators", words_of("gathered marched blocked burned chanted demanded rallied demanding blocking chanting")),
    ("civilians.returned", 0.9, "return", "return", _RETURNING),
    ("territory.captured", 1.0, "capture recapture retake/retook/retaken liberate overrun/overran", "", frozenset()),
    ("territory.captured", 0.8, "seize take/took/taken", "capture recapture liberation", frozenset()),
    ("territory.captured", 0.6, "enter", "", frozenset()),
    ("territory.captured", 1.0, "", "took_control taken_control seized_control gained_control", frozenset()),
    ("territory.lost", 0.9, "lose/lost", "loss", words_of("control ground town village villages territory")),
    ("territory.control", 0.8, "control hold/held", "", frozenset()),
    ("civilians.harmed", 0.9, "kill wound injure", "deaths casualties", CIVILIANS),
    ("civilians.harmed", 1.0, "", "massacre", frozenset()),
    ("civilians.harmed", 0.9, "execute behead", "execution executions", CIVILIANS | words_of("publicly prisoners captives")),
    ("battle.clash", 0.6, "kill", "", words_of("fighters fighter soldiers soldier militants militant members troops")),
    ("civilians.displaced", 0.9, "flee/fled displace", "displacement exodus", frozenset()),
    ("civilians.abducted", 1.0, "abduct kidnap", "abduction kidnapping", frozenset()),
    ("seizure.persons", 1.0, "arrest detain", "arrest arrests", frozenset()),
    ("movement.buildup", 1.0, "mass muster", "reinforcements buildup build_up massing", frozenset()),
    ("movement.buildup", 0.8, "", "convoy convoys", words_of("military arrived entered troops")),
    ("movement.buildup", 0.8, "reinforce", "", words_of("positions position troops forces checkpoint checkpoints garrison front")),
    ("movement.withdrawal", 1.0, "withdraw/withdrew/withdrawn retreat", "withdrawal retreat pullout", frozenset()),
    ("movement.withdrawal", 0.9, "redeploy", "redeployment", frozenset()),
    ("battle.repelled", 1.0, "", "beat_back beats_back beaten_back drove_back fended_off fend_off held_off", frozenset()),
    ("strike", 0.8, "destroy", "", _STRUCK),
    ("statement.agreement", 0.9, "", "deal", _DEAL),
    ("leaving", 0.9, "leave/left", "", _RESIDENTS | words_of("women children")),
    ("movement.evacuation", 1.0, "evacuate", "evacuation", frozenset()),
    ("support.air", 0.8, "", "support cover", words_of("air close")),
    ("support.ground", 0.6, "support back", "", frozenset()),
    ("statement.agreement", 0.9, "", "agreement truce ceasefire", _DEAL),
    ("statement.agreement", 0.9, "", "prisoner_swap prisoner_exchange prisoners_exchange exchange_of_prisoners exchange_of_bodies", frozenset()),
]  # fmt: skip

_ENGLISH += [
    # nobody took anything
    ("", 1.0, "", "took_place takes_place take_place taken_place taking_place took_part takes_part take_part taking_part took_off took_up took_shelter take_shelter took_refuge take_refuge took_advantage took_responsibility", frozenset()),
    ("statement.forecast", 0.8, "expect predict anticipate warn threaten vow", "prediction predictions warning warnings threats", frozenset()),
    ("statement.assessment", 0.8, "assess estimate", "assessment assessments estimates analysts_say analysts_said analysts_believe experts_say", frozenset()),
]  # fmt: skip

STATEMENTS = frozenset(("statement.assessment", "statement.forecast"))
"""Types of claims that tell what somebody thinks or expects: proposed to editors, but no events."""

LIGHT = words_of(
    # verbs and participles that make a deed of a noun: launched, carried out, broke out, continue, led to
    "شن شنت شنوا تشن يشن نفذ نفذت نفذوا تنفذ ينفذ ينفذان أطلق أطلقت تطلق بدأ بدأت بدء انطلق انطلقت انطلاق واصل واصلت تواصل تواصلت يواصل تستمر "
    "يستمر استمر استمرت استمرار استأنف استأنفت خاض خاضت يخوض تخوض تتركز يتركز تركزت دار دارت تدور اندلع اندلعت اندلاع تجدد تجددت وقع وقعت "
    "شهد شهدت تشهد يشهد جرى جرت تم تمت أسفر أسفرت أدى أدت إثر جراء عقب عادت عاد تصاعدت احتدمت خلال تعرض تعرضت طال طالت استهدف قامت قام "
    "تمكن تمكنت تمكنوا نجح نجحت استطاع استطاعت أعلن أعلنت بعد عبر قاد قادت تقود شارك شاركت هو "
    "launch launched launches carried conducted conduct continue continues continued began begun start started resumed broke erupted "
    "underway ongoing mounted waged announced completed after following during led leading"
)


def _verb_forms(stem: str) -> Iterable[str]:
    for suffix in ("", "ت", "وا", "ا", "تا", "نا"):
        yield stem + suffix


def _present_forms(stem: str) -> Iterable[str]:
    for prefix in "يت":
        for suffix in ("", "ون", "ان", "وا"):
            yield prefix + stem + suffix


def _english_forms(entry: str) -> Iterable[tuple[str, str]]:
    base, *irregular = entry.split("/")
    stem = base.removesuffix("e")
    past = irregular or [stem + "ed"]
    yield from ((word, PAST) for word in past)
    yield base, PRESENT
    yield base + ("es" if base.endswith(("s", "sh", "ch")) else "s"), PRESENT
    yield stem + "ing", PRESENT
    if base in ("repel", "hit", "kidnap"):
        yield from ((base + base[-1] + "ed", PAST), (base + base[-1] + "ing", PRESENT))


Entry = tuple[tuple[str, ...], Trigger]


def _reach(needs: frozenset[str]) -> int:
    """How far behind a verb what it needs may stand: its subject and a date may come before "over"."""
    return 10 if needs is _CONTROL_OVER else 6


def _lexicon() -> dict[str, list[Entry]]:
    """First folded word → the phrases it begins and their triggers, longest first."""
    table: dict[str, list[Entry]] = {}

    def add(phrase: str, trigger: Trigger) -> None:
        words = tuple(fold(phrase.replace("_", " ")).split())
        table.setdefault(words[0], []).append((words, replace(trigger, head=words[0])))

    for family, weight, past, present, nouns, needs in _ARABIC:
        for stem in past.split():
            for form in dict.fromkeys(_verb_forms(fold(stem))):
                add(form, Trigger(family, weight, PAST, needs, reach=_reach(needs)))
        for stem in present.split():
            for form in _present_forms(fold(stem.partition("_")[0])):
                add(form, Trigger(family, weight, PRESENT, needs))
        for noun in nouns.split():
            for form in dict.fromkeys((noun, "ال" + noun)):
                add(form, Trigger(family, weight, NOUN, needs))
    for family, weight, form, phrases in _ARABIC_PHRASES:
        for phrase in phrases.split():
            add(phrase, Trigger(family, weight, form))
    for family, weight, verbs, nouns, needs in _ENGLISH:
        for verb in verbs.split():
            for word, form in _english_forms(verb):
                add(word, Trigger(family, weight, form, needs))
        for noun in nouns.split():
            add(noun, Trigger(family, weight, NOUN, needs))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


LEXICON = _lexicon()
