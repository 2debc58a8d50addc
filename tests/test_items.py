"""Round-ups and lists: each item is news of its own, whatever outlets put between them."""

from pathlib import Path

import pytest
import yaml

from factories import make_article
from tieup.coding.tieups import find_reports
from tieup.pipeline import Coder

ROUND_UPS = yaml.safe_load((Path(__file__).parent / "cases" / "items.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def coder():
    return Coder()


@pytest.mark.parametrize("case", ROUND_UPS, ids=lambda case: case["kind"])
def test_each_item_of_a_round_up_is_news(case, coder):
    document = coder.prepare(make_article(case["text"]))
    found = {" + ".join(report.participants) for report in find_reports(document, coder.codebook)
             if report.focus == "main"}
    assert found == set(case["main"])


def test_points_of_one_agreement_are_no_items(coder):
    text = """Renesas and Mahindra sign agreement on chips for electric cars

Renesas and Mahindra have signed a supply agreement for electric cars. It covers:

- chips of Renesas for the cars of Mahindra.
- a laboratory of Renesas and Mahindra in Bengaluru.
- tests of power devices by Mahindra.
"""
    reports = find_reports(coder.prepare(make_article(text)), coder.codebook)
    assert {report.participants for report in reports if report.focus == "main"} == {("Mahindra", "Renesas")}


def test_a_survey_has_no_news(coder):
    text = """Who is working with whom on solid-state cells? Your questions answered

Toyota has a joint venture with Panasonic for batteries of electric cars.

BMW has a supply agreement with CATL for battery cells.
"""
    reports = find_reports(coder.prepare(make_article(text)), coder.codebook)
    assert reports and all(report.focus == "background" for report in reports)


def test_a_long_line_in_capitals_is_read_at_once(coder):
    capitals = "VOLKSWAGEN AND NORTHVOLT DISCONTINUE NEGOTIATIONS, INTERNATIONAL ASSOCIATION CONFIRMS WEDNESDAY."
    text = f"""EV week in brief

This is a news digest of batteries and electric cars.

{capitals}

Ford + SK On have formed a joint venture for electric-car batteries.
"""
    reports = find_reports(coder.prepare(make_article(text)), coder.codebook)
    assert ("Ford", "SK On") in {report.participants for report in reports}
