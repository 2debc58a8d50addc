"""How each entry of the codebook fares on hand-coded articles: how often it fires, and how often it is right.

Rules that nobody looks at rot. An entry that never fires may have a misspelt term; one that fires often and is often
wrong wants a tighter pattern or an `unless`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from tieup.codebook import load_codebook
from tieup.errors import InputError
from tieup.evaluation import Names
from tieup.model import Claim, Coding, Document
from tieup.pipeline import Coder, Corpus, code_folder

OFTEN = 4  # claims; fewer say little about an entry
OFTEN_WRONG = 0.5  # of an entry's claims


@dataclass(frozen=True)
class RuleRecord:
    """One entry: how often its words stood in the articles, how many claims it made, how many of these are wrong."""

    rule: str
    fired: int
    claims: int
    wrong: int


def rule_records(gold: Path) -> list[RuleRecord]:
    """Return a record for each entry of the codebook, in its order.

    `gold` holds articles and their hand-coded answers, together or in the folders ``articles`` and ``coded``. Raise
    InputError if there are none.
    """
    articles, coded = (gold / name if (gold / name).is_dir() else gold for name in ("articles", "coded"))
    answers = {answer["article_id"]: answer for path in sorted(coded.glob("*.yaml"))
               if "article_id" in (answer := yaml.safe_load(path.read_text(encoding="utf-8")) or {})}
    if not answers:
        raise InputError(f"{coded}: no hand-coded answers (<article_id>.yaml) here.")
    corpus, coder = code_folder(articles), Coder()
    fired, claims, wrong = firings(corpus, coder), Counter[str](), Counter[str]()
    for rule, right in judged_claims(corpus, answers):
        claims[rule] += 1
        wrong[rule] += not right
    rules = dict.fromkeys([entry.id for entry in load_codebook().entries if entry.variable != "sector"])
    return [RuleRecord(rule, max(fired[rule], claims[rule]), claims[rule], wrong[rule]) for rule in rules]


def firings(corpus: Corpus, coder: Coder) -> Counter[str]:
    """Return how often each entry fired in the articles, as a cue or as a reason to mark text as no story."""
    fired: Counter[str] = Counter()
    for coding in corpus.codings:
        if coding.document:
            document: Document = coder.prepare(coding.article)
            fired.update(cue.entry.id for cues in document.cues for cue in cues)
            fired.update(run.rule for run in document.removed)
    return fired


def judged_claims(corpus: Corpus, answers: Mapping[str, dict]) -> Iterator[tuple[str, bool]]:
    """Yield the rule of each claim and whether the hand-coded answer of its article has what it says."""
    names = Names()
    for coding in corpus.codings:
        answer = answers.get(coding.article.article_id)
        if answer and coding.status in ("coded", "no_alliance"):
            stated = stated_by_hand(answer, names)
            for claim in (*(c for report in coding.reports for c in report.claims), *coding.claims):
                if (key := key_of(claim, coding, names)) is not None:
                    yield claim.rule, key in stated


def stated_by_hand(answer: dict, names: Names) -> set[tuple]:
    """Return what a gold file states, in the form of `key_of`; alliances are told apart only by their article."""
    stated: set[tuple] = set()
    for row in answer.get("tieups") or ():
        stated |= {("participants", names.organisation(name)) for name in row["participants"]}
        stated |= {("form", form) for form in row.get("forms") or ()}
        stated |= {("scope", area) for area in row.get("scope") or ()}
        stated |= {(name, str(row[name])) for name in ("stage", "binding", "announced") if row.get(name)}
        stated |= {("contribution", names.organisation(c["organisation"]), c["area"])
                   for c in row.get("contributions") or ()}
        stated |= {("term", t["measure"], f"{float(t['value']):.3g}") for t in row.get("terms") or ()}
    stated |= {("strategy", names.organisation(row["organisation"]), row["dimension"])
               for row in answer.get("strategy") or ()}
    return stated | {("quotation", names.person(q["speaker"])) for q in answer.get("quotations") or ()}


def key_of(claim: Claim, coding: Coding, names: Names) -> tuple | None:
    """Return what a claim says in a form that can be compared; None where the gold says nothing of its kind."""
    organisation = names.organisation(claim.organisation)
    match claim.variable:
        case "participants":
            return "participants", names.organisation(claim.value)
        case "form" | "stage" | "binding" | "announced" | "scope":
            return claim.variable, claim.value
        case "contribution" | "strategy":
            return claim.variable, organisation, claim.value
        case "term":
            return "term", claim.value, f"{claim.number:.3g}"
        case "quotation":
            return "quotation", names.person(None if claim.value == "company" else claim.value)
    return None


def never_fired(records: list[RuleRecord]) -> list[str]:
    """Return the entries whose words stood nowhere in the articles."""
    return [record.rule for record in records if not record.fired]


def often_wrong(records: list[RuleRecord]) -> list[RuleRecord]:
    """Return the entries that made several claims of which half or more were wrong, the most wrong first."""
    found = [r for r in records if r.claims >= OFTEN and r.wrong / r.claims >= OFTEN_WRONG]
    return sorted(found, key=lambda record: (-record.wrong, record.rule))
