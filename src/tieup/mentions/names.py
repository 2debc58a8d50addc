"""Finds the names of the codebook's organisations in a text: whole words, the longest name, whom it stands for.

A name is matched as it is written, and in capitals for headlines. Names that are ordinary words too (Arrival, Bolt,
Pilot) are believed only in an article that writes them as names inside a sentence; names that two organisations share
(Volvo) go to the one of which the sentence or the article speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tieup.model import Mention, Organisation, Sentence

SHORTEST_IN_CAPITALS = 4  # letters; "KIA" and "SEAT" in capitals are too often something else than a headline
TITLE_CASE = 0.6  # share of capitalised words from which capitals say nothing about names

LEGAL_SUFFIX = re.compile(
    r"(?:,? (?:Co(?:mpany\b|rp(?:oration\b|\b\.?)|\b\.?)|Inc(?:orporated\b|\b\.?)|L(?:td\b\.?|imited\b|LC\b|\.L\.C\.)"
    r"|P(?:LC\b|te\b\.?|vt\b\.?|ty\b\.?)|B\.?V\b\.?|Oy\b|S\.?A\.?S\b\.?"
    r"|plc\b|AG\b|SE\b|NV\b|N\.V\.|SA\b|S\.A\.|S\.?p\.?A\b\.?|GmbH\b|AB\b|A/S\b|ASA\b|Oyj?\b|KK\b|K\.K\.|Bhd\b\.?|Berhad\b|Tbk\b|KGaA\b"
    r"|Group\b|Holdings?\b|Motors?(?= (?:Co|Corp|Company|Corporation|Ltd|Limited|Group)\b)))+"
)
TICKER_BEFORE = re.compile(r"[(<\[;](?:[A-Z][A-Za-z. -]{1,14}:)? ?$")
DEED_OF_FIRM = re.compile(
    r" (?:and|\+|&|/) (?:[A-Z]\w|[a-z]+maker [A-Z])|,? (?:also |now |already |recently |itself )?(?:"
    r"said|says|wants|hopes|aims|expects|needs|pays|paid|owns|holds|makes|builds|runs|offers|finds|gets|got|takes|took|"
    r"has to|had|announced|signed|signs|agreed|agrees|bought|buys|acquired|acquires|invested|invests|partnered|"
    r"partners with|teamed|teams|unveiled|declined|plans to|operates|supplies|supplied|shipped|ships|delivered|"
    r"launched|launches|raised|raises|sold|tested|has (?:signed|agreed|bought|acquired|teamed|partnered|announced|"
    r"raised|begun|been working|developed|struck|chosen|picked|tapped|ordered)|will (?:supply|build|use|provide|buy|"
    r"invest|sell|launch|deploy|work|offer|take|pay|own|hold)|is (?:testing|building|working|in talks|developing|"
    r"planning|expanding|partnering|teaming|investing|buying|to (?:supply|build|use|buy|provide|invest)))\b")
WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Name:
    """A way of writing an organisation."""

    organisation: str
    how: str  # name | alias | brand
    common: bool = False  # an ordinary word too
    capitals: bool = False  # the form for text in capitals
    contested: bool = False  # shared by several organisations


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name where it stands, before it is believed."""

    start: int
    end: int
    sentence: Sentence
    name: Name
    written: str  # the name itself, without a legal suffix


class Names:
    """All names of the codebook, as patterns for one automaton, and the rules by which a match is believed."""

    def __init__(self, organisations: Mapping[str, Organisation]):
        self.organisations = organisations
        self.forms: dict[str, Name] = {}
        for organisation in organisations.values():
            ways = [(organisation.name, "name"), *((alias, "alias") for alias in organisation.aliases)]
            for written, how in [*ways, *((brand, "brand") for brand in organisation.brands)]:
                self.forms.setdefault(written, Name(organisation.name, how, written in organisation.common))
        self.contests: dict[str, list[Organisation]] = {}
        for organisation in organisations.values():
            for written in organisation.contests:
                self.contests.setdefault(written, []).append(organisation)
        for written, rivals in self.contests.items():
            default = self.forms.get(written, Name(rivals[0].name, "alias"))
            self.forms[written] = Name(default.organisation, default.how, default.common, contested=True)
        for written, name in list(self.forms.items()):
            if len(written) >= SHORTEST_IN_CAPITALS and not name.common:
                capitals = Name(name.organisation, name.how, False, True, name.contested)
                self.forms.setdefault(written.upper(), capitals)
        self._in_capitals = {written.upper(): written for written in self.contests
                             if written.upper() not in self.contests}
        self._cues = {
            organisation.name: re.compile(r"\b(?:" + "|".join(map(re.escape, organisation.cues)) + r")\b")
            for organisation in organisations.values() if organisation.cues
        }  # fmt: skip

    def believed(self, text: str, candidates: Sequence[Candidate]) -> list[Mention]:
        """Return the mentions among `candidates`, which are in the order of the text and do not overlap."""
        article = ArticleWords(text)
        plain = {c.name.organisation for c in candidates if not c.name.common and not c.name.contested}
        plain |= self.named_by_themselves(candidates, article, plain)
        doubtful = [c for c in candidates if c.name.common]
        believed = {c.written for c in doubtful if self.is_supported(c, article) and is_written_as_name(text, c)}
        found = []
        for c in candidates:
            if c.name.common and not (c.written in believed and not is_part_of_name(text, c)):
                continue
            organisation = c.name.organisation
            if c.name.contested:
                organisation = self.winner(c, article, plain)
            how = "name" if c.written == organisation else "alias" if c.name.how == "name" else c.name.how
            found.append(Mention(c.start, c.end, c.sentence.sentence_id, text[c.start:c.end], organisation, how))
        return found

    def named_by_themselves(self, candidates: Sequence[Candidate], article: ArticleWords, plain: set[str]) -> set[str]:
        """Return who contests names and is called by its own: "Daimler", where nobody is called Daimler Truck."""
        written = {c.written for c in candidates}
        contenders = {rival.name for rivals in self.contests.values() for rival in rivals}
        return {c.written for c in candidates
                if c.name.contested and c.written in contenders
                and written.isdisjoint(rival.name for rival in self.contests.get(c.written, ()))
                and self.winner(c, article, plain) == c.written}

    def is_supported(self, candidate: Candidate, article: ArticleWords) -> bool:
        """Return whether the article has a cue of the organisation, if it asks for one."""
        cues = self._cues.get(candidate.name.organisation)
        return cues is None or article.has(cues)

    def winner(self, candidate: Candidate, article: ArticleWords, plain: Iterable[str]) -> str:
        """Return the organisation to which a contested name goes."""
        default = candidate.name.organisation
        rivals = self.contests[self._in_capitals.get(candidate.written, candidate.written)]
        named = [rival.name for rival in rivals if rival.name in plain and not (
            rival.parent == default and not rival.name.startswith(f"{default} ")  # "Banpu" is short for "Banpu Next"
            and article.count(rival.name) < max(map(article.count, rival.contests)))]
        if default not in plain and len(named) == 1:
            return named[0]
        sentence = article.lowered[candidate.sentence.start : candidate.sentence.end]
        own = self._cues.get(default)
        if own is not None and own.search(sentence):
            return default
        for rival in rivals:
            cues = self._cues.get(rival.name)
            if cues is not None and cues.search(sentence):
                return rival.name
        return default


class ArticleWords:
    """An article's words in lower case, made once when first asked for."""

    def __init__(self, text: str):
        self._text = text
        self._known: dict[re.Pattern[str], bool] = {}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, character for character as long as before."""
        lowered = self._text.lower()
        return lowered if len(lowered) == len(self._text) else "".join(
            c.lower() if len(c.lower()) == 1 else c for c in self._text)

    def count(self, name: str) -> int:
        """Return how often the article writes a name."""
        return self._text.count(name)

    def has(self, words: re.Pattern[str]) -> bool:
        """Return whether the article has one of the words."""
        if words not in self._known:
            self._known[words] = words.search(self.lowered) is not None
        return self._known[words]


def is_title_case(text: str) -> bool:
    """Return whether most words have a capital, as in an American headline, so that a capital tells nothing."""
    words = WORD.findall(text)[1:]
    long = [word for word in words if len(word) > 3] or words
    return bool(long) and sum(word[0].isupper() for word in long) > TITLE_CASE * len(long)


def is_written_as_name(text: str, candidate: Candidate) -> bool:
    """Return whether an ordinary word has its capital because it is a name: inside a sentence, or with a suffix."""
    if len(candidate.written) < candidate.end - candidate.start:
        return True  # "Arrival Ltd"
    if not candidate.written[0].isupper():
        return True
    if is_part_of_name(text, candidate):
        return False
    before = text[candidate.sentence.start : candidate.start].rstrip(" \"'“‘(")
    if not before or before[-1] in ".!?:;•|–—":
        return text.startswith(("'s ", "’s "), candidate.end) or (
            acts_like_a_firm(text, candidate.end)
            and not is_title_case(text[candidate.sentence.start : candidate.sentence.end]))
    return not is_title_case(text[candidate.sentence.start : candidate.sentence.end])


def acts_like_a_firm(text: str, end: int) -> bool:
    """Return whether the word that ends at `end` and begins a sentence does what firms do, or stands beside a name."""
    return DEED_OF_FIRM.match(text, end) is not None


def is_part_of_name(text: str, candidate: Candidate) -> bool:
    """Return whether a capitalised neighbour makes a word part of a longer name ("Target Field", "Tom Cruise")."""
    if len(candidate.written) < candidate.end - candidate.start:
        return False
    after = text[candidate.end : candidate.end + 2]
    sentence = text[candidate.sentence.start : candidate.sentence.end]
    if after[:1] == " " and after[1:].isupper() and not is_title_case(sentence):
        return True
    before = text[candidate.sentence.start : candidate.start]
    if before[-1:] != " ":
        return False
    previous = before.split()[-1] if before.split() else ""
    return previous[:1].isupper() and previous[-1].isalpha() and len(before.split()) > 1 and not is_title_case(before)
