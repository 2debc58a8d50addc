"""What alliances cover and how firmly: areas by alliance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from tieup.charts import style
from tieup.charts.chart import Chart, Silence, described, finish, of_main_alliances
from tieup.charts.grid import NOT_STATED, Grid, Mark, cut_to_page, draw_grid, in_the_table
from tieup.charts.sources import source_line
from tieup.codes import AREAS, COMMITMENTS
from tieup.compare import Tables, alliances, scope_matrix, scope_overlap
from tieup.wording import capitalised, counted, label, listed, share_of, spelled

NAME = "scope"
COLUMNS_MOST = 6  # more alliances than this become rows, and the areas columns
SIZES = {"considered": 34, "planned": 52, "agreed": 72, "operating": 94}  # firmer is larger as well as darker
MARKS = {
    **{code: Mark(label(code), "s", SIZES[code], style.COMMITMENT[code], style.DEEP) for code in COMMITMENTS},
    "not_stated": NOT_STATED,
}
EXTENTS = {"all": "Covered by {all}", "some": "Covered by some", "one": "Covered by one only"}


@of_main_alliances
def draw_scope(tables: Tables) -> Chart | Silence:
    """Return the areas that alliances cover, shaded by the firmest commitment that an article states."""
    matrix, told = scope_matrix(tables), alliances(tables)
    if matrix.empty:
        cover = "covers" if len(told) == 1 else "cover"
        return Silence(NAME, f"What {share_of(len(told), len(told), 'alliance')} {cover} was not found." if len(told)
                       else "No alliance is told of, so there is no scope to draw.")
    if len(told) == 1:
        return Silence(NAME, f"Only one alliance is told of, so there is nothing to compare: {told['label'][0]} covers "
                             f"{listed(map(label, matrix['area']))}.")
    grid = small_grid(tables) if len(told) <= COLUMNS_MOST else large_grid(tables)
    data = data_of(matrix)
    return finish(NAME, title_of(tables), source_line(tables, data), alt_of(tables), data, draw_grid(grid).figure)


def small_grid(tables: Tables) -> Grid:
    """Return areas by alliance, areas covered by all first, each group under its heading."""
    told, matrix, overlap = alliances(tables), scope_matrix(tables), scope_overlap(tables)
    areas: list[str] = []
    groups = []
    for extent, heading in EXTENTS.items():
        own = overlap[overlap["covered_by"] == extent].sort_values("count", ascending=False, kind="stable")["area"]
        if len(own):
            groups.append((heading.format(all=share_of(len(told), len(told), "alliance")), len(areas)))
            areas += list(own)
    stated = {(row["area"], row["tieup_id"]): row["commitment"] for row in matrix.to_dict("records")}
    cells = {(r, c): stated.get((area, tieup_id), "not_stated")
             for r, area in enumerate(areas) for c, tieup_id in enumerate(told["tieup_id"])}
    silent = overlap[overlap["covered_by"] == "none"]["area"]
    note = f"Not stated of any: {listed(map(label, silent))}." if len(silent) else ""
    return Grid([capitalised(label(area)) for area in areas], heads_of(told.to_dict("records")), cells, MARKS,
                groups=groups, note=note)


def large_grid(tables: Tables) -> Grid:
    """Return alliances by area, the areas that most alliances cover first."""
    told, matrix = alliances(tables), scope_matrix(tables)
    count = Counter(matrix["area"])
    areas = sorted(count, key=lambda area: (-count[area], list(AREAS).index(area)))
    covering = [row for row in told.to_dict("records") if row["tieup_id"] in set(matrix["tieup_id"])]
    stated = {(row["tieup_id"], row["area"]): row["commitment"] for row in matrix.to_dict("records")}
    cells = {(r, c): stated.get((row["tieup_id"], area), "not_stated")
             for r, row in enumerate(covering) for c, area in enumerate(areas)}
    heads = [f"{label(area)} {count[area]}" for area in areas]
    grid, hidden = cut_to_page(Grid(heads_of(covering), heads, cells, MARKS))
    notes = ["Numbers count alliances."]
    if silent := len(told) - len(covering):
        notes.append(f"Of {counted(silent, 'more alliance')} no area is stated.")
    if hidden:
        notes.append(in_the_table(hidden, "alliance"))
    return replace(grid, note=" ".join(notes))


def heads_of(told: Sequence[dict]) -> list[str]:
    """Return the names of alliances, with the word that they have ended."""
    return [f"{row['label']}, {label(row['stage'])}" if row["ended"] else row["label"] for row in told]


def title_of(tables: Tables) -> str:
    """Return what alliances share, and how far it is more than talk."""
    told, matrix, overlap = alliances(tables), scope_matrix(tables), scope_overlap(tables)
    firm = set(matrix[matrix["commitment"].isin(["agreed", "operating"])]["tieup_id"])
    return f"{shared(overlap, len(told))}; {firmness(matrix, len(firm), len(told))}"


def shared(overlap: pd.DataFrame, count: int) -> str:
    most = max(overlap["count"])
    top = [label(area) for area in overlap[overlap["count"] == most]["area"]]
    if most == count:
        return f"{capitalised(share_of(count, count, 'alliance'))} cover {listed(top, 2, 'area')}"
    if most == 1:
        return f"The {counted(count, 'alliance')} have no stated area in common"
    each = " each" if len(top) > 1 else ""
    return f"Most often covered: {listed(top, 2, 'area')}, by {spelled(most)} of {spelled(count)} alliances{each}"


def firmness(matrix: pd.DataFrame, firm: int, count: int) -> str:
    if set(matrix["commitment"]) == {"considered"}:
        return "every area is still only considered"
    if firm == 0:
        return "no area is agreed yet"
    return f"{share_of(firm, count, 'alliance')} {'has' if firm == 1 else 'have'} areas that are agreed or running"


def alt_of(tables: Tables) -> str:
    """Return the chart in words: each alliance with its areas and how firm they are."""
    told, matrix = alliances(tables), scope_matrix(tables)
    sentences = [f"A grid of {counted(len(told), 'alliance')} by {counted(matrix['area'].nunique(), 'area')}."]
    for row in told.to_dict("records"):
        own = matrix[matrix["tieup_id"] == row["tieup_id"]]
        if len(own):
            said = listed(f"{label(area)} ({commitment})"
                          for area, commitment in zip(own["area"], own["commitment"], strict=True))
            sentences.append(f"{row['label']}: {said}.")
        else:
            sentences.append(f"{row['label']}: no area stated.")
    return described(sentences)


def data_of(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the marks of the chart in words, one row for each."""
    return pd.DataFrame({"Alliance": matrix["alliance"], "Area": matrix["area"].map(label),
                         "How firm": matrix["commitment"].map(label), "Articles": matrix["articles"],
                         "claim_ids": matrix["claim_ids"]})


