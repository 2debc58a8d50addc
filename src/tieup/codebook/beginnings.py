r"""Where a pattern can begin: the first characters of its matches, read from the pattern itself.

A regular expression that begins with ``\b`` is tried by Python's engine at every letter of a sentence. Most patterns of
a codebook begin with one of a few words, so that trying them only where the sentence has the first letters of such a
word finds the same matches in a fraction of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

try:  # the engine's own parser; without it every pattern is searched in the plain way, with the same result
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    op = parser = None

ENOUGH = 5  # letters of a beginning; the later ones are left out
DIGIT = "0"  # stands for every digit, at the beginning of a number or inside
INSIDE = "\1"  # before letters with which a pattern can begin inside a word, too
LETTERS = re.compile(r"[^\W_]+")
MOST = 4000  # beginnings; with more of them a pattern would be tried almost everywhere
WIDEST_SET = 40  # characters of "[a-e]"


class OpenError(Exception):
    """The pattern may begin in a way that a list of characters does not say."""


def beginnings_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return the first characters of everything that `pattern` can match; those that are letters begin a word.

    None if they cannot be listed: it may begin with a blank, or with any character.
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
    """Tells which of several patterns can begin at a word or a mark; they are the bits of a whole number.

    A pattern that begins with "to b" is said to begin at every "to", for a word is all that is looked at.
    """

    def __init__(self, patterns: Mapping[int, re.Pattern[str]]):
        self.known = {number: found for number, pattern in patterns.items() if (found := beginnings_of(pattern))}
        self._words: dict[str, int] = {}  # the first letters of a word
        self._whole: dict[str, int] = {}  # the letters of a word, behind which there is a mark or a blank
        self._inside: dict[str, int] = {}  # letters anywhere in a word
        self._marks: dict[str, int] = {}
        for number, found in self.known.items():
            for beginning in found:
                letters = LETTERS.match(beginning)
                if beginning[0] == INSIDE:
                    where, what = self._inside, LETTERS.match(beginning, 1).group()  # type: ignore[union-attr]
                elif beginning == DIGIT or letters is None:
                    where, what = self._marks, beginning[0]
                else:
                    where = self._words if letters.end() == len(beginning) else self._whole
                    what = letters.group()
                where[what] = where.get(what, 0) | 1 << number
        self.marks = tuple(sorted(mark for mark in self._marks if mark != DIGIT))

    def bits_of_word(self, word: str) -> int:
        """Return the bits of the patterns that can begin with the first letter of a word (of letters and digits)."""
        bits = self._whole.get(word, 0)
        for size in range(1, min(len(word), ENOUGH) + 1):
            bits |= self._words.get(word[:size], 0) | self._inside.get(word[:size], 0)
        return bits | (self._marks.get(DIGIT, 0) if word[0].isdecimal() else 0)

    def bits_inside_word(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return the places behind the first letter of a word where patterns can begin, and their bits."""
        found = []
        for place in range(1, len(word)):
            bits = self._marks.get(DIGIT, 0) if word[place].isdecimal() else 0
            for end in range(place + 1, min(len(word), place + ENOUGH) + 1):
                bits |= self._inside.get(word[place:end], 0)
            if bits:
                found.append((place, bits))
        return tuple(found)

    def bits_of_mark(self, mark: str) -> int:
        """Return the bits of the patterns that can begin with a mark."""
        return self._marks.get(mark, 0)


def expand(items: Sequence[Any], taken: str, at_boundary: bool) -> Iterator[str]:
    """Yield the beginnings of what `items` match after the characters `taken`; raise OpenError if there is no list."""
    if len(taken.lstrip(INSIDE)) == ENOUGH or taken == DIGIT:
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
    """Return the characters, if there are any: they are enough for a beginning, whatever follows."""
    if not taken:
        raise OpenError
    return taken


def begun(character: str, taken: str, at_boundary: bool) -> str:
    """Return the next character; raise OpenError if it is the first one and a blank."""
    if taken:
        return character
    if character.isdecimal():
        return DIGIT
    if character.isspace():
        raise OpenError
    return character if at_boundary or not character.isalnum() else INSIDE + character


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
