"""The background gazetteer: the world's towns, imported so that a report's "Geneva" is not a riddle.

Such a place has a prior below `BACKGROUND`. A hundred thousand of them would turn half the vocabulary of a
report into towns: جوية ("by air") is Goya, قرية ("village") a variant of al-Qurayya. So only their plain
names are kept, none of them a word of the language, and the text must say that a place is meant.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from places.reading import lexicon
from places.reading.spelling import Spelling
from places.reading.text import fold
from places.reading.triggers import LEXICON, LIGHT
from places.reading.types import Candidate, Mention, PlaceRecord
from places.reading.values import replace
from places.reading.words import words_of

BACKGROUND = 0.2
"""The prior below which a place is of the background; the desk imports towns abroad with half of it."""

OWN = 0.35
"""The prior from which a place is the front's: its spellings are trusted, whatever words they are."""

FAMOUS_FROM = 1_000_000
"""The population from which a town abroad is spoken of without its country."""

# Beside the words that the other steps of the reading know by what they tell.
_WORDS = words_of(
    "أن إن أنه أنها إنه إنها هو هي هم كان كانت يكون تكون ليس قد لقد كل بعض غير مثل أي أو أم ثم حتى كي لكي لأن كما مما عما فقط أيضا "
    "الذي التي الذين هذا هذه ذلك تلك هناك هنا حيث حين عند عندما بينما فيما منذ خلال بعد قبل بين فوق تحت أمام خلف دون سوى ضد حول نحو "
    "له لها لهم لنا به بها بهم فيه فيها فيهم منه منها منهم إليه إليها عليه عليها عنه عنها معه معها يا ما لا لم لن لو إذا إذ "
    "أحد إحدى أول ثاني ثالث آخر أخرى الأخير كبير صغير جديد قديم عام خاص كثير قليل عدد أعداد نصف ربع مرة مرات "
    "هوية اسم أسماء قصة كلمة رسالة صوت خبر أخبار تقرير بيان مصدر مصادر مراسل وكالة صحيفة قناة موقع صفحة منشور رابط صورة صور فيديو تعليق مشاركة متابعة عاجل المزيد "
    "رجل امرأة طفل شاب ولد بنت ابن أب أم أخ أخت زوجة عائلة أسرة شخص ناس أهل سكان مدني جندي عنصر قائد قيادي رئيس وزير شيخ شهيد جريح قتيل "
    "جيش قوات قوة قوى فصيل فصائل تنظيم تحالف حكومة نظام دولة إدارة مجلس هيئة حزب جماعة ميليشيا حركة شرطة أمن استخبارات حرس لواء فرقة كتيبة "
    "بيت منزل منازل دار مدرسة مشفى مستشفى مسجد جامع سوق شارع طريق جسر محطة معمل مزرعة حقل أرض سيارة دراجة آلية رتل قافلة طائرة صاروخ قذيفة لغم عبوة مدفع رشاش سلاح ذخيرة "
    "يوم يومين أيام أسبوع شهر سنة عام ساعة ساعات دقيقة صباح مساء ليل فجر ظهر عصر اليوم أمس غدا الآن حالي سابق قادم ماضي تاريخ "
    "جو جوي جوية بر بري برية بحر بحري أرضي مدفعي صاروخي ناري حربي حربية عسكري عسكرية أمني سياسي مدني مدنية محلي دولي وطني شعبي ديني إنساني "
    "قيام ولادة حياة موت قلب رأس يد عين وجه جهة جانب طرف حال حالة وضع أمر شأن سبب نتيجة قرار عمل أعمال دور حق حقوق حرية كرامة سلام نصر أمل نور "
    "شمال جنوب شرق غرب وسط ريف مدينة بلدة بلد قرية حي منطقة ناحية محافظة قضاء إقليم حدود معبر تل جبل وادي نهر سد عين بئر دير كفر خان برج حصن قلعة مخيم "
    "محمد أحمد محمود علي حسن حسين خالد عمر عثمان إبراهيم يوسف سعيد ناصر صالح سالم كريم رشيد حميد عباس جاسم قاسم رامي سليمان فيصل مصطفى بشار أسد عبد الله الله رب "
    "the of and to in is was for on with that this from by at as are were be has have had not but or his her its their they he she it we you all one two who which will "
    "said news report source people man men woman child army force forces war day week month year time today house home city town village road bridge camp field new old "
    "may march august nice reading mobile most split man hit same best much sale side bar pan van sur ana mary page post view views like likes share shared public reply"
)  # fmt: skip


def _closed_classes() -> Iterator[Iterable[str]]:
    yield _WORDS
    yield LIGHT
    yield LEXICON
    yield (word for entries in LEXICON.values() for _, trigger in entries for word in trigger.needs)
    for name in dir(lexicon):
        value = getattr(lexicon, name)
        if name.isupper() and isinstance(value, (frozenset, dict)) and all(isinstance(w, str) for w in value):
            yield value


VOCABULARY = frozenset(
    form
    for words in _closed_classes()
    for word in words
    for form in (word, word.removeprefix(lexicon.ARTICLE), fold(word))
)
"""Ordinary words, folded, with and without the article, that no imported place is met by."""


def is_ordinary(word: str) -> bool:
    """Whether a folded word is an ordinary one, with or without the article."""
    return word.removeprefix(lexicon.ARTICLE) in VOCABULARY


def is_background(place: PlaceRecord) -> bool:
    """Whether a place is of the background gazetteer."""
    return place.prior < BACKGROUND


def is_met_by(place: PlaceRecord, spelling: Spelling) -> bool:
    """Whether a spelling of a place counts: every one of the front's places, and of the imported ones
    those that are no ordinary words; of the background the names as given alone."""
    if place.prior >= OWN:
        return True
    if len(spelling.key) < 3:
        return False
    if is_background(place):
        return spelling.quality >= 0.9 and spelling.key not in VOCABULARY
    return spelling.quality >= 0.9 or spelling.key not in VOCABULARY


def spoken_of(mentions: Sequence[Mention], words: Iterable[str]) -> list[Mention]:
    """The mentions without the towns abroad that the text does not speak of: those neither famous nor of
    a country that it names, by its name or its adjective."""
    if not any(is_background(c.place) for m in mentions for c in m.candidates):
        return list(mentions)
    named = {lexicon.COUNTRY_ADJECTIVES[word] for word in words if word in lexicon.COUNTRY_ADJECTIVES}
    named |= {c.place.country for m in mentions for c in m.candidates if c.place.kind == "country"}
    found = []
    for mention in mentions:
        kept = tuple(c for c in mention.candidates if _is_spoken_of(c, named))
        if kept or mention.abstained:
            same = len(kept) == len(mention.candidates)
            found.append(mention if same else replace(mention, candidates=kept))
    return found


def _is_spoken_of(candidate: Candidate, named: Set[str]) -> bool:
    place = candidate.place
    if not is_background(place):
        return True
    differs = "the article differs" in candidate.reasons
    return not differs and (place.population >= FAMOUS_FROM or place.country in named)


def is_word(mention: Mention) -> bool:
    """Whether a mention is an ordinary word that some imported place is called by with the article, or one of
    the front's: كرامة is dignity, الكرامة a town."""
    said = fold(mention.text)
    for candidate in mention.candidates:
        own = candidate.place.prior >= OWN and said.startswith(lexicon.ARTICLE)
        if own or "the article differs" not in candidate.reasons:
            return False
    return is_ordinary(said)
