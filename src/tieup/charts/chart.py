"""What a chart is: a picture with the sentence that it shows, its source, its words for who cannot see it, its data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import wraps
from io import BytesIO

import matplotlib as mpl
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from tieup.charts.style import SETTINGS, letters
from tieup.compare import Tables, told_at_length
from tieup.lettering import rewritten_in
from tieup.wording import capitalised, counted

PIXELS_PER_INCH = 200
ALT_MOST = 1800  # characters that someone listens to in one go; the table of the data can be walked through


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart. `title`, `alt` and `data` are computed from the same frame, so they cannot say different things.

    The pictures have neither title nor source in them: pages print these as text, and `save_chart` adds them to files.
    The column `claim_ids` of `data` leads to the evidence of each row; all others are words for people.
    """

    name: str  # stem of its files
    title: str  # the finding, a sentence without its full stop
    source: str
    alt: str  # full sentences
    data: pd.DataFrame
    claim_ids: tuple[str, ...]
    svg: bytes
    png: bytes
    rewritten: tuple[str, ...] = field(default=())  # characters that the typeface lacks, shown in Latin letters

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        """Show the picture in a notebook."""
        return {"image/svg+xml": self.svg.decode(), "text/plain": f"{self.title}. {self.alt}"}


@dataclass(frozen=True)
class Silence:
    """No chart, and the sentence that says why nothing is drawn and what there is to know."""

    name: str
    sentence: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/plain": self.sentence}


Draw = Callable[[Tables], Chart | Silence]


def of_main_alliances(draw: Draw) -> Draw:
    """Make a chart one of the alliances that articles are about, so that it counts those that the prose counts; it says
    how many it leaves out. Where articles are about none, all are drawn.
    """
    @wraps(draw)
    def drawn(tables: Tables) -> Chart | Silence:
        main = told_at_length(tables)
        chart, passing = draw(main), len(tables["tieups"]) - len(main["tieups"])
        if not passing:
            return chart
        left_out = f"{counted(passing, 'alliance')} mentioned in passing {'is' if passing == 1 else 'are'} not drawn"
        if isinstance(chart, Silence):
            return replace(chart, sentence=f"{chart.sentence} {capitalised(left_out)}.")
        return replace(chart, source=f"{chart.source}; {left_out}", alt=f"{chart.alt} {capitalised(left_out)}.")
    return drawn


def svg_of(figure: Figure) -> bytes:
    """Return a figure as SVG, the same bytes for the same figure."""
    out = BytesIO()
    with mpl.rc_context(SETTINGS):
        FigureCanvasSVG(figure).print_svg(out, metadata={"Date": None, "Creator": None})
    return out.getvalue()


def png_of(figure: Figure) -> bytes:
    """Return a figure as PNG, the same bytes for the same figure."""
    out = BytesIO()
    with mpl.rc_context(SETTINGS):
        figure.set_dpi(PIXELS_PER_INCH)
        FigureCanvasAgg(figure).print_png(out, metadata={"Software": None})
    return out.getvalue()


def described(sentences: Iterable[str]) -> str:
    """Return the sentences of an alt text; a long one names the first marks and leaves the rest to the table."""
    said = ""
    for sentence in sentences:
        if said and len(said) + len(sentence) > ALT_MOST:
            return f"{said} The table of the chart's data names the rest."
        said = f"{said} {sentence}".strip()
    return said


def finish(name: str, title: str, source: str, alt: str, data: pd.DataFrame, figure: Figure) -> Chart:
    """Return the chart of a figure that is drawn."""
    claims = dict.fromkeys(claim for claims in data["claim_ids"] for claim in claims)
    words = [str(value) for column in data.columns if column != "claim_ids" for value in data[column]]
    return Chart(name, title, source, alt, data, tuple(claims), svg_of(figure), png_of(figure),
                 rewritten_in(words, letters()))
