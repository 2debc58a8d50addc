"""What a briefing is made from: the edition, its part of the tables, the last edition's, and the citations so far."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from tieup.briefing.evidence import Citations
from tieup.briefing.facts import Finding
from tieup.briefing.findings import find
from tieup.briefing.news import what_is_new
from tieup.compare import Changes, Tables, alliances, what_changed
from tieup.cut import as_of_date, cut_tables
from tieup.editions import Edition
from tieup.tables import read_text


@dataclass
class Brief:
    """The material of one briefing. Its sections cite through `citations`, in the order in which they are shown."""

    edition: Edition
    tables: Tables
    as_of: datetime.date
    processed: Path
    charts: Path | None = None
    previous: Tables | None = None
    previous_as_of: datetime.date | None = None
    citations: Citations = field(init=False)

    def __post_init__(self) -> None:
        self.citations = Citations(self.tables)

    @property
    def alliances(self) -> pd.DataFrame:
        """The alliances in reading order, those of the focus first, each with its label."""
        frame = alliances(self.tables)
        own = [self.edition.focus is not None and self.edition.focus not in names for names in frame["participants"]]
        background = frame["focus"] != "main"
        return frame.iloc[sorted(range(len(frame)), key=lambda n: (bool(background.iloc[n]), own[n], n))]

    @property
    def changes(self) -> Changes:
        """What moved since the last edition."""
        return what_changed(self.previous, self.tables)

    @property
    def findings(self) -> list[Finding]:
        """The bottom line."""
        return find(self.tables, self.edition.focus, what_is_new(self.changes), self.as_of)

    def text(self, article_id: str) -> str:
        """Return an article's text of record."""
        return read_text(self.processed, article_id)


def open_brief(
    edition: Edition,
    tables: Mapping[str, pd.DataFrame],
    processed: Path,
    charts: Path | None = None,
    previous: Mapping[str, pd.DataFrame] | None = None,
    previous_as_of: datetime.date | None = None,
) -> Brief:
    """Return the material of `edition`'s briefing; `previous` are the tables of the edition to compare with."""
    return Brief(
        edition, cut_tables(tables, edition), as_of_date(tables, edition), processed, charts, previous, previous_as_of
    )
