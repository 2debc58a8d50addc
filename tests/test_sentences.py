"""Where sentences end: a table of the stops that end none, and of the ends that have no stop or no blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_article
from tieup.model import Removed
from tieup.sentences import split_sentences


def split(text: str) -> list[str]:
    """Return the sentences of a text without a headline."""
    article = make_article(text)
    return [" ".join(text[s.start : s.end].split()) for s in split_sentences(article, ())]


ONE = [
    ("The state gave Rs. 500 crore for the plant in Pune.", "rupees"),
    ("Foo Motor Co. Ltd. and Bar Co., Ltd. will build it together.", "legal forms"),
    ("Hyundai Motor Co. said that it was open to talks.", "'Co.' before a verb"),
    ("The U.S. government wants it, and so does the E.U. commission.", "countries"),
    ("The company is No. 2 in the world behind CATL.", "a number"),
    ("It was J. P. Roe who signed for the carmaker.", "initials"),
    ("Mr. Roe met Dr. Lee and Prof. Kim in Seoul.", "honorifics"),
    ("Gov. Ann Lee and Sen. Bo Chan cut the ribbon.", "offices"),
    ("They signed it at 3 p.m. local time in Tokyo.", "a time"),
    ("Shares rose 2.5% to $4.10 by 10 a.m. in New York.", "a price"),
    ("The stake is worth approx. 300 million euros.", "'approx.'"),
    ("It sells cars, vans, etc. in nine countries.", "'etc.' before a small letter"),
    ("The plant in St. Thomas, Ont., opens in 2027.", "a saint"),
    ("Pony.ai and Smartcar.io will test in Shenzhen.", "names with a stop"),
    ("Version 2.0 of the platform comes in 2026.", "a version"),
    ('"Is it done?" asked Mr. Roe.', "a question inside a sentence"),
    ('"It is done!" Ann Lee said on Friday.', "an exclamation before its speaker"),
    ("Foo Inc. (NASDAQ: FOO) will supply it.", "a ticker"),
    ("Bar S.p.A. and Baz N.V. agreed on Friday.", "foreign legal forms"),
    ("The carmaker vs. the battery maker: a long story.", "'vs.'"),
]
TWO = [
    ("It makes a difference.Nissan said so.", ["It makes a difference.", "Nissan said so."], "glued together"),
    ('"It is a deal."Honda said no more.', ['"It is a deal."', "Honda said no more."], "glued behind a quotation mark"),
    ('"We will go on." The shares fell.',
     ['"We will go on."', "The shares fell."], "the stop inside the quotation marks"),
    ("“We will go on.” The shares fell.", ["“We will go on.”", "The shares fell."], "the same, curly"),
    ("He said it was “a deal”. The shares fell.", ["He said it was “a deal”.", "The shares fell."], "the stop outside"),
    ("They met in the U.S. The plant is in Ohio.",
     ["They met in the U.S.", "The plant is in Ohio."], "an abbreviation at the end"),
    ("It builds cars with Foo Motor Co. Its shares fell.",
     ["It builds cars with Foo Motor Co.", "Its shares fell."], "a legal form at the end"),
    ("They signed in May. June brought doubts.", ["They signed in May.", "June brought doubts."], "a month"),
    ("It starts at 3 p.m. The doors open at 2.", ["It starts at 3 p.m.", "The doors open at 2."], "a time at the end"),
    ("Will it work? Nobody knows.", ["Will it work?", "Nobody knows."], "a question"),
    ("The signs are bad (sales fell). Still it goes on.",
     ["The signs are bad (sales fell).", "Still it goes on."], "a bracket"),
    ("Sales fell.\nProfits rose.", ["Sales fell.", "Profits rose."], "two lines"),
    ("First line without a stop\nSecond line without a stop",
     ["First line without a stop", "Second line without a stop"], "no stop at all"),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text, _ in ONE], ids=[trap for _, trap in ONE])
def test_a_stop_that_ends_no_sentence_splits_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(("text", "expected"), [trap[:2] for trap in TWO], ids=[trap[2] for trap in TWO])
def test_a_sentence_ends_where_the_next_one_begins(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_the_first_line_without_a_stop_is_the_title() -> None:
    article = make_article("Foo and Bar agree on a plant\n\nThe two said so on Friday.\n\nThey said no more.")
    assert [s.section for s in split_sentences(article, ())] == ["title", "body", "body"]


def test_the_title_of_the_card_is_the_title_wherever_it_stands() -> None:
    article = make_article("AUTOWIRE\n\nFoo and Bar agree\n\nThe two said so.", title="Foo and Bar agree")
    assert [s.section for s in split_sentences(article, ())] == ["body", "title", "body"]


def test_no_sentence_crosses_a_marked_run() -> None:
    text = "Foo will build SHARE THIS a plant."
    run = Removed(text.index("SHARE"), text.index(" a plant"), "test")
    sentences = split_sentences(make_article(text), (run,))
    assert [text[s.start : s.end] for s in sentences] == ["Foo will build", "a plant."]


def test_bullets_are_no_part_of_a_sentence() -> None:
    assert split("- Foo brings the land.\n- Bar brings the cells.") == ["Foo brings the land.", "Bar brings the cells."]


def test_lines_broken_at_seventy_columns_are_one_paragraph() -> None:
    text = (
        "Foo Motor and Bar Energy will build a plant for battery cells in the\n"
        "north of the country, the two companies said on Friday, and will begin\n"
        "to hire nine hundred people there as soon as the state has agreed to\n"
        "pay for the road that leads to the site, which has lain idle for years\n"
        "because nobody wanted it.\n"
    )
    (sentence,) = split_sentences(make_article(text), ())
    assert sentence.paragraph == 0


def test_the_greater_part_in_quotation_marks_makes_a_quotation() -> None:
    text = '"We will build it here and nowhere else," she said. The plant is called "Bluebird" and stands in Ohio.'
    assert [s.is_quotation for s in split_sentences(make_article(text), ())] == [True, False]


def test_sentences_are_numbered_in_the_order_of_the_text() -> None:
    sentences = split_sentences(make_article("One is here. Two is there.\nThree is nowhere."), ())
    assert [s.sentence_id for s in sentences] == [0, 1, 2]
    assert [s.paragraph for s in sentences] == [0, 0, 1]


@given(st.text(alphabet="AbC .!?\n\"“”'’-1%()", max_size=200))
def test_every_word_stands_in_exactly_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    for sentence in split_sentences(make_article(text), ()):
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end] != ""
        for place in range(sentence.start, sentence.end):
            covered[place] += 1
    assert all(covered[place] == 1 for place, letter in enumerate(text) if letter.isalnum())
