import pytest

from places.models import Event
from places.publishing import history
from places.tests.factories import make_event

pytestmark = pytest.mark.django_db


def changes(event):
    return [entry["changed"] for entry in history.of_events([event.pk]).get(event.pk, [])]


def change(event, **fields):
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()


def test_a_published_event_tells_when_it_was_published_and_what_changed():
    event = make_event()
    change(event, title_en="Another title", credibility=2)
    change(event, disputed=True)
    assert changes(event) == [["published"], ["title", "credibility"], ["disputed"]]
    times = [entry["at"] for entry in history.of_events([event.pk])[event.pk]]
    assert times == sorted(times)


def test_a_version_that_shows_no_difference_is_no_entry():
    event = make_event()
    change(event, reviewed_at=event.reviewed_at)
    assert changes(event) == [["published"]]


def test_what_stood_at_the_desk_is_not_told_but_that_it_came_back_is():
    event = make_event(status="draft", title_en="First words")
    change(event, title_en="Second words")
    published = make_event()
    change(published, status="draft", title_en="Hidden")
    change(published, status="published", title_en="Shells fall on Hajin")
    change(published, status="draft")
    assert changes(event) == []
    assert changes(published) == [["published"], ["republished"]]


def test_one_query_reads_the_past_of_many(django_assert_num_queries):
    events = [make_event() for _n in range(3)]
    with django_assert_num_queries(1):
        assert set(history.of_events([event.pk for event in events])) == {event.pk for event in events}


def test_an_event_without_a_recorded_past_is_missing():
    event = make_event()
    Event.history.all().delete()
    assert history.of_events([event.pk]) == {}
