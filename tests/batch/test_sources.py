"""Names, folders, patterns and URLs become the files they mean, whatever they are called."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.batch.sources import Source, digest_of, find_sources, is_there
from cast_stats.errors import InputMissing


def found(*words: object, recursive: bool = True, out: str = "elsewhere") -> dict[str, str]:
    """The names of the files by their wish."""
    sources = find_sources([str(word) for word in words], recursive=recursive, out=out).sources
    return {source.wish: Path(source.name).name for source in sources}


def test_folders_are_walked(raw: Path) -> None:
    assert found(raw) == {"east": "east.txt", "west": "west.txt", "2019/north": "north.txt"}
    assert set(found(raw, recursive=False)) == {"east", "west"}


def test_patterns_are_met(raw: Path) -> None:
    assert set(found(raw / "*.txt")) == {"east", "west"}
    assert set(found(raw / "**" / "*.txt")) == {"east", "west", "2019/north"}
    assert set(found(raw / "20*")) == {"2019/north"}
    assert found(raw / "*.docx") == {}


@pytest.mark.parametrize("pattern", ["*.pdff", "20??/*.docx", "rwa/*.txt", "**/south.*"])
def test_a_pattern_that_passes_over_all_is_told_of(raw: Path, pattern: str) -> None:
    word = str(raw / pattern)
    assert find_sources([word, word, str(raw)], recursive=True, out="x").unmet == (word,)


def test_a_pattern_that_waits_for_files_is_not(raw: Path) -> None:
    (raw / "inbox").mkdir()
    words = [str(raw / "inbox" / "*.pdf"), str(raw / "inbox"), str(raw / "*.txt"), str(raw / "none.txt")]
    assert find_sources(words, recursive=True, out="x").unmet == ()


def test_a_name_may_look_like_a_pattern(raw: Path) -> None:
    (raw / "[1].txt").write_text("x")
    found = find_sources([str(raw / "[1].txt")], recursive=True, out="x")
    assert ([Path(source.name).name for source in found.sources], found.unmet) == (["[1].txt"], ())


def test_each_file_comes_once(raw: Path) -> None:
    assert len(find_sources([str(raw), str(raw / "east.txt"), str(raw / "*")], recursive=True, out="x").sources) == 3


def test_other_files_are_counted(raw: Path) -> None:
    (raw / "minutes.docx").write_bytes(b"PK")
    (raw / "README.md").write_text("about")
    (raw / ".hidden.txt").write_text("x")
    assert find_sources([str(raw)], recursive=True, out="x").others == 2


def test_a_pdf_is_known_by_its_content(raw: Path) -> None:
    (raw / "download").write_bytes(b"%PDF-1.4 ...")
    assert "download" in found(raw)


def test_results_are_no_inputs(raw: Path) -> None:
    (raw / "out" / "east").mkdir(parents=True)
    (raw / "out" / "east" / "notes.txt").write_text("x")
    assert set(found(raw, out=str(raw / "out"))) == {"east", "west", "2019/north"}


def test_names_that_are_not_there_are_told_of(tmp_path: Path) -> None:
    (source,) = find_sources([str(tmp_path / "none.pdf")], recursive=True, out="x").sources
    with pytest.raises(InputMissing, match=r"none\.pdf"):
        digest_of(source)


def test_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputMissing, match="not a file"):
        digest_of(Source(str(tmp_path / "pipe.txt"), "pipe"))


def test_broken_links_are_refused_and_circles_are_not_walked(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "circle").symlink_to(tmp_path)
    (source,) = find_sources([str(tmp_path)], recursive=True, out="x").sources
    with pytest.raises(InputMissing, match="link leads nowhere"):
        digest_of(source)


NAMES = st.binary(min_size=1, max_size=40).map(lambda raw: os.fsdecode(raw.replace(b"\0", b"_").replace(b"/", b"_")))


@given(NAMES)
def test_no_name_leaves_the_folder(name: str) -> None:
    if name in (".", ".."):
        return
    from cast_stats.batch.sources import _wish

    parts = _wish(f"/raw/{name}.pdf", "/raw").split("/")
    assert len(parts) == 1
    assert parts[0] not in ("", ".", "..", ".batch")
    parts[0].encode("utf-8")


@pytest.mark.parametrize("name", ["..", "../../etc/passwd", "a/../../b", ".batch/lock"])
def test_urls_cannot_leave_the_folder_either(name: str) -> None:
    from cast_stats.batch.sources import _wish

    wish = _wish(f"memory://raw/{name}.pdf", "memory://raw")
    assert not {"..", ".", ".batch", ""} & set(wish.split("/"))


@pytest.fixture
def closed(raw: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be looked into."""
    folder = raw / "2019"
    scandir, lstat = os.scandir, os.lstat

    def refused(path: str) -> None:
        if Path(path) == folder or folder in Path(path).parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", lambda path=".": refused(path) or scandir(path))
    monkeypatch.setattr(
        os, "lstat", lambda path, **more: (folder in Path(path).parents and refused(path)) or lstat(path)
    )
    return folder


@pytest.mark.parametrize("word", ["", "2019", "20*"])
def test_a_folder_that_cannot_be_looked_into_is_told_of(raw: Path, closed: Path, word: str) -> None:
    sources = find_sources([str(raw / word)], recursive=True, out="x").sources
    (source,) = (source for source in sources if source.name == str(closed))
    with pytest.raises(InputMissing, match=r"2019: cannot be opened \(no permission\)"):
        digest_of(source)


def test_what_lies_in_a_folder_that_cannot_be_looked_into_is_not_gone(closed: Path, raw: Path) -> None:
    assert is_there(str(closed / "north.txt"))
    assert not is_there(str(raw / "none.txt"))
    assert not is_there(str(raw / "east.txt" / "x.txt"))
