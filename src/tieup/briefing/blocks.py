"""The parts of a briefing, independent of where it is printed.

`notebooks/04_briefing` shows blocks; each is kept in the executed notebook as JSON under `MIME`, and every exporter
(HTML, PDF, workbook) prints the same blocks, so that they cannot say different things. Text in blocks is plain text
from anywhere: an exporter escapes all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MIME = "application/vnd.tieup.block+json"
ANCHOR = re.compile(r"[a-z][a-z0-9_-]*")
RESERVED = re.compile(r"(e|r|t)\d+(-\d+)?|content|contents|top")  # ids that the exporters give themselves


@dataclass(frozen=True)
class Run:
    """A piece of text with one look; `refs` are the numbers of its evidence entries."""

    text: str
    look: str = "plain"  # plain | strong | emphasis | not_stated | code
    refs: tuple[int, ...] = ()
    href: str | None = None  # https address, or "#anchor" of a block


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Cover:
    """The head of the document. `logo` is an SVG or PNG as a data address."""

    title: str
    subtitle: str
    edition: str
    as_of: str  # ISO date
    language: str  # BCP 47
    confidentiality: str | None = None
    logo: str | None = None
    accent: str | None = None  # "#rrggbb"
    facts: tuple[tuple[str, str], ...] = ()  # label and value: alliances, articles, sources ...
    paper: str = "a4"  # a4 | us-letter


@dataclass(frozen=True)
class Heading:
    """A section's head; level 1 is a section, 2 a part of it. Levels never skip."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """Prose. `role` is plain, lead, note (method, caveat) or warning."""

    runs: Runs
    role: str = "plain"


@dataclass(frozen=True)
class Bullets:
    """A list; `ordered` gives numbers (the bottom line is an ordered list)."""

    items: tuple[Runs, ...]
    ordered: bool = False
    role: str = "plain"  # plain | findings


@dataclass(frozen=True)
class Cell:
    """A cell of a table. `state` tells "not_stated" and "no" apart from what is stated; `shade` 0..4 is commitment.

    A row header is "repeated" if the row above has the same: it is printed quietly, and is still there.
    """

    runs: Runs
    state: str = "stated"  # stated | not_stated | no | empty | repeated
    shade: int | None = None
    value: str | float | None = None  # the typed value, for sorting and the workbook
    kind: str = "text"  # text | number | date
    around: tuple[str, str] = ("", "")  # what stands before and behind a number: "US$" and "", "" and " GWh, 2030"


@dataclass(frozen=True)
class Table:
    """A table with a header row; the first cell of each row is its row header if `row_headers`."""

    anchor: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    source: str = ""
    row_headers: bool = True
    align: tuple[str, ...] = ()  # left | right | centre per column
    widths: tuple[float, ...] = ()  # relative
    wide: bool = False  # may be printed on a page in landscape


@dataclass(frozen=True)
class Figure:
    """A chart. `title` states its finding, `alt` is computed from the data, `data` is the data as a table."""

    anchor: str
    title: str
    svg: str
    png: str  # base64
    alt: str
    source: str
    data: Table | None = None
    refs: tuple[int, ...] = ()
    name: str = ""  # file stem below charts/


@dataclass(frozen=True)
class Evidence:
    """A numbered sentence in its context. The exporters link it with the places that refer to it, both ways."""

    number: int
    article_id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    before: str  # the sentence before, or ""
    parts: tuple[tuple[str, str | None], ...]  # the sentence in pieces: text, variable that it is highlighted for
    after: str  # the sentence after, or ""
    claims: tuple[str, ...]  # claim ids
    says: tuple[str, ...] = ()  # "stage: memorandum (Honda and Nissan)"
    judged: str | None = None  # a reviewer's judgement, in words


@dataclass(frozen=True)
class EvidenceList:
    """All evidence of the document, in the order of its numbers."""

    entries: tuple[Evidence, ...]


@dataclass(frozen=True)
class ArticleText:
    """An article's text of record in pieces: text, variable (None if plain, "removed" if marked), evidence number."""

    article_id: str
    title: str
    pieces: tuple[tuple[str, str | None, int | None], ...]


Block = Cover | Heading | Paragraph | Bullets | Table | Figure | EvidenceList | ArticleText
