"""How a statement is asserted: as a fact, a plan, a possibility, a denial, or as something that is past.

The codebook has the words (`assertion.yaml`). An entry of the variable `assertion` speaks of what follows it in its
clause ("has no plans to …"), one of `assertion_before` of what stands before it ("… was ruled out").
"""

from __future__ import annotations

import re

from tieup.coding.finding import cues_in
from tieup.model import Cue, Document, Sentence

# Of several cues that reach the same words the first in this order decides: a denied plan is denied, and a plan that
# may be is possible.
ORDER = ("negated", "historical", "possible", "planned")

# Where a clause ends for a plan or a possibility: lists and "and" go on ("plans to build cars and sell them").
CLAUSE_END = re.compile(
    r";|: |\.{3}|\b(?:but|while|whereas|although|though|after)\b|, (?:which|who|whose)\b|, as (?!well)| - |"
    r", and [^,;]{1,50} (?:is|are|was|were|has|have)\b(?! to\b)")
# A denial reaches less far: the next "and" with a subject of its own may affirm something else.
DENIAL_END = re.compile(CLAUSE_END.pattern + r"|, and\b|, (?:so|yet|it|they|he|she)\b|\bbecause\b|\bunless\b|\buntil\b")
FIRST_WORD = 4  # characters of the words themselves that may still show a clause of their own ("…, and cells are made")


def assertion_of(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """Return how words are asserted: factual, planned, possible, negated or historical.

    `start` and `end` are the words' interval in the text of record; they stand in `sentence`.
    """
    here = cues_in(document, sentence.sentence_id)
    cues = [*here.get("assertion", ()), *here.get("assertion_before", ())]
    if not cues:
        return "factual"
    text = document.article.text
    values = {cue.entry.value for cue in cues if not contained(cue, cues) and reaches(cue, start, end, text)}
    return next((value for value in ORDER if value in values), "factual")


def contained(cue: Cue, cues: list[Cue]) -> bool:
    """Tell whether a longer cue says more: "had considered" is one cue, not also the possibility "considered"."""
    size = cue.end - cue.start
    return any(other.start <= cue.start and cue.end <= other.end and other.end - other.start > size for other in cues)


def reaches(cue: Cue, start: int, end: int, text: str) -> bool:
    """Tell whether `cue` speaks of the words [start, end): it overlaps them, or no clause ends between the two."""
    if cue.entry.variable == "assertion":
        left, right = cue.end, start
        if cue.start >= end:
            return False
    else:
        left, right = end, cue.start
        if cue.end <= start:
            return False
    if left >= right:
        return True
    boundary = DENIAL_END if cue.entry.value == "negated" else CLAUSE_END
    return boundary.search(text[left:right + FIRST_WORD].lower()) is None
