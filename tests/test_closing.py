"""The last pages: evidence, articles, how far to trust a column, what was set aside and judged, what went in."""

import datetime
import json

import pandas as pd
import pytest

import factories_tables
from tieup.briefing import closing
from tieup.briefing.blocks import ArticleText, EvidenceList, Heading, Paragraph, Table
from tieup.briefing.brief import Brief
from tieup.briefing.derived import plain_text, references
from tieup.editions import Edition

TWO = factories_tables.two_alliances()


@pytest.fixture
def make_brief(tmp_path):
    def make(tables=TWO):
        (tmp_path / "text").mkdir(exist_ok=True)
        for article_id, own in tables["sentences"].groupby("article_id"):
            length = int(own["end"].max())
            letters = [" "] * length
            for row in own.to_dict("records"):
                letters[row["start"] : row["end"]] = row["text"]
            (tmp_path / "text" / f"{article_id}.txt").write_text("".join(letters), encoding="utf-8")
        return Brief(Edition(name="test", title="Test"), tables, datetime.date(2024, 3, 15), tmp_path)

    return make


def words(blocks):
    return " ".join(plain_text(block.runs) for block in blocks if isinstance(block, Paragraph))


def test_without_measured_figures_the_briefing_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(closing, "files", lambda package: tmp_path)
    (said,) = closing.accuracy()
    assert said.role == "warning" and "has not been measured" in plain_text(said.runs)


def test_each_column_is_told_with_its_measured_figures(monkeypatch, tmp_path):
    figures = {"scope": {"gold": 1250, "P": 0.8, "R": 0.5, "F1": 0.615, "F1_low": 0.5, "F1_high": 0.71},
               "terms": {"P": None, "R": 0.0, "F1": 0.0, "F1_low": None, "F1_high": None}}
    (tmp_path / closing.MEASURED).write_text(json.dumps({"articles": 12, "variables": figures}))
    monkeypatch.setattr(closing, "files", lambda package: tmp_path)
    heading, note, table = closing.accuracy()
    assert isinstance(heading, Heading) and "12 hand-coded articles" in plain_text(note.runs)
    assert [[plain_text(cell.runs) for cell in row] for row in table.rows] == [
        ["Scope", "1,250", "80", "50", "62", "50–71"], ["Figures", "–", "–", "0", "0", "–"]]
    assert [cell.value for cell in table.rows[0][1:5]] == [1250, 80, 50, 62]  # per cent in the workbook, too


def test_evidence_holds_what_was_cited_and_no_more(make_brief):
    brief = make_brief()
    assert "Nothing is cited" in words(closing.evidence(brief))
    brief.citations.cite([TWO["claims"]["claim_id"].iloc[0]])
    (entries,) = [block for block in closing.evidence(brief) if isinstance(block, EvidenceList)]
    assert [entry.number for entry in entries.entries] == [1]
    assert entries.entries[0].says == ("Partners of Honda and Nissan: Honda",)


def test_few_articles_are_printed_with_their_claims_and_many_are_not(make_brief):
    texts = [block for block in closing.articles(make_brief()) if isinstance(block, ArticleText)]
    assert [text.article_id for text in texts] == sorted(TWO["articles"]["article_id"])
    assert {"participants", "scope", "stage"} <= {variable for _, variable, _ in texts[0].pieces}
    assert closing.articles(make_brief(factories_tables.gold_alliances(40))) == ()


def test_what_gave_no_alliance_is_listed_with_its_reason(make_brief):
    tables = dict(TWO)
    tables["articles"] = TWO["articles"].assign(status=["duplicate", "no_alliance"], duplicate_of=["x1", None])
    table = next(block for block in closing.set_aside(make_brief(tables)) if isinstance(block, Table))
    assert "Another version of x1" in plain_text(table.rows[0][2].runs)
    assert "every file was read" in words(closing.set_aside(make_brief()))


def test_a_rejected_card_is_told_from_a_rejected_file(make_brief):
    tables = dict(TWO)
    tables["rejected"] = pd.DataFrame([
        {"file": "hn.yaml", "reason": "invalid_card", "detail": "'date' is no day. Its other fields are used."},
        {"file": "x.txt", "reason": "empty_file", "detail": "Give it a text."}])
    table = next(block for block in closing.set_aside(make_brief(tables)) if isinstance(block, Table))
    assert [plain_text(row[1].runs) for row in table.rows] == ["Card rejected", "Rejected"]
    assert table.title == "Articles that gave no alliance, files and cards that were not used as they are"


def test_a_judgement_leads_to_its_sentence_if_the_document_cites_it(make_brief):
    tables, claim = dict(TWO), TWO["claims"].iloc[0]
    tables["judgements"] = TWO["judgements"].iloc[:0].astype(object)
    tables["judgements"].loc[0] = {
        "number": 1, "target": f"{claim['article_id']}: participants = Honda", "verdict": "confirm",
        "reviewer": "A. Reader", "date": datetime.date(2024, 5, 3), "reason": "It says so.", "status": "applied",
        "detail": "", "claim_id": claim["claim_id"]}
    brief = make_brief(tables)
    row = closing.judged(brief)[2].rows[0]
    assert references(row[0].runs) == [] and plain_text(row[1].runs) == "confirmed"
    brief.citations.cite([claim["claim_id"]])
    assert references(closing.judged(brief)[2].rows[0][0].runs) == [1]
    assert brief.citations.entries().entries[0].judged == "confirmed by A. Reader, 3 May 2024: It says so."


def test_provenance_names_each_article_with_its_hash(make_brief):
    table = next(block for block in closing.provenance(make_brief(), {"tieup": "1"}) if isinstance(block, Table))
    assert [plain_text(row[4].runs) for row in table.rows] == [sha[:16] for sha in TWO["articles"]["sha256"]]
