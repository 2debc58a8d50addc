"""What a document says, in one form for all kinds of documents, so that they can be held against one another."""

from __future__ import annotations

from typing import Any

from tieup.briefing.blocks import Runs
from tieup.briefing.document import Briefing
from tieup.briefing.literal import one_line


def findings_json(briefing: Briefing) -> dict[str, Any]:
    """Return the bottom line and its evidence as plain JSON values."""
    cited = sorted({number for item in briefing.findings for run in item for number in run.refs})
    return {
        "title": one_line(briefing.cover.title), "edition": one_line(briefing.cover.edition), "as_of": briefing.cover.as_of,
        "findings": [{"text": one_line(text_of(item)), "evidence": [number for run in item for number in run.refs]}
                     for item in briefing.findings],
        "evidence": [{"number": number, "article_id": one_line(entry.article_id), "publisher": entry.publisher,
                      "published": entry.published, "url": entry.url, "claims": list(entry.claims),
                      "sentence": one_line("".join(text for text, _ in entry.parts))}
                     for number in cited for entry in [briefing.evidence[number]]],
    }  # fmt: skip


def text_of(runs: Runs) -> str:
    """Return the text of runs without references."""
    return "".join(run.text for run in runs)
