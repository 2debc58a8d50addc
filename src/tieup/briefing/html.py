"""The briefing as one HTML file that asks nobody for anything: styles, typefaces and charts are inside it."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from tieup import fonts
from tieup.briefing.blocks import (
    ArticleText,
    Block,
    Bullets,
    Cell,
    EvidenceList,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from tieup.briefing.derived import NOT_THE_STORY, alignment, picture_size, variables_of
from tieup.briefing.document import TEMPLATES, Backlinks, Briefing
from tieup.briefing.literal import link_address, one_line, printable, right_to_left
from tieup.briefing.palette import ACCENT, NIGHT, PAPER, on, readable
from tieup.wording import day, label

# family, weight, style and file of each face that the page carries
FACES = (
    ("Public Sans", 400, "normal", "PublicSans-Regular"),
    ("Public Sans", 400, "italic", "PublicSans-Italic"),
    ("Public Sans", 600, "normal", "PublicSans-SemiBold"),
    ("Newsreader", 400, "normal", "Newsreader-Regular"),
    ("Newsreader", 400, "italic", "Newsreader-Italic"),
    ("Newsreader", 600, "normal", "Newsreader-SemiBold"),
)
OPEN_TEXTS = 2  # with more articles than this, their texts are folded
MACROS = {
    Heading: "heading",
    Paragraph: "paragraph",
    Bullets: "bullets",
    Table: "table",
    Figure: "figure",
    EvidenceList: "evidence_list",
}
SENTENCE = 70  # letters of a cell from which its column is not squeezed on a telephone
ALIGNED = {"left": "", "right": "right", "centre": "centre"}


@dataclass
class Section:
    """A section of the page: the anchor of its heading and its blocks as HTML."""

    anchor: str | None
    blocks: list[Markup] = field(default_factory=list)


def print_html(briefing: Briefing) -> str:
    """Return the briefing as an HTML page; the same briefing gives the same text."""
    printed = print_blocks(briefing)
    sections: list[Section] = [Section(None)]
    for block, html in zip(briefing.blocks, printed, strict=True):
        if isinstance(block, Heading) and block.level == 1:
            sections.append(Section(block.anchor))
        sections[-1].blocks.append(html)
    style, script = Markup(page_style(briefing)), Markup(asset("briefing.js").strip())
    return environment().get_template("briefing.html.j2").render(
        cover=briefing.cover, contents=[heading for heading in briefing.headings if heading.level == 1],
        sections=[section for section in sections if section.blocks], style=style, script=script,
        policy=content_policy(style, script)) + "\n"  # fmt: skip


def print_blocks(briefing: Briefing) -> list[Markup]:
    """Return the HTML of each block. Evidence is printed last, when it is known who cites it, and put in its place."""
    backlinks = Backlinks()
    macros: Any = (
        environment()
        .get_template("blocks.html.j2")
        .make_module({"cite": backlinks.cite, "backlinks": backlinks.by_section})
    )
    texts = [block for block in briefing.blocks if isinstance(block, ArticleText)]
    printed: dict[int, Markup] = {}
    for place, block in enumerate(briefing.blocks):
        if isinstance(block, Heading):
            backlinks.section = block.text
        if isinstance(block, ArticleText):
            number = texts.index(block) + 1
            printed[place] = macros.article_text(block, number, len(texts) <= OPEN_TEXTS)
        elif not isinstance(block, EvidenceList):
            printed[place] = getattr(macros, MACROS[type(block)])(block)
    for place, block in enumerate(briefing.blocks):
        if isinstance(block, EvidenceList):
            printed[place] = macros.evidence_list(block)
    return [printed[place] for place in range(len(briefing.blocks))]


def print_fragment(block: Block) -> str:
    """Return one block as HTML for a notebook, with references that lead nowhere else."""
    cited = Backlinks()
    macros: Any = (
        environment().get_template("blocks.html.j2").make_module({"cite": cited.cite, "backlinks": cited.by_section})
    )
    if isinstance(block, ArticleText):
        return str(macros.article_text(block, 1, True))
    return str(getattr(macros, MACROS[type(block)])(block)) if type(block) in MACROS else ""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates' environment: escapes everything, and fails on a name that is not there."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    made.filters |= {
        "literal": printable,
        "isolated": isolated,
        "line": one_line,
        "base64": base64_text,
        "label": label,
        "day": lambda date: day(datetime.date.fromisoformat(date)) if is_date(date) else one_line(date),
    }
    made.globals |= {
        "address": link_address,
        "columns_of": lambda table: [aligned(table, column) for column in range(len(table.columns))],
        "kinds": cell_classes,
        "widths": width_classes,
        "picture_size": picture_size,
        "variables_of": variables_of,
        "not_the_story": NOT_THE_STORY,
    }
    return made


def isolated(text: str) -> str | Markup:
    """Return `text` printable; letters that run from right to left do not turn round what stands beside them."""
    shown = printable(text)
    return Markup("<bdi>{}</bdi>").format(shown) if right_to_left(shown) else shown


@lru_cache
def asset(name: str) -> str:
    """Return the text of a file beside the templates."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def typefaces() -> str:
    """Return the style rules that hold the page's typefaces."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap; '
        f"src: url(data:font/woff2;base64,{base64.b64encode((fonts.FOLDER / f'{name}.woff2').read_bytes()).decode()}) "
        'format("woff2"); }'
        for family, weight, style, name in FACES
    )


def page_style(briefing: Briefing) -> str:
    """Return the style sheet of the page: typefaces, rules, and the accent colour readable in light and dark."""
    accent = briefing.cover.accent or ACCENT
    tables = [*briefing.tables, *(figure.data for figure in briefing.figures if figure.data)]
    widths = sorted({width for table in tables for width in width_classes(table)})
    return "\n".join((
        typefaces(), asset("briefing.css").strip(),
        f":root {{ --accent: {accent}; --on-accent: {on(accent)}; --accent-ink: {readable(accent, PAPER)}; }}",
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent-ink: {readable(accent, NIGHT)}; }} }}",
        f"@media print {{ :root {{ --accent-ink: {readable(accent, PAPER)}; }} }}",
        *(f".w{width} {{ width: {width}%; }}" for width in widths),
    ))  # fmt: skip


def content_policy(style: str, script: str) -> str:
    """Return the content policy: nothing is fetched, and only this style sheet and this script count."""
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{digest(style)}'; "
        f"script-src '{digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """Return the hash by which a content policy knows an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def aligned(table: Table, column: int) -> str:
    """Return the classes for the alignment of a column, and for one that needs room because it holds sentences."""
    longest = max((sum(len(run.text) for run in row[column].runs) for row in table.rows), default=0)
    return f"{ALIGNED.get(alignment(table, column), '')}{' prose' if longest > SENTENCE else ''}".strip()


def cell_classes(cell: Cell, aligned: str) -> str:
    """Return the classes of a cell: state, shade and alignment."""
    classes = [cell.state if cell.state != "stated" else "", f"s{cell.shade}" if cell.shade else "", aligned]
    return " ".join(name for name in classes if name)


def width_classes(table: Table) -> list[int]:
    """Return the width of each column in whole percent, or nothing if the table leaves it to the browser."""
    total = sum(table.widths)
    return [round(100 * width / total) for width in table.widths] if total > 0 else []


def base64_text(text: str) -> str:
    """Return `text` in base64."""
    return base64.b64encode(text.encode()).decode()


def is_date(text: Iterable[str]) -> bool:
    """Return True for an ISO date."""
    return isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
