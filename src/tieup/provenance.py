"""What a briefing was made from, with which parameters and by which versions: enough to make it again.

There is no clock and no path of the machine in it, so that the same input gives the same file.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
from importlib import metadata
from pathlib import Path
from typing import Any

from tieup.codebook import HERE as CODEBOOK
from tieup.editions import Edition


def provenance(edition: Edition, raw: Path, notebooks: Path, judgements: Path) -> dict[str, Any]:
    """Return the parameters, the versions, and the SHA-256 of every file that a briefing depends on."""
    return {
        "edition": edition.model_dump(mode="json"),
        "versions": versions(),
        "inputs": {
            "raw": hashes(raw, "**/*"),
            "judgements": hashes(judgements.parent, judgements.name),
            "codebook": hashes(CODEBOOK, "*.yaml"),
            "notebooks": hashes(notebooks, "0*.ipynb"),
        },
    }


def versions() -> dict[str, str]:
    """Return the versions of Python, of tieup and of every package that it asks for, by name."""
    asked = [re.match(r"[\w.-]+", line)[0] for line in metadata.requires("tieup") or ()]  # type: ignore[index]
    found = {"python": platform.python_version()}
    for name in ["tieup", *sorted(asked, key=str.lower)]:
        found[name] = metadata.version(name)
    return found


def hashes(folder: Path, pattern: str) -> dict[str, str]:
    """Return the SHA-256 of each file in `folder` that `pattern` names, by its path below `folder`; hidden ones not."""
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.glob(pattern) if path.is_file())
    return {name: hash_of(path) for name, path in files if not any(part.startswith(".") for part in name.split("/"))}


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_provenance(found: dict[str, Any], path: Path) -> None:
    """Write what `provenance` returned as JSON that a person can read."""
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
