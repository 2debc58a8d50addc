"""A grid of marks: rows and columns with labels of any length, and a mark where something is stated.

Everything is measured before it is placed, so that labels neither overlap nor are cut. Few columns have their labels
above them in lines; many have them slanted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tieup.charts import style
from tieup.charts.style import FAINT, HEIGHT, INK, QUIET, RULE, SMALL, TEXT, WIDTH
from tieup.wording import capitalised, counted

SLANT = 52  # degrees: steep enough for narrow columns, flat enough to be read
ROW_GAP, HEAD_GAP = 0.09, 0.05  # inches of air in a row, below the head
GROUP_HEIGHT = 0.27  # of a heading between rows
LABEL_MOST = 2.35  # inches for the labels of rows at most
COLUMN_LEAST, COLUMN_MOST = 0.165, 1.7
SLANTED_MOST, UPRIGHT_LEAST = 0.44, 0.72
FEW = 6  # up to so many columns may have their heads upright in less room, if every word fits
ROWS_LARGE = 20  # more rows than this have smaller labels
PAGE_REST = 0.8  # inches of a page for spans, legend and note
WORDS_LEAST = 0.98  # a column this wide has room for the mark's own word


@dataclass(frozen=True)
class Mark:
    """How one kind of cell looks. `area` is in square points; `word` stands in the legend and beside the mark."""

    word: str
    marker: str
    area: float
    fill: str
    edge: str
    half: bool = False  # only the left half is filled


NOT_STATED = Mark("not stated", "o", 5, style.PAPER, FAINT)


@dataclass(frozen=True)
class Grid:
    """What a grid shows. Cells are keyed by the numbers of row and column; a cell's text is written into its mark."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[tuple[int, int], str]  # the kind of mark, a key of `marks`
    marks: Mapping[str, Mark]
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    groups: Sequence[tuple[str, int]] = ()  # heading and the number of the row that it stands above
    spans: Sequence[tuple[str, int, int]] = ()  # heading above columns: text, first, last
    words: bool = True  # whether marks have their word beside them where there is room
    legend: bool = True
    note: str = ""  # a paragraph below
    pitch_least: float | None = None  # inches for a column at least, where heads are known to be short


@dataclass(frozen=True)
class Layout:
    """Where things are, in inches from the top left."""

    figure: Figure
    axes: Axes
    columns: list[float]  # centres
    rows: list[float]  # centres
    first: float  # left end of the first column
    label_right: float
    top: float  # of the first row


def draw_grid(grid: Grid, reserved: float = 0.0) -> Layout:
    """Draw the grid and return its layout; `reserved` inches stay free between labels and columns."""
    label_width, labels = row_labels(grid, reserved)
    first = label_width + reserved
    pitch, slanted = column_pitch(grid.columns, WIDTH - first)
    heads = head_lines(grid.columns, pitch, slanted)
    spans = [style.wrapped(text, (end - start + 1) * pitch - 0.1, SMALL) for text, start, end in grid.spans]
    span = max((style.lines_of(text) * style.line_height(SMALL) + 0.1 for text in spans), default=0.0)
    above = 0.04 + span + head_height(heads, slanted) + HEAD_GAP
    worded = grid.words and pitch >= WORDS_LEAST
    legend = legend_rows(grid) if grid.legend and not worded else []
    note = style.wrapped(grid.note, WIDTH, SMALL)
    note_height = style.lines_of(note) * style.line_height(SMALL) + 0.06 if grid.note else 0.0
    heights = [row_height(grid, text) for text in labels]
    height = above + sum(heights) + GROUP_HEIGHT * len(grid.groups) + 0.08 + 0.2 * len(legend) + note_height
    figure, axes = style.sheet(height)
    columns = [first + (number + 0.5) * pitch for number in range(len(grid.columns))]
    lefts = columns if slanted or not worded else [x - pitch / 2 + 0.09 for x in columns]
    write_heads(axes, heads, lefts, above - HEAD_GAP, slanted, worded)
    for text, (_, start, end) in zip(spans, grid.spans, strict=True):
        left, right = columns[start] - pitch / 2, columns[end] + pitch / 2 - 0.1
        style.write(axes, left + 0.03 if worded else (left + right) / 2, 0.04 + span - 0.08, text, SMALL, colour=QUIET,
                    align="left" if worded else "center", anchor="bottom")
        style.rule(axes, 0.04 + span - 0.05, left, right, QUIET)
    rows = write_rows(axes, grid, labels, heights, above, WIDTH if worded else max(columns, default=first) + pitch / 2)
    draw_marks(axes, grid, lefts, rows, worded)
    write_legend(axes, legend, height - note_height - 0.2 * len(legend))
    style.write(axes, 0, height, note, SMALL, colour=QUIET, anchor="bottom")
    return Layout(figure, axes, columns, rows, first, label_width, above)


def cut_to_page(grid: Grid, reserved: float = 0.0) -> tuple[Grid, int]:
    """Return the grid with as many rows as a page has room for, and the number of rows that are left out."""
    label_width, labels = row_labels(grid, reserved)
    pitch, slanted = column_pitch(grid.columns, WIDTH - label_width - reserved)
    heads = head_lines(grid.columns, pitch, slanted)
    room = HEIGHT - head_height(heads, slanted) - PAGE_REST - GROUP_HEIGHT * len(grid.groups)
    kept = 0
    for text in labels:
        room -= row_height(grid, text)
        kept += room >= 0
    return replace(grid, rows=grid.rows[:kept], cells={at: kind for at, kind in grid.cells.items() if at[0] < kept},
                   texts={at: text for at, text in grid.texts.items() if at[0] < kept},
                   groups=[group for group in grid.groups if group[1] < kept]), len(grid.rows) - kept


def in_the_table(hidden: int, noun: str) -> str:
    """Return the sentence that says how many rows are left out."""
    stand = "stands" if hidden == 1 else "stand"
    return f"{capitalised(counted(hidden, f'more {noun}'))} {stand} in the table of the chart's data only."


def column_pitch(heads: Sequence[str], room: float) -> tuple[float, bool]:
    """Return the width of a column, and whether its head must be slanted; slanted heads may not run off the page."""
    pitch = min(COLUMN_MOST, room / max(len(heads), 1))
    longest = max((style.width_of(word, TEXT, "semibold") for text in heads for word in style.spell(text).split()),
                  default=0.0)
    if pitch >= UPRIGHT_LEAST or (len(heads) <= FEW and longest + 0.04 <= pitch):
        return pitch, False
    reach = [style.width_of(style.spell(text), SMALL) * math.cos(math.radians(SLANT)) + 0.05 for text in heads]
    return min(SLANTED_MOST, *((room - wide) / (number + 0.5) for number, wide in enumerate(reach))), True


def row_labels(grid: Grid, reserved: float) -> tuple[float, list[str]]:
    """Return the width of the column of labels, and the labels in lines."""
    least = grid.pitch_least or (COLUMN_LEAST if len(grid.columns) > FEW else 0.75)
    most = min(LABEL_MOST, WIDTH - reserved - least * len(grid.columns))
    size = label_size(grid)
    lines = [style.wrapped(text, most - 0.12, size) for text in grid.rows]
    widest = max((style.width_of(line, size) for text in lines for line in text.split("\n")), default=1.0)
    headed = max((style.width_of(style.spell(text), SMALL, "semibold") for text, _ in grid.groups), default=0)
    return max(widest, min(headed, most - 0.12)) + 0.12, lines


def label_size(grid: Grid) -> float:
    return SMALL if len(grid.rows) > ROWS_LARGE else TEXT


def row_height(grid: Grid, text: str) -> float:
    return style.lines_of(text) * style.line_height(label_size(grid)) + ROW_GAP


def head_lines(heads: Sequence[str], pitch: float, slanted: bool) -> list[str]:
    """Return the heads of columns in lines; a narrow column leaves less air between them."""
    air = 0.1 if pitch > UPRIGHT_LEAST else 0.03
    return [style.spell(text) if slanted else style.wrapped(text, pitch - air, TEXT, "semibold") for text in heads]


def head_height(heads: Sequence[str], slanted: bool) -> float:
    if slanted:
        longest = max((style.width_of(text, SMALL) for text in heads), default=0)
        return longest * math.sin(math.radians(SLANT)) + 0.1
    return max((style.lines_of(text) for text in heads), default=1) * style.line_height()


def write_heads(axes: Axes, heads: Sequence[str], places: Sequence[float], bottom: float, slanted: bool,
                worded: bool) -> None:
    for text, x in zip(heads, places, strict=True):
        if slanted:
            style.write(axes, x + 0.02, bottom, text, SMALL, anchor="bottom", turn=SLANT)
        else:
            style.write(axes, x - 0.06 if worded else x, bottom, text, TEXT, "semibold",
                        align="left" if worded else "center", anchor="bottom")


def write_rows(axes: Axes, grid: Grid, labels: Sequence[str], heights: Sequence[float], top: float,
               right: float) -> list[float]:
    """Write the labels and headings of rows with hairlines between them; return the centres of the rows."""
    headings = {row: text for text, row in grid.groups}
    centres, y = [], top
    for number, (label, height) in enumerate(zip(labels, heights, strict=True)):
        style.rule(axes, y, 0, right, QUIET if number == 0 or number in headings else RULE)
        if number in headings:
            style.write(axes, 0, y + GROUP_HEIGHT - 0.03, style.spell(headings[number]), SMALL, "semibold", QUIET,
                        anchor="bottom")
            y += GROUP_HEIGHT
        centres.append(y + height / 2)
        style.write(axes, 0, centres[-1], label, label_size(grid))
        y += height
    style.rule(axes, y, 0, right, QUIET)
    return centres


def draw_marks(axes: Axes, grid: Grid, places: Sequence[float], rows: Sequence[float], worded: bool) -> None:
    """Draw one scatter for each kind of mark, with its word beside it where columns are wide enough."""
    placed = pd.DataFrame([(kind, places[c], rows[r]) for (r, c), kind in grid.cells.items()],
                          columns=["kind", "x", "y"])
    for kind, own in placed.groupby("kind", sort=True):
        mark = grid.marks[str(kind)]
        scatter(axes, own["x"].tolist(), own["y"].tolist(), mark)
        for x, y in zip(own["x"], own["y"], strict=True) if worded else ():
            style.write(axes, x + 0.13, y, mark.word, SMALL, colour=QUIET if mark is NOT_STATED else INK)
    for (r, c), text in grid.texts.items():
        style.write(axes, places[c], rows[r], text, 6, "semibold", style.PAPER, align="center")


def scatter(axes: Axes, x: Sequence[float], y: Sequence[float], mark: Mark) -> None:
    """Draw marks of one kind at places in inches."""
    if mark.half:
        axes.plot(x, y, linestyle="none", marker=mark.marker, markersize=math.sqrt(mark.area), fillstyle="left",
                  markerfacecolor=mark.fill, markerfacecoloralt=style.PAPER, markeredgecolor=mark.edge,
                  markeredgewidth=0.8, zorder=3)
        return
    lined = mark.marker in ("x", "+")
    sns.scatterplot(x=x, y=y, ax=axes, s=mark.area, marker=mark.marker, linewidth=1.6 if lined else 0.8, zorder=3,
                    color=mark.edge if lined else mark.fill, edgecolor=None if lined else mark.edge, legend=False)


def legend_rows(grid: Grid) -> list[list[Mark]]:
    """Return the marks that occur, in their order, in lines that fit the width."""
    used = set(grid.cells.values())
    lines: list[list[Mark]] = [[]]
    x = 0.0
    for kind, mark in grid.marks.items():
        if kind in used:
            wide = style.width_of(mark.word, SMALL) + 0.42
            if lines[-1] and x + wide > WIDTH:
                lines.append([])
                x = 0.0
            lines[-1].append(mark)
            x += wide
    return [line for line in lines if line]


def write_legend(axes: Axes, lines: Sequence[Sequence[Mark]], top: float) -> None:
    for number, line in enumerate(lines):
        x, y = 0.09, top + 0.2 * number + 0.08
        for mark in line:
            scatter(axes, [x], [y], mark)
            style.write(axes, x + 0.13, y, mark.word, SMALL, colour=QUIET)
            x += style.width_of(mark.word, SMALL) + 0.42
