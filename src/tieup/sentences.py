"""Marked text -> sentences of the story. None crosses a marked run or a paragraph."""

from __future__ import annotations

import re

import sentencex

from tieup.model import Article, Removed, Sentence

# "difference.Nissan", 'deal."Honda': a full stop after a word, glued to a capital that begins a word. Not "Pony.ai", "U.S.-based", "v2.0".
FUSED = re.compile(r"""(?<=[a-z0-9)%][a-z0-9)%])[.!?]["”’')]*(?=["“‘]?[A-Z][a-z’' ])|[.!?]["”](?=["“‘]?[A-Z])""")


def split_sentences(article: Article, removed: tuple[Removed, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of the story in the order of the text."""
    text, found, paragraph = article.text, [], -1
    for start, end in stretches(text, removed):
        paragraph += 1
        for a, b in split_paragraph(text, start, end, article.language):
            section = "title" if not found and is_headline(text[a:b], article.title) else "body"
            found.append(Sentence(len(found), a, b, section, is_quoted(text[a:b]), paragraph))
    return tuple(found)


def stretches(text: str, removed: tuple[Removed, ...]):
    """Yield the half-open intervals of lines of the story."""
    gaps = [(run.start, run.end) for run in removed] + [(len(text), len(text))]
    cursor = 0
    for start, end in gaps:
        position = cursor
        while position < start:
            stop = text.find("\n", position, start)
            stop = start if stop < 0 else stop
            if text[position:stop].strip():
                yield position, stop
            position = stop + 1
        cursor = max(cursor, end)


def split_paragraph(text: str, start: int, end: int, language: str):
    """Yield the intervals of the sentences between `start` and `end`, without blanks around them."""
    position = start
    for piece in sentencex.segment(language, text[start:end]):
        cuts = [match.end() + position for match in FUSED.finditer(piece)]
        first = position
        position += len(piece)
        for cut in [*cuts, position]:
            chunk = text[first:cut]
            a, b = first + len(chunk) - len(chunk.lstrip()), first + len(chunk.rstrip())
            if a < b:
                yield a, b
            first = cut


def is_headline(sentence: str, title: str | None) -> bool:
    """Return whether the first sentence of the text is its headline."""
    return sentence == title or (len(sentence) <= 160 and sentence[-1] not in ".!\"”")


def is_quoted(sentence: str) -> bool:
    """Return whether the greater part of `sentence` stands in quotation marks."""
    quoted = sum(len(run) for run in re.findall(r'["“][^"“”]*["”]?', sentence))
    return quoted > len(sentence) / 2
