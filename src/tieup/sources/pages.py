"""HTML pages: the story in them as text, one paragraph a line, and what their heads say of title, outlet and date."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import trafilatura
from lxml import html


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the text of its story and the facts of its head."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None  # as the page writes it
    language: str | None = None


def read_page(source: str) -> Page | None:
    """Return the story of an HTML page, or None if the page holds none."""
    try:
        tree = html.document_fromstring(source)
    except (ValueError, html.etree.ParserError):
        tree = html.document_fromstring(source.encode("utf-8"))
    text = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False)
    if not text:
        return None
    heading = next((" ".join(h.text_content().split()) for h in tree.iter("h1")), None)
    title = heading or meta(tree, "og:title")
    if title and not text.startswith(title):
        text = title + "\n" + text
    return Page(text, title, meta(tree, "og:site_name"), meta(tree, "og:url"), published(tree))


def meta(tree, name: str) -> str | None:
    """Return the content of the first meta element called `name`, or None."""
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")) and element.get("content"):
            return " ".join(element.get("content").split())
    return None


def published(tree) -> str | None:
    """Return the date of publication as the page's head or first time element writes it, or None."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            found = re.search(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.)*")', script.text or "")
            if found:
                return json.loads(found[1])
    stated = meta(tree, "article:published_time")
    return stated or next((time.get("datetime") for time in tree.iter("time") if time.get("datetime")), None)
