"""The tables keep their contract, or say where they break it."""

import datetime

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from tieup.errors import TableError
from tieup.schemas import TABLES
from tieup.tables import arrow_table, read_tables, write_tables

ROW = {"article_id": "a1", "tieup_id": "honda-nissan-1", "area": "battery", "commitment": "agreed",
       "claim_id": "a1:0-5:scope"}


def test_missing_values_are_nulls_and_dates_are_dates(tmp_path):
    day = datetime.date(2024, 3, 15)
    row = {"tieup_id": "honda-nissan-1", "date": None, "stage": "memorandum", "article_id": "a1", "claim_id": "c"}
    write_tables({"stages": arrow_table("stages", [row, row | {"date": day}])}, {}, tmp_path)
    read = pq.read_table(tmp_path / "stages.parquet").to_pylist()
    assert [item["date"] for item in read] == [None, day]


def test_rows_come_in_the_order_of_their_key_whatever_order_they_were_made_in():
    rows = [ROW | {"area": area} for area in ("manufacturing", "battery", "ev_platform")]
    assert arrow_table("scope", rows) == arrow_table("scope", rows[::-1])


@pytest.mark.parametrize("change, words", [
    ({"area": "batteries"}, "'batteries' is no code of area"),
    ({"claim_id": None}, "claim_id is missing"),
    ({"area": None}, "area is missing"),
])
def test_a_row_that_breaks_the_contract_is_refused_with_its_place(change, words):
    with pytest.raises(TableError) as error:
        arrow_table("scope", [ROW | change])
    assert words in str(error.value)


def test_a_row_that_stands_twice_is_refused():
    with pytest.raises(TableError, match="stands twice"):
        arrow_table("scope", [ROW, ROW])


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_text_that_a_spreadsheet_would_run_is_quoted_in_csv_and_untouched_in_parquet(tmp_path, text):
    row = {"article_id": "a1", "start": 0, "end": 5, "text": text, "rule": "r"}
    write_tables({"removed": arrow_table("removed", [row])}, {}, tmp_path)
    assert pq.read_table(tmp_path / "removed.parquet")["text"].to_pylist() == [text]
    assert pyarrow.csv.read_csv(tmp_path / "removed.csv")["text"].to_pylist() == ["'" + text]


def test_the_text_of_record_is_written_as_it_is(tmp_path):
    write_tables({}, {"a1": " date\nx\n"}, tmp_path)
    assert (tmp_path / "text" / "a1.txt").read_bytes() == b" date\nx\n"


def test_tables_that_are_not_there_are_named_with_the_remedy(tmp_path):
    with pytest.raises(TableError, match="Run 'tieup tables'"):
        read_tables(tmp_path)


def test_every_table_can_be_empty(tmp_path):
    write_tables({name: arrow_table(name, []) for name in TABLES}, {}, tmp_path)
    assert all(len(frame) == 0 for frame in read_tables(tmp_path).values())


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_means(name):
    assert all(column.meaning for column in TABLES[name].columns)
    assert set(TABLES[name].key) <= {column.name for column in TABLES[name].columns}
