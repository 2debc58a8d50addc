"""From raw files to tables: every row leads to its words, and neither order nor processes change a byte."""

import shutil
from pathlib import Path

import pytest

from tieup.pipeline import code_folder, tables_of, write_corpus
from tieup.schemas import TABLES
from tieup.tables import read_text

ROOT = Path(__file__).parents[1]
QUOTING = {"sentences": "text", "removed": "text", "mentions": "text", "claims": "quote"}
OF_CLAIMS = ("stages", "scope", "contributions", "terms", "strategy", "quotations")


@pytest.fixture(scope="module", params=["tests/seeds/articles", "tests/gold/articles"])
def written(request, tmp_path_factory):
    out = tmp_path_factory.mktemp("processed")
    tables = write_corpus(code_folder(ROOT / request.param), out)
    return {name: table.to_pylist() for name, table in tables.items()}, out


@pytest.mark.parametrize("table", QUOTING)
def test_every_row_with_offsets_is_the_words_of_the_text(written, table):
    tables, out = written
    texts = {row["article_id"]: read_text(out, row["article_id"]) for row in tables["articles"]}
    assert tables[table]
    for row in tables[table]:
        assert texts[row["article_id"]][row["start"]:row["end"]] == row[QUOTING[table]] != ""


def test_every_row_of_a_variable_has_its_claim(written):
    tables, _ = written
    claims = {row["claim_id"]: row for row in tables["claims"]}
    for name in OF_CLAIMS:
        for row in tables[name]:
            assert claims[row["claim_id"]]["article_id"] == row["article_id"]
    for row in tables["reports"]:
        assert row["claim_ids"] and set(row["claim_ids"]) <= set(claims)


def test_a_claim_lies_in_its_sentence(written):
    tables, _ = written
    sentences = {(row["article_id"], row["sentence_id"]): row for row in tables["sentences"]}
    for claim in tables["claims"]:
        sentence = sentences[claim["article_id"], claim["sentence_id"]]
        assert sentence["start"] <= claim["start"] < claim["end"] <= sentence["end"]


def test_the_text_of_record_of_a_text_file_is_the_file_itself(written):
    tables, out = written
    for row in tables["articles"]:
        path = next(folder / row["file"] for folder in (ROOT / "tests/seeds/articles", ROOT / "tests/gold/articles")
                     if (folder / row["file"]).exists())
        if path.suffix == ".txt":
            assert read_text(out, row["article_id"]) == path.read_bytes().decode("utf-8").replace("\r\n", "\n")


def test_the_number_of_processes_changes_nothing(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in sorted((ROOT / "tests/gold/articles").iterdir())[::5]:  # several tasks for each process
        shutil.copyfile(path, raw / path.name)
    one, two = (tables_of(code_folder(raw, processes=processes)) for processes in (1, 2))
    assert all(one[name].equals(two[name]) for name in TABLES)


def test_the_two_articles_yield_what_they_say():
    tables = {name: table.to_pylist() for name, table in tables_of(code_folder(ROOT / "tests/seeds/articles")).items()}
    told = {row["tieup_id"]: row for row in tables["reports"]}
    assert set(told) == {"honda-nissan-1", "honda-sony-1"}
    nissan, sony = told["honda-nissan-1"], told["honda-sony-1"]
    assert (nissan["form"], nissan["stage"], nissan["binding"]) == ("strategic_alliance", "memorandum", "non_binding")
    assert str(nissan["announced"]) == "2024-03-15" and sony["forms"] == ["joint_venture", "strategic_alliance"]
    areas = {row["area"] for row in tables["scope"] if row["tieup_id"] == "honda-nissan-1"}
    assert areas == {"electrification", "vehicle_development", "software_defined_vehicle"}
    assert {row["organisation"] for row in tables["contributions"]} == {"Honda", "Sony"}
    assert {(row["speaker"], row["organisation"]) for row in tables["quotations"]} == {
        (None, "Honda"), ("Kenichiro Yoshida", "Sony"), ("Toshihiro Mibe", "Honda")}
