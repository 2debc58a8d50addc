"""Topics: the alliances that an article tells of, and the words that speak of each.

Frames of the same parties make one topic. Sentences that name no other organisation go on with the topic at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tieup.coding.frame import Frame

STRONG = frozenset({"joint", "with", "round"})  # constructions that name an alliance of all their parties


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
    return fold_parts(join_branches(list(topics.values())))


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
