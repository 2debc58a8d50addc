"""Who is quoted: the words in quotation marks, the speaker, and for whom he or she speaks."""

from __future__ import annotations

import re

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.coding.finding import cues_of
from tieup.coding.people import Person
from tieup.coding.quotes import ANY_MARK, Quote, find_quotes, is_statement
from tieup.coding.speakers import Speaker, Speakers, unnamed
from tieup.model import Claim, Document, Sentence

COMPANY = "company"  # the value of a claim in which an organisation itself is quoted
FOR_PERSON = re.compile(r"\b(?:for|to) $")
DASH = re.compile(r"\s?[-–—]+\s?|\s?\((?=[A-Z])")
NOT_A_SUBJECT = re.compile(r"[.;]\s|\b(?:that|which|who) $")
OPENERS = re.compile(r"[\s,–—-]*(?:as|so|also|then|thus|and)\s")
# A verb of saying that the codebook does not know shows by its place: behind a quotation that a comma ends.
ENDS_IN_COMMA = (",", "?", "!")
ANY_VERB = re.compile(
    r"[”\"»'’]?,?\s(?!(?:as|is|was|has|its|his|this|thus|whereas|besides|perhaps|across|plus|towards|afterwards|"
    r"based|compared|needed|instead)\b)"
    r"(?P<verb>[a-z]{2,}(?:s|ed|t|ang|oke|ent|old)(?: (?:back|up|on|out|off|in|aloud|away|down|it))?)\s"
    r"(?=[A-Z]|the |its |an? [a-z]+ [A-Z])"
)
TO_SPEAKER = re.compile(r"[”\"»'’]?,?\s(?:(?:is|was|as) how |(?:the |its )?)[^.;:“”\"]{0,60}")
LETTERS_OF_A_SIGNATURE = 160
SIGNATURE = re.compile(r"[-–—~]*\s*(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir)\.? )?[A-Z]")


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
        self.speakers = Speakers(document, codebook, self.folded, self.quotes)
        self.people = self.speakers.people
        # Where a word for a title ends, and whether it says by itself that a name follows ("dubbed").
        self.titles = {c.end: self.folded[c.start : c.end].endswith(("ed", "as", "so-called"))
                       for c in cues_of(document, "not_statement")}
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
        for cue in cues_of(self.document, "saying"):
            if (
                quote.start < cue.start < quote.end
                and self.text[cue.start - 2 : cue.start] == ", "
                and self.text[cue.end : cue.end + 2].strip()[:1].isupper()
            ):
                return Quote(quote.opens, quote.start, cue.start - 2, cue.start - 2, False, quote.paragraph)
        return quote

    def is_title(self, quote: Quote) -> bool:
        """Tell whether a quotation is a title: "the film 'A Car Is Born'", but not "the film 'will move us'"."""
        end = next((end for end in range(quote.opens - 3, quote.opens + 1) if end in self.titles), None)
        if end is None or set(self.text[end : quote.opens]) & set(".!?"):
            return False
        return self.titles[end] or not self.text[quote.start].islower()

    # ------------------------------------------------------------------------------------------------ attribution

    def speaker_of(self, number: int) -> Speaker | None:
        """Return who says a quotation: named behind it, before it, below it, or in the quotation or sentence before."""
        quote = self.quotes[number]
        behind, before = self.behind(number), self.before(number)
        partial = self.text[quote.start].islower()
        steps = (self.from_before, self.from_behind) if partial else (self.from_behind, self.from_before)
        for step in steps:
            speaker = step(*(behind if step == self.from_behind else before))
            if speaker is not None:
                return speaker
        return self.signed(quote) or self.continued(quote, before)

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
        dash = DASH.match(self.text, start, end)
        if dash:  # a press release's "... — Jane Roe, CEO of Foo"
            person = next(self.people.named_in(dash.end(), end), None)
            if person is not None and len(person.name.split()) > 1 and (
                person.start - dash.end() < 5 or (person.start - start < 24 and self.people.is_attested(person))
            ):
                return self.speakers.spoken_by(person, "quotation.signed")
        for verb in self.speakers.verbs_in(start, end):
            left = self.text[start : verb.start]
            if NOT_A_SUBJECT.search(left) and not self.speakers.subject_left(start, verb):
                return None
            if not left.strip(" ,;:-–—\n") or OPENERS.fullmatch(left):
                return self.speakers.subject_right(verb, end)
            return self.speakers.subject_left(start, verb) or (unnamed(verb) if self.is_clear(left) else None)
        return self.by_place(start, end)

    def by_place(self, start: int, end: int) -> Speaker | None:
        """Return the person right behind a quotation that ends in a comma, whatever the verb: ", groused Jane Roe"."""
        if start < 2 or not (self.text[start - 2] in ENDS_IN_COMMA or self.text[start : start + 1] == ","):
            return None
        verb = ANY_VERB.match(self.text, start, end)
        first = verb.end() if verb else start
        person = next(iter(self.speakers.known_people(first, min(end, first + 90))), None)
        if person is None or not TO_SPEAKER.fullmatch(self.text, start, person.start):
            return None
        if verb is None and not self.people.is_attested(person) and len(person.name.split()) < 2:
            return None
        return self.speakers.spoken_by(person, "quotation.says")

    def is_clear(self, left: str) -> bool:
        """Tell whether the words between a quotation and a verb are a subject, though nobody is known by it."""
        return re.fullmatch(r",?\s(?:the|a|an|one|its|their|that) [\w’' -]{3,60}\s", left) is not None

    def from_before(self, start: int, end: int) -> Speaker | None:
        """Return the speaker that the words before a quotation in its sentence name."""
        verbs = self.speakers.verbs_in(start, end)
        for verb in reversed(verbs):
            is_first = verb.entry.value == "according" or not self.text[start : verb.start].strip(" ,;:-–—\n")
            if is_first or self.speakers.is_inverted(verb, end):
                speaker = self.speakers.subject_right(verb, end)
            else:
                speaker = self.speakers.subject_left(start, verb)
            if speaker is not None:
                return speaker
        if verbs:
            return None
        people = self.speakers.known_people(start, end)
        if not people:
            return None
        gap = self.text[start:end].rstrip()
        is_for = FOR_PERSON.search(self.folded[max(start, people[0].start - 4) : people[0].start]) is not None
        is_first = is_for and gap.endswith((":", ",", "that"))
        return self.speakers.spoken_by(people[0] if is_first else people[-1], "quotation.introduced")

    def signed(self, quote: Quote) -> Speaker | None:
        """Return the person who signs a quotation in the line below it: "Jane Roe, chief executive of Tarvo"."""
        if not quote.closed or self.text[quote.closes : quote.closes + 1] not in ("", "\n"):
            return None
        line = next((s for s in self.document.sentences if s.start >= quote.closes), None)
        if (
            line is None
            or line.end - line.start > LETTERS_OF_A_SIGNATURE
            or not SIGNATURE.match(self.text, line.start)
        ):
            return None
        is_alone = not any(s.paragraph == line.paragraph for s in self.document.sentences[line.sentence_id + 1 :][:1])
        if not is_alone or self.text[line.end - 1] in '.:?!"”' or self.speakers.verbs_in(line.start, line.end):
            return None
        person = next(self.people.named_in(line.start, line.end), None)
        is_first = person is not None and person.start - line.start < 24 and len(person.name.split()) > 1
        return (
            self.speakers.spoken_by(person, "quotation.signed")
            if person and is_first and self.people.is_attested(person)
            else None
        )

    def continued(self, quote: Quote, before: tuple[int, int]) -> Speaker | None:
        """Return the speaker of the quotation or the sentence before, for a quotation that names none itself."""
        if self.text[before[0] : before[1]].strip():
            return None  # words of its own sentence stand before it, and they name nobody
        if quote.paragraph in self.last:
            return self.last[quote.paragraph]
        k = next((s.sentence_id for s in self.document.sentences if s.start <= quote.opens < s.end), None)
        if k is None or k == 0 or self.document.sentences[k - 1].section != "body":
            return None
        previous = self.document.sentences[k - 1]
        if previous.paragraph != self.document.sentences[k].paragraph:
            if self.ends_quoted(quote):
                return self.last.get(quote.paragraph - 1)
            if self.text[previous.end - 1] != ":" and not self.is_whole_paragraph(quote):
                return None
            speaker = self.said_in(previous)
            return speaker if speaker is None or speaker.kind == "person" else None
        speaker = self.said_in(previous)
        if speaker is not None:
            return speaker
        people = self.speakers.known_people(previous.start, previous.end)
        return self.speakers.spoken_by(people[0], "quotation.introduced") if people else None

    def said_in(self, sentence: Sentence) -> Speaker | None:
        """Return who says something in a sentence, or who is announced in it: "Jane Roe, chief executive of Tarvo:"."""
        for verb in self.speakers.verbs_in(sentence.start, sentence.end):
            speaker = self.speakers.subject_left(sentence.start, verb) or self.speakers.subject_right(
                verb, sentence.end
            )
            if speaker is not None:
                return speaker
        if self.text[sentence.end - 1] == ":":
            people: list[Person] = self.speakers.known_people(sentence.start, sentence.end)
            return self.speakers.spoken_by(people[0], "quotation.introduced") if people else None
        return None

    def is_whole_paragraph(self, quote: Quote) -> bool:
        """Tell whether a quotation is all of its paragraph."""
        start = self.text.rfind("\n", 0, quote.opens) + 1
        end = self.text.find("\n", quote.closes)
        return (
            not self.text[start : quote.opens].strip()
            and not self.text[quote.closes : end if end >= 0 else None].strip()
        )

    def ends_quoted(self, quote: Quote) -> bool:
        """Tell whether the paragraph before ends in a quotation, which this one then continues."""
        earlier = [q for q in self.quotes if q.paragraph == quote.paragraph - 1]
        return bool(earlier) and not self.text[earlier[-1].closes : quote.opens].strip()
