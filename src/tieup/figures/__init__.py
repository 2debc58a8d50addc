"""Sums, shares, capacities, counts and dates of business news, as figures with their place."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tieup.figures.dates import find_dates
from tieup.figures.quantities import find_quantities
from tieup.model import Figure, Sentence


def find_figures(
    text: str, sentences: Sequence[Sentence], published: datetime.date | None
) -> tuple[tuple[Figure, ...], ...]:
    """Return the figures of each sentence, in the order of the text; relative dates are read against `published`."""
    return tuple(
        tuple(sorted([*find_quantities(text, s), *find_dates(text, s, published)], key=lambda f: (f.start, f.end, f.kind)))
        for s in sentences
    )


class Reader:
    """Reads the figures of one sentence from the places where they may begin."""

    def __init__(self, text: str, folded: str, sentence: Sentence, published: datetime.date | None):
        self.text, self.folded, self.published = text, folded, published
        self.floor, self.limit, self.sentence_id = sentence.start, sentence.end, sentence.sentence_id
        self.money: Figure | None = None  # the last sum, which a conversion may follow

    def read(self, anchors: Sequence[tuple[int, int, str]]) -> Iterator[Figure]:
        """Yield the figures that begin at `anchors`; one inside another figure is none of its own."""
        reach = self.floor
        for start, end, kind in anchors:
            if start < reach:
                continue
            for figure in getattr(self, f"read_{kind}")(start, end):
                yield figure
                reach = max(reach, figure.end)
                if figure.kind == "money":
                    self.money = figure

    # ------------------------------------------------------------------------------------------------- numbers

    def read_digits(self, start: int, end: int) -> Iterator[Figure]:
        folded = self.folded
        sign = currency_before(folded, start, self.floor)
        if sign is not None:
            numeral = read_numeral(folded, start, self.limit)
            if numeral is not None:
                named = currency_behind(folded, numeral.end, self.limit, numeral.scaled)
                behind = named[1] if named and sign[0] == named[0] else numeral.end
                yield self.sum_of_money(numeral, sign[0], sign[1], behind)
            return
        before = folded[start - 1] if start > self.floor else " "
        year = dates.YEAR.match(folded, start, self.limit) if end - start == 4 else None
        if before.isalpha() or before in "-./'_" and start - 1 > self.floor and folded[start - 2].isalnum():
            if year is None or not dates.YEAR_BEFORE.search(folded, max(self.floor, start - 9), start):
                return  # "F-150", "ID.4", "v2.0"
        day = self.date_from(start, end)
        if day is not None:
            yield self.dated(day)
        elif (ratio := RATIO.match(folded, start, self.limit)) and (parts := self.shares(ratio)):
            yield from parts
        else:
            yield from self.quantity(start, year is not None)

    def date_from(self, start: int, end: int) -> dates.Found | None:
        """Return the date that begins with the digits [start, end), or None."""
        if end - start <= 2:
            return dates.read_day_first(self.text, self.folded, start, self.floor, self.limit, self.published) or (
                dates.read_numeric(self.folded, start, self.limit, self.published) or
                dates.read_years_ago(self.folded, start, self.limit, self.published))
        if end - start == 4:
            return dates.read_numeric(self.folded, start, self.limit, self.published)
        return None

    def read_number(self, start: int, end: int) -> Iterator[Figure]:
        ago = dates.read_years_ago(self.folded, start, self.limit, self.published)
        if ago is not None:
            yield self.dated(ago)
        elif self.folded[start - 1:start] != "-" or start == self.floor:
            fraction = FRACTION.match(self.folded, start, self.limit) if self.folded.startswith(("one", "two", "three"), start) else None
            if fraction is not None and (share := self.fraction(start, fraction)):
                yield share
            else:
                yield from self.quantity(start, False)

    def read_scale(self, start: int, end: int) -> Iterator[Figure]:
        """ "a billion dollars", "a dozen models": with an article before the scale."""
        if self.folded.startswith("a ", start - 2) and start - 2 >= self.floor and not self.folded[start - 3:start - 2].isalnum():
            yield from self.quantity(start - 2, False)

    def read_fraction(self, start: int, end: int) -> Iterator[Figure]:
        """ "half a billion", or a share: "a fifth of the company", "two-thirds"."""
        begin = start - 2 if self.folded.startswith("a ", start - 2) and start - 2 >= self.floor else start
        if self.folded[start] in "hq":
            half = list(self.quantity(begin, False)) or (list(self.quantity(start, False)) if begin != start else [])
            if half:
                yield from half
                return
        fraction = FRACTION.match(self.folded, begin, self.limit)
        if fraction is not None and (share := self.fraction(begin, fraction)):
            yield share

    def quantity(self, start: int, may_be_year: bool) -> Iterator[Figure]:
        """Yield what the number that begins at `start` measures: money, a share, a capacity, a count, or a year."""
        folded, limit = self.folded, self.limit
        if may_be_year:
            jobs = counted_behind(self.text, folded, start + 4, limit, 2000)
            if jobs is None or jobs[0] != "jobs":
                yield from self.years(start)
                return
        numeral = read_numeral(folded, start, limit)
        if numeral is None:
            return
        named = currency_behind(folded, numeral.end, limit, numeral.scaled)
        if named is not None:
            yield self.sum_of_money(numeral, named[0], start, named[1])
        elif (end := percent_behind(folded, numeral.end, limit)) is not None:
            yield self.figure(start, end, "percent", numeral.value, "percent")
        elif (capacity := capacity_behind(folded, numeral.end, limit)) is not None:
            yield self.figure(start, capacity[1], "capacity", round(numeral.value * capacity[0], 6), "GWh")
        elif (counted := counted_behind(self.text, folded, numeral.end, limit, numeral.value)) is not None:
            yield self.figure(start, counted[1], "count", numeral.value, counted[0])

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
        return [Figure(*ratio.span(group), self.sentence_id, "percent", value, "percent", qualifier="ratio")
                for group, value in ((1, first), (3, second))]

    def fraction(self, start: int, match: re.Match[str]) -> Figure | None:
        """Return the share of a fraction, if it is a fraction of something owned."""
        owned = OWNED_BEHIND.match(self.folded, match.end(), self.limit) or OWNED_BEFORE.search(
            self.folded, max(self.floor, start - 40), start)
        if not owned:
            return None
        name = match["fraction"].replace(" ", "-")
        return self.figure(start, match.end(), "percent", round(FRACTIONS[name], 2), "percent")

    def read_equal(self, start: int, end: int) -> Iterator[Figure]:
        match = EQUAL_SHARES.match(self.folded, start, self.limit)
        if match is not None:
            yield Figure(start, match.end(), self.sentence_id, "percent", 50.0, "percent", qualifier="ratio")

    # --------------------------------------------------------------------------------------------------- dates

    def read_weekday(self, start: int, end: int) -> Iterator[Figure]:
        yield from self.maybe(dates.read_weekday(self.text, self.folded, start, end, self.floor, self.limit, self.published))

    def read_month(self, start: int, end: int) -> Iterator[Figure]:
        yield from self.maybe(dates.read_month(self.text, self.folded, start, self.floor, self.limit, self.published))

    def read_day(self, start: int, end: int) -> Iterator[Figure]:
        yield from self.maybe(dates.read_relative_day(self.folded, start, end, self.published))

    def read_relative(self, start: int, end: int) -> Iterator[Figure]:
        yield from self.maybe(dates.read_relative_year(self.folded, start, self.floor, self.limit, self.published))

    def read_year_end(self, start: int, end: int) -> Iterator[Figure]:
        yield from self.maybe(dates.read_year_end(self.folded, start, end, self.published))

    def read_on_the(self, start: int, end: int) -> Iterator[Figure]:
        yield from self.maybe(dates.read_day_of_month(self.folded, start, self.limit, self.published))

    def read_fy(self, start: int, end: int) -> Iterator[Figure]:
        match = dates.FISCAL.match(self.folded, start, self.limit)
        if match is not None:
            yield self.figure(start, match.end(), "year", 2000 + int(match["year"]), "year")

    def maybe(self, found: dates.Found | None) -> Iterator[Figure]:
        if found is not None:
            yield self.dated(found)

    # ------------------------------------------------------------------------------------------------- results

    def dated(self, found: dates.Found) -> Figure:
        kind = "year" if found.day is None else "date"
        return Figure(found.start, found.end, self.sentence_id, kind, float(found.year), "year", found.day,
                      explicit=found.explicit)

    def figure(self, start: int, end: int, kind: str, value: float, unit: str) -> Figure:
        """Return a figure with the words before it that qualify it."""
        qualifier = qualifier_before(self.folded, start, self.floor)
        return Figure(start, end, self.sentence_id, kind, float(value), unit, qualifier=qualifier)
