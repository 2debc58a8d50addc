"""Shows on a terminal what is being done, and nothing where there is none: a schedule wants the result only."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Told:
    """One display, from its making to `end`."""

    def __init__(self) -> None:
        self._bars: dict[str, TaskID] = {}
        self._progress = Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
                                  console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._progress.start()

    def step(self, name: str, done: int, of: int) -> None:
        """Show that `done` of `of` parts of a step are done; a step that is new ends those before it."""
        if name not in self._bars:
            for bar in self._bars.values():
                self._progress.update(bar, completed=1, total=1)
            self._bars[name] = self._progress.add_task(name, total=of)
        self._progress.update(self._bars[name], completed=done, total=of)

    def file(self, name: str) -> None:
        """Show which file is being read, of a number that is not known beforehand."""
        if not self._bars:
            self._bars["reading"] = self._progress.add_task("reading", total=None)
        self._progress.update(self._bars["reading"], description=f"reading {name}")

    def end(self) -> None:
        """Take the display away."""
        self._progress.stop()


def shown(path: Path) -> str:
    """Return a path as short as it can be said from here."""
    full = path.absolute()
    return full.relative_to(Path.cwd()).as_posix() if full.is_relative_to(Path.cwd()) else str(path)
