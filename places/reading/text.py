"""Fold Arabic and Latin spelling variants, with a way back to the offsets of the text as it came."""

import unicodedata


def fold(text: str) -> str:
    """The form under which names are compared (a first version)."""
    return "".join(
        c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c) and c != "ـ"
    ).strip()
