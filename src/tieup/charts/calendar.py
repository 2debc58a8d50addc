"""The course of many alliances: a row for each, under the stage it has come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from tieup.charts import style
from tieup.charts.grid import GROUP_HEIGHT, Mark, scatter, write_legend
from tieup.charts.ladder import draw_years, scale
from tieup.charts.style import ALARM, DEEP, HEIGHT, PAPER, PROGRESS, QUIET, SMALL, WIDTH
from tieup.codes import STAGES
from tieup.wording import capitalised, label

NAMES_WIDTH = 2.5
FOOT = 0.95  # inches for years, legend and note
MARKS = {stage: Mark(label(stage), "o", 42, fill, DEEP) for stage, fill in PROGRESS.items()} | {
    "suspended": Mark(label("suspended"), "s", 34, PAPER, ALARM),
    "called_off": Mark(label("called_off"), "x", 34, PAPER, ALARM),
    "terminated": Mark(label("terminated"), "X", 48, ALARM, ALARM),
}


def rows_of(history: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return latest stage, alliance and label in lines, the furthest stage first and the latest course first in it."""
    latest = {row["alliance"]: row["stage"] for row in history.to_dict("records") if row["latest"]}
    ends = history.groupby("alliance", sort=False)["date"].max()
    order = [*reversed(PROGRESS), *list(STAGES)[len(PROGRESS):]]
    names = sorted(latest, key=lambda name: (order.index(latest[name]), -ends[name].toordinal(), name))
    return [(latest[name], name, style.wrapped(name, NAMES_WIDTH - 0.1, SMALL)) for name in names]


def fitting(history: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return the rows that a page has room for; in the reading order of `history`, the last are left out."""
    names = list(dict.fromkeys(history["alliance"]))
    while height_of(rows := rows_of(history[history["alliance"].isin(names)])) > HEIGHT - FOOT:
        names.pop()
    return rows


def height_of(rows: Sequence[tuple[str, str, str]]) -> float:
    return sum(row_height(lines) for _, _, lines in rows) + GROUP_HEIGHT * len({stage for stage, _, _ in rows})


def headings(history: pd.DataFrame, rows: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Return "Operational 4" for each stage, and how many of them are shown where some are not."""
    every, shown = Counter(stage for stage, _, _ in rows_of(history)), Counter(stage for stage, _, _ in rows)
    return {stage: f"{capitalised(label(stage))} {every[stage]}"
            + (f", of which {count} shown" if count < every[stage] else "") for stage, count in shown.items()}


def row_height(lines: str) -> float:
    return style.lines_of(lines) * style.line_height(SMALL) + 0.07


def draw_calendar(history: pd.DataFrame, rows: Sequence[tuple[str, str, str]], note: str) -> Figure:
    """Return the figure of the dated stages of the alliances in `rows`."""
    shown = history[history["alliance"].isin({name for _, name, _ in rows})]
    heads = headings(history, rows)
    used = [[MARKS[stage] for stage in STAGES if stage in set(shown["stage"])]]
    if sum(style.width_of(mark.word, SMALL) + 0.42 for mark in used[0]) > WIDTH:
        used = [used[0][: len(used[0]) // 2 + 1], used[0][len(used[0]) // 2 + 1:]]
    foot = 0.3 + 0.2 * len(used) + (style.line_height(SMALL) + 0.06 if note else 0)
    body = height_of(rows)
    figure, axes = style.sheet(body + foot + 0.02)
    place = scale(list(shown["date"]), NAMES_WIDTH + 0.12, WIDTH - 0.2)
    draw_years(axes, list(shown["date"]), place, 0.0, body)
    y, before = 0.0, None
    marks: dict[str, list[tuple[float, float]]] = {}
    for stage, name, lines in rows:
        if stage != before:
            style.rule(axes, y, 0, WIDTH, QUIET)
            style.write(axes, 0, y + GROUP_HEIGHT - 0.04, heads[stage], SMALL, "semibold", QUIET,
                        anchor="bottom")
            y += GROUP_HEIGHT
            before = stage
        else:
            style.rule(axes, y, 0, WIDTH)
        centre = y + row_height(lines) / 2
        style.write(axes, 0, centre, lines, SMALL)
        own = shown[shown["alliance"] == name]
        xs = [place(date) for date in own["date"]]
        axes.plot([min(xs), max(xs)], [centre, centre], color=QUIET, linewidth=0.8, zorder=2)
        for at, reported in zip(xs, own["stage"], strict=True):
            marks.setdefault(reported, []).append((at, centre))
        y += row_height(lines)
    for stage in (stage for stage in STAGES if stage in marks):  # in this order, so that the furthest lies on top
        scatter(axes, [at for at, _ in marks[stage]], [centre for _, centre in marks[stage]], MARKS[stage])
    style.rule(axes, y, 0, WIDTH, QUIET)
    write_legend(axes, used, y + 0.26)
    style.write(axes, 0, y + foot, style.wrapped(note, WIDTH, SMALL) if note else "", SMALL, colour=QUIET,
                anchor="bottom")
    return figure
