"""Notebooks that do next to nothing, for tests of how notebooks are run rather than of what they say."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from tieup.errors import RunError

PARAMETERS = {
    "01_clean_articles": ("raw", "processed"),
    "02_code_tieups": ("raw", "processed"),
    "03_compare_tieups": ("edition", "processed", "out"),
    "04_briefing": ("edition", "processed", "out", "previous"),
}
# 01 fills the tables from the two alliances that tests know, or leaves them empty if there is no article.
TABLES = """\
import sys; sys.path.insert(0, {tests!r})
from factories_tables import HONDA_NISSAN, HONDA_SONY, make_tables
from tieup.places import find
articles = [HONDA_NISSAN, HONDA_SONY][:len(list(find(raw).glob('*.txt')))]
tables = make_tables(articles)
"""
WRITE = """\
import pyarrow as pa
from tieup.schemas import TABLES
from tieup.tables import write_tables
write_tables({name: pa.Table.from_pandas(tables[name], TABLES[name].schema, preserve_index=False) for name in TABLES},
             {}, find(processed))
"""
CELLS = {
    "01_clean_articles": [TABLES.format(tests=str(Path(__file__).parent)), WRITE],
    "03_compare_tieups": ["from tieup.places import make_folder", "(make_folder(out) / 'a.svg').write_text('')"],
    "04_briefing": ["from tieup.places import find", "print('compared with', previous and find(previous).name)"],
}  # fmt: skip


def write_notebooks(folder: Path, **cells: str) -> Path:
    """Write the four notebooks to `folder`; `cells` give a cell to add to one, by the name without its number."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, parameters in PARAMETERS.items():
        sources = [*CELLS.get(name, ["1"]), cells.get(name[3:], "")]
        made = [nbformat.v4.new_code_cell("\n".join(f"{p}: str = None  # a place" for p in parameters),
                                          id="parameters", metadata={"tags": ["parameters"]})]
        made += [nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources) if source]
        nbformat.write(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": {
            "name": "python3", "display_name": "Python 3", "language": "python"}}), folder / f"{name}.ipynb")
    return folder


def run_in_process(
    notebook: Path, executed: Path, parameters: dict[str, Any], on_cell: Callable[[int, int], None]
) -> list[str]:
    """Stand in for `execution.run_notebook` where a kernel of its own would only cost time."""
    made, names = nbformat.read(notebook, as_version=4), {}
    executed.parent.mkdir(parents=True, exist_ok=True)
    for number, cell in enumerate(made.cells):
        printed = io.StringIO()
        try:
            with contextlib.chdir(executed.parent), contextlib.redirect_stdout(printed):
                exec(cell.source, names)
        except Exception as error:
            cell.outputs = [nbformat.v4.new_output("error", ename=type(error).__name__, evalue="", traceback=[])]
            nbformat.write(made, executed)
            raise RunError(f"{notebook.name}: the cell {cell.id!r} failed") from None
        names |= parameters if number == 0 else {}
        cell.outputs = [nbformat.v4.new_output("stream", text=printed.getvalue())] if printed.getvalue() else []
        on_cell(number + 1, len(made.cells))
    nbformat.write(made, executed)
    return []
