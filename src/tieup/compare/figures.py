"""Money, shares, capacity, volumes and years that articles tie to an alliance."""

from __future__ import annotations

import pandas as pd

from tieup.codes import MEASURES
from tieup.compare.selection import Tables, alliances, grouped, ids_of, independent, made
from tieup.wording import quantity

SAME_FIGURE = ("tieup_id", "measure", "organisation", "value", "unit", "year")


def figures_table(tables: Tables) -> pd.DataFrame:
    """Return each figure once, however many articles give it: by alliance, by measure, the largest first.

    Figures are never added up or converted; `words` is the figure as it is printed ("US$5 billion"). `articles` counts
    the independent articles that give it.
    """
    stated = grouped(independent(tables, "terms"), *SAME_FIGURE)
    place = {row["tieup_id"]: (number, row["label"]) for number, row in enumerate(alliances(tables).to_dict("records"))}
    measures = list(MEASURES)
    rows = []
    for key, said in stated.items():
        figure = dict(zip(SAME_FIGURE, key, strict=True))
        rows.append({**figure, "alliance": place[figure["tieup_id"]][1],
                     "words": quantity(figure["value"], figure["unit"]), "text": said[0]["text"],
                     "articles": len({row["article_id"] for row in said}), "claim_ids": ids_of(said)})
    rows.sort(key=lambda row: (place[row["tieup_id"]][0], measures.index(row["measure"]), row["unit"], -row["value"],
                               row["organisation"] or "", row["year"] or 0))
    return made(rows, ["tieup_id", "alliance", "measure", "organisation", "value", "unit", "year", "words", "text",
                       "articles", "claim_ids"])
