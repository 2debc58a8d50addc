"""The first gate: which articles cannot be about the electric-vehicle business, told at next to no cost.

Strategy and statements are coded without an alliance, too, so the gate asks for no word of alliance. It rules out only
what has fewer than two words of the trade or names of firms that live by it.
"""

from __future__ import annotations

import ahocorasick_rs

from tieup.codebook import Codebook
from tieup.codebook.folding import fold

NEEDED = 2  # one word may be a figure of speech ("a vehicle for growth")
# Firms that do little else: where they are named twice, vehicles need not be. Others sell toasters and turbines, too.
OF_THE_TRADE = frozenset({"carmaker", "truck_maker", "two_wheeler_maker", "battery_maker", "charging", "joint_company"})
HEAD = 1500  # characters; an article about the trade says so there, and the rest need not be read
SHORTEST_NAME = 3  # letters; "Ox" and "M" are anything


class Gate:
    """Knows the words of the trade; built once for a codebook."""

    def __init__(self, codebook: Codebook):
        terms = [term for entry in codebook.of("sector") for term in entry.terms]
        words = {(fold(term.rstrip("*")), term.endswith("*")) for term in terms}
        for organisation in codebook.organisations.values():
            if organisation.kind in OF_THE_TRADE:
                names = {organisation.name, *organisation.aliases, *organisation.brands} - {*organisation.common}
                words |= {(fold(name), False) for name in names if len(name) >= SHORTEST_NAME}
        listed = sorted(words)
        self._any_ending = [any_ending for _, any_ending in listed]
        self._automaton = ahocorasick_rs.AhoCorasick([word for word, _ in listed])

    def lets_through(self, text: str) -> bool:
        """Return whether an article may be about the trade; False only if it cannot be."""
        folded = fold(text)
        return self.has_enough(folded[:HEAD]) or self.has_enough(folded)

    def has_enough(self, folded: str) -> bool:
        """Tell whether a folded text has as many words of the trade as are needed."""
        found, reach, size = 0, 0, len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start >= reach and (start == 0 or not folded[start - 1].isalnum()) and (
                self._any_ending[number] or end == size or not folded[end].isalnum()
            ):
                found, reach = found + 1, end
                if found == NEEDED:
                    return True
        return False
