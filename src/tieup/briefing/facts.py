"""What findings are made from and of: the alliances with their names and claims; parts, and findings of parts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from tieup.codes import AREAS
from tieup.compare import Tables, alliances
from tieup.wording import is_missing

OLD_NEWS = datetime.timedelta(days=365)  # what was last reported so long before the as-of date may have moved since
NAMED = 3  # so many alliances are named in a sentence; more are counted, and the overview names them
CITED = 3  # sentences cited for one statement; the tables and the evidence have the rest


@dataclass(frozen=True)
class Part:
    """A piece of a finding and the claims it rests on."""

    text: str
    claim_ids: tuple[str, ...] = ()
    look: str = "plain"


@dataclass(frozen=True)
class Finding:
    """One sentence of the bottom line, or two."""

    kind: str  # changed | new | differs | firm | strategy | not_stated | none
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The finding as plain text."""
        return "".join(part.text for part in self.parts)


@dataclass
class Facts:
    """What the findings are made from: the edition's main alliances in order, what they are called, the tables."""

    tables: Tables
    focus: str | None
    as_of: datetime.date | None = None
    rows: list[dict] = field(init=False)

    def __post_init__(self) -> None:
        rows = alliances(self.tables).to_dict("records")
        rows = [row for row in rows if row["focus"] == "main"] or rows
        self.rows = sorted(rows, key=lambda row: self.focus is not None and self.focus not in row["participants"])

    def name(self, row: dict) -> str:
        """Return an alliance's name for prose, "Honda–Nissan (merger)": a list of names with "and" cannot be read."""
        parties = row["participants"]
        return row["label"].replace(row["name"], "–".join(parties)) if len(parties) <= NAMED else row["label"]

    def is_old_news(self, row: dict) -> bool:
        """Return True if nothing was reported of an alliance that may go on for a year or more before the as-of date.
        """
        last, ended = row["last_reported"], row["stage"] in ("called_off", "terminated")
        if self.as_of is None or is_missing(last) or is_missing(row["stage"]) or ended:
            return False
        return last < self.as_of - OLD_NEWS

    def areas(self, row: dict) -> list[str]:
        """Return the areas of an alliance in the order of the guide."""
        scope = self.tables["scope"]
        own = set(scope.loc[scope["tieup_id"] == row["tieup_id"], "area"])
        return [area for area in AREAS if area in own]

    def cite(self, row: dict, variable: str, values: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return the claims of an alliance's variable (and of `values`), one a sentence, at most `CITED`."""
        claims = self.tables["claims"]
        own = claims[(claims["tieup_id"] == row["tieup_id"]) & (claims["variable"] == variable)]
        if values is not None:
            own = own[own["value"].isin(list(values))]
        return tuple(own.drop_duplicates(["article_id", "sentence_id"])["claim_id"].iloc[:CITED])
