"""Text from anywhere, made safe to print literally: what cannot be seen is shown by its code, nothing is dropped."""

from __future__ import annotations

import re

# Controls but tab and line end, the marks that turn the direction of what follows, and what is no character at all.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # Hebrew, Arabic and their neighbours
_ITS_NAME = re.compile(f"{_RIGHT_TO_LEFT.pattern}(?:[^A-Za-z0-9]*{_RIGHT_TO_LEFT.pattern})*")
_BLANKS = re.compile(r"\s+")
LINKED_SCHEMES = ("https://", "http://")
LONGEST_ADDRESS = 8_000  # bytes; Typst refuses a whole document for one link that is longer


def printable(text: str) -> str:
    """Return `text` with every unseen character written as its code, such as ``[U+202E]``; line ends become ``\\n``."""
    if text.isprintable():  # nearly every text is, and Python knows it sooner than two searches
        return text
    return _UNSEEN.sub(shown_code, _LINE_ENDS.sub("\n", text))


def shown_code(found: re.Match[str]) -> str:
    """Return the code of one character in brackets."""
    return f"[U+{ord(found[0]):04X}]"


def one_line(text: str) -> str:
    """Return `text` printable and with each run of blanks and line ends as one blank."""
    return _BLANKS.sub(" ", printable(text))


def right_to_left(text: str) -> bool:
    """Return True if `text` has letters that run from right to left and may turn round what stands beside them."""
    return _RIGHT_TO_LEFT.search(text) is not None


def isolated(text: str) -> str:
    """Return `text` with marks around each run of letters from right to left: its neighbours keep their order."""
    return _ITS_NAME.sub("\u2068\\g<0>\u2069", text) if right_to_left(text) else text


def web_address(address: str | None) -> str | None:
    """Return `address` if it is a web address that may be linked, else None.

    None is for ``javascript:`` and the like, and for what is longer than a link may be: it is printed as text.
    """
    if not address or not address.lower().startswith(LINKED_SCHEMES):
        return None
    if _UNSEEN.search(address) or _BLANKS.search(address) or len(address.encode()) > LONGEST_ADDRESS:
        return None
    return address


def link_address(href: str | None) -> str | None:
    """Return where a link of the document leads, if it may be followed: a place in it (``#scope``) or a web address."""
    return href if href and re.fullmatch("#[a-z][a-z0-9_-]*", href) else web_address(href)
