"""Letters that a typeface does not have, written in Latin letters in brackets: never as boxes, never dropped."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from anyascii import anyascii
from fontTools.ttLib import TTFont


@lru_cache
def letters_of(*faces: Path) -> frozenset[int]:
    """Return the code points that at least one of the font files can print."""
    return frozenset(point for face in faces for point in TTFont(face, lazy=True).getBestCmap())


def lettered(text: str, letters: Container[int]) -> tuple[str, tuple[str, ...]]:
    """Return `text` as `letters` can print it, and the runs of characters that were rewritten.

    "比亚迪 (BYD)" becomes "[BiYaDi] (BYD)"; what has no Latin letters becomes "[?]". Line ends are kept.
    """
    parts, rewritten = [], []
    for printable, run in groupby(text, lambda character: character == "\n" or ord(character) in letters):
        words = "".join(run)
        if printable:
            parts.append(words)
        else:
            parts.append(f"[{anyascii(words).strip() or '?'}]")
            rewritten.append(words)
    return "".join(parts), tuple(rewritten)


def rewritten_in(texts: Iterable[str], letters: Container[int]) -> tuple[str, ...]:
    """Return every run of characters in `texts` that `lettered` would rewrite, each once, in order: for the report."""
    return tuple(dict.fromkeys(run for text in texts for run in lettered(text, letters)[1]))
