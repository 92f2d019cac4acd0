"""What the words around a name say: whether it names a place at all, and of what kind and country.

Each sign is a weight and a reason. Weights are additive; `places.reading.resolve` compares their sum
with a threshold, after adding what the rest of the text says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from places.reading import lexicon
from places.reading.lexicon import LATIN_ARTICLES
from places.reading.senses import sense_of
from places.reading.text import Folded
from places.reading.types import Mention

# Between a name and the word that qualifies it may stand spaces, quotation marks, brackets, a hash.
CLOSE = frozenset(" _-#\"'([\n")
_CLOSE_BEHIND = frozenset(" _-#\"'([)")
_LIST_WORDS = frozenset({"و", "and", "ثم", "او", "or"})

KIND, LISTED, NOUN, PREPOSITION, HASHTAG = 0.6, 0.35, 0.35, 0.3, 0.3
AGAINST = -1.0


_NUMBERED = re.compile(r"\d{1,3}(?![\w:/.,])")
_TANWIN = frozenset("ًٌٍ")


@dataclass(slots=True)
class Signs:
    """The signs about one mention.

    `weight` sums them; `strong` is True when a kind word, a direction or the like vouches for a
    place, which alone counts for words such as صور. `kinds` are the kinds that a kind word agrees with
    ("*" for any). `unit`: the name belongs to a military or civil body. `lists_on`: the mention
    continues a list that the one before belongs to. `named_behind`: a kind word in the plural follows,
    which goes for the whole list ("Omar and Tanak fields").
    """

    weight: float = 0.0
    strong: bool = False
    kinds: frozenset[str] = frozenset()
    country: str = ""
    unit: bool = False
    lists_on: bool = False
    named_behind: bool = False
    sense: str = ""
    strict: bool = False
    reasons: list[str] = field(default_factory=list)

    def add(self, weight: float, reason: str) -> None:
        self.weight += weight
        self.reasons.append(reason)


class Around:
    """The words next to a mention, by distance: `before(1)` is the word just before it.

    A word that a sentence end, a comma or another clause mark divides from the mention is "".
    """

    def __init__(self, folded: Folded, mention: Mention) -> None:
        self.folded = folded
        self.start = folded.place_of(mention.start)
        self.first, self.past = folded.words_at(mention.start, mention.end)
        self.proclitic = folded.text[folded.starts[self.first] : self.start]
        if self.proclitic.isascii():  # the article of a Latin name, or nothing
            self.proclitic = ""
        # Words already looked up, nearest first; "" ends a list for good.
        self._before: list[str] = []
        self._after: list[str] = []

    @classmethod
    def of(cls, folded: Folded, mention: Mention) -> Around:
        """The words around a mention, remembered with the text: every step looks at the same ones."""
        span = (mention.start, mention.end)
        known = folded.remembered.get(span)
        if not isinstance(known, cls):
            known = folded.remembered[span] = cls(folded, mention)
        return known

    def before(self, distance: int) -> str:
        known = self._before
        while len(known) < distance:
            if known and not known[-1]:
                return ""
            at = self.first - len(known) - 1
            close = at >= 0 and (self.folded.spaced[at] or self._is_close(at))
            known.append(self.folded.words[at] if close else "")
        return known[distance - 1]

    def _is_close(self, word: int) -> bool:
        """Whether a word before the mention, not just a space before the next, belongs to that."""
        gap = self.folded.gap(word)
        return CLOSE.issuperset(gap) and "\n\n" not in gap

    def after(self, distance: int) -> str:
        known = self._after
        while len(known) < distance:
            if known and not known[-1]:
                return ""
            at = self.past + len(known)
            folded = self.folded
            close = at < len(folded.words) and (
                folded.spaced[at - 1] or _CLOSE_BEHIND.issuperset(folded.gap(at - 1))
            )
            known.append(folded.words[at] if close else "")
        return known[distance - 1]

    def numbered(self) -> bool:
        """Whether digits are written onto the mention, as in the names of outlets; a time of day is none."""
        return _NUMBERED.match(self.folded.text, self.folded.end_of(self.past - 1)) is not None

    def plain_before(self) -> str:
        """The word before, where nothing but a space divides it from the mention and no clitic."""
        first = self.first
        return self.before(1) if first and self.folded.spaced[first - 1] and not self.proclitic else ""

    def quoted(self) -> bool:
        return self.folded.gap(self.first - 1).endswith('"')

    def tagged(self) -> bool:
        """Whether the mention stands in a hashtag, at its head or behind an underscore."""
        at = self.start
        text = self.folded.text
        while at > 0 and (text[at - 1] == "_" or text[at - 1].isalnum()):
            at -= 1
        return at > 0 and text[at - 1] == "#"


def signs_of(folded: Folded, mention: Mention, previous: Mention | None) -> Signs:
    """The signs in the words around a mention; `previous` is the mention before it, if any."""
    signs, around = Signs(), Around.of(folded, mention)
    form = _form(around, mention)
    signs.sense, signs.strict = lexicon.COMMON.get(form, ("", False))
    if form.endswith("يه") and " " not in form and any(c.place.kind == "country" for c in mention.candidates):
        signs.sense = "the adjective of the country"
    signs.lists_on = previous is not None and _continues(folded, previous, around)
    _for_a_place(signs, around)
    _country(signs, around)
    _against(signs, around, mention, form)
    return signs


def _form(around: Around, mention: Mention) -> str:
    """The folded surface; with the article that لل swallows."""
    form = around.folded.text[around.start : around.folded.end_of(around.past - 1)]
    return lexicon.ARTICLE + form if around.proclitic.endswith("لل") else form


def _continues(folded: Folded, previous: Mention, around: Around) -> bool:
    """Whether nothing but "and" or commas stands between the mention before and this one."""
    past = Around.of(folded, previous).past
    if past > around.first:
        return False
    between = folded.text[folded.end_of(past - 1) : folded.starts[around.first]]
    if len(between) > 12 or any(mark in between for mark in ".;:?!\n"):
        return False
    words = folded.words[past : around.first]
    if not _LIST_WORDS.issuperset(words):
        return False
    return bool(words) or around.proclitic == "و" or any(mark in between for mark in ",/-")


def _for_a_place(signs: Signs, around: Around) -> None:
    before, second, after = around.before(1), around.before(2), around.after(1)
    if around.proclitic in ("", "ال"):
        _kind_before(signs, around, before, second)
    if after in lexicon.KIND_WORDS and after.isascii() and around.folded.words[around.first].isascii():
        signs.kinds = lexicon.KIND_WORDS[after]
        signs.strong = True
        signs.named_behind = after.endswith("s")
        signs.add(KIND, f"“{after}” stands behind it")
    if around.proclitic.endswith(("ب", "ل", "لل")):
        signs.add(PREPOSITION, "a preposition is joined to it")
    elif not around.proclitic and sense_of(before).preposition:
        signs.add(PREPOSITION, f"“{before}” stands before it")
    if around.tagged():
        signs.add(HASHTAG, "it is a hashtag")
    if before in lexicon.ROADS and around.folded.gap(around.past - 1).strip() == "-":
        signs.strong = True  # "طريق الحريجية – الصور": both ends are places


def _kind_before(signs: Signs, around: Around, before: str, second: str) -> None:
    sense = sense_of(before)
    if before == "of":
        sense = sense_of(second)
        if sense.direction:
            signs.strong = True
            signs.add(KIND, f"“{second} of” stands before it")
            return
    if sense.kind:
        signs.kinds = lexicon.KIND_WORDS[sense.kind]
        signs.strong = True
        signs.add(KIND, f"“{sense.kind}” stands before it")
    elif sense.direction:
        signs.strong = True
        signs.add(KIND, f"“{before}” stands before it")
    elif sense.noun:
        site = before in lexicon.SITES
        signs.strong |= site
        signs.add(KIND if site else NOUN, f"“{before}” stands before it")


def _country(signs: Signs, around: Around) -> None:
    for distance in (1, 2):
        word = around.after(distance)
        if not word:
            return
        if word in lexicon.COUNTRY_ADJECTIVES:
            signs.country = lexicon.COUNTRY_ADJECTIVES[word]
            return


def _against(signs: Signs, around: Around, mention: Mention, form: str) -> None:
    before, second, after = around.before(1), around.before(2), around.after(1)
    stem = form.removeprefix(lexicon.ARTICLE).replace("-", " ").split(" ")[-1]
    if not _TANWIN.isdisjoint(mention.text):
        signs.add(AGAINST, "its ending marks an indefinite noun")
    if _outlet(around, before, second, after, stem):
        signs.add(AGAINST, "it names an outlet")
    if sense_of(around.plain_before()).operation or after in lexicon.OPERATION_WORDS_AFTER:
        signs.add(AGAINST, "it is part of an operation's name")
    if _person(around, before, after, bool(signs.sense)) or _kunya(
        around, form, after, said=signs.weight > 0
    ):
        signs.add(AGAINST, "it names a person")
    if signs.sense and _adjective(around, form):
        signs.add(AGAINST, f"it means “{signs.sense}” here")
    if signs.sense and _described(around, form, said=signs.weight > 0):
        signs.add(AGAINST, f"it means “{signs.sense}” here")
    if form.isascii() and not _capital(mention.text) and not around.tagged():
        signs.add(-0.35, "it is not capitalised")
    if signs.sense == lexicon.TWO_VILLAGES and before in lexicon.OF_TWO:
        signs.add(AGAINST, f"it means “{signs.sense}” here")
    if form in lexicon.COUNTRY_ADJECTIVES and not signs.strong and not _may_be_country(mention):
        signs.add(AGAINST, "it is the adjective of a country")
    tribe = (around.proclitic == "" and before in lexicon.TRIBES) or after in lexicon.TRIBES_BEHIND
    if tribe or _among_tribes(signs, around):
        signs.add(AGAINST, "it names a tribe")
    if not signs.strong and signs.weight <= 0 and _government(around, mention, form, before, after):
        signs.add(AGAINST, "it stands for its government")
    signs.unit = _unit(around, before, second, after)


def _government(around: Around, mention: Mention, form: str, before: str, after: str) -> bool:
    """Whether the name of a country or a capital stands for who governs there: "Ankara said", "اتهمت موسكو",
    "Iraq's military"; not behind a preposition, where it is a place."""
    if not (form in lexicon.CAPITALS or _may_be_country(mention)):
        return False
    if around.proclitic not in ("", "و", "ف"):
        return False
    if around.folded.source[mention.end : mention.end + 2] in ("'s", "’s"):
        return after in lexicon.OF_A_STATE
    return after in lexicon.GOVERNMENT_DOES or before.removeprefix("و") in lexicon.GOVERNMENT_SAYS


def _among_tribes(signs: Signs, around: Around) -> bool:
    """Whether a name continues a list of tribes of which the first is no place: "the clans of A, B and C"."""
    if around.proclitic != "و" or signs.lists_on:
        return False
    back = 1
    while around.before(back).startswith("و"):
        back += 1
    return around.before(back + 1) in lexicon.TRIBES_MANY


def _may_be_country(mention: Mention) -> bool:
    return any(c.place.kind == "country" for c in mention.candidates)


def _capital(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def _outlet(around: Around, before: str, second: str, after: str, stem: str) -> bool:
    if around.proclitic:
        return False
    if around.numbered():
        return True  # "#ديرالزور24", "الشرقية24"
    if sense_of(before).media or (before == "ال" and sense_of(second).media):
        return True
    if sense_of(before).media_quoted and around.quoted():
        return True
    if after.isascii() and after in lexicon.MEDIA_WORDS:
        return True
    return stem in lexicon.ALSO_MEDIA and (before in lexicon.SAYING or after in lexicon.SAYING)


def _person(around: Around, before: str, after: str, common: bool) -> bool:
    plain = around.plain_before()
    if plain and plain in lexicon.GIVEN_NAMES:
        return True
    if plain == lexicon.ARTICLE and _written(around, around.first - 1) == "آل":
        return True  # "the family of"
    if plain == "علي" and _written(around, around.first - 1) in ("علي", "عليّ"):
        return common
    if plain and (plain in lexicon.PERSON_WORDS or plain.removeprefix("و") in lexicon.PERSON_WORDS):
        return common or plain.isascii()
    return common and (after in ("بن", "ابن", "bin") or before in lexicon.SAYING)


_KUNYA = ("ابو ", "ابي ", "ابا ", "abu ")


def _kunya(around: Around, form: str, after: str, *, said: bool) -> bool:
    """Whether "Abu Omar" is a man: behind a title, or before an adjective of origin ("أبو عمر الشيشاني")
    where no sign of a place is `said`."""
    if not form.startswith(_KUNYA):
        return False
    plain = around.plain_before()
    if plain in lexicon.PERSON_WORDS or plain in lexicon.GIVEN_NAMES:
        return True
    nisba = after.startswith(lexicon.ARTICLE) and after.endswith("ي") and len(after) > 5
    if after in LATIN_ARTICLES:
        nisba = around.after(2).endswith("i")
    return nisba and not said and not sense_of(after).direction and after not in lexicon.COUNTRY_ADJECTIVES


def _written(around: Around, word: int) -> str:
    """A word as the text has it, since folding makes علي (a name) and على (upon) one."""
    folded = around.folded
    start, end = folded.span(folded.starts[word], folded.end_of(word))
    return folded.source[start:end]


def _adjective(around: Around, form: str) -> bool:
    """Whether a word that is also an adjective follows its noun: الوضع القائم, سلاح هجين."""
    noun = around.plain_before()
    if not noun or _names_a_place_next(noun):
        return False
    if form.startswith(lexicon.ARTICLE):
        return noun.startswith(lexicon.ARTICLE) and len(noun) > 4
    return sense_of(noun).hybrid or form.endswith("ه")


def _described(around: Around, form: str, said: bool) -> bool:
    """Whether a definite adjective follows that no place bears (الطبقة الوسطى), or, where no sign of a
    place was `said`, any that is no direction and no country (القائم القديم)."""
    after = around.after(1)
    if not (form.startswith(lexicon.ARTICLE) and after.startswith(lexicon.ARTICLE)) or len(after) < 5:
        return False
    if after in lexicon.NEVER_OF_PLACES:
        return True
    return not said and after not in lexicon.COUNTRY_ADJECTIVES and not sense_of(after).direction


def _names_a_place_next(word: str) -> bool:
    sense = sense_of(word)
    return word in lexicon.PREPOSITIONS or bool(sense.kind) or sense.noun or sense.direction


def _unit(around: Around, before: str, second: str, after: str) -> bool:
    if before in ("في", "in", "of") and second in lexicon.ISLAMIC_STATE:
        return True
    sense = sense_of(before)
    if around.proclitic or not sense.unit:
        return after in ("brigade", "brigades", "battalion", "division")
    if after in lexicon.UNIT_WORDS_AFTER:
        return True
    return sense.armed or sense_of(second).unit
