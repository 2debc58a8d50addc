"""Text that tries to become code comes out as it was written, in each document, from the article to the page."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

import factories_blocks as samples
from readers import read_page, read_workbook, squeezed, words_of_pdf
from tieup.briefing.blocks import EvidenceList, Paragraph, Run
from tieup.briefing.display import preview
from tieup.briefing.document import assemble
from tieup.briefing.glyphs import Substitutes
from tieup.briefing.html import print_html
from tieup.briefing.literal import one_line, printable, web_address
from tieup.briefing.pdf import print_pdf
from tieup.briefing.workbook import print_workbook

FROM_ARTICLES = (  # stand in tests/gallery, in sentences that are cited
    '<script>alert("markup")</script>', "{{ 7*7 }} {% raw %}", '#eval(\\"1\\")', "$x^2$",
    "</style><img src=x onerror=alert(1)>", "\\textbf{electric van}", "[software](javascript:alert(1))", '#link("file:///etc/passwd")[sales]',
    '=HYPERLINK("http://evil.example","a click")',
)  # fmt: skip


@pytest.fixture(scope="module")
def nasty():
    return assemble(samples.hostile())


def seen(html):
    """Return the text of a page as a reader sees it, without the blanks."""
    tree = read_page(html)
    for tag in tree.xpath("//span[@class='tag']"):
        tag.drop_tree()
    return squeezed(tree.text_content())


def paper(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return words_of_pdf(document)


@pytest.fixture(scope="module")
def on_the_page(nasty):
    return seen(print_html(nasty))


@pytest.fixture(scope="module")
def on_paper(nasty):
    return paper(print_pdf(nasty))


@pytest.fixture(scope="module")
def in_cells(nasty):
    return read_workbook(print_workbook(nasty))


@pytest.mark.parametrize("words", samples.HOSTILE)
def test_the_page_prints_it_literally(on_the_page, words):
    assert squeezed(printable(words)) in on_the_page


def test_the_page_gains_no_element_and_no_attribute_from_it(nasty, honda):
    tree, usual = read_page(print_html(nasty)), read_page(honda.html)
    assert {e.tag for e in tree.iter()} <= {e.tag for e in usual.iter()} | {"code", "bdi", "em", "span"}
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not [name for e in tree.iter() for name in getattr(e, "attrib", {}) if name.startswith("on")]
    assert not [address for address in tree.xpath("//@href") if "javascript" in address]


@pytest.mark.parametrize("words", samples.HOSTILE)
def test_the_pdf_prints_it_literally(on_paper, words):
    assert squeezed(Substitutes().applied(one_line(words))) in on_paper


@pytest.mark.parametrize("words", samples.HOSTILE)
def test_the_workbook_keeps_it_as_text(in_cells, words):
    assert any(printable(words) in text for sheet in in_cells.values() for text in sheet.texts)


def test_the_workbook_has_no_formula_and_no_link_from_it(in_cells):
    assert not any(sheet.formulas for sheet in in_cells.values())
    assert not [address for sheet in in_cells.values() for address in sheet.links.values() if "javascript" in address]


@pytest.mark.parametrize("block", samples.hostile()[1:], ids=lambda block: type(block).__name__)
def test_the_notebook_shows_it_literally(block):
    tree = read_page(f"<div>{preview(block)}</div>")
    assert not tree.xpath(".//script | .//iframe") and not tree.xpath(".//@onerror | .//@onmouseover")
    assert not [address for address in tree.xpath(".//@href") if "javascript" in address]


def test_code_in_an_article_reaches_page_pdf_and_workbook_as_it_was_written(gallery):
    page, printed = seen(gallery.html), paper(gallery.pdf)
    cells = " ".join(text for sheet in read_workbook(gallery.workbook).values() for text in sheet.texts)
    for words in FROM_ARTICLES:
        assert squeezed(words) in page, words
        assert squeezed(words) in printed, words
        assert words in cells, words


def test_code_in_an_origin_card_is_a_title_like_any_other(gallery):
    title = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>"
    assert squeezed(title) in seen(gallery.html) and squeezed(title) in paper(gallery.pdf)
    assert any(text.startswith(title) for sheet in read_workbook(gallery.workbook).values() for text in sheet.texts)


def test_names_in_every_script_come_out_or_are_visibly_transliterated(gallery):
    page, printed = seen(gallery.html), paper(gallery.pdf)
    for name in ("比亚迪", "トヨタ自動車", "王传福"):
        assert name in page and name not in printed
        assert squeezed(Substitutes().applied(name)) in printed
    assert "transliterated" in printed


def test_letters_that_run_from_right_to_left_are_kept_apart(gallery):
    tree = read_page(gallery.html)
    assert any("صحيفة" in element.text_content() for element in tree.iter("bdi"))
    for element in tree.iter():
        if element.text and re.search("[\u0590-\u06ff]", element.text):
            assert element.tag in ("bdi", "title"), element.text


def test_an_address_that_is_too_long_for_a_link_is_printed_as_text():
    address = "https://a.example/" + "x" * 9_000
    blocks = [replace(block, entries=(replace(block.entries[0], url=address),)) if isinstance(block, EvidenceList)
              else block for block in samples.hostile()]  # fmt: skip
    blocks.append(Paragraph((Run("the original", href=address),)))
    briefing = assemble(blocks)
    assert address in seen(print_html(briefing)) and address in paper(print_pdf(briefing))
    sheet = read_workbook(print_workbook(briefing))["Evidence"]
    assert address in sheet.texts and not sheet.links


@pytest.mark.parametrize(("address", "kept"), [
    ("https://a.example/b?c=d", True), ("http://a.example", True),
    ("javascript:alert(1)", False), ("JAVASCRIPT:alert(1)", False), ("data:text/html,x", False),
    ("file:///etc/passwd", False), ("https://a.example/ x", False), ("https://a.example/\u202egnp", False),
    (None, False),
    ("https://a.example/" + "x" * 7_982, True), ("https://a.example/" + "x" * 7_983, False),  # Typst's limit
    ("https://a.example/" + "é" * 3_992, False),  # is one of bytes
])  # fmt: skip
def test_only_addresses_of_the_web_are_followed(address, kept):
    assert web_address(address) == (address if kept else None)
