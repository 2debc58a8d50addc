"""Which alliances an article tells of: who takes part, main or background, which forms, how far, binding, since when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding.announced import find_announced
from tieup.coding.assertion import assertion_of
from tieup.coding.focus import set_focus
from tieup.coding.forms import find_forms
from tieup.coding.frames import ALONE, Frame, Memory, find_frames, frames_under_heading, make_frame
from tieup.coding.items import Item, central_organisation, find_items
from tieup.coding.parties import Party, find_parties, may_take_part
from tieup.coding.passages import set_passages
from tieup.coding.separation import Separation
from tieup.coding.stages import find_binding, find_stage
from tieup.coding.topics import Topic, group_frames
from tieup.model import Claim, Cue, Document, Mention, Report

# A name behind one of these is not whom the sentence is about.
BEHIND = re.compile(r"\b(?:with|from|of|by|for|to|into|as|like|unlike|at|against|than|including) (?:(?:the|its|a|an|and|both|[\w.-]+'s|[a-z-]+) ){0,4}$")
# "In 2018 it bought": whom the sentence is about has been named before.
SAID_OF_IT = re.compile(r"(?:[^,;:\"]{0,40}, )?(?:[\w' -]{0,40}\b)?(?:it|they|he|she|the (?:company|carmaker|automaker|group|firm|startup|start-up))\b(?! (?:is|was) )")
RUMOUR_DENIED = "assertion.negated.denial"
BY_TOPIC = ("focus", "form", "stage", "binding", "announced")  # read in the passages of a topic


def find_reports(document: Document, codebook: Codebook) -> tuple[Report, ...]:
    """Return the alliances that the article tells of, main ones first, each with its evidence."""
    folded = fold(document.article.text)
    items = find_items(document)
    frames = read_frames(document, folded, items, codebook)
    topics = [topic for topic in group_frames(frames) if is_of_the_sector(document, topic, codebook)]
    cues = {variable: cues_of(document, variable) for variable in BY_TOPIC}
    set_focus(document, topics, items, cues["focus"])
    set_passages(document, topics, folded, {})
    topics.sort(key=lambda topic: topic.focus != "main")
    return tuple(make_report(number, document, folded, topic, cues, codebook) for number, topic in enumerate(topics))


def read_frames(document: Document, folded: str, items: list[Item], codebook: Codebook) -> list[Frame]:
    """Return the frames of all sentences, and remember from sentence to sentence whom they are about."""
    frames: list[Frame] = []
    memory = Memory()
    under = {index: item for item in items for index in range(item.first, item.last)}
    centre = central_organisation(document) if items else None
    apart = Separation(document)
    for sentence in document.sentences:
        index = sentence.sentence_id
        item = under.get(index)
        opens = index == 0 or sentence.paragraph != document.sentences[index - 1].paragraph
        if item and index == item.first:
            heading = (item.named,) if item.named else ()
            memory, opens = Memory(heading, heading), not heading
        mentions = document.mentions[index]
        cues = by_variable(document.cues[index])
        branch = apart.branch_at(sentence, cues.get("separation", []))
        alliance = cues.get("alliance")
        if not mentions and not (alliance and item and item.named):
            continue
        if not alliance:
            memory = remember(memory, acting(document, mentions, folded), opens, codebook)
            continue
        parties, asides = find_parties(document, index, folded, cues.get("bystander", []), codebook)
        if not memory.subject:
            memory = look_ahead(document, index, memory, codebook)
        found = find_frames(index, sentence.start, folded, alliance, cues.get("goods", []), parties, asides, memory, codebook)
        if item and item.named and not found:
            found = frames_under_heading(index, alliance, parties, item.named, centre, codebook)
        frames += settle_frames(document, found, branch)
        subject = subject_of(parties)
        if subject and not (memory.subject and SAID_OF_IT.match(folded, sentence.start, subject.start)):
            memory = remember(memory, subject.organisations, opens, codebook)
    frames += frames_of_headings(document, folded, items, frames, codebook)
    return frames + frames_with_centre(document, folded, frames, codebook)


DEALS = re.compile(r"\b(?:deals|partners|partnerships|alliances|contracts|orders|tie-ups|agreements|suppliers|ventures|accords|pacts)\b")


def frames_with_centre(document: Document, folded: str, frames: list[Frame], codebook: Codebook) -> list[Frame]:
    """Return frames for an article about one organisation's several deals, whose sentences name only the other party.

    "Ford signs five lithium deals", and further down: "Albemarle has committed to 100,000 tonnes of hydroxide".
    """
    titles = [s for s in document.sentences if s.section == "title"]
    named = {m.organisation for s in titles for m in document.mentions[s.sentence_id] if may_take_part(m.organisation, codebook)}
    if len(named) != 1 or not any(DEALS.search(folded, s.start, s.end) for s in titles):
        return []
    centre = named.pop()
    framed = {frame.sentence_id for frame in frames}
    found = []
    for sentence in document.sentences:
        index = sentence.sentence_id
        cues = by_variable(document.cues[index])
        others = {m.organisation for m in document.mentions[index]} - {centre}
        cue = next((cue for cue in cues.get("alliance", ()) if cue.entry.value in ("loose", "to", "from", "mutual", "joint")), None)
        if index in framed or len(others) != 1 or cue is None or not any(good.entry.value == "goods" for good in cues.get("goods", ())):
            continue
        parties, _ = find_parties(document, index, folded, cues.get("bystander", []), codebook)
        first = subject_of(parties)
        if first is None or first.organisations != (*others,) or first.start > cue.start or is_denied(document, index, cue):
            continue
        frame = make_frame(index, cue, (centre, *others), (first.start, cue.end, True), codebook)
        if frame:
            found.append(frame)
    return found


OPENING = 7  # sentences after a headline that may say what the two in it do together


def frames_of_headings(document: Document, folded: str, items: list[Item], frames: list[Frame], codebook: Codebook) -> list[Frame]:
    """Return frames for headlines that name two parties of which no sentence says in one breath that they are allied.

    "Nikola, Iveco go their separate ways", and the text goes on: "the two founded the company in 2019".
    """
    sentences = document.sentences
    titles = [s.sentence_id for s in sentences if s.section == "title"]
    regions = [(titles, range(titles[-1] + 1, min(len(sentences), titles[-1] + 1 + OPENING)))] if titles else []
    regions += [([item.first - 1], range(item.first, item.last)) for item in items if item.first]
    found = []
    for heading, text in regions:
        parties = [party for index in heading for party in find_parties(
            document, index, folded, by_variable(document.cues[index]).get("bystander", []), codebook)[0]]
        quarrel = any(QUARREL.search(folded, document.sentences[index].start, document.sentences[index].end) for index in heading)
        names = tuple(dict.fromkeys(name for party in parties for name in party.organisations
                                    if party.takes_part or (quarrel and party.stands_by)))
        together = len(parties) == 1 and len(names) > 2  # "Cummins, Daimler Truck and Paccar pick Mississippi"
        if (len(names) != 2 and not together) or not (quarrel or all(party.takes_part for party in parties)):
            continue
        if any(set(names) <= set(frame.parties) for frame in frames if frame.sentence_id in text or frame.sentence_id in heading):
            continue
        for index in (*heading, *text):
            named = {mention.organisation for mention in document.mentions[index]}
            cue = next((cue for cue in document.cues[index] if cue.entry.variable == "alliance" and cue.entry.value in SPEAKS), None)
            if cue is None or not named & set(names) or named - set(names) or is_denied(document, index, cue):
                continue
            frame = make_frame(index, cue, names, (cue.start, cue.end, False), codebook)
            if frame:
                found.append(frame)
            break
    return found


# Who is sued over a deal was a party to it.
QUARREL = re.compile(r"\b(?:sues?|sued|suing|lawsuit|court|breach)\b[^;]*\b(?:deal|contract|pact|agreement|venture|partnership)\b")
COMMON_CAUSE = ALONE | {"loose"}  # constructions that a lobby or a lawsuit puts on like an alliance
SPEAKS = frozenset({"joint", "mutual", "into", "object", "to", "from", "round"})  # constructions that say more than "makes", "uses"


def is_denied(document: Document, index: int, cue: Cue) -> bool:
    return assertion_of(document, document.sentences[index], cue.start, cue.end) == "negated"


def by_variable(cues: tuple[Cue, ...]) -> dict[str, list[Cue]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.entry.variable, []).append(cue)
    return found


def settle_frames(document: Document, frames: list[Frame], branch: int) -> list[Frame]:
    """Return the frames of a sentence that hold, each with what the sentence says beside.

    What is denied is no alliance, but a rumour that the parties deny, or that is put as a question, remains a rumour.
    """
    kept = []
    for frame in frames:
        cues = document.cues[frame.sentence_id]
        sentence = document.sentences[frame.sentence_id]
        if frame.construction in COMMON_CAUSE and any(cue.entry.variable == "lobby" for cue in cues):
            continue
        denied = any(cue.entry.id == RUMOUR_DENIED for cue in cues) or document.article.text[sentence.end - 1] == "?"
        if denied or assertion_of(document, sentence, frame.cue.start, frame.cue.end) != "negated":
            apart = branch or (sentence.paragraph + 1 if frame.standing else 0)
            kept.append(replace(frame, denied=denied, branch=apart) if denied or apart else frame)
    return kept


def look_ahead(document: Document, index: int, memory: Memory, codebook: Codebook) -> Memory:
    """Return the memory with the subject of the next sentence, for a paragraph that begins with a question."""
    following = index + 1
    if following < len(document.sentences) and document.mentions[following]:
        return remember(memory, (document.mentions[following][0].organisation,), True, codebook)
    return memory


def acting(document: Document, mentions: tuple[Mention, ...], folded: str) -> tuple[str, ...]:
    """Return the first organisation that a sentence names behind no preposition: whom it is about."""
    start = document.sentences[mentions[0].sentence_id].start
    for mention in mentions:
        if not BEHIND.search(folded, max(start, mention.start - 40), mention.start):
            return (mention.organisation,)
    return ()


def subject_of(parties: Iterable[Party]) -> Party | None:
    """Return the names that a sentence is about: the first that take part and stand in no aside."""
    return next((party for party in parties if party.takes_part and party.aside < 0), None)


def remember(memory: Memory, names: tuple[str, ...], new_paragraph: bool, codebook: Codebook) -> Memory:
    """Return the memory after a sentence about `names`."""
    fitting = tuple(name for name in names if may_take_part(name, codebook))
    if not fitting:
        return memory
    return Memory(fitting, fitting if new_paragraph or not memory.paragraph else memory.paragraph)


SECTOR = frozenset({"carmaker", "truck_maker", "two_wheeler_maker", "battery_maker", "materials", "mining", "supplier", "charging",
                    "mobility", "joint_company"})


def is_of_the_sector(document: Document, topic: Topic, codebook: Codebook) -> bool:
    """Tell whether a party belongs to the vehicle business, or what a sentence says that binds the parties.

    Chips for telephones, or a power station, are not of the sector, though their makers may also serve it.
    """
    known = [codebook.organisations.get(name) for name in topic.parties]
    return any(organisation is not None and organisation.kind in SECTOR for organisation in known) or any(
        cue.entry.variable in ("area", "goods") and cue.entry.value != "shares"
        for index in {frame.sentence_id for frame in topic.frames} for cue in document.cues[index])


def cues_of(document: Document, variable: str) -> dict[int, list[Cue]]:
    """Return the cues of `variable` (and of its narrower kinds) by sentence, in the order of the text."""
    names = {variable, f"{variable}_between", f"{variable}_source"}
    found: dict[int, list[Cue]] = {}
    for index, cues in enumerate(document.cues):
        fitting = [cue for cue in cues if cue.entry.variable in names]
        if fitting:
            found[index] = fitting
    return found


def make_report(number: int, document: Document, folded: str, topic: Topic, cues: dict[str, dict[int, list[Cue]]], codebook: Codebook) -> Report:
    """Return the report of one topic with the claims that speak for it."""
    forms = find_forms(document, topic, folded, cues["form"], codebook)
    binding = find_binding(document, topic, cues["binding"])
    stage = find_stage(document, topic, cues["stage"], binding)
    announced, day = find_announced(document, topic, stage, cues["announced"])
    evidence: list[Claim] = [*participant_claims(topic), focus_claim(topic), *forms,
                             *(claim for claim in (stage, binding, day) if claim is not None)]
    return Report(
        number, tuple(sorted(topic.parties)), topic.focus, tuple(claim.value for claim in forms),
        stage.value if stage else None, binding.value if binding else "not_stated", announced, topic.joint_company,
        tuple(interval for _, interval in sorted(topic.passages.items())),
        tuple(with_number(claim, number) for claim in evidence))


def participant_claims(topic: Topic) -> list[Claim]:
    frame = topic.first
    return [Claim(frame.sentence_id, frame.start, frame.end, "participants", name, frame.cue.entry.id, organisation=name)
            for name in sorted(topic.parties)]


def focus_claim(topic: Topic) -> Claim:
    frame = topic.first
    return Claim(frame.sentence_id, frame.cue.start, frame.cue.end, "focus", topic.focus, frame.cue.entry.id)


def with_number(claim: Claim, number: int) -> Claim:
    return Claim(claim.sentence_id, claim.start, claim.end, claim.variable, claim.value, claim.rule, claim.assertion,
                 number, claim.organisation)
