"""Frames in, frames out: what alliances share, what sets them apart, what moved, and what nobody says.

Every function takes the published tables by name and returns a frame in reading order. Narrow the tables with
`select` first to compare a few alliances, or those of one organisation. Each frame carries the ids of the claims behind
a row, so that evidence is never lost on the way; a list of claims begins with the latest article's.
"""

from tieup.compare.areas import contribution_matrix, scope_matrix, scope_overlap
from tieup.compare.changes import Changes, what_changed
from tieup.compare.clauses import Clauses
from tieup.compare.companies import partner_network, strategy_matrix, voices
from tieup.compare.courses import stage_history
from tieup.compare.figures import figures_table
from tieup.compare.selection import Tables, alliances, articles_that_tell, select, told_at_length
from tieup.compare.sides import side_by_side
from tieup.compare.sources import agreement, source_counts
from tieup.compare.titles import titles_of

__all__ = [
    "Changes",
    "Clauses",
    "Tables",
    "agreement",
    "alliances",
    "articles_that_tell",
    "contribution_matrix",
    "figures_table",
    "partner_network",
    "scope_matrix",
    "scope_overlap",
    "select",
    "side_by_side",
    "source_counts",
    "stage_history",
    "strategy_matrix",
    "titles_of",
    "told_at_length",
    "voices",
    "what_changed",
]
