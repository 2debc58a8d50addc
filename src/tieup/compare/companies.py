"""Companies rather than alliances: their EV strategy, their voices, and who is partner of whom."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from tieup.codes import DIMENSIONS
from tieup.compare.clauses import Clauses
from tieup.compare.selection import (
    Tables,
    alliances,
    days_of_articles,
    grouped,
    heads_of_clusters,
    ids_of,
    independent,
    made,
    records,
)


def strategy_matrix(tables: Tables) -> pd.DataFrame:
    """Return a row for each company and dimension of strategy that an article speaks of; `text` is the clause of the
    latest article that says so.

    Partners of many alliances come first, then companies of whom more is said.
    """
    stated = grouped(independent(tables, "strategy"), "organisation", "dimension")
    clauses = Clauses(tables)
    partner_in = counts_of_partners(tables)
    said_of = {organisation: len([1 for other, _ in stated if other == organisation]) for organisation, _ in stated}
    rows = []
    for organisation in sorted(said_of, key=lambda name: (-partner_in.get(name, 0), -said_of[name], name)):
        rows += [{"organisation": organisation, "dimension": dimension, "text": clauses.wording(said),
                  "articles": len({row["article_id"] for row in said}), "claim_ids": ids_of(said)}
                 for dimension in DIMENSIONS if (said := stated.get((organisation, dimension)))]
    return made(rows, ["organisation", "dimension", "text", "articles", "claim_ids"])


def voices(tables: Tables) -> pd.DataFrame:
    """Return who is quoted, the latest article first: speaker (None for a company), role, organisation, words, article.

    `tieup_ids` name the alliances that the article tells of.
    """
    told = grouped(records(tables["reports"][["article_id", "tieup_id"]]), "article_id")
    days = days_of_articles(tables)
    rows = [{"speaker": row["speaker"], "role": row["role"], "organisation": row["organisation"], "text": row["text"],
             "article_id": row["article_id"], "published": None if row["article_id"] not in days or
             days[row["article_id"]].year == 1 else days[row["article_id"]],
             "tieup_ids": [r["tieup_id"] for r in told.get((row["article_id"],), [])],
             "claim_ids": [row["claim_id"]]} for row in independent(tables, "quotations")]
    return made(rows, ["speaker", "role", "organisation", "text", "article_id", "published", "tieup_ids", "claim_ids"])


def partner_network(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the partners (nodes) and the pairs of them that share an alliance (edges).

    Nodes: organisation, kind, country, alliances (count), partners (count), the best connected first. Edges: first,
    second, tieup_ids, alliances, forms, stages, live (False if all their alliances have ended), claim_ids.
    An alliance of three is three pairs.
    """
    kinds = {row["organisation"]: row for row in records(tables["organisations"])}
    evidence = claims_of_partners(tables)
    shared: dict[tuple[str, str], list[dict]] = {}
    for alliance in alliances(tables).to_dict("records"):
        for pair in combinations(sorted(alliance["participants"]), 2):
            shared.setdefault(pair, []).append(alliance)
    edges = [{"first": first, "second": second, "tieup_ids": [a["tieup_id"] for a in own],
              "alliances": [a["label"] for a in own], "forms": list(dict.fromkeys(f for a in own for f in a["forms"])),
              "stages": [a["stage"] for a in own], "live": not all(a["ended"] for a in own),
              "claim_ids": list(dict.fromkeys(c for a in own for name in (first, second)
                                              for c in evidence.get((a["tieup_id"], name), [])))}
             for (first, second), own in sorted(shared.items())]
    count = counts_of_partners(tables)
    partners: dict[str, set[str]] = {name: set() for name in count}
    for first, second in shared:
        partners[first].add(second)
        partners[second].add(first)
    nodes = [{"organisation": name, "kind": kinds.get(name, {}).get("kind"),
              "country": kinds.get(name, {}).get("country"), "alliances": count[name], "partners": len(partners[name])}
             for name in sorted(count, key=lambda name: (-len(partners[name]), -count[name], name))]
    return (made(nodes, ["organisation", "kind", "country", "alliances", "partners"]),
            made(edges, ["first", "second", "tieup_ids", "alliances", "forms", "stages", "live", "claim_ids"]))


def counts_of_partners(tables: Tables) -> dict[str, int]:
    """Return the number of alliances that each organisation is a partner in."""
    count: dict[str, int] = {}
    for names in tables["tieups"]["participants"]:
        for name in names:
            count[name] = count.get(name, 0) + 1
    return count


def claims_of_partners(tables: Tables) -> dict[tuple[str, str], list[str]]:
    """Return the claims that make an organisation a partner of an alliance, by alliance and organisation."""
    heads = heads_of_clusters(tables)
    claims = tables["claims"][tables["claims"]["variable"] == "participants"]
    evidence: dict[tuple[str, str], list[str]] = {}
    for row in records(claims[["claim_id", "article_id", "tieup_id", "organisation", "value"]]):
        if heads.get(row["article_id"], row["article_id"]) == row["article_id"]:
            evidence.setdefault((row["tieup_id"], row["organisation"] or row["value"]), []).append(row["claim_id"])
    return evidence
