"""Resolves phrases that stand for organisations named before: "the pair", "the Detroit automaker", "the company".

A phrase is resolved only where the text leaves one answer; a wrong antecedent costs more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tieup.mentions.phrases import ELSEWHERE, Place, Wanted
from tieup.mentions.story import YOUNG, Story, find_groups, is_subject, subject_of
from tieup.mentions.traits import Traits
from tieup.mentions.vocabulary import Vocabulary, Word
from tieup.model import Mention, Organisation, Sentence

BYSTANDING = frozenset({"observer", "government"})  # kinds for which no such phrase stands
COUNTS = {"two": 2, "three": 3}
# "the company" says who is meant by itself; "the specialist", "the developer" need a country, a place or a trade
SELF_SUFFICIENT = frozenset({"company", "firm", "group", "startup", "start-up", "manufacturer"})
ALL_OF_THEM = frozenset({"companies", "firms", "partners", "sides", "parties", "corporations", "manufacturers"})
VENTURE = re.compile(r"\bventure|\bnew company|\bjoint company|\bnew firm|\bholding company")
FUTURE = re.compile(r"(?:['’]s \w+)? (?:will|would|is to|is expected|shall|should|could)\b")
PRODUCT_OF = re.compile(r" of (?:the |its )?([\w-]+(?: [\w-]+)?)")
PHRASES = frozenset({"trade", "trades", "anaphor"})
REACH = 3  # sentences back in which an antecedent is fresh


class Anaphors:
    """Resolves anaphors with the country, kind, places and products of organisations."""

    def __init__(self, vocabulary: Vocabulary, organisations: Mapping[str, Organisation]):
        self._traits = Traits(vocabulary, organisations)

    def resolve(
        self, text: str, folded: str, sentences: Sequence[Sentence], words: Sequence[list[Word]],
        mentions: Sequence[list[Mention]], kinds: Mapping[str, str | None],
    ) -> list[Mention]:  # fmt: skip
        """Return the anaphors of a text; `mentions` are its names, `kinds` the trades of those found from it."""
        story, resolved = Story(text), []
        for sentence, here, named in zip(sentences, words, mentions, strict=True):
            parties = [m for m in named if self._traits.kind(m.organisation, kinds) not in BYSTANDING]
            phrases = [w for w in here if w.entry.variable in PHRASES]
            if not parties and not phrases:
                continue
            groups = find_groups(text, sentence, parties, self._traits.owners)
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
                            organisation in self._traits.organisations)
                    for organisation in sorted(organisations)
                    if all(m.end <= start or m.start >= word.end for m in named)
                ]  # fmt: skip
            for mention in parties[noted:]:
                story.note(mention.organisation, sentence.sentence_id)
            resolved += stood_for
            story.groups += groups
            if parties or stood_for:
                story.close(sentence, [*parties, *stood_for])
        return resolved

    def antecedents(self, place: Place, story: Story, kinds: Mapping[str, str | None]) -> tuple[int, Iterable[str]]:
        """Return where the phrase begins and the organisations that it stands for, none if that is not certain."""
        word, nobody = place.word, (place.word.start, ())
        if word.entry.variable == "anaphor":
            return self.stand_in(place, story, kinds)
        if maker := self.maker(place, story):
            return place.start_of_phrase(), maker
        if place.is_ruled_out():
            return nobody
        match = place.determined()
        if match is None:
            return nobody
        wanted = self._traits.wanted(match["words"].split(), word)
        if wanted is None:
            return nobody
        if wanted.bare and wanted.kind == "any" and ELSEWHERE.match(place.text, word.end):
            return nobody
        start, which = place.left + match.start("which"), match["which"]
        if word.entry.variable == "trades":
            count = 3 if "three" in which else 2 if "two" in which or which == "both" else None
            if count is None and (which != "the" or not (word.entry.value != "any" or word.term in ALL_OF_THEM)):
                return nobody
            return start, self.group(place, story, count, wanted, kinds)
        if which in ("neither", "either", "each"):
            return start, self.group(place, story, 2, wanted, kinds)
        if which not in ("the", "this"):
            return nobody
        return start, self.single(place, start, story, wanted, kinds)

    def stand_in(self, place: Place, story: Story, kinds: Mapping[str, str | None]) -> tuple[int, Iterable[str]]:
        """Return where a phrase of the vocabulary ("the pair", "the latter") begins, and whom it stands for."""
        start = place.matched()
        value = place.word.entry.value
        if start is None:
            return place.word.start, ()
        if value == "partner":
            return start, () if place.is_followed_by_name() else self.partner(place, start, story)
        if value == "nationals":
            return start, self.nationals(place, start, story)
        if value in ("latter", "former"):
            return start, latter(place, value)
        return start, self.group(place, story, COUNTS[value], Wanted(), kinds)

    def single(
        self, place: Place, start: int, story: Story, wanted: Wanted, kinds: Mapping[str, str | None]
    ) -> Iterable[str]:
        """Return the one organisation that "the (Detroit) automaker" stands for."""
        now, described = place.sentence.sentence_id, wanted.described
        if not described and wanted.kind == "any" and wanted.term not in SELF_SUFFICIENT:
            return ()
        pool = [o for o in story.seen if self._traits.fits(o, wanted, kinds)]
        here = {m.organisation for m in place.before}
        pool = self._traits.without_children(pool, here)
        if wanted.term.split()[-1] in YOUNG:
            young = [o for o in pool if o in story.young] or (pool if described else [])
            if len(young) > 1:
                young = [o for o in young if story.seen[o] >= now - REACH]
            if not young:
                beside = self.newcomer(place, start, story, wanted, kinds)
                return [o for o in beside if not self._traits.is_established(o)]
            return young if len(young) == 1 else ()
        if not described and place.is_quoted():
            return ()
        if wanted.kind != "any":
            exact = [o for o in pool if self._traits.kind(o, kinds) == wanted.kind]
            pool = exact or pool
        if len(pool) == 1 and (described or wanted.kind != "any"):
            return pool
        if described:
            fresh = [o for o in pool if story.seen[o] >= now - REACH]
            if len(fresh) == 1:
                return fresh
        elif wanted.kind == "any" and self.follows_venture(place, start):
            return ()
        return self.by_subject(place, start, story, wanted, kinds)

    def by_subject(
        self, place: Place, start: int, story: Story, wanted: Wanted, kinds: Mapping[str, str | None]
    ) -> Iterable[str]:
        """Return whom the sentence or the one before is about, but never the subject of its own clause."""
        now, vague = place.sentence.sentence_id, wanted.kind == "any" and not wanted.described
        subject = [m for m in place.before if is_subject(place.text, place.sentence, m)]
        if vague and not subject and place.follows_speech(start) and len({m.organisation for m in place.before}) == 1:
            return (place.before[0].organisation,)  # "Jane Doe, head of Honda, said the company ..."
        if vague and (beside := place.joined_to(start)):
            return self.other_than({beside}, place.without(beside), story, wanted, kinds)
        if vague and (place.is_object(start) or (subject and place.follows_verb(start))):
            own = {m.organisation for m in subject if place.shares_clause(m, start)}
            if not subject and place.pronoun_is_subject():
                own.update(story.last_subject(now, REACH))
            if own:
                return self.other_than(own, place, story, wanted, kinds)
        about = subject_of(place.text, place.sentence, place.before) if subject else story.last_subject(now, REACH)
        fitting = [o for o in about if self._traits.fits(o, wanted, kinds)]
        if len(fitting) != 1 or (len(about) > 1 and vague):
            return ()
        head = self._traits.organisations.get(fitting[0])
        if wanted.term == "group" and head and head.parent in story.seen:
            return (head.parent,)
        return fitting

    def newcomer(
        self, place: Place, start: int, story: Story, wanted: Wanted, kinds: Mapping[str, str | None]
    ) -> Iterable[str]:
        """Return whom "the startup" stands for that the text has not called so: who stands beside the subject."""
        own = {m.organisation for m in place.before if is_subject(place.text, place.sentence, m)}
        others = dict.fromkeys(
            m.organisation for m in place.before if m.organisation not in own and not place.is_former(m))
        if own and others:
            return list(others) if len(others) == 1 else ()
        if own:
            return self.other_than(own, place, story, wanted, kinds)
        return self.by_subject(place, start, story, wanted, kinds)

    def other_than(
        self, own: set[str], place: Place, story: Story, wanted: Wanted, kinds: Mapping[str, str | None]
    ) -> Iterable[str]:
        """Return the one organisation beside `own` that the last sentences were about, or that they named."""
        now = place.sentence.sentence_id
        if any(m.organisation not in own and not place.is_former(m) for m in place.before):
            return ()
        for sentence_id in range(now - 1, now - REACH - 2, -1):
            for candidates in (story.subject(sentence_id), story.named(sentence_id)):
                others = [o for o in candidates if o not in own and self._traits.fits(o, wanted, kinds)]
                if len(others) == 1:
                    return others
                if others:
                    return ()
        title = [o for o in story.named(0) if o not in own and self._traits.fits(o, wanted, kinds)]
        return title if len(title) == 1 and not own.isdisjoint(story.named(0)) else ()

    def follows_venture(self, place: Place, start: int) -> bool:
        """Return whether a company is being founded, which "the company" may be."""
        if VENTURE.search(place.folded, place.sentence.start, place.word.start):
            return True
        return (start - place.sentence.start < 3 and FUTURE.match(place.folded, place.word.end) is not None
                and VENTURE.search(place.folded, max(0, place.sentence.start - 250), place.sentence.start) is not None)

    def group(
        self, place: Place, story: Story, count: int | None, wanted: Wanted, kinds: Mapping[str, str | None]
    ) -> Iterable[str]:
        """Return the organisations that "the pair", "the three carmakers" or "the companies" stand for."""

        def suits(organisations: Sequence[str]) -> bool:
            size = len(organisations)
            return (size == count if count else size in (2, 3)) and all(
                self._traits.fits(o, wanted, kinds) for o in organisations
            )

        now = place.sentence.sentence_id
        for mention in place.before if not place.groups else ():
            owners = self._traits.owners.get(mention.organisation, ())
            if owners and suits(owners):
                return owners
        for group in reversed(place.groups):
            if suits(group.organisations):
                return group.organisations
        if not place.groups and (count == 2 or (count is None and place.pronoun_is_subject())) and (
            pair := self.last_pair(place, story, wanted, kinds)
        ):
            return pair
        last = story.last(now, 1)
        if count == 2 and last is not None and not any(g.sentence_id >= last for g in story.groups) and (
            len(self._traits.partners_in(story.named(last), wanted, kinds)) > count
        ):
            return ()
        for group in (g for g in reversed(story.groups) if g.sentence_id >= now - REACH):
            if suits(group.organisations):
                return group.organisations
        for group in story.groups:
            if suits(group.organisations):
                return group.organisations
        if count is None:
            return ()
        for first in (now, now - 1, now - REACH, 0):
            named = [o for o in story.seen if story.seen[o] >= first and self._traits.fits(o, wanted, kinds)]
            named = [o for o in named if not set(named) & set(self._traits.owners.get(o, ()))]
            if len(named) == count:
                return named
        return ()

    def last_pair(self, place: Place, story: Story, wanted: Wanted, kinds: Mapping[str, str | None]) -> Sequence[str]:
        """Return the two of the sentence before, or the one of this sentence and whom "it" stands for there."""
        now = place.sentence.sentence_id
        clause = place.start_of_clause() if place.has_pronoun_before() else 0
        before = [m for m in place.before if m.start >= clause] or list(place.before)
        before.sort(key=lambda m: m.start)
        here = self._traits.partners_in(tuple(dict.fromkeys(m.organisation for m in before)), wanted, kinds)
        if len(here) == 2:
            return here
        if len(here) == 1 and place.has_pronoun_before():
            last_subject = story.last_subject(now, REACH)
            subject = [o for o in last_subject if o != here[0] and self._traits.fits(o, wanted, kinds)]
            return [*subject, *here] if len(subject) == 1 else ()
        if here or place.is_quoted():
            return ()
        last = story.last(now, REACH)
        if last is None or any(g.sentence_id == last for g in story.groups):
            return ()
        named = self._traits.partners_in(story.named(last), wanted, kinds)
        title = self._traits.partners_in(story.named(0), wanted, kinds)
        if len(named) == 1 and len(title) == 1 and named != title and last > 0:
            return [*title, *named]  # an article about one company tells of its partners one by one
        return named if len(named) == 2 else ()

    def partner(self, place: Place, start: int, story: Story) -> Iterable[str]:
        """Return the other one of the latest pair that has the sentence's subject."""
        subject = subject_of(place.text, place.sentence, place.before) if place.before else ()
        if len(subject) != 1:
            return ()
        country = self._traits.country_in(place.folded[start : place.word.end])
        for group in (*reversed(place.groups), *reversed(story.groups)):
            if subject[0] in group.organisations:
                others = [o for o in group.organisations if o != subject[0]
                          and (country is None or self._traits.country_of(o) == country)]
                if len(others) == 1:
                    return others
        return ()

    def nationals(self, place: Place, start: int, story: Story) -> Iterable[str]:
        """Return the one organisation for which "the Koreans" stands, if another from elsewhere is spoken of."""
        country = self._traits.country_in(place.folded[start : place.word.end])
        now = place.sentence.sentence_id
        fresh = [o for o in story.seen if story.seen[o] >= now - REACH]
        theirs = self._traits.without_children([o for o in fresh if self._traits.country_of(o) == country])
        return theirs if len(theirs) == 1 and len(fresh) > 1 and not place.is_quoted() else ()

    def maker(self, place: Place, story: Story) -> Iterable[str]:
        """Return the organisation that "the maker of the Civic" or "the iPhone maker" stands for."""
        word = place.word
        if word.entry.variable != "trade" or not word.term.endswith(("maker", "producer", "manufacturer", "assembler")):
            return ()
        after = PRODUCT_OF.match(place.folded, word.end)
        before = place.folded[max(place.sentence.start, word.start - 24) : word.start].split()
        names = [*((after[1], after[1].split()[0]) if after else ()), *before[-1:], word.term.split()[0]]
        for name in names:
            if name in self._traits.products and not place.is_followed_by_name():
                makers = [o for o in sorted(self._traits.products[name]) if o in story.seen]
                return makers if len(makers) == 1 else ()
        return ()


def latter(place: Place, which: str) -> Iterable[str]:
    """Return whom "the latter" or "the former" stands for among the last two that the sentence has named."""
    named = list(dict.fromkeys(m.organisation for m in sorted(place.before, key=lambda m: -m.start)))
    if len(named) < 2:
        return ()
    return (named[0],) if which == "latter" else (named[1],) if len(named) == 2 else ()
