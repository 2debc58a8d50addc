"""Memory: whom the sentences before were about, for pronouns and for what is said without a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieup.codebook import Codebook
from tieup.coding.parties import Party, may_take_part
from tieup.model import Document, Mention

# A name behind one of these is not whom the sentence is about.
BEHIND = re.compile(
    r"\b(?:with|from|of|by|for|to|into|as|like|unlike|at|against|than|including) "
    r"(?:(?:the|its|a|an|and|both|[\w.-]+'s|[a-z-]+) ){0,4}$")
BEFORE_NAME = 40  # characters in which such a word and what describes the name find room
# "In 2018 it bought": whom the sentence is about has been named before.
SAID_OF_IT = re.compile(
    r"(?:[^,;:\"]{0,40}, )?(?:[\w' -]{0,40}\b)?"
    r"(?:it|they|he|she|the (?:company|carmaker|automaker|group|firm|startup|start-up))\b(?! (?:is|was) )")


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences were about."""

    subject: tuple[str, ...] = ()  # of the sentence before
    paragraph: tuple[str, ...] = ()  # of the paragraph, for what is said of its subject without a pronoun


def remember(memory: Memory, names: tuple[str, ...], new_paragraph: bool, codebook: Codebook) -> Memory:
    """Return the memory after a sentence about `names`."""
    fitting = tuple(name for name in names if may_take_part(name, codebook))
    if not fitting:
        return memory
    return Memory(fitting, fitting if new_paragraph or not memory.paragraph else memory.paragraph)


def look_ahead(document: Document, index: int, memory: Memory, codebook: Codebook) -> Memory:
    """Return the memory with the subject of the next sentence, for a paragraph that begins with a question."""
    following = index + 1
    if following < len(document.sentences) and document.mentions[following]:
        return remember(memory, (document.mentions[following][0].organisation,), True, codebook)
    return memory


def acting(document: Document, mentions: tuple[Mention, ...], folded: str) -> tuple[str, ...]:
    """Return the first organisation that a sentence names behind no preposition: whom it is about."""
    start = document.sentences[mentions[0].sentence_id].start
    for mention in mentions:
        if not BEHIND.search(folded, max(start, mention.start - BEFORE_NAME), mention.start):
            return (mention.organisation,)
    return ()


def goes_on(memory: Memory, subject: Party, start: int, folded: str) -> bool:
    """Tell whether a sentence that begins at `start` says of one named before what it says: "In 2018 it bought B"."""
    return bool(memory.subject) and SAID_OF_IT.match(folded, start, subject.start) is not None


def borrow(names: tuple[str, ...], subject: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one of `subject`, of earlier sentences, that a pronoun or an omission stands for beside `names`."""
    return tuple(name for name in subject if name not in names)[:1]
