"""The workbook: typed cells under filters and frozen heads, linked with their evidence, and never a formula."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pyarrow as pa
import pytest

import factories_blocks as samples
from factories_tables import two_alliances
from readers import read_workbook
from tieup.briefing.blocks import Cell, Cover, EvidenceList, Heading, Run, Table
from tieup.briefing.cell_formats import LONGEST, MOST_FORMATS
from tieup.briefing.derived import numbered_text
from tieup.briefing.document import assemble
from tieup.briefing.workbook import LONGEST_LINK, print_workbook
from tieup.schemas import TABLES
from tieup.wording import quantity, signs

COVER = Cover("T", "", "t", "2024-03-15", "en")


@pytest.fixture(scope="module")
def book(honda):
    return read_workbook(honda.workbook)


@pytest.fixture(scope="module")
def sample():
    return read_workbook(print_workbook(assemble(samples.two_alliances())))


def columns(sheet, row):
    """Return the heads of a sheet's columns by their letter."""
    return {text: address.rstrip("0123456789") for address, (_, text) in sheet.cells.items()
            if address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(row)}


def test_the_first_sheet_has_the_findings_and_leads_to_every_other(book, honda):
    front = book["Briefing"]
    assert honda.briefing.cover.title in front.texts
    linked = {address.split("!")[0].strip("'") for address in front.links.values()}
    assert set(book) - {"Briefing"} <= linked
    assert {numbered_text(item) for item in honda.briefing.findings} <= set(front.texts)


def test_every_published_table_has_its_sheet_with_filter_and_frozen_head(book):
    for name in ("articles", "tieups", "claims", "scope", "strategy", "quotations"):
        assert book[name].filtered and book[name].frozen, name


def test_tables_of_the_briefing_have_filter_and_frozen_head(book):
    sheets = [sheet for name, sheet in book.items() if name.startswith("Side by side")]
    assert sheets and all(sheet.filtered and sheet.frozen for sheet in sheets)


def test_numbers_dates_and_texts_have_their_types(sample):
    sheet = sample["Sums that articles name"]
    heads = columns(sheet, 4)
    kinds = {head: {sheet.cells[f"{letter}{row}"][0] for row in range(5, 19)} for head, letter in heads.items()
             if head != "Evidence"}
    assert kinds["Organisation"] == {"text"}
    assert kinds["Amount"] == {"number", "text"}  # a missing amount reads not stated
    assert kinds["Reported"] == kinds["Year"] == {"number"}  # days are numbers to a spreadsheet


def book_of(*cells):
    """Return the workbook of a briefing whose one table has a column of `cells`, and the sheet with them."""
    table = Table("table", "T", ("A",), tuple((cell,) for cell in cells), row_headers=False)
    book = read_workbook(print_workbook(assemble([COVER, Heading("H", 1, "h"), table, samples.evidence(1)])))
    return book, book["T"]


@pytest.mark.parametrize(("value", "unit", "year", "shown"), [
    (5e9, "USD", None, "US$5,000,000,000"), (7e8, "EUR", None, "€700,000,000"),
    (1e10, "CNY", None, "CNY 10,000,000,000"),
    (50, "percent", None, "50%"), (33.4, "percent", 2028, "33.4%, 2028"), (40, "GWh", 2030, "40 GWh, 2030"),
    (0.5, "GWh", None, "0.5 GWh"), (1700, "jobs", None, "1,700 jobs"), (1, "models", None, "1 model"),
    (2026, "year", None, "2026"), (1e9, 'a "x" \\', None, '1,000,000,000 a "x" \\'),
])  # fmt: skip
def test_a_figure_is_a_number_that_shows_its_currency_or_unit(value, unit, year, shown):
    before, behind = signs(value, unit)
    by = f", {year}" if year else ""
    runs = (Run(quantity(value, unit) + by, refs=(1,)),)
    _, sheet = book_of(Cell(runs, value=value, kind="number", around=(before, behind + by)))
    assert sheet.cells["A5"] == ("number", f"{value:.16G}") and sheet.shown["A5"] == shown


def test_figures_in_more_units_than_excel_has_formats_are_told_in_words():
    cells = [Cell((Run(f"{number} u{number}"),), value=number, kind="number", around=("", f" u{number}"))
             for number in range(300)]
    _, sheet = book_of(*cells)
    told = [sheet.shown.get(f"A{row}") or sheet.cells[f"A{row}"][1] for row in range(5, 305)]
    assert told == [f"{number} u{number}" for number in range(300)]
    assert 0 < len({look.number for look in sheet.looks.values()}) <= MOST_FORMATS + 2


def test_numbers_and_days_keep_their_shade_and_look_like_links_where_they_lead_to_evidence():
    shaded = {"value": 5.0, "kind": "number", "shade": 3}
    _, sheet = book_of(Cell((Run("memorandum"),), shade=3), Cell((Run("5"),), **shaded),
                       Cell((Run("5", refs=(1,)),), **shaded),
                       Cell((Run("15 March 2024", refs=(1,)),), value="2024-03-15", kind="date"))
    text, number, linked, day = (sheet.looks[f"A{row}"] for row in range(5, 9))
    assert number.ground == linked.ground == text.ground != day.ground
    assert linked.underlined and day.underlined and not number.underlined
    assert set(sheet.links) == {"A7", "A8", "B7", "B8"}


def test_the_sheet_of_evidence_keeps_its_name_whatever_a_table_is_called():
    table = Table("table", "Evidence", ("A",), ((Cell((Run("x", refs=(1,)),)),),))
    book = read_workbook(print_workbook(assemble([COVER, Heading("H", 1, "h"), table, samples.evidence(1)])))
    assert "Evidence" in book["Evidence 2"].texts
    row = book["Evidence 2"].links["A5"].removeprefix("Evidence!A").removeprefix("'Evidence'!A")
    assert book["Evidence"].cells[f"A{row}"] == ("number", "1")


def test_days_before_the_calendar_of_spreadsheets_are_text():
    published = {name: pa.Table.from_pandas(table, TABLES[name].schema, preserve_index=False)
                 for name, table in two_alliances().items()}
    days = [datetime.date(1850, 1, 1), datetime.date(1900, 1, 1)]
    place = published["articles"].column_names.index("published")
    published["articles"] = published["articles"].set_column(place, "published", pa.array(days, pa.date32()))
    old = replace(samples.evidence(1).entries[0], published="1850-01-01")
    briefing = assemble([COVER, Heading("H", 1, "h"), EvidenceList((old,))])
    book = read_workbook(print_workbook(briefing, published))
    letter = columns(book["articles"], 1)["published"]
    assert [book["articles"].cells[f"{letter}{row}"] for row in (2, 3)] == [("text", "1850-01-01"), ("number", "1")]
    assert "1850-01-01" in book["Evidence"].texts


@pytest.mark.parametrize(("address", "linked"), [
    ("https://a.example/" + "{" * 600, True), ("https://a.example/" + "{" * 2_000, False),
    ("https://a.example/%7b" + "{" * 2_000, False), ("https://a.example/" + "x" * 2_061, True),
    ("https://a.example/" + "x" * 2_062, False),
])  # fmt: skip
def test_an_address_is_linked_if_excel_takes_it_as_it_is_quoted(address, linked):
    entry = replace(samples.evidence(1).entries[0], url=address)
    sheet = read_workbook(print_workbook(assemble([COVER, Heading("H", 1, "h"), EvidenceList((entry,))])))["Evidence"]
    assert address in sheet.texts
    assert list(sheet.links.values()) == ([address.replace("{", "%7b")] if linked else [])
    assert all(len(link) <= LONGEST_LINK for link in sheet.links.values())


def test_published_days_are_days_and_nothing_stands_for_missing(book):
    sheet = book["articles"]
    letter = columns(sheet, 1)["published"]
    assert {kind for address, (kind, _) in sheet.cells.items() if address.startswith(letter) and address != f"{letter}1"
            } == {"number"}
    assert not {"nan", "None", "NaT", "<NA>"} & {text for each in book.values() for text in each.texts}


def test_cells_lead_to_their_evidence_and_evidence_to_its_article(book):
    sheet = next(sheet for name, sheet in book.items() if name.startswith("Side by side"))
    assert any(address.replace("'", "").startswith("Evidence!A") for address in sheet.links.values())
    assert any(address.startswith("https://") for address in book["Evidence"].links.values())


def test_internal_links_end_on_sheets_that_are_there(book):
    for sheet in book.values():
        for address in sheet.links.values():
            if not address.startswith("http"):
                assert address.split("!")[0].strip("'").replace("''", "'") in book


def test_no_cell_is_a_formula_whatever_the_articles_say(gallery, book):
    for each in (book, read_workbook(gallery.workbook),
                 read_workbook(print_workbook(assemble(samples.hostile())))):
        assert not [name for name, sheet in each.items() if sheet.formulas]


def test_names_of_sheets_are_those_that_excel_takes():
    tables = [Table(f"table-{number}", title, ("A",), ((Cell((Run("x"),)),),)) for number, title in enumerate(
        ["History", "a/b:c*d?[e]\\f", "'quoted'", "x" * 60, "x" * 60, ""])]
    book = read_workbook(print_workbook(assemble([COVER, Heading("H", 1, "h"), *tables])))
    assert len(book) == 7
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") and name.strip("'") == name for name in book)
    assert "history" not in {name.lower() for name in book}


def test_what_is_longer_than_a_cell_holds_is_visibly_cut():
    table = Table("table", "T", ("A",), ((Cell((Run("y" * 40_000),)),),))
    book = read_workbook(print_workbook(assemble([COVER, Heading("H", 1, "h"), table])))
    (text,) = [text for text in book["T"].texts if text.startswith("y")]
    assert len(text) <= LONGEST and text.endswith("32,767 characters]")
