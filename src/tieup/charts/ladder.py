"""The course of a few alliances: a step for each dated report, on a ladder of stages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import matplotlib.dates as mdates
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tieup.charts import style
from tieup.charts.style import BAND, INK, MARKERS, PAPER, QUIET, SERIES, SMALL, TEXT, WIDTH
from tieup.codes import STAGES
from tieup.wording import capitalised, label

PROGRESS = list(STAGES)[: list(STAGES).index("suspended")]
ENDS = list(STAGES)[len(PROGRESS):]
RUNGS_LEFT, NAMES_WIDTH = 1.45, 1.55  # inches for the names of stages on the left, of alliances on the right
DODGE = 0.16  # inches for a line that goes on to another rung
RUNG_LEAST, AIR, TOP = 0.24, 0.05, 0.03  # inches: of a rung, above and below its lines, above all


@dataclass(frozen=True)
class Rung:
    """A stage's band on the ladder, and the height of each alliance's line within it, in inches from the top."""

    top: float
    bottom: float
    lines: dict[str, float]


def draw_ladder(history: pd.DataFrame, names: Sequence[str]) -> Figure:
    """Return the figure of dated stages (`history`, one row for each) of the alliances `names`, at most six."""
    labels = {name: style.wrapped(name, NAMES_WIDTH - 0.1, SMALL) for name in names}
    rungs = place_rungs(history, names, labels)
    lowest = max(rung.bottom for rung in rungs.values())
    figure, axes = style.sheet(lowest + 0.28)
    right = WIDTH - NAMES_WIDTH
    for number, (stage, rung) in enumerate(rungs.items()):
        if number % 2 == 0:
            axes.axhspan(rung.top, rung.bottom, RUNGS_LEFT / WIDTH, right / WIDTH, color=BAND, zorder=0)
        style.write(axes, 0, (rung.top + rung.bottom) / 2, capitalised(label(stage)), TEXT,
                    colour=INK if rung.lines else QUIET)
    place = scale(list(history["date"]), RUNGS_LEFT + 0.15, right - 0.15)
    draw_years(axes, list(history["date"]), place, TOP, lowest)
    for number, name in enumerate(names):
        own = history[history["alliance"] == name]
        xs = [place(date) for date in own["date"]]
        ys = [rungs[stage].lines[name] for stage in own["stage"]]
        sns.lineplot(x=xs, y=ys, ax=axes, color=SERIES[number], drawstyle="steps-post", linewidth=1.6, estimator=None,
                     sort=False, zorder=2)
        axes.scatter(xs, ys, s=30, marker=MARKERS[number], zorder=3, facecolors=SERIES[number], edgecolors=PAPER,
                     linewidths=0.7)
        axes.plot([xs[-1] + 0.06, right + 0.06], [ys[-1], ys[-1]], color=SERIES[number], linewidth=0.6,
                  linestyle=(0, (1, 2)), zorder=1)
        style.write(axes, right + 0.1, ys[-1], labels[name], SMALL, "semibold", SERIES[number])
    return figure


def place_rungs(history: pd.DataFrame, names: Sequence[str], labels: Mapping[str, str]) -> dict[str, Rung]:
    """Return the rungs from the top down, the furthest stage first; ends stand below the ladder, and only if reached.

    A rung is as high as the lines on it need, and a line that ends there as its name does, so that nothing overlaps.
    """
    visitors = {stage: [name for name in names if name in set(own["alliance"])]
                for stage, own in history.groupby("stage", sort=False)}
    last = {name: own.iloc[-1]["stage"] for name, own in history.groupby("alliance", sort=False)}
    rungs: dict[str, Rung] = {}
    y = TOP
    for stage in [*reversed(PROGRESS), *(end for end in ENDS if end in visitors)]:
        y += 0.1 if stage in ENDS and not set(ENDS) & set(rungs) else 0.0
        top, lines = y, dict[str, float]()
        y += AIR
        for name in visitors.get(stage, ()):
            height = style.lines_of(labels[name]) * style.line_height(SMALL) + 0.05 if last[name] == stage else DODGE
            lines[name] = y + height / 2
            y += height
        y = max(y + AIR, top + RUNG_LEAST)
        rungs[stage] = Rung(top, y, centred(lines, top, y))
    return rungs


def centred(lines: dict[str, float], top: float, bottom: float) -> dict[str, float]:
    """Return a single line in the middle of its rung, several where they are."""
    return dict.fromkeys(lines, (top + bottom) / 2) if len(lines) == 1 else lines


def scale(dates: Sequence[datetime.date], left: float, right: float):
    """Return a function from a date to its place in inches; a single date stands in the middle."""
    first, last = mdates.date2num(min(dates)), mdates.date2num(max(dates))
    if first == last:
        return lambda date: (left + right) / 2
    return lambda date: left + (mdates.date2num(date) - first) / (last - first) * (right - left)


def draw_years(axes: Axes, dates: Sequence[datetime.date], place, top: float, bottom: float) -> None:
    """Draw a line for the start of each year or, in a shorter time, quarter or month, as far as labels have room."""
    first, last = min(dates), max(dates)
    for months in (1, 3, 12, 24, 60, 120):
        ticks = starts(first, last, months)
        if len(ticks) < 2 or min(place(b) - place(a) for a, b in pairwise(ticks)) > 0.5:
            break
    for tick in ticks or [first]:
        text = str(tick.year) if months >= 12 else f"{tick:%b} {tick.year}"
        axes.plot([place(tick)] * 2, [top, bottom], color=style.RULE, linewidth=0.6, zorder=1)
        style.write(axes, place(tick), bottom + 0.05, text, SMALL, colour=QUIET, align="center", anchor="top")


def starts(first: datetime.date, last: datetime.date, months: int) -> list[datetime.date]:
    """Return the first days of periods of so many months between two dates, both inclusive."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers if number % months == 0]
    return [day for day in days if first <= day <= last]
