"""A text as a page of lines: which of them read like a story, and which are marked."""

from __future__ import annotations

import re

from tieup.codebook.folding import fold
from tieup.model import Removed

WORD = re.compile(r"\w+(?:['-]\w+)*")
PREFIX = re.compile(r" ?date \d{4}-\d\d(?:-\d\d)? ")  # archives of the web put it before the first word of the text
BULLET = re.compile(r"[-–—*•·→►▶»・]\s?|\d{1,2}[.)]\s")
END_OF_PROSE = re.compile(r"[.!?…。！？][\"'”’»)\]」]*$")
# "makes a difference.Nissan and Honda said": a stop between two sentences without a blank, no "Pony.ai" and no "U.S."
FUSED = re.compile(r"(?<=[a-z0-9%)][a-z0-9%)”\"'’])[.!?][\"”’)]?(?=[A-Z“][a-z’' ])")
SENTENCE_END = re.compile(r"(?<=\w\w)[.!?…][\"”’)]*\s+|(?<=[。！？])")
WORDS_OF_PROSE = 12  # a headline, a subhead or a teaser that ends with a stop is rarely longer
WORDS_OF_OPEN_PROSE = 22  # the same without a stop at its end: no headline is as long
WORDS_OF_BROKEN_PROSE = 8  # a line that goes on in lower case in the next one is a part of a paragraph
LETTERS_OF_PROSE = 40  # in scripts without blanks between the words
SMALL_WORDS = frozenset({
    "a", "an", "and", "as", "at", "by", "da", "de", "der", "di", "et", "for", "from", "für", "in", "is", "its", "of",
    "on", "pour", "the", "to", "und", "van", "von", "with", "y",
})  # fmt: skip
NAMES_IN_A_BYLINE = 0.7


class Page:
    """One text while its lines are being judged. Lines are numbered from 0; blank ones do not count."""

    def __init__(self, text: str):
        self.text = text
        self.folded = fold(text)
        self.starts: list[int] = []
        self.ends: list[int] = []  # intervals of the lines without the blanks around them
        self.after_blank: list[bool] = []
        self.parts: list[Removed] = []  # marked parts of lines
        self.lay_out()
        self.rule: list[str | None] = [None] * len(self.starts)  # why the whole line is marked
        self.prose = [self.is_prose(line) for line in range(len(self.starts))]

    def lay_out(self) -> None:
        """Find the lines. What an archive put before the first word is marked here; the first line begins after it."""
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

    def __len__(self) -> int:
        return len(self.starts)

    def content(self, line: int) -> str:
        return self.text[self.starts[line] : self.ends[line]]

    def folded_content(self, line: int) -> str:
        return self.folded[self.starts[line] : self.ends[line]]

    def words(self, line: int) -> int:
        return self.text.count(" ", self.starts[line], self.ends[line]) + 1

    def bare(self, line: int) -> str:
        """Return the words of a line, for comparing."""
        return " ".join(WORD.findall(self.folded_content(line)))

    def is_prose(self, line: int) -> bool:
        """Tell whether a line reads like a paragraph of a story or a part of one."""
        words = self.words(line)
        if words >= WORDS_OF_OPEN_PROSE:
            return True
        content = self.content(line)
        if content[0] >= "\u3000":
            return len(content) >= LETTERS_OF_PROSE
        if words >= WORDS_OF_PROSE and END_OF_PROSE.search(content):
            return True
        return words >= WORDS_OF_BROKEN_PROSE and self.text[self.ends[line] + 1 : self.ends[line] + 2].islower()

    def is_bulleted(self, line: int) -> bool:
        return BULLET.match(self.content(line)) is not None

    def is_of_names(self, line: int) -> bool:
        """Tell whether most words of a line are capitalised, as in a byline or an American headline."""
        words = [word for word in WORD.findall(self.content(line)) if word.lower() not in SMALL_WORDS]
        return sum(word[0].isupper() or word[0].isdigit() for word in words) >= NAMES_IN_A_BYLINE * len(words)

    def head(self) -> int:
        """Return the number of lines above the story."""
        return next((line for line in range(len(self)) if self.prose[line] and not self.rule[line]), len(self))

    def foot(self) -> int:
        """Return the number of the first line below the story."""
        last = (line for line in reversed(range(len(self))) if self.prose[line] and not self.rule[line])
        return next(last, -1) + 1

    def mark(self, line: int, rule: str) -> None:
        """Mark a whole line, unless it is marked already."""
        self.rule[line] = self.rule[line] or rule

    def mark_part(self, start: int, end: int, rule: str) -> None:
        """Mark an interval, without the blanks at its end; of a whole line, the line."""
        end = start + len(self.text[start:end].rstrip())
        self.parts.append(Removed(start, end, rule))

    def pieces(self, end_of_piece: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
        """Return the intervals between the ends that `end_of_piece` finds."""
        cuts = [match.end() for match in end_of_piece.finditer(self.text, start, end)]
        return [(a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True) if a < b]

    def removed(self) -> tuple[Removed, ...]:
        """Return the marked lines and parts of lines, sorted and disjoint."""
        whole = [Removed(self.starts[line], self.ends[line], rule) for line, rule in enumerate(self.rule) if rule]
        runs: list[Removed] = []
        for run in sorted([*whole, *self.parts], key=lambda run: (run.start, -run.end, run.rule)):
            start = max(run.start, runs[-1].end) if runs else run.start
            if start < run.end and self.text[start : run.end].strip():
                runs.append(Removed(start, run.end, run.rule) if start != run.start else run)
        return tuple(runs)
