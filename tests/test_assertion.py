"""How statements are asserted: a table of traps. The words between ‹ and › are asked about."""

from __future__ import annotations

import pytest

from factories import make_document
from tieup.coding.assertion import assertion_of

TRAPS = [
    ("Mahindra ‹builds› axles with Valeo.", "factual"),  # plain
    ("Mahindra will ‹build› axles with Valeo.", "planned"),
    ("Mahindra has no plans to ‹build› axles with Valeo.", "negated"),  # a denied plan is denied
    ("Mahindra denied that it would ‹merge› with a rival.", "negated"),
    ("Mahindra did not disclose the terms of the ‹joint venture›.", "factual"),  # silence is no denial
    ("Mahindra declined to comment on the ‹joint venture›.", "factual"),
    ("Mahindra declined to ‹invest› in the venture.", "negated"),
    ("Mahindra may ‹build› axles with Valeo.", "possible"),
    ("In May Mahindra ‹built› the first axle.", "factual"),  # the month
    ("Mahindra is considering a ‹joint venture› with Valeo.", "possible"),
    ("Mahindra had considered a ‹joint venture› with Valeo.", "historical"),
    ("Mahindra used to ‹build› axles with Valeo.", "historical"),
    ("The axles are used to ‹drive› the wheels.", "factual"),  # a purpose
    ("A ‹merger› with Valeo was ruled out.", "negated"),  # the denial stands behind
    ("A second ‹plant› is under discussion.", "possible"),
    ("Valeo will not join, but Mahindra ‹builds› the plant.", "factual"),  # the clause ends
    ("Valeo will not join, and Mahindra will ‹build› the plant.", "planned"),
    ("Mahindra plans to design, make and ‹sell› the axles.", "planned"),  # lists go on
    ("Batteries and motors ‹stay› out of the deal.", "negated"),
    ("It is not only a ‹supply contract›.", "factual"),
    ("Once the regulators agree, the two will ‹found› the company.", "planned"),  # a condition
    ("The firms are not in talks about a ‹merger›.", "negated"),
    ("Stellantis, which will not ‹take part›, sells vans; Valeo ‹makes› axles.", "negated"),
]


@pytest.mark.parametrize(("marked", "expected"), TRAPS)
def test_words_are_asserted_as_their_clause_says(marked, expected):
    start = marked.index("‹")
    end = marked.index("›") - 1
    document = make_document(marked.replace("‹", "").replace("›", ""))
    assert assertion_of(document, document.sentences[0], start, end) == expected
