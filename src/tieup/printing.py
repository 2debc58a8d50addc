"""Prints the pages of docs/ that must say what the code says: codes, vocabulary, tables, parameters of an edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import yaml

from tieup.codebook import HERE, Codebook, load_codebook, load_list
from tieup.codes import KINDS, table_of_codes
from tieup.editions import EXPECTED, Edition
from tieup.model import Entry
from tieup.schemas import TABLES, Column

MADE = "<!-- Printed from the code by `tieup docs`. Change the code, not this page. -->\n"
OF_TABLES = """\
# Tables

Each table is written to `data/processed/` twice: `<name>.parquet`, with exact types, and `<name>.csv`, for people
(lists joined by "; ", text that a spreadsheet would take for a formula behind an apostrophe). The text of record of an
article is `text/<article_id>.txt`; `start` and `end` are half-open character intervals into it, so that
`text[start:end]` is the quote. Missing is a true null. Rows are sorted by the key.
"""
OF_CODES = """\
# Codebook

What the codes of the tables mean, and by which words of business news they are found. To add a word, edit the YAML file
that the heading names, give it a sentence in which it must fire and one in which it must not, and run `tieup check`.

## Codes
"""
OF_VOCABULARY = """\
## Vocabulary

`develop*` stands for every ending. An entry with a *pattern* fires only where the pattern is found in a sentence that
has one of its terms; one with *unless* is silent in some sentences; the YAML file shows both.
"""
OF_EDITIONS = """\
# Parameters of an edition

An edition is a file such as `editions/honda.yaml`. `tieup report editions/honda.yaml` makes its briefing; `--set
focus=Sony` puts another value in place of the file's own. What is unknown or ill-typed is refused before anything runs.
"""
TYPES = {pa.string(): "text", pa.int64(): "whole number", pa.float64(): "number", pa.bool_(): "true or false",
         pa.date32(): "date", pa.list_(pa.string()): "list of texts"}
TERMS_SHOWN = 12  # of an entry; the YAML file has all of them
CODES_SHOWN = 9  # longer lists of codes are to be read in the codebook


def print_docs(folder: Path) -> list[Path]:
    """Write the printed pages to `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in pages()]


def pages() -> dict[str, str]:
    """Return each printed page by the name of its file."""
    return {"codebook.md": codebook_page(load_codebook()), "tables.md": tables_page(), "editions.md": editions_page()}


def tables_page() -> str:
    """Return the page of the published tables."""
    lines = [MADE, OF_TABLES]
    lines += [f"* [{table.name}](#{table.name}): {table.row}" for table in TABLES.values()]
    for table in TABLES.values():
        key = ", ".join(f"`{column}`" for column in table.key)
        lines += ["", f"## {table.name}", "", f"A row is {table.row}. Key: {key}.", ""]
        lines += markdown_table(("column", "type", "meaning"), map(column_row, table.columns))
    return "\n".join(lines) + "\n"


def column_row(column: Column) -> tuple[str, str, str]:
    """Return name, type and meaning of a column."""
    meaning = column.meaning
    if column.codes:
        few = len(column.codes) <= CODES_SHOWN
        meaning += ": " + ", ".join(f"`{code}`" for code in column.codes) if few else " (see [codes](codebook.md))"
    return f"`{column.name}`", TYPES[column.type] + (", or null" if column.optional else ""), meaning


def codebook_page(codebook: Codebook) -> str:
    """Return the page of the codes, of the vocabulary that stands for them, and of the organisations."""
    lines = [MADE, OF_CODES]
    for variable, codes in table_of_codes().items():
        rows = ((f"`{code}`", meaning) for code, meaning in codes.items())
        lines += [f"### {variable}", "", *markdown_table(("code", "meaning"), rows), ""]
    lines.append(OF_VOCABULARY)
    for name, entries in entries_by_file(codebook):
        lines += [f"### {name}", "", *markdown_table(("entry", "stands for", "terms", "fires in", "not in"),
                                                     map(entry_row, entries)), ""]
    return "\n".join([*lines, *organisation_lines(codebook)]) + "\n"


def entries_by_file(codebook: Codebook) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the entries of each YAML file of the codebook."""
    file_of = {entry["id"]: path.name for path in sorted(HERE.glob("*.yaml")) if path.name != "organisations.yaml"
               for entry in load_list(path, [])}
    for name, entries in groupby(codebook.entries, lambda entry: file_of[entry.id]):
        yield name, list(entries)


def entry_row(entry: Entry) -> tuple[str, ...]:
    """Return an entry with its first terms and one example of each kind."""
    terms = ", ".join(entry.terms[:TERMS_SHOWN]) + (" …" if len(entry.terms) > TERMS_SHOWN else "")
    marks = [mark for mark, given in (("pattern", entry.pattern), ("unless", entry.unless)) if given]
    return (f"`{entry.id}`", f"{entry.variable}: {entry.value}", terms + "".join(f" *{mark}*" for mark in marks),
            *(examples[0] if examples else "" for examples in (entry.matches, entry.misses)))


def organisation_lines(codebook: Codebook) -> list[str]:
    """Return the organisations of the codebook by kind."""
    found = sorted(codebook.organisations.values(), key=lambda one: (list(KINDS).index(one.kind or "other"), one.name))
    counts = Counter(one.kind or "other" for one in found)
    lines = ["## Organisations", "", f"{len(found)} of them. Others are found from the text and marked as such.", ""]
    for kind, group in groupby(found, lambda one: one.kind or "other"):
        rows = ((one.name, one.country or "", one.parent or "", "; ".join((*one.aliases, *one.brands)))
                for one in group)
        lines += [f"### {kind} ({counts[kind]}): {KINDS[kind]}", "",
                  *markdown_table(("name", "country", "parent", "also written, brands"), rows), ""]
    return lines[:-1]


def editions_page() -> str:
    """Return the page of the parameters of an edition."""
    rows = ((f"`{name}`", EXPECTED[name], shown_default(field), field.description or "")
            for name, field in Edition.model_fields.items())
    head = ("parameter", "must be", "default", "meaning")
    return "\n".join([MADE, OF_EDITIONS, *markdown_table(head, rows)]) + "\n"


def shown_default(field: Any) -> str:
    """Return a parameter's default as YAML would write it; "must be given" if there is none."""
    if field.is_required():
        return "must be given"
    optional = type(None) in get_args(field.annotation) or field.default is None
    return "null" if optional and field.default is None else yaml.safe_dump(field.default).split("\n")[0]


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table; text is shown as it is, whatever signs it has."""
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"

    return [line(head), line(["---"] * len(head)), *map(line, rows)]
