"""The markets that a headline names: whose home one is not, for him it is entered, served or left.

A headline has room for what matters alone. If it names a country beside an alliance, the alliance is about that market;
the partner that lives there does not go there, the others do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieup.codebook import Codebook
from tieup.model import Claim, Document, Report

# The home markets of a country's companies that are not called by its own code.
REGIONS = {"EU": frozenset({"AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT", "NL",
                            "NO", "PL", "PT", "SE"}),
           "ASEAN": frozenset({"ID", "MY", "PH", "SG", "TH", "VN"}),
           "LATAM": frozenset({"AR", "BR", "CL", "CO", "MX"}),
           "GULF": frozenset({"AE", "EG", "IL", "QA", "SA", "TR"}),
           "AFRICA": frozenset({"KE", "MA", "NG", "RW", "ZA"})}


ENDED = frozenset({"called_off", "terminated"})  # nobody enters a market by an alliance that is no more


def find_markets(document: Document, reports: Sequence[Report], codebook: Codebook) -> Iterator[tuple[str, Claim]]:
    """Yield (organisation, claim) for each partner of a main alliance whose headline names a market abroad."""
    for sentence in document.sentences:
        if sentence.section != "title":
            continue
        for cue in document.cues[sentence.sentence_id]:
            if cue.entry.variable != "headline_market":
                continue
            for report in reports:
                if report.focus != "main" or any(c.variable == "stage" and c.value in ENDED for c in report.claims):
                    continue
                for organisation in report.participants:
                    if is_abroad(organisation, cue.entry.value, codebook):
                        yield organisation, Claim(cue.sentence_id, cue.start, cue.end, "strategy", "market_focus",
                                                  cue.entry.id, report=report.number, organisation=organisation)


def is_abroad(organisation: str, market: str, codebook: Codebook) -> bool:
    """Tell whether an organisation is known to have its home elsewhere."""
    known = codebook.organisations.get(organisation)
    return known is not None and known.country is not None and known.country not in REGIONS.get(market, {market})
