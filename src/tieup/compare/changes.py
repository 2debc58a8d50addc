"""What changed between two editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from tieup.codes import STAGES
from tieup.compare.additions import ADDITIONS, additions
from tieup.compare.courses import RANKS
from tieup.compare.selection import Row, Tables, alliances, articles_that_tell, grouped, made, records

ALLIANCES = ["tieup_id", "alliance", "change", "focus", "articles", "claim_ids"]
MOVES = ["tieup_id", "alliance", "before", "after", "direction", "date", "claim_ids", "judged"]
CLAIMS = ["claim_id", "change", "variable", "value", "before", "tieup_id", "organisation", "article_id", "quote",
          "new_article", "judged"]
ARTICLES = ["article_id", "change", "title", "publisher", "published", "status", "tells"]
PROGRESS = list(STAGES)[:list(STAGES).index("suspended")]  # stages after these are ends, not steps
CHANGED = ("corrected", "added", "rejected")  # what a reviewer changed, in contrast to what was confirmed
# A claim of the same place is corrected if it differs here; a new quote or rule alone changes nothing that is said.
SAID = ("value", "organisation", "tieup_id", "assertion", "number", "unit", "year")


@dataclass(frozen=True)
class Changes:
    """What differs from the edition before; on a first edition `first_edition` is true and all frames are empty."""

    first_edition: bool
    alliances: pd.DataFrame  # change: new | gone
    stages: pd.DataFrame  # direction: forward | back | ended | resumed | stated | withdrawn
    claims: pd.DataFrame  # change: new | withdrawn | corrected
    articles: pd.DataFrame  # change: new | withdrawn | edited
    additions: pd.DataFrame  # details of alliances known before that are new or differ

    @property
    def nothing(self) -> bool:
        """True if there was an edition before and this one says the same."""
        frames = (self.alliances, self.stages, self.claims, self.articles, self.additions)
        return not self.first_edition and all(frame.empty for frame in frames)


def what_changed(previous: Tables | None, tables: Tables) -> Changes:
    """Return what is new, moved, corrected or withdrawn since `previous`, None if there is no edition before.

    Claims of a new article are new too; `new_article` tells them from new claims of an article that was there before.
    """
    if previous is None:
        return Changes(True, made([], ALLIANCES), made([], MOVES), made([], CLAIMS), made([], ARTICLES),
                       made([], ADDITIONS))
    articles = changes_of_articles(previous, tables)
    claims = changes_of_claims(previous, tables, set(articles.loc[articles["change"] == "new", "article_id"]))
    return Changes(False, changes_of_alliances(previous, tables), moves_of_stages(previous, tables, claims), claims,
                   articles, additions(previous, tables, verdicts(tables)))


def changes_of_alliances(previous: Tables, tables: Tables) -> pd.DataFrame:
    """Return the alliances that are new or gone, each in the reading order of its edition."""
    before, after = (alliances(edition).to_dict("records") for edition in (previous, tables))
    known, present = ({row["tieup_id"] for row in rows} for rows in (before, after))
    rows = []
    for change, edition, those in (("new", tables, [row for row in after if row["tieup_id"] not in known]),
                                   ("gone", previous, [row for row in before if row["tieup_id"] not in present])):
        claims = claims_of_reports(edition)
        rows += [{"tieup_id": row["tieup_id"], "alliance": row["label"], "change": change, "focus": row["focus"],
                  "articles": row["articles"], "claim_ids": claims.get(row["tieup_id"], [])} for row in those]
    return made(rows, ALLIANCES)


def verdicts(tables: Tables) -> dict[str, str]:
    """Return the claims that a reviewer changed: "corrected", "added" or "rejected"."""
    changed = {str(row["claim_id"]): "rejected" for row in records(tables["judgements"])
               if row["status"] == "applied" and row["verdict"] == "reject" and row["claim_id"]}
    return changed | {str(row["claim_id"]): str(row["judged"]) for row in records(tables["claims"])
                      if row["judged"] in CHANGED}


def moves_of_stages(previous: Tables, tables: Tables, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the alliances of both editions whose stage is another, with the claims that moved it.

    `judged` is true where a reviewer's judgement moved it, so that nothing has moved but what was read.
    """
    changed = grouped((row for row in records(claims) if row["variable"] == "stage"), "tieup_id")
    before = {row["tieup_id"]: row["stage"] for row in records(previous["tieups"][["tieup_id", "stage"]])}
    events = grouped(records(tables["stages"]), "tieup_id", "stage")
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        old, new = before.get(alliance["tieup_id"], alliance["stage"]), alliance["stage"]
        if old != new:
            own = events.get((alliance["tieup_id"], new), [])
            behind = changed.get((alliance["tieup_id"],), [])
            new_claims = {event["claim_id"] for event in own}
            telling = [row for row in behind if row["claim_id"] in new_claims] or behind
            rows.append({"tieup_id": alliance["tieup_id"], "alliance": alliance["label"], "before": old, "after": new,
                         "direction": direction(old, new), "date": own[-1]["date"] if own else None,
                         "claim_ids": [event["claim_id"] for event in own],
                         "judged": bool(telling) and all(row["judged"] in CHANGED for row in telling)})
    return made(rows, MOVES)


def direction(before: str | None, after: str | None) -> str:
    """Return which way a stage moved: forward or back on the ladder, ended, or resumed after an end."""
    if before is None or after is None:
        return "stated" if before is None else "withdrawn"
    if after not in PROGRESS:
        return "ended"
    if before not in PROGRESS:
        return "resumed"
    return "forward" if RANKS[after] > RANKS[before] else "back"


def changes_of_claims(previous: Tables, tables: Tables, new_articles: set[str]) -> pd.DataFrame:
    """Return claims that are new, withdrawn, or the same place with another value, in the order of their ids."""
    before, after = ({str(row["claim_id"]): row for row in with_figures(edition)} for edition in (previous, tables))
    rows, judged = [], verdicts(tables)
    for claim_id in sorted(before.keys() | after.keys()):
        old, new = before.get(claim_id), after.get(claim_id)
        change = "new" if old is None else "withdrawn" if new is None else "corrected"
        if old and new and all(old.get(field) == new.get(field) for field in SAID):
            continue
        rows.append({**(new or old or {}), "change": change, "before": spoken(old) if old and new else None,
                     "value": spoken(new or old or {}), "new_article": (new or old or {})["article_id"] in new_articles,
                     "judged": (new or {}).get("judged") or judged.get(claim_id)})
    return made(rows, CLAIMS)


def with_figures(tables: Tables) -> Iterable[Row]:
    """Yield each claim, with number, unit and year if it is a figure."""
    terms = {row["claim_id"]: {"number": row["value"], "unit": row["unit"], "year": row["year"]}
             for row in records(tables["terms"])}
    for claim in records(tables["claims"]):
        yield claim | terms.get(claim["claim_id"], {})


def spoken(claim: Row) -> str:
    """Return what a claim says: its value, and its figure if it has one."""
    figure = f" {claim['number']:.12g} {claim['unit']}" if claim.get("number") is not None else ""
    return f"{claim['value']}{figure}"


def changes_of_articles(previous: Tables, tables: Tables) -> pd.DataFrame:
    """Return articles that are new, withdrawn or edited (other bytes under the same id), the latest first.

    `tells` is true for those that a cover counts: copies and articles that tell nothing for the edition are not.
    """
    before, after = ({str(row["article_id"]): row for row in records(edition["articles"])}
                     for edition in (previous, tables))
    rows = []
    telling = {*articles_that_tell(previous), *articles_that_tell(tables)}
    for article_id in before.keys() | after.keys():
        old, new = before.get(article_id), after.get(article_id)
        if old and new and old["sha256"] == new["sha256"]:
            continue
        change = "new" if old is None else "withdrawn" if new is None else "edited"
        rows.append((new or old or {}) | {"change": change, "tells": article_id in telling})
    order = ["new", "edited", "withdrawn"]
    rows.sort(key=lambda row: (order.index(row["change"]), -row["published"].toordinal() if row["published"] else 0,
                               row["article_id"]))
    return made(rows, ARTICLES)


def claims_of_reports(tables: Tables) -> dict[object, list[str]]:
    """Return the claims behind the reports of each alliance."""
    return {tieup_id: [claim for row in rows for claim in row["claim_ids"]]
            for (tieup_id,), rows in grouped(records(tables["reports"]), "tieup_id").items()}
