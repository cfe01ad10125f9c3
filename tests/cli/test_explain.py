"""What `explain` says to a person."""

from __future__ import annotations

from pathlib import Path

from hand_made import Run

TEXT = "2021年，全县举办讲座12场，听众4000余人次。"


def test_codes_are_shown_as_words(cast_stats: Run) -> None:
    done = cast_stats("explain", TEXT)
    assert "(at least)" in done.out
    assert "kind: activities (rule " in done.out
    assert "time: 2021 (2021年)" in done.out
    assert "no figure: 2021年 (date)" in done.out


def test_a_file_without_a_record_is_no_sentence(cast_stats: Run, tmp_path: Path) -> None:
    path = tmp_path / "issue.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = cast_stats("explain", path)
    assert done.code == 2
    assert f"{path}: a file; name one of its records with --record" in done.err


def test_a_sentence_longer_than_any_file_name_is_a_sentence(cast_stats: Run) -> None:
    assert cast_stats("explain", TEXT * 20).code == 0
