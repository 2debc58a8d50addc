from __future__ import annotations

import datetime

import pandas as pd
import pytest

from tieup.listing import LONGEST, MOST_ROWS, list_rows, said


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("ev_platform", "EV platform"),
        ("not_stated", "not stated"),
        ("000_789d", "000_789d"),  # an id, no code
        (None, "not stated"),
        (pd.NA, "not stated"),
        ([], "not stated"),
        (["Honda", "Nissan"], "Honda and Nissan"),
        (datetime.date(2024, 3, 15), "15 Mar 2024"),
        (True, "yes"),
        (5e9, "5,000,000,000"),
        ("two\n lines", "two lines"),
        ("x" * 300, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_values_are_said_in_words(value, words):
    assert said(value) == words


def test_text_of_articles_is_shown_as_it_is():
    listing = list_rows(pd.DataFrame({"title": ["<b>& co</b>"]}), {"title": "Headline"})
    assert "&lt;b&gt;&amp; co&lt;/b&gt;" in listing._repr_html_()
    assert repr(listing) == "Headline\n<b>& co</b>"


def test_long_tables_say_how_much_is_left_out():
    listing = list_rows(pd.DataFrame({"n": range(MOST_ROWS + 2)}), ["n"])
    assert repr(listing).endswith("\n2 more rows stand in the table.")
