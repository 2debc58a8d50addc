"""Statements of a strategy: parts that stand near each other make one, parts of two clauses do not."""

import pytest

from factories import make_document
from tieup.codebook import load_codebook
from tieup.codebook.folding import fold
from tieup.coding.statements import PART, STATEMENTS, find_statements

CASES = [
    ("It will launch an electric van.", {("model_lineup", "launch an electric van")}, "verb and model"),
    ("It will launch a network; an electric van is parked there.", set(), "two clauses"),
    ("It opens a network of chargers for an electric van.", set(), "a thing stands between the verb and the van"),
    ("They share the cost.", {("motive_scale_cost", "share the cost")}, "in order"),
    ("The cost of a share rose.", set(), "against the order"),
    ("By 2030 half of its sales are to be electric.",
     {("zev_target", "By 2030 half of its sales are to be electric")}, "three parts in any order"),
    ("It has locked in lithium.", {("supply_chain_localisation", "locked in lithium")}, "two words make one part"),
    ("Synergies are expected.", {("motive_scale_cost", "Synergies")}, "words that say it by themselves"),
]


def statements(text):
    document = make_document(text)
    return [said for sentence in document.cues for said in find_statements(sentence, fold(text))]


@pytest.mark.parametrize(("text", "expected", "trap"), CASES, ids=[case[2] for case in CASES])
def test_parts_that_stand_together_make_a_statement(text, expected, trap):
    assert {(said.dimension, text[said.start:said.end]) for said in statements(text)} == expected, trap


def test_a_statement_names_the_word_that_somebody_does():
    said, = statements("An electric van will debut.")
    assert said.deed == len("An electric van will ")


def test_words_of_a_name_say_nothing():
    text = "It will use Apex Software Technology."
    cues = make_document(text).cues[0]
    assert [said.dimension for said in find_statements(cues, fold(text))] == ["motive_technology_access"]
    name = (text.index("Apex"), len(text) - 1)
    assert list(find_statements(cues, fold(text), [name])) == []


def test_every_role_of_a_statement_has_words_and_every_part_a_statement():
    roles = {role for kind in STATEMENTS for role in (*kind.roles, kind.barrier) if role}
    assert roles == {entry.value for entry in load_codebook().of(PART)}
