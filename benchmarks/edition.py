"""What an edition costs after its kernels have run: HTML, PDF and workbook of the executed briefing.

Two editions: the one of `make report` over the two articles of ``data/raw``, and one of forty alliances that the
hand-coded articles are about. The first printing of a process is the one that a user waits for; the later ones say
what is left when everything is loaded.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from nbconvert.exporters import get_exporter

from _articles import GOLD, ROOT, met, print_table
from tieup.briefing.exporters import read_briefing
from tieup.pipeline import code_folder
from tieup.run import DOCUMENTS, make_report, printed_side_by_side
from tieup.tables import read_tables

AGAIN = 3
ALLIANCES = 40


def main() -> None:
    rows, verdicts = [], []
    with tempfile.TemporaryDirectory() as folder:
        for edition, raw, goal in editions(Path(folder)):
            name = edition.stem
            start = time.perf_counter()
            made = make_report(edition, raw, Path(folder, name, "processed"), Path(folder, name, "reports"))
            whole = time.perf_counter() - start
            alliances = len(read_tables(made.folder / "tables")["tieups"])
            executed = made.folder / "notebooks" / "04_briefing.ipynb"
            waited = [seconds_of(printed_side_by_side, executed) for _ in range(1 + AGAIN)]
            total = waited[0]
            rows.append((name, alliances, "all, side by side", f"{total:.2f}", f"{median(waited[1:]):.2f}"))
            for document, exporter in DOCUMENTS.items():
                alone = [seconds_of(get_exporter(exporter)().from_filename, executed) for _ in range(AGAIN)]
                kind = document.removeprefix("briefing.")
                rows.append((name, alliances, f"{kind} alone", "", f"{median(alone):.2f}"))
            verdicts.append(f"{name}: three documents in {total:.2f} s (goal: {goal:g} s): {met(total <= goal)}; "
                            f"with coding, four notebooks and their kernels {whole:.1f} s")
    print_table("Seconds to print an executed briefing", ("edition", "alliances", "document", "first", "later"), rows)
    print("", *verdicts, sep="\n")


def editions(folder: Path) -> Iterator[tuple[Path, Path, float]]:
    """Yield the file of each edition, the folder of its articles and its goal in seconds."""
    yield ROOT / "editions" / "honda.yaml", ROOT / "data" / "raw", 1.0
    main_ones = [tieup.tieup_id for tieup in code_folder(GOLD / "articles").tieups if tieup.focus == "main"]
    path = folder / "forty.yaml"
    path.write_text(f"title: Forty alliances\nalliances: [{', '.join(main_ones[:ALLIANCES])}]\n", encoding="utf-8")
    yield path, GOLD / "articles", 3.0


def seconds_of(printing: Callable[[Path], Any], executed: Path) -> float:
    """Return the seconds that `printing` takes, the reading of the notebook included."""
    read_briefing.cache_clear()
    start = time.perf_counter()
    printing(executed)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
