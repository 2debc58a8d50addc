"""How accurate the coder is on the hand-coded articles, and whether it has become worse than it was.

A set of hand-coded articles is a folder with ``articles`` and ``coded``. The figures of each set are pinned in a file:
they may rise silently, but a change that lowers one of them must be said aloud, by pinning anew.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from tieup.errors import InputError
from tieup.evaluation import evaluate, to_json
from tieup.pipeline import code_folder, write_corpus

TOLERANCE = 0.002  # of F1; less is one fill in several hundred
DIGITS = 4  # of a pinned figure
REMEDY = "Mend what made it worse; if it is meant, or the answers have changed, pin anew with 'make accuracy'."

Figures = Mapping[str, float]  # F1 by variable


def measure(coded_set: Path) -> pd.DataFrame:
    """Code the articles of a hand-coded set and return the figures by variable, as `evaluation.evaluate` does.

    Raise InputError if the set has no articles or no answers.
    """
    articles = coded_set / "articles"
    if not articles.is_dir():
        raise InputError(f"{articles}: no such folder. A hand-coded set has the folders 'articles' and 'coded'.")
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(code_folder(articles), Path(folder))
        table, _ = evaluate(coded_set / "coded", Path(folder))
    return table


def pinned_figures(table: pd.DataFrame) -> dict[str, float]:
    """Return what is pinned of the figures of a set: F1 of each variable that its articles have answers for."""
    return {row["variable"]: round(row["F1"], DIGITS) for row in table.to_dict("records") if row["gold"]}


def find_falls(name: str, pinned: Figures, measured: Figures) -> Iterator[str]:
    """Yield a sentence for each variable of the set `name` whose F1 has fallen below what is pinned, or is gone."""
    for variable, before in pinned.items():
        now = measured.get(variable)
        if now is None:
            yield f"{name}: {variable} was pinned at F1 {before:.3f} and is no longer measured. {REMEDY}"
        elif now < before - TOLERANCE:
            yield f"{name}: F1 of {variable} fell from {before:.3f} to {now:.3f}. {REMEDY}"


def read_baseline(path: Path) -> dict[str, Figures]:
    """Return the pinned figures by set; raise InputError if the file is not there or does not parse."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise InputError(f"{path}: no figures are pinned. Run 'make accuracy' to pin them.") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: does not parse as JSON ({error}). Run 'make accuracy' to write it anew.") from None


def write_baseline(path: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Pin the figures of each set."""
    pinned = {name: pinned_figures(table) for name, table in tables.items()}
    path.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_accuracy(path: Path, table: pd.DataFrame, articles: int) -> None:
    """Write the figures that a briefing prints: of the articles that nobody looked at while the rules were made."""
    printed = {"articles": articles, "variables": json.loads(to_json(table.round(DIGITS)))}
    path.write_text(json.dumps(printed, indent=1) + "\n", encoding="utf-8", newline="\n")
