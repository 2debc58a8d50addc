"""Blocks survive the notebook, and what would print wrongly is refused with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

import factories_blocks as samples
from tieup.briefing.block_json import from_json, to_json
from tieup.briefing.blocks import Bullets, Cell, Cover, EvidenceList, Heading, Paragraph, Run, Table
from tieup.briefing.document import assemble, collect_blocks
from tieup.briefing.exporters import findings_json
from tieup.errors import RunError

SAMPLES = {"two": samples.two_alliances(), "forty": samples.forty_alliances(), "hostile": samples.hostile()}
COVER = Cover("Title", "", "test", "2024-03-15", "en")


@pytest.mark.parametrize("blocks", SAMPLES.values(), ids=SAMPLES)
def test_blocks_come_back_from_json_as_they_were(blocks):
    assert [from_json(to_json(block)) for block in blocks] == blocks


@pytest.mark.parametrize("blocks", SAMPLES.values(), ids=SAMPLES)
def test_a_notebook_gives_the_blocks_that_its_cells_show(blocks):
    assert collect_blocks(samples.notebook_of(blocks)) == blocks


def test_prose_cells_are_printed_only_with_the_tag():
    notebook = samples.notebook_of([COVER])
    notebook.cells[0].metadata["tags"] = ["briefing"]
    assert [block.text for block in collect_blocks(notebook) if isinstance(block, Heading)] == ["Not printed"]


@pytest.mark.parametrize(("heading", "anchor"), [
    ("Outlook", "outlook"),
    ("2024 outlook", "section-2024-outlook"),  # an anchor begins with a letter
    ("Contents", "section-contents"),  # the exporters give these ids themselves
    ("Top", "section-top"),
    ("E1", "section-e1"),
    ("Evidence", "evidence-2"),  # taken by what is shown after the prose
])
def test_any_heading_of_prose_has_an_anchor_that_passes(heading, anchor):
    notebook = samples.notebook_of([COVER, Heading("Evidence", 1, "evidence")])
    prose = {"cell_type": "markdown", "metadata": {"tags": ["briefing"]}, "source": f"## {heading}"}
    notebook.cells.insert(1, prose)
    assert assemble(collect_blocks(notebook)).headings[0] == Heading(heading, 1, anchor)


@pytest.mark.parametrize(("data", "said"), [
    ({"version": 0, "kind": "heading"}, "version 0"),                                  # written by another program
    ({"version": 1, "kind": "headin", "text": "x"}, "Did you mean 'heading'?"),        # a kind that is none
    ({"version": 1, "kind": "heading", "text": "x", "level": 1}, "lacks the field 'anchor'"),
    ({"version": 1, "kind": "heading", "text": "x", "level": "1", "anchor": "a"}, "must be int"),  # text for a number
    ({"version": 1, "kind": "heading", "text": "x", "level": True, "anchor": "a"}, "must be int"),  # a truth value
    ({"version": 1, "kind": "heading", "text": "x", "level": 1, "anchor": "a", "size": 3}, "has no field 'size'"),
    ({"version": 1, "kind": "paragraph", "runs": [{"txt": "x"}]}, "Did you mean 'text'?"),
])  # fmt: skip
def test_reading_is_strict_and_names_the_field(data, said):
    with pytest.raises(RunError, match="cell 7") as refused:
        from_json(data, "cell 7")
    assert said in str(refused.value)


ROW = (Cell((Run("a"),)), Cell((Run("b"),)))
FAULTS = [
    ([Paragraph((Run("x", refs=(9,)),))], "cites evidence 9"),
    ([Paragraph((Run("x", href="#nowhere"),))], "'#nowhere', which is nowhere"),
    ([Heading("A", 1, "same"), Heading("B", 1, "same")], "which heading 'A' has"),
    ([Heading("A", 1, "e12")], "reserved"),                                            # evidence has it
    ([Heading("A", 2, "a")], "level 2 after level 0"),                                 # a part without a section
    ([Heading(" ", 1, "a")], "is empty"),
    ([Table("t", "T", ("", ""), (ROW,))], "no header row"),
    ([Table("t", "T", ("A", "B"), (ROW[:1],))], "1 cells for 2 columns"),
    ([replace(samples.bar_figure(), alt=" ")], "no alternative text"),
]


@pytest.mark.parametrize(("blocks", "said"), FAULTS)
def test_what_would_print_wrongly_is_refused(blocks, said):
    with pytest.raises(RunError) as refused:
        assemble([COVER, *blocks])
    assert said in str(refused.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(RunError) as refused:
        assemble([replace(COVER, title="", language="English!", as_of="today", accent="red"), *FAULTS[0][0]])
    assert all(word in str(refused.value) for word in ("no title", "English!", "today", "red", "evidence 9"))


@pytest.mark.parametrize("count", [0, 2])
def test_a_document_has_one_cover(count):
    with pytest.raises(RunError, match=f"has {count} covers"):
        assemble([COVER] * count)


def test_findings_travel_with_their_evidence():
    found = findings_json(assemble(samples.two_alliances()))
    assert found["findings"][0]["evidence"] == [2, 3]
    assert [entry["number"] for entry in found["evidence"]] == [1, 2, 3, 4]
    assert found["evidence"][1]["sentence"].startswith("Their agreement is non-binding")


def test_two_lists_of_evidence_with_the_same_numbers_are_refused():
    entries = samples.evidence(1)
    assert isinstance(entries, EvidenceList)
    with pytest.raises(RunError, match="stands twice"):
        assemble([COVER, Bullets(()), entries, entries])
