"""On how many independent articles an alliance rests, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from tieup.codes import MEASURES
from tieup.compare.selection import Row, Tables, alliances, grouped, ids_of, independent, made, records

VARIABLES = ("form", "stage", "binding", "announced", "scope", "figures")


def source_counts(tables: Tables) -> pd.DataFrame:
    """Return for each alliance its independent articles, its outlets, and the copies that do not count.

    `outlets` are the known publishers of the independent articles; `unknown_outlets` counts articles without one.
    """
    articles = {row["article_id"]: row for row in records(tables["articles"])}
    copies = grouped((row for row in articles.values() if row["duplicate_of"]), "duplicate_of")
    told = grouped(independent(tables, "reports"), "tieup_id")
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        ids = list(dict.fromkeys(row["article_id"] for row in told.get((alliance["tieup_id"],), [])))
        publishers = [articles.get(article_id, {}).get("publisher") for article_id in ids]
        rows.append({"tieup_id": alliance["tieup_id"], "alliance": alliance["label"], "articles": len(ids),
                     "article_ids": ids, "outlets": sorted({name for name in publishers if name}),
                     "unknown_outlets": publishers.count(None),
                     "copies": sum(len(copies.get((article_id,), [])) for article_id in ids),
                     "first_reported": alliance["first_reported"], "last_reported": alliance["last_reported"]})
    return made(rows, ["tieup_id", "alliance", "articles", "article_ids", "outlets", "unknown_outlets", "copies",
                       "first_reported", "last_reported"])


def agreement(tables: Tables) -> pd.DataFrame:
    """Return for each alliance and each of `VARIABLES` how well it is borne out.

    `state` is "not_stated", "single" (no value has more than one independent article), "confirmed" (a value has two or
    more, and no article contradicts), or "differ" (articles contradict one another). `articles` counts the independent
    articles that say something on it.
    """
    said = grouped(statements(tables), "tieup_id", "variable")
    contradicted = grouped(({"tieup_id": row["tieup_id"], "variable": family(row["variable"]), "row": row}
                            for row in records(tables["contradictions"])), "tieup_id", "variable")
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        for variable in VARIABLES:
            own = said.get((alliance["tieup_id"], variable), [])
            against = [entry["row"] for entry in contradicted.get((alliance["tieup_id"], variable), [])]
            backing = [len({row["article_id"] for row in rows}) for rows in grouped(own, "value").values()]
            state = ("differ" if against else "not_stated" if not own
                     else "confirmed" if max(backing) > 1 else "single")
            values = [value for row in against for value in row["values"]] or [row["value"] for row in own]
            claims = [claim for row in against for claim in row["claim_ids"]] + ids_of(own)
            rows.append({"tieup_id": alliance["tieup_id"], "alliance": alliance["label"], "variable": variable,
                         "state": state, "articles": len({row["article_id"] for row in own}),
                         "values": list(dict.fromkeys(values)), "claim_ids": list(dict.fromkeys(claims))})
    return made(rows, ["tieup_id", "alliance", "variable", "state", "articles", "values", "claim_ids"])


def statements(tables: Tables) -> Iterable[Row]:
    """Yield what each independent article says on each variable: tieup_id, variable, value, article_id, claim_id."""
    for claim in independent(tables, "claims"):
        if claim["tieup_id"] and claim["assertion"] != "negated" and claim["variable"] in VARIABLES:
            yield claim
    for row in independent(tables, "terms"):
        value = f"{row['measure']} {row['organisation'] or ''} {row['value']:.12g} {row['unit']}"
        yield row | {"variable": "figures", "value": value}


def family(variable: object) -> str:
    """Return the variable that a contradiction belongs to: "investment (Volkswagen)" is one of figures."""
    name = str(variable).split(" (")[0]
    return "figures" if name in MEASURES else name
