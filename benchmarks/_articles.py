"""What the benchmarks read, and how they print."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tieup.model import Article, Rejection
from tieup.sources import read_articles

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
UNSEEN = ROOT / "tests" / "unseen"
SEEDS = ROOT / "tests" / "seeds"

# News of other business, of which no sentence can be about an alliance for electric vehicles.
OTHER_NEWS = """\
The central bank left its key rate unchanged on Thursday and said that it would wait for wages to settle.
Economists had expected the decision, but not that two members of the board would vote against it.
Wheat prices rose for a third week as rain delayed the harvest along the river.
"We have not seen the fields so wet in twenty years," said Anna Lindqvist, who runs a farm with her two sisters.
The museum signed a memorandum of understanding with the university to show its collection of maps together.
A jury of nine picked the winner of the festival after a long night, and the hall rose to its feet.
Shares of the retailer fell 4 percent after it said that margins would stay under pressure until 2027.
The airline and the hotel chain agreed on a joint venture that will sell journeys to the islands.
Doctors in the city called off their strike on Monday when the ministry offered more staff for the night.
The two publishers plan to merge their printing plants and invest $30 million in new presses.
The team won at home for the first time since March and moved up to fourth place.
Rents in the old town have doubled in a decade, a survey of 1,200 households found."""


def gold_articles() -> list[Article]:
    """Return the hand-coded articles in English."""
    found = read_articles(GOLD / "articles")
    return [article for article in found if not isinstance(article, Rejection) and article.language == "en"]


def other_articles(like: Sequence[Article]) -> list[Article]:
    """Return as many articles of other business, each about as long as its counterpart."""
    made = []
    for number, article in enumerate(like):
        lines = OTHER_NEWS.split("\n")
        lines = lines[number % len(lines):] + lines[:number % len(lines)]
        text = "\n".join(lines * (1 + len(article.text) // len(OTHER_NEWS)))[:len(article.text)]
        made.append(dataclasses.replace(article, text=text, title=None))
    return made


def repeated(articles: Sequence[Article], number: int) -> Iterator[Article]:
    """Yield `number` articles with ids of their own, made one by one from `articles` in turn."""
    for k in range(number):
        article = articles[k % len(articles)]
        yield dataclasses.replace(article, article_id=f"{article.article_id}-{k}", text=article.text + "\n" * (k % 7))


def words_of(articles: Iterable[Article]) -> int:
    """Return the number of words between blanks."""
    return sum(len(article.text.split()) for article in articles)


def print_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their heads, the first column to the left and the others to the right."""
    lines = [tuple(map(str, row)) for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}")
    for line in lines:
        print("  ".join(cell.rjust(width) if k else cell.ljust(width)
                        for k, (cell, width) in enumerate(zip(line, widths, strict=True))).rstrip())


def met(is_met: bool) -> str:
    return "met" if is_met else "MISSED"
