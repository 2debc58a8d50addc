"""Which of an article's alliances it is about, and which it mentions in passing."""

from __future__ import annotations

from tieup.coding.topics import STRONG, Topic
from tieup.model import Cue, Document

TITLE, LEAD, EARLY, LATER = 4.0, 3.0, 1.5, 1.0  # what a frame weighs by its place
LEAD_SENTENCES = 2  # of the body; a dispatch says in two sentences what it is about
BORROWED = 0.6  # a party that was taken from an earlier sentence may be wrong
WEAK = 0.6  # "supplies", "stake": said of many in passing
IN_PASSING = 0.35  # "already has", "similar"
SHARE_OF_FIRST = 0.5  # another alliance is main as well if it weighs at least half as much as the first
ENOUGH = 2.0  # below it an article only mentions alliances


def set_focus(document: Document, topics: list[Topic], focus_cues: dict[int, list[Cue]]) -> None:
    """Mark the topics that the article is about as main."""
    if not topics:
        return
    body = [sentence.sentence_id for sentence in document.sentences if sentence.section == "body"]
    lead = set(body[:LEAD_SENTENCES])
    early = set(body[: max(LEAD_SENTENCES + 2, len(body) // 4)])
    weights = [weigh(document, topic, lead, early, focus_cues) for topic in topics]
    top = max(weights)
    if top < ENOUGH:
        return
    for topic, weight in zip(topics, weights, strict=True):
        if weight == top or weight >= max(ENOUGH, SHARE_OF_FIRST * top) or is_news_beside(topic, focus_cues):
            topic.focus = "main"


def weigh(document: Document, topic: Topic, lead: set[int], early: set[int], focus_cues: dict[int, list[Cue]]) -> float:
    total = 0.0
    by_sentence: dict[int, float] = {}
    for frame in topic.frames:
        sentence = document.sentences[frame.sentence_id]
        value = TITLE if sentence.section == "title" else LEAD if frame.sentence_id in lead else \
            EARLY if frame.sentence_id in early else LATER
        value *= BORROWED if frame.borrowed else 1.0
        value *= 1.0 if frame.construction in STRONG else WEAK
        if any(cue.entry.value == "background" and cue.start < frame.end for cue in focus_cues.get(frame.sentence_id, ())):
            value *= IN_PASSING
        by_sentence[frame.sentence_id] = max(value, by_sentence.get(frame.sentence_id, 0.0))
    for value in by_sentence.values():
        total += value
    return total


def is_news_beside(topic: Topic, focus_cues: dict[int, list[Cue]]) -> bool:
    """Tell whether the article announces this alliance beside another ("in a separate deal, the same day")."""
    return any(cue.entry.value == "main" and cue.start <= frame.start
               for frame in topic.frames for cue in focus_cues.get(frame.sentence_id, ()))
