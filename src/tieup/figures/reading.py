"""Reads the figures of a sentence from the places where they may begin."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tieup.figures import bare, dates
from tieup.figures.money import currency_before, currency_behind, is_conversion, rates_of_exchange
from tieup.figures.numerals import FRACTIONS, Numeral, qualifier_before, read_numeral
from tieup.figures.quantities import (
    DIVIDES_ELSE,
    EQUAL_SHARES,
    FEW,
    FRACTION,
    HALF_AND_HALF,
    IDLE_RATIO,
    JOBS_BEFORE,
    NO_COUNT,
    OF_A_NAME,
    OWNED_BEFORE,
    OWNED_BEHIND,
    RATIO,
    REST_BEFORE,
    REST_OF_ELSE,
    WHOLE,
    capacity_behind,
    counted_behind,
    percent_behind,
)
from tieup.model import Figure, Sentence

ORDINAL = re.compile(r"\b(?:first|second|third|fourth|last|final|this|next)[ -]quarter$")
GLUE = frozenset("-./'_")  # what ties a number to the word before it: "F-150", "ID.4"


class Reader:
    """Reads one sentence; `read_<kind>` is the reading of one kind of place."""

    def __init__(
        self, text: str, folded: str, sentence: Sentence, published: datetime.date | None, currency: str | None = None
    ):
        self.text, self.folded = text, folded
        self.floor, self.limit, self.sentence_id = sentence.start, sentence.end, sentence.sentence_id
        self.at = dates.Reading(text, folded, sentence.start, sentence.end, published)
        self.money: Figure | None = None  # the last sum, which a conversion may follow
        self.currency = currency  # of the last sum of the sentences before
        self.counted: Figure | None = None  # the last capacity or number of vehicles or jobs: a bare number may follow
        self.shared = 0.0  # the shares so far, of which "the rest" is what remains

    def read(self, places: Sequence[tuple[int, int, str]]) -> Iterator[Figure]:
        """Yield the figures that begin at `places` (start, end, kind); one inside another figure is none of its own."""
        reach = self.floor
        rates = rates_of_exchange(self.folded, self.floor, self.limit)
        for start, end, kind in places:
            if start < reach or any(first <= start < last for first, last in rates):
                continue
            for figure in READINGS[kind](self, start, end):
                yield figure
                reach = max(reach, figure.end)
                if figure.kind == "money":
                    self.money = figure
                    self.currency = figure.unit if figure.qualifier != "conversion" else self.currency
                elif figure.kind == "capacity" or figure.unit in ("vehicles", "jobs"):
                    self.counted = figure
                elif figure.kind == "percent":
                    self.shared += figure.value

    # ------------------------------------------------------------------------------------------------- numbers

    def read_digits(self, start: int, end: int) -> Iterator[Figure]:
        folded = self.folded
        signed = currency_before(folded, start, self.floor)
        if signed is not None:
            numeral = read_numeral(folded, start, self.limit)
            if numeral is not None:
                named = currency_behind(folded, numeral.end, self.limit, numeral.scaled)
                agrees = named is not None and (named[0] == signed[0] or folded[signed[1]] == "$")
                currency, behind = named if named and agrees else (signed[0], numeral.end)
                yield replace(self.sum_of_money(numeral, currency, signed[1], behind), low=numeral.low)
            return
        quarter = dates.SHORT_QUARTER.match(folded, start, self.limit) or (
            dates.SHORT_QUARTER.match(folded, start - 1, self.limit) if start > self.floor else None)
        if quarter is not None and (quarter.start() == self.floor or not folded[quarter.start() - 1].isalnum()):
            yield self.figure(*quarter.span(), "year", 2000 + int(quarter["year"]), "year")
            return
        may_be_year = end - start == 4 and dates.YEAR.match(folded, start, self.limit) is not None
        if self.is_glued(start) and not (
            may_be_year and dates.YEAR_BEFORE.search(folded, max(self.floor, start - 9), start)):
            return
        found = self.date_from(start, end)
        if found is not None:
            yield self.dated(found)
        elif (ratio := RATIO.match(folded, start, self.limit)) and (shares := self.shares(ratio)):
            yield from shares
        elif may_be_year and not self.counts_jobs(start):
            yield from self.years(start)
        else:
            yield from self.quantity(start)

    def is_glued(self, start: int) -> bool:
        """Tell whether the digits at `start` are part of a word: "F-150", "ID.4", "v2.0"."""
        if start == self.floor:
            return False
        before = self.folded[start - 1]
        return before.isalpha() or (before in GLUE and start - 1 > self.floor and self.folded[start - 2].isalnum())

    def date_from(self, start: int, end: int) -> dates.Found | None:
        """Return the date that begins with the digits [start, end), or None."""
        if end - start == 4:
            return dates.read_numeric(self.at, start)
        if end - start > 2:
            return None
        return (dates.read_day_first(self.at, start) or dates.read_numeric(self.at, start)
                or dates.read_years_ago(self.at, start))  # fmt: skip

    def counts_jobs(self, start: int) -> bool:
        """Tell whether four digits count people: "2000 jobs" is no year, "2025 models" is one."""
        counted = counted_behind(self.text, self.folded, start + 4, self.limit, 2000)
        return counted is not None and counted[0] == "jobs"

    def read_number(self, start: int, end: int) -> Iterator[Figure]:
        found = dates.read_years_ago(self.at, start)
        if found is not None:
            yield self.dated(found)
        elif not self.is_glued(start):
            fraction = FRACTION.match(self.folded, start, self.limit)
            share = self.fraction(start, fraction) if fraction is not None else None
            if share is not None:
                yield share
            else:
                yield from self.quantity(start)

    def read_scale(self, start: int, end: int) -> Iterator[Figure]:
        """Yield "a billion dollars", "a dozen models": with an article before the scale."""
        if (article := self.article_before(start)) is not None:
            yield from self.quantity(article)
        elif self.currency and (found := bare.sum_around(self.folded, start, end, self.floor, self.limit)):
            yield self.figure(found[0], end, "money", found[1], self.currency)

    def read_fraction(self, start: int, end: int) -> Iterator[Figure]:
        """Yield "half a billion", or a share: "a fifth of the company"."""
        if self.is_glued(start):
            return
        halves = HALF_AND_HALF.match(self.folded, start, self.limit)
        if halves is not None:
            yield Figure(start, halves.end(), self.sentence_id, "percent", 50.0, "percent", qualifier="pair")
            return
        article = self.article_before(start)
        begin = start if article is None else article
        for first in dict.fromkeys((start, begin)):
            amount = list(self.quantity(first))
            if amount:
                yield from amount
                return
        fraction = FRACTION.match(self.folded, begin, self.limit)
        share = self.fraction(begin, fraction) if fraction is not None else None
        if share is not None:
            yield share

    def article_before(self, start: int) -> int | None:
        """Return where "a" stands if it is the word before `start`, or None."""
        begin = start - 2
        if begin < self.floor or not self.folded.startswith("a ", begin):
            return None
        return None if begin > self.floor and self.folded[begin - 1].isalnum() else begin

    def quantity(self, start: int) -> Iterator[Figure]:
        """Yield what the number that begins at `start` measures: money, a share, a capacity or a count."""
        folded, limit = self.folded, self.limit
        numeral = read_numeral(folded, start, limit)
        if numeral is None:
            return
        low = numeral.low
        if low is not None and folded.endswith(
                ("from ", "from about ", "from some "), max(self.floor, start - 11), start):
            start, low = numeral.top, None  # "from 100,000 to 300,000 cars" is a rise, not a range
        named = currency_behind(folded, numeral.end, limit, numeral.scaled)
        if named is not None:
            yield replace(self.sum_of_money(numeral, named[0], start, named[1]), low=low)
        elif (end := percent_behind(folded, numeral.end, limit)) is not None:
            yield replace(self.figure(start, end, "percent", numeral.value, "percent"), low=low)
        elif (capacity := capacity_behind(folded, numeral.end, limit)) is not None:
            figure = self.figure(start, capacity[1], "capacity", round(numeral.value * capacity[0], 6), "GWh")
            yield replace(figure, low=low and round(low * capacity[0], 6))
        elif (counted := counted_behind(self.text, folded, numeral.end, limit, numeral.value)) is not None:
            if not self.is_no_count(start):
                yield self.figure(start, counted[1], "count", numeral.value, counted[0])
        elif numeral.value >= FEW and JOBS_BEFORE.search(folded, max(self.floor, start - 45), start):
            yield self.figure(start, numeral.end, "count", numeral.value, "jobs")
        elif self.currency and bare.is_sum(numeral, folded, limit):
            yield self.figure(start, numeral.end, "money", numeral.value, self.currency)
        elif numeral.end - start > 1:
            last = self.counted
            if last is not None and bare.goes_on(numeral, start, last, folded, self.floor, limit):
                yield self.figure(start, numeral.end, last.kind, numeral.value, last.unit)
            elif bare.is_yearly_output(numeral, start, folded, self.floor, limit):
                yield self.figure(start, numeral.end, "count", numeral.value, "vehicles")

    def is_no_count(self, start: int) -> bool:
        """Tell whether the number at `start` is part of a proportion or a name: "one in five cars", "the 02 saloon"."""
        if self.folded[start] == "0" and self.folded[start + 1:start + 2] != ".":
            return True
        return NO_COUNT.search(self.folded, max(self.floor, start - 20), start) is not None

    def years(self, start: int) -> Iterator[Figure]:
        span = dates.YEAR_SPAN.match(self.folded, start + 4, self.limit)
        year = int(self.folded[start:start + 4])
        if dates.FIRST_YEAR <= year <= dates.LAST_YEAR:
            yield self.figure(start, span.end() if span else start + 4, "year", year, "year")

    def sum_of_money(self, numeral: Numeral, currency: str, start: int, end: int) -> Figure:
        last = self.money
        if last is not None and last.unit != currency and is_conversion(self.folded[last.end:start]):
            return Figure(start, end, self.sentence_id, "money", numeral.value, currency, qualifier="conversion")
        return self.figure(start, end, "money", numeral.value, currency)

    # -------------------------------------------------------------------------------------------------- shares

    def shares(self, ratio: re.Match[str]) -> list[Figure]:
        """Return the two shares of a ratio that makes a hundred, or none."""
        first, second = float(ratio[1]), float(ratio[3])
        if abs(first + second - 100) > 0.11 or IDLE_RATIO.match(self.folded, ratio.end()):
            return []
        return [Figure(*ratio.span(group), self.sentence_id, "percent", value, "percent", qualifier="pair")
                for group, value in ((1, first), (3, second))]  # fmt: skip

    def fraction(self, start: int, match: re.Match[str]) -> Figure | None:
        """Return the share of a fraction, if it is a fraction of something owned."""
        if match["fraction"] == "quarter" and ORDINAL.search(self.folded, max(self.floor, start - 8), match.end()):
            return None
        if not (OWNED_BEHIND.match(self.folded, match.end(), self.limit)
                or OF_A_NAME.match(self.text, match.end(), self.limit)
                or OWNED_BEFORE.search(self.folded, max(self.floor, start - 40), start)):
            return None
        name = match["fraction"].replace(" ", "-")
        return self.figure(start, match.end(), "percent", round(FRACTIONS[name], 2), "percent")

    def read_equal(self, start: int, end: int) -> Iterator[Figure]:
        match = EQUAL_SHARES.match(self.folded, start, self.limit)
        if match is not None and not DIVIDES_ELSE.search(self.folded, max(self.floor, start - 70), start):
            yield Figure(start, match.end(), self.sentence_id, "percent", 50.0, "percent", qualifier="pair")

    def read_rest(self, start: int, end: int) -> Iterator[Figure]:
        """Yield what remains of the whole behind other shares: "Toyota takes 51% and Panasonic the rest"."""
        if (0 < self.shared < WHOLE and REST_BEFORE.search(self.folded, max(self.floor, start - 90), start)
                and not REST_OF_ELSE.match(self.folded, end, self.limit)):
            yield Figure(start, end, self.sentence_id, "percent", round(WHOLE - self.shared, 2), "percent")

    # --------------------------------------------------------------------------------------------------- dates

    def read_weekday(self, start: int, end: int) -> Iterator[Figure]:
        return self.maybe(dates.read_weekday(self.at, start, end))

    def read_month(self, start: int, end: int) -> Iterator[Figure]:
        return self.maybe(dates.read_month(self.at, start))

    def read_day(self, start: int, end: int) -> Iterator[Figure]:
        return self.maybe(dates.read_relative_day(self.at, start, end))

    def read_relative(self, start: int, end: int) -> Iterator[Figure]:
        return self.maybe(dates.read_relative_year(self.at, start))

    def read_year_end(self, start: int, end: int) -> Iterator[Figure]:
        return self.maybe(dates.read_year_end(self.at, start, end))

    def read_on_the(self, start: int, end: int) -> Iterator[Figure]:
        return self.maybe(dates.read_day_of_month(self.at, start))

    def read_fiscal(self, start: int, end: int) -> Iterator[Figure]:
        match = dates.FISCAL.match(self.folded, start, self.limit)
        if match is not None:
            yield self.figure(start, match.end(), "year", 2000 + int(match["year"]), "year")

    def maybe(self, found: dates.Found | None) -> Iterator[Figure]:
        if found is not None:
            yield self.dated(found)

    # ------------------------------------------------------------------------------------------------- results

    def dated(self, found: dates.Found) -> Figure:
        return Figure(found.start, found.end, self.sentence_id, "year" if found.day is None else "date",
                      float(found.year), "year", found.day, explicit=found.explicit)  # fmt: skip

    def figure(self, start: int, end: int, kind: str, value: float, unit: str) -> Figure:
        """Return a figure with the words before it that qualify it."""
        qualifier = qualifier_before(self.folded, start, self.floor)
        return Figure(start, end, self.sentence_id, kind, float(value), unit, qualifier=qualifier)


READINGS: dict[str, Callable[[Reader, int, int], Iterator[Figure]]] = {
    "digits": Reader.read_digits, "number": Reader.read_number, "scale": Reader.read_scale,
    "fraction": Reader.read_fraction, "equal": Reader.read_equal, "rest": Reader.read_rest,
    "weekday": Reader.read_weekday,
    "month": Reader.read_month, "day": Reader.read_day, "relative": Reader.read_relative,
    "year_end": Reader.read_year_end, "on_the": Reader.read_on_the, "fiscal": Reader.read_fiscal,
}  # fmt: skip
