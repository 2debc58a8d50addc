"""The parameters of a briefing, checked before anything runs.

An edition is a YAML file, such as ``editions/honda.yaml``. Whatever is unknown or ill-typed is refused with the value,
the place and the remedy, all faults at once; what is left out has the default that its description names.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, ValidationError, model_validator

from tieup.errors import EditionError, did_you_mean, gathered
from tieup.handwriting import read_yaml


def day(value: Any) -> Any:
    """Let a date through, and text in the form 2024-03-15; a number is no date, although pydantic would take it."""
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date | str | None):
        raise ValueError("no date")
    return value


Day = Annotated[datetime.date | None, BeforeValidator(day)]
Words = Annotated[str, Field(min_length=1)]


class Edition(BaseModel):
    """What one briefing is about and what it looks like."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field("", pattern=r"^[a-z0-9][a-z0-9_-]*$",
                      description="folder below reports/; default: the file's name")
    title: Words = Field(description="title of the briefing")
    subtitle: str = Field("", description="a line under the title")
    language: Literal["en"] = Field("en", description="language of the briefing and of the articles that it reads")
    focus: Words | None = Field(None, description="organisation from whose side the briefing is told; null: nobody's")
    organisations: tuple[Words, ...] | None = Field(
        None, description="only alliances that have one of these as a party; null: all")
    alliances: tuple[Words | tuple[Words, ...], ...] | None = Field(
        None, description="only these, each as its id (honda-nissan-1) or as a list of parties; null: all")
    background: StrictBool = Field(True, description="whether alliances that are only mentioned in passing count")
    since: Day = Field(None, description="first day of publication that counts; null: from the first article on")
    until: Day = Field(None, description="last day of publication that counts; null: up to the as-of date")
    as_of: Day = Field(None, description="date of the edition; null: the latest day of publication among its articles")
    previous: Day = Field(None, description="as-of date of the edition to compare with; null: the latest earlier one")
    charts: StrictBool = Field(True, description="whether charts are printed")
    paper: Literal["a4", "us-letter"] = Field("a4", description="paper of the PDF")
    logo: Words | None = Field(None, description="SVG or PNG file, from the folder of the edition's file; null: none")
    accent: str | None = Field(None, pattern=r"^#[0-9a-fA-F]{6}$",
                               description="colour of rules and heads, such as '#0b5394'; null: the house colour")
    confidentiality: Words | None = Field(None, description="line at the foot of every page; null: none")

    @model_validator(mode="after")
    def window_is_open(self) -> Edition:
        for first, last in (("since", "until"), ("since", "as_of"), ("until", "as_of"), ("previous", "as_of")):
            early, late = getattr(self, first), getattr(self, last)
            if early and late and (early > late or (first == "previous" and early == late)):
                raise ValueError(f"{first!r} ({early}) must lie before {last!r} ({late}).")
        return self

    def changed(self, **parameters: Any) -> Edition:
        """Return this edition with other `parameters`, checked like a file; raise EditionError if they are wrong."""
        return make_edition(self.model_dump() | parameters, f"edition {self.name}")


def load_edition(path: Path, changes: dict[str, Any] | None = None) -> Edition:
    """Return the edition of the YAML file `path`, with `changes` in place of its own parameters.

    Raise EditionError that lists every fault at once, or names the nearest file if there is none at `path`.
    """
    path = Path(path)
    if not path.is_file():
        others = sorted(place.as_posix() for place in path.parent.glob("*.yaml"))
        listed = f" Editions there: {', '.join(others)}." if others else f" {path.parent}/ holds no edition."
        raise EditionError(f"{path}: there is no such edition.{nearest_edition(path, others) or listed}")
    try:
        parameters = read_yaml(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise EditionError(f"{path}: does not parse as YAML ({' '.join(str(error).split())}).") from None
    if not isinstance(parameters, dict):
        raise EditionError(f"{path}: must hold parameters, one a line, such as 'title: Honda and its allies'.")
    edition = make_edition({"name": path.stem} | parameters | (changes or {}), str(path))
    logo = path.parent / (edition.logo or path.name)
    if not logo.is_file() or (edition.logo and logo.suffix.lower() not in (".svg", ".png")):
        raise EditionError(f"{path}: 'logo' is {edition.logo!r}, but must be {EXPECTED['logo']} in {path.parent}/.")
    return edition


def nearest_edition(path: Path, others: Iterable[str]) -> str:
    """Return `` Did you mean 'editions/honda.yaml'?`` for the file of `others` whose name is near, or ``""``."""
    by_name = {Path(other).stem: other for other in others}
    near = get_close_matches(path.stem, by_name, n=1)
    return f" Did you mean {by_name[near[0]]!r}?" if near else ""


def make_edition(parameters: dict[str, Any], place: str) -> Edition:
    """Return the edition of `parameters`; raise EditionError that lists every fault, each beginning with `place`."""
    known = Edition.model_fields
    problems = [f"{place}: {name!r} is no parameter.{did_you_mean(str(name), known)}"
                for name in parameters if name not in known]
    try:
        edition = Edition(**{name: value for name, value in parameters.items() if name in known})
    except ValidationError as error:
        problems += dict.fromkeys(f"{place}: {remedy(fault, parameters)}" for fault in error.errors())
    gathered(problems, EditionError)
    return edition


def remedy(fault: Any, parameters: dict[str, Any]) -> str:
    """Return what is wrong with one parameter, and how it is written rightly."""
    if not fault["loc"]:
        return fault["msg"].removeprefix("Value error, ")
    name = fault["loc"][0]
    if fault["type"] == "missing":
        return f"{name!r} must be given: {Edition.model_fields[name].description}."
    value = parameters[name]
    shown = value.isoformat() if isinstance(value, datetime.date) else repr(value)
    return f"{name!r} is {shown}, but must be {EXPECTED[name]}."


EXPECTED = {
    "name": "lower-case letters, digits, '-' and '_'",
    **dict.fromkeys(("title", "subtitle", "focus", "confidentiality"), "text"),
    "logo": "the name of an SVG or PNG file",
    "language": "en",
    "organisations": "a list of organisations, such as [Honda, Sony]",
    "alliances": "a list of ids or of parties, such as [honda-nissan-1, [Honda, Sony]]",
    **dict.fromkeys(("background", "charts"), "true or false"),
    **dict.fromkeys(("since", "until", "as_of", "previous"), "a date such as 2024-03-15"),
    "paper": "a4 or us-letter",
    "accent": "a colour such as '#0b5394', in quotes",
}


def check_names(edition: Edition, known: Iterable[str], place: str) -> None:
    """Raise EditionError for each organisation that `edition` names and that is not in `known`, with the nearest."""
    known = list(known)
    named = [("focus", edition.focus)] if edition.focus else []
    named += [("organisations", name) for name in edition.organisations or ()]
    named += [("alliances", name) for parties in edition.alliances or () if not isinstance(parties, str)
              for name in parties]
    unknown = [(parameter, name) for parameter, name in named if name not in known]
    gathered([f"{place}: {parameter}: no article and no entry of the codebook names {name!r}."
              f"{did_you_mean(name, known)}" for parameter, name in unknown], EditionError)


def write_edition(edition: Edition, path: Path) -> None:
    """Write `edition` with every parameter, also those that had their default, as a file that `load_edition` reads."""
    path.write_text(yaml.safe_dump(edition.model_dump(mode="json"), sort_keys=False, allow_unicode=True, width=120),
                    encoding="utf-8", newline="\n")
