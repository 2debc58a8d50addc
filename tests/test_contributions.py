"""Who brings what: a table of traps."""

from pathlib import Path

import pytest
import yaml

from factories import make_document
from tieup.codebook import load_codebook
from tieup.coding.contributions import code_contributions
from tieup.model import Report

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "contributions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_contribution_belongs_to_the_one_who_gives_it(case):
    document = make_document(case["text"])
    report = Report(0, tuple(sorted(case["between"])), "main", tuple(case.get("forms", ())), "definitive_agreement",
                    "not_stated", None, None, ((0, len(document.article.text)),), ())
    found = {}
    for claim in code_contributions(document, (report,), load_codebook()):
        found.setdefault(claim.organisation, set()).add(claim.value)
    assert found == {organisation: set(values) for organisation, values in case["gives"].items()}, case["trap"]


def test_without_alliances_nobody_contributes():
    assert code_contributions(make_document("[Magna] builds cars."), (), load_codebook()) == ()
