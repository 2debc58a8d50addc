"""The accent colour of an edition, made readable on every ground."""

from __future__ import annotations

from tieup.colours import COMMITMENT

ACCENT = "#0b5c6b"  # house colour
PAPER, NIGHT = "#f6f3ec", "#1d2125"  # the darker ground of the light page, the lighter one of the dark page
READABLE = 4.6  # a little above the 4.5 : 1 that WCAG asks of text


def shades() -> list[tuple[str, str]]:
    """Return ground and ink of the degrees of commitment, from considered to operating: the colours of the charts."""
    return [(ground, on(ground)) for ground in COMMITMENT.values()]


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of ``#rrggbb`` in 0..1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it, 0..1."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1..21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with a `share` (0..1) of `other` in it."""
    parts = (round(255 * (a + (b - a) * share)) for a, b in zip(channels(one), channels(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable(colour: str, ground: str) -> str:
    """Return `colour`, moved towards black or white as little as text on `ground` needs."""
    towards = "#000000" if luminance(ground) > 0.18 else "#ffffff"
    for step in range(21):
        moved = mixed(colour, towards, step / 20)
        if contrast(moved, ground) >= READABLE:
            return moved
    return towards


def on(colour: str) -> str:
    """Return black or white, whichever is easier to read on `colour`."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, colour))
