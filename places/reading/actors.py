"""Names of actors in text: the longest name wins, proclitics and quotation marks aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from places.reading.page import Page
from places.reading.text import fold
from places.reading.types import ActorMention, ActorRecord

# Nouns that stand for an actor named before them in the report, and the kind of actor they stand for.
_ANAPHORS = {
    fold(word): kind
    for words, kind in (
        ("التنظيم للتنظيم والتنظيم بالتنظيم", "jihadist"),
        ("التحالف للتحالف والتحالف بالتحالف", "coalition"),
    )
    for word in words.split()
}
_JOINED = ("و", "ف", "ب", "ل", "ك")
_MARKS = frozenset("\"'()[]«» \t-–/.:#_@\u00a0")


def proclitic_forms(word: str) -> list[str]:
    """A folded word and what is left of it without the proclitics it may carry, longest first.

    "لل" hides an article ("للجيش" is "ل" + "الجيش"). Latin words carry none.
    """
    forms = [word]
    if word.isascii():
        return forms
    for text in (word, word[1:] if word[:1] in ("و", "ف") else ""):
        if len(text) < 3:
            continue
        if text != word:
            forms.append(text)
        if text.startswith("لل"):
            forms.append("ال" + text[2:])
        if text[0] in _JOINED:
            forms.append(text[1:])
    return forms


@dataclass(frozen=True, slots=True)
class _Hit:
    actor: ActorRecord
    first: int
    last: int


class ActorIndex:
    """Finds the names of `records` in text. Names are compared folded; of two actors with one name
    the first given wins. Building is linear in the names, finding linear in the text."""

    def __init__(self, records: Iterable[ActorRecord]) -> None:
        self.by_key: dict[str, ActorRecord] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], ActorRecord]]] = {}
        for record in records:
            self.by_key[record.key] = record
            for name in dict.fromkeys((record.name_en, record.name_ar, *record.names)):
                words = tuple(Page(name).words)
                if words:
                    self._names.setdefault(words[0], []).append((words, record))
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
        word = 0
        while word < len(page.words):
            hit = self._named(page, word) or self._meant(page.words, word, last_of_kind)
            if hit is None:
                word += 1
                continue
            last_of_kind[hit.actor.kind] = hit.actor
            start, end = page.span(page.starts[hit.first] + self._joined(page, hit), page.ends[hit.last - 1])
            mentions.append(ActorMention(hit.actor, start, end, page.text[start:end]))
            word = hit.last
        return mentions

    def lineage(self, actor: ActorRecord) -> list[ActorRecord]:
        """The actor and those it belongs to, nearest first."""
        line = [actor]
        while line[-1].parent in self.by_key and self.by_key[line[-1].parent or ""] not in line:
            line.append(self.by_key[line[-1].parent or ""])
        return line

    def _named(self, page: Page, at: int) -> _Hit | None:
        best: _Hit | None = None
        for form in proclitic_forms(page.words[at]):
            for name, record in self._names.get(form, ()):
                if best and len(name) <= best.last - best.first:
                    break
                if self._spelled(page, at, name):
                    best = _Hit(record, at, at + len(name))
                    break
        return best

    def _spelled(self, page: Page, at: int, name: Sequence[str]) -> bool:
        """Whether the words after `at` go on with the name, over quotation marks and brackets only."""
        rest = page.words[at + 1 : at + len(name)]
        return rest == list(name[1:]) and all(
            set(page.gap(word)) <= _MARKS for word in range(at, at + len(name) - 1)
        )

    def _meant(self, words: Sequence[str], at: int, named: dict[str, ActorRecord]) -> _Hit | None:
        kind = _ANAPHORS.get(words[at])
        if kind is None:
            return None
        only = [record for record in self.by_key.values() if record.kind == kind and not record.parent]
        actor = named.get(kind) or (only[0] if len(only) == 1 else None)
        return _Hit(actor, at, at + 1) if actor else None

    def _joined(self, page: Page, hit: _Hit) -> int:
        """How many letters of the first word are proclitics, which the mention's span leaves out."""
        word = page.words[hit.first]
        for form in proclitic_forms(word):
            if form in self._names and word.endswith(form):
                return len(word) - len(form)
        return 0
