"""Charts as files for slides and web pages: with their title above and their source below."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from PIL import Image

from tieup.charts import style
from tieup.charts.chart import PIXELS_PER_INCH, Chart, png_of, svg_of
from tieup.charts.style import QUIET, SMALL, WIDTH

TITLE = 11.0  # points
MARGIN = 0.2  # inches around everything
OPENING = re.compile(rb"^.*?(?=<svg)", re.DOTALL)  # the XML and document type declarations
UNITS = re.compile(rb'((?:width|height)="[\d.]+)pt(?=")')
NAMES = re.compile(rb'(?<= id=")|(?<=href="#)|(?<=url\(#)')


def save_chart(chart: Chart, folder: Path) -> list[Path]:
    """Write `<name>.svg` and `<name>.png` of a chart to `folder`, titled and sourced; return the two paths."""
    head, foot = head_of(chart), foot_of(chart)
    paths = [folder / f"{chart.name}.svg", folder / f"{chart.name}.png"]
    folder.mkdir(parents=True, exist_ok=True)
    paths[0].write_bytes(stacked_svg([svg_of(head), chart.svg, svg_of(foot)]))
    paths[1].write_bytes(stacked_png([png_of(head), chart.png, png_of(foot)]))
    return paths


def head_of(chart: Chart) -> Figure:
    text = style.wrapped(chart.title, WIDTH, TITLE, "semibold")
    figure, axes = style.sheet(style.lines_of(text) * style.line_height(TITLE) + 0.14)
    style.write(axes, 0, 0, text, TITLE, "semibold", anchor="top")
    return figure


def foot_of(chart: Chart) -> Figure:
    text = style.wrapped(chart.source, WIDTH, SMALL)
    figure, axes = style.sheet(style.lines_of(text) * style.line_height(SMALL) + 0.12)
    style.write(axes, 0, 0.1, text, SMALL, colour=QUIET, anchor="top")
    return figure


def stacked_svg(parts: list[bytes]) -> bytes:
    """Return one SVG of several, one below the other with a margin around; ids stay apart."""
    y, margin, inner = MARGIN * 72, MARGIN * 72, []
    width = 0.0
    for number, part in enumerate(parts):
        wide, high = map(float, re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', part).groups())  # type: ignore[union-attr]
        named = NAMES.sub(b"%c" % (97 + number), OPENING.sub(b"", part))
        placed = UNITS.sub(rb"\1", named, count=2)  # inside, lengths are in the units of the whole
        inner.append(placed.replace(b"<svg ", b'<svg x="%.2f" y="%.2f" ' % (margin, y), 1))
        y += high
        width = max(width, wide)
    size = b"%.2f %.2f" % (width + 2 * margin, y + margin)
    return (b'<?xml version="1.0" encoding="utf-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="%.2fpt" '
            b'height="%.2fpt" viewBox="0 0 %b"><rect width="100%%" height="100%%" fill="#ffffff"/>\n%b</svg>\n'
            % (width + 2 * margin, y + margin, size, b"".join(inner)))


def stacked_png(parts: list[bytes]) -> bytes:
    """Return one PNG of several, one below the other with a margin around."""
    images = [Image.open(BytesIO(part)).convert("RGB") for part in parts]
    margin = round(MARGIN * PIXELS_PER_INCH)
    whole = Image.new("RGB", (max(image.width for image in images) + 2 * margin,
                              sum(image.height for image in images) + 2 * margin), style.PAPER)
    y = margin
    for image in images:
        whole.paste(image, (margin, y))
        y += image.height
    out = BytesIO()
    whole.save(out, "PNG", dpi=(PIXELS_PER_INCH, PIXELS_PER_INCH))
    return out.getvalue()
