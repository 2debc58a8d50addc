"""Markets that a headline names, and for whom they are abroad."""

import pytest

from factories import make_document
from tieup.codebook import load_codebook
from tieup.coding.headlines import find_markets, is_abroad
from tieup.model import Report


def markets(text, *between, focus="main"):
    document = make_document(text, titled=True)
    report = Report(0, between, focus, (), "definitive_agreement", "not_stated", None, None, ((0, 9),), ())
    return {(name, claim.value, text[claim.start:claim.end])
            for name, claim in find_markets(document, [report], load_codebook())}


def test_who_lives_there_does_not_go_there():
    text = "Toyota and BYD to build electric vans in China\n\nThe two signed on Monday."
    assert {(name, value) for name, value, _ in markets(text, "BYD", "Toyota")} == {("Toyota", "market_focus")}


@pytest.mark.parametrize(("text", "focus", "trap"), [
    ("China's BYD teams up with Toyota\n\nThe two signed on Monday.", "main", "the home of one side is no market"),
    ("Toyota and BYD sign a pact\n\nThe vans are for China.", "main", "not in the headline"),
    ("Toyota and BYD to build vans in China\n\nThe two signed on Monday.", "background", "told in passing"),
])
def test_a_headline_names_no_market(text, focus, trap):
    assert markets(text, "BYD", "Toyota", focus=focus) == set(), trap


def test_europe_is_home_to_all_its_countries_and_a_company_without_a_country_is_nowhere_abroad():
    assert not is_abroad("Renault", "EU", load_codebook())
    assert is_abroad("Renault", "IN", load_codebook())
    assert not is_abroad("Some Unheard-of Firm", "IN", load_codebook())
