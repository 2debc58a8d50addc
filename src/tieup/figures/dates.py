"""Dates and years of business news: whole days, weekdays read against the day of publication, and years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tieup.model import Figure, Sentence

MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(
    rf"\b(?:(?P<m1>{NAMES})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y1>(?:19|20)\d\d))?\b"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m2>{NAMES})\b\.?(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))(?! (?:billion|million))", re.IGNORECASE)
LAST_YEAR = re.compile(r" (?:of )?last year\b", re.IGNORECASE)
WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b(?!'?s\b)|\b(?P<near>today|yesterday)\b(?!['’]s)", re.IGNORECASE)
YEAR = re.compile(r"(?<![\d,.$€£¥-])(?:fiscal |FY ?)?(?P<year>(?:19|20)\d\d)\b(?![,.]\d|[-–]\d|[A-Za-z%])")
RELATIVE = re.compile(r"\b(?P<which>next|this|last) (?:year|spring|summer|autumn|fall|winter)\b"
                      r"|\b(?:later|early|late|end of|half of|quarter of) (?P<this>this year)\b", re.IGNORECASE)
HINT = re.compile(r"\d|day\b|year\b|today|next |last ", re.IGNORECASE)


def find_dates(text: str, sentence: Sentence, published: datetime.date | None) -> Iterator[Figure]:
    """Yield the days and years of a sentence. A day without year is the latest one up to `published`."""
    start, end = sentence.start, sentence.end
    if not HINT.search(text, start, end):
        return
    taken: list[tuple[int, int]] = []
    for match in DAY.finditer(text, start, end):
        date, explicit = day_of(match, text, published)
        taken.append(match.span())
        if date:
            yield figure(match, sentence, "date", date.year, date, explicit)
    for match in WEEKDAY.finditer(text, start, end) if published else ():
        if match["near"]:
            date = published - datetime.timedelta(days=match["near"].lower() == "yesterday")
        else:
            back = (published.weekday() - WEEKDAYS.index(match["day"].lower())) % 7
            date = published - datetime.timedelta(days=back)
        yield figure(match, sentence, "date", date.year, date, False)
    for match in YEAR.finditer(text, start, end):
        if not any(a <= match.start() < b for a, b in taken):
            yield figure(match, sentence, "year", int(match["year"]), None, True)
    for match in RELATIVE.finditer(text, start, end) if published else ():
        step = {"next": 1, "last": -1}.get((match["which"] or "this").lower(), 0)
        yield figure(match, sentence, "year", published.year + step, None, False)


def day_of(match: re.Match[str], text: str, published: datetime.date | None) -> tuple[datetime.date | None, bool]:
    """Return the day that a match names and whether its year is given; None for what is no day of the calendar."""
    number = next(n for n in "123" if match[f"d{n}"])
    month = int(match["m3"]) if number == "3" else MONTHS[match[f"m{number}"].lower()]
    day, given = int(match[f"d{number}"]), match[f"y{number}"]
    try:
        if given:
            return datetime.date(int(given), month, day), True
        if published is None:
            return None, False
        date = datetime.date(published.year, month, day)
        later = date > published + datetime.timedelta(days=1)
        if later or LAST_YEAR.match(text, match.end()):
            date = date.replace(year=published.year - 1)
        return date, False
    except ValueError:
        return None, False


def figure(match: re.Match[str], sentence: Sentence, kind: str, value: float, date: datetime.date | None,
           explicit: bool) -> Figure:
    return Figure(match.start(), match.end(), sentence.sentence_id, kind, float(value), "year", date, "", explicit)
