"""Which words of an article speak of which of its alliances."""

import pytest

from factories import make_article
from tieup.coding.tieups import find_reports
from tieup.pipeline import Coder

VENTURE = """Kia and Umicore found a cathode venture

SEOUL - Kia and Umicore will set up a joint venture to make cathodes in Poland, the two companies said on Monday.

The plant is to open in 2027.

Kia and Umicore will each own half of the joint venture.

"""
PAIR = ("Kia", "Umicore")

# text that follows the news, words of it, and whether they speak of the alliance of Kia and Umicore
SENTENCES = [
    # what both do goes on with the alliance, whatever it says of sales
    ("Both partners will buy a third of what is sold in the first year.", "Both partners", True),
    # nobody is named: the sentence goes on with the alliance at hand
    ("It is to have a capacity of 40 gigawatt-hours a year.", "40 gigawatt-hours", True),
    # one partner's range
    ("Kia wants 14 electric models on the market by 2027, from city cars to pickups.", "city cars", False),
    ("Kia is launching six new or revised models before the end of the decade.", "six new", False),
    # one partner's sales and shares
    ("Kia sold about 92,000 battery cars in Europe last year.", "92,000", False),
    ("Shares in Umicore rose 3% in early trade, led by its battery business.", "battery business", False),
    # what one partner has beside the alliance
    ("Umicore is also working on a refining plant of its own in Finland.", "refining plant", False),
    ("Left to itself, Umicore would have built chargers.", "chargers", False),
    # the venture's own figures are no business of one partner
    ("Umicore said the venture sold about 900 tonnes of cathodes in a trial last year.", "900 tonnes", True),
    # "of its own" is not always beside the alliance
    ("Kia will base a car of its own on the chemistry.", "chemistry", True),
    # a deal of one partner with a third company
    ("Umicore has won a recycling contract from Northvolt.", "recycling", False),
    # what follows about the third company belongs to it until the paragraph ends
    ("Ford and Rivian have gone other ways. Their software came from a rival.", "software", False),
    ("Tesla makes its cathodes in Texas. The refinery took four years.", "refinery", False),
    ("Tesla makes its cathodes in Texas.\n\nThe cathodes are to go into the EV5.", "EV5", True),
    # the trade at large
    ("Most carmakers have struggled to secure nickel.", "nickel", False),
]

ROUND_UP = """Who works with whom: a list of battery alliances

Carmakers have signed up one supplier after another. Here are the most important deals.

KIA

Kia and Umicore founded a joint venture for cathodes in May. The plant will cost $800 million.

TESLA

Tesla has so far done without. The refinery in Texas is to open in 2025.

RENAULT

Renault and Verkor formed a partnership to make cells in Dunkirk. The first are due in 2026.

STELLANTIS

Stellantis and Factorial signed a joint development agreement on solid-state cells in April. Tests go on in Michigan.
"""
# words of the round-up and whose alliance they speak of
ITEMS = [
    ("The plant will cost", ("Kia", "Umicore")),
    # a heading belongs to what stands under it, not to what stands above
    ("RENAULT", ("Renault", "Verkor")),
    ("STELLANTIS", ("Factorial", "Stellantis")),
    ("The first are due", ("Renault", "Verkor")),
    ("Tests go on", ("Factorial", "Stellantis")),
    # an item without an alliance does not go on with the one above it
    ("TESLA", None),
    ("The refinery in Texas", None),
]


@pytest.fixture(scope="module")
def coder():
    return Coder()


def told_at(words, text, coder):
    """Return the participants of every alliance in whose passages the words stand."""
    reports = find_reports(coder.prepare(make_article(text)), coder.codebook)
    assert reports
    start = text.index(words)
    return [report.participants for report in reports
            if any(first <= start and start + len(words) <= end for first, end in report.passages)]


@pytest.mark.parametrize(("sentence", "words", "belongs"), SENTENCES, ids=[words for _, words, _ in SENTENCES])
def test_a_sentence_after_the_news_belongs_to_the_alliance_or_not(sentence, words, belongs, coder):
    assert (PAIR in told_at(words, VENTURE + sentence + "\n", coder)) is belongs


@pytest.mark.parametrize(("words", "participants"), ITEMS, ids=[words for words, _ in ITEMS])
def test_an_item_of_a_round_up_speaks_of_its_own_alliance_alone(words, participants, coder):
    assert told_at(words, ROUND_UP, coder) == ([participants] if participants else [])


def test_the_first_sentences_are_about_the_news_whomever_they_name(coder):
    lead = "Umicore has won a cathode contract, best known for Tesla's cars."
    text = VENTURE.replace("The plant is to open in 2027.", lead)
    assert PAIR in told_at("best known", text, coder)


def test_a_part_of_a_party_is_nobody_else(coder):
    said = "Kia's parts maker Mobis will supply the packs."
    assert PAIR in told_at("packs", VENTURE + said + "\n", coder)


def test_two_alliances_share_a_sentence_between_them(coder):
    text = ("Kia and Umicore team up\n\nKia and Umicore have founded a joint venture for cathodes, "
            "while Ford and Rivian formed a partnership on software.\n")
    assert told_at("cathodes", text, coder) == [PAIR]
    assert told_at("software", text, coder) == [("Ford", "Rivian")]
