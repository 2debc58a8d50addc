"""What changed since the last edition, as the beginning of the bottom line."""

from __future__ import annotations

from collections import Counter

from tieup.briefing.facts import CITED, Finding, Part
from tieup.compare import Changes
from tieup.compare.changes import CHANGED
from tieup.wording import counted, listed

WAYS = {  # of stages, as counted: a noun and what follows it
    "moved": ("moved stage", ""),
    "ended": ("alliance", " paused or ended"),
    "resumed": ("alliance", " resumed"),
    "stated": ("newly stated stage", ""),
    "withdrawn": ("stage", " no longer stated"),
}


def what_is_new(changed: Changes) -> Finding | None:
    """Say what changed since the last edition, which then opens the bottom line; None on a first edition."""
    if changed.first_edition:
        return None
    if changed.nothing:
        return Finding("changed", (Part("Nothing has changed since the last edition.", look="strong"),))
    new, gone = (changed.alliances[changed.alliances["change"] == change] for change in ("new", "gone"))
    told_of = int((new["focus"] == "main").sum())
    articles = Counter(changed.articles.loc[changed.articles["tells"].astype(bool), "change"])
    moved = changed.stages[~changed.stages["judged"].astype(bool)]  # the others did not move, they were misread
    ways = Counter("moved" if way in ("forward", "back") else way for way in moved["direction"])
    told = changed.additions[~changed.additions["judged"].astype(bool)]
    details, differing = (told[(told["kind"] == "contradictions") == against] for against in (False, True))
    corrected = int((changed.claims["judged"].isin(CHANGED) & ~changed.claims["new_article"].astype(bool)).sum())
    counts = [
        counted(told_of, "new alliance") if told_of else "",
        counted(len(new) - told_of, "new alliance") + " mentioned in passing" if len(new) > told_of else "",
        counted(len(gone), "alliance") + " no longer told of" if len(gone) else "",
        *(counted(ways[way], noun) + more for way, (noun, more) in WAYS.items() if ways[way]),
        counted(len(details), "new detail") + " of known alliances" if len(details) else "",
        counted(len(differing), "new contradiction") if len(differing) else "",
        *(counted(articles[change], f"{change} article") for change in ("new", "withdrawn") if articles[change]),
        counted(corrected, "corrected statement") if corrected else "",
    ]
    known = tuple(ids[0] for ids in [*new["claim_ids"], *moved["claim_ids"], *told["claim_ids"]] if ids)[:CITED]
    otherwise = ("claims of known articles were corrected, added or withdrawn" if len(changed.claims)
                 else "other articles, but nothing else is told")
    said = Part(listed(counts) or otherwise, known)
    return Finding("changed", (Part("Since the last edition: ", look="strong"), said, Part(".")))
