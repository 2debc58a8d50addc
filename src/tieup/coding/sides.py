"""Sides: the names to the left and to the right of a word of alliance that its construction lets it take."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from tieup.coding.constructions import MANY, NEED_GOODS, POSSESSOR, REPEATS, allows, governing
from tieup.coding.parties import Party
from tieup.coding.setting import Setting
from tieup.model import Cue

REACH = 135  # characters between a word and the name that it governs; beyond it another clause is likely
BEFORE_NAME = 40  # characters before a name in which "with" stands, if it governs the name
GOODS_AFTER = 60  # characters after the start of a name that may still name what is supplied to it
MADE_BY, BY_ONE = 13, 5  # characters: "made by Magna" needs no goods, as short as it is
BREAK = re.compile(  # a stop inside a sentence belongs to an abbreviation
    r"[;?!]|\b(?:but|while|whereas|although|though|because|whether|after|before|"
    r"since(?! (?:last|this|early|late|mid|then|the|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|\d))|when)\b|"
    r", (?:and|so|as) (?:it|he|she|they|the)\b")
ANOTHER_VERB = re.compile(r"(?:'s)?,? (?:and|or|then) (?!(?:a|an|the|its|their|his)\b)")
# "It pilots a shuttle with A2Z, and this year signed up Motional": whoever stands under "with" does not sign.
SECOND_VERB = re.compile(
    r",? and (?:also |then |later |now |recently |(?:last|this) \w+ |in (?:\w+ )?\d{4},? |is |was |has |had |will |"
    r"would |has also |have also |also has )*"
    r"(?:has|have|had|\w+ed|began|took|bought|sold|made|built|set up|won|struck|got|holds?|owns?|makes?|builds?|plans|"
    r"sells?|supplies|buys|uses|takes|gets|works|runs|wants|invests)\b")
# "In partnership with A, B will ...": the subject follows.
FRONTED = re.compile(
    r"\W*(?:[a-z]+ly,? |also |meanwhile,? |for that |[\w ]{2,14} \d{1,2}(?:, \d{4})? [-–—]+ )?"
    r"(?:in|under|through|as part of|with|together with|along with|following|after|thanks to|by|via|besides|"
    r"apart from|in addition to|alongside|working|teaming|building|based|backed|having|since|as a result of|"
    r"jointly with|at)\b[^;:\"]*")
AFTER_PHRASE = re.compile(
    r"[^,;:\"]{0,60},? ?(?:(?:[\w.'-]+ ){0,4})?, (?:the |its |[a-z]+'s )?(?:[\w.'-]+ ){0,5}\"?|, (?:[\w.'-]+ ){0,6}")
SOLD_BY = re.compile(r"(?:,? (?:[\w-]+ ){0,3})?from\b| from\b")
# "It holds half of A and a third of B", "a plant with A and another with B": another object of the same subject.
COORDINATED = re.compile(
    r"(?:, [^,;]{0,40},|,)? and (?:an?|another|one|its|their|\d[\d.,]*|half|some|most|with|from|for|to)\b")
AND_WITH = re.compile(  # "with A here and with B there"
    r"(?:, (?:which|who|whose|in which)\b[^,;]{0,90},|[^,;:.]{0,30},?) and (?:[\w-]+ ){0,4}with\b")
CLAUSE_BETWEEN = re.compile(r",|\b(?:is|are|was|were|has|have|had|will|would|said|says)\b")
PART_OF_IT = re.compile(r"%|\b(?:per cent|percent|stakes?|shares?|half|third|quarter|fifth|tenth|interest)\b")
THAT_IT = re.compile(  # "control of C, which it founded with B"
    r"^(?:(?!\b(?:said|says|announced|told|confirmed|added|reported)\b).)*?"
    r"\b(?:that|which) (?:it|he|she) (?:[a-z]+ ){0,3}$")
# "It offers Waymo's cars in Austin, and in China it's got deals with B": the deals are those of whom it speaks.
IT_ACTS = re.compile(r"\b(?:it|they)(?:'s|’s|'ve|’ve|'ll|’ll)? (?:[\w'’-]+ ){0,5}$")
IT_SUBJECT = re.compile(r"\W*(?:and |but |so |now |today,? |meanwhile,? |then )?(?:it|they)\b")
UNDER_PREPOSITION = re.compile(
    r"\b(?:with|from|by|to|for|in|of|at|into|on|than|against) "
    r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:early|late|mid|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|last|this|the past|recent|\d{4})\b|addition|turn|return|all\b)"
    r"(?:(?!and\b)[\w'’.-]+ ){0,4}$")
# "Magna builds the car for Fisker, in which it holds 6%, and has a venture with BAIC"
GOES_ON = re.compile(
    r", (?:in )?(?:which|who|whose) [^;,]*, and (?:also )?"
    r"(?:has|have|had|is|will|plans|holds|owns|runs|builds|makes|supplies)\b")
# What may follow a rival's name where it acts itself: "which invested", "the company that", or the verb at once.
ITS_CLAUSE = re.compile(
    r", (?:an?|the) $|,? (?:the|an?) [a-z' -]{0,40}\b(?:that|which)\b|,? (?:which|who|that)\b|"
    r" (?:has |had |also |will |recently |itself )*$")
# A weak verb binds only the name right after "with": "built with Tesla's port", "with the next cells from GM" do not.
WITH_NAME = re.compile(r"\b(?:with|alongside) (?:(?!of\b|from\b)[\w.'\"-]+ ){0,6}$")
WITH_BEFORE = re.compile(r"\bwith (?:(?!of\b|from\b)[\w.'\"-]+ ){0,4}$")
PROPOSED = re.compile(r"\b(?:propos(?:ed|es)|offered|offers|suggest(?:ed|s)) to (?:[\w.'-]+ ){0,3}$")
SOLD_THING = re.compile(
    r"(?:'s?|’s?) (?:[\w.-]+ ){0,4}"
    r"(?:plants?|factor(?:y|ies)|works|sites?|stakes?|shares?|half|business|unit|operations|assets)\b")
OTHER_THING = re.compile(
    r"'s? (?!(?:[\w-]+ ){0,2}"
    r"(?:shares?|stock|capital|equity|business|unit|arm|operations|plants?|factory|subsidiary|venture)\b)")
DONE_BY, SUPPLY = "alliance.done_by", "alliance.supply"
NO_GOODS = frozenset({"alliance.lend", "alliance.backed"})
ONLY_BY = {"alliance.make_for": "for"}  # words so common that only one preposition makes them speak of two parties


class Governed(NamedTuple):
    """Names after a word, and the preposition by which it takes them; "" for none."""

    party: Party
    preposition: str


def take_rights(cue: Cue, aside: int, setting: Setting) -> list[Governed]:
    """Return the names after `cue`, itself in the given aside, that it governs."""
    construction, word = cue.entry.value, setting.folded[cue.start:cue.end]
    taken: list[Governed] = []
    for party in setting.parties:
        if party.start < cue.end:
            continue
        gap = setting.folded[cue.end:party.start]
        if len(gap) > REACH or BREAK.search(gap):
            break
        if party.aside >= 0 and party.aside != aside:
            continue
        several = len(party.organisations) > 1
        preposition = governing(construction, word, gap, several)
        if not allows(construction, preposition, gap, several):
            if taken or (construction == "from" and party.takes_part and is_sold_whole(party, gap, setting)):
                break  # "Luxeed, made by Chery, and Stelato, made by BAIC": another thing
            continue
        if not party.takes_part:
            break
        if ONLY_BY.get(cue.entry.id, preposition) != preposition or not is_meant(cue, party, gap, setting):
            continue
        taken.append(Governed(party, preposition))
        if construction not in REPEATS and preposition != POSSESSOR and not (
                construction in MANY and AND_WITH.match(setting.folded, party.end)):
            break
    return taken


def is_sold_whole(party: Party, gap: str, setting: Setting) -> bool:
    """Tell whether a firm named over `gap` is bought from somebody: who sells it whole is no party."""
    return SOLD_BY.match(setting.folded, party.end) is not None and PART_OF_IT.search(gap) is None


def is_meant(cue: Cue, party: Party, gap: str, setting: Setting) -> bool:
    """Tell whether `cue` speaks of the party that it governs, and not only of something that is the party's."""
    construction, folded = cue.entry.value, setting.folded
    if construction == "with":
        return (not folded.startswith("'s", party.end) and WITH_NAME.search(gap) is not None
                and SECOND_VERB.search(gap) is None)
    if construction in NEED_GOODS:
        return cue.entry.id in NO_GOODS or names_goods(cue, party, setting.goods)
    if construction == "beside":
        return CLAUSE_BETWEEN.search(gap) is None
    if construction == "object":
        return SOLD_THING.match(folded, party.end) is None  # who sells a plant is no party
    if construction == "into":
        return OTHER_THING.match(folded, party.end) is None  # "half of BMW's deliveries"
    return True


def names_goods(cue: Cue, party: Party, goods: list[Cue]) -> bool:
    """Tell whether a sentence says what one makes for, supplies to or buys from the other; shares are no goods."""
    if cue.entry.id == SUPPLY and party.start - cue.end <= 1:
        return True  # "will supply Renesas for ten years"
    if cue.entry.id == DONE_BY and cue.end - cue.start < MADE_BY and party.start - cue.end <= BY_ONE:
        return True
    if cue.entry.value != "from":
        return any(good.start < party.start + GOODS_AFTER for good in goods)
    between = [good for good in goods if cue.end <= good.start < party.start]
    return any(good.entry.value == "goods" for good in between or [good for good in goods if good.start < cue.end])


def take_left(cue: Cue, aside: int, setting: Setting) -> Party | None:
    """Return the names before `cue`, itself in the given aside, that are its subject or possessor, or None.

    "GM follows Ford and will use Tesla's plug": after "and" the verb belongs to the first name, not to the nearest.
    """
    nearest: Party | None = None
    for party in reversed(setting.parties):
        if party.end > cue.start:
            continue
        gap = setting.folded[party.end:cue.start]
        if len(gap) > 2 * REACH or BREAK.search(gap):
            break
        if party.stands_by and nearest is None and ITS_CLAUSE.match(gap):
            return party  # "the rival Ford, which invested in Rivian"
        if (party.aside >= 0 and party.aside != aside) or not party.takes_part:
            continue
        if nearest is not None:
            return party
        if THAT_IT.search(gap) and (gap.startswith((", the ", ", a ")) or is_governed(party, setting)):
            continue
        if IT_ACTS.search(gap) and (setting.folded.startswith(("'s", "’s"), party.end) or is_governed(party, setting)
                                    or IT_SUBJECT.match(setting.folded, setting.start)):
            continue
        if is_governed(party, setting) and (COORDINATED.match(setting.folded, party.end, cue.end)
                                            or SECOND_VERB.search(setting.folded, party.end, cue.end)):
            continue
        nearest = party
        if not ANOTHER_VERB.match(gap) and not GOES_ON.search(gap):
            break
    return nearest


def own_subject(setting: Setting, place: int) -> tuple[str, ...]:
    """Return whom the sentence is about before `place`: Tesla in "Tesla signed with A, and it buys from B"."""
    if IT_SUBJECT.match(setting.folded, setting.start):
        return ()
    return next((party.organisations for party in setting.parties if party.end <= place and party.takes_part
                 and party.aside < 0 and not is_governed(party, setting)), ())


def following_subject(setting: Setting, place: int, end: int) -> tuple[str, ...]:
    """Return the subject behind a phrase that opens the sentence: CATL in "In a venture with Sinopec, CATL builds"."""
    if not FRONTED.fullmatch(setting.folded, setting.start, place):
        return ()
    after = next((party for party in setting.parties if party.start >= end), None)
    if after is None or not after.takes_part or not AFTER_PHRASE.fullmatch(setting.folded, end, after.start):
        return ()
    return after.organisations


def is_governed(party: Party, setting: Setting) -> bool:
    """Tell whether a preposition governs the names, so that they are the subject of no verb."""
    before = setting.folded[max(setting.start, party.start - BEFORE_NAME):party.start]
    return UNDER_PREPOSITION.search(before) is not None


def with_subject(party: Party, setting: Setting) -> Party:
    """Return names with the subject before them, if they follow "with": "A has signed with B a memorandum"."""
    if not follows_with(party, setting.folded) and not PROPOSED.search(words_before(party, setting.folded)):
        return party
    subject = setting.actor_before(party.start)
    if subject is None or party.start - subject.end > REACH or BREAK.search(setting.folded, subject.end, party.start):
        return party
    return replace(party, start=subject.start, organisations=(*subject.organisations, *party.organisations))


def follows_with(party: Party, folded: str) -> bool:
    """Tell whether "with" governs the names."""
    return WITH_BEFORE.search(words_before(party, folded)) is not None


def words_before(party: Party, folded: str) -> str:
    return folded[max(0, party.start - BEFORE_NAME):party.start]
