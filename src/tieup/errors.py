"""Errors that name the value, the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class TieupError(Exception):
    """A failure that the user can mend; its text is shown without a traceback."""


class CodebookError(TieupError):
    """The codebook contradicts itself or does not parse."""


class EditionError(TieupError):
    """An edition has an unknown, missing or ill-typed parameter."""


class InputError(TieupError):
    """A raw file, an origin card or a judgement cannot be used as it stands."""


class TableError(TieupError):
    """A table breaks the contract that ``schemas`` declares."""


class RunError(TieupError):
    """A notebook or an exporter failed while a briefing was made."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'focus'?`` for the nearest of `known`, or ``""`` if none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""


def gathered(problems: list[str], kind: type[TieupError]) -> None:
    """Raise one `kind` that lists all `problems`; do nothing if there are none."""
    if problems:
        raise kind("\n".join(problems))
