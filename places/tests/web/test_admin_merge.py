"""Merging places in the admin: chosen in a list, looked at, done, and taken back."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from places.models import Place, User
from places.tests.desk.conftest import make_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lina")]


@pytest.fixture
def twins():
    kept = make_place("Hajin", "هجين", 40.84, 34.69, key="hajin", prior=1)
    return kept, make_place("Hajeen", "هجين", 40.841, 34.688, kind="village")


@pytest.fixture
def page(twins):
    return f"{reverse('admin:places_place_merge')}?ids={twins[0].pk},{twins[1].pk}"


def _said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_list_s_action_leads_to_the_page_that_tells_what_would_move(client, twins, page):
    chosen = {"action": "merge_places", "_selected_action": [p.pk for p in twins]}
    response = client.post(reverse("admin:places_place_changelist"), chosen)
    assert response["Location"].split("?")[0] == page.split("?")[0]
    shown = client.get(response["Location"])
    assert {row.place for row in shown.context["rows"]} == set(twins)
    assert shown.context["kept"] == twins[0]
    assert "of another kind: village" in shown.content.decode()


def test_one_place_alone_is_not_merged(client, twins):
    chosen = {"action": "merge_places", "_selected_action": [twins[0].pk]}
    response = client.post(reverse("admin:places_place_changelist"), chosen)
    assert "from 2 to 20" in _said(response)


def test_a_place_s_page_leads_there_and_a_second_one_is_added(client, twins, page):
    shown = client.get(reverse("admin:places_place_change", args=[twins[1].pk])).content.decode()
    assert f"merge/?ids={twins[1].pk}" in shown
    alone = client.get(f"{page.split('?')[0]}?ids={twins[1].pk}")
    assert "Merge into the chosen place" not in alone.content.decode()
    both = client.get(f"{page.split('?')[0]}?ids={twins[1].pk}&place={twins[0].pk}")
    assert len(both.context["rows"]) == 2


def test_a_merge_is_done_and_taken_back(client, twins, page):
    kept, other = twins
    response = client.post(page, {"keep": kept.pk}, follow=True)
    assert "“Hajeen” became one with “Hajin”." in response.content.decode()
    assert list(Place.objects.all()) == [kept]
    back = client.post(reverse("admin:places_place_unmerge"), follow=True)
    assert "Undone" in _said(back)
    assert Place.objects.filter(pk=other.pk).exists()
    assert (
        "merge-undo" not in client.get(reverse("admin:places_place_change", args=[kept.pk])).content.decode()
    )


def test_taking_back_is_refused_after_another_change(client, twins, page):
    client.post(page, {"keep": twins[0].pk})
    twins[0].refresh_from_db()
    twins[0].note = "seen"
    twins[0].save()
    assert "changed again" in _said(client.post(reverse("admin:places_place_unmerge")))
    page = client.get(reverse("admin:places_place_change", args=[twins[0].pk])).content.decode()
    assert "merge/undo" not in page, "what is refused once is not offered again"
    assert Place.objects.count() == 1


def test_without_a_choice_nothing_happens(client, page):
    assert "Choose the place to keep" in _said(client.post(page, {"keep": "nonsense"}))
    assert Place.objects.count() == 2
    assert client.get(f"{page}&keep=x,").status_code == 200


def test_who_may_not_delete_places_may_not_merge_them(client, page):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(page).status_code == 403
    assert client.post(reverse("admin:places_place_unmerge")).status_code == 403


def test_undo_without_a_merge_goes_back_to_the_list(client):
    response = client.post(reverse("admin:places_place_unmerge"))
    assert response["Location"] == reverse("admin:places_place_changelist")
