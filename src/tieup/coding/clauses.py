"""Who acts in a clause: the grammar that the coders of scope, contributions and strategy share.

A newswire sentence names its actors before its verbs, and the others behind a preposition: "Honda will build the car
with batteries from GM". So the actor of a word is the nearest organisation before it that no preposition holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tieup.codebook.folding import fold
from tieup.model import Document, Mention

# What a firm is called before its name: "the Korean battery maker LG", "Germany's VW", "Munich-based BMW".
_TITLE = (
    r"(?:(?:[\w.-]+ ){0,4}(?:[\w.-]+'s|[\w-]+(?:ese|ean|ian|ican|rman|ish|nch|tch|swiss|based)|[\w-]*makers?|"
    r"giants?|suppliers?|groups?|firms?|company|start-?ups?|specialist|producer|manufacturer|partners?|rivals?|miner|developer|"
    r"operator|units?|conglomerate|brands?|marque|parent|ally|affiliates?|subsidiar(?:y|ies)|major) )?")
# What may stand between two names of one party: "Honda Motor Co. <7267.T>, Nissan and the Korean battery maker LG".
_BETWEEN = re.compile(
    r"(?: (?:motors?|co|corp|inc|ltd|group|plc|ag|se|nv|sa|corporation|company|limited|holdings?|energy)\b\.?)*"
    r"(?: ?[(<][^)>]{0,40}[)>])*"
    r"(?: ?,? ?(?:and|&|or|plus|as well as|along with|together with) | ?, )(?:the |its |both )?" + _TITLE)
# A party behind one of these does not act. Other words between end the phrase: "Through the venture Daimler wants".
_HELD = re.compile(
    r"\b(with|from|by|to|for|in|into|on|onto|at|between|against|than|like|alongside|via|through|including|"
    r"unlike|among|towards?|behind|around|without|versus|told|of) "
    r"(?:(?:the|its|his|her|their|a|an|both|fellow|former|then) )?" + _TITLE + "$")
# "the former GM plant", but not "the carmaker GM"
_DESCRIBES = re.compile(
    r"\b(?:the|a|an) "
    r"(?:(?!\w*makers?\b|giant|group|firm|company|start-?up|brand|supplier|rival|partner|miner|unit)[\w-]+ )?$")
_THING = re.compile(
    r" (?!(?:will|would|is|are|was|were|has|had|can|could|may|and|or|in|to|of|for|with|by|from|on|at|brand|group|"
    r"company)\b)"
    r"[a-z-]+(?<!s)(?<!ed)\b")
# An object is followed by the next verb of the same actor: "sued Rivian and will build", "overtook Ford, but".
_OBJECT = re.compile(
    r"(?:'s(?: [\w-]+){0,3}(?=,))?,? (?:and|but|then|or) (?:also |then |later |now )*(?!(?:the|its|a|an)\b)[a-z]")
_BREAK = re.compile(
    r"[;:]|\.\.\.| - |\b(?:while|whereas|but|although|though|because|after which|unless)\b|, (?:so|yet|as)\b")
# An infinitive or a participle: its actor is that of the main clause.
_NOT_FINITE = re.compile(r"to (?:\w+ )?$|to [a-z]+|[a-z]+ing\b")
# A sentence that begins with what its actor uses, and names him only then.
_LEADS_IN = re.compile(
    r"\W*(?:by|through|with|in a bid|to|under|combining|leveraging|using|drawing|building|thanks to|as part)\b")
_IT = re.compile(r"\b(?:because|since|as|so|but|if|when|while|where|that|which) (?:it|they)\b")
# "a company shared with Toyota, whose first car ..."
_RELATIVE = re.compile(
    r",? whose\b|, (?:which|who)\b(?= (?:will|would|is to|are to|can|plans|makes|builds|supplies|provides|handles))")
# "put 40 million into Zivolt, a start-up that makes packs": the one described makes them, whatever holds its name
_DESCRIBED = re.compile(
    r"(?:'s?)?,? (?:\([^)]{0,30}\),? )?(?:an?|the|one of the) (?:[\w'-]+ ){0,8}?[\w-]+,? "
    r"(?:(?:based|founded) [^,;]{1,30}, )?(?:that|which) (?:(?:also|already|now|mainly|mostly|has|is) )*$")
_COMMA = re.compile(r"[,;]")
TOPIC_ENDS = (",", " it ", " this ", " the ")  # what follows a topic: "For Toyota, …", "For Toyota this is new"
REACH_OF_RELATIVE = 80  # characters to which its clause goes
_WE = re.compile(r"\b(?:we|our|us|i|my|ourselves)\b")
_PRONOUN = re.compile(r"\b(?:it|its|they|their|he|she|his|her)\b")


@dataclass(frozen=True, slots=True)
class Party:
    """Organisations that are named in one breath ("Honda and Nissan"), or that one phrase stands for ("the pair")."""

    start: int
    end: int
    organisations: tuple[str, ...]
    held: str  # the preposition behind which it stands; "the" if it describes a thing ("a Toyota factory"); or ""
    owns: bool  # followed by "'s"


class Clauses:
    """Finds the actors of one document; what it finds for a sentence is kept."""

    def __init__(self, document: Document):
        self.document = document
        self.text = fold(document.article.text)
        self._parties = parties_of_latest(document)

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
            describes = (group[0].how != "anaphor" and _THING.match(text, end)
                         and _DESCRIBES.search(text, max(start_of_sentence, start - 30), start))
            owns = text.startswith("'s", end) or (text.startswith("'", end) and text[end - 1] == "s")
            names = tuple(dict.fromkeys(mention.organisation for mention in group))
            yield Party(start, end, names, before[1] if before else "the" if describes else "", owns)

    def actor(self, sentence_id: int, position: int) -> Party | None:
        """Return the party that does what the word at `position` says, or None if the text does not show it.

        In a quotation "we" is the organisation of the speaker; a sentence that begins with "it" or "they" goes on about
        the actor of the sentence before.
        """
        sentence = self.document.sentences[sentence_id]
        parties = self.parties(sentence_id)
        quote = self.quotation(sentence.start, position)
        if quote is not None and self.is_we(parties, quote, position, sentence.end):
            return self.speaker(sentence_id, quote, position)
        before = [party for party in parties if party.end <= position]
        if before and _DESCRIBED.fullmatch(self.text, before[-1].end, position):
            return before[-1]
        acting = [party for party in before if self.acts(party, position, sentence.start)]
        if acting and _NOT_FINITE.search(self.text, max(sentence.start, position - 4), position + 14):
            # "Ford will use VW's kit to design a car": the owner of the kit designs nothing
            acting = [party for party in acting if not party.owns] or acting
        leads_in = _LEADS_IN.match(self.text, sentence.start, acting[-1].start if acting else position)
        if acting and not (acting[-1].owns and leads_in):
            last = acting[-1]
            # "Suzuki joined Toyota because it had fallen behind": the pronoun goes back to the first
            return acting[0] if len(acting) > 1 and _IT.search(self.text, last.end, position) else last
        if before and leads_in:  # "By using Magna's plant, Xpeng aims ..."; "With Magna it aims ..."
            behind = self.behind(sentence_id, position)
            if behind is not None:
                return behind
        if not parties or _PRONOUN.search(self.text, sentence.start, position):
            return self.actor_before(sentence_id)
        return next((party for party in before if party.held == "of"), None)

    def is_we(self, parties: Sequence[Party], quote: int, position: int, end: int) -> bool:
        """Tell whether the speaker of a quotation acts at `position`: he says "we", or does so next, naming nobody."""
        if _WE.search(self.text, quote, position):
            return True
        named = any(quote <= party.start and party.end <= position and not party.held and not party.owns
                    for party in parties)
        return not named and _WE.search(self.text, position, min(position + 60, end)) is not None

    def acts(self, party: Party, position: int, start: int) -> bool:
        """Tell whether a party before `position` in the sentence that begins at `start` may be the actor there."""
        relative = _RELATIVE.match(self.text, party.end, position)
        if relative and not ("wh" in relative[0] and _COMMA.search(self.text, relative.end(), position)
                             and "whose" not in relative[0]):
            return position - party.end < REACH_OF_RELATIVE
        if party.held == "for" and self.is_topic(party, start):
            return True
        return not party.held and not _OBJECT.match(self.text, party.end, position)

    def behind(self, sentence_id: int, position: int) -> Party | None:
        """Return the first party behind `position` that may act: "Sales of EVs fell at first, Ford said"."""
        later = [party for party in self.parties(sentence_id) if party.start >= position]
        return next((party for party in later if not party.held and not party.owns),
                    next((party for party in later if party.held in ("of", "at")),
                         next((party for party in later if not party.held), None)))

    def actor_before(self, sentence_id: int) -> Party | None:
        """Return the actor of the nearest sentence before that names one, if it is still near.

        A paragraph that begins with "it" goes on about the actor with whom the paragraph before began.
        """
        sentences = self.document.sentences
        here, found = sentences[sentence_id].paragraph, None
        for earlier in range(sentence_id - 1, max(-1, sentence_id - 6), -1):
            if here - sentences[earlier].paragraph > 1 or (found and sentences[earlier].paragraph == here):
                break
            acting = self.first_actor(earlier)
            if acting is not None:
                if sentences[earlier].paragraph == here:
                    return acting
                found = acting
        return found

    def first_actor(self, sentence_id: int) -> Party | None:
        """Return the first party of a sentence that acts in it, or of which it speaks: "For Honda, it is new"."""
        start, parties = self.document.sentences[sentence_id].start, self.parties(sentence_id)
        for party in parties:
            if not party.held or (party.held == "for" and self.is_topic(party, start)):
                return party
        if len(parties) == 1 and parties[0].held in ("from", "for", "of", "at"):
            return parties[0]  # "The news came from Honda first."
        return None

    def is_topic(self, party: Party, start: int) -> bool:
        """Tell whether a sentence that begins at `start` begins with "For Toyota,"."""
        return party.start <= start + len("for the ") and self.text.startswith(TOPIC_ENDS, party.end)

    def quotation(self, start: int, position: int) -> int | None:
        """Return where the quotation begins in which `position` stands, looking from `start`; None outside of one."""
        opened = None
        place = self.text.find('"', start, position)
        while place >= 0:
            opened = place if opened is None else None
            place = self.text.find('"', place + 1, position)
        return opened

    def speaker(self, sentence_id: int, quote: int, position: int) -> Party | None:
        """Return the party for which the quotation that begins at `quote` is spoken.

        One that the speaker names beside himself ("together with LG") is not the one for which he speaks.
        """
        closed = self.text.find('"', position, self.document.sentences[sentence_id].end)
        parties = self.parties(sentence_id)
        if closed >= 0:
            after = next((party for party in parties if party.start > closed and party.held != "told"), None)
            if after is not None:
                return after
        before = [party for party in parties if party.end <= quote]
        speaker = before[-1] if before else self.actor_before(sentence_id)
        if speaker is None or len(speaker.organisations) == 1:
            return speaker
        named = {name for party in parties if party.start > quote for name in party.organisations}
        left = tuple(name for name in speaker.organisations if name not in named)
        return replace(speaker, organisations=left) if left else speaker

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


_latest: tuple[Document | None, dict[int, tuple[Party, ...]]] = (None, {})


def parties_of_latest(document: Document) -> dict[int, tuple[Party, ...]]:
    """Return the parties found so far in the sentences of a document; the coders that read it in turn share them."""
    global _latest
    if _latest[0] is not document:
        _latest = document, {}
    return _latest[1]


def joined(mentions: Sequence[Mention], text: str) -> Iterable[list[Mention]]:
    """Yield the mentions in groups that stand for one party."""
    group: list[Mention] = []
    for mention in mentions:
        repeats = group and group[-1].how == "anaphor" != mention.how  # "as per the companies, Honda brings"
        if group and mention.how == "anaphor" != group[-1].how:  # "built by Renault, the companies said"
            repeats = "," in text[group[-1].end:mention.start] and " and " not in text[group[-1].end:mention.start]
        if group and (repeats or not _BETWEEN.fullmatch(text, group[-1].end, mention.start)) and (
                mention.start >= group[-1].end):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group
