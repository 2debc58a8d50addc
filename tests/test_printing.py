from __future__ import annotations

from pathlib import Path

import pytest

from tieup.printing import markdown_table, pages

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", ["codebook.md", "tables.md", "editions.md"])
def test_printed_pages_are_in_step_with_the_code(name):
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


def test_signs_of_markdown_in_a_cell_do_not_break_the_table():
    table = markdown_table(["a", "b"], [("x|y", "two\nlines")])
    assert table == ["| a | b |", "| --- | --- |", "| x\\|y | two lines |"]
