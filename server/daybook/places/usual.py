"""The usual terms of a school year, for a server whose office has not entered its own."""

from datetime import date, timedelta

from daybook.places.calendar import Calendar

Names = dict[str, str]

_AUTUMN = ((9, 1), (1, 22))
_SPRING = ((2, 22), (7, 9))
_AUTUMN_HOLIDAYS = (
    ((10, 1), (10, 7), {"zh": "国庆节", "en": "National Day"}),
    ((1, 1), (1, 1), {"zh": "元旦", "en": "New Year"}),
)
_SPRING_HOLIDAYS = (
    ((4, 4), (4, 6), {"zh": "清明节", "en": "Qingming"}),
    ((5, 1), (5, 5), {"zh": "劳动节", "en": "Labour Day"}),
)


def usual_terms(year: str) -> list[tuple[Names, Calendar]]:
    """The autumn and the spring term of the school year that begins in `year`."""
    first = int(year)

    def day(month_day: tuple[int, int]) -> date:
        month, number = month_day
        return date(first if month >= 9 else first + 1, month, number)

    return [
        (
            {"zh": f"{first}年秋季学期", "en": f"Autumn term {first}"},
            _term(
                day(_AUTUMN[0]),
                day(_AUTUMN[1]),
                [(day(start), day(end), name) for start, end, name in _AUTUMN_HOLIDAYS],
            ),
        ),
        (
            {"zh": f"{first + 1}年春季学期", "en": f"Spring term {first + 1}"},
            _term(
                day(_SPRING[0]),
                day(_SPRING[1]),
                [(day(start), day(end), name) for start, end, name in _SPRING_HOLIDAYS],
            ),
        ),
    ]


def _term(first: date, last: date, holidays: list[tuple[date, date, Names]]) -> Calendar:
    return Calendar(first, last, first - timedelta(first.weekday()), holidays)
