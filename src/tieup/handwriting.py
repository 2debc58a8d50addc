"""Reads the YAML that people write: a day that no calendar has stays text, so that its field can name it."""

from __future__ import annotations

import datetime
from typing import Any

import yaml


class DayLoader(yaml.SafeLoader):
    """Reads YAML; text such as 2024-13-01, which YAML itself would fail on without a place, is returned as text."""


def day_or_text(loader: DayLoader, node: Any) -> datetime.date | str:
    """Return the day or the time of a scalar, or its text if no calendar has that day."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


DayLoader.add_constructor("tag:yaml.org,2002:timestamp", day_or_text)


def read_yaml(text: str) -> Any:
    """Return what the YAML `text` holds; raise yaml.YAMLError if it does not parse."""
    return yaml.load(text, Loader=DayLoader)
