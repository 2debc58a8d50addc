"""A briefing as its notebook makes it, without a kernel: the notebook's own cells, run in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

import tieup.briefing.pictures as pictures
from tieup.briefing.blocks import Block
from tieup.briefing.document import Briefing, assemble
from tieup.briefing.exporters import attachments, published_tables
from tieup.briefing.html import print_html
from tieup.briefing.pdf import print_pdf
from tieup.briefing.workbook import print_workbook
from tieup.cut import cut_tables
from tieup.editions import load_edition
from tieup.pipeline import code_folder, write_corpus
from tieup.schemas import TABLES
from tieup.tables import read_tables, write_tables

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "tests" / "seeds" / "articles"  # copies: a user adds to data/raw, which is no matter of a test
NOTEBOOK = ROOT / "notebooks" / "04_briefing.ipynb"


@dataclass(frozen=True)
class Printed:
    """An edition and its three documents."""

    briefing: Briefing
    html: str
    pdf: bytes
    workbook: bytes
    folder: Path


def print_edition(edition: Path, raw: Path, folder: Path, previous: Path | None = None) -> Printed:
    """Code the articles of `raw` and print the edition's briefing; tables and provenance lie in `folder` then."""
    processed = folder / "processed"
    write_corpus(code_folder(raw), processed)
    cut = cut_tables(read_tables(processed), load_edition(edition))
    made = {name: pa.Table.from_pandas(cut[name], TABLES[name].schema, preserve_index=False) for name in TABLES}
    write_tables(made, {}, folder / "tables")
    (folder / "run.json").write_text(json.dumps({"edition": edition.stem}), encoding="utf-8")
    briefing = make_briefing(edition, processed, previous)
    return Printed(briefing, print_html(briefing),
                   print_pdf(briefing, briefing.cover.paper, attachments(briefing, folder)),
                   print_workbook(briefing, published_tables(folder)), folder)


def make_briefing(edition: Path, processed: Path, previous: Path | None = None) -> Briefing:
    """Return the briefing of an edition's file over the tables of `processed`."""
    return assemble(blocks_of_notebook(edition, processed, previous))


def blocks_of_notebook(edition: Path, processed: Path, previous: Path | None = None) -> list[Block]:
    """Return the blocks that the notebook shows, in their order."""
    blocks: list[Block] = []
    usual = pictures.display
    pictures.display = lambda *shown: blocks.extend(each.block for each in shown)
    names = {"edition": str(edition), "processed": str(processed), "out": "", "previous": previous and str(previous)}
    try:
        for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", ()):
                exec("".join(cell["source"]), names)
    finally:
        pictures.display = usual
    return blocks
