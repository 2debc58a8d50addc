"""Tells firms from other capitalised names by where they stand: "with Norwick, which ...", "in Norwick, Ohio".

What stands beside a name, and its shape, speak for a firm or against it. How much each of them says was learned from
the hand-coded articles, where the codebook knows which names are firms (`benchmarks/name_contexts.py`); the name
itself was not looked at, so that it holds for firms of which nobody has heard.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tieup.mentions.capitals import OFFICE, POSSESSIVE, TOKEN, Capitals, without_legal_form
from tieup.mentions.names import DEED_OF_FIRM, LEGAL_SUFFIX, is_title_case
from tieup.mentions.vocabulary import Vocabulary
from tieup.model import Mention, Sentence

WEIGHTS = Path(__file__).with_name("contexts.json")
BESIDE = 60  # characters of the words before and behind a name that are looked at
SHORT = 40  # characters of a heading besides a name
NEAR = 12  # characters between a name and a known one in a list of both
WORD = re.compile(r"[\w’'-]+|[^\w\s]")
KNOWN_BEFORE = re.compile(r"(?:['’]s)?,? (?:and|or|&|\+|x|with|,)?(?: with| by)? ?|, | ?[/–] ?")
KNOWN_BEHIND = re.compile(r",? (?:and|or|&|\+|x) (?:the )?|, | ?[/–] ?")
PAIRED_BEFORE = re.compile(r"(?: x| ?[+/–]) ?$")
PAIRED_BEHIND = re.compile(r" x | ?[+/–]")
TICKER = re.compile(r" \((?:[A-Z]+:|<|[A-Z]{2,5}\))| <[A-Z0-9.]+>")
APPOSITION = re.compile(r", (?:an?|the|one of|[A-Z]\w+['’]s) [^,.]{3,60}[,.]")
# Of firms alone it is told where and by whom they were founded, and to whom they belong.
ORIGIN = re.compile(
    r",? (?:a company |which was |was )?(?:founded|co-founded|established|set up|headquartered|incorporated"
    r"|spun (?:off|out)|controlled|owned|backed|majority-owned|part-owned|listed) (?:in|by|at|from|on)\b"
    r"|-(?:backed|owned|listed) |, (?:formerly|previously) (?:known as )?[A-Z]")
OF_CAPITAL = re.compile(r" of (?:the )?[A-Z]")
IN_CAPITAL = re.compile(r",? (?:in|near|at) [A-Z]")
# What stands before such a word is a product, a technique or a stretch of country.
THING = re.compile(
    r" (?:[a-z-]+ )?(?:platforms?|architecture|chemistry|standard|connectors?|suvs?|sedans?|pickups?|crossovers?"
    r"|hatchbacks?|saloons?|coup[eé]s?|minivans?|project|programme|program|apps?|initiative|region|province|county|prefecture"
    r"|district|peninsula|river|basin|mines?|operations?|deposits?|site|refinery|smelter|range|semiconductors?|chips"
    r"|mosfets|inverters|cathodes?|modules?|packs?|charging|test|index|systems?|box|motor show|auto show|fair"
    r"|protocol)\b"
    r"|, (?:an?|the|its|their|which is an?) [^,.;]{0,40}\b(?:system|platform|software|technology|model|car|suv|sedan"
    r"|chip|battery|app|service|process|method|architecture|programme?|project|city|town|village|port|suburb)\b",
    re.IGNORECASE)
NOT_IN_FIRM = re.compile(
    r"\b(?:suv|sedan|pickup|labs?|officer|director|secretary|governor|mayor|sea|lake|river|valley|bay|hills?|island"
    r"|county|province|prefecture|region|district|cent(?:er|re)|show|summit|forum|conference|award|act|agreement|day|week"
    r"|road|street|avenue|highway|(?:air)?port|strategy|plan|vision|mission|roadmap|model|edition|mosfets?|packs?|package"
    r"|evs?)$|\b(?:president|minister|chancellor|chair(?:man|woman)?|officer|secretary|governor|mayor|c[efto]o|chief|boss"
    r"|founder)\b", re.IGNORECASE)
# "Ekoenergetyka of Zielona Gora", "a company from Kochi", "founded in Antofagasta": the name is that of a place.
PLACED = re.compile(
    r"(?:\b(?!(?:CEO|CFO|CTO|COO|President|Chairman|Head|Director)\b)[A-Z][\w&.’'-]* (?:of|in|near)"
    r"|\b(?:company|firm|start-?up|maker|group|manufacturer|supplier|producer|developer|specialist|operator|headquartered"
    r"|based|founded|located|city|town|plants?|factory|factories|offices?|site|works|residents|workers|streets|roads"
    r"|airport) (?:of|from|in|near|outside|at)|\b(?:in|near|outside)) $")
PERSON = re.compile(
    r"\b(?:[Ff]ounded|[Cc]o-founded|[Ss]tarted|[Ss]et up|[Cc]reated|led|headed|run|controlled|owned|chaired)"
    r"(?: in \d{4})? by (?:[a-z-]+ ){0,3}$")
PERSON_BEHIND = re.compile(
    r", (?:who\b|(?:an? |the |its |their )?(?:[\w’'-]+ ){0,3}(?:director|chief|president|chair(?:man|woman|person)?"
    r"|c[efto]o|head|minister|analyst|spokes\w+|(?:co-)?founder|manager|professor|economist|secretary|officer|boss|executive"
    r"|engineer|governor|mayor|veteran)\b)", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:the|its|their|his|her|our|a|an|this|new) $", re.IGNORECASE)  # "on its MEB"
LINK = re.compile(r" (?:& |de |del |da |do |di )?")
GOES_ON = re.compile(r"['’]s|,? [a-z]")  # what follows a name inside a sentence


@dataclass(slots=True)
class Standing:
    """What a text says beside one capitalised name, over all its places."""

    places: int = 0
    signs: Counter[str] = field(default_factory=Counter)
    is_thing: bool = False
    placed: int = 0  # places at which it is where something is

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a thing or a place, not a firm, by what stands beside it."""
        return self.is_thing or self.placed == self.places


@lru_cache(maxsize=1)
def learned() -> tuple[float, float, dict[str, float]]:
    """Return the score from which a name is taken for a firm, the score without any sign, and what each sign adds."""
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return content["enough"], content["start"], content["signs"]


class Contexts:
    """Finds the names that stand where firms stand."""

    def __init__(self, vocabulary: Vocabulary, capitals: Capitals):
        self._words = vocabulary
        self._capitals = capitals

    def firms(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> Iterator[str]:
        """Yield the names, in the order of the text, that are firms by what stands beside them.

        `mentions` are the names known already; they are not told again.
        """
        enough, start, weights = learned()
        known = {mention.text for listed in mentions for mention in listed}
        for name, standing in self.standings(text, sentences, mentions).items():
            if not standing.is_elsewhere and known.isdisjoint({name, name.removesuffix("s")}):
                score = start + sum(weights.get(sign, 0) for sign in self.signs_of(text, name, standing))
                score += TOLD if standing.signs["origin"] or standing.signs["paired"] else 0
                if score >= enough:
                    yield name

    def standings(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], with_known: bool = False
    ) -> dict[str, Standing]:
        """Return what stands beside each name that can be a firm's and is none of the `mentions`, or of those, too."""
        places: dict[str, list[tuple[Sentence, int, int, Sequence[Mention]]]] = {}
        for sentence, listed in zip(sentences, mentions, strict=True):
            if is_title_case(text[sentence.start : sentence.end]):
                continue
            for start, end in self.runs(text, sentence):
                covering = [m for m in listed if m.start < end and start < m.end]
                if with_known or not covering:
                    others = [m for m in listed if m not in covering] if covering else listed
                    places.setdefault(text[start:end], []).append((sentence, start, end, others))
        return {name: self.standing_of(text, where) for name, where in places.items()
                if any(self.can_be_firm(text, sentence, start, end) for sentence, start, end, _ in where)}

    def standing_of(self, text: str, where: Sequence[tuple[Sentence, int, int, Sequence[Mention]]]) -> Standing:
        """Return what stands beside a name at its places, each with its sentence and the other names there."""
        standing = Standing(len(where))
        for sentence, start, end, _ in where:
            standing.placed += PLACED.search(text, sentence.start, start) is not None
            standing.is_thing = standing.is_thing or THING.match(text, end, sentence.end) is not None or (
                text[start:end].isupper() and DETERMINED.search(text, sentence.start, start) is not None)
        if not standing.is_elsewhere:
            for place in where:
                standing.signs.update(self.signs_at(text, *place))
        return standing

    def can_be_firm(self, text: str, sentence: Sentence, start: int, end: int) -> bool:
        """Return whether a run of capitals is nothing else than a firm for certain: no person, place or product."""
        if " " in text[start:end] and (
            PERSON.search(text, sentence.start, start) or PERSON_BEHIND.match(text, end, sentence.end)
        ):
            return False  # "founded by Saurav Kumar", "Sigrid de Vries, director-general"
        return not (NOT_IN_FIRM.search(text, start, end) or OFFICE.search(text, sentence.start, start)
                    or self._capitals.is_somebody(text, start, end)) and self._capitals.may_be_firm(text, start, end)

    def runs(self, text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield the intervals of runs of capitalised words, without the words that never begin a name."""
        position, last = sentence.start, sentence.end
        while token := TOKEN.search(text, position, last):
            begin, position = token.span()
            if begin and (text[begin - 1].isalnum() or text[begin - 1] in "@/-_."):
                continue
            tokens = [token]
            while not POSSESSIVE.search(tokens[-1].group()) and (link := LINK.match(text, position, last)) and (
                following := TOKEN.match(text, link.end(), last)
            ):
                tokens.append(following)
                position = following.end()
            end = begin + len(POSSESSIVE.sub("", text[begin:position]))
            while tokens and self._capitals.is_lead(tokens[0].group()):
                del tokens[0]
            if tokens and not self._capitals.is_place(text[begin:end]):
                yield without_legal_form(text, tokens[0].start(), end)

    def signs_at(
        self, text: str, sentence: Sentence, start: int, end: int, known: Sequence[Mention]
    ) -> Iterator[str]:
        """Yield what stands beside a name at one place."""
        before, behind = text[sentence.start : start], text[end : sentence.end]
        if any(0 <= start - m.end < NEAR and KNOWN_BEFORE.fullmatch(text, m.end, start) for m in known):
            yield "known before"
            if len(before) + len(behind) < SHORT and PAIRED_BEFORE.search(before):
                yield "paired"
        if any(0 <= m.start - end < NEAR and KNOWN_BEHIND.fullmatch(text, end, m.start) for m in known):
            yield "known behind"
            if len(before) + len(behind) < SHORT and PAIRED_BEHIND.match(behind):
                yield "paired"  # "Kuroshio Cells + Isuzu" heads an item
        if before.strip(" “\"'‘("):
            words = [self.kind_of(word) for word in WORD.findall(before[-BESIDE:].lower())[-2:]]
            yield f"before: {words[-1] if words else ''}"
            if len(words) > 1:
                yield f"before: {' '.join(words)}"
            last = before.split()[-1]
            if last.endswith(("'s", "’s", "s'", "s’")) and last[0].isupper():
                yield "owned by a name"
            if last.lower().strip(",.") in self._words.demonyms:
                yield "of a people"
            elif last[0].isupper() and last.lower().rstrip(",") in self._words.places:
                yield "behind a place"
        else:
            yield "first"
        words = [self.kind_of(word) for word in WORD.findall(behind[:BESIDE].lower())[:2]]
        if words:
            yield f"behind: {words[0]}"
        if len(words) > 1:
            yield f"behind: {' '.join(words)}"
        for sign, pattern in BEHIND.items():
            if pattern.match(text, end, sentence.end):
                yield sign

    def signs_of(self, text: str, name: str, standing: Standing) -> Iterator[str]:
        """Yield what speaks for or against a name: what stands beside it, and its own shape."""
        yield from standing.signs
        words = name.split()
        if len(words) > 1:
            yield f"{min(len(words), LONGEST)} words"
            if goes_on(text, words[-1], f"{words[-2]} "):
                yield "last word alone"
            if goes_on(text, words[0]):
                yield "first word alone"
        if re.search(r"[a-z][A-Z]", name):
            yield "capital inside"
        if name.isupper():
            yield f"{min(len(name), LONGEST_ACRONYM)} capitals"
        if any(c.isdigit() for c in name):
            yield "digit"
        if self._capitals.is_tail(words[-1]):
            yield "ending of firms"
        if standing.places > 1:
            yield "again"
        if standing.places > FEW:
            yield "often"
        first = standing.signs["first"]
        if first == standing.places:
            yield "only first"
        elif first:
            yield "also first"
        if standing.signs["known before"] + standing.signs["known behind"] > 1:
            yield "known beside it again"
        if self._capitals.is_surname(text, words[0]):
            yield "surname"
        if any(word.lower() in self._words.places for word in words):
            yield "place inside"
        if any(self._capitals.is_plain(word) for word in words):
            yield "plain word inside"

    def kind_of(self, word: str) -> str:
        """Return what a word beside a name is taken for: itself, or the kind of word that it is."""
        if word[0].isdigit():
            return "NUMBER"
        stem = word[:-2] if word.endswith(("'s", "’s")) else word
        if stem in self._words.places or (stem != word and stem in self._words.demonyms):
            return "PLACE" if stem == word else "PLACE's"
        if not stem:
            return "'s"
        return "PEOPLE" if word in self._words.demonyms else "TRADE" if word in self._words.trades else word


def goes_on(text: str, word: str, unless_after: str | None = None) -> bool:
    """Return whether a text has a word as a name inside a sentence, and not only behind another."""
    place = text.find(word)
    while place >= 0:
        before = text[place - 1 : place]
        if not (before.isalnum() or before in ("_", "-")) and GOES_ON.match(text, place + len(word)) and not (
            unless_after and text.endswith(unless_after, 0, place)
        ):
            return True
        place = text.find(word, place + 1)
    return False


BEHIND = {
    "legal form": LEGAL_SUFFIX,
    "deed of a firm": DEED_OF_FIRM,
    "ticker": TICKER,
    "apposition": APPOSITION,
    "of a name": OF_CAPITAL,
    "in a name": IN_CAPITAL,
    "origin": ORIGIN,
}
LONGEST, LONGEST_ACRONYM, FEW = 4, 5, 3
TOLD = 2.5  # what the origin of a firm weighs; it is too seldom told to be learned
