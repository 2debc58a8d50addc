"""A briefing as its notebook makes it, without a kernel: the notebook's own cells, run in this process."""

from __future__ import annotations

import json
from pathlib import Path

import tieup.briefing.pictures as pictures
from tieup.briefing.blocks import Block
from tieup.briefing.document import Briefing, assemble

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "notebooks" / "04_briefing.ipynb"


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
