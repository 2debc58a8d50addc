"""What alliances cover, how firmly, and who brings what."""

from __future__ import annotations

import pandas as pd

from tieup.codes import AREAS, COMMITMENTS, CONTRIBUTIONS
from tieup.compare.clauses import Clauses
from tieup.compare.selection import Tables, alliances, grouped, ids_of, independent, made

FIRMNESS = {commitment: rank for rank, commitment in enumerate(COMMITMENTS)}


def scope_matrix(tables: Tables) -> pd.DataFrame:
    """Return a row for each area that an alliance is said to cover, with the firmest commitment that an article states.

    `articles` counts independent articles that say so; `claim_ids` begin with those of the firmest. What is not in the
    frame is not stated, which is not the same as not covered.
    """
    stated = grouped(independent(tables, "scope"), "tieup_id", "area")
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        for area in AREAS:
            if said := stated.get((alliance["tieup_id"], area)):
                said = sorted(said, key=lambda row: -FIRMNESS[row["commitment"]])
                rows.append({"tieup_id": alliance["tieup_id"], "alliance": alliance["label"], "area": area,
                             "commitment": said[0]["commitment"], "articles": len({r["article_id"] for r in said}),
                             "claim_ids": ids_of(said)})
    return made(rows, ["tieup_id", "alliance", "area", "commitment", "articles", "claim_ids"])


def scope_overlap(tables: Tables) -> pd.DataFrame:
    """Return every area with how many alliances cover it: `covered_by` is all, some, one or none.

    "all" needs two alliances at least, so that a single alliance has areas of "one" and "none" only.
    """
    matrix, count = scope_matrix(tables), len(tables["tieups"])
    by_area = grouped(matrix.to_dict("records"), "area")
    rows = []
    for area in AREAS:
        own = by_area.get((area,), [])
        extent = "none" if not own else "one" if len(own) == 1 else "all" if len(own) == count else "some"
        rows.append({"area": area, "covered_by": extent, "count": len(own),
                     "tieup_ids": [row["tieup_id"] for row in own], "alliances": [row["alliance"] for row in own],
                     "claim_ids": [claim for row in own for claim in row["claim_ids"]]})
    return made(rows, ["area", "covered_by", "count", "tieup_ids", "alliances", "claim_ids"])


def contribution_matrix(tables: Tables) -> pd.DataFrame:
    """Return what each partner brings to each alliance, and one row with state "not_stated" for a partner of whom
    nothing is said. `text` is the clause of the latest article that says so.
    """
    stated = grouped(independent(tables, "contributions"), "tieup_id", "organisation", "area")
    clauses = Clauses(tables)
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        who = {"tieup_id": alliance["tieup_id"], "alliance": alliance["label"]}
        others = [organisation for tieup_id, organisation, _ in stated if tieup_id == alliance["tieup_id"]]
        for organisation in dict.fromkeys([*alliance["participants"], *others]):
            brought = [{**who, "organisation": organisation, "area": area, "state": "stated",
                        "text": clauses.wording(said), "claim_ids": ids_of(said)} for area in CONTRIBUTIONS
                       if (said := stated.get((alliance["tieup_id"], organisation, area)))]
            rows += brought or [{**who, "organisation": organisation, "area": None, "state": "not_stated",
                                 "text": None, "claim_ids": []}]
    return made(rows, ["tieup_id", "alliance", "organisation", "area", "state", "text", "claim_ids"])
