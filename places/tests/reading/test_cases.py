"""The short texts of `cases`, read with the small gazetteer of `front`."""

import pytest

from places.reading.relations import relate
from places.reading.resolve import resolve
from places.reading.text import Folded
from places.reading.toponyms import Gazetteer, find_mentions
from places.tests.reading.cases import ARABIC, ENGLISH
from places.tests.reading.front import PLACES, actors_in

GAZETTEER = Gazetteer(PLACES)


def read(text):
    folded = Folded(text)
    found = find_mentions(folded, GAZETTEER, actors_in(text))
    return relate(resolve(found, folded, GAZETTEER), folded, GAZETTEER)


def said(relation):
    if relation is None:
        return ""
    distance = f"{round(relation.distance_m / 1000, 1):g}" if relation.distance_m else ""
    return " ".join(filter(None, (relation.kind, relation.direction, distance)))


CASES = [
    pytest.param(*case, id=f"{lang}-{name}")
    for lang, cases in (("ar", ARABIC), ("en", ENGLISH))
    for name, case in cases.items()
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_short_text_is_read_as_a_person_reads_it(text, expected):
    mentions = [m for m in read(text) if not m.within_actor]
    found = [(m.text, m.chosen.key if m.chosen else None, said(m.relation)) for m in mentions]
    expected = [
        (surface, key, said_ if (said_ := f[2]) in relation.split("|") else relation)
        for (surface, key, relation), f in zip(
            expected, [*found, *[("", "", "")] * len(expected)], strict=False
        )
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_spans_give_back_the_surface(text, expected):
    assert all(text[m.start : m.end] == m.text for m in read(text))
