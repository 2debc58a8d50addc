"""One look for all charts: typeface, sizes, colours, and figures that are laid out in inches.

Colours are told apart by people who do not see red and green, and on a grey print: commitments grow darker step by
step, everything else differs in shape as well. All text is dark enough to be read (contrast 4.5 and more on white).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

from tieup.colours import COMMITMENT
from tieup.fonts import FOLDER
from tieup.lettering import lettered, letters_of

WIDTH = 6.7  # inches: the text column of A4 with 20 mm margins, so that charts are printed at their own size
HEIGHT = 7.2  # inches at most: on either paper a chart has room under its title and the words that lead to it
TEXT, SMALL, HEAD = 8.0, 7.0, 8.5  # points

INK = "#1c2733"
QUIET = "#54616d"  # labels of second rank
FAINT = "#7d8a96"  # marks that say "not stated": to be seen, not to be looked at
RULE = "#dde2e7"
BAND = "#f3f5f7"
PAPER = "#ffffff"
ALARM = "#b83a0b"  # ended, contradicted, headwind; always with a shape of its own

DEEP, STRONG = COMMITMENT["operating"], "#0b5c6b"  # the house colour, and the darkest step of it
PROGRESS = dict(zip(("rumoured", "in_talks", "memorandum", "definitive_agreement", "established", "operational"),
                    sns.blend_palette(["#e6f1f2", *list(COMMITMENT.values())[1:]], 6).as_hex(), strict=True))
# Lines of up to six alliances: readable as text on white, each with a marker of its own.
SERIES = (STRONG, "#b83a0b", "#6b3f94", "#7a5a00", "#1f5fa8", "#3d4852")
MARKERS = ("o", "s", "D", "^", "v", "P")

FACES = {"regular": FOLDER / "PublicSans-Regular.ttf", "semibold": FOLDER / "PublicSans-SemiBold.ttf",
         "italic": FOLDER / "PublicSans-Italic.ttf"}
SETTINGS: dict[Any, Any] = {
    **sns.axes_style("white"),
    **sns.plotting_context("paper"),
    "svg.fonttype": "path",  # the letters travel with the chart: a page or PDF needs no font for it
    "svg.hashsalt": "tieup",  # the same chart has the same ids
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "path.simplify": False,
    "axes.unicode_minus": False,
}


@cache
def face(weight: str) -> FontProperties:
    return FontProperties(fname=FACES[weight])


@cache
def letters() -> frozenset[int]:
    """Return the code points that every face of the charts can print."""
    return frozenset.intersection(*(letters_of(path) for path in FACES.values()))


def spell(text: str) -> str:
    """Return text from anywhere as a chart can print it, on one line."""
    return lettered(" ".join(text.split()), letters())[0]


@cache
def measured(weight: str) -> FT2Font:
    font = FT2Font(str(FACES[weight]))
    font.set_size(100, 72)  # at this size a point is 1/100 of the width of the text
    return font


@cache
def width_of(text: str, size: float = TEXT, weight: str = "regular") -> float:
    """Return the width of one line of text in inches."""
    font = measured(weight)
    font.set_text(text)
    return font.get_width_height()[0] / 64 / 100 * size / 72


@cache
def wrapped(text: str, width: float, size: float = TEXT, weight: str = "regular") -> str:
    """Return `text` in lines no wider than `width` inches and of like length; nothing is cut off, a word that is too
    long for a line is broken.
    """
    lines = filled(text, width, size, weight)
    for narrower in range(19, 9, -1):  # an orphan on the last line is taken in as long as no line is added
        if len(lines) == 1 or len(closer := filled(text, width * narrower / 20, size, weight)) > len(lines):
            break
        lines = closer
    return "\n".join(lines)


def filled(text: str, width: float, size: float, weight: str) -> list[str]:
    """Return `text` in as few lines as fit, each as full as it can be."""
    lines = [""]
    for word in spell(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines += pieces(word, width, size, weight)
    return [line for line in lines if line] or [""]


def pieces(word: str, width: float, size: float, weight: str) -> list[str]:
    """Return a word in pieces that each fit into `width` inches; most words are one piece."""
    found, rest = [], word
    while rest and width_of(rest, size, weight) > width:
        end = next((n for n in range(len(rest) - 1, 1, -1) if width_of(f"{rest[:n]}-", size, weight) <= width), 1)
        found.append(f"{rest[:end]}-")
        rest = rest[end:]
    return [*found, rest]


def lines_of(text: str) -> int:
    return text.count("\n") + 1


def line_height(size: float = TEXT) -> float:
    """Return the distance of two lines in inches."""
    return size * 1.25 / 72


def sheet(height: float, width: float = WIDTH) -> tuple[Figure, Axes]:
    """Return an empty figure of `height` inches, and axes over all of it whose units are inches from the top left."""
    with mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(width, height), facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def write(axes: Axes, x: float, y: float, text: str, size: float = TEXT, weight: str = "regular", colour: str = INK,
          align: str = "left", anchor: str = "centre", turn: float = 0.0) -> list[Text]:
    """Write text (of one or more lines, already spelled) at a place in inches; return one artist for each line.

    Lines stand on baselines that do not hang on their letters, so that "Sony" and "Nissan" stand level. `anchor` says
    which part of the block is at `y`: its top, its centre, or its bottom.
    """
    lines = text.split("\n")
    step, capital = line_height(size), 0.7 * size / 72
    first = {"top": y + step * 0.76, "centre": y + capital / 2 - step * (len(lines) - 1) / 2,
             "bottom": y - step * 0.24 - step * (len(lines) - 1)}[anchor]
    return [axes.text(x, first + step * number, line, fontproperties=face(weight), fontsize=size, color=colour,
                      ha=align, va="baseline", rotation=turn, rotation_mode="anchor", parse_math=False)
            for number, line in enumerate(lines)]


def draw_bars(axes: Axes, centres: Sequence[float], lengths: Sequence[float], left: float, thickness: float) -> None:
    """Draw bars to the right of `left` at heights in inches."""
    steps = [below - above for above, below in pairwise(centres)]
    sns.barplot(x=list(lengths), y=list(centres), ax=axes, orient="h", native_scale=True, errorbar=None, left=left,
                width=thickness / min(steps, default=1.0), color=STRONG, saturation=1, linewidth=0, zorder=2)


def rule(axes: Axes, y: float, left: float = 0.0, right: float = WIDTH, colour: str = RULE) -> None:
    """Draw a hairline across."""
    axes.plot([left, right], [y, y], color=colour, linewidth=0.6, solid_capstyle="butt", zorder=0.5)
