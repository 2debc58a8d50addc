"""The bottom line: three to five sentences computed from the tables, each with the claims that it rests on.

They come in the order of what a reader must know: what is new, what differs, what is firm and what is only talk, what
the company in focus wants, what nobody has said. Each sentence is true of whatever the tables hold.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import pandas as pd

from tieup.briefing.facts import CITED, NAMED, Facts, Finding, Part
from tieup.briefing.firmness import what_is_firm
from tieup.codes import AREAS
from tieup.compare import Tables
from tieup.wording import capitalised, counted, day, is_missing, label, listed, spelled

MOST_AREAS = 5  # areas that are named where many alliances are compared
UNSTATED = {
    "investment": "money",
    "equity_share": "shares of ownership",
    "battery_capacity": "battery capacity",
    "production_volume": "production volumes",
    "start_year": "a start year",
    "jobs": "jobs",
}


def find(
    tables: Tables, focus: str | None, news: Finding | None = None, as_of: datetime.date | None = None
) -> list[Finding]:
    """Return the bottom line of an edition; `news` stands first where there is an edition to compare with.

    What was last reported long before `as_of` is told with its day.
    """
    facts = Facts(tables, focus, as_of)
    makers: Sequence[Callable[[Facts], Finding | None]] = (
        how_many,
        what_differs,
        what_is_firm,
        what_focus_wants,
        what_nobody_said,
    )
    made = [finding for finding in (maker(facts) for maker in makers) if finding] if facts.rows else [
        Finding("none", (Part("No alliance was found in the articles."),))]
    if news:  # opens the first finding rather than being a sixth
        made[0] = Finding(news.kind, (*news.parts, Part(" "), *made[0].parts))
    return made


def how_many(facts: Facts) -> Finding:
    """Say which alliances are reported and since when."""
    count = len(facts.rows)
    verb = "is" if count == 1 else "are"
    told = [Part(f"{capitalised(counted(count, 'alliance'))} {verb} reported: ", look="strong")]
    shown = facts.rows if count <= NAMED + 1 else facts.rows[:NAMED]
    for number, row in enumerate(shown):
        told.append(Part(joint(number, len(shown), more=count > len(shown))))
        if is_missing(row["announced"]):
            last = row["first_reported"]
            when = "no day stated" if is_missing(last) else f"day not stated, first reported on {day(last)}"
            told.append(Part(f"{facts.name(row)} ({when})", facts.cite(row, "participants")[:1]))
        else:
            told.append(
                Part(
                    f"{facts.name(row)} (announced on {day(row['announced'])})",
                    facts.cite(row, "announced") or facts.cite(row, "participants")[:1],
                )
            )
    if count > len(shown):
        told.append(Part(f" and {counted(count - len(shown), 'more', 'more')}"))
    return Finding("new", (*told, Part(".")))


def joint(number: int, count: int, more: bool = False, comma: bool = False) -> str:
    """Return what stands before item `number` of a list: nothing, a comma, or "and", with a `comma` if it is asked for.
    """
    if number == 0:
        return ""
    if number < count - 1 or more:
        return ", "
    return ", and " if comma else " and "


def what_differs(facts: Facts) -> Finding | None:
    """Say what the alliances cover: together, each alone, and where they are many, what most of them cover."""
    covered = {row["tieup_id"]: facts.areas(row) for row in facts.rows}
    stated = [row for row in facts.rows if covered[row["tieup_id"]]]
    if not stated:
        return None
    if len(facts.rows) > NAMED:
        return what_most_cover(facts, covered, stated)
    if len(stated) == 1:
        own = covered[stated[0]["tieup_id"]]
        return Finding(
            "differs",
            (
                Part("What is covered: ", look="strong"),
                Part(f"{facts.name(stated[0])} – {listed(map(label, own))}", facts.cite(stated[0], "scope")),
                Part("."),
            ),
        )
    together = [area for area in AREAS if all(area in covered[row["tieup_id"]] for row in stated)]
    parts: list[Part] = []
    if together:
        cited = tuple(i for row in stated for i in facts.cite(row, "scope", together)[:2])
        parts += [
            Part(who_covers(len(stated), len(facts.rows)), look="strong"),
            Part(listed(map(label, together)), cited),
        ]
    else:
        whom = (f"the {spelled(len(stated))} whose scope is stated" if len(stated) < len(facts.rows)
                else "both" if len(stated) == 2 else f"all {spelled(len(stated))}")
        parts.append(Part(f"No area is common to {whom}", look="strong"))
    shared: dict[tuple[str, ...], list[str]] = {}
    for area in AREAS:
        names = tuple(facts.name(row) for row in stated if area in covered[row["tieup_id"]])
        if 1 < len(names) < len(stated):
            shared.setdefault(names, []).append(area)
    for names, areas in shared.items():
        cited = tuple(i for row in stated if facts.name(row) in names for i in facts.cite(row, "scope", areas)[:1])
        parts.append(Part(f"; {listed(names)} share {listed(map(label, areas))}", cited))
    for row in stated:
        others = {area for other in stated if other is not row for area in covered[other["tieup_id"]]}
        alone = [area for area in covered[row["tieup_id"]] if area not in others]
        if alone:
            parts += [
                Part("; only " if any("nly " in part.text for part in parts) else ". Only "),
                Part(f"{facts.name(row)}: {listed(map(label, alone))}", facts.cite(row, "scope", alone)),
            ]
    return Finding("differs", (*parts, Part(".")))


def who_covers(stated: int, total: int) -> str:
    """Return how a sentence begins about what `total` alliances share, `stated` of which have a scope that is told."""
    if stated < total:
        return "Those whose scope is stated all cover "
    return "Both cover " if total == 2 else f"All {spelled(total)} cover "


def what_most_cover(facts: Facts, covered: dict[str, list[str]], stated: list[dict]) -> Finding:
    """Say which areas most alliances cover, and which none does."""
    counts = {area: sum(area in own for own in covered.values()) for area in AREAS}
    often = sorted((area for area in AREAS if counts[area] > 1), key=lambda area: -counts[area])
    ranked = [area for number, area in enumerate(often)  # those that tie with the last one named are named, or none is
              if number < NAMED or counts[area] == counts[often[NAMED - 1]]]
    if len(ranked) > MOST_AREAS:
        ranked = [area for area in ranked if counts[area] > counts[ranked[-1]]] or ranked[:MOST_AREAS]
    once = sum(count == 1 for count in counts.values())
    if not ranked:
        alone = f"; {counted(once, 'area')} {'was found for one' if once == 1 else 'were found for one each'}."
        return Finding("differs", (Part("No area was found for more than one alliance", look="strong"),
                                   Part(alone, facts.cite(stated[0], "scope"))))
    of = f" of the {counted(len(facts.rows), 'alliance')}"
    told = [f"{label(area)} ({counts[area]}{'' if number else of})" for number, area in enumerate(ranked)]
    first = [row for row in stated if ranked[0] in covered[row["tieup_id"]]][:CITED]
    none = [label(area) for area in AREAS if not counts[area]]
    parts = [
        Part("Covered most often: ", look="strong"),
        Part(
            listed(told),
            tuple(i for row in first for i in facts.cite(row, "scope", [ranked[0]])[:1]),
        ),
        Part(f"{rest_of_areas(len(often) - len(ranked), once)}."),
    ]
    if none:
        areas = listed(none, most=4, of="area", final="or")
        parts.append(Part(f" Nothing was found that ties any of them to {areas}."))
    return Finding("differs", tuple(parts))


def rest_of_areas(more: int, once: int) -> str:
    """Return how many areas are covered beyond those that are named: by several alliances, and by one each."""
    several = f"; {counted(more, 'more area')} by several" if more else ""
    by_one = "by one" if once == 1 else "by one each"
    return several + (f"; {spelled(once) if more else counted(once, 'more area')} {by_one}" if once else "")


def what_focus_wants(facts: Facts) -> Finding | None:
    """Say what the company in focus gives as its motives and plans on electric vehicles, and what it faces."""
    strategy = facts.tables["strategy"]
    if not facts.focus:
        return None
    own = strategy[strategy["organisation"] == facts.focus]
    is_motive, is_headwind = own["dimension"].str.startswith("motive_"), own["dimension"] == "headwind"
    motives, plans, headwinds = own[is_motive], own[~is_motive & ~is_headwind], own[is_headwind]
    if own.empty:
        return Finding(
            "strategy", (Part(f"Nothing was found in the articles on {facts.focus}'s own electric-vehicle strategy."),)
        )
    if len(headwinds) == len(own):
        return Finding("strategy", (Part(f"{facts.focus} faces ", look="strong"), *listed_dimensions(headwinds),
                                    Part("; no motive or plan of its own was found in the articles.")))
    parts = [Part(f"What {facts.focus} is after: " if len(motives) else f"{facts.focus}'s strategy: ", look="strong")]
    for number, frame in enumerate(frame for frame in (motives, plans) if len(frame)):
        parts += [Part("; also reported: " if number else "")]
        parts += listed_dimensions(frame)
    parts += [Part("; it faces "), *listed_dimensions(headwinds)] if len(headwinds) else []
    return Finding("strategy", (*parts, Part(".")))


def listed_dimensions(frame: pd.DataFrame) -> list[Part]:
    """Return the dimensions of a frame as a list in words, each with its claims."""
    dimensions = list(dict.fromkeys(frame["dimension"]))
    comma = any(" and " in label(dimension) for dimension in dimensions)
    parts = []
    for number, dimension in enumerate(dimensions):
        cited = tuple(frame.loc[frame["dimension"] == dimension, "claim_id"].iloc[:CITED])
        parts += [Part(joint(number, len(dimensions), comma=comma)), Part(label(dimension), cited)]
    return parts


def what_nobody_said(facts: Facts) -> Finding | None:
    """Say which figures and contributions were not found; an absence has no sentence to cite.

    It does not say that no article states them: a reader that misses some of what is there cannot know.
    """
    terms, contributions = facts.tables["terms"], facts.tables["contributions"]
    ids = [row["tieup_id"] for row in facts.rows]
    stated = set(terms.loc[terms["tieup_id"].isin(ids), "measure"])
    missing = [words for measure, words in UNSTATED.items() if measure not in stated]
    silent = [row for row in facts.rows if row["tieup_id"] not in set(contributions["tieup_id"])]
    parts: list[Part] = []
    whom = {1: "for it", 2: "for either of them"}.get(len(facts.rows), "for any of them")
    if missing:
        parts.append(Part(f"{listed(missing, final='or')} {whom}"))
    if silent and len(silent) == len(facts.rows):
        parts.append(Part(f"who brings what {whom}"))
    elif silent:
        who = listed(map(facts.name, silent)) if len(silent) <= NAMED else counted(len(silent), "alliance")
        parts.append(Part(f"who brings what for {who}"))
    if not parts:
        return None
    said = "; ".join(part.text for part in parts)
    return Finding("not_stated", (Part("Not found in the articles: ", look="strong"), Part(f"{said}.")))
