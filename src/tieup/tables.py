"""Records to frames to files and back: what ``schemas`` declares, filled from codings and alliances."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from tieup.codes import SDC_STATUS
from tieup.coding.scope import commitment
from tieup.errors import TableError, gathered
from tieup.identifiers import claims_with_ids
from tieup.model import Claim, Coding, Organisation, Outcome, Rejection, Report, Tieup
from tieup.schemas import TABLES

Row = dict[str, object]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


# ------------------------------------------------------------------------------------------------- records to rows


def rows_of_article(coding: Coding, duplicate_of: str | None, tieup_ids: Mapping[int, str]) -> dict[str, list[Row]]:
    """Return the rows of every table that one article fills; `tieup_ids` name its reports by their number."""
    article, text = coding.article, coding.article.text
    own: dict[str, list[Row]] = defaultdict(list)
    sentences = coding.document.sentences if coding.document else ()
    own["articles"].append({
        "article_id": article.article_id, "file": article.file, "title": article.title,
        "publisher": article.publisher, "author": article.author, "url": article.url,
        "published": article.published, "published_from": article.published_from, "language": article.language,
        "status": coding.status, "duplicate_of": duplicate_of, "characters": len(text),
        "characters_removed": None if coding.document is None and coding.status == "no_alliance"
        else sum(run.end - run.start for run in coding.removed),
        "words": sum(text.count(" ", s.start, s.end) + 1 for s in sentences) if coding.document else len(text.split()),
        "sentences": len(sentences) if coding.document else None, "sha256": article.sha256,
    })  # fmt: skip
    place = {"article_id": article.article_id}
    for run in coding.removed:
        own["removed"].append(place | {"start": run.start, "end": run.end, "text": text[run.start:run.end],
                                       "rule": run.rule})
    for s in sentences:
        own["sentences"].append(place | {"sentence_id": s.sentence_id, "start": s.start, "end": s.end,
                                         "text": text[s.start:s.end], "section": s.section,
                                         "is_quotation": s.is_quotation})
    if coding.document:
        own["mentions"] = [place | {"start": m.start, "end": m.end, "sentence_id": m.sentence_id, "text": m.text,
                                    "organisation": m.organisation, "how": m.how}
                           for found in coding.document.mentions for m in found]
    if coding.status in {"coded", "no_alliance"}:  # a copy's claims are those of the head of its cluster
        add_claims(own, coding, tieup_ids)
    return own


def add_claims(own: dict[str, list[Row]], coding: Coding, tieup_ids: Mapping[int, str]) -> None:
    """Add the rows of an article's claims, of its reports, and of the tables that claims fill."""
    named = claims_with_ids(coding)
    by_number = {report.number: report for report in coding.reports}
    ids_of_report: dict[int, list[str]] = defaultdict(list)
    seen: set[tuple] = set()
    for claim_id, claim in named:
        tieup_id = tieup_ids[claim.report] if claim.report is not None else None
        if claim.report is not None:
            ids_of_report[claim.report].append(claim_id)
        own["claims"].append(claim_row(coding, claim_id, claim, tieup_id))
        table, row = row_of_claim(coding, claim_id, claim, tieup_id, by_number)
        if table and (key := (table, *(row[column] for column in TABLES[table].key))) not in seen:
            seen.add(key)
            own[table].append(row)
    for report in coding.reports:
        own["reports"].append({
            "article_id": coding.article.article_id, "tieup_id": tieup_ids[report.number],
            "participants": list(report.participants), "focus": report.focus,
            "form": report.forms[0] if report.forms else None, "forms": list(report.forms), "stage": report.stage,
            "binding": report.binding, "announced": report.announced, "joint_company": report.joint_company,
            "claim_ids": ids_of_report[report.number],
        })  # fmt: skip


def claim_row(coding: Coding, claim_id: str, claim: Claim, tieup_id: str | None) -> Row:
    return {"claim_id": claim_id, "article_id": coding.article.article_id, "sentence_id": claim.sentence_id,
            "start": claim.start, "end": claim.end, "quote": coding.article.text[claim.start:claim.end],
            "variable": claim.variable, "value": claim.value, "tieup_id": tieup_id,
            "organisation": claim.organisation, "assertion": claim.assertion, "rule": claim.rule,
            "judged": claim.judged}


def row_of_claim(
    coding: Coding, claim_id: str, claim: Claim, tieup_id: str | None, reports: Mapping[int, Report]
) -> tuple[str | None, Row]:
    """Return the table that a claim has a row in besides ``claims``, and the row; (None, {}) if there is none."""
    text = coding.article.text[claim.start:claim.end]
    row: Row = {"article_id": coding.article.article_id, "claim_id": claim_id, "organisation": claim.organisation}
    if claim.variable == "scope":
        stage = reports[claim.report].stage  # type: ignore[index]
        return "scope", row | {"tieup_id": tieup_id, "area": claim.value,
                               "commitment": commitment(stage, claim.assertion)}
    if claim.variable == "contribution":
        return "contributions", row | {"tieup_id": tieup_id, "area": claim.value, "text": text}
    if claim.variable == "term":
        return "terms", row | {"tieup_id": tieup_id, "measure": claim.value, "value": claim.number,
                               "unit": claim.unit, "year": claim.year, "text": text}
    if claim.variable == "strategy":
        return "strategy", row | {"dimension": claim.value, "text": text}
    if claim.variable == "quotation":
        speaker = None if claim.value == "company" else claim.value
        return "quotations", row | {"speaker": speaker, "role": claim.role, "text": text}
    return None, {}


def rows_of_tieups(tieups: Iterable[Tieup]) -> dict[str, list[Row]]:
    """Return the rows of the tables that span articles."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for t in tieups:
        rows["tieups"].append({
            "tieup_id": t.tieup_id, "name": t.name, "participants": list(t.participants),
            "form": t.forms[0] if t.forms else None, "forms": list(t.forms), "stage": t.stage, "binding": t.binding,
            "announced": t.announced, "first_reported": t.first_reported, "last_reported": t.last_reported,
            "articles": len({article for article, _ in t.told}), "focus": t.focus, "joint_company": t.joint_company,
            "sdc_status": SDC_STATUS.get(t.stage or ""),
        })  # fmt: skip
        rows["stages"] += [{"tieup_id": t.tieup_id, "date": e.date, "stage": e.stage, "article_id": e.article_id,
                            "claim_id": e.claim_id} for e in t.stages]
        rows["contradictions"] += [{"tieup_id": t.tieup_id, "variable": c.variable, "values": list(c.values),
                                    "article_ids": list(c.article_ids), "claim_ids": list(c.claim_ids)}
                                   for c in t.contradictions]
    return rows


def rows_of_organisations(
    mentions: Iterable[Row], known: Mapping[str, Organisation], found: Mapping[str, Organisation]
) -> list[Row]:
    """Return a row for each organisation mentioned; `known` holds those of the codebook, `found` those of the texts."""
    count: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        name = str(mention["organisation"])
        count[name] += 1
        articles[name].add(str(mention["article_id"]))
    rows: list[Row] = []
    for name in sorted(count):
        organisation = known.get(name) or found.get(name)
        rows.append({"organisation": name, "kind": organisation.kind if organisation else None,
                     "country": organisation.country if organisation else None,
                     "parent": organisation.parent if organisation else None, "in_codebook": name in known,
                     "mentions": count[name], "articles": len(articles[name])})
    return rows


def rows_of_rejections(rejections: Iterable[Rejection]) -> list[Row]:
    return [{"file": r.file, "reason": r.reason, "detail": r.detail} for r in rejections]


def rows_of_outcomes(outcomes: Iterable[Outcome]) -> list[Row]:
    return [{column.name: getattr(o, column.name) for column in TABLES["judgements"].columns} for o in outcomes]


# ------------------------------------------------------------------------------------------ rows to frames and files


def arrow_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Return the rows as the table that ``schemas`` declares, sorted by its key; raise TableError if they break it."""
    table = TABLES[name]
    ordered = sorted(rows, key=lambda row: tuple(sortable(row.get(column)) for column in table.key))
    try:
        made = pa.Table.from_pylist([{c.name: row.get(c.name) for c in table.columns} for row in ordered],
                                    schema=table.schema)
        made.validate(full=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise TableError(f"table {name}: {error}") from None
    gathered(faults(name, ordered), TableError)
    return made


def sortable(value: object) -> tuple:
    """Sort nulls first."""
    return (False,) if value is None else (True, value)


def faults(name: str, rows: Sequence[Row]) -> list[str]:
    """Return a sentence for each missing value, unknown code and doubled key in the rows of a table."""
    table, problems = TABLES[name], []
    for column in table.columns:
        for row in rows:
            value = row.get(column.name)
            if value is None and not column.optional:
                problems.append(f"table {name}: {column.name} is missing in {describe(name, row)}")
            if value is None or not column.codes:
                continue
            for item in value if isinstance(value, list) else [value]:
                if item not in column.codes:
                    problems.append(f"table {name}: {item!r} is no code of {column.name} in {describe(name, row)}")
    doubled = [key for key, n in Counter(tuple(row.get(c) for c in table.key) for row in rows).items() if n > 1]
    return problems + [f"table {name}: {key} stands twice" for key in doubled]


def describe(name: str, row: Row) -> str:
    return ", ".join(f"{column}={row.get(column)}" for column in TABLES[name].key)


def frame(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a frame with exact types: dates stay dates, lists stay lists, null stays null."""
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def write_tables(made: Mapping[str, pa.Table], texts: Mapping[str, str], folder: Path) -> None:
    """Write every table as Parquet and CSV, and every text of record, below `folder`."""
    (folder / "text").mkdir(parents=True, exist_ok=True)
    for name, table in made.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd", write_statistics=False)
        pyarrow.csv.write_csv(for_people(table), folder / f"{name}.csv")
    for article_id, text in texts.items():
        (folder / "text" / f"{article_id}.txt").write_text(text, encoding="utf-8", newline="")


def for_people(table: pa.Table) -> pa.Table:
    """Return the table as a spreadsheet may open it: lists joined by "; ", text that looks like a formula quoted."""
    columns = []
    for field, column in zip(table.schema, table.columns, strict=True):
        values = column.to_pylist()
        if pa.types.is_list(field.type):
            values = ["; ".join(value) if value is not None else None for value in values]
        if pa.types.is_list(field.type) or pa.types.is_string(field.type):
            values = ["'" + v if isinstance(v, str) and v.startswith(FORMULA_STARTS) else v for v in values]
            columns.append(pa.array(values, pa.string()))
        else:
            columns.append(pa.array(values, field.type))
    return pa.table(columns, names=table.schema.names)


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return every table in `folder` by name; raise TableError that names those missing and how to make them."""
    missing = [name for name in TABLES if not (folder / f"{name}.parquet").exists()]
    if missing:
        raise TableError(f"{folder}: no table {', '.join(missing)}. Run 'tieup tables' to code the articles first.")
    return {name: frame(pq.read_table(folder / f"{name}.parquet")) for name in TABLES}


def read_text(folder: Path, article_id: str) -> str:
    """Return an article's text of record; raise TableError if it is not there."""
    path = folder / "text" / f"{article_id}.txt"
    if not path.exists():
        raise TableError(f"{path}: no such text. Run 'tieup tables' to code the articles first.")
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def as_of(articles: Iterable[Row]) -> datetime.date | None:
    """Return the latest day of publication, which stands for "today" in everything that is published."""
    return max((row["published"] for row in articles if row["published"]), default=None)  # type: ignore[type-var, return-value]


