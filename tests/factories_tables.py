"""Published tables for tests, made from hand-coded answers instead of from articles.

Each answer becomes one dummy sentence that the claim quotes, so that every row keeps its evidence: offsets are right
and ``text[start:end] == quote``. The rows then go the product's own way through ``resolution`` and ``tables``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pandas as pd
import yaml

from tieup import tables
from tieup.codes import FORMS
from tieup.model import Article, Claim, Coding, Document, Mention, Report, Sentence
from tieup.resolution import resolve
from tieup.schemas import TABLES

GOLD = Path(__file__).parent / "gold" / "coded"
# A fixed set, so that articles which are added later change no test that counts.
FIRST_CODED = [f"d{number:03}" for number in range(1, 40) if number % 4]
ASSERTIONS = {"rumoured": "possible", "in_talks": "possible", "memorandum": "possible",
              "definitive_agreement": "planned"}

HONDA_NISSAN = {
    "article_id": "hn", "published": "2024-03-15", "publisher": "The Independent",
    "title": "Nissan and Honda to work together on electric vehicles",
    "tieups": [{"participants": ["Honda", "Nissan"], "forms": ["strategic_alliance"], "stage": "memorandum",
                "binding": "non_binding", "announced": "2024-03-15",
                "scope": ["electrification", "software_defined_vehicle", "vehicle_development"]}],
    "strategy": [{"organisation": organisation, "dimension": dimension} for organisation in ("Honda", "Nissan")
                 for dimension in ("motive_scale_cost", "motive_competition")],
}  # fmt: skip
HONDA_SONY = {
    "article_id": "hs", "published": "2022-03-07", "title": "Sony and Honda to explore a joint venture",
    "tieups": [{"participants": ["Honda", "Sony"], "forms": ["joint_venture", "strategic_alliance"],
                "stage": "memorandum",
                "scope": ["vehicle_development", "manufacturing", "sales_service", "semiconductors_sensors",
                          "infotainment_connectivity", "safety_environment", "mobility_services"],
                "contributions": [
                    *({"organisation": "Honda", "area": area} for area in
                      ("vehicle_development", "manufacturing", "sales_service", "safety_environment")),
                    *({"organisation": "Sony", "area": area} for area in
                      ("semiconductors_sensors", "infotainment_connectivity"))]}],
    "strategy": [{"organisation": "Honda", "dimension": "motive_technology_access"},
                 {"organisation": "Sony", "dimension": "motive_technology_access"},
                 {"organisation": "Sony", "dimension": "software_services"}],
    "quotations": [{"speaker": "Kenichiro Yoshida", "organisation": "Sony"},
                   {"speaker": "Toshihiro Mibe", "organisation": "Honda"},
                   {"speaker": None, "organisation": "Honda"}],
}  # fmt: skip

LONG = "Guangzhou Automobile Group New Energy Automobile Technology Industry Development Company"
HOSTILE = ("<b>Müller & Söhne</b>", "$\\frac{1}{0}$ Motors", "比亚迪", "#set page(width: 0pt)", '=HYPERLINK("http://x")',
           "현대자동차", "**Bold** _Cars_ {x}", "شركة", "Pik🚗Car", LONG)


def two_alliances() -> dict[str, pd.DataFrame]:
    """Return Honda-Nissan and Honda-Sony, the two alliances that the project ships with."""
    return make_tables([HONDA_NISSAN, HONDA_SONY])


def gold_alliances(most: int) -> dict[str, pd.DataFrame]:
    """Return tables of the first hand-coded articles that tell of `most` alliances."""
    return {name: frame.copy() for name, frame in made_of_gold(most).items()}


@lru_cache
def made_of_gold(most: int) -> dict[str, pd.DataFrame]:
    """Return these tables, made once."""
    articles = [yaml.safe_load((GOLD / f"{name}.yaml").read_text(encoding="utf-8")) for name in FIRST_CODED]
    kept, told, rows = [], 0, 0
    for article in articles:
        if told >= most:
            break
        own = [t for t in article["tieups"] if t["focus"] == "main" or most > 10]
        if rows + len(own) > most:  # before that there cannot be too many: articles may tell of the same one
            told = len(resolve(make_coding(fields) for fields in kept))
            own = own[: most - told]
        kept.append({**article, "tieups": own, "title": f"Article {article['article_id']}",
                     "publisher": f"Outlet {len(kept) % 7}"})
        rows += len(own)
        told = len(resolve(make_coding(fields) for fields in kept)) if rows >= most else 0
    return make_tables(kept)


def hostile_alliances() -> dict[str, pd.DataFrame]:
    """Return alliances whose names are markup, formulas, other scripts and very long, and whose areas are many."""
    articles = []
    for number, (first, second) in enumerate(zip(HOSTILE, HOSTILE[1:] + HOSTILE[:1], strict=True)):
        alliance = {"participants": [first, second], "forms": ["joint_venture"], "stage": "memorandum",
                    "scope": ["battery", "manufacturing"],
                    "contributions": [{"organisation": first, "area": "battery"}],
                    "terms": [{"measure": "investment", "value": 1e9 * (number + 1), "unit": "USD",
                               "organisation": first, "year": None}]}
        articles.append({"article_id": f"h{number:02d}", "published": f"2024-0{number % 9 + 1}-01",
                         "title": f"<script>{first}</script>", "publisher": f"{second}", "tieups": [alliance],
                         "strategy": [{"organisation": first, "dimension": "headwind"}]})
    return make_tables(articles)


def bare_alliances() -> dict[str, pd.DataFrame]:
    """Return two alliances of which nothing but the partners is stated, in undated articles of unknown outlets."""
    return make_tables([{"article_id": f"b{number}", "tieups": [{"participants": pair}]}
                        for number, pair in enumerate([["Ford", "Volkswagen"], ["BMW", "Toyota"]])])


def empty_tables() -> dict[str, pd.DataFrame]:
    """Return every table without a row."""
    return {name: tables.frame(tables.arrow_table(name, [])) for name in TABLES}


def make_tables(articles: Iterable[Mapping], copies: Mapping[str, str] | None = None) -> dict[str, pd.DataFrame]:
    """Return the published tables of hand-coded articles; `copies` names the head of each copied article's cluster."""
    copies = copies or {}
    codings = sorted((make_coding(fields) for fields in articles), key=lambda coding: coding.article.article_id)
    codings = [replace(c, status="duplicate") if c.article.article_id in copies else c for c in codings]
    tieups = resolve(coding for coding in codings if coding.status == "coded")
    ids = {telling: tieup.tieup_id for tieup in tieups for telling in tieup.told}
    rows: dict[str, list] = {name: [] for name in TABLES}
    for coding in codings:
        article_id = coding.article.article_id
        own = {r.number: ids[article_id, r.number] for r in coding.reports if (article_id, r.number) in ids}
        for name, more in tables.rows_of_article(coding, copies.get(article_id), own).items():
            rows[name] += more
    for name, more in tables.rows_of_tieups(tieups).items():
        rows[name] += more
    rows["organisations"] = tables.rows_of_organisations(rows["mentions"], {}, {})
    return {name: tables.frame(tables.arrow_table(name, rows[name])) for name in TABLES}


class Script:
    """A dummy article in the making: each `say` adds a sentence and returns its claim."""

    def __init__(self) -> None:
        self.text, self.sentences, self.mentions = "", [], []

    def say(self, words: str, variable: str, value: str, organisation: str | None = None, **fields) -> Claim:
        start = len(self.text)
        number = len(self.sentences)
        self.text += f"{words}.\n"
        self.sentences.append(Sentence(number, start, start + len(words) + 1, "body", variable == "quotation", number))
        named = Mention(start, start + 1, number, words[:1], organisation, "name") if organisation else None
        self.mentions.append((named,) if named else ())
        return Claim(number, start, start + len(words), variable, value, f"{variable}.made", organisation=organisation,
                     **fields)


def make_coding(fields: Mapping) -> Coding:
    """Return the coding of one hand-coded article (a mapping of the coding guide's form; missing keys are fine)."""
    script, reports, claims = Script(), [], []
    for number, alliance in enumerate(fields.get("tieups") or ()):
        reports.append(make_report(script, number, alliance))
        claims += claims_of_alliance(script, number, alliance)
    for row in fields.get("strategy") or ():
        claims.append(script.say(f"{row['organisation']} on {row['dimension']}", "strategy", row["dimension"],
                                 row["organisation"]))
    for row in fields.get("quotations") or ():
        claims.append(script.say("“We will walk this road together to the end”", "quotation",
                                 row["speaker"] or "company", row["organisation"], role=row.get("role")))
    article = Article(fields["article_id"], f"{fields['article_id']}.txt", script.text, fields.get("language", "en"),
                      "0" * 64, fields.get("title"), fields.get("publisher"), published=as_day(fields.get("published")),
                      published_from="text" if fields.get("published") else "none")
    document = Document(article, (), tuple(script.sentences), tuple(script.mentions), (), ())
    return Coding(article, "coded" if reports else "no_alliance", (), document, tuple(reports), tuple(claims))


def make_report(script: Script, number: int, alliance: Mapping) -> Report:
    parties, who = tuple(sorted(alliance["participants"])), " and ".join(alliance["participants"])
    said = [script.say(f"{who} are partners", "participants", party, party, report=number) for party in parties]
    for variable, values in (("form", alliance.get("forms") or ()), ("stage", [alliance.get("stage")]),
                             ("binding", [alliance.get("binding")]), ("announced", [alliance.get("announced")])):
        said += [script.say(f"{who}: {variable} {value}", variable, str(value), report=number)
                 for value in values if value and value != "not_stated"]
    forms = tuple(form for form in FORMS if form in (alliance.get("forms") or ()))
    return Report(number, parties, alliance.get("focus", "main"), forms, alliance.get("stage"),
                  alliance.get("binding") or "not_stated", as_day(alliance.get("announced")),
                  alliance.get("joint_company"), (), tuple(said))


def claims_of_alliance(script: Script, number: int, alliance: Mapping) -> list[Claim]:
    who, firm = " and ".join(alliance["participants"]), ASSERTIONS.get(alliance.get("stage"), "factual")
    claims = [script.say(f"{who} work on {area}", "scope", area, report=number, assertion=firm)
              for area in alliance.get("scope") or ()]
    claims += [script.say(f"{row['organisation']} brings {row['area']} to {who}", "contribution", row["area"],
                          row["organisation"], report=number) for row in alliance.get("contributions") or ()]
    claims += [script.say(f"{who}: {row['measure']} {row['value']} {row['unit']}", "term", row["measure"],
                          row["organisation"], report=number, number=float(row["value"]), unit=row["unit"],
                          year=row.get("year")) for row in alliance.get("terms") or ()]
    return claims


def as_day(value: str | datetime.date | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
