"""Money, shares, capacity, volumes and years that articles tie to an alliance."""

from __future__ import annotations

import pandas as pd

from tieup.codes import MEASURES
from tieup.compare.clauses import Clauses
from tieup.compare.selection import Row, Tables, alliances, grouped, ids_of, independent, made, records
from tieup.wording import quantity

SAME_FIGURE = ("tieup_id", "measure", "organisation", "value", "unit")


def figures_table(tables: Tables) -> pd.DataFrame:
    """Return each figure once, however many articles give it: by alliance, by measure, the largest first.

    Figures are never added up or converted; `words` is the figure as it is printed ("US$5 billion"), `text` the clause
    that gives it. `articles` counts the independent articles that give it, `reported` is the day of the latest one.
    """
    place = {row["tieup_id"]: (number, row["label"]) for number, row in enumerate(alliances(tables).to_dict("records"))}
    measures, clauses = list(MEASURES), Clauses(tables)
    articles = records(tables["articles"][["article_id", "published"]])
    published = {row["article_id"]: row["published"] for row in articles}
    rows = []
    for key, tellings in grouped(independent(tables, "terms"), *SAME_FIGURE).items():
        figure = dict(zip(SAME_FIGURE, key, strict=True))
        for year, said in by_year(tellings).items():
            rows.append({**figure, "year": year, "alliance": place[figure["tieup_id"]][1],
                         "words": quantity(figure["value"], figure["unit"]), "text": clauses.wording(said),
                         "articles": len({row["article_id"] for row in said}), "claim_ids": ids_of(said),
                         "reported": published[said[0]["article_id"]]})
    rows.sort(key=lambda row: (place[row["tieup_id"]][0], measures.index(row["measure"]), row["unit"], -row["value"],
                               row["organisation"] or "", row["year"] or 0))
    return made(rows, ["tieup_id", "alliance", "measure", "organisation", "value", "unit", "year", "words", "text",
                       "articles", "reported", "claim_ids"])


def by_year(tellings: list[Row]) -> dict[int | None, list[Row]]:
    """Return the tellings of one figure by the year that they state for it.

    Where one year is stated, articles that give the figure without a year tell of the same.
    """
    years = sorted({int(row["year"]) for row in tellings if row["year"]})
    only = years[0] if len(years) == 1 else None
    return {year: said for year in (*years, None)
            if (said := [row for row in tellings if (row["year"] or only) == year])}
