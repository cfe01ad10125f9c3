"""The cache gives back what was put, and takes what is damaged for what is missing."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.reading.cache import NOWHERE, PageCache, decoded, default_directory, encoded, page_key
from cast_stats.reading.recognised import Point, Reading, TextLine

pixels = st.integers(min_value=-(10**6), max_value=10**6).map(lambda n: n / 100)
shares = st.integers(min_value=0, max_value=10_000).map(lambda n: n / 10_000)
points = st.builds(Point, pixels, pixels)


@st.composite
def lines(draw: st.DrawFn) -> TextLine:
    text = draw(st.text(alphabet="科协会员学0123456789,.%㎡“”𠀀", max_size=12))
    corners = draw(st.tuples(points, points, points, points))
    same = {"min_size": len(text), "max_size": len(text)}
    confidence, centres = draw(st.lists(shares, **same)), draw(st.lists(shares, **same))
    return TextLine(text, corners, tuple(confidence), tuple(centres))


readings = st.builds(
    Reading,
    size=st.tuples(st.integers(1, 9999), st.integers(1, 9999)),
    lines=st.lists(lines(), max_size=5).map(tuple),
    strokes=st.lists(st.tuples(points, points), max_size=5).map(tuple),
    skew=st.integers(-100_000, 100_000).map(lambda n: n / 1_000_000),
    turned=st.integers(0, 3),
)
ONE = Reading(
    (10, 10),
    (TextLine("科协3", (Point(0, 0), Point(9, 0), Point(9, 3), Point(0, 3)), (0.9, 0.8, 0.5), (0.1, 0.5, 0.9)),),
)


@given(readings)
def test_a_reading_comes_back_as_it_went(reading: Reading) -> None:
    assert decoded(encoded(reading)) == reading


@given(readings, st.data())
def test_a_damaged_reading_is_told_or_harmless(reading: Reading, data: st.DataObject) -> None:
    kept = bytearray(encoded(reading))
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] ^= data.draw(st.integers(1, 255))
    with suppress(ValueError):
        assert decoded(bytes(kept)) == reading


@given(readings, st.integers(0, 400))
def test_a_cut_reading_is_told(reading: Reading, length: int) -> None:
    kept = encoded(reading)
    with pytest.raises(ValueError, match=r"."):
        decoded(kept[: min(length, len(kept) - 1)])


@pytest.mark.parametrize("data", [b"", b"\0", b"not zlib"])
def test_what_is_no_reading_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decoded(data)


def test_what_was_put_is_got(tmp_path: Path) -> None:
    PageCache(tmp_path).put("ab12", ONE)
    assert PageCache(tmp_path).get("ab12") == ONE
    assert PageCache(tmp_path).get("ab13") is None


def test_no_half_written_file_stays(tmp_path: Path) -> None:
    PageCache(tmp_path).put("ab12", ONE)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["12.z"]


@pytest.mark.parametrize("content", [b"", b"garbage", encoded(ONE)[:-3]])
def test_a_damaged_entry_is_a_miss_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    cache = PageCache(tmp_path)
    cache.put("ab12", ONE)
    entry = next(path for path in tmp_path.rglob("*.z"))
    entry.write_bytes(content)
    assert cache.get("ab12") is None
    cache.put("ab12", ONE)
    assert cache.get("ab12") == ONE


def test_a_directory_in_the_way_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "pages" / "ab" / "12.z").mkdir(parents=True)
    cache = PageCache(tmp_path)
    cache.put("ab12", ONE)
    assert cache.get("ab12") is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_cache_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        PageCache(tmp_path).put("ab12", ONE)
        assert PageCache(tmp_path).get("ab12") is None
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_file_in_place_of_the_cache_is_passed_over(tmp_path: Path) -> None:
    place = tmp_path / "cache"
    place.write_text("")
    PageCache(place).put("ab12", ONE)
    assert PageCache(place).get("ab12") is None


def test_the_key_tells_pictures_and_engines_apart() -> None:
    image = np.zeros((4, 6, 3), dtype=np.uint8)
    other = image.copy()
    other[2, 2] = 1
    turned = image.reshape(6, 4, 3)
    keys = {page_key(image, "a-1"), page_key(other, "a-1"), page_key(turned, "a-1"), page_key(image, "a-2")}
    assert len(keys) == 4
    assert page_key(image.copy(), "a-1") == page_key(image, "a-1")


def test_the_cache_lies_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAST_STATS_CACHE", str(tmp_path))
    assert default_directory() == tmp_path
    PageCache().put("ab12", ONE)
    assert list(tmp_path.rglob("*.z"))


@pytest.mark.parametrize(
    ("platform", "variable", "ending"),
    [("linux", "XDG_CACHE_HOME", ("cast-stats",)), ("win32", "LOCALAPPDATA", ("cast-stats", "cache"))],
)
def test_the_cache_lies_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, ending: tuple[str, ...]
) -> None:
    monkeypatch.delenv("CAST_STATS_CACHE", raising=False)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert default_directory() == tmp_path.joinpath(*ending)


def test_a_user_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("CAST_STATS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    assert default_directory() == NOWHERE
    PageCache().put("ab12", ONE)
    assert PageCache().get("ab12") is None
