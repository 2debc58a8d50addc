"""HTML pages: the story in them as text, one paragraph a line, headline first; what surrounds it stays out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from tieup.sources.furniture import (
    HEADINGS,
    LETTERS_OF_A_PARAGRAPH,
    SHARE_OF_THE_STORY,
    STANDFIRST,
    drop,
    named,
    prune,
    text_of,
    weigh,
)
from tieup.sources.heads import Head, read_head

BODY_NAMES = re.compile(
    r"(?:article|story|entry|post|news|content|page)[\s_-]*(?:body|content|text|copy|main)|articlebody"
    r"|(?:^|\s)(?:entry|article|story|post|content|prose|rich-?text)(?:$|\s)", re.I,
)  # fmt: skip
PULLED = named("pull", "pull-?quote", "callout")
# Headings under which a page lists other things than its story.
OTHER_THINGS = re.compile(
    r"(?:related|more (?:on|from|in|about|stories|news|like)|read (?:more|next|also)|also (?:read|on|in)"
    r"|recommended|you (?:may|might)"
    r"|trending|most (?:read|popular|viewed)|latest (?:news|stories|on|in)|popular|(?:\d+ )?comments?\b|leave a"
    r"|join the (?:conv|deb|disc)"
    r"|newsletter|sign up|share this|tags?$|keep reading|what to read|don.t miss|top stories|editor.{0,3} pick"
    r"|sponsored|around the web"
    r"|elsewhere on|up next|watch (?:now|next)|about the authors?)", re.I,
)  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LETTERS_OF_A_STORY = 80  # a page with less text in its paragraphs is a stub, a picture or a script
LETTERS_OF_A_SUBHEAD = 60
LETTERS_OF_A_LINK = 120
SHARE_OF_LINKS = 0.75  # a block of which so much is links leads elsewhere
GENERATIONS = 3  # how far above the headline a standfirst may hang in the tree


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its head and the text of its story."""

    head: Head
    text: str


def read_page(source: str) -> Page | None:
    """Return the story of an HTML page, or None if the page holds none."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):  # nothing but declarations or blanks
        return None
    head, body = read_head(tree), tree.find(".//body")
    lines = read_lines(body) if body is not None else []
    if sum(len(line) for line in lines if len(line) >= LETTERS_OF_A_PARAGRAPH) < LETTERS_OF_A_STORY:
        lines = read_lines_otherwise(source)
    if not lines:
        return None
    headline = head.title or lines[0]
    return Page(head, "\n".join([headline, *(line for line in lines if line != headline)]))


def read_lines(body: etree._Element) -> list[str]:
    """Return the lines of the story that `body` holds, the standfirst among them."""
    prune(body)
    story = find_story(body)
    drop_other_things(story)
    lines = list(lines_of(story))
    return [*(line for line in standfirsts(body, story) if line not in lines), *lines]


def read_lines_otherwise(source: str) -> list[str]:
    """Return the lines that trafilatura finds on a page that is built as no other."""
    import trafilatura  # half a second to import, and hardly ever needed

    text = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
    lines = [tidy(line) for line in text.split("\n") if line.strip()]
    return lines if sum(map(len, lines)) >= LETTERS_OF_A_STORY else []


# --------------------------------------------------------------------------------------------------- finding the story


def find_story(body: etree._Element) -> etree._Element:
    """Return the smallest element that holds most of the story."""
    weight = weigh(body)
    heading = body.find(".//h1")
    best, best_score = body, 0.0
    for element in body.iter(etree.Element):
        if element.tag not in BLOCKS or not weight[element]:
            continue
        names = f"{element.get('class', '')} {element.get('id', '')}"
        score: float = weight[element]
        if element.tag == "article" or element.get("itemprop") == "articleBody":
            score *= 1.6
        elif element.tag == "main" or element.get("role") in ("main", "article") or BODY_NAMES.search(names):
            score *= 1.3
        if heading is not None and element in heading.iterancestors():
            score *= 1.1
        if score >= best_score:  # the deeper of two that hold the same
            best, best_score = element, score
    for other in list(best.iter("article")):  # cards of other stories
        if other is not best and weight[other] < SHARE_OF_THE_STORY * weight[best]:
            drop(other)
    return best


def drop_other_things(story: etree._Element) -> None:
    """Take lists of other stories, comments and the like out of the story, known by their headings."""
    weight = weigh(story)
    for heading in list(story.iter(*HEADINGS)):
        parent, text = heading.getparent(), text_of(heading)
        if parent is None or heading.tag == "h1" or len(text) > LETTERS_OF_A_SUBHEAD or not OTHER_THINGS.match(text):
            continue
        if parent is not story and weight[parent] <= SHARE_OF_THE_STORY * weight[story]:
            drop(parent)
            continue
        following = heading.getnext()
        while following is not None and following.tag in ("ul", "ol", "div", "section", "table"):
            if weight[following] > SHARE_OF_THE_STORY * weight[story]:
                break
            after = following.getnext()
            drop(following)
            following = after
        drop(heading)


def standfirsts(body: etree._Element, story: etree._Element) -> Iterator[str]:
    """Yield the lines below the headline that hang outside of the story's element."""
    heading = body.find(".//h1")
    if heading is None or story in heading.iterancestors():
        return
    inside = {story, *story.iterancestors()}
    level = heading
    for _ in range(GENERATIONS):
        if level is None or level in inside:
            return
        for element in level.itersiblings():
            if element in inside:
                return
            names = f"{element.get('class', '')} {element.get('id', '')}"
            text = tidy(text_of(element))
            is_paragraph = element.tag in ("p", "h2") and len(text) >= LETTERS_OF_A_PARAGRAPH
            if text and (is_paragraph or STANDFIRST.search(names)):
                yield text
        level = level.getparent()


# --------------------------------------------------------------------------------------------------------------- text


def lines_of(element: etree._Element) -> Iterator[str]:
    """Yield the lines of an element: paragraphs, subheads, items of lists, rows of tables."""
    if element.tag in HEADINGS or not holds_blocks(element):
        yield from lines_of_block(element)
        return
    if element.tag == "tr" and not any(holds_blocks(cell) for cell in element):
        row = " | ".join(cell for cell in (tidy(text_of(cell)) for cell in element) if cell)
        if row:
            yield row
        return
    loose = element.text or ""  # text between blocks, as on pages that separate paragraphs with <br><br>
    for child in element:
        if child.tag in BLOCKS or holds_blocks(child):
            yield from lines_of_loose_text(loose)
            loose = ""
            yield from lines_of(child)
        else:
            loose += "\n" if child.tag == "br" else "".join(child.itertext())
        loose += child.tail or ""
    yield from lines_of_loose_text(loose)


def holds_blocks(element: etree._Element) -> bool:
    return any(child.tag in BLOCKS for child in element.iterdescendants(etree.Element))


def lines_of_block(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element without blocks inside, parted at two line breaks; nothing if it only links."""
    links = sum(len(text_of(link)) for link in element.iter("a"))
    text = text_of(element)
    if not text or PULLED.search(element.get("class") or ""):
        return
    if links >= SHARE_OF_LINKS * len(text) and len(text) < LETTERS_OF_A_LINK:
        return
    breaks = list(element.iter("br"))
    for break_ in breaks:
        break_.tail = "\n" + (break_.tail or "")
    for line in re.split(r"\n\s*\n", "".join(element.itertext())) if len(breaks) > 1 else [text]:
        line = tidy(line)
        if line:
            yield f"- {line}" if element.tag == "li" else line


def lines_of_loose_text(text: str) -> Iterator[str]:
    """Yield the parts of text that stands between blocks; a few words are a button or a label."""
    for line in map(tidy, re.split(r"\n\s*\n", text)):
        if len(line) >= LETTERS_OF_A_PARAGRAPH:
            yield line


def tidy(text: str) -> str:
    """Return `text` on one line, without invisible characters."""
    return " ".join(INVISIBLE.sub("", text).split())
