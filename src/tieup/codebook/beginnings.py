r"""Where a pattern can begin: the first characters of its matches, read from the pattern itself.

A regular expression that begins with ``\b`` is tried by Python's engine at every letter of a sentence. Most patterns of
a codebook begin with one of a few words, so that trying them only where the sentence has the first letters of such a
word finds the same matches in a fraction of the time.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

try:  # the engine's own parser; without it every pattern is searched in the plain way, with the same result
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    op = parser = None

FEWEST, ENOUGH = 2, 5  # letters of a beginning; the later ones are left out where they are open
DIGIT = "0"  # stands for every digit, at the beginning of a number or inside
MARK = re.compile(r"\d|[^\w\s]")
MOST = 4000  # beginnings; with more of them a pattern would be tried almost everywhere
WIDEST_SET = 40  # characters of "[a-e]"
NO_WORD = re.compile(r"[^\w ]")


class OpenError(Exception):
    """The pattern may begin in a way that a list of characters does not say."""


def beginnings_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return the first characters of everything that `pattern` can match; those that are letters begin a word.

    None if they cannot be listed: it may begin inside a word or with any letter.
    """
    if parser is None or pattern.flags != re.UNICODE:
        return None
    found: set[str] = set()
    try:
        for characters in expand(list(parser.parse(pattern.pattern)), "", False):
            found.add(characters)
            if len(found) > MOST:
                return None
    except OpenError:
        return None
    return frozenset(found)


class Beginnings:
    """Finds the places of a text where each of several patterns can begin."""

    def __init__(self, patterns: Mapping[int, re.Pattern[str]]):
        self.known = {number: found for number, pattern in patterns.items() if (found := beginnings_of(pattern))}
        self._marks = {number: marks for number, found in self.known.items()
                       if (marks := {each[0] for each in found if not begins_word(each)})}
        self._numbers: dict[str, tuple[int, ...]] = {}  # of the patterns that can begin with these characters

    def find_places(self, text: str, wanted: Container[int]) -> dict[int, list[int]]:
        """Return the places of `text` where the `wanted` patterns can begin, in its order, by the pattern's number."""
        places: dict[int, list[int]] = {}
        words = NO_WORD.sub(" ", text).split(" ")
        starts = list(accumulate([len(word) + 1 for word in words], initial=0))
        firsts = [text[start : start + ENOUGH] for start in starts]
        known = self._numbers
        for first in set(firsts).difference(known):
            known[first] = tuple(n for n, found in self.known.items() if begins(first, found))
        for start, numbers in zip(starts, map(known.__getitem__, firsts), strict=True):
            for number in numbers:
                if number in wanted:
                    if number in places:
                        places[number].append(start)
                    else:
                        places[number] = [start]
        marked: dict[str, list[int]] | None = None
        for number, marks in self._marks.items():
            if number in wanted:
                marked = find_marks(text) if marked is None else marked
                own = [place for mark in marks if mark in marked for place in marked[mark]]
                places[number] = sorted([*places.get(number, ()), *own])
        return places


def find_marks(text: str) -> dict[str, list[int]]:
    """Return the places of digits and marks in a text, by the mark."""
    marked: dict[str, list[int]] = {}
    for match in MARK.finditer(text):
        mark = match.group()
        marked.setdefault(DIGIT if mark.isdecimal() else mark, []).append(match.start())
    return marked


def begins(first: str, beginnings: Container[str]) -> bool:
    """Tell whether a word that begins with the characters `first` begins with one of `beginnings`."""
    return any(first[:size] in beginnings for size in range(FEWEST, ENOUGH + 1))


def begins_word(beginning: str) -> bool:
    """Tell whether a beginning is one of a word; numbers and marks are looked for everywhere."""
    return beginning != DIGIT and (beginning[0].isalnum() or beginning[0] == "_")


def expand(items: Sequence[Any], taken: str, at_boundary: bool) -> Iterator[str]:
    """Yield the beginnings of what `items` match after the characters `taken`; raise OpenError if there is no list."""
    if len(taken) == ENOUGH or taken == DIGIT:
        yield taken
        return
    if not items:
        yield settled(taken)
        return
    (kind, value), rest = items[0], items[1:]
    if kind is op.LITERAL:
        yield from expand(rest, taken + begun(chr(value), taken, at_boundary), False)
    elif kind is op.IN and (characters := listed(value)) and not (taken and (op.CATEGORY, op.CATEGORY_DIGIT) in value):
        for character in characters:
            yield from expand(rest, taken + begun(character, taken, at_boundary), False)
    elif kind is op.BRANCH:
        for branch in value[1]:
            yield from expand([*branch, *rest], taken, at_boundary)
    elif kind is op.SUBPATTERN and not value[1] and not value[2]:
        yield from expand([*value[3], *rest], taken, at_boundary)
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        fewest, most, repeated = value
        if fewest == 0:
            yield from expand(rest, taken, at_boundary)
        if most:
            again = [(kind, (max(0, fewest - 1), min(most - 1, ENOUGH), repeated))] if most > 1 else []
            yield from expand([*repeated, *again, *rest], taken, at_boundary)
    elif kind is op.AT:
        yield from expand(rest, taken, at_boundary or value in (op.AT_BOUNDARY, op.AT_BEGINNING))
    elif kind in (op.ASSERT, op.ASSERT_NOT):
        yield from expand(rest, taken, at_boundary or (kind is op.ASSERT_NOT and forbids_word_before(value)))
    else:
        yield settled(taken)


def settled(taken: str) -> str:
    """Return the characters, if they are enough for a beginning whatever follows; one mark is enough."""
    if not taken or (len(taken) < FEWEST and begins_word(taken)):
        raise OpenError
    return taken


def begun(character: str, taken: str, at_boundary: bool) -> str:
    """Return the next character; raise OpenError if it is the first one and need not begin a word."""
    if taken:
        return character
    if character.isdecimal():
        return DIGIT
    if character.isspace() or (not at_boundary and begins_word(character)):
        raise OpenError
    return character


def listed(members: Sequence[Any]) -> str:
    """Return the characters of a set such as "[abc]"; "" for a set of all others, of kinds, or too wide a one."""
    characters = ""
    for kind, value in members:
        if kind is op.LITERAL:
            characters += chr(value)
        elif kind is op.RANGE and value[1] - value[0] < WIDEST_SET:
            characters += "".join(map(chr, range(value[0], value[1] + 1)))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            characters += DIGIT
        else:
            return ""
    return characters if len(characters) <= WIDEST_SET else ""


def forbids_word_before(value: Any) -> bool:
    r"""Tell whether "(?<![\w-])" or the like stands before the pattern: then it begins a word."""
    direction, items = value
    return direction < 0 and len(items) == 1 and items[0][0] is op.IN and (
        (op.CATEGORY, op.CATEGORY_WORD) in items[0][1] and items[0][1][0][0] is not op.NEGATE)
