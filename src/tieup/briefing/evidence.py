"""Numbers the sentences that a briefing cites, and prints each in its context.

One entry is one sentence of one article, however many claims rest on it; entries are numbered in the order in which the
document first cites them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from tieup.briefing.blocks import ArticleText, Evidence, EvidenceList
from tieup.compare import titles_of
from tieup.wording import capitalised, day, is_missing, label, listed, quantity

Place = tuple[str, int]  # article_id, sentence_id
HIGHLIGHTED = (
    "participants",
    "form",
    "stage",
    "binding",
    "announced",
    "scope",
    "contribution",
    "term",
    "strategy",
    "quotation",
)  # where two claims cover the same words, the later of these gives the colour
VERDICTS = {"confirm": "confirmed", "reject": "rejected", "correct": "corrected", "add": "added"}
OWNED = ("strategy", "contribution", "term", "quotation")  # variables whose claims belong to an organisation
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Citations:
    """Hands out evidence numbers while a document is written.

    `tables` are the published tables by name. Claims that the tables do not hold are a mistake of the caller: KeyError.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame]):
        self._claims = {row["claim_id"]: row for row in tables["claims"].to_dict("records")}
        self._sentences = {
            (row["article_id"], row["sentence_id"]): row for row in tables["sentences"].to_dict("records")
        }
        self._articles = {row["article_id"]: row for row in tables["articles"].to_dict("records")}
        self._titles = titles_of(tables)
        self._names = dict(zip(tables["tieups"]["tieup_id"], tables["tieups"]["name"], strict=True))
        self._terms = {row["claim_id"]: row for row in tables["terms"].to_dict("records")}
        self._judged = {
            row["claim_id"]: row for row in tables["judgements"].to_dict("records") if not is_missing(row["claim_id"])
        }
        self._cited: dict[Place, list[str]] = {}
        self._numbers: dict[Place, int] = {}

    def cite(self, claim_ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the sentences that the claims rest on, each once, in ascending order."""
        numbers = set()
        for claim_id in claim_ids:
            claim = self._claims[claim_id]
            place = (claim["article_id"], claim["sentence_id"])
            cited = self._cited.setdefault(place, [])
            if claim_id not in cited:
                cited.append(claim_id)
            numbers.add(self._numbers.setdefault(place, len(self._numbers) + 1))
        return tuple(sorted(numbers))

    def number_of(self, article_id: str, sentence_id: int) -> int | None:
        """Return the number of a sentence, or None if the document does not cite it."""
        return self._numbers.get((article_id, sentence_id))

    def entries(self) -> EvidenceList:
        """Return every sentence cited so far, in the order of the numbers."""
        return EvidenceList(tuple(self._entry(place, number) for place, number in self._numbers.items()))

    def _entry(self, place: Place, number: int) -> Evidence:
        article, claims = self._articles[place[0]], [self._claims[claim_id] for claim_id in self._cited[place]]
        sentence = self._sentences[place]
        judged = [self._judged[claim["claim_id"]] for claim in claims if claim["claim_id"] in self._judged]
        return Evidence(
            number=number, article_id=place[0], title=self._titles[place[0]],
            publisher=stated(article["publisher"]), url=stated(article["url"]),
            published=None if is_missing(article["published"]) else article["published"].isoformat(),
            before=self._neighbour(place, -1), after=self._neighbour(place, 1),
            parts=pieces(sentence["text"], sentence["start"], claims),
            claims=tuple(claim["claim_id"] for claim in claims),
            says=self._says(claims),
            judged="; ".join(f"{VERDICTS[row['verdict']]} by {row['reviewer']}, {day(row['date'])}: {row['reason']}"
                             for row in judged) or None,
        )  # fmt: skip

    def _neighbour(self, place: Place, step: int) -> str:
        row = self._sentences.get((place[0], place[1] + step))
        return row["text"] if row else ""

    def _says(self, claims: Iterable[Mapping]) -> tuple[str, ...]:
        """Return what is read from the claims of a sentence, a line for each variable and alliance.

        "Scope of Honda and Nissan: vehicle development"; "Strategy: Honda and Nissan – scale and cost".
        """
        said: dict[tuple[str, str], dict[str, list[str]]] = {}
        for claim in claims:
            alliance = self._names.get(stated(claim["tieup_id"]) or "", "")
            owner = (stated(claim["organisation"]) or "") if claim["variable"] in OWNED else ""
            place = "" if claim["variable"] in ("strategy", "quotation") else alliance
            said.setdefault((claim["variable"], place), {}).setdefault(owner, []).append(self._value(claim))
        return tuple(f"{capitalised(label(variable))}{f' of {place}' if place else ''}: {by_owner(values)}"
                     for (variable, place), values in said.items())  # fmt: skip

    def _value(self, claim: Mapping) -> str:
        """Return the value of a claim in words: a code's label, a figure, a day, a name."""
        term = self._terms.get(claim["claim_id"])
        if term:
            return f"{label(claim['value'])} {quantity(term['value'], term['unit'])}"
        if claim["variable"] == "quotation" and claim["value"] == "company":
            return "the company itself"
        if claim["variable"] == "announced" and ISO_DAY.fullmatch(str(claim["value"])):
            return day(datetime.date.fromisoformat(claim["value"]))
        return label(claim["value"])


def by_owner(values: Mapping[str, Iterable[str]]) -> str:
    """Return what is said of each organisation, those of whom the same is said together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for owner, own in values.items():
        together.setdefault(tuple(dict.fromkeys(own)), []).append(owner)
    return "; ".join(f"{listed(owners)} – {listed(own)}" if any(owners) else listed(own)
                     for own, owners in together.items())  # fmt: skip


def stated(value: object) -> str | None:
    """Return a text, or None for what is missing."""
    return None if is_missing(value) else str(value)


def pieces(text: str, offset: int, claims: Iterable[Mapping]) -> tuple[tuple[str, str | None], ...]:
    """Return `text`, which begins at `offset`, in pieces, each with the variable it is highlighted for or None."""
    marks: list[str | None] = [None] * len(text)
    ranked = sorted(
        claims,
        key=lambda claim: (
            HIGHLIGHTED.index(claim["variable"]) if claim["variable"] in HIGHLIGHTED else -1,
            claim["start"] - claim["end"],
        ),
    )
    for claim in ranked:
        start, end = max(claim["start"] - offset, 0), min(claim["end"] - offset, len(text))
        if claim["variable"] == "quotation" and any(marks[start:end]):
            continue  # a quotation covers whole sentences; what is said inside it matters more
        marks[start:end] = [claim["variable"]] * max(end - start, 0)
    found: list[tuple[str, str | None]] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or marks[end] != marks[start]:
            found.append((text[start:end], marks[start]))
            start = end
    return tuple(found)


def article_text(
    tables: Mapping[str, pd.DataFrame], text: str, article_id: str, citations: Citations | None = None
) -> ArticleText:
    """Return an article's text of record with its claims highlighted and what was marked as no story set apart.

    Pieces of sentences that the document cites carry their evidence number.
    """
    title = titles_of(tables)[article_id]
    rows = {
        name: frame[frame["article_id"] == article_id].to_dict("records")
        for name, frame in tables.items()
        if name in ("claims", "sentences", "removed")
    }
    runs: list[tuple[int, int, str | None, Any]] = [
        (row["start"], row["end"], "removed", None) for row in rows["removed"]
    ]
    runs += [(row["start"], row["end"], None, row["sentence_id"]) for row in rows["sentences"]]
    out: list[tuple[str, str | None, int | None]] = []
    place = 0
    for start, end, variable, sentence_id in sorted(runs, key=lambda run: run[:2]):
        if start > place:
            out.append((text[place:start], None, None))
        if variable:
            out.append((text[start:end], variable, None))
        else:
            number = citations.number_of(article_id, sentence_id) if citations else None
            own = [claim for claim in rows["claims"] if claim["sentence_id"] == sentence_id]
            out += [(words, mark, number) for words, mark in pieces(text[start:end], start, own)]
        place = max(place, end)
    if place < len(text):
        out.append((text[place:], None, None))
    return ArticleText(article_id, title, tuple(out))
