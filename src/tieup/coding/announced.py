"""The day on which an alliance was announced or signed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tieup.coding.news_day import OLDER_NEWS, OTHER_NEWS, REACH, SAME_NEWS, NewsDay, is_reported_on
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document, Figure

ACT = "announced.act"  # "signed", "announced"; its date is that of the arrangement wherever it stands
EARLIER = re.compile(r"\b(?:that|which|who|whom)\b[^,;]* had\b")  # between an act and a day that is not its own
FOUNDING = re.compile(r"\b(?:launch|found|form|establish|creat|bought|acquir|took|invest)|\bset up\b")
BESIDE = 40  # characters between a day and the founding of that day: "on Tuesday launched", "bought it on Friday"
NEXT_TO_IT = 16  # characters: "announced late on Wednesday"
FRESH = frozenset({"memorandum", "definitive_agreement", "established"})  # news whose telling may be its announcement


def find_announced(document: Document, topic: Topic, stage: Claim | None, cues: dict[int, list[Cue]],
                   news: NewsDay | None) -> tuple[datetime.date | None, Claim | None]:
    """Return the day on which the alliance was announced or signed, with its claim; None if it is not told.

    The day of an end, a closing or a start of production is none: an ended alliance keeps the day of its announcement.
    `news` is the day of what the article itself reports; it is that of an alliance which the head makes news of.
    """
    if stage is None or stage.value in ("rumoured", "in_talks"):
        return None, None
    fresh = stage.value in FRESH
    found = list(days(document, topic, cues))
    collected = news is None and document.article.published is not None  # the item of a round-up is its own story
    for explicit in (True, False):
        for figure, day, act, framed in found:
            own_news = is_own_news(document, day)
            if explicit is not (act is not None and act.entry.id == ACT):
                continue
            news_of_it = act is not None or (own_news and not is_standing(document, stage, figure))
            if not explicit and not (fresh and news_of_it and (framed or (collected and own_news))):
                continue
            if own_news and (not fresh or tells_otherwise(document, figure, act)):
                continue
            return told(topic, figure, day, act)
    before = day_before(document, topic) if fresh and topic.focus == "main" else None
    if before:
        return told(topic, *before, None)
    if news is not None and fresh and is_reported_on(document, topic, stage, news):
        return of_the_news(topic, news)
    return None, None


def is_standing(document: Document, stage: Claim, figure: Figure) -> bool:
    """Tell whether the day's news only mentions an alliance as a state of affairs, rather than its foundation."""
    if stage.value != "established":
        return False
    sentence, text = document.sentences[figure.sentence_id], document.article.text.lower()
    founded = FOUNDING.search(text, max(sentence.start, figure.start - BESIDE), min(sentence.end, figure.end + BESIDE))
    return founded is None or OLDER_NEWS.search(text, sentence.start, sentence.end) is not None


def of_the_news(topic: Topic, news: NewsDay) -> tuple[datetime.date, Claim]:
    """Return the day of the article's own news with its claim."""
    figure = news.figure
    return news.day, Claim(figure.sentence_id, figure.start, figure.end, "announced", news.day.isoformat(),
                           topic.first.cue.entry.id)


def told(topic: Topic, figure: Figure, day: datetime.date, act: Cue | None) -> tuple[datetime.date, Claim]:
    """Return a day with the claim that it is that of the announcement."""
    rule = act.entry.id if act else topic.first.cue.entry.id
    return day, Claim(figure.sentence_id, figure.start, figure.end, "announced", day.isoformat(), rule)


def day_before(document: Document, topic: Topic) -> tuple[Figure, datetime.date] | None:
    """Return the day before the first words about an alliance: "On 4 March Honda gave in. It signed with Sony"."""
    first = topic.first.sentence_id
    sentence = document.sentences[first]
    if not first or document.sentences[first - 1].paragraph != sentence.paragraph:
        return None
    before = document.sentences[first - 1]
    if OTHER_NEWS.search(document.article.text, before.start, before.end):
        return None
    days = [(figure, figure.date) for figure in document.figures[first - 1] if figure.date is not None]
    published = document.article.published
    return days[0] if len(days) == 1 and (published is None or days[0][1] <= published) else None


def tells_otherwise(document: Document, figure: Figure, act: Cue | None) -> bool:
    """Tell whether a day near the article's own is that of a closing or a trading day, not of the announcement."""
    start = document.sentences[figure.sentence_id].start
    end = min(act.start, figure.start) if act else figure.start
    return OTHER_NEWS.search(document.article.text, start, end) is not None


def days(document: Document, topic: Topic,
         cues: dict[int, list[Cue]]) -> Iterator[tuple[Figure, datetime.date, Cue | None, bool]]:
    """Yield the figures of a topic's passages that are whole dates, each with its day and the act beside it.

    The act may be None; the last part says whether the sentence binds the parties.
    """
    binding = {frame.sentence_id for frame in topic.frames if not frame.standing}
    published = document.article.published
    latest = published + datetime.timedelta(days=1) if published else datetime.date.max  # of a day without a year
    for index, (start, end) in sorted(topic.passages.items()):
        if index in binding:  # a day at the end of a sentence about several contracts is the day of each
            start, end = document.sentences[index].start, document.sentences[index].end
        acts = [cue for cue in cues.get(index, ()) if start <= cue.start < end]
        whole = [figure for figure in document.figures[index] if figure.date is not None]
        for figure in document.figures[index]:
            if figure.date is None or not start <= figure.start < end or (not figure.explicit and figure.date > latest):
                continue
            near = [cue for cue in acts if min(abs(cue.start - figure.end), abs(figure.start - cue.end)) <= REACH
                    and not EARLIER.search(document.article.text, cue.end, figure.start)
                    and not (figure.end <= cue.start and any(
                        0 <= other.start - cue.end <= NEXT_TO_IT for other in whole))]
            if near or index in binding:
                act = min(near, key=lambda cue: (abs(cue.start - figure.start), cue.start), default=None)
                yield figure, figure.date, act, index in binding


def is_own_news(document: Document, day: datetime.date) -> bool:
    """Tell whether a day is so near the article's own that it is the day of what the article itself reports."""
    published = document.article.published
    return published is not None and datetime.timedelta(0) <= published - day <= SAME_NEWS
