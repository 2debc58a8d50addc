from __future__ import annotations

import datetime

import pandas as pd
import pytest

from factories_tables import HONDA_NISSAN, HONDA_SONY, make_tables, two_alliances
from tieup.cut import as_of_date, cut_tables, listed
from tieup.editions import Edition
from tieup.errors import RunError
from tieup.schemas import TABLES
from tieup.tables import arrow_table

LATER = {**HONDA_NISSAN, "article_id": "later", "published": "2024-12-23", "publisher": "Outlet 2",
         "tieups": [{**HONDA_NISSAN["tieups"][0], "stage": "definitive_agreement", "binding": "binding",
                     "forms": ["strategic_alliance", "joint_development"]}]}  # fmt: skip
PASSING = {"article_id": "passing", "published": "2024-03-15",
           "tieups": [{"participants": ["BMW", "Toyota"], "focus": "background", "stage": "established"}],
           "strategy": [{"organisation": "BMW", "dimension": "headwind"}]}  # fmt: skip


def edition(**parameters) -> Edition:
    return Edition(name="test", title="Test", **parameters)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture(scope="module")
def told_twice() -> dict[str, pd.DataFrame]:
    return make_tables([HONDA_NISSAN, HONDA_SONY, LATER, PASSING])


def ids(tables) -> list[str]:
    return list(tables["tieups"]["tieup_id"])


def test_an_edition_without_limits_is_about_everything(told_twice):
    chosen = cut_tables(told_twice, edition())
    assert all(chosen[name].equals(told_twice[name]) for name in TABLES)


def test_an_earlier_as_of_date_knows_nothing_of_what_came_later(told_twice):
    chosen = cut_tables(told_twice, edition(as_of=day("2024-03-15")))
    alone = make_tables([HONDA_NISSAN, HONDA_SONY, PASSING])
    for name in ("tieups", "reports", "stages", "scope", "claims", "articles", "organisations"):
        pd.testing.assert_frame_equal(chosen[name], alone[name])


def test_a_window_leaves_out_what_lies_before_it(told_twice):
    assert ids(cut_tables(told_twice, edition(since=day("2024-01-01")))) == ["bmw-toyota-1", "honda-nissan-1"]


@pytest.mark.parametrize(
    ("limits", "kept"), [({}, 1), ({"as_of": day("2024-01-01")}, 1), ({"since": day("2020-01-01")}, 0)]
)
def test_an_undated_article_is_inside_unless_a_window_asks_for_its_date(limits, kept):
    tables = make_tables([{**HONDA_NISSAN, "published": None}])
    assert len(cut_tables(tables, edition(**limits))["articles"]) == kept


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"organisations": ["Sony"]}, ["honda-sony-1"]),
        ({"organisations": ["Sony", "BMW"]}, ["bmw-toyota-1", "honda-sony-1"]),
        ({"alliances": ["honda-nissan-1"]}, ["honda-nissan-1"]),
        ({"alliances": [["Toyota", "BMW"]]}, ["bmw-toyota-1"]),  # parties in any order
        ({"background": False}, ["honda-nissan-1", "honda-sony-1"]),
        ({"organisations": ["Tesla"]}, []),
    ],
)
def test_alliances_are_chosen_by_party_by_id_and_by_weight(told_twice, parameters, expected):
    chosen = cut_tables(told_twice, edition(**parameters))
    assert ids(chosen) == expected
    for name in ("reports", "stages", "scope", "terms"):
        assert set(chosen[name]["tieup_id"]) <= set(expected)


def test_strategy_and_voices_are_those_of_the_chosen_alliances(told_twice):
    chosen = cut_tables(told_twice, edition(organisations=["Sony"]))
    assert set(chosen["strategy"]["organisation"]) == {"Honda", "Sony"}
    assert set(chosen["quotations"]["article_id"]) == {"hs"}


def test_every_claim_that_is_cited_is_still_there_and_every_claim_still_has_its_use(told_twice):
    for parameters in ({"organisations": ["Sony"]}, {"since": day("2024-01-01")}, {"background": False}):
        chosen = cut_tables(told_twice, edition(**parameters))
        cited = {claim for name in ("stages", "scope", "contributions", "terms", "strategy", "quotations")
                 for claim in chosen[name]["claim_id"]}
        cited |= {claim for claims in chosen["reports"]["claim_ids"] for claim in claims}
        assert cited == set(chosen["claims"]["claim_id"])


def test_strategy_stays_with_its_claim_though_it_is_told_of_an_alliance_that_goes(told_twice):
    tables = dict(told_twice)
    hondas = set(tables["strategy"].loc[tables["strategy"]["organisation"] == "Honda", "claim_id"])
    of_another = tables["claims"]["claim_id"].isin(hondas)
    tables["claims"] = tables["claims"].assign(tieup_id=tables["claims"]["tieup_id"].mask(of_another, "bmw-toyota-1"))
    chosen = cut_tables(tables, edition(organisations=["Honda"]))
    assert "bmw-toyota-1" not in ids(chosen)
    assert set(chosen["strategy"]["claim_id"]) <= set(chosen["claims"]["claim_id"])


def test_choosing_twice_changes_nothing(told_twice):
    wanted = edition(since=day("2024-01-01"), organisations=["Honda"], background=False)
    once = cut_tables(told_twice, wanted)
    twice = cut_tables(once, wanted)
    assert all(once[name].equals(twice[name]) for name in TABLES)


def test_a_contradiction_needs_both_its_sides_inside():
    other = {**LATER, "tieups": [{**LATER["tieups"][0], "stage": None, "binding": "binding"}]}
    tables = make_tables([HONDA_NISSAN, other])
    assert list(tables["contradictions"]["variable"]) == ["binding"]
    assert len(cut_tables(tables, edition(as_of=day("2024-06-01")))["contradictions"]) == 0
    assert len(cut_tables(tables, edition(since=day("2024-01-01")))["contradictions"]) == 1


def test_chosen_tables_keep_the_published_contract(told_twice):
    chosen = cut_tables(told_twice, edition(as_of=day("2024-03-15"), organisations=["Nissan"]))
    for name, table in chosen.items():
        arrow_table(name, [{key: listed(value) for key, value in row.items()} for row in table.to_dict("records")])


def test_the_as_of_date_is_the_latest_day_of_publication_inside_the_window(told_twice):
    assert as_of_date(told_twice, edition()) == day("2024-12-23")
    assert as_of_date(told_twice, edition(until=day("2024-06-30"))) == day("2024-03-15")
    assert as_of_date(told_twice, edition(as_of=day("2024-06-30"))) == day("2024-06-30")


def test_a_window_without_articles_says_where_they_lie():
    with pytest.raises(RunError, match=r"none of the 2 articles .* between 2022-03-07 and 2024-03-15. Widen"):
        as_of_date(two_alliances(), edition(since=day("2025-01-01")))


def test_articles_without_any_date_ask_for_one():
    with pytest.raises(RunError, match="Give 'as_of' in the edition"):
        as_of_date(make_tables([{**HONDA_NISSAN, "published": None}]), edition())
