"""Of several versions of a story, the one that a reader wants to see is the head."""

from datetime import date

from tieup.duplicates import find_duplicates, fingerprint, head_of
from tieup.model import Article


def version(article_id: str, text: str, day: int, words: int = 100):
    return Article(article_id, f"{article_id}.txt", text, "en", "0", published=date(2024, 3, day)), (words, 1, 2)


def test_of_equally_full_versions_a_readable_one_comes_before_an_earlier_damaged_one():
    assert head_of([version("early", "The caf\ufffd opened.", 1), version("late", "The café opened.", 2)]) == "late"


def test_the_fullest_version_is_the_head_and_of_equal_ones_the_earliest():
    assert head_of([version("a", "short", 1, 50), version("b", "full", 3), version("c", "full", 2)]) == "c"


DISPATCH = (
    "OSLO, May 2 (Reuters) - Norvik Motor and its partner Lumen Energy said on Thursday they would make cells "
    "in Narvik with Finland's Kallio and Denmark's Brandt. The plant, a project of 450 million euros, will have 1,200 "
    "workers and make 18 gigawatt hours from 2027, Norvik chief Anders Holm told Reuters, and the partner's head Lise "
    "Dahl called it a start. The state fund Innova takes 12.5% and the bank Fjord lends 80 million.")
REWRITE = (
    "A cell works for the far north: in Narvik, where Norvik Motor and Lumen Energy want to create 1,200 jobs, as much "
    "as 18 gigawatt hours shall leave the lines every year as of 2027. It costs 450 million euros. Aboard: Kallio "
    "of Finland and Brandt of Denmark, as well as the fund Innova with 12.5% and, with a loan of 80 million, bank "
    "Fjord. To the boss, Anders Holm, and to his colleague Lise Dahl, who runs the other, it is only a beginning. ")


def heads(*versions):
    stories = [version(article_id, text, day) for article_id, text, day in versions]
    return find_duplicates([(article, fingerprint(article.text)) for article, _ in stories])


def test_a_rewrite_that_credits_the_agency_belongs_to_its_dispatch():
    assert heads(("wire", DISPATCH, 2), ("desk", REWRITE + "(With inputs from Reuters)", 3)) in (
        {"desk": "wire"}, {"wire": "desk"})


def test_a_report_of_the_same_event_that_credits_nobody_is_a_story_of_its_own():
    assert heads(("wire", DISPATCH, 2), ("desk", REWRITE, 3)) == {}


def test_a_credit_alone_makes_no_rewrite():
    other = "Shares fell in Oslo, where investors had hoped for more from Norvik Motor. (With inputs from Reuters)"
    assert heads(("wire", DISPATCH, 2), ("desk", other, 3)) == {}
    assert heads(("wire", DISPATCH, 2), ("late", REWRITE + "(With inputs from Reuters)", 9)) == {}
    assert heads(("wire", DISPATCH, 2), ("desk", REWRITE + "(With inputs from AFP)", 3)) == {}
