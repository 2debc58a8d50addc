"""Codings for tests: one alliance of one article in one line."""

from __future__ import annotations

import datetime

from factories import make_document
from tieup.model import Claim, Coding, Report


def make_report(number=0, participants=("Honda", "Nissan"), forms=("strategic_alliance",), stage="memorandum",
                binding="not_stated", announced=None, focus="main", joint_company=None, claims=None) -> Report:
    """Return a report; its claims stand on the first sentence unless `claims` are given."""
    own = [Claim(0, 0, 5, "participants", name, "test", report=number, organisation=name) for name in participants]
    own += [Claim(0, 0, 5, "form", form, "test", report=number) for form in forms]
    own += [Claim(0, 0, 5, "stage", stage, "test", report=number)] if stage else []
    own += [Claim(0, 0, 5, "binding", binding, "test", report=number)] if binding != "not_stated" else []
    own += [Claim(0, 0, 5, "announced", announced.isoformat(), "test", report=number)] if announced else []
    return Report(number, tuple(sorted(participants)), focus, tuple(forms), stage, binding, announced, joint_company,
                  ((0, 5),), tuple(own if claims is None else claims))


def make_coding(article_id="a1", published: str | None = "2024-03-15", reports=(), claims=(),
                text="Honda and Nissan agreed on Friday. It does not bind them. They said more.") -> Coding:
    """Return the coding of a short article."""
    day = datetime.date.fromisoformat(published) if published else None
    document = make_document(text, published=day, article_id=article_id, file=f"{article_id}.txt",
                             published_from="text" if day else "none")
    return Coding(document.article, "coded" if reports else "no_alliance", (), document, tuple(reports), tuple(claims))


def scope(number: int, *areas: str) -> list[Claim]:
    """Return claims of scope for report `number`."""
    return [Claim(0, 0, 5, "scope", area, "test", report=number) for area in areas]


def term(number: int, measure: str, value: float, unit: str, organisation: str | None = None) -> Claim:
    """Return a claim of a figure for report `number`."""
    return Claim(1, 35, 42, "term", measure, "test", report=number, organisation=organisation, number=value, unit=unit)
