"""What an alliance covers: a table of traps, and how firm each area is."""

from pathlib import Path

import pytest
import yaml

from factories import make_document
from tieup.codebook import load_codebook
from tieup.codes import COMMITMENTS, STAGES
from tieup.coding.scope import code_scope, commitment, with_what_is_brought
from tieup.model import Claim, Report

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "scope.yaml").read_text(encoding="utf-8"))


def code(case):
    document = make_document(case["text"])
    report = Report(0, tuple(sorted(case["between"])), "main", (), "definitive_agreement", "not_stated", None, None,
                    ((0, len(document.article.text)),), ())
    return document, code_scope(document, (report,), load_codebook())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_an_alliance_covers_what_the_sentence_ties_to_it(case):
    _, claims = code(case)
    assert {claim.value for claim in claims} == set(case["covers"]), case["trap"]


def test_each_area_is_claimed_once_in_the_words_of_its_sentence():
    document, claims = code({"text": "[A] and [B] make cells. [A] and [B] also make battery packs.",
                             "between": ["A", "B"]})
    assert [(claim.value, claim.report) for claim in claims] == [("battery", 0)]
    assert document.article.text[claims[0].start:claims[0].end] in ("cells", "make cells")


def implied_by(participants, form="strategic_alliance"):
    document = make_document("They signed a contract.")
    claim = Claim(0, 0, 4, "form", form, "form.test")
    report = Report(0, tuple(participants), "main", (form,), "memorandum", "not_stated", None, None, ((0, 4),),
                    (claim,))
    return {claim.value for claim in code_scope(document, (report,), load_codebook())}


@pytest.mark.parametrize(("participants", "areas"), [
    (["CATL", "Ford"], {"battery"}),
    (["Kia", "Liontown"], {"battery_materials"}),
    (["Infineon", "Kia"], {"semiconductors_sensors"}),
    (["Daimler Truck", "Scania"], {"commercial_vehicles"}),
    (["Kia", "Ford"], set()),
])  # fmt: skip
def test_a_partner_of_one_trade_brings_it_to_every_alliance(participants, areas):
    assert implied_by(participants) == areas


def test_without_alliances_nothing_is_covered():
    assert code_scope(make_document("[A] makes cells."), (), load_codebook()) == ()


@pytest.mark.parametrize("stage", [None, *STAGES])
@pytest.mark.parametrize("assertion", ["factual", "planned", "possible", "historical"])
def test_every_stage_and_assertion_has_a_commitment(stage, assertion):
    assert commitment(stage, assertion) in COMMITMENTS


@pytest.mark.parametrize(("stage", "assertion", "expected"), [
    ("operational", "factual", "operating"),
    ("operational", "planned", "planned"),  # a further step of a running alliance
    ("definitive_agreement", "planned", "agreed"),  # signed for good: its future tense is no doubt
    ("memorandum", "factual", "planned"),
    ("definitive_agreement", "possible", "considered"),  # an option within a signed contract
    ("in_talks", "factual", "considered"),
])  # fmt: skip
def test_commitment_is_never_firmer_than_the_stage(stage, assertion, expected):
    assert commitment(stage, assertion) == expected


TOLD = "[Ford] and [SK On] to build battery plants\nThe two sign for cells.\nThey build in Ohio.\nIt costs a lot."


@pytest.mark.parametrize(("further", "areas"), [
    ("[Ford] sells hybrids and vans at a loss.", {"battery"}),
    ("[Ford] and [SK On] also buy nickel.", {"battery", "battery_materials"}),
])  # fmt: skip
def test_what_is_said_once_of_one_partner_is_aside_where_the_headline_tells_the_subject(further, areas):
    document = make_document(f"{TOLD}\n{further}", titled=True)
    report = Report(0, ("Ford", "SK On"), "main", (), "definitive_agreement", "not_stated", None, None,
                    ((0, len(document.article.text)),), ())
    assert {claim.value for claim in code_scope(document, (report,), load_codebook())} == areas


def test_an_alliance_covers_what_partners_bring_but_not_their_money_or_what_they_merely_do():
    def gift(value, rule):
        return Claim(0, 0, 4, "contribution", value, rule, "factual", 0, "Ford")
    gifts = [gift("battery", "area.battery.cells"), gift("capital", "contribution.capital.money"),
             gift("manufacturing", "activity.manufacturing.build")]
    covered = with_what_is_brought((), gifts)
    assert [(claim.variable, claim.value, claim.organisation) for claim in covered] == [("scope", "battery", None)]
