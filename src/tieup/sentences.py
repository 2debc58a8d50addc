"""Marked text -> the sentences of the story. None crosses a marked run or a paragraph.

``sentencex`` finds the boundaries; this module mends what news does to them: sentences that were glued together when a
page was copied, lines broken at seventy columns, list marks, closing quotation marks, the abbreviations of business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from tieup.model import Article, Removed, Sentence

# Boundaries that sentencex does not see. "difference.Nissan said" and 'deal."Honda said' are glued together; a
# quotation or a bracket closes after the stop; "May" looks like an abbreviation. Not "Pony.ai", "U.S.-based", "v2.0",
# "Co.Ltd".
UNSEEN = re.compile(
    r"[.!?](?:(?<=[a-z0-9%)][a-z0-9%)].)(?=“?[A-Z][a-z'’ ])(?!Ltd|Inc|Com\b)(?<!\bSt.)(?<!\b[MD]r.)(?<!\bM[rs]s.)"
    r"|[\"”)]+\s*(?=[\"“(]?[A-Z])"
    r"|(?<=\bMay.|\bJan.|\bFeb.|\bOct.|\bNov.|\bDec.)\s+(?=[A-Z][a-z]))"
)
ATTRIBUTION = re.compile(r"(?:[A-Z][\w.'’-]*,? ){1,4}(?:said|says|asked|told|added|wrote|replied|joked|warned)\b")
# sentencex ends a sentence after these; it goes on if a small letter follows, after the second group also a number.
SHORT_FORMS = frozenset({
    "a.m", "al", "approx", "assoc", "avg", "bln", "bn", "bros", "cf", "co", "corp", "cr", "dept", "dist", "div", "est",
    "etc", "excl", "ft", "gen", "govt", "hp", "inc", "incl", "intl", "kph", "lbs", "ltd", "m", "max", "mfg", "min",
    "mln", "mn", "mo", "mph", "p.m", "pct", "qtr", "resp", "sq", "tech", "tel", "tn", "trn", "univ", "vs", "yr", "yrs",
})  # fmt: skip
BEFORE_NUMBERS = frozenset({"approx", "ca", "no", "nos", "fig", "para", "sec", "art", "vol", "pp", "rs", "est", "max"})
TIME_ZONE = re.compile(r"(?:[A-Z]{1,3}T|GMT|UTC|Eastern|Pacific|Central|local)\b")
LIST_MARK = re.compile(r"[-–—*•·→►▶»]\s+|\(?\d{1,2}[.)]\s+")
BULLET = re.compile(r"[-–—*•·→►▶»]\s+")
QUOTE_MARK = re.compile("[\"“”„«»]")
END_OF_SENTENCE = re.compile(r"[.!?…:][\"”’)]*$")
# Agency copy is broken at about seventy columns. A text is such copy if enough of its lines go on in the next one.
BROKEN_LINES = 3
BROKEN_SHARE = 0.25
WIDTH_OF_COPY = (45, 95)
FULL_LINE = 0.6  # a shorter line of such a text ends where it ends
LETTERS_OF_A_HEADLINE = 220
STRETCHES_BEFORE_A_HEADLINE = 6


def split_sentences(article: Article, removed: tuple[Removed, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of the story in the order of the text, without the blanks and bullets around them.

    Every word of `article.text` stands in exactly one sentence or in a run of `removed`.
    """
    text = article.text
    lines = list(story_lines(text, removed))
    headline = find_headline(text, lines, article.title)
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(join_broken_lines(text, lines)):
        section = "title" if (start, end) == headline else "body"
        quoted = quoted_intervals(text, start, end)
        for a, b in split_paragraph(text, start, end, article.language):
            found.append(Sentence(len(found), a, b, section, is_quotation(a, b, quoted), paragraph))
    return tuple(found)


# ---------------------------------------------------------------------------------------------------- lines, paragraphs


def story_lines(text: str, removed: tuple[Removed, ...]) -> Iterator[tuple[int, int]]:
    """Yield the intervals of the lines between marked runs, without blanks; a line without a word is none."""
    position = 0
    for start, end in [*((run.start, run.end) for run in removed), (len(text), len(text))]:
        if start > position:
            first = position
            for line in text[position:start].split("\n"):
                content = line.strip()
                if content and (content[0].isalnum() or any(map(str.isalnum, content))):
                    a = first + line.find(content)
                    yield a, a + len(content)
                first += len(line) + 1
        position = max(position, end)


def join_broken_lines(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs: lines, or in copy that is broken at seventy columns, the lines that belong together."""
    goes_on = [b[0] - a[1] == 1 and text[b[0]].islower() and text[a[1] - 1] not in ".!?" for a, b in pairwise(lines)]
    if sum(goes_on) < BROKEN_LINES or sum(goes_on) < BROKEN_SHARE * len(goes_on):
        return lines
    widths = sorted(end - start for start, end in lines)
    width = widths[int(0.9 * (len(widths) - 1))]
    if not WIDTH_OF_COPY[0] <= width <= WIDTH_OF_COPY[1]:
        return lines
    joined = [lines[0]]
    for (start, end), (next_start, next_end), continued in zip(lines, lines[1:], goes_on, strict=False):
        is_full = FULL_LINE * width <= end - start <= width + 10
        is_first = start == lines[0][0]
        if next_start - end == 1 and not LIST_MARK.match(text, next_start) and (
            continued or (is_full and not is_first and not ends_paragraph(text, start, end, width))
        ):
            joined[-1] = (joined[-1][0], next_end)
        else:
            joined.append((next_start, next_end))
    return joined


def ends_paragraph(text: str, start: int, end: int, width: int) -> bool:
    """Tell whether a line of broken copy ends its paragraph: with a stop, well before the right margin."""
    return END_OF_SENTENCE.search(text, max(start, end - 4), end) is not None and end - start < 0.85 * width


def find_headline(text: str, lines: list[tuple[int, int]], title: str | None) -> tuple[int, int] | None:
    """Return the line that is the headline: the title, else the first line if it looks like one; None if none does."""
    for start, end in lines[:STRETCHES_BEFORE_A_HEADLINE]:
        if text[start:end] == title:
            return start, end
    if len(lines) < 2:
        return None
    start, end = lines[0]
    if end - start > LETTERS_OF_A_HEADLINE or text[end - 1] in ".,;:" or BULLET.match(text, start):
        return None
    return start, end


# -------------------------------------------------------------------------------------------------------- sentences


def split_paragraph(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the intervals of the sentences between `start` and `end`, without blanks around them."""
    bullet = BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    mark = LIST_MARK.match(text, start, end)
    body = mark.end() if mark else start
    paragraph = text[body:end].replace("\n", " ")
    cuts = find_cuts(paragraph, language)
    if not cuts:
        yield start, end
        return
    first = start
    for cut in [*(body + cut for cut in cuts), end]:
        sentence = text[first:cut]
        yield first + len(sentence) - len(sentence.lstrip()), first + len(sentence.rstrip())
        first = cut


def find_cuts(paragraph: str, language: str) -> list[int]:
    """Return where sentences of `paragraph` begin, but for the first."""
    cuts, position = [], 0
    for piece in sentencex.segment(language, paragraph):
        if position and not goes_on(paragraph, position):
            cuts.append(position)
        position += len(piece)
    for match in UNSEEN.finditer(paragraph):
        cut = match.end()
        is_glued = not match[0][-1].isspace()
        if cut < len(paragraph) and cut not in cuts and (is_glued or not ATTRIBUTION.match(paragraph, cut)):
            opens = match[0][1:] == '"' and paragraph.count('"', 0, match.start()) % 2 == 0
            cuts.append(match.start() + 1 if opens else cut)
    return sorted(set(cuts))


def goes_on(paragraph: str, position: int) -> bool:
    """Tell whether the sentence goes on at `position`, where sentencex ends it after an abbreviation."""
    following = paragraph[position]
    if following.isupper():
        before = paragraph[max(0, position - 6) : position].rstrip()
        if before.endswith((".m.", ".m")):
            return TIME_ZONE.match(paragraph, position) is not None
        return before[-1:] in "\"”" and ATTRIBUTION.match(paragraph, position) is not None
    if not (following.islower() or following.isdigit()):
        return False
    before = paragraph[max(0, position - 12) : position].rstrip()
    if not before.endswith("."):
        return False
    last = before[:-1].rsplit(" ", 1)[-1].lstrip("($€£¥0123456789,").lower()
    return last in (SHORT_FORMS if following.islower() else BEFORE_NUMBERS)


# ------------------------------------------------------------------------------------------------------- quotations


def quoted_intervals(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the intervals of a paragraph in quotation marks; one that is not closed reaches to the end."""
    intervals: list[tuple[int, int]] = []
    opened = None
    for match in QUOTE_MARK.finditer(text, start, end):
        if opened is None:
            opened = match.start() if match[0] not in "”»" else None
        elif match[0] not in "“„«":
            intervals.append((opened, match.end()))
            opened = None
    if opened is not None:
        intervals.append((opened, end))
    return intervals


def is_quotation(start: int, end: int, quoted: list[tuple[int, int]]) -> bool:
    """Tell whether the greater part of a sentence stands in quotation marks."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in quoted) * 2 > end - start
