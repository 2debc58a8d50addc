"""Items of a round-up or a list: runs of paragraphs under headings of their own ("2. LG Energy Solution (U.S.)")."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tieup.model import Document

HEADING = 75  # characters; a longer paragraph is text
NAME_HEADING = 40  # a heading that is little more than a name
ENDS_OF_TEXT = (".", "!", "?", ":", ";", ",", '"', "”", "’")
FEWEST = 3  # items that make a round-up
MARKS = tuple("*#•-–—")
DEALS = re.compile(
    r"\b(?:deals|partners|partnerships|alliances|contracts|orders|tie-ups|agreements|suppliers|ventures|accords|pacts)\b",
    re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """The sentences [first, last) under one heading, and the organisation whose name is nearly all of the heading."""

    first: int
    last: int
    named: str | None
    is_numbered: bool = False  # "3. Suzuki's cells", "** STILL TALKING **"


def find_items(document: Document) -> list[Item]:
    """Return the items of an article in the order of the text; none if it has no headings."""
    headings: list[tuple[int, int, str | None]] = []
    runs = paragraphs(document)
    for number, (first, last) in enumerate(runs):
        if first and number + 1 < len(runs) and is_heading(document, first, last) \
                and not is_heading(document, *runs[number + 1]):
            headings.append((first, last, name_of(document, first, last)))
    ends = [*(first for first, _, _ in headings), len(document.sentences)][1:]
    return [Item(last, end, name, is_numbered(document, first))
            for (first, last, name), end in zip(headings, ends, strict=True)]


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Return the sentence numbers [first, last) of each paragraph."""
    runs: list[tuple[int, int]] = []
    before = None
    for sentence in document.sentences:
        if sentence.paragraph == before:
            runs[-1] = (runs[-1][0], sentence.sentence_id + 1)
        else:
            runs.append((sentence.sentence_id, sentence.sentence_id + 1))
        before = sentence.paragraph
    return runs


def is_heading(document: Document, first: int, last: int) -> bool:
    """Tell whether the sentences [first, last) of a paragraph are short and end without a stop."""
    start, end = document.sentences[first].start, document.sentences[last - 1].end
    return end - start <= HEADING and not document.article.text[start:end].endswith(ENDS_OF_TEXT)


def is_numbered(document: Document, index: int) -> bool:
    """Tell whether a heading has a number or marks of its own, as those of a list of news have."""
    text = document.article.text
    start = document.sentences[index].start
    line = text[text.rfind("\n", 0, start) + 1:start + 4].lstrip()
    return line[:1].isdigit() or line.startswith(MARKS)


def name_of(document: Document, first: int, last: int) -> str | None:
    """Return the organisation that a short heading names, or None if it says more."""
    if document.sentences[last - 1].end - document.sentences[first].start > NAME_HEADING:
        return None
    names = {mention.organisation for mentions in document.mentions[first:last] for mention in mentions}
    return names.pop() if len(names) == 1 else None


def central_organisation(document: Document) -> str | None:
    """Return the organisation that an article names most, or None if it names none."""
    count = Counter(mention.organisation for mentions in document.mentions for mention in mentions)
    return min(count, key=lambda name: (-count[name], name)) if count else None


def title_of(document: Document) -> list[int]:
    """Return the sentences of the headline."""
    return [sentence.sentence_id for sentence in document.sentences if sentence.section == "title"]


def announces_deals(document: Document) -> bool:
    """Tell whether the headline speaks of several deals: "Ford signs five lithium contracts"."""
    sentences = [document.sentences[index] for index in title_of(document)]
    return any(DEALS.search(document.article.text, sentence.start, sentence.end) for sentence in sentences)
