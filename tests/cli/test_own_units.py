"""`--rules DIR` with a units.yaml: units of a user's own, for one call."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_made import Run

from cast_stats.errors import InputMissing, InvalidSchema

TEXT = "全乡养蜂420窠，养鹅36只。"
UNIT = "- kind: thing\n  units: {窠: {}}\n"
RULE = """
items:
  - name: own-hives
    why: The hives of a beekeeper.
    pattern: "<item: phrase> #"
    units: [窠]
    examples: [全乡养蜂80窠 => 全乡养蜂]
    counter_examples: [全乡养鹅80只]
"""


def folder_of(tmp_path: Path, **files: str) -> Path:
    """A folder of rules with these files."""
    for name, content in files.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    return tmp_path


def test_a_unit_of_ones_own_makes_a_figure(cast_stats: Run, tmp_path: Path) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, units=UNIT))
    assert done.code == 0
    assert "420窠 = 420 窠 (exactly)" in done.out


def test_the_next_call_without_the_folder_knows_nothing_of_it(cast_stats: Run, tmp_path: Path) -> None:
    before = cast_stats("explain", TEXT)
    cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, units=UNIT))
    assert cast_stats("explain", TEXT) == before
    assert "420 (part of a name)" in before.out


def test_rules_may_use_the_units_beside_them(cast_stats: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, units=UNIT, rules=RULE)
    done = cast_stats("explain", TEXT, "--rules", folder)
    assert done.code == 0, done.err
    assert "own-hives" in done.out
    assert cast_stats("rules", "check", "--rules", folder).code == 0


@pytest.mark.parametrize(
    "content", ["- kind: nonsense\n  units: {窠: {}}\n", "窠: {}\n", "- kind: [\n", "- kind: thing\n  units: {窠: 3}\n"]
)
def test_a_fault_in_the_units_is_one_line(cast_stats: Run, tmp_path: Path, content: str) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, units=content))
    assert done.code == InvalidSchema.exit_code
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert "units.yaml" in done.err


def test_a_folder_that_is_not_there_is_named(cast_stats: Run, tmp_path: Path) -> None:
    done = cast_stats("explain", TEXT, "--rules", tmp_path / "nowhere")
    assert done.code == InputMissing.exit_code
    assert "nowhere" in done.err


def test_a_folder_without_rules_is_told(cast_stats: Run, tmp_path: Path) -> None:
    (tmp_path / "rules.yml").write_text(RULE, encoding="utf-8")
    done = cast_stats("explain", TEXT, "--rules", tmp_path)
    assert done.code == InputMissing.exit_code
    assert ".yaml" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("items:\n  - name: [\n", "rules.yaml, line 3: not YAML"),
        ("items: {own: {}}\n", "items: must be a list"),
        ("kinds: [窠]\n", "kinds: must be entries of the form name: value"),
        ("birds: [窠]\n", "no section of rules is called so"),
        (RULE.replace("why:", "because:"), "items own-hives: is missing (why)"),
        (RULE.replace("phrase> #", "phrase>"), "must name the number"),
        (RULE.replace("phrase> #", "phrase> # [项]"), "does not read at [项]"),
        (RULE.replace("=> 全乡养蜂", "=> 蜜蜂"), "own-hives: the example 全乡养蜂80窠 => 蜜蜂 gives"),
    ],
)
def test_a_fault_in_the_rules_says_where_and_what(cast_stats: Run, tmp_path: Path, content: str, fault: str) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, units=UNIT, rules=content))
    assert done.code == InvalidSchema.exit_code
    assert fault in done.err
    assert done.err.count("\n") == 1


def test_faults_come_in_the_user_s_language(cast_stats: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cast_stats.messages._wanted", lambda: "zh_CN")
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, rules="items: {own: {}}\n"))
    assert "必须是列表" in done.err


def test_an_empty_section_is_none(cast_stats: Run, tmp_path: Path) -> None:
    assert cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, rules="items:\nkinds:\n")).code == 0


def test_a_list_among_the_rules_is_named(cast_stats: Run, tmp_path: Path) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, rules="- name: lost\n"))
    assert done.code == InvalidSchema.exit_code
    assert "rules.yaml" in done.err


@pytest.mark.parametrize("content", ["units: [1]\n", "3\n"])
def test_units_that_are_no_list_are_told(cast_stats: Run, tmp_path: Path, content: str) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, units=content))
    assert done.code == InvalidSchema.exit_code
    assert "units.yaml: must be a list" in done.err
