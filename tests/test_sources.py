"""What cannot be read ends in a rejection that says why, and the good articles are read all the same."""

import json

import pytest

from tieup.model import Article, Rejection
from tieup.sources import read_articles
from tieup.sources.encodings import remark_on

STORY = ("Honda and Nissan said on Friday that they will develop electric cars together. The carmakers signed a "
         "memorandum of understanding in Tokyo and will now talk about batteries and software.")


def read(folder, name, content):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "good.txt").write_text(STORY)
    found = list(read_articles(folder))
    assert any(isinstance(item, Article) and item.article_id == "good" for item in found)
    return [item for item in found if item.file != "good.txt"]


@pytest.mark.parametrize("name, content, reason", [
    ("a.txt", b"", "empty_file"),
    ("a.txt", b"  \n \n", "empty_file"),
    ("a.txt", b"\x00\x01\x02PNG\x00\xff" * 50, "binary_file"),
    ("a.html", b"<html><script>render()</script></html>", "no_text_in_page"),
    ("a.html", b"<<<div <p", "no_text_in_page"),  # broken
    ("a.docx", b"PK", "unsupported_type"),
    ("a.jsonl", "{broken", "invalid_record"),
    ("a.jsonl", json.dumps({"id": "x"}), "invalid_record"),  # no text
    ("a.jsonl", json.dumps([1]), "invalid_record"),
    ("a.jsonl", json.dumps({"id": "../../x", "text": STORY}), "invalid_record"),  # would leave the folder
    ("a.jsonl", json.dumps({"id": ".hidden", "text": STORY}), "invalid_record"),
    ("a.jsonl", json.dumps({"url": "javascript:x", "text": STORY}), "invalid_record"),
    ("good.yaml", "publishr: X", "invalid_card"),
    ("good.yaml", "title: [", "invalid_card"),
    ("lone.yaml", "title: X", "invalid_card"),  # beside no article
])
def test_what_cannot_be_read_is_rejected_with_its_reason(tmp_path, name, content, reason):
    [item] = read(tmp_path, name, content)
    assert isinstance(item, Rejection) and item.reason == reason and item.detail.endswith(".")


def test_a_day_that_no_calendar_has_is_named_and_the_rest_of_the_card_is_used(tmp_path):
    [card] = read(tmp_path, "good.yaml", "title: Together\npublisher: The Daily\npublished: 2023-13-45\n")
    assert card.detail.startswith("published is '2023-13-45', which is no day of the calendar.")
    [article] = [item for item in read_articles(tmp_path) if isinstance(item, Article)]
    assert (article.title, article.publisher, article.published) == ("Together", "The Daily", None)


def test_every_wrong_field_of_a_card_is_named_and_the_fields_there_are_once(tmp_path):
    [card] = [item for item in read(tmp_path, "good.yaml", "publishr: X\nheadline: Y\n") if isinstance(item, Rejection)]
    assert "'publishr' is no field. Did you mean 'publisher'?" in card.detail
    assert "'headline' is no field." in card.detail
    assert card.detail.count("Fields are title, publisher") == 1


def test_a_field_that_a_card_gives_twice_is_refused_with_its_line(tmp_path):
    [card] = [item for item in read(tmp_path, "good.yaml", "title: A\ntitle: B\n") if isinstance(item, Rejection)]
    assert "line 2: 'title' is given twice" in card.detail


def test_records_of_one_file_are_articles_of_their_own(tmp_path):
    lines = [{"id": "one", "text": STORY, "published": "2024-03-15"}, {"text": STORY}]
    found = read(tmp_path, "many.jsonl", "\n".join(map(json.dumps, lines)))
    assert [item.article_id for item in found] == ["one", "many_2"]
    assert found[0].published.isoformat() == "2024-03-15" and found[0].sha256 != found[1].sha256


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_read(tmp_path, encoding):
    [item] = read(tmp_path, "a.txt", ("“" + STORY + "” – Škoda said. " * 3).encode(encoding))
    assert "Škoda" in item.text and item.text.startswith("“")


def test_a_few_stray_bytes_in_utf8_are_marked_and_remarked_on_and_make_no_other_alphabet_of_the_rest(tmp_path):
    damaged = ("“" + STORY + "” – Škoda’s café said. ").encode() + b"It\x92s done. " + STORY.encode()
    [item] = read(tmp_path, "a.txt", damaged)
    assert "Škoda’s café said. It\ufffds done." in item.text
    assert remark_on(item.text) == "1 character could not be read and stands as \ufffd. Save the article anew as UTF-8."
    assert remark_on(STORY) == ""


def test_line_ends_are_all_that_changes_in_a_text(tmp_path):
    [item] = read(tmp_path, "a.txt", " date 2022-03-07 One.\r\n\r\n" + STORY)
    assert item.text == " date 2022-03-07 One.\n\n" + STORY


@pytest.mark.parametrize(("text", "title"), [
    (" date 2022-03-07 Two carmakers form an alliance\n" + STORY, "Two carmakers form an alliance"),
    ("Two carmakers set a date 2022-03-07 for talks\n" + STORY, "Two carmakers set a date 2022-03-07 for talks"),
])
def test_the_date_that_an_archive_puts_before_a_text_is_no_part_of_its_title(tmp_path, text, title):
    [item] = read(tmp_path, "a.txt", text)
    assert item.title == title and item.text == text


@pytest.mark.parametrize("note, day", [
    ("This story was first published on June 5, 2025. It was updated on June 6 to correct a distance.", "2025-06-05"),
    ("This article originally appeared on 4 December 2024.", "2024-12-04"),
    ("The plant was first announced on June 5, 2025, and opened last week.", "None"),
])
def test_a_note_below_the_story_tells_when_it_was_published(tmp_path, note, day):
    [article] = read(tmp_path, "a.txt", "Two make cells\n\n" + "The plant makes cells.\n\n" * 14 + note + "\n")
    assert str(article.published) == day
