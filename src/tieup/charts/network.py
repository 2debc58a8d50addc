"""Partners: who is allied with whom, as arcs beside a list of names, so that no name hides another."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from networkx.utils import reverse_cuthill_mckee_ordering

from tieup.charts import style
from tieup.charts.chart import Chart, Silence, described, finish, of_main_alliances
from tieup.charts.grid import in_the_table
from tieup.charts.sources import source_line
from tieup.charts.style import ALARM, DEEP, HEIGHT, QUIET, SMALL, STRONG, WIDTH
from tieup.compare import Tables, partner_network
from tieup.wording import capitalised, counted, label, listed, share_of

NAME = "network"
ORGANISATIONS_LEAST, ALLIANCES_LEAST = 5, 4  # with fewer, a sentence says it all
NAMES_WIDTH = 2.1  # inches at most
ROUND = 1.1  # an arc reaches this much further out than it spans, at most
THICKER, THICKEST = 0.5, 2.6  # points for each further alliance of the same two, up to so many
ROW_LEAST, ROW_MOST = 0.165, 0.32
FOOT, ROOMY = 0.55, 6.5  # inches: below the names; for the names of a net that is not large
FIRM = ("definitive_agreement", "established", "operational")
KINDS = {"firm": ("agreed, established or operational", STRONG, "-", 1.4),
         "talk": ("talks, memorandum or stage not stated", STRONG, (0, (3, 2)), 1.1),
         "over": ("suspended or ended", ALARM, (0, (1, 1.6)), 1.2)}


@of_main_alliances
def draw_network(tables: Tables) -> Chart | Silence:
    """Return the organisations and their alliances, if there are enough of them to make a net."""
    nodes, edges = partner_network(tables)
    alliances = len(tables["tieups"])
    if len(nodes) < ORGANISATIONS_LEAST or alliances < ALLIANCES_LEAST:
        few = f"{capitalised(counted(alliances, 'alliance'))} of {counted(len(nodes), 'organisation')}"
        return Silence(NAME, f"{few} make no net to draw." if alliances else
                       "No alliance is told of, so there is no net to draw.")
    order = ordered(nodes, edges)
    shown = order[: int((HEIGHT - FOOT) / ROW_LEAST)]
    notes = ["Numbers count alliances; a thicker arc is more than one."]
    if len(shown) < len(order):
        notes.append(in_the_table(len(order) - len(shown), "organisation"))
    data = data_of(edges)
    return finish(NAME, title_of(nodes, alliances), source_line(tables, data), alt_of(nodes, edges), data,
                  draw_arcs(shown, nodes, edges, " ".join(notes)))


def ordered(nodes: pd.DataFrame, edges: pd.DataFrame) -> list[str]:
    """Return the organisations so that partners stand close: the largest group first, the best connected in its middle.

    Within a group the order is the one of least bandwidth found from the best connected organisation.
    """
    graph = nx.Graph()
    graph.add_nodes_from(nodes["organisation"])
    graph.add_edges_from(zip(edges["first"], edges["second"], strict=True))
    rank = {name: number for number, name in enumerate(nodes["organisation"])}
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(rank[name] for name in group)))
    order: list[str] = []
    for group in groups:
        # networkx walks through sets: those of numbers have the same order in every process, those of names have not
        inner = nx.Graph()
        inner.add_nodes_from(sorted(rank[name] for name in group))
        inner.add_edges_from(sorted(tuple(sorted((rank[a], rank[b]))) for a, b in graph.edges if a in group))
        best = settled(list(reverse_cuthill_mckee_ordering(inner)), inner)
        order += [nodes["organisation"].iloc[number] for number in best]
    return order


def settled(order: Sequence[int], graph: nx.Graph) -> list[int]:
    """Return `order` improved: each moves to the mean place of its partners, as long as arcs get shorter."""
    best = list(order)
    for _ in range(20):
        place = {name: number for number, name in enumerate(best)}
        mean = {name: np.mean([place[name], *(place[other] for other in graph[name])]) for name in best}
        nearer = sorted(best, key=lambda name: (mean[name], place[name]))
        if length(nearer, graph) >= length(best, graph):
            return best
        best = nearer
    return best


def length(order: Sequence[int], graph: nx.Graph) -> int:
    place = {name: number for number, name in enumerate(order)}
    return sum(abs(place[a] - place[b]) for a, b in graph.edges)


def draw_arcs(names: Sequence[str], nodes: pd.DataFrame, edges: pd.DataFrame, note: str) -> Figure:
    """Draw the names as a list with the number of their alliances, and an arc for each pair of partners."""
    row = min(ROW_MOST, max(ROW_LEAST, ROOMY / len(names)))
    labels = {name: style.wrapped(name, NAMES_WIDTH, SMALL) for name in names}
    left = max(style.width_of(line, SMALL) for text in labels.values() for line in text.split("\n")) + 0.42
    heights = [max(row, style.lines_of(labels[name]) * style.line_height(SMALL) + 0.05) for name in names]
    foot = 0.3 + (style.line_height(SMALL) + 0.06 if note else 0.0)
    figure, axes = style.sheet(sum(heights) + foot + 0.05)
    centres = dict(zip(names, np.cumsum(heights) - np.array(heights) / 2 + 0.02, strict=True))
    count = dict(zip(nodes["organisation"], nodes["alliances"], strict=True))
    for name, y in centres.items():
        style.write(axes, left - 0.32, y, labels[name], SMALL, align="right")
        style.write(axes, left - 0.2, y, str(count[name]), SMALL, "semibold", QUIET, align="center")
    axes.scatter([left] * len(names), list(centres.values()), s=[12 + 7 * count[name] for name in names],
                 color=DEEP, linewidths=0, zorder=4)
    shown = [edge for edge in edges.to_dict("records") if edge["first"] in centres and edge["second"] in centres]
    widest = max((abs(centres[e["first"]] - centres[e["second"]]) for e in shown), default=1.0)
    for edge in shown:
        weight = min(KINDS[kind_of(edge)][3] + THICKER * (len(edge["tieup_ids"]) - 1), THICKEST)
        draw_arc(axes, left, centres[edge["first"]], centres[edge["second"]], kind_of(edge), weight,
                 (WIDTH - left - 0.1) / widest)
    draw_legend(axes, {kind_of(edge) for edge in shown}, sum(heights) + 0.16)
    style.write(axes, 0, sum(heights) + foot + 0.03, note, SMALL, colour=QUIET, anchor="bottom")
    return figure


def draw_arc(axes: Axes, left: float, first: float, second: float, kind: str, weight: float, reach: float) -> None:
    """Draw half an ellipse from one name to the other, out to the right; `reach` keeps the widest on the page."""
    _, colour, line, _ = KINDS[kind]
    turn = np.linspace(-np.pi / 2, np.pi / 2, 60)
    half, middle = abs(first - second) / 2, (first + second) / 2
    out = 2 * half * min(reach, ROUND)
    axes.plot(left + out * np.cos(turn), middle + half * np.sin(turn), color=colour, linestyle=line,
              linewidth=weight, alpha=0.85, zorder=2, solid_capstyle="butt")


def draw_legend(axes: Axes, used: set[str], y: float) -> None:
    x = 0.0
    for kind, (words, colour, line, weight) in KINDS.items():
        if kind in used:
            axes.plot([x, x + 0.28], [y, y], color=colour, linestyle=line, linewidth=weight + 0.2)
            style.write(axes, x + 0.36, y, words, SMALL, colour=QUIET)
            x += style.width_of(words, SMALL) + 0.6


def kind_of(edge: dict) -> str:
    """Return how firm the firmest alliance of a pair is."""
    if not edge["live"] or set(edge["stages"]) == {"suspended"}:
        return "over"
    return "firm" if any(stage in FIRM for stage in edge["stages"]) else "talk"


def title_of(nodes: pd.DataFrame, alliances: int) -> str:
    """Return who stands in most alliances."""
    most = int(nodes["alliances"].max())
    if most == int(nodes["alliances"].min()):
        return f"Each of the {counted(len(nodes), 'organisation')} takes part in {counted(most, 'alliance')}"
    leaders = sorted(nodes[nodes["alliances"] == most]["organisation"])
    verb = "takes" if len(leaders) == 1 else "take"
    each = " each" if len(leaders) > 1 else ""
    return f"{listed(leaders, 2, 'organisation')} {verb} part in {share_of(most, alliances, 'alliance')}{each}, " \
           "more than any other"


def alt_of(nodes: pd.DataFrame, edges: pd.DataFrame) -> str:
    """Return the chart in words: each pair of partners with the stage of their alliances."""
    sentences = [f"Arcs between {counted(len(nodes), 'organisation')}, one for each of "
                 f"{counted(len(edges), 'pair')} of partners."]
    partners: dict[str, list[str]] = {}
    for edge in edges.to_dict("records"):
        partners.setdefault(edge["first"], []).append(
            f"{edge['second']} ({listed(dict.fromkeys(map(label, edge['stages'])))})")
    sentences += [f"{name} with {listed(others)}." for name, others in partners.items()]
    return described(sentences)


def data_of(edges: pd.DataFrame) -> pd.DataFrame:
    """Return each pair of partners with its alliances, forms and stages in words."""
    return pd.DataFrame({"Partner": edges["first"], "And": edges["second"], "Alliances": edges["stages"].map(len),
                         "Forms": edges["forms"].map(lambda forms: listed(map(label, forms))),
                         "Stages": edges["stages"].map(lambda stages: listed(dict.fromkeys(map(label, stages)))),
                         "claim_ids": edges["claim_ids"]})
