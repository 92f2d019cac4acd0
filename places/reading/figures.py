"""Figures: a number, its unit, and what it counts, from the noun it stands with and the words around.

Units: km | m | km2 | people | percent | countries | villages | settlements | vehicles | guns |
munitions | strikes | families | aircraft | mines | hectares. What: range | distance | area | share |
killed | wounded | captured | abducted | displaced | fighters | civilians | members | people |
captured_ground | equipment | rate | attacks.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from places.reading.numbers import Number, may_begin, number_at
from places.reading.page import CLAUSE_WORDS, Page, Sentence
from places.reading.text import fold
from places.reading.types import FigureRead, When
from places.reading.values import record
from places.reading.words import Memo


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


@record
class _Noun:
    unit: str
    what: str
    dual: bool = False


def _nouns() -> dict[str, _Noun]:
    """Counted nouns, singular and plural; a dual form counts two by itself."""
    rows: list[tuple[str, str, str, str]] = [
        # unit, what, singular and plural, dual
        ("km", "distance", "كم كلم كيلومتر كيلومترا كيلومترات كيلو كيلوا km kms kilometre kilometres kilometer kilometers", "كيلومترين كيلومتران"),
        ("m", "distance", "متر مترا أمتار metre metres meter meters", "مترين متران"),
        ("hectares", "area", "هكتار هكتارا هكتارات hectare hectares", ""),
        ("people", "killed", "قتيل قتيلا قتلى شهيد شهيدا شهداء dead fatalities deaths", "قتيلين قتيلان شهيدين شهيدان"),
        ("people", "wounded", "جريح جريحا جرحى مصاب مصابا مصابين إصابات wounded injured", "جريحين جريحان مصابين_"),
        ("people", "captured", "أسير أسيرا أسرى معتقل معتقلا معتقلين معتقلون prisoners detainees captives", "أسيرين أسيران"),
        ("people", "abducted", "مختطف مختطفا مختطفين مخطوفين hostages", ""),
        ("people", "displaced", "نازح نازحا نازحين نازحون مهجر مهجرا مهجرين لاجئ لاجئا لاجئين displaced refugees idps", ""),
        ("people", "fighters", "مقاتل مقاتلا مقاتلين مقاتلون مقاتلي مسلحي مقاتليه مقاتليها عنصر عنصرا عناصر عناصره عناصرها جنوده جنودها جندي جنديا جنود مسلح مسلحا مسلحين مسلحون عسكري عسكريا عسكريين إرهابي إرهابيا إرهابيين داعشي داعشيا داعشيين fighter fighters militant militants soldier soldiers troops gunmen terrorists jihadists combatants", "مقاتلين_ عنصرين عنصران جنديين جنديان مسلحين_ مقاتلان مسلحان"),
        ("people", "civilians", "مدني مدنيا مدنيين مدنيون مدنية مواطن مواطنا مواطنين مواطنون طفل طفلا أطفال طفلة امرأة نساء سيدة سيدات معلم معلما معلمين معلمون عامل عاملا عمال راع راعيا رعاة ممرض ممرضا ممرضين مسعف مسعفا مسعفين صحفي صحفيا صحفيين ناشط ناشطا ناشطين مزارع مزارعا مزارعين فتاة فتيات رضيع رضيعا رضع civilian civilians child children woman women girl girls boy boys infant infants residents villagers teacher teachers shepherd shepherds farmer farmers worker workers journalist journalists activist activists medic medics", "مدنيان طفلين طفلان طفلتين طفلتان امرأتين امرأتان معلمان راعيان راعيين ناشطان صحفيان فتاتين فتاتان سيدتين سيدتان"),
        ("people", "people", "شخص شخصا أشخاص شاب شابا شبان رجل رجلا رجال قيادي قياديا قياديين قادة مرافقيه مرافقين أخ شقيق أشقاء فرد فردا أفراد ضحية ضحايا مشتبه مشتبها مطلوب مطلوبا مطلوبين متهم متهما متهمين suspects suspect آخرين آخرون آخر members people persons person men others casualties commander commanders leader leaders bodyguard bodyguards", "شخصين شخصان شابين شابان رجلين رجلان قياديين_ قياديان شقيقين شقيقان"),
        ("families", "displaced", "عائلة عائلات أسرة أسر families households", "عائلتين عائلتان"),
        ("countries", "members", "دولة دول بلد بلدا بلدان country countries nations states", "دولتين دولتان"),
        ("percent", "share", "% بالمئة بالمائة بالميه المئة المائة percent per_cent", ""),
        ("villages", "captured_ground", "قرية قرى village villages", "قريتين قريتان"),
        ("settlements", "captured_ground", "بلدة بلدات مدينة مدن نقطة نقاط موقع موقعا مواقع حي أحياء towns settlements positions points neighbourhoods", "بلدتين بلدتان موقعين موقعان"),
        ("vehicles", "equipment", "سيارة سيارات عربة عربات آلية آليات مركبة مركبات شاحنة شاحنات دبابة دبابات مدرعة مدرعات صهريج صهاريج vehicle vehicles trucks tanks cars tankers", "سيارتين سيارتان عربتين عربتان دبابتين آليتين آليتان"),
        ("guns", "equipment", "مدفع مدفعا مدافع رشاش رشاشا رشاشات بندقية بنادق gun guns howitzers rifles", "مدفعين مدفعان"),
        ("munitions", "equipment", "قنبلة قنابل قذيفة قذائف صاروخ صاروخا صواريخ rounds shell shells rocket rockets missiles bombs munitions", "قذيفتين قذيفتان صاروخين صاروخان"),
        ("strikes", "attacks", "غارة غارات ضربة ضربات هجمة هجمات هجوم هجوما airstrike airstrikes strike strikes raids attacks sorties", "غارتين غارتان ضربتين ضربتان هجومين"),
        ("aircraft", "equipment", "طائرة طائرات مروحية مروحيات مسيرة مسيرات aircraft helicopters drones jets", "طائرتين طائرتان"),
        ("mines", "equipment", "لغم لغما ألغام عبوة عبوات mines ieds", "لغمين عبوتين"),
    ]  # fmt: skip
    table: dict[str, _Noun] = {}
    for unit, what, words, duals in rows:
        for word in words.split():
            table[fold(word)] = _Noun(unit, what)
        for word in duals.split():
            if not word.endswith("_"):  # the plural in the genitive looks the same: not two
                table[fold(word)] = _Noun(unit, what, dual=True)
    return table


_NOUNS = _nouns()
_SQUARE = _set("مربع مربعا مربعة مربعه square sq km2")
_KILO = _set("كيلو كيلوا")
_METRE = _set("متر مترا أمتار")
_AREA_CUES = _set("مساحة مساحات بمساحة مساحتها مساحته area")
_RANGE_CUES = _set("مدى مداها مداه المدى بمدى range reach")
_SHARE_OF_LAND = _set("أراضي الأراضي أرض مساحة المساحة الأرض territory territories land area ground")
_MEMBER_CUES = _set(
    "يضم تضم تضمه عضو أعضاء ممثلي members comprises includes coalition partners التحالف تحالف"
)
_RATE_CUES = _set("دقيقة الدقيقة ساعة الساعة minute hour")

_CASUALTIES: dict[str, str] = {}
for _what, _forms in {
    "killed": "قتل قتلت قتلوا مقتل بمقتل ومقتل يقتل قتيل قتلى استشهد استشهدت استشهاد باستشهاد لقي لقوا مصرع مصرعه مصرعهم "
    "قضى قضوا أودى أودت أودى_بحياة بحياة حياة ضحيتها ضحايا مجزرة تصفية إعدام أعدم أعدمت أعدموا يعدم تعدم يعدمون ذبح ارتقاء ارتقى وفاة خسر خسرت خسروا سقط سقطوا قتلاه قتلاها قتلاهم "
    "killed killing kill kills dead died deaths slain executed executing beheaded beheading lost losing assassinated",
    "wounded": "إصابة بإصابة أصيب أصيبت أصيبوا جرح جرحت جرحوا جرحى إصابات بجروح مصابا جريحة مصابة wounded wounding injured injuring",
    "captured": "أسر أسرت أسروا اعتقل اعتقلت اعتقلوا اعتقال باعتقال القبض احتجاز احتجز احتجزت احتجزوا أوقف أوقفت أوقفوا معتقلا معتقلة معتقلين أسيرا استسلم استسلمت استسلموا surrendered captured capturing detained detaining arrested arresting arrests detains prisoner captive",
    "abducted": "خطف خطفت اختطاف اختطف اختطفت اختطفوا abducting مختطفة مختطفات مخطوفة مخطوفا مختطفا abducted kidnapped kidnapping",
    "displaced": "نزح نزحت نزوح بنزوح تهجير هجر فر فرت فروا شرد تشريد غادر displaced fled fleeing displacing",
}.items():
    for _form in _forms.split():
        _CASUALTIES[fold(_form)] = _what
_LIFE = fold("حياة")
_PERSON_UNITS = frozenset(("people",))
_PERSON_WHATS = frozenset(("fighters", "civilians", "people"))
_REACH = 9  # words around a number in which its casualty verb may stand
_ELSEWHERE = _set(
    "على في إلى عن ضد نحو قرب جراء إثر نتيجة بسبب خلال أثناء منذ قبل بعد عقب since before at on in against near upon into when after during"
)
"""What follows these is no longer what a number counts: "several raids on positions"."""
_OF = frozenset((fold("من"), "of", "from"))
# Verbs whose subject, many people, stands before them: "36 civilians … were killed".
_BEFELL_THEM = _set("قتلوا استشهدوا أصيبوا جرحوا اعتقلوا اختطفوا أعدموا قضوا") & frozenset(_CASUALTIES)
_LEFT, _DEAD = _set("left leaving leaves"), "dead"
_THEIR = (["the"], ["its"], ["his"], ["their"])
_COUNT = _set("عدد أعداد حصيلة number toll")
_NO_FIGURE_BEFORE = _set(
    "رقم المادة القرار الساعة قناة الفرقة اللواء الفوج الكتيبة فرقة لواء فوج كتيبة إف اف سو ميغ تي طراز number no article resolution task f mig su"
)


def _counted_noun(word: str) -> _Noun | None:
    return _NOUNS.get(word) or _NOUNS.get(word[1:] if word[:1] in "وبل" else "")


def _may_begin_figure(word: str) -> bool:
    """Whether a figure can begin with a folded word; most words need no longer look."""
    return may_begin(word) or _counted_noun(word) is not None


_BEGINNINGS = Memo(_may_begin_figure)


class _Finder:
    def __init__(self, page: Page, whens: Sequence[When]) -> None:
        self.page = page
        self.dates = sorted(
            (page.folded.place_of(w.start), page.folded.place_of(w.end)) for w in whens if w.end
        )
        self._found: list[FigureRead] = []

    def find(self) -> list[FigureRead]:
        found = self._found
        past = 0
        for word in _BEGINNINGS.telling(self.page.words):
            sentence = self.page.sentence_of(word) if word >= past else None
            if sentence is None:
                continue
            figure, past = self._at(word, sentence)
            if figure is not None:
                found.append(figure)
                past = max(past, self.page.word_at(self.page.folded.place_of(figure.end - 1)) + 1)
            past = min(past, sentence.last)
        return found

    def _at(self, word: int, sentence: Sentence) -> tuple[FigureRead | None, int]:
        words = self.page.words
        if self._in_date(word) or (word and words[word - 1] in _NO_FIGURE_BEFORE):
            return None, word + 1
        number = self._number(word, sentence)
        if number is None:
            return self._dual(word, sentence)
        if self._in_identifier(number):
            return None, number.last
        return self._figure(number, sentence), max(number.last, word + 1)

    def _number(self, word: int, sentence: Sentence) -> Number | None:
        """The number at a word, read in a window of its sentence so that the time stays linear."""
        words = self.page.words
        if words[word] == "one" or not may_begin(words[word]):
            return None
        low = max(sentence.first, word - 4)
        number = number_at(words[low : min(word + 16, sentence.last)], word - low)
        if number is None:
            return None
        return Number(number.first + low, number.last + low, number.value, number.low, number.high)

    def _in_date(self, word: int) -> bool:
        start = self.page.starts[word]
        at = bisect_left(self.dates, (start + 1, 0)) - 1
        return at >= 0 and start < self.dates[at][1]

    def _in_identifier(self, number: Number) -> bool:
        """Whether the digits belong to a clock time, a link, a handle or a name such as M16."""
        text = self.page.folded.text
        start, end = self.page.starts[number.last - 1], self.page.ends[number.last - 1]
        before, after = text[max(0, start - 1) : start], text[end : end + 2]
        return (
            before in (":", "/", "@", "_", "=")
            or (before.isascii() and before.isalpha())
            or (before == "-" and text[start].isdigit() and text[max(0, start - 2) : start - 1].isalpha())
            or (after[:1] in (":", "/", "_") and after[1:2].isalnum())
            or (after == ": " and end - start > 4 and text[start:end].isdigit())  # "Note 737142: …"
        )

    def _figure(self, number: Number, sentence: Sentence) -> FigureRead | None:
        noun, last = self._counted(number, sentence)
        if noun is None:
            noun, last = self._uncounted(number, sentence)
        if noun is None:
            return None
        unit, what = self._meaning(noun, number, last, sentence)
        start, end = self.page.span(self.page.starts[number.first], self.page.ends[last - 1])
        return FigureRead(
            number.value, unit, what, start, end, self.page.text[start:end], number.low, number.high
        )

    def _dual(self, word: int, sentence: Sentence) -> tuple[FigureRead | None, int]:
        """ "قريتين": two villages, and "مقتل مدني": one killed, without a number."""
        words = self.page.words
        noun = _counted_noun(words[word])
        if noun is None:
            return None, word + 1
        value = 2.0 if noun.dual else 0.0
        before = words[word - 1] if word > sentence.first else ""
        if (
            not value
            and noun.what in _PERSON_WHATS
            and _CASUALTIES.get(_unjoined(before))
            and _is_singular(words[word])
        ):
            value = 1.0
        if not value:
            return None, word + 1
        number = Number(word, word + 1, value, value, value)
        unit, what = self._meaning(noun, number, word + 1, sentence)
        start, end = self.page.span(self.page.starts[word], self.page.ends[word])
        return FigureRead(value, unit, what, start, end, self.page.text[start:end], value, value), word + 1

    def _counted(self, number: Number, sentence: Sentence) -> tuple[_Noun | None, int]:
        """The noun that the number counts, at most three words on, and the word after it."""
        words = self.page.words
        reach = 4
        if words[number.last : number.last + 1] and words[number.last] in _OF:
            reach = 3 if words[number.last + 1 : number.last + 2] in _THEIR else 2
        fate = ""
        for at in range(number.last, min(number.last + reach, sentence.last)):
            if {",", "."} & set(self.page.gap(at - 1)):
                break
            if words[at] not in _NOUNS and may_begin(words[at]):
                break
            word = words[at]
            if word.isascii() and word in _CASUALTIES and word not in _NOUNS:
                fate = _CASUALTIES[word]  # "32 kidnapped women"
                continue
            if word in _ELSEWHERE:
                break
            noun = _NOUNS.get(word) or _NOUNS.get(word.removeprefix("ال")) or _NOUNS.get(_unjoined(word))
            if noun:
                after = at + 1
                if word in _KILO and words[after : after + 1] and words[after] in _METRE:
                    after += 1
                if words[after : after + 1] and after < sentence.last and self._squares(after):
                    return _Noun("km2" if noun.unit == "km" else "m2", "area"), after + 1
                if words[at - 1] in _SQUARE and noun.unit == "km":
                    return _Noun("km2", "area"), after
                return (_Noun("people", fate) if fate and noun.what in _PERSON_WHATS else noun), after
            if word in _OF and at > number.last:
                break
        return None, number.last

    def _squares(self, word: int) -> bool:
        """Whether a word makes a unit of length one of area: "square", or the 2 of "km2"."""
        said = self.page.words[word]
        return said in _SQUARE or (said == "2" and not self.page.gap(word - 1))

    def _uncounted(self, number: Number, sentence: Sentence) -> tuple[_Noun | None, int]:
        """People whom a casualty verb counts without a noun: "killed more than twenty of the SDF"."""
        near = self.page.words[max(sentence.first, number.first - 3) : number.first]
        whats = [_CASUALTIES[_unjoined(word)] for word in near if _unjoined(word) in _CASUALTIES]
        whats += self._befell(number, sentence)
        if not whats and (noun := self._numbered(number, sentence)) is not None:
            return noun, number.last
        if not whats and (before := self._goes_on(number, sentence)) is not None:
            whats = [before.what]
        return (_Noun("people", whats[-1]), number.last) if whats else (None, number.last)

    def _befell(self, number: Number, sentence: Sentence) -> list[str]:
        """What befell those counted, behind the number at once or behind a name: "two killed", "9 IS killed"."""
        for at in range(number.last, min(number.last + 3, sentence.last)):
            word = self.page.words[at]
            if word.isascii() and word in _CASUALTIES:
                return [_CASUALTIES[word]]
            start, _ = self.page.span(self.page.starts[at], self.page.ends[at])
            if not self.page.text[start].isupper() or "," in self.page.gap(at):
                break
        return []

    def _numbered(self, number: Number, sentence: Sentence) -> _Noun | None:
        """What is said to be counted before: "the number of displaced people in the camp rose to 38,000"."""
        words = self.page.words
        for at in range(number.first - 2, max(sentence.first, number.first - _REACH) - 1, -1):
            if words[at].removeprefix("و") not in _COUNT:
                continue
            counted = words[at + 1 : at + 3]
            nouns = (_NOUNS.get(w) or _NOUNS.get(w.removeprefix("ال")) for w in counted if w not in _OF)
            return next((noun for noun in nouns if noun and noun.unit == "people"), None)
        return None

    def _goes_on(self, number: Number, sentence: Sentence) -> FigureRead | None:
        """The count of people before, where a number goes on from it: "12 of the one and 37 of the other"."""
        words, at = self.page.words, number.first
        following = words[number.last : min(number.last + 1, sentence.last)]
        joined = words[at].startswith("و") or (at > sentence.first and words[at - 1] in ("and", "و"))
        if not (joined and self._found and following and following[0] in _OF):
            return None
        before = self._found[-1]
        first = self.page.word_at(self.page.folded.place_of(before.start))
        near = sentence.first <= first and at - first <= _REACH
        return before if near and before.unit == "people" else None

    def _meaning(self, noun: _Noun, number: Number, last: int, sentence: Sentence) -> tuple[str, str]:
        words = self.page.words
        before = words[max(sentence.first, number.first - _REACH) : number.first]
        after = words[last : min(sentence.last, last + _REACH)]
        near = {_unjoined(word) for word in before[-5:]} | set(before[-5:])
        if noun.unit == "km" and near & _AREA_CUES:
            return "km2", "area"
        if noun.unit in ("km", "m") and near & _RANGE_CUES:
            return noun.unit, "range"
        if noun.unit == "percent":
            return "percent", "area" if set(after[:4]) & _SHARE_OF_LAND else "share"
        if noun.unit == "countries" and not near & _MEMBER_CUES:
            return "countries", "countries"
        if noun.unit == "munitions" and set(after[:12]) & _RATE_CUES:
            return "munitions", "rate"
        if noun.unit in _PERSON_UNITS and noun.what in _PERSON_WHATS:
            fate = self._fate(before, after) or noun.what
            return "people", noun.what if fate == "displaced" and noun.what == "fighters" else fate
        return noun.unit, noun.what

    @staticmethod
    def _fate(before: Sequence[str], after: Sequence[str]) -> str | None:
        """What befell the people counted: the word right behind ("37 civilians were killed" has it at two),
        else the nearest casualty word of the clause, those before it first."""
        behind = after[0] if after else ""
        if behind in _CASUALTIES and not any(may_begin(word) or word in _NOUNS for word in after[1:2]):
            return _CASUALTIES[behind]
        for word in reversed(before):
            if word in CLAUSE_WORDS:
                break
            if _unjoined(word) in _CASUALTIES:
                return _CASUALTIES[_unjoined(word)]
        if before[-1:] and before[-1] in _LEFT and _DEAD in after:
            return "killed"
        for word in after:
            if word in CLAUSE_WORDS:
                break
            if word in _BEFELL_THEM:
                return _CASUALTIES[word]
        for word in after[:3]:
            if word.isascii() and word in _CASUALTIES:
                return _CASUALTIES[word]
        return None


@lru_cache(maxsize=1 << 14)
def _unjoined(word: str) -> str:
    """Without the و ف ب ل that may precede a casualty word or a noun."""
    if word in _CASUALTIES or word in _NOUNS:
        return word
    for cut in (1, 2):
        if word[0:1] in "وفبل" and word[cut:] in _CASUALTIES:
            return word[cut:]
    bare = word.removeprefix("و").removeprefix("ال")  # "the wounded"; life is no loss of it
    if bare in _CASUALTIES and word != bare != _LIFE:
        return bare
    return word[1:] if word[0:1] in "وفبل" and word[1:] in _NOUNS else word


_SINGULAR = _set(
    "مدني مدنيا مدنية طفل طفلا طفلة امرأة سيدة شخص شخصا شاب شابا رجل رجلا عنصر عنصرا مقاتل مقاتلا جندي جنديا معلم معلما راعي راع ناشط ناشطا صحفي صحفيا مزارع مزارعا فتاة قيادي قياديا مواطن مواطنا رضيع رضيعا civilian child woman man soldier fighter"
)


def _is_singular(word: str) -> bool:
    return word in _SINGULAR


def find_figures(text: str | Page, whens: Iterable[When] = ()) -> list[FigureRead]:
    """Every figure with a unit, in order; numbers inside `whens`, clock times and links are none.

    Spans are code points of the text as given and include the words that qualify the number.
    """
    page = text if isinstance(text, Page) else Page(text)
    return _Finder(page, list(whens)).find()
