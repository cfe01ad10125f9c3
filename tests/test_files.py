"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cast_stats import files
from cast_stats.errors import InputMissing, OutputUnwritable
from cast_stats.files import PART_PREFIX, files_of, write_files


def content(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too."""
    return {name: (folder / name).read_bytes() for name in os.listdir(folder)}


def test_writes_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "a" / "b", {"x.csv": b"1", "y.csv": b"2"})
    assert paths == (tmp_path / "a/b/x.csv", tmp_path / "a/b/y.csv")
    assert content(tmp_path / "a" / "b") == {"x.csv": b"1", "y.csv": b"2"}


def test_replaces_what_is_there(tmp_path: Path) -> None:
    write_files(tmp_path, {"x": b"old and longer"})
    write_files(tmp_path, {"x": b"new"})
    assert content(tmp_path) == {"x": b"new"}


def test_a_pipe_or_folder_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(OutputUnwritable, match=f"{name}: not a file"):
            write_files(tmp_path, {"new": b"1", name: b"2"})
    assert sorted(os.listdir(tmp_path)) == ["folder", "pipe"]
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_every_old_file_whole_and_no_part_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write_files(tmp_path, {"x": b"old", "y": b"old"})
    monkeypatch.setattr(files.os, step, lambda *_arguments: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(OutputUnwritable, match="the disk is full"):
        write_files(tmp_path, {"x": b"new", "y": b"new"})
    assert content(tmp_path) == {"x": b"old", "y": b"old"}


def test_an_interruption_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, {"x": b"new"})
    assert content(tmp_path) == {}


def test_no_file_is_seen_under_its_name_before_all_are_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    real = os.fsync

    def watching(descriptor: int) -> None:
        seen.append([name for name in os.listdir(tmp_path) if not name.startswith(PART_PREFIX)])
        real(descriptor)

    monkeypatch.setattr(files.os, "fsync", watching)
    write_files(tmp_path, {"x": b"1", "y": b"2"})
    assert seen[:2] == [[], []]


def test_the_message_says_where_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputUnwritable) as caught:
        write_files(tmp_path / "file" / "folder", {"x": b"1"})
    message = str(caught.value)
    with pytest.raises(OutputUnwritable, match="a file stands where a folder should be"):
        write_files(tmp_path / "file", {"x": b"1"})
    assert str(tmp_path / "file" / "folder") in message
    assert "a file stands where a folder should be" in message
    assert "-o" in message
    assert "\n" not in message


def test_a_rare_reason_is_told_in_the_words_of_the_system() -> None:
    assert files.reason_of(OSError(errno.ENOSPC, "x")) == "the disk is full"
    assert files.reason_of(OSError(errno.EMLINK, "Too many links")) == "Too many links"
    assert files.reason_of(UnicodeDecodeError("utf-8", b"x", 0, 1, "x")) == "it is not text in UTF-8"
    assert files.reason_of(OSError("no number")) == "no number"


def test_files_get_the_usual_permissions(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        (path,) = write_files(tmp_path, {"x": b"1"})
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640


def test_files_of_a_folder_come_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).write_text("")
    assert [path.name for path in files_of(tmp_path, "*.yaml")] == ["a.yaml", "b.yaml"]
    with pytest.raises(InputMissing, match="none: no such file"):
        files_of(tmp_path / "none", "*.yaml")
    with pytest.raises(InputMissing, match="cannot be opened"):
        files_of(tmp_path / "c.txt", "*.yaml")


def test_a_folder_that_cannot_be_looked_into_is_not_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(InputMissing, match="no permission"):
        files_of(tmp_path, "*.yaml")
