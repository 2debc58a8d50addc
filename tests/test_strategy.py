"""EV strategy: a table of traps."""

from pathlib import Path

import pytest
import yaml

from factories import make_document
from tieup.codebook import load_codebook
from tieup.coding.strategy import code_strategy
from tieup.model import Report

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "strategy.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_strategy_belongs_to_the_one_who_is_meant(case):
    document = make_document(case["text"])
    whole = ((0, len(document.article.text)),)
    reports = (Report(0, tuple(sorted(case["between"])), "main", (), "definitive_agreement", "not_stated", None, None,
                      whole, ()),) if case.get("between") else ()
    found = {}
    for claim in code_strategy(document, reports, load_codebook(), scope=()):
        found.setdefault(claim.organisation, set()).add(claim.value)
    assert found == {organisation: set(values) for organisation, values in case["holds"].items()}, case["trap"]
