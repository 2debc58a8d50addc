"""Measures coded tables against hand-coded answers, variable by variable.

Counts are those of the message understanding conferences: correct, incorrect, spurious and missing fills. ``ERR`` is
the error per response fill of MUC-5, (incorrect + spurious + missing) / (correct + incorrect + spurious + missing).
Intervals are 90 % bootstrap intervals over articles with a fixed seed, so that the same tables give the same figures.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from tieup.codes import FORMS
from tieup.errors import InputError, TableError

FIELDS = ("correct", "incorrect", "spurious", "missing")
NOT_POOLED = {"has_tieup", "tieups_main_lenient", "boilerplate", "language", "published"}  # would count a fill twice
DRAWS, SEED = 200, 7
LOW, HIGH = 10, -11  # of 200 sorted draws: the 5th and the 95th percentile
MATCHED_OVERLAP = 0.5  # a gold and a coded alliance are the same one if they share half of their participants
HEADLINE_REACH = 60  # a gold run that begins before this and stands twice is the repeated headline
LEGAL = re.compile(
    r"\b(inc|corp|co|ltd|plc|ag|se|nv|n v|sa|s a|spa|llc|gmbh|company|corporation|limited|ab|kk|pte|bhd)$")
# The ways in which coders and programs write one name, folded; mere badges and units score as their company. They are
# fixed and not the codebook's, so that a change of the codebook does not move the measure by which it is measured.
WRITTEN = {
    "bmw": ("bmw group",), "byd": ("byd auto",), "fiat chrysler": ("fca",), "ford": ("ford motor",),
    "foton": ("beiqi foton",), "foxconn": ("foxconn technology", "hon hai"),
    "geely": ("geely holding", "zhejiang geely"), "general motors": ("gm", "general motors company", "cruise"),
    "google": ("alphabet",), "gotion": ("gotion high-tech",), "honda": ("honda motor",),
    "hyundai": ("hyundai motor",), "idemitsu": ("idemitsu kosan",), "lg energy solution": ("lges", "lg energy"),
    "mercedes-benz": ("mercedes", "mercedes-benz group"), "mitsubishi motors": ("mitsubishi motor",),
    "nhtsa": ("national highway traffic safety administration",), "nissan": ("nissan motor",),
    "panasonic": ("panasonic energy",), "renault": ("renault group", "groupe renault"), "saic": ("saic motor",),
    "sk on": ("sk battery",), "softbank": ("softbank group",), "sony": ("sony group",),
    "stellantis": ("stellantis nv",), "tata motors": ("tata",), "toyota": ("toyota motor",),
    "volkswagen": ("vw", "volkswagen group", "audi", "vw group", "cariad"), "volvo cars": ("volvo car",),
    "volvo group": ("volvo", "ab volvo"), "xpeng": ("xpeng motors",),
}  # fmt: skip
CANONICAL = {written: name for name, ways in WRITTEN.items() for written in ways}
NEEDED = ("articles", "reports", "scope", "contributions", "terms", "strategy", "quotations", "removed")


@dataclass
class Tally:
    """Counts by variable and article, and the list of what was missed."""

    counts: dict[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter)))
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)

    def compare_sets(self, variable: str, article: str, gold: Iterable, said: Iterable) -> None:
        gold, said = set(gold), set(said)
        self.counts[variable][article].update(
            correct=len(gold & said), missing=len(gold - said), spurious=len(said - gold))
        self.errors += [(variable, article, "missing", str(item)) for item in sorted(gold - said, key=str)]
        self.errors += [(variable, article, "spurious", str(item)) for item in sorted(said - gold, key=str)]

    def compare_values(self, variable: str, article: str, gold: object, said: object) -> None:
        counts = self.counts[variable][article]
        if gold is None and said is None:
            return
        kind = "correct" if gold == said else "spurious" if gold is None else "missing" if said is None else "incorrect"
        counts[kind] += 1
        if kind != "correct":
            self.errors.append((variable, article, kind, f"gold {gold} said {said}"))


def evaluate(gold: Path, processed: Path, only: str = "") -> tuple[pd.DataFrame, Tally]:
    """Return a row of figures for each variable and for ALL, and the tally behind them.

    `gold` holds ``<article_id>.yaml`` files of the coding guide, `processed` the tables. Raise InputError if there is
    no gold file or no article of one in the tables, TableError if a table is missing.
    """
    answers = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.yaml"))]
    answers = [answer for answer in answers if answer["article_id"].startswith(only)]
    if not answers:
        raise InputError(f"{gold}: no hand-coded answers (<article_id>.yaml) here.")
    rows = {name: read_rows(processed, name) for name in NEEDED}
    if not any(answer["article_id"] in rows["articles"] for answer in answers):
        raise InputError(f"{processed}: none of the {len(answers)} hand-coded articles of {gold} is in these tables. "
                         f"Code their texts first, 'tieup tables --raw {gold.parent / 'articles'} --out FOLDER', and "
                         f"measure those: 'tieup score {gold} FOLDER'.")
    names, tally = Names(), Tally()
    for answer in answers:
        compare_article(answer, {name: found.get(answer["article_id"], []) for name, found in rows.items()},
                        processed, names, tally)
    return figures(tally), tally


def read_rows(processed: Path, name: str) -> dict[str, list[dict]]:
    """Return a table's rows by article."""
    path = processed / f"{name}.parquet"
    if not path.exists():
        raise TableError(f"{path}: no such table. Run 'tieup tables' to code the articles first.")
    rows: dict[str, list[dict]] = defaultdict(list)
    table: pa.Table = pq.read_table(path)
    for row in table.to_pylist():
        rows[row["article_id"]].append(row)
    return rows


class Names:
    """Folds organisations and persons for comparison."""

    def organisation(self, name: str | None) -> str | None:
        """Return the folded short name, or None."""
        return None if name is None else CANONICAL.get(fold_name(name), fold_name(name))

    def person(self, name: str | None) -> str | None:
        """Return the folded last name, or None."""
        parts = re.sub(r"[^\w\s-]", " ", unicodedata.normalize("NFKD", name or "")).casefold().split()
        parts = [part for part in parts if part not in {"mr", "ms", "mrs", "dr"}]
        return parts[-1] if parts else None


def fold_name(name: str) -> str:
    """Return an organisation's name in lower case, without dots, commas and legal form."""
    name = unicodedata.normalize("NFKC", name).casefold().replace(".", " ").replace(",", " ")
    name = " ".join(name.split())
    while " " in name and (shorter := LEGAL.sub("", name).strip()) != name:
        name = shorter
    return name


def compare_article(gold: dict, said: Mapping[str, list[dict]], processed: Path, names: Names, tally: Tally) -> None:
    """Add one article to the tally."""
    article_id = gold["article_id"]
    article = said["articles"][0] if said["articles"] else {}
    tally.compare_values("language", article_id, gold.get("language"), article.get("language"))
    tally.compare_values("published", article_id, day(gold.get("published")), day(article.get("published")))
    tally.compare_values("duplicate_of", article_id, gold.get("duplicate_of"), article.get("duplicate_of"))
    compare_removed(gold, said["removed"], processed, tally)
    if gold.get("language", "en") != "en" or gold.get("duplicate_of"):
        return  # content is coded for English originals
    compare_tieups(gold, said, names, tally)
    tally.compare_sets(
        "strategy", article_id,
        [(names.organisation(row["organisation"]), row["dimension"]) for row in gold.get("strategy") or []],
        [(names.organisation(row["organisation"]), row["dimension"]) for row in said["strategy"]])  # fmt: skip
    quoted, found = ([(names.person(row["speaker"]), names.organisation(row["organisation"])) for row in rows]
                     for rows in (gold.get("quotations") or [], said["quotations"]))  # fmt: skip
    tally.compare_sets("quotations", article_id, quoted, found)


def compare_removed(gold: dict, removed: list[dict], processed: Path, tally: Tally) -> None:
    """Compare the characters marked as no story with the gold runs, where the gold has any."""
    path = processed / "text" / f"{gold['article_id']}.txt"
    if not gold.get("boilerplate") or not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    want = {place for run in gold["boilerplate"] for place in places_of(text, run)}
    have = {place for row in removed for place in range(row["start"], row["end"])}
    tally.counts["boilerplate"][gold["article_id"]].update(
        correct=len(want & have), missing=len(want - have), spurious=len(have - want))


def places_of(text: str, run: str | dict) -> range:
    """Return the characters of a gold run: verbatim, or from the words it starts with to those it ends with."""
    if isinstance(run, dict):
        start = text.find(run["starts"])
        end = text.find(run["ends"], start) if start >= 0 else -1
        return range(start, end + len(run["ends"])) if end >= 0 else range(0)
    start = text.find(run)
    again = text.find(run, start + 1)
    if 0 <= start <= HEADLINE_REACH and again > 0:
        start = again
    return range(start, start + len(run)) if start >= 0 else range(0)


def compare_tieups(gold: dict, said: Mapping[str, list[dict]], names: Names, tally: Tally) -> None:
    """Compare the alliances of one article and everything that belongs to its main ones."""
    article_id = gold["article_id"]
    wanted = [(frozenset(map(names.organisation, row["participants"])), row) for row in gold.get("tieups") or []]
    told = [(frozenset(map(names.organisation, row["participants"])), row) for row in said["reports"]]
    main_wanted = [who for who, row in wanted if row["focus"] == "main"]
    main_told = [who for who, row in told if row["focus"] == "main"]
    tally.compare_values("has_tieup", article_id, True if main_wanted else None, True if main_told else None)
    spelled = lambda groups: [tuple(sorted(map(str, who))) for who in groups]  # noqa: E731
    tally.compare_sets("tieups_main", article_id, spelled(main_wanted), spelled(main_told))
    tally.compare_sets("tieups_all", article_id, spelled(w for w, _ in wanted), spelled(w for w, _ in told))
    tally.compare_sets("participants", article_id, frozenset().union(*main_wanted), frozenset().union(*main_told))
    pairs, lost, extra = match(wanted, told)
    tally.counts["tieups_main_lenient"][article_id].update(
        correct=sum(g["focus"] == "main" for g, _ in pairs), missing=sum(g["focus"] == "main" for g in lost),
        spurious=sum(s["focus"] == "main" for s in extra))  # fmt: skip
    for want, tell in [*pairs, *((row, None) for row in lost), *((None, row) for row in extra)]:
        if (want or tell)["focus"] == "main":
            compare_details(article_id, want, tell, said, names, tally)


def match(wanted: Sequence[tuple], told: Sequence[tuple]) -> tuple[list, list, list]:
    """Pair gold and coded alliances greedily by their share of common participants; the rest is lost or extra."""
    overlaps = sorted(((len(g & s) / len(g | s), -i, -j) for i, (g, _) in enumerate(wanted)
                       for j, (s, _) in enumerate(told) if g & s), reverse=True)
    of_gold: dict[int, int] = {}
    for overlap, i, j in overlaps:
        if overlap >= MATCHED_OVERLAP and -i not in of_gold and -j not in of_gold.values():
            of_gold[-i] = -j
    return ([(wanted[i][1], told[j][1]) for i, j in of_gold.items()],
            [row for i, (_, row) in enumerate(wanted) if i not in of_gold],
            [row for j, (_, row) in enumerate(told) if j not in of_gold.values()])


def compare_details(article_id: str, want: dict | None, tell: dict | None, said: Mapping[str, list[dict]],
                    names: Names, tally: Tally) -> None:
    """Compare form, stage, scope and the rest of a main alliance; a missing or extra one counts with all its fills."""
    gold, own = want or {}, tell or {}
    if want and tell:
        tally.compare_values("focus", article_id, "main", "main" if tell["focus"] == "main" else "background")
        primary = next((form for form in FORMS if form in gold.get("forms", [])), None)
        tally.compare_values("form", article_id, primary, tell["form"])
        tally.compare_values("stage", article_id, gold.get("stage"), tell["stage"])
        tally.compare_values("binding", article_id, gold.get("binding"), tell["binding"])
    tally.compare_values("announced", article_id, day(gold.get("announced")), day(own.get("announced")))
    tally.compare_sets("forms", article_id, gold.get("forms") or [], own.get("forms") or [])

    def of(table: str) -> list[dict]:
        return [row for row in said[table] if tell and row["tieup_id"] == tell["tieup_id"]]

    tally.compare_sets("scope", article_id, gold.get("scope") or [], [row["area"] for row in of("scope")])
    tally.compare_sets(
        "contributions", article_id,
        [(names.organisation(row["organisation"]), row["area"]) for row in gold.get("contributions") or []],
        [(names.organisation(row["organisation"]), row["area"]) for row in of("contributions")])  # fmt: skip
    tally.compare_sets("terms", article_id, map(figure, gold.get("terms") or []), map(figure, of("terms")))


def figure(row: Mapping) -> tuple[str, str, str | None]:
    """Return a term for comparison: measure, value to three digits, unit."""
    return row["measure"], f"{float(row['value']):.3g}", row.get("unit") or None


def day(value: object) -> str | None:
    return None if value is None else str(value)[:10]


# --------------------------------------------------------------------------------------------------------- figures


def figures(tally: Tally) -> pd.DataFrame:
    """Return precision, recall, F1 with its interval, and ERR of each variable and of all pooled."""
    pooled: dict[str, Counter[str]] = defaultdict(Counter)
    for variable, by_article in tally.counts.items():
        for article_id, counts in by_article.items() if variable not in NOT_POOLED else ():
            pooled[article_id].update(counts)
    generator, rows = random.Random(SEED), []
    for variable, by_article in [*tally.counts.items(), ("ALL", pooled)]:
        articles = list(by_article)
        draws = sorted(ratios(total(by_article, [generator.choice(articles) for _ in articles]))["F1"]
                       for _ in range(DRAWS))
        counts = total(by_article, articles)
        rows.append({"variable": variable, "gold": counts["correct"] + counts["incorrect"] + counts["missing"],
                     **ratios(counts), "F1_low": draws[LOW], "F1_high": draws[HIGH]})
    return pd.DataFrame(rows)[["variable", "gold", "P", "R", "F1", "F1_low", "F1_high", "ERR"]]


def total(by_article: Mapping[str, Counter[str]], articles: Iterable[str]) -> Counter[str]:
    summed: Counter[str] = Counter()
    for article in articles:
        summed.update(by_article[article])
    return summed


def ratios(counts: Mapping[str, int]) -> dict[str, float]:
    """Return P, R, F1 and ERR; a ratio of nothing is not a number."""
    c, i, s, m = (counts.get(name, 0) for name in FIELDS)
    precision = c / (c + i + s) if c + i + s else float("nan")
    recall = c / (c + i + m) if c + i + m else float("nan")
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / (precision + recall) if c else 0.0,
            "ERR": (i + s + m) / (c + i + s + m) if c + i + s + m else float("nan")}


def to_json(table: pd.DataFrame) -> str:
    """Return the figures as JSON, by variable."""
    rows = {row["variable"]: {key: None if value != value else value for key, value in row.items()}
            for row in table.to_dict("records")}
    return json.dumps(rows, indent=1, ensure_ascii=False)
