"""The organisations of the codebook: one line each, every name one owner, every reference known."""

from __future__ import annotations

from tieup.codebook import load_codebook
from tieup.codes import KINDS

ORGANISATIONS = load_codebook().organisations


def test_every_name_belongs_to_one_organisation():
    owner: dict[str, str] = {}
    for o in ORGANISATIONS.values():
        for name in dict.fromkeys((o.name, *o.aliases, *o.brands)):
            assert owner.setdefault(name, o.name) == o.name, f"{name!r} belongs to {owner[name]} and {o.name}"


def test_kinds_parents_and_owners_are_known():
    for o in ORGANISATIONS.values():
        assert o.kind in KINDS, o
        assert o.parent is None or o.parent in ORGANISATIONS, o
        assert all(owner in ORGANISATIONS for owner in o.owners), o


def test_joint_companies_and_only_they_have_two_owners_or_more():
    for o in ORGANISATIONS.values():
        assert (o.kind == "joint_company") == (len(o.owners) > 1), o


def test_doubtful_names_are_names_of_their_organisation():
    for o in ORGANISATIONS.values():
        assert set(o.common) <= {o.name, *o.aliases, *o.brands}, o
