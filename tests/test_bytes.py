"""The same articles give the same bytes of page, PDF and workbook, in this process and in another."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import factories_blocks as samples
from factories_briefing import ROOT, SEEDS, print_edition
from tieup.briefing.document import assemble
from tieup.briefing.html import print_html
from tieup.briefing.pdf import print_pdf
from tieup.briefing.workbook import print_workbook

AGAIN = """
import hashlib, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from factories_briefing import ROOT, SEEDS, print_edition
printed = print_edition(ROOT / "editions" / "honda.yaml", SEEDS, Path({folder!r}))
for content in (printed.html.encode(), printed.pdf, printed.workbook):
    print(hashlib.sha256(content).hexdigest())
"""


def test_an_edition_made_again_is_the_same(honda, tmp_path):
    again = print_edition(ROOT / "editions" / "honda.yaml", SEEDS, tmp_path)
    assert again.html == honda.html
    assert again.pdf == honda.pdf
    assert again.workbook == honda.workbook


def test_an_edition_made_by_another_process_is_the_same(honda, tmp_path):
    # Sets and hashes of text have another order in every process unless PYTHONHASHSEED says otherwise.
    source = AGAIN.format(tests=str(Path(__file__).parent), folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONHASHSEED": "4711"})
    assert done.stdout.split() == [hashlib.sha256(content).hexdigest()
                                   for content in (honda.html.encode(), honda.pdf, honda.workbook)]


@pytest.mark.parametrize("make", [samples.two_alliances, samples.forty_alliances, samples.hostile])
def test_the_same_blocks_give_the_same_documents(make):
    first, second = assemble(make()), assemble(make())
    assert print_html(first) == print_html(second)
    assert print_pdf(first) == print_pdf(second)
    assert print_workbook(first) == print_workbook(second)
