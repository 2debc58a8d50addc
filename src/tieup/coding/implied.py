"""What an alliance itself says of its partners' strategies: buying lithium together secures it, whoever says so.

Some dimensions of a strategy are there by definition once the alliance is known: a carmaker that has a contract for
battery materials secures them, partners that purchase jointly share cost, who builds on hydrogen has more than one
drive in mind, and the end of a venture is a setback for both. `IMPLIED` says which areas and stages those are; the
evidence is that of the area or the stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieup.codebook import Codebook
from tieup.model import Claim, Report

MAKERS_OF_VEHICLES = frozenset({"carmaker", "truck_maker", "two_wheeler_maker"})


@dataclass(frozen=True, slots=True)
class Implication:
    """Where an alliance has this area or is at this stage, the strategies of its partners have the dimension."""

    dimension: str
    variable: str  # scope | stage | form: what the alliance must have ...
    values: frozenset[str]  # ... and one of these values of it
    main_only: bool = True  # an alliance in passing says too little
    # Whose strategy it is: what a battery maker sells it need not secure, but it must secure what it is made of.
    kinds: frozenset[str] | None = MAKERS_OF_VEHICLES
    forms: frozenset[str] | None = None  # one of these it must have: who only develops together secures nothing
    silent: frozenset[str] = frozenset()  # rules whose words do not suffice
    not_at: frozenset[str] = frozenset()  # stages at which it does not follow: who gave up a mine secures nothing


BUYERS_OF_MATERIALS = MAKERS_OF_VEHICLES | {"battery_maker"}
SUPPLY = frozenset({"supply_agreement", "joint_venture", "equity_stake", "acquisition", "manufacturing_agreement"})
# Recycled, or a part of a cell: whose cathodes they are is seldom the carmaker's concern.
WASTE = frozenset({"area.battery_materials.recycling", "area.battery_materials.chemistry",
                   "area.battery_materials.parts"})
FUEL_CELLS = frozenset({"area.hydrogen_fuel_cell.fuel_cell"})  # named in a list of drives as often as chosen
ENDED = frozenset({"called_off", "terminated"})
GIVING = frozenset({"activity.model_supply.supply"})
# What was to be done together and is not is a setback; a stake sold or a merger refused need not be one.
WORKED_ON = frozenset({"joint_venture", "strategic_alliance", "joint_development", "supply_agreement",
                       "manufacturing_agreement", "licensing", "marketing_distribution"})

IMPLIED = (
    Implication("supply_chain_localisation", "scope", frozenset({"battery_materials"}), main_only=False,
                kinds=BUYERS_OF_MATERIALS, forms=SUPPLY, silent=WASTE, not_at=ENDED),
    Implication("motive_scale_cost", "scope", frozenset({"procurement"})),
    Implication("powertrain_mix", "scope", frozenset({"hydrogen_fuel_cell"}), silent=FUEL_CELLS),
    Implication("model_lineup", "scope", frozenset({"model_supply"}), silent=GIVING),
    Implication("headwind", "stage", frozenset({"terminated"}), kinds=None, forms=WORKED_ON),
    Implication("headwind", "stage", frozenset({"called_off", "suspended"}), kinds=BUYERS_OF_MATERIALS,
                forms=WORKED_ON),
)


def imply(reports: Sequence[Report], scope: Sequence[Claim], codebook: Codebook) -> Iterator[tuple[str, Claim]]:
    """Yield (organisation, claim) for the strategies that follow from the reports and the areas of their alliances."""
    for report in reports:
        claims = [*report.claims, *(claim for claim in scope if claim.report == report.number)]
        for implied in IMPLIED:
            if implied.main_only and report.focus != "main":
                continue
            forms = {claim.value for claim in claims if claim.variable == "form"}
            if any(claim.variable == "stage" and claim.value in implied.not_at for claim in claims):
                continue
            if implied.forms and forms and not forms & implied.forms:
                continue
            evidence = next((claim for claim in claims if claim.variable == implied.variable
                             and claim.value in implied.values and claim.assertion != "negated"
                             and claim.rule not in implied.silent), None)
            if evidence is None:
                continue
            for organisation in report.participants:
                if implied.kinds is None or kind_of(organisation, codebook) in implied.kinds:
                    yield organisation, replace(evidence, variable="strategy", value=implied.dimension,
                                                report=report.number, organisation=organisation)


def kind_of(organisation: str, codebook: Codebook) -> str | None:
    known = codebook.organisations.get(organisation)
    return known.kind if known else None
