"""Figures tied to an alliance: money, shares, capacity, vehicles, models, jobs, the year of the start.

A figure is a term if its words give it a measure (`measures`), if the article speaks of an alliance there, and if the
sentence is about the common thing and not about one partner's own affairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses
from tieup.coding.holders import Held, Holders, complete, in_equal_parts, part_of
from tieup.coding.measures import RULE_WITHOUT_CUE, UNIT, Surroundings, has, is_past, measure_of, tells_a_measure
from tieup.model import Claim, Cue, Document, Figure, Report, Sentence

ENDED = frozenset({"called_off", "terminated", "suspended"})  # of these the article denies what it once was to be
NAMES_THE_ALLIANCE = frozenset({"joint"})  # constructions of `alliances.yaml`
# A sentence that goes on with "it" goes on with one partner, not with the alliance.
ONE_GOES_ON = re.compile(
    r"\W*(?:(?:and|because|since|as|but|yet|so|still|now|then|also|in [\w ]{3,20},) )?"
    r"(?:it|he|she|its|his|her|we|our)\b")
# ... unless the sentence before ends on the thing that they have in common.
COMMON_THING = re.compile(r"\b(?:plant|(?:giga)?factory|facility|joint venture|venture|project|mine|joint company)\b")
BEFORE_YEAR = re.compile(
    r"\b(?:by|until|through|in|over|to|during|for|from)(?: [\w-]+){0,4} $|\b(?:last|next|this) $|[(,] $|^$")
RANGED = frozenset({"investment", "equity_share", "battery_capacity"})  # both ends of a range are coded
LASTS = "term.start.since"  # what two have made together since a year, however long ago
EMPLOYS = re.compile(r"\b(?:employs|employed|employing|has|have|had|with)(?: [a-z]+){0,3} $")
SUPPLIES = re.compile(r"\b(?:suppl(?:y|ies|ied)|deliver(?:s|ed)?|ships?|shipped|provides?|furnish(?:es)?|promised)\b")
OWN_PLANT = re.compile(
    r"\b(?:in|on|into|for|at|build(?:s|ing)?|opened|plans|adding|establish|set(?:s|ting)? up) "
    r"(?:an? (?!joint|common|shared)|its (?!joint|common|part|partner|share)|two |three |another |a second )"
    r"(?:[\w-]+ ){0,4}(?:plants?|(?:giga)?factory|(?:giga)?factories|facility|facilities|works|campus|corridor|complex|"
    r"subsidiary|hub|refinery)\b(?! (?:with|together|jointly|that (?:it|they|the two) (?:share|own)))")
ALSO = re.compile(r"\balso (?:build|plan|expand|open|set|invest|spend|pour)")
OLD_DEED = re.compile(
    r"\b(?:paid|bought|took (?:an? |part|over|its|\d)|put (?:in|up|about|[$€£¥₩₹\d])|led|invested|acquired|picked up|"
    r"purchased|participated|raised|joined)\b")
LEAD = 5  # sentences of an article about its news
OPENING = 9  # sentences behind the headline that are mostly about the news, even where they name only one partner
ROUND_UP = 3  # from so many alliances on, an article tells of each in few sentences
NEW_PLACES = ("jobs", "positions", "hires", "recruits", "person")
YEAR_REACH = 50  # characters between a sum and the year in which it is paid


def code_terms(document: Document, reports: Sequence[Report]) -> tuple[Claim, ...]:
    """Return a claim for each figure that is a term of an alliance, one for each of its holders or payers."""
    if not reports:
        return ()
    coder = TermCoder(document, reports)
    claims: dict[tuple, Claim] = {}
    for sentence_id, figures in enumerate(document.figures):
        if figures:
            for claim in coder.claims_of(sentence_id, figures):
                key = (claim.report, claim.value, claim.number, claim.unit, claim.organisation)
                claims.setdefault(key, claim)
    return tuple(without_nameless(claims.values()))


def without_nameless(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims without those of nobody that another one gives to somebody."""
    claims = list(claims)
    named = {(claim.report, claim.value, claim.number, claim.unit) for claim in claims if claim.organisation}
    for claim in claims:
        if claim.organisation or (claim.report, claim.value, claim.number, claim.unit) not in named:
            yield claim


def is_named(report: Report, named: set[str]) -> bool:
    """Tell whether organisations named in a sentence stand for the whole alliance of a report."""
    return len(named & set(report.participants)) > 1 or report.joint_company in named


class TermCoder:
    """Codes the figures of one document."""

    def __init__(self, document: Document, reports: Sequence[Report]):
        self.document, self.reports = document, reports
        self.clauses = Clauses(document)
        self.text = self.clauses.text
        self.holders = Holders(self.clauses)
        self.is_round_up = sum(report.focus == "main" for report in reports) >= ROUND_UP
        self.aside: tuple[int, str] | None = None  # paragraph of one partner's own affairs, and the partner
        self.conversions = {(figure.value, figure.unit) for figures in document.figures for figure in figures
                            if figure.qualifier == "conversion"}

    def claims_of(self, sentence_id: int, figures: Sequence[Figure]) -> Iterator[Claim]:
        """Yield the claims that the figures of one sentence make."""
        cues = self.document.cues[sentence_id]
        around = Surroundings(figures, [cue for cue in cues if tells_a_measure(cue)],
                              self.document.mentions[sentence_id], self.text, self.document.article.published)
        shares: dict[int, list[Held]] = {}
        for figure in figures:
            if (figure.value, figure.unit) in self.conversions:
                continue
            read = measure_of(figure, around)
            report = self.report_of(figure) if read else None
            if read is None or report is None or not self.is_common(figure, *read, report, cues):
                continue
            measure, cue = read
            rule = cue.entry.id if cue else RULE_WITHOUT_CUE[measure]
            if measure == "equity_share":
                percents = [other for other in figures if other.kind == "percent"]
                held = self.holders.of_share(figure, percents, report)
                if in_equal_parts(figure, self.text):
                    figure = part_of(figure, held)
                shares.setdefault(report.number, []).append((figure, rule, held))
                continue
            payers: list[str | None] = [None]
            if measure == "investment":
                payers = self.holders.of_sum(figure, cue, cues, report)
            for payer in payers:
                yield from self.claim(figure, measure, rule, report, payer, figures)
        for number, together in shares.items():
            report = next(report for report in self.reports if report.number == number)
            for figure, rule, names in complete(together, report):
                for name in names:
                    yield from self.claim(figure, "equity_share", rule, report, name, figures)

    def claim(self, figure: Figure, measure: str, rule: str, report: Report, organisation: str | None,
              figures: Sequence[Figure]) -> Iterator[Claim]:
        """Yield the claims of one figure, of a range at both ends, unless it is denied."""
        sentence = self.document.sentences[figure.sentence_id]
        assertion = assertion_of(self.document, sentence, figure.start, figure.end)
        if assertion == "negated" and report.stage not in ENDED:
            return
        year = self.year_of(figure, figures) if measure == "investment" else None
        ends = (figure.value,) if figure.low is None or measure not in RANGED else (figure.low, figure.value)
        for value in ends:
            yield Claim(figure.sentence_id, figure.start, figure.end, "term", measure, rule, assertion, report.number,
                        organisation, number=value, unit=UNIT.get(measure, figure.unit), year=year)

    def report_of(self, figure: Figure) -> Report | None:
        """Return the report of the shortest passage around a figure, or the one with which its sentence goes on.

        A report of several partners that the sentence names comes before one of which it names one or none.
        """
        named = {mention.organisation for mention in self.document.mentions[figure.sentence_id]}
        around = [(end - start, report.number, report) for report in self.reports for start, end in report.passages
                  if start <= figure.start and figure.end <= end]
        whole = [told for told in around if is_named(told[2], named)]
        if whole:
            return self.of_the_news(min(whole)[2], figure, named)
        told = [(len(named & set(report.participants)), -report.number, report) for report in self.reports
                if is_named(report, named)]
        if told:
            return self.of_the_news(max(told)[2], figure, named)
        found = min(around)[2] if around else self.report_before(figure.sentence_id, named)
        if found is not None:
            return self.of_the_news(found, figure, named)
        listed = any(mention.in_codebook for mention in self.document.mentions[figure.sentence_id])
        opens = is_opening(figure.sentence_id) and not listed  # the common company may be new
        return next((report for report in self.reports if report.focus == "main"), None) if opens else None

    def of_the_news(self, report: Report, figure: Figure, named: set[str]) -> Report:
        """Return the alliance that the article is about in place of a part of it, of which a sentence seems to speak.

        In the opening of an article, whom a sentence names besides a partner is mostly somebody concerned: the company
        in which they buy shares, a shareholder, a subsidiary.
        """
        if report.focus == "main":
            same = [other for other in self.reports if other.focus == "main" and other.joint_company is not None
                    and other.joint_company == report.joint_company]
            # of two alliances in one company, the one of all its owners
            return max(same, key=lambda other: (len(other.participants), -other.number), default=report)
        about = {*report.participants, *named}
        related = [(len(set(other.participants) & about), -other.number, other) for other in self.reports
                   if other.focus == "main" and set(other.participants) & set(report.participants)]
        related = [row for row in related if is_opening(figure.sentence_id)
                   or (report.joint_company is not None and row[2].joint_company == report.joint_company)
                   or (not named and self.is_round_up)]
        return max(related)[2] if related else report

    def report_before(self, sentence_id: int, named: set[str]) -> Report | None:
        """Return the report of the sentence before in the paragraph, if a sentence names nobody else."""
        sentence = self.document.sentences[sentence_id]
        opened = next(s.start for s in self.document.sentences if s.paragraph == sentence.paragraph)
        before = [(end, -report.number, report) for report in self.reports for start, end in report.passages
                  if opened < end <= sentence.start and named <= {*report.participants, report.joint_company}]
        return max(before)[2] if before else None

    # ------------------------------------------------------------------------------------------ is it about the pair

    def is_common(
        self, figure: Figure, measure: str, told: Cue | None, report: Report, cues: Sequence[Cue]
    ) -> bool:
        """Tell whether a sentence with a figure is about the alliance, not about one partner's own affairs.

        `told` is the cue that gave the figure its measure, if one did.
        """
        sentence = self.document.sentences[figure.sentence_id]
        named = {mention.organisation for mention in self.document.mentions[figure.sentence_id]}
        own = named & set(report.participants)
        together = len(own) > 1 or report.joint_company in named
        if has(cues, "term_aside") and not together:
            self.aside = (sentence.paragraph, next(iter(own), ""))
        if self.aside is not None and self.aside[0] == sentence.paragraph and not together:
            return False
        if own and not together and self.builds_alone(sentence):
            self.aside = (sentence.paragraph, next(iter(own)))
            return False
        if measure in ("investment", "equity_share") and self.is_long_past(sentence):
            return False
        linked = has(cues, "term_link") or any(
            cue.entry.variable == "alliance" and cue.entry.value in NAMES_THE_ALLIANCE for cue in cues)
        lasts = together and told is not None and told.entry.id == LASTS
        past = is_past(figure, self.text, self.document.article.published)
        if measure == "start_year" and past and not lasts and (not linked or (own and not together)):
            return False  # what one partner began long ago
        if measure == "jobs" and told is None and not linked and not (report.joint_company in named or (
                together and self.text.endswith(NEW_PLACES, figure.start, figure.end))):
            return False  # "Ford has 17,000 workers in Cologne"
        if measure == "production_volume" and told is None and not together:
            return False  # "100,000 cars" of which the sentence does not say that they are made or bought
        if together or measure == "equity_share":
            return True
        if figure.kind in ("year", "date") and not figure.explicit and not self.shows_its_date():
            return False
        if measure == "jobs" and own and EMPLOYS.search(self.text, max(0, figure.start - 40), figure.start):
            return False  # those whom one partner has
        if measure == "jobs" and told is not None:
            return True  # those that one partner is to create are mostly the ones of the common plant
        if own:
            return linked or self.does_its_part(figure, measure, told)
        return measure == "investment" or linked or (measure == "start_year" and not past) or not (
            self.goes_on_with_one(figure.sentence_id, report))

    def is_long_past(self, sentence: Sentence) -> bool:
        """Tell whether a sentence far down tells who paid or took shares in a year gone by: the history of the news."""
        published = self.document.article.published
        if published is None or is_opening(sentence.sentence_id) or not OLD_DEED.search(
                self.text, sentence.start, sentence.end):
            return False
        return any(figure.kind in ("year", "date") and figure.explicit and figure.value < published.year
                   for figure in self.document.figures[sentence.sentence_id])

    def builds_alone(self, sentence: Sentence) -> bool:
        """Tell whether a sentence that names one partner tells of a plant that is its own: far down, or with "also"."""
        if self.is_round_up or OWN_PLANT.search(self.text, sentence.start, sentence.end) is None:
            return False
        return not is_opening(sentence.sentence_id) or ALSO.search(self.text, sentence.start, sentence.end) is not None

    def does_its_part(self, figure: Figure, measure: str, told: Cue | None) -> bool:
        """Tell whether a sentence that names one partner alone, and no common thing, is about its part of the alliance.

        In the opening of an article it mostly is, and in the few sentences of each alliance of a round-up.
        """
        sentence = self.document.sentences[figure.sentence_id]
        if measure == "investment":
            return self.is_round_up or is_opening(sentence.sentence_id)
        if measure == "start_year":
            return figure.explicit and (self.is_round_up or sentence.sentence_id < LEAD or SUPPLIES.search(
                self.text, sentence.start, sentence.end) is not None)
        return measure == "production_volume" and told is not None

    def goes_on_with_one(self, sentence_id: int, report: Report) -> bool:
        """Tell whether a sentence that begins with "it" means one partner, the actor of the sentence before."""
        sentence = self.document.sentences[sentence_id]
        if ONE_GOES_ON.match(self.text, sentence.start, sentence.end) is None:
            return False
        before = self.document.sentences[sentence_id - 1] if sentence_id else sentence
        if before.paragraph == sentence.paragraph and COMMON_THING.search(self.text, before.start, before.end):
            return False
        actor = self.clauses.actor_before(sentence_id)
        return actor is not None and actor.organisations != (report.joint_company,) and len(actor.organisations) == 1

    def shows_its_date(self) -> bool:
        """Tell whether the text itself shows the day from which "next year" counts."""
        return self.document.article.published_from == "text"

    def year_of(self, figure: Figure, figures: Sequence[Figure]) -> int | None:
        """Return the year in which a sum is paid, if it stands beside the sum."""
        for other in figures:
            if other.kind not in ("year", "date") or (not other.explicit and not self.shows_its_date()):
                continue
            if other.start >= figure.end:
                between, before = self.text[figure.end:other.start], self.text[figure.end:other.start]
            else:
                between, before = self.text[other.end:figure.start], self.text[max(0, other.start - 30):other.start]
            if len(between) <= YEAR_REACH and not re.search(r"[;:]|\band\b|\bstart|\bbegin", between) and (
                    BEFORE_YEAR.search(before)):
                return int(other.value)
        return None


def is_opening(sentence_id: int) -> bool:
    """Tell whether a sentence belongs to the opening of an article; number 0 is its headline."""
    return sentence_id <= OPENING
