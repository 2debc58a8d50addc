"""Headings: frames of sentences that leave out a party because the headline, or the heading of their item, names it."""

from __future__ import annotations

import re

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.dealings import is_customer
from tieup.coding.frame import TAKEOVER, Bond, Frame, make_frame
from tieup.coding.items import Item, announces_deals, title_of
from tieup.coding.parties import find_parties, may_take_part, subject_of
from tieup.coding.setting import Setting
from tieup.model import Cue, Document

OPENING = 7  # sentences after a headline that may say what the two in it do together
SPEAKS = frozenset({"joint", "mutual", "into", "object", "to", "from", "round"})  # these say more than "makes", "uses"
WHATEVER = SPEAKS | {"with", "by", "role", "beside"}  # in the headline itself
DEALS_WITH = frozenset({"loose", "to", "from", "mutual", "joint"})  # of a deal with whom the headline names
BESIDE = frozenset({"with", "beside"})  # too weak for a sentence that names but one party
# Who is sued over a deal was a party to it.
QUARREL = re.compile(
    r"\b(?:sues?|sued|suing|lawsuit|court|breach)\b[^;]*\b(?:deal|contract|pact|agreement|venture|partnership)\b")


def frames_under_heading(setting: Setting, heading: str, centre: str | None, codebook: Codebook) -> list[Frame]:
    """Return the frame of a sentence that leaves out the name in the heading above it, if it has a word of alliance.

    The other party is the one that the sentence names, or else the organisation that the whole list is about.
    """
    cue = next((cue for cue in setting.cues if cue.entry.value not in BESIDE), None)
    others = {name for party in setting.parties if party.takes_part for name in party.organisations} - {heading}
    if cue is None or len(others) > 1 or (not others and cue.entry.value != "joint"):
        return []
    other = others.pop() if others else centre
    if other is None or other == heading:
        return []
    frame = make_frame(setting.sentence_id, cue, Bond((heading, other), cue.start, cue.end, borrowed=True), codebook)
    return [frame] if frame else []


def frames_with_centre(document: Document, folded: str, frames: list[Frame], codebook: Codebook) -> list[Frame]:
    """Return frames for an article about one organisation's several deals, whose sentences name only the other party.

    "Ford signs five lithium deals", and further down: "Albemarle has committed to 100,000 tonnes of hydroxide".
    """
    named = {mention.organisation for index in title_of(document) for mention in document.mentions[index]
             if may_take_part(mention.organisation, codebook)}
    if len(named) != 1 or not announces_deals(document):
        return []
    centre = named.pop()
    framed = {frame.sentence_id for frame in frames}
    found = []
    for sentence in document.sentences:
        index = sentence.sentence_id
        others = {mention.organisation for mention in document.mentions[index]} - {centre}
        cue = cue_among(document, index, DEALS_WITH)
        if index in framed or len(others) != 1 or cue is None or not speaks_of_goods(document, index):
            continue
        first = subject_of(find_parties(document, index, folded, codebook)[0])
        if first is None or first.organisations != (*others,) or first.start > cue.start:
            continue
        if is_denied(document, index, cue):
            continue
        frame = make_frame(index, cue, Bond((centre, *others), first.start, cue.end, borrowed=True), codebook)
        if frame:
            found.append(frame)
    return found


def frames_of_headings(document: Document, folded: str, items: list[Item], frames: list[Frame],
                       codebook: Codebook) -> list[Frame]:
    """Return frames for headlines that name two parties of which no sentence says in one breath that they are allied.

    "Nikola, Iveco go their separate ways", and the text goes on: "the two founded the company in 2019".
    """
    found = []
    listed = {item.heading for item in items if item.is_numbered}
    for heading, text in regions_of(document, items):
        names = headed(document, folded, heading, codebook)
        if not names or any(set(names) <= set(frame.parties) for frame in frames
                            if frame.sentence_id in text or frame.sentence_id in heading):
            continue
        frame = frame_of(document, names, [*heading, *text], SPEAKS, codebook)
        if frame is None and heading[0] not in listed:
            frame = frame_of(document, names, heading, WHATEVER, codebook)
        if frame is None and heading[0] in listed:  # in a list of deals any word is about the deal
            frame = frame_of(document, names, [*heading, *text], None, codebook)
        if frame and not is_customer(frame, folded, codebook):
            found.append(frame)
    return found


def frame_of(document: Document, names: tuple[str, ...], sentences: list[int], constructions: frozenset[str] | None,
             codebook: Codebook) -> Frame | None:
    """Return the frame of the names in a heading by the first word of alliance in sentences that name nobody else."""
    for index in sentences:
        named = {mention.organisation for mention in document.mentions[index]}
        cue = cue_among(document, index, constructions)
        if cue is None or not named or not named <= set(names) or is_denied(document, index, cue):
            continue
        if any(other.entry.variable == "lobby" for other in document.cues[index]):
            continue  # "join forces to push Washington"
        if frame := make_frame(index, cue, Bond(names, cue.start, cue.end), codebook):
            return frame
    return None


def regions_of(document: Document, items: list[Item]) -> list[tuple[list[int], range]]:
    """Return the sentences of the headline, and of each item's heading, with those below that go on about them."""
    titles = title_of(document)
    size = len(document.sentences)
    opening = [(titles, range(titles[-1] + 1, min(size, titles[-1] + 1 + OPENING)))] if titles else []
    return opening + [([item.heading], range(item.first, item.last)) for item in items if item.first]


def headed(document: Document, folded: str, heading: list[int], codebook: Codebook) -> tuple[str, ...]:
    """Return the names in a heading if they are those of one alliance: two, or more that stand together."""
    parties = [party for index in heading for party in find_parties(document, index, folded, codebook)[0]]
    sentences = [document.sentences[index] for index in heading]
    quarrel = any(QUARREL.search(folded, sentence.start, sentence.end) for sentence in sentences)
    if not quarrel and not all(party.takes_part for party in parties):
        return ()
    names = tuple(dict.fromkeys(name for party in parties for name in party.organisations
                                if party.takes_part or (quarrel and party.stands_by)))
    together = len(parties) == 1 and len(names) > 2  # "Cummins, Daimler Truck and Paccar pick Mississippi"
    return names if len(names) == 2 or together else ()


def cue_among(document: Document, index: int, constructions: frozenset[str] | None) -> Cue | None:
    """Return the first word of alliance in a sentence that has one of the constructions, or any; None without one.

    "Buys", where it may be said of goods, comes last.
    """
    found = [cue for cue in document.cues[index] if cue.entry.variable == "alliance"
             and (constructions is None or cue.entry.value in constructions)]
    return min(found, key=lambda cue: cue.entry.id == TAKEOVER, default=None)


def speaks_of_goods(document: Document, index: int) -> bool:
    return any(cue.entry.variable == "goods" and cue.entry.value == "goods" for cue in document.cues[index])


def is_denied(document: Document, index: int, cue: Cue) -> bool:
    return assertion_of(document, document.sentences[index], cue.start, cue.end) == "negated"
