"""Every entry of the codebook, both ways: it fires in its matches and is silent in its misses."""

import pytest

from tieup.codebook import load_codebook
from tieup.codes import AREAS, CONTRIBUTIONS, DIMENSIONS
from tieup.errors import CodebookError
from tieup.model import Sentence
from tieup.spotting import Spotter

ENTRIES = load_codebook().entries
MINE = ("area", "activity", "activity_by", "firm", "giving", "contribution", "supposed", "strategy", "electric")
# Internal variables speak for codes too: their values are checked against the codes of the variable they serve.
CODES = {"area": AREAS, "activity": AREAS, "activity_by": AREAS, "contribution": CONTRIBUTIONS,
         "contribution_by": CONTRIBUTIONS, "strategy": DIMENSIONS, "strategy_electric": DIMENSIONS,
         "strategy_carmaker": DIMENSIONS, "strategy_recipient": DIMENSIONS}


def fires(entry, sentence):
    spotter = Spotter([entry])
    return bool(spotter.find_cues(sentence, [Sentence(0, 0, len(sentence), "body", False, 0)])[0])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_fires_in_its_matches_and_is_silent_in_its_misses(entry):
    faults = [f"{entry.id} is silent in {s!r}: add a term, or widen the pattern" for s in entry.matches
              if not fires(entry, s)]
    faults += [f"{entry.id} fires in {s!r}: narrow the pattern, or add it to 'unless'" for s in entry.misses
               if fires(entry, s)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_shows_what_it_means_and_what_not(entry):
    assert entry.matches, f"{entry.id} has no sentence that matches: write one"
    assert entry.misses, f"{entry.id} has no sentence that must not match: write one"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_terms_are_text_in_which_only_the_end_may_be_open(entry):
    for term in entry.terms:
        assert isinstance(term, str), f"{entry.id}: {term!r} is no text: quote it (YAML reads no, on and off as flags)"
        assert "*" not in term[:-1], f"{entry.id}: in {term!r} the star is not at the end, so it is taken literally"


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.variable in CODES], ids=lambda entry: entry.id)
def test_values_are_codes_of_their_variable(entry):
    assert entry.value in CODES[entry.variable]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.id.split(".")[0].startswith(MINE)], ids=lambda e: e.id)
def test_ids_start_with_their_variable(entry):
    assert entry.variable.startswith(entry.id.split(".")[0]), f"{entry.id} speaks for {entry.variable}"


@pytest.mark.parametrize(("entries", "said"), [
    ("- {id: stage.a, variable: stage, value: memorandum, terms: mou}", "terms must be a list"),
    ("- {id: stage.a, variable: stage, value: memorandum}", "terms must be given"),
    ("- {id: stage.a, variable: stage, value: x, terms: [a], patern: b}", "Did you mean 'pattern'?"),
    ("- {id: stage.a, variable: stage, value: x, terms: [a], pattern: '('}", "pattern is no regular expression"),
    ("- {id: a, variable: a, value: x, terms: [a]}\n- {id: a, variable: a, value: x, terms: [a]}", "'a' stands twice"),
    ("id: stage.a", "must be a list of entries"),
    ("- [", "does not parse as YAML"),
    ("- {id: stage.a, variable: stage, value: x, terms: [a], terms: [b]}", "'terms' is given twice"),
])
def test_a_codebook_with_faults_is_refused_with_the_place_and_the_remedy(tmp_path, entries, said):
    (tmp_path / "stages.yaml").write_text(entries, encoding="utf-8")
    with pytest.raises(CodebookError, match="codebook") as refused:
        load_codebook(tmp_path)
    assert said in str(refused.value)


def test_a_folder_without_a_codebook_is_no_empty_codebook(tmp_path):
    with pytest.raises(CodebookError, match="holds no codebook"):
        load_codebook(tmp_path / "cdebook")
