"""Runs one notebook in a kernel of its own, and takes out of the result whatever would differ on the next run.

Each kernel talks over sockets in a folder of its own, so that any number of runs side by side cannot meet; it runs this
very interpreter, whatever kernels the machine has registered; it reads nobody's IPython profile.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill import execute_notebook, inspect_notebook
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from tieup.errors import RunError, did_you_mean, gathered

LONGEST_FOLDER = 80  # the path of a Unix socket ends at about 104 characters, and "/kernel-5" is still to come
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
KEPT_METADATA = ("kernelspec", "language_info", "title")


class ThisInterpreter(KernelSpecManager):
    """Knows one kernel, whatever its name: the interpreter that runs this program."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
                          display_name="Python 3", language="python")


class LonelyKernel(AsyncKernelManager):
    """A kernel whose surroundings are the same on every run."""

    def _kernel_spec_manager_default(self) -> KernelSpecManager:
        return ThisInterpreter(parent=self)

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
        own = {"IPYTHONDIR": str(Path(self.connection_file).parent / "ipython"), "PYTHONHASHSEED": "0"}
        await super().start_kernel(**options, env={**os.environ, **own})


def run_notebook(
    notebook: Path,
    executed: Path,
    parameters: Mapping[str, Any],
    on_cell: Callable[[int, int], None] = lambda done, of: None,
) -> list[str]:
    """Run `notebook` with `parameters` in the folder of `executed`, write it there with its outputs.

    Return the warnings that its cells printed. `on_cell` is told after each cell how many of how many are done. Raise
    RunError that names the cell and the error if one fails; all up to the error is written nevertheless.
    """
    source = nbformat.read(notebook, as_version=4)
    cells = len(source.cells) + 1  # with the one that sets the parameters
    executed.parent.mkdir(parents=True, exist_ok=True)
    logging.getLogger("papermill").setLevel(logging.ERROR)  # it would name every notebook that it opens
    with socket_folder() as sockets:
        try:
            execute_notebook(
                source, literal(executed), parameters=dict(parameters), progress_bar=False,
                request_save_on_cell_execute=False, record_timing=False, shutdown_kernel="immediate",
                on_cell_executed=lambda cell_index, **_: on_cell(cell_index + 1, cells),
                resources={"metadata": {"path": str(executed.parent)}},  # papermill's cwd would move this process
                kernel_manager_class=LonelyKernel,
                config=Config(LonelyKernel={"transport": "ipc", "ip": str(sockets / "kernel"),
                                            "connection_file": str(sockets / "kernel.json")}),
            )  # fmt: skip
        except PapermillExecutionError as error:
            cell = settle(executed)[1]
            raise RunError(f"{notebook.name}: the cell {cell!r}, In [{error.exec_count}], failed with "
                           f"{error.ename}: {error.evalue}") from None
        except (DeadKernelError, RuntimeError) as error:  # killed for want of memory, or never started
            raise RunError(f"{notebook.name}: its kernel died ({error}). Is there memory enough for it?") from None
    return settle(executed)[0]


def check_parameters(notebook: Path, parameters: Mapping[str, Any]) -> None:
    """Raise RunError unless `notebook` declares each of `parameters`; papermill itself would only warn."""
    known = inspect_notebook(literal(notebook))
    gathered([f"{notebook}: {name!r} is no parameter of this notebook.{did_you_mean(name, known)}"
              for name in parameters if name not in known], RunError)


def literal(path: Path) -> str:
    """Return the path as papermill takes it, which reads braces as places to fill in."""
    return str(path).replace("{", "{{").replace("}", "}}")


@contextmanager
def socket_folder() -> Iterator[Path]:
    """Yield a new folder for a kernel's sockets, whose path is short enough for one, and remove it afterwards."""
    usual = tempfile.gettempdir()
    folder = Path(tempfile.mkdtemp(prefix="tieup-", dir=usual if len(usual) < LONGEST_FOLDER else "/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settle(executed: Path) -> tuple[list[str], str | None]:
    """Take times, paths and random ids out of an executed notebook, so that the next run writes the same bytes.

    Return the warnings that its cells printed, which carry paths too and are taken out, and the id of the cell that
    failed, if one did.
    """
    notebook = nbformat.read(executed, as_version=4)
    kept = {name: value for name, value in notebook.metadata.items() if name in KEPT_METADATA}
    out = notebook.metadata.get("papermill", {}).get("parameters", {}).get("out")
    if out and not Path(out).is_absolute():  # the exporters look there for what they attach
        kept["papermill"] = {"parameters": {"out": out}}
    notebook.metadata = NotebookNode(kept)
    warnings, failed = [], None
    for number, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags", [])
        cell.metadata = NotebookNode({"tags": tags} if tags else {})
        if {"injected-parameters", "papermill-error-cell-tag"} & set(tags):
            cell.id = f"papermill-{number}"
        if cell.cell_type == "code":
            warnings += [output.text.strip() for output in cell.outputs if is_warning(output)]
            cell.outputs = [output for output in cell.outputs if not is_warning(output)]
            for output in cell.outputs:
                if output.output_type == "error":
                    failed = cell.id
                    output.traceback = [COLOURS.sub("", line) for line in output.traceback]
    nbformat.validate(notebook)
    executed.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    return warnings, failed


def is_warning(output: NotebookNode) -> bool:
    """Tell whether an output was printed to the error stream, where warnings carry paths of this machine."""
    return output.output_type == "stream" and output.name == "stderr"
