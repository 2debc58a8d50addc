"""Figures, voices, contradictions."""

from __future__ import annotations

from tieup.briefing.blocks import Block, Cell, Heading, Paragraph, Run, Table
from tieup.briefing.brief import Brief
from tieup.briefing.cells import cell, plain, shortened
from tieup.compare import figures_table, voices
from tieup.compare.selection import records
from tieup.wording import capitalised, day, label


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
                        "No article gives money, shares, capacity, volumes, jobs or a start year "
                        "for any of these alliances."
                    ),
                )
            ),
        )
    rows = [
        (
            plain(row["alliance"]),
            plain(capitalised(label(row["measure"]))),
            cell(row["words"], brief.citations, row["claim_ids"], value=float(row["value"]), kind="number"),
            cell(row["organisation"], brief.citations),
            cell(str(int(row["year"])) if row["year"] else None, brief.citations),
            plain(f"“{shortened(row['text'], 90)}”"),
        )
        for row in found.to_dict("records")
    ]
    return (*blocks, Table(
        "figures-table", "Figures that the articles tie to an alliance",
        ("Alliance", "What", "Figure", "Who pays or holds", "By", "In the words of the article"), tuple(rows),
        align=("left", "left", "right", "left", "right", "left"), widths=(2, 1.5, 1.2, 1.3, 0.8, 2.6)))  # fmt: skip


def quoted(brief: Brief) -> tuple[Block, ...]:
    """Return who said what."""
    blocks: list[Block] = [Heading("Voices", 1, "voices")]
    found = voices(brief.tables)
    if found.empty:
        return (*blocks, Paragraph((Run("No article quotes anyone with more than a few words."),)))
    rows = []
    for row in found.to_dict("records"):
        speaker = row["speaker"] or "The company itself"
        office = ", ".join(part for part in (row["role"], row["organisation"]) if part)
        rows.append(
            (
                plain(speaker),
                cell(office, brief.citations),
                Cell((Run(shortened(row["text"], 320), refs=brief.citations.cite(row["claim_ids"])),)),
                cell(day(row["published"]) if row["published"] else None, brief.citations),
            )
        )
    return (
        *blocks,
        Table(
            "voices-table",
            "Who said what",
            ("Speaker", "For", "Words", "Reported"),
            tuple(rows),
            widths=(1.4, 1.8, 4, 1.1),
        ),
    )


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
    rows = []
    for row in found:
        runs: list[Run] = []
        for number, (value, claim_id) in enumerate(zip(row["values"], row["claim_ids"], strict=True)):
            runs += [Run(" – ")] if number else []
            runs.append(Run(label(value), refs=brief.citations.cite([claim_id])))
        rows.append((plain(names[row["tieup_id"]]), plain(capitalised(label_of(row["variable"]))), Cell(tuple(runs))))
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


def label_of(variable: str) -> str:
    """Return a contradiction's variable in words: "investment (Volkswagen)"."""
    name, _, of = variable.partition(" (")
    return label(name) + (f" ({of}" if of else "")
