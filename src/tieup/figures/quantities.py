"""Money, percentages, capacities and counts as business news writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieup.model import Figure, Sentence

SIGNS = {"$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD",
         "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "Rs": "INR", "Rs.": "INR",
         "RMB": "CNY"}  # fmt: skip
CODES = ("USD", "EUR", "GBP", "JPY", "KRW", "INR", "CNY", "CAD", "AUD", "SEK", "CHF", "THB", "IDR", "MYR", "VND")
WORDS = {"u.s. dollar": "USD", "us dollar": "USD", "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY",
         "won": "KRW", "rupee": "INR", "yuan": "CNY", "renminbi": "CNY", "swedish kronor": "SEK", "swedish crown": "SEK",
         "swiss franc": "CHF", "canadian dollar": "CAD", "australian dollar": "AUD", "baht": "THB", "rupiah": "IDR",
         "ringgit": "MYR", "dong": "VND"}  # fmt: skip
SCALES = {"trillion": 1e12, "trn": 1e12, "tn": 1e12, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "million": 1e6, "mln": 1e6,
          "mn": 1e6, "m": 1e6, "thousand": 1e3, "crore": 1e7, "lakh": 1e5, "lakh crore": 1e12}  # fmt: skip
NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
SIGN = "|".join(re.escape(sign) for sign in sorted([*SIGNS, *CODES], key=len, reverse=True))
WORD = "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))
MONEY = re.compile(
    rf"(?<![\w$])(?P<sign>{SIGN}) ?(?P<n1>{NUMBER})(?:[ -]?(?P<s1>{SCALE})\b)?"
    rf"|(?<![\w.,])(?P<n2>{NUMBER})(?:[ -]?(?P<s2>{SCALE}))?[ -](?P<word>{WORD})s?\b", re.IGNORECASE)
PERCENT = re.compile(rf"(?<![\w.,-])(?P<number>{NUMBER}) ?(?:%|per ?cent\b|pct\b)", re.IGNORECASE)
PAIR = re.compile(r"(?<!\d)(\d{1,2}(?:\.\d+)?)[-–:/](\d{1,2}(?:\.\d+)?)(?![\d%])")
CAPACITY = re.compile(rf"(?<![\w.,])(?P<number>{NUMBER})[ -]?(?P<unit>GWh|MWh|gigawatt[- ]hours?|megawatt[- ]hours?)", re.IGNORECASE)
SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
COUNT = re.compile(
    rf"(?<![\w.,$€£¥])(?P<number>{NUMBER}|{'|'.join(SMALL)})(?: (?P<scale>million|thousand))?"
    r"(?P<between>(?: (?:new|all-electric|electric|fully|battery|battery-electric|compact|more|additional|direct|local|zero-emission))*)"
    r" (?P<noun>vehicles|cars|units|EVs|trucks|vans|buses|models|SUVs|jobs|workers|employees|people)\b", re.IGNORECASE)
NOUNS = {"models": "models", "suvs": "models", "jobs": "jobs", "workers": "jobs", "employees": "jobs", "people": "jobs"}
QUALIFIER = re.compile(r"(?:up to|as much as|about|around|roughly|some|nearly|almost|more than|over|at least) ?$", re.IGNORECASE)


def find_quantities(text: str, sentence: Sentence) -> Iterator[Figure]:
    """Yield money, percentages, capacities and counts; a sum in brackets after another sum is its conversion."""
    start, end = sentence.start, sentence.end
    last = -9
    for match in MONEY.finditer(text, start, end):
        before = text[max(start, match.start() - 14):match.start()]
        conversion = before.endswith("(") and match.start() - last < 6
        last = match.end()
        number, scale = match["n1"] or match["n2"], match["s1"] or match["s2"]
        unit = unit_of(match["sign"]) if match["sign"] else WORDS[match["word"].lower()]
        value = float(number.replace(",", "")) * SCALES.get((scale or "").lower(), 1.0)
        yield made(match, sentence, "money", value, unit, "conversion" if conversion else qualifier(before))
    for match in PERCENT.finditer(text, start, end):
        yield made(match, sentence, "percent", float(match["number"].replace(",", "")), "percent",
                   qualifier(text[max(start, match.start() - 14):match.start()]))
    for match in PAIR.finditer(text, start, end):
        if abs(float(match[1]) + float(match[2]) - 100) < 0.01:
            for group in (1, 2):
                yield Figure(match.start(group), match.end(group), sentence.sentence_id, "percent", float(match[group]),
                             "percent", None, "pair")
    for match in CAPACITY.finditer(text, start, end):
        factor = 0.001 if match["unit"].lower().startswith("m") else 1.0
        yield made(match, sentence, "capacity", float(match["number"].replace(",", "")) * factor, "GWh", "")
    for match in COUNT.finditer(text, start, end):
        number = match["number"].lower()
        value = SMALL.get(number) or float(number.replace(",", ""))
        value *= SCALES.get((match["scale"] or "").lower(), 1.0)
        yield made(match, sentence, "count", value, NOUNS.get(match["noun"].lower(), "vehicles"), "")


def unit_of(sign: str) -> str:
    """Return the ISO 4217 code of a sign or code, in whatever case it is written."""
    by_case = {name.lower(): code for name, code in SIGNS.items()} | {code.lower(): code for code in CODES}
    return by_case[sign.lower()]


def qualifier(before: str) -> str:
    match = QUALIFIER.search(before)
    return match[0].strip().lower() if match else ""


def made(match: re.Match[str], sentence: Sentence, kind: str, value: float, unit: str, said: str) -> Figure:
    return Figure(match.start(), match.end(), sentence.sentence_id, kind, value, unit, None, said)
