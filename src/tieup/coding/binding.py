"""Binding: the sets of parties that a word of alliance makes of the names before and after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tieup.coding.constructions import ALONE, MANY, NEED_SUBJECT, POSSESSOR
from tieup.coding.frame import TAKEOVER, Bond, pair
from tieup.coding.memory import borrow
from tieup.coding.parties import Party, aside_of
from tieup.coding.setting import Setting
from tieup.coding.sides import (
    Governed,
    following_subject,
    follows_with,
    own_subject,
    take_left,
    take_rights,
    with_subject,
)
from tieup.coding.turns import (
    bind_antecedent,
    bind_compound,
    bind_following,
    bind_founders,
    bind_it,
    bind_it_and,
    bind_named,
    bind_pronoun,
    bind_relative,
    bind_role,
)
from tieup.model import Cue

FAR_SUBJECT = 100  # "the deal" may be unrelated to names that stand farther before it
TOGETHER = "alliance.together"  # part of a group of names: "Toyota, together with Idemitsu,"
SIGN_UP = "alliance.sign_up"  # whom one signs up at once takes part in one project
BELONGS = "alliance.belongs"  # to two: they own it together; to one: it is only a part of that one
BUY_FROM = "alliance.buy_from"
FOUNDERS = frozenset({"alliance.founders", "alliance.joint_deed"})
INVESTS = frozenset({"alliance.invest"})
TWO_OR_THREE = (2, 3)
PRONOUN = re.compile(
    r"\b(?:it|its|they|their|them|he|she|his|her|who|both|another|two|the (?:company|carmaker|automaker|group|firm))\b")
PLURAL_PRONOUN = re.compile(r"\b(?:they|their|them|both|each other|the two|the pair|together)\b")
PLURAL = re.compile(r"(?:s|ties)$")
PLURAL_DEALS = re.compile(
    r"\b(?:agreements|contracts|deals|partnerships|alliances|ventures|jvs|memoranda|mous|tie-ups|pacts|orders|plants|"
    r"factories|gigafactories|lines)\b")
# Words of buying that are no deed of the buyer: without a subject "vans from Ford" are nobody's purchase.
NOUNS_OF_GOODS = frozenset({
    "come", "comes", "coming",
    "packs", "modules", "motors", "electrolyte", "cathode", "cathodes", "anodes", "lidar", "lidars", "software",
    "components", "platform", "architecture", "technology", "vans", "cars", "vehicles", "trucks", "buses", "models",
    "chassis", "drivetrain", "drivetrains", "powertrain", "powertrains"})
WITH_PRONOUN = re.compile(r"[^.;,]{0,60}\bwith (?:it|them|him)\b")
UNNAMED_PARTNER = re.compile(
    r"[^.;,]{0,25}\bwith (?:an?|another|other|several|some|various|many|more|one|two|three|unnamed|the likes|"
    r"local|domestic|foreign|chinese|korean|japanese|european|american|indian)\b")
OUT_OF = re.compile(
    r"\bout (?:its|their|his|both|all|the)(?: [\w-]+){0,3} (?:partners?|co-owners?|shareholders?|allies|ally) $")
FOR = re.compile(r"[^.;,]{0,30}\bfor (?:the )?(?:[\w-]+ ){0,2}")
OF_IT = frozenset({"into"})
# "agreed to invest in it", "will supply it with cells": with whom the sentence before was about
IT_OBJECT = re.compile(
    r"(?: (?!and\b|but\b|that\b|which\b)[\w$€£.,%-]+){0,6}? (?:(?:in|into|to|from|of|for) )?it\b"
    r"(?! (?:is|was|will|would|has|had|can|could|may|said|plans|wants|makes|sells|builds|needs|expects|calls|owns))")
UNDER = re.compile(r"\W*(?:under|as part of|in|through|with) (?:an?|the|this|their)\b[^;,]*$")


def find_bonds(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the sets of parties that `cue` binds, none if it binds nobody."""
    if cue.entry.value == "which":
        return bind_antecedent(cue, setting)
    around = next((party for party in setting.parties if party.start < cue.end and cue.start < party.end), None)
    if around is not None:
        together = cue.entry.id == TOGETHER and around.takes_part  # any other word is part of a name
        return [Bond(around.organisations, around.start, around.end)] if together else []
    if cue.entry.value == "role":
        return bind_role(cue, setting)
    if cue.entry.value == "is":
        return bind_named(cue, setting)
    aside = aside_of(setting.asides, cue.start)
    rights = take_rights(cue, aside, setting)
    return bind_rights(cue, aside, rights, setting) if rights else bind_lefts(cue, aside, setting)


def bind_rights(cue: Cue, aside: int, rights: list[Governed], setting: Setting) -> list[Bond]:
    """Return the sets of a word that governs names after it."""
    left = take_left(cue, aside, setting)
    if cue.entry.value == "by" and left is None and (client := client_of(rights, setting)):
        return pair(rights[0].party.organisations, client.organisations, cue.start, client.end)
    if cue.entry.value == "prefix" and (left is None or left.end != cue.start):
        return []
    if cue.entry.id in FOUNDERS:
        return bind_founders(cue, left, setting)
    if left and cue.entry.value in ALONE:
        left = with_subject(left, setting)
    return bind_sides(cue, left, rights, setting)


def client_of(rights: list[Governed], setting: Setting) -> Party | None:
    """Return for whom somebody makes something: B in "the chargers are made by A for B", or None."""
    after = next((party for party in setting.parties if party.start >= rights[-1].party.end), None)
    made_for = after and after.takes_part and FOR.fullmatch(setting.folded, rights[-1].party.end, after.start)
    return after if made_for else None


def bind_lefts(cue: Cue, aside: int, setting: Setting) -> list[Bond]:
    """Return the sets of a word that governs no name after it: it may yet unite those that stand before it."""
    found = bind_relative(cue, setting) or bind_compound(cue, setting)
    if found:
        return found
    if cue.entry.value in MANY and WITH_PRONOUN.match(setting.folded, cue.end):
        return bind_pronoun(cue, setting) or bind_it(cue, setting)
    if cue.entry.value in OF_IT and IT_OBJECT.match(setting.folded, cue.end):
        return bind_it(cue, setting)
    if cue.entry.value not in ALONE or UNNAMED_PARTNER.match(setting.folded, cue.end):
        return []
    left = take_left(cue, aside, setting)
    if left is None and UNDER.match(setting.folded, setting.start, cue.start):
        return bind_following(cue, setting)
    if left and left.is_joint:  # "their BlueOval SK venture" tells its owners by itself
        return [Bond(left.organisations, left.start, cue.end)]
    if left and (found := bind_it_and(cue, left, setting)):
        return found
    if cue.entry.id in FOUNDERS:
        return bind_founders(cue, left, setting)
    whole = with_subject(left, setting) if left else None
    if left and whole is left and follows_with(left, setting.folded):  # "with Sony it has a venture"
        names = (*left.organisations, *borrow(left.organisations, setting.memory.subject))
        return [Bond(names, left.start, cue.end, borrowed=True)]
    return bind_sides(cue, whole, [], setting)


class Sides(NamedTuple):
    """The names before and after a word, those after it as it governs them, and the interval from first to last."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    rights: list[Governed]
    start: int
    end: int


def bind_sides(cue: Cue, left: Party | None, rights: list[Governed], setting: Setting) -> list[Bond]:
    """Return the sets that the construction of `cue` makes of the names on its two sides."""
    if len(rights) > 1 and rights[0].preposition == POSSESSOR and cue.entry.value in MANY:
        left, rights = rights[0].party, rights[1:]  # "the venture of A with B": who stands before it has no part
    sides = Sides(
        left.organisations if left else (),
        tuple(dict.fromkeys(name for party, _ in rights for name in party.organisations)), rights,
        min(cue.start, left.start) if left else cue.start, max([cue.end, *(party.end for party, _ in rights)]))
    if cue.entry.id == SIGN_UP and sides.left and len(sides.right) > 1:
        return [Bond((*sides.left, *sides.right), sides.start, sides.end)]
    if cue.entry.value in MANY and len(rights) > 1 and all(right.preposition == "with" for right in rights):
        first = sides.left or own_subject(setting, sides.start) or setting.memory.subject[:1]
        return [Bond((*first, *right.party.organisations), sides.start, right.party.end, not sides.left)
                for right in rights if first]
    if cue.entry.value in MANY:
        return bind_many(cue, sides, setting)
    if cue.entry.value == "by" and len(sides.right) > 1 and (not sides.left or cue.entry.id == BELONGS):
        return [Bond(sides.right, sides.start, sides.end)]
    if cue.entry.id == BELONGS:
        return []
    return bind_pairs(cue, sides, setting)


def bind_many(cue: Cue, sides: Sides, setting: Setting) -> list[Bond]:
    """Return the one set of parties that a mutual word binds, or a set for each pair if it stands in the plural."""
    left, right, rights, start, end = sides
    folded, memory = setting.folded, setting.memory
    preposition = rights[0].preposition if rights else ""
    if (preposition == POSSESSOR and len(right) == 1) or (cue.entry.value == "round" and not left):
        return []
    if not right and cue.entry.value == "mutual" and (not left or cue.start - start > FAR_SUBJECT):
        return []
    borrowed = False
    lacks_first = preposition in ("with", "alongside") and not set(left) - set(right)
    if lacks_first and (subject := following_subject(setting, start, end)):
        left, lacks_first = subject, False
    if lacks_first or (len({*left, *right}) < 2 and PLURAL_PRONOUN.search(folded, setting.start, end)):
        said_of = own_subject(setting, start) or (
            memory.subject if PRONOUN.search(folded, setting.start, end) else memory.paragraph or memory.subject)
        left, borrowed = (*left, *borrow((*left, *right), said_of)), True
        if not left:
            return []
    if len(left) == 1 and len(right) > 1 and (
            PLURAL.search(folded[cue.start:cue.end])
            or PLURAL_DEALS.search(folded, cue.end, max(cue.end, rights[0].party.start))):
        return [Bond((left[0], other), start, end, borrowed) for other in right]
    return [Bond((*left, *right), start, end, borrowed)]


def bind_pairs(cue: Cue, sides: Sides, setting: Setting) -> list[Bond]:
    """Return a pair for each name before and each after a word that goes from one to the other.

    A subject that the sentence leaves to a pronoun, or leaves out, is taken from the sentences before.
    """
    bought = setting.folded[cue.start:sides.rights[0].party.start] if sides.rights else ""
    if sides.left and cue.entry.id == TAKEOVER and OUT_OF.search(bought):
        return [Bond((*sides.left, *sides.right), sides.start, sides.end)]  # "buys out its partners B and C"
    if len(sides.left) in TWO_OR_THREE and cue.entry.id in INVESTS and len(sides.right) == 1:
        return [Bond((*sides.left, *sides.right), sides.start, sides.end)]  # who put in money at once make one round
    if sides.left:
        return pair(sides.left, sides.right, sides.start, sides.end)
    if subject := following_subject(setting, sides.start, sides.end):
        return pair(subject, sides.right, sides.start, sides.end)
    said_of_it = PRONOUN.search(setting.folded, setting.start, cue.start)
    is_noun = (cue.entry.id == BUY_FROM and setting.folded[cue.start:cue.end] in NOUNS_OF_GOODS
               and not (setting.folded.startswith("come", cue.start)
                        and setting.folded.startswith("the ", setting.start)))
    if (is_noun or cue.entry.value in NEED_SUBJECT) and not said_of_it:
        return []
    if setting.actor_before(cue.start) and not PRONOUN.search(setting.folded, setting.start, sides.end):
        return []
    subject = borrow(sides.right, own_subject(setting, cue.start) or setting.memory.subject)
    return pair(subject, sides.right, sides.start, sides.end, borrowed=True)
