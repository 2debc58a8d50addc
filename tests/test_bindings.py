"""Who is allied with whom in one sentence, as many reporters write it."""

from pathlib import Path

import pytest
import yaml

from factories import make_article
from tieup.coding.tieups import find_reports
from tieup.pipeline import Coder

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "bindings.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def coder():
    return Coder()


@pytest.mark.parametrize(("sentence", "allied"), CASES, ids=[sentence[:60] for sentence, _ in CASES])
def test_a_sentence_binds_these_parties(sentence, allied, coder):
    reports = find_reports(coder.prepare(make_article(f"News of the day\n\n{sentence}\n")), coder.codebook)
    expected = {tuple(part.strip().split(" + ")) for part in allied.split(";")} if allied != "-" else set()
    assert {report.participants for report in reports} == expected
