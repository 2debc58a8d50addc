"""Who is quoted: the words in quotation marks, the speaker, and for whom he or she speaks."""

from __future__ import annotations

import re

from tieup.codebook import Codebook
from tieup.model import Claim, Document

QUOTED = re.compile(r"[\"“”„]([^\"“”„]{12,}?)(?:[\"“”„]|\Z)", re.DOTALL)
VERBS = r"(?:said|says|told|added|adds|commented|noted|wrote|explained|stated|declared|remarked|promised|argued|reads)"
NAME = (r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.|[A-Z]{2})(?: (?:de|van|von|der|di|al|bin|[A-Z][\w’'-]+|[A-Z]\.|[a-z]+-[a-z]+))"
        r"{1,3}|[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+)")
AFTER = re.compile(rf"[,.]?[\"“”]?,? ?(?:(?:he|she|it) )?{VERBS}? ?(?:[A-Z]\w+ )?", re.DOTALL)
PERSON = re.compile(NAME)
SURNAME = re.compile(rf"\b([A-Z][\w’'-]+) {VERBS}\b|\b{VERBS} ([A-Z][\w’'-]+)\b")
WORDS_OF_A_QUOTATION = 4
NEAR = 160  # characters around a quotation in which its speaker is named
NO_NAMES = re.compile(r"\b(?:Chief|Executive|President|Chairman|Officer|Vice|Motor|Corp|Group|Company|Energy|The|CEO|Inc|Monday|Tuesday|"
                      r"Wednesday|Thursday|Friday|Saturday|Sunday|North|South|United|New|Electric)\b")


def code_quotations(document: Document, codebook: Codebook) -> tuple[Claim, ...]:
    """Return one claim for each person quoted with at least four words; the first quotation is the evidence."""
    text, claims = document.article.text, {}
    for sentence in document.sentences:
        for match in QUOTED.finditer(text, sentence.start, sentence.end):
            if len(match[1].split()) < WORDS_OF_A_QUOTATION:
                continue
            speaker = speaker_near(document, match.start(), match.end())
            if speaker is None:
                continue
            name, place = speaker
            organisation = organisation_near(document, place)
            if name not in claims:
                claims[name] = Claim(sentence.sentence_id, match.start(1), match.end(1), "quotation", name,
                                     "quotation.person", organisation=organisation)
    return tuple(claims.values())


def speaker_near(document: Document, start: int, end: int) -> tuple[str, int] | None:
    """Return the full name of who speaks and where it stands: named after the quotation, before it, or earlier."""
    text = document.article.text
    windows = [(end, min(len(text), end + NEAR)), (max(0, start - NEAR), start)]
    for low, high in windows:
        window = text[low:high]
        if not re.search(VERBS, window):
            continue
        names = [m for m in PERSON.finditer(window) if not NO_NAMES.search(m[0]) and not is_organisation(document, low + m.start())]
        if names:
            found = names[0] if low == end else names[-1]
            return found[0], low + found.start()
        if surname := SURNAME.search(window):
            last = surname[1] or surname[2]
            full = re.search(rf"(?:[A-Z][\w’'.-]+ ){{1,3}}{re.escape(last)}\b", text[:start])
            if full and not NO_NAMES.search(full[0]):
                return full[0], full.start()
    return None


def is_organisation(document: Document, place: int) -> bool:
    return any(m.start <= place < m.end and m.how != "anaphor" for found in document.mentions for m in found)


def organisation_near(document: Document, place: int) -> str | None:
    """Return the organisation named nearest to a person, in the same sentence."""
    for sentence, found in zip(document.sentences, document.mentions, strict=True):
        if sentence.start <= place < sentence.end and found:
            return min(found, key=lambda m: (abs(m.start - place), m.start)).organisation
    return None
