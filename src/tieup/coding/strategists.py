"""Whose strategy a statement tells: the one who acts, the one who speaks, or each partner of the alliance at hand.

A motive that the article gives for an alliance belongs to each partner, unless one of them alone is the actor. All else
belongs to the actor, who may be named in the words themselves, behind them, or in the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieup.coding.clauses import Clauses, Party
from tieup.coding.statements import Statement
from tieup.model import Report

Strategist = tuple[str, int | None]  # an organisation, and the number of the report in which it is told of, if any

# Dimensions whose words name the one who gets something: "gives Aston Martin access to motors", "saves Ford billions".
GIVEN = frozenset({"motive_technology_access", "motive_scale_cost"})
# Whoever is named within these has what another gets: "taps Baidu for software", "uses a Momenta system".
TAKEN = re.compile(r"(?:turn|look|tap|us|licens|buy|adopt|import|sourc|borrow|rel[iy]|lean|draw|learn|partner)\w*\b")
REACH_OF_GIVEN = 6  # characters behind the words in which he may stand: "access for Ford"
# What a joint company or both sides do, each of them does; the rest is told of the one who is named.
SHARED = frozenset({"model_lineup"})
# Where nobody is named, these are told of each partner of the alliance at hand.
UNNAMED = frozenset({"supply_chain_localisation"})
# And these where the text shows nobody at all, if the alliance is a main one: "Deliveries start in Thailand".
UNSHOWN = frozenset({"headwind", "market_focus", "model_lineup", "supply_chain_localisation"})
# Strengths that are combined are those of each side, whichever of them says so.
MUTUAL = frozenset({"strategy.part.combine", "strategy.motive_technology_access.combine"})
MONEY_REACH = 90  # characters before a sum in which the one may stand who gets it
# What precedes the name of the one who has the trouble: "buys the assets of the bankrupt cell maker Northvolt".
AILING = re.compile(r"\b(?:bankrupt|insolvent|ailing|struggling|troubled|embattled|beleaguered|stricken|cash-strapped|"
                    r"loss-making|loss-ridden|money-losing|unprofitable|crisis-(?:hit|ridden)|debt-laden|indebted|"
                    r"floundering|faltering|failed|collapsed|defunct)$")
TO_NAME = re.compile(r" (?!(?:and|or|by|of|from|with|to|that|which|after|before|in) )(?:[\w-]+ (?!(?:and|or|by|of|"
                     r"from|with|to|that|which|after|before|in) )){0,4}")
SAYS = re.compile(r" (?:said|says|argued|argues|added|noted)\b")
SAID = re.compile(r"\b(?:said|says|according to) (?:[\w.'-]+ ){0,6}$")
ALL_SIDES = re.compile(
    r"\b(?:the (?:two |three |\w+ )?(?:companies|firms|carmakers|automakers|partners|groups|pair|sides|alliance|"
    r"venture|partnership|deal|tie-up|agreement|pact|move|collaboration|project)|both|they|each other)\b")


def find_strategists(said: Statement, reports: Sequence[Report], clauses: Clauses) -> list[Strategist]:
    """Return the organisations whose strategy a statement tells, each with the report that it belongs to, if any."""
    told = reports_told(said, reports, clauses)
    shown = strategists_shown(said, told, reports, clauses)
    if told and told[0].focus == "main":
        mutual = said.rule in MUTUAL and any(name in told[0].participants for name, _ in shown)
        if mutual or (not shown and said.dimension in UNSHOWN):
            return partners(told[0])
    return shown


def strategists_shown(said: Statement, told: Sequence[Report], reports: Sequence[Report],
                      clauses: Clauses) -> list[Strategist]:
    """Return the organisations that the words around a statement show to be its strategists."""
    motive = is_motive(said)
    speaker = quoted(said, clauses)
    own = own_party(said, clauses) or speaker
    party = own or clauses.actor(said.sentence_id, said.deed)
    aside = own is None or own.start >= said.end  # who only says so is no actor, if the words name one
    if aside and told and (motive or said.dimension in SHARED) and acts_together(said, party, clauses):
        return partners(told[0])
    if party is None and not (motive and told):
        party = clauses.behind(said.sentence_id, said.start)
    if said.about == "strategy_recipient":
        return recipients(said, party, told, clauses)
    named = set(party.organisations) if party else set()
    if motive and party and not any(named & {*report.participants, report.joint_company} for report in reports):
        # What an analyst says of the alliance, or what is said of a rival behind, is a motive of its partners.
        outsider_acts = speaker is None and party.end <= said.start
        if (told and outsider_acts) or (speaker and not told and reports):
            return []
        named = set() if told else named
    if told and ((motive and not named - {report.joint_company for report in told})
                 or (said.dimension in UNNAMED and not named)):
        return partners(told[0])
    ordered = party.organisations if party else ()
    for report in told:
        if report.joint_company in named and said.dimension == "headwind" and len(report.participants) <= 2:
            return [(name, report.number) for name in (*ordered, *report.participants)]
    return [(name, next((report.number for report in told if name in report.participants), None)) for name in ordered]


def is_motive(said: Statement) -> bool:
    return said.dimension.startswith("motive_")


def partners(report: Report) -> list[Strategist]:
    return [(organisation, report.number) for organisation in report.participants]


def reports_told(said: Statement, reports: Sequence[Report], clauses: Clauses) -> list[Report]:
    """Return the reports of the alliances that the statement's words speak of, main ones first."""
    told = covering(said.start, reports)
    if not told and said.sentence_id and said.dimension == "motive_competition":
        # A sentence that names but rivals goes on about the alliance before.
        told = covering(clauses.document.sentences[said.sentence_id - 1].start, reports)
    return sorted(told, key=lambda report: report.focus != "main")


def covering(position: int, reports: Sequence[Report]) -> list[Report]:
    return [report for report in reports if any(start <= position < end for start, end in report.passages)]


def recipients(said: Statement, party: Party | None, told: Sequence[Report], clauses: Clauses) -> list[Strategist]:
    """Return the partners of the one who gives."""
    giver = party or next(iter(clauses.parties(said.sentence_id)), None)
    return [partner for report in told[:1] for partner in partners(report)
            if giver is None or partner[0] not in giver.organisations]


def own_party(said: Statement, clauses: Clauses) -> Party | None:
    """Return the party that the words themselves give: "the first car of X", "gives X access to", "a risk, said X"."""
    given = said.dimension in GIVEN
    for party in clauses.parties(said.sentence_id):
        if party.start < said.end and said.start <= party.start and is_taken_from(said, party, clauses):
            continue
        inside = said.start <= party.start < said.end + (REACH_OF_GIVEN if given else 0)
        if (said.dimension == "headwind" and said.end <= party.start
                and AILING.search(clauses.text, said.start, said.end)
                and TO_NAME.fullmatch(clauses.text, said.end, party.start)):
            return party
        if inside and (len(party.organisations) > 1 or (given and not party.held and not party.owns)):
            return party
        if party.held == "of" and not given and (inside or said.end <= party.start <= said.end + len(" of ")):
            return party
        if said.end <= party.start and not party.held and (
                SAID.search(clauses.text, said.end, party.start) or SAYS.match(clauses.text, party.end)):
            return party
    return None


def is_taken_from(said: Statement, party: Party, clauses: Clauses) -> bool:
    """Tell whether a single party within the words is the one from whom another gets a technology."""
    return (said.dimension == "motive_technology_access" and len(party.organisations) == 1
            and TAKEN.match(clauses.text, said.start) is not None)


def quoted(said: Statement, clauses: Clauses) -> Party | None:
    """Return the party of a speaker whose quotation names nobody before the statement."""
    quote = clauses.quotation(clauses.document.sentences[said.sentence_id].start, said.deed)
    if quote is None or any(quote < party.start < said.deed for party in clauses.parties(said.sentence_id)):
        return None
    return clauses.speaker(said.sentence_id, quote, said.deed)


def acts_together(said: Statement, party: Party | None, clauses: Clauses) -> bool:
    """Tell whether the alliance itself or both of its sides act, and not the one who was named last."""
    if party and len(party.organisations) > 1:
        return False
    start = clauses.document.sentences[said.sentence_id].start
    if party and start <= party.end <= said.start:
        start = party.end
    return ALL_SIDES.search(clauses.text, start, said.start) is not None


def buys_into(said: Statement, reports: Sequence[Report], clauses: Clauses) -> bool:
    """Tell whether money goes to a company or is put up by partners: a term of their alliance, no investment of one."""
    told = covering(said.start, reports)
    return any((told and len(party.organisations) > 1) or party.held in ("in", "into", "from", "for", "of")
               for party in clauses.parties(said.sentence_id) if said.start - MONEY_REACH < party.start < said.end)
