from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
import pytest

from tieup.errors import RunError
from tieup.execution import check_parameters, run_notebook, socket_folder


def notebook(path: Path, *cells: str, kernel: str = "python3") -> Path:
    tagged = {"tags": ["parameters"]}
    made = [nbformat.v4.new_code_cell("word: str = 'none'  # a word", id="parameters", metadata=tagged)]
    made += [nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(cells)]
    kernelspec = {"name": kernel, "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": kernelspec}), path)
    return path


def outputs(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells
    return [output.text.strip() for cell in cells if cell.cell_type == "code" for output in cell.outputs]


def test_a_notebook_runs_in_its_own_folder_and_leaves_no_trace_of_time_place_or_chance(tmp_path):
    source = notebook(tmp_path / "x.ipynb", "import os, sys, warnings\nprint(word, os.path.basename(os.getcwd()))",
                      "print(list({'a', 'b', 'c'}))", "warnings.warn('beware')", kernel="one that no machine has")
    told = []
    for place in ("first", "second {braces}"):
        warnings = run_notebook(source, tmp_path / place / "notebooks/x.ipynb", {"word": "Ford"},
                                lambda done, of: told.append((done, of)))
        assert len(warnings) == 1 and "UserWarning: beware" in warnings[0]
    first, second = (tmp_path / place / "notebooks/x.ipynb" for place in ("first", "second {braces}"))
    assert first.read_bytes() == second.read_bytes()
    assert outputs(first)[0] == "Ford notebooks"
    assert str(tmp_path) not in first.read_text()
    assert told[-1] == (5, 5)


def test_a_failure_names_cell_and_error_and_keeps_what_ran(tmp_path):
    source = notebook(tmp_path / "x.ipynb", "print('ran')", "1 / 0", "print('never')")
    with pytest.raises(RunError, match=r"x.ipynb: the cell 'cell-1', In \[3\], failed with ZeroDivisionError"):
        run_notebook(source, tmp_path / "out/x.ipynb", {})
    text = (tmp_path / "out/x.ipynb").read_text()
    assert "ran" in text and "ZeroDivisionError" in text and "\\u001b" not in text


def test_a_kernel_that_is_killed_is_reported(tmp_path):
    source = notebook(tmp_path / "x.ipynb", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(RunError, match=r"x.ipynb: its kernel died"):
        run_notebook(source, tmp_path / "out/x.ipynb", {})


def run_one(source: Path, executed: Path, word: str) -> str:
    run_notebook(source, executed, {"word": word})
    return outputs(executed)[0]


def test_runs_side_by_side_never_mix(tmp_path):
    source = notebook(tmp_path / "x.ipynb", "print(word)")
    words = ["Ford", "BMW", "Kia"]
    with ProcessPoolExecutor(3) as pool:
        runs = [pool.submit(run_one, source, tmp_path / word / "x.ipynb", word) for word in words]
    assert [run.result() for run in runs] == words


def test_a_parameter_that_a_notebook_does_not_have_is_refused_before_it_runs(tmp_path):
    source = notebook(tmp_path / "{x}.ipynb")
    check_parameters(source, {"word": "Ford"})
    with pytest.raises(RunError, match="'wrod' is no parameter of this notebook. Did you mean 'word'"):  # noqa: RUF043
        check_parameters(source, {"wrod": "Ford"})


def test_sockets_have_short_paths_even_if_temporary_files_lie_deep(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("deep" * 20)))
    with socket_folder() as folder:
        assert len(str(folder / "kernel-5")) < 104
