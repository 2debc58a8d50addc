"""Mentions: sentence, organisations expected, and which trap it is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tieup.codebook import load_codebook
from tieup.mentions import MentionFinder
from tieup.model import Article
from tieup.sentences import split_sentences

FINDER = MentionFinder(load_codebook())

NAMES = [
    ("The Renault-Nissan pact covers vans.", ["Renault", "Nissan"]),  # a hyphen joins two names
    ("Nissan Motor Co. will supply Honda.", ["Nissan", "Honda"]),  # a legal suffix is part of the name
    ("HONDA AND NISSAN SIGN PACT", ["Honda", "Nissan"]),  # a headline in capitals
    ("The arrival of electric cars was late.", []),  # an ordinary word
    ("Executive chair Bill Ford liked the plan.", []),  # a person of the list
    ("Designer Laurent Porsche liked the plan.", []),  # a surname behind a given name
    ("Mr. Ford told reporters that Dr. Bosch agreed.", []),  # a surname behind a title
    ("Laura Hendrickson spoke first. Hendrickson said no.", []),  # a surname from its first place on
    ("The Porsche family sold shares in Volkswagen.", ["Volkswagen"]),  # owners, not the firm
    ("The line in Lordstown, Ohio, belongs to Foxconn.", ["Foxconn"]),  # a town before its state
    ("Kawasaki opened a plant in Lincoln, Nebraska.", ["Kawasaki"]),  # a town that is a brand elsewhere
    ("Peugeot will use the cells.", ["Stellantis"]),  # a brand for its company
    ("PSA said that Peugeot would use the cells.", ["PSA", "PSA"]),  # the brand before the merger
    ("Daimler sold its stake in Tesla.", ["Daimler", "Tesla"]),  # a company that has another name now
    ("Banpu Next will lease buses. Banpu did not say how many.", ["Banpu Next", "Banpu Next"]),  # short for the unit
    ("Banpu will lease buses.", ["Banpu"]),
    ("Envision AESC builds a plant. AESC hires.", ["Envision AESC", "Envision AESC"]),  # the name before the new name
    ("AESC builds a plant.", ["AESC"]),
    ("ECOPRO JOINS GEM\nThe deal is signed.", ["EcoPro"]),  # a contested name in capitals
    ("Volvo Group and Daimler Truck met; Daimler and Volvo agreed.",
     ["Volvo Group", "Daimler Truck", "Daimler Truck", "Volvo Group"]),  # names shared with carmakers
    ("Hero MotoCorp signed. Hero said that Hero's plant is ready.",
     ["Hero MotoCorp", "Hero MotoCorp", "Hero MotoCorp"]),  # the text's own short name, not a new firm
    ("Great Wall Motor signed. Great was the joy.", ["Great Wall"]),  # no short name: it does not act
    ("General Motors and General Electric met. General wisdom has it.", ["General Motors", "GE"]),  # nobody's
    ("Contemporary Amperex Smart Vehicle Power Battery Technology Development Co., Ltd. signed.", ["CATL"]),  # one name
    ("Rheinischeelektrofahrzeugantriebsentwicklungsgesamtgesellschaftswerke Electric Motors Ltd signed with Ford.",
     ["Rheinischeelektrofahrzeugantriebsentwicklungsgesamtgesellschaftswerke Electric Motors", "Ford"]),  # a long word
    ("Indonesia Battery Corporation signed. Indonesia is glad.", ["Indonesia Battery Corporation"]),  # a country
]  # fmt: skip

UNLISTED = [
    ("The recycler Ossianda Metals Ltd will take scrap from Honda.", ["Ossianda Metals", "Honda"]),  # legal form
    ("BP took a stake in Powrshara, which shows free chargers.", ["BP", "Powrshara"]),  # what is bought
    ("In May it acquired Brightlop and Ossianda.", ["Brightlop", "Ossianda"]),  # a list of what is bought
    ("Honda has a supply contract with Toyota and Ossianda.", ["Honda", "Toyota", "Ossianda"]),  # a known name leads
    ("Its cells are supplied by Pune-based Ossianda.", ["Ossianda"]),  # home before the name
    ("It is late, according to Ossianda CEO Jane Doe.", ["Ossianda"]),  # whose head
    ("On Monday Ossianda, which makes anodes, sold out.", ["Ossianda"]),  # what it makes
    ("The shares fell because Ossianda said in a statement that it was late.", ["Ossianda"]),  # who speaks
    ("Talks with Prime Minister Narendra Modi went on.", []),  # an office and a person
    ("Talks with Elon Musk went on, and a deal with Donald Trump is near.", []),  # persons
    ("The deal with Brussels is a deal with Indonesia.", []),  # places
    ("It has a partnership with Northfield University.", []),  # an institution
    ("It has bought Bonds for the fund. The bonds are safe.", []),  # a word that the text writes small too
    ("It signed a deal with Kaellenius, said the wife of Ola Kaellenius.", []),  # a surname that the text tells
    ("It put batteries from Monday on the list of its deals with Americans.", []),  # days and peoples
    ("It is supplied by the Ocean, its Badger and the L7.", []),  # products with an article
    ("Ossianda and Honda agreed; Ossianda will build the packs.", ["Ossianda", "Honda", "Ossianda"]),  # pair
    ("Cells come from China's Ossianda, which has three plants.", ["Ossianda"]),  # home, and what it has
    ("Talks with VoltRiver have begun. VoltRiver makes chargers.", ["VoltRiver", "VoltRiver"]),  # what it does
    ("Work began in Ossianda, and the line in Ossianda is ready.", []),  # a place
    ("The two cars share the BZX platform with Honda. BZX, which is new, is light.", ["Honda"]),  # a platform
    ("Its service is called Ladefix; customers of Ladefix pay less.", []),  # a christened product
    ("It uses a platform called Ladefix Mobility, and Ladefix Mobility sells.", []),  # a product with a firm's ending
    ("Huawei Technologies Co. Ltd. agreed.", ["Huawei"]),  # the rest of a known name is no other firm
    ("Talks, said the company Jane Doe founded, went on.", []),  # a founder beside a trade
]  # fmt: skip

ANAPHORS = [
    ("Honda and Nissan met. The pair will share batteries.", {"The pair": ["Honda", "Nissan"]}),  # stands for two
    ("General Motors met Honda. The Detroit carmaker agreed.", {"The Detroit carmaker": ["General Motors"]}),  # home
    ("Redwood Materials shreds packs. Ford paid for a slice of the firm last fall.",
     {"the firm": ["Redwood Materials"]}),  # the subject of a clause is not its own object
    ("Honda said that cells came from the company's plant.", {"the company": ["Honda"]}),  # elsewhere
    ("QuantumScape is small. Volkswagen owns 17%. It works with the company in 2025.",
     {"the company": ["QuantumScape"]}),  # the pronoun is the subject
    ("Uber and Baidu met. The ridehail giant is glad.", {"The ridehail giant": ["Uber"]}),  # by trade
    ("Ford and LG Energy Solution met. Later it said that Renault would build cars for Ford. The two signed a letter.",
     {"The two": ["Ford", "Renault"]}),  # the pair of the sentence before, not an older one
    ("Toyota has held 5% of Suzuki since 2019. The pair swapped cars.", {"The pair": ["Suzuki", "Toyota"]}),  # by verb
    ("Honda sold the plant to Nissan after the latter had asked.", {"the latter": ["Nissan"]}),  # the last one
    ("Ford and SK On part. Ford keeps Kentucky, and its Korean partner will run Tennessee.",
     {"its Korean partner": ["SK On"]}),  # the other one of a pair
    ("Iveco and Hyundai met. The Koreans will supply fuel cells.", {"The Koreans": ["Hyundai"]}),  # a people for a firm
    ("Hyundai makes cars. The Koreans like kimchi.", {}),  # a people
    ("Toyota and Mazda founded a joint venture. The company will build 300,000 cars.", {}),  # the company just founded
    ("Toyota left. Iveco becomes owner of the company in Ulm.", {}),  # a company somewhere
    ("Tesla builds cars. The company that builds trucks is another one.", {}),  # a company that is described
    ("CATL supplies Avatr. The battery giant owns shares.", {"The battery giant": ["CATL"]}),  # the exact trade first
    ("Aston Martin announced that it is picking Lucid, and it is giving the startup a slice of itself.",
     {"the startup": ["Lucid"]}),  # never the one who gives
    ("BMW met Honda. Jane Doe, managing director of Honda, said the company had learned.",
     {"the company": ["Honda"]}),  # the speaker's company
    ("Hyundai and Kia met LG. The German carmaker left.", {}),  # nobody from there
]  # fmt: skip


def find(text):
    sentences = split_sentences(Article("a", "a", text, "en", ""), ())
    return sentences, FINDER.find_mentions(text, sentences)


@pytest.mark.parametrize(("text", "expected"), [*NAMES, *UNLISTED])
def test_a_text_names_these_organisations(text, expected):
    _, mentions = find(text)
    assert [m.organisation for here in mentions for m in here if m.how != "anaphor"] == expected


@pytest.mark.parametrize(("text", "expected"), ANAPHORS)
def test_a_phrase_stands_for_those_named_before(text, expected):
    _, mentions = find(text)
    stood_for: dict[str, list[str]] = {}
    for mention in (m for here in mentions for m in here if m.how == "anaphor"):
        stood_for.setdefault(mention.text, []).append(mention.organisation)
    assert stood_for == expected


@pytest.mark.parametrize("text", [text for text, _ in (*NAMES, *UNLISTED, *ANAPHORS)])
def test_a_mention_is_the_text_at_its_place_and_lies_in_its_sentence(text):
    sentences, mentions = find(text)
    for sentence, here in zip(sentences, mentions, strict=True):
        assert list(here) == sorted(here, key=lambda m: (m.start, m.organisation))
        names = [m for m in here if m.how != "anaphor"]
        assert all(a.end <= b.start for a, b in pairwise(names))
        for m in here:
            assert sentence.start <= m.start < m.end <= sentence.end and text[m.start : m.end] == m.text


def test_found_organisations_are_told_with_their_trade_and_short_form():
    text = "The recycler Ossianda Metals Ltd takes scrap. Ossianda said that it is glad. Honda is glad too."
    _, mentions = find(text)
    assert [m.organisation for here in mentions for m in here] == ["Ossianda Metals", "Ossianda Metals", "Honda"]
    assert [m.in_codebook for here in mentions for m in here] == [False, False, True]
