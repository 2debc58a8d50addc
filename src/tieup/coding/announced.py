"""The day on which an alliance was announced or signed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from tieup.coding.topics import Topic
from tieup.model import Claim, Cue, Document, Figure

ACT = "announced.act"  # "signed", "announced"; its date is that of the arrangement wherever it stands
FRESH = frozenset({"memorandum", "definitive_agreement", "established"})  # news whose telling may be its announcement
OVER = frozenset({"called_off", "terminated", "suspended", "operational"})  # its telling is never its announcement
SAME_NEWS = datetime.timedelta(days=6)  # before the article: a date as near is that of its own news
REACH = 80  # characters between the act and its date
PRECEDES = re.compile(r"\b(?:completed?|clos(?:ed|ing)|finali[sz]ed|shares|stock|fell|rose)\b")


def find_announced(document: Document, topic: Topic, stage: Claim | None,
                   cues: dict[int, list[Cue]]) -> tuple[datetime.date | None, Claim | None]:
    """Return the day on which the alliance was announced or signed, with its claim; None if the article does not tell it.

    The day of an end, a closing or a start of production is none: an ended alliance keeps the day of its announcement.
    """
    if stage is None or stage.value in ("rumoured", "in_talks"):
        return None, None
    fresh = stage.value in FRESH
    found = [*days(document, topic, cues)]
    for explicit in (True, False):
        for figure, act, framed in found:
            if (act.entry.id == ACT) is not explicit or not (framed or explicit):
                continue
            if not explicit and not (fresh and framed):
                continue
            if not fresh and is_own_news(document, figure.date):
                continue
            if PRECEDES.search(document.article.text, document.sentences[figure.sentence_id].start, min(act.start, figure.start)) and is_own_news(document, figure.date):
                continue
            return figure.date, Claim(figure.sentence_id, figure.start, figure.end, "announced", figure.date.isoformat(), act.entry.id)
    return None, None


def days(document: Document, topic: Topic, cues: dict[int, list[Cue]]) -> Iterator[tuple[Figure, Cue, bool]]:
    """Yield the whole dates of a topic's passages, each with the act beside it and whether its sentence binds the parties."""
    binding = {frame.sentence_id for frame in topic.frames if not frame.standing}
    for index, (start, end) in sorted(topic.passages.items()):
        if index in binding:  # a day at the end of a sentence about several contracts is the day of each
            start, end = document.sentences[index].start, document.sentences[index].end
        acts = [cue for cue in cues.get(index, ()) if start <= cue.start < end]
        for figure in document.figures[index]:
            if figure.date is None or not start <= figure.start < end:
                continue
            near = [cue for cue in acts if min(abs(cue.start - figure.end), abs(figure.start - cue.end)) <= REACH]
            if near:
                yield figure, min(near, key=lambda cue: (abs(cue.start - figure.start), cue.start)), index in binding


def is_own_news(document: Document, day: datetime.date) -> bool:
    """Tell whether a day is so near the article's own that it is the day of what the article itself reports."""
    published = document.article.published
    return published is not None and abs(published - day) <= SAME_NEWS
