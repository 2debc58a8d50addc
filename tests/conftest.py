"""The editions that several tests look at, each made once."""

from __future__ import annotations

import pytest

from factories_briefing import ROOT, SEEDS, Printed, print_edition


@pytest.fixture(scope="session")
def honda(tmp_path_factory) -> Printed:
    """The edition of the project over the two articles that it ships with."""
    return print_edition(ROOT / "editions" / "honda.yaml", SEEDS, tmp_path_factory.mktemp("honda"))


@pytest.fixture(scope="session")
def gallery(tmp_path_factory) -> Printed:
    """The edition over articles full of markup, formulas, long names, many scripts and next to nothing stated."""
    return print_edition(ROOT / "editions" / "gallery.yaml", ROOT / "tests" / "gallery",
                         tmp_path_factory.mktemp("gallery"))
