"""Cut the project's typefaces out of their variable originals; run once, when an original has a new release.

    pip install fontpkg-public-sans fontpkg-newsreader brotli
    python -m tieup.fonts.cut

Typst and matplotlib read static faces only, hence one TrueType file for each weight. The HTML briefing carries its
faces inside the file, hence WOFF2 with the letters of European names and nothing else. The licence of both families
(OFL, no reserved name) allows cut versions under the same name.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent

# Letters of European languages in Latin script, general punctuation, currencies, arrows and the signs of the briefing.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2027),
    0x2030,
    0x2032,
    0x2033,
    0x2039,
    0x203A,
    0x2044,
    *range(0x20A0, 0x20C0),
    0x2116,
    0x2122,
    0x2190,
    0x2191,
    0x2192,
    0x2193,
    0x2212,
    0x2260,
    0x2264,
    0x2265,
]

SANS, SANS_ITALIC = (
    ("fontpkg_public_sans", "PublicSans[wght].ttf"),
    ("fontpkg_public_sans", "PublicSans-Italic[wght].ttf"),
)
SERIF, SERIF_ITALIC = (
    ("fontpkg_newsreader", "Newsreader[opsz,wght].ttf"),
    ("fontpkg_newsreader", "Newsreader-Italic[opsz,wght].ttf"),
)

# name of the face: original, axes, family, style name, weight
FACES = {
    "PublicSans-Regular": (SANS, {"wght": 400}, "Public Sans", "Regular", 400),
    "PublicSans-Italic": (SANS_ITALIC, {"wght": 400}, "Public Sans", "Italic", 400),
    "PublicSans-SemiBold": (SANS, {"wght": 620}, "Public Sans", "SemiBold", 600),
    "Newsreader-Regular": (SERIF, {"wght": 400, "opsz": 14}, "Newsreader", "Regular", 400),
    "Newsreader-Italic": (SERIF_ITALIC, {"wght": 400, "opsz": 14}, "Newsreader", "Italic", 400),
    "Newsreader-SemiBold": (SERIF, {"wght": 580, "opsz": 36}, "Newsreader", "SemiBold", 600),
}


def cut_face(name: str) -> None:
    """Write the TrueType file of the face `name` and its WOFF2 version for the page beside this module."""
    (package, file), axes, family, style, weight = FACES[name]
    data = files(package).joinpath("files", file).read_bytes()
    font = instantiateVariableFont(TTFont(BytesIO(data), recalcTimestamp=False), axes)
    rename(font, family, style, weight)
    font.save(HERE / f"{name}.ttf")
    options = Options(
        layout_features=["kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl"],
        hinting=False,
        name_IDs=[0, 1, 2, 4, 6, 13, 14],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LATIN)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(HERE / f"{name}.woff2")


def rename(font: TTFont, family: str, style: str, weight: int) -> None:
    """Give a static face its names and weight, so that programs group it with its family."""
    names = font["name"]
    for record in (16, 17, 21, 22, 25):
        names.removeNames(nameID=record)
    basic = style in ("Regular", "Italic")
    texts = {
        1: family if basic else f"{family} {style}",
        2: style if basic else "Regular",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
    }
    if not basic:
        texts |= {16: family, 17: style}
    for record, text in texts.items():
        names.setName(text, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "STAT" in font:
        del font["STAT"]


if __name__ == "__main__":
    for face in FACES:
        cut_face(face)
