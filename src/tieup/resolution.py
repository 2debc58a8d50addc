"""Reports of many articles become alliances: one alliance told ten times is one, with a dated history.

Reports of the same participants are brought together in the order of their publication. Two reports of one article
are two alliances by definition, so each article's reports are spread over the alliances known so far, best fit first;
what fits none opens a new one. An article about other companies therefore never renames an alliance.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tieup.codes import FORMS
from tieup.identifiers import claims_with_ids, tieup_slug
from tieup.model import Claim, Coding, Contradiction, Report, StageEvent, Tieup

UNDATED = datetime.date.min  # undated articles come first: they never overrule a dated one
COMBINATIONS = {"merger", "acquisition"}  # a plan to combine is another alliance than a cooperation of the same two
PROGRESS = ("rumoured", "in_talks", "memorandum", "definitive_agreement", "established", "operational")
FIT_NEEDED = 0.0  # a report joins an alliance unless more speaks against than for it


@dataclass
class Telling:
    """A report with what is needed to compare it: its article, day and claims with their ids."""

    coding: Coding
    report: Report
    claims: list[tuple[str, Claim]]
    areas: frozenset[str]

    @property
    def day(self) -> datetime.date:
        return self.coding.article.published or UNDATED


@dataclass
class Group:
    """The tellings of one alliance so far."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def forms(self) -> set[str]:
        return {form for telling in self.tellings for form in telling.report.forms}

    @property
    def areas(self) -> set[str]:
        return {area for telling in self.tellings for area in telling.areas}

    @property
    def companies(self) -> set[str]:
        return {t.report.joint_company.casefold() for t in self.tellings if t.report.joint_company}

    @property
    def days(self) -> set[datetime.date]:
        return {t.report.announced for t in self.tellings if t.report.announced}


def resolve(codings: Iterable[Coding]) -> tuple[Tieup, ...]:
    """Return the alliances of all coded articles, sorted by id."""
    by_participants: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in same_company_same_participants(tellings_of(codings)):
        by_participants[telling.report.participants].append(telling)
    tieups = []
    for participants, tellings in by_participants.items():
        for number, group in enumerate(group_tellings(tellings), 1):
            tieups.append(describe(f"{tieup_slug(participants)}-{number}", participants, group))
    return tuple(sorted(tieups, key=lambda tieup: tieup.tieup_id))


def tellings_of(codings: Iterable[Coding]) -> list[Telling]:
    """Return every report with its claims, earliest article first."""
    tellings = []
    for coding in codings:
        named = claims_with_ids(coding) if coding.reports else []
        for report in coding.reports:
            own = [(claim_id, claim) for claim_id, claim in named if claim.report == report.number]
            areas = frozenset(claim.value for _, claim in own if claim.variable == "scope")
            tellings.append(Telling(coding, report, own, areas))
    return sorted(tellings, key=lambda t: (t.day, t.coding.article.article_id, t.report.number))


def same_company_same_participants(tellings: list[Telling]) -> list[Telling]:
    """Give reports of one joint company the same participants, where one article names more owners than another.

    Only where one list of owners contains the other: lists that merely overlap may be two companies of one name.
    """
    fullest: dict[str, tuple[str, ...]] = {}
    for telling in tellings:
        company = (telling.report.joint_company or "").casefold()
        known = fullest.get(company, ())
        if company and set(known) <= set(telling.report.participants):
            fullest[company] = telling.report.participants
    for telling in tellings:
        company = (telling.report.joint_company or "").casefold()
        if company and set(telling.report.participants) < set(fullest[company]):
            telling.report = replace(telling.report, participants=fullest[company])
    return tellings


def group_tellings(tellings: Sequence[Telling]) -> list[Group]:
    """Spread the tellings of the same participants over alliances, in the order in which these were first told."""
    groups: list[Group] = []
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_article[telling.coding.article.article_id].append(telling)
    for own in by_article.values():
        fits = sorted(((-fit(telling, group), t, g) for t, telling in enumerate(own) for g, group in enumerate(groups)))
        placed: set[int] = set()
        taken: set[int] = set()
        for badness, t, g in fits:
            if -badness > FIT_NEEDED and t not in placed and g not in taken:
                groups[g].tellings.append(own[t])
                placed.add(t)
                taken.add(g)
        groups += [Group([telling]) for t, telling in enumerate(own) if t not in placed]
    return groups


def fit(telling: Telling, group: Group) -> float:
    """Return how well a report fits an alliance of the same participants; 0 or less means that it is another one."""
    report, forms = telling.report, set(telling.report.forms)
    combination = bool(forms & COMBINATIONS)
    if combination != bool(group.forms & COMBINATIONS):
        return -1.0
    score = 2.0 if combination else 0.1
    company = (report.joint_company or "").casefold()
    if company and group.companies:
        if company not in group.companies:
            return -1.0
        score += 4
    if report.announced and group.days:
        score += 2 if report.announced in group.days else -0.5
    if forms and group.forms:
        score += 1 if forms & group.forms else -0.5
    if telling.areas and group.areas:
        score += 1 if telling.areas & group.areas else -1
    return score


def describe(tieup_id: str, participants: tuple[str, ...], group: Group) -> Tieup:
    """Return the alliance that a group of tellings speaks of."""
    tellings = group.tellings
    events = stage_events(tellings)
    published = [t.coding.article.published for t in tellings if t.coding.article.published]
    stated = [t.report for t in tellings if t.report.binding != "not_stated"]
    days = [t.report.announced for t in tellings if t.report.announced]
    companies = [t.report.joint_company for t in tellings if t.report.joint_company]
    return Tieup(
        tieup_id=tieup_id,
        name=named(participants),
        participants=participants,
        forms=tuple(form for form in FORMS if form in group.forms),
        stage=latest_stage(events),
        binding=stated[-1].binding if stated else "not_stated",
        announced=days[0] if days else None,  # the earliest article stood nearest to the day
        first_reported=min(published, default=None),
        last_reported=max(published, default=None),
        focus="main" if any(t.report.focus == "main" for t in tellings) else "background",
        joint_company=companies[-1] if companies else None,
        told=tuple((t.coding.article.article_id, t.report.number) for t in tellings),
        stages=events,
        contradictions=tuple(find_contradictions(tellings)),
    )


def named(participants: Sequence[str]) -> str:
    """Return a name for people: "Honda and Nissan"; "BMW, Ford and 3 others" from five participants on."""
    if len(participants) > 4:
        return f"{', '.join(participants[:2])} and {len(participants) - 2} others"
    return ", ".join(participants[:-1]) + " and " + participants[-1] if len(participants) > 1 else participants[0]


def stage_events(tellings: Iterable[Telling]) -> tuple[StageEvent, ...]:
    """Return the dated stages; of several claims for a report's stage the first is its evidence."""
    events = []
    for telling in tellings:
        claim_id = next(
            (i for i, c in telling.claims if c.variable == "stage" and c.value == telling.report.stage), None
        )
        if telling.report.stage and claim_id:
            article = telling.coding.article
            events.append(StageEvent(article.published, telling.report.stage, article.article_id, claim_id))
    return tuple(sorted(events, key=lambda e: (e.date or UNDATED, e.article_id, e.stage)))


def latest_stage(events: Sequence[StageEvent]) -> str | None:
    """Return the stage of the latest day; of several that day, an ending, else the furthest."""
    if not events:
        return None
    last = events[-1].date
    rank = {stage: number for number, stage in enumerate([*PROGRESS, "suspended", "called_off", "terminated"])}
    return max((event.stage for event in events if event.date == last), key=lambda stage: rank[stage])


def find_contradictions(tellings: Sequence[Telling]) -> Iterable[Contradiction]:
    """Yield what the articles of one alliance differ on. Nothing is averaged and nobody is overruled."""
    if len({t.coding.article.article_id for t in tellings}) < 2:
        return
    yield from steps_back(tellings)
    for variable in ("binding", "announced"):
        said = [(t, i, c) for t in tellings for i, c in t.claims if c.variable == variable]
        yield from differing(variable, said)
    figures: dict[tuple, list[tuple[Telling, str, Claim]]] = defaultdict(list)
    for telling in tellings:
        for claim_id, claim in telling.claims:
            if claim.variable == "term":
                figures[claim.value, claim.organisation or "", claim.unit or ""].append((telling, claim_id, claim))
    units = Counter((measure, organisation) for measure, organisation, _ in figures)
    for (measure, organisation, unit), said in sorted(figures.items()):
        of_what = [organisation] if organisation else []
        of_what += [unit] if units[measure, organisation] > 1 else []
        yield from differing(f"{measure} ({', '.join(of_what)})" if of_what else measure, said)


def steps_back(tellings: Sequence[Telling]) -> Iterable[Contradiction]:
    """Yield one contradiction if later articles tell of earlier stages, other than an ending."""
    dated = [
        t
        for t in tellings
        if t.report.stage in PROGRESS and t.coding.article.published and any(c.variable == "stage" for _, c in t.claims)
    ]
    back = [
        telling
        for before, after in pairwise(dated)
        if PROGRESS.index(after.report.stage or "") < PROGRESS.index(before.report.stage or "")
        for telling in (before, after)
    ]
    if back:  # one contradiction, however often the articles step back
        said = [(t, *next((i, c) for i, c in t.claims if c.variable == "stage")) for t in back]
        yield contradiction("stage", [(t, i, t.report.stage or "") for t, i, _ in said])


def differing(variable: str, said: list[tuple[Telling, str, Claim]]) -> Iterable[Contradiction]:
    """Yield a contradiction if two articles share none of the values that they give for `variable`."""
    values: dict[str, set[str]] = defaultdict(set)
    for telling, _, claim in said:
        values[telling.coding.article.article_id].add(spoken(claim))
    articles = list(values)
    if any(not values[a] & values[b] for n, a in enumerate(articles) for b in articles[n + 1 :]):
        yield contradiction(variable, [(t, i, spoken(c)) for t, i, c in said])


def spoken(claim: Claim) -> str:
    """Return a claim's value for comparison and for people: "5000000000 USD", "20 percent", "2024-03-15"."""
    return f"{claim.number:.12g} {claim.unit}" if claim.number is not None else claim.value


def contradiction(variable: str, said: Iterable[tuple[Telling, str, str]]) -> Contradiction:
    kept = list(dict.fromkeys((t.coding.article.article_id, value, claim_id) for t, claim_id, value in said))
    return Contradiction(
        variable,
        tuple(value for _, value, _ in kept),
        tuple(article for article, _, _ in kept),
        tuple(claim_id for *_, claim_id in kept),
    )
