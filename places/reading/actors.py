"""Names of actors in text: the longest name wins, proclitics and quotation marks aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from places.reading.page import Page
from places.reading.text import fold
from places.reading.types import ActorMention, ActorRecord
from places.reading.words import Memo

# Nouns that stand for an actor named before them in the report, and the kind of actor they stand for.
_ANAPHORS = {
    fold(word): kind
    for words, kind in (
        ("التنظيم للتنظيم والتنظيم بالتنظيم", "jihadist"),
        ("التحالف للتحالف والتحالف بالتحالف", "coalition"),
        ("jihadists militants extremists", "jihadist"),
    )
    for word in words.split()
}
# Nouns and adjectives that make of a state's adjective its forces: "تعزيزات أمريكية", "Russian jets".
_WORDS_OF_WAR = (
    "عسكرية عسكري عسكريا عسكريين تعزيزات طائرات مقاتلات مروحيات مدفعية دبابات",
    "جنود ضباط رتل رتلا قوة جندي جنديا جنديين جنديان ضابط ضابطا",
    "مدفعي مدفعيا صاروخي صاروخيا جوي جويا جوية مسيرة مسيرات حربية دورية دوريات غارة غارات ضربة ضربات قصف",
    "troops soldiers jets warplanes aircraft helicopters drones artillery reinforcements convoy military",
    "drone airstrike airstrikes strikes f spokesman spokesperson gunners gunner pilots planes bombers",
    "bus buses patrol patrols checkpoint commandos marines paratroopers",
    "battery batteries guns howitzers shelling bombardment raid raids",
    "withdrawal pullout officer officers soldier base bases",
    "القصف الغارات الغارة الضربات الضربة الطائرات الطيران المدفعية",
    "المقاتلات المروحيات الدوريات التعزيزات الجنود العدوان الهجوم",
)
_FORCES = frozenset(fold(word) for words in _WORDS_OF_WAR for word in words.split())
# States whose name in the genitive is their forces: "Turkey's shelling".
_STATES = {
    "turkey's": "turkish",
    "russia's": "russian",
    "france's": "french",
    "iraq's": "iraqi",
    "america's": "american",
}
# Adjectives by which a definite noun that is short for an actor means something else.
_OTHER = (
    "العربي العربية العراقي الإيراني التركي السعودي العالمي الداخلي الصحي السياسي الغذائي المالي التعليمي "
    "العام الانتخابي القضائي الضريبي المصرفي الإسلامي الوطني الحزبي"
)
_OF_OTHERS = frozenset(fold(word) for word in _OTHER.split())
_FORCES_OF = frozenset((fold("قوات"), fold("القوات")))
_JOINED = ("و", "ف", "ب", "ل", "ك")
_ACRONYM = 3  # letters of a short name that may be a word as well
_MARKS = frozenset("\"'()[]«» \t-–/.:#_@\u00a0")


@lru_cache(maxsize=1 << 15)
def proclitic_forms(word: str) -> tuple[str, ...]:
    """A folded word and what is left of it without the proclitics it may carry, longest first.

    "لل" hides an article ("للجيش" is "ل" + "الجيش"). Latin words carry a genitive's "'s" alone.
    """
    forms = [word]
    if word.isascii():
        return (word, word[:-2]) if word.endswith("'s") else (word,)
    for text in (word, word[1:] if word[:1] in ("و", "ف") else ""):
        if len(text) < 3:
            continue
        if text != word:
            forms.append(text)
        if text.startswith("لل"):
            forms.append("ال" + text[2:])
        if text[0] in _JOINED:
            forms.append(text[1:])
    return tuple(forms)


def _adjectives(name: Sequence[str]) -> Iterator[str]:
    """The adjective of "القوات الأمريكية" or "Russian forces", in the forms that stand beside a noun."""
    if name[0] in _FORCES_OF:
        bare = name[1].removeprefix("ال")
        masculine = bare.removesuffix("ه")
        yield from (bare, "ال" + bare, masculine, "ال" + masculine, masculine + "ا")
    elif name[1] == "forces":
        yield name[0]


def _in_capitals(page: Page, word: int) -> bool:
    """Whether a word begins with two capitals in the text as given."""
    start, end = page.span(page.starts[word], page.ends[word])
    return page.text[start:end][:2].isupper()


class _Hit(NamedTuple):
    actor: ActorRecord
    first: int
    last: int


class ActorIndex:
    """Finds the names of `records` in text. Names are compared folded; of two actors with one name
    the first given wins. Building is linear in the names, finding linear in the text."""

    def __init__(self, records: Iterable[ActorRecord]) -> None:
        self.by_key: dict[str, ActorRecord] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], ActorRecord]]] = {}
        self._meant_by: dict[tuple[str, str], ActorRecord | None] = {}
        self._adjectives: dict[str, ActorRecord] = {}
        self._acronyms: set[str] = set()
        self._beginnings = Memo(self._may_begin)
        for record in records:
            self.by_key[record.key] = record
            for name in dict.fromkeys((record.name_en, record.name_ar, *record.names)):
                words = tuple(Page(name).words)
                if len(words) == 1 and name.isascii() and name.isupper() and len(name) <= _ACRONYM:
                    self._acronyms.add(words[0])
                if words:
                    self._names.setdefault(words[0], []).append((words, record))
                if record.kind == "state" and len(words) == 2:
                    for adjective in _adjectives(words):
                        self._adjectives.setdefault(adjective, record)
        for entries in self._names.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str | Page) -> list[ActorMention]:
        """Every actor named, in order, without overlaps; spans in code points of the text as given.

        "The organisation" and "the Coalition" alone mean the actor of that kind named before, or
        the only one of the kind that the index holds.
        """
        page = text if isinstance(text, Page) else Page(text)
        mentions: list[ActorMention] = []
        last_of_kind: dict[str, ActorRecord] = {}
        past = 0
        for word in self._beginnings.telling(page.words):
            hit = self._hit(page, word, last_of_kind) if word >= past else None
            if hit is None:
                continue
            last_of_kind[hit.actor.kind] = hit.actor
            start, end = page.span(page.starts[hit.first] + self._joined(page, hit), page.ends[hit.last - 1])
            mentions.append(ActorMention(hit.actor, start, end, page.text[start:end]))
            past = hit.last
        return mentions

    def _may_begin(self, word: str) -> bool:
        """Whether something that names an actor can begin with a word."""
        return (
            word in self._adjectives
            or (word.startswith("وال") and word[1:] in self._adjectives)
            or word == "u"
            or word in _STATES
            or word in _ANAPHORS
            or any(form in self._names for form in proclitic_forms(word))
        )

    def _hit(self, page: Page, at: int, last_of_kind: dict[str, ActorRecord]) -> _Hit | None:
        return self._named(page, at) or self._described(page, at) or self._meant(page.words, at, last_of_kind)

    def _named(self, page: Page, at: int) -> _Hit | None:
        best: _Hit | None = None
        for form in proclitic_forms(page.words[at]):
            for name, record in self._names.get(form, ()):
                if best and len(name) <= best.last - best.first:
                    break
                if name[0] in self._acronyms and len(name) == 1 and not _in_capitals(page, at):
                    continue  # "is" is the verb, "IS" the organisation
                if self._spelled(page, at, name) and not self._is_anothers(page, at, name):
                    best = _Hit(record, at, at + len(name))
                    break
        return best

    def _is_anothers(self, page: Page, at: int, name: Sequence[str]) -> bool:
        """Whether an adjective makes of a short name another body: "التحالف العربي", "النظام الغذائي"."""
        following = page.words[at + 1] if len(name) == 1 and at + 1 < len(page.words) else ""
        return following in _OF_OTHERS and page.gap(at) == " "

    def _spelled(self, page: Page, at: int, name: Sequence[str]) -> bool:
        """Whether the words after `at` go on with the name, over quotation marks and brackets only."""
        rest = page.words[at + 1 : at + len(name)]
        if rest and rest[-1].endswith("'s") and not name[-1].endswith("'s"):
            rest[-1] = rest[-1][:-2]
        return rest == list(name[1:]) and all(
            set(page.gap(word)) <= _MARKS for word in range(at, at + len(name) - 1)
        )

    def _described(self, page: Page, at: int) -> _Hit | None:
        """A state's forces by its adjective beside a noun of war; never across a mark."""
        stops = page.words[at : at + 2] == ["u", "s"]  # "U.S." has two words
        word = page.words[at]
        record = self._adjectives.get("us" if stops else _STATES.get(word, word))
        if record is None and page.words[at].startswith("وال"):
            record = self._adjectives.get(page.words[at][1:])
        if record is None:
            return None
        last = at + 1 + stops
        beside, gap = (last, last - 1) if page.words[at].isascii() else (at - 1, at - 1)
        if not 0 <= beside < len(page.words) or page.gap(gap) not in (" ", ". "):
            return None
        if page.words[at].isascii() and page.words[beside] == "and":
            if page.words[beside + 1 : beside + 2] and page.words[beside + 1] in self._adjectives:
                beside += 2  # "regime and Iraqi warplanes"
            if beside >= len(page.words):
                return None
        noun = page.words[beside]
        if noun in self._adjectives and not page.words[at].isascii():
            return _Hit(record, at, last)  # "the French and American forces"
        return _Hit(record, at, last) if any(form in _FORCES for form in proclitic_forms(noun)) else None

    def _meant(self, words: Sequence[str], at: int, named: dict[str, ActorRecord]) -> _Hit | None:
        kind = _ANAPHORS.get(words[at])
        if kind is None or (words[at].isascii() and (not at or words[at - 1] != "the")):
            return None
        actor = named.get(kind) or self._only(kind, words[at])
        return _Hit(actor, at, at + 1) if actor else None

    def _only(self, kind: str, noun: str) -> ActorRecord | None:
        """The one actor of a kind; of several the one whose name begins with the noun, where one does."""
        if (kind, noun) not in self._meant_by:
            known = [record for record in self.by_key.values() if record.kind == kind and not record.parent]
            forms = {form.removeprefix("ال") for form in proclitic_forms(noun)}
            called = [r for r in known if any(fold(name).split(" ")[0] in forms for name in r.names)]
            one = next((found for found in (known, called) if len(found) == 1), None)
            if one is None and known and noun.isascii():
                one = [max(known, key=lambda r: r.strength or 0)]  # "the jihadists": the greatest of them
            self._meant_by[kind, noun] = one[0] if one else None
        return self._meant_by[kind, noun]

    def _joined(self, page: Page, hit: _Hit) -> int:
        """How many letters of the first word are proclitics, which the mention's span leaves out."""
        word = page.words[hit.first]
        for form in proclitic_forms(word):
            if form in self._names and word.endswith(form):
                return len(word) - len(form)
        return int(word.startswith("وال") and word[1:] in self._adjectives)
