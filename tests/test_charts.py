"""Charts that say what their data say, look right at any number of alliances, and are the same bytes every time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from io import BytesIO
from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

import factories_tables as factories
from tieup import charts
from tieup.charts import CHARTS, Chart, Silence, chart, save_chart, style
from tieup.charts.sources import source_line
from tieup.compare import alliances, scope_matrix, source_counts, stage_history, strategy_matrix, told_at_length
from tieup.wording import label


def all_main(tables):
    """Return the tables as if each alliance were what its articles are about, so that all are drawn."""
    return {**tables, "tieups": tables["tieups"].assign(focus="main")}


SETS = {"two": factories.two_alliances, "six": lambda: factories.gold_alliances(6),
        "forty": lambda: all_main(factories.gold_alliances(40)), "hostile": factories.hostile_alliances,
        "bare": factories.bare_alliances, "empty": factories.empty_tables}
NAMES = [draw.__name__.removeprefix("draw_") for draw in CHARTS]


@pytest.fixture(scope="module")
def tables():
    return {name: make() for name, make in SETS.items()}


@pytest.fixture(scope="module")
def drawn(tables):
    """Every chart or silence of every set, with the figure it was made from."""
    figures = []
    make = chart.svg_of
    chart.svg_of = lambda figure: (figures.append(figure), make(figure))[1]
    outcomes = {}
    for name, own in tables.items():
        for draw in CHARTS:
            figures.clear()
            outcomes[name, draw.__name__.removeprefix("draw_")] = (draw(own), figures[0] if figures else None)
    chart.svg_of = make
    return outcomes


def all_charts(drawn):
    return [(key, outcome, figure) for key, (outcome, figure) in drawn.items() if isinstance(outcome, Chart)]


# ------------------------------------------------------------------------------------------------------ whether to draw


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_drawn_without_alliances(drawn, name):
    assert isinstance(drawn["empty", name][0], Silence)
    assert isinstance(drawn["bare", name][0], Silence)


def test_two_alliances_with_an_article_each_get_what_speaks_and_sentences_for_the_rest(drawn):
    kinds = {name: type(drawn["two", name][0]) for name in NAMES}
    assert {name for name, kind in kinds.items() if kind is Chart} == {"scope", "contributions", "strategy"}


@pytest.mark.parametrize("name", NAMES)
def test_many_alliances_get_every_chart(drawn, name):
    assert isinstance(drawn["forty", name][0], Chart)


def test_a_silence_says_what_there_is_to_know(drawn):
    sentence = drawn["two", "stages"][0].sentence
    assert "Honda and Nissan at memorandum on 15 March 2024" in sentence and sentence.endswith(".")


def test_silences_are_sentences(drawn):
    for outcome, _ in drawn.values():
        if isinstance(outcome, Silence):
            assert re.fullmatch(r"[A-Z0-9].*\.", outcome.sentence), outcome.sentence


# ---------------------------------------------------------------------------------------------------- titles and words


def test_titles_of_the_two_alliances(drawn):
    assert drawn["two", "scope"][0].title == (
        "Both alliances cover vehicle development; every area is still only considered")
    assert drawn["two", "contributions"][0].title == (
        "Honda brings vehicle development, safety and environment, manufacturing, and sales and service; "
        "Sony brings chips and sensors, and infotainment and connectivity")
    assert drawn["two", "strategy"][0].title == (
        "Most often stated: catching up with rivals, scale and cost, and access to technology, of two of the three "
        "companies each; no headwind is stated")


def test_title_of_scope_names_the_area_that_most_alliances_cover(tables, drawn):
    area, count = Counter(scope_matrix(tables["forty"])["area"]).most_common(1)[0]
    said = f"Most often covered: {label(area)}, by {count} of {len(tables['forty']['tieups'])} alliances"
    assert drawn["forty", "scope"][0].title.startswith(said)


def test_title_of_stages_counts_what_runs_and_what_has_ended(tables, drawn):
    history = stage_history(tables["forty"])
    latest = Counter(history[history["latest"]]["stage"])
    firm, over = latest["established"] + latest["operational"], latest["called_off"] + latest["terminated"]
    numbers = [str(firm), str(sum(latest.values()))]
    assert re.findall(r"\d+", drawn["forty", "stages"][0].title) == numbers
    assert over == 7 and drawn["forty", "stages"][0].title.endswith("seven have ended")


def test_title_of_agreement_counts_alliances_with_several_articles(tables, drawn):
    several = int((source_counts(tables["forty"])["articles"] > 1).sum())
    assert several == 11 and drawn["forty", "agreement"][0].title.startswith("Eleven of the 40 alliances rest on more")


def test_title_of_strategy_counts_headwinds(tables, drawn):
    faced = int((strategy_matrix(tables["forty"])["dimension"] == "headwind").sum())
    assert faced == 8 and "headwinds are stated of eight of" in drawn["forty", "strategy"][0].title


ABOUT_ALLIANCES = [draw for draw in CHARTS if draw is not charts.draw_strategy]


@pytest.mark.parametrize("draw", ABOUT_ALLIANCES, ids=[draw.__name__ for draw in ABOUT_ALLIANCES])
def test_charts_count_the_alliances_that_articles_are_about_and_say_how_many_they_leave_out(draw):
    told = factories.gold_alliances(40)
    main = told_at_length(told)
    assert len(main["tieups"]) == 17
    drawn, alone = draw(told), draw(main)
    assert drawn.title == alone.title and "40 alliances" not in drawn.title + drawn.alt
    assert drawn.source == f"{alone.source}; 23 alliances mentioned in passing are not drawn"
    assert drawn.alt == f"{alone.alt} 23 alliances mentioned in passing are not drawn."


def in_one_article(number, focus="main", **more):
    return {"article_id": f"m{number}", "published": f"2024-01-0{number + 1}",
            "tieups": [{"participants": [f"A{number}", f"B{number}"], "focus": focus, **more}]}


def test_what_is_mentioned_in_passing_is_drawn_where_articles_are_about_nothing_else():
    told = factories.make_tables([in_one_article(number, "background", scope=["battery"]) for number in range(2)])
    assert charts.draw_scope(told).title.startswith("Both alliances cover batteries")


def test_the_sentence_instead_of_a_chart_counts_what_is_mentioned_in_passing():
    told = factories.make_tables([in_one_article(0), in_one_article(1, "background", scope=["battery"])])
    assert charts.draw_scope(told).sentence == (
        "What the one alliance covers was not found. One alliance mentioned in passing is not drawn.")


def test_an_alliance_keeps_its_name_where_its_namesake_is_left_out():
    told = factories.gold_alliances(40)
    assert set(alliances(told_at_length(told))["label"]) <= set(alliances(told)["label"])


def course(*stages):
    return factories.make_tables([
        {"article_id": f"c{number}", "published": f"2024-0{number + 1}-01",
         "tieups": [{"participants": ["A", "B"], "stage": stage}]} for number, stage in enumerate(stages)])


COURSES = [
    (("memorandum", "established"), "A and B went from memorandum to established"),
    (("memorandum", "in_talks", "memorandum"), "A and B stood in turn at memorandum, in talks and memorandum"),
    (("memorandum", "memorandum"), "A and B has not moved between its dated reports"),
]  # fmt: skip


@pytest.mark.parametrize(("stages", "said"), COURSES)
def test_what_came_back_to_where_it_was_has_moved(stages, said):
    assert charts.draw_stages(course(*stages)).title == said


def test_titles_are_findings_without_a_full_stop(drawn):
    for _, outcome, _ in all_charts(drawn):
        assert outcome.title and not outcome.title.endswith(".") and "  " not in outcome.title
        assert not re.search(r"\b(one|1) (alliances|companies|organisations|areas)\b", outcome.title)


def test_alt_text_names_each_mark_of_a_small_chart(tables, drawn):
    alt = drawn["two", "scope"][0].alt
    for row in scope_matrix(tables["two"]).to_dict("records"):
        assert f"{label(row['area'])} ({row['commitment']})" in alt
    for name in alliances(tables["two"])["label"]:
        assert name in alt


def test_alt_texts_are_sentences_that_can_be_listened_to(drawn):
    for key, outcome, _ in all_charts(drawn):
        assert outcome.alt.endswith(".") and 40 < len(outcome.alt) < 2000, key


def test_data_carry_the_marks_and_their_claims(tables, drawn):
    for (name, _), outcome, _ in all_charts(drawn):
        assert len(outcome.data) and set(outcome.claim_ids) <= set(tables[name]["claims"]["claim_id"])
        assert outcome.claim_ids
        assert not outcome.data.drop(columns="claim_ids").isin(["not_stated"]).any(axis=None)


def test_sources_name_few_articles_and_count_many(drawn):
    assert drawn["two", "scope"][0].source == (
        "Sources: outlet not stated, 7 March 2022; The Independent, 15 March 2024")
    assert drawn["forty", "scope"][0].source.startswith("Source: 16 articles from seven outlets, published from ")


def test_a_copy_is_no_source():
    again = {**factories.HONDA_NISSAN, "article_id": "hn-copy", "publisher": "Another outlet"}
    own = factories.make_tables([factories.HONDA_NISSAN, factories.HONDA_SONY, again], copies={"hn-copy": "hn"})
    assert "Another" not in source_line(own, charts.draw_scope(own).data)


def test_letters_that_the_typeface_lacks_are_reported(drawn):
    assert "比亚迪" in drawn["hostile", "scope"][0].rewritten
    assert drawn["forty", "scope"][0].rewritten == ()


# ------------------------------------------------------------------------------------------------------------ the looks


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["two", "six", "forty", "hostile"])
def test_no_text_overlaps_another_or_is_cut(drawn, which, name):
    outcome, figure = drawn[which, name]
    if isinstance(outcome, Silence):
        return
    renderer = FigureCanvasAgg(figure).get_renderer()
    width, height = figure.canvas.get_width_height()
    upright = []
    for text in figure.axes[0].texts:
        if not text.get_text():
            continue
        box = text.get_window_extent(renderer)
        assert box.x0 >= -1 and box.x1 <= width + 1 and box.y0 >= -1 and box.y1 <= height + 1, text.get_text()
        if not text.get_rotation():
            upright.append((text.get_text(), box))
    for number, (one, box) in enumerate(upright):
        for other, next_box in upright[number + 1:]:
            wide = min(box.x1, next_box.x1) - max(box.x0, next_box.x0)
            high = min(box.y1, next_box.y1) - max(box.y0, next_box.y0)
            assert not (wide > 1 and high > box.height * 0.25), (one, other)


def test_slanted_heads_keep_a_line_apart(drawn):
    for key, _, figure in all_charts(drawn):
        slanted = sorted(text.get_position()[0] for text in figure.axes[0].texts if text.get_rotation())
        for left, right in pairwise(slanted):
            assert (right - left) * 0.788 > style.SMALL / 72, key  # 0.788 is the sine of the slant


def test_every_chart_fits_a_page(drawn):
    for key, _, figure in all_charts(drawn):
        width, height = figure.get_size_inches()
        assert width == style.WIDTH and height <= style.HEIGHT + 0.2, key


def brightness(colour: str) -> float:
    red, green, blue = (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_on_white(colour: str) -> float:
    return 1.05 / (brightness(colour) + 0.05)


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.ALARM, *style.SERIES])
def test_colours_of_text_are_readable(colour):
    assert contrast_on_white(colour) >= 4.5


@pytest.mark.parametrize("colour", [style.FAINT, style.STRONG, style.DEEP])
def test_colours_of_marks_are_seen(colour):
    assert contrast_on_white(colour) >= 3


@pytest.mark.parametrize("steps", [style.COMMITMENT, style.PROGRESS])
def test_firmer_is_darker_so_that_grey_keeps_the_order(steps):
    grey = [brightness(colour) ** (1 / 2.2) for colour in steps.values()]
    assert all(lighter - darker > 0.08 for lighter, darker in pairwise(grey))


# --------------------------------------------------------------------------------------------------------------- bytes


def test_the_same_tables_give_the_same_bytes(tables, drawn):
    for draw in CHARTS:
        again, first = draw(tables["six"]), drawn["six", draw.__name__.removeprefix("draw_")][0]
        assert (again.svg, again.png, again.alt) == (first.svg, first.png, first.alt)


def test_pictures_need_no_font_and_run_nothing(drawn):
    for key, outcome, _ in all_charts(drawn):
        root = ET.fromstring(outcome.svg)
        tags = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
        assert not tags & {"text", "script", "image", "foreignObject", "a"}, key
        assert b"<dc:date>" not in outcome.svg


def test_saved_charts_have_title_and_source_and_the_same_bytes(drawn, tmp_path):
    outcome = drawn["six", "stages"][0]
    first = [path.read_bytes() for path in save_chart(outcome, tmp_path / "charts")]
    assert [path.read_bytes() for path in save_chart(outcome, tmp_path / "charts")] == first
    assert sorted(path.name for path in (tmp_path / "charts").iterdir()) == ["stages.png", "stages.svg"]
    bare, titled = Image.open(BytesIO(outcome.png)), Image.open(BytesIO(first[1]))
    assert titled.height > bare.height and titled.width > bare.width
    ids = [element.get("id") for element in ET.fromstring(first[0]).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_chart_shows_itself_in_a_notebook(drawn):
    bundle = drawn["two", "scope"][0]._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<?xml") and bundle["text/plain"].startswith("Both alliances")


# -------------------------------------------------------------------------------------------------------- laying text


WRAPPED = [
    ("Honda and Nissan", 3.0, 1),
    ("Guangzhou Automobile Group New Energy Automobile Technology Industry Development Company", 1.2, 5),
    ("Donaudampfschifffahrtsgesellschaftskapitän", 0.9, 3),  # a word longer than a line is broken
    ("", 1.0, 1),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_lines_fit_and_nothing_is_cut(text, width, lines):
    found = style.wrapped(text, width)
    assert style.lines_of(found) == lines
    assert all(style.width_of(line) <= width for line in found.split("\n"))
    assert found.replace("-\n", "").replace("\n", " ").replace("-", "") == text.replace("-", "")


def test_a_dollar_sign_is_a_dollar_sign(drawn):
    texts = [text.get_text() for text in drawn["hostile", "network"][1].axes[0].texts]
    assert "$\\frac{1}{0}$ Motors" in texts
