"""Who stands in a sentence as a possible party: names that stand together, aside, or take no part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tieup.codebook import Codebook
from tieup.coding.finding import cues_in
from tieup.model import Cue, Document, Mention, Sentence

NO_PARTIES = frozenset({"government", "investor", "observer"})  # part of it only if they sign, which news seldom says

_LEGAL = (
    r"(?:,? (?:co|corp|inc|ltd|plc|ag|se|nv|n\.v|sa|s\.a|spa|s\.p\.a|ab|oyj|llc|gmbh|pte|kk|group|company|corporation|"
    r"limited|holdings?|solutions|energy|technolog(?:y|ies)|motors?|electric|automotive|systems|industries|international|"
    r"mobility|power|batter(?:y|ies)|materials|resources|minerals)\b\.?)*")
_BRACKETS = r"(?: ?[(<\[][^()<>\[\]]{0,70}[)>\]])*"
_LINK = r",? (?:and|&|plus|as well as|together with|along with) |/| ?- ?| & | x | \+ |, "
# Words that may describe a name ("Chinese battery giant CATL"); a verb or preposition among them ends the list.
_NO_DESCRIPTION = (
    r"(?!(?:will|would|has|have|had|is|are|was|were|be|been|to|said|says|say|that|which|who|whose|for|with|in|on|at|by|"
    r"from|into|but|of|not|can|could|may|might|also has|when|where|as|if|then|than|while|"
    r"because|after|before|against|agreed|signed|make|makes|its own)\b)")
_DESCRIPTION = rf"(?:{_NO_DESCRIPTION}[\w.%'\"-]+ )"
JOINED = re.compile(
    rf"^{_LEGAL}{_BRACKETS}(?:'s (?:[\w-]+ ){{0,3}}(?:unit|arm|subsidiary|division|affiliate|owner|parent))?"
    rf"(?: of [a-z. ]{{2,20}}?)?(?P<link>{_LINK})(?P<description>{_DESCRIPTION}{{0,7}})\"?$")
# "Honda, Japan's second-largest carmaker, and Nissan"
JOINED_OVER_ASIDE = re.compile(
    rf"^{_LEGAL}{_BRACKETS}, (?:a|an|the|its|another|which|whose|maker|owner|parent|based|owned|part|known|"
    rf"formerly|one|[a-z]+'s)\b[^,;]{{1,90}}, (?:and|&|plus|as well as) {_DESCRIPTION}{{0,7}}\"?$")
# An apposition or relative clause between commas says something about the name before it, not about the sentence.
ASIDE = re.compile(
    r", (?:which|who|whose|where|a|an|the|maker|parent|owner|once|formerly|one of|part of|owned|led|backed|based|"
    r"best|known|itself|whom|in which|of which|with which|with whom)\b[^,;]*(?:,|$)|\([^()]*\)|"
    r", (?:[\w&.-]+ ){0,2}[\w&.-]+(?:'s?|’s?) (?:[a-z-]+ ){0,3}"
    r"(?:partner|supplier|owner|ally|shareholder|investor|backer|parent|customer|client|rival|competitor)\b[^,;]*,")

_UNIT = (
    r"(?:units?|arm|subsidiary|division|brand|business|marque|company|maker|affiliate|spin-?off|joint venture|"
    r"venture)")
OWNER_OF = re.compile(rf"(?:'s?|-owned|-controlled|-backed)? (?:[\w-]+ ){{0,4}}{_UNIT}\b")
OWNED_BY = re.compile(
    rf"(?: [\w&.-]+){{0,3}}, (?:[\w'-]+ ){{0,5}}"
    rf"(?:{_UNIT} (?:of|owned by|under)|owned by|part of|controlled by|belonging to) "
    r"(?:the )?(?:[a-z]+ )?")
OWNS = re.compile(r"(?:'s?|’s?|-owned|-backed)(?: [\w-]+){0,4} ")
OWNED_NEXT = re.compile(r"(?<= and )the (?:owner|parent|maker) of (?:the )?$")
OWNER_BEFORE = re.compile(r"\b(?:owner|parent|parent company|owners) of (?:the |carmaker |luxury carmaker )?$")
OWNER_AFTER = re.compile(
    r"(?:'s?|’s?)? (?:chinese |indian |german |japanese |korean )?(?:owner|parent)(?: company| group)?\b"
    r"(?! (?:of|[a-z]+ (?:group|motor)))")
COMMA = re.compile(_LEGAL + _BRACKETS + r", (?:[\w.'-]+ )?")
ROLE_OF = re.compile(
    r"(?:'s?|’s?) (?:[a-z-]+ ){0,3}"
    r"(?:partner|supplier|owner|ally|shareholder|investor|backer|parent|customer|client)\b")
OPENING = re.compile(
    r"\W*(?:in|under|through|as part of|with|together with|along with|following|after|like|unlike|besides|apart from|"
    r"alongside|having|since|at|for|by|working|teaming)\b[^;:\"]*$")
LISTED_ON = re.compile(r"(?:,| and\b| or\b)")
HOST = re.compile(_LEGAL + _BRACKETS)
OVER_ASIDE = re.compile(rf" ?(?:and|&|plus|as well as) {_DESCRIPTION}{{0,7}}\"?")
# "Volkswagen with Audi and Porsche": the group with its brands
WITH_UNITS = re.compile(r"(?: group)?,? (?:with|including) (?:(?:its|the) )?(?:[a-z]+ ){0,2}(?:[\w-]+ and )?")
BRACKETS = frozenset({"(", "[", ", or", "or"})
AND = re.compile(_LEGAL + _BRACKETS + r"(?:'s)?(?: [\w-]+)?, and (?:[\w.'-]+ ){0,3}")
CLAUSE = 25  # characters before a name that are enough for a clause with a verb
FINITE = re.compile(
    r"(?: ?[(<\[][^()<>\[\]]{0,30}[)>\]])* (?:has|have|had|is|are|was|were|will|would|could|may|said|says|plans|wants|"
    r"makes|builds|took|takes|holds|owns|buys|bought|sells|sold|agreed|signed|announced|launched|acquired|joined|began|"
    r"invested|supplies|supplied|works|worked|uses|used|gets|got|won|set up|put|paid|teamed|formed|chose|picked|"
    r"started|expects|aims)\b")
COMPOUND = tuple(f"-{word}" for word in (
    "backed", "owned", "controlled", "funded", "led", "supported", "affiliated", "based", "listed", "made", "built",
    "supplied", "branded", "badged", "developed", "designed", "operated", "invested", "sponsored", "linked"))
FAR = 160  # characters between two names that are too many to join them
BEFORE, AFTER = 50, 12  # characters between a name and the word before or after it that makes it a bystander
BESIDE = re.compile(rf"^[ :,]*(?:{_DESCRIPTION}{{0,5}}|(?:those|the ones|that|the likes) of )\"?$")
LINKED = re.compile(r"\b(?:and|or|with|as)\b|,")  # "Honda and rival Nissan": the word belongs to the next name


@dataclass(frozen=True, slots=True)
class Party:
    """Names that stand together in a sentence ("Honda and Nissan"), in the order of the text."""

    start: int
    end: int
    organisations: tuple[str, ...]
    aside: int  # number of the apposition in which it stands, -1 if in none
    takes_part: bool  # false for rivals, sources, examples, states
    stands_by: bool  # a rival, source or example: it may still act in a clause of its own
    is_joint: bool = False  # a company that others own together


def find_parties(document: Document, sentence_id: int, folded: str,
                 codebook: Codebook) -> tuple[list[Party], list[tuple[int, int]]]:
    """Return the possible parties that a sentence names, in the order of the text, and the sentence's asides."""
    sentence = document.sentences[sentence_id]
    bystanders = [*cues_in(document, sentence_id).get("bystander", ())]
    slots = [owners_meant(slot, folded, codebook) for slot in join_same_place(document.mentions[sentence_id])]
    asides = [match.span() for match in ASIDE.finditer(folded, sentence.start, sentence.end)]
    slots = without_owners(without_abbreviations(slots, folded), folded, codebook)
    groups: list[list[list[Mention]]] = []
    for slot in slots:
        host = host_of_aside(groups, slot, asides, folded)
        if host is not None:
            host.append(slot)
        elif groups and are_joined(folded[groups[-1][-1][0].end:slot[0].start]) \
                and not starts_clause(groups[-1], slot, folded, sentence.start) \
                and not follows_phrase(groups[-1], slot, folded, sentence) \
                and not is_role_of(groups[-1], slot, folded):
            groups[-1].append(slot)
        else:
            groups.append([slot])
    return [make_party(group, asides, folded, bystanders, codebook) for group in groups], asides


def join_same_place(mentions: tuple[Mention, ...]) -> list[list[Mention]]:
    """Return the mentions by place: "the pair" is one place that stands for two."""
    slots: list[list[Mention]] = []
    for mention in mentions:
        if slots and mention.start < slots[-1][0].end:
            if mention.start == slots[-1][0].start:
                slots[-1].append(mention)
            continue
        slots.append([mention])
    return slots


def owners_meant(slot: list[Mention], folded: str, codebook: Codebook) -> list[Mention]:
    """Return the owner in place of what it owns, where a text calls it so: "the owner of Volvo", "Volvo's parent"."""
    mention = slot[0]
    owned = codebook.organisations.get(mention.organisation)
    if owned is None or owned.parent is None or len(slot) > 1:
        return slot
    if OWNER_BEFORE.search(folded, max(0, mention.start - CLAUSE), mention.start) \
            or OWNER_AFTER.match(folded, mention.end):
        return [replace(mention, organisation=owned.parent)]
    return slot


def without_abbreviations(slots: list[list[Mention]], folded: str) -> list[list[Mention]]:
    """Return the slots without those that only repeat in brackets the name before: "LG Energy Solution (LGES)"."""
    kept: list[list[Mention]] = []
    for slot in slots:
        before = kept[-1][0] if kept else None
        if before is None or slot[0].organisation != before.organisation \
                or folded[before.end:slot[0].start].strip() not in BRACKETS:
            kept.append(slot)
    return kept


def without_owners(slots: list[list[Mention]], folded: str, codebook: Codebook) -> list[list[Mention]]:
    """Return the slots without those that only say whose their neighbour is: "PowerCo, Volkswagen's battery unit"."""
    kept: list[list[Mention]] = []
    for slot in slots:
        before = codebook.organisations.get(kept[-1][0].organisation) if kept else None
        owner = slot[0].organisation
        unit = codebook.organisations.get(owner)
        if before is not None and unit is not None and before.name in (unit.parent, unit.name) \
                and WITH_UNITS.fullmatch(folded, kept[-1][0].end, slot[0].start):
            continue
        if before is None or before.name == owner or owner not in (before.parent, *before.owners) \
                or not only_owns(slot[0], kept[-1][0].end, folded):
            kept.append(slot)
    return [slot for number, slot in enumerate(kept)
            if number + 1 == len(kept) or not owns_next(slot, kept[number + 1], folded, codebook)]


def only_owns(owner: Mention, end: int, folded: str) -> bool:
    """Tell whether a name only says to whom the one that ends at `end` belongs."""
    apposed = folded[end:owner.start].strip(" ") in (",", ", the") and OWNER_OF.match(folded, owner.end) is not None
    return apposed or OWNED_BY.fullmatch(folded, end, owner.start) is not None


def owns_next(slot: list[Mention], after: list[Mention], folded: str, codebook: Codebook) -> bool:
    """Tell whether a name only says to whom the next one belongs: "VW's truck arm Traton", "Alphabet's Waymo"."""
    unit = codebook.organisations.get(after[0].organisation)
    if unit is None or slot[0].organisation not in (unit.parent, *unit.owners):
        return False
    return OWNS.fullmatch(folded, slot[0].end, after[0].start) is not None


def starts_clause(group: list[list[Mention]], slot: list[Mention], folded: str, start: int) -> bool:
    """Tell whether a name after ", and" begins a clause of its own: "makes vans for Monarch, and Fisker has plans"."""
    return (len(group) == 1 and AND.fullmatch(folded, group[0][0].end, slot[0].start) is not None
            and group[0][0].start - start > CLAUSE and FINITE.match(folded, slot[0].end) is not None)


def host_of_aside(groups: list[list[list[Mention]]], slot: list[Mention], asides: list[tuple[int, int]],
                  folded: str) -> list[list[Mention]] | None:
    """Return the names beside which a name stands over an aside that names others: A in "A, a unit of B, and C"."""
    if len(groups) < 2:
        return None
    host, inside = groups[-2], groups[-1]
    aside = aside_of(asides, inside[0][0].start)
    if aside < 0 or inside[-1][0].end > asides[aside][1] or slot[0].start < asides[aside][1]:
        return None
    start, end = asides[aside]
    joined = HOST.fullmatch(folded, host[-1][0].end, start) and OVER_ASIDE.fullmatch(folded, end, slot[0].start)
    return host if joined else None


def is_role_of(group: list[list[Mention]], slot: list[Mention], folded: str) -> bool:
    """Tell whether a name behind a comma says what the one before is to it: "Baidu, Geely's partner"."""
    return ROLE_OF.match(folded, slot[0].end) is not None \
        and COMMA.fullmatch(folded, group[-1][0].end, slot[0].start) is not None


def follows_phrase(group: list[list[Mention]], slot: list[Mention], folded: str, sentence: Sentence) -> bool:
    """Tell whether a name is the subject behind a phrase that opens the sentence: "In a venture with A, B builds"."""
    return (COMMA.fullmatch(folded, group[-1][0].end, slot[0].start) is not None
            and OPENING.match(folded, sentence.start, group[0][0].start) is not None
            and LISTED_ON.match(folded, slot[0].end) is None)


def are_joined(between: str) -> bool:
    """Tell whether the words between two names join them to one group."""
    if len(between) > FAR or between.startswith(COMPOUND):
        return False
    between = OWNED_NEXT.sub("", between)
    match = JOINED.match(between)
    if match:
        words = match["description"].split()
        if match["link"] != ", ":
            return True
        return words[:1] not in (["a"], ["an"]) and (len(words) <= 1 or words[0].endswith("'s"))
    return JOINED_OVER_ASIDE.match(between) is not None


def make_party(group: list[list[Mention]], asides: list[tuple[int, int]], folded: str, bystanders: list[Cue],
               codebook: Codebook) -> Party:
    """Return the names of one group that may take part, or all of them, none taking part, if none may."""
    start, end = group[0][0].start, group[-1][0].end
    names = tuple(dict.fromkeys(mention.organisation for slot in group for mention in slot))
    involved = tuple(name for name in names if may_take_part(name, codebook))
    beside = any(stands_by(cue, start, end, folded) for cue in bystanders)
    return Party(
        start, end, involved or names, aside_of(asides, start), takes_part=bool(involved) and not beside,
        stands_by=bool(involved) and beside,
        is_joint=all((known := codebook.organisations.get(name)) is not None and bool(known.owners) for name in names))


def subject_of(parties: Iterable[Party]) -> Party | None:
    """Return the names that a sentence is about: the first that take part and stand in no aside."""
    return next((party for party in parties if party.takes_part and party.aside < 0), None)


def may_take_part(name: str, codebook: Codebook) -> bool:
    """Tell whether an organisation is of a kind that allies itself; one that the codebook does not know may be."""
    organisation = codebook.organisations.get(name)
    return organisation is None or organisation.kind not in NO_PARTIES


def aside_of(asides: list[tuple[int, int]], place: int) -> int:
    """Return the number of the aside in which `place` stands, -1 if it stands in none."""
    index = bisect_right(asides, (place, 1 << 60)) - 1
    return index if index >= 0 and place < asides[index][1] else -1


def stands_by(cue: Cue, start: int, end: int, folded: str) -> bool:
    """Tell whether `cue` makes the name at [start, end) a bystander: it stands right before it, or right after it."""
    if cue.entry.value == "before":
        return 0 <= start - cue.end <= BEFORE and BESIDE.match(folded[cue.end:start]) is not None
    return 0 <= cue.start - end <= AFTER and LINKED.search(folded, end, cue.start) is None
