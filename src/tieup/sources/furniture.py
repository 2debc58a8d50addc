"""What surrounds the story on an HTML page, known by element, role and name, and taken out of the tree."""

from __future__ import annotations

import re

from lxml import etree


def named(*words: str) -> re.Pattern[str]:
    """Return a pattern that finds one of `words` whole among the names in class and id."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words)})(?=$|[\s_-])", re.I)


# Elements that never hold a part of the story.
MACHINERY = frozenset({
    "canvas", "embed", "iframe", "input", "link", "meta", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title",
})  # fmt: skip
# Elements that hold it only on pages that misuse them.
FURNITURE = frozenset({
    "aside", "audio", "button", "dialog", "figcaption", "figure", "footer", "form", "label", "menu", "nav", "picture",
    "video",
})  # fmt: skip
ROLES = frozenset({
    "alert", "alertdialog", "complementary", "contentinfo", "dialog", "menu", "navigation", "search", "toolbar",
    "tooltip",
})  # fmt: skip
# What editors and advertisers call the things that they hang around a story ...
NAMES = named(
    "ads?", r"ad(?:box|slot|vert\w*|unit)", "affiliates?", "alerts?", "also", "audio", "banner", "bookmarks?",
    "breadcrumbs?", "by", "byline", "cards?", "carousel", "contact", "cookies?", "copyright", "cta", "download",
    "eyebrow", "follow", "foot", "footer", "gallery", "kicker", "latest", "legal", "live-?feed", "login", "masthead",
    "menu", "meta", "metadata", "modal", "more", "most(?:read|popular|viewed)?", r"nav\w*", "offscreen", "overlay",
    "pagination", "player", "podcast", "popular", "popup", "posted", "print", "privacy", "rail", "read(?:more|next)",
    r"recirc\w*", "register", "replies", "respond", r"screen-reader\w*", "search", "sidebar", "skip", "slideshow",
    "sr-only", "tags?", "tag-?list", "teasers?", "ticker", "timestamp", "toolbar", "toolbox", "top-?bar", "topics?",
    "trending", "tweet", "video", "visually-hidden", "widgets?",
)  # fmt: skip
# ... and those names of them that no paragraph of a story has, however long it is.
STRONG_NAMES = named(
    "authors?", "bio", "captions?", "comments?", "commenting", "consent", "contributors?", "credits?", "disclaimer",
    "disqus", "donate", "donation", "gdpr", "inline-promo", "membership", "newsletters?", "outbrain", "paywall",
    "promos?", "promotion", "pull", "pull-?quote", r"recommend\w*", r"related\w*", "share", "shares", r"sharing\w*",
    "sign-?up", r"social\w*", r"sponsor\w*", r"subscri\w+", "taboola", "upsell", "zergnet",
)  # fmt: skip
STANDFIRST = named("standfirst", "dek", "deck", "sub-?titles?", "sub-?head(?:line|ing)?s?", "strap-?line", "summary",
                   "intro", "lead", "lede")  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LETTERS_OF_A_PARAGRAPH = 60  # shorter ones are captions and buttons as often as story
LETTERS_OF_A_LONG_PARAGRAPH = 160
# What holds so much of the text of a page is no furniture, whatever its name says ("article-with-comments").
SHARE_OF_THE_STORY = 0.4


def prune(body: etree._Element) -> None:
    """Take furniture and what is hidden out of the page."""
    for element in list(body.iter(*MACHINERY)):
        drop(element)
    weight = weigh(body)
    heaviest = SHARE_OF_THE_STORY * weight[body]
    for element in list(body.iter(etree.Element)):
        if element is body or element.getparent() is None or not is_furniture(element):
            continue
        if weight[element] <= heaviest and (element.find(".//h1") is None or element.tag == "aside"):
            drop(element)


def is_furniture(element: etree._Element) -> bool:
    """Tell whether the element, its role or its names are those of furniture, or whether a reader does not see it."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag in ("article", "main") or element.tag in HEADINGS:
        return False
    if element.tag == "figure" and element.find(".//table") is not None:
        return False
    if element.tag in FURNITURE or element.tag == "header" or element.get("role") in ROLES:
        return True
    if HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag == "time":  # a date in a sentence is a part of it
        parent = element.getparent()
        return parent.tag != "p" or len(text_of(parent)) < LETTERS_OF_A_PARAGRAPH
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) == 1 or STANDFIRST.search(names):
        return False
    if STRONG_NAMES.search(names):
        return True
    return NAMES.search(names) is not None and not (
        element.tag == "p" and len(text_of(element)) >= LETTERS_OF_A_LONG_PARAGRAPH
    )


def drop(element: etree._Element) -> None:
    """Take an element out of the tree and leave the text that follows it."""
    parent, previous, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    if tail:
        if previous is not None:
            previous.tail = f"{previous.tail or ''} {tail}"
        else:
            parent.text = f"{parent.text or ''} {tail}"
    element.tail = None
    parent.remove(element)


def weigh(body: etree._Element) -> dict[etree._Element, int]:
    """Return for each element the letters of the paragraphs that it holds."""
    weight = dict.fromkeys(body.iter(etree.Element), 0)
    for block in body.iter("p", "li", "blockquote", "div", "td", "section", "article"):
        if block.tag == "p":
            letters = len(text_of(block))
        else:
            letters = len((block.text or "").strip()) + sum(len((child.tail or "").strip()) for child in block)
        if letters >= LETTERS_OF_A_PARAGRAPH:
            weight[block] += letters
            for ancestor in block.iterancestors():
                if ancestor in weight:
                    weight[ancestor] += letters
    return weight


def text_of(element: etree._Element) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.itertext()).split())
