"""Resolves phrases that stand for organisations named before: "the pair", "the Detroit automaker", "the company".

A phrase is resolved only where the text leaves one answer; a wrong antecedent costs more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieup.mentions.vocabulary import Vocabulary, Word
from tieup.model import Mention, Organisation, Sentence

BYSTANDING = frozenset({"observer", "government"})  # kinds for which no such phrase stands
# Which kinds of organisation a word of trade may stand for; any other trade stands for its own kind alone.
FITS = {
    "supplier": {"supplier", "technology", "chipmaker", "battery_maker", "materials"},
    "technology": {"technology", "chipmaker"},
    "chipmaker": {"chipmaker", "technology"},
    "battery_maker": {"battery_maker", "joint_company"},
    "mining": {"mining", "materials"},
    "materials": {"materials", "mining"},
    "charging": {"charging", "joint_company"},
    "investor": {"investor", "energy", "technology"},
}
COUNTS = {"two": 2, "three": 3}
# "the company" says who is meant by itself; "the specialist", "the developer" need a country, a place or a trade
SELF_SUFFICIENT = frozenset({"company", "firm", "group", "startup", "start-up", "manufacturer"})
ALL_OF_THEM = frozenset({"companies", "firms", "partners", "sides", "parties", "corporations", "manufacturers"})
DETERMINED = re.compile(
    r"^.*\b(?P<which>the two|the three|these two|these three|all three|both|neither|either|each|the|this)"
    r"(?P<words>(?: [^\s,;:()\"]+,?){0,4}) $"
)
NOT_AFTER = re.compile(
    r"-(?!based)|,? (?:that|which|behind|to be|of|who|where|called|named|formed|created|it|they|cars?|vehicles?|base|market|industry|in which)\b"
)
LINK = re.compile(r"(?:['’]s)?(?:(?:,? and | & )(?:[^\s,.;:()]+ ){0,4}|-|–|/|, )$")
WITH = re.compile(r"\bwith (?:[^\s,.;:()]+ ){0,4}$")
BYSTANDERS_BEFORE = re.compile(
    r"\b(?:such as|like|rivals?|including|than|against|unlike|behind|compared (?:with|to)|catch up (?:with|to)|take on|competitors?|"
    r"peers|trail(?:s|ing)?)\b[^.;]{0,25}$"
)
GOVERNED = re.compile(r"\b(?:with|from|by|for|at|against|to|than|like|into|of|between|in|via)(?: [\w’'-]+)? ?$")
VENTURE = re.compile(r"\bventure|\bnew company|\bjoint company|\bnew firm|\bholding company")
PRODUCT_OF = re.compile(r" of (?:the |its )?([\w-]+(?: [\w-]+)?)")
VERB_AFTER = re.compile(r"(?:['’]s [\w ]{1,30})?,? (?:said|says|told|announced|will|would|has|had|plans?|is|was)\b")
LONGEST_LINK = 50  # characters between organisations that are still side by side
PHRASES = frozenset({"trade", "trades", "anaphor"})
YOUNG = frozenset({"startup", "start-up", "newcomer", "upstart"})
REACH = 3  # sentences back in which an antecedent is fresh
PHRASE = 60  # characters before a trade in which its article must stand


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that a sentence puts side by side."""

    sentence_id: int
    end: int
    organisations: tuple[str, ...]


class Story:
    """What the text has named up to a place."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}  # organisation -> the last sentence that names it, the latest last
        self.groups: list[Group] = []
        self.subjects: dict[int, tuple[str, ...]] = {}  # sentence -> its subject, or several if it has no clear one

        self.young: set[str] = set()  # those that the text has called a start-up

    def note_startups(self, word: Word, parties: Sequence[Mention]) -> None:
        """Remember the organisation beside the word "start-up"."""
        if word.term.split()[-1] in YOUNG:
            for mention in parties:
                if mention.start == word.end + 1 or 0 <= word.start - mention.end < PHRASE // 2:
                    self.young.add(mention.organisation)

    def note(self, organisation: str, sentence_id: int) -> None:
        self.seen.pop(organisation, None)
        self.seen[organisation] = sentence_id


class Anaphors:
    """Resolves anaphors with the country, kind, places and products of organisations."""

    def __init__(self, vocabulary: Vocabulary, organisations: Mapping[str, Organisation]):
        self._vocabulary = vocabulary
        self._organisations = organisations
        self._places: dict[str, set[str]] = {}
        self._products: dict[str, set[str]] = {}
        self._owners = {o.name: o.owners for o in organisations.values() if o.owners}
        for organisation in organisations.values():
            for place in organisation.places:
                self._places.setdefault(place.lower(), set()).add(organisation.name)
            for product in organisation.products:
                self._products.setdefault(product.lower(), set()).add(organisation.name)

    def resolve(
        self, text: str, folded: str, sentences: Sequence[Sentence], words: Sequence[list[Word]],
        mentions: Sequence[list[Mention]], kinds: Mapping[str, str | None],
    ) -> list[Mention]:  # fmt: skip
        """Return the anaphors of a text; `mentions` are its names, `kinds` the trades of organisations found from it."""
        story, resolved = Story(), []
        for sentence, here, named in zip(sentences, words, mentions, strict=True):
            parties = [m for m in named if self.kind(m.organisation, kinds) not in BYSTANDING]
            phrases = [w for w in here if w.entry.variable in PHRASES]
            if not parties and not phrases:
                continue
            groups = find_groups(text, sentence, parties, self._owners)
            stood_for: list[Mention] = []
            noted = 0
            for word in phrases:
                if word.entry.variable == "trade":
                    story.note_startups(word, parties)
                while noted < len(parties) and parties[noted].end <= word.start:
                    story.note(parties[noted].organisation, sentence.sentence_id)
                    noted += 1
                before = [m for m in parties if m.end <= word.start] + stood_for
                place = Place(text, folded, sentence, word, before, [g for g in groups if g.end <= word.start])
                start, organisations = self.antecedents(place, story, kinds)
                stood_for += [
                    Mention(start, word.end, sentence.sentence_id, text[start : word.end], organisation, "anaphor",
                            organisation in self._organisations)
                    for organisation in sorted(organisations)
                    if all(m.end <= start or m.start >= word.end for m in named)
                ]  # fmt: skip
            for mention in parties[noted:]:
                story.note(mention.organisation, sentence.sentence_id)
            resolved += stood_for
            story.groups += groups
            if parties or stood_for:
                everything = sorted([*parties, *stood_for], key=lambda m: (m.start, m.organisation))
                story.subjects[sentence.sentence_id] = subject_of(text, sentence, everything)
        return resolved

    def kind(self, organisation: str, kinds: Mapping[str, str | None]) -> str | None:
        """Return the kind of an organisation of the codebook or of one found from the text."""
        known = self._organisations.get(organisation)
        return known.kind if known else kinds.get(organisation)

    def antecedents(self, place: Place, story: Story, kinds: Mapping[str, str | None]) -> tuple[int, Iterable[str]]:
        """Return where the phrase begins and the organisations that it stands for, none if that is not certain."""
        word, nobody = place.word, (place.word.start, ())
        if word.entry.variable == "anaphor":
            if not place.is_matched():
                return nobody
            if word.entry.value == "partner":
                return word.start, self.partner(place, story)
            return word.start, self.group(place, story, COUNTS[word.entry.value], Wanted(), kinds)
        if maker := self.maker(place, story):
            return place.start_of_phrase(), maker
        if NOT_AFTER.match(place.folded, word.end) or place.is_followed_by_name():
            return nobody
        left = max(place.sentence.start, word.start - PHRASE)
        match = DETERMINED.search(place.folded[left : word.start])
        if match is None:
            return nobody
        wanted = self.wanted(match["words"].split(), word)
        if wanted is None:
            return nobody
        start, which = left + match.start("which"), match["which"]
        if word.entry.variable == "trades":
            count = 3 if "three" in which else 2 if "two" in which or which == "both" else None
            if count is None and (which != "the" or not (word.entry.value != "any" or word.term in ALL_OF_THEM)):
                return nobody
            return start, self.group(place, story, count, wanted, kinds)
        if which in ("neither", "either", "each"):
            return start, self.group(place, story, 2, wanted, kinds)
        if which not in ("the", "this"):
            return nobody
        return start, self.single(place, story, wanted, kinds)

    def wanted(self, words: Sequence[str], word: Word) -> Wanted | None:
        """Return what the words before a trade say of the organisation, or None if they say something unknown."""
        wanted = Wanted(kind=word.entry.value, bare=not words, term=word.term)
        position = 0
        words = [w.rstrip(",") for w in words]
        while position < len(words):
            for length in (3, 2, 1):
                phrase = " ".join(words[position : position + length])
                place = phrase.removesuffix("-based")
                if phrase in self._vocabulary.demonyms:
                    wanted.country = self._vocabulary.demonyms[phrase]
                elif place in self._places:
                    wanted.places = self._places[place]
                elif phrase in self._vocabulary.descriptors:
                    pass
                else:
                    continue
                position += length
                break
            else:
                return None
        return wanted

    def fits(self, organisation: str, wanted: Wanted, kinds: Mapping[str, str | None]) -> bool:
        """Return whether an organisation is of the wanted kind, country and place."""
        known = self._organisations.get(organisation)
        kind = self.kind(organisation, kinds)
        if wanted.country and (known is None or known.country != wanted.country):
            return False
        if wanted.places is not None and organisation not in wanted.places:
            return False
        return wanted.kind == "any" or kind in FITS.get(wanted.kind, {wanted.kind})

    def single(self, place: Place, story: Story, wanted: Wanted, kinds: Mapping[str, str | None]) -> Iterable[str]:
        """Return the one organisation that "the (Detroit) automaker" stands for."""
        described = bool(wanted.country or wanted.places is not None)
        if not described and wanted.kind == "any" and wanted.term not in SELF_SUFFICIENT:
            return ()
        pool = [o for o in story.seen if self.fits(o, wanted, kinds)]
        if wanted.term.split()[-1] in YOUNG:
            pool = [o for o in pool if o in story.young]
            return pool if len(pool) == 1 else ()
        if not described and place.is_quoted():
            return ()
        if len(pool) == 1 and (described or wanted.kind != "any"):
            return pool
        now = place.sentence.sentence_id
        if described:
            fresh = [o for o in pool if story.seen[o] >= now - REACH]
            if len(fresh) == 1:
                return fresh
        elif wanted.kind == "any" and VENTURE.search(place.folded, place.sentence.start, place.word.start):
            return ()
        if any(is_subject(place.text, place.sentence, m) for m in place.before):
            subject = subject_of(place.text, place.sentence, place.before)
        else:
            last = max((s for s in story.subjects if now - REACH < s < now), default=None)
            if last is None:
                return ()
            subject = story.subjects[last]
        fitting = [o for o in subject if self.fits(o, wanted, kinds)]
        return fitting if len(fitting) == 1 and (len(subject) == 1 or wanted.kind != "any" or described) else ()

    def group(
        self, place: Place, story: Story, count: int | None, wanted: Wanted, kinds: Mapping[str, str | None]
    ) -> Iterable[str]:
        """Return the organisations that "the pair", "the three carmakers" or "the companies" stand for."""
        def suits(organisations: Sequence[str]) -> bool:
            size = len(organisations)
            return (size == count if count else size in (2, 3)) and all(
                self.fits(o, wanted, kinds) for o in organisations
            )

        now = place.sentence.sentence_id
        for mention in place.before if not place.groups else ():
            owners = self._owners.get(mention.organisation, ())
            if owners and suits(owners):
                return owners
        for group in (*reversed(place.groups), *(g for g in reversed(story.groups) if g.sentence_id >= now - REACH)):
            if suits(group.organisations):
                return group.organisations
        for group in story.groups:
            if suits(group.organisations):
                return group.organisations
        if count is None:
            return ()
        for first in (now, now - 1, now - REACH, 0):
            named = [o for o in story.seen if story.seen[o] >= first and self.fits(o, wanted, kinds)]
            named = [o for o in named if not set(named) & set(self._owners.get(o, ()))]
            if len(named) == count:
                return named
        return ()

    def partner(self, place: Place, story: Story) -> Iterable[str]:
        """Return the other one of the latest pair that has the sentence's subject."""
        subject = subject_of(place.text, place.sentence, place.before) if place.before else ()
        if len(subject) != 1:
            return ()
        for group in reversed(story.groups):
            if len(group.organisations) == 2 and subject[0] in group.organisations:
                return [o for o in group.organisations if o != subject[0]]
        return ()

    def maker(self, place: Place, story: Story) -> Iterable[str]:
        """Return the organisation that "the maker of the Civic" or "the iPhone maker" stands for."""
        word = place.word
        if word.entry.variable != "trade" or not word.term.endswith(("maker", "producer", "manufacturer", "assembler")):
            return ()
        after = PRODUCT_OF.match(place.folded, word.end)
        before = place.folded[max(place.sentence.start, word.start - 24) : word.start].split()
        names = [*((after[1], after[1].split()[0]) if after else ()), *before[-1:], word.term.split()[0]]
        for name in names:
            if name in self._products and not place.is_followed_by_name():
                makers = [o for o in sorted(self._products[name]) if o in story.seen]
                return makers if len(makers) == 1 else ()
        return ()


@dataclass(slots=True)
class Wanted:
    """What a phrase says of the organisation that it stands for."""

    kind: str = "any"
    country: str | None = None
    places: set[str] | None = None
    bare: bool = True
    term: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A word that may stand for an organisation, and what its sentence has named before it."""

    text: str
    folded: str
    sentence: Sentence
    word: Word
    before: Sequence[Mention]
    groups: Sequence[Group]

    def is_matched(self) -> bool:
        """Return whether the entry's pattern holds here."""
        pattern = self.word.entry.pattern
        return pattern is None or any(
            match.start() <= self.word.start < match.end()
            for match in pattern.finditer(self.folded, self.sentence.start, self.sentence.end)
        )

    def is_followed_by_name(self) -> bool:
        """Return whether a name follows at once: "the carmaker Honda"."""
        after = self.text[self.word.end : self.word.end + 2]
        return after[:1] == " " and after[1:].isupper()

    def is_quoted(self) -> bool:
        """Return whether the word stands in quotation marks, where the speaker's own company is no "company"."""
        before = self.folded[self.sentence.start : self.word.start]
        return self.sentence.is_quotation or before.count('"') % 2 == 1

    def start_of_phrase(self) -> int:
        """Return where "the ..." before the word begins, or the word itself."""
        left = max(self.sentence.start, self.word.start - PHRASE)
        match = DETERMINED.search(self.folded[left : self.word.start])
        return left + match.start("which") if match else self.word.start


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
    for mention in parties:
        if chain:
            gap = text[chain[-1].end : mention.start]
            if len(gap) < LONGEST_LINK and LINK.match(gap):
                chain.append(mention)
                continue
            add_group(groups, text, sentence, chain)
        chain = [mention]
    add_group(groups, text, sentence, chain)
    first = parties[0]
    for mention in parties[1:] if is_subject(text, sentence, first) else ():
        if mention.organisation != first.organisation:
            if WITH.search(text[max(first.end, mention.start - LONGEST_LINK) : mention.start]):
                others = next((g.organisations for g in groups if mention.organisation in g.organisations), ())
                partners = dict.fromkeys((first.organisation, mention.organisation, *others))
                groups.append(Group(sentence.sentence_id, mention.end, tuple(partners)))
                break
    return sorted(groups, key=lambda group: group.end)


def add_group(groups: list[Group], text: str, sentence: Sentence, chain: Sequence[Mention]) -> None:
    """Append the group of a chain of two or more organisations, unless rivals or examples are listed."""
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
    if mention.start - sentence.start > PHRASE and not VERB_AFTER.match(text, mention.end):
        return False
    return GOVERNED.search(text[max(sentence.start, mention.start - 30) : mention.start].lower()) is None
