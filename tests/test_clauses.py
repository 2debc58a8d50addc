"""The clause that says something: long enough to be understood, short enough for a table, never reworded."""

import pytest

import factories_tables
from tieup.compare import Clauses
from tieup.compare.clauses import ELLIPSIS, clause

LONG = ("Nissan and Honda said Friday they will work together on developing electric vehicles, in a sector where "
        "Japanese automakers have fallen behind; the two, which are Japan's second and third, will pool resources, "
        "they said.")


def shown(sentence, *words, most=100):
    """Return the clause around `words` of a sentence, these in brackets."""
    spans = [(sentence.index(word), sentence.index(word) + len(word)) for word in words]
    return "".join(f"[{text}]" if marked else text for text, marked in clause(sentence, spans, most))


@pytest.mark.parametrize(("sentence", "words", "expected"), [
    ("They will pool resources.", ["pool"], "They will [pool] resources."),                  # short: whole
    ("They  will\n pool resources.", ["pool"], "They will [pool] resources."),               # on one line
    (LONG, ["fallen behind"], "… in a sector where Japanese automakers have [fallen behind] …"),  # between stops
    (LONG, ["pool"], "… the two, which are Japan's second and third, will [pool] resources, they said."),
    (LONG, ["Nissan"], "[Nissan] and Honda said Friday they will work together on developing electric vehicles …"),
    ("x " * 80 + "cue " + "y " * 80, ["cue"], None),                                         # no stop: between words
])  # fmt: skip
def test_a_clause_is_cut_where_it_can_be(sentence, words, expected):
    said = shown(sentence, *words)
    assert expected is None or said == expected
    assert f"[{words[0]}]" in said


def test_a_sentence_without_stops_is_cut_between_words():
    said = shown("alpha " * 40 + "cue " + "omega " * 40, "cue")
    assert said.startswith(f"{ELLIPSIS} alpha") and said.endswith(f"omega {ELLIPSIS}") and len(said) < 120


def test_several_claims_of_a_sentence_are_marked_in_one_clause():
    assert shown("Honda brings body making and after-sales service.", "body making", "after-sales") == \
        "Honda brings [body making] and [after-sales] service."


def test_claims_that_overlap_are_marked_once():
    assert clause("joint venture plan", [(0, 13), (6, 18), (3, 3)]) == [("joint venture plan", True)]


def test_a_claim_longer_than_the_room_is_shown_whole():
    words = "a very long run of words that says it all at once and does not stop anywhere for breath"
    assert words in "".join(text for text, _ in clause(f"Before, {words}, after.", [(8, 8 + len(words))], 40))


def test_the_words_are_those_of_the_article():
    tables = factories_tables.gold_alliances(6)
    sentences = dict(zip(tables["sentences"]["article_id"] + ":" + tables["sentences"]["sentence_id"].astype(str),
                         tables["sentences"]["text"], strict=True))
    clauses = Clauses(tables)
    for row in tables["claims"].to_dict("records"):
        said = "".join(words for words, _ in clauses.pieces([row["claim_id"]])).strip(f"{ELLIPSIS} ")
        assert said and said in " ".join(sentences[f"{row['article_id']}:{row['sentence_id']}"].split())


def test_claims_that_are_not_known_give_nothing():
    clauses = Clauses(factories_tables.two_alliances())
    assert clauses.pieces(["nowhere:1-2:scope"]) == [] == clauses.pieces([])
    assert clauses.wording([{"claim_id": "nowhere:1-2:scope", "text": "its own words"}]) == "its own words"
