"""Days, months and years as reporters write them, resolved against the day of publication.

A reporter's weekday is the one just past ("said on Friday"), unless the words before it look ahead ("will meet on
Monday"). A day without a year is the one nearest behind; ahead where the words look ahead. Nothing relative is resolved
in an article whose day of publication is not known.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from tieup.figures.numerals import WORDS

DAY = datetime.timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}  # fmt: skip
SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}
FIRST_YEAR, LAST_YEAR = 1950, 2079  # a four-digit number between them, and nothing else, is a year

_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBER, key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(name[:3] for name in WEEKDAYS)})\b\.?,? (?:the )?"
MONTH_FIRST = re.compile(
    rf"(?:{_WEEKDAY})?{_MONTH} {_DAY}(?![\d:%]|,\d{{3}}| ?percent)(?:(?:,| of)? ?{_YEAR}\b)?")
DAY_FIRST = re.compile(rf"(?:{_WEEKDAY})?{_DAY}[ -](?:of )?{_MONTH}(?:,?[ -]{_YEAR}\b)?")
MONTH_YEAR = re.compile(rf"{_MONTH},? (?:of )?{_YEAR}\b")
ISO = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)")
YEAR = re.compile(r"(?:19|20)\d\d(?![\w%]|[,.]\d)")
FOLLOWED_BY_YEAR = re.compile(r",? (?:of |in )?(?:19|20)\d\d\b")
YEAR_SPAN = re.compile(r"[-/](?P<second>\d\d)(?!\d)")
# What may be glued to a year: "mid-2026", "FY2025", "Q3-2025"
YEAR_BEFORE = re.compile(
    r"\b(?:mid|early|late|post|pre|fy|cy|end|[hq]?[1-4][hq]?|spring|summer|autumn|fall|winter)-?$|(?:19|20)\d\d[-/]$")
FISCAL = re.compile(r"fy[ -]?'?(?P<year>\d\d)\b(?![\d%])")
# "3Q26", "Q3 '26", "1H27"
SHORT_QUARTER = re.compile(r"(?:[1-4]q|q[1-4]|[12]h|h[12])(?: ?'| |-)?(?P<year>[2-4]\d)\b(?![\d%,.]\d|%)")
ON_THE = re.compile(
    r"on the (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=[,.;]| (?:of (?:this|last|next) month|that|and|it|at|said|to|in|with|by|for)\b|$)")

LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|scheduled|due|set to|expected|slated|plans?|planned|ahead|upcoming|coming|later|to be)\b|"
    r"\b(?:from|starting|beginning|effective|until|through|next|by|as of)(?= (?:the |late |early |end of |about )*$)")
# "will" does not reach over a verb of saying: "will build it, the company said on Friday"; what is to be said is ahead.
SAID = re.compile(
    r"(?<!\bbe )(?<!\bto )\b(?:said|says|saying|announc(?:ed|ing)|told|confirmed|reported|unveiled|agree(?:d|ing)|"
    r"signed|wrote|released|disclosed|added|statement|filing|approved|voted|revealed|inked|struck|reached|presented|published|showed|"
    r"launched|emerged|met)\b")
RELATIVE_DAY = {"today": 0, "yesterday": -1, "tomorrow": 1}
PART_OF_DAY = re.compile(r"(?P<which>this|last) (?:morning|afternoon|evening|night)\b(?!'s)")
TODAY_NOT = re.compile(r"'s\b(?! (?:announcement|news|deal|agreement|signing|press|statement))")
LAST_WEEKDAY = re.compile(r"\b(last|past|previous|next|this|coming|following) $")
YEAR_WORDS = re.compile(
    r"(?P<which>next|this coming|this past|this|last) (?:calendar |fiscal |financial |business |model )?"
    r"(?P<what>year|spring|summer|autumn|fall|winter|month|quarter)\b(?!-)")
MONTH_WORDS = re.compile(rf"(?P<which>next|this coming|this past|this|last) {_MONTH}")
YEARS_AGO = re.compile(
    r"(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years? (?P<way>ago|from now)\b")
# What must stand before a month without a day; "may" and "march" are words too.
MONTH_BEFORE = re.compile(
    r"\b(in|last|next|since|by|early|late|mid|this|of|until|from|through|to|between|and|during|around|as of)[ -]$")
BARE_MONTH = re.compile(_MONTH)
NO_DAY = ("black ", "good ", "cyber ", "super ")


@dataclass(frozen=True, slots=True)
class Found:
    """A date or year: its interval, its year, the day if it is a whole one, and whether the text says it in full."""

    start: int
    end: int
    year: int
    day: datetime.date | None = None
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence in which dates are read: original and folded text, its interval, and the day of publication."""

    original: str
    text: str
    floor: int
    limit: int
    published: datetime.date | None


def read_month(at: Reading, start: int) -> Found | None:
    """Return the date that begins with the name of a month at `start`, or None."""
    if not at.original[start].isupper():
        return None
    match = MONTH_FIRST.match(at.text, start, at.limit)
    if match is not None and (found := whole_date(at, match, start)) is not None:
        return found
    match = MONTH_YEAR.match(at.text, start, at.limit)
    if match is not None:
        return Found(start, match.end(), int(match["year"]))
    return read_bare_month(at, start)


def read_bare_month(at: Reading, start: int) -> Found | None:
    """Return the year of "in September" or "last December", seen from the day of publication, or None."""
    before = MONTH_BEFORE.search(at.text, max(at.floor, start - 9), start)
    match = BARE_MONTH.match(at.text, start, at.limit)
    if at.published is None or before is None or match is None:
        return None
    month, now = MONTH_NUMBER[match["month"]], at.published
    if before[1] == "last":
        year = now.year - (month >= now.month)
    elif before[1] == "next":
        year = now.year + (month <= now.month)
    elif before[1] == "this":
        year = now.year
    elif looks_ahead(at, start):
        year = now.year + (month < now.month)
    else:
        year = now.year - (month > now.month)
    return Found(start, match.end("month"), year, explicit=False)


def read_day_first(at: Reading, start: int) -> Found | None:
    """Return the date that begins with a day at `start` ("4 March 2024"), or None."""
    match = DAY_FIRST.match(at.text, start, at.limit)
    if match is None or not at.original[match.start("month")].isupper():
        return None
    return whole_date(at, match, start)


def read_weekday(at: Reading, start: int, end: int) -> Found | None:
    """Return the day that the weekday [start, end) begins: "Friday", "Friday, March 15", "last Friday"; or None."""
    if not at.original[start].isupper():
        return None
    for pattern in (MONTH_FIRST, DAY_FIRST):
        match = pattern.match(at.text, start, at.limit)
        if match is not None:
            return whole_date(at, match, start)
    name, now = at.text[start:end], at.published
    if now is None or name not in WEEKDAYS or at.text[max(at.floor, start - 6):start].endswith(NO_DAY):
        return None
    back = (now.weekday() - WEEKDAYS.index(name)) % 7
    which = LAST_WEEKDAY.search(at.text, max(at.floor, start - 11), start)
    if which is not None and which[1] in ("last", "past", "previous"):
        day = now - (back or 7) * DAY
    elif which is not None or looks_ahead(at, start):
        day = now + ((7 - back) % 7) * DAY
        if day == now and which is not None and which[1] != "this":
            day += 7 * DAY
    elif at.text.startswith((" last week", " of last week"), end):
        day = now - (now.weekday() + 7 - WEEKDAYS.index(name)) * DAY
    else:
        day = now - back * DAY
    return Found(start, end, day.year, day, explicit=False)


def read_relative_day(at: Reading, start: int, end: int) -> Found | None:
    """Return the day of "today", "yesterday" or "tomorrow", or None."""
    if at.published is None or TODAY_NOT.match(at.text, end):
        return None
    day = at.published + RELATIVE_DAY[at.text[start:end]] * DAY
    return Found(start, end, day.year, day, explicit=False)


def read_relative_year(at: Reading, start: int) -> Found | None:
    """Return the year of "next year", "last December" and the like that begins at `start`, or None.

    Of "this morning" and "last night" it is the day.
    """
    if at.published is None:
        return None
    part = PART_OF_DAY.match(at.text, start, at.limit)
    if part is not None:
        day = at.published - (part["which"] == "last") * DAY
        return Found(start, part.end(), day.year, day, explicit=False)
    month = MONTH_WORDS.match(at.text, start, at.limit)
    if month is not None:
        found = read_bare_month(at, month.start("month"))
        return found and Found(start, found.end, found.year, explicit=False)
    match = YEAR_WORDS.match(at.text, start, at.limit)
    if match is None:
        return None
    step = {"next": 1, "coming": 1, "last": -1, "past": -1}.get(match["which"].split()[-1], 0)
    return Found(start, match.end(), stepped(match["what"], step, at.published), explicit=False)


def stepped(what: str, step: int, published: datetime.date) -> int:
    """Return the year of the last (-1), this (0) or next (1) year, quarter, month or season from `published`."""
    if what == "year":
        return published.year + step
    if what in SEASONS:
        passed = published.month >= SEASONS[what]
        return published.year + (passed if step > 0 else -(not passed) if step < 0 else 0)
    days = 30 if what == "month" else 91
    return (published.replace(day=15) + step * days * DAY).year


def read_year_end(at: Reading, start: int, end: int) -> Found | None:
    """Return the year of "year-end" or "the end of the year", the words [start, end), or None.

    A year that follows ("year-end 2026") says it itself.
    """
    if FOLLOWED_BY_YEAR.match(at.text, end, at.limit):
        return None
    return Found(start, end, at.published.year, explicit=False) if at.published else None


def read_years_ago(at: Reading, start: int) -> Found | None:
    """Return the year of "two years ago" or "three years from now" that begins at `start`, or None."""
    match = YEARS_AGO.match(at.text, start, at.limit)
    if match is None or at.published is None:
        return None
    number = int(match["number"]) if match["number"].isdigit() else WORDS.get(match["number"], 1)  # "a year ago"
    year = at.published.year + (number if match["way"] == "from now" else -number)
    return Found(start, match.end(), year, explicit=False)


def read_numeric(at: Reading, start: int) -> Found | None:
    """Return the date written as "2024-03-15", "15.03.2024" or "3/15/2024" that begins at `start`, or None.

    Where day and month could be either, only a full stop decides (day first); "3/4/2024" is the later of the two days
    that is not after the day of publication.
    """
    match = ISO.match(at.text, start, at.limit)
    if match is not None:
        day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
        return Found(start, match.end(), day.year, day) if day else None
    match = NUMERIC.match(at.text, start, at.limit)
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    days = [day for day in (make_day(year, second, first), make_day(year, first, second)) if day]
    if match["mark"] == "/" and len(days) == 2 and first != second:
        days = sorted(day for day in days if at.published and day <= at.published + DAY)[-1:]
    return Found(start, match.end(), year, days[0]) if days else None


def read_day_of_month(at: Reading, start: int) -> Found | None:
    """Return the day of "on the 5th" that begins at `start`: of the month of publication or the one before; or None."""
    match = ON_THE.match(at.text, start, at.limit)
    if match is None or at.published is None:
        return None
    number = int(match["day"])
    day = make_day(at.published.year, at.published.month, number)
    if day is None or day > at.published or at.text.startswith(" of last month", match.end()):
        before = at.published.replace(day=1) - DAY
        day = make_day(before.year, before.month, number)
    return Found(start, match.end(), day.year, day, explicit=False) if day else None


def whole_date(at: Reading, match: re.Match[str], start: int) -> Found | None:
    """Return the date of a match with day and month, its year completed from the day of publication, or None."""
    number, month = int(match["day"]), MONTH_NUMBER[match["month"]]
    if match["year"] is not None:
        day = make_day(int(match["year"]), month, number)
        return Found(start, match.end(), day.year, day) if day else None
    if at.published is None:
        return None
    day = make_day(at.published.year, month, number)
    if day is None:
        return None
    if at.text.startswith((" last year", " of last year"), match.end()):
        day = make_day(at.published.year - 1, month, number)
    elif looks_ahead(at, start):
        if day < at.published:
            day = make_day(at.published.year + 1, month, number)
    elif day > at.published + DAY:  # a dateline may be a day ahead of the page
        day = make_day(at.published.year - 1, month, number)
    return Found(start, match.end(), day.year, day, explicit=False) if day else None


def make_day(year: int, month: int, day: int) -> datetime.date | None:
    """Return the date, or None if the calendar has none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def looks_ahead(at: Reading, start: int) -> bool:
    """Tell whether the words before a day or month speak of the future."""
    before = at.text[max(at.floor, start - 48):start]
    ahead = list(LOOKS_AHEAD.finditer(before))
    return bool(ahead) and SAID.search(before, ahead[-1].end()) is None
