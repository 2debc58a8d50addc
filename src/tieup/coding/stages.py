"""How far an alliance has come, whether it binds, and when it was announced."""

from __future__ import annotations

import datetime
from dataclasses import replace

from tieup.coding.assertion import assertion_of
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document

END = ("called_off", "terminated")
RUNNING = ("operational", "established")


def find_stage(document: Document, topic: Topic, cues: dict[int, list[Cue]],
               binding: Claim | None) -> Claim | None:
    """Return the claim of the latest stage that the article asserts, or None if it says nothing.

    An agreement that is said not to bind is a memorandum, whatever it is called.
    """
    evidence: dict[str, list[Claim]] = {}
    for index, (start, end) in sorted(topic.passages.items()):
        for cue in cues.get(index, ()):
            if start <= cue.start < end:
                assertion = assertion_of(document, document.sentences[index], cue.start, cue.end)
                evidence.setdefault(cue.entry.value, []).append(
                    Claim(index, cue.start, cue.end, "stage", cue.entry.value, cue.entry.id, assertion))
    framed = {frame.sentence_id for frame in topic.frames}

    def said(stage: str, *assertions: str, in_frame: bool = False) -> Claim | None:
        return next((c for c in evidence.get(stage, ()) if c.assertion in assertions
                     and (not in_frame or c.sentence_id in framed)), None)

    ended = said("terminated", "factual", "planned", "historical", in_frame=True)
    dropped = said("called_off", "factual", "planned", "historical", in_frame=True)
    if dropped or (ended and not (binding and binding.value == "non_binding")):
        return ended or dropped
    if binding and binding.value == "non_binding":
        return replace(binding, variable="stage", value="memorandum")
    if held := said("suspended", "factual", "historical", in_frame=True):
        return held
    if unnamed := said("rumoured", "factual", "possible"):
        if unnamed.rule.startswith("stage.rumoured.sources"):
            return unnamed
    memorandum = said("memorandum", "factual", "planned", "possible")
    for stage in RUNNING:
        if not memorandum and (claim := said(stage, "factual", in_frame=True)):
            return claim
    if memorandum:
        return memorandum
    if claim := said("definitive_agreement", "factual", "planned"):
        return claim
    if claim := said("in_talks", "factual", "possible", "planned"):
        return claim
    return said("rumoured", "factual", "possible")


def find_binding(document: Document, topic: Topic, cues: dict[int, list[Cue]]) -> Claim | None:
    """Return the claim of whether it binds, or None where the article has no explicit word."""
    for index, (start, end) in sorted(topic.passages.items()):
        for cue in cues.get(index, ()):
            if start <= cue.start < end:
                return Claim(index, cue.start, cue.end, "binding", cue.entry.value, cue.entry.id)
    return None


def find_announced(document: Document, topic: Topic, cues: dict[int, list[Cue]]) -> tuple[datetime.date | None, Claim | None]:
    """Return the day on which the alliance was announced or signed, with its claim."""
    for index, (start, end) in sorted(topic.passages.items()):
        acts = [cue for cue in cues.get(index, ()) if start <= cue.start < end]
        if not acts:
            continue
        for figure in document.figures[index]:
            if figure.date is not None and start <= figure.start < end:
                nearest = min(acts, key=lambda cue: abs(cue.start - figure.start))
                claim = Claim(index, figure.start, figure.end, "announced", figure.date.isoformat(), nearest.entry.id)
                return figure.date, claim
    return None, None
