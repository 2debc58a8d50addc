"""Dealings: neighbouring names that deal in goods of the trade, without a word that speaks of alliance."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tieup.codebook import Codebook
from tieup.coding.frame import Bond, Frame, make_frame
from tieup.coding.parties import Party
from tieup.coding.setting import Setting
from tieup.coding.sides import BREAK, REACH, is_governed, own_subject
from tieup.model import Cue

OWNED = 30  # characters after "Stellantis's" in which "dealers" stands
TAIL = 60  # characters after the second name that may still name the goods
PARTS = "goods.parts"
PARTNER = "alliance.partner"
# Who deals with one of these deals in what it makes, named or not: "for its vans it counts on Mobileye".
MAKERS_OF_GOODS = frozenset({"battery_maker", "chipmaker", "materials", "mining"})
NEXT_CLAUSE = re.compile(
    r"\bfollow(?:s|ed|ing)?\b|,? (?:and|or|as|than|like|unlike|who|where|how|what)\b|\bsa(?:id|ys)\b")

# "sells cars to Waymo and supplies its platform to Mobileye": the second verb has the subject of the first.
AND_DOES = re.compile(
    r"[^,;:]{0,20},? and (?:will |also |then |is |has |to )*(?!an?\b|the\b|its\b|their\b|other\b)[a-z]+ ")
OF_BUYING = frozenset({"alliance.buy_from", "alliance.dealing"})
CUSTOMERS = frozenset({"mobility", "other"})  # who rents cars out, or delivers parcels, buys them as anybody does
ORDERS = re.compile(r"(?:order|buy|bought|purchas|take|took|receiv|get|got|cars|vehicles|vans|trucks|buses|models)")
FLEETS = re.compile(r"\b(?:cars|vehicles|evs|vans|trucks|buses|suvs|sedans|scooters|taxis|units)\b")


def find_dealings(setting: Setting, found: list[Frame], codebook: Codebook) -> list[Frame]:
    """Return the frames of neighbours that deal with each other in goods, if none of the frames `found` binds both."""
    loose = [cue for cue in setting.cues if cue.entry.value == "loose"]
    if not loose and not setting.goods:
        return []
    bound = {name for frame in found for name in frame.parties}
    frames = []
    for first, second in pairwise([party for party in setting.parties if party.takes_part]):
        if not bound.isdisjoint(first.organisations) and not bound.isdisjoint(second.organisations):
            continue
        if len(first.organisations) > 1 or first.organisations[0] in second.organisations:
            continue
        gap = setting.folded[first.end:second.start]
        verb = AND_DOES.match(gap)
        if verb and is_governed(first, setting):
            subject = own_subject(setting, first.start)
            if len(subject) != 1 or subject[0] in second.organisations:
                continue
            first, gap = replace(first, organisations=subject), gap[verb.end():]
        if len(gap) > REACH or BREAK.search(gap) or NEXT_CLAUSE.search(gap):
            continue
        cue = dealing_between(first, second, loose, setting)
        if cue is None or not deals_in_goods(first, second, setting, codebook):
            continue
        for other in second.organisations:
            bond = Bond((first.organisations[0], other), first.start, second.end)
            frame = make_frame(setting.sentence_id, cue, bond, codebook)
            if frame and not is_customer(frame, setting.folded, codebook):
                frames.append(frame)
    return frames


def dealing_between(first: Party, second: Party, loose: list[Cue], setting: Setting) -> Cue | None:
    """Return the word by which two neighbours deal: between or right behind them, or the parts that pass; or None."""
    between = next((cue for cue in loose if first.end <= cue.start and cue.end <= second.start), None)
    if between:
        return between
    reach = second.end + (OWNED if setting.folded.startswith("'s", second.end) else 2)
    behind = next((cue for cue in loose if second.end <= cue.start < reach), None)
    if behind or "," in setting.folded[first.end:second.start]:
        return behind  # names beside a comma are of a list, or of an apposition
    return next((good for good in setting.goods
                 if good.entry.id == PARTS and first.end <= good.start <= second.end + TAIL), None)


def deals_in_goods(first: Party, second: Party, setting: Setting, codebook: Codebook) -> bool:
    """Tell whether two neighbours deal in goods of the trade; who only sells a plant or a stake is no party."""
    if {good.entry.value for good in setting.goods if first.end <= good.start < second.start} == {"shares"}:
        return False
    reach = second.end + TAIL
    return (any(good.entry.value == "goods" and first.end <= good.start <= reach for good in setting.goods)
            or any(cue.entry.id == PARTNER and first.end <= cue.start <= reach for cue in setting.cues)
            or not MAKERS_OF_GOODS.isdisjoint(kinds_of((*first.organisations, *second.organisations), codebook)))


def is_customer(frame: Frame, folded: str, codebook: Codebook) -> bool:
    """Tell whether a frame only tells of somebody's order of cars."""
    if frame.cue.entry.id not in OF_BUYING or not ORDERS.match(folded, frame.cue.start):
        return False
    return not CUSTOMERS.isdisjoint(kinds_of(frame.parties, codebook)) \
        and FLEETS.search(folded, frame.cue.start, frame.end) is not None


def kinds_of(names: tuple[str, ...], codebook: Codebook) -> set[str | None]:
    """Return the kinds of those of `names` that the codebook knows."""
    return {known.kind for name in names if (known := codebook.organisations.get(name))}
