"""Sums, shares, capacities, counts and dates: a table of traps."""

import datetime
from itertools import pairwise

import pytest

from tieup.figures import find_figures
from tieup.model import Sentence

PUBLISHED = datetime.date(2025, 3, 14)  # a Friday


def figures(text, published=PUBLISHED):
    return find_figures(text, (Sentence(0, 0, len(text), "body", False, 0),), published)[0]


def found(text, kind):
    return [(figure.value, figure.unit) for figure in figures(text) if figure.kind == kind]


SUMS = [
    # text, sums that are found (value, currency), the trap
    ("It will spend $5bn.", [(5e9, "USD")], ""),
    ("The bill was put at 30 billion crowns, the Swedish maker said.", [(3e10, "SEK")], "crowns of the country named"),
    ("Skoda puts up 9 billion crowns.", [(9e9, "CZK")], "crowns of nobody are Czech"),
    ("Sweden's fund holds 2 billion Norwegian crowns.", [(2e9, "NOK")], "an adjective says whose crowns"),
    ("It will spend $5 billion.", [(5e9, "USD")], "the stop ends the sentence"),
    ("It will spend $3.5b on cells.", [(3.5e9, "USD")], "a single letter"),
    ("5 billion U.S. dollars for a plant", [(5e9, "USD")], "currency behind, with stops"),
    ("US$1.2 billion, A$60m, C$7bn, NT$10 billion, HK$3.3bn, S$2bn, R$1.4 billion",
     [(1.2e9, "USD"), (6e7, "AUD"), (7e9, "CAD"), (1e10, "TWD"), (3.3e9, "HKD"), (2e9, "SGD"), (1.4e9, "BRL")],
     "many dollars"),
    ("JPY10bn, JPY 10 billion, ¥10bn and 10 billion yen", [(1e10, "JPY")] * 4, "four spellings of one sum"),
    ("Rmb3bn, RMB 500 million, 700m yuan, 2 billion renminbi",
     [(3e9, "CNY"), (5e8, "CNY"), (7e8, "CNY"), (2e9, "CNY")], "three names of one currency"),
    ("1.7 trillion won and 2.4tr won", [(1.7e12, "KRW"), (2.4e12, "KRW")], ""),
    ("Rs 2,000 crore, Rs. 500 cr, ₹1,925 crore and Rs 3.5 lakh crore",
     [(2e10, "INR"), (5e9, "INR"), (1.925e10, "INR"), (3.5e12, "INR")], "Indian scales"),
    ("INR 50 lakh", [(5e6, "INR")], ""),
    ("500m euros, EUR 1.2 billion, a 1.2bn-euro plant, €200 mn",
     [(5e8, "EUR"), (1.2e9, "EUR"), (1.2e9, "EUR"), (2e8, "EUR")], ""),
    ("SKr10bn, SEK 2 billion, 3 billion kr, 4 billion kronor",
     [(1e10, "SEK"), (2e9, "SEK"), (3e9, "SEK"), (4e9, "SEK")], ""),
    ("a $2-billion plant and a 4.1-billion-euro one", [(2e9, "USD"), (4.1e9, "EUR")], "hyphens"),
    ("half a billion dollars, a billion euros, a quarter of a billion pounds",
     [(5e8, "USD"), (1e9, "EUR"), (2.5e8, "GBP")], "numbers in words"),
    ("five billion dollars", [(5e9, "USD")], ""),
    ("$3-4 billion", [(4e9, "USD")], "of a range the upper end"),
    ("$5bn to $6bn", [(6e9, "USD")], "both ends with their sign"),
    ("between $5 billion and $6 billion", [(6e9, "USD")], ""),
    ("The bill rose from $5bn to $6bn.", [(5e9, "USD"), (6e9, "USD")], "a rise is no range"),
    ("$1bn and $2bn", [(1e9, "USD"), (2e9, "USD")], "two sums"),
    ("($1 = 1,320 won)", [], "a rate of exchange is no sum"),
    ("($1 = 1,445.80 won; $1 = 7.25 yuan)", [], "two rates"),
    ("(1 euro = $1.08)", [], ""),
    ("($1 = 83.2 Indian rupees)", [], ""),
    ("It paid $2 billion ($1 = 0.92 euros).", [(2e9, "USD")], "a sum beside a rate"),
    ("It pays $2.6 billion, one billion in cash.", [(2.6e9, "USD"), (1e9, "USD")], "the currency of the sum before"),
    ("It pays €3bn. A billion of it is cash.", [(3e9, "EUR"), (1e9, "EUR")], ""),
    ("It pays €3bn and wants a million of its cars sold.", [(3e9, "EUR")], "no sum"),
    ("the first of 3 won", [], "won is a word too"),
    ("a pound of lithium", [], ""),
]


@pytest.mark.parametrize(("text", "expected", "trap"), SUMS, ids=[text for text, *_ in SUMS])
def test_sums_are_read_in_full(text, expected, trap):
    assert found(text, "money") == [(pytest.approx(value), unit) for value, unit in expected], trap


@pytest.mark.parametrize("text", [
    "It spends 1.5 billion euros ($1.58 billion).",
    "It spends 4 trillion won, or about $3.1 billion.",
    "They put in $750 million (about ₹5,000 crore).",
    "The plant costs Rs 50 billion (roughly $602 million).",
])
def test_a_sum_said_again_in_another_currency_is_a_conversion(text):
    assert [figure.qualifier == "conversion" for figure in figures(text)] == [False, True]


SHARES = [
    ("10%, 10 %, 10 percent, 10 per cent, 10 pct, 10pc, ten percent, a 10-percent stake", [10.0] * 8, "spellings"),
    ("4.99 percent and 33.4%", [4.99, 33.4], ""),
    ("It rose by 0.5 percentage points.", [], "points are no share"),
    ("a third of the company", [33.33], ""),
    ("half of the shares", [50.0], ""),
    ("half of a $4.4bn joint venture", [50.0], "a sum between the fraction and what is owned"),
    ("half of the market", [], "nothing that is owned"),
    ("the first half of 2026", [], "half a year"),
    ("the third quarter", [], "a quarter of a year"),
    ("a fifth of Leapmotor", [20.0], ""),
    ("It holds one third; the other two-thirds belong to Geely.", [33.33, 66.67], ""),
    ("a 50-50 joint venture, a 60:40 company, 51/49", [50, 50, 60, 40, 51, 49], "ratios"),
    ("a fifty-fifty venture", [50.0], ""),
    ("owned in equal shares", [50.0], ""),
    ("split evenly between the two", [50.0], ""),
    ("owned and controlled half and half", [50.0], ""),
    ("won 3-2, a 50-50 chance", [], "a result, odds"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "trap"), SHARES, ids=[text for text, *_ in SHARES])
def test_shares_are_read_as_percent(text, expected, trap):
    assert [value for value, _ in found(text, "percent")] == expected, trap


CAPACITIES = [
    ("40 GWh, 40GWh, 40 gigawatt-hours, 40 gigawatt hours, 40 Gwh", [40.0] * 5, "spellings"),
    ("40 to 50 GWh", [50.0], "of a range the upper end"),
    ("between 40 and 50 GWh", [50.0], ""),
    ("from 40 GWh to 50 GWh", [40.0, 50.0], "a rise"),
    ("23 GWh a year to begin with, 33 some years later", [23.0, 33.0], "the unit is left out"),
    ("500 megawatt-hours", [0.5], ""),
    ("300 MW, 60 kWh, 5 gigawatts", [], "power, and the battery of a car"),
]


@pytest.mark.parametrize(("text", "expected", "trap"), CAPACITIES, ids=[text for text, *_ in CAPACITIES])
def test_capacities_are_read_in_gigawatt_hours(text, expected, trap):
    assert [value for value, _ in found(text, "capacity")] == expected, trap


COUNTS = [
    ("two million vehicles", [(2e6, "vehicles")], ""),
    ("2m cars a year", [(2e6, "vehicles")], "two metres are no cars"),
    ("1.5 lakh units and 3,00,000 vehicles", [(1.5e5, "vehicles"), (3e5, "vehicles")], "Indian commas"),
    ("half a million EVs", [(5e5, "vehicles")], ""),
    ("50,000 cars a year, later rising to 150,000.", [(5e4, "vehicles"), (1.5e5, "vehicles")], "the noun is left out"),
    ("50,000 cars a year, and 150,000 followers", [(5e4, "vehicles")], "another noun"),
    ("Production climbs to 250,000 a year.", [(2.5e5, "vehicles")], ""),
    ("Production climbs to 250,000 tonnes a year.", [], ""),
    ("a 160,000-unit plant", [(1.6e5, "vehicles")], "a compound"),
    ("a two-car family", [], ""),
    ("two electric SUVs", [(2, "models")], "a few cars are models"),
    ("a dozen battery-electric models", [(12, "models")], ""),
    ("three all-new midsize pickups", [(3, "models")], ""),
    ("3,000 new jobs", [(3000, "jobs")], ""),
    ("2000 jobs", [(2000, "jobs")], "no year"),
    ("The number of employees is about 4,700.", [(4700, "jobs")], "the noun stands before the number"),
    ("The plant employs 1,500.", [(1500, "jobs")], ""),
    ("The plant employs 1,500 robots.", [(1500, "jobs")], "the words before speak of people"),
    ("four in 10 EVs, one in five cars", [], "proportions"),
    ("the Vision-S 02 SUV", [], "a name"),
    ("Tesla's Model 3 sedans", [], "a name"),
    ("the F-150 trucks", [], "a name"),
    ("hundreds of thousands of cars", [], "vague"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "trap"), COUNTS, ids=[text for text, *_ in COUNTS])
def test_counts_say_what_is_counted(text, expected, trap):
    assert found(text, "count") == expected, trap


YEARS = [
    ("in late 2026, mid-2027, the second half of 2025, as early as 2028", [2026, 2027, 2025, 2028], ""),
    ("Q3 2026, the third quarter of 2027, H1 2028", [2026, 2027, 2028], ""),
    ("3Q26 and Q4 '27", [2026, 2027], "short quarters"),
    ("fiscal 2026, FY2027, FY28, the 2029 fiscal year", [2026, 2027, 2028, 2029], ""),
    ("in 2026-27", [2026], "an Indian fiscal year"),
    ("2025-2030", [2025, 2030], "a span"),
    ("by year-end 2026", [2026], "the year follows"),
    ("by the end of the year", [2025], "the year of publication"),
    ("next year, last year", [2026, 2024], ""),
    ("later this year", [2025], ""),
    ("in June 2026 and next summer", [2026, 2025], "the next summer is this year's"),
    ("a range of 2026 miles", [2026], "nothing else tells a year from a number"),
    ("2,026 cars", [], "a comma makes it a number"),
    ("by the end of the decade, in the 2030s", [], "vague"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "trap"), YEARS, ids=[text for text, *_ in YEARS])
def test_years_are_read_and_relative_ones_resolved(text, expected, trap):
    assert [value for value, _ in found(text, "year")] == expected, trap


def test_nothing_relative_is_found_without_a_day_of_publication():
    assert figures("It starts next year, as the two said on Friday.", None) == ()


def test_a_relative_year_is_marked_as_such():
    assert [figure.explicit for figure in figures("It starts in 2027, not next year.")] == [True, False]


def test_figures_give_their_words_and_never_overlap():
    text = "Ford puts up to $2bn into a 20 GWh plant with 1,700 jobs by 2026."
    told = figures(text)
    assert [text[figure.start:figure.end] for figure in told] == ["$2bn", "20 GWh", "1,700 jobs", "2026"]
    assert told[0].qualifier == "up to"
    assert all(a.end <= b.start for a, b in pairwise(told))
