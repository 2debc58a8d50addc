"""Marks what is no part of the story. It marks, it never cuts.

The words that give furniture away are entries of ``codebook/boilerplate.yaml``; each says how much it marks (its `value`).
This module knows the page: what stands above the story, in it and below it, and what a line says about its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import ahocorasick_rs

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.model import Article, Entry, Removed

WORD = re.compile(r"\w+(?:['-]\w+)*")
END_OF_PROSE = re.compile(r"[.!?…。！？][\"'”’»)\]」]*$")
WORDS_OF_PROSE = 12  # a headline, a subhead or a teaser that ends with a stop is rarely longer
WORDS_OF_OPEN_PROSE = 22  # the same without a stop at its end: no headline is as long
LETTERS_OF_PROSE = 40  # in scripts without blanks between the words
PREFIX = re.compile(r" ?date \d{4}-\d\d(?:-\d\d)? ")
BULLET = re.compile(r"[-–—*•·→►▶»・]\s?|\d{1,2}[.)]\s")
# "makes a difference.Nissan and Honda said": a stop between two sentences without a blank, no "Pony.ai" and no "U.S."
FUSED = re.compile(r"(?<=[a-z0-9%)][a-z0-9%)”\"'’])[.!?][\"”’)]?(?=[A-Z“][a-z’' ])")
SENTENCE_END = re.compile(r"(?<=\w\w)[.!?…][\"”’)]*\s+|(?<=[。！？])")
SIGN_OFF = re.compile(r"/?[a-z]{2,4}(?:[-/][a-zA-Z]{2,4}){1,5}")  # the initials of agency editors: "ljm/gab/rlp"
RULE = re.compile(r"(?:[-–—*#=~_•·.]\s?){3,}")  # a line drawn with signs; a lone bullet before its text is none
NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:(?:de|van|von|der|al|bin) )?[A-Z][\w.'’-]*){1,3}")
SMALL_WORDS = frozenset("and of for in the de van von der di da with at on by to pour für et y und a an".split())
NAMES_IN_A_BYLINE = 0.7
# Where a stop may be looked for: a foot that begins in the upper part of a text is no foot.
FOOT_FROM = 0.35
# A share of a line that must be furniture for the rest of it to be taken for furniture, too.
MOSTLY = 0.4
TEASERS_AT_MOST = 12
WORDS_OF_A_TEASER = 25
SPAN_AT_MOST = 700  # how far a span may reach beyond the line in which its term stands
STRONG_TOKENS = ("boilerplate.metadata.date", "boilerplate.metadata.time", "boilerplate.metadata.reading_time",
                 "boilerplate.metadata.counts", "boilerplate.share")
# The first line is the headline; what is said of these rules does not hold for it.
NEVER_THE_HEADLINE = ("boilerplate.teaser", "boilerplate.comments", "boilerplate.release", "boilerplate.donation",
                      "boilerplate.disclaimer", "boilerplate.wire.corrected", "boilerplate.foreign", "boilerplate.newsletter.subscribe")


def mark_boilerplate(article: Article, codebook: Codebook) -> tuple[Removed, ...]:
    """Return the runs of `article.text` that are no part of the story, sorted and disjoint.

    A run covers a line, without the blanks around it, or a part of a line.
    """
    page = Page(article.text)
    furniture_of(codebook).find(page)
    page.settle()
    return page.removed()


class Furniture:
    """The boilerplate entries of a codebook, compiled to find the lines in which each may fire."""

    def __init__(self, codebook: Codebook):
        by_term: dict[tuple[str, bool], list[Entry]] = {}
        self.order = {entry.id: number for number, entry in enumerate(codebook.of("boilerplate"))}
        for entry in codebook.of("boilerplate"):
            for term in entry.terms:
                by_term.setdefault((fold(term.rstrip("*")), term.endswith("*")), []).append(entry)
        self._terms = [(any_ending, tuple(entries)) for (_, any_ending), entries in by_term.items()]
        self._automaton = ahocorasick_rs.AhoCorasick([term for term, _ in by_term])

    def find(self, page: Page) -> None:
        """Tell `page` which entries fire in which of its lines."""
        folded, starts = page.folded, page.starts
        found: set[tuple[int, int]] = set()
        by_number = {}
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start].isalnum() and folded[start - 1].isalnum() and folded[start] < "\u3000":
                continue
            any_ending, entries = self._terms[number]
            if not any_ending and end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            line = bisect_right(starts, start) - 1
            if line < 0 or start >= page.ends[line]:
                continue
            for entry in entries:
                place = (line, self.order[entry.id])
                found.add(place)
                by_number[place[1]] = entry
        for line, number in sorted(found):
            page.fire(line, by_number[number])


@lru_cache(maxsize=4)
def furniture_of(codebook: Codebook) -> Furniture:
    """Return the compiled boilerplate entries of `codebook`."""
    return Furniture(codebook)


class Page:
    """One text while its lines are being judged."""

    def __init__(self, text: str):
        self.text = text
        self.folded = fold(text)
        self.starts: list[int] = []
        self.ends: list[int] = []  # intervals of the lines that are not blank, without the blanks around them
        self.after_blank: list[bool] = []
        self.parts: list[Removed] = []
        self.lay_out()
        self.rule: list[str | None] = [None] * len(self.starts)  # why the whole line is marked
        self.prose = [self.is_prose(line) for line in range(len(self.starts))]
        self.tokens: dict[int, list[Entry]] = {}
        self.beside: list[tuple[int, str]] = []
        self.heads: list[tuple[int, Entry]] = []

    def lay_out(self) -> None:
        """Find the lines; what an archive put before the first word is marked here, so that the first line begins after it."""
        prefix = PREFIX.match(self.text)
        position = prefix.end() if prefix else 0
        if prefix:
            self.parts.append(Removed(0, position, "boilerplate.metadata.date_prefix"))
        blank = False
        for line in self.text[position:].split("\n"):
            content = line.strip()
            if content:
                start = position + line.find(content)
                self.starts.append(start)
                self.ends.append(start + len(content))
                self.after_blank.append(blank)
            blank = not content
            position += len(line) + 1

    def words(self, line: int) -> int:
        return self.text.count(" ", self.starts[line], self.ends[line]) + 1

    def content(self, line: int) -> str:
        return self.text[self.starts[line] : self.ends[line]]

    def is_prose(self, line: int) -> bool:
        """Tell whether a line reads like a paragraph of a story, or like a part of one that is broken into short lines."""
        content, words = self.content(line), self.words(line)
        if not content.isascii() and content[0] >= "\u3000":
            return len(content) >= LETTERS_OF_PROSE
        if words >= WORDS_OF_OPEN_PROSE or (words >= WORDS_OF_PROSE and END_OF_PROSE.search(content) is not None):
            return True
        following = self.text[self.ends[line] + 1 : self.ends[line] + 2]
        return words >= 8 and following.islower()

    # ------------------------------------------------------------------------------------------- entries that fire

    def fire(self, line: int, entry: Entry) -> None:
        """Mark what `entry` marks if it fires in `line`."""
        start, end = self.starts[line], self.ends[line]
        content = self.folded[start:end]
        kinds = entry.value.split()
        if entry.unless and entry.unless.search(content):
            return
        if "span" in kinds:
            self.fire_span(line, entry)
        elif "sentence" in kinds:
            if not self.is_protected(line, entry):
                self.fire_sentence(line, entry)
        elif "tokens" in kinds:
            self.tokens.setdefault(line, []).append(entry)
        elif entry.pattern and not entry.pattern.search(content):
            return
        elif self.is_protected(line, entry) or ("names" in kinds and not self.is_of_names(line)):
            return
        elif "beside" in kinds:
            self.beside.append((line, entry.id))
        elif "list" in kinds or "foot" in kinds:
            self.heads.append((line, entry))
        else:
            self.rule[line] = self.rule[line] or entry.id

    def is_protected(self, line: int, entry: Entry) -> bool:
        return line == 0 and entry.id.startswith(NEVER_THE_HEADLINE)

    def fire_span(self, line: int, entry: Entry) -> None:
        """Mark the match of `entry` that begins in `line`, with the line ends inside it."""
        block = self.folded[self.starts[line] : self.ends[line] + SPAN_AT_MOST]
        match = entry.pattern.search(block) if entry.pattern else None
        if match and match.start() < self.ends[line] - self.starts[line]:
            start = self.starts[line] + match.start()
            self.parts.append(Removed(start, self.starts[line] + len(block[: match.end()].rstrip()), entry.id))

    def fire_sentence(self, line: int, entry: Entry) -> None:
        """Mark the sentences of `line` in which `entry` fires, and what stands with them if they are most of it."""
        for start, end in self.pieces(FUSED, self.starts[line], self.ends[line]):
            hits = [(a, b) for a, b in self.pieces(SENTENCE_END, start, end)
                    if entry.pattern is None or entry.pattern.search(self.folded[a:b].strip())]
            if not hits:
                continue
            if sum(b - a for a, b in hits) >= MOSTLY * (end - start):
                hits = [(start, end)]
            for a, b in hits:
                if a == self.starts[line] and b == self.ends[line]:
                    self.rule[line] = self.rule[line] or entry.id
                else:
                    self.parts.append(Removed(a, a + len(self.text[a:b].rstrip()), entry.id))

    def pieces(self, end_of_piece: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
        """Return the intervals between the ends that `end_of_piece` finds."""
        cuts = [match.end() for match in end_of_piece.finditer(self.text, start, end)]
        return [(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True) if a < b]

    def is_of_names(self, line: int) -> bool:
        """Tell whether most words of a line are capitalised, as those of a byline are and those of a sentence are not."""
        words = [word for word in WORD.findall(self.content(line)) if word.lower() not in SMALL_WORDS]
        named = sum(word[0].isupper() or word[0].isdigit() for word in words)
        return line > 0 and named >= NAMES_IN_A_BYLINE * len(words)

    # ------------------------------------------------------------------------------------- what lines say of each other

    def settle(self) -> None:
        """Mark what follows from the place of a line and from its neighbours."""
        self.settle_tokens()
        self.settle_headline()
        for line, entry in self.heads:
            if "foot" in entry.value.split():
                self.settle_foot(line, entry.id)
            else:
                self.settle_list(line, entry.id)
        self.settle_signs()
        self.settle_beside()
        self.settle_leftovers()

    def head(self) -> int:
        """Return the number of lines above the story."""
        return next((line for line, prose in enumerate(self.prose) if prose and not self.rule[line]), len(self.prose))

    def foot(self) -> int:
        """Return the number of the first line below the story."""
        return next((line + 1 for line in reversed(range(len(self.prose))) if self.prose[line] and not self.rule[line]), 0)

    def settle_tokens(self) -> None:
        """Mark lines of which dates, times, share buttons and the like leave next to nothing."""
        if not self.tokens:
            return
        head, foot = self.head(), self.foot()
        for line, entries in self.tokens.items():
            if self.rule[line] or self.words(line) > 30:
                continue
            rest, strong, weight = self.folded[self.starts[line] : self.ends[line]], None, 0
            for entry in entries:
                rest, count = entry.pattern.subn(" ", rest) if entry.pattern else (rest, 0)
                if count and entry.id in STRONG_TOKENS:
                    weight += count if entry.id != "boilerplate.share" else count / 2
                    strong = strong or entry.id
            left = len(WORD.findall(rest))
            shared = any(entry.id == "boilerplate.share" for entry in entries) and weight >= 1
            outside = line < head or line >= foot or shared
            if strong and weight >= 1 and outside and (left == 0 or (line > 0 and left <= min(3, 0.34 * self.words(line)))):
                self.rule[line] = strong

    def settle_headline(self) -> None:
        """Mark every repetition of the headline; the first stays."""
        first = next((line for line, rule in enumerate(self.rule) if not rule and self.words(line) >= 4), None)
        if first is None or self.words(first) > 40:
            return
        headline = self.bare(first)
        for line in range(first + 1, len(self.rule)):
            if abs(self.ends[line] - self.starts[line] - (self.ends[first] - self.starts[first])) > 40:
                continue
            other = self.bare(line)
            if other == headline or (line < self.head() and len(other) > 20 and headline.startswith(other)):
                self.rule[line] = "boilerplate.headline.repeated"

    def bare(self, line: int) -> str:
        """Return the words of a line, for comparing."""
        return " ".join(WORD.findall(self.folded[self.starts[line] : self.ends[line]]))

    def settle_list(self, line: int, rule: str) -> None:
        """Mark the head of a list of teasers, and the teasers below it up to the next paragraph of the story."""
        self.rule[line] = self.rule[line] or rule
        teasers: list[int] = []
        for below in range(line + 1, min(line + 1 + TEASERS_AT_MOST, len(self.rule))):
            bulleted = BULLET.match(self.content(below)) is not None
            if self.words(below) > WORDS_OF_A_TEASER or (self.prose[below] and not bulleted):
                break
            is_subhead = (self.after_blank[below] and not bulleted and below + 1 < len(self.prose) and self.prose[below + 1]
                          and teasers and BULLET.match(self.content(teasers[-1])))
            if is_subhead:
                break
            teasers.append(below)
        for teaser in teasers:
            self.rule[teaser] = self.rule[teaser] or rule

    def settle_foot(self, line: int, rule: str) -> None:
        """Mark a line that closes the story and everything below it; above the story, mark the line alone."""
        if self.rule[line] and self.rule[line] == rule:
            return
        below = range(line, len(self.rule))
        if self.starts[line] < FOOT_FROM * len(self.text) or line <= self.head():
            below = range(line, line + 1) if "comments" in rule else range(0)
        for other in below:
            self.rule[other] = self.rule[other] or rule

    def settle_signs(self) -> None:
        """Mark editors' initials below the story and lines that are drawn with signs."""
        foot = self.foot()
        for line, start in enumerate(self.starts):
            length = self.ends[line] - start
            if length > 40 or self.rule[line]:
                continue
            content = self.content(line)
            if (line >= foot and SIGN_OFF.fullmatch(content)) or (length >= 3 and RULE.fullmatch(content)):
                self.rule[line] = "boilerplate.wire.signs"

    def settle_beside(self) -> None:
        """Mark weak cues beside marked lines of the same kind, and lines between two parts of one pitch."""
        touched = {bisect_right(self.starts, part.start) - 1: part.rule for part in self.parts}
        waiting = [(line, rule) for line, rule in self.beside if not self.rule[line] and line not in touched]
        for _ in range(2):
            for line, rule in [*waiting, *reversed(waiting)]:
                near = (self.rule[other] or touched.get(other) for other in (line - 1, line + 1)
                        if 0 <= other < len(self.rule))
                if not self.rule[line] and any(is_akin(rule, other) for other in near if other):
                    self.rule[line] = rule
        head = self.head()
        for line in range(1, min(head, len(self.rule) - 1)):
            beside = (self.rule[line - 1] or "") + (self.rule[line + 1] or "")
            if not self.rule[line] and ("byline" in beside or "metadata" in beside) and NAME.fullmatch(self.content(line)):
                self.rule[line] = "boilerplate.byline.name"
        for line in range(1, len(self.rule) - 1):
            above, below = (self.rule[other] or touched.get(other) or "" for other in (line - 1, line + 1))
            if not self.rule[line] and "donation" in above and "donation" in below:
                self.rule[line] = "boilerplate.donation.between"

    def settle_leftovers(self) -> None:
        """Mark what stands among marked lines below the story."""
        foot = self.foot()
        first = next((line for line in range(foot, len(self.rule)) if self.rule[line]), None) if foot else None
        if first is not None:
            for line in range(first, len(self.rule)):
                self.rule[line] = self.rule[line] or "boilerplate.foot"

    # -------------------------------------------------------------------------------------------------------- result

    def removed(self) -> tuple[Removed, ...]:
        """Return the marked lines and parts of lines, sorted and disjoint."""
        whole = [Removed(self.starts[line], self.ends[line], rule) for line, rule in enumerate(self.rule) if rule]
        runs: list[Removed] = []
        for run in sorted([*whole, *self.parts], key=lambda run: (run.start, -run.end, run.rule)):
            start = max(run.start, runs[-1].end) if runs else run.start
            if start < run.end and self.text[start : run.end].strip():
                runs.append(Removed(start, run.end, run.rule) if start != run.start else run)
        return tuple(runs)


def is_akin(rule: str, other: str) -> bool:
    """Tell whether two rules are about the same kind of furniture."""
    kind, kind_of_other = (name.split(".")[1] for name in (rule, other))
    kindred = ({"byline", "metadata"}, {"newsletter", "paywall", "app", "donation"}, {"donation"})
    return kind == kind_of_other or any({kind, kind_of_other} <= group for group in kindred)
