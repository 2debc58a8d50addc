"""Whose figure it is: who pays a sum, who holds a share.

A share stands beside its holder ("owned 51% by Tata", "Tata holds 51%", "51% Tata"); a sum behind the one who pays it,
or before "from" and "by". What all pay or nobody is named for belongs to no one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tieup.coding.clauses import Clauses, Party
from tieup.coding.measures import CLAUSE_END, HOLDER_BEFORE, VERB_LEFT_OUT
from tieup.model import Cue, Figure, Report

EACH = re.compile(r"\beach\b(?! (?:of (?:which|the plants)|plant|year|site|with a capacity))")
EACH_BEFORE, EACH_BEHIND = 60, 30  # characters between "each" and its figure
HOLDER_BEHIND = 40  # characters from "49%" to the one who holds them
# What may stand between a share and the holder behind it: "51% owned by", "49% to", "60% for the side of"
TO_HOLDER = re.compile(
    r",? ?\(?(?:that |which |in the hands of |in the possession of |"
    r"is |are |was |were |will be |to be |being |the rest |"
    r"of (?:the|it|which) |stake |share |interest |(?:joint )?venture |company |"
    r"business |firm |unit |capital |shares |equity )*"
    r"(?:owned |held |controlled |belong(?:s|ing)? |taken )?(?:by |to |for |with )?(?:the |its |their )?[\w' -]{0,24}$")
# "dealers 3 per cent and employees 5 per cent": holders who are no organisations
OTHER_HOLDERS = re.compile(
    r"\b(?:investors?|dealers|employees|institutions|management|founders?|shareholders|public|banks|funds?|others|staff)"
    r"(?: (?:holding|hold|holds|own|owns|owning|with|have|has|keep|keeps|get|gets|will hold))? "
    r"(?:about |around |some |the |another |remaining |other |a )*$")
WHOLE = 100.0
EQUAL_PARTS = re.compile(r"equal|evenly")
POSSESSIVE = 3  # characters from "Ford's" to its sum
PAID_BY = re.compile(
    r" ?(?:[^,;.]{0,25}\bfrom|(?:of which )?(?:was |is |were |being )?"
    r"(?:paid |put up |invested |provided |contributed )?by) (?:[\w' -]{0,24})")
PAYING = re.compile(r"term\.investment\.(?:invest|put|pay|buy|give)$")
PAID_AHEAD = 50  # characters from the verb of paying to its sum
VERBS_OF_RECEIPT = re.compile(r"\b(?:rais|receiv|secur|get|got|obtain|land|took|taken)")


class Holders:
    """Finds whose the figures of one report are."""

    def __init__(self, clauses: Clauses):
        self.clauses, self.text = clauses, clauses.text

    # ------------------------------------------------------------------------------------------------------ shares

    def of_share(self, figure: Figure, shares: Sequence[Figure], report: Report) -> list[str | None]:
        """Return who holds a share: participants, [None] if the text does not show it, [] if an outsider does.

        `shares` are the percentages of its sentence, in the order of the text.
        """
        if figure.qualifier == "pair":
            return self.of_pair(figure, shares, report)
        if self.stands_by_each(figure):
            return list(self.acting(figure, report) or report.participants)
        if OTHER_HOLDERS.search(self.text, max(0, figure.start - 60), figure.start):
            return []
        party = self.holder_behind(figure, shares) or self.holder_before(figure)
        party = party or self.clauses.actor(figure.sentence_id, figure.start)
        return self.named(party, report, figure)

    def of_pair(self, figure: Figure, shares: Sequence[Figure], report: Report) -> list[str | None]:
        """Return who holds one side of a ratio: of equal halves both, else the one who is named in its place."""
        two: list[str | None] = list(report.participants) if len(report.participants) == 2 else []
        if in_equal_parts(figure, self.text):
            return two or [*self.acting(figure, report)] or [*report.participants]
        if figure.value == WHOLE / 2:
            return two or [*self.acting(figure, report)] or [None]
        pair = [share for share in shares if share.qualifier == "pair"]
        parties = self.clauses.parties(figure.sentence_id)
        order = list(dict.fromkeys(name for party in parties for name in party.organisations if name in two))
        return [order[pair.index(figure) % 2]] if len(order) == 2 and figure in pair else [None]

    def stands_by_each(self, figure: Figure) -> bool:
        return (EACH.search(self.text, max(0, figure.start - EACH_BEFORE), figure.start) is not None
                or EACH.search(self.text, figure.end, figure.end + EACH_BEHIND) is not None)

    def acting(self, figure: Figure, report: Report) -> tuple[str, ...]:
        """Return the participants that act where a figure stands, if they are several."""
        party = self.clauses.actor(figure.sentence_id, figure.start)
        names = tuple(name for name in party.organisations if name in report.participants) if party else ()
        return names if len(names) > 1 else ()

    def holder_behind(self, figure: Figure, shares: Sequence[Figure]) -> Party | None:
        """Return the party right behind a share that holds it, before the next share: "51% by Tata", "49% Gotion"."""
        reach = min([figure.end + HOLDER_BEHIND, *(share.start for share in shares if share.start >= figure.end)])
        for party in self.clauses.parties(figure.sentence_id):
            if figure.end <= party.start < reach:
                gap = self.text[figure.end:party.start]
                near = party.held in ("by", "to", "for") or gap in (" ", " for ", " (", ", ", ": ")
                near = near or gap.endswith(("in the hands of ", "that is ", "which is ", "that are "))
                return party if near and TO_HOLDER.fullmatch(gap) else None
        return None

    def holder_before(self, figure: Figure, kind: str = "percent") -> Party | None:
        """Return the party right before a share, the verb left out: "Foxconn takes 40% and PTT 60%".

        A sum needs another one before: "Hyundai puts in $240 million and Kia $60 million".
        """
        before = [other for other in self.clauses.document.figures[figure.sentence_id]
                  if other.kind == kind and other.end <= figure.start]
        if kind != "percent" and not before:
            return None
        for party in self.clauses.parties(figure.sentence_id):
            if 0 < figure.start - party.end <= HOLDER_BEFORE and VERB_LEFT_OUT.fullmatch(
                    self.text, party.end, figure.start):
                shared = any(other.end <= party.start for other in before)
                # of "60% of the venture and Foxconn 40%" the venture holds nothing
                return replace(party, organisations=party.organisations[-1:]) if shared else party
        return None

    # -------------------------------------------------------------------------------------------------------- sums

    def of_sum(self, figure: Figure, cue: Cue | None, cues: Sequence[Cue], report: Report) -> list[str | None]:
        """Return who pays a sum: a participant, each of them, [None] if joint or not shown, [] if an outsider does.

        `cue` is the one that made it a sum invested, if one did, `cues` are all of its sentence.
        """
        if self.stands_by_each(figure):
            return list(self.acting(figure, report) or report.participants)
        behind = self.payer_behind(figure)
        if behind is not None:
            return self.named(behind, report, figure)
        before = self.holder_before(figure, "money")
        if before is not None and not self.text.startswith(":", before.end):
            return self.named(before, report, figure)
        if cue is None or VERBS_OF_RECEIPT.match(self.text, cue.start):
            return [None]
        owner = next((party for party in self.clauses.parties(figure.sentence_id)
                      if party.owns and 0 <= figure.start - party.end <= POSSESSIVE), None)
        if owner is not None:
            return self.named(owner, report, figure)
        cue_start = cue.start
        if cue.start > figure.start or not PAYING.match(cue.entry.id):
            verbs = [other.start for other in cues if PAYING.match(other.entry.id) and self.governs(other, figure)]
            if not verbs and not cue.entry.id.endswith(".shares") and not PAYING.match(cue.entry.id):
                return [None]
            cue_start = verbs[-1] if verbs else figure.start
        return self.named(self.clauses.actor(figure.sentence_id, cue_start), report, figure)

    def governs(self, verb: Cue, figure: Figure) -> bool:
        """Tell whether a verb of paying stands before a sum in its clause."""
        between = self.text[verb.end:figure.start]
        return verb.end <= figure.start and len(between) <= PAID_AHEAD and not CLAUSE_END.search(between)

    def payer_behind(self, figure: Figure) -> Party | None:
        """Return the party of "$2.75 billion from Honda", "$500 million of which is paid by Ford"."""
        for party in self.clauses.parties(figure.sentence_id):
            if figure.end <= party.start < figure.end + HOLDER_BEHIND:
                gap = self.text[figure.end:party.start]
                return party if PAID_BY.fullmatch(gap) else None
        return None

    # ------------------------------------------------------------------------------------------------------ common

    def named(self, party: Party | None, report: Report, figure: Figure) -> list[str | None]:
        """Return the participant that a party is, [None] for several or nobody, [] for an outsider of the sentence."""
        if party is None or report.joint_company in party.organisations:
            return [None]
        own = [name for name in party.organisations if name in report.participants]
        if not own:
            sentence = self.clauses.document.sentences[figure.sentence_id]
            return [] if sentence.start <= party.start < sentence.end else [None]
        return [own[0]] if len(party.organisations) == 1 else [None]


def in_equal_parts(figure: Figure, text: str) -> bool:
    """Tell whether a share is one of equal parts said in words ("equal shares"): how many hold one decides its size."""
    return figure.qualifier == "pair" and EQUAL_PARTS.match(text, figure.start) is not None


def part_of(figure: Figure, holders: Sequence[str | None]) -> Figure:
    """Return one of equal parts as large as the number of its holders makes it."""
    return replace(figure, value=round(WHOLE / len(holders), 2)) if len(holders) > 1 else figure


Held = tuple[Figure, str, list[str | None]]  # a share, the rule that found it, and its holders


def complete(held: list[Held], report: Report) -> list[Held]:
    """Return the shares of a sentence with their holders, the other partner's filled in where two make a whole.

    Of "owned 51% by the parent of Peugeot and 49% by Leapmotor" one holder is known, and so both are.
    """
    if len(held) != 2 or len(report.participants) != 2 or abs(held[0][0].value + held[1][0].value - WHOLE) > 0.11:
        return held
    (first, why, one), (second, because, other) = held
    if one == other and len(one) == 1 and one[0] is not None:
        return [(first, why, one), (second, because, [None])]  # one holder cannot have both
    known = one if len(one) == 1 and one[0] else other if len(other) == 1 and other[0] else None
    if known is None:
        return held
    partner: list[str | None] = [name for name in report.participants if name != known[0]]
    one, other = (known, partner) if known is one else (partner, known)
    return [(first, why, one), (second, because, other)]
