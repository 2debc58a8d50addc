"""The day of the news that an article itself reports: what its head says happened "on Thursday" or "this morning"."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from tieup.coding.items import announces_deals
from tieup.coding.stages import head_of_story
from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document, Figure

SAME_NEWS = datetime.timedelta(days=6)  # before the article: a date as near is that of its own news
STILL_NEWS = datetime.timedelta(days=9)  # the same for the date of a head: "Last week, on 4 March"
HEAD = 7  # sentences of the body; a dispatch gives the day in the second, a feature after its anecdote
REACH = 130  # characters between a word of saying and its day
# What else may have happened on that day: a closing, a trading day, a launch, an end.
OTHER_NEWS = re.compile(
    r"\b(?:(?<!nearly )(?<!almost )completed?|clos(?:ed|ing)|finali[sz]ed|unveils|opened|ruled out|went on sale|"
    r"fell|rose|jumped|surged|soared|gained|slid|slipped|dropped|tumbled|climbed|traded|were (?:up|down))\b")
# Words of a head that reports what is older than the article, or nothing new at all.
OLDER_NEWS = re.compile(
    r"\b(?:last|earlier this|previous|past|this) (?:week|month|year|quarter|spring|summer|autumn|fall|winter)\b|"
    r"\b(?:days?|weeks?|months?|years?) (?:ago|later|after|earlier|before|on)\b|\brecent(?:ly)?\b|\bso far\b|\bsince\b")
# Of an established alliance, what is news itself: it is widened, or its shares are bought.
CHANGES = re.compile(r"\b(?:exten|expan|wid|deep|broad|renew|prolong|upgrad|enlarg|bought|acqui|invest|took)")


class NewsDay(NamedTuple):
    """The day of an article's own news, and the figure that says so."""

    day: datetime.date
    figure: Figure
    is_said: bool  # by a word of saying or signing beside it


def find_news_day(document: Document, cues: dict[int, list[Cue]]) -> NewsDay | None:
    """Return the day of what the article reports, None if its head tells none; a round-up has no such day.

    It is the first day of the head that is not that of a trading day, a closing or a launch. The day of publication
    alone says nothing: many articles tell of what was announced days before.
    """
    published = document.article.published
    if published is None:
        return None
    head = [s for s in document.sentences if s.section == "body"][:HEAD]
    found: list[NewsDay] = []
    for sentence in head:
        acts = cues.get(sentence.sentence_id, ())
        for figure in document.figures[sentence.sentence_id]:
            if figure.date is None or not datetime.timedelta(0) <= published - figure.date <= STILL_NEWS:
                continue
            if OTHER_NEWS.search(document.article.text, sentence.start, figure.start):
                continue
            said = any(min(abs(act.start - figure.end), abs(figure.start - act.end)) <= REACH for act in acts)
            found.append(NewsDay(figure.date, figure, said))
    return found[0] if found else None


def is_reported_on(document: Document, topic: Topic, stage: Claim, news: NewsDay) -> bool:
    """Tell whether an alliance is what the article reports as news of that day: its words must stand in the head."""
    fresh = [frame for frame in topic.frames if not frame.standing]
    head = head_of_story(document)
    in_head = [frame for frame in fresh if frame.sentence_id in head]
    text = document.article.text
    if stage.value == "established" and not (
            stage.sentence_id in head and CHANGES.search(text[stage.start:stage.end].lower())):
        return False
    if not in_head:
        return news.is_said and topic.focus == "main" and bool(fresh) and announces_deals(document)
    # where only a source knows of it, nobody has announced it
    return not any(cue.entry.variable == "stage_source" for index in head for cue in document.cues[index])
