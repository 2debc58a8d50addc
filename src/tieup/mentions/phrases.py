"""A word that may stand for an organisation where it stands: what its phrase says, and what its clause rules out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tieup.mentions.story import Group
from tieup.mentions.vocabulary import Word
from tieup.model import Mention, Sentence

PHRASE = 60  # characters before a trade in which its article must stand
DETERMINED = re.compile(
    r"^.*\b(?P<which>the two|the three|these two|these three|all three|both|neither|either|each|the|this)"
    r"(?P<words>(?: [^\s,;:()\"]+,?){0,4}) $"
)
NOT_AFTER = re.compile(
    r"-(?!based)| (?:which|who)\b|,? (?:that|behind|to be|of|where|called|named|formed|created|it|they|cars?|vehicles?"
    r"|base|market|industry"
    r"|whose name|(?:in|into|of|from|with|to|for|at|by|through|on|under) (?:which|whom|whose))\b"
)
ELSEWHERE = re.compile(r" (?:in|near|outside) [A-Z]")  # "the company in Ulm": a joint one, or a plant's
# The subject of a clause is never its own object: "Ford paid for a slice of the firm". These begin another clause.
NEW_CLAUSE = re.compile(
    r"\b(?:said|says|say|told|that|as|because|after|before|when|while|where|which|who|if|although|though|since|until|adding|according"
    r"|whether|and|but|than)\b|[;:()\"]| - "
)
UNDER = re.compile(r"\b(?:of|in|into|to|from|with|for|by|at|on|off|against|over) $")
BESIDE = re.compile(
    r"\b(?:according to|(?:close|known|familiar) (?:to|with)|spokes\w+ (?:for|of|at|from)|statement (?:from|by)"
    r"|people at|boss of|head of|chief executive of|ceo of) $"
)
SAID = re.compile(r"\b(?:said|says|added|noted|stressed|explained)(?: that)? $")
LAST_WORD = re.compile(r"\b([a-z]+) $")
CLAUSE_WORDS = frozenset({
    "that", "and", "but", "as", "because", "when", "while", "where", "if", "which", "who", "whom", "whose", "said",
    "says", "say", "told", "after", "before", "since", "until", "though", "although", "whether", "than", "or", "so",
    "yet", "for", "then", "however", "also", "today", "yesterday", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday"})
PRONOUN_SUBJECT = re.compile(r"(?:but |and |so |yet |in \d{4},? |then )?(?:it|they|he|she)\b")
PRONOUN = re.compile(r"\bit\b")


@dataclass(slots=True)
class Wanted:
    """What a phrase says of the organisation that it stands for."""

    kind: str = "any"
    country: str | None = None
    places: set[str] | None = None
    bare: bool = True
    term: str = ""

    @property
    def described(self) -> bool:
        """Whether the phrase tells where the organisation is at home."""
        return bool(self.country or self.places is not None)


@dataclass(frozen=True, slots=True)
class Place:
    """A word that may stand for an organisation, and what its sentence has named before it."""

    text: str
    folded: str
    sentence: Sentence
    word: Word
    before: Sequence[Mention]
    groups: Sequence[Group]

    def matched(self) -> int | None:
        """Return where the match of the entry's pattern begins that covers the word, or None if there is none."""
        pattern = self.word.entry.pattern
        if pattern is None:
            return self.word.start
        for match in pattern.finditer(self.folded, self.sentence.start, self.sentence.end):
            if match.start() <= self.word.start < match.end():
                return match.start()
        return None

    def is_followed_by_name(self) -> bool:
        """Return whether a name follows at once: "the carmaker Honda"."""
        after = self.text[self.word.end : self.word.end + 2]
        return after[:1] == " " and after[1:].isupper()

    def is_quoted(self) -> bool:
        """Return whether the word stands in quotation marks, where the speaker's own company is no "company"."""
        before = self.folded[self.sentence.start : self.word.start]
        return self.sentence.is_quotation or before.count('"') % 2 == 1

    def is_ruled_out(self) -> bool:
        """Return whether what follows the word tells that it stands for nobody named before."""
        return NOT_AFTER.match(self.folded, self.word.end) is not None or self.is_followed_by_name()

    def determined(self) -> re.Match[str] | None:
        """Return the match of "the ..." right before the word, in the folded text from `left`."""
        return DETERMINED.search(self.folded[self.left : self.word.start])

    @property
    def left(self) -> int:
        """The first place at which the phrase may begin."""
        return max(self.sentence.start, self.word.start - PHRASE)

    def start_of_phrase(self) -> int:
        """Return where "the ..." before the word begins, or the word itself."""
        match = self.determined()
        return self.left + match.start("which") if match else self.word.start

    def is_object(self, start: int) -> bool:
        """Return whether the phrase that begins at `start` stands under a preposition, and names no speaker."""
        before = self.folded[max(self.sentence.start, start - 26) : start]
        return UNDER.search(before) is not None and BESIDE.search(before) is None

    def joined_to(self, start: int) -> str | None:
        """Return the name to which "and" joins the phrase: GM in "GM and the company will"."""
        if not self.folded.endswith(" and ", 0, start):
            return None
        return next((m.organisation for m in self.before if m.end == start - len(" and ")), None)

    def without(self, organisation: str) -> Place:
        """Return the place as if its sentence had not named an organisation before."""
        return replace(self, before=[m for m in self.before if m.organisation != organisation])

    def follows_verb(self, start: int) -> bool:
        """Return whether a word that begins no clause stands right before the phrase: "has chosen the company"."""
        word = LAST_WORD.search(self.folded, max(self.sentence.start, start - 20), start)
        return word is not None and word[1] not in CLAUSE_WORDS

    def follows_speech(self, start: int) -> bool:
        """Return whether the phrase that begins at `start` is the first of what somebody said."""
        return SAID.search(self.folded, max(self.sentence.start, start - 20), start) is not None

    def shares_clause(self, mention: Mention, start: int) -> bool:
        """Return whether a mention and the phrase that begins at `start` stand in one clause."""
        return NEW_CLAUSE.search(self.folded, mention.end, start) is None

    def is_former(self, mention: Mention) -> bool:
        """Return whether a mention only tells whose a thing was: "the former General Motors plant"."""
        return self.folded.endswith("former ", 0, mention.start)

    def pronoun_is_subject(self) -> bool:
        """Return whether the sentence begins with "it", "they", "he" or "she"."""
        return PRONOUN_SUBJECT.match(self.folded, self.sentence.start) is not None

    def has_pronoun_before(self) -> bool:
        """Return whether the sentence says "it" before the word."""
        return PRONOUN.search(self.folded, self.sentence.start, self.word.start) is not None

    def start_of_clause(self) -> int:
        """Return where the main clause begins in which the word stands."""
        before = self.folded[self.sentence.start : self.word.start]
        return self.sentence.start + max(before.rfind(link) for link in ("; ", ", and ", ": ", ", but "))
