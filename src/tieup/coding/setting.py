"""The setting: what a word of alliance finds around it in its sentence, and what earlier sentences were about."""

from __future__ import annotations

from dataclasses import dataclass

from tieup.coding.memory import Memory
from tieup.coding.parties import Party
from tieup.model import Cue


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence that has words of alliance, with all from which they may take their parties."""

    sentence_id: int
    start: int  # of the sentence in the text
    folded: str  # the whole text, so that all places are those of the record
    cues: list[Cue]  # words of alliance, in the order of the text
    goods: list[Cue]  # what is made, sold or held
    parties: list[Party]  # in the order of the text
    asides: list[tuple[int, int]]
    memory: Memory

    def before(self, place: int) -> list[Party]:
        """Return the names that end before `place`, bystanders among them."""
        return [party for party in self.parties if party.end <= place]

    def actor_before(self, place: int) -> Party | None:
        """Return the last names before `place` that take part, or None."""
        return next((party for party in reversed(self.parties) if party.end <= place and party.takes_part), None)
