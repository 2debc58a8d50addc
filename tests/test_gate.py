"""The first gate: it lets through whatever has something to code, and rules other business out."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tieup.codebook import load_codebook
from tieup.gate import Gate
from tieup.model import Rejection
from tieup.pipeline import Coder
from tieup.sources import read_articles

GOLD = Path(__file__).parent / "gold"
GATE = Gate(load_codebook())

CASES = [
    ("The two carmakers will build vans together.", True),
    ("Honda and Nissan are in talks about a merger, Nikkei says.", True),  # names alone say what it is about
    ("Northvolt named a new chief.", False),  # one name is not enough
    ("It was a vehicle for growth, the fund said.", False),  # one word may be a figure of speech
    ("A vehicle for growth, not a scarecrow or a cartoon.", False),  # words inside words do not count
    ("Electric cars, one car company said.", True),
    ("A car company.", False),  # one phrase is one word, though the codebook has parts of it
    ("Oslo and Panasonic: toasters and turbines.", False),  # firms of many trades say nothing
    ("The central bank left its key rate unchanged, and the museum lent its maps.", False),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_gate_rules_out_what_cannot_be_about_the_trade(text, expected):
    assert GATE.lets_through(text) is expected


def test_the_gate_changes_nothing_for_an_article_with_something_to_code():
    for article in read_articles(GOLD / "articles"):
        answer = GOLD / "coded" / f"{getattr(article, 'article_id', '')}.yaml"
        if isinstance(article, Rejection) or article.language != "en" or not answer.exists():
            continue
        stated = yaml.safe_load(answer.read_text(encoding="utf-8"))
        if any(stated.get(kind) for kind in ("tieups", "strategy", "quotations")):
            assert GATE.lets_through(article.text), article.article_id


def test_what_the_gate_rules_out_is_listed_and_not_coded():
    article = next(a for a in read_articles(GOLD / "articles") if not isinstance(a, Rejection) and a.language == "en")
    other = "The orchestra and the museum signed an agreement to play in the garden. " * 5
    coding = Coder().code(replace(article, text=other))
    assert (coding.status, coding.document) == ("no_alliance", None)
