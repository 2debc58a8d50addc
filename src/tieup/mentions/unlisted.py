"""Finds organisations that the codebook does not have, from the way a text introduces them.

A legal form ("Norwick Energy Ltd"), a ticker ("Norwick (NYSE: NWE)"), a trade beside the name ("the recycler Ossian",
"Ossian, a Dutch recycler"), a firm's kind of ending ("Norwick Energy"), a christening ("a joint venture called
Verdalux") or a deed ("a stake in Ossian", "Ossian said in a statement") introduce a name; then every later place of it
and of its short form counts. What stands beside a name can tell it, too (`contexts`). Capitals alone introduce
nothing: they are persons, places and products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieup.mentions.capitals import LEGAL_FORM, OFFICE, Capitals, is_called, is_written_small, without_legal_form
from tieup.mentions.contexts import Contexts
from tieup.mentions.names import LEGAL_SUFFIX, is_title_case
from tieup.mentions.vocabulary import Vocabulary, Word
from tieup.model import Mention, Organisation, Sentence

APPOSITION = re.compile(r"(?P<name>[A-Z0-9][^,.;:()\n]{1,50}), (?:an?|the|one of the) (?P<gap>(?:[\w’'&%-]+ ){0,6})$")
NO_APPOSITION = re.compile(r"\b(?:at|for|with|who|whose|where|which|that|in|to|of|from|by|and)\b")
AFTER_TRADE = re.compile(
    r"[,.;:)\n]|$| (?:that|which|based|backed|founded|owned|headquartered|in|from|with|whose|speciali[sz]|known|listed"
    r"|controlled|led|co-|of (?!the\b))"
)
ACRONYM = re.compile(r"(?: \((?:[“\"'‘])?|, or )([A-Z][A-Za-z]{1,6})(?:[”\"'’])?[);,]")
# "the company Jane Doe founded": the name is its founder's
FOUNDER = re.compile(
    r" (?:co-?)?(?:founded|started|built|created|runs?|leads?|led|left|heads?|set up|launched|owns?|once|bought|sold"
    r"|used)\b"
)
# What is christened so is no firm.
PRODUCT = re.compile(
    r"\b(?:platform|project|programme|program|model|systems?|app|service|software|ecosystem|cars?|sedan|suv|pickup|trucks?|vans?|plan|scheme"
    r"|initiative|technology|architecture|series|tool|chip|strategy|brand|package|campaign|event|consortium|network|standard|alliance"
    r"|battery|cell|place|town|village|site|factory|plant|report|study|award|fund|index|process|method|group of)\b"
    r"[^.;:()]{0,40}?"
    r"\b(?:called|named|dubbed|christened|known as|names?)$"
)

def has_capital_beside(text: str, word: Word) -> bool:
    """Return whether a capital stands where a deed's word says that the name stands."""
    if word.entry.value != "before":
        return text[word.end : word.end + 1] == " " and text[word.end + 1 : word.end + 2] in CAPITAL_OR_QUOTE
    end = word.start - (text[word.start - 1 : word.start] == " ")
    start = max(text.rfind(" ", max(0, end - 30), end), text.rfind("\n", max(0, end - 30), end)) + 1
    return text[start : start + 1] in CAPITAL_OR_QUOTE


CAPITAL_OR_QUOTE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789“\"'‘(")
SPEAKS = re.compile(r",? (?:said|says|told|reported|added)\b")


@dataclass(slots=True)
class Found:
    """An organisation found from the text: its name without legal form, its trade if told, other ways of writing it."""

    name: str
    kind: str | None
    shorts: tuple[str, ...] = ()


class Unlisted:
    """Finds names of organisations outside a codebook."""

    def __init__(self, vocabulary: Vocabulary, organisations: Mapping[str, Organisation]):
        self._capitals = Capitals(vocabulary)
        self._contexts = Contexts(vocabulary, self._capitals)
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
        # "Hero" is what a text calls Hero MotoCorp, not another firm; and what is christened so is a product.
        others = {word for listed in mentions for m in listed if " " in m.text for word in (m.text.split()[0], m.text)}
        products: set[str] = set()
        for sentence, here, listed in zip(sentences, words, mentions, strict=True):
            for word in here:
                if word.entry.variable == "called" and PRODUCT.search(folded, sentence.start, word.end):
                    if span := self._capitals.after(text, word.end, sentence, listed):
                        products.add(text[slice(*span)])
                    continue
                for start, end, kind in self.introductions(text, folded, sentence, word, listed):
                    name = text[start:end].removesuffix("’s").removesuffix("'s")
                    shouted = name.upper() == name and len(name) > 6
                    if shouted or name in self._known or name in products or name in others:
                        continue
                    known = found.setdefault(name, Found(name, kind))
                    known.kind = known.kind or kind
        for name in self._contexts.firms(text, sentences, mentions):
            if name not in self._known and name not in products and name not in others:
                found.setdefault(name, Found(name, None))
        for name in [name for name in found if name in products or self._capitals.is_town(text, name)]:
            del found[name]
        for organisation in found.values():
            organisation.shorts = tuple(self.short_forms(text, organisation.name))
        return unite(found)

    def introductions(
        self, text: str, folded: str, sentence: Sentence, word: Word, listed: Sequence[Mention]
    ) -> Iterator[tuple[int, int, str | None]]:
        """Yield start, end and kind of the names that `word` introduces."""
        variable, capitals = word.entry.variable, self._capitals
        if variable == "trade":
            yield from self.by_trade(text, sentence, word, listed)
        elif variable in ("legal_form", "exchange"):
            if variable == "legal_form" and text[word.start].islower() and word.term not in ("plc", "gmbh", "spa"):
                return
            span = capitals.before(text, word.start, sentence, listed)
            if span and not capitals.is_tail(text[slice(*span)]):
                yield *span, None
        elif variable == "tail" and text[word.start].isupper():
            if text[word.end : word.end + 2].strip(" ").isupper() or is_title_case(text[sentence.start : sentence.end]):
                return
            span = capitals.before(text, word.start, sentence, listed)
            if span and (span[0] > sentence.start or text.count(text[span[0] : word.end]) > 1) and (
                capitals.may_be_firm(text, span[0], word.end)
            ):
                yield span[0], word.end, None if word.entry.value == "firm" else word.entry.value
        elif variable == "called":
            match = word.entry.pattern.search(folded, sentence.start, sentence.end) if word.entry.pattern else None
            if match and match.end() == word.end and (span := capitals.after(text, word.end, sentence, listed)):
                yield *without_legal_form(text, *span), word.entry.value
        elif variable == "deed" and has_capital_beside(text, word):
            yield from self.by_deed(text, sentence, word, listed)

    def by_trade(
        self, text: str, sentence: Sentence, word: Word, listed: Sequence[Mention]
    ) -> Iterator[tuple[int, int, str | None]]:
        """Yield the name beside a trade: "the recycler Ossian", "Ossian, a Dutch recycler"."""
        kind = None if word.entry.value == "any" else word.entry.value
        if text[word.start].isupper() and is_title_case(text[sentence.start : sentence.end]):
            return  # "BMW Group Widen Their Cooperation"
        span = self._capitals.after(text, word.end, sentence, listed)
        if span and kind is None and FOUNDER.match(text, span[1], sentence.end):
            return
        span = span or self.name_in_apposition(text, word, sentence, listed)
        if span:
            start, end = without_legal_form(text, *span)
            if not self._capitals.is_somebody(text, start, end):
                yield start, end, kind

    def by_deed(
        self, text: str, sentence: Sentence, word: Word, listed: Sequence[Mention]
    ) -> Iterator[tuple[int, int, str | None]]:
        """Yield the names of those who do something, or to whom it is done: "a stake in Ossian", "Ossian signed"."""
        value, capitals = word.entry.value, self._capitals
        if value == "before":
            if any(m.end == word.start or m.end == word.start - 1 for m in listed):
                return
            span = capitals.before(text, word.start, sentence, listed)
            spans = [span] if span and text[span[1] : word.start] in ("", " ") else []
        else:
            spans = list(capitals.following(text, word.end, sentence, listed))
        for span in spans:
            start, end = without_legal_form(text, *span)
            if (value != "before" and SPEAKS.match(text, end)) or not capitals.may_be_firm(text, start, end):
                continue
            if OFFICE.search(text, sentence.start, start):
                continue  # "finance chief Bodo Uebber said in a statement"
            if not text[word.start].islower() and is_title_case(text[sentence.start : sentence.end]):
                return  # a headline that writes verbs with a capital writes everything so
            if start > sentence.start or text.count(text[start:end]) > 2:
                yield start, end, "observer" if value == "observer" else None

    def name_in_apposition(
        self, text: str, word: Word, sentence: Sentence, listed: Sequence[Mention]
    ) -> tuple[int, int] | None:
        """Return the name before ", a Dutch recycler", or None."""
        if not AFTER_TRADE.match(text, word.end):
            return None
        match = APPOSITION.search(text, max(sentence.start, word.start - 110), word.start)
        if match is None or NO_APPOSITION.search(match["gap"]):
            return None
        return self._capitals.before(text, match.end("name"), sentence, listed)

    def shorten(self, text: str, mentions: Sequence[list[Mention]]) -> list[Found]:
        """Return the organisations of the codebook that the text goes on to call by their first word ("Hero")."""
        shortened: dict[str, Found] = {}
        rivals: set[str] = set()
        for mention in (mention for listed in mentions for mention in listed):
            written = LEGAL_FORM.sub("", mention.text)
            first, _, rest = written.partition(" ")
            if not rest or first in rivals or not self.may_shorten(text, first):
                continue
            if first in shortened:
                if shortened[first].name != mention.organisation:
                    rivals.add(first)  # "General" is neither Motors nor Electric
                    del shortened[first]
            elif text.count(first) > text.count(f"{first} {rest.split()[0]}") and is_called(text, first) and (
                not self._capitals.is_plain(first) or re.search(rf"[a-z,’'] {re.escape(first)}\b(?! [A-Z])", text)
            ):
                shortened[first] = Found(mention.organisation, None, (first,))
        return list(shortened.values())

    def may_shorten(self, text: str, first: str) -> bool:
        """Return whether the first word of a name can stand for the whole of it."""
        if self._capitals.is_surname(text, first):
            return False  # "Sandy Munro, who runs Munro & Associates"
        return (len(first) > 3 and first[0].isupper() and first not in self._known
                and not self._capitals.is_nobody(first) and not is_written_small(text, first.lower()))

    def short_forms(self, text: str, name: str) -> Iterator[str]:
        """Yield the shorter ways in which the text itself writes a name: its first word, its acronym."""
        acronym = ACRONYM.search(text, text.find(name) + len(name), text.find(name) + len(name) + 40)
        if acronym and acronym[1][0] == name[0]:
            yield acronym[1]
        first, _, rest = name.partition(" ")
        if rest and self.may_shorten(text, first) and not self._capitals.is_plain(first):
            yield first


def unite(found: Mapping[str, Found]) -> list[Found]:
    """Return the organisations, those as one that the text calls by a long name and by its first word.

    The press writes "Avatr" for "Avatr Technology", but "Redwood Materials" in full: an ending that says nothing of the
    trade is no part of the name where the text leaves it out.
    """
    claims: dict[str, list[str]] = {}
    for name, organisation in found.items():
        for short in dict.fromkeys((*organisation.shorts, name.split()[0])):
            if short in found and len(short) < len(name):
                claims.setdefault(short, []).append(name)
    for short, names in claims.items():
        for name in names if len(names) > 1 else ():  # "Halden" is neither Halden Energy nor Halden Motors
            found[name].shorts = tuple(other for other in found[name].shorts if other != short)
    longer = {short: names[0] for short, names in claims.items() if len(names) == 1 and names[0] not in claims}
    for short, name in longer.items():
        whole = found[name]
        whole.kind = whole.kind or found[short].kind
        whole.shorts = tuple(dict.fromkeys((*whole.shorts, short)))
    kept = [organisation for name, organisation in found.items() if name not in longer]
    for organisation in kept:
        first, _, rest = organisation.name.partition(" ")
        if first in organisation.shorts and rest.lower() in EMPTY_ENDINGS:
            others = (organisation.name, *(short for short in organisation.shorts if short != first))
            organisation.name, organisation.shorts = first, others
    return kept


EMPTY_ENDINGS = frozenset({
    "technology", "technologies", "tech", "holdings", "holding", "group", "battery", "batteries", "electronics",
    "systems", "international", "company", "corporation", "global"})


def mark(
    text: str, sentences: Sequence[Sentence], found: Sequence[Found], mentions: Sequence[list[Mention]]
) -> Iterator[Mention]:
    """Yield every mention of the found organisations that no other mention covers, in the order of the text."""
    if not found:
        return
    ways = {short: organisation.name for organisation in reversed(found) for short in organisation.shorts}
    ways |= {organisation.name: organisation.name for organisation in found}
    names = "|".join(map(re.escape, sorted(ways, key=lambda way: (-len(way), way))))
    pattern = re.compile(rf"(?<![\w@])(?:{names})(?!\w)")
    index, count = 0, len(sentences)
    for match in pattern.finditer(text):
        start, end, written = match.start(), match.end(), match.group()
        while index < count and sentences[index].end < end:
            index += 1
        if index == count:
            return
        sentence, organisation = sentences[index], ways[written]
        if start < sentence.start:
            continue
        goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if written != organisation and goes_on and not is_title_case(text[sentence.start : sentence.end]):
            continue  # the first word of another name
        suffix = LEGAL_SUFFIX.match(text, end, sentence.end)
        end = suffix.end() if suffix else end
        if all(m.end <= start or m.start >= end for m in mentions[index]):
            how = "name" if written == organisation else "alias"
            yield Mention(start, end, sentence.sentence_id, text[start:end], organisation, how, False)
