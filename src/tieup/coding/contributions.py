"""Who brings what to an alliance: "Honda provides the plant, Sony the sensors".

A contribution is a thing (an area cue) that a frame of the codebook ties to its giver. The frames say on which side of
them the giver stands; a giver that stands for several ("the two will build …") gives nothing of his own, except money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses
from tieup.coding.finding import reports_by_sentence
from tieup.coding.gifts import FRAMES, gifts
from tieup.coding.payers import ALL, stand_alone
from tieup.coding.roles import TRADES, VEHICLES, bought_into, buyer_of_stake, expert_in, investors_in, kind_of, supplied
from tieup.coding.scope import areas_in, code_scope
from tieup.model import Claim, Cue, Document, Report

BOUGHT = frozenset({"acquisition", "equity_stake"})
OWN_TRADE = "trade"  # the value of words that bring whatever is the giver's trade
TRADE_GOODS = frozenset({"battery", "battery_materials", "semiconductors_sensors", "mobility_services"})
BARE_PLATFORM = frozenset({"area.ev_platform.platform", "task.ev_platform"})
WITHOUT_CARS = frozenset({"mobility", "telecom", "charging", "energy", "investor", "mining", "materials"})
# Words for a place bring an area only to an alliance that is about it: the land for the chargers.
OF_ITS_AREA = frozenset({"giving_inside.charging_infrastructure.sites", "task.charging_infrastructure.land"})
ENDED = frozenset({"called_off", "terminated"})


def code_contributions(document: Document, reports: Sequence[Report], codebook: Codebook,
                       scope: Sequence[Claim] | None = None) -> tuple[Claim, ...]:
    """Return one claim for each organisation and area that an article says it brings to an alliance.

    `scope` are the claims of what the alliances cover, if they are known already.
    """
    if not reports:
        return ()
    if scope is None:
        scope = code_scope(document, reports, codebook)
    clauses = Clauses(document)
    covered = {(claim.report, claim.value) for claim in scope}
    found: dict[tuple[int, str, str], Claim] = {}
    for sentence_id, telling in reports_by_sentence(document, reports).items():
        cues = document.cues[sentence_id]
        words = [cue for cue in cues if cue.entry.variable in FRAMES] + areas_in(cues)
        if not words:
            continue
        told = [report for report in telling if any(report_covers(report, cue) for cue in words)]
        if not told or any(cue.entry.variable == "supposed" for cue in cues):
            continue
        for organisation, value, cue in gifts(sentence_id, words, clauses):
            for report in told:
                if organisation == ALL and not stand_alone(report, cue, clauses):
                    continue
                if value == OWN_TRADE:
                    if report_covers(report, cue):
                        own_trade(organisation, cue, report, covered, document, codebook, found)
                    continue
                for name in report.participants if organisation == ALL else (organisation,):
                    if cue.entry.id in OF_ITS_AREA and (report.number, value) not in covered:
                        continue
                    if name in report.participants and report_covers(report, cue):
                        claim = claim_of(name, value, cue, report, document)
                        if claim.assertion != "negated" and not never_paid(claim, report):
                            found.setdefault((report.number, name, value), claim)
    for report in reports:
        drop_what_is_shared(report, found)
        hand_to_experts(report, found, codebook)
        add_plain_gifts(report, scope, found, clauses, codebook)
    return tuple(sorted(found.values(), key=lambda claim: (claim.report, claim.start, claim.organisation, claim.value)))


def own_trade(name: str, cue: Cue, report: Report, covered: set[tuple[int | None, str]], document: Document,
              codebook: Codebook, found: dict[tuple[int, str, str], Claim]) -> None:
    """Add to `found` what the bare technology of a partner is: its trade, as far as the alliance covers it."""
    if name in report.participants:
        for area in sorted(TRADES.get(kind_of(name, codebook.organisations), ())):
            if (report.number, area) in covered:
                claim = claim_of(name, area, cue, report, document)
                if claim.assertion != "negated":
                    found.setdefault((report.number, name, area), claim)


def drop_what_is_shared(report: Report, found: dict[tuple[int, str, str], Claim]) -> None:
    """Take from `found` the cells that a joint venture makes, and the vans of one who hands over no vehicles."""
    for key, claim in list(found.items()):
        number, name, value = key
        if number != report.number:
            continue
        makes_cells = claim.rule == "activity.battery.make" and "joint_venture" in report.forms
        only_names_vans = value == "commercial_vehicles" and not any((number, name, v) in found for v in VEHICLES)
        if makes_cells or only_names_vans:
            del found[key]


def hand_to_experts(report: Report, found: dict[tuple[int, str, str], Claim], codebook: Codebook) -> None:
    """Put goods in `found` down to the partner whose trade they are: a buyer's word for its cells gives it none.

    The platform of a firm that builds no cars is its service.
    """
    kinds = {name: kind_of(name, codebook.organisations) for name in report.participants}
    for key, claim in list(found.items()):
        number, name, value = key
        if number == report.number and claim.rule in BARE_PLATFORM and kinds.get(name) in WITHOUT_CARS:
            del found[key]
            if kinds[name] == "mobility":
                found.setdefault((number, name, "mobility_services"), replace(claim, value="mobility_services"))
        elif number == report.number and value in TRADE_GOODS and not claim.rule.startswith("activity"):
            expert = expert_in(value, kinds)
            if expert not in (None, name):
                del found[key]
                found.setdefault((number, expert, value), replace(claim, organisation=expert))


def add_plain_gifts(report: Report, scope: Sequence[Claim], found: dict[tuple[int, str, str], Claim], clauses: Clauses,
                    codebook: Codebook) -> None:
    """Add to `found` what one partner plainly brings of what the alliance covers, where nothing says who brings it."""
    number = report.number
    if not any(other == number and value == "capital" for other, _, value in found) and BOUGHT & set(report.forms):
        investors = list(investors_in(report, clauses)) or list(buyer_of_stake(report, codebook.organisations))
        for name, claim in investors:
            if claim.assertion != "negated":
                found.setdefault((number, name, "capital"), claim)
    own = [(name, value) for other, name, value in found if other == number]
    # What one makes under a licence the other brings all the same.
    given = {value for _, value in own if value == "capital" or "licensing" not in report.forms}
    left = [claim for claim in scope if claim.report == number and claim.value not in given]
    plain = list(supplied(report, left, clauses, codebook.organisations))
    if not plain and given <= {"capital"}:
        plain = list(bought_into(report, left, frozenset(name for name, _ in own)))
    for name, claim in plain:
        found[number, name, claim.value] = replace(claim, variable="contribution", organisation=name)


def report_covers(report: Report, cue: Cue) -> bool:
    """Tell whether a cue stands where the article speaks of the alliance."""
    return any(start <= cue.start and cue.end <= end for start, end in report.passages)


def never_paid(claim: Claim, report: Report) -> bool:
    """Tell whether a claim is money that was only planned for what has ended since."""
    return claim.value == "capital" and report.stage in ENDED and claim.assertion in ("planned", "possible")


def claim_of(organisation: str, value: str, cue: Cue, report: Report, document: Document) -> Claim:
    assertion = assertion_of(document, document.sentences[cue.sentence_id], cue.start, cue.end)
    return Claim(cue.sentence_id, cue.start, cue.end, "contribution", value, cue.entry.id, assertion, report.number,
                 organisation)


