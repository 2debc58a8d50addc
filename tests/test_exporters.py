"""The documents of an executed briefing, printed side by side, are those that nbconvert prints one by one."""

from __future__ import annotations

import json

import nbformat
from nbconvert.exporters import get_exporter

import factories_blocks as samples
from tieup.briefing.block_json import to_json
from tieup.briefing.blocks import MIME
from tieup.run import DOCUMENTS, printed_side_by_side


def test_documents_printed_side_by_side_are_those_printed_one_by_one(tmp_path):
    shown = nbformat.v4.new_output("display_data", data={MIME: [to_json(block) for block in samples.two_alliances()]})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show()", outputs=[shown])])
    executed = tmp_path / "04_briefing.ipynb"
    executed.write_text(json.dumps(notebook), encoding="utf-8")
    together = {name: printing.result() for name, printing in printed_side_by_side(executed).items()}
    assert list(together) == list(DOCUMENTS)
    for name, exporter in DOCUMENTS.items():
        alone, _ = get_exporter(exporter)().from_notebook_node(notebook)
        assert together[name] == (alone.encode() if isinstance(alone, str) else alone)
