from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest

from tieup import publishing
from tieup.publishing import claimed, empty_folder, exchange, point_to_latest, publish, recover


def folder(place: Path, content: str) -> Path:
    place.mkdir(parents=True)
    (place / "briefing.html").write_text(content)
    return place


@pytest.fixture(params=["in one step", "moved aside", "from another disk"])
def way(request, monkeypatch):
    """Publish in each of the ways that systems allow."""
    if request.param == "moved aside":
        monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    if request.param == "from another disk":
        real = Path.stat
        monkeypatch.setattr(Path, "stat", lambda self, **how: OtherDisk(real(self, **how), self.name == "built"))


class OtherDisk:
    def __init__(self, real, elsewhere):
        self.st_dev = real.st_dev + elsewhere
        self.real = real

    def __getattr__(self, name):
        return getattr(self.real, name)


def test_the_new_folder_stands_in_the_old_ones_place_and_nothing_else_is_left(tmp_path, way):
    place = folder(tmp_path / "2024-03-15", "old")
    (place / "stale.csv").write_text("of the old edition only")
    publish(folder(tmp_path / "built", "new"), place)
    assert [found.name for found in place.iterdir()] == ["briefing.html"]
    assert (place / "briefing.html").read_text() == "new"
    assert [found.name for found in tmp_path.iterdir()] == ["2024-03-15"]


def test_a_first_edition_is_put_in_place(tmp_path, way):
    publish(folder(tmp_path / "built", "new"), tmp_path / "reports/honda/2024-03-15")
    assert (tmp_path / "reports/honda/2024-03-15/briefing.html").read_text() == "new"


def test_the_old_folder_comes_back_if_the_new_one_cannot_be_moved(tmp_path, monkeypatch):
    place, built = folder(tmp_path / "2024-03-15", "old"), folder(tmp_path / "built", "new")
    monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    real = Path.rename
    monkeypatch.setattr(Path, "rename", lambda self, to: fail() if self == built else real(self, to))
    with pytest.raises(OSError, match="disk is full"):
        publish(built, place)
    assert (place / "briefing.html").read_text() == "old"


def fail():
    raise OSError("the disk is full")


def test_a_run_that_was_killed_between_two_moves_is_mended(tmp_path):
    folder(tmp_path / ".2024-03-15.previous", "old")
    recover(tmp_path / "2024-03-15")
    assert (tmp_path / "2024-03-15/briefing.html").read_text() == "old"


def test_folders_are_exchanged_whole_or_not_at_all(tmp_path):
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    exchanged = exchange(one, other)
    assert (one / "briefing.html").read_text() == ("2" if exchanged else "1")
    assert not exchange(tmp_path / "missing", other)


def test_what_a_killed_run_left_is_no_part_of_the_next(tmp_path):
    folder(tmp_path / ".building", "half")
    assert not list(empty_folder(tmp_path / ".building").iterdir())


def test_latest_leads_to_the_last_made_even_if_an_article_of_a_wrong_later_day_gave_an_edition_before(tmp_path):
    for date in ("2031-01-01", "2024-03-15"):
        point_to_latest(folder(tmp_path / date, date))
    assert (tmp_path / "latest" / "briefing.html").read_text() == "2024-03-15"
    assert not (tmp_path / "latest").readlink().is_absolute()


def test_latest_is_a_file_where_links_are_not_allowed(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "symlink_to", lambda *_, **__: fail())
    point_to_latest(folder(tmp_path / "2024-03-15", "new"))
    assert (tmp_path / "latest").read_text() == "2024-03-15\n"


def hold(place: Path, seconds: float, log: Path) -> None:
    with claimed(place):
        log.open("a").write("in ")
        time.sleep(seconds)
        log.open("a").write("out ")


def test_runs_that_want_the_same_place_wait_for_one_another(tmp_path):
    log = tmp_path / "log"
    runs = [multiprocessing.Process(target=hold, args=(tmp_path / "reports/honda", 0.1, log)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert log.read_text() == "in out in out in out "
