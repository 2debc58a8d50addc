"""Makes the first cell of a row a header in the tags of a PDF, so that a screen reader says whose row it reads.

Typst tags the cells of a table's head as headers but has no way to say the same of a row's first cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, Pdf, String

LEAVES = {f"/{role}" for role in ("P", "Span", "Link", "Strong", "Caption", "Figure", "L", "Title", "H1", "H2", "H3")}


def tag_row_headers(document: Pdf, row_headers: Sequence[bool]) -> None:
    """Tag the first cell of each row as its header in those tables of the PDF where `row_headers` is true.

    Tables are counted in the order of the document. ValueError if the PDF does not have as many tables.
    """
    root = document.Root.StructTreeRoot
    ids = dict(NameTree(root.IDTree)) if "/IDTree" in root else {}
    for number, (table, headed) in enumerate(zip(find(root, "/Table"), row_headers, strict=True)):
        for place, row in enumerate(find(table, "/TR")) if headed else ():
            tag_row(row, f"row{number}-{place}", ids)
    root.IDTree = name_tree(ids)


def name_tree(ids: dict[str, Any]) -> Dictionary:
    """Return a tree of one leaf, in the order of its names: to put them into a tree one by one takes far longer."""
    names = sorted(ids, key=lambda name: bytes(String(name)))
    return Dictionary(Names=Array([part for name in names for part in (String(name), ids[name])]))


def tag_row(row: Any, name: str, ids: dict[str, Any]) -> None:
    """Make the first cell of a row of data its header, and let the others refer to it by `name`, noted in `ids`."""
    cells = [cell for cell in children(row) if cell.get("/S") in (Name.TD, Name.TH)]
    if not cells or cells[0].S == Name.TH:
        return
    first = cells[0]
    first.S, first.ID = Name.TH, String(name)
    attributes_of_table(first).Scope = Name.Row
    ids[name] = first
    for cell in cells[1:]:
        attributes = attributes_of_table(cell)
        attributes.Headers = Array([*attributes.get("/Headers", Array()), String(name)])


def attributes_of_table(cell: Any) -> Any:
    """Return what a cell says of its place in the table, made if there is nothing yet."""
    given = cell.get("/A")
    own = list(given) if isinstance(given, Array) else [given] if given is not None else []
    for attributes in own:
        if isinstance(attributes, Dictionary) and attributes.get("/O") == Name.Table:
            return attributes
    cell.A = Array([Dictionary(O=Name.Table), *own])
    return cell.A[0]


def find(element: Any, role: str) -> Iterator[Any]:
    """Yield the elements of a role below `element`, in the order of the document, not those inside one another.

    What holds only text is not searched.
    """
    for child in children(element):
        found = str(child.S)
        if found == role:
            yield child
        elif found not in LEAVES:
            yield from find(child, role)


def children(element: Any) -> list[Any]:
    """Return the elements directly below `element`."""
    kids = element.get("/K")
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]
