"""Marks what is no part of the story: marks, never cuts."""

from __future__ import annotations

import re

from tieup.codebook import Codebook
from tieup.model import Article, Removed

LINES = re.compile(
    r"""^(?: date \d{4}-\d\d-\d\d )|^(?:by [A-Z][\w .,]+|\(?(?:additional )?reporting by.*|\(\(.*\)\)|©.*|copyright .*|photo:.*|image:.*|\[image.*"""
    r"""|share .*|read more.*|read also.*|related.*|recommended|subscribe.*|sign up.*|tags:.*|for immediate release|press release"""
    r"""|about [A-Z].{0,40}|media contacts?|source .*|###|\(end\)|advertising|watch now|file - .*|keep reading|leave a reply)$""", re.I | re.M)


def mark_boilerplate(article: Article, codebook: Codebook) -> tuple[Removed, ...]:
    """Return the runs of text that are no part of the story, sorted and disjoint."""
    return tuple(Removed(match.start(), match.end(), "boilerplate.line") for match in LINES.finditer(article.text))
