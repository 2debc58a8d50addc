"""Sums, shares, capacities, counts and dates of business news, each with its interval and its value.

One pass over an article finds every place where a figure may begin (a digit, a number word, a month ...); what begins
there is read from that place on, so that no pattern ever scans a sentence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import ahocorasick_rs

from tieup.codebook.folding import fold
from tieup.figures import dates
from tieup.figures.money import crowns_of, is_canadian
from tieup.figures.numerals import WORDS
from tieup.figures.reading import Reader
from tieup.model import Figure, Sentence

__all__ = ["find_figures"]

_DIGITS = re.compile(r"\d+")
_KIND_OF_WORD = (
    dict.fromkeys(WORDS, "number")
    | dict.fromkeys(("trillion", "billion", "million", "dozen"), "scale")
    | dict.fromkeys(("half", "third", "quarter", "fifth", "tenth"), "fraction")
    | dict.fromkeys(("equal", "equally", "evenly", "fifty-fifty"), "equal")
    | dict.fromkeys(("the rest", "the remainder", "the balance"), "rest")
    | dict.fromkeys((*dates.WEEKDAYS, *(name[:3] for name in dates.WEEKDAYS)), "weekday")
    | dict.fromkeys(dates.MONTH_NUMBER, "month")
    | dict.fromkeys(dates.RELATIVE_DAY, "day")
    | dict.fromkeys(("next", "this", "last"), "relative")
    | dict.fromkeys(("year-end", "year's end", "end of the year", "end of this year"), "year_end")
    | {"on the": "on_the", "fy": "fiscal"}
)  # fmt: skip
RANGED = frozenset({"money", "capacity", "percent", "count"})
RANGE_WORDS = frozenset({" to ", "-", " - ", " or "})
RISE = re.compile(
    r"\b(?:from|original(?:ly)?|doubl\w+|trebl\w+|tripl\w+|rais\w+|lift\w*|increas\w+|cut|lower\w*|reduc\w+)\b[^.;\d]{0,25}$")
BARE_CROWNS = re.compile(r"(?<!swedish )(?<!norwegian )(?<!danish )(?<!czech )\bcrowns$")
_KINDS = tuple(_KIND_OF_WORD.values())
_AUTOMATON = ahocorasick_rs.AhoCorasick(list(_KIND_OF_WORD), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def find_figures(
    text: str, sentences: Sequence[Sentence], published: datetime.date | None = None
) -> tuple[tuple[Figure, ...], ...]:
    """Return the figures of each sentence, in the order of the text; they never overlap.

    `published` is the day of publication; without it nothing relative ("Friday", "next year") is found. Vague numbers
    ("hundreds of millions", "the end of the decade") are no figures.
    """
    folded = fold(text)
    anchors = sorted(find_anchors(folded))
    found: list[tuple[Figure, ...]] = []
    position, count, currency = 0, len(anchors), None
    for sentence in sentences:
        while position < count and anchors[position][0] < sentence.start:
            position += 1
        first = position
        while position < count and anchors[position][0] < sentence.end:
            position += 1
        own = anchors[first:position]
        if not own:
            found.append(())
            continue
        reader = Reader(text, folded, sentence, published, currency)
        found.append(join_ranges(reader.read(own), folded))
        currency = reader.currency
    if "illion" in folded and is_canadian(folded):
        found = [tuple(replace(figure, unit="CAD") if is_in_bare_dollars(figure, folded) else figure
                       for figure in figures) for figures in found]
    if " crowns" in folded:
        code = crowns_of(folded)
        return tuple(tuple(replace(figure, unit=code) if is_in_crowns(figure, folded) else figure for figure in figures)
                     for figures in found)
    return tuple(found)


def is_in_bare_dollars(figure: Figure, folded: str) -> bool:
    """Tell whether a sum is of dollars that no letter assigns to a country."""
    return figure.kind == "money" and figure.unit == "USD" and folded[figure.start] == "$"


def is_in_crowns(figure: Figure, folded: str) -> bool:
    """Tell whether a sum is of crowns that no adjective assigns to a country."""
    return figure.kind == "money" and BARE_CROWNS.search(folded, figure.start, figure.end) is not None


def join_ranges(figures: Iterable[Figure], folded: str) -> tuple[Figure, ...]:
    """Return the figures with "$5bn to $6bn" made one, at its upper end; the lower one is kept.

    "From $5bn to $6bn" tells of a rise and stays two.
    """
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if (last is not None and last.kind == figure.kind and last.unit == figure.unit and last.value < figure.value
                and last.kind in RANGED and is_range(last, folded[last.end:figure.start], folded)):
            joined[-1] = replace(figure, start=last.start, qualifier=last.qualifier, low=last.value)
        else:
            joined.append(figure)
    return tuple(joined)


def is_range(low: Figure, between: str, folded: str) -> bool:
    """Tell whether the words between two figures make them the ends of one range."""
    if between in (" and ", " and the "):
        return low.qualifier == "between"
    return between in RANGE_WORDS and not RISE.search(folded, max(0, low.start - 40), low.start)


def find_anchors(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places where a figure may begin: start, end and kind."""
    for match in _DIGITS.finditer(folded):
        yield match.start(), match.end(), "digits"
    size = len(folded)
    for number, start, end in _AUTOMATON.find_matches_as_indexes(folded):
        if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalpha()):
            continue
        yield start, end, _KINDS[number]
