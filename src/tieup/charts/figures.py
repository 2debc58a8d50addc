"""Figures: money, shares, capacity, volumes and years, one panel for each measure and unit, none ever added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tieup.charts import style
from tieup.charts.chart import Chart, Silence, described, finish, of_main_alliances
from tieup.charts.grid import in_the_table
from tieup.charts.sources import source_line
from tieup.charts.style import HEIGHT, QUIET, SMALL, STRONG, TEXT, WIDTH
from tieup.codes import MEASURES
from tieup.compare import Tables, figures_table
from tieup.wording import capitalised, counted, label, listed

NAME = "figures"
NAMES_WIDTH, VALUES_WIDTH = 2.75, 1.3  # inches for names on the left, for figures at the ends of bars
ROW, HEAD, GAP = 0.075, 0.26, 0.14  # inches: air in a row, head of a panel, between panels
FOOT = 0.3
HEADS = {
    "investment": "Money in {unit}, put in, committed or paid", "equity_share": "Share of ownership in percent",
    "battery_capacity": "Battery capacity in {unit} a year", "production_volume": "Vehicles made, a year or in all",
    "model_count": "Number of models", "start_year": "Year in which production, sales or service starts",
    "jobs": "Jobs",
}
CURRENCIES = {"USD": "US dollars", "EUR": "euros", "JPY": "yen", "CNY": "yuan", "GBP": "pounds", "KRW": "won",
              "INR": "rupees", "CAD": "Canadian dollars", "AUD": "Australian dollars", "SEK": "Swedish kronor"}


@dataclass(frozen=True)
class Panel:
    """The figures of one measure in one unit, in the order in which they are drawn."""

    measure: str
    unit: str
    rows: pd.DataFrame
    hidden: int = 0

    @property
    def head(self) -> str:
        return HEADS[self.measure].format(unit=CURRENCIES.get(self.unit, self.unit))

    @property
    def labels(self) -> list[str]:
        """Who and in which alliance, in lines."""
        return [style.wrapped(whose(row), NAMES_WIDTH - 0.12, SMALL) for row in self.rows.to_dict("records")]

    @property
    def height(self) -> float:
        return HEAD + sum(row_height(text) for text in self.labels) + GAP


def whose(row: dict) -> str:
    return f"{row['organisation']}, in {row['alliance']}" if row["organisation"] else row["alliance"]


@of_main_alliances
def draw_figures(tables: Tables) -> Chart | Silence:
    """Return the figures that articles tie to alliances; a measure with one figure only is told in the note."""
    table = figures_table(tables)
    if table.empty:
        return Silence(NAME, "No figure was found that an article ties to an alliance.")
    panels = panels_of(table)
    drawn = [panel for panel in panels if len(panel.rows) > 1]
    if not drawn:
        return Silence(NAME, f"No two figures measure the same, so none are drawn: {told(panels)}.")
    data = data_of(table)
    single = [panel for panel in panels if len(panel.rows) == 1]
    fitted = fit_page(drawn)
    hidden = sum(panel.hidden for panel in fitted)
    notes = [f"Stated once: {told(single)}." if single else "", in_the_table(hidden, "figure") if hidden else ""]
    figure = draw_panels(fitted, " ".join(filter(None, notes)))
    return finish(NAME, title_of(table), source_line(tables, data), alt_of(panels), data, figure)


def panels_of(table: pd.DataFrame) -> list[Panel]:
    """Return a panel for each measure and unit, in the order of the measures; years from early to late."""
    panels = []
    for measure in MEASURES:
        own = table[table["measure"] == measure]
        for unit in sorted(set(own["unit"]), key=lambda unit: (-sum(own["unit"] == unit), unit)):
            values = own[own["unit"] == unit]["value"].astype(float)
            order = values.sort_values(ascending=measure == "start_year", kind="stable").index
            panels.append(Panel(measure, unit, own.loc[order]))
    return panels


def fit_page(panels: Sequence[Panel]) -> list[Panel]:
    """Return the panels, the longest shortened row by row until all stand on one page."""
    heights = [[row_height(text) for text in panel.labels] for panel in panels]
    while sum(map(sum, heights)) + (HEAD + GAP) * len(panels) > HEIGHT - FOOT and max(map(len, heights)) > 2:
        max(heights, key=len).pop()
    return [replace(panel, rows=panel.rows.head(len(kept)), hidden=len(panel.rows) - len(kept))
            for panel, kept in zip(panels, heights, strict=True)]


def row_height(text: str) -> float:
    return style.lines_of(text) * style.line_height(SMALL) + ROW


def draw_panels(panels: Sequence[Panel], note: str) -> Figure:
    note = style.wrapped(note, WIDTH, SMALL) if note else ""
    foot = style.lines_of(note) * style.line_height(SMALL) + 0.04 if note else 0.0
    figure, axes = style.sheet(sum(panel.height for panel in panels) - GAP + 0.06 + foot)
    y = 0.02
    for panel in panels:
        y = draw_panel(axes, panel, y)
    style.write(axes, 0, y - GAP + 0.04 + foot, note, SMALL, colour=QUIET, anchor="bottom")
    return figure


def draw_panel(axes: Axes, panel: Panel, top: float) -> float:
    """Draw one panel from `top` on and return where the next begins; years are dots, everything else is bars."""
    style.write(axes, 0, top + HEAD / 2 - 0.02, panel.head, TEXT, "semibold")
    style.rule(axes, top + HEAD - 0.03, 0, WIDTH, QUIET)
    y, centres = top + HEAD, []
    for text in panel.labels:
        centres.append(y + row_height(text) / 2)
        style.write(axes, 0, centres[-1], text, SMALL)
        y += row_height(text)
    values = [float(value) for value in panel.rows["value"]]
    ends = years(values) if panel.measure == "start_year" else lengths(values, panel.unit)
    if panel.measure == "start_year":
        sns.scatterplot(x=ends, y=centres, ax=axes, s=30, color=STRONG, linewidth=0, legend=False, zorder=3)
        for end, centre in zip(ends, centres, strict=True):
            style.rule(axes, centre, NAMES_WIDTH, end)
    else:
        bars(axes, centres, ends)
    for end, centre, row in zip(ends, centres, panel.rows.to_dict("records"), strict=True):
        style.write(axes, end + 0.08, centre, in_words(row), SMALL)
    return y + GAP


def in_words(row: dict) -> str:
    """Return a figure with the year that it is stated for: "US$5 billion (2026)"."""
    return f"{row['words']} ({int(row['year'])})" if row["year"] else row["words"]


def lengths(values: Sequence[float], unit: str) -> list[float]:
    """Return where bars end; shares run to 100 percent, all else to the largest figure of the panel."""
    whole = max(100.0, *values) if unit == "percent" else max(values)
    return [NAMES_WIDTH + (WIDTH - NAMES_WIDTH - VALUES_WIDTH) * value / whole if whole else NAMES_WIDTH
            for value in values]


def years(values: Sequence[float]) -> list[float]:
    first, last = min(values), max(values)
    room = WIDTH - NAMES_WIDTH - VALUES_WIDTH
    return [NAMES_WIDTH + 0.1 + (room - 0.1) * (value - first) / (last - first) if last > first else NAMES_WIDTH + 0.1
            for value in values]


def bars(axes: Axes, centres: Sequence[float], ends: Sequence[float]) -> None:
    """Draw bars from the left end of the panel."""
    style.draw_bars(axes, centres, [end - NAMES_WIDTH for end in ends], NAMES_WIDTH, 0.1)
    axes.plot([NAMES_WIDTH] * 2, [centres[0] - 0.09, centres[-1] + 0.09], color=QUIET, linewidth=0.8, zorder=3)


def told(panels: Sequence[Panel]) -> str:
    """Return the figures of panels in words."""
    return listed([f"{label(row['measure'])} {in_words(row)} ({row['organisation'] or row['alliance']})"
                   for panel in panels for row in panel.rows.to_dict("records")], 6, "figure")


def title_of(table: pd.DataFrame) -> str:
    """Return the largest sum of each main currency, or how many figures there are without any sum."""
    sums = table[table["measure"] == "investment"]
    stated = table["alliance"].nunique()
    if sums.empty:
        return f"{capitalised(counted(len(table), 'figure'))} {'is' if len(table) == 1 else 'are'} stated of " \
               f"{counted(stated, 'alliance')}, none of them money"
    units = sums["unit"].value_counts()
    unit = sorted(units.index, key=lambda unit: (-units[unit], unit))[0]
    top = sums[sums["unit"] == unit].sort_values("value", ascending=False, kind="stable").iloc[0]
    others = len(units) - 1
    apart = f"; sums in {counted(others, 'other currency')} stand apart" if others else ""
    most = "The largest sum" if units[unit] > 1 or others else "The only sum"
    inside = f" in {CURRENCIES.get(unit, unit)}" if others else ""
    return f"{most} stated{inside} is {top['words']}, for {top['alliance']}{apart}"


def alt_of(panels: Sequence[Panel]) -> str:
    """Return the chart in words: each figure of each panel."""
    sentences = []
    for panel in panels:
        said = listed(f"{whose(row)} {in_words(row)}"
                      for row in panel.rows.to_dict("records"))
        sentences.append(f"{panel.head}: {said}.")
    return described(sentences)


def data_of(table: pd.DataFrame) -> pd.DataFrame:
    """Return each figure in words."""
    return pd.DataFrame({"Alliance": table["alliance"], "Measure": table["measure"].map(label),
                         "Organisation": table["organisation"].map(lambda name: name or "joint or not stated"),
                         "Figure": table["words"], "Year": table["year"].map(lambda y: str(int(y)) if y else ""),
                         "In the words of the article": table["text"], "claim_ids": table["claim_ids"]})
