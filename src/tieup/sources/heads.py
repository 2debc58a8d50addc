"""What the head of an HTML page says of its story: title, outlet, address, date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

ARTICLE_TYPES = ("Article", "Report", "BlogPosting", "LiveBlogPosting", "PressRelease", "WebPage")
PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate", "publish-date",
             "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
             "article.published", "date")  # fmt: skip
WORDS_OF_A_HEADLINE = 4  # shorter first-order headings are names of outlets and sections
SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,50}$|\s+[|]\s+.*$")  # "Headline | The Daily" in the title of the window


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of a page's head; None where it is silent."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None  # as the page writes it


def read_head(tree: etree._Element) -> Head:
    """Return what meta elements, linked data and the first heading of a page say."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if element.get(key) and content:
                meta.setdefault(element.get(key).lower(), content)
    linked = next(linked_articles(tree), {})
    publisher = linked.get("publisher")
    stated = (linked.get("datePublished"), *(meta.get(name) for name in PUBLISHED), first_time(tree))
    urls = (meta.get("og:url"), canonical(tree))
    return Head(
        title=find_title(tree, meta, linked),
        publisher=meta.get("og:site_name") or (text_of(publisher.get("name")) if isinstance(publisher, dict) else None),
        url=next((url for url in urls if url and url.startswith(("http://", "https://"))), None),
        published=next((date for date in map(text_of, stated) if date), None),
    )


def find_title(tree: etree._Element, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    """Return the headline: of several first-order headings the one that the head confirms."""
    window = tree.find(".//title")
    said = [text for text in (meta.get("og:title"), text_of(linked.get("headline")), meta.get("twitter:title")) if text]
    window_title = " ".join("".join(window.itertext()).split()) if window is not None else ""
    headings = [" ".join("".join(h.itertext()).split()) for h in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    for heading in headings:
        if any(heading.casefold() in title.casefold() for title in (*said, window_title)):
            return heading
    long_enough = [heading for heading in headings if len(heading.split()) >= WORDS_OF_A_HEADLINE]
    return next(iter([*long_enough, *said[:1], SITE.sub("", window_title), *headings]), None) or None


def linked_articles(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the articles in the linked data (JSON-LD) of a page; what does not parse is passed over."""
    found = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                found += list(walk(json.loads(script.text, strict=False)))
            except (ValueError, RecursionError):
                continue
    for suffix in ARTICLE_TYPES:
        yield from (item for item in found if any(kind.endswith(suffix) for kind in types_of(item)))


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of linked data: those in lists and in @graph, not those inside of others."""
    if isinstance(value, list):
        for item in value:
            yield from walk(item)
    elif isinstance(value, dict):
        yield value
        yield from walk(value.get("@graph", []))


def types_of(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def text_of(value: Any) -> str | None:
    """Return `value` on one line if it is text, else None."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def first_time(tree: etree._Element) -> str | None:
    """Return the date of the first time element of the story, or None."""
    times = (time.get("datetime") or "".join(time.itertext()) for time in tree.iter("time"))
    return next((time for time in times if time.strip()), None)


def canonical(tree: etree._Element) -> str | None:
    """Return the address that the page gives as its own, or None."""
    return next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
