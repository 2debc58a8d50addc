"""How accurate the coder is, by variable: on the articles that its rules were made on, and on articles kept unseen.

With ``--pin`` it also writes the figures below which the tests let nothing fall (``tests/baseline.json``), those that a
briefing prints about itself (``src/tieup/accuracy.json``) and the tables of docs/accuracy.md. Only totals are printed
of the unseen articles: who looked at their errors would tune to them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

import tieup
from _articles import GOLD, ROOT, SEEDS, UNSEEN, print_table
from tieup.accuracy import find_falls, measure, pinned_figures, read_baseline, write_accuracy, write_baseline
from tieup.briefing.closing import MEASURED

SETS = {each.name: each for each in (SEEDS, GOLD, UNSEEN)}
BASELINE = ROOT / "tests" / "baseline.json"
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- figures: printed by `make accuracy` -->", "<!-- end of figures -->"


def main() -> None:
    tables = {name: measure(folder) for name, folder in SETS.items()}
    for name, table in tables.items():
        rows = [(row["variable"], row["gold"], *(f"{row[key]:.3f}" for key in ("P", "R", "F1")),
                 f"{row['F1_low']:.3f}-{row['F1_high']:.3f}", f"{row['ERR']:.3f}") for row in table.to_dict("records")]
        print_table(f"{answers_in(name)} articles of {SETS[name].relative_to(ROOT)}",
                    ("variable", "answers", "P", "R", "F1", "90 % interval", "ERR"), rows)
    print()
    if BASELINE.exists():
        pinned = read_baseline(BASELINE)
        fallen = [each for name, table in tables.items()
                  for each in find_falls(name, pinned.get(name, {}), pinned_figures(table))]
        print(*fallen or ["No figure has fallen below its pin."], sep="\n")
    if "--pin" in sys.argv[1:]:
        write_baseline(BASELINE, tables)
        shown = Path(tieup.__file__).parent / MEASURED
        write_accuracy(shown, tables[UNSEEN.name], answers_in(UNSEEN.name))
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN, 1)
        PAGE.write_text(f"{before}{BEGIN}\n{as_markdown(tables)}{END}{rest.split(END, 1)[1]}", encoding="utf-8")
        print(f"pinned: {BASELINE.relative_to(ROOT)}, {shown.relative_to(ROOT)}, {PAGE.relative_to(ROOT)}")


def as_markdown(tables: Mapping[str, pd.DataFrame]) -> str:
    """Return a table of F1 by variable with its 90 % interval, a column for each set; below, the error per fill."""
    names = {SEEDS.name: "the two first articles", GOLD.name: "tuned on", UNSEEN.name: "unseen"}
    heads = [f"{names[name]} ({answers_in(name)})" for name in tables]
    rows = {name: {row["variable"]: row for row in table.to_dict("records")} for name, table in tables.items()}
    lines = ["| variable | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for variable in rows[GOLD.name]:
        cells = [figure(rows[name].get(variable)) for name in tables]
        lines.append(f"| {variable} | " + " | ".join(cells) + " |")
    errors = [f"**{rows[name]['ALL']['ERR']:.3f}**" for name in tables]
    return "\n".join([*lines, "| **ERR, all variables** | " + " | ".join(errors) + " |"]) + "\n"


def figure(row: Mapping[str, float] | None) -> str:
    if row is None or not row["gold"]:
        return "no answers"
    return f"{row['F1']:.3f} ({row['F1_low']:.3f} to {row['F1_high']:.3f}; {row['gold']} answers)"


def answers_in(name: str) -> int:
    return len(list((SETS[name] / "coded").glob("*.yaml")))


if __name__ == "__main__":
    main()
