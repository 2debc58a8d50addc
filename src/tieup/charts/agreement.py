"""Sources and agreement: on how many independent articles each alliance rests, and whether they agree."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes

from tieup.charts import style
from tieup.charts.chart import Chart, Silence, described, finish, of_main_alliances
from tieup.charts.grid import FEW, NOT_STATED, Grid, Layout, Mark, cut_to_page, draw_grid, in_the_table
from tieup.charts.sources import source_line
from tieup.charts.style import SMALL, STRONG
from tieup.compare import Tables, agreement, source_counts
from tieup.compare.sources import VARIABLES
from tieup.wording import capitalised, counted, label, listed, share_of

NAME = "agreement"
BARS_WIDTH = 1.05  # inches for the bars of articles between names and marks
WORDS = {"confirmed": "said by two articles or more", "single": "rests on one article", "differ": "articles differ",
         "not_stated": "not stated"}
MARKS = {
    "confirmed": Mark(WORDS["confirmed"], "o", 62, STRONG, STRONG),
    "single": Mark(WORDS["single"], "o", 62, STRONG, STRONG, half=True),
    "differ": Mark(WORDS["differ"], "X", 66, style.ALARM, style.ALARM),
    "not_stated": NOT_STATED,
}


@of_main_alliances
def draw_agreement(tables: Tables) -> Chart | Silence:
    """Return articles by alliance and how well each variable is borne out; copies are not counted."""
    counts, states = source_counts(tables), agreement(tables)
    if counts.empty:
        return Silence(NAME, "No alliance is told of, so there are no sources to compare.")
    if max(counts["articles"]) < 2:
        whom = "The one alliance is" if len(counts) == 1 else f"Each of the {counted(len(counts), 'alliance')} is"
        return Silence(NAME, f"{whom} told of by one independent article only, so nothing is confirmed or "
                             "contradicted by another.")
    state = {(row["alliance"], row["variable"]): row["state"] for row in states.to_dict("records")}
    shown = counts.sort_values("articles", ascending=False, kind="stable")
    if len(counts) > FEW:  # of an alliance with one article there is nothing to see
        shown = shown[shown["articles"] > 1]
    names = list(shown["alliance"])
    cells = {(r, c): state[name, variable] for r, name in enumerate(names) for c, variable in enumerate(VARIABLES)}
    heads = [capitalised(label(variable)) for variable in VARIABLES]
    grid, hidden = cut_to_page(Grid(names, heads, cells, MARKS, words=False, pitch_least=0.68),
                               BARS_WIDTH)
    copies = int(sum(counts["copies"]))
    alone = len(counts) - len(shown)
    notes = [f"{capitalised(counted(alone, 'more alliance'))} {'rests' if alone == 1 else 'rest'} on one article only."
             if alone else "",
             f"{capitalised(counted(copies, 'copy'))} of articles {'is' if copies == 1 else 'are'} not counted."
             if copies else "", in_the_table(hidden, "alliance") if hidden else ""]
    layout = draw_grid(replace(grid, note=" ".join(filter(None, notes))), BARS_WIDTH)
    draw_bars(layout, [int(count) for count in shown["articles"][: len(grid.rows)]])
    data = data_of(counts, states)
    return finish(NAME, title_of(counts, states), source_line(tables, data), alt_of(counts, states), data,
                  layout.figure)


def draw_bars(layout: Layout, counts: list[int]) -> None:
    """Draw a bar with its number for the articles of each alliance, in the space between names and marks."""
    axes: Axes = layout.axes
    left, most = layout.label_right + 0.08, max(counts)
    unit = (BARS_WIDTH - 0.45) / most
    style.write(axes, left, layout.top - 0.05, "Articles", style.TEXT, "semibold", anchor="bottom")
    style.draw_bars(axes, layout.rows, [count * unit for count in counts], left, 0.09)
    for count, y in zip(counts, layout.rows, strict=True):
        style.write(axes, left + count * unit + 0.05, y, str(count), SMALL)


def title_of(counts: pd.DataFrame, states: pd.DataFrame) -> str:
    """Return how many alliances rest on several articles, and how many are contradicted."""
    several, differ = int((counts["articles"] > 1).sum()), sorted(set(states[states["state"] == "differ"]["tieup_id"]))
    rest = capitalised(share_of(several, len(counts), "alliance"))
    verb = "rests" if several == 1 else "rest"
    if not differ:
        return f"{rest} {verb} on more than one independent article; no article contradicts another"
    own = states[states["tieup_id"].isin(differ[:1])]["alliance"].iloc[0]
    whom = own if len(differ) == 1 else counted(len(differ), "alliance")
    return f"{rest} {verb} on more than one independent article; articles differ on {whom}"


def alt_of(counts: pd.DataFrame, states: pd.DataFrame) -> str:
    """Return the chart in words: articles of each alliance, and what they confirm or contradict."""
    sentences = [f"Bars and a grid of {counted(len(counts), 'alliance')}."]
    for row in counts.to_dict("records"):
        own = states[states["tieup_id"] == row["tieup_id"]]
        said = [f"{listed(map(label, own[own['state'] == state]['variable']))}: {words}"
                for state, words in WORDS.items() if state in set(own["state"])]
        sentences.append(f"{row['alliance']}, {counted(row['articles'], 'article')}: {'; '.join(said)}.")
    return described(sentences)


def data_of(counts: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each alliance with its sources and the state of each variable, in words."""
    rows = []
    for row in counts.to_dict("records"):
        own = states[states["tieup_id"] == row["tieup_id"]]
        words = dict(zip(own["variable"], own["state"].map(WORDS), strict=True))
        rows.append({"Alliance": row["alliance"], "Articles": row["articles"], "Copies": row["copies"],
                     "Outlets": listed(row["outlets"], 3, "outlet") or WORDS["not_stated"],
                     **{capitalised(label(variable)): words[variable] for variable in VARIABLES},
                     "claim_ids": [claim for claims in own["claim_ids"] for claim in claims]})
    return pd.DataFrame(rows)
