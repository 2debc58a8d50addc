"""The exporters that nbconvert finds by name: ``jupyter nbconvert --to tieup_html | tieup_pdf | tieup_xlsx``.

Each prints the blocks that an executed notebook shows, and nothing else of it. What goes along with the PDF and the
workbook (tables, provenance) is looked for in the edition's folder, which the notebook knows as its parameter ``out``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import nbformat
import pyarrow as pa
import pyarrow.parquet
from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode
from traitlets import Enum, Unicode, default

from tieup.briefing.derived import plain_text
from tieup.briefing.document import Briefing, assemble, collect_blocks
from tieup.briefing.html import print_html
from tieup.briefing.literal import one_line
from tieup.briefing.pdf import PAPERS, print_pdf
from tieup.briefing.typesetting import Attachment
from tieup.briefing.workbook import print_workbook
from tieup.schemas import TABLES

LARGEST = 4_000_000  # bytes of a table that is attached to a PDF; a larger one would make the PDF hard to send
READING = Lock()  # the documents of an edition are printed side by side; one of them reads the notebook for all


class BriefingExporter(Exporter):
    """Reads the briefing out of an executed notebook; a subclass prints it."""

    export_from_notebook: Any = None  # nothing is offered under this name
    folder = Unicode(
        "", help="The edition's folder, with tables/ and run.json; default: the notebook's parameter 'out'."
    ).tag(config=True)

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> tuple[Any, dict[str, Any]]:
        """Return the document and nbconvert's resources; raise RunError if the notebook shows no complete briefing."""
        return self.document(assemble(collect_blocks(nb)), nb["metadata"], resources)

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> tuple[Any, dict[str, Any]]:
        """Return what `from_notebook_node` returns; a notebook that was just read is not read again."""
        with READING:
            briefing, metadata = read_briefing(file_stream.read())
        return self.document(briefing, metadata, resources)

    def document(self, briefing: Briefing, metadata: Any, resources: Any) -> tuple[Any, dict[str, Any]]:
        """Return the document and nbconvert's resources; `metadata` is the notebook's.

        The resource ``warnings`` lists in sentences what the document lacks.
        """
        resources = self._init_resources(resources or {})
        folder = self.edition_folder(metadata, resources)
        resources["warnings"] = self.lacks(folder)
        return self.printed(briefing, folder), resources

    def lacks(self, folder: Path | None) -> list[str]:
        """Return a sentence for each thing of the edition's folder that the document should hold and does not."""
        return []

    def printed(self, briefing: Briefing, folder: Path | None) -> str | bytes:
        """Return the document; `folder` is the edition's, None if there is none."""
        raise TypeError(f"{type(self).__name__} prints nothing. Use one of its subclasses.")

    def edition_folder(self, metadata: Any, resources: dict[str, Any]) -> Path | None:
        """Return the edition's folder if it is there; `metadata` is the notebook's."""
        out = self.folder or metadata.get("papermill", {}).get("parameters", {}).get("out", "")
        if not out:
            return None
        place = Path(resources.get("metadata", {}).get("path") or ".") / out
        return place if place.is_dir() else None


class TieupHTML(BriefingExporter):
    """The briefing as one HTML file."""

    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def printed(self, briefing: Briefing, folder: Path | None) -> str:
        return print_html(briefing)


class TieupPDF(BriefingExporter):
    """The briefing as a tagged PDF with tables, findings and provenance attached."""

    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"
    paper = Enum(("", *PAPERS), default_value="", help="Paper; default: what the edition says.").tag(config=True)

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def printed(self, briefing: Briefing, folder: Path | None) -> bytes:
        return print_pdf(briefing, self.paper or briefing.cover.paper, attachments(briefing, folder))

    def lacks(self, folder: Path | None) -> list[str]:
        return [
            f"tables/{path.name} has {path.stat().st_size / 1e6:.1f} MB and is not attached, since more than "
            f"{LARGEST // 1_000_000} MB would make the file hard to send. Send the table along if it is needed."
            for path in tables_beside(folder).values()
            if path.stat().st_size > LARGEST
        ]


class TieupWorkbook(BriefingExporter):
    """The briefing as a workbook with the published tables."""

    export_from_notebook = "Briefing (Excel)"
    output_mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".xlsx"

    def printed(self, briefing: Briefing, folder: Path | None) -> bytes:
        return print_workbook(briefing, published_tables(folder))


@lru_cache(maxsize=1)
def read_briefing(notebook: str) -> tuple[Briefing, dict[str, Any]]:
    """Return the briefing that a notebook's text holds, and its metadata; raise RunError if it is no whole briefing."""
    read = nbformat.reads(notebook, as_version=4) if '"nbformat": 4' not in notebook else json.loads(notebook)
    return assemble(collect_blocks(read)), read["metadata"]


def attachments(briefing: Briefing, folder: Path | None) -> tuple[Attachment, ...]:
    """Return what travels inside the PDF: the findings, and of the edition's folder the provenance and the tables."""
    found = json.dumps(findings_json(briefing), ensure_ascii=False, indent=1) + "\n"
    attached = [
        Attachment("findings.json", found, "application/json", "The findings with their evidence", "alternative")
    ]
    if folder is None:
        return tuple(attached)
    if (folder / "run.json").is_file():
        attached.append(
            Attachment(
                "run.json",
                (folder / "run.json").read_text(encoding="utf-8"),
                "application/json",
                "What the briefing was made from: parameters, versions, hashes of the inputs",
                "source",
            )
        )
    for name, path in tables_beside(folder).items():
        if path.stat().st_size <= LARGEST:
            attached.append(
                Attachment(
                    path.name,
                    path.read_text(encoding="utf-8"),
                    "text/csv",
                    f"Table of the briefing, each row {TABLES[name].row}",
                )
            )
    return tuple(attached)


def tables_beside(folder: Path | None) -> dict[str, Path]:
    """Return the .csv of each table in the edition's folder by the table's name."""
    if folder is None:
        return {}
    paths = {name: folder / "tables" / f"{name}.csv" for name in TABLES}
    return {name: path for name, path in paths.items() if path.is_file()}


def published_tables(folder: Path | None) -> dict[str, pa.Table]:
    """Return the tables of the edition's folder by name."""
    if folder is None:
        return {}
    paths = {name: folder / "tables" / f"{name}.parquet" for name in TABLES}
    return {name: pyarrow.parquet.read_table(path) for name, path in paths.items() if path.is_file()}


def findings_json(briefing: Briefing) -> dict[str, Any]:
    """Return the bottom line and its evidence as plain JSON values."""
    cited = sorted({number for item in briefing.findings for run in item for number in run.refs})
    return {
        "title": one_line(briefing.cover.title),
        "edition": one_line(briefing.cover.edition),
        "as_of": briefing.cover.as_of,
        "findings": [{"text": one_line(plain_text(item)), "evidence": [number for run in item for number in run.refs]}
                     for item in briefing.findings],
        "evidence": [{"number": number, "article_id": one_line(entry.article_id), "publisher": entry.publisher,
                      "published": entry.published, "url": entry.url, "claims": list(entry.claims),
                      "sentence": one_line("".join(text for text, _ in entry.parts))}
                     for number in cited for entry in [briefing.evidence[number]]],
    }  # fmt: skip
