"""The companies that well-known people lead, for articles that quote them without saying what everybody knows.

A company counts only where the article names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tieup.codebook import Codebook
from tieup.codebook.folding import fold
from tieup.model import Mention


@lru_cache(maxsize=4)
def leaders_of(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the companies that well-known people lead or led, by the folded name; the present one first."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in codebook.of("leader"):
        for name in entry.terms:
            found[name] = (*found.get(name, ()), entry.value)
    return found


@lru_cache(maxsize=4)
def leaders_by_surname(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Return the companies of the one known leader with a surname, by the folded surname; several are left out."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name, companies in leaders_of(codebook).items():
        for place, character in enumerate(name):
            if character == " ":
                found.setdefault(name[place + 1:], set()).add(companies)
    return {surname: next(iter(fits)) for surname, fits in found.items() if len(fits) == 1}


class Leaders:
    """The known leaders of the companies that one article names."""

    def __init__(self, mentions: Sequence[Mention], codebook: Codebook):
        self.named = {mention.organisation for mention in mentions}
        self.by_name, self.by_surname = leaders_of(codebook), leaders_by_surname(codebook)

    def company_led_by(self, name: str) -> str | None:
        """Return the company of which a person is known to be a leader, if the article names it.

        A surname alone stands for the one known leader who has it, for nobody if there are several.
        """
        companies = self.by_name.get(fold(name)) or (() if " " in name else self.by_surname.get(fold(name), ()))
        return next((company for company in companies if company in self.named), None)
