"""One pass over a text finds every term of the codebook; an entry's pattern is tried only where one of its terms stands.

This is what keeps a codebook of thousands of terms as fast as a tokenizer: patterns never scan a sentence that holds
none of their words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import ahocorasick_rs

from tieup.codebook.folding import fold
from tieup.model import Cue, Entry, Sentence

__all__ = ["Spotter", "fold"]


class Spotter:
    """Finds the cues of `entries` in sentences."""

    def __init__(self, entries: Iterable[Entry]):
        """Raise ValueError for an entry without terms: it could never be tried."""
        by_term: dict[tuple[str, bool], list[Entry]] = {}
        for entry in entries:
            if not entry.terms:
                raise ValueError(f"codebook entry {entry.id!r} has no terms, so it can never fire")
            for term in entry.terms:
                any_ending = term.endswith("*")
                by_term.setdefault((fold(term.rstrip("*")), any_ending), []).append(entry)
        self._terms = [(any_ending, tuple(found)) for (_, any_ending), found in by_term.items()]
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in by_term])

    def find_cues(self, text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Cue, ...], ...]:
        """Return the cues of each sentence, in the order of the text."""
        folded = fold(text)
        anchors: list[dict[str, list]] = [{} for _ in sentences]
        starts = [sentence.start for sentence in sentences]
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            any_ending, entries = self._terms[number]
            if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                if not any_ending:
                    continue
                while end < len(folded) and folded[end].isalnum():
                    end += 1
            index = bisect_right(starts, start) - 1
            if index < 0 or end > sentences[index].end:
                continue
            for entry in entries:
                anchors[index].setdefault(entry.id, [entry]).append((start, end))
        return tuple(
            tuple(sorted((cue for entry, *spans in found.values() for cue in fire(entry, folded, sentence, spans)),
                         key=lambda cue: (cue.start, cue.end, cue.entry.id)))
            for sentence, found in zip(sentences, anchors, strict=True)
        )


def fire(entry: Entry, folded: str, sentence: Sentence, anchors: list[tuple[int, int]]) -> Iterable[Cue]:
    """Yield the places where `entry` fires in a sentence that has its terms at `anchors`."""
    if entry.unless and entry.unless.search(folded, sentence.start, sentence.end):
        return
    if entry.pattern is None:
        reach = -1
        for start, end in sorted(anchors, key=lambda span: (span[0], -span[1])):
            if end > reach:  # a shorter term inside a longer one says nothing more
                yield Cue(entry, start, end, sentence.sentence_id)
                reach = end
        return
    for match in entry.pattern.finditer(folded, sentence.start, sentence.end):
        if match.end() > match.start():
            yield Cue(entry, match.start(), match.end(), sentence.sentence_id)
