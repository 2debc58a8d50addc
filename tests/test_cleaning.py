"""What is marked as no part of a story: a table of furniture, one of story lines that look like it, rules of place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factories import make_article
from tieup.cleaning import mark_boilerplate
from tieup.codebook import load_codebook

CODEBOOK = load_codebook()
HEADLINE = "Tarvo and Brightcell to build battery plant in Ohio"
STORY = (
    "Tarvo and Brightcell will build a plant for battery cells in Ohio, the two companies said on Tuesday, "
    "and hire 900 people there.",
    "The plant is to start in 2027 and will make cells for 200,000 cars a year, most of "
    "them for the pickups that Tarvo builds nearby.",
    "Brightcell brings the chemistry and Tarvo the land, which has lain idle since the "
    "carmaker closed its foundry eleven years ago.",
    "Neither company would say how the cost of two billion dollars will be shared, and both asked "
    "the state for help with the roads.",
)


def marked(text: str) -> list[str]:
    """Return the runs that are marked, on one line each."""
    return [" ".join(text[run.start : run.end].split()) for run in mark_boilerplate(make_article(text), CODEBOOK)]


def page(head: tuple[str, ...] = (), middle: tuple[str, ...] = (), foot: tuple[str, ...] = ()) -> str:
    """Return an article with other lines below its headline, in its middle and below it."""
    return "\n\n".join([HEADLINE, *head, *STORY[:2], *middle, *STORY[2:], *foot])


BELOW_THE_HEADLINE = [
    ("By Ann Lee and Bo Chan", "a byline"),
    ("Ann Lee in Seoul and Bo Chan in Hong Kong", "a byline of reporters and places"),
    ("WRITER: ANN LEE", "a labelled byline"),
    ("Auto Desk | Edited by: Ann Lee", "an Indian desk line"),
    ("Reuters", "an agency alone"),
    ("October 14, 2024 • 3 MIN READ", "date and reading time"),
    ("Updated: Nov 22, 2024, 09:48 pm IST", "an update"),
    ("2024-12-18 07:40", "a date in figures"),
    ("All News 15:42 December 17, 2025", "a date that a section's name precedes"),
    ("Share  Tweet  LINE  Print", "share buttons"),
    ("– + Text size", "buttons for the size of the letters"),
    ("Print this page  45", "a button with a count"),
    ("(ATTN: UPDATES with remarks, share prices from 10th para)", "an agency's note to editors"),
    ("(Adds comment from Tarvo, paragraphs 7 and 14)", "another"),
    ("Getting your audio player ready...", "an audio player"),
    ("Listen to this article", "another"),
    ("[Transcript] [Download]", "a radio's buttons"),
    ("Photo: Tarvo press office", "a picture credit"),
    ("FILE - A Tarvo pickup stands in Dearborn, Mich., May 3, 2024. (AP Photo/Ann Lee)", "an agency's caption"),
    ("The Tarvo plant in Ohio. REUTERS/Kim Hong-Ji", "a caption with its agency"),
    ("NYSE: TRV | Today's Change (3.7%) $0.51", "a stock bar"),
    ("Exhibit 99.1", "a filing's label"),
    ("Why you can trust Autowire", "a word on the outlet"),
]
IN_THE_MIDDLE = [
    ("Read more: UAW members ratify contracts", "a teaser"),
    ("Also read: The ten cheapest electric cars of the month", "another"),
    ("Advertisement", "an advertisement"),
    ("Story continues below", "another"),
    ("--- A word from our sponsor: Foo Insurance. Because cells burn. ---", "a sponsor in a newsletter"),
    ("Sign up here for the Auto File, our weekly digest of the car business.", "a newsletter"),
    ("TechBeat Summit 2024: Save up to $600 on your pass before July 26.", "an event"),
    ("Your support helps us to tell the story", "a donation pitch"),
    ("3 Stocks Our Analysts Like Better Than Tarvo. See the list »", "a stock tip"),
    ("Stay up to date with the latest news by subscribing to our Google News feed.", "a feed"),
    ("Subscribe to continue reading", "a paywall"),
    ("We use income earning auto affiliate links.", "a disclosure of links"),
]
BELOW_THE_STORY = [
    ("(Reporting by Ann Lee in Seoul; Editing by Bo Chan)", "an agency's sign-off"),
    ("Reporting by Ann Lee; writing by Bo Chan; editing by Cy Roe and Di Poe", "without brackets"),
    ("Write to Ann Lee at ann.lee@ledger.example", "a reporter's address"),
    ("Follow Ann Lee on X: @annlee", "a reporter's account"),
    ("--With assistance from A. Muller and B. Chen.", "helpers"),
    ("Appeared in the July 13, 2019, print edition as 'Tarvo Teams Up on Cells.'", "the print edition"),
    ("Tags: batteries, ohio, tarvo", "tags"),
    ("KEYWORDS  Tarvo, Brightcell, electric vehicles", "key words without a colon"),
    ("Guides: Batteries, Tarvo, Brightcell", "guides"),
    ("© 2024 Autowire. All rights reserved.", "copyright"),
    ("Disclaimer: This is not investment advice.", "a disclaimer"),
    ("The author has no position in any of the stocks mentioned.", "a disclosure"),
    ("The authors do not work for, consult, own shares in or receive funding from any company that would benefit.",
     "of academics"),
    ("Ann Lee is a senior reporter at Autowire covering batteries. She lives in Seoul.", "a biography"),
    ("Ann has been writing about cars since 2011. You can send her encrypted tips on Signal.", "another"),
    ("Was this article helpful?", "a question to the reader"),
    ("Is the plant good for Ohio? Have your say", "another"),
    ("Comments have to be in English, and in full sentences. They cannot be abusive or personal.",
     "rules for comments"),
    ("Leave a Reply", "a form"),
    ("This story will be updated.", "a promise"),
    ("For more information, visit www.tarvo.example.", "an address"),
    ("- ENDS -", "the end of a release"),
    ("###", "the same"),
]


@pytest.mark.parametrize("line", [line for line, _ in BELOW_THE_HEADLINE], ids=[trap for _, trap in BELOW_THE_HEADLINE])
def test_furniture_below_the_headline_is_marked_and_nothing_else(line: str) -> None:
    assert marked(page(head=(line,))) == [" ".join(line.split())]


@pytest.mark.parametrize("line", [line for line, _ in IN_THE_MIDDLE], ids=[trap for _, trap in IN_THE_MIDDLE])
def test_furniture_in_the_middle_is_marked_and_nothing_else(line: str) -> None:
    assert marked(page(middle=(line,))) == [line]


@pytest.mark.parametrize("line", [line for line, _ in BELOW_THE_STORY], ids=[trap for _, trap in BELOW_THE_STORY])
def test_furniture_below_the_story_is_marked_and_nothing_else(line: str) -> None:
    assert marked(page(foot=(line,))) == [" ".join(line.split())]


STORY_LINES = [
    ("By the end of the decade the two want to sell 40,000 vans a year from the plant.", "'By' without a name"),
    ("Berlin, July 23, 2019 (AFP) -", "a dateline on its own line"),
    ("What the plant means for Ohio", "a subhead"),
    ("The first cells", "a short subhead"),
    ("A second one was to follow at the end of 2023, when the two would reach 300 GWh.", "'follow at' is no account"),
    ("Brightcell's shares closed up 3.2% at $41.10 in New York, where the market as a whole was flat.",
     "a price in a sentence"),
    ("Ten makers now have such plants in Ohio; Tarvo was not one of them until Tuesday.", "'one of them'"),
    ('"We want to stay ahead of the market," said Jane Roe, head of batteries at Tarvo.', "a pitch that somebody says"),
    ("The carmaker told AFP that it was open to talks with other makers of cells as well.", "an agency in a sentence"),
    ("Buyers can subscribe to the larger battery by the month, as they do with the seat heating.",
     "a subscription to a car"),
    ("The state will support the plant with 200 million dollars, which is more than it gave to the steel mill.",
     "'support'"),
    ("About half of the cells go to other carmakers, among them two from Japan.", "'About'"),
    ("Source: the company declined to say where the lithium is to come from.", "'Source' in a sentence"),
    ("Related companies were not named in the filing that Tarvo made on Monday in Columbus.", "'Related'"),
    ("Photos of the site leaked in May, months before the two companies made the plan public.", "'Photos'"),
    ("Video games paid for the first factory of Brightcell, which made chargers for consoles.", "'Video'"),
    ("Watch the price of lithium, one banker said, and you will know when the second plant comes.", "'Watch'"),
    ("To learn more about how pickups are used, Brightcell sent forty engineers to Michigan.", "'To learn more'"),
    ("Comments by the union were not to be had on Tuesday, though it had been told of the plan.", "'Comments'"),
    ("The two will share the cost of a road to the site and of the power line as well.", "'share'"),
    ("Sales of the van rose by a third in 2025 (Reuters reported in March that it would be dropped).",
     "an agency at the end"),
    ("- Tarvo brings the land and Brightcell brings the chemistry, the machines and most of the engineers.", "a list"),
    ("With two brands in hand, the group wants to grow in the south of the country as well.",
     "no portrait of a company"),
    ("Read it as an insurance against Chinese cells, which Washington taxes at 25% and may ban.", "'Read'"),
]


@pytest.mark.parametrize("line", [line for line, _ in STORY_LINES], ids=[trap for _, trap in STORY_LINES])
def test_a_line_of_the_story_that_looks_like_furniture_stays(line: str) -> None:
    assert marked(page(middle=(line,))) == []


def test_an_article_without_furniture_keeps_every_word() -> None:
    assert marked(page()) == []


def test_the_repeated_headline_is_marked_and_the_first_one_stays() -> None:
    text = page(head=(HEADLINE,))
    (run,) = mark_boilerplate(make_article(text), CODEBOOK)
    assert run.start > 0 and text[run.start : run.end] == HEADLINE


def test_the_date_that_an_archive_puts_before_the_first_word_is_marked() -> None:
    assert marked(f" date 2022-03-07 {page()}") == ["date 2022-03-07"]


@pytest.mark.parametrize("headline", [
    "Tarvo bets on Brightcell for its premium line of cabs",  # a word of offers to subscribers
    "NEWS ANALYSIS | How Tarvo wired itself into the trade",  # looks like a breadcrumb
])  # fmt: skip
def test_a_headline_behind_an_archives_date_stays(headline: str) -> None:
    text = f" date 2025-07-17 {headline}\n" + page().partition("\n")[2]
    assert marked(text) == ["date 2025-07-17"]


def test_a_list_of_related_stories_is_marked_with_its_head() -> None:
    teasers = ("Related stories", "Tarvo recalls 40,000 vans", "Union calls strike in Ohio")
    assert marked(page(foot=teasers)) == list(teasers)


def test_key_words_below_a_head_of_their_own_are_marked() -> None:
    assert marked(page(foot=("KEYWORDS", "EV | Tarvo | Brightcell"))) == ["KEYWORDS", "EV | Tarvo | Brightcell"]


def test_all_below_a_portrait_of_the_company_is_marked() -> None:
    foot = ("About Tarvo", "Tarvo is a maker of pickups and vans. It employs 40,000 people and was founded in 1911.")
    assert marked(page(foot=foot)) == list(foot)


def test_comments_below_the_story_are_marked() -> None:
    foot = ("2 Comments", "bob_in_boise says: about time, if you ask me", "Marv says: cells from Ohio, who knew")
    assert marked(page(foot=foot)) == list(foot)


def test_a_pitch_that_was_pasted_into_a_paragraph_is_marked_alone() -> None:
    text = page().replace("years ago.", "years ago. Sign up here for our weekly newsletter.")
    assert marked(text) == ["Sign up here for our weekly newsletter."]


def test_a_forward_looking_statement_is_marked_with_what_follows() -> None:
    foot = ("Forward-Looking Statements", "This release contains statements that may turn out to be wrong.")
    assert marked(page(foot=foot)) == list(foot)


def test_runs_are_sorted_and_disjoint() -> None:
    text = page(("By Ann Lee",), ("Advertisement",), ("Leave a Reply", "Tags: a, b"))
    runs = mark_boilerplate(make_article(text), CODEBOOK)
    assert all(a.end <= b.start for a, b in pairwise(runs))
