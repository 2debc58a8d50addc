"""Which alliances are compared, in what order, under what name, and which of their claims count."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from tieup.wording import is_missing, label

Tables = Mapping[str, pd.DataFrame]
Row = dict[str, Any]

ENDED = ("called_off", "terminated")
OF_ALLIANCES = ("tieups", "reports", "stages", "scope", "contributions", "terms", "contradictions")
LONG_AGO = datetime.date.min  # undated articles come last where the latest comes first


def select(
    tables: Tables,
    tieup_ids: Iterable[str] | None = None,
    organisation: str | None = None,
    background: bool = True,
) -> dict[str, pd.DataFrame]:
    """Return the tables narrowed to some alliances: those named, those of one organisation, or all but background.

    Strategy and organisations are narrowed to the partners of these alliances, claims and quotations to the articles
    that tell of them. What was read (articles, sentences, marks, rejections, judgements) stays whole.
    """
    tieups = tables["tieups"]
    keep = pd.Series(True, index=tieups.index)
    if tieup_ids is not None:
        keep &= tieups["tieup_id"].isin(list(tieup_ids))
    if organisation is not None:
        keep &= pd.Series([organisation in names for names in tieups["participants"]], tieups.index, dtype=bool)
    if not background:
        keep &= (tieups["focus"] == "main").astype(bool)
    if keep.all():
        return dict(tables)
    kept = set(tieups.loc[keep, "tieup_id"])
    chosen = dict(tables) | {name: tables[name][tables[name]["tieup_id"].isin(kept)] for name in OF_ALLIANCES}
    partners = {name for names in chosen["tieups"]["participants"] for name in names}
    told = set(chosen["reports"]["article_id"])
    for name in ("strategy", "organisations"):
        chosen[name] = tables[name][tables[name]["organisation"].isin(partners)]
    chosen["quotations"] = tables["quotations"][tables["quotations"]["article_id"].isin(told)]
    claims = tables["claims"]
    of_article = claims["tieup_id"].isna() & claims["article_id"].isin(told)
    # what a company says of its strategy, or a person at all, may be said of an alliance that is left out
    cited = claims["claim_id"].isin({*chosen["strategy"]["claim_id"], *chosen["quotations"]["claim_id"]})
    chosen["claims"] = claims[of_article | cited | claims["tieup_id"].isin(kept)]
    return chosen


def told_at_length(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the tables with the alliances that articles are about, as a bottom line, its charts and its cover count
    them; those mentioned in passing are left out unless there are no others. What companies say stays whole.

    Alliances keep the label that they have among all, so that one alliance has one name in a document.
    """
    names = distinct_names(sorted(records(tables["tieups"]), key=reading_order))
    main = tables["tieups"][tables["tieups"]["focus"] == "main"]
    if len(main) in (0, len(tables["tieups"])):
        return dict(tables)
    chosen = {name: tables[name][tables[name]["tieup_id"].isin(set(main["tieup_id"]))] for name in OF_ALLIANCES}
    return dict(tables) | chosen | {"tieups": main.assign(name=main["tieup_id"].map(names))}


def alliances(tables: Tables) -> pd.DataFrame:
    """Return the alliances in reading order, each with a `label` that no other has.

    Those that an article is about come first, then those with more independent articles, then the latest reported.
    """
    rows = sorted(records(tables["tieups"]), key=reading_order)
    names = distinct_names(rows)
    return made([row | {"label": names[row["tieup_id"]], "ended": row["stage"] in ENDED} for row in rows],
                [*tables["tieups"].columns, "label", "ended"])


def reading_order(alliance: Row) -> tuple:
    latest = alliance["last_reported"] or LONG_AGO
    return alliance["focus"] != "main", -(alliance["articles"] or 0), -latest.toordinal(), alliance["tieup_id"]


def distinct_names(rows: Sequence[Row]) -> dict[str, str]:
    """Return a name for each alliance. Those of the same partners add in brackets, until no two are alike, their
    company or form, the year they were first heard of, and their number.
    """
    details: dict[str, list[str]] = {row["tieup_id"]: [] for row in rows}
    names = {row["tieup_id"]: row["name"] for row in rows}
    for detail in (company_or_form, first_year, number_of):
        for alike in grouped(({**row, "label": names[row["tieup_id"]]} for row in rows), "label").values():
            told_apart = [detail(row) for row in alike]
            for row, more in zip(alike, told_apart, strict=True) if len(set(told_apart)) > 1 else ():
                details[row["tieup_id"]] += [more] if more else []
                names[row["tieup_id"]] = with_details(row["name"], details[row["tieup_id"]])
    return names


def with_details(name: str, details: Sequence[str]) -> str:
    return f"{name} ({', '.join(details)})" if details else name


def company_or_form(alliance: Row) -> str:
    return str(alliance["joint_company"] or (label(alliance["form"]) if alliance["form"] else ""))


def first_year(alliance: Row) -> str:
    day = alliance["announced"] or alliance["first_reported"]
    return str(day.year) if day else ""


def number_of(alliance: Row) -> str:
    return str(alliance["tieup_id"]).rsplit("-", 1)[-1]


def records(frame: pd.DataFrame) -> list[Row]:
    """Return the rows as plain Python values: None for every kind of missing, lists for lists."""
    return [{key: plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


def plain(value: object) -> object:
    if isinstance(value, list | np.ndarray):
        return list(value)
    return None if is_missing(value) else value


def made(rows: Iterable[Mapping], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a frame with these columns; values stay the Python values they are, missing stays None."""
    return pd.DataFrame.from_records([[row[column] for column in columns] for row in rows],
                                     columns=list(columns)).astype(object).where(lambda frame: frame.notna(), None)


def heads_of_clusters(tables: Tables) -> dict[str, str]:
    """Return the independent article for each article: itself, or the head of the cluster that it is a copy in."""
    return {str(row["article_id"]): str(row["duplicate_of"] or row["article_id"])
            for row in records(tables["articles"][["article_id", "duplicate_of"]])}


def days_of_articles(tables: Tables) -> dict[str, datetime.date]:
    """Return the day of publication of each article, the earliest day there is for an undated one."""
    return {str(row["article_id"]): row["published"] or LONG_AGO  # type: ignore[misc]
            for row in records(tables["articles"][["article_id", "published"]])}


def independent(tables: Tables, name: str) -> list[Row]:
    """Return the rows of a table that are not a copy's: the latest article's first, then in the order of its text."""
    heads, days = heads_of_clusters(tables), days_of_articles(tables)
    rows = [row for row in records(tables[name])
            if heads.get(str(row["article_id"]), row["article_id"]) == row["article_id"]]
    return sorted(rows, key=lambda row: (-days.get(row["article_id"], LONG_AGO).toordinal(), row["article_id"],
                                         place_in_text(row)))


def articles_that_tell(tables: Tables) -> list[str]:
    """Return the independent articles of which an alliance, a strategy or a quotation is told, in the table's order."""
    telling = {str(row["article_id"]) for name in ("reports", "strategy", "quotations") for row in
               records(tables[name][["article_id"]])}
    return [article_id for article_id, head in heads_of_clusters(tables).items()
            if head == article_id and article_id in telling]


def place_in_text(row: Row) -> list:
    """Return a key that sorts claims by where they stand ("a:90-120:form" before "a:104-130:form")."""
    named = str(row.get("claim_id") or row.get("tieup_id"))
    return [int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", named)]


def grouped(rows: Iterable[Row], *keys: str) -> dict[tuple, list[Row]]:
    """Return the rows by the values of `keys`, groups and rows in the order in which they come."""
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in keys)].append(row)
    return dict(groups)


def ids_of(rows: Iterable[Row]) -> list[str]:
    """Return the ids of the rows' claims, each once."""
    return list(dict.fromkeys(str(row["claim_id"]) for row in rows if row["claim_id"]))
