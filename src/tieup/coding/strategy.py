"""What companies say, plan or face on electric vehicles: why they ally, what they aim at, what holds them back.

A cue of the codebook gives the dimension; whose strategy it is, is the actor of its clause. A motive that the article
gives for an alliance belongs to each partner, unless one of them alone is the actor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieup.codebook import Codebook
from tieup.coding.assertion import assertion_of
from tieup.coding.clauses import Clauses, Party
from tieup.model import Claim, Cue, Document, Report

STRATEGY = frozenset({"strategy", "strategy_electric", "strategy_carmaker", "strategy_recipient"})
MAKERS_OF_VEHICLES = frozenset({"carmaker", "truck_maker", "two_wheeler_maker"})
ELECTRIC_TRADES = frozenset({"battery_maker", "charging"})  # whatever befalls them befalls electric vehicles
NO_STRATEGISTS = frozenset({"government", "investor", "other"})
# Denied, these are no strategy; a denied headwind or change of mind still is one ("does not change its thinking").
DENIABLE = frozenset({"model_lineup", "zev_target", "market_focus", "supply_chain_localisation", "investment",
                      "software_services", "motive_technology_access"})


# Dimensions whose words name the one who gets something: "gives Aston Martin access to motors", "saves Ford billions".
GIVEN = frozenset({"motive_technology_access", "motive_scale_cost"})
SAID = re.compile(r"\b(?:said|says|according to) (?:[\w.'-]+ ){0,6}$")
ALL_SIDES = re.compile(
    r"\b(?:the (?:two |three |\w+ )?(?:companies|firms|carmakers|automakers|partners|groups|pair|sides|alliance|"
    r"venture|partnership|deal|tie-up|agreement|pact|move|collaboration|project)|both|they|each other)\b")


def code_strategy(document: Document, reports: Sequence[Report], codebook: Codebook) -> tuple[Claim, ...]:
    """Return one claim for each organisation and dimension of its strategy on electric vehicles."""
    clauses = Clauses(document)
    electric_makers = {term for entry in codebook.of("electric_maker") for term in entry.terms}
    found: dict[tuple[str, str], Claim] = {}
    for cues in document.cues:
        words = [cue for cue in cues if cue.entry.variable in STRATEGY]
        if not words:
            continue
        electric = any(cue.entry.variable == "electric" for cue in cues)
        for cue in words:
            for organisation, number in holders(cue, reports, clauses):
                if concerns(cue, organisation, electric, electric_makers, codebook):
                    claim = claim_of(cue, organisation, number, document)
                    if claim.assertion != "negated" or cue.entry.value not in DENIABLE:
                        found.setdefault((organisation, cue.entry.value), claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.organisation, claim.value)))


def claim_of(cue: Cue, organisation: str, number: int | None, document: Document) -> Claim:
    assertion = assertion_of(document, document.sentences[cue.sentence_id], cue.start, cue.end)
    return Claim(cue.sentence_id, cue.start, cue.end, "strategy", cue.entry.value, cue.entry.id, assertion, number,
                 organisation)


def holders(cue: Cue, reports: Sequence[Report], clauses: Clauses) -> list[tuple[str, int | None]]:
    """Return the organisations whose strategy a cue speaks of, each with the report that it belongs to, if any."""
    told = [report for report in reports if any(start <= cue.start < end for start, end in report.passages)]
    told.sort(key=lambda report: report.focus != "main")
    motive = cue.entry.value.startswith("motive_")
    own = own_party(cue, clauses)
    party = own or clauses.actor(cue.sentence_id, cue.start)
    if party is None and not (motive and told):
        party = clauses.behind(cue.sentence_id, cue.end)
    named = party.organisations if party else ()
    if cue.entry.variable == "strategy_recipient":
        party = party or next(iter(clauses.parties(cue.sentence_id)), None)
        return [(organisation, report.number) for report in told[:1] for organisation in report.participants
                if party is None or organisation not in party.organisations]
    if motive and told:
        alone = named[0] if len(named) == 1 else None
        if alone and not any(alone in report.participants for report in told) and alone not in joint(told):
            return [(alone, None)]
        report = next((report for report in told if alone in report.participants), told[0])
        if alone in report.participants and (own or not speaks_for_all(cue, party, clauses)):
            return [(alone, report.number)]
        return [(organisation, report.number) for organisation in report.participants]
    for report in told:
        if report.joint_company in named and cue.entry.value == "headwind" and len(report.participants) <= 2:
            return [(organisation, report.number) for organisation in (*named, *report.participants)]
    return [(organisation, next((report.number for report in told if organisation in report.participants), None))
            for organisation in named]


def concerns(cue: Cue, organisation: str, electric: bool, electric_makers: set[str], codebook: Codebook) -> bool:
    """Tell whether what a cue says of an organisation is about electric vehicles, and its strategy at all."""
    known = codebook.organisations.get(organisation)
    kind = known.kind if known else None
    if kind in NO_STRATEGISTS:
        return False
    if cue.entry.variable == "strategy_electric":
        return electric or kind in ELECTRIC_TRADES or organisation.lower() in electric_makers
    if cue.entry.variable == "strategy_carmaker":
        return kind in MAKERS_OF_VEHICLES
    return True


def own_party(cue: Cue, clauses: Clauses) -> Party | None:
    """Return the party that the cue's own words give: "the first car of X", "gives X access to", "a risk, said X"."""
    for party in clauses.parties(cue.sentence_id):
        given = cue.entry.value in GIVEN
        inside = cue.start <= party.start < cue.end + (6 if given else 0)
        if inside and (len(party.organisations) > 1 or (given and not party.held and not party.owns)):
            return party
        if party.held == "of" and not given and (inside or cue.end <= party.start <= cue.end + 4):
            return party
        if cue.end <= party.start and not party.held and SAID.search(clauses.text, cue.end, party.start):
            return party
    return None


def joint(reports: Sequence[Report]) -> set[str | None]:
    return {report.joint_company for report in reports}


def speaks_for_all(cue: Cue, party: Party | None, clauses: Clauses) -> bool:
    """Tell whether the alliance itself, or both of its sides, stand between the actor named last and the cue."""
    start = clauses.document.sentences[cue.sentence_id].start
    if party and start <= party.end <= cue.start:
        start = party.end
    return ALL_SIDES.search(clauses.text, start, cue.start) is not None
