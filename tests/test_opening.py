"""The first page: what the edition holds, and what changed since the last one, gathered by kind."""

import datetime
from pathlib import Path

import pandas as pd
import pytest

import factories_tables
from tieup.briefing.blocks import Bullets
from tieup.briefing.brief import Brief
from tieup.briefing.comparison import scope
from tieup.briefing.derived import plain_text, references
from tieup.briefing.opening import MOST_CHANGES, bottom_line, changes, cover
from tieup.editions import Edition
from tieup.errors import EditionError

TWO = factories_tables.two_alliances()


def make_brief(tables=TWO, previous=None, **parameters):
    return Brief(Edition(name="test", title="Test", **parameters), tables, datetime.date(2024, 3, 15), Path(),
                 previous=previous, previous_as_of=previous and datetime.date(2024, 3, 8))


def items(brief):
    return [plain_text(item) for block in changes(brief) if isinstance(block, Bullets) for item in block.items]


def test_an_edition_without_an_earlier_one_says_so_and_not_that_it_is_the_first():
    said = plain_text(changes(make_brief())[1].runs)
    assert said == "There is no earlier edition to compare with."


def test_an_edition_that_says_the_same_as_the_last_says_so():
    said = plain_text(changes(make_brief(previous=TWO))[1].runs)
    assert said.startswith("Nothing has changed since the edition of 8 March 2024")


def test_new_alliances_and_articles_are_gathered_and_cited():
    brief = make_brief(previous=factories_tables.make_tables([factories_tables.HONDA_SONY]))
    assert items(brief)[0] == "New alliance: Honda and Nissan."
    assert items(brief)[-1].startswith("New article: “")
    assert any(references(item) for block in changes(brief) if isinstance(block, Bullets) for item in block.items)


def test_many_new_alliances_are_counted():
    brief = make_brief(factories_tables.gold_alliances(40), factories_tables.empty_tables())
    assert items(brief)[0].startswith("New alliances: ") and items(brief)[0].endswith("other alliances.")
    assert items(brief)[0].count(";") == MOST_CHANGES


def test_a_stage_that_moved_is_told_with_what_it_was():
    before = dict(TWO)
    before["tieups"] = TWO["tieups"].assign(stage="in_talks")
    said = items(make_brief(previous=before))
    assert "Stage moved: Honda and Nissan, from in talks to memorandum (15 March 2024)." in said


def test_new_details_of_a_known_alliance_are_listed_and_counted():
    alliance = {**factories_tables.HONDA_NISSAN["tieups"][0], "announced": "2024-03-14",
                "terms": [{"measure": "investment", "value": 5e9, "unit": "USD", "organisation": None}]}
    before = factories_tables.make_tables([factories_tables.HONDA_NISSAN])
    after = factories_tables.make_tables([{**factories_tables.HONDA_NISSAN, "tieups": [alliance]}])
    brief = make_brief(after, before)
    assert ("New on Honda and Nissan: figures: US$5 billion (investment); announced on 14 March 2024 "
            "(before: 15 March 2024).") in items(brief)
    assert "two new details of known alliances" in plain_text(bottom_line(brief)[1].items[0])


def test_a_judgement_is_told_as_a_correction_only():
    before, claims = {**TWO, "claims": TWO["claims"].copy()}, TWO["claims"].copy()
    own = (claims["variable"] == "stage") & (claims["tieup_id"] == "honda-nissan-1")
    before["claims"].loc[own, "value"], claims.loc[own, "judged"] = "in_talks", "corrected"
    is_honda_nissan = TWO["tieups"]["tieup_id"] == "honda-nissan-1"
    before["tieups"] = TWO["tieups"].assign(stage=TWO["tieups"]["stage"].mask(is_honda_nissan, "in_talks"))
    brief = make_brief({**TWO, "claims": claims}, before)
    assert items(brief) == [
        "Stage corrected by a reviewer: Honda and Nissan, from in talks to memorandum (15 March 2024).",
        "Corrected: one claim (stage)."]
    assert plain_text(bottom_line(brief)[1].items[0]).startswith("Since the last edition: one corrected statement.")


def test_what_a_reviewer_added_is_a_correction_and_no_news():
    claims = TWO["claims"].copy()
    own = claims.index[(claims["variable"] == "scope") & (claims["tieup_id"] == "honda-nissan-1")][0]
    claims.loc[own, "judged"] = "added"
    scope_before = TWO["scope"][TWO["scope"]["claim_id"] != claims.loc[own, "claim_id"]]
    before = {**TWO, "claims": TWO["claims"].drop(index=own), "scope": scope_before}
    brief = make_brief({**TWO, "claims": claims}, before)
    assert items(brief) == ["Corrected: one claim (scope)."]
    assert plain_text(bottom_line(brief)[1].items[0]).startswith("Since the last edition: one corrected statement.")


def test_what_a_reviewer_rejected_is_a_correction_that_cites_nothing():
    own = TWO["claims"].index[(TWO["claims"]["variable"] == "scope") & (TWO["claims"]["tieup_id"] == "honda-sony-1")][0]
    gone = TWO["claims"].loc[own, "claim_id"]
    verdict = dict.fromkeys(TWO["judgements"].columns) | {"claim_id": gone, "verdict": "reject", "status": "applied"}
    after = {**TWO, "claims": TWO["claims"].drop(index=own), "scope": TWO["scope"][TWO["scope"]["claim_id"] != gone],
             "judgements": pd.DataFrame([verdict])}
    brief = make_brief(after, TWO)
    assert items(brief) == ["Corrected: one claim (scope)."]
    assert not [block for block in changes(brief) if isinstance(block, Bullets) and references(block.items[0])]


def test_a_new_contradiction_is_told_and_counted():
    claims = list(TWO["claims"].loc[TWO["claims"]["tieup_id"] == "honda-nissan-1", "claim_id"].iloc[:2])
    differ = {"tieup_id": "honda-nissan-1", "variable": "investment (Honda)", "values": ["1", "2"],
              "article_ids": ["a", "b"], "claim_ids": claims}
    brief = make_brief({**TWO, "contradictions": pd.DataFrame([differ])}, TWO)
    assert items(brief) == ["New on Honda and Nissan: the articles now differ on investment (Honda)."]
    assert plain_text(bottom_line(brief)[1].items[0]).startswith("Since the last edition: one new contradiction.")


def test_the_scope_of_some_but_not_all_alliances_is_told():
    brief = make_brief(factories_tables.make_tables([
        {"article_id": f"a{number}", "published": "2024-01-01",
         "tieups": [{"participants": [f"A{number}", f"B{number}"], "scope": areas}]}
        for number, areas in enumerate((["battery"], ["battery"], ["manufacturing"]))]))
    assert "A0 and B0, and A1 and B1: batteries. Only A2 and B2: manufacturing." in plain_text(scope(brief)[1].runs)


def test_the_cover_and_what_changed_count_the_articles_that_tell_something():
    silent = {"article_id": "zz", "published": "2024-03-20", "title": "Weather"}
    after = factories_tables.make_tables([factories_tables.HONDA_NISSAN, factories_tables.HONDA_SONY, silent])
    brief = make_brief(after, factories_tables.make_tables([factories_tables.HONDA_NISSAN]))
    assert dict(cover(brief).facts)["Articles"] == "2"
    assert "one new article." in plain_text(bottom_line(brief)[1].items[0])
    brief_of_silence = make_brief(after, factories_tables.make_tables(
        [factories_tables.HONDA_NISSAN, factories_tables.HONDA_SONY]))
    first = plain_text(bottom_line(brief_of_silence)[1].items[0])
    assert first.startswith("Since the last edition: other articles, but nothing else is told.")
    assert any(item.startswith("New article that tells nothing of its own: “Weather”") for item in items(brief))


def test_what_is_new_opens_the_first_finding():
    found = bottom_line(make_brief(previous=factories_tables.empty_tables(), focus="Honda"))[1].items
    assert plain_text(found[0]).startswith("Since the last edition: two new alliances and two new articles. "
                                           "Two alliances are reported: ")
    assert 3 <= len(found) <= 5


def test_the_cover_counts_what_is_told_at_length_and_in_passing():
    told = factories_tables.gold_alliances(40)
    facts = dict(cover(make_brief(told)).facts)
    main = int((told["tieups"]["focus"] == "main").sum())
    assert facts["Alliances"] == str(main)
    assert facts["Mentioned in passing"] == str(len(told["tieups"]) - main)


def test_a_logo_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EditionError, match=r"logo: mark\.svg must be an SVG or PNG file"):
        cover(make_brief(logo="mark.svg"), tmp_path)


def one(number, stage="memorandum", focus="main", areas=(), publisher=None):
    return {"article_id": f"a{number}", "published": "2024-01-01", "publisher": publisher, "tieups": [
        {"participants": [f"A{number}", f"B{number}"], "scope": areas, "stage": stage, "focus": focus}]}


def first_words(brief):
    return plain_text(bottom_line(brief)[1].items[0])


STAGES = [
    ("memorandum", "established", "Stage moved: A0 and B0, from memorandum to established (1 January 2024).",
     "one moved stage"),
    ("established", "memorandum", "Stage moved back: A0 and B0, from established to memorandum (1 January 2024).",
     "one moved stage"),
    (None, "memorandum", "Stage newly stated: A0 and B0, memorandum (1 January 2024).", "one newly stated stage"),
    ("memorandum", None, "Stage no longer stated: A0 and B0, before: memorandum.", "one stage no longer stated"),
    ("memorandum", "suspended", "Paused or ended: A0 and B0, from memorandum to suspended (1 January 2024).",
     "one alliance paused or ended"),
    ("called_off", "in_talks", "Resumed: A0 and B0, from called off to in talks (1 January 2024).",
     "one alliance resumed"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "item", "counted"), STAGES)
def test_a_stage_is_told_by_the_way_it_went(before, after, item, counted):
    brief = make_brief(factories_tables.make_tables([one(0, after)]), factories_tables.make_tables([one(0, before)]))
    assert item in items(brief)
    assert first_words(brief).startswith(f"Since the last edition: {counted}")


def test_prose_on_scope_is_about_the_alliances_that_the_cover_counts():
    two = [one(number, areas=["battery"]) for number in range(2)]
    brief = make_brief(factories_tables.make_tables([*two, one(2, None, "background")]))
    assert dict(cover(brief).facts)["Alliances"] == "2"
    assert plain_text(scope(brief)[1].runs).startswith("Both cover: batteries. Not stated for any: ")


def test_an_alliance_without_a_stated_scope_is_not_said_to_share_nothing():
    told = factories_tables.make_tables([one(0, areas=["battery"]), one(1)])
    assert plain_text(scope(make_brief(told))[1].runs).startswith(
        "A0 and B0: batteries. Scope not stated for A1 and B1. Not stated for any: ")
    told = factories_tables.make_tables([one(0, areas=["battery"]), one(1, areas=["manufacturing"])])
    assert "Both cover: nothing that the articles name. " in plain_text(scope(make_brief(told))[1].runs)


def test_of_areas_that_tie_none_is_said_to_be_covered_by_fewer():
    areas = ["battery", "manufacturing", "sales_service", "electrification", "electric_drive", "hydrogen_fuel_cell"]
    told = factories_tables.make_tables([one(number, areas=areas if number < 2 else ()) for number in range(7)])
    said = plain_text(scope(make_brief(told))[1].runs)
    assert said.count("(2)") == len(areas) and "fewer" not in said
    told = factories_tables.make_tables([one(n, areas=areas if n < 2 else areas[:5] if n < 3 else ["battery_materials"])
                                         for n in range(7)])
    assert "; fewer: hydrogen and fuel cells (2)" in plain_text(scope(make_brief(told))[1].runs)


def test_the_cover_says_of_how_many_articles_no_outlet_is_stated():
    told = factories_tables.make_tables([one(0, publisher="The Independent"), one(1)])
    assert dict(cover(make_brief(told)).facts)["Outlets (not stated of one article)"] == "1"
    told = factories_tables.make_tables([one(0, publisher="The Independent"), one(1, publisher="Reuters")])
    assert dict(cover(make_brief(told)).facts)["Outlets"] == "2"


def test_what_is_gone_is_counted():
    before = factories_tables.make_tables([one(0), one(1)])
    assert first_words(make_brief(factories_tables.make_tables([one(0)]), before)).startswith(
        "Since the last edition: one alliance no longer told of and one withdrawn article. ")
    assert first_words(make_brief(factories_tables.make_tables([one(0), one(2)]), before)).startswith(
        "Since the last edition: one new alliance, one alliance no longer told of, one new article and one withdrawn ")


def test_new_alliances_that_are_mentioned_in_passing_are_counted_by_themselves():
    told = factories_tables.make_tables([one(0), one(1, None, "background"), one(2, None, "background")])
    brief = make_brief(told, factories_tables.make_tables([]))
    assert first_words(brief).startswith("Since the last edition: one new alliance, two new alliances mentioned in "
                                         "passing and three new articles. One alliance is reported: ")
    assert items(brief)[:2] == ["New alliance: A0 and B0.", "New, mentioned in passing: A1 and B1; A2 and B2."]


def test_an_edition_that_lost_its_last_alliance_says_so():
    brief = make_brief(factories_tables.empty_tables(), factories_tables.make_tables([one(0)]))
    assert first_words(brief) == ("Since the last edition: one alliance no longer told of and one withdrawn article. "
                                  "No alliance was found in the articles.")


def test_what_was_last_reported_long_ago_is_told_with_its_day():
    said = [plain_text(item) for item in bottom_line(make_brief())[1].items]
    assert any(item.startswith("Neither is reported as firm: both rest on a memorandum or other preliminary agreement "
                               "(Honda–Sony as last reported on 7 March 2022); ") for item in said)
