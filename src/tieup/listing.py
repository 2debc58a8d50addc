"""Shows rows of a table in a notebook in words: codes as labels, dates as days, missing values as "not stated"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from tieup.codes import table_of_codes
from tieup.wording import NOT_STATED, is_missing, label, listed, short_day

LONGEST = 160  # letters of a cell; the table itself has all of them
CODES = frozenset(code for codes in table_of_codes().values() for code in codes)
MOST_ROWS = 40  # a notebook that scrolls for pages is read by nobody


@dataclass(frozen=True)
class Listing:
    """A small table as HTML and as text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align:left">{escape(name)}</th>' for name in self.heads)
        body = "".join("<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>"
                       for row in self.rows)  # fmt: skip
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{self.note}"

    def __repr__(self) -> str:
        lines = ["\t".join(self.heads), *("\t".join(row) for row in self.rows)]
        return "\n".join([*lines, self.note] if self.note else lines)

    @property
    def note(self) -> str:
        """Say how many rows are left out, if any are."""
        return f"{self.left_out} more rows stand in the table." if self.left_out else ""


def list_rows(frame: pd.DataFrame, columns: Mapping[str, str] | Iterable[str]) -> Listing:
    """Return the `columns` of a frame in words; a mapping also gives their heads."""
    names = list(columns)
    heads = tuple(columns.values()) if isinstance(columns, Mapping) else tuple(label(name) for name in names)
    rows = frame[names].head(MOST_ROWS).to_dict("records")
    return Listing(heads, tuple(tuple(said(row[name]) for name in names) for row in rows), len(frame) - len(rows))


def said(value: object) -> str:
    """Return one value of a table in words."""
    if hasattr(value, "tolist"):  # lists of a frame are arrays, and its numbers may be numpy's
        value = value.tolist()
    if isinstance(value, list | tuple):
        return listed(said(item) for item in value) or NOT_STATED
    if is_missing(value):
        return NOT_STATED
    if isinstance(value, datetime.date):
        return short_day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.10g}"
    words = " ".join(str(value).split())
    words = label(words) if words in CODES else words
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
