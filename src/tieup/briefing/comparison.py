"""Alliances side by side, by area, by what each partner brings, by stage, and the strategies of the companies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

from tieup.briefing.blocks import Block, Cell, Heading, Paragraph, Run, Table
from tieup.briefing.brief import Brief
from tieup.briefing.cells import cell, plain, quoted, repeated
from tieup.compare import (
    Clauses,
    alliances,
    contribution_matrix,
    scope_overlap,
    side_by_side,
    stage_history,
    strategy_matrix,
    told_at_length,
)
from tieup.wording import NOT_STATED, capitalised, counted, day, label, listed, short_day

SIDE_BY_SIDE = 6  # alliances that are compared without an overview first
ABREAST_IN_ALL = 24  # alliances with a column of their own; of more, nobody reads the columns
ABREAST = 3  # columns of one table on a page in portrait; more are set in groups
HEADS = {
    "partners": "Partners",
    "form": "Form",
    "joint_company": "Joint company",
    "stage": "Stage",
    "binding": "Binding",
    "announced": "Announced",
    "scope": "Scope",
    "contributions": "Who brings what",
    "figures": "Figures",
    "sources": "Sources",
}
OFTEN = 5  # areas that are named where many alliances are compared


def sides(brief: Brief) -> tuple[Block, ...]:
    """Return one column for each alliance; for many, an overview first and then groups."""
    blocks: list[Block] = [Heading("Side by side", 1, "side-by-side")]
    rows = brief.alliances.to_dict("records")
    if not rows:
        return (*blocks, Paragraph((Run("No alliance was found in the articles."),)))
    main = [row for row in rows if row["focus"] == "main"] or rows
    passing = [row for row in rows if row not in main]
    blocks.append(
        Paragraph(
            (
                Run("Read down a column for one alliance, across for a comparison. "),
                Run(NOT_STATED, "not_stated"),
                Run(" means that nothing about it was found in the articles; it does not mean no."),
            ),
            role="note",
        )
    )
    if len(main) > SIDE_BY_SIDE:
        blocks += [Heading("Overview", 2, "overview"), overview(brief, main, "overview-table", "All alliances")]
    frame = side_by_side(brief.tables)
    shown = main[:ABREAST_IN_ALL]
    if len(shown) < len(main):
        words = f"The first {len(shown)} of these alliances stand side by side below; the tables hold all of them."
        blocks.append(Paragraph((Run(words),), role="note"))
    groups = [shown[first : first + ABREAST] for first in range(0, len(shown), ABREAST)]
    for number, group in enumerate(groups, 1):
        if len(groups) > 1:
            first = (number - 1) * ABREAST + 1
            blocks.append(Heading(range_of(first, len(group), len(main)), 2, f"sides-{number}"))
        blocks.append(table_of_sides(brief, frame, group, f"sides-table-{number}"))
    if passing:
        blocks += [
            Heading("Mentioned in passing", 2, "in-passing"),
            overview(brief, passing, "in-passing-table", "Alliances that the articles mention in passing"),
        ]
    return tuple(blocks)


def range_of(first: int, count: int, total: int) -> str:
    """Return the heading of a group: "Alliances 4 to 6 of 27"."""
    return f"Alliance {first} of {total}" if count == 1 else f"Alliances {first} to {first + count - 1} of {total}"


def table_of_sides(brief: Brief, frame: pd.DataFrame, group: Sequence[dict], anchor: str) -> Table:
    """Return the table of some alliances with one row for each thing that is compared."""
    rows = []
    for name, head in HEADS.items():
        cells = [joined(brief, frame[(frame["tieup_id"] == row["tieup_id"]) & (frame["row"] == name)]) for row in group]
        rows.append((plain(head), *cells))
    names = listed([row["label"] for row in group])
    return Table(
        anchor,
        f"Side by side: {names}",
        ("", *(row["label"] for row in group)),
        tuple(rows),
        widths=(1.1, *(3.0,) * len(group)),
    )


def joined(brief: Brief, items: pd.DataFrame) -> Cell:
    """Return the items of a cell as one list, each with its own references."""
    runs: list[Run] = []
    states = set(items["state"])
    for number, item in enumerate(items.to_dict("records")):
        if number:
            runs.append(Run("; "))
        if item["state"] == "not_stated":
            runs.append(Run(NOT_STATED, "not_stated"))
        else:
            runs.append(Run(item["text"], refs=brief.citations.cite(item["claim_ids"][:3])))
    state = "not_stated" if states == {"not_stated"} else "no" if states == {"no"} else "stated"
    return Cell(tuple(runs), state=state)


def overview(brief: Brief, rows: Sequence[dict], anchor: str, title: str) -> Table:
    """Return a table with one row for each alliance."""
    claims = brief.tables["claims"]

    def cited(row: dict, variable: str, value: str | None) -> list[str]:
        own = claims[(claims["tieup_id"] == row["tieup_id"]) & (claims["variable"] == variable)]
        return list((own[own["value"] == value] if value else own)["claim_id"])[:1]

    made = []
    for row in rows:
        announced = row["announced"].isoformat() if row["announced"] else None
        made.append((
            Cell((Run(row["label"], refs=brief.citations.cite(cited(row, "participants", None))),)),
            cell(listed(map(label, row["forms"])), brief.citations, cited(row, "form", row["form"])),
            cell(label(row["stage"]) if row["stage"] else None, brief.citations, cited(row, "stage", row["stage"])),
            cell(day(row["announced"]) if announced else None, brief.citations, cited(row, "announced", announced),
                 value=announced, kind="date"),
            plain(str(row["articles"]), value=float(row["articles"]), kind="number"),
        ))  # fmt: skip
    return Table(
        anchor,
        title,
        ("Alliance", "Form", "Stage", "Announced", "Articles"),
        tuple(made),
        align=("left", "left", "left", "left", "right"),
        widths=(2.6, 2.4, 1.4, 1.3, 0.7),
    )


def scope(brief: Brief) -> tuple[Block, ...]:
    """Return what all alliances that articles are about cover, what only one covers, and what was found for none."""
    main = told_at_length(brief.tables)
    overlap, told = scope_overlap(main), list(alliances(main)["label"])
    blocks: list[Block] = [Heading("Scope", 1, "scope")]
    if not told:
        return (*blocks, Paragraph((Run("No alliance was found in the articles."),)))
    few = len(told) <= SIDE_BY_SIDE
    runs = shared_areas(brief, overlap, told) if few else frequent_areas(brief, overlap, len(told))
    none = [label(area) for area in overlap.loc[overlap["covered_by"] == "none", "area"]]
    if none:
        runs += [Run("Not stated for any: ", "strong"), Run(listed(none), "not_stated"), Run(".")]
    return (*blocks, Paragraph(tuple(runs)))


def shared_areas(brief: Brief, overlap: pd.DataFrame, told: Sequence[str]) -> list[Run]:
    """Return what few alliances cover together, what some of them do, what only one does, and whose scope is unknown.
    """
    runs: list[Run] = []
    count, together = len(told), overlap[overlap["covered_by"] == "all"]
    stated = {alliance for own in overlap["alliances"] for alliance in own}
    silent = [alliance for alliance in told if alliance not in stated]
    if count > 1 and not silent:
        runs.append(Run("Both cover: " if count == 2 else "All cover: ", "strong"))
        runs += phrase(brief, together) if len(together) else [Run("nothing that the articles name", "not_stated")]
        runs.append(Run(". "))
    some = overlap[overlap["covered_by"] == "some"]
    for names, own in some.groupby(some["alliances"].map(tuple), sort=False):
        runs += [Run(f"{listed(names)}: ", "strong"), *phrase(brief, own), Run(". ")]
    single = overlap[overlap["covered_by"] == "one"]
    for alliance, own in single.groupby(single["alliances"].str[0], sort=False):
        only = f"Only {alliance}: " if len(stated) > 1 else f"{alliance}: " if count > 1 else "Covered: "
        runs += [Run(only, "strong"), *phrase(brief, own), Run(". ")]
    if stated and silent:
        runs += [Run("Scope "), Run(NOT_STATED, "not_stated"), Run(f" for {listed(silent)}. ")]
    return runs


def frequent_areas(brief: Brief, overlap: pd.DataFrame, count: int) -> list[Run]:
    """Return what most of many alliances cover, each area with their number."""
    often = overlap[overlap["count"] > 1].sort_values("count", ascending=False, kind="stable")
    most = often.head(OFTEN)
    if len(often) > OFTEN:  # areas that tie with the last one named are named with it
        most = often[often["count"] >= most["count"].iloc[-1]]
    once = list(overlap.loc[overlap["count"] == 1, "area"])
    each = " each" if len(once) > 1 else ""
    alone = [Run(f"Covered by one alliance{each}: ", "strong"), Run(listed(map(label, once)) + ". ")] if once else []
    if most.empty:
        return alone
    runs = [Run(f"Covered most often, of {counted(count, 'alliance')}: ", "strong")]
    for number, row in enumerate(most.to_dict("records")):
        runs.append(Run("; " if number else ""))
        runs.append(Run(f"{label(row['area'])} ({row['count']})", refs=brief.citations.cite(row["claim_ids"][:1])))
    left = [f"{label(row['area'])} ({row['count']})" for row in often.iloc[len(most):].to_dict("records")]
    runs += [Run("; fewer: " + listed(left))] if left else []
    return [*runs, Run(". "), *alone]


def phrase(brief: Brief, rows: pd.DataFrame) -> Iterator[Run]:
    """Yield the areas of `rows` as a list with references."""
    found = rows.to_dict("records")
    for number, row in enumerate(found):
        if number:
            yield Run(" and " if number == len(found) - 1 else ", ")
        yield Run(label(row["area"]), refs=brief.citations.cite(row["claim_ids"][:3]))


def contributions(brief: Brief) -> tuple[Block, ...]:
    """Return who brings what, partner by partner."""
    blocks: list[Block] = [Heading("Who brings what", 1, "contributions")]
    matrix = contribution_matrix(brief.tables)
    stated = matrix[matrix["state"] == "stated"]
    if stated.empty:
        return (
            *blocks,
            Paragraph((Run("Nothing was found in the articles on what any partner brings: "),
                       Run(NOT_STATED, "not_stated"), Run("."))),
        )
    rows: list[tuple[Cell, ...]] = []
    clauses = Clauses(brief.tables)
    for (alliance, organisation), own in stated.groupby(["alliance", "organisation"], sort=False):
        runs = []
        for number, row in enumerate(own.to_dict("records")):
            runs += [Run("; ")] if number else []
            runs.append(Run(label(row["area"]), refs=brief.citations.cite(row["claim_ids"][:2])))
        rows.append(
            (plain(organisation), plain(alliance), Cell(tuple(runs)), quoted(clauses, main_claims(own["claim_ids"]),
                                                                             own.iloc[0]["text"]))
        )
    silent = list(
        dict.fromkeys(
            matrix.loc[(matrix["state"] == "not_stated") & ~matrix["tieup_id"].isin(stated["tieup_id"]), "alliance"]
        )
    )
    blocks.append(
        Table(
            "contributions-table",
            "What each partner brings",
            ("Partner", "Alliance", "Brings", "In the words of the article"),
            tuple(rows),
            widths=(1, 1.3, 1.7, 4),
        )
    )
    if silent:
        blocks.append(
            Paragraph(
                (
                    Run("Who brings what is "),
                    Run(NOT_STATED, "not_stated"),
                    Run(f" for {listed(silent, most=SIDE_BY_SIDE)}."),
                ),
                role="note",
            )
        )
    return tuple(blocks)


def main_claims(claim_ids: Sequence[list[str]]) -> list[str]:
    """Return the first claim of each area, those of the article that most of them come from first."""
    first = [ids[0] for ids in claim_ids if ids]
    count = Counter(claim_id.split(":")[0] for claim_id in first)
    return sorted(first, key=lambda claim_id: -count[claim_id.split(":")[0]])


def stages(brief: Brief) -> tuple[Block, ...]:
    """Return the dated stages of each alliance."""
    blocks: list[Block] = [Heading("How far each alliance has come", 1, "stages")]
    history = stage_history(brief.tables)
    if history.empty:
        return (*blocks, Paragraph((Run("Nothing was found in the articles on how far any alliance has come."),)))
    articles = brief.tables["articles"]
    outlets = dict(zip(articles["article_id"], map(source_name, articles["publisher"]), strict=True))
    rows = []
    for alliance, own in history.groupby("alliance", sort=False):
        named = dict.fromkeys(outlets.get(article_id) for article_id in own["article_id"])
        rows.append((
            plain(alliance), Cell(tuple(course(brief, own))),
            cell(listed(filter(None, named), 3, "outlet"), brief.citations),
        ))
    return (
        *blocks,
        Table("stages-table", "The course of each alliance, as dated by the articles", ("Alliance", "Stage", "Outlet"),
              tuple(rows), widths=(2.2, 3.8, 1.4)),
    )  # fmt: skip


def course(brief: Brief, history: pd.DataFrame) -> Iterator[Run]:
    """Yield the stages of one alliance in the order of their reports, a stage that is reported again as one step."""
    steps: list[list[dict]] = []
    for event in history.to_dict("records"):
        if steps and steps[-1][0]["stage"] == event["stage"]:
            steps[-1].append(event)
        else:
            steps.append([event])
    for number, events in enumerate(steps):
        if number:
            yield Run(" → ")
        first, last = events[0]["date"], events[-1]["date"]
        when = short_day(first) if first else "undated"
        if last and last != first:
            when += f", last {short_day(last)}"
        claims = [claim_id for event in (events[0], *events[1:][-1:]) for claim_id in event["claim_ids"]]
        yield Run(label(events[0]["stage"]), "strong" if number == len(steps) - 1 else "plain")
        yield Run(f" ({when})", refs=brief.citations.cite(claims[:3]))


def source_name(publisher: object) -> str | None:
    return publisher if isinstance(publisher, str) and publisher else None


def strategy(brief: Brief) -> tuple[Block, ...]:
    """Return what the companies say, plan or face on electric vehicles, each with the wording of the article."""
    blocks: list[Block] = [Heading("EV strategy", 1, "strategy")]
    matrix = strategy_matrix(brief.tables)
    if matrix.empty:
        words = "Nothing was found in the articles on a company's electric-vehicle strategy."
        return (*blocks, Paragraph((Run(words),)))
    clauses = Clauses(brief.tables)
    rows: list[tuple[Cell, ...]] = []
    for row in matrix.to_dict("records"):
        rows.append((
            repeated(plain(row["organisation"]), rows[-1][0] if rows else None),
            cell(capitalised(label(row["dimension"])), brief.citations, row["claim_ids"]),
            quoted(clauses, row["claim_ids"], row["text"]),
        ))  # fmt: skip
    return (
        *blocks,
        Table(
            "strategy-table",
            "What the companies say, plan or face",
            ("Company", "On", "In the words of the article"),
            tuple(rows),
            widths=(0.9, 1.2, 4.4),
        ),
    )
