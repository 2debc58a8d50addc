"""Of several versions of a story, the one that a reader wants to see is the head."""

from datetime import date

from tieup.duplicates import head_of
from tieup.model import Article


def version(article_id: str, text: str, day: int, words: int = 100):
    return Article(article_id, f"{article_id}.txt", text, "en", "0", published=date(2024, 3, day)), (words, 1, 2)


def test_of_equally_full_versions_a_readable_one_comes_before_an_earlier_damaged_one():
    assert head_of([version("early", "The caf\ufffd opened.", 1), version("late", "The café opened.", 2)]) == "late"


def test_the_fullest_version_is_the_head_and_of_equal_ones_the_earliest():
    assert head_of([version("a", "short", 1, 50), version("b", "full", 3), version("c", "full", 2)]) == "c"
