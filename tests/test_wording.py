"""Words for codes, lists, numbers, sums and dates."""

from __future__ import annotations

import datetime

import pytest

from tieup import codes, wording

LISTS = [
    ([], None, ""),
    (["Honda"], None, "Honda"),
    (["Honda", "Nissan"], None, "Honda and Nissan"),
    (["Honda", "Sony", "Nissan"], None, "Honda, Sony and Nissan"),
    (["a", "b", "c", "d"], 3, "a, b, c and d"),  # "and one other" would be longer than the name
    (["a", "b", "c", "d", "e"], 3, "a, b, c and two others"),
]
COUNTS = [(0, "no alliances"), (1, "one alliance"), (2, "two alliances"), (12, "twelve alliances"),
          (1300, "1,300 alliances")]
QUANTITIES = [
    (5e9, "USD", "US$5 billion"),
    (1.5e9, "EUR", "€1.5 billion"),
    (434.1e9, "JPY", "¥434.1 billion"),
    (10e9, "CNY", "CNY 10 billion"),  # the yuan sign would read as yen
    (65e6, "USD", "US$65 million"),
    (1700, "jobs", "1,700 jobs"),
    (1, "models", "1 model"),
    (2026.0, "year", "2026"),  # never "2,026"
    (51.0, "percent", "51%"),
    (33.4, "percent", "33.4%"),
    (40.0, "GWh", "40 GWh"),
    (0.5, "GWh", "0.5 GWh"),
    (1.2e12, "JPY", "¥1.2 trillion"),
    (None, "USD", "not stated"),
    (float("nan"), "USD", "not stated"),
]
SHARES = [(1, 1, "the one alliance"), (2, 2, "both alliances"), (3, 3, "all three alliances"),
          (0, 2, "neither of the two alliances"), (0, 3, "none of the three alliances"),
          (1, 4, "one of the four alliances")]


@pytest.mark.parametrize(("items", "most", "expected"), LISTS)
def test_lists_read_naturally(items, most, expected):
    assert wording.listed(items, most) == expected


@pytest.mark.parametrize(("number", "expected"), COUNTS)
def test_counts_agree_with_their_noun(number, expected):
    assert wording.counted(number, "alliance") == expected


@pytest.mark.parametrize(("noun", "expected"),
                         [("company", "companies"), ("survey", "surveys"), ("match", "matches"), ("tax", "taxes")])
def test_plurals_of_regular_nouns(noun, expected):
    assert wording.plural_of(noun) == expected


@pytest.mark.parametrize(("value", "unit", "expected"), QUANTITIES)
def test_figures_read_as_newspapers_print_them(value, unit, expected):
    assert wording.quantity(value, unit) == expected


@pytest.mark.parametrize(("part", "whole", "expected"), SHARES)
def test_shares_of_a_group_read_naturally(part, whole, expected):
    assert wording.share_of(part, whole, "alliance") == expected


def test_every_code_of_the_tables_has_words():
    for meanings in codes.table_of_codes().values():
        for code in meanings:
            words = wording.label(code)
            assert words and "_" not in words


def test_labels_are_for_codes_that_exist():
    known = {code for meanings in codes.table_of_codes().values() for code in meanings} | set(codes.VARIABLES)
    assert set(wording.LABELS) <= known


def test_words_of_areas_and_of_dimensions_are_not_shared():
    for meanings in (codes.CONTRIBUTIONS, codes.DIMENSIONS, codes.STAGES, codes.FORMS):
        words = [wording.label(code) for code in meanings]
        assert len(set(words)) == len(words)


def test_missing_reads_not_stated():
    assert wording.label(None) == wording.label("not_stated") == wording.day(None) == "not stated"


def test_dates_and_spans():
    march = datetime.date(2024, 3, 15)
    assert wording.day(march) == "15 March 2024"
    assert wording.span(march, march) == "on 15 March 2024"
    assert wording.span(datetime.date(2024, 3, 1), march) == "in March 2024"
    assert wording.span(datetime.date(2022, 3, 7), march) == "from March 2022 to March 2024"
