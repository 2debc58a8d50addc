"""How fast the coder is on one core, beside spaCy's blank English tokenizer with sentencizer on the same texts.

Both read the hand-coded articles in turn, round by round in one process, so that whatever else the machine does meets
both; times are seconds of this process's CPU, and medians of the rounds. A third column is the first gate on articles
of other business, which cannot be about an alliance for electric vehicles.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib import metadata
from statistics import median

from _articles import gold_articles, met, other_articles, print_table, words_of
from tieup.model import Article
from tieup.pipeline import Coder

ROUNDS = 9
GATE_GOAL = 10  # times as fast as coding everything


def main() -> None:
    articles = gold_articles()
    others = other_articles(articles)
    coder = Coder()
    assert not any(coder.gate.lets_through(article.text) for article in others), "the gate lets other news through"
    jobs: dict[str, tuple[Callable[[Article], object], Sequence[Article]]] = {
        "coding everything": (coder.code, articles),
        "first gate, other news": (coder.code, others),
    }
    if tokenizer := load_spacy():
        jobs[f"spaCy {metadata.version('spacy')} blank + sentencizer"] = (tokenizer, articles)
    seconds = measure(jobs)
    rows = []
    for name, (_, read) in jobs.items():
        taken = median(seconds[name])
        rows.append((name, f"{len(read) / taken:,.0f}", f"{words_of(read) / taken / 1e6:.3f}",
                     f"{1e3 * min(seconds[name]) / len(read):.2f}-{1e3 * max(seconds[name]) / len(read):.2f}"))
    print_table(f"{len(articles)} articles, {words_of(articles):,} words; one core, medians of {ROUNDS} rounds",
                ("", "articles/s", "M words/s", "ms per article"), rows)
    code, gate, *spacy = (seconds[name] for name in jobs)
    faster = ratio(code, gate)
    print(f"\nThe first gate is {faster:.0f} times as fast as coding everything (goal: {GATE_GOAL}): "
          f"{met(faster >= GATE_GOAL)}")
    if spacy:
        beside = ratio(spacy[0], code)
        print(f"Coding everything is {beside:.2f} times as fast as spaCy beside it (goal: 1, aim: 2): "
              f"{met(beside >= 1)}")


def load_spacy() -> Callable[[Article], object] | None:
    """Return spaCy's tokenizer and sentencizer as a function of an article; None, and say so, if there is no spaCy."""
    try:
        import spacy
    except ImportError as error:
        print(f"spaCy is not installed for this Python, so nothing is compared with it ({error}). "
              "'make bench' installs it where it can be had.")
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda article: sum(1 for _ in pipeline(article.text).sents)


def measure(jobs: dict[str, tuple[Callable[[Article], object], Sequence[Article]]]) -> dict[str, list[float]]:
    """Return the seconds of each round of each job; one round before them warms up and does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(ROUNDS + 1):
        for name, (work, articles) in jobs.items():
            start = time.process_time()
            for article in articles:
                work(article)
            seconds[name].append(time.process_time() - start)
    return {name: taken[1:] for name, taken in seconds.items()}


def ratio(slow: list[float], fast: list[float]) -> float:
    """Return how many times as fast the second is: the median of the rounds' ratios."""
    return median(a / b for a, b in zip(slow, fast, strict=True))


if __name__ == "__main__":
    main()
