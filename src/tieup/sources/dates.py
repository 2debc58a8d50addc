"""The day of publication, where the text itself shows it."""

from __future__ import annotations

import datetime
import re

MONTHS = {name: number for number, names in enumerate((
    "january jan januar janvier gennaio enero janeiro", "february feb februar février febbraio febrero fevereiro",
    "march mar märz mars marzo março", "april apr avril aprile abril", "may mai mai maggio mayo maio",
    "june jun juni juin giugno junio junho", "july jul juli juillet luglio julio julho", "august aug août agosto",
    "september sep sept septembre settembre septiembre setembro", "october oct oktober octobre ottobre octubre outubro",
    "november nov novembre noviembre novembro", "december dec dezember décembre dicembre diciembre dezembro"), 1) for name in names.split()}
MONTH = "(" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\.?"
DATE = re.compile(
    rf"\b(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?=\D|$)"
    rf"|(?P<y2>(?:19|20)\d\d)\s*年\s*(?P<m2>\d\d?)\s*月\s*(?P<d2>\d\d?)\s*日"
    rf"|(?P<y6>(?:19|20)\d\d)\s*년\s*(?P<m6>\d\d?)\s*월\s*(?P<d6>\d\d?)\s*일"
    rf"|\b(?P<m3>{MONTH})\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)\b"
    rf"|\b(?P<d4>\d\d?)(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?P<m4>{MONTH}),?\s+(?:de\s+)?(?P<y4>(?:19|20)\d\d)\b"
    rf"|\b(?P<d5>\d\d?)[./](?P<m5>\d\d?)[./](?P<y5>(?:19|20)\d\d)\b", re.I)


def find_date(text: str) -> datetime.date | None:
    """Return the first whole date in `text`, or None."""
    for match in DATE.finditer(text):
        parts = {key[0]: value for key, value in match.groupdict().items() if value}
        month = parts["m"]
        number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
        try:
            return datetime.date(int(parts["y"]), number, int(parts["d"]))
        except ValueError:
            continue
    return None


def find_published(text: str) -> datetime.date | None:
    """Return the day on which the text says it was published, or None; dates inside the story do not count."""
    for line in text[:3000].split("\n")[:8]:
        if line.startswith(" date "):
            return find_date(line[:20])
        short = len(line) <= 120
        found = find_date(line if short else line[:70])
        if found and (short or re.search(r"(?:—|–|--| - |\(AFP\)|:)", line[:110])):
            return found
    return None
