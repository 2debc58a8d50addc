"""Cells, rows and texts of the briefing's tables: what is stated with its references, and what nobody said."""

from __future__ import annotations

from collections.abc import Iterable

from tieup.briefing.blocks import Cell, Run
from tieup.briefing.evidence import Citations
from tieup.wording import NOT_STATED

LONGEST_QUOTE = 180  # characters of the wording shown in a table; the evidence has the whole sentence
CITED = 4  # sentences cited in one cell; more would bury the cell, and the tables have them all


def cell(text: str | None, citations: Citations, claim_ids: Iterable[str] = (), **looks) -> Cell:
    """Return a cell with its references, or one that reads *not stated* for None or ""."""
    if not text:
        return Cell((Run(NOT_STATED, "not_stated"),), state="not_stated")
    return Cell((Run(text, refs=citations.cite(list(claim_ids)[:CITED])),), **looks)


def plain(text: str, **looks) -> Cell:
    """Return a cell that needs no reference: a head, a count, a date of the document itself."""
    return Cell((Run(text),), **looks)


def shortened(text: str, most: int = LONGEST_QUOTE) -> str:
    """Return `text` in one line, cut after a word if it is longer than `most` characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
