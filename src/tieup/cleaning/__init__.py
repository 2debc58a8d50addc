"""Marks what is no part of the story. It marks, it never cuts.

The words that give furniture away are entries of ``codebook/boilerplate.yaml``; each says how much it marks (`value`).
`Page` knows the lines of a text, ``context`` what a line says about its neighbours.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

import ahocorasick_rs

from tieup.cleaning import context
from tieup.cleaning.page import FUSED, SENTENCE_END, Page
from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.model import Article, Entry, Removed

# The part of a line that must be furniture for the rest of it to be taken for furniture, too.
MOSTLY = 0.4
SPAN_AT_MOST = 700  # how far a span may reach beyond the line in which its term stands
# The first line is the headline; what these rules see in a line is no furniture there.
NEVER_THE_HEADLINE = (
    "boilerplate.byline.by", "boilerplate.comments", "boilerplate.disclaimer", "boilerplate.donation",
    "boilerplate.foreign", "boilerplate.newsletter.beside", "boilerplate.newsletter.subscribe", "boilerplate.paywall",
    "boilerplate.release", "boilerplate.teaser", "boilerplate.wire.corrected", "boilerplate.wire.self",
)  # fmt: skip
# What never stands in a line that reads like a paragraph, so that it need not be looked for there.
NEVER_IN_PROSE = ("boilerplate.byline", "boilerplate.metadata", "boilerplate.navigation.menu", "boilerplate.share",
                  "boilerplate.navigation.sections", "boilerplate.teaser.head", "boilerplate.wire.end")  # fmt: skip


def mark_boilerplate(article: Article, codebook: Codebook) -> tuple[Removed, ...]:
    """Return the runs of `article.text` that are no part of the story, sorted and disjoint.

    A run covers a line, without the blanks around it, or a part of a line.
    """
    page = Page(article.text)
    furniture = furniture_of(codebook)
    context.settle(page, furniture.fire(page))
    return page.removed()


@lru_cache(maxsize=4)
def furniture_of(codebook: Codebook) -> Furniture:
    """Return the compiled boilerplate entries of `codebook`."""
    return Furniture(codebook)


class Furniture:
    """The boilerplate entries of a codebook, compiled to find in one pass the lines in which each may fire."""

    def __init__(self, codebook: Codebook):
        self.entries = codebook.of("boilerplate")
        self.tokens = tuple(entry for entry in self.entries if "tokens" in entry.value)
        by_term: dict[tuple[str, bool], list[int]] = {}
        for number, entry in enumerate(self.entries):
            if entry in self.tokens and entry.id not in context.STRONG_TOKENS:
                continue  # "by" and "on" are looked for where there is a date, a time or a button
            for term in entry.terms:
                by_term.setdefault((fold(term.rstrip("*")), term.endswith("*")), []).append(number)
        self._terms = [(any_ending, numbers) for (_, any_ending), numbers in by_term.items()]
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in by_term])

    def fire(self, page: Page) -> context.Hints:
        """Mark what the entries mark by themselves, and return what must be seen in its context."""
        hints = context.Hints(self.tokens)
        never: tuple[str, ...] = NEVER_THE_HEADLINE
        if page.folded.lstrip().startswith("date "):  # an archive's date stands before no breadcrumb
            never += ("boilerplate.navigation",)
        for line, number in sorted(self.candidates(page)):
            entry = self.entries[number]
            if page.prose[line] and entry.id.startswith(NEVER_IN_PROSE):
                continue
            if "tokens" in entry.value:
                hints.token_lines.add(line)
                continue
            if "beside" in entry.value:
                hints.beside.append((line, entry))
                continue
            content = page.folded_content(line)
            if entry.pattern and "span" not in entry.value and not entry.pattern.search(content):
                continue
            if entry.unless and entry.unless.search(content):
                continue
            if line > 0 or "span" in entry.value or not entry.id.startswith(never):
                fire_entry(page, line, entry, hints)
        return hints

    def candidates(self, page: Page) -> set[tuple[int, int]]:
        """Return line and entry for each line that holds a term of an entry."""
        folded, starts, ends, found = page.folded, page.starts, page.ends, set()
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            first = folded[start]
            if start and first < "\u3000" and first.isalnum() and folded[start - 1].isalnum():
                continue
            any_ending, entries = self._terms[number]
            if not any_ending and end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            line = bisect_right(starts, start) - 1
            if line >= 0 and start < ends[line]:
                for entry in entries:
                    found.add((line, entry))
        return found


def fire_entry(page: Page, line: int, entry: Entry, hints: context.Hints) -> None:
    """Mark what `entry` marks in `line`, in which it fires; what depends on other lines goes to `hints`."""
    kinds = entry.value.split()
    if "span" in kinds:
        fire_span(page, line, entry)
    elif "sentence" in kinds:
        fire_sentence(page, line, entry)
    elif "names" in kinds and not page.is_of_names(line):
        return
    elif "list" in kinds:
        hints.lists.append((line, entry.id))
    elif "foot" in kinds:
        hints.feet.append((line, entry.id))
    else:
        page.mark(line, entry.id)


def fire_span(page: Page, line: int, entry: Entry) -> None:
    """Mark the match of `entry` that begins in `line`, with the line ends inside it."""
    start = page.starts[line]
    block = page.folded[start : page.ends[line] + SPAN_AT_MOST]
    match = entry.pattern.search(block) if entry.pattern else None
    if match and start + match.start() < page.ends[line]:
        page.mark_part(start + match.start(), start + match.end(), entry.id)


def fire_sentence(page: Page, line: int, entry: Entry) -> None:
    """Mark the sentences of `line` in which `entry` fires, and what stands with them if they are most of it.

    A sentence that is glued to the next one without a blank was pasted in: it is judged apart.
    """
    whole = page.starts[line], page.ends[line]
    for unit in page.pieces(FUSED, *whole):
        hits = [(start, end) for start, end in page.pieces(SENTENCE_END, *unit)
                if entry.pattern is None or entry.pattern.search(page.folded[start:end].strip())]
        if sum(end - start for start, end in hits) >= MOSTLY * (unit[1] - unit[0]):
            hits = [unit]
        for hit in hits:
            if hit == whole:
                page.mark(line, entry.id)
            else:
                page.mark_part(*hit, entry.id)
