"""The words of an article around a claim: the clause that says it, rather than the cue that was recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tieup.compare.selection import Row, Tables

MOST = 150  # characters of a quotation in a table: two lines of a wide column; the evidence has the whole sentence
ENDS = re.compile(r"[;:]\s|,\s|\s[–—-]\s|\s--\s")  # where a long sentence may be cut
STOPS = ";:–—"
BLANKS = re.compile(r"\s+")
ELLIPSIS = "…"

Span = tuple[int, int]  # half-open
Pieces = list[tuple[str, bool]]  # words, and whether a claim rests on them


@dataclass
class Clauses:
    """Finds the clauses that claims rest on. Claims that the tables do not hold give nothing."""

    tables: Tables
    _claims: dict[str, tuple[tuple[str, int], int, int]] = field(init=False)
    _sentences: dict[tuple[str, int], tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        claims, sentences = self.tables["claims"], self.tables["sentences"]
        places = zip(claims["article_id"], claims["sentence_id"], strict=True)
        self._claims = dict(zip(claims["claim_id"], zip(places, claims["start"], claims["end"], strict=True),
                                strict=True))
        keys = zip(sentences["article_id"], sentences["sentence_id"], strict=True)
        self._sentences = dict(zip(keys, zip(sentences["start"], sentences["text"], strict=True), strict=True))

    def wording(self, rows: Sequence[Row]) -> str:
        """Return the clause of the first of some rows of a table, or its own text if the sentence is not known."""
        return "".join(words for words, _ in self.pieces([rows[0]["claim_id"]])) or rows[0]["text"]

    def pieces(self, claim_ids: Iterable[str], most: int = MOST) -> Pieces:
        """Return the clause around the claims that share the first one's sentence, the words of the claims apart."""
        known = [self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims]
        if not known or known[0][0] not in self._sentences:
            return []
        offset, sentence = self._sentences[known[0][0]]
        spans = [(start - offset, end - offset) for place, start, end in known if place == known[0][0]]
        return clause(sentence, spans, most)


def clause(sentence: str, spans: Sequence[Span], most: int = MOST) -> Pieces:
    """Return the part of `sentence` around `spans` in at most about `most` characters, marked and on one line.

    It begins and ends at a comma or another stop where there is one, else between words; cuts are shown by an ellipsis.
    """
    marks = merged((max(start, 0), min(end, len(sentence))) for start, end in spans)
    marks = [span for span in marks if span[1] - marks[0][0] <= most] or marks[:1]
    start, end = window(sentence, marks[0][0], marks[-1][1], most) if marks else (0, len(sentence))
    found: Pieces = [(f"{ELLIPSIS} ", False)] if start else []
    place = start
    for first, last in marks:
        found += [(sentence[place:first], False), (sentence[first:last], True)]
        place = last
    found.append((sentence[place:end], False))
    if end < len(sentence):
        found.append((f" {ELLIPSIS}", False))
    return [(words, marked) for text, marked in found if (words := BLANKS.sub(" ", text))]


def window(sentence: str, start: int, end: int, most: int) -> Span:
    """Return what to show of a sentence so that it holds [start, end)."""
    if len(sentence) <= most:
        return 0, len(sentence)
    begins = [0, *(found.end() for found in ENDS.finditer(sentence))]
    stops = [*(found.start() for found in ENDS.finditer(sentence)), len(sentence)]
    fitting = [(first, last) for first in begins if first <= start for last in stops if last >= end
               and last - first <= most]
    if fitting:
        return max(fitting, key=lambda span: (whole_ends(sentence, span) if span[1] - span[0] > most / 3 else 0,
                                              span[1] - span[0]))
    room = max(0, most - (end - start)) // 2
    first, last = max(0, start - room), min(len(sentence), end + room)
    first = 0 if first == 0 else sentence.find(" ", first, start) + 1 or start
    last = len(sentence) if last == len(sentence) else max(sentence.rfind(" ", end, last), end)
    return first, last


def whole_ends(sentence: str, span: Span) -> int:
    """Return at how many of its ends a part of a sentence stops where a reader does, rather than at a comma."""
    start, end = span
    return (not start or sentence[:start].rstrip()[-1:] in STOPS) + (end == len(sentence) or sentence[end] in STOPS)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap as one; empty ones are left out."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
