"""What companies say, plan or face on electric vehicles: why they ally, what they aim at, what holds them back.

`statements` finds the words, `strategists` tells whose strategy they are, `implied` and `headlines` add what follows
from the alliances themselves. Here it is decided whether it is about electric vehicles at all, and whether it may be
told of a company in passing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses
from tieup.coding.finding import cues_in
from tieup.coding.headlines import find_markets
from tieup.coding.implied import MAKERS_OF_VEHICLES, imply, kind_of
from tieup.coding.scope import code_scope
from tieup.coding.statements import Statement, find_statements
from tieup.coding.strategists import Strategist, buys_into, find_strategists, is_motive
from tieup.model import Claim, Document, Report

ELECTRIC_TRADES = frozenset({"battery_maker", "charging"})  # whatever befalls them befalls electric vehicles
NO_STRATEGISTS = frozenset({"government", "investor", "mining", "observer", "other"})
# They make no vehicles: a model that their goods go into is their customer's, and so is what share of it is electric.
WITHOUT_MODELS = frozenset({"battery_maker", "charging", "chipmaker", "energy", "materials", "supplier"})
OF_MODELS = frozenset({"model_lineup", "zev_target"})
# Denied, these are no strategy; a denied headwind or change of mind still is one ("does not change its thinking").
DENIABLE = frozenset({"model_lineup", "market_focus", "supply_chain_localisation", "investment",
                      "software_services", "motive_technology_access"})
# Why companies act is told of those that the article is about; of others it is an aside, on the age or on a rival.
OF_PRINCIPALS = frozenset({"motive_competition", "motive_regulation_climate", "motive_technology_access",
                           "supply_chain_localisation"})
# Costs that are cut with a partner are a motive; those that a company cuts by itself are its own affair.
SAVED_TOGETHER = frozenset({"strategy.part.cut", "strategy.part.cut.more", "strategy.part.save"})
# Told of an alliance they are told of electric vehicles, as it is about them itself.
ELECTRIC_IN_ALLIANCE = frozenset({"model_lineup", "market_focus"})
# Before a model they say that it is no longer made, that another thing is spoken of, or that somebody's trade is told.
NO_LINEUP = re.compile(
    r"\b(?:(?:(?<!the )(?<!year-)(?<!an )ends?|ended|ending|stops?|stopped|stopping|ceases?|ceased|ceasing|halts?"
    r"|halted|halting|pauses?|paused|pausing|suspends?|suspended|suspending|discontinu(?:es?|ed|ing))"
    r"(?: (?!will\b|would\b|to\b)\w+)?"
    r"|(?:makers?|builders?|manufacturers?|producers?|sellers?|owners?|drivers?|operators?|buyers?) of"
    r"|underpin(?:s|ned|ning)?|underlies|fitted (?:to|in)|sales (?:to|will) come from|services? for)"
    r" (?:(?:the|its|their|all|new|a|an|small|fully|long-nosed|[\w'-]+) ){0,2}$")
# And before batteries, materials and plants, that one does without them.
NO_SUPPLY = re.compile(
    r"\b(?:drops?|dropped|dropping|call(?:s|ed|ing)? off|cancel(?:s|l?ed|l?ing)?|scrap(?:s|ped|ping)?"
    r"|abandon(?:s|ed|ing)?|loses?|lost|losing|quits?|quitting|exit(?:s|ed|ing)?|leaves?|left|leaving"
    r"|(?<!the )(?<!year-)(?<!an )ends?|ended|ending|terminat(?:es?|ed|ing)|pull(?:s|ed|ing)? (?:out|back|away)"
    r"|walk(?:s|ed|ing)? away|withdr(?:aws?|ew|awn|awing)|sells?|sold|selling|hand(?:s|ed|ing)? (?:over|back|off)"
    r"|shortages?|lack(?:s|ed|ing)?|divid(?:es?|ed|ing))(?: (?:off|out|away|over|back|up))?(?: (?:of|from))?"
    r" (?:(?!will\b|would\b|to\b|it\b|can\b|could\b)[\w.€$-]+ ){0,5}$")
REACH_BEFORE = 60  # characters
WORDS_BEFORE = {"model_lineup": NO_LINEUP, "supply_chain_localisation": NO_SUPPLY}
INDUSTRY = re.compile(
    r"\b(?:car ?makers|auto ?makers|car companies|vehicle makers|(?:car|auto|vehicle) manufacturers)\b")
LAST_OF_OPENING = 5  # the headline, notes on the page and the first two or three sentences
SURVEY = 4  # reports


def code_strategy(document: Document, reports: Sequence[Report], codebook: Codebook,
                  scope: Sequence[Claim] | None = None) -> tuple[Claim, ...]:
    """Return one claim for each organisation and dimension of its strategy on electric vehicles.

    `scope` are the areas of the alliances, if they have been coded already.
    """
    clauses = Clauses(document)
    principals = find_principals(reports)
    found: dict[tuple[str, str], Claim] = {}
    for sentence_id, cues in enumerate(document.cues):
        names = [(mention.start, mention.end) for mention in document.mentions[sentence_id]]
        for said in find_statements(cues, clauses.text, names):
            if said.dimension == "investment" and buys_into(said, reports, clauses):
                continue
            if is_given_up(said, clauses.text):
                continue
            strategists = [strategist for strategist in find_strategists(said, reports, clauses)
                           if kind_of(strategist[0], codebook) not in NO_STRATEGISTS]
            strategists = strategists or of_industry(said, reports, clauses, codebook)
            for organisation, number in with_owners(strategists, said, codebook):
                if number is None and said.rule in SAVED_TOGETHER and reports:
                    continue
                if (organisation, said.dimension) not in found and concerns(said, organisation, number, document,
                                                                            codebook):
                    claim = claim_of(said, organisation, number, document)
                    # Of an unlisted firm in passing nobody knows whether it has to do with vehicles at all.
                    is_known = organisation in codebook.organisations
                    if reports and organisation not in principals and not (is_known and stands_alone(claim, document)):
                        continue
                    if claim.assertion != "negated" or said.dimension not in DENIABLE:
                        found[organisation, said.dimension] = claim
    areas = code_scope(document, reports, codebook) if scope is None else scope
    for organisation, claim in chain(imply(reports, areas, codebook), find_markets(document, reports, codebook)):
        if kind_of(organisation, codebook) not in NO_STRATEGISTS:
            found.setdefault((organisation, claim.value), claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.organisation, claim.value)))


def is_given_up(said: Statement, text: str) -> bool:
    """Tell whether the words before a model or a plant say that it is given up, or speak of something else."""
    before = WORDS_BEFORE.get(said.dimension)
    return before is not None and before.search(text, max(0, said.start - REACH_BEFORE), said.start) is not None


def of_industry(said: Statement, reports: Sequence[Report], clauses: Clauses, codebook: Codebook) -> list[Strategist]:
    """Return the makers of a survey's alliances, if its opening gives a motive of the whole industry.

    "Foreign carmakers have turned to Chinese firms" is said of those that are not Chinese, whatever people it is.
    """
    sentence = clauses.document.sentences[said.sentence_id]
    if not is_motive(said) or said.sentence_id > LAST_OF_OPENING:
        return []
    surveyed = [report for report in reports if report.focus == "main"] or reports
    industry = INDUSTRY.search(clauses.text, sentence.start, said.start)
    if len(surveyed) < SURVEY or industry is None or any(
            party.end > industry.start() for party in clauses.parties(said.sentence_id)):
        return []
    at_home = countries_in(clauses.text[said.start:sentence.end], codebook)
    return [(name, report.number) for report in surveyed for name in report.participants
            if kind_of(name, codebook) in MAKERS_OF_VEHICLES
            and codebook.organisations[name].country not in at_home]


def countries_in(words: str, codebook: Codebook) -> set[str]:
    """Return the countries whose people some words, in small letters, name: CN for "to Chinese firms"."""
    return {entry.value for entry in codebook.of("demonym")
            if any(re.search(rf"\b{re.escape(term)}\b", words) for term in entry.terms)}


def with_owners(strategists: Sequence[Strategist], said: Statement, codebook: Codebook) -> Iterator[Strategist]:
    """Yield the strategists; behind a joint company that is in trouble also its owners, who are in it as well."""
    for organisation, number in strategists:
        yield organisation, number
        known = codebook.organisations.get(organisation)
        if said.dimension == "headwind" and known and known.kind == "joint_company":
            yield from ((owner, number) for owner in known.owners)


def find_principals(reports: Sequence[Report]) -> frozenset[str | None]:
    """Return the partners and joint companies of the main alliances, or of all where none is the main one."""
    main = [report for report in reports if report.focus == "main"] or reports
    return frozenset(name for report in main for name in (*report.participants, report.joint_company))


def stands_alone(claim: Claim, document: Document) -> bool:
    """Tell whether a claim may be made of a company in passing: its own sentence names it, and it gives no motive."""
    return claim.value not in OF_PRINCIPALS and any(
        mention.organisation == claim.organisation for mention in document.mentions[claim.sentence_id])


def claim_of(said: Statement, organisation: str, number: int | None, document: Document) -> Claim:
    assertion = assertion_of(document, document.sentences[said.sentence_id], said.start, said.end)
    return Claim(said.sentence_id, said.start, said.end, "strategy", said.dimension, said.rule, assertion, number,
                 organisation)


def concerns(said: Statement, organisation: str, number: int | None, document: Document, codebook: Codebook) -> bool:
    """Tell whether what is said of an organisation is about electric vehicles, and its strategy at all.

    `number` is that of the alliance it is told of: a model of an alliance is an electric one.
    """
    kind = kind_of(organisation, codebook)
    if kind in NO_STRATEGISTS or (kind in WITHOUT_MODELS and said.dimension in OF_MODELS):
        return False
    if said.about == "strategy_carmaker":
        return kind in MAKERS_OF_VEHICLES
    if said.about != "strategy_electric" or (number is not None and said.dimension in ELECTRIC_IN_ALLIANCE):
        return True
    return (kind in ELECTRIC_TRADES or organisation.lower() in electric_makers(codebook)
            or is_electric(said.sentence_id, document))


@lru_cache(maxsize=4)
def electric_makers(codebook: Codebook) -> frozenset[str]:
    """Return the names, in lower case, of the companies that make nothing but electric vehicles or their parts."""
    return frozenset(term for entry in codebook.of("electric_maker") for term in entry.terms)


def is_electric(sentence_id: int, document: Document) -> bool:
    """Tell whether a sentence, or the one before in its paragraph, has a word of electric vehicles."""
    if has_electric_word(sentence_id, document):
        return True
    sentences = document.sentences
    return (sentence_id > 0 and sentences[sentence_id - 1].paragraph == sentences[sentence_id].paragraph
            and has_electric_word(sentence_id - 1, document))


def has_electric_word(sentence_id: int, document: Document) -> bool:
    return "electric" in cues_in(document, sentence_id)
