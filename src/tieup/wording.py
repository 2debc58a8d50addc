"""Codes, lists, numbers, sums and dates in words, so that charts, tables and prose speak alike.

Everything takes what a published table holds (codes, floats, dates, missing values) and returns plain text in English.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

NOT_STATED = "not stated"

# Only what underscores-to-blanks would get wrong; every other code reads as it is written.
LABELS = {
    # forms
    "equity_stake": "equity stake", "marketing_distribution": "marketing and distribution",
    # stages
    "in_talks": "in talks", "called_off": "called off",
    # binding
    "non_binding": "non-binding",
    # areas
    "electrification": "electrification in general", "ev_platform": "EV platform", "battery": "batteries",
    "battery_materials": "battery materials", "electric_drive": "electric drive",
    "semiconductors_sensors": "chips and sensors", "software_defined_vehicle": "software-defined vehicle",
    "infotainment_connectivity": "infotainment and connectivity", "safety_environment": "safety and environment",
    "sales_service": "sales and service", "charging_infrastructure": "charging", "energy_services": "energy services",
    "hydrogen_fuel_cell": "hydrogen and fuel cells", "hybrid_combustion": "hybrids and combustion",
    # measures
    "equity_share": "share of ownership", "battery_capacity": "battery capacity a year",
    "production_volume": "vehicles made", "model_count": "models", "start_year": "start",
    # dimensions of strategy
    "motive_competition": "catching up with rivals", "motive_scale_cost": "scale and cost",
    "motive_technology_access": "access to technology", "motive_regulation_climate": "rules, climate and trade",
    "zev_target": "target for electric sales", "model_lineup": "electric models",
    "powertrain_mix": "mix of powertrains",
    "supply_chain_localisation": "local supply chain", "market_focus": "choice of markets",
    "software_services": "software and services", "headwind": "headwinds",
    # variables
    "contribution": "who brings what", "term": "figures", "participants": "partners",
    # kinds
    "carmaker": "carmaker", "two_wheeler_maker": "two-wheeler maker", "chipmaker": "chipmaker",
}
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                 "twelve")
# ISO 4217 codes whose sign a reader of English business news takes in without a pause; others keep their code.
SIGNS = {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "CAD": "C$", "AUD": "A$",
         "HKD": "HK$", "SGD": "S$", "NZD": "NZ$", "BRL": "R$", "TWD": "NT$", "MXN": "MX$"}
SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def label(code: str | None) -> str:
    """Return the words for a code of any variable (``ev_platform`` is "EV platform"), "not stated" for none."""
    if code is None or is_missing(code) or code == "not_stated":
        return NOT_STATED
    return LABELS.get(code, code.replace("_", " "))


def is_missing(value: object) -> bool:
    """Return True for None, NaN, NaT and pandas' NA, without needing pandas."""
    return value is None or (not isinstance(value, str) and str(value) in ("nan", "NaT", "<NA>"))


def capitalised(text: str) -> str:
    """Return `text` with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[str], most: int | None = None, of: str = "other", final: str = "and") -> str:
    """Return "A", "A and B" or "A, B and C"; beyond `most` items "A, B and three others". Empty without items.

    `of` names in the singular what is left out ("other", "alliance", "company").
    """
    names = [item for item in items if item]
    if most is not None and len(names) > most + 1:  # "and one other" would be longer than the name itself
        names = [*names[:most], counted(len(names) - most, of if of == "other" else f"other {of}")]
    if len(names) < 2:
        return "".join(names)
    comma = "," if any(" and " in name for name in names) else ""  # "A and B, and C" can be told apart
    return f"{', '.join(names[:-1])}{comma} {final} {names[-1]}"


def spelled(number: int) -> str:
    """Return the number in words up to twelve ("no" for zero), in figures with commas above."""
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else f"{number:,}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return "no alliances", "one alliance", "two alliances", "14 alliances"."""
    return f"{spelled(number)} {noun if number == 1 else plural or plural_of(noun)}"


def plural_of(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if re.search("[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search("(s|x|z|ch|sh)$", noun) else f"{noun}s"


def share_of(part: int, whole: int, noun: str) -> str:
    """Return how much of a group is meant: "both alliances", "none of the four alliances", "two of the four …"."""
    if part == whole:
        return {1: f"the one {noun}", 2: f"both {plural_of(noun)}"}.get(whole, f"all {counted(whole, noun)}")
    if part == 0:
        return {1: f"not the one {noun}", 2: f"neither of the two {plural_of(noun)}"}.get(
            whole, f"none of the {counted(whole, noun)}")
    return f"{spelled(part)} of the {counted(whole, noun)}"


def number(value: float) -> str:
    """Return the number as newspapers print it: "1,200", "4.5", "30 million"; at most three significant decimals."""
    for scale, word in SCALES:
        if abs(value) >= scale:
            return f"{trimmed(value / scale)}{word}"
    return trimmed(value)


def trimmed(value: float) -> str:
    """Return `value` with commas and without needless zeros after the point."""
    return f"{value:,.3f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"


def signs(value: float, unit: str) -> tuple[str, str]:
    """Return what stands before and behind a figure: "US$" and "", "CNY " and "", "" and "%", "" and " GWh"."""
    if unit in ("percent", "year"):
        return "", "%" if unit == "percent" else ""
    if unit in ("vehicles", "models", "jobs"):
        return "", f" {unit[:-1] if value == 1 else unit}"
    return (SIGNS.get(unit, f"{unit} "), "") if re.fullmatch("[A-Z]{3}", unit) else ("", f" {unit}")


def quantity(value: float, unit: str) -> str:
    """Return a figure of the terms table in words: "50%", "US$5 billion", "CNY 10 billion", "40 GWh", "2026"."""
    if is_missing(value):
        return NOT_STATED
    before, behind = signs(value, unit)
    said = str(int(value)) if unit == "year" else trimmed(value) if unit == "percent" else number(value)
    return f"{before}{said}{behind}"


def day(date: datetime.date | None) -> str:
    """Return "15 March 2024", or "not stated" for a missing date."""
    return NOT_STATED if date is None or is_missing(date) else f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def short_day(date: datetime.date | None) -> str:
    """Return "15 Mar 2024", for columns and axes."""
    return NOT_STATED if date is None or is_missing(date) else f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def month(date: datetime.date | None) -> str:
    """Return "March 2024"."""
    return NOT_STATED if date is None or is_missing(date) else f"{MONTHS[date.month - 1]} {date.year}"


def span(first: datetime.date, last: datetime.date) -> str:
    """Return "on 15 March 2024", "in March 2024" or "from March 2022 to March 2024"."""
    if first == last:
        return f"on {day(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"in {month(first)}"
    return f"from {month(first)} to {month(last)}"
