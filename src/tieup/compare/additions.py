"""What is told of an alliance that was known before, and was not told, or told otherwise, in the edition before."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

import pandas as pd

from tieup.compare.selection import Row, Tables, alliances, grouped, ids_of, independent, made, records
from tieup.wording import day, label, quantity

ADDITIONS = ["tieup_id", "alliance", "kind", "words", "before", "claim_ids", "judged"]
TOLD_ONCE = ("form", "binding", "announced", "joint_company")
NOTHING = (None, "not_stated")


def additions(previous: Tables, tables: Tables, judged: Collection[str]) -> pd.DataFrame:
    """Return the details of alliances of both editions that are new or differ, alliance by alliance.

    `kind` is figures, scope, contributions, contradictions, form, binding, announced or joint_company; `before` is what
    was said in its place, None for what is new. `judged` is true where all claims behind it are a reviewer's.
    """
    known = {row["tieup_id"]: row for row in records(previous["tieups"])}
    before, after = details(previous), details(tables)
    claims = grouped(records(tables["claims"]), "tieup_id", "variable", "value")
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        tieup_id = alliance["tieup_id"]
        if tieup_id not in known:
            continue
        found: list[tuple[str, str, str | None, list[str]]] = [
            (kind, words, None, claim_ids) for (own, kind, _), (words, claim_ids) in after.items()
            if own == tieup_id and (own, kind, _) not in before]
        for kind in TOLD_ONCE:
            old, new = spoken(known[tieup_id][kind]), spoken(alliance[kind])
            if new and old != new:
                value = alliance[kind].isoformat() if kind == "announced" else alliance[kind]
                found.append((kind, new, old, ids_of(claims.get((tieup_id, kind, value), []))))
        rows += [{"tieup_id": tieup_id, "alliance": alliance["label"], "kind": kind, "words": words, "before": old,
                  "claim_ids": claim_ids, "judged": bool(claim_ids) and set(claim_ids) <= set(judged)}
                 for kind, words, old, claim_ids in found]
    return made(rows, ADDITIONS)


def details(tables: Tables) -> dict[tuple, tuple[str, list[str]]]:
    """Return each detail that an alliance may have several of, by alliance, kind and what is said, with its words."""
    found: dict[tuple, tuple[str, list[str]]] = {}
    for kind, said, row, words in every_detail(tables):
        _, claim_ids = found.setdefault((row["tieup_id"], kind, said), (words, []))
        claim_ids += ids_of([row]) if "claim_id" in row else row["claim_ids"]
    return found


def every_detail(tables: Tables) -> Iterator[tuple[str, tuple, Row, str]]:
    for row in independent(tables, "terms"):
        by = f", {row['organisation']}" if row["organisation"] else ""
        yield ("figures", (row["measure"], row["organisation"], row["value"], row["unit"]), row,
               f"{quantity(row['value'], row['unit'])} ({label(row['measure'])}{by})")
    for row in independent(tables, "scope"):
        yield "scope", (row["area"],), row, label(row["area"])
    for row in independent(tables, "contributions"):
        yield ("contributions", (row["organisation"], row["area"]), row,
               f"{label(row['area'])} ({row['organisation']})")
    for row in records(tables["contradictions"]):
        variable, *whose = str(row["variable"]).split(" (")
        yield ("contradictions", (row["variable"], *sorted(set(row["values"]))), row,
               " (".join((label(variable), *whose)))


def spoken(value: object) -> str | None:
    """Return what an alliance is told of once in words, None if it is not told."""
    if value in NOTHING:
        return None
    return day(value) if isinstance(value, datetime.date) else label(str(value))
