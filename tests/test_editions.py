from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tieup.editions import EXPECTED, Edition, check_names, load_edition, write_edition
from tieup.errors import EditionError

EDITIONS = Path(__file__).parent.parent / "editions"


@pytest.fixture
def written(tmp_path):
    def write(text: str) -> Path:
        (tmp_path / "sony.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "sony.yaml"

    return write


def fault(path: Path, **changes) -> str:
    with pytest.raises(EditionError) as caught:
        load_edition(path, changes)
    return str(caught.value).replace(str(path), "sony.yaml")


@pytest.mark.parametrize("path", sorted(EDITIONS.glob("*.yaml")), ids=lambda path: path.name)
def test_every_edition_of_the_project_is_right(path):
    assert load_edition(path).name == path.stem


def test_what_is_left_out_has_its_default(written):
    edition = load_edition(written("title: Sony"))
    assert edition == Edition(name="sony", title="Sony")
    assert (edition.focus, edition.as_of, edition.charts, edition.paper) == (None, None, True, "a4")


def test_lists_dates_and_parties_are_read(written):
    edition = load_edition(written("title: Sony\nsince: 2022-01-01\nalliances: [honda-nissan-1, [Sony, Honda]]"))
    assert edition.since == datetime.date(2022, 1, 1)
    assert edition.alliances == ("honda-nissan-1", ("Sony", "Honda"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("focsu: Honda", "sony.yaml: 'focsu' is no parameter. Did you mean 'focus'?"),
        ("charts: 'yes'", "sony.yaml: 'charts' is 'yes', but must be true or false."),  # quotes make it text
        ("charts: 1", "sony.yaml: 'charts' is 1, but must be true or false."),
        ("since: 2024", "sony.yaml: 'since' is 2024, but must be a date such as 2024-03-15."),  # no year alone
        ("until: 2024-13-01", "sony.yaml: 'until' is '2024-13-01', but must be a date such as 2024-03-15."),
        ("since: 2024-3-5", "sony.yaml: 'since' is '2024-3-5', but must be a date such as 2024-03-15."),
        ("as_of: 2024-03-15 10:00:00",
         "sony.yaml: 'as_of' is 2024-03-15T10:00:00, but must be a date such as 2024-03-15."),
        ("paper: letter", "sony.yaml: 'paper' is 'letter', but must be a4 or us-letter."),
        ("language: ja", "sony.yaml: 'language' is 'ja', but must be en."),
        ("organisations: Honda", "sony.yaml: 'organisations' is 'Honda', but must be a list of organisations,"
                                 " such as [Honda, Sony]."),
        ("accent: red", "sony.yaml: 'accent' is 'red', but must be a colour such as '#0b5394', in quotes."),
        ("focus: ''", "sony.yaml: 'focus' is '', but must be text."),
        ("name: ../elsewhere", "sony.yaml: 'name' is '../elsewhere', but must be lower-case letters, digits, '-' and"
                               " '_'."),  # a name never leads out of reports/
        ("since: 2024-03-15\nuntil: 2024-03-01",
         "sony.yaml: 'since' (2024-03-15) must lie before 'until' (2024-03-01)."),
        ("title: ''", "sony.yaml: 'title' is '', but must be text."),
    ],
)  # fmt: skip
def test_a_fault_names_value_place_and_remedy(written, text, message):
    assert fault(written(text if text.startswith("title") else f"title: Sony\n{text}")) == message


def test_a_missing_parameter_is_asked_for_with_its_meaning(written):
    assert fault(written("focus: Sony")) == "sony.yaml: 'title' must be given: title of the briefing."


def test_all_faults_are_told_at_once(written):
    assert len(fault(written("titel: Sony\ncharts: maybe\npaper: a3")).splitlines()) == 4


def test_a_parameter_that_is_given_twice_is_refused(written):
    assert "'title' is given twice" in fault(written("title: Sony\ntitle: Honda"))


@pytest.mark.parametrize("text", ["- title", "just words", ""])
def test_a_file_that_holds_no_parameters_says_what_it_must_hold(written, text):
    assert "must hold parameters, one a line" in fault(written(text))


@pytest.mark.parametrize("content", [b"title: [", b"title: \xe4"])  # unclosed; Latin-1
def test_a_file_that_is_no_yaml_says_so(tmp_path, content):
    (tmp_path / "sony.yaml").write_bytes(content)
    assert "does not parse as YAML" in fault(tmp_path / "sony.yaml")


def test_a_missing_file_leads_to_the_nearest(written):
    path = written("title: Sony")
    assert f"there is no such edition. Did you mean '{path.as_posix()}'?" in fault(path.with_name("soni.yaml"))


def test_a_logo_must_be_there_and_be_a_picture(written):
    for logo in ("logo.svg", "sony.yaml"):
        assert f"'logo' is '{logo}', but must be the name of an SVG or PNG file in" in fault(
            written(f"title: Sony\nlogo: {logo}"))


def test_changes_replace_the_files_own_parameters_and_are_checked_alike(written):
    path = written("title: Sony\ncharts: false")
    assert load_edition(path, {"charts": True}).charts is True
    assert fault(path, chart=True) == "sony.yaml: 'chart' is no parameter. Did you mean 'charts'?"
    with pytest.raises(EditionError, match="'focus' is 3, but must be text"):
        load_edition(path).changed(focus=3)


def test_an_edition_that_is_written_is_read_back_as_it_was(tmp_path):
    edition = Edition(name="sony", title="Sony: “é”", since=datetime.date(2022, 1, 1), alliances=("a-b-1", ("A", "B")))
    write_edition(edition, tmp_path / "edition.yaml")
    assert load_edition(tmp_path / "edition.yaml") == edition


def test_names_that_nobody_knows_are_refused_with_the_nearest():
    edition = Edition(name="sony", title="Sony", focus="Hnoda", alliances=(("Honda", "Sonny"),))
    with pytest.raises(EditionError) as caught:
        check_names(edition, ["Honda", "Sony"], "sony.yaml")
    assert "focus: no article and no entry of the codebook names 'Hnoda'. Did you mean 'Honda'?" in str(caught.value)
    assert "alliances: no article and no entry of the codebook names 'Sonny'. Did you mean 'Sony'?" in str(caught.value)


def test_every_parameter_says_what_it_must_be():
    assert set(EXPECTED) == set(Edition.model_fields)
