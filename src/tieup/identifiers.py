"""Ids that are the same on every run: made from what they name, never counted over the whole input."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from tieup.model import Claim, Coding


def claims_with_ids(coding: Coding) -> list[tuple[str, Claim]]:
    """Return all claims of one article in the order of the text, each with its id.

    An id reads ``article:start-end:variable``; further claims with the same three get ``.2``, ``.3`` and so on.
    """
    claims = sorted([claim for report in coding.reports for claim in report.claims] + list(coding.claims), key=order)
    seen: Counter[str] = Counter()
    named = []
    for claim in claims:
        base = f"{coding.article.article_id}:{claim.start}-{claim.end}:{claim.variable}"
        seen[base] += 1
        named.append((base if seen[base] == 1 else f"{base}.{seen[base]}", claim))
    return named


def order(claim: Claim) -> tuple:
    """Sort claims by place, then by what they say."""
    return (
        claim.start,
        claim.end,
        claim.variable,
        claim.value,
        claim.organisation or "",
        -1 if claim.report is None else claim.report,
        claim.unit or "",
        claim.number or 0.0,
    )


def tieup_slug(participants: Iterable[str]) -> str:
    """Return the part of a tie-up's id that names its participants: ``honda-nissan``."""
    return "-".join(sorted(slug(name) for name in participants))


def slug(name: str) -> str:
    """Return `name` in lower-case ASCII letters and digits with hyphens; a name without any gets a short digest."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words) or "x" + hashlib.sha256(name.encode()).hexdigest()[:8]
