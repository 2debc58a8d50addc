"""The nouns: what is read, marked and coded. They are frozen and know no verbs.

All `start` and `end` are half-open character intervals into `Article.text`, so that ``text[start:end]`` is the quote.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import NamedTuple

# ---------------------------------------------------------------------------------------------------- what is read


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its text of record and what is known of its origin."""

    article_id: str
    file: str  # the raw file's name below data/raw, "/" between folders
    text: str  # text of record: decoded, line ends "\n", nothing cut out
    language: str  # ISO 639-1
    sha256: str  # of the raw bytes
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    published_from: str = "none"  # card | text | none
    accessed: datetime.date | None = None
    licence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A raw file that gave no article, and why."""

    file: str
    reason: str  # a code of codes.REJECTION_REASONS
    detail: str  # a sentence for a person


@dataclass(frozen=True, slots=True)
class Removed:
    """A run of text that is no part of the story. It is marked, never cut."""

    start: int
    end: int
    rule: str  # the codebook entry or rule that says why


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the story; `sentence_id` counts from 0 in the order of the text and is its index."""

    sentence_id: int
    start: int
    end: int
    section: str  # title | body
    is_quotation: bool  # the greater part of it stands in quotation marks
    paragraph: int  # paragraphs count from 0; a blank line or line end of the record separates them


# ------------------------------------------------------------------------------------------------ what is found in it


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the codebook: the words that speak for one value of one variable."""

    id: str
    variable: str
    value: str
    terms: tuple[str, ...]  # lower-case literals; "develop*" stands for every ending
    pattern: re.Pattern[str] | None = None  # must be found in the sentence that has a term; its match is the evidence
    unless: re.Pattern[str] | None = None  # the entry is silent in a sentence in which this is found
    note: str = ""
    matches: tuple[str, ...] = ()  # sentences in which the entry must fire
    misses: tuple[str, ...] = ()  # sentences in which it must not


class Cue(NamedTuple):  # made by the dozen for each sentence, and a tuple is made in a third of the time
    """A place where an entry of the codebook fired."""

    entry: Entry
    start: int
    end: int
    sentence_id: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the codebook, or one that was found in a text."""

    name: str  # the short name of the business press, without legal suffix
    kind: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()  # of a joint company: the organisations that own it
    places: tuple[str, ...] = ()  # where it is at home: "the Dearborn company"
    products: tuple[str, ...] = ()  # by which it is paraphrased: "the maker of the Civic"
    common: tuple[str, ...] = ()  # those of its names that are ordinary words, or somebody else's too
    contests: tuple[str, ...] = ()  # names that by default belong to another organisation
    cues: tuple[str, ...] = ()  # words of an article or sentence that make `common` and `contests` its own


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an organisation, or stands for one ("the pair" gives one mention for each)."""

    start: int
    end: int
    sentence_id: int
    text: str
    organisation: str
    how: str  # name | alias | brand | anaphor
    in_codebook: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum, share, capacity, count or date as the text gives it."""

    start: int
    end: int
    sentence_id: int
    kind: str  # money | percent | capacity | count | date | year
    value: float  # full amount, percent, GWh, number; a year for dates
    unit: str  # ISO 4217, percent, GWh, vehicles, models, jobs, year ...
    date: datetime.date | None = None  # for kind "date": the whole date, if it is one
    qualifier: str = ""  # "up to", "about", "at least" ... as the text has it
    explicit: bool = True  # False if resolved against the date of publication ("next year", "Friday")
    low: float | None = None  # of a range ("$2 billion to $3 billion") the lower end


@dataclass(frozen=True, slots=True)
class Document:
    """An article made ready for coding: its story in sentences, with everything found in them.

    `mentions`, `cues` and `figures` hold one tuple per sentence, indexed by `sentence_id`, each in the order of the
    text.
    """

    article: Article
    removed: tuple[Removed, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    cues: tuple[tuple[Cue, ...], ...]
    figures: tuple[tuple[Figure, ...], ...]


# ---------------------------------------------------------------------------------------------------- what is claimed


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of an article about a variable of the coding guide, with its evidence."""

    sentence_id: int
    start: int
    end: int
    variable: str  # a code of schemas.VARIABLES
    value: str
    rule: str  # the id of the codebook entry that fired
    assertion: str = "factual"  # factual | planned | possible | negated | historical
    report: int | None = None  # the number of the report (alliance in this article) it belongs to
    organisation: str | None = None
    # figures ("terms")
    number: float | None = None
    unit: str | None = None
    year: int | None = None
    # quotations
    role: str | None = None
    judged: str | None = None  # confirmed | corrected | added, by a reviewer


@dataclass(frozen=True, slots=True)
class Report:
    """One alliance as one article tells it."""

    number: int  # counts from 0 in the article
    participants: tuple[str, ...]  # sorted
    focus: str  # main | background
    forms: tuple[str, ...]  # in the order of schemas.FORMS, so that the first is the primary form
    stage: str | None
    binding: str  # binding | non_binding | not_stated
    announced: datetime.date | None
    joint_company: str | None  # the company that the participants own, if it is named
    passages: tuple[tuple[int, int], ...]  # character intervals that speak of this alliance, in the order of the text
    claims: tuple[Claim, ...]  # evidence of participants, form, stage, binding and announced


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything that one article says, coded. `document` is None for what was not coded."""

    article: Article
    status: str  # coded | no_alliance | duplicate | unsupported_language | unreadable_text
    removed: tuple[Removed, ...] = ()
    document: Document | None = None
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()  # scope, contribution, term, strategy, quotation
    fingerprint: tuple[int, ...] = ()  # of the story's words, to find copies
    found: tuple[Organisation, ...] = ()  # organisations that the codebook does not have


# ------------------------------------------------------------------------------------------------- across the articles


@dataclass(frozen=True, slots=True)
class StageEvent:
    """A dated stage of an alliance, as one article reports it."""

    date: datetime.date | None
    stage: str
    article_id: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Articles that differ on a variable of one alliance; the three tuples run side by side."""

    variable: str
    values: tuple[str, ...]
    article_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tieup:
    """One alliance over all articles. `told` says which report of which article tells of it."""

    tieup_id: str
    name: str
    participants: tuple[str, ...]
    forms: tuple[str, ...]
    stage: str | None
    binding: str
    announced: datetime.date | None
    first_reported: datetime.date | None
    last_reported: datetime.date | None
    focus: str
    joint_company: str | None
    told: tuple[tuple[str, int], ...]  # article_id and report number, earliest article first
    stages: tuple[StageEvent, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reviewer's judgement."""

    number: int
    target: str
    verdict: str  # confirm | reject | correct | add
    reviewer: str
    date: datetime.date
    reason: str
    status: str  # applied | unmatched
    detail: str
    claim_id: str | None = None
