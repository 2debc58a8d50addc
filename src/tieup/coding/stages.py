"""How far an alliance has come, whether it binds, and when it was announced."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from tieup.coding.assertion import assertion_of
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document

HEAD_SENTENCES = 3  # of the story, after the title; what they say of the stage outweighs the history that follows
SURE = ("factual", "planned", "historical")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word for a stage, and how near it stands to what the article says of the alliance itself."""

    claim: Claim
    near: bool  # in a paragraph with a sentence that binds the parties
    at: bool  # in such a sentence itself, or in the head of a story about them


def find_stage(document: Document, topic: Topic, cues: dict[int, list[Cue]], binding: Claim | None) -> Claim | None:
    """Return the claim of the latest stage that the article asserts, or None if it says nothing.

    An end outweighs what came before it, a running business the contract, a memorandum the plans that it mentions. Talks
    and plans that only unnamed sources tell of are rumours; an agreement that does not bind is a memorandum.
    """
    words = read_words(document, topic, cues)

    def said(prefix: str, *assertions: str, near: bool = True, at: bool = False) -> Claim | None:
        return next((word.claim for word in words if word.claim.rule.startswith(prefix) and (word.near or not near)
                     and (word.at or not at) and word.claim.assertion in assertions), None)

    def as_stage(claim: Claim, stage: str) -> Claim:
        return replace(claim, variable="stage", value=stage)

    if topic.is_denied:
        frame = topic.first
        return Claim(frame.sentence_id, frame.start, frame.end, "stage", "rumoured", frame.cue.entry.id, "negated")
    founded = said("stage.established.founded", "factual", "historical") or said("stage.operational", "factual", "historical", near=False)
    dropped, ended = said("stage.called_off", *SURE, at=True), said("stage.terminated", *SURE, at=True)
    if binding and binding.value == "non_binding" and not dropped:
        return as_stage(binding, "memorandum")
    if dropped and founded and not ended and gives_up_part(document, dropped):
        return said("stage.operational", "factual", near=False) or founded
    if dropped or ended:
        return as_stage(dropped or ended, "terminated" if founded or not dropped else "called_off")
    running = said("stage.operational", "factual")
    if not running and (held := said("stage.suspended", "factual", "historical", at=True)):
        return held
    agreed = said("stage.definitive.signed", "factual", "planned")
    talks = said("stage.in_talks", "factual", "possible", "planned")
    source = said("stage.rumoured.sources", "factual", "possible", "planned") or said("stage.rumoured.press", "factual", "possible")
    if source and not running and not (agreed and not talks):
        return as_stage(source, "rumoured")
    memorandum = said("stage.memorandum", "factual", "planned", "possible") \
        or said("stage.memorandum", "factual", "planned", near=False)
    if memorandum and not running:
        return memorandum
    if running:
        return running
    if built := said("stage.established.founded", "factual"):
        return built
    planned = said("stage.definitive.planned", "factual", "planned")
    state = said("stage.established.state", "factual")
    if talks and not agreed:
        return as_stage(talks, "in_talks")
    considered = said("stage.rumoured.considering", "factual", "possible")
    if considered and not agreed:
        return as_stage(considered, "rumoured")
    if topic.focus == "background" and state and not planned:
        return state
    return agreed or planned or state or said("stage.definitive", "factual", "planned", near=False)


PART = re.compile(r"[^.;]{0,60}\b(?:plants?|factor(?:y|ies)|gigafactor(?:y|ies)|sites?|models?|lines?|expansion)\b")


def gives_up_part(document: Document, claim: Claim) -> bool:
    """Tell whether plants or models are given up, not the alliance."""
    return PART.match(document.article.text.lower(), claim.end) is not None


def read_words(document: Document, topic: Topic, cues: dict[int, list[Cue]]) -> list[Evidence]:
    """Return the words for stages in the passages of a topic, in the order of the text."""
    framed = {frame.sentence_id for frame in topic.frames}
    paragraphs = {document.sentences[index].paragraph for index in framed}
    head: set[int] = set()
    if topic.focus == "main":
        head = {sentence.sentence_id for sentence in document.sentences[: HEAD_SENTENCES + 1]}
    words = []
    for index, (start, end) in sorted(topic.passages.items()):
        for cue in cues.get(index, ()):
            if start <= cue.start < end:
                assertion = assertion_of(document, document.sentences[index], cue.start, cue.end)
                claim = Claim(index, cue.start, cue.end, "stage", cue.entry.value, cue.entry.id, assertion)
                at = index in framed or index in head
                words.append(Evidence(claim, at or document.sentences[index].paragraph in paragraphs, at))
    return words


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
