"""Shows a block in a notebook: a preview for the analyst, and the block itself for the exporters."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from tieup.briefing.block_json import to_json
from tieup.briefing.blocks import (
    MIME,
    ArticleText,
    Block,
    Bullets,
    Cover,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from tieup.briefing.derived import numbered_text
from tieup.briefing.html import asset, print_fragment
from tieup.briefing.literal import one_line


class Shown:
    """What a cell of the notebook displays for one block."""

    def __init__(self, block: Block):
        self.block = block

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {MIME: to_json(self.block), "text/html": preview(self.block), "text/plain": plain_text(self.block)}

    def __repr__(self) -> str:
        return plain_text(self.block)


def show(block: Block) -> Shown:
    """Return `block` as the last value of a notebook cell; `IPython.display.display(show(block))` works too."""
    return Shown(block)


def preview(block: Block) -> str:
    """Return a block as HTML for JupyterLab, with its style."""
    if isinstance(block, Cover):
        html = f"<h1>{escape(one_line(block.title))}</h1><p>{escape(one_line(block.subtitle))}</p>"
    else:
        html = print_fragment(block)
    return f'<style>{asset("preview.css")}</style><div class="tieup">{html}</div>'


def plain_text(block: Block) -> str:
    """Return a block as plain text, for terminals and for notebooks read as files."""
    match block:
        case Cover():
            return f"{block.title}\n{block.subtitle}\nEdition {block.edition}, as of {block.as_of}"
        case Heading():
            return f"{'#' * block.level} {block.text}"
        case Paragraph():
            return numbered_text(block.runs)
        case Bullets():
            return "\n".join(
                f"{f'{number}.' if block.ordered else '-'} {numbered_text(item)}"
                for number, item in enumerate(block.items, 1)
            )
        case Table():
            rows = [
                "\t".join(block.columns),
                *("\t".join(numbered_text(cell.runs) for cell in row) for row in block.rows),
            ]
            return "\n".join([block.title, *rows])
        case Figure():
            return f"{block.title}\n{block.alt}"
        case EvidenceList():
            return "\n".join(f"[{entry.number}] {''.join(text for text, _ in entry.parts)}" for entry in block.entries)
        case ArticleText():
            return "".join(text for text, _, _ in block.pieces)
