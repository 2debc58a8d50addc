"""The three lists of dependencies say the same: pyproject.toml, environment.yml and the lock."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements):
    return {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in requirements}


def test_conda_users_get_what_the_package_asks_for():
    asked = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    by_pip = next(item["pip"] for item in asked if isinstance(item, dict))
    assert [line for line in by_pip if not line.startswith("--")] == PROJECT["project"]["dependencies"]
    assert f"python{PROJECT['project']['requires-python']}" in asked


def test_the_lock_pins_everything_that_is_asked_for():
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = names(re.findall(r"^[\w.-]+(?===)", locked, re.MULTILINE))
    assert names(PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]) <= pinned
