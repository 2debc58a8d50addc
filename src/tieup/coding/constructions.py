"""Constructions: the prepositions by which a word of alliance takes the names that follow it.

`codebook/alliances.yaml` gives each word its construction; `GOVERNS` says what that construction may take.
"""

from __future__ import annotations

import re

NEAR = 48  # characters between a word and a name that follows it without a preposition

GOVERNS = {  # construction -> prepositions that may stand between the word and the name; "" for none
    "joint": frozenset({"with", "between", "among", "amongst", "involving", "alongside"}),
    "mutual": frozenset({"with", "between", "among", "involving", "alongside", "from"}),
    "with": frozenset({"with", "alongside"}),
    "beside": frozenset({"", "of", "to", "with", "like", "such as", "including"}),
    "into": frozenset({"in", "into", "of"}),
    "object": frozenset({"", "of", "for", "to"}),
    "to": frozenset({"", "to", "for", "of"}),
    "from": frozenset({"from"}),
    "by": frozenset({"by", "to", "between", "", "like", "such as", "including"}),
    "prefix": frozenset({""}),
    "order": frozenset({"from"}),
    "compound": frozenset(),
    "is": frozenset({""}),
    "round": frozenset({"from", "by", "", "with", "including", "such as", "like"}),
}
MANY = frozenset({"joint", "mutual", "with", "round"})  # these bind all their names at once, the others each pair
ALONE = frozenset({"joint", "mutual"})  # these may bind names that stand before them
REPEATS = frozenset({"to", "from", "by", "into", "round"})  # "51% by Toyota and 49% by Panasonic"
NEED_GOODS = frozenset({"to", "from", "by"})
NEED_SUBJECT = frozenset({"into", "object", "prefix", "beside"})  # without one the sentence speaks of somebody else

POSSESSOR = "of"
TRANSPARENT = frozenset({"of", "including", "such as", "like", "at"})  # "with firms like Nuro", "the unit of Samsung"
TAKES_OF = frozenset({"into", "object", "beside"})
PREPOSITION = re.compile(
    r"\b(?:with|between|among|amongst|of|by|from|in|into|for|to|at|on|than|as|over|against|involving|alongside|including|"
    r"such as|like|that|which|about|under|through|via|behind|toward|towards|without|until)\b")
OWN_PREPOSITION = re.compile(r"\b(with|of|for|to|into|in|from|by|between)$")  # of "stake in", "partner with"


def governing(construction: str, word: str, gap: str, several: bool) -> str:
    """Return the preposition that governs a name, or several, over the `gap` after a cue's `word`; "" for none."""
    found = PREPOSITION.findall(gap)
    if not found:
        own = OWN_PREPOSITION.search(word)
        return own[1] if own else ""
    last: str = found[-1]
    if last not in TRANSPARENT or (last == "of" and (construction in TAKES_OF or several)):
        return last
    chain: list[str] = OWN_PREPOSITION.findall(word) + found
    return chain[-2] if len(chain) > 1 else last


def allows(construction: str, preposition: str, gap: str, several: bool) -> bool:
    """Tell whether the construction takes a name, or several, by `preposition` over `gap`."""
    if preposition == "":
        return "" in GOVERNS[construction] and len(gap) <= NEAR and "," not in gap.strip(" ,")
    if construction in ALONE and preposition in ("of", "by") and (several or gap == " of "):
        return True
    return preposition in GOVERNS[construction]
