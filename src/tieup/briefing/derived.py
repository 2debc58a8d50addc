"""What follows from a block for every kind of document."""

from __future__ import annotations

import re

from tieup.briefing.blocks import ArticleText, EvidenceList, Runs, Table
from tieup.codes import VARIABLES

NOT_THE_STORY = "no part of the story"  # the highlight of a marked passage, in words


def alignment(table: Table, column: int) -> str:
    """Return left, right or centre; numbers stand right unless the table says otherwise."""
    if column < len(table.align):
        return table.align[column]
    kinds = {row[column].kind for row in table.rows if row[column].state == "stated"}
    return "right" if kinds == {"number"} else "left"


def references(runs: Runs) -> list[int]:
    """Return the numbers of the evidence that a text cites, in its order."""
    return [number for run in runs for number in run.refs]


def plain_text(runs: Runs) -> str:
    """Return a text without its references."""
    return "".join(run.text for run in runs)


def numbered_text(runs: Runs) -> str:
    """Return a text with its references in brackets."""
    return "".join([run.text + "".join([f" [{number}]" for number in run.refs]) for run in runs])


def picture_size(svg: str) -> tuple[int, int] | None:
    """Return width and height of a chart in pixels (3/4 point) as its head gives them, None if it gives none."""
    head = svg[: svg.find(">", svg.find("<svg")) + 1]
    box = re.search(r'viewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', head)
    return (round(float(box[1]) * 4 / 3), round(float(box[2]) * 4 / 3)) if box else None


def variables_of(block: EvidenceList | ArticleText) -> list[str]:
    """Return the variables that are highlighted in a block, in the order of the codebook, "removed" last."""
    if isinstance(block, ArticleText):
        found = {variable for _, variable, _ in block.pieces}
    else:
        found = {variable for entry in block.entries for _, variable in entry.parts}
    return [variable for variable in (*VARIABLES, "removed") if variable in found]
