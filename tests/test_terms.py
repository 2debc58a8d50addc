"""Figures tied to an alliance: a table of traps, and whose they are."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from factories import make_document, unmark
from tieup.codebook import load_codebook
from tieup.codes import MEASURES
from tieup.coding.terms import code_terms
from tieup.figures import find_figures
from tieup.model import Report

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "terms.yaml").read_text(encoding="utf-8"))
PUBLISHED = datetime.date(2025, 3, 14)
ANYBODY = "?"  # the case does not say whose the figure is


def prepare(marked, published_from="text"):
    document = make_document(marked, published=PUBLISHED, published_from=published_from)
    text, _ = unmark(marked)
    return replace(document, figures=find_figures(text, document.sentences, PUBLISHED))


def code(marked, between, stage="definitive_agreement", published_from="text", passages=None):
    document = prepare(marked, published_from)
    report = Report(0, tuple(sorted(between)), "main", ("joint_venture",), stage, "not_stated", None, None,
                    passages or ((0, len(document.article.text)),), ())
    return document, code_terms(document, (report,))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_a_figure_is_a_term_where_the_sentence_ties_it_to_the_alliance(case):
    _, claims = code(case["text"], case["between"])
    said = {(claim.value, round(claim.number, 2), claim.organisation) for claim in claims}
    expected = set()
    for measure, value, organisation, *year in case["terms"]:
        if organisation == ANYBODY:
            organisation = next((o for m, v, o in said if (m, v) == (measure, value)), None)
        expected.add((measure, value, organisation))
        if year:
            assert [claim.year for claim in claims if claim.number == value] == year
    assert said == expected, case["trap"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_a_term_is_quoted_in_the_words_of_the_figure_and_has_a_rule_of_the_codebook(case):
    document, claims = code(case["text"], case["between"])
    rules = {entry.id for entry in load_codebook().entries}
    for claim in claims:
        sentence = document.sentences[claim.sentence_id]
        assert sentence.start <= claim.start < claim.end <= sentence.end
        assert claim.rule in rules
        assert claim.value in MEASURES
        assert claim.unit


def test_next_year_counts_only_where_the_text_shows_its_day():
    marked = "The first buses are due next year."
    assert [claim.number for claim in code(marked, ["A", "B"])[1]] == [2026]
    assert code(marked, ["A", "B"], published_from="card")[1] == ()


def test_what_an_ended_alliance_was_to_be_is_still_its_term():
    marked = "The cars that [A] and [B] wanted to bring out together from 2027 are not going to happen."
    assert [claim.number for claim in code(marked, ["A", "B"], stage="called_off")[1]] == [2027]


def test_a_sentence_that_names_nobody_goes_on_with_the_alliance_of_its_paragraph():
    marked = "[A] and [B] plan a plant. The bill comes to $2 billion."
    assert [claim.number for claim in code(marked, ["A", "B"], passages=((0, 21),))[1]] == [2e9]


def test_the_paragraph_of_one_partner_alone_holds_no_terms():
    marked = "Separately, [A] will spend $700 million on its plant. Production starts there in 2026."
    assert code(marked, ["A", "B"])[1] == ()


def test_a_figure_told_twice_is_one_term():
    marked = "[A] and [B] build a $2 billion plant. The plant of [A] and [B] costs $2 billion."
    assert len(code(marked, ["A", "B"])[1]) == 1


def test_without_alliances_there_are_no_terms():
    assert code_terms(prepare("[A] builds a $2 billion plant."), ()) == ()
