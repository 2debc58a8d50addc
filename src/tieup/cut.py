"""The part of the tables that an edition is about: its window of dates, its alliances, its organisations.

An edition of last March that is made again today must read as it did in March. So alliances are told anew from the
reports inside the window: an article of April neither adds a stage nor counts as a source.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from tieup.codes import FORMS, SDC_STATUS
from tieup.editions import Edition
from tieup.errors import RunError
from tieup.model import StageEvent
from tieup.resolution import latest_stage
from tieup.schemas import TABLES
from tieup.tables import frame

Frames = Mapping[str, pd.DataFrame]
OF_ALLIANCES = ("reports", "stages", "scope", "contributions", "terms", "contradictions")
OF_ARTICLES = ("sentences", "removed", "mentions", "claims", "reports", "stages", "scope", "contributions", "terms",
               "strategy", "quotations")


def cut_tables(tables: Frames, edition: Edition) -> dict[str, pd.DataFrame]:
    """Return all tables, cut down to what `edition` is about. Doing it twice changes nothing."""
    chosen = dict(tables)
    inside = articles_inside(tables["articles"], edition)
    if len(inside) < len(tables["articles"]):
        for name in ("articles", *OF_ARTICLES):
            chosen[name] = rows_where(tables[name], "article_id", inside)
        chosen["organisations"] = counted_anew(tables["organisations"], chosen["mentions"])
        chosen["tieups"] = told_anew(tables["tieups"], chosen)
        chosen["contradictions"] = contradictions_inside(tables["contradictions"], inside)
    wanted = alliances_wanted(chosen["tieups"], edition)
    if len(wanted) < len(tables["tieups"]):
        for name in ("tieups", *OF_ALLIANCES):
            chosen[name] = rows_where(chosen[name], "tieup_id", wanted)
        # strategy and voices stay, though a company may speak of an alliance that is not asked for
        voiced = {*chosen["strategy"]["claim_id"], *chosen["quotations"]["claim_id"]}
        speaks = (chosen["claims"]["tieup_id"].isna() | chosen["claims"]["tieup_id"].isin(wanted)
                  | chosen["claims"]["claim_id"].isin(voiced))
        chosen["claims"] = chosen["claims"][speaks.astype(bool)].reset_index(drop=True)
    if edition.organisations is not None or edition.alliances is not None:
        keep_companies(chosen, edition)
    return chosen


def articles_inside(articles: pd.DataFrame, edition: Edition) -> list[str]:
    """Return the ids of the articles inside the window. One without a date is inside only if there is no window."""
    first = edition.since or datetime.date.min
    last = min(edition.until or datetime.date.max, edition.as_of or datetime.date.max)
    windowed = bool(edition.since or edition.until)
    return [article_id for article_id, day in zip(articles["article_id"], articles["published"], strict=True)
            if (not windowed if pd.isna(day) else first <= day <= last)]


def alliances_wanted(tieups: pd.DataFrame, edition: Edition) -> list[str]:
    """Return the ids of the alliances that `edition` asks for, in the order of the table."""
    named = {tuple(sorted(each)) if isinstance(each, tuple) else each for each in edition.alliances or ()}
    return [
        row.tieup_id
        for row in tieups.itertuples()
        if (edition.background or row.focus == "main")
        and (edition.alliances is None or row.tieup_id in named or tuple(sorted(row.participants)) in named)
        and (edition.organisations is None or set(edition.organisations) & set(row.participants))
    ]


def keep_companies(chosen: dict[str, pd.DataFrame], edition: Edition) -> None:
    """Keep the strategy of the parties and of the organisations asked for, and who is quoted about these alliances."""
    companies = {name for parties in chosen["tieups"]["participants"] for name in parties}
    companies |= set(edition.organisations or ())
    chosen["strategy"] = rows_where(chosen["strategy"], "organisation", companies)
    telling = set(chosen["reports"]["article_id"])
    chosen["quotations"] = rows_where(chosen["quotations"], "article_id", telling)
    kept = set(chosen["strategy"]["claim_id"]) | set(chosen["quotations"]["claim_id"])
    about = chosen["claims"]["tieup_id"].isin(chosen["tieups"]["tieup_id"])
    stays = about | chosen["claims"]["claim_id"].isin(kept)
    chosen["claims"] = chosen["claims"][stays.astype(bool)].reset_index(drop=True)


def told_anew(tieups: pd.DataFrame, inside: Frames) -> pd.DataFrame:
    """Return the alliances that the reports `inside` tell of, with everything that depends on which articles tell."""
    published = dict(zip(inside["articles"]["article_id"], inside["articles"]["published"], strict=True))
    rows = []
    for row in tieups.to_dict("records"):
        reports = inside["reports"][inside["reports"]["tieup_id"] == row["tieup_id"]].to_dict("records")
        if not reports:
            continue
        days = {r["article_id"]: present(published[r["article_id"]]) for r in reports}
        reports.sort(key=lambda r: (days[r["article_id"]] or datetime.date.min, r["article_id"]))
        stages = inside["stages"][inside["stages"]["tieup_id"] == row["tieup_id"]].to_dict("records")
        events = [StageEvent(present(s["date"]), s["stage"], s["article_id"], s["claim_id"]) for s in stages]
        events.sort(key=lambda event: event.date or datetime.date.min)
        forms = [form for form in FORMS if any(form in r["forms"] for r in reports)]
        dated = sorted(day for day in days.values() if day)
        stage = latest_stage(events)
        rows.append(row | {
            "forms": forms, "form": forms[0] if forms else None, "stage": stage,
            "binding": next((r["binding"] for r in reversed(reports) if r["binding"] != "not_stated"), "not_stated"),
            "announced": next((r["announced"] for r in reports if present(r["announced"])), None),
            "first_reported": dated[0] if dated else None, "last_reported": dated[-1] if dated else None,
            "articles": len(days), "focus": min((r["focus"] for r in reports), key=("main", "background").index),
            "joint_company": next((r["joint_company"] for r in reversed(reports) if present(r["joint_company"])), None),
            "sdc_status": SDC_STATUS.get(stage or ""),
        })  # fmt: skip
    return frame_of("tieups", rows)


def counted_anew(organisations: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the organisations that `mentions` name, with their counts among these."""
    named = mentions.groupby("organisation")["article_id"].agg(["size", "nunique"])
    left = rows_where(organisations, "organisation", named.index)
    counts = {column: left["organisation"].map(named[count]).astype("int64[pyarrow]")
              for column, count in (("mentions", "size"), ("articles", "nunique"))}
    return left.assign(**counts)


def contradictions_inside(contradictions: pd.DataFrame, inside: list[str]) -> pd.DataFrame:
    """Return the contradictions of which at least two sides stand in articles that are `inside`."""
    rows, known = [], set(inside)
    for row in contradictions.to_dict("records"):
        sides = [side for side in zip(row["values"], row["article_ids"], row["claim_ids"], strict=True)
                 if side[1] in known]
        if len({value for value, _, _ in sides}) > 1:
            values, article_ids, claim_ids = zip(*sides, strict=True)
            rows.append(row | {"values": list(values), "article_ids": list(article_ids), "claim_ids": list(claim_ids)})
    return frame_of("contradictions", rows)


def as_of_date(tables: Frames, edition: Edition) -> datetime.date:
    """Return the as-of date of `edition`, or else the latest day of publication among the articles inside its window.

    Raise RunError, with the remedy, if no article is inside or none of them has a date.
    """
    articles = tables["articles"]
    inside = articles[articles["article_id"].isin(articles_inside(articles, edition))]
    dated = [day for day in articles["published"] if present(day)]
    if inside.empty:
        bounds = f" Theirs lie between {min(dated)} and {max(dated)}." if dated else " None of them has a date."
        raise RunError(f"edition {edition.name}: none of the {len(articles)} articles was published in its window, "
                       f"from {edition.since or 'the first'} to {edition.until or edition.as_of or 'the latest'}."
                       f"{bounds} Widen 'since' and 'until'.")
    days = [day for day in inside["published"] if present(day)]
    if edition.as_of or days:
        return edition.as_of or max(days)
    raise RunError(f"edition {edition.name}: no article has a day of publication. Give 'as_of' in the edition, or "
                   "'published' in an origin card beside an article.")


def rows_where(table: pd.DataFrame, column: str, values: object) -> pd.DataFrame:
    """Return the rows of `table` whose `column` is one of `values`, numbered anew."""
    return table[table[column].isin(list(values))].reset_index(drop=True)  # type: ignore[call-overload]


def frame_of(name: str, rows: list[dict]) -> pd.DataFrame:
    """Return `rows` as the table `name`, with its exact types."""
    plain = [{c.name: listed(row[c.name]) for c in TABLES[name].columns} for row in rows]
    return frame(pa.Table.from_pylist(plain, schema=TABLES[name].schema))


def listed(value: object) -> object:
    """Return a cell of a frame as Arrow takes it: arrays as lists, every kind of missing value as None."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return value if isinstance(value, list) else present(value)


def present(value: Any) -> Any:
    """Return `value`, or None if it is missing in whatever way a frame says so."""
    return None if value is None or pd.isna(value) else value  # type: ignore[call-overload]
