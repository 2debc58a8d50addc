"""Cues: where entries of the codebook fire, and that trying patterns only where they can begin changes nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.codebook import load_codebook
from tieup.codebook.beginnings import INSIDE, beginnings_of
from tieup.codebook.folding import fold
from tieup.coding.statements import PART, TOGETHER, WHOLE, find_statements
from tieup.model import Cue, Entry, Sentence
from tieup.spotting import Parts, Spotter

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
    (r"(?:ab){2}|\bcd", {INSIDE + "abab", "cd"}),  # may begin inside a word
    (r"\b\w+ cars", None),
    (r"\bf(?:.|a)ll", {"f", "fall"}),
    (r" - source", None),
    (r"\$ ?\d|[\d.] ?bn", {"$", "$ ", "0", ".bn", ". bn"}),  # a mark alone is enough; inside a number, too
    (r"\ba?\b", None),  # may match nothing
]


@pytest.mark.parametrize(("pattern", "expected"), BEGINNINGS)
def test_the_beginnings_of_a_pattern_are_read_from_it(pattern, expected):
    assert beginnings_of(re.compile(pattern)) == (frozenset(expected) if expected else None)


def slow_cues(text, sentences, entries):
    """Return what `find_cues` returns, found by searching each sentence for each term and each pattern."""
    folded, cues = fold(text), []
    for sentence in sentences:
        here = []
        for each in entries:
            places = [place for term in each.terms for place in term_places(term, folded, sentence)]
            if not places or (each.unless and each.unless.search(folded, sentence.start, sentence.end)):
                continue
            if each.pattern:
                places = [m.span() for m in each.pattern.finditer(folded, sentence.start, sentence.end) if m.group()]
            else:
                places = [(start, end) for start, end in {*places}
                          if not any(a <= start and end <= b and b - a > end - start for a, b in places)]
            here += [Cue(each, start, end, sentence.sentence_id) for start, end in places]
        cues.append(tuple(sorted(here, key=lambda cue: (cue.start, cue.end, cue.entry.id))))
    return tuple(cues)


def term_places(term, folded, sentence):
    """Yield where a term stands in a sentence, as a whole word or with any ending."""
    literal = fold(term.rstrip("*"))
    start = folded.find(literal, sentence.start)
    while 0 <= start < sentence.end:
        end = start + len(literal)
        if term.endswith("*") and literal[-1].isalnum():
            end += len(re.match(r"[^\W_]*", folded[end:]).group())
        cut = (folded[start - 1 : start].isalnum() and literal[0].isalnum(),
               folded[end : end + 1].isalnum() and literal[-1].isalnum())
        if not any(cut) and end <= sentence.end:
            yield start, end
        start = folded.find(literal, start + 1)


def test_the_cues_of_an_article_are_those_of_a_plain_search():
    left_out = ("boilerplate", "demonym", "given_name")
    entries = [each for each in load_codebook().entries if each.variable not in left_out]
    spotter = Spotter(entries)
    for path in sorted(GOLD.glob("*.txt"))[::60]:
        text = path.read_text(encoding="utf-8")
        sentences = [Sentence(n, m.start(), m.end(), "body", False, n)
                     for n, m in enumerate(re.finditer(r"\S[^\n]*?(?:[.!?](?= )|$)", text, re.M))]
        assert spotter.find_cues(text, sentences) == slow_cues(text, sentences, entries), path.name


def agree(text, entries):
    """Assert that an entry fires in a text, cut into two sentences anywhere, where a plain search finds it."""
    for cut in range(0, len(text) + 1, max(1, len(text) // 4)):
        sentences = [Sentence(0, 0, cut, "body", False, 0), Sentence(1, cut, len(text), "body", False, 0)]
        spotter = Spotter(entries)
        assert spotter.find_cues(text, sentences) == slow_cues(text, sentences, sorted(entries, key=lambda e: e.id))


def test_no_pattern_of_the_codebook_begins_elsewhere_in_its_own_examples():
    text = fold(" | ".join(text for each in PATTERNED for text in (*each.matches, *each.misses)))
    entries = [Entry(each.id, "v", "x", ("|",), each.pattern) for each in PATTERNED]
    whole = [Sentence(0, 0, len(text), "body", False, 0)]
    for cue, slow in zip(Spotter(entries).find_cues(text, whole)[0], slow_cues(text, whole, entries)[0], strict=True):
        assert cue == slow


TERMS = ("a", "b*", "ab", "a b", "'a", "1", "ba*", "b-a", "é", "-*", "_a")
PATTERNS = (None, r"\b(?:ab|ba)+", r"'?\bab", r"\b\d[ab]", r"-a|\bb1", r"(?<!\w)a'b", r"\bé?a{2,3}b", r"b+", r"1a|a-",
            r"[\w-]+'a", r" a|\bb", r"_|\ba", r"\b[ab]b?\b", r"a*b*")


@given(st.text(alphabet="ab1_'- .é", max_size=30),
       st.lists(st.tuples(st.sampled_from(TERMS), st.sampled_from(PATTERNS), st.sampled_from([None, "bb", r"\ba b"])),
                min_size=1, max_size=6))
def test_entries_fire_in_any_text_where_a_plain_search_finds_them(text, made):
    agree(text, [Entry(str(number), "v", "x", (term, "ab"), re.compile(pattern) if pattern else None,
                       re.compile(unless) if unless else None) for number, (term, pattern, unless) in enumerate(made)])


def test_what_a_stream_of_articles_has_of_new_words_is_not_kept_for_ever(monkeypatch):
    monkeypatch.setattr("tieup.spotting.MOST_WORDS", 3)
    spotter = Spotter([entry(("venture",))])
    text = "one two three four five venture"
    assert len(spotter.find_cues(text, [Sentence(0, 0, len(text), "body", False, 0)])[0]) == 1
    assert len(spotter._words) <= 3


def test_parts_that_are_left_out_alone_change_no_statement():
    entries = [each for each in load_codebook().entries if each.variable == PART or each.variable in WHOLE]
    every, together = Spotter(entries), Spotter(entries, parts=Parts(PART, TOGETHER))
    fewer = 0
    for path in sorted(GOLD.glob("*.txt"))[::20]:
        text = path.read_text(encoding="utf-8")
        sentences = [Sentence(n, m.start(), m.end(), "body", False, n)
                     for n, m in enumerate(re.finditer(r"\S[^\n]*?(?:[.!?](?= )|$)", text, re.M))]
        for all_cues, cues in zip(every.find_cues(text, sentences), together.find_cues(text, sentences), strict=True):
            assert list(find_statements(cues, fold(text))) == list(find_statements(all_cues, fold(text)))
            fewer += len(all_cues) - len(cues)
    assert fewer > 100
