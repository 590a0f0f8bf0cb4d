"""The calendar of policy letters: spans of days and the recess table."""

from __future__ import annotations

import datetime as dt

import pytest

from kb.extract import calendar_nl as cal
from kb.extract.recess import RecessTableError, parse

DAY = dt.date


@pytest.mark.parametrize(
    ("days", "part", "first", "last"),
    [
        (cal.year_span(2027), "begin", DAY(2027, 1, 1), DAY(2027, 3, 31)),
        (cal.year_span(2027), "medio", DAY(2027, 6, 1), DAY(2027, 7, 31)),
        (cal.year_span(2027), "eind", DAY(2027, 10, 1), DAY(2027, 12, 31)),
        (cal.month(2028, 2), "begin", DAY(2028, 2, 1), DAY(2028, 2, 10)),
        (cal.month(2028, 2), "medio", DAY(2028, 2, 10), DAY(2028, 2, 20)),
        (cal.month(2028, 2), "eind", DAY(2028, 2, 20), DAY(2028, 2, 29)),  # a leap year
        (cal.quarter(2027, 1), "eind", DAY(2027, 3, 1), DAY(2027, 3, 31)),
        (cal.season(2027, "winter"), "begin", DAY(2027, 12, 1), DAY(2027, 12, 31)),
    ],
)
def test_parts(days: cal.Days, part: cal.Part, first: dt.date, last: dt.date) -> None:
    assert cal.part_of(days, part) == cal.Days(first, last)


def test_days_of_the_political_year() -> None:
    assert cal.prinsjesdag(2025) == DAY(2025, 9, 16)
    assert cal.verantwoordingsdag(2025) == DAY(2025, 5, 21)
    assert cal.easter(2025) == DAY(2025, 4, 20)
    assert cal.week_number(2026, 53) == cal.Days(DAY(2026, 12, 28), DAY(2027, 1, 3))
    assert cal.week_number(2025, 53) is None
    assert cal.add_months(DAY(2026, 8, 31), 6) == DAY(2027, 2, 28)


_USUAL = '[[usual]]\nname = "zomerreces"\nmonth = 7\nday = 3\ndays = 60\n'
_OWN = '[[period]]\nname = "zomerreces"\nfirst = 2031-07-11\nlast = 2031-09-01\n'


def test_a_users_own_recess_goes_before_the_usual_one() -> None:
    table = parse([("shipped", _USUAL), ("own", _OWN)])
    assert table.period("zomerreces", 2031) == (cal.Days(DAY(2031, 7, 11), DAY(2031, 9, 1)), True)
    assert table.period("zomerreces", 2030) == (cal.Days(DAY(2030, 7, 5), DAY(2030, 9, 2)), False)
    assert table.period("paasreces", 2030) is None
    assert table.next_after(DAY(2031, 1, 1)) == "zomerreces"


@pytest.mark.parametrize(
    "text",
    [
        "[[period]",  # no TOML
        '[[period]]\nname = "zomerreces"\n',  # a field is missing
        '[[period]]\nname = "x"\nfirst = 2031-09-01\nlast = 2031-07-11\n',  # ends before it begins
        '[[period]]\nname = "x"\nfirst = "juli"\nlast = 2031-07-11\n',  # no date
        "period = 3\n",  # no table
    ],
)
def test_a_bad_table_is_one_clear_error(text: str) -> None:
    with pytest.raises(RecessTableError) as caught:
        parse([("recess.toml", text)])
    assert caught.value.file == "recess.toml"
    assert caught.value.exit_status == 2
