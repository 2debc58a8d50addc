"""The bottom line is true of whatever the tables hold, and reads like a sentence."""

import datetime

import pytest

import factories_tables
from tieup.briefing.findings import find
from tieup.briefing.news import what_is_new
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


def alliances_that_cover(*scopes, stages=("memorandum",)):
    return factories_tables.make_tables([
        {"article_id": f"a{number}", "published": "2024-01-01", "tieups": [
            {"participants": [f"A{number}", f"B{number}"], "scope": scope, "stage": stages[number % len(stages)]}]}
        for number, scope in enumerate(scopes)])


def test_what_some_but_not_all_cover_is_told():
    said = texts(alliances_that_cover(["battery"], ["battery", "electric_drive"], ["manufacturing"]))["differs"]
    assert said == ("No area is common to all three; A0–B0 and A1–B1 share batteries. Only A1–B1: electric drive; "
                    "only A2–B2: manufacturing.")


def test_of_many_alliances_no_area_is_picked_among_equals():
    tables = alliances_that_cover(["battery"], ["battery", "battery_materials"], ["manufacturing"], ["sales_service"])
    assert texts(tables)["differs"].startswith(
        "Covered most often: batteries (2 of the four alliances); three more areas by one each. ")
    said = texts(alliances_that_cover(["battery"], ["electric_drive"], ["manufacturing"], ["electrification"]))
    assert said["differs"] == "No area was found for more than one alliance; four areas were found for one each."


def test_up_to_six_alliances_are_named_by_how_firm_they_are():
    said = texts(alliances_that_cover(*[["battery"]] * 4, stages=("memorandum", "operational", "called_off", None)))
    assert ("firm (agreed for good, founded or running): A1–B1; one is only talk (rumoured, in talks or a memorandum): "
            "A0–B0; one is over or paused (called off, ended or suspended): A2–B2; one has no stated stage: A3–B3."
            ) in said["firm"]


def test_areas_are_compared_among_those_whose_scope_is_stated():
    said = texts(alliances_that_cover(["battery"], ["manufacturing"], []))["differs"]
    assert said.startswith("No area is common to the two whose scope is stated. Only A0–B0: batteries")


def test_one_area_of_one_alliance_is_told_in_the_singular():
    said = texts(alliances_that_cover(["battery"], [], [], []))["differs"]
    assert said == "No area was found for more than one alliance; one area was found for one."
    said = texts(alliances_that_cover(["battery"], ["battery"], [], ["manufacturing"]))["differs"]
    assert "; one more area by one. " in said


STRATEGIES = [
    (["headwind"], "Honda faces headwinds; no motive or plan of its own was found in the articles."),
    (["zev_target", "headwind"], "Honda's strategy: target for electric sales; it faces headwinds."),
    (["motive_scale_cost", "headwind"], "What Honda is after: scale and cost; it faces headwinds."),
    ([], "Nothing was found in the articles on Honda's own electric-vehicle strategy."),
]  # fmt: skip


@pytest.mark.parametrize(("dimensions", "said"), STRATEGIES)
def test_headwinds_are_no_strategy_and_silence_is_told(dimensions, said):
    strategy = [{"organisation": "Honda", "dimension": dimension} for dimension in dimensions]
    tables = factories_tables.make_tables([{**factories_tables.HONDA_NISSAN, "strategy": strategy}])
    assert texts(tables)["strategy"] == said


LAST_REPORTS = [
    (["2022-01-01"], "It is not reported as firm: A0–B0 rests on a memorandum or other preliminary agreement, as last "
                     "reported on 1 January 2022."),
    (["2023-06-01"], "It is not firm yet: A0–B0 rests on a memorandum or other preliminary agreement."),
    ([None], "It is not firm yet: A0–B0 rests on a memorandum or other preliminary agreement."),
    (["2022-01-01"] * 5, "None of the five is reported as firm; five are only talk (rumoured, in talks or a memorandum)"
                         ": A0–B0, A1–B1, A2–B2, A3–B3 and A4–B4; the last report of five of them is more than a year "
                         "old."),
]  # fmt: skip


@pytest.mark.parametrize(("days", "said"), LAST_REPORTS)
def test_how_firm_old_news_is_comes_with_its_day(days, said):
    tables = factories_tables.make_tables([
        {"article_id": f"a{number}", "published": published,
         "tieups": [{"participants": [f"A{number}", f"B{number}"], "stage": "memorandum"}]}
        for number, published in enumerate(days)])
    found = {finding.kind: finding.text for finding in find(tables, None, as_of=datetime.date(2024, 3, 15))}
    assert found["firm"] == said
