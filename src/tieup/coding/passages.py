"""Passages: the words of an article that speak of each of its alliances."""

from __future__ import annotations

import re
from itertools import pairwise

from tieup.coding.finding import cues_in
from tieup.coding.focus import frames_under
from tieup.coding.items import Item
from tieup.coding.topics import Topic
from tieup.model import Document

# Where one alliance may hand over to another inside a sentence.
SEAM = re.compile(r"[;:]|\b(?:while|whereas|but|besides|like|as well as|and)\b|, ")

# Between a party and its part: "Geely's unit (Yiyi Power)".
OF_ITS_OWN = re.compile(r"(?:'s?|’s?) (?:[\w-]+ ){0,4}")
LEAD = 3  # sentences of the body that are about the news itself, whomever else they name

OPENING = 20  # characters that may stand before the subject: "But ", "Around the world "


def set_passages(document: Document, topics: list[Topic], items: list[Item], folded: str) -> None:
    """Give each topic the intervals of the text that speak of it; `items` are those of a round-up.

    A sentence with frames belongs to their topics; one that names only parties of the topic at hand, or nobody, goes on
    with it. Behind a sentence about somebody else, those that name nobody go on about him until the paragraph ends. An
    item of a round-up speaks of its own topics alone.
    """
    if not topics:
        return
    framed: dict[int, list[tuple[int, int, Topic]]] = {}
    for topic in topics:
        for frame in topic.frames:
            framed.setdefault(frame.sentence_id, []).append((frame.start, frame.end, topic))
    main = [topic for topic in topics if topic.focus == "main"]
    under = topics_under_headings(topics, items)
    body = next((sentence.sentence_id for sentence in document.sentences if sentence.section == "body"), 0)
    current: Topic | None = main[0] if main else None
    paragraph, turned_away = -1, False
    for sentence in document.sentences:
        index = sentence.sentence_id
        opens = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        turned_away = turned_away and not opens
        within, is_heading = under.get(index, (topics, False))
        if index in under and (is_heading or current not in within):
            current = within[0] if within else None
        if index in framed:
            frames = sorted(framed[index], key=lambda frame: frame[:2])
            current = cut_sentence(sentence.start, sentence.end, frames, index, folded)
            turned_away = False
            continue
        if is_heading:
            if current is not None:
                current.passages[index] = (sentence.start, sentence.end)
            continue
        named = {mention.organisation for mention in document.mentions[index]}
        current = continue_topic(current, named, within, main if within is topics else within, opens)
        if named:
            turned_away = current is None or not speaks_of(current, named) or (
                index >= body + LEAD and is_with_another(document, index, current))
        at_large = not named and speaks_at_large(document, index)
        if current is None or turned_away or at_large:
            continue
        if index >= body + LEAD and speaks_of_own_business(document, index, current, named):
            continue
        current.passages[index] = (sentence.start, sentence.end)


def topics_under_headings(topics: list[Topic], items: list[Item]) -> dict[int, tuple[list[Topic], bool]]:
    """Return, for the sentences of a round-up's items, the topics of the item and whether it is the heading."""
    under = {}
    for item in items:
        own = [topics[number] for number in dict.fromkeys(number for _, _, number in frames_under(item, topics))]
        for index in range(item.heading, item.last):
            under[index] = (own, index == item.heading and item.has_own_heading)
    return under


def is_with_another(document: Document, index: int, topic: Topic) -> bool:
    """Tell whether a sentence with a word of alliance speaks of one party and a third organisation.

    The third is none if it is a part of the party: "Geely's unit Yiyi Power", "Maruti Suzuki".
    """
    mentions = document.mentions[index]
    named = {mention.organisation for mention in mentions}
    if len(named & topic.parties) > 1 or topic.joint_company in named:
        return False
    if "alliance" not in cues_in(document, index):
        return False
    text = document.article.text
    parts = {second.organisation for first, second in pairwise(mentions)
             if first.organisation in topic.parties
             and OF_ITS_OWN.fullmatch(text, first.end, max(first.end, second.start))}
    words = {word for party in topic.parties for word in party.split()}
    return any(mention.in_codebook and mention.organisation not in topic.parties and mention.organisation not in parts
               and words.isdisjoint(mention.organisation.split()) for mention in mentions)


def speaks_of_own_business(document: Document, index: int, topic: Topic, named: set[str]) -> bool:
    """Tell whether a sentence is about the range, the sales or the plans of one party alone."""
    if len(named & topic.parties) > 1 or topic.joint_company in named:
        return False
    return "own_business" in cues_in(document, index)


def speaks_of(topic: Topic, named: set[str]) -> bool:
    """Tell whether a sentence that names these organisations can go on with `topic`."""
    return bool(named & topic.parties) or topic.joint_company in named


def speaks_at_large(document: Document, index: int) -> bool:
    """Tell whether a sentence begins with the trade as a whole: what it names is then no part of the alliance."""
    reach = document.sentences[index].start + OPENING
    return any(cue.start <= reach for cue in cues_in(document, index).get("at_large", ()))


def continue_topic(current: Topic | None, named: set[str], topics: list[Topic], main: list[Topic],
                   new_paragraph: bool) -> Topic | None:
    """Return the topic with which a sentence without frames goes on, or None."""
    goes_on = not new_paragraph or not main or current is main[0] or not named <= main[0].parties
    if current is not None and named and speaks_of(current, named) and goes_on:
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
