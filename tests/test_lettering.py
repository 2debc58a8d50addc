"""Names in scripts that a typeface does not have."""

from __future__ import annotations

import pytest

from tieup.fonts import FOLDER
from tieup.lettering import lettered, letters_of, rewritten_in

LATIN = letters_of(FOLDER / "PublicSans-Regular.ttf")
CASES = [
    ("Škoda, Citroën, Łódź and €5", "Škoda, Citroën, Łódź and €5"),  # European letters are there
    ("比亚迪 (BYD)", "[BiYaDi] (BYD)"),
    ("현대자동차", "[HyeonDaeJaDongCha]"),
    ("Pik🚗Car", "Pik[:red_car:]Car"),
    ("a\u202eb", "a[?]b"),  # a mark that turns the direction has no letters
    ("one\ntwo", "one\ntwo"),  # a line end needs no letter
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_missing_letters_are_rewritten_visibly(text, expected):
    assert lettered(text, LATIN)[0] == expected


def test_what_was_rewritten_is_reported_once():
    assert rewritten_in(["比亚迪", "Honda", "比亚迪"], LATIN) == ("比亚迪",)


def test_a_second_face_adds_its_letters(tmp_path):
    assert letters_of(FOLDER / "PublicSans-Regular.ttf", FOLDER / "Newsreader-Regular.ttf") >= LATIN
