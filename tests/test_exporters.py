"""The documents of an executed briefing, printed side by side, are those that nbconvert prints one by one."""

from __future__ import annotations

import json

import nbformat
from nbconvert.exporters import get_exporter

import factories_blocks as samples
from tieup.briefing import exporters
from tieup.briefing.block_json import to_json
from tieup.briefing.blocks import MIME
from tieup.briefing.document import assemble
from tieup.run import DOCUMENTS, printed_side_by_side


def test_a_table_that_is_too_large_for_the_pdf_is_named_among_the_warnings(tmp_path, monkeypatch):
    monkeypatch.setattr(exporters, "LARGEST", 2_000_000)
    (tmp_path / "tables").mkdir()
    for name, size in (("claims", 2_100_000), ("scope", 2_000_000)):
        (tmp_path / "tables" / f"{name}.csv").write_text("x" * size)
    notebook = nbformat.v4.new_notebook(cells=executed_cells(), metadata={"papermill": {"parameters": {"out": "."}}})
    _, resources = exporters.TieupPDF(folder=str(tmp_path)).from_notebook_node(notebook)
    (warning,) = resources["warnings"]
    assert "tables/claims.csv has 2.1 MB and is not attached" in warning
    names = [each.name for each in exporters.attachments(assemble(samples.two_alliances()), tmp_path)]
    assert names == ["findings.json", "scope.csv"]
    assert exporters.TieupHTML(folder=str(tmp_path)).from_notebook_node(notebook)[1]["warnings"] == []


def executed_cells():
    shown = nbformat.v4.new_output("display_data", data={MIME: [to_json(block) for block in samples.two_alliances()]})
    return [nbformat.v4.new_code_cell("show()", outputs=[shown])]


def test_documents_printed_side_by_side_are_those_printed_one_by_one(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=executed_cells())
    executed = tmp_path / "04_briefing.ipynb"
    executed.write_text(json.dumps(notebook), encoding="utf-8")
    together = {name: printing.result()[0] for name, printing in printed_side_by_side(executed).items()}
    assert list(together) == list(DOCUMENTS)
    for name, exporter in DOCUMENTS.items():
        alone, _ = get_exporter(exporter)().from_notebook_node(notebook)
        assert together[name] == (alone.encode() if isinstance(alone, str) else alone)
