"""What a figure measures, from the words around it.

The codebook (`terms.yaml`) has words that speak for a measure and words that speak against it; of those that reach a
figure the nearest decides. A word does not reach over the end of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tieup.model import Cue, Figure

VARIABLES = ("term", "no_term", "term_link", "term_aside")  # their words are looked for beside figures alone
MEASURE_OF = {
    "money": "investment", "percent": "equity_share", "capacity": "battery_capacity", "vehicles": "production_volume",
    "models": "model_count", "jobs": "jobs", "year": "start_year", "date": "start_year",
}  # fmt: skip
SMALLEST_SUM = 1e6  # below it a sum is a price, a fine or a salary
FEWEST = {"jobs": 10, "production_volume": 100, "model_count": 1}  # "two people" are no jobs
MOST_MODELS = 40  # more of them are a maker's range or a whole market's
UNIT = {"start_year": "year"}
# These need no word of their own: nobody writes of 40 GWh or of 900 jobs in another sense unless he says so.
PLAIN = {"battery_capacity": "term.capacity.yearly", "jobs": "term.jobs"}
NO_JOBS_ALONE = re.compile(r"(?:people|staff|staffers|roles|posts)$")

REACH = 75  # characters between a figure and a word that gives its meaning
BEHIND = 8  # a word behind its figure counts as so much farther: verbs stand before their objects
COMMA = 14  # and so does a word beyond a comma
CLAUSE_END = re.compile(r";|\.{3}| - |\b(?:while|whereas|but|although|though|because|after which)\b|\. ")


def measure_of(figure: Figure, cues: Iterable[Cue], text: str) -> tuple[str, str] | None:
    """Return the measure of a figure and the id of the rule that says so, or None if it measures nothing of the kind.

    `cues` are those of its sentence, `text` is the folded text of the article.
    """
    measure = possible_measure(figure)
    if measure is None:
        return None
    cue = nearest(figure, measure, cues, text)
    if cue is None:
        alone = measure in PLAIN and not NO_JOBS_ALONE.search(text, figure.start, figure.end)
        return (measure, PLAIN[measure]) if alone else None
    return (measure, cue.entry.id) if cue.entry.variable == "term" else None


def possible_measure(figure: Figure) -> str | None:
    """Return what a figure of its kind and size may measure, or None."""
    measure = MEASURE_OF.get(figure.unit if figure.kind == "count" else figure.kind)
    if measure == "investment" and (figure.value < SMALLEST_SUM or figure.qualifier == "conversion"):
        return None
    if measure == "model_count" and figure.value > MOST_MODELS:
        return None
    if figure.kind == "date" and not figure.explicit:
        return None
    if measure == "equity_share" and not 0 < figure.value <= 100:
        return None
    return measure if figure.value >= FEWEST.get(measure or "", 0) else None


def nearest(figure: Figure, measure: str, cues: Iterable[Cue], text: str) -> Cue | None:
    """Return the cue that speaks for or against a measure and is nearest to the figure; None if none reaches it.

    Of two that are as near, the one that speaks against decides.
    """
    best: tuple[int, bool] | None = None
    found = None
    for cue in cues:
        entry = cue.entry
        if entry.variable == "term":
            if entry.value != measure:
                continue
        elif entry.variable != "no_term" or (entry.value != measure and entry.value != "any"):
            continue
        away = distance(cue, figure, text)
        if away is not None and (best is None or (away, entry.variable == "term") < best):
            best, found = (away, entry.variable == "term"), cue
    return found


def distance(cue: Cue, figure: Figure, text: str) -> int | None:
    """Return how far a cue is from a figure, 0 if it reaches over it, or None if it does not reach it."""
    if cue.start < figure.end and figure.start < cue.end:
        return 0
    if cue.end <= figure.start:
        between, away = text[cue.end:figure.start], 1
    else:
        between, away = text[figure.end:cue.start], BEHIND
    if len(between) > REACH or CLAUSE_END.search(between):
        return None
    away += len(between) + COMMA * between.count(", ")
    return away if away <= REACH else None


def has(cues: Sequence[Cue], variable: str) -> bool:
    """Tell whether a sentence has a cue of `variable`."""
    return any(cue.entry.variable == variable for cue in cues)
