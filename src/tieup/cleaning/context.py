"""What the place and the neighbours of a line say: heads and feet, lists of teasers, repetitions, feeds."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from tieup.cleaning.page import WORD, Page
from tieup.model import Entry

SIGN_OFF = re.compile(r"/?[a-z]{2,4}(?:[-/][a-zA-Z]{2,4}){1,5}")  # the initials of agency editors: "ljm/gab/rlp"
RULE = re.compile(r"(?:[-–—*#=~_•·.]\s?){3,}")  # a line drawn with signs; a lone bullet before its text is none
GLUED = re.compile(r"[a-z][A-Z]")  # between the items of a menu that lost its blanks: "FinancialGovernment Solutions"
ITEMS_OF_A_MENU = 3
NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:(?:de|van|von|der|al|bin) )?[A-Z][\w.'’-]*){1,3}")
# A dateline on a line of its own belongs to the story: "Berlin, July 23, 2019 (AFP) -".
DATELINE = re.compile(
    r"[A-Z][\w .,/’'-]{2,60}\((?:AFP|AP|Reuters|Xinhua|Yonhap|Kyodo(?: News)?|dpa|PTI|ANI|IANS|Bernama|EFE|ANSA)"
    r"[^()]{0,20}\)\s*[-–—:]*"
)
# Reporters and where they are: "Ann Lee in Seoul and Bo Chan in Hong Kong".
_REPORTER = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?: in [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
REPORTERS = re.compile(rf"(?:By )?{_REPORTER}(?:(?:, | and |; |, and ){_REPORTER})*")
KICKER = re.compile(r"[\w&’' -]{2,40}(?: ?[/>|»›] ?[\w&’' -]{2,40}){1,3}")
WORDS_OF_A_KICKER = 6
SURE_TOKENS = 2  # of a line with so many dates, times or counts a few more words are left out of account
STRONG_TOKENS = ("boilerplate.metadata.date", "boilerplate.metadata.time", "boilerplate.metadata.reading_time",
                 "boilerplate.metadata.counts", "boilerplate.share")  # fmt: skip
LINES_NEAR_THE_TOP = 9  # where a date may stand below the standfirst
DATES_OF_A_TIMELINE = 3  # so many lines that are dates are subheads
FOOT_FROM = 0.35  # a foot that begins in the upper part of a text is none
TEASERS_AT_MOST = 14
WORDS_OF_A_TEASER = 25
WORDS_OF_A_HEADLINE = 40
WORDS_OF_A_SUMMARY = 45  # below the headline of another story stands a sentence or two, no more
STORIES_OF_A_FEED = 3
PARAGRAPHS_OF_A_STORY = 3


@dataclass
class Hints:
    """What entries of the codebook have seen that depends on other lines: lines with the entries or rules."""

    tokens: tuple[Entry, ...] = ()  # of the codebook
    token_lines: set[int] = field(default_factory=set)
    beside: list[tuple[int, Entry]] = field(default_factory=list)
    lists: list[tuple[int, str]] = field(default_factory=list)
    feet: list[tuple[int, str]] = field(default_factory=list)


def settle(page: Page, hints: Hints) -> None:
    """Mark everything that follows from the context of lines."""
    settle_signs(page)
    settle_tokens(page, hints)
    settle_reporters(page)
    settle_headline(page)
    for line, rule in hints.feet:
        settle_foot(page, line, rule)
    for line, rule in hints.lists:
        settle_list(page, line, rule)
    settle_feed(page)
    settle_captions(page)
    settle_beside(page, hints.beside)
    settle_leftovers(page)


def settle_tokens(page: Page, hints: Hints) -> None:
    """Mark lines of which dates, times, share buttons and the like leave next to nothing."""
    if not hints.token_lines:
        return
    found = []
    for line in sorted(hints.token_lines):
        if not page.rule[line] and (strong := only_tokens(page, line, hints.tokens)):
            found.append((line, strong))
    if not found:
        return
    head, foot = page.head(), page.foot()
    dates = sum(rule != "boilerplate.share" for _, rule in found)
    near = LINES_NEAR_THE_TOP if dates < DATES_OF_A_TIMELINE else 0
    for line, rule in found:
        if line < max(head, near) or line >= foot or rule == "boilerplate.share":
            page.mark(line, rule)


def only_tokens(page: Page, line: int, tokens: tuple[Entry, ...]) -> str | None:
    """Return the strongest rule of a line that holds next to nothing but tokens, or None."""
    if DATELINE.fullmatch(page.content(line)):
        return None
    rest, strong, weight = page.folded_content(line), None, 0.0
    for entry in tokens:
        rest, count = entry.pattern.subn(" ", rest) if entry.pattern else (rest, 0)
        if count and entry.id in STRONG_TOKENS:
            weight += count if entry.id != "boilerplate.share" else count / 2
            strong = strong or entry.id
    left = len(WORD.findall(rest))
    few = left <= (3 if weight >= SURE_TOKENS else min(3, page.words(line) * 0.34)) and (left == 0 or line > 0)
    return strong if weight >= 1 and few else None


def settle_reporters(page: Page) -> None:
    """Mark the reporters' line near the headline or below the story, and the kicker above the headline."""
    head, foot = page.head(), page.foot()
    for line in [*range(1, min(head, len(page))), *range(max(foot, 1), len(page))]:
        if not page.rule[line] and REPORTERS.fullmatch(page.content(line)):
            page.mark(line, "boilerplate.byline.places")
    if len(page) > 1 and page.words(0) <= WORDS_OF_A_KICKER < page.words(1) + 1 and KICKER.fullmatch(page.content(0)):
        page.mark(0, "boilerplate.navigation.kicker")


def settle_headline(page: Page) -> None:
    """Mark every repetition of the headline; the first stays."""
    first = next((line for line in range(len(page)) if not page.rule[line] and page.words(line) >= 4), None)
    if first is None or page.words(first) > WORDS_OF_A_HEADLINE:
        return
    headline, head = page.bare(first), page.head()
    beginning = headline.split(" ", 1)[0]
    for line in range(first + 1, len(page)):
        start = page.starts[line]
        if beginning not in page.folded[start : start + len(beginning) + 2] or page.words(line) > WORDS_OF_A_HEADLINE:
            continue
        other = page.bare(line)
        if other == headline or (line < head and len(other) > 20 and headline.startswith(other)):
            page.mark(line, "boilerplate.headline.repeated")


def settle_foot(page: Page, line: int, rule: str) -> None:
    """Mark a line that closes the story and everything below it; above the story, a count of comments stands alone."""
    if line <= page.head() or page.starts[line] < FOOT_FROM * len(page.text):
        if "comments" in rule:
            page.mark(line, rule)
        return
    for below in range(line, len(page)):
        page.mark(below, rule)


def settle_list(page: Page, line: int, rule: str) -> None:
    """Mark the head of a list of teasers, and the teasers below it up to the next paragraph of the story."""
    page.mark(line, rule)
    below = line + 1
    while below < min(line + 1 + TEASERS_AT_MOST, len(page)):
        bulleted = page.is_bulleted(below)
        if page.words(below) > WORDS_OF_A_TEASER or (page.prose[below] and not bulleted):
            break
        is_subhead = (page.after_blank[below] and not bulleted and below + 1 < len(page) and page.prose[below + 1]
                      and page.is_bulleted(below - 1))  # fmt: skip
        if is_subhead:
            break
        below += 1
    if below > line + 1 and is_feed(page, below - 1):
        below = len(page)
    for teaser in range(line + 1, below):
        page.mark(teaser, rule)


def is_feed(page: Page, line: int) -> bool:
    """Tell whether from `line` on every paragraph is the short summary below the headline of another story."""
    paragraphs = [other for other in range(line, len(page)) if page.prose[other] and not page.rule[other]]
    return len(paragraphs) > 1 and all(is_summary(page, other) for other in paragraphs)


def is_summary(page: Page, line: int) -> bool:
    """Tell whether a paragraph is as short as a summary and stands below a line that may be a headline."""
    return (page.words(line) <= WORDS_OF_A_SUMMARY and not page.prose[line - 1] and not page.rule[line - 1]
            and page.words(line - 1) >= 4 and not page.is_bulleted(line))  # fmt: skip


def settle_feed(page: Page) -> None:
    """Mark other stories that follow the story without a word of warning: headline, summary, headline, summary ..."""
    first, stories, line = len(page), 0, page.foot() - 1
    topic = topic_of(page)
    while line > 1 and is_summary(page, line) and page.is_of_names(line - 1):
        if len(topic & set(page.bare(line - 1).split())) > 1:
            break
        first, stories = line - 1, stories + 1
        line -= 2
        while line > 1 and page.rule[line]:
            line -= 1
    above = sum(page.prose[other] and not page.rule[other] for other in range(first))
    if stories >= STORIES_OF_A_FEED and above >= PARAGRAPHS_OF_A_STORY:
        for other in range(first, len(page)):
            page.mark(other, "boilerplate.feed")


def topic_of(page: Page) -> set[str]:
    """Return the longer words of the headline."""
    first = next((line for line in range(len(page)) if not page.rule[line]), 0)
    return {word for word in page.bare(first).split() if len(word) > 3} if len(page) else set()


def settle_signs(page: Page) -> None:
    """Mark editors' initials below the story, lines drawn with signs, and menus that lost their blanks."""
    head, foot = page.head(), page.foot()
    for line, start in enumerate(page.starts):
        length = page.ends[line] - start
        if length <= 40:
            content = page.content(line)
            if (line >= foot and SIGN_OFF.fullmatch(content)) or (length >= 3 and RULE.fullmatch(content)):
                page.mark(line, "boilerplate.wire.signs")
        elif (line < head or line >= foot) and len(GLUED.findall(page.content(line))) >= ITEMS_OF_A_MENU:
            page.mark(line, "boilerplate.navigation.glued")


def settle_captions(page: Page) -> None:
    """Mark a caption that stands twice, as the words below a picture and those in its place often do."""
    for line in range(1, len(page) - 1):
        if page.rule[line]:
            continue
        rule, content = page.rule[line + 1], page.folded_content(line)
        if not rule and content == page.folded_content(line + 1) and 2 <= page.words(line) <= WORDS_OF_A_TEASER:
            page.mark(line, "boilerplate.caption.twice")
            page.mark(line + 1, "boilerplate.caption.twice")
        elif rule and "caption" in rule and page.words(line) >= 2 and page.bare(line) in page.bare(line + 1):
            page.mark(line, "boilerplate.caption.twice")


def settle_beside(page: Page, beside: list[tuple[int, Entry]]) -> None:
    """Mark weak cues beside marked lines of their kind, names beside a byline, lines between two parts of a pitch."""
    touched = {bisect_right(page.starts, part.start) - 1: part.rule for part in page.parts}
    for line, entry in [*beside, *reversed(beside)]:
        if page.rule[line] or line in touched:
            continue
        marked = (page.rule[other] or touched.get(other) for other in (line - 1, line + 1) if 0 <= other < len(page))
        if not any(other and is_akin(entry.id, other) for other in marked):
            continue
        content = page.folded_content(line)
        if entry.pattern and entry.pattern.search(content) and not (entry.unless and entry.unless.search(content)):
            page.mark(line, entry.id)
    for line in range(1, min(page.head(), len(page) - 1)):
        near = f"{page.rule[line - 1]} {page.rule[line + 1]}"
        if ("byline" in near or "metadata" in near) and NAME.fullmatch(page.content(line)):
            page.mark(line, "boilerplate.byline.name")
    if any("donation" in rule for rule in touched.values()) or any("donation" in (rule or "") for rule in page.rule):
        for line in range(1, len(page) - 1):
            above, below = (page.rule[other] or touched.get(other) or "" for other in (line - 1, line + 1))
            if "donation" in above and "donation" in below:
                page.mark(line, "boilerplate.donation.between")


def is_akin(rule: str, other: str) -> bool:
    """Tell whether two rules are about the same kind of furniture."""
    kind, kind_of_other = rule.split(".")[1], other.split(".")[1]
    kindred = ({"byline", "metadata"}, {"newsletter", "paywall", "app", "donation"})
    return kind == kind_of_other or any({kind, kind_of_other} <= group for group in kindred)


def settle_leftovers(page: Page) -> None:
    """Mark what stands among marked lines below the story."""
    foot = page.foot()
    first = next((line for line in range(foot, len(page)) if page.rule[line]), None) if foot else None
    if first is not None:
        for line in range(first, len(page)):
            page.mark(line, "boilerplate.foot")
