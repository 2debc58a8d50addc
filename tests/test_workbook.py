"""The workbook: typed cells under filters and frozen heads, linked with their evidence, and never a formula."""

from __future__ import annotations

import pytest

import factories_blocks as samples
from readers import read_workbook
from tieup.briefing.blocks import Cell, Cover, Heading, Run, Table
from tieup.briefing.derived import numbered_text
from tieup.briefing.document import assemble
from tieup.briefing.workbook import LONGEST, print_workbook

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
