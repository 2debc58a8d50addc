"""Frames: places where a sentence says that certain organisations are allied.

A cue of the variable `alliance` ("joint venture", "supplies", "stake") takes its parties from the names around it in
the way that its construction says; `alliances.yaml` lists the constructions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tieup.codebook import Codebook
from tieup.coding.binding import find_bonds
from tieup.coding.dealings import find_dealings, is_customer
from tieup.coding.frame import Frame, join_families, make_frame
from tieup.coding.setting import Setting

HELD = frozenset({"which", "role"})  # constructions that tell of shares somebody has
HOLDS = re.compile(
    r"(?<!will )(?<!would )(?<!to )(?<!will each )(?<!would each )(?<!shall )"
    r"\b(?:owns?|holds?|held|keeps|shareholder|owner)\b")


def find_frames(setting: Setting, codebook: Codebook) -> list[Frame]:
    """Return the frames of one sentence in the order of the text, those of mere dealings last."""
    found: list[Frame] = []
    funded = any(cue.entry.value == "round" for cue in setting.cues)
    for cue in setting.cues:
        construction = cue.entry.value
        if construction == "loose" or (funded and construction == "from"):
            continue  # money that a firm secures from others buys nothing
        bonds = find_bonds(cue, setting)
        for bond in join_families(bonds, codebook) if construction == "into" else bonds:
            frame = make_frame(setting.sentence_id, cue, bond, codebook)
            if frame and not is_customer(frame, setting.folded, codebook):
                found.append(replace(frame, standing=True) if is_standing(frame, setting.folded) else frame)
    return found + find_dealings(setting, found, codebook)


def is_standing(frame: Frame, folded: str) -> bool:
    """Tell whether a frame tells of shares that are held, not bought: a state of affairs beside the news."""
    if frame.construction in HELD or folded.endswith("whose ", 0, frame.cue.start):
        return True
    return frame.construction == "into" and HOLDS.search(folded, frame.start, frame.cue.end) is not None
