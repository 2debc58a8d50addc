"""From an edition to its published briefing: four notebooks in their order, three documents, one step into place.

Everything is built in ``reports/<edition>/.building`` and in no other place, so a run that fails changes nothing that a
reader sees. Runs that want the same edition or the same tables wait for one another.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from nbconvert.exporters import get_exporter

from tieup.codebook import HERE as CODEBOOK
from tieup.codebook import load_codebook
from tieup.cut import as_of_date, cut_tables
from tieup.editions import Edition, check_names, load_edition, write_edition
from tieup.errors import EditionError, RunError, TieupError
from tieup.execution import check_parameters, run_notebook
from tieup.pipeline import Corpus, code_folder, processes_at_hand, write_corpus
from tieup.places import find, name_from
from tieup.progress import shown
from tieup.provenance import provenance, write_provenance
from tieup.publishing import BUILDING, as_of_folders, claimed, empty_folder, point_to_latest, publish, recover
from tieup.schemas import TABLES
from tieup.sources.encodings import remark_on
from tieup.tables import read_tables, write_tables

CODING = {"01_clean_articles": ("raw", "processed"), "02_code_tieups": ("raw", "processed")}
REPORTING = {"03_compare_tieups": ("edition", "processed", "out"),
             "04_briefing": ("edition", "processed", "out", "previous")}  # fmt: skip
DOCUMENTS = {"briefing.html": "tieup_html", "briefing.pdf": "tieup_pdf", "briefing.xlsx": "tieup_xlsx"}

Tell = Callable[[str, int, int], None]  # a step's name, and how much of how much of it is done


@dataclass(frozen=True)
class ReportPaths:
    """Where a published edition lies, what its notebooks warned of, and what did not go into it."""

    folder: Path
    html: Path
    pdf: Path
    workbook: Path
    warnings: tuple[str, ...] = ()
    set_aside: str = ""  # a line that says where to look; nothing if everything went in


@dataclass
class Run:
    """One making of one edition. Its folders are full paths; `names` are what the notebooks call them."""

    edition: Edition
    edition_file: Path
    raw: Path
    processed: Path
    home: Path  # reports/<edition>
    notebooks: Path
    tell: Tell
    names: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    set_aside: str = ""

    @property
    def building(self) -> Path:
        """Where everything is built. It is as deep as the published folder, so that names mean the same in both."""
        return self.home / ".building"


def make_report(
    edition: Path,
    raw: Path,
    processed: Path,
    reports: Path,
    changes: dict[str, Any] | None = None,
    tell: Tell = lambda step, done, of: None,
) -> ReportPaths:
    """Make the briefing of the edition file `edition` from the articles in `raw`, and return where it is.

    The tables are written to `processed`, the briefing to ``reports/<edition>/<as-of date>/``. `changes` stand in place
    of the edition's own parameters. `tell` hears of each cell that is done. Raise EditionError before anything runs if
    a parameter is wrong; raise RunError if a notebook or a document fails, with the last good briefing left in place.
    """
    run = Run(load_edition(edition, changes), edition, raw.resolve(), processed.resolve(), reports.resolve(),
              find_notebooks(edition), tell)
    run.home /= run.edition.name
    for notebook, parameters in (CODING | REPORTING).items():
        check_parameters(run.notebooks / f"{notebook}.ipynb", dict.fromkeys(parameters))
    if not raw.is_dir():
        raise RunError(f"{raw}: no such folder. Put the articles there, or name another with --raw.")
    tell("waiting for another run", 0, 1)
    with ExitStack() as claims:
        claims.enter_context(claimed(run.processed))  # always before the edition, so that no two runs wait in a circle
        claims.enter_context(claimed(run.home))
        try:
            empty_folder(run.building)
            code_tables(run)
            place = make_edition_folder(run)
        finally:
            shutil.rmtree(run.building, ignore_errors=True)
    html, pdf, workbook = (place / document for document in DOCUMENTS)
    return ReportPaths(place, html, pdf, workbook, tuple(run.warnings), run.set_aside)


def make_tables(
    raw: Path,
    out: Path,
    codebook: Path = CODEBOOK,
    processes: int = 1,
    judgements: Path | None = None,
    announce: Callable[[str], None] = lambda file: None,
) -> Corpus:
    """Code the articles in `raw` and put their tables at `out` in one step; 0 `processes` are one for each core.

    The tables are those that the notebooks write, byte for byte.
    """
    corpus = code_folder(raw, codebook, processes or processes_at_hand(), judgements, announce)
    out = out.resolve()
    with claimed(out):
        recover(out)
        built = empty_folder(out.parent / f".{out.name}{BUILDING}")
        write_corpus(corpus, built)
        publish(built, out)
    return corpus


def code_tables(run: Run) -> None:
    """Run the notebooks that read and code the articles, and put their tables at `run.processed` in one step.

    The notebooks know the tables by a name such as ``data/processed``. While they run, the folder of that name in
    `run.building` is nearer to them than the published one, so it is the one that they fill.
    """
    recover(run.processed)
    run.processed.mkdir(parents=True, exist_ok=True)
    inside = empty_folder(run.building / "notebooks")
    raw, processed = name_from(run.raw, inside), name_from(run.processed, inside)
    if Path(processed).is_absolute():  # another disk of Windows: no name leads there from here
        raise RunError(f"{run.processed}: the tables must lie on the disk of the reports, {run.home.parent}.")
    run.names |= {"raw": raw, "processed": processed}
    fresh = empty_folder(run.building / processed)
    for notebook, parameters in CODING.items():
        execute(run, notebook, parameters)
    publish(fresh, run.processed)
    shutil.rmtree(run.building / Path(processed).parts[0], ignore_errors=True)


def make_edition_folder(run: Run) -> Path:
    """Run the notebooks that compare and report, print the documents, publish them, and return the edition's folder."""
    tables = read_tables(run.processed)
    run.set_aside = set_aside(tables, run.processed)
    run.warnings += damaged(tables)
    run.edition, previous = settle_edition(run, tables)
    place = run.home / f"{run.edition.as_of}"
    recover(place)
    write_inputs(run, cut_tables(tables, run.edition))
    run.names |= {"edition": "edition.yaml", "out": "..", "previous": previous}
    for notebook, parameters in REPORTING.items():
        execute(run, notebook, parameters)
    print_documents(run)
    publish(run.building, place)
    point_to_latest(place)
    shutil.rmtree(run.home / "failed", ignore_errors=True)
    return place


def settle_edition(run: Run, tables: dict[str, pd.DataFrame]) -> tuple[Edition, str | None]:
    """Return the edition with its as-of date, and the name of the folder of the edition that it is compared with.

    Raise RunError or EditionError if there is nothing to report, or a name that no article and no codebook knows.
    """
    if tables["articles"].empty:
        rejected = len(tables["rejected"])
        why = f" {rejected} files were rejected; {run.processed / 'rejected.csv'} says why." if rejected else ""
        raise RunError(f"{run.raw}: holds no article that can be read.{why} Put text files or pages there.")
    known = [*load_codebook().organisations, *tables["organisations"]["organisation"]]
    check_names(run.edition, known, str(run.edition_file))
    edition = run.edition.changed(as_of=as_of_date(tables, run.edition))
    earlier = [folder.name for folder in as_of_folders(run.home) if folder.name < f"{edition.as_of}"]
    if edition.previous and f"{edition.previous}" not in earlier:
        raise EditionError(f"{run.edition_file}: 'previous' is {edition.previous}, but {run.home} holds no such "
                           f"edition. Earlier ones there: {', '.join(earlier) or 'none'}.")
    before = f"{edition.previous}" if edition.previous else earlier[-1] if earlier else None
    return edition.changed(previous=before), before


def damaged(tables: dict[str, pd.DataFrame]) -> list[str]:
    """Return a sentence for each article with characters that could not be read: its file, how many, what to do."""
    texts = pd.concat([tables["sentences"], tables["removed"]]).groupby("article_id")["text"].agg("".join)
    files = tables["articles"].set_index("article_id")["file"]
    return [f"{files[article]}: {remark}" for article, text in texts.items() if (remark := remark_on(text))]


def set_aside(tables: dict[str, pd.DataFrame], processed: Path) -> str:
    """Return in one line how many files, cards and judgements went into no table and where to look, or ``""``."""
    is_card = tables["rejected"]["reason"] == "invalid_card"
    unmatched = int((tables["judgements"]["status"] == "unmatched").sum())
    counts = [
        (int((~is_card).sum()), "file or record set aside", "files or records set aside", "rejected"),
        (int(is_card.sum()), "origin card to mend", "origin cards to mend", "rejected"),
        (unmatched, "judgement meets nothing", "judgements meet nothing", "judgements"),
    ]
    told = [(f"{number} {one if number == 1 else many}", name) for number, one, many, name in counts if number]
    places = dict.fromkeys(shown(processed / f"{name}.csv") for _, name in told)
    return f"{', '.join(words for words, _ in told)}: see {' and '.join(places)}" if told else ""


def write_inputs(run: Run, tables: dict[str, pd.DataFrame]) -> None:
    """Write what the edition's notebooks and documents need beside them: parameters, logo, provenance and tables."""
    if run.edition.logo:
        source = run.edition_file.parent / run.edition.logo
        shutil.copyfile(source, run.building / f"logo{source.suffix}")
        run.edition = run.edition.changed(logo=f"logo{source.suffix}")
    write_edition(run.edition, run.building / "edition.yaml")
    write_provenance(provenance(run.edition, run.raw, run.notebooks, run.raw.parent / "judgements.yaml"),
                     run.building / "run.json")
    made = {name: pa.Table.from_pandas(tables[name], TABLES[name].schema, preserve_index=False) for name in TABLES}
    write_tables(made, {}, run.building / "tables")


def execute(run: Run, notebook: str, parameters: tuple[str, ...]) -> None:
    """Run one notebook; if it fails, keep it where the next run does not remove it, and say where."""
    executed = run.building / "notebooks" / f"{notebook}.ipynb"
    given = {name: run.names[name] for name in parameters}
    run.tell(notebook, 0, 1)
    try:
        warnings = run_notebook(run.notebooks / executed.name, executed, given,
                                lambda done, of: run.tell(notebook, done, of))
    except RunError as error:
        raise RunError(f"{error}\n{keep_failed(run, executed)}") from None
    run.warnings += [f"{notebook}: {warning}" for warning in warnings]


def print_documents(run: Run) -> None:
    """Print the executed briefing as each kind of document."""
    executed = run.building / "notebooks" / "04_briefing.ipynb"
    printings = printed_side_by_side(executed, lambda done: run.tell("documents", done, len(DOCUMENTS)))
    for document, printing in printings.items():
        try:
            content, warnings = printing.result()
        except TieupError as error:
            raise RunError(f"{document}: {error}\n{keep_failed(run, executed)}") from None
        (run.building / document).write_bytes(content)
        run.warnings += [f"{document}: {warning}" for warning in warnings]


def printed_side_by_side(
    executed: Path, tell: Callable[[int], None] = lambda done: None
) -> dict[str, Future[tuple[bytes, list[str]]]]:
    """Return each document of an executed briefing with its warnings, all of them printed or failed.

    Typst sets the PDF outside the interpreter, so page and workbook are printed meanwhile. `tell` hears how many are
    done: none before the first begins, and one more as each ends.
    """
    def printed(exporter: str) -> tuple[bytes, list[str]]:
        content, resources = get_exporter(exporter)().from_filename(str(executed))
        return content.encode() if isinstance(content, str) else content, resources.get("warnings", [])

    tell(0)
    with uncollected(), ThreadPoolExecutor(len(DOCUMENTS)) as printers:
        printings = {document: printers.submit(printed, exporter) for document, exporter in DOCUMENTS.items()}
        for done, _ in enumerate(as_completed(printings.values()), 1):
            tell(done)
    return printings


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare the search for garbage meanwhile: printing makes hundreds of thousands of objects and drops them all."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_failed(run: Run, executed: Path) -> str:
    """Move a notebook out of the folder that is about to be removed, and return a sentence that says where it is."""
    last = " The last good briefing is still in its place." if as_of_folders(run.home) else ""
    if not executed.exists():
        return f"The notebook did not begin.{last}"
    kept = run.home / "failed" / executed.name
    empty_folder(kept.parent)
    executed.rename(kept)
    return f"{kept} shows it, run up to there.{last}"


def find_notebooks(edition: Path) -> Path:
    """Return the folder of the notebooks: in the project of the edition's file, else in the current one."""
    for start in (edition.parent, Path.cwd(), Path(__file__).parent):
        try:
            return find("notebooks/04_briefing.ipynb", start).parent
        except TieupError:
            continue
    raise RunError("notebooks/04_briefing.ipynb: no such notebook. Run tieup in a copy of the project's repository.")
