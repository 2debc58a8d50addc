"""Reads what was printed, with nothing of the project: pages, PDF and workbooks as a reader's program sees them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import dataclass, field

import pikepdf
from lxml import etree
from lxml import html as lxml_html

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def squeezed(text: str) -> str:
    """Return `text` without blanks: line ends and hyphens at them are the printer's, not the author's."""
    return re.sub(r"[\s\u200b\u2060\u00ad]+", "", text)


def read_page(text: str):
    """Return an HTML page as a tree."""
    return lxml_html.fromstring(text)


# ----------------------------------------------------------------------------------------------------------------- PDF


def text_of_pdf(document: pikepdf.Pdf) -> list[str]:
    """Return the text of each page in the order in which it is drawn."""
    return [text_of_page(page) for page in document.pages]


def words_of_pdf(document: pikepdf.Pdf) -> str:
    """Return the text of all pages without blanks, and without heads and feet, which interrupt it.

    Hebrew, which is drawn from the left, comes in the order of reading.
    """
    return re.sub("[\u0590-\u05ff]+", lambda found: found[0][::-1], squeezed("".join(
        text_of_page(page, margins=False) for page in document.pages)))


def text_of_page(page: pikepdf.Page, margins: bool = True) -> str:
    """Return the text of a page in the order in which it is drawn; without `margins` only what belongs to the story."""
    maps = {name: letters_of_font(font) for name, font in page.resources.get("/Font", {}).items()}
    letters: dict[bytes, str] = {}
    said: list[str] = []
    marked: list[bool] = []  # for each marked content that is open: is it an artifact
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            marked.append(str(operands[0]) == "/Artifact")
        elif name == "EMC":
            marked.pop()
        if not margins and any(marked) and name in ("Tj", "TJ"):
            continue
        if name == "Tf":
            letters = maps[str(operands[0])]
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    said += [letters.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)]
        elif name == "ET":
            said.append(" ")
    return "".join(said)


def letters_of_font(font: pikepdf.Object) -> dict[bytes, str]:
    """Return what each code of a font stands for."""
    if "/ToUnicode" not in font:
        return {}
    source = font.ToUnicode.read_bytes().decode("latin-1")
    letters: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[bytes.fromhex(code)] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + step).to_bytes(2, "big")
                letters[code] = chr(int(value, 16) + step)
    return letters


def elements(node: pikepdf.Object):
    """Yield the structure elements below a node, in the order of the document."""
    kids = node.get("/K")
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


# ------------------------------------------------------------------------------------------------------------ workbook


BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}  # formats that a file need not spell out


@dataclass(frozen=True)
class Look:
    """How a cell looks: the format of its number, the colour behind it, and whether it is underlined."""

    number: str
    ground: str | None
    underlined: bool

    def shown(self, value: float) -> str:
        """Return a number as a spreadsheet shows it: "US$5,000,000,000", "50%", "2024-03-15"."""
        if self.number == "yyyy-mm-dd":
            return (datetime.date(1899, 12, 30) + datetime.timedelta(value)).isoformat()
        pieces = re.findall(r'"([^"]*)"|\\(.)|([#,0.]+|General)', self.number)
        return "".join(numeral(value, form) if form else quoted + escaped for quoted, escaped, form in pieces)


def numeral(value: float, form: str) -> str:
    """Return a number in digits: ``#,##0.0`` sets thousands apart and keeps one decimal."""
    if form == "General":
        return f"{value:g}"
    decimals = len(form.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in form else f"{value:.{decimals}f}"


@dataclass
class Sheet:
    """One sheet: cells by address such as "B4", each its type and text; what is frozen, filtered and linked.

    `shown` is what a reader sees of a number or day.
    """

    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    formulas: list[str] = field(default_factory=list)
    filtered: str | None = None
    frozen: bool = False
    links: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        return [text for kind, text in self.cells.values() if kind == "text"]


def read_workbook(content: bytes) -> dict[str, Sheet]:
    """Return the sheets of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        strings = []
        if "xl/sharedStrings.xml" in names:
            for item in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{SHEET}si"):
                strings.append(unescaped("".join(node.text or "" for node in item.iter(f"{SHEET}t"))))
        targets = relations(archive, "xl/_rels/workbook.xml.rels")
        looks = read_looks(etree.fromstring(archive.read("xl/styles.xml")))
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        return {sheet.get("name"): read_sheet(archive, f"xl/{targets[sheet.get(f'{RELATION}id')]}", strings, looks)
                for sheet in book.iter(f"{SHEET}sheet")}  # fmt: skip


def read_looks(styles) -> list[Look]:
    """Return the formats of cells in the order in which cells count them."""
    numbers = BUILT_IN | {int(each.get("numFmtId")): each.get("formatCode") for each in styles.iter(f"{SHEET}numFmt")}
    fonts, fills = styles.find(f"{SHEET}fonts"), styles.find(f"{SHEET}fills")
    looks = []
    for each in styles.find(f"{SHEET}cellXfs"):
        ground = fills[int(each.get("fillId"))].find(f".//{SHEET}fgColor")
        looks.append(Look(numbers[int(each.get("numFmtId"))], ground.get("rgb") if ground is not None else None,
                          fonts[int(each.get("fontId"))].find(f"{SHEET}u") is not None))
    return looks


def read_sheet(archive: zipfile.ZipFile, path: str, strings: list[str], looks: list[Look]) -> Sheet:
    root, found = etree.fromstring(archive.read(path)), Sheet()
    for cell in root.iter(f"{SHEET}c"):
        value = cell.findtext(f"{SHEET}v")
        if cell.find(f"{SHEET}f") is not None:
            found.formulas.append(cell.get("r"))
        if value is not None:
            shared = cell.get("t") == "s"
            kind = "text" if shared else {"b": "truth", None: "number"}.get(cell.get("t"), cell.get("t"))
            found.cells[cell.get("r")] = (kind, strings[int(value)] if shared else value)
            found.looks[cell.get("r")] = look = looks[int(cell.get("s", 0))]
            if kind == "number":
                found.shown[cell.get("r")] = look.shown(float(value))
    filters = root.find(f"{SHEET}autoFilter")
    found.filtered = filters.get("ref") if filters is not None else None
    found.frozen = any(pane.get("state") == "frozen" for pane in root.iter(f"{SHEET}pane"))
    folder, _, name = path.rpartition("/")
    targets = relations(archive, f"{folder}/_rels/{name}.rels")
    for link in root.iter(f"{SHEET}hyperlink"):
        found.links[link.get("ref")] = targets.get(link.get(f"{RELATION}id"), link.get("location") or "")
    return found


def relations(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    if path not in archive.namelist():
        return {}
    return {node.get("Id"): node.get("Target") for node in etree.fromstring(archive.read(path))}


def unescaped(text: str) -> str:
    """Return a shared string without the escapes that stand for control characters."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
