"""Bytes to text: byte-order marks and a page's own word first, then UTF-8, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# Signatures of formats that are no text; the first bytes of a file are enough to tell.
SIGNATURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF",
              b"\xd0\xcf\x11\xe0", b"{\\rtf")
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
# What the standard of the web makes of names that pages use loosely.
MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
         "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "gb2312": "gb18030",
         "gbk": "gb18030",
         "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "cp1254"}
# Guesses are confined to encodings of the news; the order decides between equally good ones.
LIKELY = ["cp1252", "cp932", "gb18030", "cp949", "big5", "euc_jp", "cp1250", "cp1251", "cp1254", "latin_1"]

UNREADABLE = "\ufffd"
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
CONTROLS_IN_TEXT = 0.01  # a stray one comes with copied text; more, and the bytes were never letters


class NotText(ValueError):
    """The bytes are no text; `reason` is a code of the rejected table."""

    def __init__(self, reason: str, detail: str):
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def decode(raw: bytes) -> str:
    """Return the text of `raw` with line ends as ``"\\n"`` and nothing else changed; raise NotText if it is none."""
    if not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise NotText("empty_file", "The file holds no bytes." if not raw else "The file holds only blanks.")
    text = decode_bytes(raw)
    if len(CONTROLS.findall(text)) > len(text) * CONTROLS_IN_TEXT:
        raise NotText("binary_file", "The bytes are full of control characters. Save the article as plain text.")
    if not text.strip():
        raise NotText("empty_file", "The file holds only blanks.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_bytes(raw: bytes) -> str:
    """Return `raw` as text by the first of: byte-order mark, UTF-8, declared charset, damaged UTF-8, likeliest guess.

    What damage made unreadable stands as U+FFFD.
    """
    if raw.startswith(SIGNATURES):
        raise NotText("binary_file",
                      "The file is a document, an archive or a picture. Save its article as plain text.")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText("unreadable_encoding",
                              f"The byte-order mark says {encoding}, the bytes do not ({error.reason}).") from None
    if b"\x00" in raw[:4096]:
        return decode_wide(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = DECLARED.search(raw[:4096])
    if declared:
        label = declared[1].decode("ascii").lower()
        try:
            return raw.decode(MEANT.get(label, label))
        except (LookupError, UnicodeDecodeError):
            pass  # a page that is wrong about itself: look at its bytes
    damaged = raw.decode("utf-8", "replace")
    if is_mostly_utf8(damaged):
        return damaged
    best = from_bytes(raw, cp_isolation=LIKELY).best()
    if best is None:
        raise NotText("unreadable_encoding", "No encoding of the news fits the bytes. Save the article as UTF-8.")
    return str(best)


def remark_on(text: str) -> str:
    """Return a sentence that says how much of a text could not be read and what to do, or ``""`` if all was read."""
    unreadable = text.count(UNREADABLE)
    if not unreadable:
        return ""
    said = "1 character could not be read and stands" if unreadable == 1 else (
        f"{unreadable} characters could not be read and stand")
    return f"{said} as {UNREADABLE}. Save the article anew as UTF-8."


def is_mostly_utf8(text: str) -> bool:
    """Tell whether text that was read as UTF-8 has at least as many letters beyond ASCII that fit as bytes that do not.

    In other encodings of the news next to no two neighbouring bytes happen to make a letter of UTF-8.
    """
    unreadable = text.count(UNREADABLE)
    return sum(not letter.isascii() for letter in text) >= 2 * unreadable


def decode_wide(raw: bytes) -> str:
    """Return UTF-16 text that lacks its mark; raise NotText if zero bytes stand where text has none."""
    even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
    half = min(len(raw), 4096) // 2
    is_little, is_big = odd > 0.4 * half and even == 0, even > 0.4 * half and odd == 0
    encoding = "utf-16-le" if is_little else "utf-16-be" if is_big else None
    if encoding and len(raw) % 2 == 0:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise NotText("binary_file",
                  "The bytes are those of a program, a picture or an archive. Save the article as plain text.")
