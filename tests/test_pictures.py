"""A chart in the document: its data say *not stated* where nobody said anything, and cite what somebody did."""

import datetime
from pathlib import Path

import factories_tables
from tieup.briefing.blocks import Figure, Paragraph
from tieup.briefing.brief import Brief
from tieup.briefing.pictures import picture, with_chart
from tieup.charts import Silence, draw_contributions
from tieup.editions import Edition


def make_brief(**parameters):
    edition = Edition(name="test", title="Test", **parameters)
    return Brief(edition, factories_tables.two_alliances(), datetime.date(2024, 3, 15), Path())


def test_missing_data_read_not_stated_and_never_none():
    brief = make_brief()
    block = picture(brief, draw_contributions(brief.tables))
    assert isinstance(block, Figure)
    cells = [cell for row in block.data.rows for cell in row]
    assert any(cell.state == "not_stated" for cell in cells)
    assert not any(run.text in ("None", "nan") for cell in cells for run in cell.runs)
    assert any(run.refs for cell in cells for run in cell.runs)


def test_a_chart_that_would_say_nothing_is_a_sentence():
    block = picture(make_brief(), Silence("x", "Nothing is dated."))
    assert isinstance(block, Paragraph) and block.runs[0].text == "Nothing is dated."


def test_an_edition_without_charts_has_none():
    assert with_chart(make_brief(charts=False), (), draw_contributions) == ()
