"""How far: the stage of each alliance over time, from dated reports."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pandas as pd

from tieup.charts.calendar import draw_calendar, fitting
from tieup.charts.chart import Chart, Silence, described, finish, of_main_alliances
from tieup.charts.grid import in_the_table
from tieup.charts.ladder import PROGRESS, draw_ladder
from tieup.charts.sources import source_line
from tieup.compare import Tables, alliances, stage_history
from tieup.wording import capitalised, counted, day, label, listed, share_of, spelled

NAME = "stages"
LINES_MOST = 6  # alliances whose courses can be told apart on one ladder
DOTS_LEAST = 4  # dated alliances that make a picture even if none has moved


@of_main_alliances
def draw_stages(tables: Tables) -> Chart | Silence:
    """Return the course of the alliances, or a sentence where no article or only one dates each of them."""
    history, told = stage_history(tables), alliances(tables)
    dated = history[history["date"].notna()]
    names = list(dict.fromkeys(dated["alliance"]))
    if history.empty:
        return Silence(NAME, "Nothing was found in the articles on how far an alliance has come." if len(told)
                       else "No alliance is told of, so there is no course to draw.")
    if dated.empty:
        return Silence(NAME, "No article that says how far an alliance has come is dated, so no course can be drawn: "
                             f"{standings(history)}.")
    moved = [name for name, own in dated.groupby("alliance", sort=False) if own["date"].nunique() > 1]
    if not moved and len(names) < DOTS_LEAST:
        return Silence(NAME, f"{only_one_report(len(names))}, so no course over time can be drawn: {standings(dated)}.")
    data = data_of(history)
    note = undated_note(len(told) - len(names))
    if len(names) <= LINES_MOST:
        figure = draw_ladder(dated, names)
    else:
        rows = fitting(dated)
        hidden = in_the_table(len(names) - len(rows), "alliance") if len(rows) < len(names) else ""
        figure = draw_calendar(dated, rows, " ".join(filter(None, [note, hidden])))
    return finish(NAME, title_of(dated, names), source_line(tables, data), alt_of(dated, note), data, figure)


def only_one_report(count: int) -> str:
    if count == 1:
        return "Only one dated report says how far an alliance has come"
    return f"Only one dated report says how far each of the {counted(count, 'alliance')} has come"


def standings(history: pd.DataFrame) -> str:
    """Return where each alliance stood when it was last reported, in one list."""
    latest = [row for row in history.to_dict("records") if row["latest"]]
    return listed([f"{row['alliance']} at {label(row['stage'])}" + (f" on {day(row['date'])}" if row["date"] else "")
                   for row in latest], 6, "alliance")


def undated_note(count: int) -> str:
    if not count:
        return ""
    return f"Of {counted(count, 'more alliance')} no dated report states a stage."


def title_of(dated: pd.DataFrame, names: list[str]) -> str:
    """Return what moved for a few alliances; for many, how far they have come."""
    latest = {row["alliance"]: row["stage"] for row in dated.to_dict("records") if row["latest"]}
    if len(names) > LINES_MOST:
        return distribution(latest)
    moves = []
    for name, own in dated.groupby("alliance", sort=False):
        course = [stage for stage, _ in groupby(own["stage"])]
        last = latest.get(name, course[-1])
        if course[0] != last:
            moves.append(f"{name} went from {label(course[0])} to {label(last)}")
        elif len(course) > 1:  # it moved, and is where it was
            moves.append(f"{name} stood in turn at {listed(map(label, course))}")
    if len(names) == 1 and not moves:
        return f"{names[0]} has not moved between its dated reports"
    if not moves:
        moves = [f"{capitalised(share_of(0, len(names), 'alliance'))} has moved between the dated reports"]
    over = sum(stage in ("called_off", "terminated") for stage in latest.values())
    verb = "has" if over == 1 else "have"
    last = f"; {share_of(over, len(names), 'alliance')} {verb} ended" if over else ""
    if len(moves) > 2:
        return f"{capitalised(share_of(len(moves), len(names), 'alliance'))} have moved{last}"
    return " and ".join(moves) + last


def distribution(latest: dict[str, str]) -> str:
    count = Counter(latest.values())
    firm = sum(count[stage] for stage in PROGRESS[PROGRESS.index("established"):])
    over = count["called_off"] + count["terminated"]
    share = capitalised(share_of(firm, len(latest), "alliance"))
    return f"{share} {'is' if firm < 2 else 'are'} established or running; {ended(over)}"


def ended(count: int) -> str:
    return f"{'none' if count == 0 else spelled(count)} {'has' if count < 2 else 'have'} ended"


def alt_of(dated: pd.DataFrame, note: str) -> str:
    """Return the chart in words: each alliance with its dated stages."""
    courses = dated.groupby("alliance", sort=False)
    sentences = [f"The stages of {counted(len(courses), 'alliance')} over time."]
    for name, own in courses:
        reports = [f"{label(stage)} on {day(date)}" for stage, date in zip(own["stage"], own["date"], strict=True)]
        sentences.append(f"{name}: {listed(reports)}.")
    return described(filter(None, [*sentences, note]))


def data_of(history: pd.DataFrame) -> pd.DataFrame:
    """Return each reported stage in words, earliest first, "not stated" for a missing date."""
    return pd.DataFrame({"Alliance": history["alliance"], "Reported": history["date"].map(day),
                         "Stage": history["stage"].map(label), "claim_ids": history["claim_ids"]})
