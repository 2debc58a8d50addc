"""How each entry of the codebook fares on hand-coded articles: how often it fires, and how often it is right.

Rules that nobody looks at rot. An entry that never fires may have a misspelt term; one that fires often and is often
wrong wants a tighter pattern or an `unless`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tieup.codebook import Codebook, load_codebook
from tieup.errors import InputError
from tieup.evaluation import Names
from tieup.model import Claim, Coding, Sentence
from tieup.pipeline import Corpus, code_folder
from tieup.spotting import Spotter

OFTEN = 4  # claims; fewer say little about an entry
OFTEN_WRONG = 0.5  # of an entry's claims
SECTOR, FURNITURE = "sector", "boilerplate"  # read in a whole text and in its lines, the others in its sentences
OF_MAIN_ALLIANCES = frozenset({"form", "stage", "binding", "announced", "scope", "contribution", "term"})
QUOTED = 90  # characters of an example


@dataclass(frozen=True)
class RuleRecord:
    """One entry: how often it fired in the articles, how many claims it made, how many of these are wrong."""

    rule: str
    variable: str
    fired: int
    claims: int
    wrong: int
    example: str  # the first wrong claim: article, what it says, its words; "" if none is wrong


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
    corpus, codebook = code_folder(articles), load_codebook()
    fired, claims, wrong = firings(corpus, codebook), Counter[str](), Counter[str]()
    examples: dict[str, str] = {}
    for coding, claim, right in judged_claims(corpus, answers):
        claims[claim.rule] += 1
        wrong[claim.rule] += not right
        if not right:
            examples.setdefault(claim.rule, shown(coding, claim))
    return [RuleRecord(entry.id, entry.variable, max(fired[entry.id], claims[entry.id]), claims[entry.id],
                       wrong[entry.id], examples.get(entry.id, "")) for entry in codebook.entries]


def firings(corpus: Corpus, codebook: Codebook) -> Counter[str]:
    """Return how often each entry fired in the articles that were coded, as a cue or as a reason to set text aside."""
    spotters = {
        in_text: Spotter(entry for entry in codebook.entries if entry.variable in of_text)
        for in_text, of_text in (
            ("text", {SECTOR}), ("lines", {FURNITURE}),
            ("sentences", {entry.variable for entry in codebook.entries} - {SECTOR, FURNITURE}))
    }  # fmt: skip
    fired: Counter[str] = Counter()
    for coding in corpus.codings:
        if coding.document:
            text = coding.article.text
            read = {"text": [whole(0, 0, len(text))], "lines": lines_of(text), "sentences": coding.document.sentences}
            for in_text, spotter in spotters.items():
                fired.update(cue.entry.id for cues in spotter.find_cues(text, read[in_text]) for cue in cues)
            fired.update(run.rule for run in coding.removed)
    return fired


def lines_of(text: str) -> list[Sentence]:
    """Return the lines of a text as if each were a sentence."""
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        lines.append(whole(number, start, start + len(line)))
        start += len(line) + 1
    return lines


def whole(number: int, start: int, end: int) -> Sentence:
    return Sentence(number, start, end, "body", False, number)


def judged_claims(corpus: Corpus, answers: Mapping[str, dict]) -> Iterator[tuple[Coding, Claim, bool]]:
    """Yield each claim that can be judged, with its article and whether the hand-coded answer has what it says.

    Details of alliances that are only mentioned in passing are not coded by hand, so they are not judged.
    """
    names = Names()
    for coding in corpus.codings:
        answer = answers.get(coding.article.article_id)
        if not answer or coding.status not in ("coded", "no_alliance"):
            continue
        stated = stated_by_hand(answer, names)
        in_passing = {report.number for report in coding.reports if report.focus != "main"}
        for claim in (*(c for report in coding.reports for c in report.claims), *coding.claims):
            if claim.report in in_passing and claim.variable in OF_MAIN_ALLIANCES:
                continue
            if (key := key_of(claim, names)) is not None:
                yield coding, claim, key in stated


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


def key_of(claim: Claim, names: Names) -> tuple | None:
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


def shown(coding: Coding, claim: Claim) -> str:
    """Return a claim in one line: the article, what it says and the words that it rests on."""
    words = " ".join(coding.article.text[claim.start : claim.end].split())
    words = words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " ..."
    of = f" of {claim.organisation}" if claim.organisation and claim.organisation != claim.value else ""
    return f'{coding.article.article_id}: {claim.variable} {claim.value}{of}: "{words}"'


def never_fired(records: Sequence[RuleRecord]) -> dict[str, list[str]]:
    """Return the entries whose words stood nowhere in the articles, by variable."""
    silent: dict[str, list[str]] = {}
    for record in records:
        if not record.fired:
            silent.setdefault(record.variable, []).append(record.rule)
    return silent


def often_wrong(records: Sequence[RuleRecord]) -> list[RuleRecord]:
    """Return the entries that made several claims of which half or more were wrong, the most wrong first."""
    found = [r for r in records if r.claims >= OFTEN and r.wrong / r.claims >= OFTEN_WRONG]
    return sorted(found, key=lambda record: (-record.wrong, record.rule))
