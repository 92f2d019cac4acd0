"""Figures and dates that geometry or arithmetic contradicts, and those that they do not."""

from __future__ import annotations

import datetime

import pytest

from places.geometry.plausibility import (
    Doubt,
    NamedArea,
    doubt_of_area,
    doubt_of_date,
    doubt_of_losses,
    doubt_of_range,
    doubt_of_share,
)

DEIR_EZ_ZOR = NamedArea("Deir ez-Zor", "دير الزور", 33_060)
HASAKAH = NamedArea("Al-Hasakah", "الحسكة", 23_334)


def test_an_area_larger_than_both_governorates_together_is_doubted():
    doubt = doubt_of_area(71_360, [DEIR_EZ_ZOR, HASAKAH])
    assert doubt == Doubt(
        "71,360 km² is larger than Deir ez-Zor (33,060 km²) and Al-Hasakah (23,334 km²)"
        " together (56,394 km²).",
        "مساحة 71,360 كم² أكبر من دير الزور (33,060 كم²) والحسكة (23,334 كم²) معًا (56,394 كم²).",
    )


def test_a_governorate_named_twice_counts_once():
    doubt = doubt_of_area(50_000, [HASAKAH, HASAKAH])
    assert doubt is not None
    assert doubt.en == "50,000 km² is larger than Al-Hasakah (23,334 km²)."


@pytest.mark.parametrize(
    ("value", "named"), [(56_000, [DEIR_EZ_ZOR, HASAKAH]), (24_000, [HASAKAH]), (71_360, [])]
)
def test_an_area_that_fits_or_cannot_be_compared_is_not_doubted(value, named):
    assert doubt_of_area(value, named) is None


def test_a_range_beyond_the_weapon_is_doubted():
    doubt = doubt_of_range(400, "artillery")
    assert doubt is not None
    assert "about 60 km" in doubt.en
    assert "60" in doubt.ar
    small = doubt_of_range(7.5, "small_arms")
    assert small is not None
    assert small.en.startswith("7.5 km")


@pytest.mark.parametrize(("value", "weapon"), [(40, "artillery"), (120, "rockets"), (9_000, "unknown")])
def test_a_range_within_reach_or_of_an_unknown_weapon_is_not(value, weapon):
    assert doubt_of_range(value, weapon) is None


def test_dates_before_the_war_and_after_the_report_are_doubted():
    published = datetime.date(2018, 10, 9)
    before = doubt_of_date(None, datetime.date(2010, 12, 31))
    after = doubt_of_date(datetime.date(2019, 1, 1), datetime.date(2019, 1, 31), published)
    assert before is not None
    assert "2011" in before.en
    assert after is not None
    assert "publication" in after.en
    assert doubt_of_date(None, datetime.date(2018, 10, 31), published) is None
    assert doubt_of_date(datetime.date(2018, 10, 1), datetime.date(2018, 10, 31), published) is None
    assert doubt_of_date(datetime.date(2018, 10, 1), datetime.date(2018, 10, 31)) is None


def test_losses_above_a_forces_strength_are_doubted():
    doubt = doubt_of_losses(90_000, 30_000, "IS", "تنظيم الدولة")
    assert doubt is not None
    assert "at most about 30,000" in doubt.en
    assert doubt_of_losses(1_000, 30_000, "IS", "تنظيم الدولة") is None
    assert doubt_of_losses(1_000, None, "IS", "تنظيم الدولة") is None


def test_a_share_above_the_whole_is_doubted():
    assert doubt_of_share(98) is None
    assert doubt_of_share(100) is None
    doubt = doubt_of_share(120)
    assert doubt is not None
    assert doubt.en == "120 % is more than the whole."
