"""Sentence -> mentions of organisations: names of the codebook, names found from the text, phrases for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import ahocorasick_rs

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.mentions.anaphors import Anaphors
from tieup.mentions.capitals import Capitals
from tieup.mentions.names import LEGAL_SUFFIX, TICKER_BEFORE, Candidate, Names
from tieup.mentions.unlisted import Found, Unlisted, mark
from tieup.mentions.vocabulary import VARIABLES, Vocabulary, Word
from tieup.model import Document, Mention, Organisation, Sentence

__all__ = ["VARIABLES", "MentionFinder"]


class MentionFinder:
    """Finds the mentions of organisations in articles; built once for a codebook."""

    def __init__(self, codebook: Codebook):
        self._vocabulary = Vocabulary(codebook)
        self._names = Names(codebook.organisations)
        self._capitals = Capitals(self._vocabulary)
        self._unlisted = Unlisted(self._vocabulary, codebook.organisations)
        self._anaphors = Anaphors(self._vocabulary, codebook.organisations)
        self._forms = list(self._names.forms.items())
        self._latest: tuple[str, Sequence[Sentence], list[Found]] | None = None  # what was found in the last text
        self._automaton = ahocorasick_rs.AhoCorasick([written for written, _ in self._forms])

    def find_mentions(self, text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Mention, ...], ...]:
        """Return the mentions of each sentence in the order of the text; names never overlap.

        A phrase that stands for several organisations ("the pair") gives one mention for each, at the same place.
        """
        folded = fold(text)
        mentions, words, found = self.find_names(text, folded, sentences)
        self._latest = text, sentences, found
        shortened = self._unlisted.shorten(text, mentions)
        for mention in mark(text, sentences, [*found, *shortened], mentions):
            known = mention.organisation in self._names.organisations
            mentions[mention.sentence_id].append(replace(mention, in_codebook=known))
        for listed in mentions if found or shortened else ():
            listed.sort(key=lambda mention: mention.start)
        kinds = {organisation.name: organisation.kind for organisation in found}
        for mention in self._anaphors.resolve(text, folded, sentences, words, mentions, kinds):
            mentions[mention.sentence_id].append(mention)
        for listed in mentions:
            listed.sort(key=lambda mention: (mention.start, mention.organisation))
        return tuple(map(tuple, mentions))

    def found_organisations(self, document: Document) -> tuple[Organisation, ...]:
        """Return the organisations of a document that the codebook does not have, in the order of their introduction.

        Their kind is the trade that the text gives them, or None; their country is not known.
        """
        mentioned = {m.organisation for listed in document.mentions for m in listed if not m.in_codebook}
        if not mentioned:
            return ()
        text, latest = document.article.text, self._latest
        if latest is not None and latest[0] is text and latest[1] is document.sentences:
            found = latest[2]
        else:
            _, _, found = self.find_names(text, fold(text), document.sentences)
        return tuple(Organisation(o.name, kind=o.kind, aliases=o.shorts) for o in found if o.name in mentioned)

    def find_names(
        self, text: str, folded: str, sentences: Sequence[Sentence]
    ) -> tuple[list[list[Mention]], tuple[list[Word], ...], list[Found]]:
        """Return per sentence the names of the codebook and the vocabulary's words; and what else was found."""
        words = self._vocabulary.find_words(folded, sentences)
        mentions: list[list[Mention]] = [[] for _ in sentences]
        barred: dict[int, list[Word]] = {}
        for sentence_id, here in enumerate(words):
            for word in here:
                if word.entry.variable == "not_organisation":
                    barred.setdefault(sentence_id, []).append(word)
        people: dict[str, bool] = {}  # a name -> whether the text begins with it as somebody's surname
        for mention in self._names.believed(text, self.find_candidates(text, sentences)):
            if self._capitals.is_no_firm(text, mention):
                people.setdefault(mention.text, True)
            elif not people.setdefault(mention.text, False) and not any(
                w.start < mention.end and mention.start < w.end for w in barred.get(mention.sentence_id, ())
            ):
                mentions[mention.sentence_id].append(mention)
        return mentions, words, self._unlisted.find(text, folded, sentences, words, mentions)

    def find_candidates(self, text: str, sentences: Sequence[Sentence]) -> list[Candidate]:
        """Return the longest names of the codebook in the sentences, in the order of the text, not yet believed."""
        spans = []
        size = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
                continue
            spans.append((start, -end, number))
        spans.sort()
        candidates, reach, index = [], 0, 0
        for start, minus_end, number in spans:
            end = -minus_end
            if start < reach:
                continue
            while index < len(sentences) and sentences[index].end < end:
                index += 1
            if index == len(sentences):
                break
            sentence = sentences[index]
            if start < sentence.start or is_address_or_ticker(text, start, end):
                continue
            written, name = self._forms[number]
            reach = end
            if text[end : end + 1] in " ,":
                suffix = LEGAL_SUFFIX.match(text, end, sentence.end)
                reach = suffix.end() if suffix else end
            candidates.append(Candidate(start, reach, sentence, name, written))
        return candidates


def is_address_or_ticker(text: str, start: int, end: int) -> bool:
    """Return whether a name is part of a web address, a handle or a stock ticker."""
    before = text[start - 1 : start]
    if before in ("@", "$"):
        return True
    if text[end : end + 1] == "." and text[end + 1 : end + 2].islower():
        return True
    if before not in (" ", ":", "(", "<", "[") or end - start > 5 or text[end : end + 1] not in tuple(")>].,;"):
        return False
    left = text[max(0, start - 18) : start]
    return TICKER_BEFORE.search(left) is not None and text[start:end].isupper() and ":" in left
