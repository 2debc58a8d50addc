"""Topics: the alliances that an article tells of, and the words that speak of each.

Frames of the same parties make one topic. Sentences that name no other organisation go on with the topic at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from tieup.coding.frame import Frame

STRONG = frozenset({"joint", "with", "round"})  # constructions that name an alliance of all their parties

LEAD = 1  # the headline is sentence 0


@dataclass(slots=True)
class Topic:
    """An alliance in the making of a report."""

    parties: frozenset[str]
    frames: list[Frame] = field(default_factory=list)
    joint_company: str | None = None
    branch: int = 0  # not 0: another agreement beside the one that the article tells of these parties
    focus: str = "background"
    passages: dict[int, tuple[int, int]] = field(default_factory=dict)  # sentence -> interval of the text

    @property
    def first(self) -> Frame:
        return self.frames[0]

    @property
    def is_denied(self) -> bool:
        return all(frame.denied for frame in self.frames)


def group_frames(frames: list[Frame]) -> list[Topic]:
    """Return the topics of an article, in the order in which they first appear."""
    told = {frozenset(frame.parties) for frame in frames if not frame.branch}
    topics: dict[tuple[frozenset[str], int], Topic] = {}
    for frame in frames:
        parties = frozenset(frame.parties)
        branch = frame.branch if parties in told else 0
        topic = topics.setdefault((parties, branch), Topic(parties, branch=branch))
        topic.frames.append(frame)
        topic.joint_company = topic.joint_company or frame.joint_company
    return fold_parts(join_triangles(join_branches(list(topics.values()))))


def join_triangles(topics: list[Topic]) -> list[Topic]:
    """Return the topics with those of three joined of which each is allied with each.

    "A bets on B and C for its taxis" names two pairs; if B and C are a pair as well, the three have one project.
    """
    pairs = {topic.parties: topic for topic in topics if len(topic.parties) == 2 and not topic.branch}
    for first, second in combinations(list(pairs.values()), 2):
        parties = first.parties | second.parties
        third = pairs.get(first.parties ^ second.parties)
        if len(parties) != 3 or third is None or not share_word(first, second):
            continue
        joined = next((topic for topic in topics if topic.parties == parties and not topic.branch), None)
        parts = [first, second, *([] if any(frame.construction in STRONG for frame in third.frames) else [third])]
        whole = Topic(parties, [*(joined.frames if joined else ()), *(f for topic in parts for f in topic.frames)])
        whole.frames.sort(key=lambda frame: (frame.sentence_id, frame.start))
        gone = {id(topic) for topic in (*parts, joined)}
        return join_triangles([whole, *(topic for topic in topics if id(topic) not in gone)])
    return topics


def share_word(first: Topic, second: Topic) -> bool:
    """Tell whether one word of the headline or the lead makes pairs of both topics, a word that unites nobody."""
    words = {(frame.sentence_id, frame.cue.start) for frame in first.frames
             if frame.sentence_id <= LEAD and frame.construction in ("loose", "object")}
    return any((frame.sentence_id, frame.cue.start) in words for frame in second.frames)


def join_branches(topics: list[Topic]) -> list[Topic]:
    """Return the topics with the branches joined that use the same word of alliance: one venture, told twice."""
    kept: list[Topic] = []
    for topic in topics:
        twin = next((other for other in kept if topic.branch and other.branch and other.parties == topic.parties
                     and {f.cue.entry.id for f in other.frames} & {f.cue.entry.id for f in topic.frames}), None)
        if twin is None:
            kept.append(topic)
        else:
            twin.frames.extend(topic.frames)
            twin.joint_company = twin.joint_company or topic.joint_company
    return kept


def fold_parts(topics: list[Topic]) -> list[Topic]:
    """Return the topics without those that only repeat a part of a larger one.

    "A, B and C found a company. B builds the plant with C." tells of one alliance of three; a pair that is joined by
    words of alliance in sentences of its own stays.
    """
    kept = []
    for topic in topics:
        hosts = [other for other in topics if topic.parties < other.parties and absorbs(other, topic)]
        if not hosts:
            kept.append(topic)
            continue
        host = max(hosts, key=lambda other: len(other.frames))
        host.frames.extend(topic.frames)
        host.frames.sort(key=lambda frame: (frame.sentence_id, frame.start))
        host.joint_company = host.joint_company or topic.joint_company
    return kept


def absorbs(wider: Topic, part: Topic) -> bool:
    """Tell whether `part` is only a piece of what is said of `wider`."""
    strong = [frame for frame in part.frames if frame.construction in STRONG and not frame.borrowed]
    if not strong:
        return any(frame.construction in STRONG for frame in wider.frames)
    own = {frame.sentence_id for frame in strong} - {frame.sentence_id for frame in wider.frames}
    return not own
