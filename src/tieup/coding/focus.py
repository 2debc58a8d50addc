"""Which of an article's alliances it is about, and which it mentions in passing."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from tieup.coding.frame import Frame
from tieup.coding.items import FEWEST, Item, announces_deals, central_organisation, counts_deals, title_of
from tieup.coding.topics import STRONG, Topic
from tieup.model import Cue, Document

TITLE, LEAD, EARLY, LATER = 4.0, 3.0, 1.5, 1.0  # what a frame weighs by its place
NAMED_IN_TITLE, NAMED_IN_LEAD = 3.0, 1.5  # what it weighs that two parties are named there at all
NAMED_AGAIN, MOST_NAMED = 0.3, 1.5  # for each sentence that names the least named of its parties
LEAD_SENTENCES = 2  # of the body; a dispatch says in two sentences what it is about
BORROWED = 0.6  # a party that was taken from an earlier sentence may be wrong
WEAK = 0.6  # "supplies", "stake": said of many in passing
IN_HEAD = 2.0  # what it weighs that the title or the first sentence makes news of it
STANDING = 0.5  # a state of affairs beside the news
IN_PASSING = 0.35  # "already has", "similar"
SHARE_OF_FIRST = 0.6  # another alliance is main as well if it weighs at least six tenths as much as the first
ENOUGH = 1.75  # below it an article only mentions alliances
EARLY_PART = 0.6  # of an article's sentences; behind it stands what else there is
ASIDE = re.compile(
    r", (?:which|who|whose|in which|of which|(?:the|an?) (?:[\w'’-]+ ){1,5}(?:that|which|whom)) "
    r"(?:also |already )?[^,;]*$")
# A survey of who is allied with whom, in which no alliance is the news.
SURVEY = re.compile(
    r"\b(?:explainer|who(?:['’]s| is| are) (?:allied|working|partnering|teaming)(?: up)? with whom|"
    r"your questions answered|q&a|at a glance|(?:main|key|major|existing|current) (?:tie-ups|alliances|partnerships)|"
    r"following (?:are|is) (?:some of |a list of )|(?:a )?(?:look|guide) (?:at|to) (?:the |who |which ))", re.I)


def set_focus(document: Document, topics: list[Topic], items: list[Item], round_up: bool,
              focus_cues: dict[int, list[Cue]]) -> None:
    """Mark the topics that the article is about as main; `round_up` tells whether its items are news of their own."""
    if not topics:
        return
    titles = title_of(document)
    if is_survey(document):
        return
    listed = sum(item.is_numbered for item in items) * 3 >= len(items) * 2
    titled = any(names_two(document, titles, topic) and is_told_before(items, titles, topic) for topic in topics)
    if round_up and (listed or not titled):
        mark_items(document, topics, items, focus_cues)
    else:
        mark_weightiest(document, topics, titles, focus_cues)


def is_told_before(items: list[Item], titles: list[int], topic: Topic) -> bool:
    """Tell whether the text above the first item tells of a topic: the article is about it, headings or not."""
    first = min((item.heading for item in items), default=0)
    return any(frame.sentence_id < first and frame.sentence_id not in titles for frame in topic.frames)


def is_survey(document: Document) -> bool:
    """Tell whether the title or the first sentence says that the article lists what alliances there are."""
    return any(SURVEY.search(document.article.text, sentence.start, sentence.end)
               for sentence in map(document.sentences.__getitem__, head_sentences(document)))


def mark_items(document: Document, topics: list[Topic], items: list[Item], focus_cues: dict[int, list[Cue]]) -> None:
    """Mark the first topic of each item as main; in a list of firms each deal of the firm in the heading."""
    by_name = sum(item.named is not None and item.has_own_heading for item in items) * 2 >= len(items)
    firsts = [topic for item in items if (topic := first_under(item, topics)) is not None]
    centre = central_organisation(document)
    about = {centre} if sum(centre in topic.parties for topic in firsts) * 2 >= len(firsts) else set()
    for item in items:
        topic = news_under(item, topics, document)
        if topic is not None and not topic.is_denied:
            topic.focus = "main"
        for other in topics if by_name and item.named else ():
            if item.named in other.parties and about <= other.parties and not is_in_passing(other.first, focus_cues) \
                    and item.first <= other.first.sentence_id < item.last:
                other.focus = "main"


def mark_weightiest(document: Document, topics: list[Topic], titles: list[int],
                    focus_cues: dict[int, list[Cue]]) -> None:
    """Mark the topic that weighs most as main, and what weighs nearly as much or is announced beside it."""
    heads = [is_in_head(document, topic, focus_cues) for topic in topics]
    weights = [weigh(document, topic, focus_cues) + (IN_HEAD if head else 0)
               for topic, head in zip(topics, heads, strict=True)]
    top = max([weight for topic, weight in zip(topics, weights, strict=True) if not topic.branch], default=0.0)
    if top < ENOUGH and not any(heads):
        mark_deals_of_centre(document, topics, titles, focus_cues)
        return
    for topic, weight, head in zip(topics, weights, heads, strict=True):
        prominent = weight >= max(ENOUGH, SHARE_OF_FIRST * top) or (weight == top and (weight >= ENOUGH or head))
        if (prominent and not topic.branch) or is_news_beside(topic, focus_cues):
            topic.focus = "main"
    mark_deals_of_centre(document, topics, titles, focus_cues)


def is_round_up(document: Document, topics: list[Topic], items: list[Item]) -> bool:
    """Tell whether the article is a list of alliances, each under a heading of its own."""
    found = [(item, topic) for item in items if (topic := first_under(item, topics)) is not None]
    several = len({topic.parties for _, topic in found})
    headed = sum(item.is_numbered or names_party(document, item, topic) for item, topic in found)
    return headed * 2 >= len(found) and (several >= FEWEST or (several > 1 and len(items) > FEWEST))


def names_party(document: Document, item: Item, topic: Topic) -> bool:
    """Tell whether the heading of an item names a party of its topic."""
    return any(mention.organisation in topic.parties for mention in document.mentions[item.heading])


def frames_under(item: Item, topics: list[Topic]) -> list[tuple[int, int, int]]:
    """Return the frames of an item in the order of the text: sentence, start, and number in `topics`."""
    return sorted((frame.sentence_id, frame.start, number) for number, topic in enumerate(topics)
                  for frame in topic.frames if item.heading <= frame.sentence_id < item.last)


def first_under(item: Item, topics: list[Topic]) -> Topic | None:
    """Return the topic with the first frame of an item, or None if it tells of no alliance."""
    under = frames_under(item, topics)
    return topics[under[0][2]] if under else None


def news_under(item: Item, topics: list[Topic], document: Document) -> Topic | None:
    """Return the first topic of an item, or another of the same sentence if that one is only told aside.

    "Milence, the company that A founded with B, has signed with C" makes news of Milence and C.
    """
    under = frames_under(item, topics)
    for index, _, number in under:
        if index == under[0][0] and not all(
            in_aside(document, frame) for frame in topics[number].frames if frame.sentence_id == index
        ):
            return topics[number]
    return topics[under[0][2]] if under else None


def mark_deals_of_centre(document: Document, topics: list[Topic], titles: list[int],
                         focus_cues: dict[int, list[Cue]]) -> None:
    """Mark the deals of the one organisation in a headline about its deals as main, unless late or in passing."""
    named = {mention.organisation for index in titles for mention in document.mentions[index]}
    if len(named) != 1 or not announces_deals(document):
        return
    late = (1.0 if counts_deals(document) else EARLY_PART) * len(document.sentences)
    for topic in topics:
        if named <= topic.parties and not topic.branch and topic.first.sentence_id < late \
                and not is_in_passing(topic.first, focus_cues):
            topic.focus = "main"


def is_in_head(document: Document, topic: Topic, focus_cues: dict[int, list[Cue]]) -> bool:
    """Tell whether the title or the first sentence of the body makes news of a topic."""
    head = head_sentences(document)
    return any(frame.sentence_id in head and not frame.standing and not is_in_passing(frame, focus_cues)
               and not in_aside(document, frame) for frame in topic.frames)


def head_sentences(document: Document) -> set[int]:
    """Return the sentences of the title and the first sentence of the body."""
    body = (sentence.sentence_id for sentence in document.sentences if sentence.section == "body")
    return {*title_of(document), *islice(body, 1)}


def is_in_passing(frame: Frame, focus_cues: dict[int, list[Cue]]) -> bool:
    """Tell whether a word before a frame shows that it is mentioned in passing ("already has")."""
    return any(cue.entry.value == "background" and cue.start < frame.end
               for cue in focus_cues.get(frame.sentence_id, ()))


def in_aside(document: Document, frame: Frame) -> bool:
    """Tell whether a relative clause says it: "Amazon, which owns 16% of the firm, did not comment"."""
    start = document.sentences[frame.sentence_id].start
    return ASIDE.search(document.article.text[start:frame.cue.start]) is not None


def weigh(document: Document, topic: Topic, focus_cues: dict[int, list[Cue]]) -> float:
    """Return how much of the article speaks of a topic, and how prominently."""
    body = [sentence.sentence_id for sentence in document.sentences if sentence.section == "body"]
    lead = body[:LEAD_SENTENCES]
    early = body[: max(LEAD_SENTENCES + 2, len(body) // 4)]
    titles = title_of(document)
    by_sentence: dict[int, float] = {}
    in_passing = True
    for frame in topic.frames:
        index = frame.sentence_id
        value = TITLE if index in titles else LEAD if index in lead else EARLY if index in early else LATER
        value *= BORROWED if frame.borrowed else 1.0
        value *= 1.0 if frame.construction in STRONG else WEAK
        value *= STANDING if frame.standing else 1.0
        if index not in titles and (
                (index not in lead and is_in_passing(frame, focus_cues)) or in_aside(document, frame)):
            value *= IN_PASSING
        else:
            in_passing = False
        by_sentence[index] = max(value, by_sentence.get(index, 0.0))
    total = sum(by_sentence.values())
    in_title = names_two(document, titles, topic)
    aside = in_passing or all(frame.standing for frame in topic.frames)
    if topic.branch or (aside and not in_title):
        return total
    if in_title:
        total += NAMED_IN_TITLE
    if names_two(document, lead, topic):
        total += NAMED_IN_LEAD
    return total + min(MOST_NAMED, NAMED_AGAIN * times_named(document, topic))


def times_named(document: Document, topic: Topic) -> int:
    """Return how many sentences name the least named party of a topic: what an article is about it names often."""
    named = Counter(name for mentions in document.mentions for name in {mention.organisation for mention in mentions})
    return min(named[name] for name in topic.parties)


def names_two(document: Document, sentences: list[int], topic: Topic) -> bool:
    """Tell whether the sentences name at least two parties of the topic."""
    named = {mention.organisation for index in sentences for mention in document.mentions[index]}
    return len(named & topic.parties) > 1 or topic.joint_company in named


def is_news_beside(topic: Topic, focus_cues: dict[int, list[Cue]]) -> bool:
    """Tell whether the article announces this alliance beside another ("in a separate deal, the same day")."""
    return any(cue.entry.value == "main" and cue.start <= frame.start
               for frame in topic.frames for cue in focus_cues.get(frame.sentence_id, ()))
