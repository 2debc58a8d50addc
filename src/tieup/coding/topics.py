"""Topics: the alliances that an article tells of, and the words that speak of each.

Frames of the same parties make one topic. Sentences that name no other organisation go on with the topic at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tieup.codebook import Codebook
from tieup.coding.frames import Frame

STRONG = frozenset({"joint", "with"})  # constructions that name an alliance of all their parties


@dataclass(slots=True)
class Topic:
    """An alliance in the making of a report."""

    parties: frozenset[str]
    frames: list[Frame] = field(default_factory=list)
    joint_company: str | None = None
    focus: str = "background"
    passages: dict[int, tuple[int, int]] = field(default_factory=dict)  # sentence -> interval of the text

    @property
    def first(self) -> Frame:
        return self.frames[0]

    def sentences(self) -> list[int]:
        return sorted({frame.sentence_id for frame in self.frames})


def group_frames(frames: list[Frame], codebook: Codebook) -> list[Topic]:
    """Return the topics of an article, in the order in which they first appear."""
    topics: dict[frozenset[str], Topic] = {}
    for frame in frames:
        parties = frozenset(frame.parties)
        topic = topics.setdefault(parties, Topic(parties))
        topic.frames.append(frame)
        topic.joint_company = topic.joint_company or frame.joint_company
    return fold_parts(list(topics.values()), codebook)


def fold_parts(topics: list[Topic], codebook: Codebook) -> list[Topic]:
    """Return the topics without those that only repeat a part of a larger one, or a larger one by mistake.

    "A, B and C found a company. B builds the plant with C." tells of one alliance of three; a pair that is joined by
    words of alliance in sentences of its own stays. A larger group that is said once, by the way, yields to its pair.
    """
    kept = []
    for topic in topics:
        wider = [other for other in topics if topic.parties < other.parties]
        if any(absorbs(other, topic) for other in wider):
            host = max((other for other in wider if absorbs(other, topic)), key=weight)
            host.frames.extend(topic.frames)
            host.frames.sort(key=lambda frame: (frame.sentence_id, frame.start))
            host.joint_company = host.joint_company or topic.joint_company
            continue
        kept.append(topic)
    return kept


def absorbs(wider: Topic, part: Topic) -> bool:
    """Tell whether `part` is only a piece of what is said of `wider`."""
    strong = [frame for frame in part.frames if frame.construction in STRONG and not frame.borrowed]
    if not strong:
        return any(frame.construction in STRONG for frame in wider.frames)
    own = {frame.sentence_id for frame in strong} - {frame.sentence_id for frame in wider.frames}
    return not own


def weight(topic: Topic) -> float:
    return sum(1.0 if frame.construction in STRONG else 0.5 for frame in topic.frames)
