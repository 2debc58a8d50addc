"""The day of publication, where the text itself shows it: above the story, in its dateline, or below it."""

from __future__ import annotations

import datetime
import re

MONTHS = {name: number for number, names in enumerate((
    ("january", "jan", "januar", "janvier", "gennaio", "enero", "janeiro", "januari"),
    ("february", "feb", "februar", "février", "febbraio", "febrero", "fevereiro", "februari"),
    ("march", "mar", "märz", "mars", "marzo", "março", "maart"),
    ("april", "apr", "avril", "aprile", "abril"),
    ("may", "mai", "maggio", "mayo", "maio", "mei"),
    ("june", "jun", "juni", "juin", "giugno", "junio", "junho"),
    ("july", "jul", "juli", "juillet", "luglio", "julio", "julho"),
    ("august", "aug", "août", "agosto", "augustus", "augusti"),
    ("september", "sep", "sept", "septembre", "settembre", "septiembre", "setembro"),
    ("october", "oct", "oktober", "octobre", "ottobre", "octubre", "outubro"),
    ("november", "nov", "novembre", "noviembre", "novembro"),
    ("december", "dec", "dezember", "décembre", "dicembre", "diciembre", "dezembro"),
), 1) for name in names}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")"
YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"\b(?P<y1>{YEAR})[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)"
    rf"|(?P<y2>{YEAR})\s*[年년]\s*(?P<m2>\d\d?)\s*[月월]\s*(?P<d2>\d\d?)\s*[日일]"
    rf"|\b(?P<m3>{MONTH})\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>{YEAR})\b"
    rf"|\b(?P<d4>\d\d?)(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?P<m4>{MONTH})\.?,?\s+(?:de\s+)?(?P<y4>{YEAR})\b"
    rf"|(?<![\d.])(?P<a5>\d\d?)(?P<s5>[./-])(?P<b5>\d\d?)(?P=s5)(?P<y5>{YEAR})\b", re.I,
)  # fmt: skip
PREFIX = re.compile(r"\A ?date (\d{4}-\d\d-\d\d) ")  # what an archive puts before the text
AMERICAN_CLOCK = re.compile(r"\b(?:[ECMP][SD]?T|eastern|pacific)\b", re.I)
VERB = re.compile(
    r"(?P<update>\b(?:last\s+|zuletzt\s+)?(?:updated?|modified|edited|mise? à jour|modifiée?|aktualisiert"
    r"|aggiornato|actualizado"
    r"|atualizado)\b|更新|수정)|(?P<publish>\b(?:first\s+|originally\s+)?(?:published|publish date|posted|issued"
    r"|released|publiée?"
    r"|veröffentlicht|erstellt|stand|pubblicato|publicado|geplaatst|date)\b|発行|公開|掲載|입력|发布)", re.I,
)  # fmt: skip
# The line of a picture: its date is that of the picture.
PICTURE = re.compile(
    r"\breuters/|\bap photo|getty|\bphoto\b|\bimage\b|\bfile\b|\bpicture\b|\bfoto\b|©|【写真】|\bcredit:", re.I)
DATELINE_END = re.compile(
    r"\)?\s*(?:\([A-Z][\w .&/-]{1,30}\)\s*)?(?:[—–:/ㅡ]|--?\s)|\)?\s*\((?=[A-Z])|\.\s+(?=[A-Z“\"])")
PLACE = re.compile(r"\(?(?:[A-Z][^\d:;]{1,70}[,(–—-]\s*)?$")
NO_PLACE = re.compile(r"\(?(?:On|In|By|Since|From|Until|After|Before|As|At)\b")
WORD = re.compile(r"[^\W\d_]{2,}")
LINES_ABOVE = 12  # title, standfirst, byline, date, share buttons, picture
LINES_BELOW = 8
LETTERS_OF_METADATA = 140
WORDS_OF_METADATA = 9  # with a month, "by" and a name; a sentence that holds a date is longer
NOTE = re.compile(
    r"\bthis (?:story|article|post|report|piece|column|item|page) (?:was |has been )?(?:first |originally |initially )?"
    r"(?:published|posted|appeared|ran)"
    r"(?: (?:on|at \d[\d:. apm]{0,10} on))? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
    re.I)
TIME_OF_DAY = re.compile(r"[\s\d:]+")  # what may stand between a date and its verb


def find_date(text: str) -> datetime.date | None:
    """Return the first whole date in `text`; None if there is none, or if day and month could be either."""
    for match in DATE.finditer(text):
        found = date_of(match, text)
        if found:
            return found
    return None


def date_of(match: re.Match[str], text: str) -> datetime.date | None:
    """Return the date that a match of DATE in `text` stands for, or None if it stands for no day."""
    parts = {key[0]: value for key, value in match.groupdict().items() if value}
    year = int(parts["y"])
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if first <= 12 and second <= 12 and first != second and parts["s"] == "/":
            # 03/04/2024: Americans put the month first, all others the day; only an American clock beside it tells
            day, month = (second, first) if AMERICAN_CLOCK.search(text) else (0, 0)
        else:
            day, month = (second, first) if second > 12 else (first, second)
    else:
        month = int(parts["m"]) if parts["m"].isdigit() else MONTHS[parts["m"].lower()]
        day = int(parts["d"])
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def find_published(text: str) -> datetime.date | None:
    """Return the day on which the text says it was published, or None. Dates inside of the story do not count."""
    prefix = PREFIX.match(text)
    if prefix:
        return find_date(prefix[1])
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    above, below = lines[:LINES_ABOVE], lines[max(LINES_ABOVE, len(lines) - LINES_BELOW):]
    stated: dict[str, datetime.date] = {}
    for line in above:
        if not PICTURE.search(line):
            for kind, date in dates_of_metadata(line):
                stated.setdefault(kind, date)
    dateline = next((date for date in map(date_of_dateline, above) if date), None)
    for kind in ("publish", "plain"):
        if kind in stated:
            return stated[kind]
    if dateline:
        return dateline
    for line in below:
        for kind, date in dates_of_metadata(line):
            if kind == "publish":
                return date
        if note := date_of_note(line):
            return note
    return stated.get("update")


def date_of_note(line: str) -> datetime.date | None:
    """Return the day that a note of the editors gives ("This story was first published on June 5, 2025"), or None."""
    note = NOTE.search(line)
    match = DATE.match(line, note.end()) if note else None
    return date_of(match, line) if match else None


def dates_of_metadata(line: str) -> list[tuple[str, datetime.date]]:
    """Return the dates of a line that is made of metadata, each with what it says: publish, update or plain."""
    if len(line) > LETTERS_OF_METADATA or not DATE.search(line):
        return []
    rest = VERB.sub(" ", DATE.sub(" ", line))
    if len(WORD.findall(rest)) > WORDS_OF_METADATA or re.search(r"[a-z]{3}\.$", line):
        return []
    found, position = [], 0
    for match in DATE.finditer(line):
        date = date_of(match, line)
        before = [verb.lastgroup or "plain" for verb in VERB.finditer(line, position, match.start())]
        time = TIME_OF_DAY.match(line, match.end())
        after = VERB.match(line, time.end() if time else match.end())  # "18:12更新"
        kind = before[-1] if before else (after.lastgroup or "plain") if after else "plain"
        if date:
            found.append((kind, date))
        position = match.end()
    return found


def date_of_dateline(line: str) -> datetime.date | None:
    """Return the date in the dateline with which a paragraph begins ("SEOUL, October 11, 2022 — LG ..."), or None."""
    match = DATE.search(line, 0, LETTERS_OF_METADATA)
    if not match or NO_PLACE.match(line) or not PLACE.match(line[: match.start()]):
        return None
    return date_of(match, line) if DATELINE_END.match(line, match.end()) else None
