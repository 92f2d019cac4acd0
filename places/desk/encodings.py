"""From a file's bytes to its characters, or to what the file is and what its owner can do about it."""

from __future__ import annotations

from django.utils.translation import gettext as _

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HEAD = 4096
_ARABIC, _AFTER_ARABIC = "\u0600", "\u0700"


class EncodingError(ValueError):
    """Why bytes are no text that can be read here, in the words that the file's owner reads."""


def characters(data: bytes) -> str:
    """The text of bytes in UTF-8, or in UTF-16 with a byte order mark. Raises EncodingError."""
    encoding = _encoding_of(data)
    if encoding != "utf-16" and b"\x00" in data:
        raise EncodingError(_what_holds_nul(data))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(_why(data, encoding, error.start + 1)) from error


def check_head(data: bytes) -> None:
    """Raises EncodingError where a file's first bytes show that it is no text in UTF-8."""
    if _encoding_of(data) == "utf-16" or b"\x00" in data:
        raise EncodingError(_what_holds_nul(data))


def _encoding_of(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "utf-8")


def _what_holds_nul(data: bytes) -> str:
    if any(_reads_as(data, encoding) for encoding in ("utf-16-le", "utf-16-be")):
        return _("The file is in UTF-16; save it as UTF-8.")
    return _("This is a binary file, not a text.")


def _why(data: bytes, encoding: str, byte: int) -> str:
    if encoding == "utf-16":
        return _("The file is marked as UTF-16, but byte %(byte)d breaks it; save it as UTF-8.") % {
            "byte": byte
        }
    if _looks_binary(data):
        return _("This is a binary file, not a text.")
    if _reads_as(data, "cp1256") and _is_arabic(data.decode("cp1256")):
        return _("The file is not UTF-8 but, it seems, Arabic (Windows-1256); save it as UTF-8.")
    return _("The file is not UTF-8 (byte %(byte)d breaks it); save it as UTF-8.") % {"byte": byte}


def _reads_as(data: bytes, encoding: str) -> bool:
    """Whether bytes, read so, are nearly all Arabic or ASCII letters and spaces, as those of a report are."""
    text = data[:_HEAD].decode(encoding, "ignore").lstrip("\ufeff")
    ours = [c for c in text if c.isascii() or _ARABIC <= c < _AFTER_ARABIC]
    fit = sum(c.isalnum() or c.isspace() or c in ".,،:;-\"'\t" for c in ours)
    return fit * 10 > len(text) * 8 > 0


def _is_arabic(text: str) -> bool:
    """Whether most letters beyond ASCII are Arabic ones."""
    foreign = [c for c in text if not c.isascii() and c.isalpha()]
    return sum(c >= _ARABIC for c in foreign) * 2 > len(foreign)


def _looks_binary(data: bytes) -> bool:
    head = data[:_HEAD]
    return sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head) * 50 > len(head)
