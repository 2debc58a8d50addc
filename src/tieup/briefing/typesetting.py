"""A briefing as the data that the template of the PDF sets: every text on one line and in letters that there are."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tieup import fonts
from tieup.briefing.blocks import (
    ArticleText,
    Block,
    Bullets,
    Cover,
    Evidence,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Runs,
    Table,
)
from tieup.briefing.derived import NOT_THE_STORY, picture_size, references, variables_of
from tieup.briefing.document import Backlinks, Briefing
from tieup.briefing.glyphs import FALLBACK, Substitutes
from tieup.briefing.literal import isolated, link_address, one_line, printable, right_to_left
from tieup.briefing.page_links import address
from tieup.briefing.palette import ACCENT, readable, shades
from tieup.briefing.paper import WORD_OF_PROSE, lay_out, softened, turn_pages
from tieup.wording import day, label

FAMILIES = {
    "sans": [fonts.SANS, FALLBACK],
    "serif": [fonts.SERIF, fonts.SANS, FALLBACK],
    "mono": ["DejaVu Sans Mono", fonts.SANS, FALLBACK],
}
FULL_WIDTH = 620  # pixels of a chart that takes the whole width of the text
NAME = 60  # letters of a name at most: one that runs from right to left is set as a word of its own
MANY_ENTRIES = 40  # more than this are set in two columns
WITHOUT_CONTEXT = (
    "There are so many that this PDF leaves the sentences before and after each of them to the HTML and the workbook."
)
FIRST_ROWS, HEADING, LINE = 40, 16, 6  # mm on paper: of the first rows of a table, a heading, a line of prose
ROWS_OF_A_PAGE = 20  # more rows or entries than this fill about a page
LONG = 900  # characters from which a cell or entry may be broken over two pages


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the PDF."""

    name: str
    text: str
    mime: str
    description: str
    relationship: str = "data"  # source | data | alternative | supplement


class Typesetting:
    """Turns a briefing into the data of the template."""

    def __init__(self, briefing: Briefing, paper: str):
        self.briefing, self.paper = briefing, paper
        self.substitutes, self.backlinks = Substitutes(), Backlinks()
        self.spoken: dict[str, str] = {}  # what a screen reader says of a link, by the place that it leads to
        figures = [block for block in briefing.blocks if isinstance(block, Figure) and block.data]
        # the data of a chart are not printed on paper: a link to them leads to the chart
        self.charts = {f"#{figure.data.anchor}": f"#{figure.anchor}" for figure in figures if figure.data}
        self.drawn: dict[int, str] = {}  # the chart whose data cite an entry
        for figure in figures:
            for number in data_references(figure):
                self.drawn.setdefault(number, figure.title)

    def data(self, attachments: tuple[Attachment, ...]) -> dict[str, Any]:
        """Return everything that the template prints."""
        cover, as_of = self.briefing.cover, self.briefing.as_of
        language, _, region = cover.language.partition("-")
        accent = cover.accent or ACCENT
        head = self.cover(cover)  # first, so that substitutes keep the order of the document
        blocks = self.blocks()
        if self.substitutes.made:
            blocks.append(self.note_on_letters())
        return {
            "cover": head, "blocks": turn_pages(blocks), "paper": self.paper, "fonts": FAMILIES,
            "colours": {"accent": accent, "ink": readable(accent, "#ffffff"),
                        "shades": [ground for ground, _ in shades()]},
            "lang": language, "region": region if len(region) == 2 else None,
            "date": [as_of.year, as_of.month, as_of.day],
            "keywords": [self.line(word) for word in (cover.edition, *dict.fromkeys(
                heading.text for heading in self.briefing.headings if heading.level == 1))],
            "attachments": [{"name": item.name, "text": item.text, "mime": item.mime, "description": item.description,
                             "relationship": item.relationship} for item in attachments],
        }  # fmt: skip

    def blocks(self) -> list[dict[str, Any]]:
        """Return the data of each block. Evidence comes last, when it is known who cites it, and goes to its place."""
        done: dict[int, dict[str, Any]] = {}
        for place, block in enumerate(self.briefing.blocks):
            if isinstance(block, Heading):
                self.backlinks.section = block.text
                done[place] = {
                    "kind": "heading",
                    "level": block.level,
                    "text": self.prose(block.text),
                    "anchor": block.anchor,
                    "room": room_of_section(self.briefing.blocks, place),
                    "fresh": begins_a_page(self.briefing, place),
                }
            elif isinstance(block, Paragraph):
                done[place] = {
                    "kind": "paragraph",
                    "role": block.role,
                    "runs": self.runs(block.runs),
                    "sticky": leads(self.briefing.blocks, place),
                }
            elif isinstance(block, Bullets):
                done[place] = {
                    "kind": "bullets",
                    "role": block.role,
                    "ordered": block.ordered,
                    "items": [self.runs(item) for item in block.items],
                }
            elif isinstance(block, Figure):
                done[place] = self.figure(block)
            elif isinstance(block, ArticleText):
                done[place] = self.article_text(block)
            elif isinstance(block, Table):
                done[place] = lay_out(block, self.paper, self.prose, self.runs)
        for place, block in enumerate(self.briefing.blocks):
            if isinstance(block, EvidenceList):
                done[place] = {
                    "kind": "evidence_list",
                    "variables": self.variables(block),
                    "entries": [self.evidence(entry, alone=dense(block)) for entry in block.entries],
                    "dense": dense(block),
                    "note": WITHOUT_CONTEXT if dense(block) else None,
                }
        return [done[place] for place in range(len(self.briefing.blocks))]

    def line(self, text: str) -> str:
        """Return `text` on one line, in letters that the typefaces have."""
        return self.substitutes.applied(one_line(text))

    def prose(self, text: str) -> str:
        """Return `text` as it stands on paper: a long word may be broken, a name from right to left stays by itself."""
        return isolated(softened(self.line(text), WORD_OF_PROSE))

    def runs(self, runs: Runs) -> list[dict[str, Any]]:
        """Return runs of text with the anchors of their references."""
        return [
            {
                "text": softened(self.line(run.text), WORD_OF_PROSE),
                "look": run.look,
                "isolated": len(run.text) <= NAME and right_to_left(run.text),
                "href": self.charts.get(run.href or "") or link_address(run.href),
                "refs": self.refs(run.refs),
            }
            for run in runs
        ]

    def refs(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Return references to entries of evidence, each with the address that leads there and back."""
        told = []
        for number in numbers:
            here, entry = self.backlinks.cite(number), f"e{number}"
            self.spoken |= {entry: f"Evidence {number}", here: f"Back to: {one_line(self.backlinks.section)}"}
            told.append({"number": number, "address": address(entry, here)})
        return told

    def cover(self, cover: Cover) -> dict[str, Any]:
        """Return the head of the document."""
        return {
            "title": self.prose(cover.title),
            "subtitle": self.prose(cover.subtitle),
            "edition": self.prose(cover.edition),
            "as_of_words": day(self.briefing.as_of),
            "logo": logo(cover.logo),
            "confidentiality": self.prose(cover.confidentiality) if cover.confidentiality else None,
            "facts": [[self.prose(name), self.prose(value)] for name, value in cover.facts],
        }

    def figure(self, block: Figure) -> dict[str, Any]:
        """Return a chart as vector graphics."""
        size = picture_size(block.svg)
        return {
            "kind": "figure",
            "anchor": block.anchor,
            "title": self.prose(block.title),
            "svg": block.svg,
            "alt": self.line(block.alt),
            "source": self.prose(block.source),
            "refs": self.refs(block.refs),
            "width": round(100 * size[0] / FULL_WIDTH) if size else 100,
        }

    def pieces(self, parts: tuple[tuple[str, str | None], ...]) -> list[dict[str, Any]]:
        """Return the pieces of a sentence with their highlights."""
        return [
            {"text": self.prose(text), "variable": variable, "label": label(variable) if variable else ""}
            for text, variable in parts
        ]

    def variables(self, block: EvidenceList | ArticleText) -> list[dict[str, str]]:
        """Return what the highlights of a block stand for."""
        return [
            {"code": variable, "label": NOT_THE_STORY if variable == "removed" else label(variable)}
            for variable in variables_of(block)
        ]

    def evidence(self, entry: Evidence, alone: bool = False) -> dict[str, Any]:
        """Return an entry of evidence with the places that lead to it; `alone` without the sentences around it."""
        text = "".join(words for words, _ in entry.parts)
        places = [(section, anchors[0]) for section, anchors in self.backlinks.by_section(entry.number)]
        return {
            "number": entry.number,
            "address": address(places[0][1], f"e{entry.number}") if places else None,
            "title": self.prose(entry.title),
            "publisher": self.prose(entry.publisher or "publisher not stated"),
            "published": day(datetime.date.fromisoformat(entry.published)) if entry.published else "date not stated",
            "url": link_address(entry.url),
            "url_words": "original article" if link_address(entry.url) else self.prose(entry.url or ""),
            "before": "" if alone else self.prose(entry.before),
            "after": "" if alone else self.prose(entry.after),
            "parts": self.pieces(entry.parts),
            "says": [self.prose(said) for said in entry.says],
            "judged": self.prose(entry.judged) if entry.judged else None,
            "long": len(text) + len(entry.before) + len(entry.after) > LONG,
            "places": [{"section": self.prose(section), "address": address(anchor)} for section, anchor in places]
            or self.place_in_data(entry.number),
        }

    def place_in_data(self, number: int) -> list[dict[str, Any]]:
        """Return the chart whose data alone cite an entry; on paper nothing leads there."""
        chart = self.drawn.get(number)
        return [{"section": self.prose(f"the data of the chart “{chart}”"), "address": None}] if chart else []

    def article_text(self, block: ArticleText) -> dict[str, Any]:
        """Return an article's text in paragraphs of highlighted pieces."""
        paragraphs: list[list[dict[str, Any]]] = [[]]
        for place, (text, variable, number) in enumerate(block.pieces):
            following = block.pieces[place + 1][2] if place + 1 < len(block.pieces) else None
            lines = printable(text).split("\n")
            for index, line in enumerate(lines):
                if index:
                    paragraphs.append([])
                last = index == len(lines) - 1 and number is not None and following != number
                refs = self.refs((number,)) if last and number else []
                if line or refs:
                    paragraphs[-1].append(
                        {
                            "text": isolated(softened(self.substitutes.applied(line), WORD_OF_PROSE)),
                            "variable": variable if line else None,
                            "label": label(variable) if variable else "",
                            "refs": refs,
                        }
                    )
        return {
            "kind": "article_text",
            "title": self.prose(block.title),
            "variables": self.variables(block),
            "paragraphs": [paragraph for paragraph in paragraphs if paragraph],
        }

    def note_on_letters(self) -> dict[str, Any]:
        """Return the note that says which letters are transliterated."""
        pairs = ", ".join(dict.fromkeys(self.substitutes.made.values()))
        note = (
            f"Names in scripts that the typefaces of this PDF lack are transliterated and stand in brackets: {pairs}. "
            "The HTML version shows them as written."
        )
        note = softened(note, WORD_OF_PROSE)
        return {
            "kind": "paragraph",
            "role": "note",
            "sticky": False,
            "runs": [{"text": note, "look": "plain", "isolated": False, "href": None, "refs": []}],
        }


def data_references(figure: Figure) -> list[int]:
    """Return the entries of evidence that the data of a chart cite."""
    rows = figure.data.rows if figure.data else ()
    return [number for row in rows for cell in row for number in references(cell.runs)]


def leads(blocks: Sequence[Block], place: int) -> bool:
    """Return True for a paragraph of a few lines that leads to a table, chart or list of evidence: it stays with it."""
    following, block = blocks[place + 1 : place + 2], blocks[place]
    short = isinstance(block, Paragraph) and sum(len(run.text) for run in block.runs) < LONG // 2
    return short and bool(following) and isinstance(following[0], Table | Figure | EvidenceList)


def dense(block: EvidenceList) -> bool:
    """Return True for a list so long that it is set in two columns, each sentence without those around it."""
    return len(block.entries) > MANY_ENTRIES


def begins_a_page(briefing: Briefing, place: int) -> bool:
    """Return True for the heading of a long section of a long briefing: it begins on a page of its own.

    Typst sets what lies between two such headings side by side, so that a long briefing is printed sooner.
    """
    heading = briefing.blocks[place]
    if not isinstance(heading, Heading) or heading.level > 1 or len(briefing.evidence) <= MANY_ENTRIES:
        return False
    rows = 0
    for block in briefing.blocks[place + 1 :]:
        if isinstance(block, Heading) and block.level == 1:
            break
        if isinstance(block, Table | EvidenceList):
            rows += len(block.rows if isinstance(block, Table) else block.entries)
    return rows > ROWS_OF_A_PAGE


def room_of_section(blocks: Sequence[Block], place: int) -> int:
    """Return how many mm a heading needs below it on its page: for all that leads to a table, and its first rows.

    0 where the section begins with prose that may be broken, or where a heading stands above that has asked already.
    """
    if place and isinstance(blocks[place - 1], Heading):
        return 0
    needed = 0
    for block in blocks[place : place + 5]:
        if isinstance(block, Heading) and block.level == 1 and needed:
            return 0
        if isinstance(block, Table | EvidenceList):
            return needed + FIRST_ROWS
        if not isinstance(block, Heading | Paragraph) or (block is not blocks[place] and needed > 2 * FIRST_ROWS):
            return 0
        lines = 0 if isinstance(block, Heading) else 1 + sum(len(run.text) for run in block.runs) // 100
        needed += LINE * lines or HEADING
    return 0


def logo(address_of_data: str | None) -> dict[str, Any] | None:
    """Return the picture of a data address as the template reads it."""
    if not address_of_data:
        return None
    content = base64.b64decode(address_of_data.partition(",")[2])
    if address_of_data.startswith("data:image/png"):
        return {"format": "png", "bytes": list(content)}
    return {"format": "svg", "text": content.decode("utf-8", "replace")}
