"""Lays tables out on paper: the width of each column, which tables lie across, which are split in groups of columns."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from tieup.briefing.blocks import Cell, Runs, Table
from tieup.briefing.derived import alignment

# Width of the text in mm, upright and across, with the margins of the template.
WIDTHS = {"a4": (172.0, 265.0), "us-letter": (177.9, 247.4)}
SIZES = (8.6, 8.0, 7.2)  # points; smaller than the last is not read any more
LETTER = 0.54  # width of a letter in shares of its size, with what its neighbours take on average
POINT = 25.4 / 72  # mm
PADDING = 3.6  # points on each side of a cell
WORD = 22  # letters after which a word may be broken in a column
WORD_OF_PROSE = 44  # and in a line of text; a title in a script without spaces is one word once it is transliterated
# mm of height up to which a table, upright (False) and across (True), is not broken over two pages
WHOLE = {
    False: 125.0,
    True: 110.0,
}
MOST_UPRIGHT = 5  # columns of a table of prose that are still pleasant to read upright
ROW_HEAD = 18  # letters that a row header may ask for without a line break
LONG_CELL = 700  # letters from which a cell may run over the end of a page
BREAK = "\u200b"


def lay_out(table: Table, paper: str, line: Callable[[str], str], runs: Callable[[Runs], list]) -> dict[str, Any]:
    """Return the data of a table for the template, in as many parts as it needs; `line` and `runs` print text."""
    upright, across = WIDTHS[paper]
    needed = [shortest_width(table, column) for column in range(len(table.columns))]
    wide = sum(needed) * SIZES[1] > upright or (table.wide and len(table.columns) > MOST_UPRIGHT)
    room = across if wide else upright
    size = next((size for size in SIZES if sum(needed) * size <= room), SIZES[-1])
    groups = split(needed, room / size, table.row_headers)
    printed = [[printed_cell(cell, line, runs) for cell in row] for row in table.rows]
    parts = []
    for number, group in enumerate(groups):
        widths = shares(table, group, needed, room / size)
        title = line(table.title) + (f" ({number + 1} of {len(groups)})" if len(groups) > 1 else "")
        parts.append(
            {
                "title": title,
                "size": size,
                "inset": PADDING,
                "columns": [
                    {"name": softened(line(table.columns[column])), "align": alignment(table, column)}
                    for column in group
                ],
                "widths": widths,
                "whole": estimated_height(table, group, widths, size) < WHOLE[wide],
                "rows": [[row[column] for column in group] for row in printed],
            }
        )
    return {
        "kind": "table",
        "anchor": table.anchor,
        "caption": line(table.caption),
        "source": line(table.source),
        "row_headers": table.row_headers,
        "wide": wide,
        "parts": parts,
    }


def printed_cell(cell: Cell, line: Callable[[str], str], runs: Callable[[Runs], list]) -> dict[str, Any]:
    """Return a cell for the template; words too long for a column get places to break."""
    made = runs(cell.runs)
    for run in made:
        run["text"] = softened(run["text"])
    return {
        "runs": made,
        "state": cell.state,
        "shade": cell.shade,
        "long": sum(len(run["text"]) for run in made) > LONG_CELL,
    }


def softened(text: str, most: int = WORD) -> str:
    """Return `text` with an unseen place to break after each `most` letters of a word that no column could hold."""
    return re.sub(
        rf"[^\s{BREAK}]{{{most + 1},}}",
        lambda found: BREAK.join(found[0][at : at + most] for at in range(0, len(found[0]), most)),
        text,
    )


def cell_text(cell: Cell) -> str:
    """Return the letters that a cell takes, references included."""
    return "".join(run.text + " " * len(run.refs) for run in cell.runs)


def shortest_width(table: Table, column: int) -> float:
    """Return the least width of a column in mm for each point of size: its longest word, at least five letters."""
    texts = [table.columns[column], *(cell_text(row[column]) for row in table.rows)]
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    if column == 0 and table.row_headers:
        longest = max(longest, min(max(map(len, texts)), ROW_HEAD))
    return (max(5, min(longest, WORD)) * LETTER + 2 * PADDING / SIZES[0]) * POINT


def split(needed: list[float], room: float, row_headers: bool) -> list[list[int]]:
    """Return groups of columns that fit into `room`; each group begins with the row headers."""
    first = [0] if row_headers else []
    taken = sum(needed[column] for column in first)
    groups: list[list[int]] = [list(first)]
    used = taken
    for column in range(len(first), len(needed)):
        if used + needed[column] > room and len(groups[-1]) > len(first):
            groups.append(list(first))
            used = taken
        groups[-1].append(column)
        used += needed[column]
    return groups


def shares(table: Table, group: list[int], needed: list[float], room: float) -> list[float]:
    """Return the width of each column of a group: what its longest word needs, and its part of what is left."""
    rest = max(0.0, room - sum(needed[column] for column in group))
    if len(table.widths) == len(table.columns):
        wanted = [table.widths[column] for column in group]
    else:
        wanted = [max((min(len(cell_text(row[column])), 60) for row in table.rows), default=1) or 1 for column in group]
    total = sum(wanted)
    return [round(needed[column] + rest * want / total, 3) for column, want in zip(group, wanted, strict=True)]


def estimated_height(table: Table, group: list[int], widths: list[float], size: float) -> float:
    """Return about how high the rows of a group of columns get, in mm; rather too much than too little."""
    letters = [max(1.0, (width / POINT - 2 * PADDING / size) / LETTER) for width in widths]
    texts = [
        [len(table.columns[column]) for column in group],
        *([len(cell_text(row[column])) for column in group] for row in table.rows),
    ]
    lines = [max(math.ceil(1.1 * text / room) or 1 for text, room in zip(row, letters, strict=True)) for row in texts]
    return sum(line * size * 1.28 + 7.2 for line in lines) * POINT


def turn_pages(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks with wide tables on pages that lie across, each with the heading and the words that lead to it.

    Wide tables that follow one another share their pages.
    """
    turned: list[dict[str, Any]] = []
    for block in blocks:
        if not block.get("wide"):
            turned.append(block)
            continue
        lead: list[dict[str, Any]] = []
        while turned and turned[-1]["kind"] == "paragraph":
            lead.insert(0, turned.pop())
        while turned and turned[-1]["kind"] == "heading":
            lead.insert(0, turned.pop() | {"fresh": False})
        if lead and lead[0]["kind"] == "paragraph":  # the words belong to something before them
            turned, lead = turned + lead, []
        if turned and turned[-1]["kind"] == "across":
            turned[-1]["blocks"] += [*lead, block]
        else:
            turned.append({"kind": "across", "blocks": [*lead, block]})
    return turned
