"""Who is meant by the subject of a verb of saying: a person, an organisation, or somebody without a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tieup.codebook import Codebook
from tieup.coding.employers import Employers
from tieup.coding.finding import cues_of
from tieup.coding.people import NAME, People, Person
from tieup.coding.quotes import Quote, outside
from tieup.model import Cue, Document, Mention

LOOK_BACK = 1200  # characters before a pronoun in which the person it stands for may be named
# Between a verb behind a quotation and its subject: "promised for his part Jane Roe", "said on Monday Jane Roe".
FOR_HIS_PART = re.compile(
    r",? (?:for (?:his|her|its|their) (?:own )?part|in (?:turn|his turn|her turn)|yesterday|today|tonight|later|"
    r"meanwhile|(?:this |on |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|evening|night))?|"
    r"in (?:a|the) statement|at (?:a|the) (?:press |news )?(?:conference|ceremony|event)),? (?=[A-Z]|the )")
LOOK_AHEAD = 180  # characters behind a verb in which its subject may stand
# Directly behind "said" these begin no speaker: "said in a statement", "said that", "said on Friday".
NO_SPEAKER = re.compile(
    r"\s*(?:that|in|on|at|to|by|during|after|before|as|it|there|this|its|his|her|of|about|when|if|with|last|earlier|late|via|"
    r"through|from|for|while|and|but|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)\b"
)
ADVERBS = (
    r"(?:also|then|later|now|has|had|further|even|once|previously|recently|reportedly|repeatedly|earlier|quickly|simply|merely|"
    r"ha[sd] (?:also|since|earlier|previously|long|repeatedly)|was quoted as|is quoted as|would only|could only|did)"
)
PRONOUN = re.compile(rf"\b(he|she|it|they|we|i)(?:['’](?:d|s|ve|ll))?(?: {ADVERBS})?\s*$", re.I)
PRONOUN_BEHIND = re.compile(r"\s*(he|she|it|they)\b")
SURNAME_HE = re.compile(r" He\b(?= [A-Z]|[.,;]|$)")
STATEMENT = re.compile(
    r"\b(?:statement|press release|release|filing|letter|note|post|blog|announcement|memo|email|e-mail|tweet)\s*$"
)
BEHIND_OFFICE = re.compile(r" of |[.;]| in a")
DEFINITE = re.compile(
    r" (?:the|its|their) (?:[\w’'&.-]+ ){0,4}| (?:[A-Z][\w.&-]* ){0,3}[A-Z][\w.&-]*['’]s? (?:[a-z]+ ){0,2}"
)
A_PERSON = re.compile(r" (?:an?|one|another|some|two|three|several|many) ")
IN_WRITING = re.compile(
    r" (?:in (?:a|its|the|an) (?:\w+ )?(?:statement|release|filing|press release|letter|report|post)|on its website)"
)
OFFICE_TO_VERB = re.compile(rf"(?: of [^,.;:\"“”]{{2,50}})?(?: {ADVERBS})? ")
INDEFINITE = re.compile(r"\b(?:an?|one|another|some|two|several|senior|unnamed|anonymous)\b[^,;:]*$", re.I)
BEFORE_OFFICE = re.compile(
    r"(?:^|[\s,;:”\"—–-])(?P<np>(?:(?:the|its|his|her|their|our)\s)?(?:[\w’'&.-]+\s){0,5})$", re.I
)
AT_A_FIRM = re.compile(r",? (?:at|of|with|from|for) (?:the )?")
BEGINS_TO_ACT = re.compile(r"(?:, [^.;,]{3,60},)? (?:(?:has|had|was|is) )?[a-z]+(?:s|ed|t)\b")
ITS = re.compile(r"\s*(?:its|their|his|her)\b")
TO_ITS_OFFICER = re.compile(r"(?: (?:and|of|for|in|at) [^,.;]{1,40})?,? ")
# "The Geely-controlled company said": not the owner, but what it owns.
OF_ANOTHER = re.compile(r"-(?:owned|controlled|backed|led|funded|founded|run|invested|affiliated|supported|financed)\b")
TOGETHER = re.compile(r"(?:,? and|,| &|,? as well as|,? together with)\s(?:the )?(?:[a-z]\w+ ){0,3}")
END_OF_SUBJECT = re.compile(
    r"[;:](?=\s|$)| that |\bwho (?:was|had|were)\b|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bProf)"
    r"(?<!\bRep)(?<!\bSen)(?<!\bGov)(?<!\bInc)(?<!\bLtd)(?<!\bCorp)\.(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person, an organisation, or somebody without a name."""

    kind: str  # person | company | unnamed
    name: str | None
    organisation: str | None
    office: str | None
    rule: str


class Speakers:
    """Finds the subjects of the verbs of saying of one document."""

    def __init__(self, document: Document, codebook: Codebook, folded: str, quotes: list[Quote]):
        self.document, self.text, self.folded, self.quotes = document, document.article.text, folded, quotes
        self.people = People(document, codebook)
        self.employers = Employers(document, codebook, self.people)
        self._opens = [quote.opens for quote in quotes]
        self.verbs = [cue for cue in cues_of(document, "saying") if not self.is_quoted(cue.start)]
        self.unnamed = [cue for cue in cues_of(document, "unnamed") if not self.is_quoted(cue.start)]
        self.institutions = cues_of(document, "institution")
        self._verb_starts = [verb.start for verb in self.verbs]
        self._spoken: dict[tuple[str, int], Speaker] = {}

    def verbs_in(self, start: int, end: int) -> list[Cue]:
        """Return the verbs of saying that begin in [start, end) outside of quotations."""
        return self.verbs[bisect_left(self._verb_starts, start) : bisect_left(self._verb_starts, end)]

    def is_quoted(self, place: int) -> bool:
        """Tell whether a place stands in a quotation."""
        k = bisect_right(self._opens, place) - 1
        return k >= 0 and place < self.quotes[k].closes

    # ---------------------------------------------------------------------------------------------------- subjects

    def subject_left(self, start: int, verb: Cue) -> Speaker | None:
        """Return the subject that stands before a verb of saying."""
        pronoun = PRONOUN.search(self.text, start, verb.start)
        if pronoun:
            return self.meant_by(pronoun[1], pronoun.start(), verb)
        office = self.office_meant(start, verb.start, verb)
        if office is not None:
            return office
        people = self.known_people(start, verb.start)
        if people:
            return self.spoken_by(self.head_of(people, verb), verb.entry.id)
        if any(start <= cue.start < verb.start for cue in self.unnamed):
            return unnamed(verb)
        return self.organisation_in(start, verb.start, verb, last=True)

    def head_of(self, people: list[Person], verb: Cue) -> Person:
        """Return the one of several people before a verb that is its subject: the last one, but not one of an aside."""
        known = [person for person in people if self.people.is_attested(person)] or people
        last = known[-1]
        if len(people) > 1 and AT_A_FIRM.fullmatch(self.text, people[-2].end, people[-1].start):
            return people[-2]  # "Jane Roe at Cantor Fitzgerald called it ..."
        if self.text[last.end : verb.start].strip(" ,") and len(known) > 1 and self.text[known[0].end :][:1] == ",":
            return known[0]
        return last

    def subject_right(self, verb: Cue, end: int) -> Speaker | None:
        """Return the subject that stands behind a verb of saying."""
        aside = FOR_HIS_PART.match(self.text, verb.end, end) if verb.entry.value == "says" else None
        after = aside.end() - 1 if aside else verb.end
        surname = SURNAME_HE.match(self.text, verb.end, end)
        pronoun = None if surname else PRONOUN_BEHIND.match(self.folded, verb.end, end)
        if pronoun:
            return self.meant_by(pronoun[1], verb.start, verb)
        if verb.entry.value == "tells" or (
            verb.entry.value != "according"
            and aside is None
            and NO_SPEAKER.match(self.folded, verb.end, end)
            and not surname
            and not self.is_its_officer(verb.end, end)
        ):
            return None
        stop = END_OF_SUBJECT.search(self.text, after, end)
        limit = min(stop.start() if stop else end, verb.end + LOOK_AHEAD)
        people = self.known_people(after, limit)
        if surname and not people:
            people = self.people.index().get("He", [])[:1]
        office = self.office_behind(verb, limit, people)
        if office is not None:
            return office
        if people:
            return self.spoken_by(people[0], verb.entry.id)
        if any(verb.end <= cue.start < limit for cue in self.unnamed) or (
            A_PERSON.match(self.text, verb.end, limit) and self.employers.offices.within(verb.end, limit)
        ):
            return unnamed(verb)
        return self.organisation_in(after, limit, verb, last=False)

    def is_its_officer(self, start: int, end: int) -> bool:
        """Tell whether "its chief executive, Jane Roe" stands behind a verb of saying."""
        own = ITS.match(self.folded, start, end)
        if own is None:
            return False
        for office in self.employers.offices.within(own.end(), min(end, own.end() + 60)):
            person = next(iter(self.known_people(office.end, end)), None)
            if person is not None and TO_ITS_OFFICER.fullmatch(self.text, office.end, person.start):
                return True
        return False

    def is_inverted(self, verb: Cue, end: int) -> bool:
        """Tell whether the subject stands behind the verb though words stand before: "If it works, says CEO Roe"."""
        if self.text[verb.start - 2 : verb.start] != ", " or verb.entry.value == "tells":
            return False
        people = [person for person in self.known_people(verb.end, end) if self.people.is_attested(person)]
        if not people:
            return False
        between = self.text[verb.end : people[0].start]
        return not between.strip() or any(
            verb.end <= office.start and office.end <= people[0].start
            for office in self.employers.offices.within(verb.end, end)
        )

    def known_people(self, start: int, end: int) -> list[Person]:
        """Return the people named in an interval outside of quotations; one word alone only if it is a surname."""
        found = []
        for a, b in outside(self.quotes, start, end):
            for person in self.people.named_in(a, b):
                if (
                    len(person.name.split()) > 1
                    or self.people.full_name(person)
                    or self.people.is_honoured(person)
                    or self.employers.leaders.company_led_by(person.name)
                ):
                    found.append(person)
        return found

    def spoken_by(self, person: Person, rule: str) -> Speaker:
        """Return a person as a speaker, with the fullest name, employer and office that the article gives."""
        name = self.people.full_name(person) or person.name
        key = (name, person.start)
        if key not in self._spoken:
            organisation, office = self.employers.employer(name, person)
            self._spoken[key] = Speaker("person", name, organisation, office, rule)
        known = self._spoken[key]
        return Speaker(known.kind, known.name, known.organisation, known.office, rule)

    # ------------------------------------------------------------------------------------------- who is meant by a word

    def meant_by(self, pronoun: str, place: int, verb: Cue) -> Speaker | None:
        """Return who a pronoun before `place` stands for."""
        if pronoun.lower() in ("he", "she"):
            return self.person_meant(place, verb)
        return self.company_meant(place, verb) if pronoun.lower() in ("it", "they") else None

    def person_meant(self, place: int, verb: Cue) -> Speaker | None:
        """Return the person for whom "he" or "she" stands: the one named last before."""
        named = self.known_people(max(0, place - LOOK_BACK), place)
        people = [p for p in named if self.people.is_attested(p) or self.is_subject(p, place)] or named[-1:]
        ends = {person.end + len(", ") for person in named}  # "Jane Roe, an analyst at ..." is somebody
        nobody = [cue for cue in self.unnamed if cue.end <= place and cue.start not in ends]
        if nobody and (not people or nobody[-1].start > people[-1].start):
            return unnamed(verb)
        return self.spoken_by(people[-1], verb.entry.id) if people else None

    def is_subject(self, person: Person, place: int) -> bool:
        """Tell whether a name begins a sentence in the paragraph of `place`: "Jane Roe dresses it up. ..., he said"."""
        if len(person.name.split()) < 2 or "\n" in self.text[person.end : place]:
            return False
        opens = any(s.start == person.start for s in self.document.sentences)
        return opens and BEGINS_TO_ACT.match(self.text, person.end) is not None

    def office_meant(self, start: int, end: int, verb: Cue) -> Speaker | None:
        """Return who is meant by an office without a name before a verb: "the Renault boss", "the CEO of Tarvo"."""
        for office in self.employers.offices.within(start, end):
            if OFFICE_TO_VERB.fullmatch(self.text, office.end, end) and not self.known_people(office.end, end):
                before = BEFORE_OFFICE.search(self.text, start, office.start)
                if before is None:
                    return None
                return self.holder(before.start("np"), office, end, verb)
        return None

    def office_behind(self, verb: Cue, limit: int, people: list[Person]) -> Speaker | None:
        """Return who is meant by an office without a name right behind a verb: "added the Renault boss"."""
        if people:
            limit = people[0].start
        for office in self.employers.offices.within(verb.end, limit):
            if people and not self.text[office.end : limit].strip(" ,"):
                return None  # "said the company's chief, Jane Roe"
            words = self.text[verb.end : office.start]
            if DEFINITE.fullmatch(words) and (
                not self.text[office.end : limit].strip(" ,.") or BEHIND_OFFICE.match(self.text, office.end, limit)
            ) and limit - office.end < 60:  # fmt: skip
                return self.holder(verb.end + 1, office, limit, verb)
        return None

    def holder(self, start: int, office: Cue, end: int, verb: Cue) -> Speaker | None:
        """Return the holder of an office that the words in [start, end) name without a person."""
        words = self.text[start : office.start]
        if INDEFINITE.search(words):
            return unnamed(verb)  # "a Tarvo manager said"
        if not words.strip() or self.known_people(start, office.start):
            return None
        if any(office.start <= cue.start < office.end for cue in self.unnamed):
            return unnamed(verb)
        wanted = {mention.organisation for mention in self.employers.mentions_in(start, end)}
        before = [p for p in self.known_people(max(0, start - 2 * LOOK_BACK), start) if self.people.is_attested(p)]
        for person in reversed(before):
            speaker = self.spoken_by(person, verb.entry.id)
            if speaker.organisation in wanted or (not wanted and speaker.office):
                return speaker
        if wanted:
            for person in self.known_people(end, len(self.text)):
                if self.people.is_attested(person):
                    speaker = self.spoken_by(person, verb.entry.id)
                    if speaker.organisation in wanted and speaker.office:
                        return speaker
        if wanted and before and self.spoken_by(before[-1], verb.entry.id).organisation is None:
            last = self.spoken_by(
                before[-1], verb.entry.id
            )  # "The next speaker was Jane Roe. ... said the Tarvo chief."
            return Speaker("person", last.name, min(wanted), self.text[office.start : office.end], last.rule)
        return unnamed(verb)

    def company_meant(self, place: int, verb: Cue) -> Speaker | None:
        """Return the organisation for which "it" or "they" stands: the one named last before, outside of quotations."""
        mentions = [
            m
            for m in self.employers.mentions_in(max(0, place - LOOK_BACK), place)
            if not self.is_quoted(m.start)
            and self.employers.may_speak(m)
            and not OF_ANOTHER.match(self.text, m.end)
        ]
        if not mentions:
            return None
        firsts = list({m.sentence_id: m for m in reversed(mentions)}.values())  # of each sentence, the last one first
        context, sentences = self.employers.context, self.document.sentences
        paragraph = next((s.paragraph for s in sentences if s.start <= place < s.end), None)
        near = [m for m in firsts if sentences[m.sentence_id].paragraph == paragraph] or firsts
        first = next((m for m in near if context.is_subject(m, sentences[m.sentence_id])), near[0])
        return Speaker("company", None, first.organisation, None, verb.entry.id)

    def organisation_in(self, start: int, end: int, verb: Cue, last: bool) -> Speaker | None:
        """Return the organisation that is named as a speaker in an interval."""
        mentions: list[Mention] = [
            m for m in self.employers.mentions_in(start, end)
            if not self.is_quoted(m.start) and (not last or self.employers.may_speak(m))
        ]  # fmt: skip
        if mentions and OF_ANOTHER.match(self.text, mentions[-1 if last else 0].end):
            return self.owned_by(mentions[-1 if last else 0], verb) or self.company_meant(start, verb)
        if mentions:
            mention = mentions[-1] if last else mentions[0]
            is_next = (last and not self.folded[mention.end : end].strip(" ,;'’s\n").strip()) or not last
            if is_next or STATEMENT.search(self.folded[mention.end : end]) or end - mention.end < 40:
                if any(m is not mention and self.speak_together(m, mention) for m in mentions):
                    return unnamed(verb)  # "the two companies said", "Ford and Volkswagen said": nobody's own words
                return Speaker("company", None, mention.organisation, None, verb.entry.id)
        for cue in self.institutions:
            if start <= cue.start < end:
                return self.institution_meant(cue, verb) or self.company_meant(start, verb)
        return self.unlisted_in(start, end, verb)

    def owned_by(self, owner: Mention, verb: Cue) -> Speaker | None:
        """Return the company named last before that belongs to an owner: "the Geely-controlled company"."""
        known = self.employers.organisations
        for mention in reversed(self.employers.mentions_in(0, owner.start)):
            organisation = known.get(mention.organisation)
            if organisation is not None and organisation.parent == owner.organisation:
                return Speaker("company", None, mention.organisation, None, verb.entry.id)
        return None

    def speak_together(self, one: Mention, other: Mention) -> bool:
        """Tell whether two mentions are one subject: the same words, or a list of two."""
        if one.organisation == other.organisation:
            return False
        if one.start == other.start:
            return True
        first, second = sorted((one, other), key=lambda mention: mention.start)
        return TOGETHER.fullmatch(self.text, first.end, second.start) is not None

    def unlisted_in(self, start: int, end: int, verb: Cue) -> Speaker | None:
        """Return a firm that only the text knows as a speaker: "Halden said in a statement"."""
        for match in NAME.finditer(self.text, start, end):
            if verb.start - match.end() == 1 and IN_WRITING.match(self.text, verb.end):
                name = self.employers.firm(match[0])
                return Speaker("company", None, name, None, verb.entry.id) if name else None
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


def unnamed(verb: Cue) -> Speaker:
    """Return somebody without a name, whose words are nobody's row."""
    return Speaker("unnamed", None, None, None, verb.entry.id)
