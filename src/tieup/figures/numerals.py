"""Numbers as news writes them: digits, words, scales, ranges and the words that qualify them."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "trillion": 1e12, "trn": 1e12, "tn": 1e12, "tr": 1e12, "billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9,
    "b": 1e9, "million": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3,
    "crore": 1e7, "crores": 1e7, "cr": 1e7, "lakh": 1e5, "lakhs": 1e5, "lakh crore": 1e12, "hundred": 1e2, "dozen": 12,
}  # fmt: skip
FRACTIONS = {
    "half": 50.0, "third": 100 / 3, "two-thirds": 200 / 3, "quarter": 25.0, "three-quarters": 75.0, "fifth": 20.0,
    "tenth": 10.0,
}  # fmt: skip

# Digits: "2,000", "1,50,000" (India), "3.5". A full stop or comma counts only with a digit behind it.
DIGITS = (
    r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|"
    r"\d{1,3},\d(?!\d)(?= ?(?:trillion|billion|million|bn|mln|mn|gwh|%|percent|per cent)\b| ?%)|\d+(?:\.\d+)?")
_WORD = "|".join(WORDS)
_SCALE_WORDS = (
    "lakh crore|trillion|billion|million|thousand|hundred|crores?|lakhs?|dozen|trn|tn|tr|bln|bn|mln|mil|mn|cr")
NUMBER = re.compile(rf"(?P<digits>{DIGITS})|(?P<words>(?:{_WORD})(?:-(?:{_WORD}))?)\b")
# "$3-4 billion", "15 to 20 gwh", "two or three models"
RANGE = re.compile(rf"(?: ?- ?| to | or )(?:[$€£¥₹₩] ?)?(?:(?P<digits>{DIGITS})|(?P<words>{_WORD})\b)(?![.,]?\d|:)")
# The single letters of "$5b" and "1.5m cars" stand close to the digits; "5 m" would be metres. A stop belongs to the
# scale only where the currency follows ("3 bn. won"); otherwise it ends the sentence.
SCALE = re.compile(
    rf"(?:[ -]?(?P<word>{_SCALE_WORDS})\b(?:\.(?= (?:won|yen|yuan|euros?|dollars|rupees)\b))?|(?P<letter>[bmk])\b)")
HALF_A = re.compile(
    r"(?:half|a half|quarter of|a quarter)(?: an?)?[ -](?:a-)?(?P<scale>trillion|billion|million|dozen)\b")
MORE = re.compile(r"(?:-plus\b| plus\b|\+| or more\b)")

QUALIFIER = re.compile(
    r"\b(up to|as much as|as many as|at least|a minimum of|no less than|about|around|roughly|some|nearly|almost|"
    r"more than|over|less than|fewer than|under|an? estimated|approximately|close to|just over|just under|between|"
    r"an? initial|an? additional|another|an? further|a total of|a combined|in excess of|upwards of|potentially)"
    r" (?:(?:an?|another|additional|further|initial|total|combined|extra) )?[($€£¥₹₩a-z.]{0,4} ?$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its scale, where it ends, and how it was written."""

    value: float
    end: int
    bare: str  # the digits or words without scale, to tell a year from a count
    scaled: bool
    low: float | None  # the lower end of a range
    top: int  # where the upper end of a range begins; the beginning of the number if it is none


def read_numeral(text: str, start: int, limit: int) -> Numeral | None:
    """Return the number that begins at `start` of the folded text, or None if none does.

    Of a range ("$3-4 billion", "15 to 20") the value is the upper end, as with "up to".
    """
    number = NUMBER.match(text, start, limit)
    if number is None:
        return read_half(text, start, limit)
    value, end, top_start = value_of(number), number.end(), start
    low: float | None = None
    scale = SCALE.match(text, end, limit)
    if scale is None and (upper := RANGE.match(text, end, limit)) is not None:
        top = value_of(upper)
        behind = SCALE.match(text, upper.end(), limit)
        if top > value or behind:
            value, end, low, scale = top, upper.end(), value, behind
            top_start = upper.start("digits") if upper["digits"] else upper.start("words")
    if scale is not None:
        times = SCALES[scale["word"] or scale["letter"]]
        value, low, end = value * times, low and low * times, scale.end()
        further = SCALE.match(text, end, limit)  # "five hundred million"
        if further is not None and further["word"]:
            value, low, end = value * SCALES[further["word"]], low and low * SCALES[further["word"]], further.end()
    if low is not None and low >= value:
        low = None  # "$800-1.2 billion": the lower end has a scale of its own, which is left out
    more = MORE.match(text, end, limit)
    return Numeral(round(value, 4), more.end() if more else end, number[0], scale is not None, low, top_start)


def read_half(text: str, start: int, limit: int) -> Numeral | None:
    """Return "half a billion", "a million" or "a dozen", or None if no such words begin at `start`."""
    half = HALF_A.match(text, start, limit)
    if half is not None:
        part = 0.25 if "quarter" in half[0] else 0.5
        return Numeral(part * SCALES[half["scale"]], half.end(), half[0], True, None, start)
    if text.startswith("a ", start):
        scale = SCALE.match(text, start + 1, limit)
        if scale is not None and scale["word"] in ("trillion", "billion", "million", "dozen", "hundred", "thousand"):
            return Numeral(SCALES[scale["word"]], scale.end(), "a", True, None, start)
    return None


def value_of(match: re.Match[str]) -> float:
    """Return the value of digits or number words."""
    if match["digits"]:
        digits = match["digits"]
        if digits.count(",") == 1 and "." not in digits and len(digits.rpartition(",")[2]) < 3:
            return float(digits.replace(",", "."))  # the decimal comma of a continental hand: "1,58 billion"
        return float(digits.replace(",", ""))
    return float(sum(WORDS[word] for word in match["words"].split("-")))


def qualifier_before(text: str, start: int, floor: int) -> str:
    """Return the words that qualify the number at `start` ("up to", "about"), or ""."""
    found = QUALIFIER.search(text, max(floor, start - 34), start)
    return found[1] if found else ""
