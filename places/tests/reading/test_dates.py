"""Dates of both scripts against a publication date, or undated without one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.reading.dates import date_prec, dateline, edtf_of, find_dates, parse_edtf
from places.reading.page import Page

TUESDAY = parse_edtf("2018-10-09")
WEEKS = parse_edtf("2018-07-20/2018-09-10")

# text, what is read when the report appeared on Tuesday 9 October 2018, and without a publication date
CASES = [
    ("وصلوا اليوم، الثلاثاء 9 تشرين الأول", ["2018-10-09"], []),
    ("عادوا في ١٢ أيلول ٢٠١٧", ["2017-09-12"], ["2017-09-12"]),
    ("في 3 أكتوبر / تشرين الأول 2016 صباحا", ["2016-10-03"], ["2016-10-03"]),
    ("في 4 نوفمبر (تشرين الثاني) 2016", ["2016-11-04"], ["2016-11-04"]),
    ("زاروها أيلول الماضي", ["2018-09"], []),
    ("في تشرين الأول الماضي", ["2017-10"], []),
    ("جرى ذلك في آب", ["2018-08"], []),
    ("آب الناس إلى بيوتهم", [], []),
    ("يبدأ في كانون الأول المقبل", ["2018-12"], []),
    ("مطلع أيلول 2018", ["2018-09-01/2018-09-10"], ["2018-09-01/2018-09-10"]),
    ("أواخر شباط 2018", ["2018-02-21/2018-02-28"], ["2018-02-21/2018-02-28"]),
    ("منتصف تموز", ["2018-07-10/2018-07-20"], []),
    ("بين 2 و5 أيلول", ["2018-09-02/2018-09-05"], []),
    ("من 3 إلى 7 نيسان 2018", ["2018-04-03/2018-04-07"], ["2018-04-03/2018-04-07"]),
    ("من أيلول إلى تشرين الأول 2017", ["2017-09-01/2017-10-31"], ["2017-09-01/2017-10-31"]),
    ("منذ حزيران 2018", ["2018-06-01/2018-10-09"], ["2018-06-01/.."]),
    ("منذ عام 2014", ["2014-01-01/2018-10-09"], ["2014-01-01/.."]),
    ("منذ 2015", ["2015-01-01/2018-10-09"], ["2015-01-01/.."]),
    ("في عام 2016 تغير الحال", ["2016"], ["2016"]),
    ("قبل ثلاثة أيام", ["2018-10-06"], []),
    ("قبل يومين", ["2018-10-07"], []),
    ("قبل أسبوعين", ["2018-09-22/2018-09-28"], []),
    ("قبل شهر", ["2018-09"], []),
    ("قبل سنتين", ["2016"], []),
    ("منذ أسبوع", ["2018-09-29/2018-10-09"], []),
    ("قبل أيام", [], []),
    ("أمس الاثنين", ["2018-10-08"], []),
    ("أول أمس", ["2018-10-07"], []),
    ("فجر غدا", ["2018-10-10"], []),
    ("الأسبوع الماضي", ["2018-09-29/2018-10-05"], []),
    ("هذا الأسبوع", ["2018-10-06/2018-10-09"], []),
    ("الشهر الماضي", ["2018-09"], []),
    ("الشهر الجاري", ["2018-10-01/2018-10-09"], []),
    ("العام الماضي", ["2017"], []),
    ("العام الجاري", ["2018-01-01/2018-10-09"], []),
    ("الليلة الماضية", ["2018-10-08/2018-10-09"], []),
    ("الثاني من الشهر الجاري", ["2018-10-02"], []),
    ("العاشر من الشهر الماضي", ["2018-09-10"], []),
    ("الثلاثين من الشهر الماضي", ["2018-09-30"], []),
    ("يوم الخميس", ["2018-10-04"], []),
    ("الثلاثاء الماضي", ["2018-10-02"], []),
    ("الجمعة المقبل", ["2018-10-12"], []),
    ("شارع الجمعة", [], []),
    ("الأحد الموافق 24/7/2016", ["2016-07-24"], ["2016-07-24"]),
    ("السبت 6 تشرين الثاني/أكتوبر", ["2018-10-06"], []),
    ("صباح الحادي والعشرين من أيلول", ["2018-09-21"], []),
    ("12 شتنبر 2018", ["2018-09-12"], ["2018-09-12"]),
    ("31 شباط 2018", [], []),
    ("30/02/2018", [], []),
    ("2018-13-01", [], []),
    ("5 محرم 1440 هـ", ["2018-09-15"], ["2018-09-15"]),
    ("رمضان 1439", ["2018-05-16/2018-06-14"], ["2018-05-16/2018-06-14"]),
    ("31 رجب 1439", [], []),
    ("20 كانون الأول", ["2017-12-20"], []),
    ("15 تشرين الأول", ["2018-10-15"], []),
    ("posted October 8, 2018", ["2018-10-08"], ["2018-10-08"]),
    ("on the 3rd of May 2017", ["2017-05-03"], ["2017-05-03"]),
    ("9 Oct 2018 at noon", ["2018-10-09"], ["2018-10-09"]),
    ("October 2-5, 2018", ["2018-10-02/2018-10-05"], ["2018-10-02/2018-10-05"]),
    ("from 2 to 5 October 2018", ["2018-10-02/2018-10-05"], ["2018-10-02/2018-10-05"]),
    ("between July and September 2018", ["2018-07-01/2018-09-30"], ["2018-07-01/2018-09-30"]),
    ("from November 2017 to February 2018", ["2017-11-01/2018-02-28"], ["2017-11-01/2018-02-28"]),
    ("in early August 2018", ["2018-08-01/2018-08-10"], ["2018-08-01/2018-08-10"]),
    ("in mid August 2018", ["2018-08-10/2018-08-20"], ["2018-08-10/2018-08-20"]),
    ("last September", ["2018-09"], []),
    ("next March", ["2019-03"], []),
    ("they may march on", [], []),
    ("since 2014", ["2014-01-01/2018-10-09"], ["2014-01-01/.."]),
    ("in 2015", ["2015"], ["2015"]),
    ("yesterday evening", ["2018-10-08"], []),
    ("the day before yesterday", ["2018-10-07"], []),
    ("last week", ["2018-09-29/2018-10-05"], []),
    ("next week", ["2018-10-13/2018-10-19"], []),
    ("three days ago", ["2018-10-06"], []),
    ("a week ago", ["2018-09-29/2018-10-05"], []),
    ("some days ago", [], []),
    ("last Tuesday", ["2018-10-02"], []),
    ("on Friday", ["2018-10-05"], []),
    ("they sat down in the sun", [], []),
    ("February 30, 2018", [], []),
    ("at 2018-10-08T10:30", ["2018-10-08"], ["2018-10-08"]),
    ("file 192.168.10.2018 and room 2018", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dated", "undated"), CASES)
def test_a_date_is_read_against_the_publication_date_or_not_at_all(text, dated, undated):
    assert [when.edtf for when in find_dates(text, TUESDAY)] == dated
    assert [when.edtf for when in find_dates(text)] == undated


def test_the_span_of_a_date_points_into_the_text_as_given():
    text = "عادوا صباح اليوم، الثلاثاء ٩ تشرين الأوّل، إلى بيوتهم"
    (when,) = find_dates(text, TUESDAY)
    assert text[when.start : when.end] == "اليوم، الثلاثاء ٩ تشرين الأوّل"


def test_today_without_a_publication_date_is_undated():
    assert find_dates("قال اليوم الخميس إن الطريق فتح") == []


def test_a_publication_interval_widens_what_is_counted_from_it():
    assert [when.edtf for when in find_dates("زارها اليوم", WEEKS)] == ["2018-07-20/2018-09-10"]
    assert [when.edtf for when in find_dates("زارها أمس", WEEKS)] == ["2018-07-19/2018-09-09"]


def test_weeks_of_publication_cannot_tell_which_thursday():
    assert find_dates("يوم الخميس", WEEKS) == []


def test_since_a_time_after_publication_says_nothing():
    assert find_dates("منذ تشرين الثاني 2018", TUESDAY) == []


@pytest.mark.parametrize(
    ("expression", "earliest", "latest", "prec"),
    [
        ("2018-10-09", "2018-10-09", "2018-10-09", 1),
        ("2018-10", "2018-10-01", "2018-10-31", 4),
        ("2018", "2018-01-01", "2018-12-31", 5),
        ("2018-07-20/2018-09-10", "2018-07-20", "2018-09-10", 5),
        ("../2018-10-09", None, "2018-10-09", None),
        ("2018-10-09/..", "2018-10-09", None, None),
        ("2018-10-09T19:27:32Z", "2018-10-09", "2018-10-09", 1),
    ],
)
def test_an_edtf_expression_becomes_days(expression, earliest, latest, prec):
    when = parse_edtf(expression)
    assert (when.earliest and when.earliest.isoformat()) == earliest
    assert (when.latest and when.latest.isoformat()) == latest
    assert (when.edtf, when.date_prec) == (expression, prec)


@pytest.mark.parametrize("expression", ["", "  "])
def test_no_expression_is_no_date(expression):
    assert parse_edtf(expression) is None


@pytest.mark.parametrize("expression", ["soon", "2018-02-31", "9 October", "2018-10-09/2018-10-01"])
def test_what_is_no_edtf_is_refused(expression):
    with pytest.raises(ValueError, match=r"EDTF|before it starts"):
        parse_edtf(expression)


@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (10, 3), (11, 4), (31, 4), (32, 5)]
)
def test_the_precision_follows_the_length(days, code):
    first = datetime.date(2018, 1, 1)
    assert date_prec(first, first + datetime.timedelta(days=days - 1)) == code


def test_no_days_have_no_expression():
    assert edtf_of(None, None) == ""


def test_a_dateline_stands_on_a_line_of_its_own():
    text = "عنوان\n\n06/11/2021\n\nقصف قرب البلدة يوم 3 أيلول 2020 أدى إلى أضرار واسعة في البيوت والحقول"
    assert [when.edtf for when in dateline(Page(text))] == ["2021-11-06"]


def test_a_month_alone_is_no_dateline():
    assert list(dateline(Page("أيلول 2018\nنص"))) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from([None, TUESDAY, WEEKS]))
def test_no_text_makes_the_reading_of_dates_fail(text, published):
    for when in find_dates(text, published):
        assert 0 <= when.start < when.end <= len(text)
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


_PIECES = st.sampled_from(
    [
        "اليوم",
        "أمس",
        "منذ",
        "قبل",
        "بين",
        "من",
        "إلى",
        "و",
        "3",
        "31",
        "2018",
        "1440",
        "محرم",
        "أيلول",
        "الماضي",
        "المقبل",
        "الخميس",
        "الأول",
        "مطلع",
        "شهر",
        "عام",
        "/",
        "-",
        ",",
        "October",
        "May",
        "last",
        "next",
        "since",
        "ago",
        "days",
        "the",
        "9th",
        "،",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=9).map(" ".join))
def test_any_mixture_of_the_words_of_dates_is_read_or_left(text):
    assert find_dates(text, TUESDAY) == find_dates(text, TUESDAY)
