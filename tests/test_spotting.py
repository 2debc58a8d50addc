"""Cues: where entries of the codebook fire, and that trying patterns only where they can begin changes nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.codebook import load_codebook
from tieup.codebook.beginnings import Beginnings, beginnings_of
from tieup.codebook.folding import fold
from tieup.model import Entry, Sentence
from tieup.spotting import Spotter

GOLD = Path(__file__).parent / "gold" / "articles"
PATTERNED = [entry for entry in load_codebook().entries if entry.pattern]


def entry(terms, pattern=None, unless=None):
    return Entry("e", "v", "x", terms, re.compile(pattern) if pattern else None, re.compile(unless) if unless else None)


def found(text, *entries):
    cues = Spotter(entries).find_cues(text, [Sentence(0, 0, len(text), "body", False, 0)])
    return [text[cue.start : cue.end] for cue in cues[0]]


CASES = [
    # text, entry, what fires
    ("The venture ventures out", entry(("venture",)), ["venture"]),  # a whole word
    ("The venture ventures out", entry(("venture*",)), ["venture", "ventures"]),  # every ending, to its end
    ("An adventure", entry(("venture",)), []),  # not inside a word
    ("A joint venture", entry(("venture", "joint venture")), ["joint venture"]),  # the longer term has said it
    ("A “joint\nventure”", entry(("joint venture",)), ["joint\nventure"]),  # folded: marks, line ends
    ("It signed a memorandum", entry(("memorandum",), r"\bsign\w*\b.*\bmemorandum"), ["signed a memorandum"]),
    ("It signed a paper", entry(("memorandum",), r"\bsigned\b"), []),  # the pattern alone is not enough
    ("No deal: it signed", entry(("signed",), r"\bsigned\b", r"\bno deal\b"), []),  # silenced
    ("They'll build", entry(("'ll", "build"), r"\b(?:will|'ll)"), ["'ll"]),  # begins with a mark
    ("EV-maker and (EV) makers", entry(("maker*",), r"\bev\b"), ["EV", "EV"]),  # after marks
    ("A 30% stake", entry(("stake",), r"\b\d+%"), ["30%"]),  # begins with a number
    ("Foobarbaz foo", entry(("foo",), r"oba|\bfoo\b"), ["oba", "foo"]),  # begins inside a word
    ("aa aa aa", entry(("aa",), r"\baa aa\b"), ["aa aa"]),  # matches never overlap
]


@pytest.mark.parametrize(("text", "fired", "expected"), CASES)
def test_an_entry_fires_where_its_words_are(text, fired, expected):
    assert found(text, fired) == expected


def test_a_term_across_two_sentences_fires_in_neither():
    text = "It is a joint venture"
    cut = [Sentence(0, 0, 13, "body", False, 0), Sentence(1, 14, len(text), "body", False, 0)]
    assert Spotter([entry(("joint venture",))]).find_cues(text, cut) == ((), ())


def test_an_entry_without_terms_is_refused():
    with pytest.raises(ValueError, match="never fire"):
        Spotter([entry(())])


BEGINNINGS = [
    (r"\bwill\b", {"will"}),
    (r"\b(?:will|wo)\b", {"will", "wo"}),
    (r"\bplan(?:s|ned)?\b", {"plan", "plans", "plann"}),
    (r"\b(?:un)?planned", {"unpla", "plann"}),
    (r"\bev[^.]{0,9}car", {"ev", "evcar"}),  # the third letter may be any
    (r"\b[bp]ack", {"back", "pack"}),
    (r"(?<![\w-])deal", {"deal"}),
    (r"\b\d+ cars", {"0"}),
    (r"'ll\b", {"'ll"}),
    (r"(?:ab){2}", None),  # may begin inside a word
    (r"\b\w+ cars", None),
    (r" - source", None),
    (r"\$ ?\d|[\d.] ?bn", {"$", "$ ", "0", ".bn", ". bn"}),  # a mark alone is enough; inside a number, too
    (r"\ba?\b", None),  # may match nothing
]


@pytest.mark.parametrize(("pattern", "expected"), BEGINNINGS)
def test_the_beginnings_of_a_pattern_are_read_from_it(pattern, expected):
    assert beginnings_of(re.compile(pattern)) == (frozenset(expected) if expected else None)


def agree(text, entries):
    """Assert that a match of each pattern that a search finds can begin where `Beginnings` says."""
    able = Beginnings({number: each.pattern for number, each in enumerate(entries)})
    places = able.find_places(text, range(len(entries)))
    for number in able.known:
        searched = [match.start() for match in entries[number].pattern.finditer(text) if match.group()]
        assert set(searched) <= set(places.get(number, ())), entries[number].id


def test_no_pattern_of_the_codebook_begins_elsewhere_in_an_article_or_in_its_own_examples():
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))[::4]]
    texts += [text for each in PATTERNED for text in (*each.matches, *each.misses)]
    agree(fold(" | ".join(texts)), PATTERNED)


@given(st.text(alphabet="ab1_'- .é", max_size=30))
def test_no_pattern_begins_elsewhere_in_any_text(text):
    patterns = [r"\b(?:ab|ba)+", r"'?\bab", r"\b\d[ab]", r"-a|\bb1", r"(?<!\w)a'b", r"\bé?a{2,3}b"]
    agree(text, [entry(("a",), pattern) for pattern in patterns])
