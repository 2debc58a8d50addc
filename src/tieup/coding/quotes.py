"""The words that stand in quotation marks, however the outlet writes its marks, and where a mark is missing.

Straight and curly double quotes, German low quotes, guillemets; single quotes as British and Indian outlets use them,
in paragraphs without double ones. A mark that is never closed quotes to the end of its paragraph; one that was never
opened, from the beginning of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tieup.model import Sentence

DOUBLE = re.compile(r'["“”„‟«»]')
ANY_MARK = re.compile(r'["“”„‟«»‘’\']')
WORD = re.compile(r"\w[\w’'-]*")
FEWEST_WORDS = 4  # of the coding guide: what is shorter is a term, not a statement
SINGLE_OPEN = re.compile(r"(?<![\w’'.,])[‘'](?=\w)")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…%)])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks: [start, end) are the words, [opens, closes) the words with their marks."""

    opens: int
    start: int
    end: int
    closes: int
    closed: bool
    paragraph: int  # place of the paragraph among those of the story

    @property
    def reach(self) -> tuple[int, int]:
        return self.opens, self.closes


def find_quotes(text: str, sentences: Sequence[Sentence]) -> list[Quote]:
    """Return all quotations of a story's body in the order of the text, short ones too."""
    found: list[Quote] = []
    for number, (paragraph, start, end) in enumerate(paragraphs(sentences)):
        if DOUBLE.search(text, start, end):
            found += double_quotes(text, start, end, number, paragraph)
        elif "‘" in text[start:end] or "'" in text[start:end]:
            found += single_quotes(text, start, end, number)
    return found


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[list[Sentence], int, int]]:
    """Yield the paragraphs of the body: their sentences and their interval."""
    for _, group in groupby((s for s in sentences if s.section == "body"), key=lambda s: s.paragraph):
        listed = list(group)
        yield listed, listed[0].start, listed[-1].end


def is_statement(text: str, quote: Quote) -> bool:
    """Tell whether a quotation has the words of a statement: enough of them, and not all with capitals like a title."""
    words = WORD.findall(text, quote.start, quote.end)
    if len(words) < FEWEST_WORDS:
        return False
    long_words = [word for word in words[1:] if len(word) > 3]
    return not long_words or sum(word[0].isupper() for word in long_words) < 0.75 * len(long_words)


def double_quotes(text: str, start: int, end: int, number: int, paragraph: list[Sentence]) -> Iterator[Quote]:
    opened: int | None = None
    for match in DOUBLE.finditer(text, start, end):
        place = match.start()
        if opened is None:
            if opens_here(text, place, start, end):
                opened = place
            else:  # a closing mark that nothing opened
                first = max((s.start for s in paragraph if s.start < place), default=start)
                yield quote_of(text, first, first, place, place + 1, True, number)
        elif closes_here(text, place, opened, end):
            yield quote_of(text, opened, opened + 1, place, place + 1, True, number)
            opened = None
        else:  # the next one opens before this one was closed
            yield quote_of(text, opened, opened + 1, place, place, False, number)
            opened = place
    if opened is not None and opened + 1 < end:
        yield quote_of(text, opened, opened + 1, end, end, False, number)


def opens_here(text: str, place: int, start: int, end: int) -> bool:
    mark, before = text[place], text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark in "“„«":
        return True
    if mark in "”»":
        return before.isspace() and not after.isspace()
    return not after.isspace() or before.isspace()


def closes_here(text: str, place: int, opened: int, end: int) -> bool:
    mark, before = text[place], text[place - 1]
    after = text[place + 1] if place + 1 < end else " "
    if mark in "”»":
        return True
    if mark == "“" and text[opened] == "„":
        return True
    return not before.isspace() or after.isspace() or after in ".,;:)"


def single_quotes(text: str, start: int, end: int, number: int) -> Iterator[Quote]:
    """Yield what stands in single quotes; an apostrophe closes nothing unless the words end with it."""
    position = start
    while (opening := SINGLE_OPEN.search(text, position, end)) is not None:
        closings = list(SINGLE_CLOSE.finditer(text, opening.end(), end))
        if not closings:
            return
        sure = [c for c in closings if text[c.start() - 1] in ",.?!…"]
        closing = sure[0] if sure else closings[0]
        yield quote_of(text, opening.start(), opening.end(), closing.start(), closing.end(), True, number)
        position = closing.end()


def quote_of(text: str, opens: int, start: int, end: int, closes: int, closed: bool, number: int) -> Quote:
    """Return a quote whose words have no blanks around them."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(opens, start, end, closes, closed, number)


def outside(quotes: Iterable[Quote], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of [start, end) that stand in none of the quotes."""
    position = start
    for quote in quotes:
        if quote.closes <= position or quote.opens >= end:
            continue
        if quote.opens > position:
            yield position, quote.opens
        position = max(position, quote.closes)
    if position < end:
        yield position, end
