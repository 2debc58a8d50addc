"""Which letters the typefaces of the PDF have, and what stands for those they lack: never a box, never a failure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import matplotlib

from tieup import fonts
from tieup.lettering import lettered, letters_of

# Typst takes the first family of a list that has a letter. DejaVu, which comes with matplotlib, has Greek, Cyrillic,
# Hebrew and many signs in all its faces, and Arabic upright only, so that Arabic is transliterated.
FALLBACK = "DejaVu Sans"
FALLBACK_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FACES = ((fonts.FOLDER, ("PublicSans-Regular", "PublicSans-Italic", "PublicSans-SemiBold")),
         (FALLBACK_FOLDER, ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique")))  # fmt: skip
# Marks that only steer how their neighbours look; without a letter for them, nothing is lost.
STEERING = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Return the code points for which every face of at least one family has a letter."""
    return frozenset().union(
        *(frozenset.intersection(*(letters_of(folder / f"{name}.ttf") for name in names)) for folder, names in FACES)
    )


@dataclass
class Substitutes:
    """Replaces letters that no typeface has, and remembers what stands for what, in the order of the text."""

    made: dict[str, str] = field(default_factory=dict)

    def applied(self, text: str) -> str:
        """Return `text` with each run of missing letters transliterated in brackets: ``比亚迪`` gives ``[BiYaDi]``."""
        if text.isascii():
            return text
        plain, rewritten = lettered(STEERING.sub("", text), covered())
        for letters in rewritten:
            self.made.setdefault(letters, lettered(letters, covered())[0])
        return plain
