"""Page, PDF and workbook carry the same findings, tables, figures and references."""

from __future__ import annotations

import datetime
import io
import re
from string import ascii_uppercase

import pikepdf
import pytest

from readers import elements, read_page, read_workbook, squeezed, words_of_pdf
from tieup import wording
from tieup.briefing.blocks import Bullets, Heading, Paragraph, Table
from tieup.briefing.derived import numbered_text, plain_text, references
from tieup.briefing.glyphs import Substitutes
from tieup.briefing.literal import one_line, printable


@pytest.fixture(scope="module", params=["honda", "gallery"])
def printed(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def page(printed):
    tree = read_page(printed.html)
    for unseen in tree.xpath("//span[@class='unseen'] | //button"):
        unseen.drop_tree()
    return tree


@pytest.fixture(scope="module")
def pdf(printed):
    with pikepdf.open(io.BytesIO(printed.pdf)) as document:
        yield document


@pytest.fixture(scope="module")
def book(printed):
    return read_workbook(printed.workbook)


def texts(briefing):
    """Return every sentence of prose, every finding and every cell of the briefing's own tables, as runs."""
    for block in briefing.blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Table):
            yield from (cell.runs for row in block.rows for cell in row)


def on_paper(text):
    """Return a text as the PDF prints it, without blanks."""
    return squeezed(Substitutes().applied(one_line(text)))


def test_headings_are_the_same(printed, page, pdf, book):
    told = [one_line(block.text) for block in printed.briefing.blocks if isinstance(block, Heading)]
    assert [one_line(head.text_content()) for head in page.xpath("//main//h2 | //main//h3")] == told
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == \
            [one_line(block.text) for block in printed.briefing.headings if block.level == 1]
    assert set(told) <= set(book["Briefing"].texts)


def test_findings_prose_and_cells_are_the_same(printed, page, pdf, book):
    html = squeezed(re.sub(r"\s+", " ", page.text_content()))
    paper = words_of_pdf(pdf)
    cells = {text for sheet in book.values() for text in sheet.texts}
    # numbers and days stand in the workbook as such
    typed = {plain_text(cell.runs) for table in printed.briefing.tables for row in table.rows for cell in row
             if cell.kind != "text" and cell.state == "stated"}
    for runs in texts(printed.briefing):
        words = "".join(printable(run.text) + "".join(map(str, run.refs)) for run in runs)
        assert squeezed(words) in html, words
        for run in runs:
            assert on_paper(run.text) in paper, run.text
        whole = printable(numbered_text(runs))
        assert whole in cells or plain_text(runs) in typed, whole


def as_printed(shown):
    """Return what briefings print for a number or day of the workbook: "US$5 billion" for "US$5,000,000,000"."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", shown):
        return wording.day(datetime.date.fromisoformat(shown))
    return re.sub(r"\d[\d,]*(\.\d+)?", lambda found: wording.number(float(found[0].replace(",", ""))), shown, count=1)


def test_numbers_and_days_of_the_workbook_say_what_page_and_pdf_say(printed, book):
    for table in printed.briefing.tables:
        (sheet,) = [sheet for sheet in book.values() if sheet.cells.get("A1", ("", ""))[1] == one_line(table.title)]
        for place, row in enumerate(table.rows, 5):
            for letter, cell in zip(ascii_uppercase, row, strict=False):
                if cell.kind != "text" and cell.state == "stated":
                    shown = sheet.shown[f"{letter}{place}"]
                    assert plain_text(cell.runs) in (shown, as_printed(shown)), table.title


def test_tables_have_the_same_titles_rows_and_columns(printed, page, pdf, book):
    tables = printed.briefing.tables
    assert len(page.xpath("//main//div[@class='table'][not(ancestor::figure)]")) == len(tables)
    paper = words_of_pdf(pdf)
    for table in tables:
        (grid,) = page.xpath(f"//table[@id='{table.anchor}-grid']")
        assert len(grid.xpath("./tbody/tr")) == len(table.rows)
        assert [one_line(head.text_content()) for head in grid.xpath("./thead/tr/*")] == \
            [one_line(name) for name in table.columns]
        assert on_paper(table.title) in paper
        titled = [sheet for sheet in book.values() if sheet.cells.get("A1", ("", ""))[1] == one_line(table.title)]
        assert titled and titled[0].filtered
    rows = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/TR"]
    heads = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/THead"]
    assert len(rows) - len(heads) >= sum(len(table.rows) for table in tables)  # a wide table stands there in parts


def test_figures_have_the_same_titles_and_words(printed, page, pdf, book):
    figures = printed.briefing.figures
    alts = [str(element.Alt) for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/Figure"]
    shown = page.xpath("//figure")
    assert len(shown) == len(figures)
    paper = words_of_pdf(pdf)
    for figure, element in zip(figures, shown, strict=True):
        assert one_line(element.xpath(".//img/@alt")[0]) == one_line(figure.alt)
        assert on_paper(figure.alt) in {squeezed(alt) for alt in alts}
        assert on_paper(figure.title) in paper
        assert any(sheet.cells.get("A1", ("", ""))[1] == one_line(figure.title) for sheet in book.values())


def cited(briefing):
    """Return how often each entry is cited where all three documents print it."""
    found: dict[int, int] = {}
    for runs in texts(briefing):
        for number in references(runs):
            found[number] = found.get(number, 0) + 1
    return found


def test_references_are_the_same(printed, page, pdf, book):
    told = cited(printed.briefing)
    counted: dict[int, int] = {}
    for reference in page.xpath("//a[@class='ref'][not(ancestor::figure)][not(ancestor::details)]"):
        counted[int(reference.text)] = counted.get(int(reference.text), 0) + 1
    assert counted == told
    assert {int(entry.get("id")[1:]) for entry in page.xpath("//ol[@class='evidence']/li")} == \
        set(printed.briefing.evidence)
    numbers = {text for address, (_, text) in book["Evidence"].cells.items() if address.startswith("A")}
    assert {str(number) for number in printed.briefing.evidence} <= numbers
    said = [str(note.get("/Contents", "")) for sheet in pdf.pages for note in sheet.get("/Annots", [])]
    assert all(said.count(f"Evidence {number}") >= times for number, times in told.items())


def test_the_evidence_is_the_same_sentence_in_each(printed, page, pdf, book):
    paper = words_of_pdf(pdf)
    for number, entry in printed.briefing.evidence.items():
        words = "".join(text for text, _ in entry.parts)
        (element,) = page.xpath(f"//li[@id='e{number}']//blockquote")
        said = "".join(element.xpath(".//text()[not(parent::span[@class='tag'])]"))
        assert squeezed(printable(words)) in squeezed(said)
        assert printable(words) in book["Evidence"].texts
        for text, _ in entry.parts:
            assert on_paper(text) in paper


def test_every_text_of_the_briefing_is_some_text(printed):
    assert all(plain_text(runs).strip() for runs in texts(printed.briefing))
