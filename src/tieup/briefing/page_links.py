"""Leads the links between evidence and the places that cite it to their places in the PDF.

Typst can lead a link to a label, but lays out everything around such links twice, the first time without knowing where
they end: for a long briefing that is half of its work. So the template writes these links as addresses that name two
places, the one that they lead to and the one where they stand, and here each is led to where its counterpart stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pikepdf import Array, Name, Pdf, String

SCHEME = "place:"  # no web address begins like this, and text of an article never becomes an address of another kind
ABOVE = 2  # points of paper that stay visible above the place


def address(target: str, here: str = "") -> str:
    """Return the address of a link to the place `target`; others may lead to it by the name `here`."""
    return f"{SCHEME}{target}/{here}"


def lead_links(document: Pdf, spoken: Mapping[str, str]) -> None:
    """Replace the addresses of places by the places; `spoken` is what a screen reader says of a link to each.

    ValueError if a link leads to a place that has no link itself.
    """
    links: list[tuple[Any, str]] = []
    places: dict[str, Array] = {}
    for page, link, told in links_to_places(document):
        target, _, here = told.partition("/")
        links.append((link, target))
        left, _, _, top = (float(side) for side in link.Rect)
        if here:
            places.setdefault(here, Array([page, Name.XYZ, left, top + ABOVE, 0]))
    if lost := sorted({target for _, target in links} - places.keys()):
        raise ValueError(f"The PDF has links to {', '.join(lost)}, but no such place.")
    for link, target in links:
        del link.A
        link.Dest = places[target]
        link.Contents = String(spoken[target])


def links_to_places(document: Pdf) -> Iterator[tuple[Any, Any, str]]:
    """Yield page, annotation and address, without its scheme, of every link to a place."""
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            told = str(link.A.get("/URI", "")) if "/A" in link else ""
            if told.startswith(SCHEME):
                yield page.obj, link, told.removeprefix(SCHEME)
