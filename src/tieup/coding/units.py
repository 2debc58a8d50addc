"""Units: what a headline says of a group and the story of its unit is one alliance, that of the unit."""

from __future__ import annotations

from tieup.codebook import Codebook
from tieup.coding.items import title_of
from tieup.coding.topics import Topic
from tieup.model import Document


def join_units(document: Document, topics: list[Topic], codebook: Codebook) -> list[Topic]:
    """Return the topics without those that the headline alone tells of a group, as the story tells them of its unit.

    "VW, Umicore slow down" stands above "VW's battery arm PowerCo and Umicore said": the unit acts under its own name.
    """
    titles = set(title_of(document))
    kept = list(topics)
    for topic in topics:
        if topic.branch or not all(frame.sentence_id in titles for frame in topic.frames):
            continue
        host = next((other for other in kept if other is not topic and not other.branch
                     and any(frame.sentence_id not in titles for frame in other.frames)
                     and is_same_but_unit(topic.parties, other.parties, codebook)), None)
        if host:
            kept = [other for other in kept if other is not topic]
            host.frames.extend(topic.frames)
            host.frames.sort(key=lambda frame: (frame.sentence_id, frame.start))
            host.joint_company = host.joint_company or topic.joint_company
    return kept


def is_same_but_unit(parties: frozenset[str], others: frozenset[str], codebook: Codebook) -> bool:
    """Tell whether `others` differ from `parties` in that one of them is a unit of whom it stands for."""
    group, unit = parties - others, others - parties
    if len(group) != 1 or len(unit) != 1:
        return False
    known = codebook.organisations.get(next(iter(unit)))
    return known is not None and known.parent == next(iter(group))
