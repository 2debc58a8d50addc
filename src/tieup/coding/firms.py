"""Firms that only the text knows, as it names them beside an office: "an analyst at Halden Research"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tieup.codebook.folding import fold
from tieup.coding.people import NAME, is_form_of
from tieup.model import Mention

# "Society of Electric Vehicle Makers", "Institute for Energy Research", "Latham & Watkins", "Cellforce Group".
_LINK = re.compile(r" (?:(?:of|for|on|and|&|de|des|du|für|di|della) (?:the )?|& )(?=[A-Z])")
_BODIES = frozenset({
    "academy", "agency", "alliance", "association", "bureau", "center", "centre", "chamber", "college",
    "commission", "committee", "confederation", "council", "department", "federation", "foundation", "fund",
    "institute", "institution", "league", "ministry", "organisation", "organization", "school", "society", "union",
    "university",
})  # fmt: skip
# Words with which the parts of a company end: "Passenger Vehicle Business Unit".
_PARTS = frozenset({
    "business", "businesses", "department", "development", "division", "engineering", "finance", "function",
    "innovation", "manufacturing", "marketing", "operations", "planning", "procurement", "product", "products",
    "purchasing", "quality", "sales", "sector", "segment", "services", "strategy", "sustainability", "team", "unit",
    "partnerships", "alliances", "partnership", "alliance", "sourcing", "logistics", "policy", "growth",
    "electrification", "programme", "program", "markets", "affairs", "relations", "communications", "regions",
})  # fmt: skip
# A company's name before one of these is the beginning of another firm's: "Hyundai Motor Securities".
_OTHER_FIRM = re.compile(
    r"(?: [A-Z][\w&.-]+){0,3} (?:Securities|Research|Insights?|Capital|Intelligence|Institute|Laboratory|Bank|"
    r"Ventures|Consulting|Advisory|Investments?|Asset Management|Markets|Analytics|Economics|Partners|"
    r"Foundation|University)\b"
)
# What leads from an office or a name to the firm: "of the consultancy", "at Bengaluru-based", ", ".
LEADS = re.compile(
    r"(?:^|[ ,]|(?=,))"
    r"(?P<link>at|with|of|for|from|by|in|,)\s(?:the |an? |its |[A-Z]\w+-(?:based|listed|backed|owned) )*"
    r"(?:[A-Z][\w-]*(?:['’]s)? (?!at |with |of |for |from |in )(?=[a-z]))?"
    r"(?:(?!at |with |of |for |from |in )[a-z][\w’'-]* ){0,4}(?:[A-Z]\w+-(?:based|listed|backed|owned) )?$"
)
# Institutions whose kind is written small: "the Rheinau automotive institute".
_SMALL_BODY = re.compile(
    r" (?:[a-z]+ ){0,2}(?:institute|university|think-tank|works council|foundation|federation|association)\b"
)
_BASED = re.compile(r"[\w.]+-(?:based|listed|backed|owned|controlled) (?=[A-Z])")
_LEGAL = re.compile(
    r",? (?:Inc|Ltd|Limited|Corp|Corporation|Co|LLC|PLC|plc|AG|SE|NV|SA|GmbH|S\.A|N\.V|S\.p\.A|AB|Pvt|KK)\b\.?"
)
_POSSESSIVE = re.compile(r"['’]s?\b")


@dataclass(frozen=True, slots=True)
class Firm:
    """A place where an organisation is named beside an office, and how it is called in the tables."""

    start: int
    end: int
    organisation: str
    link: str  # the word that ties it: at, of, for, ",", ... or "" if none does
    is_known: bool  # the text's organisations have it


class Firms:
    """Names the firms of one text, those of the codebook and those that stand for themselves."""

    def __init__(self, text: str, mentions: list[Mention], no_name: frozenset[str]):
        self.text, self.mentions, self.no_name = text, mentions, no_name

    def named_in(self, start: int, end: int) -> Iterator[Firm]:
        """Yield the organisations in [start, end), in the order of the text.

        They are mentions, and runs of capitals that a word ties to what stands before: "at Halden Research".
        """
        position = start
        known = [
            m for m in self.mentions
            if start <= m.start and m.end <= end and (m.in_codebook or self.name_of(m.text) is not None)
        ]  # fmt: skip
        for match in NAME.finditer(self.text, start, end):
            if match.start() < position:
                continue
            based = _BASED.match(self.text, match.start(), match.end())
            first = based.end() if based else match.start()
            mention = next((m for m in known if m.start < match.end() and match.start() < m.end), None)
            yield from (self.of_mention(m, start) for m in known if position <= m.start and m.end <= match.start())
            if mention is not None:
                other = _OTHER_FIRM.match(self.text, mention.end, end)
                reach = self.phrase_end(first, end) if other or not mention.in_codebook else mention.end
                if mention.in_codebook and self.is_other(first, mention):
                    lead = LEADS.search(self.text, max(start, first - 90), first)
                    link = lead["link"] if lead else ""
                    yield Firm(first, mention.end, self.text[first : mention.end], link, bool(lead))
                else:
                    yield self.of_mention(mention, start, max(reach, mention.end))
                position = max(match.end(), mention.end, reach)
                continue
            lead = LEADS.search(self.text, max(start, first - 90), first)
            reach = self.phrase_end(first, end)
            name = self.name_of(self.text[first:reach])
            position = reach
            if name is not None and lead is not None:
                yield Firm(first, reach, name, lead["link"], False)
        yield from (self.of_mention(m, start) for m in known if position <= m.start)

    def is_other(self, first: int, mention: Mention) -> bool:
        """Tell whether another firm's name ends with a mention's: "Gerber Kawasaki"."""
        before = self.text[first : mention.start].split()
        return (len(before) == 1 and before[0].isalpha() and " " not in mention.text
                and fold(before[0]) not in self.no_name and fold(before[0]) not in LEFT_OUT)

    def of_mention(self, mention: Mention, start: int, end: int = 0) -> Firm:
        """Return a mention as a firm; one that only the text knows is called with all the words of its name."""
        lead = LEADS.search(self.text, max(start, mention.start - 90), mention.start)
        name = mention.organisation
        if end > mention.end:
            name = " ".join(_LEGAL.sub("", _POSSESSIVE.split(self.text[mention.start : end])[0]).split()) or name
        return Firm(mention.start, max(end, mention.end), name, lead["link"] if lead else "", True)

    def phrase_end(self, start: int, limit: int) -> int:
        """Return where the name ends that begins at `start`: an institution's goes on after "of", "for" or "&"."""
        match = NAME.match(self.text, start, limit)
        if match is None:
            return start
        end, is_body = match.end(), bool(_BODIES & set(fold(match[0]).split()))
        while (link := _LINK.match(self.text, end, limit)) and (is_body or "&" in link[0]):
            following = NAME.match(self.text, link.end(), limit)
            if following is None:
                break
            end = following.end()
        small = _SMALL_BODY.match(self.text, end, limit)
        return small.end() if small else end

    def name_of(self, words: str) -> str | None:
        """Return capitalised words as a firm: the organisation they shorten, or themselves; None for plain words."""
        kept = _LEGAL.sub("", _POSSESSIVE.split(words)[0]).rstrip(".,").split()
        while kept and fold(kept[0]).rstrip(".") in LEFT_OUT:
            kept.pop(0)
        if kept and fold(kept[-1]) in _PARTS:
            return None
        if not kept or (
            all(fold(word).rstrip(".") in self.no_name or word in ("of", "for", "&") for word in kept)
            and not (_BODIES & {fold(word) for word in kept} and len(kept) > 2)
        ):
            return None
        for mention in self.mentions:
            if mention.how != "anaphor" and is_form_of_firm(kept, mention.organisation.split()):
                return mention.organisation
        return " ".join(kept)


LEFT_OUT = frozenset({
    "the", "chief", "senior", "former", "but", "and", "vice", "executive", "deputy", "new", "group", "then", "with",
    "when", "while", "as", "although", "yet", "still", "today", "meanwhile", "however", "newly", "incoming", "longtime",
})  # fmt: skip


def is_form_of_firm(short: list[str], full: list[str]) -> bool:
    """Tell whether capitalised words name an organisation that the text names elsewhere: they begin like its name."""
    return short[0] == full[0] and (len(short) == 1 or len(full) == 1 or is_form_of(short[:2], full[:2]))
