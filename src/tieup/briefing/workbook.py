"""The briefing as a workbook: the same findings, tables, charts and evidence, typed and linked; the published tables.

Text is written as text and never as a formula or a link of its own, whatever it looks like.
"""

from __future__ import annotations

import base64
import datetime
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tieup.briefing.blocks import Bullets, Cell, Evidence, Figure, Heading, Paragraph, Runs, Table
from tieup.briefing.cell_formats import FIRST_YEAR, CellFormats, day_of, fitted, quoted_address, utf16_length
from tieup.briefing.derived import numbered_text, plain_text, references
from tieup.briefing.document import Briefing
from tieup.briefing.literal import one_line, printable, web_address
from tieup.briefing.palette import ACCENT
from tieup.schemas import TABLES
from tieup.wording import label

LONGEST_LINK = 2_079
MOST_ROWS = 200_000  # of a published table; the files beside the briefing hold the rest
MOST_LINKS = 65_000  # of a sheet
NAME_LENGTH = 31
EVIDENCE = "Evidence"


def print_workbook(briefing: Briefing, tables: Mapping[str, pa.Table] | None = None) -> bytes:
    """Return the briefing and the published `tables` as an .xlsx file; the same input gives the same bytes."""
    return Workbook(briefing, tables or {}).made()


class Workbook:
    """One workbook in the making. Sheets come in the order of the document; `names` are those taken, in lower case."""

    def __init__(self, briefing: Briefing, tables: Mapping[str, pa.Table]):
        self.briefing, self.tables = briefing, tables
        self.names = {"history"} | ({EVIDENCE.lower()} if briefing.evidence else set())  # Excel's own, and the links'
        # the row of each entry in the sheet of evidence, counted from 1; row 1 is the head
        self.rows_of_evidence = {number: row for row, number in enumerate(sorted(briefing.evidence), 2)}
        self.file = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.file, {
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd"})  # fmt: skip
        cover, as_of = briefing.cover, briefing.as_of
        self.book.set_properties({
            "title": fitted(one_line(cover.title)), "subject": fitted(one_line(cover.subtitle)), "author": "tieup",
            "created": datetime.datetime(as_of.year, as_of.month, as_of.day),
            "comments": f"Edition {one_line(cover.edition)}, as of {cover.as_of}"})  # fmt: skip
        self.formats = CellFormats(self.book, cover.accent or ACCENT)
        self.looks = self.formats.looks

    def made(self) -> bytes:
        """Return the finished file."""
        front = self.sheet("Briefing")
        linked: list[tuple[str, str]] = []  # the title of each sheet and its name, for the list of sheets
        for block in self.briefing.blocks:
            if isinstance(block, Table):
                linked.append((block.title, self.table_sheet(block)))
            elif isinstance(block, Figure):
                linked.append((block.title, self.figure_sheet(block)))
        if self.briefing.evidence:
            linked.append((EVIDENCE, self.evidence_sheet()))
        published = [name for name in TABLES if name in self.tables]
        linked += [(f"{name}: {TABLES[name].row}", self.published_sheet(name)) for name in published]
        if published:
            linked.append(("What the columns of the published tables mean", self.columns_sheet(published)))
        self.front_sheet(front, linked)
        self.book.close()
        return self.file.getvalue()

    def sheet(self, title: str) -> Worksheet:
        """Return a new sheet that is named after `title`."""
        return self.named_sheet(self.free_name(title))

    def free_name(self, title: str) -> str:
        """Return `title` as Excel allows it for a sheet: unique, short, without its forbidden signs."""
        stem = re.sub(r"[\[\]:*?/\\]", " ", one_line(title)).strip(" '") or "Sheet"
        stem = re.sub(r"\s+", " ", stem)
        name, number = shortened(stem, NAME_LENGTH), 1
        while name.lower() in self.names:
            number += 1
            ending = f" {number}"
            name = shortened(stem, NAME_LENGTH - len(ending)) + ending
        self.names.add(name.lower())
        return name

    def named_sheet(self, name: str) -> Worksheet:
        """Return a new sheet of just this name."""
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        return sheet

    # ------------------------------------------------------------------------------------------------------- writing

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, look: str = "text") -> None:
        """Write `text` as text, printable and no longer than a cell holds."""
        sheet.write_string(row, column, fitted(printable(text)), self.looks[look])

    def write_link(self, sheet: Worksheet, row: int, column: int, address: str, text: str, look: str = "link") -> None:
        """Write `text` that leads to `address`."""
        sheet.write_url(row, column, address, self.looks[look], string=fitted(printable(text)))

    def write_cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, text: str) -> None:
        """Write a cell with its type, or else as `text`; a cell with references leads to the first of them."""
        look = cell.state if cell.state != "stated" else f"s{cell.shade}" if cell.shade else "text"
        first = next(iter(references(cell.runs)), None)
        value = cell.value
        if first is not None:
            self.write_link(sheet, row, column, self.evidence_address(first), text, look)
        # a number or day does not show the number of its evidence: it looks like a link where it is one
        looks = [look] if first is None else ["link", look]
        if cell.state == "stated" and cell.kind == "number" and isinstance(value, int | float):
            if shown := self.formats.number_format(value, *cell.around, plain_text(cell.runs)):
                sheet.write_number(row, column, value, self.formats.blend(*looks, number_format=shown))
                return
        elif cell.state == "stated" and cell.kind == "date" and (date := day_of(value)):
            sheet.write_datetime(row, column, date, self.formats.blend(*looks, "date"))
            return
        if first is None:
            self.write_text(sheet, row, column, text, look)

    def evidence_address(self, number: int) -> str:
        """Return the address of an entry of evidence inside the workbook."""
        return f"internal:'{EVIDENCE}'!A{self.rows_of_evidence[number]}"

    def write_head(self, sheet: Worksheet, row: int, names: Sequence[str], rows: int) -> None:
        """Write the head of a table of `rows` rows: filters on it, and what is above it stays when one scrolls."""
        for column, name in enumerate(names):
            self.write_text(sheet, row, column, one_line(name), "head")
        sheet.autofilter(row, 0, row + max(rows, 1), len(names) - 1)
        sheet.freeze_panes(row + 1, 1)
        sheet.repeat_rows(row)

    # -------------------------------------------------------------------------------------------------------- sheets

    def front_sheet(self, sheet: Worksheet, linked: list[tuple[str, str]]) -> None:
        """Write what a reader sees first: title, findings and prose in the document's order, the list of sheets."""
        cover = self.briefing.cover
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 110)
        sheet.write_string(0, 0, fitted(one_line(cover.title)), self.looks["title"])
        lines = [
            ("", cover.subtitle),
            ("Edition", cover.edition),
            ("As of", cover.as_of),
            ("", cover.confidentiality or ""),
            *cover.facts,
        ]
        row = 1
        for name, value in lines:
            if value:
                self.write_text(sheet, row, 0, one_line(name), "soft")
                self.write_text(sheet, row, 1, one_line(value), "soft" if not name else "text")
                row += 1
        for block in self.briefing.blocks:
            if isinstance(block, Heading):
                row += 1
                self.write_text(sheet, row, 0, one_line(block.text), "section" if block.level == 1 else "strong")
                row += 1
            for number, runs in enumerate(prose(block), 1):
                if isinstance(block, Bullets):
                    self.write_text(sheet, row, 0, f"{number}" if block.ordered else "•", "soft")
                first = next(iter(references(runs)), None)
                if first is None:
                    self.write_text(sheet, row, 1, numbered_text(runs))
                else:
                    self.write_link(sheet, row, 1, self.evidence_address(first), numbered_text(runs), "text")
                row += 1
        row += 1
        self.write_text(sheet, row, 0, "Sheets", "section")
        for title, name in linked:
            row += 1
            quoted = name.replace("'", "''")
            self.write_link(sheet, row, 0, f"internal:'{quoted}'!A1", name)
            self.write_text(sheet, row, 1, one_line(title))

    def table_sheet(self, table: Table) -> str:
        """Write a table of the briefing and return the name of its sheet."""
        sheet = self.sheet(table.title)
        self.write_table(sheet, 0, table)
        return sheet.get_name()

    def write_table(self, sheet: Worksheet, row: int, table: Table) -> None:
        """Write title, caption, head and rows from `row` on; a last column lists the references of each row."""
        sheet.write_string(row, 0, fitted(one_line(table.title)), self.looks["title"])
        note = one_line(" ".join(part for part in (table.caption, table.source) if part))
        sheet.write_string(row + 1, 0, fitted(note), self.looks["line"])
        cited = [
            list(dict.fromkeys(number for cell in cells for number in references(cell.runs))) for cells in table.rows
        ]
        names = [*table.columns, *([EVIDENCE] if any(cited) else [])]
        head = row + 3
        self.write_head(sheet, head, names, len(table.rows))
        texts = [[numbered_text(cell.runs) for cell in cells] for cells in table.rows]
        for number, (cells, numbers) in enumerate(zip(table.rows, cited, strict=True), head + 1):
            for column, (cell, text) in enumerate(zip(cells, texts[number - head - 1], strict=True)):
                self.write_cell(sheet, number, column, cell, text)
            if numbers:
                self.write_link(
                    sheet, number, len(cells), self.evidence_address(numbers[0]), ", ".join(map(str, numbers))
                )
        for column in range(len(table.columns)):
            longest = max((len(row_of_texts[column]) for row_of_texts in texts), default=0)
            sheet.set_column(column, column, min(max(10, longest * 0.9, len(table.columns[column]) * 1.1), 44))

    def figure_sheet(self, figure: Figure) -> str:
        """Write a chart with its data and return the name of its sheet."""
        sheet = self.sheet(f"Chart {figure.title}")
        self.write_text(sheet, 0, 0, "", "text")
        sheet.write_string(0, 0, fitted(one_line(figure.title)), self.looks["title"])
        sheet.write_string(1, 0, fitted(one_line(figure.source)))
        numbers = ", ".join(map(str, figure.refs))
        if figure.refs:
            self.write_link(sheet, 2, 0, self.evidence_address(figure.refs[0]), f"{EVIDENCE} {numbers}")
        row = 3
        if figure.data:
            self.write_table(sheet, row, figure.data)
            row += len(figure.data.rows) + 6
        if figure.png:
            picture = io.BytesIO(base64.b64decode(figure.png))
            sheet.insert_image(
                row, 0, f"{figure.anchor}.png", {"image_data": picture, "description": fitted(one_line(figure.alt))}
            )
        return sheet.get_name()

    def evidence_sheet(self) -> str:
        """Write every entry of evidence and return the name of the sheet."""
        sheet = self.named_sheet(EVIDENCE)
        names = ("Number", "Sentence", "What is read from it", "Article", "Publisher", "Published", "Original",
                 "Before", "After", "Reviewed", "Claims")  # fmt: skip
        self.write_head(sheet, 0, names, len(self.briefing.evidence))
        for column, width in enumerate((8, 70, 44, 40, 20, 12, 30, 40, 40, 30, 40)):
            sheet.set_column(column, column, width)
        for row, number in enumerate(sorted(self.briefing.evidence), 1):
            self.write_evidence(sheet, row, self.briefing.evidence[number])
        return sheet.get_name()

    def write_evidence(self, sheet: Worksheet, row: int, entry: Evidence) -> None:
        """Write one entry of evidence."""
        sheet.write_number(row, 0, entry.number, self.looks["strong"])
        texts = {
            1: "".join(text for text, _ in entry.parts),
            2: "\n".join(entry.says),
            3: one_line(entry.title),
            4: entry.publisher or "not stated",
            7: entry.before,
            8: entry.after,
            9: entry.judged or "",
            10: ", ".join(entry.claims),
        }
        for column, text in texts.items():
            self.write_text(sheet, row, column, text, "not_stated" if column == 4 and not entry.publisher else "text")
        if date := day_of(entry.published):
            sheet.write_datetime(row, 5, date, self.looks["date"])
        else:
            self.write_text(sheet, row, 5, entry.published or "not stated", "text" if entry.published else "not_stated")
        self.write_address(sheet, row, 6, entry.url or "")

    def write_address(self, sheet: Worksheet, row: int, column: int, address: str) -> None:
        """Write a web address as a link, and anything else as text."""
        quoted = quoted_address(address)
        if web_address(address) and utf16_length(quoted) <= LONGEST_LINK and row < MOST_LINKS:
            self.write_link(sheet, row, column, quoted, address)
        else:
            self.write_text(sheet, row, column, address)

    def published_sheet(self, name: str) -> str:
        """Write a published table with its types and return the name of its sheet."""
        table, declared = self.tables[name], {column.name: column for column in TABLES[name].columns}
        sheet = self.sheet(name)
        rows = min(table.num_rows, MOST_ROWS)
        self.write_head(sheet, 0, table.column_names, rows)
        evidence = {claim: number for number, entry in self.briefing.evidence.items() for claim in entry.claims}
        for column, heading in enumerate(table.column_names):
            values = table.column(column).slice(0, rows).to_pylist()
            longest = max((len(str(value)) for value in values[:500] if value is not None), default=0)
            sheet.set_column(column, column, min(max(len(heading) + 4, longest + 2), 60))
            for row, value in enumerate(values, 1):
                if heading == "url" and value:
                    self.write_address(sheet, row, column, value)
                elif heading == "claim_id" and value in evidence and row < MOST_LINKS:
                    self.write_link(sheet, row, column, self.evidence_address(evidence[value]), value)
                else:
                    self.write_value(
                        sheet,
                        row,
                        column,
                        value,
                        "year" in heading or heading.endswith("_id") or heading in ("start", "end"),
                    )
            if heading in declared:
                sheet.write_comment(0, column, declared[heading].meaning, {"author": "tieup", "visible": False})
        if rows < table.num_rows:
            self.write_text(
                sheet, rows + 1, 0, f"[…cut: {table.num_rows - rows} more rows in {name}.parquet]", "strong"
            )
        return sheet.get_name()

    def write_value(self, sheet: Worksheet, row: int, column: int, value: Any, bare: bool) -> None:
        """Write a value of a published table: null as nothing, a list joined by semicolons, `bare` numbers as 2026."""
        if value is None:
            return
        if isinstance(value, str):
            self.write_text(sheet, row, column, value)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.looks["text"])
        elif isinstance(value, int | float):
            if value == value and abs(value) != float("inf"):
                shown = "0" if bare else self.formats.number_format(value) or "General"
                sheet.write_number(row, column, value, self.formats.blend("text", number_format=shown))
        elif isinstance(value, datetime.date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, value, self.looks["date"])
        else:
            self.write_text(sheet, row, column, "; ".join(map(str, value)) if isinstance(value, list) else str(value))

    def columns_sheet(self, names: Sequence[str]) -> str:
        """Write what each column of the published tables means and return the name of the sheet."""
        sheet = self.sheet("Columns")
        rows = [
            (name, column.name, str(column.type), column.meaning, ", ".join(map(label, column.codes or ())))
            for name in names
            for column in TABLES[name].columns
        ]
        self.write_head(sheet, 0, ("Table", "Column", "Type", "Meaning", "Codes"), len(rows))
        for column, width in enumerate((18, 22, 16, 70, 80)):
            sheet.set_column(column, column, width)
        for row, texts in enumerate(rows, 1):
            for column, text in enumerate(texts):
                self.write_text(sheet, row, column, text)
        return sheet.get_name()


def prose(block: Any) -> Sequence[Runs]:
    """Return the texts of a block that is printed on the front sheet."""
    if isinstance(block, Paragraph):
        return (block.runs,)
    return block.items if isinstance(block, Bullets) else ()


def shortened(text: str, most: int) -> str:
    """Return `text` in at most `most` characters, cut after a word where that loses little."""
    if len(text) <= most:
        return text.strip(" '")
    cut = text[:most]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > most * 0.6 else cut).strip(" '")
