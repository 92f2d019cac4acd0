"""From what an editor pastes or uploads to a report's text, or to one clear reason why not."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePath

from django.utils.translation import gettext as _

from places.desk.encodings import EncodingError, characters
from places.models.plain import unfit, without_turns, without_unfit

MAX_BYTES = 1_000_000
"""The most a report's text may weigh, in UTF-8 and as it comes in a file."""

MAX_TAGS = 50_000
"""A page with more was made to keep a parser busy."""

HTML_ENDINGS = (".html", ".htm", ".xhtml")
TEXT_ENDINGS = (".txt", ".text")

_BREAKS = dict.fromkeys(map(ord, "\f\v\x85"), "\n")
"""Breaks of pages and lines that a text may hold besides its line ends."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_-]{2,20})""", re.IGNORECASE)
_ARABIC_CHARSETS = {"windows-1256", "cp1256", "iso-8859-6"}
_MISREAD = re.compile("[ØÙÚÛ][\u0080-\u00bf\u0152-\u0178\u2013-\u203a€™]")
"""Arabic in UTF-8 that something read as a Western code page: Ø§Ù„ and its kin."""
_SILENT = (
    "title",
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "footer",
    "aside",
    "form",
    "iframe",
)
_BLOCKS = (
    "p",
    "div",
    "section",
    "article",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "br",
)


class IngestError(ValueError):
    """Why a text cannot become a report, in the words that its editor reads."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text ready to be read; `title` is empty where the document names none."""

    text: str
    title: str = ""


def decode(data: bytes, name: str) -> Document:
    """The text of a .txt or .html file's bytes. Raises IngestError: empty, too large, of another
    kind, binary, wrongly encoded, or without a word in it."""
    ending = PurePath(name).suffix.lower()
    if ending not in HTML_ENDINGS + TEXT_ENDINGS:
        raise IngestError(_("Only .txt and .html files can be read."))
    if len(data) > MAX_BYTES:
        raise IngestError(_("The file is larger than 1 MB."))
    if not data.strip():
        raise IngestError(_("The file is empty."))
    is_html = ending in HTML_ENDINGS
    raw = _characters(data, is_html=is_html)
    return _from_html(raw) if is_html else Document(clean(raw))


def clean(text: str) -> str:
    """The text as it is stored: NFC is left alone, lines end in \\n, nothing stands around it.

    A browser sends \\r\\n and a file may end in a line break, so that without this the same
    report would count as two. Raises IngestError where no report can be made of it.
    """
    text = without_turns(text).replace("\r\n", "\n").replace("\r", "\n").strip().strip("\ufeff").strip()
    if not text:
        raise IngestError(_("There is no text in it."))
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise IngestError(_("The text is larger than 1 MB."))
    if unfit(text.translate(_BREAKS)):
        raise IngestError(_("This is not a text: it holds control characters."))
    if text.count("\ufffd") or _is_misread(text):
        raise IngestError(_("The text was wrongly decoded before it came here; save it as UTF-8 again."))
    if not any(c.isalpha() for c in text):
        raise IngestError(_("There is not one word in it."))
    return text


def sha256_of(text: str) -> str:
    """The identity of a report's text (already `clean`), 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _is_misread(text: str) -> bool:
    """Whether most of the text's letters are pairs such as "Ø§", which no language writes."""
    letters = sum(c.isalpha() for c in text)
    return len(_MISREAD.findall(text)) * 4 > letters > 0


def _characters(data: bytes, *, is_html: bool) -> str:
    try:
        return characters(data)
    except EncodingError as error:
        declared = _declared_charset(data) if is_html else ""
        if not declared or b"\x00" in data:
            raise IngestError(str(error)) from error
        return data.decode(declared, "replace")  # what it cannot read, clean() refuses


def _declared_charset(data: bytes) -> str:
    """An Arabic code page that the page's own meta element names; empty otherwise."""
    found = _DECLARED.search(data[:4096])
    named = found.group(1).decode("ascii").lower() if found else ""
    return named if named in _ARABIC_CHARSETS else ""


def _from_html(raw: str) -> Document:
    if raw.count("<") > MAX_TAGS:
        raise IngestError(_("The page's HTML cannot be read."))
    page = _Page()
    page.feed(raw)
    page.close()
    lines = (" ".join(line.split()) for line in page.body().splitlines())
    return Document(clean(re.sub(r"\n{2,}", "\n\n", "\n".join(lines))), page.title())


class _Page(HTMLParser):
    """The words of a page in one pass: a tree would cost seconds on a page made to be deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, list[str]] = {"page": [], "article": [], "main": [], "h1": [], "title": []}
        self.said_title = ""
        self.open: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "meta" and said.get("property") == "og:title":
            self.said_title = said.get("content") or ""
        self._break(tag)
        if tag in _SILENT or tag in self.words:
            self.open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        if self.open[tag]:
            self.open[tag] -= 1

    def handle_data(self, data: str) -> None:
        if self.open["title"]:
            self.words["title"].append(data)
        if any(self.open[tag] for tag in _SILENT):
            return
        self.words["page"].append(data)
        for part in ("article", "main", "h1"):
            if self.open[part]:
                self.words[part].append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.handle_data("\n")

    def body(self) -> str:
        """The article, where the page marks one that holds most of its words; else the whole page."""
        texts = {part: "".join(words) for part, words in self.words.items()}
        weights = {part: len("".join(text.split())) for part, text in texts.items()}
        for part in ("article", "main"):
            if weights[part] * 2 > weights["page"]:
                return texts[part]
        return texts["page"]

    def title(self) -> str:
        titles = (self.said_title, "".join(self.words["h1"]), "".join(self.words["title"]))
        return next((title for title in (" ".join(without_unfit(t).split()) for t in titles) if title), "")
