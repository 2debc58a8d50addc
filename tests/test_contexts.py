"""Firms told by what stands beside their names."""

import pytest

from factories import make_article
from tieup.codebook import load_codebook
from tieup.mentions import contexts
from tieup.mentions.capitals import Capitals
from tieup.mentions.vocabulary import Vocabulary
from tieup.sentences import split_sentences

VOCABULARY = Vocabulary(load_codebook())
CONTEXTS = contexts.Contexts(VOCABULARY, Capitals(VOCABULARY))
SHAPES = ("words", "capitals")  # "2 words", "3 capitals"
SIGNS = {
    "known before", "known behind", "known beside it again", "paired", "owned by a name", "of a people",
    "behind a place", "first", "only first", "also first", "last word alone", "first word alone", "capital inside",
    "digit", "ending of firms", "again", "often", "surname", "place inside", "plain word inside", *contexts.BEHIND,
}  # fmt: skip


def firms_in(text):
    sentences = split_sentences(make_article(text), ())
    return list(CONTEXTS.firms(text, sentences, [[] for _ in sentences]))


@pytest.mark.parametrize(("text", "expected"), [
    ("News.\n\nCells come from China's Ossianda, which has three plants and a mine.", ["Ossianda"]),
    ("News.\n\nAn accord with Ossianda, which is controlled by a fund, is near.", ["Ossianda"]),
    ("News.\n\nWork began in Ossianda, and the line in Ossianda is ready.", []),  # a place
    ("News.\n\nIt buys from a company from Ossianda, a port in the south.", []),  # a company's home
    ("News.\n\nThe car stands on the BZX platform, and its BZX is new.", []),  # a product
    ("News.\n\nThe firm was founded by Ossian Verwaal, who left in May.", []),  # a person
    ("News.\n\nTalks with Ossian Verwaal, director of the plant, went on.", []),  # a person and an office
    ("News.\n\nThe NCA cathodes and SiC chips come by ship.", []),  # techniques
])  # fmt: skip
def test_a_name_is_a_firm_by_where_it_stands(text, expected):
    assert firms_in(text) == expected


def test_each_sign_that_was_learned_can_be_seen():
    _, _, weights = contexts.learned()
    unknown = [sign for sign in weights if not sign.startswith(("before: ", "behind: ")) and sign not in SIGNS
               and not (sign.split()[0].isdecimal() and sign.split()[1] in SHAPES)]
    assert weights and not unknown


def test_a_text_in_capitals_names_no_firm():
    assert firms_in("OSSIANDA AND VERWAAL SIGN PACT WITH NOBODY\n\nIT IS WITH OSSIANDA, WHICH HAS PLANTS.") == []
