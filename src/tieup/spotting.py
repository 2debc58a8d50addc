"""One pass over a text finds every term of the codebook; a pattern is tried only where a term of its entry stands.

This is what keeps a codebook of thousands of terms as fast as a tokenizer: patterns never scan a sentence that holds
none of their words, and in the others they are tried only where they can begin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence

import ahocorasick_rs

from tieup.codebook.beginnings import Beginnings
from tieup.codebook.folding import fold
from tieup.model import Cue, Entry, Figure, Sentence


class Spotter:
    """Finds the cues of `entries` in sentences; those of the variables `beside_figures` only where a figure stands."""

    def __init__(self, entries: Iterable[Entry], beside_figures: Container[str] = ()):
        """Raise ValueError for an entry without terms: it could never be tried."""
        self._entries = tuple(entries)
        by_term: dict[tuple[str, bool], list[int]] = {}
        for number, entry in enumerate(self._entries):
            if not entry.terms:
                raise ValueError(f"codebook entry {entry.id!r} has no terms, so it can never fire")
            for term in entry.terms:
                any_ending = term.endswith("*")
                by_term.setdefault((fold(term.rstrip("*")), any_ending), []).append(number)
        everywhere = {n for n, entry in enumerate(self._entries) if entry.variable not in beside_figures}
        self._terms = [(any_ending, tuple(numbers), tuple(n for n in numbers if n in everywhere))
                       for (_, any_ending), numbers in by_term.items()]
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in by_term])
        self._beginnings = Beginnings({n: entry.pattern for n, entry in enumerate(self._entries) if entry.pattern})

    def find_cues(
        self, text: str, sentences: Sequence[Sentence], figures: Sequence[Sequence[Figure]] | None = None
    ) -> tuple[tuple[Cue, ...], ...]:
        """Return the cues of each sentence, in the order of the text.

        `figures` are those of each sentence; without them every sentence is taken to have some.
        """
        folded = fold(text)
        anchors = self.find_anchors(folded, sentences, figures or [True] * len(sentences))
        places = self._beginnings.find_places(folded, anchors)
        cues: list[list[Cue]] = [[] for _ in sentences]
        for number, spans in anchors.items():
            entry = self._entries[number]
            for index, here in spans.items():
                sentence = sentences[index]
                if entry.pattern is None:
                    found = terms_alone(here)
                elif number in self._beginnings.known:
                    found = matches_at(entry, folded, sentence, places.get(number, ()))
                else:
                    found = [match.span() for match in entry.pattern.finditer(folded, sentence.start, sentence.end)]
                if found and not (entry.unless and entry.unless.search(folded, sentence.start, sentence.end)):
                    cues[index] += [Cue(entry, start, end, sentence.sentence_id) for start, end in found if start < end]
        return tuple([tuple(sorted(found, key=in_order)) if len(found) > 1 else tuple(found) for found in cues])

    def find_anchors(
        self, folded: str, sentences: Sequence[Sentence], figures: Sequence[object]
    ) -> dict[int, dict[int, list[tuple[int, int]]]]:
        """Return the places of each entry's terms, by the numbers of entry and sentence."""
        anchors: dict[int, dict[int, list[tuple[int, int]]]] = {}
        starts, ends = [sentence.start for sentence in sentences], [sentence.end for sentence in sentences]
        terms, size = self._terms, len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            any_ending, numbers, numbers_everywhere = terms[number]
            if end < size and folded[end].isalnum() and folded[end - 1].isalnum():
                if not any_ending:
                    continue
                while end < size and folded[end].isalnum():
                    end += 1
            index = bisect_right(starts, start) - 1
            if index < 0 or end > ends[index]:
                continue
            place = (start, end)
            for entry in numbers if figures[index] else numbers_everywhere:
                if (found := anchors.get(entry)) is None:
                    anchors[entry] = {index: [place]}
                elif index in found:
                    found[index].append(place)
                else:
                    found[index] = [place]
        return anchors


def in_order(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.entry.id


def terms_alone(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of terms without the shorter ones inside longer ones, which say nothing more."""
    if len(places) == 1:
        return places
    found, reach = [], -1
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if end > reach:
            found.append((start, end))
            reach = end
    return found


def matches_at(entry: Entry, folded: str, sentence: Sentence, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return what a search for the entry's pattern finds in a sentence, if it can begin at `places` alone."""
    found: list[tuple[int, int]] = []
    reach, end = sentence.start, sentence.end
    for k in range(bisect_left(places, reach), len(places)):
        place = places[k]
        if place >= end:
            break
        if place >= reach and (match := entry.pattern.match(folded, place, end)):  # type: ignore[union-attr]
            reach = match.end()
            found.append((place, reach))
    return found
