"""What a text has named up to a place, who stands side by side in a sentence, and who is its subject."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieup.mentions.vocabulary import Word
from tieup.model import Mention, Sentence

LINK = re.compile(r"(?:['’]s)?(?:(?:,? and | & )(?:[^\s,.;:()]+ ){0,4}|-|–|/|, )$")
APPOSED = re.compile(
    r", (?:an?|the|which|whose|formerly|once|owned|backed|part|spun|led|now|founded|known)\b[^,;]*\b"
    r"(?:of|from|by|to|with|in|for) (?:[\w’'.-]+ ){0,3}")
WITH = re.compile(r"\bwith (?:[^\s,.;:()]+ ){0,4}$")
BYSTANDERS_BEFORE = re.compile(
    r"\b(?:such as|like|rivals?|including|than|against|unlike|behind|compared (?:with|to)|catch up (?:with|to)|take on|"
    r"competitors?|peers|trail(?:s|ing)?)\b[^.;]{0,25}$"
)
GOVERNED = re.compile(
    r"\b(?:with|from|by|for|at|against|to|than|like|into|of|between|in|via)(?: [\w’'-]+)? ?$"
    r"|\bthere(?:['’]s| (?:is|are|was|were)) $"
)
VERB_AFTER = re.compile(r"(?:['’]s [\w ]{1,30})?,? (?:said|says|told|announced|will|would|has|had|plans?|is|was)\b")
YOUNG = frozenset({"startup", "start-up", "newcomer", "upstart"})
LONGEST_LINK = 50  # characters between organisations that are still side by side
EARLY = 60  # characters from the start of a sentence in which its subject stands


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that a sentence puts side by side."""

    sentence_id: int
    end: int
    organisations: tuple[str, ...]


class Story:
    """What the text has named up to a place."""

    def __init__(self, text: str) -> None:
        self.seen: dict[str, int] = {}  # organisation -> the last sentence that names it, the latest last
        self.groups: list[Group] = []
        self.young: set[str] = set()  # those that the text has called a start-up
        self._text = text
        self._closed: dict[int, tuple[Sentence, Sequence[Mention]]] = {}
        self._subjects: dict[int, tuple[str, ...]] = {}

    def note_startups(self, word: Word, parties: Sequence[Mention]) -> None:
        """Remember the organisation beside the word "start-up"."""
        if word.term.split()[-1] in YOUNG:
            for mention in parties:
                if mention.start == word.end + 1 or 0 <= word.start - mention.end < EARLY // 2:
                    self.young.add(mention.organisation)

    def note(self, organisation: str, sentence_id: int) -> None:
        self.seen.pop(organisation, None)
        self.seen[organisation] = sentence_id

    def close(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Remember whom a sentence has named or stood for."""
        self._closed[sentence.sentence_id] = (sentence, mentions)

    def named(self, sentence_id: int) -> tuple[str, ...]:
        """Return those that a sentence before has named or stood for, in its order."""
        if sentence_id not in self._closed:
            return ()
        mentions = sorted(self._closed[sentence_id][1], key=lambda m: (m.start, m.organisation))
        return tuple(dict.fromkeys([mention.organisation for mention in mentions]))

    def subject(self, sentence_id: int) -> tuple[str, ...]:
        """Return the subject of a sentence before, several if it has no clear one, none if it names only objects."""
        if sentence_id not in self._closed:
            return ()
        if sentence_id not in self._subjects:
            sentence, mentions = self._closed[sentence_id]
            mentions = sorted(mentions, key=lambda m: (m.start, m.organisation))
            self._subjects[sentence_id] = subject_of(self._text, sentence, mentions)
        return self._subjects[sentence_id]

    def last(self, now: int, reach: int) -> int | None:
        """Return the last of the `reach` sentences before `now` that names anybody."""
        return next((s for s in range(now - 1, now - reach - 1, -1) if s in self._closed), None)

    def last_subject(self, now: int, reach: int) -> tuple[str, ...]:
        """Return the subject of the last of the sentences before `now` that names anybody, less than `reach` back."""
        last = self.last(now, reach - 1)
        if last is None:
            return ()
        for sentence_id in range(last, now - reach, -1):  # "a deal with B": B is no subject
            if subject := self.subject(sentence_id):
                return subject
        named = self.named(last)
        return named if len(named) == 1 else ()


def find_groups(
    text: str, sentence: Sentence, parties: Sequence[Mention], owners: Mapping[str, tuple[str, ...]]
) -> list[Group]:
    """Return the organisations that a sentence puts side by side: "A and B", "A-B", "A, B and C", "A ... with B".

    A joint company beside its own owners is none of the partners.
    """
    named = {mention.organisation for mention in parties}
    if len(named) < 2:
        return []
    parties = [m for m in parties if named.isdisjoint(owners.get(m.organisation, ()))]
    groups: list[Group] = []
    chain: list[Mention] = []
    for number, mention in enumerate(parties):
        if chain:
            gap = text[chain[-1].end : mention.start]
            if len(gap) < LONGEST_LINK and LINK.match(gap):
                before = parties[number - 2] if number > 1 and len(chain) == 1 else None
                if before and gap.startswith(", ") and APPOSED.fullmatch(text, before.end, chain[0].start):
                    chain = [before]  # "A, a unit of B, and C" puts A beside C
                chain.append(mention)
                continue
            add_group(groups, text, sentence, chain)
        chain = [mention]
    add_group(groups, text, sentence, chain)
    first = parties[0]
    for mention in parties[1:] if is_subject(text, sentence, first) else ():
        if mention.organisation != first.organisation and WITH.search(
            text[max(first.end, mention.start - LONGEST_LINK) : mention.start]
        ):
            others = next((g.organisations for g in groups if mention.organisation in g.organisations), ())
            partners = dict.fromkeys((first.organisation, mention.organisation, *others))
            groups.append(Group(sentence.sentence_id, mention.end, tuple(partners)))
            break
    return sorted(groups, key=lambda group: group.end)


def add_group(groups: list[Group], text: str, sentence: Sentence, chain: Sequence[Mention]) -> None:
    """Append the group of a chain of organisations, unless rivals or examples are listed, or clauses meet."""
    if len(chain) == 2 and text.startswith(", and ", chain[0].end) and VERB_AFTER.match(text, chain[1].end) and (
        GOVERNED.search(text[max(sentence.start, chain[0].start - 30) : chain[0].start].lower())
    ):
        return  # "makes tractors for Monarch, and Fisker has plans"
    if len(chain) > 1:
        organisations = tuple(dict.fromkeys(mention.organisation for mention in chain))
        before = text[max(sentence.start, chain[0].start - 50) : chain[0].start].lower()
        if len(organisations) > 1 and not BYSTANDERS_BEFORE.search(before):
            groups.append(Group(sentence.sentence_id, chain[-1].end, organisations))


def subject_of(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the organisation that a sentence is about; several if that is not clear, none if they are all objects."""
    first = mentions[0]
    if not is_subject(text, sentence, first):
        return () if len(mentions) == 1 else tuple(dict.fromkeys(mention.organisation for mention in mentions))
    for other in mentions:
        if other.organisation != first.organisation:
            gap = text[first.end : other.start]
            if other.start == first.start or gap.startswith(("'s ", "’s ")) or LINK.match(gap):
                return tuple(dict.fromkeys(mention.organisation for mention in mentions))
            break
    return (first.organisation,)


def is_subject(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a mention stands where subjects stand: early or before its verb, and under no preposition."""
    if mention.start - sentence.start > EARLY and not VERB_AFTER.match(text, mention.end):
        return False
    return GOVERNED.search(text[max(sentence.start, mention.start - 30) : mention.start].lower()) is None
