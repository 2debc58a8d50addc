from __future__ import annotations

import pytest

from tieup.errors import InputError
from tieup.places import find, make_folder, name_from


@pytest.fixture
def project(tmp_path):
    for folder in ("data/raw", "editions", "notebooks", "reports/honda/2024-03-15/notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("start", [".", "notebooks", "editions", "reports/honda/2024-03-15/notebooks"])
def test_a_name_leads_to_the_same_folder_from_everywhere_in_the_project(project, start):
    assert find("data/raw", project / start) == project / "data/raw"
    assert name_from(project / "data/raw", project / start) == "data/raw"


def test_what_stands_nearest_is_found_first(project):
    (project / "notebooks/data/raw").mkdir(parents=True)
    assert find("data/raw", project / "notebooks") == project / "notebooks/data/raw"


def test_a_name_that_would_lead_elsewhere_is_not_given(project):
    (project / "notebooks/data/raw").mkdir(parents=True)
    name = name_from(project / "data/raw", project / "notebooks")
    assert find(name, project / "notebooks") == project / "data/raw"


def test_the_folder_above_is_found_by_two_dots(project):
    assert find("..", project / "notebooks") == project


def test_a_missing_place_is_named_with_the_remedy(project):
    with pytest.raises(InputError, match=r"data/rwa: neither .* Start in the project's folder"):
        find("data/rwa", project / "notebooks")


def test_a_folder_is_made_where_its_first_part_lies(project):
    assert make_folder("reports/draft", project / "notebooks") == project / "reports/draft"
    assert (project / "reports/draft").is_dir()
    assert make_folder("charts", project / "notebooks") == project / "notebooks/charts"
