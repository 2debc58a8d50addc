"""Who brings what to an alliance: "Honda provides the plant, Sony the sensors".

A contribution is a thing (an area cue) that a frame of the codebook ties to its giver. The frames say on which side of
them the giver stands; a giver that stands for several ("the two will build …") gives nothing of his own, except money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses, Party
from tieup.coding.payers import ALL, another_acts, from_payer, stand_alone
from tieup.coding.roles import VEHICLES, bought_into, expert_in, investors_in, kind_of, supplied
from tieup.coding.scope import IN_GENERAL, areas_in, code_scope, names_a_trade
from tieup.model import Claim, Cue, Document, Report

BOUGHT = frozenset({"acquisition", "equity_stake"})
FRAMES = frozenset({"giving", "giving_by", "giving_use", "giving_pool", "giving_used", "giving_skill", "giving_chosen",
                    "contribution", "contribution_by"})
TRADE_GOODS = frozenset({"battery", "battery_materials", "semiconductors_sensors", "mobility_services"})
GOODS = frozenset({"area", "activity", "activity_by"})
REACH_OF_OWNER = 45  # characters from "GM's" to the batteries that are GM's
REACH_OF_AGENT = 45  # from "supplied by" to the supplier
REACH_OF_CHOSEN = 25
REACH_OF_ACCESS = 6  # "access to GM's batteries", though what stands behind "to" mostly receives
REACH_OF_RELATIVE = 30  # "the platform and the software which Foxconn has developed"
MAKES = re.compile(
    r" (?:has |have |had |itself |already )*(?:come up with|develop|design|creat|invent|suppl|provid|licen[cs]|"
    r"(?:ma(?:kes?|de)|buil(?:t|ds?)|owns?|brings?|sells?)\b)")
OWN = re.compile(r"\b(?:with )?its own\b")
STOP = re.compile(r";|, (?:which|who)\b|\b(?:while|whereas|but|although|after(?![- ]sales)|because|so that)\b|\. ")
PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|get|gets) (?:\w+ly |also |both |all )?$")
POSSESSED = re.compile(r"\b(?:is|are|be|was|were|being|remains?) (?:(?:all|also|entirely|largely|mostly) )?$")
DESCRIBED = re.compile(r"'s? [\w-]+")
COMES = re.compile(r"(?: [\w-]+){0,2}? (?:comes?|came|stems?|stemmed)\b")
LIST_GOES_ON = re.compile(r",| (?:and|or|as well as) ")
_OF_LIST = r"(?!(?:for|with|from|in|to|of|by|on|at|that|which|will|is|are|has)\b)[\w'/-]+"
IN_A_LIST = re.compile(rf"(?: {_OF_LIST})*(?:,| and| or|, and|, or|,? as well as) (?:{_OF_LIST} )*")
CHOSEN_FOR = re.compile(r"[^;]{0,40}?\b(?:for|as|to|with)\b")
TOGETHER = re.compile(r"\b(?:together|jointly|joint|co-?develop\w*|in common|alone)\b")
# Between an owner and his goods stand only words that describe them: "GM's next-generation Ultium (batteries)".
DESCRIBES = re.compile(
    r"(?:'s?)?(?: (?!(?:and|or|to|will|would|can|could|may|is|are|was|has|have|had|said|says|uses?|for|with|by|from|in|"
    r"at|on|that|which)\b)[\w'.-]+(?: of)?)*\s*")
RECEIVES = frozenset({"to", "for", "against", "than", "like", "unlike", "without", "versus", "among", "between",
                      "including"})


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
    found: dict[tuple[int, str, str], Claim] = {}
    for sentence_id, cues in enumerate(document.cues):
        words = [cue for cue in cues if cue.entry.variable in FRAMES] + areas_in(cues)
        if not words:
            continue
        told = [report for report in reports if any(report_covers(report, cue) for cue in words)]
        if not told or any(cue.entry.variable == "supposed" for cue in cues):
            continue
        for organisation, value, cue in gifts(sentence_id, words, clauses):
            for report in told:
                if organisation == ALL and not stand_alone(report, cue, clauses):
                    continue
                for name in report.participants if organisation == ALL else (organisation,):
                    if name in report.participants and report_covers(report, cue):
                        claim = claim_of(name, value, cue, report, document)
                        if claim.assertion != "negated":
                            found.setdefault((report.number, name, value), claim)
    for report in reports:
        drop_what_is_shared(report, found)
        hand_to_experts(report, found, codebook)
        add_plain_gifts(report, scope, found, clauses, codebook)
    return tuple(sorted(found.values(), key=lambda claim: (claim.report, claim.start, claim.organisation, claim.value)))


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
    """Put goods in `found` down to the partner whose trade they are: a buyer's word for its cells gives it none."""
    kinds = {name: kind_of(name, codebook.organisations) for name in report.participants}
    for key, claim in list(found.items()):
        number, name, value = key
        if number == report.number and value in TRADE_GOODS and not claim.rule.startswith("activity"):
            expert = expert_in(value, kinds)
            if expert not in (None, name):
                del found[key]
                found.setdefault((number, expert, value), replace(claim, organisation=expert))


def add_plain_gifts(report: Report, scope: Sequence[Claim], found: dict[tuple[int, str, str], Claim], clauses: Clauses,
                    codebook: Codebook) -> None:
    """Add to `found` what one partner plainly brings of what the alliance covers, where nothing says who brings it."""
    number = report.number
    if not any(other == number and value == "capital" for other, _, value in found) and BOUGHT & set(report.forms):
        for name, claim in investors_in(report, clauses):
            if claim.assertion != "negated":
                found.setdefault((number, name, "capital"), claim)
    own = [(name, value) for other, name, value in found if other == number]
    given = {value for _, value in own}
    left = [claim for claim in scope if claim.report == number and claim.value not in given]
    plain = list(supplied(report, left, clauses, codebook.organisations))
    if not plain and given <= {"capital"}:
        plain = list(bought_into(report, left, frozenset(name for name, _ in own)))
    for name, claim in plain:
        found[number, name, claim.value] = replace(claim, variable="contribution", organisation=name)


def report_covers(report: Report, cue: Cue) -> bool:
    """Tell whether a cue stands where the article speaks of the alliance."""
    return any(start <= cue.start and cue.end <= end for start, end in report.passages)


def claim_of(organisation: str, value: str, cue: Cue, report: Report, document: Document) -> Claim:
    assertion = assertion_of(document, document.sentences[cue.sentence_id], cue.start, cue.end)
    return Claim(cue.sentence_id, cue.start, cue.end, "contribution", value, cue.entry.id, assertion, report.number,
                 organisation)


def gifts(sentence_id: int, words: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """Yield (giver, what, the cue that shows it) for every contribution that a sentence tells of."""
    goods = [cue for cue in words if cue.entry.variable in GOODS and cue.entry.id != IN_GENERAL
             and not names_a_trade(cue, clauses)]
    for cue in words:
        variable = cue.entry.variable
        if variable == "contribution":
            for organisation in from_payer(cue, clauses):
                yield organisation, cue.entry.value, cue
        elif variable == "contribution_by":
            giver = inside(cue, clauses) or clauses.party_at(sentence_id, cue.end, REACH_OF_AGENT)
            for organisation in giver.organisations if giver else ():
                yield organisation, cue.entry.value, cue
        elif variable == "activity":
            yield from from_activity(cue, clauses)
        elif variable == "activity_by":
            yield from from_passive(cue, clauses)
        elif variable == "giving":
            yield from from_giver(cue, goods, clauses)
        elif variable == "giving_by":
            yield from from_agent(cue, goods, clauses)
        elif variable == "giving_pool":
            yield from owned(cue.end, clauses.document.sentences[sentence_id].end, goods, clauses, sentence_id)
            yield from own(cue, goods, clauses)
        elif variable == "giving_skill":
            yield from from_skill(cue, goods, clauses)
        elif variable == "giving_chosen":
            yield from from_chosen(cue, goods, clauses)
    yield from used(sentence_id, words, goods, clauses)


def single(party: Party | None) -> str | None:
    """Return the organisation of a party that stands for one alone."""
    return party.organisations[0] if party and len(party.organisations) == 1 else None


def inside(cue: Cue, clauses: Clauses) -> Party | None:
    """Return the party that stands within a cue ("under the Peugeot brand", "built at Subaru's plant")."""
    return next((party for party in clauses.parties(cue.sentence_id)
                 if cue.start <= party.start and party.end <= cue.end), None)


def from_activity(cue: Cue, clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """What one party does alone is its contribution: "Magna will build the cars"."""
    start, end = clauses.clause(cue.sentence_id, cue.start)
    if TOGETHER.search(clauses.text, start, min(end, cue.end + 60)):
        return
    actor = clauses.actor(cue.sentence_id, cue.start)
    giver = single(actor)
    if PASSIVE.search(clauses.text, start, cue.start):  # "Subaru will be supplied with cells by Envision"
        yield from from_passive(cue, clauses)
        return
    if another_acts(actor, cue, clauses):
        return
    partner = clauses.party_at(cue.sentence_id, cue.end, 25)
    if giver and not (partner and partner.held == "with") and not with_partner(actor, cue, clauses):
        yield giver, cue.entry.value, cue


def with_partner(actor: Party | None, cue: Cue, clauses: Clauses) -> bool:
    """Tell whether somebody acts along: "Toyota is forming a partnership with Mazda to develop cars"."""
    return actor is not None and any(party.held == "with" and actor.end <= party.start < cue.start
                                     for party in clauses.parties(cue.sentence_id))


def from_passive(cue: Cue, clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """In the passive the one who does it stands behind "by", or owns the place where it is done."""
    party = clauses.party_at(cue.sentence_id, cue.end, REACH_OF_AGENT)
    place = inside(cue, clauses)
    if party and party.held in ("by", "at", "in"):
        giver = single(party)
    elif place and place.held in ("at", "in", "by", "of"):
        giver = single(place)
    else:
        giver = None
    if giver:
        yield giver, cue.entry.value, cue


def from_giver(frame: Cue, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """The giver stands before the frame, the goods behind it, up to the end of the clause or the next giver."""
    stop = STOP.search(clauses.text, frame.end, clauses.document.sentences[frame.sentence_id].end)
    end = stop.start() if stop else clauses.document.sentences[frame.sentence_id].end
    actor = clauses.actor(frame.sentence_id, frame.start)
    if TOGETHER.search(clauses.text, actor.end if actor and actor.end < frame.start else frame.start, frame.end):
        return
    giver = single(actor) if not with_partner(actor, frame, clauses) else None
    frames = [cue.start for cue in clauses.document.cues[frame.sentence_id]
              if cue.entry.variable == "giving" and frame.end < cue.start < end]
    yield from handed(giver, frame.end, frames[0] if frames else end, goods, clauses, frame.sentence_id)


def handed(giver: str | None, start: int, end: int, goods: Sequence[Cue], clauses: Clauses,
           sentence_id: int) -> Iterator[tuple[str, str, Cue]]:
    """Yield the goods in [start, end) with their giver; a party that is no receiver takes over what follows it."""
    parties = [party for party in clauses.parties(sentence_id) if start <= party.start < end]
    if parties and giver and parties[0].start <= start + 2 and not parties[0].owns:
        parties = parties[1:]  # "gives Leapmotor access to its dealers": the receiver
    for cue in goods:
        if start <= cue.start < end and cue.entry.variable != "activity_by":
            before = [party for party in parties if party.end <= cue.start]
            last = next((party for party in reversed(before) if not party.held
                         or (party.owns and party.held not in RECEIVES)), None)
            name = single(last) if last else giver
            owner = inside(cue, clauses)
            if owner:  # "onto the Uber platform"
                name = single(owner)
            elif before and before[-1].held and DESCRIBES.fullmatch(clauses.text, before[-1].end, cue.start):
                name = single(before[-1])  # "for Waymo's fleet": the fleet is not the giver's
            if name:
                yield name, cue.entry.value, cue


def from_agent(frame: Cue, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """The goods stand before the frame, in its clause or inside it ("buys lithium from"), the giver behind it."""
    giver = single(clauses.party_at(frame.sentence_id, frame.end, REACH_OF_AGENT))
    if not giver:
        return
    start, _ = clauses.clause(frame.sentence_id, frame.start)
    between = [cue for cue in goods if frame.start <= cue.start < frame.end]
    for cue in between or listed_last([cue for cue in goods if start <= cue.start < frame.start], clauses):
        yield giver, cue.entry.value, cue


def listed_last(goods: Sequence[Cue], clauses: Clauses) -> list[Cue]:
    """Return the last of the goods and those with which it stands in a list: "motors, inverters and packs"."""
    listed = list(goods[-1:])
    for cue in reversed(goods[:-1]):
        between = clauses.text[cue.end:listed[-1].start]
        if cue.end <= listed[-1].start and not (LIST_GOES_ON.search(between) and IN_A_LIST.fullmatch(between)):
            break
        listed.append(cue)
    return listed


def from_chosen(frame: Cue, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """The giver stands right behind the frame, the goods behind him: "turned to Eve for round cells"."""
    party = clauses.party_at(frame.sentence_id, frame.end, REACH_OF_CHOSEN)
    giver = single(party)
    if not party or not giver or party.owns:
        return
    end = clauses.document.sentences[frame.sentence_id].end
    stop = STOP.search(clauses.text, party.end, end)
    end = stop.start() if stop else end
    for cue in goods:
        beside = 0 <= cue.start - party.end < 4  # "picks Panasonic cells for its platform"
        if beside or (party.end <= cue.start < min(end, party.end + 120) and CHOSEN_FOR.match(
                clauses.text, party.end, cue.start)):
            yield giver, cue.entry.value, cue
            if beside or cue.entry.variable != "area":
                break


def owned(start: int, end: int, goods: Sequence[Cue], clauses: Clauses,
          sentence_id: int) -> Iterator[tuple[str, str, Cue]]:
    """Yield the goods in [start, end) that follow the name of an owner, with that owner."""
    owners = [party for party in clauses.parties(sentence_id) if start <= party.start < end and party.owns]
    for number, owner in enumerate(owners):
        name = single(owner)
        until = owners[number + 1].start if number + 1 < len(owners) else end
        for cue in goods:
            if name and owner.end <= cue.start < until:
                yield name, cue.entry.value, cue


def own(frame: Cue, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """Yield the goods that the actor of a frame calls its own: "combine Geely's platform with its own software"."""
    found = OWN.search(clauses.text, frame.end, clauses.document.sentences[frame.sentence_id].end)
    giver = single(clauses.actor(frame.sentence_id, frame.start)) if found else None
    if found and giver:
        stop = STOP.search(clauses.text, found.end(), clauses.document.sentences[frame.sentence_id].end)
        end = stop.start() if stop else clauses.document.sentences[frame.sentence_id].end
        later = [party.start for party in clauses.parties(frame.sentence_id) if party.start > found.end()]
        until = min(later, default=end)
        yield from ((giver, cue.entry.value, cue) for cue in goods if found.end() <= cue.start < until)


def from_skill(frame: Cue, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """What a party is good at: the goods stand between it and the frame, or in the list behind the frame."""
    owner = next((party for party in reversed(clauses.parties(frame.sentence_id))
                  if party.owns and party.end <= frame.start <= party.end + 60), None)
    name = single(owner)
    if not owner or not name or not DESCRIBES.fullmatch(clauses.text, owner.end, frame.start):
        return
    for cue in goods:
        if owner.end <= cue.start < frame.end or (frame.end <= cue.start < frame.end + 100 and not STOP.search(
                clauses.text, frame.end, cue.start) and not any(
                party.owns and frame.end < party.start < cue.start for party in clauses.parties(frame.sentence_id))):
            yield name, cue.entry.value, cue


def used(sentence_id: int, words: Sequence[Cue], goods: Sequence[Cue],
         clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """Somebody's thing that is used is his contribution: "on GM's platform", "cells from CATL"."""
    frames = [cue for cue in words if cue.entry.variable == "giving_use"]
    passives = [cue.start for cue in words if cue.entry.variable == "giving_used"]
    for party in clauses.parties(sentence_id):
        name = single(party)
        if not name:
            continue
        if party.owns and passives:
            for cue in goods:
                if party.end <= cue.start <= party.end + REACH_OF_OWNER and DESCRIBES.fullmatch(
                        clauses.text, party.end, cue.start) and any(0 <= place - cue.end <= 15 for place in passives):
                    yield name, cue.entry.value, cue
        if party.held in ("from", "by"):
            for cue in goods:
                if 0 <= party.start - cue.end <= 30 and DESCRIBES.fullmatch(clauses.text, cue.end, party.start - 5):
                    yield name, cue.entry.value, cue
        if not party.held and clauses.text.endswith(("which ", "that "), 0, party.start) and MAKES.match(
                clauses.text, party.end):
            yield from ((name, cue.entry.value, cue) for cue in goods if 0 < party.start - cue.end <= REACH_OF_RELATIVE)
            continue
        if party.held == "from" and (come := COMES.match(clauses.text, party.end)):  # "From Sony come sensors"
            start, end = clauses.clause(sentence_id, come.end())
            yield from ((name, cue.entry.value, cue) for cue in goods if come.end() <= cue.start < end)
            continue
        if party.owns and POSSESSED.search(clauses.text, max(0, party.start - 20), party.start) and not DESCRIBED.match(
                clauses.text, party.end):  # "the cells in it are Samsung's"
            start, _ = clauses.clause(sentence_id, party.start)
            yield from ((name, cue.entry.value, cue) for cue in listed_last(
                [cue for cue in goods if start <= cue.start < party.start], clauses))
        reached = [cue.end for cue in frames if 0 <= party.start - cue.end <= 25]
        if party.held in RECEIVES and not any(party.start - end <= REACH_OF_ACCESS for end in reached):
            continue
        if not party.held and not reached:
            continue
        for cue in goods:
            near = (cue.entry.variable != "activity_by" and party.end <= cue.start <= party.end + REACH_OF_OWNER
                    and DESCRIBES.fullmatch(clauses.text, party.end, cue.start))
            if near or (cue.start <= party.start and party.end <= cue.end and cue.entry.variable == "area"):
                yield name, cue.entry.value, cue
