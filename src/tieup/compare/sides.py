"""Alliances side by side: what is stated of each, what is denied, and what is not stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from tieup.compare.areas import contribution_matrix, scope_matrix
from tieup.compare.courses import stage_history
from tieup.compare.figures import figures_table
from tieup.compare.selection import Row, Tables, alliances, grouped, ids_of, independent, made
from tieup.compare.sources import source_counts
from tieup.wording import NOT_STATED, counted, day, label, listed, short_day, spelled

ROWS = ("partners", "form", "joint_company", "stage", "binding", "announced", "scope", "contributions", "figures",
        "sources")
COLUMNS = ["tieup_id", "alliance", "row", "number", "text", "value", "state", "commitment", "claim_ids"]


def side_by_side(tables: Tables) -> pd.DataFrame:
    """Return the cells of a table with one column for each alliance and the rows of `ROWS`, item by item.

    A cell is the items of one `tieup_id` and `row`, numbered from 0. `state` is "stated", "no" (denied: "no equity
    stake") or "not_stated", which is one item of its own without claims. `value` is the code or typed value behind
    `text`; `commitment` is given for areas of scope.
    """
    parts = {"scope": grouped(scope_matrix(tables).to_dict("records"), "tieup_id"),
             "contributions": grouped(contribution_matrix(tables).to_dict("records"), "tieup_id"),
             "figures": grouped(figures_table(tables).to_dict("records"), "tieup_id"),
             "stage": grouped(stage_history(tables).to_dict("records"), "tieup_id"),
             "sources": grouped(source_counts(tables).to_dict("records"), "tieup_id"),
             "claims": grouped(independent(tables, "claims"), "tieup_id")}
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        own = {name: part.get((alliance["tieup_id"],), []) for name, part in parts.items()}
        for row in ROWS:
            items = list(ITEMS[row](alliance, own)) or [item(NOT_STATED, state="not_stated")]
            rows += [{"tieup_id": alliance["tieup_id"], "alliance": alliance["label"], "row": row, "number": number,
                      **found} for number, found in enumerate(items)]
    return made(rows, COLUMNS)


def item(text: str, value: object = None, claim_ids: list[str] | None = None, state: str = "stated",
         commitment: str | None = None) -> Row:
    return {"text": text, "value": value, "state": state, "commitment": commitment, "claim_ids": claim_ids or []}


def evidence(own: dict[str, list[Row]], variable: str, value: object) -> list[str]:
    """Return the claims of an alliance that say `value` of `variable`."""
    return ids_of(claim for claim in own["claims"] if claim["variable"] == variable and claim["assertion"] != "negated"
                  and str(value) in (claim["value"], claim["organisation"] if variable == "participants" else None))


def partners(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    for name in alliance["participants"]:
        yield item(name, name, evidence(own, "participants", name))


def forms(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    for form in alliance["forms"]:
        yield item(label(form), form, evidence(own, "form", form))
    denied = grouped((claim for claim in own["claims"] if claim["variable"] == "form"
                      and claim["assertion"] == "negated" and claim["value"] not in alliance["forms"]), "value")
    for (form,), claims in denied.items():
        yield item(f"no {label(form)}", form, ids_of(claims), state="no")


def joint_company(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    if name := alliance["joint_company"]:
        yield item(name, name, evidence(own, "form", "joint_venture"))


def stage(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    if code := alliance["stage"]:
        said = [event for event in own["stage"] if event["stage"] == code]
        last = next((event for event in said if event["latest"]), None)
        when = f" (reported {short_day(last['date'])})" if last and last["date"] else ""
        yield item(f"{label(code)}{when}", code, [claim for event in said[::-1] for claim in event["claim_ids"]]
                   or evidence(own, "stage", code))


def binding(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    if alliance["binding"] not in (None, "not_stated"):
        yield item(label(alliance["binding"]), alliance["binding"], evidence(own, "binding", alliance["binding"]))


def announced(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    if date := alliance["announced"]:
        yield item(day(date), date, evidence(own, "announced", date))


def scope(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    for row in own["scope"]:
        yield item(label(row["area"]), row["area"], row["claim_ids"], commitment=row["commitment"])


def contributions(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    stated = [row for row in own["contributions"] if row["state"] == "stated"]
    for (organisation,), brought in grouped(stated, "organisation").items():
        yield item(f"{organisation}: {listed(label(row['area']) for row in brought)}", organisation,
                   [claim for row in brought for claim in row["claim_ids"]])


def figures(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    alike = grouped(own["figures"], "measure", "organisation", "unit", "year")
    for row in own["figures"]:
        by = f", {row['organisation']}" if row["organisation"] else ""
        until = f", {int(row['year'])}" if row["year"] else ""
        others = alike[row["measure"], row["organisation"], row["unit"], row["year"]]
        yield item(f"{label(row['measure'])}{by}: {row['words']}{until}{told_apart(row, others)}", row["value"],
                   row["claim_ids"])


def told_apart(figure: Row, alike: Sequence[Row]) -> str:
    """Return what tells a figure from others of the same measure, holder and year: its day of report, or their number.
    """
    days = [row["reported"] for row in alike]
    if len(alike) == 1:
        return ""
    if figure["reported"] and days.count(figure["reported"]) == 1:
        return f" (reported {short_day(figure['reported'])})"
    return f" (one of {spelled(len(alike))} figures)"


def sources(alliance: Row, own: dict[str, list[Row]]) -> Iterator[Row]:
    for row in own["sources"]:
        copies = f" and {counted(row['copies'], 'copy')}" if row["copies"] else ""
        yield item(f"{counted(row['articles'], 'independent article')}{copies}", row["articles"])


ITEMS = dict(zip(ROWS, (partners, forms, joint_company, stage, binding, announced, scope, contributions, figures,
                        sources), strict=True))
