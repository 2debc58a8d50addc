"""Finds organisations that the codebook does not have, from the way a text names them.

A legal form ("Altamera Metals Ltd"), a ticker ("Norwick (NYSE: NWE)"), a trade beside the name ("the recycler Ossian", "Ossian, a
Dutch recycler"), a firm's kind of ending ("Norwick Energy") or a christening ("a joint venture called Verdalux") introduce a name; then
every later place of it and of its short form counts. Capitals alone introduce nothing: they are persons, places and products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieup.mentions.names import LEGAL_SUFFIX, is_title_case
from tieup.mentions.vocabulary import Vocabulary, Word
from tieup.model import Mention, Organisation, Sentence

LONGEST = 4  # words of a name; longer runs of capitals are headlines and titles
REACH = 70  # characters before a sign in which the name must stand
TOKEN = re.compile(r"(?:[A-Z]|\d+[A-Z])[\w’'+-]*(?:&[A-Z]\w*)?(?:\.(?:ai|io|AI|tech|auto|energy)\b)?")
APPOSITION = re.compile(r"(?P<name>[A-Z0-9][^,.;:()\n]{1,50}), (?:an?|one of the) (?P<gap>(?:[\w’'&%-]+ ){0,6})$")
NO_APPOSITION = re.compile(r"\b(?:at|for|with|who|whose|where|which|that|in|to|of|from|by|and)\b")
AFTER_TRADE = re.compile(
    r"[,.;:)\n]|$| (?:that|which|based|backed|founded|owned|headquartered|in|from|with|whose|speciali[sz]|known|listed|controlled|led|co-)"
)
ACRONYM = re.compile(r" \((?:[“\"'‘])?([A-Z][A-Za-z]{1,6})(?:[”\"'’])?[);,]")
LEGAL_FORM = re.compile(LEGAL_SUFFIX.pattern + "$")
ACTS = "said|says|has|had|is|was|will|would|also|itself|plans|wants|expects|makes|and|shares|announced|could|can|brings|declined|did|does"
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(slots=True)
class Found:
    """An organisation found from the text: its name without legal form, its trade if told, other ways of writing it."""

    name: str
    kind: str | None
    shorts: tuple[str, ...] = ()


class Unlisted:
    """Finds names of organisations outside a codebook."""

    def __init__(self, vocabulary: Vocabulary, organisations: Mapping[str, Organisation]):
        self._words = vocabulary
        self._known = {
            name for organisation in organisations.values()
            for name in (organisation.name, *organisation.aliases, *organisation.brands)
        }  # fmt: skip

    def find(
        self, text: str, folded: str, sentences: Sequence[Sentence], words: Sequence[list[Word]],
        mentions: Sequence[list[Mention]],
    ) -> list[Found]:  # fmt: skip
        """Return the organisations that the text introduces, in its order; `mentions` are those of the codebook."""
        found: dict[str, Found] = {}
        for sentence, here, listed in zip(sentences, words, mentions, strict=True):
            for word in here:
                for start, end, kind in self.introductions(text, folded, sentence, word, listed):
                    name = text[start:end]
                    if name in self._known or name.upper() == name and len(name) > 6:
                        continue
                    known = found.setdefault(name, Found(name, kind))
                    known.kind = known.kind or kind
        for organisation in found.values():
            organisation.shorts = tuple(self.short_forms(text, organisation.name))
        return list(found.values())

    def introductions(
        self, text: str, folded: str, sentence: Sentence, word: Word, listed: Sequence[Mention]
    ) -> Iterator[tuple[int, int, str | None]]:
        """Yield start, end and kind of the names that `word` introduces."""
        variable = word.entry.variable
        if variable == "trade":
            kind = None if word.entry.value == "any" else word.entry.value
            span = self.name_after(text, word.end, sentence, listed) or self.name_in_apposition(text, word, sentence, listed)
            if span:
                yield *without_legal_form(text, *span), kind
        elif variable == "legal_form":
            if text[word.start].islower() and word.term not in ("plc", "gmbh", "spa"):
                return
            span = self.name_before(text, word.start, sentence, listed)
            if span:
                yield *span, None
        elif variable == "exchange":
            span = self.name_before(text, word.start, sentence, listed)
            if span:
                yield *span, None
        elif variable == "tail" and text[word.start].isupper():
            if text[word.end : word.end + 2].strip(" ").isupper() or is_title_case(text[sentence.start : sentence.end]):
                return
            span = self.name_before(text, word.start, sentence, listed)
            if span and (span[0] > sentence.start or text.count(text[span[0] : word.end]) > 1):
                yield span[0], word.end, None
        elif variable == "called":
            match = word.entry.pattern.search(folded, sentence.start, sentence.end) if word.entry.pattern else None
            if match and match.end() == word.end:
                span = self.name_after(text, word.end, sentence, listed)
                if span:
                    yield *without_legal_form(text, *span), word.entry.value

    def name_before(
        self, text: str, position: int, sentence: Sentence, listed: Sequence[Mention]
    ) -> tuple[int, int] | None:
        """Return the run of capitalised words that ends before `position`, or None if there is none."""
        left = max(sentence.start, position - REACH, *(m.end for m in listed if m.end <= position), 0)
        if any(m.start < position < m.end for m in listed):
            return None
        stretch = text[left:position].rstrip(" ,")
        tokens: list[tuple[int, int, str]] = []
        for match in reversed(list(re.finditer(r"\S+", stretch))):
            token = match.group()
            if token == "&" and tokens:
                tokens.append((match.start(), match.end(), token))
                continue
            bare = token.lstrip("(“\"'‘[")
            if not TOKEN.fullmatch(bare.removesuffix(",")) or (tokens and bare.endswith((",", "'s", "’s"))):
                break
            tokens.append((match.start() + len(token) - len(bare), match.end(), bare))
            if bare != token or len(tokens) == LONGEST:
                break
        tokens.reverse()
        while tokens and (tokens[0][2] == "&" or self.is_lead(tokens[0][2])):
            tokens.pop(0)
        if not tokens:
            return None
        return left + tokens[0][0], left + len(stretch)

    def name_after(
        self, text: str, position: int, sentence: Sentence, listed: Sequence[Mention]
    ) -> tuple[int, int] | None:
        """Return the run of capitalised words that begins after `position`, or None if there is none."""
        if text[position : position + 1] != " ":
            return None
        right = min([sentence.end, position + REACH, *(m.start for m in listed if m.end > position)])
        start = end = position + 1
        quoted = text[start : start + 1] in "“\"'‘"
        start = end = start + quoted
        for _ in range(LONGEST):
            match = TOKEN.match(text, end, right)
            if match is None or self.is_lead(match.group()):
                break
            bare = POSSESSIVE.sub("", match.group())
            finish = match.start() + len(bare)
            last = finish
            if bare != match.group() or text[match.end() : match.end() + 1] != " ":
                return (start, last)
            end = match.end() + 1
        else:
            return (start, end - 1)
        return (start, end - 1) if end > start else None

    def name_in_apposition(
        self, text: str, word: Word, sentence: Sentence, listed: Sequence[Mention]
    ) -> tuple[int, int] | None:
        """Return the name before ", a Dutch recycler", or None."""
        if not AFTER_TRADE.match(text, word.end):
            return None
        match = APPOSITION.search(text, max(sentence.start, word.start - 110), word.start)
        if match is None or NO_APPOSITION.search(match["gap"]):
            return None
        return self.name_before(text, match.end("name"), sentence, listed)

    def is_lead(self, token: str) -> bool:
        """Return whether a capitalised word is no part of a name: an article, a month, an office, a nationality."""
        folded = token.lower().rstrip(".,")
        return folded in self._words.leads or folded in self._words.demonyms or folded.endswith("-based")

    def shorten(self, text: str, mentions: Sequence[list[Mention]]) -> list[Found]:
        """Return the organisations of the codebook that the text itself goes on to call by their first word ("Hero")."""
        shortened: dict[str, Found] = {}
        for mention in (mention for listed in mentions for mention in listed):
            written = LEGAL_FORM.sub("", mention.text)
            first, _, rest = written.partition(" ")
            if not rest or len(first) < 4 or first in shortened or first in self._known or not first[0].isupper() or self.is_lead(first):
                continue
            if text.count(first) > text.count(f"{first} {rest.split()[0]}") and is_called(text, first):
                shortened[first] = Found(mention.organisation, None, (first,))
        return list(shortened.values())

    def short_forms(self, text: str, name: str) -> Iterator[str]:
        """Yield the shorter ways in which the text itself writes a name: its first word, its acronym."""
        acronym = ACRONYM.search(text, text.find(name) + len(name), text.find(name) + len(name) + 40)
        if acronym and acronym[1][0] == name[0]:
            yield acronym[1]
        first, _, rest = name.partition(" ")
        if rest and len(first) > 3 and not self.is_lead(first) and first not in self._known:
            yield first


def is_called(text: str, word: str) -> bool:
    """Tell whether a text uses a word as somebody's name: it acts or owns, and is no place."""
    name = re.escape(word)
    return re.search(rf"(?<![\w-]){name}(?:['’]s? [a-z]|,? (?:{ACTS})\b)", text) is not None and re.search(
        rf"\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside) {name}(?! [A-Z])\b", text) is None


def without_legal_form(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the interval of a name without the legal form at its end."""
    form = LEGAL_FORM.search(text, start, end)
    return (start, form.start()) if form and form.start() > start else (start, end)


def mark(
    text: str, sentences: Sequence[Sentence], found: Sequence[Found], mentions: Sequence[list[Mention]]
) -> Iterator[Mention]:
    """Yield every mention of the found organisations that no other mention covers, in the order of the text."""
    if not found:
        return
    ways = {short: organisation.name for organisation in reversed(found) for short in organisation.shorts}
    ways |= {organisation.name: organisation.name for organisation in found}
    pattern = re.compile(r"(?<![\w@])(?:" + "|".join(map(re.escape, sorted(ways, key=lambda w: (-len(w), w)))) + r")(?!\w)")
    for sentence, listed in zip(sentences, mentions, strict=True):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            written = match.group()
            organisation = ways[written]
            end = match.end()
            if written != organisation and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
                if not is_title_case(text[sentence.start : sentence.end]):
                    continue  # the first word of another name
            suffix = LEGAL_SUFFIX.match(text, end, sentence.end)
            end = suffix.end() if suffix else end
            if all(m.end <= match.start() or m.start >= end for m in listed):
                how = "name" if written == organisation else "alias"
                yield Mention(match.start(), end, sentence.sentence_id, text[match.start() : end], organisation, how, False)
