"""Frames: places where a sentence says that certain organisations are allied.

A cue of the variable `alliance` ("joint venture", "supplies", "stake") takes its parties from the names around it in the
way that its construction says; `alliances.yaml` lists the constructions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from tieup.codebook import Codebook
from tieup.coding.parties import Party, aside_of, may_take_part
from tieup.model import Cue, Organisation

REACH = 135  # characters between a cue and the name that it governs; beyond it another clause is likely
NEAR = 48  # the same for a name that follows without a preposition
FAR_SUBJECT = 100  # "the deal" may be unrelated to names that stand farther before it
BREAK = re.compile(  # a stop inside a sentence belongs to an abbreviation
    r"[;?!]|\b(?:but|while|whereas|although|though|because|whether|after|before|since(?! (?:last|this|early|late|mid|then|the|january|february|march|april|may|june|july|august|september|october|november|december|\d))|when)\b|"
    r", (?:and|so|as) (?:it|he|she|they|the)\b")
PREPOSITION = re.compile(
    r"\b(?:with|between|among|amongst|of|by|from|in|into|for|to|at|on|than|as|over|against|involving|alongside|including|"
    r"such as|like|that|which|about|under|through|via|behind|toward|towards|without|until)\b")
OWN_PREPOSITION = re.compile(r"\b(with|of|for|to|into|in|from|by|between)$")  # the last word of "stake in", "partner with"
TRANSPARENT = frozenset({"of", "including", "such as", "like", "at"})  # "with firms like Nuro", "with the unit of Samsung"
TAKES_OF = frozenset({"into", "object", "beside"})
ANOTHER_VERB = re.compile(r"(?:'s)?,? (?:and|or|then) (?!(?:a|an|the|its|their|his)\b)")
GOVERNS = {  # construction -> prepositions that may stand between the cue and the name; "" for none
    "joint": frozenset({"with", "between", "among", "amongst", "involving", "alongside"}),
    "mutual": frozenset({"with", "between", "among", "involving", "alongside", "from"}),
    "with": frozenset({"with", "alongside"}),
    "beside": frozenset({"", "of", "to", "with", "like", "such as", "including"}),
    "into": frozenset({"in", "into", "of"}),
    "object": frozenset({"", "of", "for", "to"}),
    "to": frozenset({"", "to", "for", "of"}),
    "from": frozenset({"from"}),
    "by": frozenset({"by", "to", "between", "", "like", "such as", "including"}),
    "prefix": frozenset({""}),
    "order": frozenset({"from"}),
    "compound": frozenset(),
    "round": frozenset({"from", "by", "", "with", "including", "such as", "like"}),
}
TAKEOVER = "alliance.acquire"
BELONGS = "alliance.belongs"  # to two: they own it together; to one: it is only a part of that one
TOGETHER = frozenset({"alliance.sign_up"})  # whom one signs up at once takes part in one project
POSSESSOR = "of"
Bound = tuple[tuple[str, ...], tuple[int, int, bool]]  # names; their reach in the text, and whether one was borrowed
MANY = frozenset({"joint", "mutual", "with", "round"})  # these bind all their names in one alliance, the others each pair
ALONE = frozenset({"joint", "mutual"})  # these may bind names that stand before them
REPEATS = frozenset({"to", "from", "by", "into", "round"})  # "51% by Toyota and 49% by Panasonic"
NEED_GOODS = frozenset({"to", "from", "by"})
NEED_SUBJECT = frozenset({"into", "object", "prefix", "beside"})  # a sentence without a subject for these speaks of somebody else
# A weak verb binds only the name right after "with": "built with Tesla's port", "with the next generation of cells from GM" do not.
WITH_NAME = re.compile(r"\b(?:with|alongside) (?:(?!of\b|from\b)[\w.'\"-]+ ){0,6}$")
SOLD_THING = re.compile(r"(?:'s?|’s?) (?:[\w.-]+ ){0,4}(?:plants?|factor(?:y|ies)|works|sites?|stakes?|shares?|half|business|unit|operations|assets)\b")
OTHER_THING = re.compile(r"'s? (?!(?:[\w-]+ ){0,2}(?:shares?|stock|capital|equity|business|unit|arm|operations|plants?|factory|subsidiary|venture)\b)")
# Words so common that only one preposition makes them speak of two parties.
ONLY_BY = {"alliance.make_for": frozenset({"for"})}
HOLDS = re.compile(r"\b(?:owns?|holds?|held|keeps|shareholder|owner)\b")
PROPOSED = re.compile(r"\b(?:propos(?:ed|es)|offered|offers|suggest(?:ed|s)) to (?:[\w.'-]+ ){0,3}$")
WITH_PRONOUN = re.compile(r"[^.;,]{0,60}\bwith (?:it|them|him)\b")
WITH_BEFORE = re.compile(r"\bwith (?:(?!of\b|from\b)[\w.'\"-]+ ){0,4}$")
PRONOUN = re.compile(r"\b(?:it|its|they|their|them|he|she|his|her|who|both|another|two|the (?:company|carmaker|automaker|group|firm))\b")
PLURAL_PRONOUN = re.compile(r"\b(?:they|their|them|both|each other|the two|the pair|together)\b")
PLURAL = re.compile(r"(?:s|ties)$")
PLURAL_DEALS = re.compile(r"\b(?:agreements|contracts|deals|partnerships|alliances|ventures|jvs|memoranda|mous|tie-ups|pacts|orders)\b")
UNNAMED_PARTNER = re.compile(r"[^.;,]{0,25}\bwith (?:an?|another|other|several|some|various|many|more|one|two|three|unnamed|the likes|local|domestic|"
                             r"foreign|chinese|korean|japanese|european|american|indian)\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement that organisations are allied, with the interval of text that makes it."""

    sentence_id: int
    start: int
    end: int
    cue: Cue
    parties: tuple[str, ...]  # sorted
    joint_company: str | None = None
    borrowed: bool = False  # one party was taken from an earlier sentence
    standing: bool = False  # shares that are held, a state of affairs
    denied: bool = False  # a rumour that the parties deny
    branch: int = 0  # not 0: another agreement of parties whose main one the article tells elsewhere

    @property
    def construction(self) -> str:
        return self.cue.entry.value


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences were about, for pronouns."""

    subject: tuple[str, ...] = ()  # of the sentence before
    paragraph: tuple[str, ...] = ()  # of the paragraph, for what is said of its subject without a pronoun


def find_frames(sentence_id: int, start: int, folded: str, cues: list[Cue], goods: list[Cue], parties: list[Party],
                asides: list[tuple[int, int]], memory: Memory, codebook: Codebook) -> list[Frame]:
    """Return the frames of one sentence in the order of the text.

    `cues` are its cues of the variable `alliance`, `goods` those of `goods`, `start` its first character.
    """
    found: list[Frame] = []
    funded = any(cue.entry.value == "round" for cue in cues)
    for cue in cues:
        construction = cue.entry.value
        if construction == "loose" or (funded and construction == "from"):
            continue  # money that a firm secures from others buys nothing
        if construction == "which":
            bound = bind_antecedent(cue, parties)
        elif (around := next((party for party in parties if party.start < cue.end and cue.start < party.end), None)) is not None:
            if cue.entry.id != "alliance.together" or not around.takes_part:
                continue  # the word is part of a name
            bound = [(around.organisations, (around.start, around.end, False))]  # "Toyota, together with Idemitsu,"
        elif construction == "role":
            bound = bind_role(cue, folded, parties, memory)
        else:
            bound = bind(cue, start, folded, goods, parties, asides, memory)
        if construction == "into":
            bound = join_families(bound, codebook)
        for names, reach in bound:
            frame = make_frame(sentence_id, cue, names, reach, codebook)
            if frame and not is_customer(frame, folded, codebook):
                found.append(replace(frame, standing=is_standing(frame, folded)))
    return found + find_loose(sentence_id, folded, cues, goods, parties, found, codebook)


def find_loose(sentence_id: int, folded: str, cues: list[Cue], goods: list[Cue], parties: list[Party], found: list[Frame],
               codebook: Codebook) -> list[Frame]:
    """Return the frames of neighbouring names that deal with each other in goods of the trade, where nothing firmer binds them."""
    loose = [cue for cue in cues if cue.entry.value == "loose"]
    bound = {name for frame in found for name in frame.parties}
    acting = [party for party in parties if party.takes_part]
    frames = []
    for first, second in pairwise(acting):
        if bound & {*first.organisations} and bound & {*second.organisations} or set(first.organisations) & set(second.organisations):
            continue
        gap = folded[first.end:second.start]
        owned = second.end + OWNED if folded.startswith("'s", second.end) else second.start
        cue = next((cue for cue in loose if first.end <= cue.start and cue.end <= second.start), None) \
            or next((cue for cue in loose if second.end <= cue.start < max(owned, second.end + 2)), None)
        if cue is None:
            cue = next((good for good in goods if good.entry.id == PARTS and first.end <= good.start <= second.end + TAIL), None)
            if cue is None or "," in gap:
                continue  # of a list, or of an apposition
        if cue is None or len(gap) > REACH or BREAK.search(gap) or NEXT_CLAUSE.search(gap) or len(first.organisations) > 1:
            continue
        between = {good.entry.value for good in goods if first.end <= good.start < second.start}
        reach = second.end + TAIL
        named = any(good.entry.value == "goods" and first.end <= good.start <= reach for good in goods) or any(
            other.entry.id == "alliance.partner" and first.end <= other.start <= reach for other in cues) or any(
            (known := codebook.organisations.get(name)) and known.kind in MAKERS_OF_GOODS for name in (*first.organisations, *second.organisations))
        if between == {"shares"} or not named:
            continue  # who sells a plant or a stake is no party
        for other in second.organisations:
            frame = make_frame(sentence_id, cue, (first.organisations[0], other), (first.start, second.end, False), codebook)
            if frame and not is_customer(frame, folded, codebook):
                frames.append(frame)
    return frames


OWNED = 30  # characters after "Stellantis's" in which "dealers" stands
PARTS = "goods.parts"
# Who deals with one of these deals in what it makes, named or not: "for its vans it counts on Mobileye".
MAKERS_OF_GOODS = frozenset({"battery_maker", "chipmaker", "materials", "mining"})
TAIL = 60  # characters after the second name that may still name the goods
NEXT_CLAUSE = re.compile(r"\bfollow(?:s|ed|ing)?\b|,? (?:and|or|as|than|like|unlike|who|where|how|what)\b|\bsa(?:id|ys)\b")


def join_families(bound: list[Bound], codebook: Codebook) -> list[Bound]:
    """Return the pairs of one word with those joined whose holders are of one group: "Hyundai and Kia took a stake in B"."""
    if len(bound) < 2 or any(len(names) != 2 for names, _ in bound):
        return bound
    joined: dict[tuple[str, str], tuple[list[str], tuple[int, int, bool]]] = {}
    for (holder, held), reach in bound:
        joined.setdefault((head_of(holder, codebook), held), ([], reach))[0].append(holder)
    return [((*holders, held), reach) for (_, held), (holders, reach) in joined.items()]


ORDERS = re.compile(r"(?:order|buy|bought|purchas|take|took|receiv|get|got|cars|vehicles|vans|trucks|buses|models)")
FLEETS = re.compile(r"\b(?:cars|vehicles|evs|vans|trucks|buses|suvs|sedans|scooters|taxis|units)\b")
CUSTOMERS = frozenset({"mobility", "other"})  # who rents cars out, or delivers parcels, buys them as anybody does


def is_customer(frame: Frame, folded: str, codebook: Codebook) -> bool:
    """Tell whether a frame only tells of somebody's order of cars."""
    if frame.cue.entry.id not in ("alliance.buy_from", "alliance.dealing") or not ORDERS.match(folded, frame.cue.start):
        return False
    kinds = {known.kind for name in frame.parties if (known := codebook.organisations.get(name))}
    return bool(kinds & CUSTOMERS) and FLEETS.search(folded, frame.cue.start, frame.end) is not None


def is_standing(frame: Frame, folded: str) -> bool:
    """Tell whether a frame tells of shares that are held, not bought: a state of affairs beside the news."""
    if frame.construction in ("which", "role"):
        return True
    if folded.endswith("whose ", 0, frame.cue.start):
        return True
    return frame.construction == "into" and HOLDS.search(folded, frame.start, frame.cue.end) is not None


def bind(cue: Cue, start: int, folded: str, goods: list[Cue], parties: list[Party], asides: list[tuple[int, int]],
         memory: Memory) -> list[Bound]:
    """Return the sets of parties that `cue` binds by the names before and after it."""
    aside = aside_of(asides, cue.start)
    rights = take_rights(cue, aside, folded, parties, goods)
    if not rights and (found := bind_relative(cue, folded, parties) or bind_compound(cue, folded, parties)):
        return found
    if not rights and cue.entry.value in MANY and WITH_PRONOUN.match(folded, cue.end):
        return bind_pronoun(cue, folded, parties)
    if not rights and (cue.entry.value not in ALONE or UNNAMED_PARTNER.match(folded, cue.end)):
        return []
    left = take_left(cue, aside, folded, parties)
    if left and not rights and cue.entry.value in ALONE and len(left.organisations) == 1 and (match := IT_AND.search(
            folded, max(start, left.start - NEAR), left.start)):
        subject = next((party.organisations for party in parties if party.end <= match.start() and party.takes_part), memory.subject)
        names = (*left.organisations, *borrow(left.organisations, subject))
        return [(names, (left.start, cue.end, True))]
    if not rights and left is None and cue.entry.value in ALONE and UNDER.match(folded, start, cue.start):
        return bind_following(cue, folded, parties)
    if cue.entry.value == "prefix" and (left is None or left.end != cue.start):
        return []
    if cue.entry.id == FOUNDERS:
        return bind_founders(cue, left, folded)
    if left and cue.entry.value in ALONE:
        whole = with_subject(left, folded, parties)
        if whole is left and not rights and WITH_BEFORE.search(folded[max(0, left.start - 40):left.start]):
            names = (*left.organisations, *borrow(left.organisations, memory.subject))
            return [(names, (left.start, cue.end, True))]  # "with Sony it has a venture"
        left = whole
    return combine(cue, left, rights, start, folded, parties, memory)


def bind_pronoun(cue: Cue, folded: str, parties: list[Party]) -> list[Bound]:
    """Return the subject of "will put money into B and found a venture with it" and the name that "it" stands for."""
    names: list[str] = []
    begin = cue.start
    for party in reversed(parties):
        if party.end <= cue.start and party.takes_part:
            fresh = [name for name in party.organisations if name not in names]
            if fresh:
                names += fresh
                begin = party.start
            if len(names) > 1:
                return [(tuple(names), (begin, cue.end, False))]
    return []


def bind_antecedent(cue: Cue, parties: list[Party]) -> list[Bound]:
    """Return the pairs of "B, in which A holds 20%": `cue` reaches from "in which" to the share."""
    earlier = [party for party in parties if party.end <= cue.start]
    inside = [party for party in parties if cue.start <= party.start and party.end <= cue.end]
    if not earlier or not earlier[-1].takes_part:
        return []
    before = earlier[-1]
    if not inside:  # "Hero has put its faith in Ather, of which it holds 35%"
        inside = [party for party in earlier[:-1] if party.takes_part and party.aside < 0][-1:]
    return [((name, other), (before.start, cue.end, False))
            for party in inside for name in party.organisations for other in before.organisations if name != other]


IT_AND = re.compile(r"\b(?:it|they) and (?:[\w'-]+ ){0,3}$")
FOUNDERS = "alliance.founders"
COMPANY = re.compile(r"\b(?:company|venture|firm|alliance|partnership|business|network|fund|plant|factory|brand|start-?up|consortium)\b")


def bind_founders(cue: Cue, left: Party | None, folded: str) -> list[Bound]:
    """Return the parties of "the company that A, B and C christened": two or more names right before the verb."""
    if left is None or len(left.organisations) < 2 or cue.start - left.end > ADVERB:
        return []
    if not COMPANY.search(folded, max(0, left.start - NEAR), left.start) and not COMPANY.search(folded, cue.end, cue.end + NEAR):
        return []
    return [(left.organisations, (left.start, cue.end, False))]


ADVERB = 15  # characters: "have jointly founded"
UNDER = re.compile(r"\W*(?:under|as part of|in|through|with) (?:an?|the|this|their)\b[^;,]*$")


def bind_following(cue: Cue, folded: str, parties: list[Party]) -> list[Bound]:
    """Return the two names of "Under a licensing agreement, A will use B's platform"."""
    following = [party for party in parties if party.start >= cue.end and party.takes_part and party.aside < 0][:2]
    if len(following) < 2 or BREAK.search(folded, following[0].end, following[1].start) \
            or following[1].start - following[0].end > REACH:
        return []
    first, second = following
    return [((*first.organisations, *second.organisations), (cue.start, second.end, False))]


def bind_relative(cue: Cue, folded: str, parties: list[Party]) -> list[Bound]:
    """Return the pairs of "B, the firm that A bought": the object of the verb is named before its subject."""
    if cue.entry.value not in ("object", "into"):
        return []
    before = [party for party in parties if party.end <= cue.start]
    if len(before) < 2 or not RELATIVE.search(folded, max(0, before[-1].start - 30), before[-1].start) \
            or BREAK.search(folded, before[-1].end, cue.start) or cue.start - before[-1].end > NEAR:
        return []
    whom, actor = before[-2], before[-1]
    return [((name, other), (whom.start, cue.end, False)) for name in actor.organisations for other in whom.organisations
            if name != other and actor.takes_part]


RELATIVE = re.compile(r"\b(?:that|which|whom) (?:[a-z'-]+ ){0,3}$")


def bind_compound(cue: Cue, folded: str, parties: list[Party]) -> list[Bound]:
    """Return the pair of "Volvo is a StoreDot shareholder": a name right before the word, and another that is it."""
    if cue.entry.id not in ("alliance.partner", "alliance.role_of"):
        return []
    before = [party for party in parties if party.end <= cue.start and (party.takes_part or party.stands_by)]
    if len(before) < 2:
        return []
    between, gap = folded[before[-2].end:before[-1].start], folded[before[-1].end:cue.start]
    if not (gap == " " and IS_A.fullmatch(between)) and not (OF_WHOM.fullmatch(gap) and IS.fullmatch(between)):
        return []
    return [((name, other), (before[-2].start, cue.end, False)) for name in before[-2].organisations
            for other in before[-1].organisations if name != other]


OF_WHOM = re.compile(r"'s? (?:[a-z-]+ ){0,3}")
IS = re.compile(r",? (?:is |was |are |became |remains |as |now |also )*")
IS_A = re.compile(r"(?:,| (?:is|was|are|became|becomes|remains|as))(?: also| now| already)? (?:an?|the|another) (?:[a-z-]+ )?")


RELATIVE_SHARE = re.compile(r"\b(?:in|of) which (?:[\w'-]+ ){0,4}$")


def bind_role(cue: Cue, folded: str, parties: list[Party], memory: Memory) -> list[Bound]:
    """Return the pairs of "Amazon is the biggest shareholder", said of what the paragraph is about."""
    before = next((party for party in reversed(parties) if party.end <= cue.start and party.takes_part), None)
    if before is None or any(party.start >= cue.end and party.start - cue.end < NEAR for party in parties) \
            or RELATIVE_SHARE.search(folded, max(0, before.start - NEAR), before.start):
        return []
    of_whom = [name for name in (*memory.paragraph, *memory.subject) if name not in before.organisations][:1]
    return [((name, other), (before.start, cue.end, True)) for name in before.organisations for other in of_whom]


def take_rights(cue: Cue, aside: int, folded: str, parties: list[Party], goods: list[Cue]) -> list[tuple[Party, str]]:
    """Return the groups of names after `cue` that it governs, each with the preposition by which it does."""
    construction = cue.entry.value
    taken: list[tuple[Party, str]] = []
    for party in parties:
        if party.start < cue.end:
            continue
        gap = folded[cue.end:party.start]
        if len(gap) > REACH or BREAK.search(gap):
            break
        if party.aside >= 0 and party.aside != aside:
            continue
        preposition = governing(construction, folded[cue.start:cue.end], gap, len(party.organisations) > 1)
        if not allows(construction, preposition, gap, party):
            continue
        if not party.takes_part:
            break
        if construction == "with" and (folded.startswith("'s", party.end) or not WITH_NAME.search(gap)):
            continue
        if construction in NEED_GOODS and cue.entry.id != "alliance.lend" and not has_goods(construction, cue, party, goods):
            continue
        if construction == "object" and SOLD_THING.match(folded, party.end):
            continue  # who sells a plant is no party
        if construction == "into" and OTHER_THING.match(folded, party.end):
            continue  # "half of BMW's deliveries"
        if cue.entry.id in ONLY_BY and preposition not in ONLY_BY[cue.entry.id]:
            continue
        taken.append((party, preposition))
        if construction not in REPEATS and preposition != POSSESSOR:
            break
    return taken


def has_goods(construction: str, cue: Cue, party: Party, goods: list[Cue]) -> bool:
    """Tell whether the sentence names what one makes for, supplies to or buys from the other; of shares a seller is no party."""
    if cue.entry.id == "alliance.done_by" and cue.end - cue.start < 13 and party.start - cue.end <= 5:
        return True  # "made by Magna"
    if construction != "from":
        return any(good.start < party.start + 60 for good in goods)
    between = [good for good in goods if cue.end <= good.start < party.start]
    return any(good.entry.value == "goods" for good in between or [good for good in goods if good.start < cue.end])


def governing(construction: str, word: str, gap: str, several: bool) -> str:
    """Return the preposition that governs a name over the `gap` after a cue's `word`, "" for none."""
    found = PREPOSITION.findall(gap)
    if not found:
        return OWN_PREPOSITION.search(word)[1] if OWN_PREPOSITION.search(word) else ""
    last = found[-1]
    if last in TRANSPARENT:
        if last == "of" and (construction in TAKES_OF or several):
            return last
        found = OWN_PREPOSITION.findall(word) + found
        return found[-2] if len(found) > 1 else last
    return last


def allows(construction: str, preposition: str, gap: str, party: Party) -> bool:
    """Tell whether the construction takes a name by `preposition` over `gap`."""
    if preposition == "":
        return "" in GOVERNS[construction] and len(gap) <= NEAR and "," not in gap.strip(" ,")
    if construction in ALONE and preposition in ("of", "by") and (len(party.organisations) > 1 or gap == " of "):
        return True
    return preposition in GOVERNS[construction]


# What may follow a rival's name where it acts itself: "which invested", "the company that", or the verb at once.
ITS_CLAUSE = re.compile(r", (?:an?|the) $|,? (?:the|an?) [a-z' -]{0,40}\b(?:that|which)\b|,? (?:which|who|that)\b| (?:has |had |also |will |recently |itself )*$")


def take_left(cue: Cue, aside: int, folded: str, parties: list[Party]) -> Party | None:
    """Return the group of names before `cue` that is its subject or possessor, or None.

    "GM follows Ford and will use Tesla's plug": after "and" the verb belongs to the first name, not to the nearest.
    """
    nearest: Party | None = None
    for party in reversed(parties):
        if party.end > cue.start:
            continue
        gap = folded[party.end:cue.start]
        if len(gap) > 2 * REACH or BREAK.search(gap):
            break
        if party.stands_by and nearest is None and ITS_CLAUSE.match(gap):
            return party  # "the rival Ford, which invested in Rivian"
        if (party.aside >= 0 and party.aside != aside) or not party.takes_part:
            continue
        if nearest is None:
            nearest = party
            if not ANOTHER_VERB.match(gap):
                break
        else:
            return party
    return nearest


def with_subject(party: Party, folded: str, parties: list[Party]) -> Party:
    """Return a group with the subject before it, if it follows "with": "A has signed with B a memorandum", "proposed to B a merger"."""
    before = folded[max(0, party.start - 40):party.start]
    if not WITH_BEFORE.search(before) and not PROPOSED.search(before):
        return party
    before = next((other for other in reversed(parties) if other.end <= party.start and other.takes_part), None)
    if before is None or party.start - before.end > REACH or BREAK.search(folded, before.end, party.start):
        return party
    return replace(party, start=before.start, organisations=(*before.organisations, *party.organisations))


def combine(cue: Cue, left: Party | None, rights: list[tuple[Party, str]], start: int, folded: str, parties: list[Party],
            memory: Memory) -> list[Bound]:
    """Return the sets of parties that `cue` binds, each with its reach in the text and whether a party was borrowed."""
    if len(rights) > 1 and rights[0][1] == POSSESSOR:
        left, rights = rights[0][0], rights[1:]  # "the venture of A with B": who stands before it has no part
    right_names = tuple(dict.fromkeys(name for party, _ in rights for name in party.organisations))
    left_names = left.organisations if left else ()
    begin = min(cue.start, left.start) if left else cue.start
    end = max([cue.end, *(party.end for party, _ in rights)])
    if cue.entry.id in TOGETHER and left_names and len(right_names) > 1:
        return [((*left_names, *right_names), (begin, end, False))]
    if cue.entry.value in MANY:
        return bind_all(cue, left_names, right_names, rights, (begin, end), start, folded, memory)
    if cue.entry.value == "by" and len(right_names) > 1 and (not left_names or cue.entry.id == BELONGS):
        return [(right_names, (begin, end, False))]
    if cue.entry.id == BELONGS:
        return []
    borrowed = not left_names
    if borrowed:
        if cue.entry.id == "alliance.buy_from" and not cue_is_verb(folded, cue) and not PRONOUN.search(folded, start, cue.start):
            return []
        if cue.entry.value in NEED_SUBJECT and not PRONOUN.search(folded, start, cue.start):
            return []
        if any(party.end <= cue.start and party.takes_part for party in parties) and not PRONOUN.search(folded, start, end):
            return []
        left_names = borrow(right_names, memory.subject)
    return [((name, other), (begin, end, borrowed)) for name in left_names for other in right_names if name != other]


NOUNS_OF_GOODS = frozenset({"packs", "modules", "motors", "electrolyte", "cathode", "cathodes", "anodes", "lidar", "lidars", "software",
                            "components", "platform", "architecture", "technology", "vans", "cars", "vehicles", "trucks", "buses", "models",
                            "chassis", "drivetrain", "drivetrains", "powertrain", "powertrains"})


def cue_is_verb(folded: str, cue: Cue) -> bool:
    """Tell whether "takes", not "vans", speaks of buying from somebody."""
    return folded[cue.start:cue.end] not in NOUNS_OF_GOODS


def bind_all(cue: Cue, left: tuple[str, ...], right: tuple[str, ...], rights: list[tuple[Party, str]], span: tuple[int, int],
             start: int, folded: str, memory: Memory) -> list[Bound]:
    """Return the one set of parties that a mutual word binds, or a set for each pair if it stands in the plural."""
    if (rights and rights[0][1] == POSSESSOR and len(right) == 1) or (cue.entry.value == "round" and not left):
        return []
    if not right and cue.entry.value == "mutual" and (not left or cue.start - span[0] > FAR_SUBJECT):
        return []
    borrowed = False
    lacks_first = bool(rights) and rights[0][1] in ("with", "alongside") and not set(left) - set(right)
    if lacks_first or (len(set(left) | set(right)) < 2 and PLURAL_PRONOUN.search(folded, start, span[1])):
        said_of = memory.subject if PRONOUN.search(folded, start, span[1]) else memory.paragraph or memory.subject
        left, borrowed = (*left, *borrow((*left, *right), said_of)), True
        if not left:
            return []
    if len(right) > 1 and len(left) == 1 and (
            PLURAL.search(folded[cue.start:cue.end]) or PLURAL_DEALS.search(folded, cue.end, max(cue.end, rights[0][0].start))):
        return [((left[0], other), (*span, borrowed)) for other in right]
    return [((*left, *right), (*span, borrowed))]


def borrow(names: tuple[str, ...], subject: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one of `subject`, of earlier sentences, that a pronoun or an omission stands for beside `names`."""
    return tuple(name for name in subject if name not in names)[:1]


def frames_under_heading(sentence_id: int, cues: list[Cue], parties: list[Party], heading: str, centre: str | None,
                         codebook: Codebook) -> list[Frame]:
    """Return the frame of a sentence that leaves out the name in the heading above it, if it has a word of alliance.

    The other party is the one that the sentence names, or else the organisation that the whole list is about.
    """
    cue = next((cue for cue in cues if cue.entry.value not in ("with", "beside")), None)
    others = {name for party in parties if party.takes_part for name in party.organisations} - {heading}
    if cue is None or len(others) > 1 or (not others and cue.entry.value != "joint"):
        return []
    other = others.pop() if others else centre
    if other is None or other == heading:
        return []
    frame = make_frame(sentence_id, cue, (heading, other), (cue.start, cue.end, True), codebook)
    return [frame] if frame else []


def make_frame(sentence_id: int, cue: Cue, names: tuple[str, ...], reach: tuple[int, int, bool],
               codebook: Codebook) -> Frame | None:
    """Return the frame of `names`, with a joint company replaced by its owners, or None if fewer than two can be allied."""
    if not all(may_take_part(name, codebook) for name in names):
        return None
    parties, joint_company = settle(names, codebook, cue.entry.id == TAKEOVER)
    if len(parties) < 2:
        return None
    start, end, borrowed = reach
    return Frame(sentence_id, start, end, cue, tuple(sorted(parties)), joint_company, borrowed)


def settle(names: tuple[str, ...], codebook: Codebook, takeover: bool = False) -> tuple[set[str], str | None]:
    """Return who of `names` can be allied with each other, and the joint company among them.

    Who belongs to the other today was bought once: the purchase is an alliance, what they do together is none.
    """
    parties = set(names)
    known = {name: codebook.organisations.get(name) for name in names}
    joint_company = None
    for name in names:
        owners = set(known[name].owners) if known[name] and known[name].owners else set()
        if owners and parties - {name} <= owners:
            joint_company = name
            parties = (parties - {name}) | owners
    return parties if takeover else without_families(parties, codebook), joint_company


def without_families(parties: set[str], codebook: Codebook) -> set[str]:
    """Return `parties`, or nothing if all belong to one group: a subsidiary with its own parent is no alliance."""
    heads = {head_of(name, codebook) for name in parties}
    return parties if len(heads) > 1 else set()


def head_of(name: str, codebook: Codebook) -> str:
    """Return the organisation at the head of the group to which `name` belongs."""
    seen = set()
    organisation: Organisation | None = codebook.organisations.get(name)
    while organisation and organisation.parent and organisation.name not in seen:
        seen.add(organisation.name)
        parent = codebook.organisations.get(organisation.parent)
        if parent is None:
            return organisation.parent
        organisation = parent
    return organisation.name if organisation else name


def with_joint_company(frame: Frame, name: str) -> Frame:
    return replace(frame, joint_company=name)
