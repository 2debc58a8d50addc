"""Small documents for tests: a text in which `[Name]` marks a mention is made a document without the other stages."""

from __future__ import annotations

import datetime
import re

from tieup.codebook import Codebook, load_codebook
from tieup.model import Article, Document, Figure, Mention, Sentence
from tieup.spotting import Spotter

MARK = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")
SENTENCE = re.compile(r"\S.*?(?:[.?!][\"”’)]*(?=\s)|(?=\n)|\Z)")
_SPOTTERS: dict[int, tuple[Codebook, Spotter]] = {}


def make_article(text: str, published: datetime.date | None = None, **fields) -> Article:
    """Return an article with `text`."""
    values = {"article_id": "a1", "file": "a1.txt", "language": "en", "sha256": "0" * 64, **fields}
    return Article(text=text, published=published, **values)


def make_document(marked: str, codebook: Codebook | None = None, published: datetime.date | None = None,
                  titled: bool = False, figures: tuple[Figure, ...] = (), **fields) -> Document:
    """Return the document of a text with marked mentions.

    `[Honda]` names Honda; `[the pair|Honda, Nissan]` stands for both. Sentences end with a stop and a blank or with a
    line; with `titled` the first line is the title. Figures go to the sentences that their numbers name.
    """
    codebook = codebook or load_codebook()
    text, marks = unmark(marked)
    sentences = split(text, titled)
    mentions: list[list[Mention]] = [[] for _ in sentences]
    for start, end, names in marks:
        index = next(s.sentence_id for s in sentences if s.start <= start < s.end)
        words = text[start:end]
        for name in names:
            how = "name" if words == name else "anaphor" if words[0].islower() else "alias"
            mentions[index].append(Mention(start, end, index, words, name, how, name in codebook.organisations))
    if id(codebook) not in _SPOTTERS:
        _SPOTTERS[id(codebook)] = (codebook, Spotter(codebook.entries))
    _, spotter = _SPOTTERS[id(codebook)]
    by_sentence = tuple(tuple(f for f in figures if f.sentence_id == s.sentence_id) for s in sentences)
    return Document(make_article(text, published, **fields), (), sentences, tuple(map(tuple, mentions)),
                    spotter.find_cues(text, sentences), by_sentence)


def unmark(marked: str) -> tuple[str, list[tuple[int, int, list[str]]]]:
    """Return the text without marks, and for each mark its interval in that text and the names it stands for."""
    parts, marks, length, done = [], [], 0, 0
    for match in MARK.finditer(marked):
        before = marked[done:match.start()]
        words = match[1]
        start = length + len(before)
        marks.append((start, start + len(words), [n.strip() for n in (match[2] or words).split(",")]))
        parts += [before, words]
        length = start + len(words)
        done = match.end()
    return "".join([*parts, marked[done:]]), marks


def split(text: str, titled: bool) -> tuple[Sentence, ...]:
    """Return the sentences of `text`: a stop followed by a blank, or a line end, closes one."""
    found = []
    for number, match in enumerate(SENTENCE.finditer(text)):
        section = "title" if titled and number == 0 else "body"
        found.append(Sentence(number, match.start(), match.end(), section, text[match.start()] in "\"“",
                              text.count("\n", 0, match.start())))
    return tuple(found)
