"""Who acts in a clause: the grammar that the coders of scope, contributions and strategy share.

A newswire sentence names its actors before its verbs, and the others behind a preposition: "Honda will build the car
with batteries from GM". So the actor of a word is the nearest organisation before it that no preposition holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieup.model import Document, Mention
from tieup.codebook.folding import fold

# What may stand between two names of one party: "Honda Motor Co. <7267.T>, Nissan and ..."
_BETWEEN = re.compile(
    r"(?: (?:motors?|co|corp|inc|ltd|group|plc|ag|se|nv|sa|corporation|company|limited|holdings?|energy)\b\.?)*"
    r"(?: ?[(<][^)>]{0,40}[)>])*(?: ?,? ?(?:and|&|or|plus|as well as|along with|together with) | ?, )(?:the |its |both )?(?:[\w-]+'s )?")
# A party behind one of these does not act. Times ("in July Volkswagen agreed") are no such phrase.
_HELD = re.compile(
    r"\b(with|from|by|to|for|in|into|on|onto|at|between|against|than|like|alongside|via|through|including|unlike|among|"
    r"towards?|behind|around|without|versus|of)"
    r" (?!(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|\d|last |this |next |the same |that ))(?:[\w'.-]+ ){0,3}$")
# An object is followed by the next verb of the same actor: "sued Rivian and will build", "overtook Ford, but".
_OBJECT = re.compile(r"(?:'s)?,? (?:and|but|then|or) (?:also |then |later |now )*(?!(?:the|its|a|an)\b)[a-z]")
_BREAK = re.compile(r"[;:]|\.\.\.| - |\b(?:while|whereas|but|although|though|because|after which|unless)\b|, (?:so|yet|as)\b")
_WE = re.compile(r"\b(?:we|our|us|i|my|ourselves)\b")
_PRONOUN = re.compile(r"\W*(?:it|its|they|their|he|she|his|her|both|the move|that|this)\b")


@dataclass(frozen=True, slots=True)
class Party:
    """Organisations that are named in one breath ("Honda and Nissan"), or that one phrase stands for ("the pair")."""

    start: int
    end: int
    organisations: tuple[str, ...]
    held: str  # the preposition behind which it stands, or ""
    owns: bool  # followed by "'s"


class Clauses:
    """Finds the actors of one document; what it finds for a sentence is kept."""

    def __init__(self, document: Document):
        self.document = document
        self.text = fold(document.article.text)
        self._parties: dict[int, tuple[Party, ...]] = {}

    def parties(self, sentence_id: int) -> tuple[Party, ...]:
        """Return the parties of a sentence in the order of the text."""
        found = self._parties.get(sentence_id)
        if found is None:
            found = self._parties[sentence_id] = tuple(self._find_parties(sentence_id))
        return found

    def _find_parties(self, sentence_id: int) -> Iterable[Party]:
        mentions, text = self.document.mentions[sentence_id], self.text
        start_of_sentence = self.document.sentences[sentence_id].start
        for group in joined(mentions, text):
            start, end = group[0].start, max(mention.end for mention in group)
            before = _HELD.search(text, max(start_of_sentence, start - 45), start)
            owns = text.startswith("'s", end) or (text.startswith("'", end) and text[end - 1] == "s")
            names = tuple(dict.fromkeys(mention.organisation for mention in group))
            yield Party(start, end, names, before[1] if before else "", owns)

    def actor(self, sentence_id: int, position: int) -> Party | None:
        """Return the party that does what the word at `position` says, or None if the text does not show it.

        In a quotation "we" is the organisation of the speaker; a sentence that begins with "it" or "they" goes on about
        the actor of the sentence before.
        """
        sentence = self.document.sentences[sentence_id]
        parties = self.parties(sentence_id)
        quote = self.quotation(sentence.start, position)
        if quote is not None and _WE.search(self.text, quote, min(position + 60, sentence.end)):
            return self.speaker(sentence_id, quote, position)
        before = [party for party in parties if party.end <= position]
        for party in reversed(before):
            if not party.held and not _OBJECT.match(self.text, party.end, position):
                return party
        if before:
            return next((party for party in before if party.held == "of"), before[0])
        if _PRONOUN.match(self.text, sentence.start, position) or not parties:
            return self.actor_before(sentence_id)
        return parties[0]

    def actor_before(self, sentence_id: int) -> Party | None:
        """Return the actor of the sentence before, if it stands in the same paragraph or the one before."""
        if sentence_id == 0:
            return None
        sentences = self.document.sentences
        if sentences[sentence_id].paragraph - sentences[sentence_id - 1].paragraph > 1:
            return None
        parties = self.parties(sentence_id - 1)
        return next((party for party in parties if not party.held), parties[0] if parties else None)

    def quotation(self, start: int, position: int) -> int | None:
        """Return where the quotation begins in which `position` stands, looking from `start`; None outside of one."""
        opened = None
        place = self.text.find('"', start, position)
        while place >= 0:
            opened = place if opened is None else None
            place = self.text.find('"', place + 1, position)
        return opened

    def speaker(self, sentence_id: int, quote: int, position: int) -> Party | None:
        """Return the party for which the quotation that begins at `quote` is spoken."""
        closed = self.text.find('"', position, self.document.sentences[sentence_id].end)
        parties = self.parties(sentence_id)
        if closed >= 0:
            after = next((party for party in parties if party.start > closed), None)
            if after is not None:
                return after
        before = [party for party in parties if party.end <= quote]
        return before[-1] if before else self.actor_before(sentence_id)

    def clause(self, sentence_id: int, position: int) -> tuple[int, int]:
        """Return the interval of the clause in which `position` stands."""
        sentence = self.document.sentences[sentence_id]
        start, end = sentence.start, sentence.end
        for found in _BREAK.finditer(self.text, start, end):
            if found.end() <= position:
                start = found.end()
            elif found.start() > position:
                return start, found.start()
        return start, end

    def party_at(self, sentence_id: int, start: int, reach: int) -> Party | None:
        """Return the first party that begins in [start, start + reach), without a stop or a comma before it."""
        for party in self.parties(sentence_id):
            if start <= party.start < start + reach:
                return None if set(self.text[start:party.start]) & set(",;:") else party
        return None


def joined(mentions: Sequence[Mention], text: str) -> Iterable[list[Mention]]:
    """Yield the mentions in groups that stand for one party."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not (mention.start < group[-1].end or _BETWEEN.fullmatch(text, group[-1].end, mention.start)):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group
