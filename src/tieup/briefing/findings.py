"""The bottom line: three to five sentences computed from the tables, each with the claims that it rests on.

They come in the order of what a reader must know: what is new, what differs, what is firm and what is only talk, what
the company in focus wants, what nobody has said. Each sentence is true of whatever the tables hold.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from tieup.codes import AREAS
from tieup.compare import Tables, alliances
from tieup.wording import capitalised, counted, day, is_missing, label, listed, share_of, spelled

ENDED = ("suspended", "called_off", "terminated")
FIRM = ("definitive_agreement", "established", "operational")
TALK = ("rumoured", "in_talks", "memorandum")
OLD_NEWS = datetime.timedelta(days=365)  # what was last reported so long before the as-of date may have moved since
MOST_AREAS = 5  # areas that are named where many alliances are compared
NAMED_BY_STAGE = 6  # alliances that are named by how firm they are; of more, the overview has the stages
NAMED = 3  # so many alliances are named in a sentence; more are counted, and the overview names them
CITED = 3  # sentences cited for one statement; the tables and the evidence have the rest
UNSTATED = {
    "investment": "money",
    "equity_share": "shares of ownership",
    "battery_capacity": "battery capacity",
    "production_volume": "production volumes",
    "start_year": "a start year",
    "jobs": "jobs",
}


@dataclass(frozen=True)
class Part:
    """A piece of a finding and the claims it rests on."""

    text: str
    claim_ids: tuple[str, ...] = ()
    look: str = "plain"


@dataclass(frozen=True)
class Finding:
    """One sentence of the bottom line, or two."""

    kind: str  # changed | new | differs | firm | strategy | not_stated | none
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The finding as plain text."""
        return "".join(part.text for part in self.parts)


@dataclass
class Facts:
    """What the findings are made from: the edition's main alliances in order, what they are called, the tables."""

    tables: Tables
    focus: str | None
    as_of: datetime.date | None = None
    rows: list[dict] = field(init=False)

    def __post_init__(self) -> None:
        rows = alliances(self.tables).to_dict("records")
        rows = [row for row in rows if row["focus"] == "main"] or rows
        self.rows = sorted(rows, key=lambda row: self.focus is not None and self.focus not in row["participants"])

    def name(self, row: dict) -> str:
        """Return an alliance's name for prose, "Honda–Nissan (merger)": a list of names with "and" cannot be read."""
        parties = row["participants"]
        return row["label"].replace(row["name"], "–".join(parties)) if len(parties) <= NAMED else row["label"]

    def is_old_news(self, row: dict) -> bool:
        """Return True if nothing was reported of an alliance that may go on for a year or more before the as-of date.
        """
        last, ended = row["last_reported"], row["stage"] in ("called_off", "terminated")
        if self.as_of is None or is_missing(last) or is_missing(row["stage"]) or ended:
            return False
        return last < self.as_of - OLD_NEWS

    def areas(self, row: dict) -> list[str]:
        """Return the areas of an alliance in the order of the guide."""
        scope = self.tables["scope"]
        own = set(scope.loc[scope["tieup_id"] == row["tieup_id"], "area"])
        return [area for area in AREAS if area in own]

    def cite(self, row: dict, variable: str, values: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return the claims of an alliance's variable (and of `values`), one a sentence, at most `CITED`."""
        claims = self.tables["claims"]
        own = claims[(claims["tieup_id"] == row["tieup_id"]) & (claims["variable"] == variable)]
        if values is not None:
            own = own[own["value"].isin(list(values))]
        return tuple(own.drop_duplicates(["article_id", "sentence_id"])["claim_id"].iloc[:CITED])


def find(
    tables: Tables, focus: str | None, news: Finding | None = None, as_of: datetime.date | None = None
) -> list[Finding]:
    """Return the bottom line of an edition; `news` stands first where there is an edition to compare with.

    What was last reported long before `as_of` is told with its day.
    """
    facts = Facts(tables, focus, as_of)
    makers: Sequence[Callable[[Facts], Finding | None]] = (
        how_many,
        what_differs,
        what_is_firm,
        what_focus_wants,
        what_nobody_said,
    )
    made = [finding for finding in (maker(facts) for maker in makers) if finding] if facts.rows else [
        Finding("none", (Part("No alliance was found in the articles."),))]
    if news:  # opens the first finding rather than being a sixth
        made[0] = Finding(news.kind, (*news.parts, Part(" "), *made[0].parts))
    return made


def how_many(facts: Facts) -> Finding:
    """Say which alliances are reported and since when."""
    count = len(facts.rows)
    verb = "is" if count == 1 else "are"
    told = [Part(f"{capitalised(counted(count, 'alliance'))} {verb} reported: ", look="strong")]
    shown = facts.rows if count <= NAMED + 1 else facts.rows[:NAMED]
    for number, row in enumerate(shown):
        told.append(Part(joint(number, len(shown), more=count > len(shown))))
        if is_missing(row["announced"]):
            last = row["first_reported"]
            when = "no day stated" if is_missing(last) else f"day not stated, first reported on {day(last)}"
            told.append(Part(f"{facts.name(row)} ({when})", facts.cite(row, "participants")[:1]))
        else:
            told.append(
                Part(
                    f"{facts.name(row)} (announced on {day(row['announced'])})",
                    facts.cite(row, "announced") or facts.cite(row, "participants")[:1],
                )
            )
    if count > len(shown):
        told.append(Part(f" and {counted(count - len(shown), 'more', 'more')}"))
    return Finding("new", (*told, Part(".")))


def joint(number: int, count: int, more: bool = False, comma: bool = False) -> str:
    """Return what stands before item `number` of a list: nothing, a comma, or "and", with a `comma` if it is asked for.
    """
    if number == 0:
        return ""
    if number < count - 1 or more:
        return ", "
    return ", and " if comma else " and "


def what_differs(facts: Facts) -> Finding | None:
    """Say what the alliances cover: together, each alone, and where they are many, what most of them cover."""
    covered = {row["tieup_id"]: facts.areas(row) for row in facts.rows}
    stated = [row for row in facts.rows if covered[row["tieup_id"]]]
    if not stated:
        return None
    if len(facts.rows) > NAMED:
        return what_most_cover(facts, covered, stated)
    if len(stated) == 1:
        own = covered[stated[0]["tieup_id"]]
        return Finding(
            "differs",
            (
                Part("What is covered: ", look="strong"),
                Part(f"{facts.name(stated[0])} – {listed(map(label, own))}", facts.cite(stated[0], "scope")),
                Part("."),
            ),
        )
    together = [area for area in AREAS if all(area in covered[row["tieup_id"]] for row in stated)]
    parts: list[Part] = []
    if together:
        cited = tuple(i for row in stated for i in facts.cite(row, "scope", together)[:2])
        parts += [
            Part(who_covers(len(stated), len(facts.rows)), look="strong"),
            Part(listed(map(label, together)), cited),
        ]
    else:
        whom = (f"the {spelled(len(stated))} whose scope is stated" if len(stated) < len(facts.rows)
                else "both" if len(stated) == 2 else f"all {spelled(len(stated))}")
        parts.append(Part(f"No area is common to {whom}", look="strong"))
    shared: dict[tuple[str, ...], list[str]] = {}
    for area in AREAS:
        names = tuple(facts.name(row) for row in stated if area in covered[row["tieup_id"]])
        if 1 < len(names) < len(stated):
            shared.setdefault(names, []).append(area)
    for names, areas in shared.items():
        cited = tuple(i for row in stated if facts.name(row) in names for i in facts.cite(row, "scope", areas)[:1])
        parts.append(Part(f"; {listed(names)} share {listed(map(label, areas))}", cited))
    for row in stated:
        others = {area for other in stated if other is not row for area in covered[other["tieup_id"]]}
        alone = [area for area in covered[row["tieup_id"]] if area not in others]
        if alone:
            parts += [
                Part("; only " if any("nly " in part.text for part in parts) else ". Only "),
                Part(f"{facts.name(row)}: {listed(map(label, alone))}", facts.cite(row, "scope", alone)),
            ]
    return Finding("differs", (*parts, Part(".")))


def who_covers(stated: int, total: int) -> str:
    """Return how a sentence begins about what `total` alliances share, `stated` of which have a scope that is told."""
    if stated < total:
        return "Those whose scope is stated all cover "
    return "Both cover " if total == 2 else f"All {spelled(total)} cover "


def what_most_cover(facts: Facts, covered: dict[str, list[str]], stated: list[dict]) -> Finding:
    """Say which areas most alliances cover, and which none does."""
    counts = {area: sum(area in own for own in covered.values()) for area in AREAS}
    often = sorted((area for area in AREAS if counts[area] > 1), key=lambda area: -counts[area])
    ranked = [area for number, area in enumerate(often)  # those that tie with the last one named are named, or none is
              if number < NAMED or counts[area] == counts[often[NAMED - 1]]]
    if len(ranked) > MOST_AREAS:
        ranked = [area for area in ranked if counts[area] > counts[ranked[-1]]] or ranked[:MOST_AREAS]
    once = sum(count == 1 for count in counts.values())
    if not ranked:
        alone = f"; {counted(once, 'area')} {'was found for one' if once == 1 else 'were found for one each'}."
        return Finding("differs", (Part("No area was found for more than one alliance", look="strong"),
                                   Part(alone, facts.cite(stated[0], "scope"))))
    of = f" of the {counted(len(facts.rows), 'alliance')}"
    told = [f"{label(area)} ({counts[area]}{'' if number else of})" for number, area in enumerate(ranked)]
    first = [row for row in stated if ranked[0] in covered[row["tieup_id"]]][:CITED]
    none = [label(area) for area in AREAS if not counts[area]]
    parts = [
        Part("Covered most often: ", look="strong"),
        Part(
            listed(told),
            tuple(i for row in first for i in facts.cite(row, "scope", [ranked[0]])[:1]),
        ),
        Part(f"{rest_of_areas(len(often) - len(ranked), once)}."),
    ]
    if none:
        areas = listed(none, most=4, of="area", final="or")
        parts.append(Part(f" Nothing was found that ties any of them to {areas}."))
    return Finding("differs", tuple(parts))


def rest_of_areas(more: int, once: int) -> str:
    """Return how many areas are covered beyond those that are named: by several alliances, and by one each."""
    several = f"; {counted(more, 'more area')} by several" if more else ""
    by_one = "by one" if once == 1 else "by one each"
    return several + (f"; {spelled(once) if more else counted(once, 'more area')} {by_one}" if once else "")


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


def what_focus_wants(facts: Facts) -> Finding | None:
    """Say what the company in focus gives as its motives and plans on electric vehicles, and what it faces."""
    strategy = facts.tables["strategy"]
    if not facts.focus:
        return None
    own = strategy[strategy["organisation"] == facts.focus]
    is_motive, is_headwind = own["dimension"].str.startswith("motive_"), own["dimension"] == "headwind"
    motives, plans, headwinds = own[is_motive], own[~is_motive & ~is_headwind], own[is_headwind]
    if own.empty:
        return Finding(
            "strategy", (Part(f"Nothing was found in the articles on {facts.focus}'s own electric-vehicle strategy."),)
        )
    if len(headwinds) == len(own):
        return Finding("strategy", (Part(f"{facts.focus} faces ", look="strong"), *listed_dimensions(headwinds),
                                    Part("; no motive or plan of its own was found in the articles.")))
    parts = [Part(f"What {facts.focus} is after: " if len(motives) else f"{facts.focus}'s strategy: ", look="strong")]
    for number, frame in enumerate(frame for frame in (motives, plans) if len(frame)):
        parts += [Part("; also reported: " if number else "")]
        parts += listed_dimensions(frame)
    parts += [Part("; it faces "), *listed_dimensions(headwinds)] if len(headwinds) else []
    return Finding("strategy", (*parts, Part(".")))


def listed_dimensions(frame: pd.DataFrame) -> list[Part]:
    """Return the dimensions of a frame as a list in words, each with its claims."""
    dimensions = list(dict.fromkeys(frame["dimension"]))
    comma = any(" and " in label(dimension) for dimension in dimensions)
    parts = []
    for number, dimension in enumerate(dimensions):
        cited = tuple(frame.loc[frame["dimension"] == dimension, "claim_id"].iloc[:CITED])
        parts += [Part(joint(number, len(dimensions), comma=comma)), Part(label(dimension), cited)]
    return parts


def what_nobody_said(facts: Facts) -> Finding | None:
    """Say which figures and contributions were not found; an absence has no sentence to cite.

    It does not say that no article states them: a reader that misses some of what is there cannot know.
    """
    terms, contributions = facts.tables["terms"], facts.tables["contributions"]
    ids = [row["tieup_id"] for row in facts.rows]
    stated = set(terms.loc[terms["tieup_id"].isin(ids), "measure"])
    missing = [words for measure, words in UNSTATED.items() if measure not in stated]
    silent = [row for row in facts.rows if row["tieup_id"] not in set(contributions["tieup_id"])]
    parts: list[Part] = []
    whom = {1: "for it", 2: "for either of them"}.get(len(facts.rows), "for any of them")
    if missing:
        parts.append(Part(f"{listed(missing, final='or')} {whom}"))
    if silent and len(silent) == len(facts.rows):
        parts.append(Part(f"who brings what {whom}"))
    elif silent:
        who = listed(map(facts.name, silent)) if len(silent) <= NAMED else counted(len(silent), "alliance")
        parts.append(Part(f"who brings what for {who}"))
    if not parts:
        return None
    said = "; ".join(part.text for part in parts)
    return Finding("not_stated", (Part("Not found in the articles: ", look="strong"), Part(f"{said}.")))
