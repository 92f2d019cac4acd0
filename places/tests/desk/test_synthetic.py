"""Made-up events: the same for the same seed, marked as such, and gone without a trace."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Length

from places.desk import edition, synthetic
from places.models import Actor, Claim, Event, Figure, Mention, Participant, Place, Report, Source
from places.publishing import event_page, report_page, snapshot
from places.tests.factories import make_actor, make_claim, make_event, make_place, make_report, make_type

pytestmark = pytest.mark.django_db
COUNT = 600


@pytest.fixture
def front(db):
    for n, (lon, lat) in enumerate([(40.84, 34.69), (40.97, 34.52), (40.15, 35.33), (41.23, 35.78)]):
        make_place(f"town-{n}", (lon, lat), name_ar=f"بلدة {n}", uuid=f"00000000-0000-4000-8000-{n:012}")
    make_place("dez", (40.4, 35.2), kind="governorate", name_ar="دير الزور")
    make_place("syria", (38.5, 35.0), kind="country", name_ar="سوريا")
    for n, key in enumerate(["sdf", "is", "saa", "civilians"]):
        kind = "civil" if key == "civilians" else "militia"
        make_actor(key, kind=kind, uuid=f"00000000-0000-4000-9000-{n:012}")
    for n, code in enumerate(["battle.clash", "strike.air", "civilians.harmed", "statement.forecast"]):
        make_type(code, position=n)


@pytest.fixture
def made(front):
    return synthetic.generate(COUNT, seed=7)


FIELDS = (
    "uuid",
    "title_en",
    "when_edtf",
    "where_prec",
    "credibility",
    "disputed",
    "type__code",
    "place__key",
)


def as_told(events=None):
    rows = (Event.objects.all() if events is None else events).order_by("uuid")
    return [(*row, point.coords) for *row, point in rows.values_list(*FIELDS, "point")]


def test_the_same_seed_gives_the_same_events_and_another_one_others(made):
    first = as_told()
    claims = set(Claim.objects.values_list("uuid", "evidence_start", "report__text"))
    synthetic.remove()
    synthetic.generate(COUNT, seed=7)
    assert as_told() == first
    assert set(Claim.objects.values_list("uuid", "evidence_start", "report__text")) == claims
    synthetic.remove()
    synthetic.generate(COUNT, seed=8)
    assert not {row[0] for row in as_told()} & {row[0] for row in first}


def test_a_larger_run_begins_with_the_events_of_a_smaller(made):
    smaller = as_told()
    synthetic.remove()
    synthetic.generate(COUNT + 100, seed=7)
    first = Event.objects.filter(pk__in=Event.objects.order_by("pk")[:COUNT].values("pk"))
    assert as_told(first) == smaller


def test_it_says_how_many_it_made(made):
    assert made.events == COUNT == Event.objects.published().count()
    assert made.reports == Report.objects.published().count()
    assert made.claims == Claim.objects.filter(status="accepted").count() >= COUNT


def test_every_event_is_told_by_a_report_and_every_claim_rests_on_a_sentence_of_it(made):
    assert not Event.objects.filter(claims=None).exists()
    for claim in Claim.objects.select_related("report", "type")[:50]:
        assert claim.evidence.endswith(".")
        assert "\n" not in claim.evidence
    lines = Report.objects.annotate(length=Length("text")).filter(length=0)
    assert not lines.exists()
    assert not Claim.objects.filter(mentions=None).exists()
    for mention in Mention.objects.select_related("report", "place")[:20]:
        assert mention.report.text[mention.start : mention.end] == mention.surface


def test_what_is_made_up_says_so_in_both_languages(made):
    assert not Event.objects.exclude(title_en__startswith="Synthetic: ").exists()
    assert not Event.objects.exclude(title_ar__startswith="مصطنع: ").exists()
    assert not Report.objects.filter(
        ~Q(title__startswith="Synthetic") & ~Q(title__startswith="تقرير مصطنع")
    ).exists()
    for source in Source.objects.all():
        assert source.synthetic
        assert "Synthetic" in source.name_en
        assert "مصطنع" in source.name_ar
    assert snapshot.current().manifest["synthetic"] is True


def test_the_pages_say_so_too(client, made):
    event, report = Event.objects.first(), Report.objects.first()
    assert event_page.of_event(event, staff=False, url="")["synthetic"] is True
    assert "made up, for tests" in client.get(event.get_absolute_url()).content.decode()
    assert "made up, for tests" in client.get(report_page.address(report)).content.decode()


def test_days_run_from_2011_to_2024_and_are_as_precise_as_they_say(made):
    days = Event.objects.exclude(latest=None).values_list("earliest", "latest", "date_prec", "when_edtf")
    lengths = {1: (1, 1), 2: (2, 6), 3: (7, 10), 4: (28, 31), 5: (365, 366)}
    for earliest, latest, prec, edtf in days:
        assert 2011 <= latest.year <= 2024
        if prec is None:
            assert (earliest, edtf) == (None, f"../{latest}")
        else:
            low, high = lengths[prec]
            assert low <= (latest - earliest).days + 1 <= high
    undated = Event.objects.filter(latest=None)
    assert undated.exists()
    assert not undated.exclude(earliest=None, date_prec=None, when_edtf="").exists()


def test_all_types_actors_and_precisions_occur(made):
    assert set(Event.objects.values_list("type__code", flat=True).distinct()) == {
        "battle.clash", "strike.air", "civilians.harmed", "statement.forecast",
    }  # fmt: skip
    acting = Participant.objects.filter(event__isnull=False).values_list("actor__key", flat=True)
    assert set(acting) == set(Actor.objects.values_list("key", flat=True))
    assert set(Event.objects.values_list("where_prec", flat=True)) == {1, 2, 3, 4, 5, 6}


def test_an_exact_event_is_a_point_near_its_place_and_others_share_footprints(made):
    exact = Event.objects.filter(where_prec=1).select_related("place")
    assert all(event.geometry == event.point for event in exact)
    at_the_place = [event for event in exact if event.point.distance(event.place.point) < 1e-5]
    assert 0.7 < len(at_the_place) / len(exact) < 0.95
    rough = Event.objects.exclude(where_prec=1)
    assert all(event.geometry.geom_type in {"Polygon", "MultiPolygon"} for event in rough)
    assert len({event.geometry.wkb.tobytes() for event in rough}) < len(rough) / 2
    assert all(event.geometry.contains(event.point) for event in rough)
    assert not rough.filter(where_en="").exists()


def test_figures_have_an_order_and_belong_to_violence(made):
    figures = Figure.objects.filter(event__isnull=False)
    assert figures.exists()
    assert not figures.filter(best__gt=F("high")).exists()
    assert not figures.filter(event__type__code__startswith="statement").exists()


def test_real_events_are_not_mixed_with_made_up_ones_unless_it_is_asked_for(front):
    real = make_event()
    make_claim(make_report(), event=real)
    with pytest.raises(synthetic.RealEventsError, match="1 real events"):
        synthetic.generate(COUNT, seed=7)
    assert Event.objects.count() == 1
    synthetic.generate(COUNT, seed=7, mix=True)
    assert synthetic.existing() == synthetic.Existing(real=1, synthetic=COUNT)


def test_a_second_run_is_refused(made):
    with pytest.raises(synthetic.RealEventsError, match=f"{COUNT} synthetic events"):
        synthetic.generate(COUNT, seed=8, mix=True)


def test_removing_leaves_what_is_real_and_nothing_else(front):
    real = make_event(participants=[(Actor.objects.get(key="sdf"), "initiator")])
    report = make_report()
    claim = make_claim(report, event=real)
    tables = (Event, Report, Claim, Mention, Participant, Figure, Source, Place, Claim.mentions.through)
    before = [model.objects.count() for model in tables]
    synthetic.generate(COUNT, seed=7, mix=True)
    joined = make_claim(report, "shells", event=Event.objects.exclude(pk=real.pk).first())
    assert synthetic.remove() == synthetic.Existing(real=1, synthetic=COUNT)
    joined.refresh_from_db()
    assert joined.event is None
    joined.delete()
    assert [model.objects.count() for model in tables] == before
    claim.refresh_from_db()
    assert claim.event == real
    connection.check_constraints()


def test_rows_that_the_orm_makes_afterwards_get_keys_of_their_own(made):
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    assert make_event().pk > last
    assert make_report().pk > 0


def test_an_edition_comes_with_them(front):
    before = edition.current()
    synthetic.generate(COUNT, seed=7)
    assert edition.current() > before


def test_no_histories_are_kept(made):
    assert not Event.history.filter(history_type="+").exists()


def test_the_command_says_what_it_did_and_what_to_do_instead(front, capsys):
    call_command("generate_events", "300", seed=7)
    assert "generated 300 synthetic events" in capsys.readouterr().out
    with pytest.raises(CommandError, match="--remove"):
        call_command("generate_events", "300")
    call_command("generate_events", remove=True)
    assert "removed 300 synthetic events; 0 real ones stay" in capsys.readouterr().out
    with pytest.raises(CommandError, match="how many"):
        call_command("generate_events")


def test_an_empty_database_says_what_is_missing(db):
    with pytest.raises(CommandError, match="load_seeds"):
        call_command("generate_events", "10")
