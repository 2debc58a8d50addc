"""Which alliances an article tells of: who takes part, main or background, which forms, how far and since when."""

from __future__ import annotations

from dataclasses import replace

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding.announced import find_announced
from tieup.coding.assertion import assertion_of
from tieup.coding.constructions import ALONE
from tieup.coding.finding import cues_in, cues_of
from tieup.coding.focus import is_round_up, set_focus
from tieup.coding.forms import find_forms
from tieup.coding.frame import Frame
from tieup.coding.frames import find_frames
from tieup.coding.headings import frames_of_headings, frames_under_heading, frames_with_centre
from tieup.coding.items import Item, central_organisation, find_items, title_of
from tieup.coding.joint_companies import name_joint_companies
from tieup.coding.memory import Memory, acting, goes_on, look_ahead, remember
from tieup.coding.news_day import NewsDay, find_news_day
from tieup.coding.parties import find_parties, subject_of
from tieup.coding.passages import set_passages
from tieup.coding.separation import Separation
from tieup.coding.setting import Setting
from tieup.coding.stages import find_binding, find_stage
from tieup.coding.topics import Topic, group_frames
from tieup.coding.units import join_units
from tieup.model import Claim, Cue, Document, Report

RUMOUR_DENIED = "assertion.negated.denial"
COMMON_CAUSE = ALONE | {"loose"}  # constructions that a lobby or a lawsuit puts on like an alliance
SECTOR = frozenset({
    "carmaker", "truck_maker", "two_wheeler_maker", "battery_maker", "materials", "mining", "supplier", "charging",
    "mobility", "joint_company"})
# The variables that are read in the passages of a topic, each with its narrower kinds.
BY_TOPIC = {variable: frozenset({variable, f"{variable}_between", f"{variable}_source"})
            for variable in ("focus", "form", "stage", "binding", "announced")}


def find_reports(document: Document, codebook: Codebook) -> tuple[Report, ...]:
    """Return the alliances that the article tells of, main ones first, each with its evidence."""
    folded = fold(document.article.text)
    items = find_items(document)
    frames = read_frames(document, folded, items, codebook)
    topics = join_units(document, group_frames(frames), codebook)
    topics = [topic for topic in topics if is_of_the_sector(document, topic, codebook)]
    if is_round_up(document, topics, items):
        topics = without_titles(document, topics)
    round_up = is_round_up(document, topics, items)
    cues = {variable: cues_by_sentence(document, kinds) for variable, kinds in BY_TOPIC.items()} if topics else {}
    set_focus(document, topics, items, round_up, cues.get("focus", {}))
    name_joint_companies(document, topics, folded, codebook)
    set_passages(document, topics, items if round_up else [], folded)
    topics.sort(key=lambda topic: topic.focus != "main")
    news = find_news_day(document, cues["announced"]) if topics and not round_up else None
    return tuple(make_report(number, document, folded, topic, cues, news, codebook)
                 for number, topic in enumerate(topics))


def without_titles(document: Document, topics: list[Topic]) -> list[Topic]:
    """Return the topics of a round-up without those of its title alone, which puts names of several items in a row."""
    titles = set(title_of(document))
    return [topic for topic in topics if not all(frame.sentence_id in titles for frame in topic.frames)]


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
            heading = (item.named,) if item.named else tuple(dict.fromkeys(
                mention.organisation for mention in document.mentions[item.heading] if item.has_own_heading))
            memory, opens = Memory(heading, heading), not heading
        cues = cues_in(document, index)
        branch = apart.branch_at(sentence, cues.get("separation", []))
        mentions, alliance = document.mentions[index], cues.get("alliance")
        if not mentions and not (alliance and item and item.named):
            continue
        if not alliance:
            memory = remember(memory, acting(document, mentions, folded), opens, codebook)
            continue
        if not memory.subject and not (item and index + 1 == item.last):
            memory = look_ahead(document, index, memory, codebook)
        parties, asides = find_parties(document, index, folded, codebook)
        setting = Setting(index, sentence.start, folded, alliance, cues.get("goods", []), parties, asides, memory)
        found = find_frames(setting, codebook)
        if item and item.named and not found:
            found = frames_under_heading(setting, item.named, centre, codebook)
        frames += settle_frames(document, found, branch)
        subject = subject_of(parties)
        if subject and not goes_on(memory, subject, sentence.start, folded):
            memory = remember(memory, subject.organisations, opens, codebook)
    frames += frames_of_headings(document, folded, items, frames, codebook)
    return frames + frames_with_centre(document, folded, frames, codebook)


def cues_by_sentence(document: Document, kinds: frozenset[str]) -> dict[int, list[Cue]]:
    """Return the cues of these variables by sentence, in the order of the text; sentences without any are left out."""
    found: dict[int, list[Cue]] = {}
    for cue in cues_of(document, *kinds):
        found.setdefault(cue.sentence_id, []).append(cue)
    return found


def settle_frames(document: Document, frames: list[Frame], branch: int) -> list[Frame]:
    """Return the frames of a sentence that hold, each with what the sentence says beside.

    What is denied is no alliance, but a rumour that the parties deny, or that is put as a question, remains a rumour.
    """
    kept = []
    news = {frame.parties for frame in frames if not frame.standing}
    for frame in frames:
        cues = document.cues[frame.sentence_id]
        sentence = document.sentences[frame.sentence_id]
        if frame.construction in COMMON_CAUSE and any(cue.entry.variable == "lobby" for cue in cues):
            continue
        denied = any(cue.entry.id == RUMOUR_DENIED for cue in cues) or document.article.text[sentence.end - 1] == "?"
        if denied or assertion_of(document, sentence, frame.cue.start, frame.cue.end) != "negated":
            apart = branch or (sentence.paragraph + 1 if frame.standing and frame.parties not in news else 0)
            kept.append(replace(frame, denied=denied, branch=apart) if denied or apart else frame)
    return kept


def is_of_the_sector(document: Document, topic: Topic, codebook: Codebook) -> bool:
    """Tell whether a party belongs to the vehicle business, or what a sentence says that binds the parties.

    Chips for telephones, or a power station, are not of the sector, though their makers may also serve it.
    """
    known = [codebook.organisations.get(name) for name in topic.parties]
    return any(organisation is not None and organisation.kind in SECTOR for organisation in known) or any(
        cue.entry.variable in ("area", "goods") and cue.entry.value != "shares"
        for index in {frame.sentence_id for frame in topic.frames} for cue in document.cues[index])


def make_report(number: int, document: Document, folded: str, topic: Topic, cues: dict[str, dict[int, list[Cue]]],
                news: NewsDay | None, codebook: Codebook) -> Report:
    """Return the report of one topic with the claims that speak for it."""
    forms = find_forms(document, topic, folded, cues["form"], codebook)
    binding = find_binding(topic, cues["binding"])
    stage = find_stage(document, topic, cues["stage"], binding)
    announced, day = find_announced(document, topic, stage, cues["announced"], news)
    evidence: list[Claim] = [*participant_claims(topic), focus_claim(topic), *forms,
                             *(claim for claim in (stage, binding, day) if claim is not None)]
    return Report(
        number, tuple(sorted(topic.parties)), topic.focus, tuple(claim.value for claim in forms),
        stage.value if stage else None, binding.value if binding else "not_stated", announced, topic.joint_company,
        tuple(interval for _, interval in sorted(topic.passages.items())),
        tuple(with_number(claim, number) for claim in evidence))


def participant_claims(topic: Topic) -> list[Claim]:
    frame = topic.first
    rule = frame.cue.entry.id
    return [Claim(frame.sentence_id, frame.start, frame.end, "participants", name, rule, organisation=name)
            for name in sorted(topic.parties)]


def focus_claim(topic: Topic) -> Claim:
    frame = topic.first
    return Claim(frame.sentence_id, frame.cue.start, frame.cue.end, "focus", topic.focus, frame.cue.entry.id)


def with_number(claim: Claim, number: int) -> Claim:
    """Return the claim as one of the report with this number."""
    return Claim(claim.sentence_id, claim.start, claim.end, claim.variable, claim.value, claim.rule, claim.assertion,
                 number, claim.organisation)
