"""What companies say, plan or face on electric vehicles: why they ally, what they aim at, what holds them back.

`statements` finds the words; whose strategy they tell is the actor of their clause. A motive that the article gives
for an alliance belongs to each partner, unless one of them alone is the actor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses, Party
from tieup.coding.statements import Statement, find_statements
from tieup.model import Claim, Document, Report

MAKERS_OF_VEHICLES = frozenset({"carmaker", "truck_maker", "two_wheeler_maker"})
ELECTRIC_TRADES = frozenset({"battery_maker", "charging"})  # whatever befalls them befalls electric vehicles
NO_STRATEGISTS = frozenset({"government", "investor", "other"})
# Denied, these are no strategy; a denied headwind or change of mind still is one ("does not change its thinking").
DENIABLE = frozenset({"model_lineup", "zev_target", "market_focus", "supply_chain_localisation", "investment",
                      "software_services", "motive_technology_access"})
# Dimensions whose words name the one who gets something: "gives Aston Martin access to motors", "saves Ford billions".
GIVEN = frozenset({"motive_technology_access", "motive_scale_cost"})
# What a joint company or both sides do, each of them does; the rest is told of the one who is named.
SHARED = frozenset({"model_lineup"})
# Where nobody is named, these are told of each partner of the alliance at hand.
FALLS_BACK = frozenset({"supply_chain_localisation"})
SAID = re.compile(r"\b(?:said|says|according to) (?:[\w.'-]+ ){0,6}$")
ALL_SIDES = re.compile(
    r"\b(?:the (?:two |three |\w+ )?(?:companies|firms|carmakers|automakers|partners|groups|pair|sides|alliance|"
    r"venture|partnership|deal|tie-up|agreement|pact|move|collaboration|project)|both|they|each other)\b")


def code_strategy(document: Document, reports: Sequence[Report], codebook: Codebook) -> tuple[Claim, ...]:
    """Return one claim for each organisation and dimension of its strategy on electric vehicles."""
    clauses = Clauses(document)
    electric_makers = {term for entry in codebook.of("electric_maker") for term in entry.terms}
    found: dict[tuple[str, str], Claim] = {}
    for sentence_id, cues in enumerate(document.cues):
        if not cues:
            continue
        electric = None
        names = [(mention.start, mention.end) for mention in document.mentions[sentence_id]]
        for said in find_statements(cues, clauses.text, names):
            if electric is None:
                electric = is_electric(sentence_id, document)
            if said.dimension == "investment" and buys_into(said, clauses):
                continue
            for organisation, number in holders(said, reports, clauses):
                if (organisation, said.dimension) not in found and concerns(
                        said, organisation, electric, electric_makers, codebook):
                    claim = claim_of(said, organisation, number, document)
                    if claim.assertion != "negated" or said.dimension not in DENIABLE:
                        found[organisation, said.dimension] = claim
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.organisation, claim.value)))


def is_electric(sentence_id: int, document: Document) -> bool:
    """Tell whether a sentence is about electric vehicles: it, or the one before in its paragraph, has a word of them."""
    if any(cue.entry.variable == "electric" for cue in document.cues[sentence_id]):
        return True
    sentences = document.sentences
    return (sentence_id > 0 and sentences[sentence_id - 1].paragraph == sentences[sentence_id].paragraph
            and any(cue.entry.variable == "electric" for cue in document.cues[sentence_id - 1]))


def claim_of(said: Statement, organisation: str, number: int | None, document: Document) -> Claim:
    assertion = assertion_of(document, document.sentences[said.sentence_id], said.start, said.end)
    return Claim(said.sentence_id, said.start, said.end, "strategy", said.dimension, said.rule, assertion, number,
                 organisation)


def holders(said: Statement, reports: Sequence[Report], clauses: Clauses) -> list[tuple[str, int | None]]:
    """Return the organisations whose strategy a statement tells, each with the report that it belongs to, if any."""
    told = [report for report in reports if any(start <= said.start < end for start, end in report.passages)]
    if not told and said.sentence_id:  # a sentence that names but rivals goes on about the alliance before
        before = clauses.document.sentences[said.sentence_id - 1].start
        told = [report for report in reports if any(start <= before < end for start, end in report.passages)
                and said.dimension == "motive_competition"]
    told.sort(key=lambda report: report.focus != "main")
    motive = said.dimension.startswith("motive_")
    own = own_party(said, clauses) or quoted(said, clauses)
    party = own or clauses.actor(said.sentence_id, said.deed)
    if own is None and told and (motive or said.dimension in SHARED) and acts_together(said, party, clauses):
        return [(organisation, told[0].number) for organisation in told[0].participants]
    if party is None and not (motive and told):
        party = clauses.behind(said.sentence_id, said.end)
    named = party.organisations if party else ()
    if said.about == "strategy_recipient":
        party = party or next(iter(clauses.parties(said.sentence_id)), None)
        return [(organisation, report.number) for report in told[:1] for organisation in report.participants
                if party is None or organisation not in party.organisations]
    if motive and named and not any(set(named) & {*report.participants, report.joint_company} for report in reports):
        # what an analyst says of the alliance, or what is said of a rival, is a motive of its partners
        by_speaker = quoted(said, clauses) is not None
        if by_speaker > bool(told) or (told and not by_speaker and party.end <= said.start):
            return []
        named = () if told else named
    if told and not (set(named) - joint(told) if motive else named) and (motive or said.dimension in FALLS_BACK):
        return [(organisation, told[0].number) for organisation in told[0].participants]
    for report in told:
        if report.joint_company in named and said.dimension == "headwind" and len(report.participants) <= 2:
            return [(organisation, report.number) for organisation in (*named, *report.participants)]
    return [(organisation, next((report.number for report in told if organisation in report.participants), None))
            for organisation in named]


def acts_together(said: Statement, party: Party | None, clauses: Clauses) -> bool:
    """Tell whether the alliance itself or both of its sides act, and not the one who was named last."""
    return (party is None or len(party.organisations) == 1) and speaks_for_all(said, party, clauses)


def concerns(said: Statement, organisation: str, electric: bool, electric_makers: set[str], codebook: Codebook) -> bool:
    """Tell whether what is said of an organisation is about electric vehicles, and its strategy at all."""
    known = codebook.organisations.get(organisation)
    kind = known.kind if known else None
    if kind in NO_STRATEGISTS:
        return False
    if said.about == "strategy_electric":
        return electric or kind in ELECTRIC_TRADES or organisation.lower() in electric_makers
    if said.about == "strategy_carmaker":
        return kind in MAKERS_OF_VEHICLES
    return True


def own_party(said: Statement, clauses: Clauses) -> Party | None:
    """Return the party that the words themselves give: "the first car of X", "gives X access to", "a risk, said X"."""
    for party in clauses.parties(said.sentence_id):
        given = said.dimension in GIVEN
        inside = said.start <= party.start < said.end + (6 if given else 0)
        if inside and (len(party.organisations) > 1 or (given and not party.held and not party.owns)):
            return party
        if party.held == "of" and not given and (inside or said.end <= party.start <= said.end + 4):
            return party
        if said.end <= party.start and not party.held and SAID.search(clauses.text, said.end, party.start):
            return party
    return None


def quoted(said: Statement, clauses: Clauses) -> Party | None:
    """Return the party of a speaker whose quotation names nobody before the statement."""
    quote = clauses.quotation(clauses.document.sentences[said.sentence_id].start, said.deed)
    if quote is None or any(quote < party.start < said.deed for party in clauses.parties(said.sentence_id)):
        return None
    return clauses.speaker(said.sentence_id, quote, said.deed)


def buys_into(said: Statement, clauses: Clauses) -> bool:
    """Tell whether money goes to a company or is put up by several: a term of their alliance, no investment of one."""
    return any(len(party.organisations) > 1 or party.held in ("in", "into", "from", "for", "of")
               for party in clauses.parties(said.sentence_id) if said.start - 90 < party.start < said.end)


def joint(reports: Sequence[Report]) -> set[str | None]:
    return {report.joint_company for report in reports}


def speaks_for_all(said: Statement, party: Party | None, clauses: Clauses) -> bool:
    """Tell whether the alliance itself, or both of its sides, stand between the actor named last and the statement."""
    start = clauses.document.sentences[said.sentence_id].start
    if party and start <= party.end <= said.start:
        start = party.end
    return ALL_SIDES.search(clauses.text, start, said.start) is not None
