"""What an alliance itself says of its partners' strategies: buying lithium together secures it, whoever says so.

Some dimensions of a strategy are there by definition once the alliance is known: a carmaker that has a contract for
battery materials secures them, partners that purchase jointly share cost, and the end of a venture is a setback for
both. `IMPLIED` says which areas and stages those are; the evidence is that of the area or the stage.
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
    makers_only: bool = True  # of vehicles: what a battery maker sells it need not secure


IMPLIED = (
    Implication("supply_chain_localisation", "scope", frozenset({"battery_materials"}), main_only=False),
    Implication("motive_scale_cost", "scope", frozenset({"procurement"})),
    Implication("motive_scale_cost", "form", frozenset({"merger"})),
    Implication("model_lineup", "scope", frozenset({"model_supply"}), main_only=False),
    Implication("headwind", "stage", frozenset({"terminated"}), makers_only=False),
)


def imply(reports: Sequence[Report], scope: Sequence[Claim], codebook: Codebook) -> Iterator[tuple[str, Claim]]:
    """Yield (organisation, claim) for the strategies that follow from the reports and the areas of their alliances."""
    for report in reports:
        claims = [*report.claims, *(claim for claim in scope if claim.report == report.number)]
        for implied in IMPLIED:
            if implied.main_only and report.focus != "main":
                continue
            evidence = next((claim for claim in claims if claim.variable == implied.variable
                             and claim.value in implied.values and claim.assertion != "negated"), None)
            if evidence is None:
                continue
            for organisation in report.participants:
                if not implied.makers_only or makes_vehicles(organisation, codebook):
                    yield organisation, replace(evidence, variable="strategy", value=implied.dimension,
                                                report=report.number, organisation=organisation)


def makes_vehicles(organisation: str, codebook: Codebook) -> bool:
    known = codebook.organisations.get(organisation)
    return known is not None and known.kind in MAKERS_OF_VEHICLES
