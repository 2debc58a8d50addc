"""The vocabulary as data: what the words of business news mean, each entry with sentences that match and that must not.

A codebook is a folder of YAML files beside this module. Every file but ``organisations.yaml`` is a list of entries::

    - id: stage.memorandum.signed        # unique; dots for order
      variable: stage                    # what it speaks for; the coder of that variable reads it
      value: memorandum                  # the code it stands for
      terms: ["memorandum of understanding", "letter* of intent", mou]   # lower case; "develop*" = every ending
      pattern: '\\b(signed|signs?)\\b.*\\bmemorandum'   # optional, on lower-case text; the match is the evidence
      unless: '\\bno memorandum\\b'       # optional; silent in sentences in which this is found
      note: why
      matches: ["The two signed a memorandum of understanding on Friday."]
      misses: ["He wrote a memoir."]

Text is folded before it is matched: lower case, plain quotes and dashes, line ends as blanks (``codebook.folding``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tieup.errors import CodebookError, did_you_mean, gathered
from tieup.handwriting import VocabularyLoader
from tieup.model import Entry, Organisation

HERE = Path(__file__).parent
FIELDS = ("id", "variable", "value", "terms", "pattern", "unless", "note", "matches", "misses")


@dataclass(frozen=True, eq=False)  # a codebook is itself and no other, so that what is compiled from it can be kept
class Codebook:
    """Entries in the order of their files and names, and the organisations of the field by name."""

    entries: tuple[Entry, ...]
    organisations: dict[str, Organisation]

    def of(self, variable: str) -> tuple[Entry, ...]:
        """Return the entries that speak for `variable`."""
        return tuple(entry for entry in self.entries if entry.variable == variable)


@lru_cache(maxsize=4)
def load_codebook(folder: Path = HERE) -> Codebook:
    """Read and check the codebook in `folder`; raise CodebookError that lists every fault at once."""
    problems: list[str] = []
    entries: list[Entry] = []
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise CodebookError(f"{folder}: holds no codebook. Name a folder of YAML files, such as {HERE}.")
    for path in files:
        if path.name != "organisations.yaml":
            entries += read_entries(path, problems)
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            problems.append(f"codebook: the id {entry.id!r} stands twice. Rename one of the two entries.")
        seen.add(entry.id)
    organisations = read_organisations(folder / "organisations.yaml", problems)
    gathered(problems, CodebookError)
    return Codebook(tuple(entries), organisations)


def read_entries(path: Path, problems: list[str]) -> list[Entry]:
    """Return the entries of one file; append a sentence to `problems` for each fault."""
    entries = []
    for number, fields in enumerate(load_list(path, problems), 1):
        place = f"codebook/{path.name}: entry {number} ({fields.get('id', 'without id')})"
        for field in fields:
            if field not in FIELDS:
                problems.append(f"{place}: {field!r} is no field.{did_you_mean(field, FIELDS)}")
        missing = [field for field in ("id", "variable", "value", "terms") if not fields.get(field)]
        if missing:
            problems.append(f"{place}: {', '.join(missing)} must be given.")
            continue
        single = [field for field in ("terms", "matches", "misses") if not isinstance(fields.get(field, []), list)]
        if single:
            problems.append(f"{place}: {', '.join(single)} must be a list, such as [mou, memorandum].")
            continue
        compiled = {}
        for field in ("pattern", "unless"):
            try:
                compiled[field] = re.compile(fields[field]) if fields.get(field) else None
            except re.error as error:
                problems.append(f"{place}: {field} is no regular expression ({error}).")
        entries.append(Entry(
            id=fields["id"], variable=fields["variable"], value=str(fields["value"]), terms=tuple(fields["terms"]),
            pattern=compiled.get("pattern"), unless=compiled.get("unless"), note=fields.get("note", ""),
            matches=tuple(fields.get("matches", ())), misses=tuple(fields.get("misses", ()))))
    return entries


def read_organisations(path: Path, problems: list[str]) -> dict[str, Organisation]:
    """Return the organisations of the codebook by name; append a sentence to `problems` for each fault."""
    known = {field for field in Organisation.__dataclass_fields__}
    found: dict[str, Organisation] = {}
    for number, fields in enumerate(load_list(path, problems) if path.exists() else [], 1):
        place = f"codebook/{path.name}: organisation {number} ({fields.get('name', 'without name')})"
        unknown = [field for field in fields if field not in known]
        problems += [f"{place}: {field!r} is no field.{did_you_mean(field, known)}" for field in unknown]
        if "name" not in fields or unknown:
            continue
        if fields["name"] in found:
            problems.append(f"{place}: the name stands twice. Merge the two.")
        given: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
        found[given["name"]] = Organisation(**given)
    return found


def load_list(path: Path, problems: list[str]) -> Iterable[dict]:
    """Return the list of mappings in a YAML file; append a sentence to `problems` if it is none."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=VocabularyLoader) or []
    except yaml.YAMLError as error:
        problems.append(f"codebook/{path.name}: does not parse as YAML ({error}).")
        return []
    if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
        problems.append(f"codebook/{path.name}: must be a list of entries, each with id, variable, value and terms.")
        return []
    return content
