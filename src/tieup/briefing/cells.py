"""Cells, rows and texts of the briefing's tables: what is stated with its references, and what nobody said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tieup.briefing.blocks import Cell, Run
from tieup.briefing.evidence import Citations
from tieup.compare.clauses import MOST, Clauses
from tieup.wording import NOT_STATED

LONGEST_QUOTE = 320  # characters of the wording shown in a table; the evidence has the whole sentence
CITED = 4  # sentences cited in one cell; more would bury the cell, and the tables have them all
SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def cell(text: str | None, citations: Citations, claim_ids: Iterable[str] = (), **looks) -> Cell:
    """Return a cell with its references, or one that reads *not stated* for None or ""."""
    if not text:
        return Cell((Run(NOT_STATED, "not_stated"),), state="not_stated")
    return Cell((Run(text, refs=citations.cite(list(claim_ids)[:CITED])),), **looks)


def plain(text: str, **looks) -> Cell:
    """Return a cell that needs no reference: a head, a count, a date of the document itself."""
    return Cell((Run(text),), **looks)


def repeated(row: Cell, above: Cell | None) -> Cell:
    """Return a row's head, quieter where the row above has the same, so that groups of rows are seen at once."""
    return replace(row, state="repeated") if above and above.runs == row.runs else row


def quoted(clauses: Clauses, claim_ids: Iterable[str], else_say: str = "", most: int = MOST) -> Cell:
    """Return the clause that the first of the claims rests on, in quotation marks, the words that were read in bold.

    Quotation marks inside it become single ones.
    """
    pieces = clauses.pieces(claim_ids, most) or [(else_say, False)]
    runs = [Run(words.translate(SINGLE), "strong" if marked else "plain") for words, marked in pieces]
    return Cell((Run("“"), *runs, Run("”")))


def shortened(text: str, most: int = LONGEST_QUOTE) -> str:
    """Return `text` in one line, cut after a word if it is longer than `most` characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
