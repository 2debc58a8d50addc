"""Alliances side by side, by area, by what each partner brings, by stage, and the strategies of the companies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from tieup.briefing.blocks import Block, Cell, Heading, Paragraph, Run, Table
from tieup.briefing.brief import Brief
from tieup.briefing.cells import cell, plain, shortened
from tieup.codes import COMMITMENTS
from tieup.compare import contribution_matrix, scope_overlap, side_by_side, stage_history, strategy_matrix
from tieup.wording import NOT_STATED, capitalised, day, label, listed

SIDE_BY_SIDE = 6  # alliances that are compared without an overview first
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
SHADES = {commitment: rank + 1 for rank, commitment in enumerate(COMMITMENTS)}


def sides(brief: Brief) -> tuple[Block, ...]:
    """Return one column for each alliance; for many, an overview first and then groups."""
    blocks: list[Block] = [Heading("Side by side", 1, "side-by-side")]
    rows = brief.alliances.to_dict("records")
    if not rows:
        return (*blocks, Paragraph((Run("No article tells of an alliance."),)))
    main = [row for row in rows if row["focus"] == "main"] or rows
    passing = [row for row in rows if row not in main]
    blocks.append(
        Paragraph(
            (
                Run("Read down a column for one alliance, across for a comparison. "),
                Run(NOT_STATED, "not_stated"),
                Run(" means that no article says anything about it; it does not mean no."),
            ),
            role="note",
        )
    )
    if len(main) > SIDE_BY_SIDE:
        blocks += [Heading("Overview", 2, "overview"), overview(brief, main, "overview-table", "All alliances")]
    frame = side_by_side(brief.tables)
    groups = [main[first : first + ABREAST] for first in range(0, len(main), ABREAST)]
    for number, group in enumerate(groups, 1):
        if len(groups) > 1:
            names = listed([row["label"] for row in group])
            blocks.append(Heading(names, 2, f"sides-{number}"))
        blocks.append(table_of_sides(brief, frame, group, f"sides-table-{number}"))
    if passing:
        blocks += [
            Heading("Mentioned in passing", 2, "in-passing"),
            overview(brief, passing, "in-passing-table", "Alliances that the articles mention in passing"),
        ]
    return tuple(blocks)


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
    """Return what all alliances cover, what only one covers, and what no article speaks of."""
    overlap = scope_overlap(brief.tables)
    count = len(brief.tables["tieups"])
    blocks: list[Block] = [Heading("Scope", 1, "scope")]
    if not count:
        return (*blocks, Paragraph((Run("No article tells of an alliance."),)))
    runs: list[Run] = []
    together = overlap[overlap["covered_by"] == "all"]
    if count > 1:
        runs.append(Run("Both cover: " if count == 2 else "All cover: ", "strong"))
        runs += phrase(brief, together) if len(together) else [Run("nothing that the articles name", "not_stated")]
        runs.append(Run(". "))
        for alliance, own in overlap[overlap["covered_by"] == "one"].groupby(
            overlap["alliances"].map(lambda names: names[0] if len(names) else ""), sort=False
        ):
            if count <= SIDE_BY_SIDE:
                runs += [Run(f"Only {alliance}: ", "strong"), *phrase(brief, own), Run(". ")]
    none = [label(area) for area in overlap.loc[overlap["covered_by"] == "none", "area"]]
    if none:
        runs += [Run("Not stated for any: ", "strong"), Run(listed(none), "not_stated"), Run(".")]
    return (*blocks, Paragraph(tuple(runs)))


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
            Paragraph((Run("No article says what any partner brings: "), Run(NOT_STATED, "not_stated"), Run("."))),
        )
    rows = []
    for (alliance, organisation), own in stated.groupby(["alliance", "organisation"], sort=False):
        runs = []
        for number, row in enumerate(own.to_dict("records")):
            runs += [Run("; ")] if number else []
            runs.append(Run(label(row["area"]), refs=brief.citations.cite(row["claim_ids"][:2])))
        rows.append(
            (plain(organisation), plain(alliance), Cell(tuple(runs)), plain(f"“{shortened(own.iloc[0]['text'])}”"))
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
            widths=(1.2, 1.6, 2.2, 3),
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


def stages(brief: Brief) -> tuple[Block, ...]:
    """Return the dated stages of each alliance."""
    blocks: list[Block] = [Heading("How far each alliance has come", 1, "stages")]
    history = stage_history(brief.tables)
    if history.empty:
        return (*blocks, Paragraph((Run("No article says how far any alliance has come."),)))
    publishers = dict(zip(brief.tables["articles"]["article_id"], brief.tables["articles"]["publisher"], strict=True))
    rows = [
        (
            plain(row["alliance"]),
            cell(
                day(row["date"]) if row["date"] else None,
                brief.citations,
                value=row["date"].isoformat() if row["date"] else None,
                kind="date",
            ),
            cell(label(row["stage"]), brief.citations, row["claim_ids"]),
            cell(source_name(publishers.get(row["article_id"])), brief.citations),
        )
        for row in history.to_dict("records")
    ]
    return (
        *blocks,
        Table(
            "stages-table",
            "The stage of each alliance, as reported",
            ("Alliance", "Reported", "Stage", "Outlet"),
            tuple(rows),
            widths=(2.4, 1.3, 1.6, 1.7),
        ),
    )


def source_name(publisher: object) -> str | None:
    return publisher if isinstance(publisher, str) and publisher else None


def strategy(brief: Brief) -> tuple[Block, ...]:
    """Return what the companies say, plan or face on electric vehicles, each with the wording of the article."""
    blocks: list[Block] = [Heading("EV strategy", 1, "strategy")]
    matrix = strategy_matrix(brief.tables)
    if matrix.empty:
        return (*blocks, Paragraph((Run("No article says anything of a company's electric-vehicle strategy."),)))
    rows = [
        (
            plain(row["organisation"]),
            cell(capitalised(label(row["dimension"])), brief.citations, row["claim_ids"]),
            plain(f"“{shortened(row['text'])}”"),
        )
        for row in matrix.to_dict("records")
    ]
    return (
        *blocks,
        Table(
            "strategy-table",
            "What the companies say, plan or face",
            ("Company", "On", "In the words of the article"),
            tuple(rows),
            widths=(1.3, 1.7, 4),
        ),
    )
