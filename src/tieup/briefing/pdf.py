"""The briefing as PDF, set by Typst: tagged, with outline, for the archive (PDF/A-3a) and for every reader (PDF/UA-1).

The template is fixed and holds no text of the briefing; all text comes to it as data.
"""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pikepdf
import typst

from tieup import fonts
from tieup.briefing.document import TEMPLATES, Briefing
from tieup.briefing.glyphs import FALLBACK_FOLDER
from tieup.briefing.header_cells import tag_row_headers
from tieup.briefing.page_links import lead_links
from tieup.briefing.typesetting import Attachment, Typesetting
from tieup.errors import RunError

PAPERS = ("a4", "us-letter")
STANDARDS = ["a-3a", "ua-1"]


def print_pdf(briefing: Briefing, paper: str = "a4", attachments: tuple[Attachment, ...] = ()) -> bytes:
    """Return the briefing as PDF; the same briefing gives the same bytes.

    Raise RunError for a paper that is none of PAPERS, or with Typst's own words if it refuses the document.
    """
    if paper not in PAPERS:
        raise RunError(f"briefing: {paper!r} is no paper. Choose one of {', '.join(PAPERS)}.")
    typesetting = Typesetting(briefing, paper)
    data = typesetting.data(attachments)
    as_of = briefing.as_of
    try:
        made = typst.compile(  # type: ignore[call-overload]  # the stub knows lists of literals only
            template(), sys_inputs={"briefing": json.dumps(data, ensure_ascii=False)}, format="pdf",
            font_paths=typefaces(), ignore_system_fonts=True, pdf_standards=STANDARDS,
            timestamp=datetime.datetime(as_of.year, as_of.month, as_of.day, tzinfo=datetime.UTC))  # fmt: skip
    except typst.TypstError as error:
        raise RunError(f"briefing: Typst refuses the PDF: {error.message}. {' '.join(error.hints)}") from error
    assert isinstance(made, bytes)
    row_headers = [table["row_headers"] for table in tables_of(data["blocks"]) for _ in table["parts"]]
    return finished(made, row_headers, typesetting.spoken)


def finished(pdf: bytes, row_headers: Sequence[bool], spoken: Mapping[str, str]) -> bytes:
    """Return Typst's PDF with what Typst cannot do: headers of rows, and links to places without a second layout.

    `spoken` is what a screen reader says of a link to a place. Raise RunError if the PDF is not what was asked for.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        try:
            tag_row_headers(document, row_headers)
            lead_links(document, spoken)
        except ValueError as error:
            raise RunError(f"briefing: the PDF is not as it was told to be: {error}") from error
        out = io.BytesIO()
        # tags and links are thousands of small objects: packed together they take half the room
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def tables_of(blocks: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the tables in the order in which they are printed."""
    for block in blocks:
        if block["kind"] == "table":
            yield block
        elif block["kind"] == "across":
            yield from tables_of(block["blocks"])


@lru_cache(maxsize=1)
def template() -> bytes:
    """Return the template's source."""
    return (TEMPLATES / "briefing.typ").read_bytes()


@lru_cache(maxsize=1)
def typefaces() -> typst.Fonts:
    """Return the typefaces that the PDF may use: those of this package, matplotlib and Typst, none of the system."""
    folders: list[Any] = [str(fonts.FOLDER), str(FALLBACK_FOLDER)]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
