"""Who is quoted: the words in quotation marks, the speaker, and for whom he or she speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding.employers import Employers
from tieup.coding.people import NAME, People, Person
from tieup.coding.quotes import ANY_MARK, Quote, find_quotes, is_statement, outside
from tieup.model import Claim, Cue, Document, Mention

COMPANY = "company"  # the value of a claim in which an organisation itself is quoted
LOOK_BACK = 1200  # characters before a pronoun in which the person it stands for may be named
# Directly behind "said" these begin no speaker: "said in a statement", "said that", "said on Friday".
NO_SPEAKER = re.compile(
    r"\s*(?:that|in|on|at|to|by|during|after|before|as|it|there|this|its|his|her|of|about|when|if|with|last|earlier|late|via|"
    r"through|from|for|while|and|but|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)\b"
)
PRONOUN = re.compile(
    r"\b(he|she|it|they|we|i)(?:['’](?:d|s|ve|ll))?(?: (?:also|then|later|now|has|had|further|even|once))?\s*$"
)
PRONOUN_BEHIND = re.compile(r"\s*(he|she|it|they)\b")
STATEMENT = re.compile(r"\b(?:statement|press release|release|filing|letter|note|post|blog)\s*$")
FOR_PERSON = re.compile(r"\b(?:for|to) $")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person, an organisation, or somebody without a name."""

    kind: str  # person | company | unnamed
    name: str | None
    organisation: str | None
    office: str | None
    rule: str


def code_quotations(document: Document, codebook: Codebook) -> tuple[Claim, ...]:
    """Return a claim for each person, and each company, quoted with at least four words; its evidence is the first one.

    `value` is the speaker's fullest name, or "company"; `organisation` is None for those who speak for nobody.
    """
    if ANY_MARK.search(document.article.text) is None:
        return ()
    return tuple(Attribution(document, codebook).claims())


class Attribution:
    """Gives the quotations of one document their speakers, in the order of the text."""

    def __init__(self, document: Document, codebook: Codebook):
        self.document, self.text = document, document.article.text
        self.folded = fold(self.text)
        self.quotes = [self.cut_at_verb(quote) for quote in find_quotes(self.text, document.sentences)]
        self.people = People(document, codebook)
        self.employers = Employers(document, codebook, self.people)
        inside = [quote.reach for quote in self.quotes]
        cues = [cue for listed in document.cues for cue in listed]
        self.verbs = [c for c in cues if c.entry.variable == "saying" and not any(a <= c.start < b for a, b in inside)]
        self.unnamed = [
            c for c in cues if c.entry.variable == "unnamed" and not any(a <= c.start < b for a, b in inside)
        ]
        self.institutions = [c for c in cues if c.entry.variable == "institution"]
        self.titles = {c.end for c in cues if c.entry.variable == "not_statement"}
        self.last: dict[int, Speaker] = {}  # by paragraph

    def claims(self) -> list[Claim]:
        found: dict[tuple[str, str | None], Claim] = {}
        for number, quote in enumerate(self.quotes):
            if not is_statement(self.text, quote) or self.is_title(quote):
                continue
            speaker = self.speaker_of(number)
            if speaker is None or speaker.kind == "unnamed":
                continue
            self.last[quote.paragraph] = speaker
            value = speaker.name if speaker.kind == "person" and speaker.name else COMPANY
            sentence_id = next(s.sentence_id for s in self.document.sentences if quote.start < s.end)
            key = (value, speaker.organisation if value == COMPANY else None)
            if key not in found:
                found[key] = Claim(
                    sentence_id,
                    quote.start,
                    quote.end,
                    "quotation",
                    value,
                    speaker.rule,
                    organisation=speaker.organisation,
                    role=speaker.office,
                )
        return list(found.values())

    def cut_at_verb(self, quote: Quote) -> Quote:
        """Return a quotation that is never closed only as far as its speaker: "... into production, said X"."""
        if quote.closed:
            return quote
        for listed in self.document.cues:
            for cue in listed:
                if (
                    cue.entry.variable == "saying"
                    and quote.start < cue.start < quote.end
                    and self.text[cue.start - 2 : cue.start] == ", "
                    and self.text[cue.end : cue.end + 2].strip()[:1].isupper()
                ):
                    return Quote(quote.opens, quote.start, cue.start - 2, cue.start - 2, False, quote.paragraph)
        return quote

    def is_title(self, quote: Quote) -> bool:
        return any(end in self.titles for end in range(quote.opens - 3, quote.opens + 1))

    # ------------------------------------------------------------------------------------------------ attribution

    def speaker_of(self, number: int) -> Speaker | None:
        """Return who says a quotation: named behind it, before it, or in the quotation or sentence before."""
        quote = self.quotes[number]
        behind, before = self.behind(number), self.before(number)
        partial = self.text[quote.start].islower()
        steps = (self.from_before, self.from_behind) if partial else (self.from_behind, self.from_before)
        for step in steps:
            speaker = step(*(behind if step == self.from_behind else before))
            if speaker is not None:
                return speaker
        return self.continued(quote, before)

    def behind(self, number: int) -> tuple[int, int]:
        """Return the interval behind a quotation in which its speaker may be named: the rest of the sentence."""
        quote = self.quotes[number]
        limit = self.quotes[number + 1].opens if number + 1 < len(self.quotes) else len(self.text)
        for sentence in self.document.sentences:
            if sentence.end > quote.closes:
                if sentence.start >= quote.closes and not self.goes_on(sentence.start, quote):
                    return quote.closes, quote.closes
                return quote.closes, min(limit, sentence.end)
        return quote.closes, quote.closes

    def goes_on(self, start: int, quote: Quote) -> bool:
        """Tell whether the sentence at `start` goes on with the one that the quotation closes: "...?" asked Mr Roe."""
        if "\n" in self.text[quote.closes : start]:
            return False
        return self.text[start].islower() or self.text[start] in "-–—"

    def before(self, number: int) -> tuple[int, int]:
        """Return the interval before a quotation in its sentence, from the last quotation on."""
        quote = self.quotes[number]
        floor = self.quotes[number - 1].closes if number else 0
        start = next((s.start for s in self.document.sentences if s.start <= quote.opens < s.end), quote.opens)
        return max(floor, start), quote.opens

    def from_behind(self, start: int, end: int) -> Speaker | None:
        """Return the speaker that the words behind a quotation name."""
        dash = re.match(r"\s?[-–—]\s?", self.text[start:end])
        if dash:  # a press release's "... — Jane Roe, CEO of Foo"
            person = next(self.people.named_in(start + dash.end(), end), None)
            if person is not None and person.start - start < 8 and len(person.name.split()) > 1:
                return self.spoken_by(person, "quotation.signed")
        for verb in self.verbs:
            if start <= verb.start < end:
                left = self.text[start : verb.start]
                if re.search(r"[.;]\s|\b(?:that|which|who) $", left) and not self.subject_left(start, verb):
                    return None
                if not left.strip(" ,;:-–—\n") or re.fullmatch(r"[\s,–—-]*(?:as|so|also|then|thus|and)\s", left):
                    speaker = self.subject_right(verb, end)
                else:
                    speaker = self.subject_left(start, verb)
                return speaker
        return None

    def from_before(self, start: int, end: int) -> Speaker | None:
        """Return the speaker that the words before a quotation in its sentence name."""
        verbs = [verb for verb in self.verbs if start <= verb.start < end]
        for verb in reversed(verbs):
            if verb.entry.value == "according" or not self.text[start : verb.start].strip(" ,;:-–—\n"):
                speaker = self.subject_right(verb, end)
            else:
                speaker = self.subject_left(start, verb)
            if speaker is not None:
                return speaker
        if verbs:
            return None
        gap = self.text[start:end].rstrip()
        if gap.endswith((":", ",", "that")) or not gap:
            people = self.known_people(start, end)
            if people:
                person = (
                    people[0]
                    if FOR_PERSON.search(self.folded[max(start, people[0].start - 4) : people[0].start])
                    else people[-1]
                )
                return self.spoken_by(person, "quotation.introduced")
        people = self.known_people(start, end)
        return self.spoken_by(people[-1], "quotation.introduced") if people else None

    def continued(self, quote: Quote, before: tuple[int, int]) -> Speaker | None:
        """Return the speaker of the quotation or the sentence before, for a quotation that names none itself."""
        if self.text[before[0] : before[1]].strip():
            return None  # words of its own sentence stand before it, and they name nobody
        if quote.paragraph in self.last:
            return self.last[quote.paragraph]
        earlier = [s for s in self.document.sentences if s.end <= quote.opens and s.section == "body"]
        if not earlier:
            return None
        previous = earlier[-1]
        opens_paragraph = previous.paragraph != next(
            (s.paragraph for s in self.document.sentences if s.start <= quote.opens < s.end), previous.paragraph
        )
        if opens_paragraph:
            return self.last.get(quote.paragraph - 1) if self.ends_quoted(quote) else None
        verbs = [v for v in self.verbs if previous.start <= v.start < previous.end]
        for verb in verbs:
            speaker = self.subject_left(previous.start, verb) or self.subject_right(verb, previous.end)
            if speaker is not None:
                return speaker
        people = self.known_people(previous.start, previous.end)
        return self.spoken_by(people[0], "quotation.introduced") if people else None

    def ends_quoted(self, quote: Quote) -> bool:
        """Tell whether the paragraph before ends in a quotation, which this one then continues."""
        earlier = [q for q in self.quotes if q.paragraph == quote.paragraph - 1]
        if not earlier:
            return False
        return not self.text[earlier[-1].closes : quote.opens].strip()

    # ---------------------------------------------------------------------------------------------------- subjects

    def subject_left(self, start: int, verb: Cue) -> Speaker | None:
        """Return the subject that stands before a verb of saying."""
        left = self.folded[start : verb.start]
        pronoun = PRONOUN.search(left)
        if pronoun:
            return (
                self.person_meant(start + pronoun.start(), verb)
                if pronoun[1] in ("he", "she")
                else (self.company_meant(start + pronoun.start(), verb) if pronoun[1] in ("it", "they") else None)
            )
        people = self.known_people(start, verb.start)
        if people:
            return self.spoken_by(people[-1], verb.entry.id)
        if any(start <= cue.start < verb.start for cue in self.unnamed):
            return Speaker("unnamed", None, None, None, verb.entry.id)
        return self.organisation_in(start, verb.start, verb, last=True)

    def subject_right(self, verb: Cue, end: int) -> Speaker | None:
        """Return the subject that stands behind a verb of saying."""
        if verb.entry.value == "tells" or (
            verb.entry.value != "according" and NO_SPEAKER.match(self.folded, verb.end, end)
        ):
            pronoun = PRONOUN_BEHIND.match(self.folded, verb.end, end)
            if not pronoun:
                return None
        pronoun = PRONOUN_BEHIND.match(self.folded, verb.end, end)
        if pronoun:
            return (
                self.person_meant(verb.start, verb)
                if pronoun[1] in ("he", "she")
                else self.company_meant(verb.start, verb)
            )
        stop = re.compile(r"[.;:](?=\s|$)| that |\bwho\b").search(self.text, verb.end, end)
        limit = min(stop.start() if stop else end, verb.end + 180)
        while (
            stop
            and len(self.text[: stop.start()].rsplit(None, 1)[-1]) <= 3
            and limit < end
            and self.text[stop.start()] == "."
        ):
            stop = re.compile(r"[.;:](?=\s|$)| that ").search(
                self.text, stop.end(), end
            )  # an initial: "Ahmad O. Al-Khowaiter"
            limit = min(stop.start() if stop else end, verb.end + 180)
        people = self.known_people(verb.end, limit)
        if people:
            return self.spoken_by(people[0], verb.entry.id)
        if any(verb.end <= cue.start < limit for cue in self.unnamed):
            return Speaker("unnamed", None, None, None, verb.entry.id)
        return self.organisation_in(verb.end, limit, verb, last=False)

    def known_people(self, start: int, end: int) -> list[Person]:
        """Return the people named in an interval outside of quotations; one word alone only if it is a surname."""
        found = []
        for a, b in outside(self.quotes, start, end):
            for person in self.people.named_in(a, b):
                if len(person.name.split()) > 1 or self.people.full_name(person) or self.people.is_honoured(person):
                    found.append(person)
        return found

    def spoken_by(self, person: Person, rule: str) -> Speaker:
        name = self.people.full_name(person) or person.name
        organisation, office = self.employers.employer(name, person)
        return Speaker("person", name, organisation, office, rule)

    def person_meant(self, place: int, verb: Cue) -> Speaker | None:
        """Return the person for whom "he" or "she" stands: the one named last before."""
        people = [p for p in self.known_people(max(0, place - LOOK_BACK), place) if self.people.is_attested(p)]
        nobody = [cue for cue in self.unnamed if cue.end <= place]
        if nobody and (not people or nobody[-1].start > people[-1].start):
            return Speaker("unnamed", None, None, None, verb.entry.id)
        return self.spoken_by(people[-1], verb.entry.id) if people else None

    def company_meant(self, place: int, verb: Cue) -> Speaker | None:
        """Return the organisation for which "it" or "they" stands: the one named last before, outside of quotations."""
        mentions = [
            m
            for m in self.employers.mentions_in(max(0, place - LOOK_BACK), place)
            if not self.is_quoted(m) and self.employers.may_speak(m)
        ]
        if not mentions:
            return None
        sentence_id = mentions[-1].sentence_id
        first = next(m for m in mentions if m.sentence_id == sentence_id)
        return Speaker("company", None, first.organisation, None, verb.entry.id)

    def organisation_in(self, start: int, end: int, verb: Cue, last: bool) -> Speaker | None:
        """Return the organisation that is named as a speaker in an interval."""
        mentions: list[Mention] = [m for m in self.employers.mentions_in(start, end) if not self.is_quoted(m)]
        if mentions:
            mention = mentions[-1] if last else mentions[0]
            if (last and not self.folded[mention.end : end].strip(" ,;'’s\n").strip()) or not last:
                if sum(m.start == mention.start for m in mentions) > 1:
                    return None  # "the two companies said": nobody's own words
                return Speaker("company", None, mention.organisation, None, verb.entry.id)
            if STATEMENT.search(self.folded[mention.end : end]) or end - mention.end < 40:
                return Speaker("company", None, mention.organisation, None, verb.entry.id)
        for cue in self.institutions:
            if start <= cue.start < end:
                return self.institution_meant(cue, verb) or self.company_meant(start, verb)
        return None

    def institution_meant(self, cue: Cue, verb: Cue) -> Speaker | None:
        """Return the organisation that was introduced with the word by which it is now called: "the union UILM"."""
        kind = re.escape(self.folded[cue.start : cue.end].split()[-1])
        for match in reversed(
            list(re.finditer(rf"\b{kind},? (?:the )?(?=[A-Z])", self.text[: cue.start], re.IGNORECASE))
        ):
            name = NAME.match(self.text, match.end(), cue.start)
            if name is not None and (firm := self.employers.firm(name[0])):
                return Speaker("company", None, firm, None, verb.entry.id)
        return None

    def is_quoted(self, mention: Mention) -> bool:
        return any(quote.opens <= mention.start < quote.closes for quote in self.quotes)
