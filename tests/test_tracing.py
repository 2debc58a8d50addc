from __future__ import annotations

import pyarrow as pa
import pytest

from factories_tables import two_alliances
from tieup.errors import TableError
from tieup.schemas import TABLES
from tieup.tables import write_tables
from tieup.tracing import list_claims, one_line, trace_claim


@pytest.fixture(scope="module")
def processed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("processed")
    made = {name: pa.Table.from_pandas(table, TABLES[name].schema, preserve_index=False)
            for name, table in two_alliances().items()}
    write_tables(made, {}, folder)
    return folder


def test_every_claim_leads_to_its_quote_inside_its_sentence(processed):
    for claim in list_claims(processed, "honda-nissan-1"):
        trace = trace_claim(claim["claim_id"], processed)
        assert trace.sentence[1] == claim["quote"]
        assert f"»{one_line(claim['quote'])}«" in str(trace)


def test_a_trace_names_source_rule_and_neighbours(processed):
    claim = next(claim for claim in list_claims(processed, "honda-nissan-1") if claim["variable"] == "stage")
    text = str(trace_claim(claim["claim_id"], processed))
    for part in ("says     stage: memorandum", "of       honda-nissan-1", "by rule  stage.made",
                 "Nissan and Honda to work together", "The Independent, 2024-03-15"):
        assert part in text
    assert [line[:2] for line in text.splitlines()[-3:]] == ["  ", "> ", "  "]


def test_what_is_not_known_of_a_source_is_said(processed):
    claim = list_claims(processed, "honda-sony-1")[0]
    assert "publisher not known, 2022-03-07" in str(trace_claim(claim["claim_id"], processed))


def test_an_unknown_claim_leads_to_the_nearest(processed):
    with pytest.raises(TableError, match=r"Of the same article there are: hn:\d+"):
        trace_claim("hn:1-2:stage", processed)
    known = list_claims(processed, "honda-nissan-1")[0]["claim_id"]
    with pytest.raises(TableError, match="Did you mean 'hn:"):
        trace_claim(known.replace("hn", "h"), processed)


def test_missing_tables_say_how_to_make_them(tmp_path):
    with pytest.raises(TableError, match="Run 'tieup tables'"):
        trace_claim("x", tmp_path)
