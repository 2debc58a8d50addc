"""The forms of an alliance: joint venture, stake, supply … as the words of its passages say."""

from __future__ import annotations

from tieup.codes import FORMS
from tieup.coding.assertion import assertion_of
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document

GENERIC = "form.alliance.generic"  # "partnership", "deal": says nothing of the form where another is named


def find_forms(document: Document, topic: Topic, cues: dict[int, list[Cue]]) -> list[Claim]:
    """Return a claim for each form that the article gives the alliance, the first evidence for each."""
    found: dict[str, Claim] = {}
    generic: Claim | None = None
    bound: dict[int, list[tuple[int, int]]] = {}
    for frame in topic.frames:
        bound.setdefault(frame.sentence_id, []).append((frame.start, frame.end))
    for index, (start, end) in sorted(topic.passages.items()):
        for cue in cues.get(index, ()):
            if cue.start < start or cue.start >= end:
                continue
            if cue.entry.variable == "form_between" and not any(a <= cue.start < b for a, b in bound.get(index, ())):
                continue
            if cue.entry.value in found and cue.entry.id != GENERIC:
                continue
            assertion = assertion_of(document, document.sentences[index], cue.start, cue.end)
            if assertion == "negated":
                continue
            claim = Claim(index, cue.start, cue.end, "form", cue.entry.value, cue.entry.id, assertion)
            if cue.entry.id == GENERIC:
                generic = generic or claim
            else:
                found[cue.entry.value] = claim
    settle(found, generic)
    return [found[form] for form in FORMS if form in found]


def settle(found: dict[str, Claim], generic: Claim | None) -> None:
    """Drop the forms that others of the same alliance include."""
    if "merger" in found:
        for form in ("joint_venture", "acquisition", "equity_stake"):
            found.pop(form, None)
    if "joint_venture" in found:
        found.pop("acquisition", None)  # a partner bought out of a joint venture
    if "acquisition" in found:
        found.pop("equity_stake", None)
    if not found and generic:
        found["strategic_alliance"] = generic
