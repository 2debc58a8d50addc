"""The PDF for the archive and for every reader: its structure, its letters, its attachments and its pages."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

import factories_blocks as samples
from factories_briefing import ROOT, make_briefing
from readers import elements, squeezed, text_of_pdf
from tieup.briefing.blocks import Cell, Cover, Heading, Paragraph, Run, Table
from tieup.briefing.document import assemble
from tieup.briefing.page_links import ABOVE, address, lead_links
from tieup.briefing.paper import BREAK, WORD_OF_PROSE, softened
from tieup.briefing.pdf import print_pdf
from tieup.briefing.typesetting import FAMILIES, WITHOUT_CONTEXT, begins_a_page, room_of_section
from tieup.errors import RunError

MM = 72 / 25.4  # points


@pytest.fixture(scope="module", params=["honda", "gallery", "forty"])
def document(request):
    if request.param == "forty":
        content = print_pdf(assemble(samples.forty_alliances()))
    else:
        content = request.getfixturevalue(request.param).pdf
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield opened


def roles(document, *names):
    return [element for element in elements(document.Root.StructTreeRoot) if str(element.S)[1:] in names]


def attribute(element, name):
    """Return what an element says of itself, None if it says nothing."""
    given = element.get("/A", [])
    for attributes in list(given) if isinstance(given, pikepdf.Array) else [given]:
        if name in attributes:
            return attributes[name]
    return None


def test_its_syntax_is_sound(document):
    assert document.check_pdf_syntax() == []


def test_title_language_and_tags_are_there(document):
    assert document.Root.MarkInfo.Marked
    assert re.match("en", str(document.Root.Lang))
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo["/Title"]).strip()
    assert document.Root.StructTreeRoot.ParentTree is not None


def test_the_metadata_say_for_the_archive_and_for_every_reader(document):
    metadata = document.Root.Metadata.read_bytes().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in metadata and "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert [str(intent.S) for intent in document.Root.OutputIntents] == ["/GTS_PDFA1"]


def test_every_picture_has_words_for_who_cannot_see_it(document):
    figures = roles(document, "Figure")
    assert figures and all(len(str(figure.get("/Alt", ""))) > 3 for figure in figures)


def test_heads_of_columns_and_rows_are_headers_with_their_scope(document):
    headers = roles(document, "TH")
    assert {str(attribute(header, "/Scope")) for header in headers} == {"/Column", "/Row"}
    for table in roles(document, "Table"):
        rows = [element for element in elements(table) if element.S == Name.TR]
        assert all(cell.S == Name.TH for cell in elements(rows[0]) if cell.S in (Name.TH, Name.TD))
        for row in rows[1:]:
            cells = [cell for cell in elements(row) if cell.S in (Name.TH, Name.TD)]
            assert [str(cell.S) for cell in cells] == ["/TH"] + ["/TD"] * (len(cells) - 1)


def test_each_cell_refers_to_the_head_of_its_row_and_that_head_is_known(document):
    known = pikepdf.NameTree(document.Root.StructTreeRoot.IDTree)
    for table in roles(document, "Table"):
        for row in [element for element in elements(table) if element.S == Name.TR][1:]:
            head, *cells = [cell for cell in elements(row) if cell.S in (Name.TH, Name.TD)]
            assert known[str(head.ID)].objgen == head.objgen
            for cell in cells:
                named = [str(one) for one in attribute(cell, "/Headers")]
                assert str(head.ID) in named and all(one in known for one in named)


def test_headings_never_skip_a_level(document):
    levels = [int(str(heading.S)[2:]) for heading in roles(document, "H1", "H2", "H3")]
    assert levels[0] == 1 and all(below <= above + 1 for above, below in pairwise(levels))


def test_the_outline_has_every_section(document):
    with document.open_outline() as outline:
        told = [item.title for item in outline.root]
    assert len(told) == len(roles(document, "H1"))


def test_all_letters_travel_with_the_document(document):
    fonts = [font for page in document.pages for font in page.resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        (inner,) = font.DescendantFonts if "/DescendantFonts" in font else (font,)
        assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()), str(font.BaseFont)
        assert "LastResort" not in str(font.BaseFont)  # it prints boxes


def test_every_link_ends_on_a_page_or_on_the_web(document):
    pages = {page.objgen for page in document.pages}
    links = [note for page in document.pages for note in page.get("/Annots", []) if note.Subtype == Name.Link]
    assert links
    for link in links:
        if "/A" in link and link.A.S == Name.URI:
            assert str(link.A.URI).startswith(("https://", "http://"))
        else:
            place = link.get("/Dest") or link.A.D
            assert place[0].objgen in pages
        assert str(link.get("/Contents", "")).strip()  # what a screen reader says of it


def place_of(link):
    """Return page and corner to which a link leads."""
    return link.Dest[0].objgen, round(float(link.Dest[2]), 2), round(float(link.Dest[3]), 2)


def test_references_lead_to_their_entry_and_entries_back_to_where_they_are_cited(document):
    """All references to an entry tell its place, and entries follow one another there as they are numbered."""
    order = {page.objgen: number for number, page in enumerate(document.pages)}
    links = [(page.objgen, note) for page in document.pages for note in page.get("/Annots", []) if "/Dest" in note]
    corner = {id(note): (page, round(float(note.Rect[0]), 2), round(float(note.Rect[3]) + ABOVE, 2))
              for page, note in links}
    references: dict[int, set] = {}  # where the references to an entry stand
    entries: dict[int, set] = {}  # where they lead
    for _, note in links:
        if told := re.fullmatch(r"Evidence (\d+)", str(note.get("/Contents", ""))):
            references.setdefault(int(told[1]), set()).add(corner[id(note)])
            entries.setdefault(int(told[1]), set()).add(place_of(note))
    assert len(entries) > 3 and all(len(places) == 1 for places in entries.values())
    reading = [(order[page], left > 300, -top) for number in sorted(entries) for page, left, top in entries[number]]
    assert reading == sorted(reading) and len(set(reading)) == len(reading)
    number_at = {place: number for number, places in entries.items() for place in places}
    back = [note for _, note in links if str(note.get("/Contents", "")).startswith("Back to: ")]
    own = [note for note in back if corner[id(note)] in number_at]  # the number of an entry leads to its first citation
    assert len(own) == len(entries) < len(back)
    assert all(place_of(note) in references[number_at[corner[id(note)]]] for note in own)
    cited = set().union(*references.values())
    assert {place_of(note) for note in back} <= cited and len({place_of(note) for note in back}) > len(entries) / 2


def test_a_link_to_a_place_that_is_not_there_is_refused():
    with pikepdf.new() as lone:
        page = lone.add_blank_page()
        action = Dictionary(S=Name.URI, URI=address("e7", "r8-1"))
        link = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        page.Annots = Array([lone.make_indirect(link)])
        with pytest.raises(ValueError, match="e7"):
            lead_links(lone, {})


def test_every_page_says_which_of_how_many_it_is(document):
    told = text_of_pdf(document)
    for number, text in enumerate(told, 1):
        assert f"Page{number}of{len(told)}" in squeezed(text)


def test_tables_findings_and_provenance_travel_inside(honda):
    with pikepdf.open(io.BytesIO(honda.pdf)) as document:
        attached = dict(document.attachments)
        assert {"findings.json", "run.json", "tieups.csv", "claims.csv", "scope.csv"} <= set(attached)
        found = json.loads(attached["findings.json"].get_file().read_bytes())
        assert len(found["findings"]) == len(honda.briefing.findings)
        assert attached["tieups.csv"].get_file().read_bytes() == (honda.folder / "tables/tieups.csv").read_bytes()
        kinds = {str(attached[name].obj.AFRelationship) for name in attached}
        assert kinds <= {"/Data", "/Source", "/Alternative", "/Supplement"}


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.3, 841.9)), ("us-letter", (612, 792))])
def test_paper_is_what_the_edition_says(paper, size):
    with pikepdf.open(io.BytesIO(print_pdf(assemble(samples.two_alliances()), paper))) as document:
        box = [float(side) for side in document.pages[0].MediaBox]
    assert box[2:] == pytest.approx(size, abs=0.5)


def test_another_paper_is_refused_with_those_there_are():
    with pytest.raises(RunError, match=r"'a5' is no paper\. Choose one of a4, us-letter"):
        print_pdf(assemble(samples.two_alliances()), "a5")


def test_an_edition_may_have_a_logo_and_a_line_of_confidentiality(tmp_path, honda):
    (tmp_path / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 9">'
                                       '<rect width="20" height="9" fill="#d9480f"/></svg>')
    (tmp_path / "own.yaml").write_text((ROOT / "editions" / "honda.yaml").read_text()
                                       .replace("logo: null", "logo: mark.svg")
                                       .replace("confidentiality: null", "confidentiality: For the board only"))
    briefing = make_briefing(tmp_path / "own.yaml", honda.folder / "processed")
    with pikepdf.open(io.BytesIO(print_pdf(briefing))) as document:
        assert any(str(figure.Alt) == "Logo" for figure in roles(document, "Figure"))
        assert all("Fortheboardonly" in squeezed(text) for text in text_of_pdf(document))


@pytest.mark.parametrize(("written", "printed"), [
    ("比亚迪 and Toyota", "[BiYaDi] and Toyota"),       # no typeface of the PDF has these letters
    ("Škoda, Łódź, Ærø, Şişli", "Škoda, Łódź, Ærø, Şişli"),
    ("Ελλάς и Москва", "Ελλάς и Москва"),               # the second typeface has these
    ("a\u00adb\u200bc", "abc"),                         # marks that only steer their neighbours
])
def test_letters_that_no_typeface_has_are_transliterated_and_told_of(written, printed):
    blocks = [Cover("Title", "", "test", "2024-03-15", "en"), Heading("A", 1, "a"), Paragraph((Run(written),))]
    with pikepdf.open(io.BytesIO(print_pdf(assemble(blocks)))) as document:
        text = squeezed("".join(text_of_pdf(document)))
    assert squeezed(printed) in text
    assert ("transliterated" in text) == ("[" in printed)


def test_a_heading_asks_for_room_for_what_leads_to_its_table():
    table = Table("t", "T", ("A",), ((Cell((Run("x"),)),),))
    section = [Heading("A", 1, "a"), Paragraph((Run("words"),), "note"), Heading("B", 2, "b"), table]
    assert room_of_section(section, 0) > room_of_section(section, 2) > 0
    assert room_of_section([Heading("A", 1, "a"), Heading("B", 2, "b"), table], 1) == 0  # the first has asked
    assert room_of_section([Heading("A", 1, "a"), Paragraph((Run("x"),))], 0) == 0  # prose may be broken anywhere


def test_long_sections_of_a_long_briefing_begin_a_page_and_others_do_not():
    many, two = assemble(samples.forty_alliances()), assemble(samples.two_alliances())
    fresh = [block.anchor for place, block in enumerate(many.blocks) if begins_a_page(many, place)]
    assert "overview" in fresh and "bottom-line" not in fresh
    assert not any(begins_a_page(two, place) for place in range(len(two.blocks)))


def test_what_surrounds_very_many_sentences_is_left_to_the_other_documents_and_the_pdf_says_so(honda):
    many = print_pdf(assemble(samples.forty_alliances()))
    told = [squeezed(WITHOUT_CONTEXT) in squeezed(" ".join(text_of_pdf(pikepdf.open(io.BytesIO(made)))))
            for made in (many, honda.pdf)]
    assert told == [True, False]


def test_only_typefaces_of_packages_are_asked_for():
    assert {name for names in FAMILIES.values() for name in names} == \
        {"Public Sans", "Newsreader", "DejaVu Sans", "DejaVu Sans Mono"}


def test_a_long_word_in_a_line_of_text_may_be_broken():
    long = "a" * 100
    assert softened(f"x {long}", WORD_OF_PROSE).split(BREAK) == ["x " + "a" * 44, "a" * 44, "a" * 12]
    assert softened(softened(long), WORD_OF_PROSE) == softened(long)
