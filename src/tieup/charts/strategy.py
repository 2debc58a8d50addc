"""EV strategy: companies by dimension."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd

from tieup.charts import style
from tieup.charts.chart import Chart, Silence, described, finish
from tieup.charts.grid import NOT_STATED, Grid, Mark, cut_to_page, draw_grid, in_the_table
from tieup.charts.sources import source_line
from tieup.codes import DIMENSIONS
from tieup.compare import Tables, strategy_matrix
from tieup.wording import capitalised, counted, label, listed, share_of

NAME = "strategy"
COLUMNS_MOST = 6  # more companies than this become rows, and the dimensions columns
MARKS = {"stated": Mark("stated", "o", 74, style.STRONG, style.STRONG),
         "headwind": Mark("headwind stated", "D", 44, style.ALARM, style.ALARM), "not_stated": NOT_STATED}
PARTS = {"Why they act": [code for code in DIMENSIONS if code.startswith("motive_")],
         "What they plan": [code for code in DIMENSIONS if not code.startswith("motive_") and code != "headwind"],
         "What holds them back": ["headwind"]}


def draw_strategy(tables: Tables) -> Chart | Silence:
    """Return what each company says, plans or faces on electric vehicles."""
    matrix = strategy_matrix(tables)
    companies = list(dict.fromkeys(matrix["organisation"]))
    if matrix.empty:
        return Silence(NAME, "Nothing was found on what any company says, plans or faces on electric vehicles.")
    if len(matrix) == 1 or len(companies) == 1:
        return Silence(NAME, f"Strategy is stated of one company only: {companies[0]} on "
                             f"{listed(map(label, matrix['dimension']))}.")
    grid = small_grid(matrix, companies) if len(companies) <= COLUMNS_MOST else large_grid(matrix, companies)
    data = data_of(matrix)
    return finish(NAME, title_of(matrix, len(companies)), source_line(tables, data), alt_of(matrix), data,
                  draw_grid(grid).figure)


def kind(stated: set[tuple[str, str]], company: str, dimension: str) -> str:
    if (company, dimension) not in stated:
        return "not_stated"
    return "headwind" if dimension == "headwind" else "stated"


def small_grid(matrix: pd.DataFrame, companies: list[str]) -> Grid:
    """Return dimensions by company under the headings of `PARTS`; dimensions of which nobody speaks are in the note."""
    stated = set(zip(matrix["organisation"], matrix["dimension"], strict=True))
    spoken = set(matrix["dimension"])
    rows: list[str] = []
    groups = []
    for heading, dimensions in PARTS.items():
        if own := [code for code in dimensions if code in spoken]:
            groups.append((heading, len(rows)))
            rows += own
    cells = {(r, c): kind(stated, company, dimension) for r, dimension in enumerate(rows)
             for c, company in enumerate(companies)}
    silent = [label(code) for code in DIMENSIONS if code not in spoken]
    note = f"Not stated of any: {listed(silent)}." if silent else ""
    return Grid([capitalised(label(code)) for code in rows], companies, cells, MARKS, groups=groups, note=note)


def large_grid(matrix: pd.DataFrame, companies: list[str]) -> Grid:
    """Return companies by dimension, motives first, then plans, then headwinds."""
    stated = set(zip(matrix["organisation"], matrix["dimension"], strict=True))
    count = Counter(matrix["dimension"])
    dimensions = [code for own in PARTS.values() for code in own if count[code]]
    cells = {(r, c): kind(stated, company, dimension) for r, company in enumerate(companies)
             for c, dimension in enumerate(dimensions)}
    heads = [f"{label(code)} {count[code]}" for code in dimensions]
    grid, hidden = cut_to_page(Grid(companies, heads, cells, MARKS))
    return replace(grid, note="Numbers count companies." + (f" {in_the_table(hidden, 'company')}" if hidden else ""))


def title_of(matrix: pd.DataFrame, companies: int) -> str:
    """Return what most companies speak of, and of how many a headwind is stated."""
    count = Counter(matrix["dimension"])
    faced = count.pop("headwind", 0)
    headwinds = f"headwinds are stated of {share_of(faced, companies, 'company')}" if faced else "no headwind is stated"
    if not count:
        return f"Nothing but headwinds is stated, of {share_of(faced, companies, 'company')}"
    most = max(count.values())
    top = [label(code) for code in DIMENSIONS if count[code] == most]
    if most == 1:
        return f"No motive or plan is stated of more than one of the {counted(companies, 'company')}; {headwinds}"
    each = " each" if len(top) > 1 else ""
    return (f"Most often stated: {listed(top, 2, 'dimension')}, of {share_of(most, companies, 'company')}{each}; "
            f"{headwinds}")


def alt_of(matrix: pd.DataFrame) -> str:
    """Return the chart in words: each company with its dimensions."""
    companies = matrix.groupby("organisation", sort=False)
    dimensions = counted(matrix["dimension"].nunique(), "dimension")
    sentences = [f"A grid of {counted(len(companies), 'company')} by {dimensions} of EV strategy."]
    sentences += [f"{company}: {listed(map(label, own['dimension']))}." for company, own in companies]
    return described(sentences)


def data_of(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the marks of the chart in words, one row for each."""
    return pd.DataFrame({"Company": matrix["organisation"], "Dimension": matrix["dimension"].map(label),
                         "In the words of the article": matrix["text"], "Articles": matrix["articles"],
                         "claim_ids": matrix["claim_ids"]})
