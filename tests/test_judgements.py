"""What a reviewer says holds on every run, and what no longer meets its sentence is reported."""

import pytest

from factories_codings import make_coding, make_report, scope
from tieup.errors import InputError
from tieup.judgements import Judgement, apply_judgements, read_judgements

BASE = {"article": "a1", "quote": "Honda and Nissan agreed", "reviewer": "A. Analyst", "date": "2026-01-05",
        "reason": "read again"}


def judged(coding, **fields):
    coding, outcomes = apply_judgements(coding, [(1, Judgement.model_validate(BASE | fields))])
    return coding, outcomes[0]


def test_a_rejected_stage_is_not_stated_any_more():
    coding, outcome = judged(
        make_coding(reports=[make_report()]), variable="stage", value="memorandum", verdict="reject")
    assert coding.reports[0].stage is None
    assert outcome.status == "applied"


def test_a_corrected_stage_stands_in_the_report_and_says_that_it_was_corrected():
    coding, outcome = judged(make_coding(reports=[make_report()]), variable="stage", value="memorandum",
                             verdict="correct", becomes="definitive_agreement")
    assert coding.reports[0].stage == "definitive_agreement"
    assert [c.judged for c in coding.reports[0].claims if c.variable == "stage"] == ["corrected"]
    assert outcome.claim_id == "a1:0-5:stage"


def test_a_confirmed_claim_keeps_its_value():
    coding, _ = judged(make_coding(reports=[make_report()], claims=scope(0, "battery")), variable="scope",
                       value="battery", verdict="confirm")
    assert [(c.value, c.judged) for c in coding.claims] == [("battery", "confirmed")]


def test_a_rejected_area_goes_and_the_others_stay():
    coding, _ = judged(make_coding(reports=[make_report()], claims=scope(0, "battery", "manufacturing")),
                       variable="scope", value="battery", verdict="reject")
    assert [c.value for c in coding.claims] == ["manufacturing"]


def test_an_added_claim_stands_on_the_words_that_the_reviewer_quotes():
    coding, outcome = judged(make_coding(reports=[make_report()]), quote="does not bind them", variable="binding",
                             value="non_binding", verdict="add")
    claim = coding.reports[0].claims[-1]
    assert coding.article.text[claim.start:claim.end] == "does not bind them"
    assert coding.reports[0].binding == "non_binding"
    assert outcome.claim_id is not None


def test_an_alliance_left_with_one_participant_is_none():
    coding, _ = judged(make_coding(reports=[make_report()], claims=scope(0, "battery")), variable="participants",
                       value="Nissan", verdict="reject")
    assert coding.reports == () and coding.claims == ()


def test_a_rejected_alliance_takes_its_claims_along():
    coding, _ = judged(make_coding(reports=[make_report()], claims=scope(0, "battery")), variable="tieup",
                       participants=["Nissan", "Honda"], verdict="reject")
    assert coding.reports == () and coding.claims == () and coding.status == "no_alliance"


def test_an_added_alliance_has_its_evidence():
    coding, _ = judged(make_coding(), variable="tieup", participants=["Nissan", "Honda"], verdict="add")
    assert coding.reports[0].participants == ("Honda", "Nissan")
    assert coding.status == "coded"


@pytest.mark.parametrize("fields, words", [
    ({"quote": "Honda and Nissan married"}, "no longer says"),
    ({"value": "operational"}, "no longer makes this claim"),
    ({"quote": "They said more"}, "no longer makes this claim"),
])
def test_what_does_not_meet_its_sentence_is_reported_and_changes_nothing(fields, words):
    coding = make_coding(reports=[make_report()])
    after, outcome = judged(coding, **{"variable": "stage", "value": "memorandum", "verdict": "reject"} | fields)
    assert outcome.status == "unmatched" and words in outcome.detail
    assert after == coding


@pytest.mark.parametrize("line, words", [
    ("verdict: maybe", "confirm"),
    ("verdit: reject", "Did you mean 'verdict'"),
    ("value: memorandun", "Did you mean 'memorandum'"),
    ("variable: stages", "Did you mean 'stage'"),
    ("becomes: established", "and of no other"),
])
def test_a_file_with_faults_is_refused_with_the_place_and_the_remedy(tmp_path, line, words):
    fields = BASE | {"variable": "stage", "value": "memorandum", "verdict": "reject"}
    name, _, value = line.partition(": ")
    lines = [f"{key}: {item}" for key, item in (fields | {name: value}).items()]
    path = tmp_path / "judgements.yaml"
    path.write_text("- " + "\n  ".join(lines))
    with pytest.raises(InputError, match=r"judgements\.yaml: judgement 1") as error:
        read_judgements(path)
    assert words in str(error.value)


def test_a_field_that_a_judgement_gives_twice_is_refused(tmp_path):
    (tmp_path / "judgements.yaml").write_text("- article: a\n  article: b\n", encoding="utf-8")
    with pytest.raises(InputError, match="'article' is given twice"):
        read_judgements(tmp_path / "judgements.yaml")


def test_no_file_means_no_judgements(tmp_path):
    assert read_judgements(tmp_path / "judgements.yaml") == ()


def test_a_day_that_no_calendar_has_is_named_with_its_place_and_the_remedy(tmp_path):
    fields = BASE | {"variable": "stage", "value": "memorandum", "verdict": "confirm", "date": "2024-14-04"}
    lines = "\n  ".join(f"{name}: {value}" for name, value in fields.items())
    (tmp_path / "judgements.yaml").write_text(f"- {lines}\n")
    with pytest.raises(InputError, match=r"^judgements.yaml: judgement 1: date: '2024-14-04' is no day .* 2026"):
        read_judgements(tmp_path / "judgements.yaml")
