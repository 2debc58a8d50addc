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


def told(text, *reports):
    document = make_document(text)
    return {(claim.organisation, claim.value) for claim in code_strategy(document, reports, load_codebook(), scope=())}


def report(number, *participants, focus="main", passages=((0, 0),)):
    return Report(number, participants, focus, (), "established", "not_stated", None, None, passages, ())


def test_a_company_in_passing_gives_no_motive_but_has_models():
    text = "[Kia] relies on the technology of [Nvidia]. [Kia] will launch an electric van next year."
    assert told(text, report(0, "Ford", "Volkswagen")) == {("Kia", "model_lineup")}
    assert ("Kia", "motive_technology_access") in told(text, report(0, "Kia", "Nvidia"))


def test_what_is_told_of_nobody_is_told_of_the_partners_of_the_main_alliance():
    text = "An electric van will arrive in dealerships next spring."
    whole = ((0, len(text)),)
    assert told(text, report(0, "Kia", "Renault", passages=whole)) >= {("Kia", "model_lineup"),
                                                                       ("Renault", "model_lineup")}
    assert told(text, report(0, "Kia", "Renault", focus="background", passages=whole)) == set()


def test_strengths_combined_are_a_motive_of_each_side_whichever_of_them_says_so():
    text = '"We combine our strengths in electric drives," said [Magna].'
    assert told(text, report(0, "LG Electronics", "Magna", passages=((0, len(text)),))) == {
        ("LG Electronics", "motive_technology_access"), ("Magna", "motive_technology_access")}
