"""An article is called by its title, else by its first words, else by its id."""

import pytest

import factories_tables
from tieup.compare import titles_of
from tieup.compare.titles import opening


def test_an_article_without_title_is_called_by_its_first_words():
    tables = factories_tables.two_alliances()
    tables["articles"] = tables["articles"].assign(title=[None, "A title"])
    untitled, titled = tables["articles"]["article_id"]
    said = titles_of(tables)
    assert said[titled] == "A title" and said[untitled].startswith("“")
    tables["sentences"] = tables["sentences"].iloc[:0]
    assert titles_of(tables)[untitled] == untitled


@pytest.mark.parametrize(("sentence", "called"), [
    ("Two giants agree.", "“Two giants agree.”"),
    ("Two  Japanese\ngiants", "“Two Japanese giants”"),
    ("", ""),
    ("Two Japanese giants, Honda and Sony, have embarked upon a joint venture",
     "“Two Japanese giants, Honda and Sony, have embarked upon a …”"),
])  # fmt: skip
def test_first_words_are_cut_after_a_word(sentence, called):
    assert opening(sentence) == called
