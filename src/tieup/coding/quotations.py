"""Who is quoted: the words in quotation marks, the speaker, and for whom he or she speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tieup.codebook import Codebook
from tieup.model import Claim, Document, Mention

QUOTED = re.compile(r"[\"“„]([^\"“”„\n]{12,}?)(?:[\"”“]|(?=\n)|\Z)")
VERB = (r"(?:said|says|told|adds?|added|commented?|notes?|noted|wrote|explained|stated|declared|remarked|promised|argued|insisted"
        r"|warned|admitted|recalled)")
NAME = re.compile(r"\b(?:[A-Z][\w’'-]+|[A-Z]{2})(?: (?:de|van|von|der|di|al|bin|[A-Z]\.|[A-Z][\w’'-]+)){1,3}\b")
WORD = re.compile(r"[A-Z][\w’'-]+")
NO_NAME = frozenset(
    ["Chief", "Executive", "President", "Chairman", "Officer", "Vice", "Motor", "Motors", "Corp", "Group", "Company", "Energy", "The", "CEO", "CFO", "CTO", "COO", "Inc", "Division", "Head", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "North", "South", "United", "States", "New", "Electric", "Mr", "Ms", "Mrs", "And", "But", "In", "On", "At", "For", "With", "From", "Last", "This", "That", "It", "He", "She", "Chinese", "Japanese", "Korean", "German", "French", "Business", "Financial", "Operating", "Technology", "Director", "Managing", "Senior", "Founder", "Briefing"])
COMPANY_SPOKE = re.compile(rf"^[,.]?[\"”’]*,? (?:it|the (?:company|automaker|carmaker|union|firm|group)) {VERB}\b|^[,.]?[\"”’]*,? (?P<name>[A-Z])")
WORDS_OF_A_QUOTATION = 4
AFTER, BEFORE = 150, 220  # characters around a quotation in which its speaker is named


@dataclass(frozen=True)
class Person:
    """A person whom the article names in full."""

    name: str
    start: int
    organisation: str | None


def code_quotations(document: Document, codebook: Codebook) -> tuple[Claim, ...]:
    """Return one claim for each person or company quoted with at least four words; the first quotation is the evidence."""
    text, claims = document.article.text, {}
    if not any(mark in text for mark in "\"“„"):
        return ()
    mentions = [m for found in document.mentions for m in found]
    persons = find_persons(document, mentions)
    for sentence in document.sentences:
        for match in QUOTED.finditer(text, sentence.start, sentence.end):
            if len(match[1].split()) < WORDS_OF_A_QUOTATION:
                continue
            if speaker := find_speaker(text, match.start(), match.end(), persons, mentions):
                value, organisation = speaker
                claims.setdefault((value, organisation if value == "company" else None), Claim(
                    sentence.sentence_id, match.start(1), match.end(1), "quotation", value,
                    "quotation.company" if value == "company" else "quotation.person", organisation=organisation))
    return tuple(claims.values())


def find_persons(document: Document, mentions: list[Mention]) -> list[Person]:
    """Return the persons named in full, in the order of the text, each with the organisation named nearest."""
    text, persons = document.article.text, []
    named = [m for m in mentions if m.how != "anaphor"]
    starts = [m.start for m in mentions]
    for sentence in document.sentences if mentions else ():
        own = document.mentions[sentence.sentence_id]
        for match in NAME.finditer(text, sentence.start, sentence.end):
            start = match.start()
            words = match[0].split()
            while words and words[0] in NO_NAME:
                start += len(words.pop(0)) + 1
            while words and words[-1] in NO_NAME:
                words.pop()
            if len(words) < 2 or NO_NAME & set(words) or any(m.start < start + 3 and start < m.end for m in named):
                continue
            organisation = min(own, key=lambda m: distance(m, start, match.end())).organisation if own else None
            if organisation is None:
                place = bisect_right(starts, start) - 1
                organisation = mentions[place].organisation if place >= 0 else None
            persons.append(Person(" ".join(words), start, organisation))
    return persons


def distance(mention: Mention, start: int, end: int) -> int:
    """Return how far an organisation stands from a person; what stands before ("Nissan's chief, ...") is nearer."""
    return start - mention.end if mention.end <= start else mention.start - end + 25


def find_speaker(
    text: str, start: int, end: int, persons: list[Person], mentions: list[Mention]
) -> tuple[str, str | None] | None:
    """Return who speaks and for whom: named right after the quotation, in the sentence before it, or the last speaker."""
    line_end = text.find("\n", end)
    after = text[end:min(end + AFTER, line_end if line_end >= 0 else len(text))]
    after = re.split(r"[\"“„]", after)[0]
    before = text[max(text.rfind("\n", 0, start) + 1, start - BEFORE):start]
    known = {person.name.split()[-1]: person for person in reversed(persons)}
    known |= {person.name.split()[0]: person for person in reversed(persons) if person.name.split()[0] not in known}
    for window, latest in ((after, False), (before, True)):
        if not re.search(rf"\b{VERB}\b|, ?$", window):
            continue
        found = [known[w] for w in WORD.findall(window.replace("’s", "").replace("'s", "")) if w in known]
        if found:
            return found[-1 if latest else 0].name, found[-1 if latest else 0].organisation
        if not latest and re.search(rf"\b(?:he|she) {VERB}\b|\b{VERB} (?:he|she)\b", window):
            earlier = [person for person in persons if person.start < start]
            return (earlier[-1].name, earlier[-1].organisation) if earlier else None
        companies = [m for m in mentions if (end <= m.start < end + 60 if not latest else start - 60 < m.start < start)]
        if companies and (re.search(rf"\bit {VERB}\b|\bin a statement\b", window)
                          or re.match(rf"\W*(?:{VERB}\b)?", text[companies[0].end:companies[0].end + 12].strip())[0].strip()):
            return "company", companies[0 if not latest else -1].organisation
    if text[max(0, start - 2):start].endswith("\n") or not before.strip():  # a paragraph that goes on with the last speaker
        earlier = [person for person in persons if person.start < start]
        return (earlier[-1].name, earlier[-1].organisation) if earlier else None
    return None
