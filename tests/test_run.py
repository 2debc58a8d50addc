from __future__ import annotations

import datetime
import json
import time
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from stub_notebooks import run_in_process, write_notebooks
from tieup import run
from tieup.editions import load_edition
from tieup.errors import EditionError, RunError
from tieup.run import make_report
from tieup.tables import read_tables


class StubExporter:
    """Prints the outputs of a notebook and nothing else."""

    def from_filename(self, path: str):
        cells = nbformat.read(path, as_version=4).cells
        return "".join(o.text for cell in cells for o in cell.get("outputs", ()) if o.output_type == "stream"), {}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with two articles, an edition and notebooks that do next to nothing."""
    monkeypatch.setattr(run, "get_exporter", lambda name: StubExporter)
    monkeypatch.setattr(run, "run_notebook", run_in_process)
    write_notebooks(tmp_path / "notebooks")
    for folder in ("data/raw", "editions"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("hn", "hs"):
        (tmp_path / f"data/raw/{name}.txt").write_text(name)
    (tmp_path / "editions/honda.yaml").write_text("title: Honda\nfocus: Honda\n")
    return tmp_path


def report(project: Path, **options):
    return make_report(project / "editions/honda.yaml", project / "data/raw", project / "data/processed",
                       project / "reports", **options)  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_edition_holds_everything_and_a_second_run_gives_the_same_bytes(project):
    told = []
    paths = report(project, tell=lambda *step: told.append(step))
    assert paths.folder == project / "reports/honda/2024-03-15"
    first = contents(paths.folder)
    for name in ("briefing.html", "briefing.pdf", "briefing.xlsx", "run.json", "edition.yaml", "a.svg",
                 "notebooks/01_clean_articles.ipynb", "notebooks/04_briefing.ipynb", "tables/tieups.csv"):
        assert name in first
    assert not any(str(project).encode() in content for content in first.values())
    assert (project / "reports/honda/latest/briefing.html").read_text() == "compared with None\n"
    assert list(read_tables(project / "data/processed")["tieups"]["tieup_id"]) == ["honda-nissan-1", "honda-sony-1"]
    assert [step for step, done, of in told if done == 0][1:] == [
        "01_clean_articles", "02_code_tieups", "03_compare_tieups", "04_briefing", "documents"]  # fmt: skip
    report(project)
    assert contents(paths.folder) == first
    assert sorted(p.name for p in (project / "reports/honda").iterdir()) == ["2024-03-15", "latest"]


def test_the_parameters_of_an_edition_are_settled_and_kept_beside_it(project):
    folder = report(project, changes={"as_of": datetime.date(2024, 4, 1), "organisations": ["Nissan"]}).folder
    kept = load_edition(folder / "edition.yaml")
    assert (folder.name, kept.as_of, kept.name) == ("2024-04-01", datetime.date(2024, 4, 1), "honda")
    assert list(read_tables(folder / "tables")["tieups"]["tieup_id"]) == ["honda-nissan-1"]
    made_of = json.loads((folder / "run.json").read_text())
    assert set(made_of["inputs"]["raw"]) == {"hn.txt", "hs.txt"}
    assert made_of["edition"]["organisations"] == ["Nissan"] and "pandas" in made_of["versions"]


def test_the_next_edition_is_compared_with_the_latest_earlier_one(project):
    report(project)
    later = report(project, changes={"as_of": datetime.date(2024, 4, 1)})
    assert later.html.read_text() == "compared with 2024-03-15\n"
    with pytest.raises(EditionError, match=r"'previous' is 2020-01-01, but .* Earlier ones there: 2024-03-15"):
        report(project, changes={"as_of": datetime.date(2024, 5, 1), "previous": datetime.date(2020, 1, 1)})


def test_a_failed_notebook_is_kept_and_the_last_good_briefing_stays(project):
    good = contents(report(project).folder)
    write_notebooks(project / "notebooks", compare_tieups="1 / 0")
    with pytest.raises(RunError) as caught:
        report(project)
    kept = project / "reports/honda/failed/03_compare_tieups.ipynb"
    assert "03_compare_tieups.ipynb: the cell 'cell-2'" in str(caught.value)
    assert f"{kept} shows it" in str(caught.value) and "The last good briefing" in str(caught.value)
    assert "ZeroDivisionError" in kept.read_text()
    assert contents(project / "reports/honda/2024-03-15") == good
    assert not (project / "reports/honda/.building").exists()
    write_notebooks(project / "notebooks")
    report(project)
    assert not kept.exists()


def test_tables_stay_as_they_were_if_coding_fails(project):
    report(project)
    before = contents(project / "data/processed")
    write_notebooks(project / "notebooks", code_tieups="raise MemoryError('full')")
    with pytest.raises(RunError, match="02_code_tieups"):
        report(project)
    assert contents(project / "data/processed") == before


def test_a_document_that_cannot_be_printed_publishes_nothing(project, monkeypatch):
    class Failing:
        def from_filename(self, path):
            raise RunError("table 'scope' has no header row")

    monkeypatch.setattr(run, "get_exporter", lambda name: Failing)
    with pytest.raises(RunError, match=r"briefing.html: table 'scope' has no header row"):
        report(project)
    assert (project / "reports/honda/failed/04_briefing.ipynb").exists()
    assert not (project / "reports/honda/2024-03-15").exists()


def test_each_document_is_told_as_it_is_done_and_none_before_the_first_begins(project, monkeypatch):
    told, begun = [], []

    class Slow(StubExporter):
        def from_filename(self, path):
            begun.append(len(told))
            while len(begun) < 3:  # all are printed side by side
                time.sleep(0.01)
            return super().from_filename(path)

    monkeypatch.setattr(run, "get_exporter", lambda name: Slow)
    report(project, tell=lambda step, done, of: told.append((done, of)) if step == "documents" else None)
    assert begun == [1, 1, 1] and told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_document_says_among_the_warnings_of_the_run_what_it_lacks(project, monkeypatch):
    class Lacking(StubExporter):
        def from_filename(self, path):
            return super().from_filename(path)[0], {"warnings": ["tables/claims.csv is not attached"]}

    monkeypatch.setattr(run, "get_exporter", lambda name: Lacking if name == "tieup_pdf" else StubExporter)
    assert report(project).warnings == ("briefing.pdf: tables/claims.csv is not attached",)


def test_without_articles_the_tables_are_written_and_the_run_says_why_there_is_no_briefing(project):
    for path in (project / "data/raw").iterdir():
        path.unlink()
    with pytest.raises(RunError, match="holds no article that can be read"):
        report(project)
    assert read_tables(project / "data/processed")["articles"].empty
    assert not (project / "reports/honda/latest").exists()


def test_what_is_wrong_is_refused_before_a_kernel_starts(project, monkeypatch):
    monkeypatch.setattr(run, "run_notebook", lambda *_: pytest.fail("a notebook ran"))
    with pytest.raises(EditionError, match="'focsu' is no parameter"):
        report(project, changes={"focsu": "Honda"})
    with pytest.raises(RunError, match="no such folder"):
        make_report(project / "editions/honda.yaml", project / "rwa", project / "p", project / "r")
    write_notebooks(project / "notebooks", clean_articles="")
    notebook = nbformat.read(project / "notebooks/04_briefing.ipynb", as_version=4)
    notebook.cells[0].source = "editoin: str = None  # misspelt"
    nbformat.write(notebook, project / "notebooks/04_briefing.ipynb")
    with pytest.raises(RunError, match=r"'edition' is no parameter of this notebook. Did you mean 'editoin'"):
        report(project)


def test_a_focus_that_nobody_names_is_refused(project):
    with pytest.raises(EditionError, match=r"names 'Hnoda'. Did you mean 'Honda'\?"):
        report(project, changes={"focus": "Hnoda"})


def test_a_logo_comes_along(project):
    (project / "editions/house.svg").write_text("<svg/>")
    folder = report(project, changes={"logo": "house.svg"}).folder
    assert load_edition(folder / "edition.yaml").logo == "logo.svg"


def test_what_went_into_no_table_is_counted_by_kind_with_where_to_look(tmp_path):
    tables = {"rejected": pd.DataFrame({"reason": ["empty_file", "binary_file", "invalid_card"]}),
              "judgements": pd.DataFrame({"status": ["applied", "unmatched"]})}
    assert run.set_aside(tables, tmp_path) == (
        "2 files or records set aside, 1 origin card to mend, 1 judgement meets nothing: "
        f"see {tmp_path / 'rejected.csv'} and {tmp_path / 'judgements.csv'}")
    assert run.set_aside({name: table.head(0) for name, table in tables.items()}, tmp_path) == ""


def test_articles_with_unreadable_characters_are_named(project):
    assert not report(project).warnings
    tables = {"articles": pd.DataFrame({"article_id": ["x", "y"], "file": ["x.txt", "y.txt"]}),
              "sentences": pd.DataFrame({"article_id": ["x", "y"], "text": ["It\ufffds here.", "Fine."]}),
              "removed": pd.DataFrame({"article_id": ["x"], "text": ["\ufffd"]})}
    assert run.damaged(tables) == ["x.txt: 2 characters could not be read and stand as \ufffd. Save the article anew "
                                   "as UTF-8."]
