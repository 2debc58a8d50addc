"""The measure itself: small cases whose counts and figures were worked out by hand."""

import datetime
import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from tieup.errors import InputError, TableError
from tieup.evaluation import NEEDED, Names, Tally, evaluate, figure, figures, fold_name, match, places_of, ratios

MARCH_15 = datetime.date(2024, 3, 15)
TELLING = {"focus": "main", "forms": ["strategic_alliance"], "form": "strategic_alliance", "stage": "memorandum",
           "binding": "non_binding", "announced": None}  # fmt: skip
COLUMNS = {  # of tables that may be empty
    "scope": ["article_id", "tieup_id", "area"], "contributions": ["article_id", "tieup_id", "organisation", "area"],
    "terms": ["article_id", "tieup_id", "measure", "value", "unit"],
    "strategy": ["article_id", "organisation", "dimension"], "quotations": ["article_id", "speaker", "organisation"],
    "removed": ["article_id", "start", "end"], "reports": ["article_id"], "articles": ["article_id"],
}  # fmt: skip


def report(*participants, number=1, **told):
    return TELLING | {"article_id": "t1", "tieup_id": f"t-{number}", "participants": list(participants)} | told


def tieup(*participants, **stated):
    return {"participants": list(participants), "focus": "main", "forms": ["strategic_alliance"],
            "stage": "memorandum", "binding": "non_binding"} | stated  # fmt: skip


@pytest.fixture
def score(tmp_path):
    """Score the tables of one article against its answer; return the figures by variable and the errors."""

    def run(answer, text="", **tables):
        (tmp_path / "gold").mkdir()
        (tmp_path / "text").mkdir()
        (tmp_path / "text" / "t1.txt").write_text(text, encoding="utf-8", newline="")
        (tmp_path / "gold" / "t1.yaml").write_text(yaml.safe_dump({"article_id": "t1", "language": "en"} | answer))
        rows = {"articles": [{"article_id": "t1", "language": "en", "published": None, "duplicate_of": None}]} | tables
        for name in NEEDED:
            made = [{"article_id": "t1"} | row for row in rows.get(name, [])]
            empty = pa.table({column: pa.array([], pa.string()) for column in COLUMNS[name]})
            pq.write_table(pa.Table.from_pylist(made) if made else empty, tmp_path / f"{name}.parquet")
        table, tally = evaluate(tmp_path / "gold", tmp_path)
        return {row["variable"]: row for row in table.to_dict("records")}, tally.errors

    return run


def counts_of(row):
    return tuple(round(row[name], 4) for name in ("gold", "P", "R", "F1", "ERR"))


def test_an_alliance_told_right_is_right_in_everything_the_gold_states(score):
    by, errors = score({"tieups": [tieup("Honda", "Nissan", scope=["battery"], announced=MARCH_15)]},
                       reports=[report("Nissan", "Honda", announced=MARCH_15)],
                       scope=[{"tieup_id": "t-1", "area": "battery"}])  # fmt: skip
    assert errors == []
    for variable in ("tieups_main", "stage", "form", "binding", "announced", "scope", "ALL"):
        assert by[variable]["F1"] == 1 and by[variable]["ERR"] == 0, variable


def test_values_are_correct_incorrect_missing_or_spurious(score):
    by, _ = score({"tieups": [tieup("Honda", "Nissan", stage="in_talks", announced=MARCH_15)]},
                  reports=[report("Honda", "Nissan")])  # fmt: skip
    assert counts_of(by["stage"]) == (1, 0, 0, 0, 1)  # incorrect: one fill of the gold, one said
    assert by["announced"]["gold"] == 1 and math.isnan(by["announced"]["P"]) and by["announced"]["R"] == 0  # missing


def test_sets_count_each_member(score):
    said = [{"tieup_id": "t-1", "area": area} for area in ("battery", "manufacturing", "procurement")]
    by, errors = score({"tieups": [tieup("Honda", "Nissan", scope=["battery", "manufacturing", "hydrogen_fuel_cell"])]},
                       reports=[report("Honda", "Nissan")], scope=said)  # fmt: skip
    assert counts_of(by["scope"]) == (3, 0.6667, 0.6667, 0.6667, 0.5)  # two right, one missing, one too much
    assert ("scope", "t1", "missing", "hydrogen_fuel_cell") in errors
    assert ("scope", "t1", "spurious", "procurement") in errors


def test_a_missed_alliance_counts_with_all_its_fills_and_a_background_one_only_as_itself(score):
    by, _ = score({"tieups": [tieup("Honda", "GM", scope=["battery"]),
                              tieup("Ford", "Rivian", focus="background", scope=["battery"])]})  # fmt: skip
    assert by["scope"]["gold"] == 1 and by["forms"]["gold"] == 1
    assert by["tieups_main"]["gold"] == 1 and by["tieups_all"]["gold"] == 2
    assert "stage" not in by  # stages are compared in matched alliances alone


def test_half_of_the_participants_make_a_match_but_not_the_same_alliance(score):
    by, _ = score({"tieups": [tieup("Honda", "Nissan", "Mitsubishi Motors")]}, reports=[report("Honda", "Nissan")])
    assert by["tieups_main"]["F1"] == 0 and by["tieups_main_lenient"]["F1"] == 1 and by["stage"]["F1"] == 1


def test_pairs_are_made_by_overlap_first_and_each_alliance_once():
    wanted = [(frozenset("ab"), "ab"), (frozenset("abc"), "abc")]
    told = [(frozenset("abc"), "ABC"), (frozenset("ax"), "AX")]
    assert match(wanted, told) == ([("abc", "ABC")], ["ab"], ["AX"])  # "ax" shares a third with "ab"


def test_speakers_are_compared_by_their_last_name_and_organisations_without_legal_form(score):
    by, _ = score({"quotations": [{"speaker": "Dr. Herbert Diess", "organisation": "Volkswagen"},
                                  {"speaker": None, "organisation": "BYD"}]},
                  quotations=[{"speaker": "Diess", "organisation": "Volkswagen AG"},
                              {"speaker": None, "organisation": "BYD Co., Ltd."}])  # fmt: skip
    assert by["quotations"]["F1"] == 1


@pytest.mark.parametrize(("written", "name"), [
    ("Ford Motor Co.", "ford"), ("VW", "volkswagen"), ("Volkswagen Group", "volkswagen"), ("Audi", "volkswagen"),
    ("Hon Hai", "foxconn"), ("Company", "company"), ("Waymo", "waymo"), (None, None),
])  # fmt: skip
def test_names_of_one_organisation_are_one(written, name):
    assert Names().organisation(written) == name


def test_a_legal_form_inside_a_name_stays():
    assert fold_name("SE Electronics Co. Ltd.") == "se electronics"


def test_figures_are_compared_to_three_digits():
    row = {"measure": "investment", "value": 1_234_000_000, "unit": "USD"}
    assert figure(row) == figure(row | {"value": 1_230_000_001.0}) != figure(row | {"value": 1_250_000_000})
    assert figure(row | {"unit": ""}) == figure(row | {"unit": None})


def test_boilerplate_is_counted_in_characters(score):
    text = "Deal\n\nBy Jo\n\nThe story."
    by, _ = score({"boilerplate": ["By Jo"]}, text, removed=[{"start": 9, "end": 12}])  # "Jo" and the line end
    assert counts_of(by["boilerplate"]) == (5, 0.6667, 0.4, 0.5, 0.6667)


@pytest.mark.parametrize(("run", "place"), [
    ("Deal", range(6, 10)),  # a headline that stands twice: the repetition
    ({"starts": "Sign", "ends": "now"}, range(12, 23)),
    ("not there", range(0)), ({"starts": "Sign", "ends": "later"}, range(0)),
])  # fmt: skip
def test_a_run_of_boilerplate_is_found_verbatim_or_by_its_ends(run, place):
    assert list(places_of("Deal.\nDeal.\nSign up now.", run)) == list(place)


def test_only_the_language_of_a_foreign_article_and_the_head_of_a_copy_are_scored(score):
    by, _ = score({"duplicate_of": "t0", "tieups": [tieup("Honda", "Nissan")]}, reports=[report("Honda", "Nissan")])
    assert "tieups_main" not in by and counts_of(by["duplicate_of"])[:1] == (1,)


@pytest.mark.parametrize(("counts", "expected"), [
    ({"correct": 6, "incorrect": 1, "spurious": 1, "missing": 2}, (0.75, 0.6667, 0.7059, 0.4)),
    ({"correct": 0, "incorrect": 0, "spurious": 2, "missing": 0}, (0.0, None, 0.0, 1.0)),
    ({}, (None, None, 0.0, None)),
])  # fmt: skip
def test_ratios_are_those_of_the_message_understanding_conferences(counts, expected):
    found = [None if math.isnan(value) else round(value, 4) for value in ratios(counts).values()]
    assert tuple(found) == expected


def test_what_would_count_a_fill_twice_is_not_pooled():
    tally = Tally()
    tally.compare_sets("scope", "t1", {"battery"}, {"battery"})
    tally.compare_values("has_tieup", "t1", True, None)
    table = figures(tally).set_index("variable")
    assert table.loc["ALL", "gold"] == 1 and table.loc["ALL", "F1"] == 1


def test_intervals_hold_the_figure_and_are_the_same_every_time():
    tally = Tally()
    for number in range(20):
        tally.compare_sets("scope", f"t{number}", {"battery", "sales_service"}, {"battery", f"x{number % 3}"})
    first, second = figures(tally), figures(tally)
    assert first.equals(second)
    assert (first["F1_low"] <= first["F1"]).all() and (first["F1"] <= first["F1_high"]).all()


def test_tables_of_other_articles_are_not_measured_as_nothing_found(score):
    with pytest.raises(InputError, match=r"none of the 1 hand-coded articles .* 'tieup tables --raw"):
        score({"article_id": "elsewhere"})


def test_without_answers_or_tables_the_place_is_named(tmp_path):
    with pytest.raises(InputError, match="no hand-coded answers"):
        evaluate(tmp_path, tmp_path)
    (tmp_path / "t1.yaml").write_text("article_id: t1\n")
    with pytest.raises(TableError, match="no such table"):
        evaluate(tmp_path, tmp_path)
