"""Charts as parts of the document, each with its data as a table, or a sentence where a chart would say nothing."""

from __future__ import annotations

import base64
from collections.abc import Callable

from IPython.display import display

from tieup.briefing.blocks import Block, Figure, Heading, Paragraph, Run, Table
from tieup.briefing.brief import Brief
from tieup.briefing.cells import cell
from tieup.briefing.display import show
from tieup.charts import Chart, Silence
from tieup.compare import Tables
from tieup.wording import is_missing


def picture(brief: Brief, chart: Chart | Silence) -> Block:
    """Return the block of a chart, citing the claims behind it, or the sentence that stands in its place."""
    if isinstance(chart, Silence):
        return Paragraph((Run(chart.sentence),), role="note")
    columns = [column for column in chart.data.columns if column != "claim_ids"]
    rows = []
    for row in chart.data.to_dict("records"):
        claims = list(row.get("claim_ids") or [])
        rows.append(tuple(cell(None if is_missing(row[column]) else str(row[column]), brief.citations,
                               claims if column == columns[-1] else ()) for column in columns))
    name = chart.name.replace("_", "-")
    data = Table(f"{name}-data", chart.title, tuple(map(str, columns)), tuple(rows)) if rows else None
    return Figure(f"{name}-chart", chart.title, chart.svg.decode(), base64.b64encode(chart.png).decode(), chart.alt,
                  chart.source, data, name=chart.name)


def with_chart(
    brief: Brief, blocks: tuple[Block, ...], *draw: Callable[[Tables], Chart | Silence]
) -> tuple[Block, ...]:
    """Return a section with its charts behind it, unless the edition wants none or has no alliance to draw.

    A chart that would say nothing is left out: the words of the section say what there is to know.
    """
    if not brief.edition.charts or brief.tables["tieups"].empty:
        return blocks
    drawn = (each(brief.tables) for each in draw)
    return (*blocks, *(picture(brief, chart) for chart in drawn if isinstance(chart, Chart)))


def chart_section(brief: Brief, heading: Heading, draw: Callable[[Tables], Chart | Silence]) -> tuple[Block, ...]:
    """Return a section that is one chart, or nothing where the chart would say nothing."""
    blocks = with_chart(brief, (heading,), draw)
    return blocks if len(blocks) > 1 else ()


def shown(*blocks: Block) -> None:
    """Display blocks in a notebook, one after the other."""
    display(*map(show, blocks))
