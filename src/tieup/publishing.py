"""Puts a finished folder in place in one step, and lets runs that want the same place wait for one another.

Whatever is published is built beside its place first. A reader therefore sees the old folder or the new one, whole; a
run that fails or is killed leaves the last good one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

BUILDING, PREVIOUS = ".building", ".previous"  # what lies in these beside a published folder is a run's own
AT_CWD, SWAP = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux; macOS calls the latter RENAME_SWAP, also 2


@contextmanager
def claimed(place: Path) -> Iterator[None]:
    """Hold `place` for this run alone; wait while another run, of any process, holds it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(place.parent / f".{place.name}.lock"):
        yield


def empty_folder(place: Path) -> Path:
    """Return `place` as a new, empty folder; what a killed run left there is removed."""
    if place.exists():
        shutil.rmtree(place)
    place.mkdir(parents=True)
    return place


def publish(built: Path, place: Path) -> None:
    """Put the folder `built` at `place` in one step; what was there before is removed.

    Where the system cannot exchange two folders, the old one is moved aside first; `recover` mends the gap that a kill
    between the two moves would leave.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if built.stat().st_dev != place.parent.stat().st_dev:  # a folder cannot be renamed onto another disk
        near = place.parent / f".{place.name}{BUILDING}"
        shutil.rmtree(near, ignore_errors=True)
        shutil.copytree(built, near)
        shutil.rmtree(built)
        built = near
    if not place.exists():
        built.rename(place)
        return
    aside = place.parent / f".{place.name}{PREVIOUS}"
    shutil.rmtree(aside, ignore_errors=True)
    if exchange(built, place):
        built.rename(aside)
    else:
        place.rename(aside)
        try:
            built.rename(place)
        except OSError:
            aside.rename(place)
            raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(place: Path) -> None:
    """Put the old folder back if a run was killed after it had moved it aside and before the new one was in place."""
    aside = place.parent / f".{place.name}{PREVIOUS}"
    if aside.exists() and not place.exists():
        aside.rename(place)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False, with nothing changed, where the system cannot."""
    if os.name != "posix":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(system, "renameat2"):
        return system.renameat2(AT_CWD, first, AT_CWD, second, SWAP) == 0
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        return system.renamex_np(first, second, SWAP) == 0
    return False


def point_to_latest(made: Path) -> None:
    """Let ``latest`` beside the edition's folder `made` lead to it: the last that was made is what one wants to see.

    It is a relative link, so that the folder can be moved; a file that names the edition where links are not allowed.
    """
    folder = made.parent
    fresh = folder / ".latest"
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(made.name, target_is_directory=True)
    except OSError:
        fresh.write_text(made.name + "\n", encoding="utf-8")
    fresh.replace(folder / "latest")


def as_of_folders(folder: Path) -> list[Path]:
    """Return the published editions in `folder`, in the order of their as-of dates."""
    return sorted(place for place in folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]") if place.is_dir())
