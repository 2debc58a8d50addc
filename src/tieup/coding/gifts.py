"""Gifts: what a sentence says that somebody brings, uses of somebody else, makes or pays.

Each gift is a thing (an area or a task of the codebook) that a frame ties to its giver. The frames say on which side
of them the giver stands; a giver that stands for several ("the two will build ...") gives nothing of his own, except
money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieup.coding.clauses import Clauses, Party
from tieup.coding.payers import another_acts, from_payer
from tieup.coding.scope import IN_GENERAL, names_a_trade
from tieup.model import Cue

FRAMES = frozenset({"giving", "giving_by", "giving_use", "giving_pool", "giving_used", "giving_skill", "giving_chosen",
                    "giving_inside", "contribution", "contribution_by", "task"})
GOODS = frozenset({"area", "activity", "activity_by", "task"})
HOSTED = frozenset({"sales_service", "ev_platform", "mobility_services", "charging_infrastructure"})
REACH_OF_OWNER = 45  # characters from "GM's" to the batteries that are GM's
REACH_OF_AGENT = 45  # from "supplied by" to the supplier
REACH_OF_CHOSEN = 25
REACH_OF_ACCESS = 6  # "access to GM's batteries", though what stands behind "to" mostly receives
REACH_OF_RELATIVE = 30  # "the platform and the software which Foxconn has developed"
MAKES = re.compile(
    r" (?:has |have |had |itself |already )*(?:come up with|develop|design|creat|invent|suppl|provid|licen[cs]|"
    r"(?:ma(?:kes?|de)|buil(?:t|ds?)|owns?|brings?|sells?)\b)")
OWN = re.compile(r"\b(?:with )?its own\b")
STOP = re.compile(
    r";|, (?:which|who|whose|where|enabling|allowing|helping|making|giving)\b|"
    r"\b(?:while|whereas|but|although|after(?![- ]sales)|because|so that)\b|\. ")
HABITUAL = re.compile(r"(?:makes|builds|produces|manufactures|assembles|sells|develops|designs|operates|runs)\b")
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
    r"at|on|that|which|an?|the)\b)[\w'.-]+(?: of)?)*\s*")
USED_THING = re.compile(r"(?: (?:the|an?|its|their|all))?" + DESCRIBES.pattern)
# "its partner brought the cells": a subject that is not known is not the actor of the clause before.
SOMEBODY_ELSE = re.compile(
    r"\W*(?:the|an?|other|some|another) (?!(?:two|three|pair|companies|partners)\b)[\w-]+|"
    r"\W*its (?:\w+ )?(?:partners?|ally|allies|rivals?|counterpart|suppliers?|hosts?)\b")
# A bare part of the work is given only where it is the object: "handles local sales", "Renault of marketing".
_NO_OBJECT = (
    r"in|into|to|from|at|by|that|which|who|as|will|would|can|could|may|is|are|was|were|be|has|have|had|start|begin|said|"
    r"says|until|before|after|when|where|under|during|through|within|via|no|new")
AS_OBJECT = re.compile(
    rf"(?:'s?)?,?(?: also)?(?: and| or| plus| as well as)?(?: (?:of|on|for|with|in|after))?"
    rf"(?: (?!(?:{_NO_OBJECT})\b)[\w'/&$-]+,?){{0,5}} ")
# "uses the MEB kit as well as VW's cells": the frame reaches over what else is used
LIST_BEFORE_OWNER = re.compile(
    r"(?:[^;:.,]|, (?=[\w' -]+(?:,| and))){0,80}?(?:,| and| as well as| plus| along with) (?:the )?")
ITS = re.compile(r"\b(?:at|in|through|via|on|from|onto|using|across) (?:its|their) (?:own )?")
PLANT = re.compile(
    r"(?:'s?)?(?: [\w-]+){0,3}? (?:plants?|factor(?:y|ies)|works|facility|site|lines?|unit|subsidiary|arm)\b")
APPOSITION = re.compile(r"(?:'s?)?(?: [\w.:-]+){1,4}?, (?:an?|its|the) (?:[\w-]+ ){0,3}")
RECEIVES = frozenset({"to", "for", "against", "than", "like", "unlike", "without", "versus", "among", "between",
                      "including"})


def gifts(sentence_id: int, words: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """Yield (giver, what, the cue that shows it) for every contribution that a sentence tells of."""
    goods = sorted((cue for cue in words if cue.entry.variable in GOODS and cue.entry.id != IN_GENERAL
                    and not names_a_trade(cue, clauses)), key=lambda cue: (cue.start, cue.end))
    for cue in words:
        variable = cue.entry.variable
        if variable == "contribution":
            for organisation in from_payer(cue, clauses):
                yield organisation, cue.entry.value, cue
        elif variable == "contribution_by":
            giver = inside(cue, clauses) or clauses.party_at(sentence_id, cue.end, REACH_OF_AGENT)
            for organisation in giver.organisations if giver else ():
                yield organisation, cue.entry.value, cue
        elif variable == "giving_inside":
            if named := single(inside(cue, clauses)):
                yield named, cue.entry.value, cue
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
    things = [cue for cue in goods if cue.entry.variable != "task" or cue.entry.value == "ev_platform"]
    yield from used(sentence_id, words, things, clauses)


def single(party: Party | None) -> str | None:
    """Return the organisation of a party that stands for one alone."""
    return party.organisations[0] if party and len(party.organisations) == 1 else None


def inside(cue: Cue, clauses: Clauses) -> Party | None:
    """Return the party that stands within a cue ("under the Peugeot brand", "built at Subaru's plant")."""
    return next((party for party in clauses.parties(cue.sentence_id)
                 if cue.start <= party.start and party.end <= cue.end), None)


def acting(cue: Cue, clauses: Clauses) -> Party | None:
    """Return the party that does what a cue says; None if its clause has a subject of its own that is nobody known."""
    actor = clauses.actor(cue.sentence_id, cue.start)
    start, _ = clauses.clause(cue.sentence_id, cue.start)
    if actor and actor.end <= start and SOMEBODY_ELSE.match(clauses.text, start, cue.start):
        return None
    return actor


def from_activity(cue: Cue, clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """What one party does alone is its contribution: "Magna will build the cars"."""
    start, end = clauses.clause(cue.sentence_id, cue.start)
    if TOGETHER.search(clauses.text, start, min(end, cue.end + 60)):
        return
    if clauses.quotation(clauses.document.sentences[cue.sentence_id].start, cue.start) is not None:
        return  # "we can build a car": what speakers boast of
    if clauses.text.endswith("-", 0, cue.start):
        return  # "mass-produced electric cars"
    actor = acting(cue, clauses)
    giver = single(actor)
    if HABITUAL.match(clauses.text, cue.start) and giver and all(
            set(party.organisations) <= {giver} for party in clauses.parties(cue.sentence_id)):
        return  # "Energica makes motorcycles": what a firm does anyway
    if PASSIVE.search(clauses.text, start, cue.start):  # "Subaru will be supplied with cells by Envision"
        yield from from_passive(cue, clauses)
        return
    its_plant = actor is not None and actor.owns and PLANT.match(clauses.text, actor.end, cue.start)
    if not its_plant and another_acts(actor, cue, clauses):
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
    actor = acting(frame, clauses)
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
            if cue.entry.variable == "task" and not is_object(cue, start, parties, goods, clauses):
                continue
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


def is_object(cue: Cue, start: int, parties: Sequence[Party], goods: Sequence[Cue], clauses: Clauses) -> bool:
    """Tell whether a part of the work is what is given: nothing but a list stands between it and the frame or giver."""
    before = [party.end for party in parties if party.end <= cue.start]
    before += [other.end for other in goods if start <= other.end <= cue.start]
    return AS_OBJECT.fullmatch(clauses.text, max(before, default=start), cue.start) is not None


def from_agent(frame: Cue, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """The goods stand before the frame, in its clause or inside it ("buys lithium from"), the giver behind it."""
    giver = single(clauses.party_at(frame.sentence_id, frame.end, REACH_OF_AGENT))
    if not giver:
        return
    start, _ = clauses.clause(frame.sentence_id, frame.start)
    between = [cue for cue in goods if frame.start <= cue.start < frame.end]
    before = [cue for cue in goods if start <= cue.start < frame.start]
    if before and before[-1].entry.variable == "task" and frame.start - before[-1].end > 25:
        before = [cue for cue in before if cue.entry.variable != "task"]
    for cue in between or listed_last(before, clauses):
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
    text = clauses.text
    for party in clauses.parties(sentence_id):
        name = single(party)
        if not name:
            continue
        if not party.held and text.endswith(("which ", "that "), 0, party.start) and MAKES.match(text, party.end):
            yield from ((name, cue.entry.value, cue) for cue in goods if 0 < party.start - cue.end <= REACH_OF_RELATIVE
                        and cue.entry.variable != "task")
            continue
        if party.held == "from" and (come := COMES.match(text, party.end)):  # "From Sony come sensors"
            start, end = clauses.clause(sentence_id, come.end())
            yield from ((name, cue.entry.value, cue) for cue in goods if come.end() <= cue.start < end)
            continue
        if party.owns and POSSESSED.search(text, max(0, party.start - 20), party.start) and not DESCRIBED.match(
                text, party.end):  # "the cells in it are Samsung's"
            start, _ = clauses.clause(sentence_id, party.start)
            yield from ((name, cue.entry.value, cue) for cue in listed_last(
                [cue for cue in goods if start <= cue.start < party.start], clauses))
        is_used = is_reached(party, frames, clauses)
        for cue in goods:
            if (comes_from(cue, party, frames, clauses) or names_its_owner(cue, party)
                    or (party.owns and is_put_to_use(cue, party, passives, clauses))
                    or (is_used and belongs_to(cue, party, clauses))):
                yield name, cue.entry.value, cue
    yield from hosted(sentence_id, goods, clauses)


def is_reached(party: Party, frames: Sequence[Cue], clauses: Clauses) -> bool:
    """Tell whether a party may own what a frame before it uses, or what a preposition holds: "with GM's cells"."""
    reached = [frame.end for frame in frames if 0 <= party.start - frame.end <= 25 or (
        party.owns and frame.end <= party.start
        and LIST_BEFORE_OWNER.fullmatch(clauses.text, frame.end, party.start))]
    if party.held in RECEIVES:
        return any(party.start - end <= REACH_OF_ACCESS for end in reached)
    return bool(party.held or reached)


def belongs_to(cue: Cue, party: Party, clauses: Clauses) -> bool:
    """Tell whether a thing follows its owner: "GM's Ultium batteries", "Honda's Power Pack, a portable battery"."""
    if cue.entry.variable == "activity_by" or not party.end <= cue.start <= party.end + REACH_OF_OWNER:
        return False
    return (DESCRIBES.fullmatch(clauses.text, party.end, cue.start) is not None
            or (party.owns and APPOSITION.fullmatch(clauses.text, party.end, cue.start) is not None))


def names_its_owner(cue: Cue, party: Party) -> bool:
    """Tell whether a thing is called by its owner's name: "the Uber app", "through about 250 Renault dealers"."""
    return (cue.start <= party.start and party.end <= cue.end and cue.entry.variable == "area"
            and cue.entry.value != "model_supply" and party.held not in RECEIVES)


def is_put_to_use(cue: Cue, party: Party, passives: Sequence[int], clauses: Clauses) -> bool:
    """Tell whether an owner's thing stands before words of its use: "GM's batteries will power the vans"."""
    return belongs_to(cue, party, clauses) and any(0 <= place - cue.end <= 15 for place in passives)


def comes_from(cue: Cue, party: Party, frames: Sequence[Cue], clauses: Clauses) -> bool:
    """Tell whether a thing stands right before its source: "cells from CATL", "uses the software of Wayve"."""
    if not 0 <= party.start - cue.end <= 45 or party.held not in ("from", "by", "of"):
        return False
    source = clauses.text.rfind(f" {party.held} ", cue.end, party.start)
    if source < 0 or not DESCRIBES.fullmatch(clauses.text, cue.end, source):
        return False
    return party.held != "of" or any(USED_THING.fullmatch(clauses.text, frame.end, cue.start) for frame in frames
                                     if frame.end <= cue.start <= frame.end + REACH_OF_OWNER)


def hosted(sentence_id: int, goods: Sequence[Cue], clauses: Clauses) -> Iterator[tuple[str, str, Cue]]:
    """Yield the places of its own at which an actor does something: "sells them through its dealers"."""
    sentence = clauses.document.sentences[sentence_id]
    for its in ITS.finditer(clauses.text, sentence.start, sentence.end):
        giver = single(clauses.actor(sentence_id, its.start()))
        for cue in goods:
            if (giver and cue.entry.value in HOSTED and cue.entry.variable == "area"
                    and its.start() <= cue.start <= its.end() + REACH_OF_OWNER
                    and DESCRIBES.fullmatch(clauses.text, its.end() - 1, max(cue.start, its.end()))):
                yield giver, cue.entry.value, cue
