"""What a figure measures, from the words around it.

The codebook (`terms.yaml`) has words that speak for a measure and words that speak against it; of those that reach a
figure the nearest decides. A word does not reach over the end of its clause.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieup.model import Cue, Figure, Mention

VARIABLES = ("term", "no_term", "term_link", "term_aside")  # their words are looked for beside figures alone
MEASURE_OF = {
    "money": "investment", "percent": "equity_share", "capacity": "battery_capacity", "vehicles": "production_volume",
    "models": "model_count", "jobs": "jobs", "year": "start_year", "date": "start_year",
}  # fmt: skip
SMALLEST_SUM = 1e6  # below it a sum is a price, a fine or a salary
FEWEST = {"jobs": 10, "production_volume": 100, "model_count": 1}  # "two people" are no jobs
# More of them are a whole company's or a whole market's.
MOST = {"model_count": 40, "jobs": 1e5, "production_volume": 4e6}
UNIT = {"start_year": "year"}
RULE_WITHOUT_CUE = {
    "investment": "term.investment.put", "battery_capacity": "term.capacity.yearly", "jobs": "term.jobs",
    "equity_share": "term.equity.of_which", "production_volume": "term.volume.make",
}  # fmt: skip
# These need no word of their own: nobody writes of 40 GWh or of 900 jobs in another sense unless he says so.
TELLS_ITSELF = frozenset({"battery_capacity", "jobs", "production_volume"})
NO_JOBS_ALONE = re.compile(
    r"(?:people|staff|staffers|roles|posts|engineers|experts|specialists|developers|researchers|technicians|scientists)$")

REACH = 80  # characters between a figure and a word that gives its meaning
BEHIND = 8  # a word behind its figure counts as so much farther: verbs stand before their objects
COMMA_BEHIND = 30  # behind a figure a comma mostly ends what is said of it
ADJOINING = 12  # but not within so many characters: "$2 billion in loans"
COMMA = 9  # and so does a word beyond a comma
YEARS_AHEAD = ("next ", "this ", "later ", "end of ", "the end of ", "year-end")  # of what is not said in full
WHOLE_REACH = 60  # characters between two shares that make a whole
HOLDER_BEFORE = 30  # characters between a holder and a share whose verb is left out
VERB_LEFT_OUT = re.compile(
    r"(?:,? \([^)]{1,20}\))?:? "
    r"(?:with |the (?:other|remaining) |not quite |about |around |some |just |a |nearly |almost )*")
FROM_REACH = 60
FROM_SOMEBODY = re.compile(
    r"(?: \([^)]{1,28}\))?,? (?:in \w+ |of it )?(?:coming |to come )?from (?:the |its (?:[\w-]+ ){0,3})?")
# What makes the sums behind it parts of the one before, and what adds a sum to one
PARTED = re.compile(r":|\bof (?:which|that|this)\b|\bincluding\b|\bmade up of\b|\bconsist\w+ of\b|\bsplit into\b")
ADDED = re.compile(r"\b(?:another|a further|an additional|plus|followed by)(?: up to| about| some)? $")
ROSE_TO = re.compile(r" to (?:about |around |some |up to |as much as |more than |over |an? )*")
FELL_FROM = re.compile(r",? (?:up |down )?from (?:about |around |some |the |over |more than |nearly |roughly )*")
NEXT_YEAR = 20  # characters from one year to the next of one start: "in 2027 or 2028", "in 2026 here and in 2027 there"
FIGURE_IN_CUE = re.compile(r"\d")
# What follows a year behind these begins later: "breaks ground in 2025 and starts production in 2027"
NEXT_STEP = re.compile(r",? and (?!(?:will|would) |\d)")
TO_DO = " to "  # "signed a contract in 2022 to supply": the year is not that of the supply
CLAUSE_END = re.compile(
    r";|\.{3}| --? |\b(?:while|whereas|(?<!nothing )but|although|though|because|after which)\b|\. ")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the figures of a sentence, and what is known of its article."""

    figures: Sequence[Figure]
    cues: Sequence[Cue]
    mentions: Sequence[Mention]
    text: str  # the folded text of the article
    published: datetime.date | None = None


def measure_of(figure: Figure, around: Surroundings) -> tuple[str, Cue | None] | None:
    """Return the measure of a figure and the cue that says so, or None if it measures nothing of the kind.

    No cue is needed for what nobody writes in another sense ("40 GWh", "51% Toyota").
    """
    measure = possible_measure(figure)
    if measure is None:
        return None
    text, figures = around.text, around.figures
    if measure == "equity_share":
        if is_share_of_a_firm(figure, around.mentions, text):
            return measure, None
        before = goes_on_from(figure, around)
        if before is not None and (read := measure_of(before, around)) is not None:
            return read
    if any(other.kind == figure.kind and FELL_FROM.fullmatch(text, other.end, figure.start) for other in figures):
        return None
    wary = measure == "production_volume" or (
        measure == "start_year" and (around.published is None or is_past(figure, text, around.published)))
    others = [other for other in figures if other.kind == figure.kind and other is not figure]
    cues = [cue for cue in around.cues if cue.entry.value in (measure, "any")
            and not belongs_to_another(cue, figure, others, text)]
    cue = nearest(figure, measure, cues, text, wary)
    if cue is None and (low := lower_end(figure, figures, text)) is not None:
        cue = nearest(low, measure, [cue for cue in cues if cue.entry.value != "any"], text, wary)
    if cue is None and measure == "equity_share" and makes_a_whole(figure, figures):
        return measure, None
    if cue is None and measure == "investment":
        if comes_from_somebody(figure, around.mentions, text):
            return measure, None
        whole = whole_of(figure, figures, text)
        return measure_of(whole, around) if whole is not None else None
    if cue is None:
        alone = measure in TELLS_ITSELF and not NO_JOBS_ALONE.search(text[figure.start:figure.end])
        return (measure, None) if alone else None
    return (measure, cue) if cue.entry.variable == "term" else None


def is_share_of_a_firm(figure: Figure, mentions: Iterable[Mention], text: str) -> bool:
    """Tell whether a percentage stands right before a firm: "51% Toyota", "a fifth of Leapmotor"; not of its cars."""
    for mention in mentions:
        if figure.end < mention.start <= figure.end + len(" of the "):
            gap = text[figure.end:mention.start]
            if gap in (" by ", " "):
                return True
            return gap in (" of ", " of the ") and not text.startswith(("'", " sales", " cars"), mention.end)
    return False


def comes_from_somebody(figure: Figure, mentions: Iterable[Mention], text: str) -> bool:
    """Tell whether a sum is said to come from a firm: "with 4 trillion won from Apple"."""
    return any(figure.end < mention.start <= figure.end + FROM_REACH and FROM_SOMEBODY.fullmatch(
        text, figure.end, mention.start) for mention in mentions)


def whole_of(figure: Figure, figures: Sequence[Figure], text: str) -> Figure | None:
    """Return the sum of which another one is a part: "$900 million: $350 million at once, $550 million later"; or None.

    What "another" and "plus" add to a sum is of its kind, too.
    """
    before = [other for other in figures if other.kind == "money" and other.end <= figure.start
              and other.qualifier != "conversion"]
    if not before:
        return None
    if ADDED.search(text, before[-1].end, figure.start):
        return before[-1]
    largest = max(before, key=lambda other: other.value)
    parted = largest.value > figure.value and PARTED.search(text, largest.end, figure.start)
    return largest if parted else None


def makes_a_whole(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a percentage and one beside it make a hundred: "Toyota is to get 51% and Panasonic 49%"."""
    return any(other.kind == "percent" and other is not figure and abs(other.value + figure.value - 100) < 0.11
               and max(other.start, figure.start) - min(other.end, figure.end) <= WHOLE_REACH for other in figures)


def goes_on_from(figure: Figure, around: Surroundings) -> Figure | None:
    """Return the percentage before, from which this one takes its verb: "Foxconn takes 40% and PTT 60%"; or None."""
    before = [other for other in around.figures if other.kind == "percent" and other.end <= figure.start]
    if before and any(0 < figure.start - mention.end <= HOLDER_BEFORE and VERB_LEFT_OUT.fullmatch(
            around.text, mention.end, figure.start) for mention in around.mentions):
        return before[-1]
    return None


def lower_end(figure: Figure, figures: Sequence[Figure], text: str) -> Figure | None:
    """Return the figure from which this one rose or fell ("from $5 billion to $7 billion"), or None."""
    return next((other for other in figures if other.kind == figure.kind and other.end < figure.start
                 and ROSE_TO.fullmatch(text, other.end, figure.start)), None)


def belongs_to_another(cue: Cue, figure: Figure, others: Sequence[Figure], text: str) -> bool:
    """Tell whether a cue reaches over another figure of the kind: "from 2025" says nothing of the next year named.

    Nor does a start speak of a year far beyond the first one: "rolls out cars in 2024 and more by 2030". `others` are
    the other figures of its kind in the sentence.
    """
    if overlap(cue, figure):
        return False
    if cue.entry.value == "any" and cue.entry.pattern is not None and FIGURE_IN_CUE.search(text, cue.start, cue.end):
        return True
    if not others:
        return False
    return any(overlap(cue, other) for other in others) or (figure.kind == "year" and any(
        cue.end <= other.start and other.end + NEXT_YEAR < figure.start for other in others))


def overlap(cue: Cue, figure: Figure) -> bool:
    return cue.start < figure.end and figure.start < cue.end


def possible_measure(figure: Figure) -> str | None:
    """Return what a figure of its kind and size may measure, or None."""
    measure = MEASURE_OF.get(figure.unit if figure.kind == "count" else figure.kind)
    if measure == "investment" and (figure.value < SMALLEST_SUM or figure.qualifier == "conversion"):
        return None
    if figure.kind == "date" and not figure.explicit:
        return None
    if measure == "equity_share" and not 0 < figure.value <= 100:
        return None
    return measure if measure and FEWEST.get(measure, 0) <= figure.value <= MOST.get(measure, figure.value) else None


def is_past(figure: Figure, text: str, published: datetime.date | None) -> bool:
    """Tell whether a year lies behind: companies are founded and contracts signed then, and few things begin."""
    if published is None:
        return False
    return figure.value < published.year or text.startswith("last ", figure.start) or (
        not figure.explicit and not text.startswith(YEARS_AHEAD, figure.start))


def nearest(figure: Figure, measure: str, cues: Iterable[Cue], text: str, wary: bool = False) -> Cue | None:
    """Return the cue that speaks for or against a measure and is nearest to the figure; None if none reaches it.

    `cues` are of the variables `term` and `no_term`. Of two that are as near, the one that speaks against decides; with
    `wary` one that speaks against always does.
    """
    best: tuple[int, bool] | None = None
    found = None
    for cue in cues:
        entry = cue.entry
        if entry.value != measure and entry.value != "any":
            continue
        away = distance(cue, figure, text)
        if away is not None and wary and entry.variable == "no_term":
            return cue
        if away is not None and (best is None or (away, entry.variable == "term") < best):
            best, found = (away, entry.variable == "term"), cue
    return found


def distance(cue: Cue, figure: Figure, text: str) -> int | None:
    """Return how far a cue is from a figure, 0 if it reaches over it, or None if it does not reach it."""
    if overlap(cue, figure):
        return 0
    if cue.end <= figure.start:
        between, away, comma = text[cue.end:figure.start], 1, COMMA
    else:
        between, comma = text[figure.end:cue.start], COMMA_BEHIND
        away = BEHIND if len(between) > ADJOINING else 0
    if len(between) > REACH or CLAUSE_END.search(between) or (
            figure.kind == "year" and cue.start >= figure.end and (
                NEXT_STEP.match(between) or text.startswith(TO_DO, figure.end))):
        return None
    away += len(between) + comma * between.count(", ")
    return away if away <= REACH else None


def tells_a_measure(cue: Cue) -> bool:
    """Tell whether a cue speaks for or against a measure."""
    return cue.entry.variable == "term" or cue.entry.variable == "no_term"


def has(cues: Sequence[Cue], variable: str) -> bool:
    """Tell whether a sentence has a cue of `variable`."""
    return any(cue.entry.variable == variable for cue in cues)
