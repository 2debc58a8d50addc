"""The floors of the house hold, and the notebooks are committed as they should be."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_modules_import_only_from_floors_below_them():
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_prose_explained_parameters_and_neither_outputs_nor_functions(path):
    cells = nbformat.read(path, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert len({cell.id for cell in cells}) == len(cells) and len(code) < len(cells)
    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert not any(line.lstrip().startswith(("def ", "class ")) for cell in code for line in cell.source.splitlines())
    parameters = next(cell for cell in code if "parameters" in cell.metadata.get("tags", []))
    assert all("  # " in line for line in parameters.source.splitlines())


@pytest.mark.parametrize("folder", ["mentions", "coding"])
def test_the_architecture_tells_of_each_module_inside(folder):
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    inside = page.split("## Inside mentions and coding")[1].split("## Floors")[0]
    modules = {path.stem for path in (ROOT / "src" / "tieup" / folder).glob("*.py")} - {"__init__"}
    assert not modules - set(re.findall(r"`(\w+)`", inside))


def test_the_architecture_names_no_module_that_is_gone():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    inside = page.split("## Inside mentions and coding")[1].split("## Floors")[0]
    assert not [name for name in re.findall(r"`(\w+)`", inside) if not [*(ROOT / "src").rglob(f"{name}.py")]]
    assert not [name for name in re.findall(r"`([\w/]+\.py)`", page) if not (ROOT / "src" / "tieup" / name).exists()]
