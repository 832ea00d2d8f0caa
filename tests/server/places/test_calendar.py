"""School years and weeks are counted as teachers count them."""

from datetime import date, timedelta

import pytest

from daybook.places.calendar import Calendar, holiday_of, school_year, week_of, weeks
from daybook.places.usual import usual_terms

NATIONAL_DAY = {"zh": "国庆节", "en": "National Day"}
AUTUMN = Calendar(
    date(2026, 9, 1),
    date(2027, 1, 22),
    date(2026, 8, 31),
    [(date(2026, 10, 1), date(2026, 10, 7), NATIONAL_DAY)],
)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 8, 31), "2025"),
        (date(2026, 9, 1), "2026"),
        (date(2026, 12, 31), "2026"),
        (date(2027, 1, 1), "2026"),
        (date(2027, 8, 31), "2026"),
    ],
)
def test_a_school_year_begins_in_september(day: date, year: str) -> None:
    assert school_year(day) == year


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 1), 1),
        (date(2026, 9, 6), 1),
        (date(2026, 9, 7), 2),
        (date(2026, 10, 1), 5),
        (date(2026, 10, 12), 7),
        (date(2027, 1, 1), 18),
        (date(2027, 1, 22), 21),
        (date(2027, 1, 23), None),
    ],
)
def test_weeks_run_from_monday_and_holidays_do_not_stop_them(day: date, number: int | None) -> None:
    assert week_of(AUTUMN, day) == number


def test_days_before_the_first_monday_belong_to_no_week() -> None:
    late = Calendar(date(2026, 9, 1), date(2027, 1, 22), date(2026, 9, 7))

    assert week_of(late, date(2026, 9, 4)) is None
    assert week_of(late, date(2026, 9, 7)) == 1


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), NATIONAL_DAY),
        (date(2026, 10, 7), NATIONAL_DAY),
        (date(2026, 10, 8), None),
    ],
)
def test_a_holiday_holds_both_its_ends(day: date, name: dict[str, str] | None) -> None:
    assert holiday_of(AUTUMN, day) == name


def test_a_week_is_free_when_none_of_its_days_is_taught() -> None:
    whole = Calendar(
        AUTUMN.first_day,
        AUTUMN.last_day,
        AUTUMN.week1,
        [(date(2026, 10, 5), date(2026, 10, 9), NATIONAL_DAY)],
    )

    assert [week.number for week in weeks(whole) if week.free] == [6]
    assert [week.number for week in weeks(AUTUMN) if week.free] == []


def test_the_first_and_last_weeks_are_cut_at_the_terms_ends() -> None:
    listed = weeks(AUTUMN)

    assert (listed[0].first, listed[0].last) == (date(2026, 9, 1), date(2026, 9, 6))
    assert (listed[-1].number, listed[-1].last) == (21, date(2027, 1, 22))


def test_every_day_of_a_term_lies_in_the_week_that_lists_it() -> None:
    for week in weeks(AUTUMN):
        for days in range((week.last - week.first).days + 1):
            assert week_of(AUTUMN, week.first + timedelta(days)) == week.number


def test_the_usual_terms_begin_in_their_first_week() -> None:
    for year in ("2025", "2026", "2027", "2031"):
        for _, term in usual_terms(year):
            assert term.week1.weekday() == 0
            assert week_of(term, term.first_day) == 1
            assert school_year(term.first_day) == school_year(term.last_day) == year
