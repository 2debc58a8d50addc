"""How far each alliance has come, and when that was said."""

from __future__ import annotations

import pandas as pd

from tieup.codes import STAGES
from tieup.compare.selection import LONG_AGO, Tables, alliances, grouped, independent, made

RANKS = {stage: rank for rank, stage in enumerate(STAGES)}


def stage_history(tables: Tables) -> pd.DataFrame:
    """Return the dated stages of each alliance, earliest first; undated ones come before all others, with date None.

    `latest` marks the row that gave the alliance its stage. An alliance without a stated stage has no row.
    """
    told = grouped(independent(tables, "stages"), "tieup_id")
    rows = []
    for alliance in alliances(tables).to_dict("records"):
        events = sorted(told.get((alliance["tieup_id"],), []),
                        key=lambda event: (event["date"] or LONG_AGO, event["article_id"], RANKS[event["stage"]]))
        last = next((event for event in reversed(events) if event["stage"] == alliance["stage"]), None)
        rows += [{"tieup_id": alliance["tieup_id"], "alliance": alliance["label"], "date": event["date"],
                  "stage": event["stage"], "rank": RANKS[event["stage"]], "article_id": event["article_id"],
                  "latest": event is last, "claim_ids": [event["claim_id"]]} for event in events]
    return made(rows, ["tieup_id", "alliance", "date", "stage", "rank", "article_id", "latest", "claim_ids"])
