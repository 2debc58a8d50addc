"""The codebook's words about names, ready for use: one pass over a text tells where each of them stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import ahocorasick_rs

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.model import Entry, Sentence

# The variables that only this stage reads; their commonplace words would swamp the cues of the others.
VARIABLES = (
    "legal_form", "tail", "lead", "modifier", "descriptor", "exchange", "called", "deed", "trade", "trades", "anaphor",
    "demonym", "given_name", "place", "body", "plain_word", "not_organisation",
)  # fmt: skip
SPOTTED = ("legal_form", "tail", "exchange", "called", "deed", "trade", "trades", "anaphor", "not_organisation")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the vocabulary where it stands; `start` and `end` are offsets into the text."""

    start: int
    end: int
    term: str
    entry: Entry


class Vocabulary:
    """Entries of the codebook by what they say about names."""

    def __init__(self, codebook: Codebook):
        terms: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for variable in SPOTTED:
            for entry in codebook.of(variable):
                for term in entry.terms:
                    terms[fold(term)][entry.id] = entry
        self._terms = [(term, tuple(entries.values())) for term, entries in terms.items()]
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in self._terms])
        self.leads = terms_of(codebook, "lead")
        self.modifiers = terms_of(codebook, "modifier")
        self.descriptors = terms_of(codebook, "descriptor")
        self.demonyms = {term: entry.value for entry in codebook.of("demonym") for term in entry.terms}
        self.given_names = terms_of(codebook, "given_name")
        self.places = terms_of(codebook, "place")
        self.states = frozenset(t for e in codebook.of("place") if e.value == "state" for t in e.terms)
        self.bodies = terms_of(codebook, "body")
        self.tails = terms_of(codebook, "tail")
        self.plain_words = terms_of(codebook, "plain_word")
        self.trades = terms_of(codebook, "trade") | terms_of(codebook, "trades")

    def find_words(self, folded: str, sentences: Sequence[Sentence]) -> tuple[list[Word], ...]:
        """Return the words of the vocabulary in each sentence of the folded text; of nested ones the longest."""
        spans, size = [], len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end < size and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            spans.append((start, -end, number))
        spans.sort()
        found: tuple[list[Word], ...] = tuple([] for _ in sentences)
        reach, index, count = 0, 0, len(sentences)
        for start, minus_end, number in spans:
            end = -minus_end
            if start < reach:
                continue
            while index < count and sentences[index].end < end:
                index += 1
            if index == count:
                break
            if start < sentences[index].start:
                continue
            term, entries = self._terms[number]
            found[index].extend([Word(start, end, term, entry) for entry in entries])
            reach = end
        return found


def terms_of(codebook: Codebook, variable: str) -> frozenset[str]:
    """Return the terms of all entries of a variable."""
    return frozenset(term for entry in codebook.of(variable) for term in entry.terms)
