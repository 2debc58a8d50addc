"""Origin cards: what a person knows about an article, in a YAML file beside it. A card wins over the text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from tieup.errors import did_you_mean
from tieup.handwriting import read_yaml


class Card(BaseModel):
    """The facts of a card; null says that a fact is not known."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str | None = Field(None, description="headline")
    publisher: str | None = Field(None, description="outlet")
    author: str | None = Field(None, description="byline")
    url: str | None = Field(None, description="address of the original, http or https")
    published: datetime.date | None = Field(None, description="day of publication, YYYY-MM-DD")
    accessed: datetime.date | None = Field(None, description="day on which the text was taken from there, YYYY-MM-DD")
    licence: str | None = Field(None, description="terms under which the text may be used")
    note: str | None = Field(None, description="anything a reader should know")

    @field_validator("url")
    @classmethod
    def must_be_web_address(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url


class CardError(ValueError):
    """A card is wrong; its text names value, place and remedy, `card` holds the fields that are right."""

    def __init__(self, text: str, card: Card | None = None):
        super().__init__(text)
        self.card = card or Card()


def read_card(path: Path) -> Card:
    """Return the card in `path`; raise CardError that lists every fault at once."""
    try:
        content = read_yaml(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise CardError(f"{path.name}: is not UTF-8. Save the card as UTF-8.") from None
    except (yaml.YAMLError, ValueError) as error:
        raise CardError(f"{path.name}: does not parse as YAML ({describe(error)}). "
                        "Put values that hold ': ' in quotes.") from None
    if content is None:
        return Card()
    if not isinstance(content, dict):
        raise CardError(f"{path.name}: must hold fields such as 'publisher: The Daily', but holds {content!r:.60}.")
    try:
        return Card.model_validate(content)
    except ValidationError as error:
        wrong = {fault["loc"][0] for fault in error.errors()}
        right = Card.model_validate({name: value for name, value in content.items()
                                     if name in Card.model_fields and name not in wrong})
        faults = [sentence(fault) for fault in error.errors()]
        if wrong - set(Card.model_fields):
            faults.append(f"Fields are {', '.join(Card.model_fields)}.")
        raise CardError(f"{path.name}: {' '.join(faults)}", right) from None


def sentence(fault: Mapping[str, Any]) -> str:
    """Return what is wrong with one field of a card, and what to do about it."""
    field, value = ".".join(str(part) for part in fault["loc"]), fault["input"]
    if fault["type"] == "extra_forbidden":
        return f"{field!r} is no field.{did_you_mean(field, Card.model_fields)}"
    if field in ("published", "accessed"):
        return f"{field} is {value!r}, which is no day of the calendar. Write it as YYYY-MM-DD, without quotes."
    if fault["type"] == "string_type":
        return f"{field} is {value!r}, which is no text. Put it in quotes."
    return f"{field} is {value!r}, which {fault['msg'].removeprefix('Value error, ')}."


def describe(error: Exception) -> str:
    """Return a parser's complaint in one line, with the line number of the file."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return f"line {mark.line + 1}: {problem}" if mark else " ".join(problem.split())
