"""Characters that no page can show stay outside, wherever a text comes in."""

import pytest
from django.core.exceptions import ValidationError

from places.desk.documents import clean
from places.models.plain import unfit, validate_plain, without_unfit

BELL, ESCAPE, NO_CHARACTER = "\x07", "\x1b", "\uffff"


@pytest.mark.parametrize(
    "character",
    ["\x00", BELL, "\x0b", "\x0c", ESCAPE, "\x7f", "\x85", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"],
)
def test_what_no_page_can_show_is_refused_by_its_number(character):
    assert f"U+{ord(character):04X}" in unfit(f"Hajin{character} fell")
    assert "“Hajin”" in unfit(f"Hajin{character} fell")
    assert without_unfit(f"Hajin{character} fell") == "Hajin fell"
    with pytest.raises(ValidationError, match="control character"):
        validate_plain(f"Hajin{character} fell")


@pytest.mark.parametrize(
    "text", ["", "هـــجين \u200f(مدينة)\u200c\tو\n", "one\r\ntwo", "🙂 \U0010fffd", "\ue000"]
)
def test_every_other_text_passes(text):
    assert unfit(text) == ""
    assert without_unfit(text) == text
    validate_plain(text)


def test_a_character_at_the_very_beginning_is_named_too():
    assert "first" in unfit(f"{BELL}Hajin")
    assert "first" in unfit("\u202eHajin")


@pytest.mark.parametrize("mark", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069"])
def test_a_name_is_read_in_the_order_that_it_is_stored_in(mark):
    with pytest.raises(ValidationError, match=rf"turns the direction of reading \(U\+{ord(mark):04X}\)"):
        validate_plain(f"Hajin{mark} fell")
    assert without_unfit(f"Hajin{mark} fell") == "Hajin fell"
    assert clean(f"{mark}Hajin{mark} fell") == "Hajin fell"
