"""Turns of phrase whose parties stand elsewhere than on both sides of the word of alliance, one function for each."""

from __future__ import annotations

import re

from tieup.coding.constructions import NEAR
from tieup.coding.frame import Bond, pair
from tieup.coding.memory import borrow
from tieup.coding.parties import Party
from tieup.coding.setting import Setting
from tieup.coding.sides import BREAK, REACH, own_subject
from tieup.model import Cue

IT_AND = re.compile(r"\b(?:it|they) and (?:[\w'-]+ ){0,3}$")
RELATIVE = re.compile(r"\b(?:that|which|whom) (?:[a-z'-]+ ){0,3}$")
BEFORE_ACTOR = 30  # characters in which the relative pronoun stands: "the firm that A bought"
COMPOUNDS = frozenset({"alliance.partner", "alliance.role_of"})
OF_WHOM = re.compile(r"'s? (?:[a-z-]+ ){0,3}")
IS = re.compile(r",? (?:is |was |are |became |remains |as |now |also )*")
IS_A = re.compile(
    r"(?:,| (?:is|was|are|became|becomes|remains|as))(?: also| now| already)? (?:an?|the|another) (?:[a-z-]+ )?")
RELATIVE_SHARE = re.compile(r"\b(?:in|of) which (?:[\w'-]+ ){0,4}$")
WHICH = re.compile(r", (?:which|that) (?:[a-z'-]+ ){0,3}$")
MADE = re.compile(r"(?:co-)?(?:founded|formed|created|established|owned|own|run|launched|set up)\b")
PARTNERS_BEFORE = re.compile(
    r"\b(?:customers|suppliers|partners|clients|buyers|takers|allies|investors|backers|shareholders)\b[^.]{0,60}\.\W*$")
EARLIER = 160  # characters of the sentence before that may speak of partners
ADVERB = 15  # characters: "have jointly founded"
ITS = re.compile(r"\b(?:its|their) $|\b(?:its|their) (?:[a-z-]+ ){0,2}$")
ITS_OWN = re.compile(
    r"[ ,(]*(?:(?:incidentally|also|already) )?(?:its|their)\b|"
    r",? (?:[a-z]+ ){0,2}(?:is|are|was|were|remains?|became|becomes)\b")
APART = re.compile(r",? ?(?:which|who|\(|its|also|as well)")  # a clause about an object of the sentence
COMPANY = re.compile(
    r"\b(?:company|venture|firm|alliance|partnership|business|network|fund|plant|factory|gigafactory|brand|start-?up|"
    r"consortium|service|programme?|project|shuttle|platform|agreement|deal|contract|memorandum|pact|pilot|refinery|club|"
    r"joint-stock|subsidiary|lab|laboratory)\b")


def bind_antecedent(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the pairs of "B, in which A holds 20%": `cue` reaches from "in which" to the share."""
    earlier = setting.before(cue.start)
    if not earlier or not earlier[-1].takes_part:
        return []
    held = earlier[-1]
    inside = [party for party in setting.parties if cue.start <= party.start and party.end <= cue.end]
    if not inside:  # "Hero has put its faith in Ather, of which it holds 35%"
        inside = [party for party in earlier[:-1] if party.takes_part and party.aside < 0][-1:]
    return [bond for party in inside for bond in pair(party.organisations, held.organisations, held.start, cue.end)]


def bind_role(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the pairs of "Amazon is the biggest shareholder", said of what the paragraph is about."""
    holder = setting.actor_before(cue.start)
    if holder is None or any(cue.end <= party.start < cue.end + NEAR for party in setting.parties) \
            or RELATIVE_SHARE.search(setting.folded, max(0, holder.start - NEAR), holder.start):
        return []
    between = setting.folded[holder.end:cue.start]
    if ITS.search(between) and not ITS_OWN.match(between):
        return []  # "Renault's plan, and the state, its biggest shareholder": somebody who is not named
    own = own_subject(setting, holder.start) if APART.match(between) else ()
    of_whom = borrow(holder.organisations, (*own, *setting.memory.paragraph, *setting.memory.subject))
    return pair(holder.organisations, of_whom, holder.start, cue.end, borrowed=True)


def bind_named(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the pairs of "Its partner there is B", said of what the paragraph, or the sentence itself, is about."""
    after = next((party for party in setting.parties if 0 <= party.start - cue.end < NEAR), None)
    if after is None or not after.takes_part:
        return []
    listed = setting.folded.startswith(("they", "these"), cue.start)
    if listed and not PARTNERS_BEFORE.search(setting.folded, max(0, setting.start - EARLIER), setting.start):
        return []
    earlier = next((party.organisations for party in setting.before(cue.start) if party.takes_part), ())
    of_whom = borrow(after.organisations, earlier or (*setting.memory.paragraph, *setting.memory.subject))
    return pair(of_whom, after.organisations, cue.start, after.end, borrowed=not earlier)


def bind_relative(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the pairs of "B, the firm that A bought": the object of the verb is named before its subject."""
    before = setting.before(cue.start) if cue.entry.value in ("object", "into") else []
    if len(before) < 2 or not before[-1].takes_part:
        return []
    whom, actor = before[-2:]
    if not RELATIVE.search(setting.folded, max(0, actor.start - BEFORE_ACTOR), actor.start) \
            or BREAK.search(setting.folded, actor.end, cue.start) or cue.start - actor.end > NEAR:
        return []
    return pair(actor.organisations, whom.organisations, whom.start, cue.end)


def bind_compound(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the pair of "Volvo is a StoreDot shareholder": a name right before the word, and another that is it."""
    if cue.entry.id not in COMPOUNDS:
        return []
    before = [party for party in setting.before(cue.start) if party.takes_part or party.stands_by]
    if len(before) < 2:
        return []
    who, of_whom = before[-2:]
    between, gap = setting.folded[who.end:of_whom.start], setting.folded[of_whom.end:cue.start]
    if not (gap == " " and IS_A.fullmatch(between)) and not (OF_WHOM.fullmatch(gap) and IS.fullmatch(between)):
        return []
    return pair(who.organisations, of_whom.organisations, who.start, cue.end)


def bind_pronoun(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the subject of "will put money into B and found a venture with it" and the name that "it" stands for."""
    names: list[str] = []
    for party in reversed(setting.before(cue.start)):
        names += [name for name in party.organisations if party.takes_part and name not in names]
        if len(names) > 1:
            return [Bond(tuple(names), party.start, cue.end)]
    return []


def bind_it(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the two of "B agreed to invest in it": the subject, and whom the sentence before was about."""
    actor = setting.actor_before(cue.start)
    if actor is None or BREAK.search(setting.folded, actor.end, cue.start) or cue.start - actor.end > REACH:
        return []
    other = borrow(actor.organisations, setting.memory.subject or setting.memory.paragraph)
    return pair(actor.organisations, other, actor.start, cue.end, borrowed=True)


def bind_it_and(cue: Cue, left: Party, setting: Setting) -> list[Bond]:
    """Return the two of "it and Sony have a venture", the one being what was spoken of before."""
    said = IT_AND.search(setting.folded, max(setting.start, left.start - NEAR), left.start)
    if said is None or len(left.organisations) > 1:
        return []
    earlier = (party.organisations for party in setting.before(said.start()) if party.takes_part)
    subject = next(earlier, setting.memory.subject)
    names = (*left.organisations, *borrow(left.organisations, subject))
    return [Bond(names, left.start, cue.end, borrowed=True)]


def bind_following(cue: Cue, setting: Setting) -> list[Bond]:
    """Return the two names of "Under a licensing agreement, A will use B's platform"."""
    following = [party for party in setting.parties if party.start >= cue.end and party.takes_part and party.aside < 0]
    if len(following) < 2:
        return []
    first, second = following[:2]
    if BREAK.search(setting.folded, first.end, second.start) or second.start - first.end > REACH:
        return []
    return [Bond((*first.organisations, *second.organisations), cue.start, second.end)]


def bind_founders(cue: Cue, left: Party | None, setting: Setting) -> list[Bond]:
    """Return the parties of "the company that A, B and C christened": two or more names right before the verb."""
    if left is None or len(left.organisations) < 2 or cue.start - left.end > ADVERB:
        return []
    named = WHICH.search(setting.folded, max(setting.start, left.start - BEFORE_ACTOR), left.start) \
        and MADE.match(setting.folded, cue.start)  # "BlueOval SK, which Ford and SK On founded"
    company = named or COMPANY.search(setting.folded, max(0, left.start - NEAR), left.start) \
        or COMPANY.search(setting.folded, cue.end, cue.end + NEAR)
    return [Bond(left.organisations, left.start, cue.end)] if company else []
