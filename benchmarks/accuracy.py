"""How accurate the coder is, by variable: on the articles that its rules were made on, and on articles kept unseen.

With ``--pin`` it also writes the figures below which the tests let nothing fall (``tests/baseline.json``) and those
that a briefing prints about itself (``src/tieup/accuracy.json``). Only totals are printed of the unseen articles: who
looked at their errors would tune to them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import tieup
from _articles import GOLD, ROOT, SEEDS, UNSEEN, print_table
from tieup.accuracy import find_falls, measure, pinned_figures, read_baseline, write_accuracy, write_baseline
from tieup.briefing.closing import MEASURED

SETS = {each.name: each for each in (SEEDS, GOLD, UNSEEN)}
BASELINE = ROOT / "tests" / "baseline.json"


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
        print(f"pinned: {BASELINE.relative_to(ROOT)}, {shown.relative_to(ROOT)}")


def answers_in(name: str) -> int:
    return len(list((SETS[name] / "coded").glob("*.yaml")))


if __name__ == "__main__":
    main()
