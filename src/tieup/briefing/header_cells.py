"""Makes the first cell of a row a header in the tags of a PDF, so that a screen reader says whose row it reads.

Typst tags the cells of a table's head as headers but has no way to say the same of a row's first cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def tag_row_headers(pdf: bytes, row_headers: Sequence[bool]) -> bytes:
    """Return the PDF with the first cell of each row tagged as its header where `row_headers` is true.

    Tables are counted in the order of the document. The same PDF gives the same bytes. ValueError if the PDF does not
    have as many tables.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        ids = dict(pikepdf.NameTree(root.IDTree)) if "/IDTree" in root else {}
        for number, (table, headed) in enumerate(zip(find(root, "/Table"), row_headers, strict=True)):
            for place, row in enumerate(find(table, "/TR")) if headed else ():
                tag_row(row, f"row{number}-{place}", ids)
        root.IDTree = name_tree(ids)
        out = BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


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
    """Yield the elements of a role below `element`, in the order of the document, not those inside one another."""
    for child in children(element):
        if str(child.get("/S", "")) == role:
            yield child
        else:
            yield from find(child, role)


def children(element: Any) -> list[Any]:
    """Return the elements directly below `element`."""
    kids = element.get("/K")
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]
