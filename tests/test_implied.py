"""Strategies that follow from an alliance itself, with its own evidence."""

import pytest

from tieup.codebook import load_codebook
from tieup.coding.implied import imply
from tieup.model import Claim, Report


def report(*participants, focus="main", forms=(), stage="established", claims=()):
    return Report(0, participants, focus, forms, stage, "not_stated", None, None, ((0, 100),), tuple(claims))


def implied(told, *scope):
    return {(organisation, claim.value) for organisation, claim in imply([told], scope, load_codebook())}


def claim(variable, value, **fields):
    return Claim(0, 5, 12, variable, value, "some.entry", report=0, **fields)


@pytest.mark.parametrize(("told", "scope", "expected", "trap"), [
    (report("Albemarle", "Ford"), [claim("scope", "battery_materials")], {("Ford", "supply_chain_localisation")},
     "who sells the lithium need not secure it"),
    (report("Albemarle", "Ford", focus="background"), [claim("scope", "battery_materials")],
     {("Ford", "supply_chain_localisation")}, "a contract in passing is one too"),
    (report("BMW", "Toyota"), [claim("scope", "procurement")],
     {("BMW", "motive_scale_cost"), ("Toyota", "motive_scale_cost")}, "joint purchasing shares cost"),
    (report("BMW", "Toyota", focus="background"), [claim("scope", "vehicle_development")], set(),
     "an alliance in passing says nothing of models"),
    (report("BMW", "Toyota"), [claim("scope", "vehicle_development", assertion="negated")], set(), "denied"),
    (report("Nikola", "Iveco", stage="terminated", claims=[claim("stage", "terminated")]), [],
     {("Nikola", "headwind"), ("Iveco", "headwind")}, "the end of a venture is a setback for both"),
    (report("Daimler", "Tesla", stage="terminated",
            claims=[claim("stage", "terminated"), claim("form", "equity_stake")]), [], set(),
     "to sell shares is no setback"),
    (report("CATL", "Albemarle"), [claim("scope", "battery_materials")], {("CATL", "supply_chain_localisation")},
     "a battery maker secures what its cells are made of"),
    (report("Toyota", "Idemitsu", claims=[claim("form", "joint_development")]), [claim("scope", "battery_materials")],
     set(), "who only develops together has secured nothing yet"),
    (report("Honda", "GM"), [claim("scope", "hydrogen_fuel_cell")], {("Honda", "powertrain_mix")},
     "hydrogen beside batteries is a mix"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_an_alliance_says_something_of_its_partners(told, scope, expected, trap):
    assert implied(told, *scope) == expected, trap


def test_the_evidence_is_that_of_the_area():
    (_, found), = imply([report("Albemarle", "Ford")], [claim("scope", "battery_materials")], load_codebook())
    assert (found.start, found.end, found.rule, found.variable, found.organisation) == (
        5, 12, "some.entry", "strategy", "Ford")
