"""Numbers without a currency or a noun of their own, which they take from what stands before them."""

from __future__ import annotations

import re

from tieup.figures.numerals import SCALES, Numeral
from tieup.model import Figure

# "A billion of it is cash", "one billion in cash": the currency is that of the sum before.
SUM_BEHIND = re.compile(
    r" (?:of (?:it|that|this|which|the (?:sum|total|money|amount))|in (?:cash|stock|shares|equity)|up ?front|more|"
    r"comes?|came|will come|is (?:cash|due|to be paid)|at once|now and|this year and|by the end)\b")
SUM_BEFORE = re.compile(
    r"\b(?:a|an|the|another) (?:(?:first|second|third|further|additional|last|whole|full) )?$")
LEAST_SUM = SCALES["million"]

# "50,000 cars a year, later rising to 150,000": the number goes on with what was counted before it.
GOES_ON_BEFORE = re.compile(
    r"(?:\bto|\band|,|\banother|\bor|\bthen|\blater) "
    r"(?:(?:another|about|around|some|up to|as many as|perhaps|over|more than|nearly|later|then|eventually|"
    r"a further) ){0,2}$")
GOES_ON_BEHIND = re.compile(
    r"(?= (?:if|in|by|from|later|when|at|a year|annually|per year|once|after|some|eventually|over|units)\b|[,.;)]|$)")
# "creates 500 jobs and another 2,000 at suppliers"
MORE_JOBS_BEFORE = re.compile(
    r"\b(?:another|a further|an additional|plus|and|later|to|as many as|up to) "
    r"(?:about |around |some |up to |nearly )?$")
MORE_JOBS_BEHIND = re.compile(
    r"(?= (?:at|in (?!20\d\d\b)|by|through|with|among|during|once|when|later|over|indirect\w*|temporary|more|"
    r"will|would|are|were|have|should|could|to be|to come)\b|"
    r"[,.;)]|$)")
LEAST_GOING_ON, MOST_GOING_ON = 0.1, 20.0  # of the number before

# "Production is to climb to 250,000 a year": what is made is not named again.
MADE_BEFORE = re.compile(r"\b(?:production|output|volumes?|vehicles|cars|vans|trucks)\b[^.;]{0,80}$")
MADE_OF_ELSE = re.compile(
    r"\b(?:tonn?es|tons|cells|batteries|chargers|barrels|packs|motors|litres|drives|engines|chips)\b")
A_YEAR = re.compile(r" (?:a year|per year|annually|each year|per annum)\b")
LEAST_A_YEAR = 5000


def sum_around(folded: str, start: int, end: int, floor: int, limit: int) -> tuple[int, float] | None:
    """Return where "a first billion" begins and its value, the scale standing at [start, end), or None."""
    if not SUM_BEHIND.match(folded, end, limit):
        return None
    before = SUM_BEFORE.search(folded, max(floor, start - 18), start)
    value = SCALES[folded[start:end]]
    return (before.start(), value) if before is not None and value >= LEAST_SUM else None


def is_sum(numeral: Numeral, folded: str, limit: int) -> bool:
    """Tell whether a number with a scale ("one billion in cash") is a sum without its currency."""
    return numeral.scaled and numeral.value >= LEAST_SUM and SUM_BEHIND.match(folded, numeral.end, limit) is not None


def goes_on(numeral: Numeral, start: int, last: Figure | None, folded: str, floor: int, limit: int) -> bool:
    """Tell whether a number that begins at `start` counts what the figure `last` of its sentence counts."""
    if last is not None and last.unit == "jobs":
        return (MORE_JOBS_BEFORE.search(folded, max(floor, start - 40), start) is not None
                and MORE_JOBS_BEHIND.match(folded, numeral.end, limit) is not None)
    return (last is not None and LEAST_GOING_ON <= numeral.value / last.value <= MOST_GOING_ON
            and GOES_ON_BEFORE.search(folded, max(floor, start - 40), start) is not None
            and GOES_ON_BEHIND.match(folded, numeral.end, limit) is not None)


def is_yearly_output(numeral: Numeral, start: int, folded: str, floor: int, limit: int) -> bool:
    """Tell whether a number that begins at `start` is one of vehicles made in a year, which are not named with it."""
    return (numeral.value >= LEAST_A_YEAR and A_YEAR.match(folded, numeral.end, limit) is not None
            and MADE_BEFORE.search(folded, max(floor, start - 100), start) is not None
            and MADE_OF_ELSE.search(folded, floor, limit) is None)
