"""Of which company a text speaks where it names somebody without saying for whom: "chief executive Jane Roe said"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from tieup.coding.people import Person
from tieup.model import Document, Mention, Organisation, Sentence

SPEAKS = re.compile(r" (?:also |has |had )?(?:said|says|announced|confirmed|told|declared)\b")
THE_VENTURE = re.compile(r"[^.;:\"“”]{0,40}\bof the (?:joint )?venture\b")
# A sentence that goes on with the one spoken of before, and one in which an organisation is an object.
GOES_ON = re.compile(
    r"\W*(?:(?:And|But|So|Yet|Now|Then|Still|Today|Meanwhile|Instead|Also),? )?(?:[Ii]t|[Ii]ts|[Tt]hey|[Tt]heir)\b")
AS_AN_OBJECT = re.compile(
    r"\w.*\b(?:of|from|with|by|to|for|against|into|like|than|is|are|was|were|be|has|have|had|will|would) ")
UNION = re.compile(
    r"The (?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) (?:trade |labou?r )?union\b"
    # An association is no organisation that the news is about, but its president speaks for it.
    r"|(?:The )?(?P<body>(?:[A-Z][\w&.-]* ){0,3}(?:Alliance|Association|Federation|"
    r"Institute|Chamber|Council|Society|Coalition)"
    r"(?: (?:of|for) (?:the )?[A-Z][\w&-]*(?:,? (?:and |& )?[A-Z][\w&-]*){0,4})?)(?=,? [a-z]|, )")

TOGETHER = re.compile(r"(?:['’]s?)?,? (?:and|or|&) |, [A-Z]")
LETTERS_TO_SUBJECT = 5  # "The " before a name


class Context:
    """Finds the company spoken of in one document.

    `may_employ` tells whether a mention is of one whose people the news is about, `firm` names one by its words.
    """

    def __init__(self, document: Document, organisations: dict[str, Organisation],
                 may_employ: Callable[[Mention], bool], firm: Callable[[str], str | None]):
        self.document, self.text = document, document.article.text
        self.organisations, self.firm = organisations, firm
        self.employing = [[m for m in listed if may_employ(m)] for listed in document.mentions]
        self.weight = Counter(m.organisation for listed in self.employing for m in listed)

    def company_before(self, place: Person, serves: bool) -> str | None:
        """Return the company of which the text speaks before a person without employer.

        That is the one of the paragraph; else, for somebody who `serves` one, the last that says something, or the one
        of which the article says most.
        """
        sentence = next((s for s in self.document.sentences if s.start <= place.start < s.end), None)
        if sentence is None:
            return None
        venture = self.joint_company_before(place)
        if venture is not None:
            return venture
        spoken_of: str | None = None
        for earlier in reversed(self.document.sentences[: sentence.sentence_id]):
            if earlier.paragraph != sentence.paragraph:
                break
            union = UNION.match(self.text, earlier.start, earlier.end)
            if union is not None:
                is_of_firms = any(m.start < union.end() for m in self.employing[earlier.sentence_id])
                if union["name"]:
                    return self.firm(union["name"])
                if not is_of_firms and " " in union["body"]:
                    return union["body"]
            actor = next(iter(self.employing[earlier.sentence_id]), None)
            if actor is not None:
                if not serves or self.is_subject(actor, earlier):
                    return actor.organisation
                spoken_of = spoken_of or actor.organisation
        if spoken_of is not None:
            return spoken_of
        if not serves:
            own = [m for m in self.employing[sentence.sentence_id] if m.end <= place.start]
            return own[-1].organisation if own else None
        if (subject := self.subject_of_paragraph_before(sentence)) is not None:
            return subject
        for earlier in reversed(self.document.sentences[: sentence.sentence_id]):
            speaking = self.speaking_in(earlier)
            if speaking is not None:
                return speaking
        return max(self.weight, key=lambda name: self.weight[name], default=None)

    def subject_of_paragraph_before(self, sentence: Sentence) -> str | None:
        """Return the one organisation with which the first sentence of the paragraph before begins."""
        before = [s for s in self.document.sentences[: sentence.sentence_id]
                  if s.paragraph == sentence.paragraph - 1 and s.section == "body"]
        listed = self.employing[before[0].sentence_id] if before else []
        if not listed or listed[0].start - before[0].start > LETTERS_TO_SUBJECT:
            return None
        is_one = all(m.start != listed[0].start or m is listed[0] for m in listed)
        goes_on = TOGETHER.match(self.text, listed[0].end)
        return listed[0].organisation if is_one and goes_on is None else None

    def is_subject(self, mention: Mention, sentence: Sentence) -> bool:
        """Tell whether a sentence is about the organisation it names first: not one that "it" supplies or buys from."""
        before = self.text[sentence.start : mention.start]
        return not GOES_ON.match(before) and not AS_AN_OBJECT.search(before)

    def joint_company_before(self, place: Person) -> str | None:
        """Return the joint company that "the boss of the venture" behind a name means, or None."""
        if not THE_VENTURE.match(self.text, place.end, place.end + 80):
            return None
        known = [
            m.organisation
            for listed in self.document.mentions
            for m in listed
            if m.start < place.start
            and (o := self.organisations.get(m.organisation)) is not None
            and o.kind == "joint_company"
        ]
        return known[-1] if known else None

    def speaking_in(self, sentence: Sentence) -> str | None:
        """Return the one organisation that says something in a sentence: "Tarvo said that ..."."""
        mentions = self.employing[sentence.sentence_id]
        for mention in mentions:
            if SPEAKS.match(self.text, mention.end) and sum(m.start == mention.start for m in mentions) == 1:
                return mention.organisation
        return None
