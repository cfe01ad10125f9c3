"""Files and results behind URLs, on this machine."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest
from batch.conftest import results, text_of
from hand_made import Run

from cast_stats.batch.places import LocalFolder, Place, place_of
from cast_stats.batch.remote import RemoteFolder, download, find
from cast_stats.errors import InputMissing, MissingExtra, NothingToDo, OutputUnwritable, UsageError


@pytest.fixture(params=["path", "file", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place of each kind."""
    kinds = {"path": str(tmp_path), "file": f"file://{tmp_path}", "memory": f"memory://{tmp_path.name}"}
    return place_of(kinds[request.param])


FILES = {"facts.csv": b"one", "甲.xlsx": b"two two"}
SIZES = {name: len(content) for name, content in FILES.items()}


class TestPlaces:
    def test_what_is_written_is_held(self, place: Place) -> None:
        assert not place.holds("2019/溪口", SIZES)
        place.write("2019/溪口", FILES)
        assert place.holds("2019/溪口", SIZES)
        assert not place.holds("2019/溪口", {**SIZES, "facts.csv": 4})
        assert not place.holds("2019/溪口", {**SIZES, "more": 0})

    def test_writing_again_replaces(self, place: Place) -> None:
        place.write("a", FILES)
        place.write("a", {"facts.csv": b"longer"})
        assert place.holds("a", {**SIZES, "facts.csv": 6})

    def test_removing_takes_these_files_only(self, place: Place) -> None:
        place.write("a", {**FILES, "notes": b"mine"})
        place.remove("a", {**SIZES, "never there": 1})
        assert place.holds("a", {"notes": 4})
        assert not place.holds("a", {"facts.csv": 3})

    def test_sweeping_takes_parts_only(self, place: Place) -> None:
        place.sweep("nowhere")
        place.write("a", {**FILES, ".part-9f": b"half"})
        place.sweep("a")
        assert place.holds("a", SIZES)
        assert not place.holds("a", {".part-9f": 4})


def test_kinds_of_places(tmp_path: Path) -> None:
    assert isinstance(place_of(str(tmp_path)), LocalFolder)
    assert isinstance(place_of("memory://x"), RemoteFolder)
    with pytest.raises(InputMissing, match="not an address"):
        place_of("nonsense://x")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")
    with pytest.raises(OutputUnwritable, match="cannot write"):
        place_of(f"file://{tmp_path}").write("a", FILES)


def test_urls_are_found(raw: Path) -> None:
    assert [name.rpartition("/")[2] for name in find(f"file://{raw}", True)[0]] == ["north.txt", "east.txt", "west.txt"]
    assert len(find(f"file://{raw}", False)[0]) == 2
    assert find(f"file://{raw}/*.txt", True)[1] == f"file://{raw}"
    with pytest.raises(InputMissing, match="no such file"):
        find(f"file://{raw}/none.pdf", True)


def test_downloads_are_whole(tmp_path: Path) -> None:
    with fsspec.open("memory://big", "wb") as file:
        file.write(bytes(range(256)) * 20_000)
    download("memory://big", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == bytes(range(256)) * 20_000


def test_a_batch_from_and_to_urls(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    options = ("-o", f"file://{tmp_path}/there", "--state", tmp_path / "state", "-j", "1")
    assert cast_stats("batch", f"file://{raw}", *options) == (0, "", "")
    cast_stats("batch", raw, "-o", tmp_path / "here", "-j", "1")
    assert results(tmp_path / "there") == results(tmp_path / "here")
    assert cast_stats("batch", f"file://{raw}", *options).code == NothingToDo.exit_code
    (raw / "west.txt").write_text(text_of(77), encoding="utf-8")
    (raw / "east.txt").unlink()
    told = cast_stats("batch", f"file://{raw}", *options)
    assert told.code == 0
    assert "east.txt" in told.out


def test_errors_name_the_url_and_not_the_copy(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    told = cast_stats("batch", f"file://{raw}/bad.pdf", "-o", tmp_path / "out", "-j", "1")
    assert f"file://{raw}/bad.pdf: " in told.err
    assert told.code == 12


def test_results_at_a_url_need_a_folder_for_the_state(cast_stats: Run, raw: Path) -> None:
    told = cast_stats("batch", raw, "-o", "memory://out")
    assert told.code == UsageError.exit_code
    assert "--state" in told.err


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingExtra, match="cluster"):
        find("memory://x", True)
