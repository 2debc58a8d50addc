"""Every published table: columns, types, keys, codes, meaning; declared once, to check, to document and to head."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from tieup.codes import (  # the codes are part of this contract
    AREAS,
    ASSERTIONS,
    BINDING,
    COMMITMENTS,
    CONTRIBUTIONS,
    DIMENSIONS,
    FOCUS,
    FORMS,
    HOW,
    KINDS,
    MEASURES,
    REJECTION_REASONS,
    STAGES,
    STATUSES,
    VARIABLES,
)

# ----------------------------------------------------------------------------------------------------------- tables

TEXT, INTEGER, NUMBER, FLAG, DAY = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()
TEXTS = pa.list_(pa.string())


@dataclass(frozen=True)
class Column:
    """A column: its type, what it means, whether it may be null, and the codes it may hold."""

    name: str
    type: pa.DataType
    meaning: str
    optional: bool = False
    codes: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Table:
    """A table: what a row is, the columns that make it unique (and order it), and all its columns."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the meaning of each column in its metadata."""
        return pa.schema(
            [pa.field(c.name, c.type, nullable=c.optional, metadata={"meaning": c.meaning}) for c in self.columns]
        )


def col(name: str, type: pa.DataType, meaning: str, optional: bool = False, codes=None) -> Column:
    return Column(name, type, meaning, optional, tuple(codes) if codes else None)


ARTICLE = col("article_id", TEXT, "the raw file's stem, or the record's own id")
SENTENCE = col("sentence_id", INTEGER, "number of the sentence in the article, from 0")
START = col("start", INTEGER, "first character in the text of record")
END = col("end", INTEGER, "character after the last one")
TIEUP = col("tieup_id", TEXT, "sorted participants and a number, such as honda-nissan-1")
CLAIM = col("claim_id", TEXT, "made from article, span and variable; 'tieup trace' prints its sentence")
ORGANISATION = col("organisation", TEXT, "short name of the business press, without legal suffix")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "articles",
            "an article that was read",
            ("article_id",),
            (
                ARTICLE,
                col("file", TEXT, "the raw file below data/raw"),
                col("title", TEXT, "headline", True),
                col("publisher", TEXT, "outlet", True),
                col("author", TEXT, "byline of the card", True),
                col("url", TEXT, "address of the original", True),
                col("published", DAY, "day of publication", True),
                col("published_from", TEXT, "where the day comes from", codes=("card", "text", "none")),
                col("language", TEXT, "ISO 639-1 code"),
                col("status", TEXT, "what became of it", codes=STATUSES),
                col("duplicate_of", TEXT, "the head of its cluster of copies", True),
                col("characters", INTEGER, "length of the text of record"),
                col("characters_removed", INTEGER,
                    "of these, marked as no part of the story; null if not read so far", True),
                col("words", INTEGER, "words of the story"),
                col("sentences", INTEGER, "sentences of the story; null if it was not split", True),
                col("sha256", TEXT, "of the raw bytes"),
            ),
        ),
        Table(
            "sentences",
            "a sentence of the story",
            ("article_id", "sentence_id"),
            (
                ARTICLE,
                SENTENCE,
                START,
                END,
                col("text", TEXT, "text[start:end]"),
                col("section", TEXT, "where it stands", codes=("title", "body")),
                col("is_quotation", FLAG, "the greater part stands in quotation marks"),
            ),
        ),
        Table(
            "removed",
            "a run of text marked as no part of the story",
            ("article_id", "start"),
            (
                ARTICLE,
                START,
                END,
                col("text", TEXT, "text[start:end]"),
                col("rule", TEXT, "why it is no part of the story"),
            ),
        ),
        Table(
            "rejected",
            "a raw file that gave no article",
            ("file", "reason", "detail"),
            (
                col("file", TEXT, "the raw file below data/raw"),
                col("reason", TEXT, "code", codes=REJECTION_REASONS),
                col("detail", TEXT, "a sentence for a person"),
            ),
        ),
        Table(
            "organisations",
            "an organisation that an article names",
            ("organisation",),
            (
                ORGANISATION,
                col("kind", TEXT, "trade", True, KINDS),
                col("country", TEXT, "ISO 3166-1 alpha-2", True),
                col("parent", TEXT, "the organisation that owns it", True),
                col("in_codebook", FLAG, "false if found from the text alone"),
                col("mentions", INTEGER, "places that name it"),
                col("articles", INTEGER, "articles that name it"),
            ),
        ),
        Table(
            "mentions",
            "a place that names an organisation",
            ("article_id", "start", "organisation"),
            (
                ARTICLE,
                START,
                END,
                SENTENCE,
                col("text", TEXT, "text[start:end]"),
                ORGANISATION,
                col("how", TEXT, "by what it is named", codes=HOW),
            ),
        ),
        Table(
            "claims",
            "a statement of an article, with its evidence",
            ("claim_id",),
            (
                CLAIM,
                ARTICLE,
                SENTENCE,
                START,
                END,
                col("quote", TEXT, "text[start:end]"),
                col("variable", TEXT, "what it is about", codes=VARIABLES),
                col("value", TEXT, "code or value"),
                col("tieup_id", TEXT, "the alliance it speaks of", True),
                col("organisation", TEXT, "the organisation it speaks of", True),
                col("assertion", TEXT, "how it is asserted", codes=ASSERTIONS),
                col("rule", TEXT, "the codebook entry that fired"),
                col("judged", TEXT, "what a reviewer made of it", True, ("confirmed", "corrected", "added")),
            ),
        ),
        Table(
            "reports",
            "one alliance as one article tells it",
            ("article_id", "tieup_id"),
            (
                ARTICLE,
                TIEUP,
                col("participants", TEXTS, "parties, sorted"),
                col("focus", TEXT, "weight", codes=FOCUS),
                col("form", TEXT, "primary form", True, FORMS),
                col("forms", TEXTS, "all forms", codes=FORMS),
                col("stage", TEXT, "latest stage that the article asserts", True, STAGES),
                col("binding", TEXT, "on the article's explicit word", codes=BINDING),
                col("announced", DAY, "day of announcement or signing", True),
                col("joint_company", TEXT, "the company that they own", True),
                col("claim_ids", TEXTS, "its evidence"),
            ),
        ),
        Table(
            "tieups",
            "an alliance over all articles",
            ("tieup_id",),
            (
                TIEUP,
                col("name", TEXT, "for people"),
                col("participants", TEXTS, "parties, sorted"),
                col("form", TEXT, "primary form", True, FORMS),
                col("forms", TEXTS, "all forms", codes=FORMS),
                col("stage", TEXT, "the latest asserted", True, STAGES),
                col("binding", TEXT, "on explicit word", codes=BINDING),
                col("announced", DAY, "day of announcement or signing", True),
                col("first_reported", DAY, "earliest day of publication", True),
                col("last_reported", DAY, "latest day of publication", True),
                col("articles", INTEGER, "independent articles that tell of it"),
                col("focus", TEXT, "main if it is main in any article", codes=FOCUS),
                col("joint_company", TEXT, "the company that they own", True),
                col("sdc_status", TEXT, "status letter of SDC Platinum", True, ("P", "C", "T", "X")),
            ),
        ),
        Table(
            "stages",
            "a dated stage of an alliance",
            ("tieup_id", "date", "stage", "article_id"),
            (
                TIEUP,
                col("date", DAY, "day of the report, or of the event where the article gives it", True),
                col("stage", TEXT, "stage", codes=STAGES),
                ARTICLE,
                CLAIM,
            ),
        ),
        Table(
            "scope",
            "an area that an article ties to an alliance",
            ("article_id", "tieup_id", "area"),
            (
                ARTICLE,
                TIEUP,
                col("area", TEXT, "what it covers", codes=AREAS),
                col("commitment", TEXT, "how firm", codes=COMMITMENTS),
                CLAIM,
            ),
        ),
        Table(
            "contributions",
            "what a party brings",
            ("article_id", "tieup_id", "organisation", "area"),
            (
                ARTICLE,
                TIEUP,
                ORGANISATION,
                col("area", TEXT, "what it brings", codes=CONTRIBUTIONS),
                col("text", TEXT, "the words that say so"),
                CLAIM,
            ),
        ),
        Table(
            "terms",
            "a figure tied to an alliance",
            ("claim_id",),
            (
                CLAIM,
                ARTICLE,
                TIEUP,
                col("organisation", TEXT, "who pays or holds; null if joint", True),
                col("measure", TEXT, "what is measured", codes=MEASURES),
                col("value", NUMBER, "full amount"),
                col("unit", TEXT, "ISO 4217 currency, percent, GWh, vehicles, models, year, jobs"),
                col("year", INTEGER, "stated year of payment or completion", True),
                col("text", TEXT, "the words that say so"),
            ),
        ),
        Table(
            "strategy",
            "what a company says, plans or faces on electric vehicles",
            ("article_id", "organisation", "dimension"),
            (
                ARTICLE,
                ORGANISATION,
                col("dimension", TEXT, "dimension", codes=DIMENSIONS),
                col("text", TEXT, "the words that say so"),
                CLAIM,
            ),
        ),
        Table(
            "quotations",
            "a person or company quoted",
            ("claim_id",),
            (
                CLAIM,
                ARTICLE,
                col("speaker", TEXT, "full name as given; null for a company", True),
                col("role", TEXT, "office as given", True),
                col("organisation", TEXT, "for whom the speaker speaks", True),
                col("text", TEXT, "the words quoted"),
            ),
        ),
        Table(
            "contradictions",
            "a variable on which articles differ",
            ("tieup_id", "variable"),
            (
                TIEUP,
                col("variable", TEXT, "what they differ on"),
                col("values", TEXTS, "what is said, in the order of the articles"),
                col("article_ids", TEXTS, "who says so"),
                col("claim_ids", TEXTS, "where"),
            ),
        ),
        Table(
            "judgements",
            "a reviewer's judgement and what became of it",
            ("number",),
            (
                col("number", INTEGER, "place in the file, from 1"),
                col("target", TEXT, "claim or alliance"),
                col("verdict", TEXT, "what the reviewer says", codes=("confirm", "reject", "correct", "add")),
                col("reviewer", TEXT, "who"),
                col("date", DAY, "when"),
                col("reason", TEXT, "why"),
                col("status", TEXT, "whether it met its sentence", codes=("applied", "unmatched")),
                col("detail", TEXT, "a sentence for a person"),
                col("claim_id", TEXT, "the claim it met", True),
            ),
        ),
    )
}
