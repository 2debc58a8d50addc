"""Who speaks for the workforce: members of works councils, officers of unions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tieup.codebook import Organisation
from tieup.coding.people import Person
from tieup.model import Document

UNION = re.compile(r"\bunion\b|\bshop steward\b")
UNION_OR_MEMBERS = re.compile(
    r"\bunions?\b|\blocal \d|\bmembers\b|\brepresents\b[^.]{0,40}\b(?:workers|employees|staff)\b")
# What the holder of an office presides over is a union's: "bargaining committee chair Jane Roe".
BARGAINING = re.compile(
    r"\b(?:bargaining|negotiating) (?:committee|team|unit)(?:'s)? $|"
    r"\b(?:the|its|their) union(?:'s)? (?:[a-z]+ )?$|\blocal \d+ $")
WORKS_COUNCIL_BEFORE = re.compile(
    r"\bworks council (?:chief|chair\w*|head|boss|leader|president|member|representative|spokes\w+)?,? ?$")
WORKS_COUNCIL_BEHIND = re.compile(
    r",? (?:who |an? |the |head |chair\w* |chief |boss |leader |deputy |member |leads |heads |chairs |is |of |"
    r"[\w&-]+(?:'s)? ){0,5}works council\b")


def sits_on_works_council(folded: str, places: Iterable[Person]) -> bool:
    """Tell whether the places where a person is named say it: ", who leads the works council of Tarvo"."""
    return "works council" in folded and any(
        WORKS_COUNCIL_BEFORE.search(folded, max(0, place.start - 60), place.start)
        or WORKS_COUNCIL_BEHIND.match(folded, place.end)
        for place in places
    )


def union_before(document: Document, folded: str, position: int,
                 organisations: Mapping[str, Organisation]) -> str | None:
    """Return the union that the text has spoken of last before a "union president", or will speak of next."""
    mentions = [mention for listed in document.mentions for mention in listed if mention.how != "anaphor"]
    before = [mention for mention in mentions if mention.end <= position]
    for mention in [*reversed(before), *(mention for mention in mentions if mention.end > position)]:
        sentence = document.sentences[mention.sentence_id]
        known = organisations.get(mention.organisation)
        if known is not None and known.kind != "observer":
            continue
        words = UNION_OR_MEMBERS if known is not None else UNION
        if words.search(folded, sentence.start, sentence.end):
            return mention.organisation
    return None
