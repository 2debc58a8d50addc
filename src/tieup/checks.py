"""Checks everything that people write by hand: origin cards, codebook, editions, judgements; all faults at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from tieup.codebook import HERE, Codebook, load_codebook
from tieup.editions import check_names, load_edition
from tieup.errors import TieupError
from tieup.judgements import read_judgements
from tieup.model import Entry, Sentence
from tieup.sources import CARDS
from tieup.sources.cards import CardError, read_card
from tieup.spotting import Spotter

COUNTED = "sector"  # its entries never fire in a sentence: their words are counted over a whole text


def check_project(raw: Path, editions: Path, judgements: Path, codebook: Path = HERE) -> dict[str, list[str]]:
    """Return the faults of each kind of file, by the kind; a kind without faults has an empty list."""
    return {
        "origin cards": list(check_cards(raw)),
        "codebook": faults_of(lambda: load_codebook(codebook)) or list(check_examples(load_codebook(codebook))),
        "editions": list(check_editions(editions, codebook)),
        "judgements": faults_of(lambda: read_judgements(judgements)),
    }


def faults_of(reading: Callable[[], object]) -> list[str]:
    """Return the faults that `reading` something raises, one a line."""
    try:
        reading()
    except TieupError as error:
        return str(error).splitlines()
    return []


def check_cards(raw: Path, today: datetime.date | None = None) -> Iterator[str]:
    """Yield a sentence for each origin card that is wrong, tells of a day to come or stands beside no article.

    `today` is the day of this check if none is given; nothing that is published ever asks a clock.
    """
    today = today or datetime.date.today()
    files = sorted(path for path in raw.rglob("*") if path.is_file()) if raw.is_dir() else []
    stems = {path.with_suffix("") for path in files if path.suffix not in CARDS}
    for card in (path for path in files if path.suffix in CARDS):
        try:
            told = read_card(card)
        except CardError as error:
            told = error.card
            yield str(error)
        for name, day in (("published", told.published), ("accessed", told.accessed)):
            if day and day > today:
                yield (f"{card}: {name} is {day}, a day that is yet to come. "
                       "Correct the year, month or day.")
        if card.with_suffix("") not in stems:
            yield f"{card}: no article of this name stands beside this card. Give both the same name before the dot."


def check_editions(editions: Path, codebook: Path) -> Iterator[str]:
    """Yield a sentence for each fault of an edition; an organisation must be one of the codebook's."""
    known = load_codebook(codebook).organisations if not faults_of(lambda: load_codebook(codebook)) else None
    for path in sorted(editions.glob("*.yaml")):
        faults = faults_of(lambda path=path: load_edition(path))  # type: ignore[misc]
        yield from faults
        if not faults and known:
            yield from faults_of(lambda path=path: check_names(load_edition(path), known, str(path)))  # type: ignore[misc]


def check_examples(codebook: Codebook) -> Iterator[str]:
    """Yield a sentence for each example that its entry misses, and for each counter-example that it hits."""
    entries = [entry for entry in codebook.entries if entry.variable != COUNTED]
    spotter = Spotter(entries)
    for entry in entries:
        for text in entry.matches:
            if not fires(entry, text, spotter):
                yield f"codebook: {entry.id} does not fire in {text!r}. Mend its terms or its pattern."
        for text in entry.misses:
            if fires(entry, text, spotter):
                yield f"codebook: {entry.id} fires in {text!r}, where it must not. Tighten its pattern or add 'unless'."
        for kind, texts in (("fires", entry.matches), ("must not fire", entry.misses)):
            if not texts:
                yield f"codebook: {entry.id} has no sentence in which it {kind}. Add one to it."


def fires(entry: Entry, text: str, spotter: Spotter) -> bool:
    """Tell whether an entry fires in a text that is taken for one sentence."""
    cues = spotter.find_cues(text, [Sentence(0, 0, len(text), "body", False, 0)])
    return any(cue.entry.id == entry.id for cue in cues[0])
