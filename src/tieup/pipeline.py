"""The order of the stages, written once.

`Coder` turns one article into its `Coding`; it is a pure function of the article and the codebook, so it runs the same
in this process, in a pool, or on a cluster. `code_articles` streams any number of articles through it. `code_folder`
adds what needs all of them at once: copies, judgements and alliances.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from tieup import tables
from tieup.cleaning import mark_boilerplate
from tieup.codebook import HERE, Codebook, load_codebook
from tieup.coding.contributions import code_contributions
from tieup.coding.measures import VARIABLES as FIGURE_VARIABLES
from tieup.coding.people import LOOKED_UP
from tieup.coding.quotations import code_quotations
from tieup.coding.scope import code_scope, with_what_is_brought
from tieup.coding.statements import PART, TOGETHER
from tieup.coding.strategy import code_strategy
from tieup.coding.terms import code_terms
from tieup.coding.tieups import find_reports
from tieup.duplicates import find_duplicates, fingerprint
from tieup.errors import InputError
from tieup.figures import find_figures
from tieup.gate import Gate
from tieup.judgements import Judgement, apply_judgements, outcome, read_judgements
from tieup.mentions import VARIABLES as NAMING_VARIABLES
from tieup.mentions import MentionFinder
from tieup.model import (
    Article,
    Coding,
    Document,
    Organisation,
    Outcome,
    Rejection,
    Tieup,
)
from tieup.resolution import resolve
from tieup.schemas import TABLES
from tieup.sentences import split_sentences
from tieup.sources import is_readable, read_articles
from tieup.spotting import Parts, Spotter

CODED_LANGUAGES = frozenset({"en"})
ARTICLES_PER_TASK = 32  # large enough that handing over costs little, small enough that a pool ends together
TASKS_AHEAD = 4  # per process; bounds the memory of a stream


class Coder:
    """Codes one article at a time with one codebook."""

    def __init__(self, codebook: Codebook | None = None):
        self.codebook = codebook or load_codebook()
        elsewhere = {"sector", "boilerplate", *NAMING_VARIABLES, *LOOKED_UP}  # looked for by other stages
        self._spotter = Spotter(
            (entry for entry in self.codebook.entries if entry.variable not in elsewhere), FIGURE_VARIABLES,
            Parts(PART, TOGETHER))
        self._finder = MentionFinder(self.codebook)
        self.gate = Gate(self.codebook)

    def clean(self, article: Article) -> Coding:
        """Return the article with its story in sentences and nothing found in it yet, or why it will not be coded."""
        if article.language not in CODED_LANGUAGES:
            return Coding(article, "unsupported_language", mark_boilerplate(article, self.codebook))
        if not is_readable(article):
            return Coding(article, "unreadable_text")
        if not self.gate.lets_through(article.text):
            return Coding(article, "no_alliance")
        removed = mark_boilerplate(article, self.codebook)
        sentences = split_sentences(article, removed)
        story = " ".join(article.text[s.start : s.end] for s in sentences)
        return Coding(article, "coded", removed, Document(article, removed, sentences, (), (), ()),
                      fingerprint=fingerprint(story))

    def code(self, article: Article) -> Coding:
        """Return everything the article says, or why it was not coded."""
        cleaned = self.clean(article)
        if cleaned.document is None:
            return cleaned
        document = self.find(cleaned.document)
        reports = find_reports(document, self.codebook)
        found = self._finder.found_organisations(document)
        known = self.knowing(found)
        scope = code_scope(document, reports, known)
        contributions = code_contributions(document, reports, known, scope)
        scope = with_what_is_brought(scope, contributions)
        claims = chain(
            scope,
            contributions,
            code_terms(document, reports),
            code_strategy(document, reports, self.codebook, scope),
            code_quotations(document, self.codebook),
        )
        return replace(
            cleaned, status="coded" if reports else "no_alliance",
            document=replace(document, cues=(), figures=()),  # for coding only, and dear to hand between processes
            reports=reports, claims=tuple(claims), found=found,
        )  # fmt: skip

    def knowing(self, found: Sequence[Organisation]) -> Codebook:
        """Return the codebook with the trades that an article gives to those whom the codebook does not have."""
        if not found:
            return self.codebook
        return replace(self.codebook, organisations={o.name: o for o in found} | self.codebook.organisations)

    def prepare(self, article: Article) -> Document:
        """Return an article as a document, whatever it is about: its story in sentences, with all found there."""
        removed = mark_boilerplate(article, self.codebook)
        return self.find(Document(article, removed, split_sentences(article, removed), (), (), ()))

    def find(self, document: Document) -> Document:
        """Return the document with organisations, cues and figures found in its sentences."""
        text, sentences = document.article.text, document.sentences
        figures = find_figures(text, sentences, document.article.published)
        return replace(
            document,
            mentions=self._finder.find_mentions(text, sentences),
            cues=self._spotter.find_cues(text, sentences, figures),
            figures=figures,
        )


# --------------------------------------------------------------------------------------------------- many articles


def code_articles(articles: Iterable[Article], codebook: Path = HERE, processes: int = 1) -> Iterator[Coding]:
    """Yield the codings of a stream of articles in its order; memory does not grow with its length.

    The number of processes never changes a result.
    """
    if processes == 1:
        coder = Coder(load_codebook(codebook))
        yield from map(coder.code, articles)
        return
    with ProcessPoolExecutor(processes, initializer=start_worker, initargs=(codebook,)) as pool:
        waiting: deque[Future[list[Coding]]] = deque()
        articles = iter(articles)
        while batch := tuple(islice(articles, ARTICLES_PER_TASK)):
            waiting.append(pool.submit(code_batch, batch))
            if len(waiting) > TASKS_AHEAD * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


_worker: Coder | None = None


def start_worker(codebook: Path) -> None:
    global _worker
    _worker = Coder(load_codebook(codebook))


def code_batch(articles: Sequence[Article]) -> list[Coding]:
    assert _worker is not None, "start_worker runs before the first batch"
    return [_worker.code(article) for article in articles]


@dataclass(frozen=True)
class Corpus:
    """All articles of a folder, coded, and the alliances that they tell of."""

    codings: tuple[Coding, ...]  # by article id
    rejections: tuple[Rejection, ...]
    duplicate_of: Mapping[str, str]
    tieups: tuple[Tieup, ...]
    outcomes: tuple[Outcome, ...]
    organisations: Mapping[str, Organisation]  # of the codebook

    def coding(self, article_id: str) -> Coding:
        """Return one article's coding; raise KeyError if there is none."""
        return next(coding for coding in self.codings if coding.article.article_id == article_id)


def code_folder(
    raw: Path,
    codebook: Path = HERE,
    processes: int = 1,
    judgements: Path | None = None,
    announce: Callable[[str], None] = lambda message: None,
) -> Corpus:
    """Read and code every article below `raw` (and its origin cards), and bring the alliances together.

    `judgements` is the reviewers' file (default: ``judgements.yaml`` beside `raw`). `announce` is told each file that
    is being read. Raise InputError if `raw` is no folder or the judgements do not parse.
    """
    if not raw.is_dir():
        raise InputError(f"{raw}: no such folder. Put the articles there, or name another with --raw.")
    judged = read_judgements(judgements or raw.parent / "judgements.yaml")
    rejections: list[Rejection] = []
    codings, copies = without_copies(code_articles(readable(raw, rejections, announce), codebook, processes))
    codings, outcomes = with_judgements(codings, judged)
    tieups = resolve(coding for coding in codings if coding.status == "coded")
    return Corpus(tuple(codings), tuple(rejections), copies, tieups, tuple(outcomes),
                  load_codebook(codebook).organisations)


def without_copies(codings: Iterable[Coding]) -> tuple[list[Coding], Mapping[str, str]]:
    """Return the codings by article id, with copies marked as such, and the head of each copy's cluster."""
    codings = sorted(codings, key=lambda coding: coding.article.article_id)
    copies = find_duplicates((c.article, c.fingerprint) for c in codings if c.fingerprint)
    return [replace(c, status="duplicate") if c.article.article_id in copies else c for c in codings], copies


def readable(raw: Path, rejections: list[Rejection], announce: Callable[[str], None]) -> Iterator[Article]:
    """Yield the articles below `raw` and keep what is rejected in `rejections`."""
    for found in read_articles(raw):
        announce(found.file)
        if isinstance(found, Rejection):
            rejections.append(found)
        else:
            yield found


def with_judgements(
    codings: Sequence[Coding], judgements: Sequence[Judgement]
) -> tuple[list[Coding], list[Outcome]]:
    """Return the codings as their reviewers want them, and what became of each judgement."""
    of_article: dict[str, list[tuple[int, Judgement]]] = {}
    for number, judgement in enumerate(judgements, 1):
        of_article.setdefault(judgement.article, []).append((number, judgement))
    settled, outcomes = [], []
    for coding in codings:
        coding, became = apply_judgements(coding, of_article.pop(coding.article.article_id, ()))
        settled.append(coding)
        outcomes += became
    for numbered in of_article.values():
        outcomes += [outcome(number, judgement, f"there is no article {judgement.article}")
                     for number, judgement in numbered]
    return settled, sorted(outcomes, key=lambda became: became.number)


# ---------------------------------------------------------------------------------------------------------- tables


def tables_of(corpus: Corpus) -> dict[str, pa.Table]:
    """Return every published table of a corpus, checked against its contract."""
    rows: dict[str, list] = {name: [] for name in TABLES}
    ids = {telling: tieup.tieup_id for tieup in corpus.tieups for telling in tieup.told}
    found: dict[str, Organisation] = {}
    for coding in corpus.codings:
        article_id = coding.article.article_id
        own = {report.number: ids[article_id, report.number] for report in coding.reports
               if (article_id, report.number) in ids}
        for name, more in tables.rows_of_article(coding, corpus.duplicate_of.get(article_id), own).items():
            rows[name] += more
        found |= {organisation.name: organisation for organisation in coding.found}
    for name, more in tables.rows_of_tieups(corpus.tieups).items():
        rows[name] += more
    rows["organisations"] = tables.rows_of_organisations(rows["mentions"], corpus.organisations, found)
    rows["rejected"] = tables.rows_of_rejections(corpus.rejections)
    rows["judgements"] = tables.rows_of_outcomes(corpus.outcomes)
    return {name: tables.arrow_table(name, rows[name]) for name in TABLES}


def write_corpus(corpus: Corpus, out: Path, only: Iterable[str] = TABLES) -> dict[str, pa.Table]:
    """Write the tables of `corpus` (or `only` some of them) and its texts of record below `out`; return the tables."""
    every = tables_of(corpus)
    made = {name: every[name] for name in only}
    tables.write_tables(made, {c.article.article_id: c.article.text for c in corpus.codings}, out)
    return made


def processes_at_hand() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
