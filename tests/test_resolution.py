"""Many articles, one alliance: what is brought together, what is kept apart, and what is said to differ."""

import datetime

import pytest

from factories_codings import make_coding, make_report, scope, term
from tieup.resolution import resolve


def told(*codings):
    return {tieup.tieup_id: tieup for tieup in resolve(codings)}


def test_two_articles_about_the_same_pact_are_one_alliance_with_dated_stages():
    tieups = told(
        make_coding("a1", "2024-03-15", [make_report(stage="memorandum")], scope(0, "electrification")),
        make_coding("a2", "2024-08-01", [make_report(stage="definitive_agreement")], scope(0, "electrification")))
    assert list(tieups) == ["honda-nissan-1"]
    assert [(event.date.isoformat(), event.stage) for event in tieups["honda-nissan-1"].stages] == [
        ("2024-03-15", "memorandum"), ("2024-08-01", "definitive_agreement")]
    assert tieups["honda-nissan-1"].stage == "definitive_agreement"


def test_a_plan_to_merge_is_another_alliance_than_a_cooperation_of_the_same_two():
    tieups = told(make_coding("a1", "2024-03-15", [make_report()]),
                  make_coding("a2", "2024-12-23", [make_report(forms=("merger",))]))
    assert [tieup.forms for tieup in tieups.values()] == [("strategic_alliance",), ("merger",)]


def test_two_alliances_of_one_article_are_never_merged():
    tieups = told(make_coding(reports=[make_report(0), make_report(1)]))
    assert list(tieups) == ["honda-nissan-1", "honda-nissan-2"]


def test_each_of_two_alliances_finds_its_own_in_the_next_article():
    cells, cars = ("joint_venture",), ("joint_development",)
    tieups = told(
        make_coding("a1", "2023-01-01", [make_report(0, ("GM", "Honda"), cars), make_report(1, ("GM", "Honda"), cells)],
                    [*scope(0, "vehicle_development"), *scope(1, "hydrogen_fuel_cell")]),
        make_coding("a2", "2024-01-01", [make_report(0, ("GM", "Honda"), cells, stage="operational")],
                    scope(0, "hydrogen_fuel_cell")))
    assert tieups["gm-honda-2"].stage == "operational"
    assert tieups["gm-honda-1"].stage == "memorandum"


def test_ventures_of_different_names_are_kept_apart():
    tieups = told(make_coding("a1", "2023-01-01", [make_report(joint_company="PEVE", forms=("joint_venture",))]),
                  make_coding("a2", "2023-01-02", [make_report(joint_company="PPES", forms=("joint_venture",))]))
    assert len(tieups) == 2


def test_an_article_that_names_fewer_owners_of_a_venture_tells_of_the_same_one():
    all_owners = make_report(participants=("BMW", "Ford", "Kia"), joint_company="Ionna")
    some_owners = make_report(participants=("BMW", "Ford"), joint_company="Ionna")
    tieups = told(make_coding("a1", "2023-01-01", [all_owners]), make_coding("a2", "2023-02-01", [some_owners]))
    assert list(tieups) == ["bmw-ford-kia-1"]


def test_an_article_about_something_else_renames_no_alliance():
    before = [make_coding("b1", "2024-03-15", [make_report()])]
    other = make_coding("a0", "2020-01-01", [make_report(participants=("Ford", "SK On"))])
    assert set(told(*before)) < set(told(other, *before))


def test_an_undated_article_never_overrules_a_dated_one():
    tieups = told(make_coding("z9", None, [make_report(stage="operational")]),
                  make_coding("a1", "2024-03-15", [make_report(stage="memorandum")]))
    assert tieups["honda-nissan-1"].stage == "memorandum"


@pytest.mark.parametrize("values, differs", [
    (((51.0,), (51.0,)), False),
    (((51.0,), (49.0,)), True),
    (((51.0, 20.0), (20.0,)), False),  # one article gives more than the other: no contradiction
])
def test_sums_and_shares_contradict_only_if_two_articles_share_no_value(values, differs):
    codings = [make_coding(f"a{n}", f"2024-0{n + 1}-01", [make_report()],
                           [term(0, "equity_share", value, "percent", "Honda") for value in own])
               for n, own in enumerate(values)]
    found = told(*codings)["honda-nissan-1"].contradictions
    assert [c.variable for c in found] == (["equity_share (Honda)"] if differs else [])
    if differs:
        assert found[0].values == ("51 percent", "49 percent")
        assert found[0].article_ids == ("a0", "a1")


def test_a_later_article_that_tells_of_an_earlier_stage_is_reported_and_not_averaged():
    tieup = told(make_coding("a1", "2024-01-01", [make_report(stage="established")]),
                 make_coding("a2", "2024-02-01", [make_report(stage="memorandum")]))["honda-nissan-1"]
    assert [(c.variable, c.values) for c in tieup.contradictions] == [("stage", ("established", "memorandum"))]


def test_articles_that_step_back_twice_are_one_contradiction():
    tieup = told(*(make_coding(f"a{n}", f"2024-0{n + 1}-01", [make_report(stage=stage)])
                   for n, stage in enumerate(["established", "memorandum", "established", "in_talks"])))
    assert [c.variable for c in tieup["honda-nissan-1"].contradictions] == ["stage"]
    assert tieup["honda-nissan-1"].contradictions[0].values == ("established", "memorandum", "established", "in_talks")


def test_an_ending_is_no_contradiction():
    tieup = told(make_coding("a1", "2024-01-01", [make_report(stage="established")]),
                 make_coding("a2", "2024-02-01", [make_report(stage="terminated")]))["honda-nissan-1"]
    assert tieup.contradictions == () and tieup.stage == "terminated"


def test_days_that_differ_are_listed_with_their_sources():
    first, second = datetime.date(2024, 3, 15), datetime.date(2024, 3, 16)
    tieup = told(make_coding("a1", "2024-03-16", [make_report(announced=first)]),
                 make_coding("a2", "2024-03-17", [make_report(announced=second)]))["honda-nissan-1"]
    assert [c.values for c in tieup.contradictions] == [("2024-03-15", "2024-03-16")]
