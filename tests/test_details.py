"""Figures, voices and contradictions read like a person's notes, and each leads to its sentence."""

import datetime
from itertools import pairwise
from pathlib import Path

import pytest

import factories_tables
from tieup.briefing.blocks import Table
from tieup.briefing.brief import Brief
from tieup.briefing.closing import judged, target_in_words
from tieup.briefing.derived import plain_text, references
from tieup.briefing.details import contradictions, figures, in_plain_words, quoted, unquoted
from tieup.editions import Edition

MANY = factories_tables.gold_alliances(40)


def make_brief(tables=MANY):
    return Brief(Edition(name="test", title="Test"), tables, datetime.date(2024, 3, 15), Path())


def table_of(blocks):
    return next(block for block in blocks if isinstance(block, Table))


def test_what_repeats_the_row_above_is_printed_quietly_and_is_still_there():
    rows = table_of(figures(make_brief())).rows
    for above, row in pairwise(rows):
        assert (row[0].state == "repeated") == (plain_text(above[0].runs) == plain_text(row[0].runs))
        assert plain_text(row[0].runs)


def test_each_figure_leads_to_its_sentence_and_keeps_its_value():
    for row in table_of(figures(make_brief())).rows:
        assert references(row[2].runs) and isinstance(row[2].value, float)
        before, behind = row[2].around
        said = plain_text(row[2].runs)
        assert (before or behind or said.isdigit()) and said.startswith(before) and said.endswith(behind)


def test_voices_stand_in_quotation_marks():
    for row in table_of(quoted(make_brief())).rows:
        said = plain_text(row[2].runs)
        assert said[0] == "“" and said[-1] == "”" and references(row[2].runs)


def test_articles_that_differ_are_named_with_what_they_say():
    tables = dict(MANY)
    own = tables["tieups"]["tieup_id"].iloc[0]
    claims = tables["claims"].loc[tables["claims"]["tieup_id"] == own].iloc[:2]
    row = {"tieup_id": own, "variable": "investment (Honda)", "values": ["5e+09 USD", "4500000000 USD"],
           "article_ids": list(claims["article_id"]), "claim_ids": list(claims["claim_id"])}
    tables["contradictions"] = tables["contradictions"].iloc[:0].astype(object)
    tables["contradictions"].loc[0] = row
    found = table_of(contradictions(make_brief(tables))).rows[0]
    assert plain_text(found[1].runs) == "Investment (Honda)"
    assert "US$5 billion – Outlet" in plain_text(found[2].runs)
    assert "US$4.5 billion – Outlet" in plain_text(found[2].runs)


@pytest.mark.parametrize(("value", "words"), [
    ("2024-03-15", "15 March 2024"), ("5e+09 USD", "US$5 billion"), ("51 percent", "51%"), ("2026 year", "2026"),
    ("non_binding", "non-binding"), ("definitive_agreement", "definitive agreement"),
])  # fmt: skip
def test_values_that_articles_differ_on_are_told_in_words(value, words):
    assert in_plain_words(value) == words


@pytest.mark.parametrize(("text", "bare"), [
    ("“We agree,” ", "We agree"), ('"We agree."', "We agree."), ("we agree,", "we agree"),
    ("we “all” agree", "we “all” agree"),
])  # fmt: skip
def test_marks_and_the_comma_before_the_speaker_are_not_quoted_twice(text, bare):
    assert unquoted(text) == bare


def test_what_a_reviewer_judged_is_told_in_words():
    titles = {"a1": "Honda and Nissan agree"}
    assert target_in_words("a1: binding = non_binding", titles) == "Binding: non-binding, in “Honda and Nissan agree”"
    assert target_in_words("a1: the alliance of Honda, Nissan", titles) == \
        "The alliance of Honda, Nissan, in “Honda and Nissan agree”"
    assert target_in_words("gone: binding = binding", titles) == "gone: binding = binding"
    assert judged(make_brief()) == ()
