"""Ids say what they name and never depend on what else is read."""

import pytest

from factories_codings import make_coding, make_report, term
from tieup.identifiers import claims_with_ids, slug, tieup_slug


@pytest.mark.parametrize("name, expected", [
    ("LG Energy Solution", "lg-energy-solution"),
    ("Škoda", "skoda"),
    ("BMW", "bmw"),
    ("../../etc/passwd", "etc-passwd"),  # an id may become a file name or a link
])
def test_a_slug_is_plain_ascii(name, expected):
    assert slug(name) == expected


def test_a_name_without_latin_letters_still_gets_a_slug_of_its_own():
    assert slug("比亚迪") != slug("宁德时代")
    assert slug("比亚迪").isascii()


def test_the_order_of_participants_does_not_matter():
    assert tieup_slug(["Nissan", "Honda"]) == tieup_slug(["Honda", "Nissan"]) == "honda-nissan"


def test_claims_of_the_same_words_and_variable_get_ids_of_their_own():
    coding = make_coding(reports=[make_report()], claims=[term(0, "equity_share", 51.0, "percent", "Honda"),
                                                          term(0, "equity_share", 49.0, "percent", "Nissan")])
    ids = [claim_id for claim_id, claim in claims_with_ids(coding) if claim.variable == "term"]
    assert ids == ["a1:35-42:term", "a1:35-42:term.2"]
