"""From the dated words of an expression ("tweede helft van 2026") to the days they mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kb.extract import calendar_nl as cal
from kb.extract.anchors import WORD, Anchor, first_named, parted, relation_of
from kb.extract.calendar_nl import Days, Part
from kb.extract.named_days import EVENTS
from kb.extract.recess import recess_table
from kb.extract.time_grammar import MONTHS, ORDINALS, RELATIVE, SEASONS, YEAR
from kb.extract.time_relative import end_of, half_year_within, relative_to, term

_RELATIVE_YEAR = re.compile(rf"\b({'|'.join(RELATIVE)})\s+(?:kalender)?jaar\b", re.IGNORECASE)
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_YEAR_STEP = {"last": -1, "this": 0, "next": 1, "coming": 1}


class Resolver:
    """Resolves the expressions of one sentence in order; a later one may inherit a year."""

    def __init__(self, today: dt.date | None) -> None:
        self._today = today
        self._year: int | None = None  # the last year that the sentence named itself

    def resolve(self, kind: str, words: str, part: Part | None) -> Anchor | None:
        """The anchor of ``words``, an expression of ``kind``; None where it is no time after all."""
        low = words.lower()
        anchor = _READERS[kind](self, low, part)
        if anchor and kind in ("year", "month", "date", "quarter", "season") and YEAR.search(low):
            self._year = int(YEAR.findall(low)[-1])
        return anchor

    # Each reader takes the lower-cased words and the part ("eind") that stands before them.

    def _numeric_date(self, words: str, part: Part | None) -> Anchor | None:
        numbers = [int(n) for n in re.findall(r"\d+", words)]
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
        return _day(year, month, day, relative=False)

    def _date(self, words: str, part: Part | None) -> Anchor | None:
        numbers = [int(n) for n in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)]
        month = first_named(MONTHS, words)
        if month is None or not 1 <= max(numbers) <= 31:
            return None
        year, relative = self._year_of(words, lambda y: _safe(y, month, numbers[-1]))
        if year is None:
            return Anchor(None, True, "dag")
        first, last = _safe(year, month, numbers[0]), _safe(year, month, numbers[-1])
        if first is None or last is None or first > last:
            return None
        return Anchor(Days(first, last), relative, "dag")

    def _weekday(self, words: str, part: Part | None) -> Anchor | None:
        if self._today is None:
            return Anchor(None, True, "weekdag")
        today, relation = self._today, relation_of(words)
        if relation == "last":
            return Anchor(Days(today, cal.day_before(today)), True, "voorbij")
        wanted = next(n for n, day in enumerate(_WEEKDAYS) if day in words)
        if re.search(r"\bweek\b", words):
            monday = cal.week(today, 0 if relation == "this" else 1).first
            day = monday + dt.timedelta(days=wanted)
        else:
            day = today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
        return Anchor(Days(day, day), True, "weekdag")

    def _month(self, words: str, part: Part | None) -> Anchor | None:
        named = [MONTHS[w] for w in WORD.findall(words) if w in MONTHS]
        year, relative = self._year_of(words, lambda y: cal.month(y, named[-1]).last)
        if year is None:
            return Anchor(None, True, "maand")
        if len(named) > 1 and named[0] < named[-1]:
            return parted(cal.months(year, named[0], named[-1]), part, relative, "maand")
        return parted(cal.month(year, named[-1]), part, relative, "maand")

    def _quarter(self, words: str, part: Part | None) -> Anchor | None:
        rest = YEAR.sub(" ", words)
        named = [ORDINALS[w] for w in WORD.findall(rest) if w in ORDINALS]
        named += [int(n) for n in re.findall(r"q([1-4])|kwartaal\s+([1-4])", rest) for n in n if n]
        named = [4 if n == -1 else n for n in named]
        if not named or not 1 <= named[-1] <= 4:
            return None
        year, relative = self._year_of(words, lambda y: cal.quarter(y, named[-1]).last)
        if year is None:
            return Anchor(None, True, "kwartaal")
        days = Days(cal.quarter(year, min(named)).first, cal.quarter(year, max(named)).last)
        return parted(days, part, relative, "kwartaal")

    def _half(self, words: str, part: Part | None) -> Anchor | None:
        order = first_named(ORDINALS, words)
        number = 2 if order in (2, -1) else 1
        if order is None or order > 2:
            return None
        month = first_named(MONTHS, words)
        if month is not None:
            year, relative = self._year_of(words, lambda y: cal.month(y, month).last)
            if year is None:
                return Anchor(None, True, "halve maand")
            whole = cal.month(year, month)
            middle = dt.date(year, month, 15)
            days = (
                Days(whole.first, middle)
                if number == 1
                else Days(middle + dt.timedelta(days=1), whole.last)
            )
            return Anchor(days, relative, "halve maand")
        if "helft" in words and not re.search(r"jaar|\d{4}", words):
            return None
        year, relative = self._year_of(words, lambda y: cal.half(y, number).last)
        if year is None:
            return Anchor(None, True, "halfjaar")
        return parted(cal.half(year, number), part, relative, "halfjaar")

    def _week_of_month(self, words: str, part: Part | None) -> Anchor | None:
        month = first_named(MONTHS, words)
        named = [ORDINALS[w] for w in WORD.findall(words) if w in ORDINALS]
        if month is None or not named:
            return None
        year, relative = self._year_of(words, lambda y: cal.month(y, month).last)
        if year is None:
            return Anchor(None, True, "week van maand")
        weeks = [cal.week_of_month(year, month, number) for number in (named[0], named[-1])]
        return Anchor(Days(weeks[0].first, weeks[1].last), relative, "week van maand")

    def _season(self, words: str, part: Part | None) -> Anchor | None:
        names = [SEASONS[w] for w in WORD.findall(words) if w in SEASONS]
        name = names[-1]
        year, relative = self._year_of(words, lambda y: cal.season(y, name).last, season=True)
        if year is None:
            return Anchor(None, True, name)
        if name == "winter" and (pair := re.search(r"(\d{4})\s?[/–-]\s?\d\d", words)):
            year = int(pair.group(1))
        days = Days(cal.season(year, names[0]).first, cal.season(year, name).last)
        return parted(days, part, relative, name)

    def _school_year(self, words: str, part: Part | None) -> Anchor | None:
        school = "schooljaar" in words or "schooljaren" in words or "cursus" in words
        span = cal.school_year if school else cal.academic_year
        name = "schooljaar" if school else "studiejaar"
        if found := YEAR.search(words):
            return parted(span(int(found.group())), part, False, name)
        if self._today is None:
            return Anchor(None, True, name)
        running = self._today.year - (span(self._today.year).first > self._today)
        step = 0 if relation_of(words) == "this" else 1
        return parted(span(running + step), part, True, name)

    # What counts from the letter's day; without one there is nothing to count from.

    def _coming(self, words: str, part: Part | None) -> Anchor | None:
        if relation_of(words) not in ("coming", "next"):
            return None
        return self._counted(lambda today: term(today, words, "komende termijn"), "komende termijn")

    def _within(self, words: str, part: Part | None) -> Anchor | None:
        return self._counted(lambda today: term(today, words, "termijn"), "termijn")

    def _half_year_within(self, words: str, part: Part | None) -> Anchor | None:
        return self._counted(lambda today: half_year_within(today, words), "termijn")

    def _relative(self, words: str, part: Part | None) -> Anchor | None:
        return self._counted(lambda today: relative_to(today, words, part), "letterdatum")

    def _end_of(self, words: str, part: Part | None) -> Anchor | None:
        if part is None:
            return None
        year = self._year
        return self._counted(lambda today: end_of(today, words, part, year), "letterdatum")

    def _counted(self, count: Callable[[dt.date], Anchor | None], convention: str) -> Anchor | None:
        return Anchor(None, True, convention) if self._today is None else count(self._today)

    def _recess(self, words: str, part: Part | None) -> Anchor | None:
        table = recess_table()
        found = re.search(r"(zomer|kerst|herfst|mei|voorjaars|krokus)?-?reces", words)
        name = (found.group(1) or "") + "reces" if found else ""
        name = "voorjaarsreces" if name == "krokusreces" else name
        if self._today is None and not YEAR.search(words):
            return Anchor(None, True, "reces")
        if name == "reces":
            name = table.next_after(self._today) or "" if self._today else ""

        def ends(year: int) -> dt.date | None:
            period = table.period(name, year)
            return period[0].last if period else None

        year, relative = self._year_of(words, ends)
        period = table.period(name, year) if year else None
        if period is None:
            return Anchor(None, True, "reces")
        days, announced = period
        rule = name if announced else f"{name}-gebruikelijk"
        return Anchor(days, relative, rule)

    def _event(self, words: str, part: Part | None) -> Anchor | None:
        name = next(w for w in WORD.findall(words) if w in EVENTS)
        label, day_of = EVENTS[name]
        year, relative = self._year_of(words, day_of)
        if year is None:
            return Anchor(None, True, label)
        day = day_of(year)
        return Anchor(Days(day, day), relative, label)

    def _week_number(self, words: str, part: Part | None) -> Anchor | None:
        number = int(re.findall(r"\d+", words)[0])

        def ends(year: int) -> dt.date | None:
            days = cal.week_number(year, number)
            return days.last if days else None

        year, relative = self._year_of(words, ends)
        days = cal.week_number(year, number) if year else None
        return Anchor(days, relative, "week") if days else None

    def _year_or_years(self, words: str, part: Part | None) -> Anchor | None:
        years = [int(y) for y in YEAR.findall(words)]
        if (short := re.search(r"(\d\d)\d\d\s?[-–/]\s?(\d\d)$", words)) and len(years) == 1:
            years.append(int(short.group(1) + short.group(2)))
        if years[-1] < years[0] or years[-1] > 2120:
            return None
        days = Days(cal.year_span(years[0]).first, cal.year_span(years[-1]).last)
        if len(years) == 1:
            return parted(days, part, False, "jaar")
        return Anchor(days, False, "jaren")

    def _year_of(  # noqa: PLR0911
        self, words: str, last_day: Callable[[int], dt.date | None], *, season: bool = False
    ) -> tuple[int | None, bool]:
        """The year that an expression is of, and whether it took the letter's date to know.

        Printed, said relatively ("volgend jaar"), named earlier in the sentence, or else the next
        one whose ``last_day`` is not past.
        """
        if found := YEAR.search(words):
            return int(found.group()), False
        if self._today is None:
            return None, True
        today = self._today
        if said := _RELATIVE_YEAR.search(words):
            return today.year + _YEAR_STEP[RELATIVE[said.group(1).lower()]], True
        if re.search(r"\b(?:jl|jongstleden)\b", words):
            day = last_day(today.year)
            return today.year - (day is not None and day > today), True
        relation = relation_of(words) if season else ""
        if relation == "last":
            day = last_day(today.year)
            return today.year - (day is None or day >= today), True
        if relation == "this":
            return today.year - (today.month < 3 and "winter" in words), True
        if self._year == today.year + 1 and not relation:
            return self._year, True
        day = last_day(today.year)
        return today.year + (day is not None and day < today), True


def _safe(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day(year: int, month: int, day: int, *, relative: bool) -> Anchor | None:
    found = _safe(year, month, day)
    return Anchor(Days(found, found), relative, "dag") if found else None


_Reader = Callable[[Resolver, str, Part | None], Anchor | None]
_READERS: dict[str, _Reader] = {
    "numeric_date": Resolver._numeric_date,
    "iso_date": Resolver._numeric_date,
    "date": Resolver._date,
    "weekday": Resolver._weekday,
    "month": Resolver._month,
    "quarter": Resolver._quarter,
    "week_of_month": Resolver._week_of_month,
    "half": Resolver._half,
    "school_year": Resolver._school_year,
    "season": Resolver._season,
    "coming": Resolver._coming,
    "relative": Resolver._relative,
    "within": Resolver._within,
    "half_year_within": Resolver._half_year_within,
    "end_of": Resolver._end_of,
    "recess": Resolver._recess,
    "event": Resolver._event,
    "week_number": Resolver._week_number,
    "year": Resolver._year_or_years,
}
