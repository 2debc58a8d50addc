"""People in an article: their names and the fullest form of them.

Nothing here knows any person. A run of capitalised words is a name unless its words belong to an organisation, an
office or the codebook's `no_name`; a surname stands for the fullest name of the article that has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding.finding import cues_of
from tieup.model import Document, Mention

# Entries whose words are too common, or too rare, to be spotted; they are only looked up.
LOOKED_UP = ("no_name", "nation", "region", "leader")

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
# A stop belongs to an abbreviation or an initial ("Jr.", "J."); behind a longer word it ends a sentence.
_WORD = rf"(?:(?:[A-Z]\.){{2,3}}|[{_CAPITAL}]\w*(?:[-’'](?!s\b)\w+)*(?:(?:(?<=\b\w)|(?<=\b\w\w)|(?<=\b\w\w\w))\.)?)"
_PARTICLE = (
    r"(?:de|da|di|do|dos|das|del|della|degli|dei|van|von|der|den|ter|ten|te|zu|zum|zur|bin|ibn|al|el|la|le|af|av|y)"
)
NAME = re.compile(rf"(?<![\w’'.-]){_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD})*")
_PART = re.compile(r"\S+")
_OFFICE_TO_NAME = re.compile(r"(?: (?:of|for|at|in) [^,.;]{1,50})?,? ")
_NAME_TO_OFFICE = re.compile(r",? (?:(?:who is|is|as|and|the|a|an|its|[\w’'&.-]+) ){0,6}")
_APPOSITION = re.compile(
    r", (?:who|whose|\d\d)\b|, (?:his|her|their|an?|the) [^.;:\"“”]{3,90}, "
    r"(?:said|says|told|tells|added|argued|conceded)\b"
)
HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Prof|Madam|Shri|Herr|Frau)\.? $")
FIRST_NAME = re.compile(r"(?<![\w’'.&-])([A-Z][a-zà-ÿ]+(?:-[A-Z]?[a-z]+)?) $")
NAME_BEFORE = re.compile(r"(?:\w['’]s|\b(?:CEO|CFO|COO|CTO|Mr|Mrs|Ms|Dr|said|says)\.?) $")
SURNAMES_TOO = frozenset({"he", "an", "so", "may", "will", "mark", "do"})
SURNAMES_BEHIND = frozenset({  # the same behind a first name: "Dana White"
    "white", "street", "west", "north", "power", "bank", "march", "may", "england", "france", "house", "page", "long",
    "young", "day", "price", "park", "case", "wall", "mine", "king", "cell", "sales",
})  # fmt: skip
# Months that are first names as well: "said Jun Seki", but not "in June Foxconn said".
MONTHS_AND_NAMES = frozenset({"jan", "jun", "june", "april", "may", "august", "mar"})
IN_A_MONTH = re.compile(
    r"\b(?:in|on|since|by|until|last|this|next|of|early|late|mid|end|from|to|and|or|before|after) $")
IN_OFFICE = re.compile(r"\b(?:ceo|cfo|president|chairman|governor|senator|minister|mayor|secretary)\b")
LETTERS_OF_AN_ACRONYM = 3  # a longer word in capitals is one only if no other part of a name stands beside it


@dataclass(frozen=True, slots=True)
class Person:
    """A place where a person is named, and the words of the name there."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=4)
def words_without_names(codebook: Codebook) -> frozenset[str]:
    """Return the words that are no part of a person's name."""
    return frozenset(term for entry in codebook.of("no_name") for term in entry.terms)


class People:
    """Finds the people of one document."""

    def __init__(self, document: Document, codebook: Codebook):
        self.document, self.text = document, document.article.text
        self.folded = fold(self.text)
        self.flat = self.text.replace("\n", " ")
        self.no_name = words_without_names(codebook)
        self._roles = cues_of(document, "role", "saying")
        self._mentioned = {place for listed in document.mentions for m in listed for place in range(m.start, m.end)
                           if m.how != "anaphor"}
        named = sorted({
            (m.start, m.end)
            for listed in document.mentions
            for m in listed
            if m.how != "anaphor" and not self.may_be_person(m)
        })  # fmt: skip
        held = [(cue.start, cue.end) for cue in cues_of(document, "person")]
        named = [span for span in named if not any(a <= span[0] and span[1] <= b for a, b in held)]
        self.blocked_starts, self.blocked = [a for a, _ in named], named
        self._shown = self._roles
        self._shown_starts = [cue.start for cue in self._shown]
        self._full: dict[str, list[Person]] | None = None
        self._attested: dict[str, bool] = {}
        self._split: dict[tuple[int, int], tuple[Person, ...]] = {}

    # ------------------------------------------------------------------------------------------------------ names

    def has_first_name(self, mention: Mention) -> bool:
        """Tell whether a firm's name is a surname here: a first name stands before it, an office before or behind both.

        "Managing Officer Yoshishige Nomura", "Parth Jindal, chairman of JSW".
        """
        if mention.how == "anaphor" or " " in mention.text or not self.text[mention.start : mention.end].istitle():
            return False
        first = FIRST_NAME.search(self.text, max(0, mention.start - 24), mention.start)
        if first is None or fold(first[1]) in self.no_name or first.start(1) in self._mentioned:
            return False
        return any(
            (cue.end < first.start(1) and not self.text[cue.end : first.start(1)].strip(" ,"))
            or (cue.entry.variable == "role" and self.text[mention.end : mention.end + 1] == ","
                and _NAME_TO_OFFICE.fullmatch(self.text, mention.end, cue.start) is not None)
            for cue in self._roles
            if abs(cue.start - mention.start) < 90
        )

    def may_be_person(self, mention: Mention) -> bool:
        """Tell whether a mention stands where a person does: "Tarvo's Jane Roe", "Mr Roe", "He Xiaopeng"."""
        if mention.how == "alias" and self.text.endswith(" He ", 0, mention.start):
            return True
        if not mention.in_codebook and IN_OFFICE.search(self.folded, mention.start, mention.end):
            return True
        if self.has_first_name(mention):
            return True
        return (
            not mention.in_codebook
            and NAME_BEFORE.search(self.text, max(0, mention.start - 8), mention.start) is not None
        )

    def named_in(self, start: int, end: int) -> Iterator[Person]:
        """Yield the people named in [start, end) of the text, surnames alone too, in the order of the text."""
        for match in NAME.finditer(self.text, start, end):
            run = match.span()
            found = self._split.get(run)
            if found is None:
                found = self._split[run] = tuple(self.split(*run))
            yield from found

    def split(self, start: int, end: int) -> Iterator[Person]:
        """Yield the names in a run of capitalised words: organisations, offices and other words part it.

        What follows an organisation's name without a sign between is a part of that name: "Tata Power Delhi".
        """
        run: list[tuple[int, int]] = []
        of_organisation = self.is_blocked(start - 1, start) if start and self.text[start - 1] not in "'’" else False
        of_organisation = of_organisation or (
            self.text[start - 1 : start] == " " and self.is_blocked(start - 2, start - 1)
        )
        for part in _PART.finditer(self.text, start, end):
            a, b = part.span()
            while b > a and self.text[b - 1] == "." and b - a > 2 and not self.text[a : b - 1].isupper():
                b -= 1  # a full stop, not that of an initial
            word = self.folded[a:b].rstrip(".")
            is_firm = self.is_blocked(a, b)
            if (
                is_firm
                or (word in self.no_name and not self.is_surname(word, a, b, end)
                    and not (word in SURNAMES_BEHIND and len(run) == 1))
                or self.is_acronym(a, b, end)
            ):
                yield from self.person(run)
                run, of_organisation = [], is_firm and self.text[b : b + 1] == " "
            elif not of_organisation:
                run.append((a, b))
        yield from self.person(run)

    def is_surname(self, word: str, start: int, end: int, limit: int) -> bool:
        """Tell whether a word that is ordinary elsewhere begins a name: "said He Xiaopeng", "with An Conghui"."""
        if word not in MONTHS_AND_NAMES and word not in SURNAMES_TOO:
            return False
        following = _PART.match(self.text, end + 1, limit) if self.text[end : end + 1] == " " else None
        is_month = word in MONTHS_AND_NAMES and not IN_A_MONTH.search(self.folded, max(0, start - 8), start)
        if not (is_month or word in SURNAMES_TOO) or following is None:
            return False
        if fold(following[0]).rstrip(".") in self.no_name:
            return False
        opens_sentence = (
            start == 0 or self.text[start - 1] in "\n\"“‘'" or self.text[start - 2 : start - 1] in (".", "?", "!")
        )
        return (word == "he" or not opens_sentence) and not self.is_blocked(following.start(), following.end())

    def is_acronym(self, start: int, end: int, limit: int) -> bool:
        """Tell whether a word in capitals is no part of a person's name, as in "Luca DE MEO" and "KIM Dong-myung"."""
        word = self.text[start:end]
        if end - start <= LETTERS_OF_AN_ACRONYM or not word.isupper() or "-" in word:
            return False
        before = (
            self.text[max(0, start - 20) : start].rsplit(None, 1)[-1:] if self.text[start - 1 : start] == " " else []
        )
        behind = (
            self.text[end + 1 : min(limit, end + 20)].split(None, 1)[:1] if self.text[end : end + 1] == " " else []
        )
        beside = [
            other
            for other in (*before, *behind)
            if other[0].isupper() and other.strip(".,").replace("-", "").isalpha()
        ]
        return not any(
            (not other.isupper() or len(other) == 2) and fold(other) not in self.no_name for other in beside
        )

    def person(self, run: list[tuple[int, int]]) -> Iterator[Person]:
        while run and (
            run[-1][1] - run[-1][0] < 2
            or self.text[run[-1][0]].islower()
            or (self.text[run[-1][1] - 1] == "." and run[-1][1] - run[-1][0] < 3)
        ):
            run = run[:-1]  # a name ends with neither an initial nor a particle
        while run and self.text[run[0][0]].islower():
            run = run[1:]
        if run:
            start, end = run[0][0], run[-1][1]
            yield Person(start, end, " ".join(self.text[start:end].split()))

    def is_blocked(self, start: int, end: int) -> bool:
        """Tell whether a word is part of an organisation's name."""
        place = bisect_left(self.blocked_starts, end) - 1
        return place >= 0 and self.blocked[place][1] > start

    def full_name(self, person: Person) -> str | None:
        """Return the fullest form in which the article names a person, or None if one word is all that it has.

        Of several people with the surname it is the one named nearest before, else the first one named.
        """
        parts = person.name.split()
        known = [other for key in {parts[0], parts[-1]} for other in self.index().get(key, ())]
        fits = [other for other in known if is_form_of(parts, other.name.split())]
        if not fits:
            return person.name if len(parts) > 1 else None
        before = [other for other in fits if other.start <= person.start]
        best = max(before, key=lambda other: other.start) if before else min(fits, key=lambda other: other.start)
        longest = max(
            (other for other in fits if is_form_of(best.name.split(), other.name.split())),
            key=lambda other: (len(other.name.split()), -other.start),
        )
        return longest.name if len(longest.name.split()) >= len(parts) else person.name

    def index(self) -> dict[str, list[Person]]:
        """Return the names of two words and more anywhere in the text, captions too, by their first and last word."""
        if self._full is None:
            self._full = {}
            for person in self.named_in(0, len(self.text)):
                parts = person.name.split()
                if len(parts) > 1:
                    for key in {parts[0], parts[-1]}:
                        self._full.setdefault(key, []).append(person)
        return self._full

    def is_honoured(self, person: Person) -> bool:
        """Tell whether "Mr" or the like stands before a name."""
        return HONORIFIC.search(self.text, max(0, person.start - 7), person.start) is not None

    def is_attested(self, person: Person) -> bool:
        """Tell whether an office, an honorific or a verb of saying in the article shows a name to be a person's.

        Without this "Terrain Response" or "Fayette County" would be somebody.
        """
        name = self.full_name(person)
        if name is None:
            return self.is_honoured(person)
        if name not in self._attested:
            self._attested[name] = any(self.is_shown(place) for place in self.places(name))
        return self._attested[name]

    def is_shown(self, place: Person) -> bool:
        """Tell whether the words around one place of a name show that it is a person's."""
        if self.is_honoured(place) or _APPOSITION.match(self.text, place.end):
            return True
        k = bisect_left(self._shown_starts, place.start - 60)
        for cue in self._shown[k:]:
            if cue.start > place.end + 40:
                return False
            left, right = self.text[cue.end : place.start], self.text[place.end : cue.start]
            if cue.end <= place.start and (
                not left.strip(" ,\n") or (cue.entry.variable == "role" and _OFFICE_TO_NAME.fullmatch(left))
            ):
                return True
            if cue.start >= place.end and (
                not right.strip(" ,\n") or (cue.entry.variable == "role" and _NAME_TO_OFFICE.fullmatch(right))
            ):
                return True
        return False

    def places(self, name: str) -> list[Person]:
        """Return the places where a full name or its surname stands in the article."""
        parts = name.split()
        whole = [other for other in self.index().get(parts[-1], ()) if is_form_of(other.name.split(), parts)]
        return whole + list(self.standing(parts[-1]))

    def standing(self, words: str) -> Iterator[Person]:
        """Yield the places where `words` stand in the text by themselves, a line end in them or not."""
        end = -1
        while (start := self.flat.find(words, end + 1)) >= 0:
            end = start + len(words)
            before, behind = self.flat[start - 1 : start], self.flat[end : end + 1]
            if not (before.isalnum() or before == "-" or behind.isalnum() or behind == "-"):
                yield Person(start, end, words)


def is_form_of(short: list[str], full: list[str]) -> bool:
    """Tell whether a name is a form of a fuller one: all its words are in it, the surname too."""
    if len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    return short[-1] == full[-1] and all(word in full for word in short[:-1])
