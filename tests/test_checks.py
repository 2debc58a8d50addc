from __future__ import annotations

import datetime

from tieup.checks import check_cards, check_examples, check_project
from tieup.codebook import Codebook, load_codebook
from tieup.model import Entry


def entry(**fields) -> Entry:
    return Entry(**{"id": "x", "variable": "stage", "value": "memorandum", "terms": ("memorandum",)} | fields)


def faults(**fields) -> list[str]:
    return list(check_examples(Codebook((entry(**fields),), {})))


def test_every_entry_of_the_codebook_fires_where_it_must_and_only_there():
    assert list(check_examples(load_codebook())) == []


def test_an_entry_that_misses_its_example_or_hits_its_counter_example_is_named_with_the_sentence():
    assert faults(matches=("A memorandum.",), misses=("A memoir.",)) == []
    assert "does not fire in 'A memoir.'" in faults(matches=("A memoir.",), misses=("None.",))[0]
    same = ("A memorandum.",)
    assert "fires in 'A memorandum.', where it must not" in faults(matches=same, misses=same)[0]


def test_an_entry_without_examples_is_asked_for_both():
    wanted = ["no sentence in which it fires. Add one to it.", "no sentence in which it must not fire. Add one to it."]
    assert [fault.split(" has ")[1] for fault in faults()] == wanted


def test_a_card_that_does_not_parse_or_has_no_article_is_named(tmp_path):
    for name, text in (("a.txt", "text"), ("a.yaml", "publishr: AP"), ("b.yaml", "publisher: AP")):
        (tmp_path / name).write_text(text)
    found = list(check_cards(tmp_path))
    assert "Did you mean 'publisher'?" in found[0]
    assert f"{tmp_path / 'b.yaml'}: no article of this name" in found[1]


def test_a_card_of_a_day_to_come_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.yaml").write_text("published: 2024-03-16\n")
    march_15, march_16 = datetime.date(2024, 3, 15), datetime.date(2024, 3, 16)
    assert list(check_cards(tmp_path, march_16)) == []
    assert list(check_cards(tmp_path, march_15)) == [
        f"{tmp_path / 'a.yaml'}: published is 2024-03-16, a day that is yet to come. Correct the year, month or day."]


def test_a_codebook_that_does_not_parse_is_told_once_and_stops_no_other_check(tmp_path):
    (tmp_path / "stages.yaml").write_text("- id: [")
    (tmp_path / "x.yaml").write_text("title: X\nfocus: Hnoda\n")
    found = check_project(tmp_path, tmp_path, tmp_path / "judgements.yaml", tmp_path)
    assert any("does not parse" in fault for fault in found["codebook"])
    assert found["judgements"] == []
