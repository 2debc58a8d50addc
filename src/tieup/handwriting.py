"""Reads the YAML that people write, and loses nothing of it unsaid.

A key that is given twice is refused, where YAML itself would drop the first; a day that no calendar has stays text, so
that its field can name it.
"""

from __future__ import annotations

import datetime
from typing import Any

import yaml


class GivenOnce:
    """What a loader of YAML needs to refuse a key that a mapping gives twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict:
        """Return the mapping of `node`; raise ConstructorError that names the key and its line if it stands twice."""
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} is given twice", key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)  # type: ignore[misc]  # the loader's own


class HandwritingLoader(GivenOnce, yaml.SafeLoader):
    """Reads what a person wrote; text such as 2024-13-01, on which YAML would fail without a place, stays text."""


class VocabularyLoader(GivenOnce, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads long files, by the fast parser where it was built."""


def day_or_text(loader: HandwritingLoader, node: Any) -> datetime.date | str:
    """Return the day or the time of a scalar, or its text if no calendar has that day."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


HandwritingLoader.add_constructor("tag:yaml.org,2002:timestamp", day_or_text)


def read_yaml(text: str) -> Any:
    """Return what the YAML `text` holds; raise yaml.YAMLError if it does not parse or gives a key twice."""
    return yaml.load(text, Loader=HandwritingLoader)
