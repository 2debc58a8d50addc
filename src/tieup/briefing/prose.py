"""Prose cells of a notebook as blocks: paragraphs, lists, emphasis, code, links and headings; the rest is literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tieup.briefing.blocks import ANCHOR, RESERVED, Block, Bullets, Heading, Paragraph, Run
from tieup.briefing.literal import web_address

LOOKS = {"strong_open": "strong", "em_open": "emphasis"}


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return a parser that knows only what a briefing prints: no HTML, images, tables, quotes or code blocks."""
    return MarkdownIt("zero").enable(["heading", "list", "emphasis", "link", "backticks", "escape"])


def read_prose(source: str, taken: Sequence[str] = ()) -> list[Block]:
    """Return the blocks of a Markdown text; headings get anchors that are not among `taken`.

    ``#`` and ``##`` make a section, ``###`` and below a part of one. A list inside a list item joins its text.
    """
    blocks: list[Block] = []
    anchors = list(taken)
    tokens = parser().parse(source)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            runs = read_runs(tokens[at + 1].children or [])
            text = "".join(run.text for run in runs)
            anchors.append(free_anchor(text, anchors))
            blocks.append(Heading(text, 1 if token.tag in ("h1", "h2") else 2, anchors[-1]))
            at += 3
        elif token.type == "paragraph_open":
            blocks.append(Paragraph(read_runs(tokens[at + 1].children or [])))
            at += 3
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            end = closing(tokens, at)
            blocks.append(Bullets(tuple(read_items(tokens[at + 1 : end])), ordered=token.type == "ordered_list_open"))
            at = end + 1
        else:
            at += 1
    return blocks


def read_items(tokens: list[Token]) -> Iterator[tuple[Run, ...]]:
    """Yield the text of each item of a list."""
    at = 0
    while at < len(tokens):
        end = closing(tokens, at)
        runs: list[Run] = []
        for token in tokens[at:end]:
            if token.type == "inline":
                runs += [Run(" ")] if runs else []
                runs += read_runs(token.children or [])
        yield tuple(runs)
        at = end + 1


def closing(tokens: list[Token], at: int) -> int:
    """Return the index of the token that closes the one at `at`."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def read_runs(tokens: list[Token]) -> tuple[Run, ...]:
    """Return the runs of a line of prose; a link that may not be followed keeps its text and loses its address."""
    runs: list[Run] = []
    looks: list[str] = []
    href: str | None = None
    for token in tokens:
        if token.type in LOOKS:
            looks.append(LOOKS[token.type])
        elif token.type in ("strong_close", "em_close"):
            looks.pop()
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
            href = address if address.startswith("#") else web_address(address)
        elif token.type == "link_close":
            href = None
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(Run(" "))
        elif token.type == "code_inline":
            runs.append(Run(token.content, "code", href=href))
        elif token.content:
            runs.append(Run(token.content, looks[-1] if looks else "plain", href=href))
    return tuple(runs)


def free_anchor(text: str, taken: Sequence[str]) -> str:
    """Return an anchor made of the words of `text`, numbered if it is taken.

    Words that are no anchor by themselves ("2024 outlook", "Contents") stand behind "section".
    """
    stem = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"
    if not ANCHOR.fullmatch(stem) or RESERVED.fullmatch(stem):
        stem = f"section-{stem}"
    anchor, number = stem, 1
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    return anchor
