"""Payers: who puts money into an alliance, alone or together with the others."""

from __future__ import annotations

import re

from tieup.coding.clauses import Clauses, Party
from tieup.model import Cue, Report

ALL = ""  # stands for every participant: "each side puts up a billion"
MONEY, SHARED = "contribution.capital.money", "contribution.capital.shared"
EACH_PAYS = re.compile(
    r"\b(?:they|both|each|between them|together|jointly|the (?:two|three|four|five|pair|duo|trio|partners|"
    r"parents|owners|companies|firms|groups|sides|parties|shareholders|(?:car|auto|truck)?makers|manufacturers))\b"
    r"(?! (?:of|said|that|who))(?:, which [^,]{0,60},)?[^;:,\"]{0,45}$|"
    r"^\W*(?:companies|carmakers|automakers|partners|rivals|two)\b[^;:,\"]{0,30}$")
EACH_PAYS_BEHIND = re.compile(r"[^;]{0,40}\b(?:each|apiece|between them|in equal (?:parts|shares))\b")
OUTSIDER_PAYS = re.compile(
    r"\b(?:ministry|government|state|states|federal|taxpayers?|bank|banks|buyers?|customers?|consumers|drivers|"
    r"analysts?|brussels|washington|department)\b(?:[^;,]|,(?=\d)){0,40}$|\b(?:which|who|that)\b (?:\w+ )?$")
INTO_WHAT_THEY_SHARE = re.compile(
    r"\b(?:joint|venture|partner(?:ship)?|alliance|tie-up|stake|shares?|shareholder|round|project|deal|agreement|contract|"
    r"plant|factory|gigafactory|mine|refinery|start-?up|newcomer|the (?:firm|company|unit|business)|it\b|them)\b")
THING_ACTS = re.compile(
    r"\b(?:plants?|ventures?|factor(?:y|ies)|facilit(?:y|ies)|site|company|entity|project|alliance|partnership|target|goal)\b"
    r",? (?:\([^)]*\) ?)?(?:which|that|would|will|is|was|to|of)\b|\b(?:companies|partners|both|they)\b")


def from_payer(cue: Cue, clauses: Clauses) -> tuple[str, ...]:
    """Return who puts money into the alliance, ALL if the partners do so together, or nobody.

    Money for one's own business is none: where its sentence names neither a partner nor what they share.
    """
    sentence = clauses.document.sentences[cue.sentence_id]
    payer = clauses.actor(cue.sentence_id, cue.start)
    start = payer.end if payer and sentence.start < payer.end <= cue.start else sentence.start
    before = clauses.text[start:cue.start]
    each = EACH_PAYS.search(before) or EACH_PAYS_BEHIND.match(clauses.text, cue.end, sentence.end)
    if each or cue.entry.id == SHARED:
        return (ALL,)
    if payer and clauses.text.endswith(" on which ", sentence.start, payer.start):
        return ()  # "a kit on which Volkswagen has spent billions" is its own product
    if payer is None or OUTSIDER_PAYS.search(before) or (payer.end <= cue.start and another_acts(payer, cue, clauses)):
        return ()
    if cue.entry.id == MONEY and len(payer.organisations) == 1:
        others = any(set(party.organisations) - set(payer.organisations) for party in clauses.parties(cue.sentence_id))
        if not others and not INTO_WHAT_THEY_SHARE.search(clauses.text, sentence.start, sentence.end):
            return ()
    return payer.organisations


def stand_alone(report: Report, cue: Cue, clauses: Clauses) -> bool:
    """Tell whether "they" before a cue can be the participants: the words before name some of them, or nobody."""
    before = [party for party in clauses.parties(cue.sentence_id) if party.end <= cue.start]
    named = {name for party in before for name in party.organisations}
    if not named and cue.sentence_id:
        named = {name for party in clauses.parties(cue.sentence_id - 1) for name in party.organisations}
    return not named or bool(named & {*report.participants, report.joint_company})


def another_acts(actor: Party | None, cue: Cue, clauses: Clauses) -> bool:
    """Tell whether a plant or a company has come between: "GM said the plant would make cells"."""
    start = actor.end if actor and actor.end <= cue.start else clauses.document.sentences[cue.sentence_id].start
    return THING_ACTS.search(clauses.text, start, cue.start) is not None
