"""Quality rises silently and falls only aloud: the figures of each hand-coded set against its pins."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tieup.accuracy import find_falls, measure, pinned_figures, read_baseline, write_accuracy, write_baseline
from tieup.errors import InputError

TESTS = Path(__file__).parent


@pytest.mark.parametrize("name", ["seeds", "gold", "unseen"])
def test_no_figure_of_the_hand_coded_articles_has_fallen(name):
    fallen = find_falls(name, read_baseline(TESTS / "baseline.json")[name], pinned_figures(measure(TESTS / name)))
    assert not list(fallen)


def test_a_fall_names_set_variable_both_figures_and_the_remedy():
    (said,) = find_falls("gold", {"scope": 0.81, "stage": 0.7}, {"scope": 0.75, "stage": 0.7})
    assert said.startswith("gold: F1 of scope fell from 0.810 to 0.750.") and "make accuracy" in said


@pytest.mark.parametrize(("before", "now", "falls"), [(0.8, 0.9, 0), (0.8, 0.799, 0), (0.8, 0.797, 1)])
def test_a_rise_is_silent_and_a_hair_is_no_fall(before, now, falls):
    assert len(list(find_falls("gold", {"scope": before}, {"scope": now}))) == falls


def test_a_variable_that_is_no_longer_measured_has_fallen():
    (said,) = find_falls("gold", {"scope": 0.81}, {})
    assert "no longer measured" in said


def test_pinning_keeps_the_figures_of_what_has_answers(tmp_path):
    table = pd.DataFrame([{"variable": "scope", "gold": 9, "P": 0.5, "F1": 0.123456},
                          {"variable": "duplicate_of", "gold": 0, "P": float("nan"), "F1": 0.0}])
    write_baseline(tmp_path / "baseline.json", {"gold": table})
    assert read_baseline(tmp_path / "baseline.json") == {"gold": {"scope": 0.1235}}
    write_accuracy(tmp_path / "accuracy.json", table, 12)
    written = json.loads((tmp_path / "accuracy.json").read_text())
    assert written["articles"] == 12 and written["variables"]["scope"]["F1"] == 0.1235
    assert written["variables"]["duplicate_of"]["P"] is None


def test_without_pins_or_articles_the_remedy_is_named(tmp_path):
    with pytest.raises(InputError, match="make accuracy"):
        read_baseline(tmp_path / "baseline.json")
    (tmp_path / "baseline.json").write_text("{")
    with pytest.raises(InputError, match="does not parse"):
        read_baseline(tmp_path / "baseline.json")
    with pytest.raises(InputError, match="'articles' and 'coded'"):
        measure(tmp_path)
