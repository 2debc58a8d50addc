"""Figures tied to an alliance: money, shares, capacity, models, jobs, start."""

from __future__ import annotations

import re

from tieup.codebook import Codebook
from tieup.model import Claim, Document, Figure, Report

REACH = 90  # characters before and after a figure in which the word that gives its meaning stands
INVESTED = re.compile(r"invest|spend|spent|commit|pay|paid|put|buy|bought|cost|worth|fund|contribut|inject|plant|stake|venture", re.I)
NOT_INVESTED = re.compile(r"loan|subsid|valu|revenue|sales of|loss|lost|profit|price|priced|market|starting at|fine|tax credit|shares? of", re.I)
OWNED = re.compile(r"stake|own|hold|held|share|interest|equity|venture|control|buy|acquir|-50|50:", re.I)
NOT_OWNED = re.compile(r"sales|rose|fell|grew|drop|jump|climb|margin|year[- ]on[- ]year|down|up by|market share|tariff|cut", re.I)
STARTED = re.compile(r"start|begin|begun|launch|on sale|roll off|production|deliver|operat|open|arriv|debut|come to market|by ", re.I)


def code_terms(document: Document, reports: tuple[Report, ...], codebook: Codebook) -> tuple[Claim, ...]:
    """Return a claim for each figure that stands in a passage of a report and whose measure its words make plain."""
    claims: dict[tuple, Claim] = {}
    text = document.article.text
    for index, figures in enumerate(document.figures):
        sentence = document.sentences[index]
        for figure in figures:
            report = report_at(reports, figure)
            if report is None or figure.qualifier == "conversion":
                continue
            around = text[max(sentence.start, figure.start - REACH):min(sentence.end, figure.end + REACH)]
            measure = measure_of(figure, around)
            if measure is None:
                continue
            for holder in holders(document, figure, report, measure):
                unit = {"start_year": "year"}.get(measure, figure.unit)
                claim = Claim(index, figure.start, figure.end, "term", measure, f"term.{measure}", report=report.number,
                              organisation=holder, number=figure.value, unit=unit)
                claims.setdefault((report.number, measure, figure.value, unit, holder), claim)
    return tuple(claims.values())


def report_at(reports: tuple[Report, ...], figure: Figure) -> Report | None:
    """Return the report that has the shortest passage around a figure."""
    around = [(b - a, report.number, report) for report in reports for a, b in report.passages
              if a <= figure.start and figure.end <= b]
    return min(around)[2] if around else None


def measure_of(figure: Figure, around: str) -> str | None:
    """Return what a figure measures, from the words around it; None if they do not say."""
    if figure.kind == "money":
        return "investment" if figure.value >= 1e6 and INVESTED.search(around) and not NOT_INVESTED.search(around) else None
    if figure.kind == "percent":
        return "equity_share" if OWNED.search(around) and not NOT_OWNED.search(around) else None
    if figure.kind == "capacity":
        return "battery_capacity"
    if figure.kind == "count":
        return {"models": "model_count", "jobs": "jobs"}.get(figure.unit, "production_volume" if figure.value >= 1000 else None)
    return "start_year" if figure.kind == "year" and STARTED.search(around) else None


def holders(document: Document, figure: Figure, report: Report, measure: str) -> list[str | None]:
    """Return whose figure it is: of a share or sum the nearest participant before it, of equal halves each."""
    if measure not in {"equity_share", "investment"}:
        return [None]
    if figure.qualifier == "pair" and figure.value == 50:
        return list(report.participants)
    before = [m.organisation for m in document.mentions[figure.sentence_id]
              if m.end <= figure.start and m.organisation in report.participants]
    return [before[-1] if before else None]
