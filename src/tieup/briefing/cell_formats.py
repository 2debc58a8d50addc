"""What the cells of a workbook hold and how they look: texts, addresses and days within Excel's limits, formats."""

from __future__ import annotations

import datetime
import re
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from tieup.briefing.literal import printable
from tieup.briefing.palette import shades

LONGEST = 32_767  # characters of a cell; Excel repairs, that is cuts, a file with longer ones
CUT = " […cut: a cell holds 32,767 characters]"
MOST_FORMATS = 200  # of numbers in a workbook, each at most 255 characters long; Excel knows few more
LONGEST_FORMAT = 255
FIRST_YEAR = 1900  # of the calendar of spreadsheets


class CellFormats:
    """The formats of one workbook: a look for each kind of cell, and blends of looks with a format of numbers."""

    def __init__(self, book: xlsxwriter.Workbook, accent: str):
        self.book, self.kinds = book, looks_of_cells(accent)
        self.looks = {name: book.add_format(look) for name, look in self.kinds.items()}
        self.blends: dict[tuple[str, ...], Format] = {}
        self.number_formats: set[str] = set()

    def blend(self, *looks: str, number_format: str = "") -> Format:
        """Return the format that has all of these looks, the later before the earlier, and shows numbers so."""
        key = (*looks, number_format)
        if key not in self.blends:
            blended = {name: value for look in looks for name, value in self.kinds[look].items()}
            self.blends[key] = self.book.add_format(blended | ({"num_format": number_format} if number_format else {}))
        return self.blends[key]

    def number_format(self, value: float, before: str = "", behind: str = "", printed: str = "") -> str | None:
        """Return the format that shows a number with what stands around it: ``"US$"#,##0``, ``0.5" GWh"``.

        Thousands are set apart unless the number is `printed` without: a year. None if the workbook cannot have one
        more format.
        """
        decimals = f"{value:.6f}".rstrip("0").partition(".")[2]
        whole = "0" if printed.startswith(f"{before}{value:.0f}") else "#,##0"
        shown = literally(before) + whole + ("." + "0" * len(decimals) if decimals else "") + literally(behind)
        if shown not in self.number_formats:
            if len(shown) > LONGEST_FORMAT or len(self.number_formats) == MOST_FORMATS:
                return None
            self.number_formats.add(shown)
        return shown


def looks_of_cells(accent: str) -> dict[str, dict[str, Any]]:
    """Return the formats of cells by name."""
    base: dict[str, Any] = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10}
    serif, soft = {"font_name": "Georgia", "bold": True}, {"font_color": "#545A61"}
    looks: dict[str, dict[str, Any]] = {
        "text": {},
        "strong": {"bold": True},
        "soft": soft,
        "line": soft | {"text_wrap": False},  # a caption that runs over the cells beside it
        "head": {"bold": True, "bottom": 2, "bottom_color": accent, "bg_color": "#F6F3EC"},
        "title": serif | {"font_size": 18, "text_wrap": False},
        "section": serif | {"font_size": 13, "font_color": accent},
        "not_stated": soft | {"italic": True, "bg_color": "#EFEBE2"},
        "no": {"bold": True},
        "empty": {},
        "repeated": soft,
        "date": {"num_format": "yyyy-mm-dd", "align": "left"},
        "link": {"font_color": "#0B5394", "underline": 1},
    }
    for number, (ground, ink) in enumerate(shades(), 1):
        looks[f"s{number}"] = {"bg_color": ground, "font_color": ink}
    return {name: base | look for name, look in looks.items()}


def fitted(text: str) -> str:
    """Return `text`, visibly cut if it is longer than a cell holds (Excel counts UTF-16 units)."""
    if len(text) <= LONGEST // 2 or utf16_length(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT


def utf16_length(text: str) -> int:
    """Return how long Excel takes `text` to be."""
    return len(text.encode("utf-16-le")) // 2


def quoted_address(address: str) -> str:
    """Return a web address as a workbook keeps it: what Excel wants quoted is, what is quoted stays as it is."""
    return re.sub(r'["<>\[\]^`{}]|%(?![0-9a-fA-F]{2})', lambda found: f"%{ord(found[0]):02x}", address)


def day_of(value: Any) -> datetime.date | None:
    """Return the date of an ISO text, None for anything else or a date that spreadsheets cannot hold."""
    try:
        date = datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return date if date.year >= FIRST_YEAR else None


def literally(text: str) -> str:
    """Return the part of a number's format that shows `text` as it is."""
    return '"' + printable(text).replace('"', '"\\""') + '"' if text else ""
