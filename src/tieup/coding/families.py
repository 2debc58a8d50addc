"""Families: who belongs to whom. A subsidiary and its parent are no allies; a joint company stands for its owners."""

from __future__ import annotations

from tieup.codebook import Codebook
from tieup.model import Organisation


def settle_parties(
    names: tuple[str, ...], codebook: Codebook, takeover: bool, one_way: bool = False
) -> tuple[set[str], str | None]:
    """Return who of `names` can be allied with each other, and the joint company among them.

    Who belongs to the other today was bought once: the purchase (`takeover`) is an alliance, what they do
    together is none. Sisters of one group do business with each other where one does it for the other (`one_way`).
    """
    parties = set(names)
    joint_company = None
    for name in names:
        known = codebook.organisations.get(name)
        owners = set(known.owners) if known else set()
        others = parties - {name}
        if owners and all(owner_meant(other, owners, codebook) for other in others):
            joint_company = name
            parties = others | (owners - {owner_meant(other, owners, codebook) for other in others})
    return parties if takeover else without_families(parties, codebook, one_way), joint_company


def owner_meant(name: str, owners: set[str], codebook: Codebook) -> str | None:
    """Return the one of `owners` that a name is, or that belongs to it or owns it (Enel X for Enel), or None."""
    if name in owners:
        return name
    named = codebook.organisations.get(name)
    return next((owner for owner in sorted(owners) if (named and named.parent == owner)
                 or ((known := codebook.organisations.get(owner)) and known.parent == name)), None)


def without_families(parties: set[str], codebook: Codebook, one_way: bool) -> set[str]:
    """Return `parties`, or nothing if all belong to one group and are no sisters of which one serves the other."""
    heads = {head_of(name, codebook) for name in parties}
    if len(heads) > 1:
        return parties
    return parties if one_way and parties.isdisjoint(heads) else set()


def head_of(name: str, codebook: Codebook) -> str:
    """Return the organisation at the head of the group to which `name` belongs."""
    seen = set()
    organisation: Organisation | None = codebook.organisations.get(name)
    while organisation and organisation.parent and organisation.name not in seen:
        seen.add(organisation.name)
        parent = codebook.organisations.get(organisation.parent)
        if parent is None:
            return organisation.parent
        organisation = parent
    return organisation.name if organisation else name
