"""Rules that somebody looks at: which entries never fire on hand-coded articles, and which are often wrong there."""

import pytest
import yaml

from tieup import cli
from tieup.codebook import load_codebook
from tieup.errors import InputError
from tieup.rules import OFTEN, RuleRecord, never_fired, often_wrong, rule_records

TEXT = """Ford and Volkswagen to develop vans together
By Jo Field

BERLIN, March 4 (News) - Ford and Volkswagen signed a memorandum of understanding on Monday to develop electric vans
together. The two carmakers will share batteries. It is the second agreement between the companies.
"We can do more together than each of us alone," said Jim Farley, chief executive of Ford.
"""
STATED = {"participants": ["Ford", "Volkswagen"], "focus": "main", "forms": ["strategic_alliance"],
          "stage": "memorandum", "binding": "not_stated", "scope": ["commercial_vehicles"]}


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """A set of one article and its answers, whose scope leaves out the batteries that the article names."""
    tmp_path = tmp_path_factory.mktemp("gold")
    for folder in ("articles", "coded"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles" / "t1.txt").write_text(TEXT)
    answer = {"article_id": "t1", "language": "en", "tieups": [STATED],
              "quotations": [{"speaker": "Jim Farley", "organisation": "Ford"}]}
    (tmp_path / "coded" / "t1.yaml").write_text(yaml.safe_dump(answer))
    return tmp_path


@pytest.fixture(scope="module")
def records(gold):
    """The record of each entry over that set."""
    return rule_records(gold)


def record(rule, claims=0, wrong=0, fired=0):
    return RuleRecord(rule, rule.split(".")[0], max(fired, claims), claims, wrong, "an example" if wrong else "")


def test_every_entry_has_a_record_and_fires_at_least_as_often_as_it_claims(records):
    assert [r.rule for r in records] == [entry.id for entry in load_codebook().entries]
    assert all(0 <= r.wrong <= r.claims <= r.fired for r in records)


def test_words_count_where_each_kind_is_read(records):
    fired = {r.rule for r in records if r.fired}
    assert {"sector.vehicles", "boilerplate.byline.by"} <= fired  # in the text, in its lines
    assert any(rule.startswith("stage.memorandum") for rule in fired)  # in its sentences
    assert not any(rule.startswith("stage.terminated") for rule in fired)


def test_a_claim_that_the_answers_do_not_have_is_wrong_and_shown_with_its_words(records):
    judged = {r.rule: r for r in records if r.claims}
    wrong = [r for rule, r in judged.items() if rule.startswith("area.battery")]
    assert wrong and all(r.wrong == r.claims for r in wrong)
    assert 't1: scope battery: "batteries"' in [r.example for r in wrong]
    right = [r for rule, r in judged.items() if rule.startswith("stage.memorandum")]
    assert right and all(r.wrong == 0 and r.example == "" for r in right)


def test_articles_and_answers_may_lie_together(gold, records, tmp_path_factory):
    together = tmp_path_factory.mktemp("together")
    for path in (*gold.glob("articles/*"), *gold.glob("coded/*")):
        (together / path.name).write_bytes(path.read_bytes())
    assert [r.claims for r in rule_records(together)] == [r.claims for r in records]


def test_without_answers_the_place_is_named(tmp_path):
    with pytest.raises(InputError, match="no hand-coded answers"):
        rule_records(tmp_path)


def test_silent_entries_are_listed_by_variable():
    records = [record("stage.a"), record("stage.b", fired=2), record("area.c"), record("stage.d")]
    assert never_fired(records) == {"stage": ["stage.a", "stage.d"], "area": ["area.c"]}


def test_few_claims_or_few_errors_are_no_reason_to_complain_and_the_most_wrong_comes_first():
    records = [record("a", OFTEN - 1, OFTEN - 1), record("b", 10, 4), record("c", 4, 2), record("d", 10, 7)]
    assert [r.rule for r in often_wrong(records)] == ["d", "c"]


def test_the_command_prints_both_lists(gold, capsys):
    cli.print_rules(gold)
    printed = capsys.readouterr().out
    assert f"of {len(load_codebook().entries)} entries never fire in" in printed
    assert "stage.terminated" in printed and "half or more are wrong" in printed
