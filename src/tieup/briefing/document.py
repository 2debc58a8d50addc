"""A whole briefing: the blocks of an executed notebook, checked against one another before anything is printed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tieup.briefing.block_json import from_json
from tieup.briefing.blocks import (
    ANCHOR,
    MIME,
    RESERVED,
    ArticleText,
    Block,
    Bullets,
    Cover,
    Evidence,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
)
from tieup.briefing.prose import read_prose
from tieup.errors import RunError, did_you_mean, gathered

TEMPLATES = Path(__file__).parent / "templates"
TAG = "briefing"  # prose cells with this tag are printed
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True)
class Briefing:
    """Everything that is printed, in order. `blocks` has neither the cover nor other heads of the document."""

    cover: Cover
    blocks: tuple[Block, ...]
    evidence: dict[int, Evidence]

    @property
    def headings(self) -> list[Heading]:
        """The headings, for the table of contents."""
        return [block for block in self.blocks if isinstance(block, Heading)]

    @property
    def tables(self) -> list[Table]:
        """The tables of the document, without those that stand behind a figure."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def figures(self) -> list[Figure]:
        """The charts."""
        return [block for block in self.blocks if isinstance(block, Figure)]

    @property
    def findings(self) -> list[tuple[Run, ...]]:
        """The bottom line: the items of every list of findings."""
        return [
            item
            for block in self.blocks
            if isinstance(block, Bullets) and block.role == "findings"
            for item in block.items
        ]

    @property
    def as_of(self) -> datetime.date:
        """The as-of date, which stands in for every clock."""
        return datetime.date.fromisoformat(self.cover.as_of)


@dataclass
class Backlinks:
    """Numbers the places that cite an entry of evidence while they are printed, so that the entry can lead back.

    `section` is the heading under which printing is at the moment; `places` holds, for each entry, the anchor and the
    section of every place so far.
    """

    section: str = ""
    places: dict[int, list[tuple[str, str]]] = field(default_factory=dict)

    def cite(self, number: int) -> str:
        """Return the anchor of one more place that cites entry `number`."""
        cited = self.places.setdefault(number, [])
        cited.append((f"r{number}-{len(cited) + 1}", self.section))
        return cited[-1][0]

    def by_section(self, number: int) -> list[tuple[str, list[str]]]:
        """Return the sections that cite entry `number`, each with the anchors in it."""
        found: dict[str, list[str]] = {}
        for anchor, section in self.places.get(number, []):
            found.setdefault(section, []).append(anchor)
        return list(found.items())


def collect_blocks(notebook: Mapping[str, Any]) -> list[Block]:
    """Return what an executed notebook prints: the blocks that its cells show and its prose cells tagged ``briefing``.

    Raise RunError that names the cell if an output holds something else than a block under the blocks' media type.
    """
    shown = [list(shown_by(cell, number)) for number, cell in enumerate(notebook["cells"], 1)]
    taken = [anchor for own in shown for anchor, _ in anchors_of(own)]  # also by what is shown after a prose cell
    blocks: list[Block] = []
    for cell, own in zip(notebook["cells"], shown, strict=True):
        if cell["cell_type"] == "markdown" and TAG in cell.get("metadata", {}).get("tags", ()):
            prose = read_prose("".join(cell["source"]), taken)
            taken += [anchor for anchor, _ in anchors_of(prose)]
            blocks += prose
        blocks += own
    return blocks


def shown_by(cell: Mapping[str, Any], number: int) -> Iterator[Block]:
    """Yield the blocks among the outputs of a cell."""
    for output in cell.get("outputs", ()):
        if MIME in output.get("data", {}):
            shown = output["data"][MIME]
            yield from (from_json(item, f"cell {number}") for item in (shown if isinstance(shown, list) else [shown]))


def assemble(blocks: Iterable[Block]) -> Briefing:
    """Return the blocks as one document; raise RunError that lists everything that would print wrongly."""
    blocks = tuple(blocks)
    problems: list[str] = []
    covers = [block for block in blocks if isinstance(block, Cover)]
    if len(covers) != 1:
        raise RunError(
            f"briefing: has {len(covers)} covers, must have one. Show the cover in the notebook, and run it to the end."
        )
    check_cover(covers[0], problems)
    evidence: dict[int, Evidence] = {}
    for block in blocks:
        for entry in block.entries if isinstance(block, EvidenceList) else ():
            if entry.number in evidence:
                problems.append(f"briefing: evidence {entry.number} stands twice. Show one list of evidence.")
            evidence[entry.number] = entry
    check_anchors(blocks, problems)
    check_levels(blocks, problems)
    check_tables(blocks, problems)
    for number, place in references(blocks):
        if number not in evidence:
            problems.append(f"briefing: {place} cites evidence {number}, which is not in the list of evidence.")
    gathered(list(dict.fromkeys(problems)), RunError)
    return Briefing(covers[0], tuple(block for block in blocks if not isinstance(block, Cover)), evidence)


def check_cover(cover: Cover, problems: list[str]) -> None:
    """Check what the metadata of the documents need: title, language and as-of date."""
    if not cover.title.strip():
        problems.append("briefing: the cover has no title. Give the edition one.")
    if not LANGUAGE.fullmatch(cover.language):
        problems.append(f"briefing: {cover.language!r} is no language tag. Write one such as 'en' or 'en-GB'.")
    try:
        datetime.date.fromisoformat(cover.as_of)
    except ValueError:
        problems.append(f"briefing: the as-of date {cover.as_of!r} is no date. Write it as 2024-03-15.")
    if cover.accent is not None and not re.fullmatch("#[0-9a-fA-F]{6}", cover.accent):
        problems.append(f"briefing: the accent {cover.accent!r} is no colour. Write one such as '#0b5394'.")
    if cover.logo and not cover.logo.startswith(("data:image/svg+xml;base64,", "data:image/png;base64,")):
        problems.append("briefing: the logo is no data address of an SVG or PNG picture in base64.")


def check_anchors(blocks: Iterable[Block], problems: list[str]) -> None:
    """Check that anchors are distinct and well formed, and that links inside the document end somewhere."""
    found: dict[str, str] = {}
    for anchor, place in anchors_of(blocks):
        if not ANCHOR.fullmatch(anchor) or RESERVED.fullmatch(anchor):
            problems.append(
                f"briefing: {place} has the anchor {anchor!r}, which is reserved or no name. "
                "Use lower-case letters, digits and hyphens, such as 'side-by-side'."
            )
        if anchor in found:
            problems.append(f"briefing: {place} has the anchor {anchor!r}, which {found[anchor]} has. Rename one.")
        found[anchor] = place
    for runs, place in texts(blocks):
        for run in runs:
            if run.href and run.href.startswith("#") and run.href[1:] not in found:
                problems.append(
                    f"briefing: {place} links to {run.href!r}, which is nowhere.{did_you_mean(run.href[1:], found)}"
                )


def check_levels(blocks: Iterable[Block], problems: list[str]) -> None:
    """Check that headings begin at level 1, are of level 1 or 2, never skip a level and are never empty."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            if block.level not in (1, 2) or block.level > level + 1:
                problems.append(f"briefing: heading {block.text!r} has level {block.level} after level {level}.")
            if not block.text.strip():
                problems.append(f"briefing: the heading with the anchor {block.anchor!r} is empty.")
            level = block.level


def check_tables(blocks: Iterable[Block], problems: list[str]) -> None:
    """Check that each table has a head and as many cells in every row, and each figure a text that stands for it."""
    for block in blocks:
        if isinstance(block, Figure) and not block.alt.strip():
            problems.append(f"briefing: figure {block.anchor!r} has no alternative text. Compute it from the data.")
        table = block.data if isinstance(block, Figure) else block
        if not isinstance(table, Table):
            continue
        if not table.columns or not any(name.strip() for name in table.columns):
            problems.append(f"briefing: table {table.anchor!r} has no header row.")
        for number, row in enumerate(table.rows, 1):
            if len(row) != len(table.columns):
                problems.append(
                    f"briefing: row {number} of table {table.anchor!r} has {len(row)} cells for "
                    f"{len(table.columns)} columns."
                )


def anchors_of(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield every anchor with the words for its place."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.anchor, f"heading {block.text!r}"
        elif isinstance(block, Table):
            yield block.anchor, f"table {block.title!r}"
        elif isinstance(block, Figure):
            yield block.anchor, f"figure {block.title!r}"
            if block.data:
                yield block.data.anchor, f"the data of figure {block.title!r}"


def texts(blocks: Iterable[Block]) -> Iterator[tuple[tuple[Run, ...], str]]:
    """Yield every text in the order of the document, with the words for its place."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs, f"the paragraph {shortened(block.runs)}"
        elif isinstance(block, Bullets):
            yield from ((item, f"the item {shortened(item)}") for item in block.items)
        elif isinstance(block, Table) or (isinstance(block, Figure) and block.data):
            table = block if isinstance(block, Table) else block.data
            assert table is not None
            yield from ((cell.runs, f"table {table.title!r}") for row in table.rows for cell in row)


def references(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Yield the number of each evidence entry that is cited, with the words for the place that cites it."""
    blocks = tuple(blocks)
    for runs, place in texts(blocks):
        yield from ((number, place) for run in runs for number in run.refs)
    for block in blocks:
        if isinstance(block, Figure):
            yield from ((number, f"figure {block.title!r}") for number in block.refs)
        elif isinstance(block, ArticleText):
            yield from (
                (number, f"the text of {block.article_id}") for _, _, number in block.pieces if number is not None
            )


def shortened(runs: Iterable[Run]) -> str:
    """Return the beginning of a text in quotes, for messages."""
    text = "".join(run.text for run in runs)
    return repr(text if len(text) <= 40 else text[:39] + "…")
