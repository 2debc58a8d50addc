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
