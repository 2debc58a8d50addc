from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from factories_tables import two_alliances
from stub_notebooks import run_in_process, write_notebooks
from test_run import StubExporter
from tieup import cli, run
from tieup.schemas import TABLES
from tieup.tables import read_tables, write_tables


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project in which one stands, with notebooks that do next to nothing."""
    monkeypatch.setattr(run, "run_notebook", run_in_process)
    monkeypatch.setattr(run, "get_exporter", lambda name: StubExporter)
    write_notebooks(tmp_path / "notebooks")
    for folder in ("data/raw", "editions"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data/raw/hn.txt").write_text("Honda and Nissan")
    (tmp_path / "editions/honda.yaml").write_text("title: Honda\nfocus: Honda\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tieup(monkeypatch, capsys):
    """Call the command line, and return its exit code, what it printed, and what it complained of in one line."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["tieup", *arguments])
        code = 0
        try:
            cli.main()
        except SystemExit as leave:
            code = leave.code or 0
        printed = capsys.readouterr()
        return code, printed.out, " ".join(printed.err.replace("│", " ").split())

    return call


def test_the_version_is_told(tieup):
    assert tieup("--version")[:2] == (0, "0.2.0\n")


@pytest.mark.parametrize("edition", ["editions/honda.yaml", "honda"])
def test_a_report_says_where_its_documents_are_and_nothing_else(project, tieup, edition):
    assert tieup("report", edition) == (0, "\n".join(
        f"reports/honda/2024-03-15/briefing.{ending}" for ending in ("html", "pdf", "xlsx")) + "\n", "")  # fmt: skip


def test_it_works_from_every_folder_of_the_project_and_for_other_places(project, tieup, monkeypatch):
    monkeypatch.chdir(project / "notebooks")
    code, out, _ = tieup("report", "../editions/honda.yaml")
    assert code == 0 and str(project / "reports/honda/2024-03-15/briefing.pdf") in out
    code, out, _ = tieup("report", "honda", "--raw", str(project / "data/raw"), "--processed", str(project / "p"),
                         "--reports", str(project / "r"), "--set", "name=other", "--set", "as_of=2024-04-01")
    assert code == 0 and (project / "r/other/2024-04-01/briefing.html").is_file() and (project / "p").is_dir()


def test_several_editions_are_made_one_after_the_other_even_if_one_fails(project, tieup):
    Path("editions/wrong.yaml").write_text("title: Wrong\nfocsu: Honda\n")
    code, out, err = tieup("report", "wrong", "honda")
    assert code == 1 and "reports/honda/2024-03-15/briefing.html" in out
    assert err == "editions/wrong.yaml: 'focsu' is no parameter. Did you mean 'focus'?"


def test_a_report_says_in_a_line_what_went_into_no_table_and_where_to_look(project, tieup, monkeypatch):
    line = "1 file or record set aside: see data/processed/rejected.csv"
    monkeypatch.setattr(run, "set_aside", lambda tables, processed: line)
    code, out, err = tieup("report", "honda")
    assert code == 0 and len(out.splitlines()) == 3
    assert err == line


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["report", "editions/hoda.yaml"], "there is no such edition. Did you mean 'editions/honda.yaml'?"),
        (["report", "hoda"], "Did you mean 'editions/honda.yaml'?"),
        (["report", "nowhere"], "there is no such edition. Editions there: editions/honda.yaml."),
        (["report", "honda", "--set", "focus"], "must be NAME=VALUE"),
        (["report", "honda", "--set", "focsu=Honda"], "'focsu' is no parameter. Did you mean 'focus'?"),
        (["report", "honda", "--set", "until=2024-13-01"], "'until' is '2024-13-01', but must be"),
        (["report", "honda", "--raw", "rwa"], "rwa: no such folder"),
        (["tables", "--raw", "rwa"], "rwa: no such folder"),
        (["tables", "--processes", "many"], "as an integer"),
        (["score", "nowhere", "data"], "does not exist"),
        (["frobnicate"], "No such command 'frobnicate'"),
    ],
)
def test_a_wrong_call_ends_with_2_and_the_remedy(project, tieup, arguments, complaint):
    code, out, err = tieup(*arguments)
    assert (code, out) == (2, "") and complaint in err


def test_a_failure_ends_with_1_and_plain_words(project, tieup):
    write_notebooks(Path("notebooks"), compare_tieups="1 / 0")
    code, out, err = tieup("report", "honda")
    assert (code, out) == (1, "")
    assert "03_compare_tieups.ipynb" in err and "reports/honda/failed/03_compare_tieups.ipynb" in err
    assert "Traceback" not in err


def write_two_alliances() -> None:
    made = {name: pa.Table.from_pandas(table, TABLES[name].schema, preserve_index=False)
            for name, table in two_alliances().items()}
    write_tables(made, {}, Path("data/processed"))


def test_a_claim_is_traced_and_an_alliance_lists_its_claims(project, tieup):
    assert "Run 'tieup tables'" in tieup("trace", "hn:1-2:stage")[2]
    write_two_alliances()
    code, out, _ = tieup("trace", "honda-nissan-1")
    assert code == 0 and len(out.splitlines()) > 5
    claim_id = out.splitlines()[0].split("\t")[0]
    assert tieup("trace", claim_id)[1].startswith(claim_id)
    assert tieup("trace", "honda-nisan-1")[0] == 1


def test_a_check_gathers_what_is_wrong_and_ends_with_1(project, tieup, monkeypatch):
    monkeypatch.setattr("tieup.checks.check_examples", lambda codebook: ())  # has a test of its own
    assert tieup("check")[:2] == (0, "origin cards: right\ncodebook: right\neditions: right\njudgements: right\n")
    Path("data/raw/hn.yaml").write_text("publishr: AP")
    Path("data/judgements.yaml").write_text("- article: hn\n")
    Path("editions/sony.yaml").write_text("title: Sony\nfocus: Sonny\n")
    code, out, _ = tieup("check")
    assert code == 1
    for part in ("'publishr' is no field. Did you mean 'publisher'?", "names 'Sonny'. Did you mean 'Sony'?",
                 "judgements.yaml: judgement 1: quote"):
        assert part in out


def test_tables_are_written_even_from_an_empty_folder_which_is_said(project, tieup):
    Path("data/raw/hn.txt").unlink()
    code, out, err = tieup("tables")
    assert code == 0 and out.startswith("0 articles read")
    assert err == "data/raw holds no article that can be read; the tables are empty."
    assert read_tables(Path("data/processed"))["articles"].empty


def test_what_is_rejected_is_said(project, tieup):
    Path("data/raw/x.txt").write_bytes(b"")
    assert "rejected: x.txt: " in tieup("tables", "--out", "other")[2]


def test_what_could_not_be_read_of_an_article_is_said(project, tieup):
    Path("data/raw/x.txt").write_bytes("Škoda’s partner ".encode() + b"it\x92s")
    assert "damaged: x.txt: 1 character could not be read" in tieup("tables", "--out", "other")[2]


def test_docs_are_printed(project, tieup):
    assert tieup("docs", "pages")[1].split() == ["pages/codebook.md", "pages/tables.md", "pages/editions.md"]
