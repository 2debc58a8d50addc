"""The form in which text and vocabulary meet: lower case, plain quotes and dashes, line ends as blanks."""

from __future__ import annotations

_FOLDS = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-",
                        "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})


def fold(text: str) -> str:
    """Return `text` in lower case with plain quotes, dashes and blanks, character for character as long as before."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_FOLDS)
