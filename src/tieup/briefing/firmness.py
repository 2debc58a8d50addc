"""The finding about how firm alliances are: agreed or running, only talked of, over; and how old that news is."""

from __future__ import annotations

from collections.abc import Sequence

from tieup.briefing.facts import CITED, NAMED, Facts, Finding, Part
from tieup.wording import capitalised, counted, day, is_missing, listed, share_of, spelled

ENDED = ("suspended", "called_off", "terminated")
FIRM = ("definitive_agreement", "established", "operational")
TALK = ("rumoured", "in_talks", "memorandum")
NAMED_BY_STAGE = 6  # alliances that are named by how firm they are; of more, the overview has the stages
STAGE_WORDS = {  # of one alliance, and of several
    "rumoured": ("is only rumoured", "are only rumoured"),
    "in_talks": ("is in talks", "are in talks"),
    "memorandum": ("rests on a memorandum or other preliminary agreement",
                   "rest on a memorandum or other preliminary agreement"),
    "definitive_agreement": ("is agreed for good", "are agreed for good"),
    "established": ("is established", "are established"),
    "operational": ("is running", "are running"),
    "suspended": ("is paused", "are paused"),
    "called_off": ("was called off", "were called off"),
    "terminated": ("has ended", "have ended"),
}  # fmt: skip


def what_is_firm(facts: Facts) -> Finding:
    """Say which alliances are agreed or run, which are only talked of, and which have ended."""
    total = len(facts.rows)
    firm = sum(row["stage"] in FIRM for row in facts.rows)
    known = all(not is_missing(row["stage"]) for row in facts.rows)
    over = any(row["stage"] in ENDED for row in facts.rows)
    old = [row for row in facts.rows if facts.is_old_news(row)]
    firmly = "reported as firm" if old or not known else "firm" if over else "firm yet"
    parts = [Part(firm_headline(firm, total, firmly), look="strong")]
    parts += by_stage(facts) if total <= NAMED else by_firmness(facts, firm)
    parts += [Part(last_reports(facts, old))] if old else []
    loose = [row for row in facts.rows if row["binding"] == "non_binding"]
    if loose:
        cited = tuple(i for row in loose[:CITED] for i in facts.cite(row, "binding", ["non_binding"])[:1])
        few = len(loose) <= NAMED
        who = subject(facts, loose) if few else counted(len(loose), "alliance")
        verb = "is" if len(loose) == 1 else "are"
        parts += [Part("; "), Part(f"{who} {verb} expressly non-binding", cited)]
    return Finding("firm", (*parts, Part(".")))


def last_reports(facts: Facts, old: Sequence[dict]) -> str:
    """Return when alliances of which nothing new was reported for long were last reported, as an afterthought."""
    if len(old) > NAMED:
        return f"; the last report of {spelled(len(old))} of them is more than a year old"
    if len(facts.rows) == 1:
        return f", as last reported on {day(old[0]['last_reported'])}"
    return f" ({listed(f'{facts.name(row)} as last reported on ' + day(row['last_reported']) for row in old)})"


def by_stage(facts: Facts) -> list[Part]:
    """Return at which stages few alliances are, each stage with its alliances."""
    groups: dict[str | None, list[dict]] = {}
    for row in facts.rows:
        groups.setdefault(row["stage"], []).append(row)
    parts: list[Part] = []
    for number, (stage, rows) in enumerate(groups.items()):
        cited = tuple(i for row in rows for i in facts.cite(row, "stage", [stage])[:1]) if stage else ()
        if stage:
            said = f"{subject(facts, rows)} {STAGE_WORDS[stage][len(rows) > 1]}"
        else:
            all_of_them = len(rows) == len(facts.rows) > 1
            of = ("either" if len(rows) == 2 else "any of them") if all_of_them else subject(facts, rows)
            said = f"how far {of} {'has' if all_of_them or len(rows) == 1 else 'have'} come was not found"
        parts += [Part("; " if number else ": "), Part(said, cited)]
    return parts


def subject(facts: Facts, rows: Sequence[dict]) -> str:
    """Return the alliances of a sentence: "both" and "all three" where all are meant, else their names."""
    if len(rows) == len(facts.rows) > 1:
        return "both" if len(rows) == 2 else f"all {spelled(len(rows))}"
    return listed(map(facts.name, rows))


def by_firmness(facts: Facts, firm: int) -> list[Part]:
    """Return how many of many alliances are firm, only talk, or over; the headline has the number of the firm."""
    parts: list[Part] = []
    for words, stages, meaning in (
        ("", FIRM, "agreed for good, founded or running"),
        ("only talk", TALK, "rumoured, in talks or a memorandum"),
        ("over or paused", ENDED, "called off, ended or suspended"),
    ):
        rows = [row for row in facts.rows if row["stage"] in stages]
        cited = tuple(i for row in rows[:NAMED_BY_STAGE] for i in facts.cite(row, "stage", [row["stage"]])[:1])
        if rows and not words:
            parts.append(Part(f" ({meaning}){who_they_are(facts, rows)}", cited))
        elif rows:
            verb = "is" if len(rows) == 1 else "are"
            parts.append(Part(f"; {spelled(len(rows))} {verb} {words} ({meaning}){who_they_are(facts, rows)}", cited))
    unknown = [row for row in facts.rows if is_missing(row["stage"])]
    if unknown:
        verb = "has" if len(unknown) == 1 else "have"
        parts.append(Part(f"; {spelled(len(unknown))} {verb} no stated stage{who_they_are(facts, unknown)}"))
    return parts


def who_they_are(facts: Facts, rows: Sequence[dict]) -> str:
    """Return the names of some of the alliances as an apposition, nothing where they are too many to be named."""
    return f": {listed(map(facts.name, rows))}" if len(facts.rows) <= NAMED_BY_STAGE else ""


def firm_headline(firm: int, total: int, firmly: str) -> str:
    """Return how many alliances are firm, as the beginning of a sentence.

    Where none is, it says `firmly` what they are not: "firm yet", "firm" if one has ended, "reported as firm" if the
    stage of one is not stated.
    """
    if total == 1:
        return "It is firm" if firm else f"It is not {firmly}"
    if firm == 0:
        return f"Neither is {firmly}" if total == 2 else f"None of the {spelled(total)} is {firmly}"
    verb = "is" if firm == 1 else "are"
    return f"{capitalised(share_of(firm, total, 'alliance'))} {verb} firm"
