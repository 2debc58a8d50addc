"""What a sentence says of a strategy: the dimension, the words that say it, and the word that somebody does.

Some words say it by themselves ("economies of scale"); they are codebook entries of a dimension. Most say it only
together: "launch" and "electric van", "secure" and "lithium", "enter" and "Thailand". These are the parts of a
statement, entries of the variable `strategy_part` whose value is their role; `STATEMENTS` says which roles make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieup.model import Cue

WHOLE = frozenset({"strategy", "strategy_electric", "strategy_carmaker", "strategy_recipient"})
PART = "strategy_part"
STOPS = (";", ". ", ": ", '"')  # between two parts they belong to two statements


@dataclass(frozen=True, slots=True)
class Kind:
    """A statement that is made of parts: the first role is what somebody does, the others what it is done to."""

    dimension: str
    roles: tuple[str, ...]
    reach: int  # characters that may stand between two neighbouring parts; a clause is about 60 long
    ordered: bool = True  # the parts stand in the order of the roles
    about: str = "strategy"  # the variable of a whole statement that holds of the same organisations
    barrier: str | None = None  # a part with this role between the others makes them speak of something else
    unless: re.Pattern[str] | None = None  # words in it that do the same

# What is one's own one need not get: "it uses its own platform", "brings in its know-how", but "taps its partner's".
OWN = re.compile(r" (?:its|their|our|his) (?:own )?(?!partner|rival|ally|allies|shareholder|parent|supplier|owner|peer)"
                 r"(?:[\w-]+ )?(?:[\w-]+)$")

STATEMENTS = (
    Kind("motive_competition", ("fight", "rival"), 45),
    Kind("motive_competition", ("behind", "reason"), 60, ordered=False),
    Kind("motive_scale_cost", ("share_out", "cost"), 40),
    Kind("motive_scale_cost", ("cut", "expense"), 40),
    Kind("motive_scale_cost", ("save", "money"), 40),
    Kind("motive_technology_access", ("get", "technology"), 45, unless=OWN),
    Kind("motive_technology_access", ("combine", "strength"), 75),
    Kind("motive_regulation_climate", ("meet", "rules"), 50),
    Kind("motive_regulation_climate", ("avoid", "trade"), 50),
    Kind("zev_target", ("portion", "electric_sales", "year"), 80, ordered=False),
    Kind("zev_target", ("fleet", "year"), 70, ordered=False),
    Kind("model_lineup", ("launch", "model"), 60, ordered=False, barrier="thing"),
    Kind("model_lineup", ("launch", "model_code"), 30, about="strategy_electric", barrier="thing"),
    Kind("powertrain_mix", ("stance", "other_drive"), 45),
    Kind("supply_chain_localisation", ("secure", "material"), 55, about="strategy_carmaker"),
    Kind("supply_chain_localisation", ("secure", "cells"), 25, about="strategy_carmaker"),
    Kind("market_focus", ("move", "market"), 40, about="strategy_electric", barrier="thing"),
    Kind("market_focus", ("move", "model", "market"), 60, barrier="thing"),
    Kind("investment", ("spend", "money", "electric_money"), 90, ordered=False, barrier="thing"),
    Kind("software_services", ("earn", "service"), 45, ordered=False),
    Kind("headwind", ("fall", "sales"), 45, ordered=False, about="strategy_electric"),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A place where a sentence speaks of a strategy; [start, end) are the words that say so."""

    dimension: str
    about: str  # strategy | strategy_electric | strategy_carmaker | strategy_recipient
    sentence_id: int
    start: int
    end: int
    deed: int  # where the word stands whose actor is meant
    rule: str


# Roles whose words say nothing where they belong to a name: "Yinwang Intelligent Technology", "LG Energy Solution".
NAMELESS = frozenset({"technology", "strength", "service", "cells", "material", "move", "get", "combine", "share_out"})


# Which parts say something only together, and what then stands between them: alone they need not be looked for.
TOGETHER = tuple((kind.roles, kind.barrier) for kind in STATEMENTS)
OF_ROLES = tuple((frozenset(kind.roles), kind) for kind in STATEMENTS)


def find_statements(cues: Sequence[Cue], text: str, names: Sequence[tuple[int, int]] = (),
                    only: frozenset[str] | None = None) -> Iterator[Statement]:
    """Yield what the cues of one sentence say of strategies, whole statements first.

    `text` is the folded text, `names` are the intervals of the organisations named in the sentence; without `only` all
    dimensions are looked for, else those.
    """
    parts: dict[str, list[Cue]] = {}
    for cue in cues:
        entry = cue.entry
        if entry.variable == PART:
            if not (names and entry.value in NAMELESS and any(
                    start <= cue.start and cue.end <= end for start, end in names)):
                parts.setdefault(entry.value, []).append(cue)
        elif entry.variable in WHOLE and (only is None or entry.value in only):
            yield Statement(entry.value, entry.variable, cue.sentence_id, cue.start, cue.end, cue.start, entry.id)
    if len(parts) < 2:
        return
    for roles, kind in OF_ROLES:
        if roles <= parts.keys() and (only is None or kind.dimension in only):
            yield from made_of(kind, parts, text)


def made_of(kind: Kind, parts: dict[str, list[Cue]], text: str) -> Iterator[Statement]:
    """Yield the statements of one kind, each first part with the nearest others that it reaches."""
    barriers = parts.get(kind.barrier, ()) if kind.barrier else ()
    for first in parts[kind.roles[0]]:
        chosen = [first]
        for role in kind.roles[1:]:
            near = nearest(chosen, parts[role], kind, text)
            if near is None:
                break
            chosen.append(near)
        else:
            start, end = min(cue.start for cue in chosen), max(cue.end for cue in chosen)
            if any(start < cue.start and cue.end < end and not any(inside(cue, part) for part in chosen)
                   for cue in barriers):
                continue
            if kind.unless and kind.unless.search(text, start, end):
                continue
            yield Statement(kind.dimension, kind.about, first.sentence_id, start, end, first.start, first.entry.id)


def inside(cue: Cue, other: Cue) -> bool:
    return other.start <= cue.start and cue.end <= other.end


def nearest(chosen: list[Cue], candidates: list[Cue], kind: Kind, text: str) -> Cue | None:
    """Return the candidate that stands nearest to the parts chosen so far, if they reach it; None if none does."""
    start, end = min(cue.start for cue in chosen), max(cue.end for cue in chosen)
    best, gap = None, kind.reach + 1
    for cue in candidates:
        if cue.start >= end:
            between = end, cue.start
        elif cue.end <= start and not kind.ordered:
            between = cue.end, start
        elif not kind.ordered and cue.start <= end and start <= cue.end:
            between = cue.start, cue.start  # one inside the other ("its first electric car"), or between two chosen
        else:
            continue
        size = between[1] - between[0]
        if size < gap and not any(stop in text[between[0]:between[1]] for stop in STOPS):
            best, gap = cue, size
    return best
