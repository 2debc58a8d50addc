"""Figures, voices, contradictions."""

from __future__ import annotations

import datetime
import re

from tieup.briefing.blocks import Block, Cell, Heading, Paragraph, Run, Table
from tieup.briefing.brief import Brief
from tieup.briefing.cells import cell, plain, repeated, shortened
from tieup.briefing.cells import quoted as in_words
from tieup.compare import Clauses, figures_table, titles_of, voices
from tieup.compare.selection import records
from tieup.wording import capitalised, day, label, quantity, short_day, signs

FIGURE = re.compile(r"(-?[\d.]+(?:e[+-]?\d+)?) (\S+)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SHORT = 110  # characters around a figure: it is the figure that is read, the words show what it is of


def figures(brief: Brief) -> tuple[Block, ...]:
    """Return money, shares, capacity and years, never added up or converted."""
    blocks: list[Block] = [Heading("Figures", 1, "figures")]
    found = figures_table(brief.tables)
    if found.empty:
        return (
            *blocks,
            Paragraph(
                (
                    Run(
                        "No money, shares, capacity, volumes, jobs or start year were found in the articles "
                        "for any of these alliances."
                    ),
                )
            ),
        )
    clauses = Clauses(brief.tables)
    rows: list[tuple[Cell, ...]] = []
    for row in found.to_dict("records"):
        by = f", {int(row['year'])}" if row["year"] else ""
        before, behind = signs(row["value"], row["unit"])
        rows.append((
            repeated(plain(row["alliance"]), rows[-1][0] if rows else None),
            plain(measure_of(row)),
            cell(f"{row['words']}{by}", brief.citations, row["claim_ids"], value=float(row["value"]), kind="number",
                 around=(before, behind + by)),
            in_words(clauses, row["claim_ids"], row["text"], SHORT),
        ))  # fmt: skip
    return (*blocks, Table(
        "figures-table", "Figures that the articles tie to an alliance",
        ("Alliance", "What", "Figure", "In the words of the article"), tuple(rows),
        align=("left", "left", "right", "left"), widths=(1.6, 1.5, 1.1, 4.6)))  # fmt: skip


def measure_of(row: dict) -> str:
    """Return what a figure measures, and who pays, holds or makes it if an article says so."""
    return capitalised(label(row["measure"])) + (f", {row['organisation']}" if row["organisation"] else "")


def quoted(brief: Brief) -> tuple[Block, ...]:
    """Return who said what."""
    blocks: list[Block] = [Heading("Voices", 1, "voices")]
    found = voices(brief.tables)
    if found.empty:
        return (*blocks, Paragraph((Run("No quotation of more than a few words was found in the articles."),)))
    rows = []
    for row in found.to_dict("records"):
        speaker = row["speaker"] or row["organisation"] or "A company"
        office = ", ".join(part for part in (row["role"], row["organisation"]) if part)
        office = office if row["speaker"] else "the company itself"
        rows.append(
            (
                plain(speaker),
                cell(office, brief.citations),
                Cell((Run(f"“{unquoted(shortened(row['text'], 320))}”", refs=brief.citations.cite(row["claim_ids"])),)),
                cell(short_day(row["published"]) if row["published"] else None, brief.citations),
            )
        )
    return (
        *blocks,
        Table(
            "voices-table",
            "Who said what",
            ("Speaker", "For", "Words", "Reported"),
            tuple(rows),
            widths=(1, 1.2, 5, 0.6),
        ),
    )


def unquoted(text: str) -> str:
    """Return `text` without the quotation marks around it and the comma that led on to the speaker."""
    bare = text.strip(" \"“”")
    return bare[:-1] if bare.endswith(",") else bare


def contradictions(brief: Brief) -> tuple[Block, ...]:
    """Return where articles differ, with each one's word; nothing is averaged."""
    blocks: list[Block] = [Heading("Where sources contradict each other", 1, "contradictions")]
    found = records(brief.tables["contradictions"])
    names = dict(zip(brief.alliances["tieup_id"], brief.alliances["label"], strict=True))
    if not found:
        several = (brief.tables["tieups"]["articles"] > 1).any()
        words = (
            "The articles that tell of the same alliance do not contradict each other."
            if several
            else "No alliance is told of by more than one independent article, so none can contradict another."
        )
        return (*blocks, Paragraph((Run(words),)))
    sources = sources_of(brief)
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        said: dict[tuple[str, str], list[str]] = {}  # value and source: claims
        for value, article_id, claim_id in zip(row["values"], row["article_ids"], row["claim_ids"], strict=True):
            said.setdefault((in_plain_words(value), sources[article_id]), []).append(claim_id)
        runs: list[Run] = []
        for (words, source), claim_ids in said.items():
            runs += [Run("; ")] if runs else []
            runs += [Run(words, "strong"), Run(f" – {source}", refs=brief.citations.cite(claim_ids))]
        head = repeated(plain(names[row["tieup_id"]]), rows[-1][0] if rows else None)
        rows.append((head, plain(capitalised(label_of(row["variable"]))), Cell(tuple(runs))))
    return (
        *blocks,
        Table(
            "contradictions-table",
            "What the articles differ on",
            ("Alliance", "On", "What they say"),
            tuple(rows),
            widths=(2, 1.6, 3.6),
        ),
    )


def sources_of(brief: Brief) -> dict[str, str]:
    """Return what each article is called where articles differ: its outlet, or else its title, and its day."""
    titles = titles_of(brief.tables)
    return {row["article_id"]: f"{row['publisher'] or shortened(titles[row['article_id']], 60)}, "
            + (short_day(row["published"]) if row["published"] else "undated")
            for row in records(brief.tables["articles"])}  # fmt: skip


def in_plain_words(value: str) -> str:
    """Return a value that articles differ on in words: "US$5 billion", "15 March 2024", "memorandum"."""
    if figure := FIGURE.fullmatch(value):
        return quantity(float(figure[1]), figure[2])
    if DAY.fullmatch(value):
        return day(datetime.date.fromisoformat(value))
    return label(value)


def label_of(variable: str) -> str:
    """Return a contradiction's variable in words: "investment (Volkswagen)"."""
    name, _, of = variable.partition(" (")
    return label(name) + (f" ({of}" if of else "")
