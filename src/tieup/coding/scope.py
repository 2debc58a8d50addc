"""What each alliance covers: the areas that an article ties to it.

A word for an area counts where the article speaks of the alliance (`Report.passages`), unless it names the trade of a
company ("the battery maker Gotion"), is denied, or stands in a clause about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses
from tieup.coding.finding import cues_in, reports_by_sentence
from tieup.coding.statements import find_statements
from tieup.model import Claim, Cue, Document, Organisation, Report

WORDS_OF_AREAS = frozenset({"area", "activity", "activity_by"})
# What a strategy says of software as a business, or of numbers of cars to be sold, is not what an alliance covers.
NO_AREAS = {"software_services": {"software_defined_vehicle", "infotainment_connectivity"},
            "zev_target": {"manufacturing", "electrification", "sales_service"}}
# "electric vehicles" say what an alliance is about only where no part of them is named
IN_GENERAL = "area.electrification.vehicles"
APART = frozenset({"supposed", "elsewhere"})
# What an alliance of two kinds of firms is about, as a rule: who drives without drivers meets who has the riders.
DRIVEN_BY_NOBODY = ("automated_driving", "mobility_services")
OF_KINDS = (({"technology", "mobility"}, DRIVEN_BY_NOBODY), ({"chipmaker", "mobility"}, DRIVEN_BY_NOBODY))
IMPLIED = {"manufacturing_agreement": "manufacturing", "marketing_distribution": "sales_service"}
TRADES = {"mining": "battery_materials", "materials": "battery_materials", "battery_maker": "battery",
          "chipmaker": "semiconductors_sensors", "charging": "charging_infrastructure"}
MAKERS_OF_MATERIALS = frozenset({"mining", "materials"})
# What an alliance with one of these covers beside its proper subject
OF_ONE_KIND = {"truck_maker": "commercial_vehicles"}
STARTS = (".", "\n", ":", "?", "!")  # before a word that is capitalised for its place alone
MARKS = frozenset(",;:()\"")
STOPS = frozenset(".?!\"')")  # a line without one of them at its end is a heading or an item of a list
# "cells to carmakers" is no trade
LINKS = re.compile(r"\b(?:to|for|by|from|with|and|or|of|in|at|which|that|as|than)\b")
# What stands between a name and the verb of its sentence, in the present or the perfect: what the firm does anyway
DESCRIPTION = re.compile(
    r",? ?(?:\([^)]{0,30}\))?,? (?:which|who) (?:already |also |currently |now |itself |still |mainly |mostly )*"
    r"(?:makes|builds|produces|sells|supplies|operates|runs|owns|has|develops|speciali[sz]es|is|was|designs|manufactures|"
    r"mines|refines|recycles|offers|markets|provides|counts|lists)\b[^;:]*?,(?= (?!and\b|or\b|[\w-]+,|[\w-]+ and ))|"
    r",? ?(?:\([^)]{0,30}\))?, (?:an?|the|one of) (?:[\w'-]+ ){0,8}?(?:maker|supplier|producer|manufacturer|developer|"
    r"operator|specialist|provider|leader|pioneer|company|firm|start-?up|group|giant|miner|subsidiary|unit|arm|builder|seller)s?\b"
    r"[^;:,]*,")
NO_SCOPE = frozenset({"capital", "brand"})  # what partners bring that is no area
LEAD = 3  # sentences of the body that are about the news itself
INCIDENTAL = frozenset({"electrification", "software_defined_vehicle", "hybrid_combustion", "model_supply",
                        "safety_environment"})  # what firms are said to have or plan anyway
LENGTH_OF_A_WORD = 14  # a trade stands directly after the area, or after one word ("battery cell maker")


class Rank(NamedTuple):
    """How good the evidence of an area is; the least is the best."""

    in_title: bool
    one_alone: bool  # its sentence does not name several partners


def code_scope(document: Document, reports: Sequence[Report], codebook: Codebook) -> tuple[Claim, ...]:
    """Return one claim for each area that an alliance covers, with the best evidence for it."""
    if not reports:
        return ()
    clauses = Clauses(document)
    found: dict[tuple[int, str], list[tuple[Rank, Claim]]] = {}
    for sentence_id, telling in reports_by_sentence(document, reports).items():
        words = areas_in(document.cues[sentence_id])
        for report in telling if words else ():
            told = [cue for cue in words if within(cue, report)]
            if not told or stands_apart(told[0].sentence_id, report, clauses):
                continue
            for cue in told:
                if speaks_of(cue, report, clauses):
                    claim = claim_of(cue, report, document)
                    if claim.assertion != "negated":
                        rank = rank_of(claim, report, clauses)
                        found.setdefault((report.number, cue.entry.value), []).append((rank, claim))
    for report in reports:
        covered = {area for number, area in found if number == report.number}
        kinds = {codebook.organisations[name].kind for name in report.participants if name in codebook.organisations}
        if "battery_materials" in covered and kinds & MAKERS_OF_MATERIALS:
            # Whoever sells cathodes speaks of the batteries that they are for.
            found.pop((report.number, "battery"), None)
            covered.add("battery")
        for claim in implied(report, covered, codebook.organisations):
            found[report.number, claim.value] = [(Rank(False, False), claim)]
    drop_asides(document, reports, found)
    named = {number for (number, area), _ in found.items() if area != "electrification"}
    claims = []
    for (number, _), ranked in found.items():
        ranked = [(rank, claim) for rank, claim in ranked if claim.rule != IN_GENERAL or number not in named]
        if ranked:
            claims.append(min(ranked, key=lambda pair: (pair[0], pair[1].start))[1])
    return tuple(sorted(claims, key=lambda claim: (claim.report, claim.start, claim.value)))


def drop_asides(document: Document, reports: Sequence[Report],
                found: dict[tuple[int, str], list[tuple[Rank, Claim]]]) -> None:
    """Take from `found` what a story of one alliance names once, behind its lead and not of the partners together.

    Where the headline says what the alliance is about, such a word mostly tells of a partner's other business.
    """
    main = [report.number for report in reports if report.focus == "main"]
    if len(main) != 1:
        return
    body = next((sentence.sentence_id for sentence in document.sentences if sentence.section == "body"), 0)
    announced = any(number == main[0] and claim.sentence_id < body for (number, _), ranked in found.items()
                    for _, claim in ranked)
    for (number, area), ranked in list(found.items()):
        places = {claim.sentence_id for _, claim in ranked}
        aside = len(places) == 1 and min(places) >= body + LEAD and all(rank.one_alone for rank, _ in ranked)
        if number == main[0] and aside and (announced or area in INCIDENTAL):
            del found[number, area]


def implied(report: Report, covered: set[str], organisations: Mapping[str, Organisation]) -> Iterable[Claim]:
    """Yield the areas that go without saying, each with the words that show the form of the alliance.

    A manufacturing agreement is about manufacturing and a distribution agreement about sales; what is done with a maker
    of cells is about batteries, and with a miner about their materials.
    """
    forms = [claim for claim in report.claims if claim.variable == "form"]
    if not forms:
        return
    kinds = {organisations[name].kind for name in report.participants if name in organisations}
    goods = sorted({TRADES[kind] for kind in kinds if kind in TRADES})
    if "automated_driving" in covered and "semiconductors_sensors" in goods:
        goods.remove("semiconductors_sensors")  # a chipmaker's system for driving, not its chips
    areas = dict.fromkeys(goods, forms[0])
    areas |= dict.fromkeys(sorted({OF_ONE_KIND[kind] for kind in kinds if kind in OF_ONE_KIND}), forms[0])
    for pair, of_both in OF_KINDS:
        if pair <= kinds or kinds == {"mobility"}:
            areas |= dict.fromkeys(of_both, forms[0])
    for form in forms:
        if form.value in IMPLIED and not (form.value == "manufacturing_agreement" and goods):
            areas.setdefault(IMPLIED[form.value], form)
    for area, form in areas.items():
        if area not in covered:
            yield replace(form, variable="scope", value=area, report=report.number)


def with_what_is_brought(scope: Sequence[Claim], contributions: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims of scope, and one more for each thing that a partner brings and that none of them names.

    What a partner merely does ("builds cars") may be its business besides.
    """
    found = {(claim.report, claim.value): claim for claim in contributions
             if claim.value not in NO_SCOPE and not claim.rule.startswith("activity")}
    for claim in scope:
        found.pop((claim.report, claim.value), None)
    more = [replace(claim, variable="scope", organisation=None) for claim in found.values()]
    return tuple(sorted([*scope, *more], key=lambda claim: (claim.report, claim.start, claim.value)))


def areas_in(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues of areas among all cues of a sentence, without software as a business and cars as a target."""
    words = [cue for cue in cues if cue.entry.variable in WORDS_OF_AREAS]
    if not any(cue.entry.value in values for cue in words for values in NO_AREAS.values()):
        return words
    others = list(find_statements(cues, "", only=frozenset(NO_AREAS)))
    return [cue for cue in words if not any(said.start < cue.end and cue.start < said.end and cue.entry.value
                                            in NO_AREAS[said.dimension] for said in others)]


def within(cue: Cue, report: Report) -> bool:
    """Tell whether a cue stands where the article speaks of the alliance."""
    return any(start <= cue.start and cue.end <= end for start, end in report.passages)


def names_several(sentence_id: int, report: Report, clauses: Clauses) -> bool:
    """Tell whether a sentence names more than one participant."""
    named = {name for party in clauses.parties(sentence_id) for name in party.organisations}
    return len(named & set(report.participants)) > 1


def stands_apart(sentence_id: int, report: Report, clauses: Clauses) -> bool:
    """Tell whether a sentence that does not name the partners together says nothing of what the alliance covers.

    So do the headings between the items of a round-up, what is said in quotation marks alone, what analysts suppose,
    and the law and the market ("tax credits for cars whose battery components …").
    """
    if names_several(sentence_id, report, clauses):
        return False
    document, sentence = clauses.document, clauses.document.sentences[sentence_id]
    if sentence.section == "title":
        return False
    if sentence.is_quotation or not APART.isdisjoint(cues_in(document, sentence_id)):
        return True
    parties = clauses.parties(sentence_id)
    named = {name for party in parties for name in party.organisations}
    if named - {*report.participants, report.joint_company} and named & set(report.participants):
        return True
    if not parties and clauses.text[sentence.end - 1] not in STOPS:
        return True
    return not parties and "alliance" not in cues_in(document, sentence_id)


def speaks_of(cue: Cue, report: Report, clauses: Clauses) -> bool:
    """Tell whether the words of a cue speak of what the alliance does, not of a firm's trade or of somebody else."""
    if names_a_trade(cue, clauses):
        return False
    if cue.entry.value == "electrification" and (not names_several(cue.sentence_id, report, clauses) or (
            clauses.quotation(clauses.document.sentences[cue.sentence_id].start, cue.start) is not None)):
        return False  # the industry's turn to electric cars is everybody's
    if describes_one(cue, report, clauses):
        return False
    start, end = clauses.clause(cue.sentence_id, cue.start)
    own = {*report.participants, report.joint_company}
    named = [party for party in clauses.parties(cue.sentence_id) if start <= party.start < end]
    return not named or any(own & set(party.organisations) for party in named)


def describes_one(cue: Cue, report: Report, clauses: Clauses) -> bool:
    """Tell whether a cue stands in a clause that says what one partner is: "BYD, which makes its own batteries, …"."""
    sentence = clauses.document.sentences[cue.sentence_id]
    for party in clauses.parties(cue.sentence_id):
        if party.end <= cue.start and report.joint_company not in party.organisations:
            found = DESCRIPTION.match(clauses.text, party.end, sentence.end)
            if found is not None and cue.end <= found.end() and not any(
                    party.end < other.start < found.end() for other in clauses.parties(cue.sentence_id)):
                return True
    return False


def names_a_trade(cue: Cue, clauses: Clauses) -> bool:
    """Tell whether the cue belongs to a name or a trade: "Lithium Americas", "the battery maker"."""
    if any(party.start <= cue.start and cue.end <= party.end for party in clauses.parties(cue.sentence_id)):
        return True
    if is_capitalised(cue, clauses):
        return True
    for firm in cues_in(clauses.document, cue.sentence_id).get("firm", ()):
        if cue.end <= firm.start <= cue.end + LENGTH_OF_A_WORD:
            between = clauses.text[cue.end:firm.start]
            return not any(mark in MARKS for mark in between) and not LINKS.search(between)
    return False


def is_capitalised(cue: Cue, clauses: Clauses) -> bool:
    """Tell whether a cue of several words is written as a name: "Shenzhen Yinwang Intelligent Technology"."""
    words = clauses.document.article.text[cue.start:cue.end].split()
    return (len(words) > 1 and all(word.istitle() for word in words)
            and clauses.document.sentences[cue.sentence_id].section != "title"
            and not clauses.text[max(0, cue.start - 2):cue.start].startswith(STARTS))


def claim_of(cue: Cue, report: Report, document: Document) -> Claim:
    """Return the claim that a cue makes."""
    assertion = assertion_of(document, document.sentences[cue.sentence_id], cue.start, cue.end)
    return Claim(cue.sentence_id, cue.start, cue.end, "scope", cue.entry.value, cue.entry.id, assertion, report.number)


def rank_of(claim: Claim, report: Report, clauses: Clauses) -> Rank:
    """Return how good the evidence is: best where the whole alliance is named, and not just in the headline."""
    title = clauses.document.sentences[claim.sentence_id].section == "title"
    return Rank(title, not names_several(claim.sentence_id, report, clauses))


def commitment(stage: str | None, assertion: str) -> str:
    """Return how firm an area is: considered, planned, agreed or operating (a code of ``codes.COMMITMENTS``).

    It is never firmer than the stage of the alliance, and a plan or possibility within it weakens it. What was called
    off or ended is no more than an idea.
    """
    if assertion in ("possible", "negated"):
        return "considered"
    if stage == "operational":
        return "planned" if assertion == "planned" else "operating"
    if stage in ("established", "definitive_agreement"):
        return "agreed"
    if stage in ("memorandum", "suspended"):
        return "planned"
    if stage is None:
        return "planned"
    return "considered"


def areas(claims: Iterable[Claim]) -> dict[int, set[str]]:
    """Return the areas of each report by its number."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        found.setdefault(claim.report, set()).add(claim.value)  # type: ignore[arg-type]
    return found
