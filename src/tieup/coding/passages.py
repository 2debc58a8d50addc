"""Passages: the words of an article that speak of each of its alliances."""

from __future__ import annotations

import re

from tieup.coding.topics import Topic
from tieup.model import Document

# Where one alliance may hand over to another inside a sentence.
SEAM = re.compile(r"[;:]|\b(?:while|whereas|but|besides|like|as well as|and)\b|, ")

OPENING = 20  # characters that may stand before the subject: "But ", "Around the world "


def set_passages(document: Document, topics: list[Topic], folded: str, reference: dict[int, bool]) -> None:
    """Give each topic the intervals of the text that speak of it.

    `reference` holds the sentences that have a word of alliance. A sentence with frames belongs to their topics; one that
    names only parties of the topic at hand, or nobody, goes on with it.
    """
    if not topics:
        return
    framed: dict[int, list[tuple[int, int, Topic]]] = {}
    for topic in topics:
        for frame in topic.frames:
            framed.setdefault(frame.sentence_id, []).append((frame.start, frame.end, topic))
    main = [topic for topic in topics if topic.focus == "main"]
    current: Topic | None = main[0] if main else None
    paragraph = -1
    for sentence in document.sentences:
        index = sentence.sentence_id
        if index in framed:
            current = cut_sentence(sentence.start, sentence.end, sorted(framed[index], key=lambda f: (f[0], f[1])), index, folded)
        else:
            named = {mention.organisation for mention in document.mentions[index]}
            current = continue_topic(current, named, topics, main, sentence.paragraph != paragraph, index in reference)
            at_large = not named and index not in reference and speaks_at_large(document, index)
            if current is not None and not at_large and (not named or speaks_of(current, named)):
                current.passages[index] = (sentence.start, sentence.end)
        paragraph = sentence.paragraph


def speaks_of(topic: Topic, named: set[str]) -> bool:
    """Tell whether a sentence that names these organisations can go on with `topic`."""
    return bool(named & topic.parties) or topic.joint_company in named


def speaks_at_large(document: Document, index: int) -> bool:
    """Tell whether a sentence begins with the trade as a whole: what it names is then no part of the alliance."""
    reach = document.sentences[index].start + OPENING
    return any(cue.entry.variable == "at_large" and cue.start <= reach for cue in document.cues[index])


def continue_topic(current: Topic | None, named: set[str], topics: list[Topic], main: list[Topic], new_paragraph: bool,
                   refers: bool) -> Topic | None:
    """Return the topic with which a sentence without frames goes on, or None."""
    if current is not None and named and speaks_of(current, named):
        if not new_paragraph or not main or current is main[0] or not named <= main[0].parties:
            return current
    for topic in [*main, *topics]:
        if named and topic.joint_company in named:
            return topic
    if named:
        for topic in main:
            if named & topic.parties:
                return topic
        return current if current is not None and current.focus == "main" else None
    if current is not None and current.focus == "background" and new_paragraph and main:
        return main[0]
    return current


def cut_sentence(start: int, end: int, frames: list[tuple[int, int, Topic]], index: int, folded: str) -> Topic:
    """Share a sentence out among the topics that it has frames of; return the last of them."""
    runs: list[tuple[int, int, Topic]] = []
    for first, last, topic in frames:
        if runs and runs[-1][2] is topic:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]), topic)
        else:
            runs.append((first, last, topic))
    left = start
    for number, (_, last, topic) in enumerate(runs):
        if number + 1 < len(runs):
            following = runs[number + 1][0]
            right = seam_between(folded, last, following) if following > last else max(last, left)
        else:
            right = end
        interval = (min(left, runs[number][0]), max(right, last))
        known = topic.passages.get(index)
        topic.passages[index] = (min(interval[0], known[0]), max(interval[1], known[1])) if known else interval
        left = right
    return runs[-1][2]


def seam_between(folded: str, first: int, second: int) -> int:
    """Return the last place between two frames where a clause ends, or the beginning of the second."""
    found = second
    for match in SEAM.finditer(folded, first, second):
        found = match.start()
    return found
