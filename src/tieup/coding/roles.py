"""Roles: who supplies, licenses or pays where the form of an alliance makes it plain.

"Mazda signed a supply agreement with the cell maker" says who brings the cells without a verb of giving. So what an
alliance covers is put down to the partner that supplies it: the one that the words binding the parties name as the
giver, else the one that stands farther up the chain from mine to driver.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses
from tieup.coding.finding import cues_in
from tieup.model import Claim, Cue, Organisation, Report

HANDED_OVER = frozenset({"supply_agreement", "licensing", "manufacturing_agreement"})
SHARED = frozenset({"joint_venture", "merger", "joint_development", "acquisition"})
# From the mine to the driver. A firm that the codebook does not know stands before the makers of vehicles.
CHAIN = {"mining": 0, "materials": 1, "supplier": 2, "chipmaker": 2, "battery_maker": 2, "technology": 2, "telecom": 2,
         "energy": 3, "charging": 3, "joint_company": 4, "": 4, "carmaker": 5, "truck_maker": 5,
         "two_wheeler_maker": 5, "mobility": 6}
# What each kind of firm is there for, if no partner is of the same kind.
TRADES = {
    "mining": frozenset({"battery_materials"}),
    "materials": frozenset({"battery_materials"}),
    "battery_maker": frozenset({"battery"}),
    "chipmaker": frozenset({"semiconductors_sensors"}),
    "supplier": frozenset({"electric_drive"}),
    "charging": frozenset({"charging_infrastructure"}),
    "energy": frozenset({"energy_services", "charging_infrastructure"}),
    "mobility": frozenset({"mobility_services"}),
    "technology": frozenset({"automated_driving", "software_defined_vehicle", "infotainment_connectivity",
                             "semiconductors_sensors"}),
    "telecom": frozenset({"infotainment_connectivity"}),
}
# What no partner hands over to another: the business itself, or what both do with it.
NOT_HANDED_OVER = frozenset({"sales_service", "mobility_services", "procurement", "electrification", "energy_services",
                             "safety_environment"})
# What a firm of these kinds hands over; of others, whatever the supply covers.
GOODS_OF = {"mining": frozenset({"battery_materials"}), "materials": frozenset({"battery_materials"}),
            "battery_maker": frozenset({"battery"}), "chipmaker": frozenset({"semiconductors_sensors"}),
            "charging": frozenset({"charging_infrastructure"})}
# Firms of these kinds bring their trade to a joint company, too; makers of cells and materials make them with others.
KEEPS_ITS_TRADE = frozenset({"chipmaker", "technology", "telecom", "mobility", "energy", "charging", "mining"})
# ... and to what is developed jointly
DEVELOPS_ITS_TRADE = frozenset({"chipmaker", "technology", "telecom", "battery_maker", "charging"})
ONE_FIRM = frozenset({"acquisition", "merger"})
MAKERS_OF_VEHICLES = frozenset({"carmaker", "truck_maker", "two_wheeler_maker"})
TECHNOLOGY = frozenset({"software_defined_vehicle", "automated_driving", "ev_platform", "semiconductors_sensors"})
VEHICLES = frozenset({"model_supply", "manufacturing"})
GIVERS_BEFORE = frozenset({"alliance.supply", "alliance.make_for", "alliance.license_to", "alliance.let_use"})
INVESTS = frozenset({"alliance.stake", "alliance.invest", "alliance.acquire"})
UNCERTAIN = frozenset({"rumoured", "called_off", "terminated"})  # stages at which nobody has put in money for sure
MADE_BY = re.compile(
    r"\b(?:built|assembled|made|produced|manufactured|production|assembly) (?:exclusively |there |in \w+ )?(?:by|at) "
    r"(?:(?:the|its|one of) )?(?:[\w-]+ ){0,3}$")
MADE_AT = re.compile(r"'s? (?:[\w-]+ ){0,3}(?:plants?|factor(?:y|ies)|lines?|works)\b")
WEAK = "alliance.make_for"  # says who supplies only where something else says that there is a supply
GIVERS_BEHIND = frozenset({"alliance.buy_from", "alliance.done_by", "alliance.choose", "alliance.charging_access"})
KNOWLEDGE = re.compile(
    r"'s? (?:[\w-]+ ){0,4}?"
    r"(?:technolog|know-how|patents|intellectual|architecture|platform|software|cells?\b|expertise)")
LICENCE = re.compile(r"\blicen[cs]|\btechnolog|\bknow-how\b")
REACH = 90  # characters from the word that binds them to the party behind it


def supplied(report: Report, scope: Sequence[Claim], clauses: Clauses,
             organisations: Mapping[str, Organisation]) -> Iterator[tuple[str, Claim]]:
    """Yield (giver, claim of scope) for each area of an alliance that one partner plainly brings."""
    forms = set(report.forms)
    if not forms or forms & ONE_FIRM:
        return
    in_one_company = bool(forms & SHARED - {"joint_development"})
    kinds = {name: kind_of(name, organisations) for name in report.participants}
    giver = None
    if len(kinds) == 2 and not in_one_company and (not forms & SHARED or "licensing" in forms):
        giver = giver_of(report, kinds, clauses, bool(forms & HANDED_OVER))
    for claim in scope:
        if claim.value == "manufacturing" and "manufacturing_agreement" in forms and (
                maker := maker_in(report, kinds, clauses)):
            yield maker, claim
            continue
        if claim.value == "sales_service" and "marketing_distribution" in forms and (seller := only_other(kinds)):
            yield seller, claim
            continue
        expert = expert_in(claim.value, kinds)
        if expert and giver and CHAIN.get(kinds[giver], 4) < CHAIN.get(kinds[expert], 4):
            continue  # who buys cathodes makes the cells himself
        if expert:
            keeping = KEEPS_ITS_TRADE if in_one_company else DEVELOPS_ITS_TRADE
            if kinds[expert] in keeping or not forms & SHARED:
                yield expert, claim
        elif giver is None:
            continue
        elif forms & HANDED_OVER == {"manufacturing_agreement"} and kinds[giver] not in GOODS_OF:
            if claim.value in VEHICLES:
                yield giver, claim
        elif claim.value == "commercial_vehicles":
            if any(other.value in VEHICLES for other in scope):
                yield giver, claim
        elif claim.value not in NOT_HANDED_OVER and claim.value in GOODS_OF.get(kinds[giver], (claim.value,)):
            yield giver, claim


def maker_in(report: Report, kinds: Mapping[str, str], clauses: Clauses) -> str | None:
    """Return the participant that builds the vehicles of a manufacturing agreement, or None.

    It is the one of whom the passages say so, else the only one that is no maker of vehicles itself.
    """
    votes: Counter[str] = Counter()
    for start, end, sentence_id in sentences_told(report, clauses):
        for party in clauses.parties(sentence_id):
            name = party.organisations[0]
            if name in kinds and len(party.organisations) == 1 and start <= party.start < end:
                made = MADE_BY.search(clauses.text, max(start, party.start - 70), party.start)
                votes[name] += bool((made and (made[0].split()[-1] != "at" or party.owns)) or (
                    party.owns and party.held in ("at", "in", "by") and MADE_AT.match(clauses.text, party.end)))
    best = [(name, number) for name, number in votes.most_common(2) if number]
    if best:
        return best[0][0] if len(best) == 1 or best[0][1] > best[1][1] else None
    if "joint_venture" in report.forms:
        makers = [name for name, kind in kinds.items() if kind in MAKERS_OF_VEHICLES]
        return makers[0] if len(makers) == 1 else None
    return only_other(kinds)


def only_other(kinds: Mapping[str, str]) -> str | None:
    """Return the one of two participants that makes no vehicles, if the other does."""
    others = [name for name, kind in kinds.items() if kind not in MAKERS_OF_VEHICLES]
    return others[0] if len(kinds) == 2 and len(others) == 1 else None


def buyer_of_stake(report: Report, organisations: Mapping[str, Organisation]) -> Iterator[tuple[str, Claim]]:
    """Yield (investor, claim of the form) for an equity stake of which the text does not show who takes it.

    Shares go up the chain: a maker of vehicles buys into a supplier, a ride-hailing firm into a developer of robotaxis.
    """
    form = next((claim for claim in report.claims if claim.variable == "form" and claim.value == "equity_stake"), None)
    if form is None or report.stage in UNCERTAIN:
        return
    places = sorted(((CHAIN.get(kind_of(name, organisations), 4), name) for name in report.participants), reverse=True)
    if len(places) > 1 and places[0][0] > places[1][0]:
        yield places[0][1], replace(form, variable="contribution", value="capital", organisation=places[0][1])


def investors_in(report: Report, clauses: Clauses) -> Iterator[tuple[str, Claim]]:
    """Yield (investor, claim of capital) where a word of alliance says that one participant buys shares of another."""
    for cue in binding_words(report, clauses):
        if cue.entry.id not in INVESTS:
            continue
        before = clauses.actor(cue.sentence_id, cue.start)
        name = before.organisations[0] if before and len(before.organisations) == 1 else None
        behind = any(set(party.organisations) & set(report.participants) - {name} for party in clauses.parties(
            cue.sentence_id) if cue.start <= party.start < cue.end + REACH)
        if name in report.participants and behind:
            sentence = clauses.document.sentences[cue.sentence_id]
            assertion = assertion_of(clauses.document, sentence, cue.start, cue.end)
            yield name, Claim(cue.sentence_id, cue.start, cue.end, "contribution", "capital", cue.entry.id, assertion,
                              report.number, name)


def bought_into(report: Report, scope: Sequence[Claim], investors: frozenset[str]) -> Iterator[tuple[str, Claim]]:
    """Yield (partner, claim of scope) for the technology of the partner into which the other puts its money."""
    forms = set(report.forms)
    if len(report.participants) == 2 and len(investors) == 1 and forms & {"equity_stake", "licensing"}:
        partner = next(name for name in report.participants if name not in investors)
        yield from ((partner, claim) for claim in scope if claim.value in TECHNOLOGY)


def kind_of(name: str, organisations: Mapping[str, Organisation]) -> str:
    """Return what kind of firm a name is, "" if the codebook does not say."""
    return (organisations[name].kind or "") if name in organisations else ""


def expert_in(area: str, kinds: Mapping[str, str]) -> str | None:
    """Return the only participant whose trade an area is."""
    experts = [name for name, kind in kinds.items() if area in TRADES.get(kind, ())]
    return experts[0] if len(experts) == 1 else None


def giver_of(report: Report, kinds: Mapping[str, str], clauses: Clauses, is_supply: bool) -> str | None:
    """Return the partner that supplies, by the words that bind the two or, in a supply, by its place in the chain."""
    votes = Counter(name for name, cue in givers(report, clauses) if is_supply or cue.entry.id != WEAK).most_common(2)
    if votes and (len(votes) == 1 or votes[0][1] > votes[1][1]):
        return votes[0][0]
    if "licensing" in report.forms and (licensor := licensor_of(report, clauses)):
        return licensor
    if not is_supply:
        return None
    first, second = sorted(kinds, key=lambda name: (CHAIN.get(kinds[name], 4), name))
    return first if CHAIN.get(kinds[first], 4) < CHAIN.get(kinds[second], 4) else None


def licensor_of(report: Report, clauses: Clauses) -> str | None:
    """Return the participant whose technology the passages speak of, if they speak of one's more than of another's."""
    votes: Counter[str] = Counter()
    for start, end, sentence_id in sentences_told(report, clauses):
        for party in clauses.parties(sentence_id):
            name = party.organisations[0]
            if start <= party.start < end and name in report.participants and len(party.organisations) == 1 and (
                    (party.owns and KNOWLEDGE.match(clauses.text, party.end))
                    or (party.held == "from" and LICENCE.search(
                        clauses.text, max(start, party.start - 80), party.start))):
                votes[name] += 1
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def givers(report: Report, clauses: Clauses) -> Iterator[tuple[str, Cue]]:
    """Yield the participants that a word of alliance in the passages names as givers to another, with that word."""
    for cue in binding_words(report, clauses):
        giver = giver_named(cue, report, clauses)
        if giver:
            yield giver, cue


def binding_words(report: Report, clauses: Clauses) -> Iterator[Cue]:
    """Yield the words of alliance in the passages of a report."""
    for start, end, sentence_id in sentences_told(report, clauses):
        for cue in cues_in(clauses.document, sentence_id).get("alliance", ()):
            if start <= cue.start < end:
                yield cue


def sentences_told(report: Report, clauses: Clauses) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, sentence id) of each sentence in the passages of a report, cut to its passage."""
    sentences = clauses.document.sentences
    for start, end in report.passages:
        for sentence in sentences[bisect_right(sentences, start, key=attrgetter("start")) - 1:]:
            if sentence.start >= end:
                break
            yield max(start, sentence.start), min(end, sentence.end), sentence.sentence_id


def giver_named(cue: Cue, report: Report, clauses: Clauses) -> str | None:
    """Return the participant before a word of giving ("supplies … to B") or behind one of taking ("buys … from A")."""
    before = clauses.actor(cue.sentence_id, cue.start)
    partners = set(report.participants)
    behind = next((party for party in clauses.parties(cue.sentence_id)
                   if cue.start <= party.start < cue.end + REACH and partners & set(party.organisations)), None)
    if before is None or behind is None or set(before.organisations) & set(behind.organisations):
        return None
    if cue.entry.id in GIVERS_BEFORE and behind.held in ("", "to", "for"):
        giver = before
    elif cue.entry.id in GIVERS_BEHIND and (behind.held in ("from", "by") or behind.owns):
        giver = behind
    else:
        return None
    name = giver.organisations[0]
    return name if len(giver.organisations) == 1 and name in report.participants else None
