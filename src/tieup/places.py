"""Where things lie: names that mean the same folder from a notebook, from a report's copy of it, and on any machine.

A name such as ``data/raw`` is looked for from the folder where one stands upwards, as git looks for its repository.
So a notebook finds its data in JupyterLab (which stands in ``notebooks/``), under papermill (which stands where it was
called) and in ``reports/honda/2024-03-15/notebooks/``, and no page carries a path of the machine that made it.
"""

from __future__ import annotations

import os
from pathlib import Path

from tieup.errors import InputError


def find(name: str | Path, start: Path | None = None) -> Path:
    """Return the file or folder `name`, looked for in `start` (default: the current folder) and in each folder above.

    Raise InputError if none of them has it.
    """
    start = Path(start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        if (folder / name).exists():
            return Path(os.path.normpath(folder / name))
    raise InputError(f"{name}: neither {start} nor a folder above has it. Start in the project's folder, or give the "
                     "full path.")


def make_folder(name: str | Path, start: Path | None = None) -> Path:
    """Return the folder `name`, made if it is not there yet, in the nearest folder upwards that has its first part.

    Without any such folder it is made below `start` (default: the current folder).
    """
    start = Path(start or Path.cwd()).absolute()
    first = Path(name).parts[0] if Path(name).parts else "."
    home = next((folder for folder in (start, *start.parents) if (folder / first).exists()), start)
    (home / name).mkdir(parents=True, exist_ok=True)
    return Path(os.path.normpath(home / name))


def name_from(place: Path, start: Path) -> str:
    """Return the shortest name by which `find` leads from `start` to `place`; its full path if no name does.

    The name is the part of the path below a folder that holds both, the nearest that will do, with "/" between folders.
    """
    place, start = place.absolute(), start.absolute()
    for folder in (start, *start.parents):
        if place.is_relative_to(folder) and place != folder:
            name = place.relative_to(folder).as_posix()
            if find(name, start) == place:
                return name
    return place.as_posix()
