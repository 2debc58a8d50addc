"""Items of a round-up or a list: what stands under a heading, behind a mark or number, or behind a heading run in.

"2. LG Energy Solution (U.S.)" above its paragraphs; "- Umicore will deliver"; "Northvolt loses BMW. The Munich firm".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from tieup.model import Document

HEADING = 75  # characters; a longer paragraph is text
NAME_HEADING = 40  # a heading that is little more than a name
ENDS_OF_TEXT = (".", "!", "?", ":", ";", ",", '"', "”", "’")
FEWEST = 3  # items that make a round-up
MARKS = tuple("*#•-–—")
OPENING = 4  # paragraphs in which an article calls itself a round-up
MARKED = re.compile(r"\s*(?:[*•·▪►→–—-]\s+|#+ |\*\*|\(?\d{1,2}[.)] )")
ROUND_UP = re.compile(
    r"\b(?:round-?up|in brief|briefs|briefing|digest|newsletter|deal sheet|wrap|notebook|bulletin|in short|at a glance|"
    r"what (?:else )?(?:you need to know|happened|caught our eye)|this week in|(?:deals?|news|week|month) (?:of|in) "
    r"(?:the )?(?:week|month|day|deals|review|brief|batteries|electric)|who is (?:allied|working) with whom|"
    r"other news|quick hits|short takes|the week|ev week|\w+ (?:weekly|daily|monthly))\b", re.I)
# "**Shell-Nio** The ...", "Renault/Geely: The ...", "CATL - The ..."
HEAD_INSIDE = re.compile(
    r"\W{0,4}(?![A-Z]{3,}(?:[ ,/]+[A-Z]{3,})*[ ,/]*[(–—-])[A-Z0-9][^.:;,()]{2,60}?(?:\*\*|__|:| [–—-] )")
ALSO = re.compile(
    r"\W*(?:also|elsewhere|in other news|and finally|finally|briefly|in brief|in short|other news|more news)\b", re.I)
DEALS = re.compile(
    r"\b(?:deals|partners|partnerships|alliances|contracts|orders|tie-ups|agreements|suppliers|ventures|accords|pacts)\b",
    re.I)
COUNTED = re.compile(
    r"\b(?:signed|signs?|struck|strikes?|announced|announces|reached|seals?|sealed|inked|inks|unveiled|unveils|made|"
    r"lines? up|lined up|with|secured|secures)\b[^.;]{0,40}"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|separate"
    r"|a (?:series|string|slew|raft|flurry|pair|trio) of) (?:[\w-]+ ){0,4}"
    r"(?:deals|partners|partnerships|alliances|contracts|tie-ups|agreements|suppliers|ventures|accords|pacts|memoranda|"
    r"memorandums|mous)\b", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """The sentences [first, last) under one heading, and the organisation whose name is nearly all of the heading."""

    first: int
    last: int
    named: str | None
    is_numbered: bool = False  # "3. Suzuki's cells", "** STILL TALKING **"; the items of any other list
    heading: int = -1  # the sentence that is the heading, or begins with it; then it is the first one itself

    @property
    def has_own_heading(self) -> bool:
        """Whether the heading is a sentence of its own."""
        return self.heading < self.first


def find_items(document: Document) -> list[Item]:
    """Return the items of an article in the order of the text; none if it has neither headings nor a list of deals."""
    runs = paragraphs(document)
    headed = headed_items(document, runs)
    listed = listed_items(document, runs)
    if not headed or not listed:
        return headed or listed or run_in_items(document, runs)
    begun = {item.first for item in listed}  # "In brief", or the name of a firm, and marks below
    above = [item for item in headed if item.named]
    listed = [replace(item, named=next((a.named for a in above if a.first <= item.first < a.last), item.named))
              for item in listed]
    return sorted([*(item for item in headed if item.first not in begun), *listed], key=lambda item: item.first)


def headed_items(document: Document, runs: list[tuple[int, int]]) -> list[Item]:
    """Return the items below headings that are lines of their own."""
    headings: list[tuple[int, int, str | None]] = []
    for number, (first, last) in enumerate(runs):
        if first and number + 1 < len(runs) and is_heading(document, first, last) \
                and not is_heading(document, *runs[number + 1]):
            headings.append((first, last, name_of(document, first, last)))
    ends = [*(first for first, _, _ in headings), len(document.sentences)][1:]
    return [Item(last, end, name, is_numbered(document, first), last - 1)
            for (first, last, name), end in zip(headings, ends, strict=True)]


def listed_items(document: Document, runs: list[tuple[int, int]]) -> list[Item]:
    """Return the items of a list whose paragraphs begin with marks or numbers and tell of different organisations."""
    marked = [number for number, (first, _) in enumerate(runs) if first and is_marked(document, first)]
    items = []
    for number, following in zip(marked, [*marked, len(runs)][1:], strict=True):
        first, last = runs[number]
        if text_of(document, first, last)[-1:] not in ENDS_OF_TEXT:
            return []  # a list of headings, or of catchwords
        if following < len(runs):
            last = runs[following - 1][1]
        items.append(Item(first, last, only_name(document, first), True, first))
    return items if tell_of_several(document, items) else []


def run_in_items(document: Document, runs: list[tuple[int, int]]) -> list[Item]:
    """Return the items of a round-up whose paragraphs begin with short headings: "Mahindra goes with VW. The"."""
    if not any(ROUND_UP.search(text_of(document, first, last)) for first, last in runs[:OPENING]):
        return []
    begun: list[tuple[int, int]] = []  # heading, first sentence of the text
    for first, last in runs[1:]:
        is_short = last - first > 1 and text_length(document, first) <= HEADING
        if is_short and (document.mentions[first] or text_of(document, first, first + 1).isupper()):
            begun.append((first, first + 1))
        elif document.mentions[first] and HEAD_INSIDE.match(text_of(document, first, last)):
            begun.append((first, first))
        elif begun and ALSO.match(text_of(document, first, last)):
            begun += [(index, index) for index in range(first, last)]
    ends = [*(heading for heading, _ in begun), len(document.sentences)][1:]
    items = [Item(first, end, only_name(document, heading), True, heading)
             for (heading, first), end in zip(begun, ends, strict=True)]
    return items if tell_of_several(document, items) else []


def only_name(document: Document, index: int) -> str | None:
    """Return the one organisation that a sentence names, or None if it names more or nobody."""
    names = {mention.organisation for mention in document.mentions[index]}
    return names.pop() if len(names) == 1 else None


def tell_of_several(document: Document, items: list[Item]) -> bool:
    """Tell whether items are news of different organisations, and not points about the same ones."""
    named = [frozenset(m.organisation for index in range(item.heading, item.last) for m in document.mentions[index])
             for item in items]
    told = [names for names in named if names]
    common = frozenset.intersection(*told) if told else frozenset()
    different = {names - common for names in told} - {frozenset()}
    return len(told) >= FEWEST and len(told) * 3 >= len(items) * 2 and len(different) >= FEWEST


def text_of(document: Document, first: int, last: int) -> str:
    """Return the text of the sentences [first, last)."""
    return document.article.text[document.sentences[first].start:document.sentences[last - 1].end]


def text_length(document: Document, index: int) -> int:
    return document.sentences[index].end - document.sentences[index].start


def is_marked(document: Document, index: int) -> bool:
    """Tell whether a paragraph begins with a mark of a list or a number."""
    text, start = document.article.text, document.sentences[index].start
    return MARKED.match(text[text.rfind("\n", 0, start) + 1:start + 12]) is not None


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Return the sentence numbers [first, last) of each paragraph."""
    runs: list[tuple[int, int]] = []
    before = None
    for sentence in document.sentences:
        if sentence.paragraph == before:
            runs[-1] = (runs[-1][0], sentence.sentence_id + 1)
        else:
            runs.append((sentence.sentence_id, sentence.sentence_id + 1))
        before = sentence.paragraph
    return runs


def is_heading(document: Document, first: int, last: int) -> bool:
    """Tell whether the sentences [first, last) of a paragraph are short and end without a stop."""
    start, end = document.sentences[first].start, document.sentences[last - 1].end
    return end - start <= HEADING and not document.article.text[start:end].endswith(ENDS_OF_TEXT)


def is_numbered(document: Document, index: int) -> bool:
    """Tell whether a heading has a number or marks of its own, as those of a list of news have."""
    text = document.article.text
    start = document.sentences[index].start
    line = text[text.rfind("\n", 0, start) + 1:start + 4].lstrip()
    return line[:1].isdigit() or line.startswith(MARKS)


def name_of(document: Document, first: int, last: int) -> str | None:
    """Return the organisation that a short heading names, or None if it says more."""
    if document.sentences[last - 1].end - document.sentences[first].start > NAME_HEADING:
        return None
    names = {mention.organisation for mentions in document.mentions[first:last] for mention in mentions}
    return names.pop() if len(names) == 1 else None


def central_organisation(document: Document) -> str | None:
    """Return the organisation that an article names most and that its headline names, or None if there is none."""
    count = Counter(mention.organisation for mentions in document.mentions for mention in mentions)
    central = min(count, key=lambda name: (-count[name], name)) if count else None
    titled = {mention.organisation for index in title_of(document) for mention in document.mentions[index]}
    return central if central in titled else None


def title_of(document: Document) -> list[int]:
    """Return the sentences of the headline."""
    return [sentence.sentence_id for sentence in document.sentences if sentence.section == "title"]


def announces_deals(document: Document) -> bool:
    """Tell whether the headline speaks of several deals: "Ford signs five lithium contracts"."""
    sentences = [document.sentences[index] for index in title_of(document)]
    return counts_deals(document) or any(
        DEALS.search(document.article.text, sentence.start, sentence.end) for sentence in sentences)


def counts_deals(document: Document) -> bool:
    """Tell whether the headline or the first sentence of the story counts deals: "had struck three agreements"."""
    lead = next((sentence for sentence in document.sentences if sentence.section == "body"), None)
    sentences = [*(document.sentences[index] for index in title_of(document)), *([lead] if lead else [])]
    return any(COUNTED.search(document.article.text, sentence.start, sentence.end) for sentence in sentences)
