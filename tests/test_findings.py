"""The bottom line is true of whatever the tables hold, and reads like a sentence."""

import pytest

import factories_tables
from tieup.briefing.findings import find, what_is_new
from tieup.compare import what_changed


def texts(tables, focus="Honda"):
    return {finding.kind: finding.text for finding in find(tables, focus)}


def test_two_alliances_are_named_with_their_days():
    said = texts(factories_tables.two_alliances())
    assert said["new"] == ("Two alliances are reported: Honda–Nissan (announced on 15 March 2024) and Honda–Sony "
                           "(day not stated, first reported on 7 March 2022).")


def test_what_both_cover_and_what_only_one_covers_are_told_apart():
    said = texts(factories_tables.two_alliances())["differs"]
    assert said.startswith("Both cover vehicle development. Only Honda–Nissan: ")
    assert "only Honda–Sony: chips and sensors" in said


def test_two_memoranda_are_not_firm_and_an_express_word_is_repeated():
    assert texts(factories_tables.two_alliances())["firm"] == (
        "Neither is firm yet: both rest on a memorandum or other preliminary agreement; "
        "Honda–Nissan is expressly non-binding.")


def test_what_nobody_said_is_said_and_cites_nothing():
    finding = next(f for f in find(factories_tables.two_alliances(), "Honda") if f.kind == "not_stated")
    assert finding.text.startswith("Not found in the articles: ")
    assert "who brings what for Honda–Nissan" in finding.text and "no article" not in finding.text.lower()
    assert all(not part.claim_ids for part in finding.parts)


def test_every_statement_of_the_others_cites_claims_that_exist():
    tables = factories_tables.two_alliances()
    known = set(tables["claims"]["claim_id"])
    for finding in find(tables, "Honda"):
        cited = [claim_id for part in finding.parts for claim_id in part.claim_ids]
        assert set(cited) <= known
        assert cited or finding.kind == "not_stated"


@pytest.mark.parametrize("count", [1, 3, 6, 40])
def test_counts_of_firm_talk_and_over_add_up(count):
    tables = factories_tables.gold_alliances(count)
    assert 3 <= len(find(tables, "Honda")) <= 5
    for finding in find(tables, None):
        assert finding.text.endswith(".") and "  " not in finding.text and " ," not in finding.text


def test_alliances_of_which_nothing_is_stated_say_so():
    said = texts(factories_tables.bare_alliances(), None)
    assert said["firm"] == "Neither is reported as firm: how far either has come was not found."
    assert said["not_stated"].endswith("a start year or jobs for either of them; who brings what for either of them.")


def test_no_alliance_is_a_finding_too():
    assert texts(factories_tables.empty_tables()) == {"none": "No alliance was found in the articles."}


def test_an_edition_like_the_last_one_says_that_nothing_changed():
    tables = factories_tables.two_alliances()
    assert what_is_new(what_changed(tables, tables)).text == "Nothing has changed since the last edition."


def test_a_new_alliance_opens_the_bottom_line():
    before = factories_tables.empty_tables()
    said = what_is_new(what_changed(before, factories_tables.two_alliances())).text
    assert said == "Since the last edition: two new alliances and two new articles."
