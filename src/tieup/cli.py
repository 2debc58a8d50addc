"""The command line: a thin layer over functions that can be imported.

Exit codes: 0 done, 1 failed, 2 wrongly called.
"""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from tieup.errors import EditionError, TieupError
from tieup.handwriting import read_yaml
from tieup.places import find
from tieup.progress import Told, shown

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Raw = Annotated[Path | None, typer.Option("--raw", help="Folder of the articles.", show_default="data/raw")]
Processed = Annotated[Path | None, typer.Option(help="Folder of the tables.", show_default="data/processed")]
Reports = Annotated[Path | None, typer.Option(help="Folder of the briefings.", show_default="reports")]
Editions = Annotated[Path | None, typer.Option(help="Folder of the editions.", show_default="editions")]
Judged = Annotated[Path | None, typer.Option("--judgements", help="File of the reviewers' judgements.",
                                             show_default="judgements.yaml beside the articles' folder")]  # fmt: skip
Processes = Annotated[int, typer.Option(min=0, help="Processes to code with; 0: one for each core.")]


def main() -> None:
    """Run the command line; a failure that the user can mend is told in plain words."""
    # jsonschema does without this library, which takes a second to load and checks addresses that no notebook has
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    try:
        app()
    except TieupError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


def print_version(wanted: bool) -> None:
    if wanted:
        print(metadata.version("tieup"))
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=print_version,
                                          is_eager=True)] = False,
) -> None:  # fmt: skip
    """Reads news articles about electric-vehicle alliances and prints a briefing."""


@app.command()
def tables(
    raw: Raw = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables.", show_default="data/processed")] = None,
    processes: Processes = 1,
    codebook: Annotated[Path | None, typer.Option(help="Folder of another codebook.", exists=True)] = None,
    judgements: Judged = None,
) -> None:
    """Code a folder of articles into tables."""
    from tieup.codebook import HERE
    from tieup.run import make_tables
    from tieup.sources.encodings import remark_on

    raw, out = folder(raw, "data/raw", "--raw"), place(out, "data/processed")
    told = Told()
    corpus = make_tables(raw, out, codebook or HERE, processes, judgements, told.file)
    told.end()
    coded = sum(coding.status == "coded" for coding in corpus.codings)
    read, told_of = ((number, noun if number == 1 else f"{noun}s") for number, noun in (
        (len(corpus.codings), "article"), (len(corpus.tieups), "alliance")))
    print(f"{read[0]} {read[1]} read, {coded} of them coded, {told_of[0]} {told_of[1]} found. Tables: {shown(out)}")
    if not corpus.codings:
        print(f"{shown(raw)} holds no article that can be read; the tables are empty.", file=sys.stderr)
    for coding in corpus.codings:
        if remark := remark_on(coding.article.text):
            print(f"damaged: {coding.article.file}: {remark}", file=sys.stderr)
    for rejection in corpus.rejections:
        print(f"rejected: {rejection.file}: {rejection.detail}", file=sys.stderr)
    for outcome in corpus.outcomes:
        if outcome.status == "unmatched":
            print(f"judgement {outcome.number} not applied: {outcome.target}: {outcome.detail}", file=sys.stderr)


@app.command()
def report(
    editions: Annotated[list[Path], typer.Argument(metavar="EDITION...", help="Such as editions/honda.yaml or honda.")],
    raw: Raw = None,
    processed: Processed = None,
    reports: Reports = None,
    changes: Annotated[list[str], typer.Option("--set", metavar="NAME=VALUE", help="Another value for a parameter of "
                                               "the edition; may be given several times.")] = [],  # noqa: B006
) -> None:
    """Make the briefing of an edition, from the articles to HTML, PDF and workbook."""
    from tieup.editions import load_edition
    from tieup.run import make_report

    raw = folder(raw, "data/raw", "--raw")
    processed, reports = place(processed, "data/processed"), place(reports, "reports")
    given = dict(map(parameter, changes))
    paths = [edition_file(edition) for edition in editions]
    for path in paths if given else ():
        load_edition(path)
        try:
            load_edition(path, given)
        except EditionError as error:
            raise typer.BadParameter(str(error), param_hint="--set") from None
    failed = 0
    for path in paths:
        told = Told()
        try:
            made = make_report(path, raw, processed, reports, given, told.step)
        except TieupError as error:
            told.end()
            failed += 1
            print(error, file=sys.stderr)
            continue
        told.end()
        for warning in made.warnings:
            print(f"warning: {warning}", file=sys.stderr)
        if made.set_aside:
            print(made.set_aside, file=sys.stderr)
        print(*map(shown, (made.html, made.pdf, made.workbook)), sep="\n")
    if failed:
        raise typer.Exit(1)


@app.command()
def trace(
    claim_id: Annotated[str, typer.Argument(help="Id of a claim; or of an alliance, to list its claims.")],
    processed: Processed = None,
) -> None:
    """Print the sentence that a claim rests on, with its neighbours and its source."""
    from tieup.tracing import list_claims, trace_claim

    processed = place(processed, "data/processed")
    claims = list_claims(processed, claim_id) if ":" not in claim_id else []
    if not claims:
        print(trace_claim(claim_id, processed))
    for claim in claims:
        of = f" of {claim['organisation']}" if claim["organisation"] else ""
        print(f"{claim['claim_id']}\t{claim['variable']}{of}: {claim['value']}\t{' '.join(claim['quote'].split())}")


@app.command()
def check(
    raw: Raw = None,
    editions: Editions = None,
    judgements: Judged = None,
    gold: Annotated[Path | None, typer.Option(exists=True, file_okay=False, help="Hand-coded articles; reports entries "
                                              "of the codebook that never fire there, or fire and are wrong.")] = None,
) -> None:
    """Check what people write by hand: origin cards, codebook, editions, judgements."""
    from tieup.checks import check_project

    raw = folder(raw, "data/raw", "--raw")
    found = check_project(raw, folder(editions, "editions", "--editions"), judgements or raw.parent / "judgements.yaml")
    for kind, faults in found.items():
        print(f"{kind}: {'right' if not faults else f'{len(faults)} to mend'}")
        for fault in faults:
            print(f"  {fault}")
    if gold:
        print_rules(gold)
    if any(found.values()):
        raise typer.Exit(1)


def print_rules(gold: Path) -> None:
    """Print which entries of the codebook never fire on hand-coded articles, and which are often wrong there."""
    from tieup.rules import never_fired, often_wrong, rule_records

    records = rule_records(gold)
    silent, wrong = never_fired(records), often_wrong(records)
    print(f"\n{sum(map(len, silent.values()))} of {len(records)} entries never fire in {shown(gold)}:")
    for variable, rules in silent.items():
        print(f"  {variable}: {', '.join(rules)}")
    print(f"\n{len(wrong)} entries make several claims of which half or more are wrong:")
    for record in wrong:
        print(f"  {record.rule}: {record.wrong} of {record.claims} claims are wrong, such as {record.example}")


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of hand-coded <article_id>.yaml.")],
    processed: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folder of the tables.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed, too much or wrong.")] = False,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file, too.")] = None,
    only: Annotated[str, typer.Option(help="Only articles whose id begins with this.")] = "",
) -> None:
    """Measure coded tables against hand-coded answers."""
    from tieup.evaluation import evaluate, to_json

    figures, tally = evaluate(gold, processed, only)
    print(figures.to_string(index=False, float_format=lambda value: f"{value:.3f}"))
    if errors:
        for error in tally.errors:
            print(*error, sep="\t")
    if json:
        json.write_text(to_json(figures) + "\n", encoding="utf-8")


@app.command()
def docs(out: Annotated[Path, typer.Argument(help="Folder of the printed pages.")] = Path("docs")) -> None:
    """Print the pages on codebook, tables and editions from the code."""
    from tieup.printing import print_docs

    print(*map(shown, print_docs(out)), sep="\n")


# ------------------------------------------------------------------------------------------------ arguments


def folder(given: Path | None, usual: str, option: str) -> Path:
    """Return the folder that was given, or the usual one, looked for upwards; a wrong call if there is none."""
    found = place(given, usual)
    if not found.is_dir():
        raise typer.BadParameter(f"{found}: no such folder. Start in the project's folder, or give {option}.",
                                 param_hint=option)  # fmt: skip
    return found


def place(given: Path | None, usual: str) -> Path:
    """Return the place that was given, or the usual one of the project that one stands in."""
    if given is not None:
        return given
    for found in (lambda: find(usual), lambda: find("editions").parent / usual):  # the latter if it is not there yet
        try:
            return Path(shown(found()))
        except TieupError:
            continue
    return Path(usual)


def edition_file(given: Path) -> Path:
    """Return the file of an edition that was given as a path or by its name; a wrong call names the nearest."""
    named = place(None, "editions") / f"{given}.yaml"
    if given.is_file() or (given.suffix == "" and named.is_file()):
        return given if given.is_file() else named
    from tieup.editions import nearest_edition

    beside = given.parent if given.suffix else named.parent
    others = sorted(shown(path) for path in beside.glob("*.yaml"))
    listed = f" Editions there: {', '.join(others)}." if others else f" {shown(beside)} holds no edition."
    near = nearest_edition(given, others)
    raise typer.BadParameter(f"{given}: there is no such edition.{near or listed}", param_hint="EDITION")


def parameter(given: str) -> tuple[str, Any]:
    """Return name and value of ``--set name=value``; the value is read as in an edition's file."""
    name, equals, value = given.partition("=")
    if not equals:
        raise typer.BadParameter(f"{given!r} must be NAME=VALUE, such as focus=Sony.", param_hint="--set")
    try:
        return name.strip(), read_yaml(value)
    except yaml.YAMLError:
        return name.strip(), value
