"""Charts: each takes the published tables and returns a `Chart`, or the `Silence` of a sentence where none would speak.

A chart's title states what it shows and is computed from the same frame as its marks, its alt text and its data.
"""

from tieup.charts.agreement import draw_agreement
from tieup.charts.chart import Chart, Silence
from tieup.charts.contributions import draw_contributions
from tieup.charts.figures import draw_figures
from tieup.charts.files import save_chart
from tieup.charts.network import draw_network
from tieup.charts.scope import draw_scope
from tieup.charts.stages import draw_stages
from tieup.charts.strategy import draw_strategy

CHARTS = (draw_scope, draw_contributions, draw_stages, draw_strategy, draw_figures, draw_network, draw_agreement)

__all__ = [
    "CHARTS",
    "Chart",
    "Silence",
    "draw_agreement",
    "draw_contributions",
    "draw_figures",
    "draw_network",
    "draw_scope",
    "draw_stages",
    "draw_strategy",
    "save_chart",
]
