"""One pass over a text finds every term of the codebook; a pattern is tried only where a term of its entry stands.

This is what keeps a codebook of thousands of terms fast: patterns never scan a sentence that holds none of their words,
and in the others they are tried only where they can begin. What a word says for all entries is found out once, when it
is first met, and kept as the bits of whole numbers, one bit for each entry that has a pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from tieup.codebook.beginnings import Beginnings
from tieup.codebook.folding import fold
from tieup.model import Cue, Entry, Figure, Sentence

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 30_000  # that are kept; a stream of articles has no end of names and numbers


class Parts(NamedTuple):
    """Entries that are read only together: those of a `variable` whose values make up one of the `combinations`."""

    variable: str
    combinations: tuple[tuple[tuple[str, ...], str | None], ...]  # all of these, and what may stand between them


NO_PARTS = Parts("", ())


class Spotter:
    """Finds the cues of `entries` in sentences.

    Those of the variables `beside_figures` are found only where a figure stands, `parts` only where all entries of a
    combination may fire.
    """

    def __init__(self, entries: Iterable[Entry], beside_figures: Container[str] = (), parts: Parts = NO_PARTS):
        """Raise ValueError for an entry without terms: it could never be tried."""
        # in the order of their ids, so that the order of their numbers is the order of cues at the same place
        self._entries = tuple(sorted(entries, key=lambda entry: entry.id))
        for entry in self._entries:
            if not entry.terms:
                raise ValueError(f"codebook entry {entry.id!r} has no terms, so it can never fire")
        self._anywhere = self.bits_of(e.variable not in beside_figures for e in self._entries)
        self._parts = self.bits_of(e.variable == parts.variable for e in self._entries)
        values = {value: self.bits_of(e.variable == parts.variable and e.value == value for e in self._entries)
                  for roles, between in parts.combinations for value in (*roles, between)}
        self._together = [(tuple(values[value] for value in roles), values[between])
                          for roles, between in parts.combinations]
        self._patterns = {n: entry.pattern for n, entry in enumerate(self._entries) if entry.pattern}
        self._matches = {n: pattern.match for n, pattern in self._patterns.items()}
        beginnings = Beginnings(self._patterns)
        self._open = sum(1 << n for n in self._patterns if n not in beginnings.known)  # may begin at any character
        terms = terms_of(self._entries)
        self._words = Words({term: said for term, said in terms.items() if WORD.fullmatch(term[0])}, beginnings)
        self._token = re.compile("|".join([WORD.pattern, *map(re.escape, beginnings.marks)]))
        phrases = {term: said for term, said in terms.items() if not WORD.fullmatch(term[0])}
        self._phrases = list(phrases.values())
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in phrases])

    @staticmethod
    def bits_of(chosen: Iterable[bool]) -> int:
        """Return the bits of the chosen entries."""
        return sum(1 << number for number, is_chosen in enumerate(chosen) if is_chosen)

    def find_cues(
        self, text: str, sentences: Sequence[Sentence], figures: Sequence[Sequence[Figure]] | None = None
    ) -> tuple[tuple[Cue, ...], ...]:
        """Return the cues of each sentence, in the order of the text.

        `figures` are those of each sentence; without them every sentence is taken to have some.
        """
        folded = fold(text)
        phrases = self.find_phrases(folded, sentences)
        return tuple([
            self.read_sentence(folded, sentence, phrases.get(index, ()), figures is None or bool(figures[index]))
            for index, sentence in enumerate(sentences)])

    def find_phrases(self, folded: str, sentences: Sequence[Sentence]) -> dict[int, list[tuple[int, int, int]]]:
        """Return the terms of more than a word by sentence: number in `_phrases`, start and end."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        starts, ends = [sentence.start for sentence in sentences], [sentence.end for sentence in sentences]
        size = len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end < size and folded[end].isalnum() and folded[end - 1].isalnum():
                if not self._phrases[number].any_ending:
                    continue
                while end < size and folded[end].isalnum():
                    end += 1
            index = bisect_right(starts, start) - 1
            if index >= 0 and end <= ends[index]:
                found.setdefault(index, []).append((number, start, end))
        return found

    def read_sentence(
        self, folded: str, sentence: Sentence, phrases: Iterable[tuple[int, int, int]], has_figures: bool
    ) -> tuple[Cue, ...]:
        """Return the cues of one sentence, in the order of the text."""
        first, last = sentence.start, sentence.end
        words = self._words
        cut = [place for place in (first, last) if is_inside_word(folded, place)]
        wanted = 0  # the bits of the entries whose terms stand here
        begun: list[tuple[int, int]] = []  # a place, and the bits of the entries whose patterns can begin there
        alone: dict[int, list[tuple[int, int]]] = {}  # the places of terms that need no pattern
        for match in self._token.finditer(folded, first, last):
            patterned, begins, inside, plain = words[match.group()]
            if patterned or plain:
                if cut and not {*cut}.isdisjoint(match.span()):
                    patterned, plain = 0, ()  # part of a word that begins or ends in another sentence
                wanted |= patterned
                for number in plain:
                    if number in alone:
                        alone[number].append(match.span())
                    else:
                        alone[number] = [match.span()]
            if begins:
                begun.append((match.start(), begins))
            if inside:
                start = match.start()
                begun += [(start + place, bits) for place, bits in inside]
        for number, start, end in phrases:
            phrase = self._phrases[number]
            wanted |= phrase.patterned
            for entry in phrase.plain:
                alone.setdefault(entry, []).append((start, end))
        read = self.read_where(wanted | sum([1 << number for number in alone]), has_figures)
        found = {number: terms_alone(places) for number, places in alone.items() if read >> number & 1}
        wanted &= read
        self.try_patterns(folded, sentence, wanted, begun, found)
        spans = []
        for number, places in found.items():
            unless = self._entries[number].unless
            if not (unless and unless.search(folded, first, last)):
                spans += [(start, end, number) for start, end in places if start < end]
        spans.sort()
        entries, index = self._entries, sentence.sentence_id
        return tuple([Cue(entries[number], start, end, index) for start, end, number in spans])

    def read_where(self, present: int, has_figures: bool) -> int:
        """Return the bits of the entries that somebody reads in a sentence with the terms of those `present`."""
        together = 0
        if present & self._parts:
            for roles, between in self._together:
                for role in roles:
                    if not role & present:
                        break
                else:
                    together |= between
                    for role in roles:
                        together |= role
        return (~self._parts | together) & (-1 if has_figures else self._anywhere)

    def try_patterns(
        self, folded: str, sentence: Sentence, wanted: int, begun: Sequence[tuple[int, int]],
        found: dict[int, list[tuple[int, int]]],
    ) -> None:  # fmt: skip
        """Add to `found` what searches for the `wanted` patterns would find in a sentence."""
        last, matches = sentence.end, self._matches
        for place, begins in begun:
            if hits := begins & wanted:
                for number in numbers_in(hits):
                    before = found.get(number)
                    if before is None:
                        if match := matches[number](folded, place, last):
                            found[number] = [match.span()]
                    elif place >= before[-1][1] and (match := matches[number](folded, place, last)):
                        before.append(match.span())
        for number in numbers_in(wanted & self._open):
            if places := [match.span() for match in self._patterns[number].finditer(folded, sentence.start, last)]:
                found[number] = places


class Phrase(NamedTuple):
    """What a term says wherever it stands."""

    any_ending: bool
    patterned: int  # the bits of the entries that have it, and a pattern besides
    plain: tuple[int, ...]  # the numbers of those that have no pattern


class Said(NamedTuple):
    """What a word, or a mark, says wherever it stands."""

    patterned: int  # as of a `Phrase`
    begins: int  # the bits of the entries whose patterns can begin at its first character
    inside: tuple[tuple[int, int], ...]  # places behind its first character, each with such bits
    plain: tuple[int, ...]  # as of a `Phrase`


class Words(dict[str, Said]):
    """What each word says, found out when it is met for the first time."""

    def __init__(self, terms: Mapping[tuple[str, bool], Phrase], beginnings: Beginnings):
        self._whole = {term: said for (term, any_ending), said in terms.items() if not any_ending}
        self._begun = {term: said for (term, any_ending), said in terms.items() if any_ending}
        self._beginnings = beginnings

    def __missing__(self, word: str) -> Said:
        if len(self) >= MOST_WORDS:
            self.clear()
        terms = [self._begun[word[:size]] for size in range(1, len(word) + 1) if word[:size] in self._begun]
        if word in self._whole:
            terms.append(self._whole[word])
        patterned, plain = 0, set[int]()
        for term in terms:
            patterned |= term.patterned
            plain.update(term.plain)
        beginnings = self._beginnings
        begins = beginnings.bits_of_word(word) if word[0].isalnum() else beginnings.bits_of_mark(word)
        said = self[word] = Said(patterned, begins, beginnings.bits_inside_word(word), tuple(sorted(plain)))
        return said


def is_inside_word(text: str, place: int) -> bool:
    """Tell whether a word goes on from before to behind a place."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


@lru_cache(maxsize=20_000)
def numbers_in(bits: int) -> tuple[int, ...]:
    """Return the numbers of the bits that are set, from the lowest."""
    numbers = []
    while bits:
        lowest = bits & -bits
        numbers.append(lowest.bit_length() - 1)
        bits ^= lowest
    return tuple(numbers)


def terms_of(entries: Sequence[Entry]) -> dict[tuple[str, bool], Phrase]:
    """Return what each folded term says, by the term and whether it may have any ending."""
    found: dict[tuple[str, bool], list[int]] = {}
    for number, entry in enumerate(entries):
        for term in dict.fromkeys(entry.terms):
            found.setdefault((fold(term.rstrip("*")), term.endswith("*")), []).append(number)
    return {(term, any_ending): Phrase(any_ending, sum(1 << n for n in numbers if entries[n].pattern),
                                       tuple(n for n in numbers if not entries[n].pattern))
            for (term, any_ending), numbers in found.items()}


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
