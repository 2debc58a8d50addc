"""What alliances share, what sets them apart, what moved, and what nobody says."""

from __future__ import annotations

import copy

import pandas as pd
import pytest

import factories_tables as factories
from tieup import compare
from tieup.compare.sides import ROWS

TWO = factories.two_alliances()
MANY = factories.gold_alliances(40)
SETS = {"two": TWO, "six": factories.gold_alliances(6), "forty": MANY, "hostile": factories.hostile_alliances(),
        "bare": factories.bare_alliances(), "empty": factories.empty_tables()}
FRAMES = ["alliances", "scope_matrix", "scope_overlap", "contribution_matrix", "figures_table", "strategy_matrix",
          "voices", "stage_history", "side_by_side", "agreement", "source_counts"]


def rows_of(frame: pd.DataFrame, **fields) -> list[dict]:
    return [row for row in frame.to_dict("records") if all(row[key] == value for key, value in fields.items())]


# ------------------------------------------------------------------------------------------------------ every function


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("tables", SETS.values(), ids=SETS)
def test_any_tables_give_a_frame_twice_the_same(name, tables):
    function = getattr(compare, name)
    pd.testing.assert_frame_equal(function(tables), function(tables))


@pytest.mark.parametrize("name", [name for name in FRAMES if name not in ("alliances", "source_counts")])
def test_claims_of_every_row_exist(name):
    known = set(MANY["claims"]["claim_id"])
    frame = getattr(compare, name)(MANY)
    assert {claim for claims in frame["claim_ids"] for claim in claims} <= known
    assert any(claims for claims in frame["claim_ids"])


@pytest.mark.parametrize("name", FRAMES)
def test_order_does_not_hang_on_the_order_of_tables(name):
    turned = {key: frame.iloc[::-1].reset_index(drop=True) for key, frame in MANY.items()}
    function = getattr(compare, name)
    plain = [column for column in function(MANY) if column not in ("claim_ids", "text", "tieup_ids", "alliances")]
    pd.testing.assert_frame_equal(function(MANY)[plain], function(turned)[plain])


# -------------------------------------------------------------------------------------------------------- which, named


def test_the_latest_alliance_comes_first_where_all_else_is_equal():
    assert list(compare.alliances(TWO)["tieup_id"]) == ["honda-nissan-1", "honda-sony-1"]


def test_no_two_alliances_have_one_label():
    assert compare.alliances(MANY)["label"].is_unique


def test_alliances_of_the_same_partners_are_told_apart_by_form():
    labels = set(compare.alliances(MANY)["label"])
    assert {"Ford and Rivian (joint development)", "Ford and Rivian (equity stake)"} <= labels


def test_background_can_be_left_out():
    main = compare.select(MANY, background=False)
    assert 0 < len(main["tieups"]) < len(MANY["tieups"])
    assert set(main["scope"]["tieup_id"]) <= set(main["tieups"]["tieup_id"])


def test_one_organisation_brings_its_partners_only():
    chosen = compare.select(TWO, organisation="Sony")
    assert list(chosen["tieups"]["tieup_id"]) == ["honda-sony-1"]
    assert set(compare.strategy_matrix(chosen)["organisation"]) == {"Honda", "Sony"}
    assert len(chosen["articles"]) == 2  # what was read stays whole


# ------------------------------------------------------------------------------------------------------- side by side


def test_every_alliance_has_every_row():
    frame = compare.side_by_side(MANY)
    assert set(frame.groupby("tieup_id")["row"].nunique()) == {len(ROWS)}


def test_not_stated_is_a_finding_of_its_own():
    frame = compare.side_by_side(TWO)
    assert [row["text"] for row in rows_of(frame, tieup_id="honda-sony-1", row="binding")] == ["not stated"]
    assert rows_of(frame, tieup_id="honda-nissan-1", row="binding")[0]["text"] == "non-binding"


def test_stated_cells_carry_claims():
    frame = compare.side_by_side(TWO)
    stated = frame[(frame["state"] == "stated") & (frame["row"] != "sources")]
    assert all(stated["claim_ids"].map(len))


def test_a_denied_form_is_no_and_not_missing():
    tables = copy.copy(TWO)
    claims = TWO["claims"]
    denied = claims[(claims["tieup_id"] == "honda-nissan-1") & (claims["variable"] == "form")].head(1).copy()
    denied["claim_id"], denied["value"], denied["assertion"] = "hn:0-1:form", "equity_stake", "negated"
    tables["claims"] = pd.concat([claims, denied])
    found = rows_of(compare.side_by_side(tables), tieup_id="honda-nissan-1", row="form")
    assert [row["text"] for row in found] == ["strategic alliance", "no equity stake"]
    assert [row["state"] for row in found] == ["stated", "no"]


# ------------------------------------------------------------------------------------------------------ what is shared


def test_overlap_says_what_all_one_and_none_cover():
    overlap = compare.scope_overlap(TWO).set_index("area")["covered_by"]
    assert overlap["vehicle_development"] == "all"
    assert overlap["software_defined_vehicle"] == overlap["manufacturing"] == "one"
    assert overlap["battery"] == "none"


def test_a_single_alliance_shares_nothing_with_all():
    overlap = compare.scope_overlap(compare.select(TWO, ["honda-sony-1"]))
    assert set(overlap["covered_by"]) == {"one", "none"}


def test_the_firmest_commitment_counts():
    considered = factories.HONDA_NISSAN
    agreed = {**considered, "article_id": "zz", "published": "2024-08-01",
              "tieups": [{**considered["tieups"][0], "stage": "established"}]}
    matrix = compare.scope_matrix(factories.make_tables([considered, agreed]))
    assert set(matrix["articles"]) == {2}
    assert "considered" not in set(matrix["commitment"])
    assert all(claims[0].startswith("zz") for claims in matrix["claim_ids"])


def test_a_partner_of_whom_nothing_is_said_is_named():
    silent = rows_of(compare.contribution_matrix(TWO), state="not_stated")
    assert [(row["alliance"], row["organisation"]) for row in silent] == [
        ("Honda and Nissan", "Honda"), ("Honda and Nissan", "Nissan")]


# ------------------------------------------------------------------------------------------------------------- sources


def copied_tables():
    again = {**factories.HONDA_NISSAN, "article_id": "hn-copy", "publisher": "Another outlet"}
    return factories.make_tables([factories.HONDA_NISSAN, again], copies={"hn-copy": "hn"})


def test_copies_are_counted_but_are_no_sources():
    counts = compare.source_counts(copied_tables()).to_dict("records")
    assert [(row["articles"], row["copies"], row["outlets"]) for row in counts] == [(1, 1, ["The Independent"])]


def test_copies_confirm_nothing():
    states = set(compare.agreement(copied_tables())["state"])
    assert "confirmed" not in states and "single" in states


def test_articles_that_differ_are_shown_to_differ():
    tables = dict(MANY)
    first = tables["tieups"]["tieup_id"].iloc[0]
    claims = list(tables["claims"].loc[tables["claims"]["tieup_id"] == first, "claim_id"].iloc[:2])
    tables["contradictions"] = pd.DataFrame([{"tieup_id": first, "variable": "investment (Honda)", "values": ["1", "2"],
                                              "article_ids": ["a", "b"], "claim_ids": claims}])
    states = compare.agreement(tables)
    assert rows_of(states, tieup_id=first, variable="figures")[0]["state"] == "differ"


# ---------------------------------------------------------------------------------------------------------- companies


def test_an_alliance_of_three_is_three_pairs():
    three = {"article_id": "t", "tieups": [{"participants": ["Honda", "Nissan", "Mitsubishi Motors"]}]}
    nodes, edges = compare.partner_network(factories.make_tables([three]))
    assert len(edges) == 3 and list(nodes["partners"]) == [2, 2, 2]


def test_an_undated_article_has_voices_without_a_date():
    undated = {**factories.HONDA_SONY, "published": None}
    assert list(compare.voices(factories.make_tables([undated]))["published"]) == [None, None, None]


def test_figures_are_never_merged_across_currencies():
    terms = [{"measure": "investment", "value": 1e9, "unit": unit, "organisation": None} for unit in ("USD", "EUR")]
    article = {"article_id": "f", "tieups": [{"participants": ["A", "B"], "terms": terms}]}
    assert list(compare.figures_table(factories.make_tables([article]))["words"]) == ["€1 billion", "US$1 billion"]


# ------------------------------------------------------------------------------------------------------- what changed


def test_a_first_edition_says_so():
    changes = compare.what_changed(None, TWO)
    assert changes.first_edition and not changes.nothing
    assert changes.alliances.empty and changes.claims.empty and changes.stages.empty and changes.articles.empty


def test_nothing_changed_between_the_same_tables():
    changes = compare.what_changed(TWO, TWO)
    assert changes.nothing and not changes.first_edition


def test_new_alliances_articles_and_claims_are_found():
    before = factories.make_tables([factories.HONDA_SONY])
    changes = compare.what_changed(before, TWO)
    assert list(changes.alliances["tieup_id"]) == ["honda-nissan-1"]
    assert list(changes.articles["article_id"]) == ["hn"]
    assert set(changes.claims["change"]) == {"new"} and all(changes.claims["new_article"])
    assert changes.alliances["claim_ids"][0]


def test_what_is_gone_is_withdrawn():
    changes = compare.what_changed(TWO, factories.make_tables([factories.HONDA_SONY]))
    assert list(changes.alliances["change"]) == ["gone"]
    assert set(changes.claims["change"]) == {"withdrawn"}
    assert list(changes.articles["change"]) == ["withdrawn"]


MOVES = [("memorandum", "established", "forward"), ("established", "memorandum", "back"),
         ("memorandum", "called_off", "ended"), ("called_off", "in_talks", "resumed"),
         (None, "memorandum", "stated"), ("memorandum", None, "withdrawn")]


@pytest.mark.parametrize(("old", "new", "direction"), MOVES)
def test_stages_move_with_a_direction(old, new, direction):
    def edition(stage):
        alliance = {**factories.HONDA_NISSAN["tieups"][0], "stage": stage}
        return factories.make_tables([{**factories.HONDA_NISSAN, "tieups": [alliance]}])

    moved = compare.what_changed(edition(old), edition(new)).stages
    assert list(moved["direction"]) == [direction]
    assert bool(moved["claim_ids"][0]) == (new is not None)


def test_another_value_in_the_same_place_is_a_correction():
    tables = copy.copy(TWO)
    claims = TWO["claims"].copy()
    place = claims.index[claims["variable"] == "stage"][0]
    claims.loc[place, "value"], claims.loc[place, "judged"] = "in_talks", "corrected"
    tables["claims"] = claims
    changed = compare.what_changed(TWO, tables).claims.to_dict("records")
    assert [(row["change"], row["before"], row["value"], row["judged"]) for row in changed] == [
        ("corrected", "memorandum", "in_talks", "corrected")]


def test_a_figure_without_its_year_is_the_same_figure():
    def article(article_id, year):
        term = {"measure": "investment", "value": 7e8, "unit": "USD", "organisation": "Volkswagen", "year": year}
        return {"article_id": article_id, "tieups": [{"participants": ["Volkswagen", "Xpeng"], "terms": [term]}]}

    once = compare.figures_table(factories.make_tables([article("a", None), article("b", 2023)]))
    assert list(zip(once["year"], once["articles"], strict=True)) == [(2023, 2)]
    apart = compare.figures_table(factories.make_tables([article("a", 2024), article("b", 2023), article("c", None)]))
    assert len(apart) == 3


def test_a_stage_that_a_reviewer_corrected_has_not_moved():
    before = {**TWO, "tieups": TWO["tieups"].assign(stage="in_talks"), "claims": TWO["claims"].copy()}
    stage = (before["claims"]["variable"] == "stage") & (before["claims"]["tieup_id"] == "honda-nissan-1")
    before["claims"].loc[stage, "value"] = "in_talks"
    assert list(compare.what_changed(before, TWO).stages["judged"]) == [False, False]
    claims = TWO["claims"].copy()
    claims.loc[stage, "judged"] = "corrected"
    moved = compare.what_changed(before, {**TWO, "claims": claims}).stages
    assert dict(zip(moved["tieup_id"], moved["judged"], strict=True))["honda-nissan-1"]


def test_what_is_new_or_differs_for_a_known_alliance_is_found():
    def edition(**more):
        alliance = {**factories.HONDA_NISSAN["tieups"][0], **more}
        return factories.make_tables([{**factories.HONDA_NISSAN, "tieups": [alliance]}])

    told = {"scope": ["electrification", "software_defined_vehicle", "vehicle_development", "battery"],
            "terms": [{"measure": "investment", "value": 5e9, "unit": "USD", "organisation": None}],
            "contributions": [{"organisation": "Nissan", "area": "manufacturing"}], "announced": "2024-03-14"}
    found = compare.what_changed(edition(), edition(**told)).additions
    assert list(zip(found["kind"], found["words"], found["before"], strict=True)) == [
        ("figures", "US$5 billion (investment)", None), ("scope", "batteries", None),
        ("contributions", "manufacturing (Nissan)", None), ("announced", "14 March 2024", "15 March 2024")]
    assert all(found["claim_ids"])
    assert compare.what_changed(edition(**told), edition(**told)).nothing


def figures_of(*articles):
    made = factories.make_tables([
        {"article_id": f"f{number}", "published": published, "tieups": [{"participants": ["Leapmotor", "Stellantis"],
         "terms": [{"measure": "equity_share", "value": value, "unit": "percent", "organisation": "Stellantis"}
                   for value in values]}]} for number, (published, *values) in enumerate(articles)])
    return [row["text"] for row in rows_of(compare.side_by_side(made), row="figures")]


def test_figures_of_one_holder_and_measure_are_told_apart_by_day_or_counted():
    share = "share of ownership, Stellantis"
    assert figures_of(("2024-01-01", 20)) == [f"{share}: 20%"]
    assert figures_of(("2024-01-01", 51), ("2023-01-01", 20)) == [
        f"{share}: 51% (reported 1 Jan 2024)", f"{share}: 20% (reported 1 Jan 2023)"]
    assert figures_of(("2024-01-01", 51, 20)) == [
        f"{share}: 51% (one of two figures)", f"{share}: 20% (one of two figures)"]
    assert figures_of((None, 51), (None, 20)) == [
        f"{share}: 51% (one of two figures)", f"{share}: 20% (one of two figures)"]
