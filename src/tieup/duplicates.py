"""Copies and light rewrites of one story: which article is the head of each cluster.

A story is known by its fingerprint: the phrases of four words that begin with an article or a preposition. They are a
fifth of all phrases, spread evenly, and few enough to be kept for every article of a large corpus. Copies share most of
them, however much was cut; two reports of the same event in different words share next to nothing.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from tieup.model import Article

WORD = re.compile(r"[^\W_]+")
ANCHORS = frozenset({"the", "a", "an", "of", "to", "in", "and", "for"})
UNSAID = frozenset({"mr", "mrs", "ms", "dr", "s"})  # house style: one desk writes "Mr Uchida", the other "Uchida"
WORDS_OF_A_PHRASE = 4  # three words make idioms ("of electric vehicles"), five break at every changed word
PHRASES_KEPT = 128  # enough to tell a story's share in another one to about 0.05; most stories have fewer
# Two desks that quote the same statement share up to a fifth of their phrases; a rewrite that keeps the sentences and
# changes words here and there shares more than a half. Between them the line may be drawn anywhere.
SHARE_OF_A_COPY = 0.35
SHARED_AT_LEAST = 8  # below this a shared phrase, not a shared story
SHARE_OF_A_TWIN = 0.8  # nothing is found through a twin that its original does not find
IDIOM = 200  # a phrase of so many different stories is an idiom of the trade and tells nothing
AGENCY = r"(reuters|associated press|ap|afp|pti|ani|ians|bloomberg|kyodo|yonhap|xinhua|dpa)"
DATELINE = re.compile(rf"\({AGENCY}(?: news)?\)", re.IGNORECASE)
REACH_OF_DATELINE = 1500  # characters within which a dispatch says whose it is
CREDIT = re.compile(
    r"\b(?:files|reporting|material|information|inputs?|contributions?|reports) (?:from|by) [^.\n)]{0,40}?"
    rf"\b{AGENCY}\b", re.IGNORECASE)
FACT = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*[a-zA-Z]\b|\d[\d.,]*\d")  # a name inside a sentence, a figure
DAYS_BETWEEN = 2  # from a dispatch to what is made of it
# Of its names and figures a rewrite shares more than a half with its dispatch, other reports of the same event less.
SHARED_FACTS, SHARE_OF_FACTS = 15, 0.5
AS_FULL = 0.95  # lengths that differ by less are equal: a dateline more or less makes no fuller version


def fingerprint(story: str) -> tuple[int, ...]:
    """Return the number of words of a cleaned English story, then its phrases as numbers, smallest first.

    A story without words gives ``()``. The same text gives the same numbers everywhere and always.
    """
    words = [word for word in WORD.findall(story.lower()) if word not in UNSAID]
    if not words:
        return ()
    phrases = {crc32(" ".join(words[i : i + WORDS_OF_A_PHRASE]).encode())
               for i, word in enumerate(words) if word in ANCHORS}
    return len(words), *sorted(phrases)[:PHRASES_KEPT]


def find_duplicates(stories: Iterable[tuple[Article, tuple[int, ...]]]) -> dict[str, str]:
    """Return the head of its cluster for each article that is another version of a story; heads are not in the result.

    The head is the fullest version, of equally full ones the earliest that is wholly readable. The order of
    `stories` does not matter.
    """
    known = {article.article_id: (article, print_) for article, print_ in stories if print_}
    cluster = {article_id: article_id for article_id in known}
    postings: dict[int, list[str]] = {}
    for article_id in sorted(known, key=lambda key: (-known[key][1][0], key)):
        sample = known[article_id][1]
        shared = Counter(other for phrase in sample[1:] for other in postings.get(phrase, ()))
        is_twin = False
        for other, count in sorted(shared.items()):
            if count >= SHARED_AT_LEAST and (share := shared_part(sample, known[other][1])) >= SHARE_OF_A_COPY:
                join(cluster, article_id, other)
                is_twin = is_twin or share >= SHARE_OF_A_TWIN
        if not is_twin:
            for phrase in sample[1:]:
                holders = postings.setdefault(phrase, [])
                if len(holders) < IDIOM:
                    holders.append(article_id)
    for rewrite, dispatch in find_rewrites([article for article, _ in known.values()]):
        join(cluster, rewrite, dispatch)
    versions: dict[str, list[str]] = {}
    for article_id in sorted(known):
        versions.setdefault(root(cluster, article_id), []).append(article_id)
    heads: dict[str, str] = {}
    for members in versions.values():
        head = head_of([known[member] for member in members])
        heads |= {member: head for member in members if member != head}
    return heads


def find_rewrites(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Yield (article id of a rewrite, article id of the agency's dispatch of which it is made)."""
    credited: list[tuple[Article, str]] = []
    dispatches: dict[tuple[str, datetime.date], list[Article]] = {}
    for article in articles:
        if article.published is None:
            continue
        if dateline := DATELINE.search(article.text, 0, REACH_OF_DATELINE):
            dispatches.setdefault((dateline[1].lower(), article.published), []).append(article)
        elif credit := CREDIT.search(article.text):
            credited.append((article, credit[1].lower()))
    for article, agency in credited:
        assert article.published is not None
        facts = facts_of(article)
        for days in range(DAYS_BETWEEN + 1):
            day = article.published - datetime.timedelta(days)
            for dispatch in dispatches.get((agency, day), ()):
                shared = len(facts & facts_of(dispatch))
                if shared >= SHARED_FACTS and shared >= SHARE_OF_FACTS * len(facts):
                    yield article.article_id, dispatch.article_id


def facts_of(article: Article) -> set[str]:
    """Return the names and figures of an article, as they are written."""
    return {found.rstrip(".,") for found in FACT.findall(article.text)}


def shared_part(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return which part of the shorter story's phrases stands in the other, from 0 to 1."""
    limit = min(sample[-1] if len(sample) > PHRASES_KEPT else 2**32 for sample in (one, other))
    mine, theirs = ({phrase for phrase in sample[1:] if phrase <= limit} for sample in (one, other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter >= SHARED_AT_LEAST else 0.0


def head_of(versions: list[tuple[Article, tuple[int, ...]]]) -> str:
    """Return the article id of the fullest version, of equally full ones a wholly readable, the earliest, by id."""
    longest = max(print_[0] for _, print_ in versions)
    full = [article for article, print_ in versions if print_[0] >= AS_FULL * longest]
    return min(full, key=lambda article: ("\ufffd" in article.text, article.published or datetime.date.max,
                                          article.article_id)).article_id


def root(cluster: dict[str, str], article_id: str) -> str:
    """Return the article that stands for the cluster of `article_id`."""
    while cluster[article_id] != article_id:
        cluster[article_id] = cluster[cluster[article_id]]
        article_id = cluster[article_id]
    return article_id


def join(cluster: dict[str, str], one: str, other: str) -> None:
    """Make the clusters of `one` and `other` one cluster."""
    first, second = sorted((root(cluster, one), root(cluster, other)))
    cluster[second] = first
