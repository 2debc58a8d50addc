"""The frame, a place where a sentence says that certain organisations are allied, and the bond of which it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tieup.codebook import Codebook
from tieup.coding.families import head_of, settle_parties
from tieup.coding.parties import may_take_part
from tieup.model import Cue

TAKEOVER = "alliance.acquire"
ONE_WAY = frozenset({"into", "to", "from"})  # constructions in which one does something for the other


class Bond(NamedTuple):
    """The names that a word binds, in the order of the text, and the interval of text over which it does."""

    names: tuple[str, ...]
    start: int
    end: int
    borrowed: bool = False  # one name was taken from an earlier sentence


def pair(names: tuple[str, ...], others: tuple[str, ...], start: int, end: int, borrowed: bool = False) -> list[Bond]:
    """Return a bond of each of `names` with each of `others`."""
    return [Bond((name, other), start, end, borrowed) for name in names for other in others if name != other]


@dataclass(frozen=True, slots=True)
class Frame:
    """A statement that organisations are allied, with the interval of text that makes it."""

    sentence_id: int
    start: int
    end: int
    cue: Cue
    parties: tuple[str, ...]  # sorted
    joint_company: str | None = None
    borrowed: bool = False  # one party was taken from an earlier sentence
    standing: bool = False  # shares that are held, a state of affairs
    denied: bool = False  # a rumour that the parties deny
    branch: int = 0  # not 0: another agreement of parties whose main one the article tells elsewhere

    @property
    def construction(self) -> str:
        return self.cue.entry.value


def make_frame(sentence_id: int, cue: Cue, bond: Bond, codebook: Codebook) -> Frame | None:
    """Return the frame of a bond, a joint company replaced by its owners, or None if fewer than two can be allied."""
    if not all(may_take_part(name, codebook) for name in bond.names):
        return None
    parties, joint_company = settle_parties(
        bond.names, codebook, takeover=cue.entry.id == TAKEOVER, one_way=cue.entry.value in ONE_WAY)
    if len(parties) < 2:
        return None
    return Frame(sentence_id, bond.start, bond.end, cue, tuple(sorted(parties)), joint_company, bond.borrowed)


def join_families(bonds: list[Bond], codebook: Codebook) -> list[Bond]:
    """Return the pairs of one word, those joined whose holders are of one group: "Hyundai and Kia own part of B"."""
    if len(bonds) < 2 or any(len(bond.names) != 2 for bond in bonds):
        return bonds
    joined: dict[tuple[str, str], Bond] = {}
    for bond in bonds:
        holder, held = bond.names
        group = head_of(holder, codebook), held
        before = joined.get(group)
        joined[group] = bond if before is None else before._replace(names=(*before.names[:-1], holder, held))
    return list(joined.values())
