"""Who brings what: partners by area."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd

from tieup.charts import style
from tieup.charts.chart import Chart, Silence, described, finish, of_main_alliances
from tieup.charts.grid import NOT_STATED, Grid, Mark, cut_to_page, draw_grid, in_the_table
from tieup.charts.sources import source_line
from tieup.codes import CONTRIBUTIONS
from tieup.compare import Tables, contribution_matrix
from tieup.wording import capitalised, counted, label, listed, spelled

NAME = "contributions"
COLUMNS_MOST = 6  # more partners than this become rows, and the areas columns
MARKS = {"stated": Mark("brings it", "o", 74, style.STRONG, style.STRONG), "not_stated": NOT_STATED}


@of_main_alliances
def draw_contributions(tables: Tables) -> Chart | Silence:
    """Return what each partner brings; partners of whom nothing is said are named in the note below."""
    matrix = contribution_matrix(tables)
    stated = matrix[matrix["state"] == "stated"]
    if matrix.empty:
        return Silence(NAME, "No alliance is told of, so nobody brings anything.")
    if stated.empty:
        return Silence(NAME, "Nothing was found in the articles on what any partner brings.")
    if len(stated) == 1:
        row = stated.iloc[0]
        return Silence(NAME, f"Only one contribution is stated: {row['organisation']} brings {label(row['area'])} to "
                             f"the alliance of {row['alliance']}.")
    partners = list(dict.fromkeys(zip(stated["alliance"], stated["organisation"], strict=True)))
    grid = small_grid(matrix, partners) if len(partners) <= COLUMNS_MOST else large_grid(stated)
    data = data_of(matrix)
    return finish(NAME, title_of(stated), source_line(tables, data), alt_of(matrix), data, draw_grid(grid).figure)


def small_grid(matrix: pd.DataFrame, partners: list[tuple[str, str]]) -> Grid:
    """Return areas by partner, under the names of the alliances; a silent partner of theirs has a column too."""
    telling = {alliance for alliance, _ in partners}
    columns = list(dict.fromkeys((row["alliance"], row["organisation"]) for row in matrix.to_dict("records")
                                 if row["alliance"] in telling))
    stated = {(row["alliance"], row["organisation"], row["area"]) for row in matrix.to_dict("records")}
    areas = areas_by_count(matrix[matrix["state"] == "stated"])
    cells = {(r, c): "stated" if (*column, area) in stated else "not_stated"
             for r, area in enumerate(areas) for c, column in enumerate(columns)}
    spans = []
    for alliance in dict.fromkeys(alliance for alliance, _ in columns):
        places = [number for number, column in enumerate(columns) if column[0] == alliance]
        spans.append((alliance, places[0], places[-1]))
    silent = [name for name in dict.fromkeys(matrix["alliance"]) if name not in telling]
    note = f"It is not stated who brings what in the alliance of {listed(silent, 4, final='or')}." if silent else ""
    return Grid([capitalised(label(area)) for area in areas], [name for _, name in columns], cells, MARKS,
                spans=spans, note=note)


def large_grid(stated: pd.DataFrame) -> Grid:
    """Return organisations by area over all alliances; a number says in how many alliances, if in more than one."""
    count = Counter(zip(stated["organisation"], stated["area"], strict=True))
    areas = areas_by_count(stated)
    several = Counter(stated["organisation"])
    organisations = sorted(several, key=lambda name: (-several[name], name))
    cells = {(r, c): "stated" if count[name, area] else "not_stated"
             for r, name in enumerate(organisations) for c, area in enumerate(areas)}
    texts = {(r, c): str(count[name, area]) for r, name in enumerate(organisations) for c, area in enumerate(areas)
             if count[name, area] > 1}
    grid, hidden = cut_to_page(Grid(organisations, [label(area) for area in areas], cells, MARKS, texts))
    notes = ["A number says in how many alliances."] if texts else []
    if hidden:
        notes.append(in_the_table(hidden, "organisation"))
    return replace(grid, note=" ".join(notes))


def areas_by_count(stated: pd.DataFrame) -> list[str]:
    """Return the areas that partners bring, those that most bring first."""
    count = Counter(stated["area"])
    return sorted(count, key=lambda area: (-count[area], list(CONTRIBUTIONS).index(area)))


def title_of(stated: pd.DataFrame) -> str:
    """Return who brings most, and whether two bring the same."""
    areas = {name: list(dict.fromkeys(own["area"])) for name, own in stated.groupby("organisation", sort=False)}
    if len(areas) <= 2:
        return "; ".join(f"{name} brings {listed(map(label, own), 3, 'area')}" for name, own in areas.items())
    common = stated.drop_duplicates(["organisation", "area"])["area"].value_counts()
    top = [label(area) for area in areas_by_count(stated) if common[area] == common.max()]
    each = " each" if len(top) > 1 else ""
    often = (f"most often brought: {listed(top, 2, 'area')}, by {counted(int(common.max()), 'organisation')}{each}"
             if common.max() > 1 else "no two bring the same")
    return f"{who_brings_most(areas)}; {often}"


def who_brings_most(areas: dict[str, list[str]]) -> str:
    most = max(map(len, areas.values()))
    leaders = [name for name, own in areas.items() if len(own) == most]
    if most == 1:
        return f"Each of the {counted(len(areas), 'organisation')} brings one area"
    each = " each" if len(leaders) > 1 else ""
    return (f"{listed(leaders, 2, 'organisation')} {'brings' if len(leaders) == 1 else 'bring'} the most, "
            f"{counted(most, 'area')}{each}")


def alt_of(matrix: pd.DataFrame) -> str:
    """Return the chart in words: each partner with what it brings to which alliance."""
    stated = matrix[matrix["state"] == "stated"]
    partners = stated.groupby(["alliance", "organisation"], sort=False)
    sentences = [f"A grid of {counted(stated['organisation'].nunique(), 'organisation')} by "
                 f"{counted(stated['area'].nunique(), 'area')}."]
    sentences += [f"{organisation} brings {listed(map(label, own['area']))} to {alliance}."
                  for (alliance, organisation), own in partners]
    silent = matrix[matrix["state"] == "not_stated"]
    if len(silent):
        sentences.append(f"Of {spelled(len(silent))} more {'partner' if len(silent) == 1 else 'partners'} "
                         "it is not stated what they bring.")
    return described(sentences)


def data_of(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return each partner's areas in words, one row for each, "not stated" where nothing is said."""
    return pd.DataFrame({"Organisation": matrix["organisation"], "Alliance": matrix["alliance"],
                         "Brings": matrix["area"].map(label), "In the words of the article": matrix["text"],
                         "claim_ids": matrix["claim_ids"]})
