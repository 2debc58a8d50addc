"""The memory that coding takes: beside spaCy's, and that it does not grow when ten times as many articles are streamed.

Each row is a process of its own. Its peak is the operating system's figure and includes loading the libraries; what it
holds while articles stream through is looked up every fifty articles.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from _articles import gold_articles, met, print_table, repeated
from tieup.pipeline import code_articles

FEW, MANY = 300, 3000  # articles
MAY_GROW = 1.02  # the allocator's own unevenness
EVERY = 50  # articles between two looks at the memory in use
MIB = 1024 if sys.platform == "linux" else 1024 * 1024  # units of ru_maxrss


def main() -> None:
    jobs = [("reading and nothing else", "nothing", FEW), ("coding everything", "tieup", FEW),
            ("coding everything", "tieup", MANY)]
    if find_spec("spacy"):
        jobs += [("spaCy blank + sentencizer", "spacy", FEW), ("spaCy blank + sentencizer", "spacy", MANY)]
    used = {(worker, number): memory_of(worker, number) for _, worker, number in jobs}
    print_table("Memory of one process, MiB", ("", "articles streamed", "peak", "most while streaming"),
                [(name, f"{number:,}", *(f"{size:.1f}" for size in used[worker, number]))
                 for name, worker, number in jobs])
    grown = used["tieup", MANY][1] / used["tieup", FEW][1]
    print(f"\nTen times as many articles take {grown:.3f} times the memory (goal: at most {MAY_GROW}): "
          f"{met(grown <= MAY_GROW)}")


def memory_of(worker: str, number: int) -> tuple[float, float]:
    """Return the peak of a process that lets `worker` read `number` articles, and the most while it read, in MiB."""
    ran = subprocess.run([sys.executable, __file__, worker, str(number)], capture_output=True, text=True, check=True)
    peak, streaming = map(int, ran.stdout.split())
    return peak / MIB, streaming / MIB


def read(worker: str, number: int) -> None:
    """Stream articles through a worker, keep nothing of what it finds, and print the memory of this process."""
    stream = repeated(gold_articles(), number)
    if worker == "tieup":
        found: Iterable[object] = code_articles(stream)
    elif worker == "spacy":
        import spacy

        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        found = (pipeline(article.text) for article in stream)
    else:
        found = stream
    most = max(in_use() for k, _ in enumerate(found) if k % EVERY == 0)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, most)


def in_use() -> int:
    """Return the memory that this process holds now; where the system does not tell, its peak so far."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    if sys.argv[1:]:
        read(sys.argv[1], int(sys.argv[2]))
    else:
        main()
