"""Alliances read from short articles of many outlets: who, which forms, how far, since when."""

import datetime
from pathlib import Path

import pytest
import yaml

from factories import make_article
from tieup.coding.tieups import find_reports
from tieup.pipeline import Coder

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tieups.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def coder():
    return Coder()


def read_line(line):
    participants, forms, stage, announced = (part.strip() for part in line.split("|"))
    focus = "background" if participants.startswith("*") else "main"
    return {
        "participants": tuple(name.strip() for name in participants.lstrip("*").split(" + ")),
        "focus": focus,
        "forms": tuple(sorted(form.strip() for form in forms.split(","))),
        "stage": None if stage == "-" else stage,
        "announced": None if announced == "-" else datetime.date.fromisoformat(announced),
    }


def tell(report):
    return {"participants": report.participants, "focus": report.focus, "forms": tuple(sorted(report.forms)),
            "stage": report.stage, "announced": report.announced}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["trap"])
def test_an_article_tells_of_these_alliances(case, coder):
    reports = find_reports(coder.prepare(make_article(case["text"], published=case.get("published"))), coder.codebook)
    found = {report.participants: tell(report) for report in reports}
    assert len(found) == len(reports)
    assert found == {line["participants"]: line for line in map(read_line, case["tieups"])}
