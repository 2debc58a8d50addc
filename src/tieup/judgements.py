"""A reviewer's judgements: confirmed, rejected, corrected or added claims that survive every new coding.

``data/judgements.yaml`` is a list. A judgement names the article's own words, not an id or an offset, so that it meets
its sentence again after the codebook, the coder or the article's place in the folder has changed::

    - article: 000_789d69c04386f125
      quote: Their agreement is non-binding      # verbatim from the article; enough of it to be unique
      variable: binding
      value: non_binding                         # the value that is judged
      organisation: null                         # where the variable has one
      verdict: confirm                           # confirm | reject | correct | add
      becomes: null                              # for correct: the right value
      participants: null                         # which alliance, where the article tells of several
      reviewer: A. Analyst
      date: 2026-11-24
      reason: The chief executives said so.

A whole alliance is judged with ``variable: tieup`` and its ``participants``: reject takes it out of the article with
all that hangs on it, add puts it in (its stage, forms and scope are further judgements), confirm marks it as seen.

What no longer meets its sentence is reported as unmatched, never dropped.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from tieup.codes import AREAS, BINDING, CONTRIBUTIONS, DIMENSIONS, FORMS, MEASURES, STAGES, VARIABLES
from tieup.errors import InputError, did_you_mean, gathered
from tieup.handwriting import read_yaml
from tieup.identifiers import claims_with_ids
from tieup.model import Claim, Coding, Outcome, Report

CODES_OF = {
    "form": FORMS, "stage": STAGES, "binding": BINDING, "scope": AREAS, "contribution": CONTRIBUTIONS,
    "term": MEASURES, "strategy": DIMENSIONS,
}  # fmt: skip
OF_THE_REPORT = {"participants", "form", "stage", "binding", "announced"}  # claims that a report keeps as its own
WHOLE = "tieup"
JUDGEABLE = (WHOLE, *(variable for variable in VARIABLES if variable != "focus"))
JUDGED = {"confirm": "confirmed", "correct": "corrected", "add": "added"}


class Judgement(BaseModel):
    """One judgement of one claim."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    article: str
    quote: str
    variable: str
    value: str = ""
    organisation: str | None = None
    participants: tuple[str, ...] | None = None
    verdict: Literal["confirm", "reject", "correct", "add"]
    becomes: str | None = None
    number: float | None = None
    unit: str | None = None
    year: int | None = None
    reviewer: str
    date: datetime.date
    reason: str

    @model_validator(mode="after")
    def check(self) -> Judgement:
        if self.variable not in JUDGEABLE:
            raise ValueError(f"variable {self.variable!r} cannot be judged.{did_you_mean(self.variable, JUDGEABLE)}")
        if self.variable == WHOLE and (len(self.participants or ()) < 2 or self.verdict == "correct"):
            raise ValueError(
                "a tieup needs two participants or more; to correct it, judge its claims, or reject and add"
            )
        if self.variable != WHOLE and not self.value:
            raise ValueError("value must be given: the code or value that is judged")
        codes = CODES_OF.get(self.variable)
        for value in (self.value, self.becomes):
            if codes and value is not None and value not in codes:
                raise ValueError(f"{value!r} is no code of {self.variable}.{did_you_mean(value, codes)}")
        if (self.verdict == "correct") != (self.becomes is not None):
            raise ValueError("'becomes' gives the right value of verdict 'correct', and of no other")
        if self.variable == "announced":
            check_day(self.becomes or self.value)
        if not self.quote or not self.reviewer or not self.reason:
            raise ValueError("quote, reviewer and reason must not be empty")
        return self

    @property
    def target(self) -> str:
        """What is judged, in words."""
        if self.variable == WHOLE:
            return f"{self.article}: the alliance of {', '.join(self.participants or ())}"
        of = f" of {self.organisation}" if self.organisation else ""
        return f"{self.article}: {self.variable}{of} = {self.value}"


def check_day(text: str) -> None:
    """Raise ValueError with the remedy unless `text` is a day, written as 2026-01-31."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar. Write it as '2026-01-31', in quotes") from None


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Read the file at `path`, or return () if there is none; raise InputError that lists every fault."""
    if not path.exists():
        return ()
    try:
        content = read_yaml(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: does not parse as YAML ({error}).") from None
    if not isinstance(content, list):
        raise InputError(f"{path.name}: must be a list of judgements, each beginning with '- article: …'.")
    problems, judgements = [], []
    for number, fields in enumerate(content, 1):
        try:
            judgements.append(Judgement.model_validate(fields))
        except ValidationError as error:
            for fault in error.errors():
                field = ".".join(str(part) for part in fault["loc"])
                near = did_you_mean(field, Judgement.model_fields) if fault["type"] == "extra_forbidden" else ""
                message = fault["msg"].removeprefix("Value error, ")
                if field == "date" and fault["type"] != "missing":
                    message = f"{fault['input']!r} is no day of the calendar. Write it as 2026-01-31"
                problems.append(f"{path.name}: judgement {number}: {field + ': ' if field else ''}{message}.{near}")
    gathered(problems, InputError)
    return tuple(judgements)


def apply_judgements(coding: Coding, judgements: Sequence[tuple[int, Judgement]]) -> tuple[Coding, list[Outcome]]:
    """Return the coding of one article as its reviewers want it, and what became of each judgement.

    `judgements` are the numbered judgements of this article, applied in their order.
    """
    outcomes = []
    for number, judgement in judgements:
        coding, claim, problem = apply(coding, judgement)
        claim_id = next((i for i, c in claims_with_ids(coding) if c is claim), None) if claim else None
        outcomes.append(outcome(number, judgement, problem, claim_id))
    return coding, outcomes


def outcome(number: int, judgement: Judgement, problem: str, claim_id: str | None = None) -> Outcome:
    """Return the record of a judgement: applied, or unmatched with the reason."""
    return Outcome(
        number,
        judgement.target,
        judgement.verdict,
        judgement.reviewer,
        judgement.date,
        judgement.reason,
        "unmatched" if problem else "applied",
        problem or f"{judgement.verdict}: {judgement.target}",
        claim_id,
    )


def apply(coding: Coding, judgement: Judgement) -> tuple[Coding, Claim | None, str]:
    """Return the coding with one judgement applied, the claim that stands for it now, and what went wrong or ""."""
    start = coding.article.text.find(judgement.quote)
    if start < 0 or coding.document is None:
        return (
            coding,
            None,
            (
                f"the article no longer says {judgement.quote!r}"
                if coding.document
                else f"the article is not coded ({coding.status})"
            ),
        )
    end = start + len(judgement.quote)
    sentences = [s for s in coding.document.sentences if s.start < end and start < s.end]
    if not sentences:
        return coding, None, f"{judgement.quote!r} stands in text that is marked as no part of the story"
    if judgement.variable == WHOLE:
        return apply_to_alliance(coding, judgement, start, end, sentences[0].sentence_id)
    if judgement.verdict == "add":
        return add(coding, judgement, start, end, sentences[0].sentence_id)
    within = {sentence.sentence_id for sentence in sentences}
    found = [claim for _, claim in claims_with_ids(coding) if matches(claim, judgement, within, coding)]
    if not found:
        return coding, None, "the coder no longer makes this claim of that sentence"
    return settle(coding, found, judgement)


def matches(claim: Claim, judgement: Judgement, within: set[int], coding: Coding) -> bool:
    """Tell whether `claim` is the one that is judged."""
    if (claim.variable, claim.value) != (judgement.variable, judgement.value) or claim.sentence_id not in within:
        return False
    if judgement.organisation is not None and claim.organisation != judgement.organisation:
        return False
    if judgement.participants is None:
        return True
    report = next((r for r in coding.reports if r.number == claim.report), None)
    return report is not None and report.participants == tuple(sorted(judgement.participants))


def settle(coding: Coding, found: list[Claim], judgement: Judgement) -> tuple[Coding, Claim | None, str]:
    """Confirm, correct or reject the claims `found`; a rejected value goes wherever it was claimed of that alliance."""
    if judgement.verdict == "reject":
        return rebuilt(coding, {id(claim): None for claim in found}), None, ""
    changes: dict[str, Any] = {"judged": JUDGED[judgement.verdict]}
    if judgement.verdict == "correct":
        changes["value"] = judgement.becomes or ""
    new = {id(claim): replace(claim, **changes) for claim in found}
    return rebuilt(coding, new), new[id(found[0])], ""


def apply_to_alliance(
    coding: Coding, judgement: Judgement, start: int, end: int, sentence_id: int
) -> tuple[Coding, Claim | None, str]:
    """Confirm, reject or add an alliance as this article tells it."""
    participants = tuple(sorted(judgement.participants or ()))
    if judgement.verdict == "add":
        number = max((report.number for report in coding.reports), default=-1) + 1
        claims = tuple(
            Claim(
                sentence_id,
                start,
                end,
                "participants",
                name,
                "judgement.tieup",
                report=number,
                organisation=name,
                judged="added",
            )
            for name in participants
        )
        report = Report(number, participants, "main", (), None, "not_stated", None, None, ((start, end),), claims)
        return replace(coding, status="coded", reports=(*coding.reports, report)), claims[0], ""
    reports = [report for report in coding.reports if report.participants == participants]
    told = [report for report in reports if any(a < end and start < b for a, b in report.passages)] or reports
    if not told:
        return coding, None, "the coder no longer reads this alliance in the article"
    if judgement.verdict == "reject":
        kept = tuple(report for report in coding.reports if report is not told[0])
        claims = tuple(claim for claim in coding.claims if claim.report != told[0].number)
        return replace(coding, reports=kept, claims=claims, status="coded" if kept else "no_alliance"), None, ""
    seen = {id(c): replace(c, judged="confirmed") for c in told[0].claims if c.variable == "participants"}
    return rebuilt(coding, seen), next(iter(seen.values()), None), ""


def add(
    coding: Coding, judgement: Judgement, start: int, end: int, sentence_id: int
) -> tuple[Coding, Claim | None, str]:
    """Add the claim that a reviewer read in the article and the coder did not."""
    report = None
    if judgement.variable not in {"strategy", "quotation"}:
        wanted = tuple(sorted(judgement.participants or ()))
        fitting = [r for r in coding.reports if not wanted or r.participants == wanted]
        if len(fitting) != 1:
            return (
                coding,
                None,
                (
                    f"{len(fitting)} alliances of this article could be meant; "
                    "name the participants of one that it tells of"
                ),
            )
        report = fitting[0].number
    claim = Claim(
        sentence_id,
        start,
        end,
        judgement.variable,
        judgement.value,
        f"judgement.{judgement.variable}",
        report=report,
        organisation=judgement.organisation,
        number=judgement.number,
        unit=judgement.unit,
        year=judgement.year,
        judged="added",
    )
    if judgement.variable in OF_THE_REPORT:
        reports = tuple(
            settled(replace(r, claims=(*r.claims, claim)), {id(claim)}) if r.number == report else r
            for r in coding.reports
        )
        return replace(coding, reports=reports), claim, ""
    return replace(coding, claims=(*coding.claims, claim)), claim, ""


def rebuilt(coding: Coding, new: Mapping[int, Claim | None]) -> Coding:
    """Return the coding with claims exchanged (by identity) or, for None, taken out."""

    def exchange(claims: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(kept for claim in claims if (kept := new.get(id(claim), claim)) is not None)

    fixed = {id(claim) for claim in new.values() if claim}
    reports = tuple(
        settled(replace(report, claims=exchange(report.claims)), fixed, removed_from(report, new))
        for report in coding.reports
    )
    kept = tuple(report for report in reports if len(report.participants) > 1)
    gone = {report.number for report in reports} - {report.number for report in kept}
    claims = tuple(claim for claim in exchange(coding.claims) if claim.report not in gone)
    return replace(coding, reports=kept, claims=claims)


def removed_from(report: Report, new: Mapping[int, Claim | None]) -> set[tuple[str, str]]:
    """Return the variables and values that were taken out of a report or exchanged in it."""
    return {(claim.variable, claim.value) for claim in report.claims if id(claim) in new}


def settled(report: Report, fixed: set[int], removed: set[tuple[str, str]] = frozenset()) -> Report:  # type: ignore[assignment]
    """Return the report with its fields read anew from its claims, where a judgement touched them."""
    said: dict[str, list[str]] = {}
    for claim in report.claims:
        if id(claim) in fixed:
            said.setdefault(claim.variable, []).append(claim.value)
    left = {(claim.variable, claim.value) for claim in report.claims}
    lost = removed - left
    forms = [f for f in report.forms if ("form", f) not in lost] + said.get("form", [])
    people = [p for p in report.participants if ("participants", p) not in lost] + said.get("participants", [])
    announced = None if report.announced and ("announced", report.announced.isoformat()) in lost else report.announced
    return replace(
        report,
        forms=tuple(form for form in FORMS if form in forms),
        participants=tuple(sorted(set(people))),
        stage=said["stage"][-1] if "stage" in said else None if ("stage", report.stage) in lost else report.stage,
        binding=said["binding"][-1]
        if "binding" in said
        else "not_stated"
        if ("binding", report.binding) in lost
        else report.binding,
        announced=datetime.date.fromisoformat(said["announced"][-1]) if "announced" in said else announced,
    )
