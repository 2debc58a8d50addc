"""The last pages: evidence, the articles with their claims highlighted, method, limits, provenance."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from tieup.briefing.blocks import Block, Bullets, Cell, Heading, Paragraph, Run, Table
from tieup.briefing.brief import Brief
from tieup.briefing.cells import cell, plain, shortened
from tieup.briefing.evidence import VERDICTS, article_text
from tieup.codes import REJECTION_REASONS, STATUSES
from tieup.compare import titles_of
from tieup.compare.selection import records
from tieup.wording import capitalised, counted, day, label, listed

ARTICLES_IN_FULL = 6  # more articles than this are cited but not printed: a briefing is no archive
MEASURED = "accuracy.json"  # made by ``make accuracy`` from the hand-coded articles
OF_COLUMNS = {
    "participants": "Partners",
    "forms": "Form",
    "stage": "Stage",
    "binding": "Binding",
    "announced": "Announced",
    "scope": "Scope",
    "contributions": "Who brings what",
    "terms": "Figures",
    "strategy": "EV strategy",
    "quotations": "Voices",
}


def evidence(brief: Brief) -> tuple[Block, ...]:
    """Return every sentence that the document cites, in its context."""
    entries = brief.citations.entries()
    if not entries.entries:
        return (Heading("Evidence", 1, "evidence"), Paragraph((Run("Nothing is cited."),)))
    return (
        Heading("Evidence", 1, "evidence"),
        Paragraph(
            (
                Run(
                    "Each number in the text leads here: the sentence that says so, with the words that were read "
                    "marked, and the sentences before and after it."
                ),
            ),
            role="note",
        ),
        entries,
    )


def articles(brief: Brief) -> tuple[Block, ...]:
    """Return the articles with their claims highlighted by variable, if they are few enough to print."""
    told = list(dict.fromkeys(brief.tables["reports"]["article_id"]))
    if not 0 < len(told) <= ARTICLES_IN_FULL:
        return ()
    blocks: list[Block] = [Heading("The articles, with what was read in them", 1, "articles")]
    for article_id in sorted(told):
        blocks.append(article_text(brief.tables, brief.text(article_id), article_id, brief.citations))
    return tuple(blocks)


def method(brief: Brief) -> tuple[Block, ...]:
    """Return how the statements were made, how far they can be trusted, and what was set aside."""
    return (
        Heading("Method and limits", 1, "method"),
        Paragraph((Run(
            "A program read the articles and coded them by a fixed guide: it looks for words of a codebook, decides by "
            "rules which alliance they speak of, and keeps the sentence that each statement rests on. It knows only "
            "what these articles say and uses no other source. Statements are the articles' own: that an article says "
            "something does not make it true."),)),
        *accuracy(),
        *set_aside(brief),
        *judged(brief),
    )  # fmt: skip


def accuracy() -> tuple[Block, ...]:
    """Return how often each column was right on hand-coded articles, from the measured figures in the package."""
    path = files("tieup") / MEASURED
    if not path.is_file():
        return (
            Paragraph(
                (Run("How often the columns are right has not been measured for this version."),), role="warning"
            ),
        )
    measured = json.loads(path.read_text(encoding="utf-8"))
    rows = []
    for variable, head in OF_COLUMNS.items():
        row = measured["variables"].get(variable)
        if row:
            rows.append(
                (
                    plain(head),
                    count(row.get("gold")),
                    percent(row["P"]),
                    percent(row["R"]),
                    percent(row["F1"]),
                    interval(row.get("F1_low"), row.get("F1_high")),
                )
            )
    note = (
        f"Measured on {measured['articles']} hand-coded articles that the program was not made from. "
        "Answers: so many these articles hold, by the person who coded them; few of them make a figure uncertain. "
        "Precision: of what is printed, so much is right. Recall: of what the articles say, so much is found. The "
        "interval holds the F1 of nine in ten samples of such articles."
    )
    return (
        Heading("How far to trust a column", 2, "trust"),
        Paragraph((Run(note),), role="note"),
        Table(
            "trust-table",
            "How far to trust a column",
            ("Column", "Answers", "Precision, %", "Recall, %", "F1, %", "90 % interval"),
            tuple(rows),
            align=("left", "right", "right", "right", "right", "right"),
        ),
    )


def count(value: int | None) -> Cell:
    return plain("–") if value is None else plain(f"{value:,}", value=value, kind="number")


def percent(share: float | None) -> Cell:
    return plain("–") if share is None else plain(f"{share * 100:.0f}", value=round(share * 100), kind="number")


def interval(low: float | None, high: float | None) -> Cell:
    return plain("–" if low is None or high is None else f"{low * 100:.0f}–{high * 100:.0f}")


def set_aside(brief: Brief) -> tuple[Block, ...]:
    """Return which articles gave no alliance and which files were rejected, each with its reason.

    An origin card may be rejected while its article was coded.
    """
    rows = [
        (plain(row["file"]), plain(capitalised(label(row["status"]))), plain(reason_of(row)))
        for row in records(brief.tables["articles"])
        if row["status"] != "coded"
    ]
    rows += [
        (
            plain(row["file"]),
            plain("Card rejected" if row["reason"] == "invalid_card" else "Rejected"),
            plain(f"{capitalised(REJECTION_REASONS[row['reason']])}. {row['detail']}"),
        )
        for row in records(brief.tables["rejected"])
    ]
    if not rows:
        return (
            Heading("What was set aside", 2, "set-aside"),
            Paragraph((Run("Nothing: every file was read, and an alliance was found in every article."),)),
        )
    return (
        Heading("What was set aside", 2, "set-aside"),
        Table(
            "set-aside-table",
            "Articles that gave no alliance, files and cards that were not used as they are",
            ("File", "What became of it", "Why"),
            tuple(rows),
            widths=(2, 1.5, 3.5),
        ),
    )


def reason_of(row: Mapping[str, Any]) -> str:
    """Return why an article gave no alliance, in words."""
    if row["duplicate_of"]:
        return f"Another version of {row['duplicate_of']}, which is counted instead."
    if row["status"] == "unsupported_language":
        return f"It is in the language {row['language']!r}, which is recognised but not coded."
    return capitalised(STATUSES[row["status"]]) + "."


def judged(brief: Brief) -> tuple[Block, ...]:
    """Return what reviewers judged, and what no longer meets its sentence."""
    found = records(brief.tables["judgements"])
    if not found:
        return ()
    titles = titles_of(brief.tables)
    rows = [
        (
            Cell((Run(target_in_words(row["target"], titles), refs=cited(brief, row["claim_id"])),)),
            plain(VERDICTS[row["verdict"]]),
            plain(f"{row['reviewer']}, {day(row['date'])}: {row['reason']}"),
            plain("applied" if row["status"] == "applied" else f"no longer fits: {row['detail']}"),
        )
        for row in found
    ]
    lost = sum(row["status"] != "applied" for row in found)
    note = (
        f" {capitalised(counted(lost, 'judgement'))} no longer meet{'s' if lost == 1 else ''} the article."
        if lost
        else ""
    )
    return (
        Heading("What reviewers judged", 2, "judgements"),
        Paragraph((Run(f"{capitalised(counted(len(found), 'judgement'))} by a person.{note}"),)),
        Table(
            "judgements-table",
            "What reviewers judged",
            ("What", "Verdict", "By whom and why", "Became"),
            tuple(rows),
            widths=(2.4, 0.9, 2.6, 1.6),
        ),
    )


def target_in_words(target: str, titles: Mapping[str, str]) -> str:
    """Return what was judged in words: "Binding: non-binding, in “Honda and Nissan agree …”"."""
    article_id, _, said = target.partition(": ")
    variable, equals, value = said.partition(" = ")
    if article_id not in titles:
        return target
    title = shortened(titles[article_id].strip("“”"), 60)
    what = f"{capitalised(label(variable))}: {label(value)}" if equals else capitalised(said)
    return f"{what}, in “{title}”"


def cited(brief: Brief, claim_id: str | None) -> tuple[int, ...]:
    """Return the evidence of a claim that was judged, nothing if the document does not cite its sentence."""
    claims = brief.tables["claims"]
    own = claims[claims["claim_id"] == claim_id]
    if own.empty:
        return ()
    number = brief.citations.number_of(own["article_id"].iloc[0], own["sentence_id"].iloc[0])
    return (number,) if number else ()


def provenance(brief: Brief, versions: Mapping[str, str]) -> tuple[Block, ...]:
    """Return what went in: articles with their hashes, the edition's parameters, and versions."""
    rows = []
    titles = titles_of(brief.tables)
    for row in records(brief.tables["articles"]):
        title = Run(shortened(titles[row["article_id"]], 90), href=row["url"])
        rows.append(
            (
                Cell((title,)),
                cell(row["publisher"], brief.citations),
                cell(day(row["published"]) if row["published"] else None, brief.citations),
                plain(row["article_id"]),
                Cell((Run(row["sha256"][:16], "code"),)),
            )
        )
    parameters = {
        name: value for name, value in brief.edition.model_dump(mode="json").items() if value not in (None, "")
    }
    said = [(Run(f"{name}: ", "code"), Run(spoken(value))) for name, value in parameters.items()]
    return (
        Heading("Provenance", 1, "provenance"),
        Table("articles-table", "Articles read", ("Title", "Outlet", "Published", "Id", "SHA-256, first 16 digits"),
              tuple(rows), widths=(3, 1.4, 1.2, 1.7, 1.5)),
        Heading("Parameters of this edition", 2, "parameters"), Bullets(tuple(said)),
        Heading("Versions", 2, "versions"),
        Paragraph((Run(listed(f"{name} {version}" for name, version in versions.items()) + "."),)),
    )  # fmt: skip


def spoken(value: object) -> str:
    """Return a parameter's value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
