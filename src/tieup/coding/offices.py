"""The offices of people in a text, and those that stand right before or behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding.finding import cues_of
from tieup.coding.people import Person
from tieup.model import Cue, Document, Entry

BETWEEN_OFFICES = re.compile(r"(?:,? and |, | & |/|-cum-)(?:its |the |co-)?")
OFFICE_TO_NAME = re.compile(r",? |: | \([^()]{1,80}\) | (?:of|for|at) [^,;.]{1,60}, ")
IN_BRACKETS = re.compile(r"[^()]{0,80}\) ")
# Between a name and an office: ", who became", " (pictured), Foo Motor Europe's", ", 52, the".
NAME_TO_OFFICE = re.compile(
    r"(?:,|\s\(|,? who)?(?:\s(?!and\b|but\b|with\b|is a former\b)[\w’'&.,-]+(?<![.,])){0,7}\s?(?<!\ba )(?<!\ban )|"
    r", (?:an? |\d\d, (?:the )?)(?:[\w-]+ ){0,5}"
)
# Nearly every office has one of these in it: what has none is passed over without a closer look.
COMMON_OFFICES = (
    "chief", "ceo", "presid", "chair", "director", "head", "founder", "boss", "minister", "manage", "officer",
)  # fmt: skip


class Offices:
    """The offices that one document names, in its story and in the captions around it."""

    def __init__(self, document: Document, codebook: Codebook):
        self.text = document.article.text
        self.all = longest([*cues_of(document, "role"), *offices_outside(document, codebook)])

    def within(self, start: int, end: int) -> list[Cue]:
        """Return the offices that stand in [start, end), in the order of the text."""
        return [office for office in self.all if start <= office.start and office.end <= end]

    def before(self, place: Person, floor: int) -> list[Cue]:
        """Return the offices that end right before a name, in the order of the text: "president and CEO Jane Roe"."""
        found: list[Cue] = []
        for office in reversed(self.within(floor, place.start)):
            gap, until = (BETWEEN_OFFICES, found[0].start) if found else (OFFICE_TO_NAME, place.start)
            if not found and IN_BRACKETS.fullmatch(self.text, office.end, until):
                continue  # "executive chairman (and team owner) Jane Roe"
            if not gap.fullmatch(self.text, office.end, until):
                break
            found.insert(0, office)
        return found

    def behind(self, start: int, end: int) -> list[Cue]:
        """Return the offices that begin right behind a name that ends at `start`, in the order of the text."""
        found: list[Cue] = []
        for office in self.all:
            if not start <= office.start < end:
                continue
            gap, since = (BETWEEN_OFFICES, found[-1].end) if found else (NAME_TO_OFFICE, start)
            if not gap.fullmatch(self.text, since, office.start):
                break
            found.append(office)
        return found


def written(text: str, offices: list[Cue] | None) -> str | None:
    """Return the words of offices that belong together, as the text has them."""
    return " ".join(text[offices[0].start : offices[-1].end].split()) if offices else None


@lru_cache(maxsize=4)
def office_words(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, Entry]]:
    """Return a pattern that finds the words for offices, and the entry of each."""
    entries = {term: entry for entry in codebook.of("role") for term in entry.terms}
    words = sorted(entries, key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b"), entries


def offices_outside(document: Document, codebook: Codebook) -> Iterator[Cue]:
    """Yield the offices in what is no part of the story: a caption often introduces those whom the story quotes."""
    pattern, entries = office_words(codebook)
    for run in document.removed:
        words = fold(document.article.text[run.start : run.end])
        if not any(common in words for common in COMMON_OFFICES):
            continue
        for match in pattern.finditer(words):
            yield Cue(entries[match[0]], run.start + match.start(), run.start + match.end(), -1)


def longest(cues: list[Cue]) -> list[Cue]:
    """Return the cues that lie in no longer one: "chief executive officer", not also "chief executive"."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if not kept or cue.end > kept[-1].end:
            kept.append(cue)
    return kept
