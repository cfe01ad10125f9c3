"""The commands that ask the database: facts, show, bulletin, diff, export; their output and their exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hand_made import Outcome, Run
from openpyxl import load_workbook

from cast_stats import errors
from cast_stats.cli.app import run
from cast_stats.store import Store
from tests.bulletin.made import FIRST, ISSUES, made


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The made issues in a file."""
    path = tmp_path / "made.db"
    with Store.open(path) as store:
        for one in ISSUES:
            store.replace_issue(one)
    return path


@pytest.fixture
def cast_stats(capsys: pytest.CaptureFixture[str], database: Path) -> Run:
    """Runs a command on the database of the made issues."""

    def call(*arguments: str | Path) -> Outcome:
        code = run([*map(str, arguments), "--database", str(database)])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


def rows(outcome: Outcome) -> list[dict[str, str]]:
    assert outcome.code == 0, outcome.err
    return list(csv.DictReader(io.StringIO(outcome.out)))


def values(outcome: Outcome) -> list[tuple[str, str]]:
    return [(row["subject"], row["value"]) for row in rows(outcome)]


def test_facts_as_csv(cast_stats: Run) -> None:
    found = cast_stats("facts", "--region", "安徽", "--indicator", "企业科协", "--year", "2023", "--csv")
    assert sorted(values(found)) == [
        ("合肥市", "312"), ("合肥市蜀山区", "57"), ("安徽省", "1300"), ("安徽省", "1386"), ("安徽省", "1386"),
    ]  # fmt: skip
    assert {row["region"] for row in rows(found)} == {"340000", "340100", "340104"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--region", "340104"), ["57"]),
        (("--region", "合肥市蜀山区"), ["57"]),
        (("--region", "兰州新区"), ["44"]),
        (("--indicator", "KP13", "--year", "2022"), ["14.32"]),
        (("--family", "project", "--region", "湖北", "--year", "2023"), ["120000000", "2960", "3000"]),
        (("--item", "风筝"), ["12"]),
        (("--subject", "徽味"), ["36"]),
        (("--issue", "湖山通讯 2024年第3期", "--region", "陕西"), ["114", "5000", "960"]),
        (("--issue", "2024年第3期", "--region", "陕西"), ["114", "5000", "960"]),
    ],
)
def test_what_facts_can_be_asked_for(cast_stats: Run, options: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(value for _subject, value in values(cast_stats("facts", *options, "--csv"))) == expected


def test_the_same_issues_again_give_the_same_csv(cast_stats: Run, database: Path) -> None:
    once = cast_stats("facts", "--csv").out
    with Store.open(database) as store:
        for one in reversed(ISSUES):
            store.replace_issue(one)
    assert cast_stats("facts", "--csv").out == once
    assert len(once.splitlines()) == 1 + sum(len(one.facts) for one in ISSUES)


def test_facts_as_json_keep_their_digits(cast_stats: Run) -> None:
    found = cast_stats("facts", "--indicator", "KP13", "--region", "浙江", "--json")
    told: list[dict[str, Any]] = json.loads(found.out, parse_float=str)
    assert sorted(row["value"] for row in told) == ["14.32", "15.61"]
    assert {row["indicator"] for row in told} == {"KP13"}


def test_facts_as_a_table_show_bounds_and_where_they_stand(cast_stats: Run) -> None:
    found = cast_stats("facts", "--region", "浙江", "--year", "2023")
    assert "≥3200家" in found.out
    assert "江淮科协 2024年第1期" in found.out


def test_undated_facts_are_mentioned(cast_stats: Run) -> None:
    found = cast_stats("facts", "--region", "甘肃", "--year", "2023", "--csv")
    assert [value for _subject, value in values(found)] == ["44"]
    assert "2 more figures carry no year" in found.err


def test_nothing_found_is_said(cast_stats: Run) -> None:
    found = cast_stats("facts", "--region", "海南")
    assert (found.code, found.out) == (0, "")
    assert "no such figures" in found.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("facts", "--region", "乌有"), errors.UsageError.exit_code, "乌有"),
        (("facts", "--region", "甘宿"), errors.UsageError.exit_code, "mean 甘肃,"),
        (("facts", "--region", "哈而滨"), errors.UsageError.exit_code, "mean 哈尔滨"),
        (("facts", "--year", "20233"), errors.UsageError.exit_code, "--year"),
        (("facts", "--region", "鼓楼区"), errors.UsageError.exit_code, "江苏省南京市鼓楼区"),
        (("facts", "--indicator", "企业可协"), errors.UsageError.exit_code, "企业科协"),
        (("facts", "--family", "friends"), errors.UsageError.exit_code, "association"),
        (("facts", "--json", "--csv"), errors.UsageError.exit_code, "--csv"),
        (("show", "zzz"), errors.UsageError.exit_code, "zzz"),
        (("show", " "), errors.UsageError.exit_code, "give the id"),
        (("bulletin", "1966"), errors.InputMissing.exit_code, "1966: the database has no figures of this year"),
        (("diff", "2023", "1966"), errors.InputMissing.exit_code, "1966"),
        (("diff", "2023", ""), errors.InputMissing.exit_code, "neither"),
        (("export", "papyrus"), errors.UsageError.exit_code, "parquet"),
        (("diff", "2023", "nowhere"), errors.InputMissing.exit_code, "nowhere"),
    ],
)
def test_faults_of_the_call(cast_stats: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    found = cast_stats(*arguments)
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert "Traceback" not in found.err


@pytest.mark.parametrize("command", [("facts",), ("show", "a"), ("bulletin", "2023"), ("diff", "2022", "2023")])
def test_a_missing_database_is_named(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run([*command, "--database", str(tmp_path / "none.db")])
    assert code == errors.StoreError.exit_code
    assert "none.db" in capsys.readouterr().err


def test_show_tells_evidence_whole_and_parts(cast_stats: Run) -> None:
    whole, part = FIRST.facts[0], FIRST.facts[1]
    shown = cast_stats("show", whole.id[:10])
    assert "⟦3195个⟧" in shown.out
    assert shown.out.count("has part") == 3
    assert f"part of: {whole.id}" in cast_stats("show", part.id).out
    told = json.loads(cast_stats("show", whole.id, "--json").out)
    assert told["evidence"][told["offset"] :].startswith(told["quote"])
    assert told["parts"] == [fact.id for fact in FIRST.facts[1:4]]


def test_bulletin_writes_the_workbook_and_says_what_is_in_it(cast_stats: Run, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "2023.xlsx"
    told = cast_stats("bulletin", "2023", "-o", out)
    assert told.code == 0
    assert (told.out, "conflicts: 1" in told.err) == ("", True)
    assert "目录" in load_workbook(out).sheetnames
    again = tmp_path / "again.xlsx"
    cast_stats("bulletin", "2023", "-o", again)
    assert again.read_bytes() == out.read_bytes()


CORRECTIONS = "corrections: [{indicator: JG03, subject: 陕西, year: 2023, was: %s, now: 961, reason: 来函更正}]"


@pytest.mark.parametrize(("was", "code"), [("960", 0), ("959", errors.InvalidSchema.exit_code)])
def test_corrections_by_hand_and_their_guard(cast_stats: Run, tmp_path: Path, was: str, code: int) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(CORRECTIONS % was, encoding="utf-8")
    out = tmp_path / "b.xlsx"
    told = cast_stats("bulletin", "2023", "-o", out, "--corrections", file)
    assert (told.code, out.exists()) == (code, code == 0)
    assert code == 0 or "960, not 959" in told.err


def test_an_empty_database_gives_no_bulletin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Store.open(tmp_path / "empty.db").close()
    code = run(["bulletin", "2023", "-o", str(tmp_path / "b.xlsx"), "--database", str(tmp_path / "empty.db")])
    assert (code, (tmp_path / "b.xlsx").exists()) == (errors.InputMissing.exit_code, False)
    assert "no figures yet" in capsys.readouterr().err


def test_a_bulletin_that_cannot_be_written(cast_stats: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = cast_stats("bulletin", "2023", "-o", tmp_path / "file" / "b.xlsx")
    assert told.code == errors.OutputUnwritable.exit_code


def kinds(outcome: Outcome) -> dict[tuple[str, str], tuple[str, str, str]]:
    return {(row["subject"], row["item"]): (row["kind"], row["before"], row["after"]) for row in rows(outcome)}


def test_diff_of_two_years(cast_stats: Run) -> None:
    found = kinds(cast_stats("diff", "2022", "2023", "--csv"))
    assert found[("宁波市", "企业科协")] == ("changed", "402", "420")
    assert found[("合肥市", "园区科协")] == ("changed", "11", "26")
    assert found[("陕西省", "企业科协")] == ("new", "", "960")
    assert kinds(cast_stats("diff", "2023", "2022", "--csv"))[("陕西省", "企业科协")] == ("gone", "960", "")
    assert rows(cast_stats("diff", "2023", "2023", "--csv")) == []


def test_diff_of_two_issues(cast_stats: Run) -> None:
    told = cast_stats("diff", "江淮科协 2024年第1期", "湖山通讯 2024年第3期")
    assert "~ 湖北省  企业科协  1020家 [2023-12] → 1035家 [2023-12]" in told.out
    assert "安徽省  科普讲座受众" in told.out
    assert "changed" in told.err


def test_diff_of_two_runs(cast_stats: Run, database: Path, tmp_path: Path) -> None:
    lines = "湖北省 | 企业科协 | 1021家 | 1021 家 | org_count | -2023-11"
    with Store.open(tmp_path / "other.db") as store:
        for one in (*ISSUES[:1], made("湖山通讯", 2024, 3, "湖北省企业科协走访", lines)):
            store.replace_issue(one)
    assert rows(cast_stats("diff", database, database, "--csv")) == []
    found = rows(cast_stats("diff", database, tmp_path / "other.db", "--csv"))
    enterprises = [row for row in found if row["item"] == "企业科协" and "湖北" in row["subject"]]
    told = [(row["kind"], row["before"], row["after"]) for row in enterprises]
    assert told == [("changed", "1035", "1021"), ("gone", "1020", "")]
    assert kinds(cast_stats("diff", database, tmp_path / "other.db", "--csv"))[("兰州新区", "企业科协")][0] == "gone"


def test_diff_of_two_folders_of_results(cast_stats: Run, tmp_path: Path) -> None:
    line = {
        "kind": "fact", "id": "a", "subject": "江西省", "item": "企业科协", "category": "org_count", "value": 36,
        "value_max": None, "unit": "家", "bound": "exact", "time": {"type": "as_of", "start": None, "end": "2023"},
        "change": None, "issue": "某刊",
    }  # fmt: skip
    for folder, value in (("one", 36), ("two", 37)):
        (tmp_path / folder / "issue").mkdir(parents=True)
        text = json.dumps(line | {"value": value}) + '\n{"kind": "award"}\n'
        (tmp_path / folder / "issue" / "records.jsonl").write_text(text, encoding="utf-8")
    found = kinds(cast_stats("diff", tmp_path / "one", tmp_path / "two", "--csv"))
    assert found == {("江西省", "企业科协"): ("changed", "36", "37")}
    (tmp_path / "two" / "issue" / "records.jsonl").write_text("[1]\n", encoding="utf-8")
    assert cast_stats("diff", tmp_path / "one", tmp_path / "two").code == errors.UnreadableInput.exit_code


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("datapackage", {"figures.csv", "datapackage.json"}),
        ("sdmx", {"figures.sdmx.csv"}),
        ("parquet", {"figures.parquet"}),
    ],
)
def test_export_writes_the_figures_that_are_asked_for(
    cast_stats: Run, tmp_path: Path, form: str, names: set[str]
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    told = cast_stats("export", form, "-o", tmp_path / "out", "--region", "浙江", "--year", "2023")
    assert told.code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == names
    if form == "datapackage":
        text = (tmp_path / "out" / "figures.csv").read_text(encoding="utf-8")
        assert [row["value"] for row in csv.DictReader(io.StringIO(text))] == ["3200", "9100", "15.61", "420"]


@pytest.mark.parametrize(("year", "empty"), [("2023", False), ("1960", True)])
def test_an_export_without_figures_says_so(cast_stats: Run, tmp_path: Path, year: str, empty: bool) -> None:
    told = cast_stats("export", "sdmx", "-o", tmp_path / "publish", "--year", year)
    assert told.code == 0
    assert ("no such figures" in told.err) is empty


def test_diff_with_a_folder_without_results_is_refused(cast_stats: Run, database: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = cast_stats("diff", database, tmp_path / "empty")
    assert (done.code, done.out) == (errors.InputMissing.exit_code, "")
    assert "empty: no results in this folder" in done.err


def test_what_may_not_be_opened_is_no_fault_of_the_program(
    cast_stats: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refused)
    done = cast_stats("bulletin", "2023", "--corrections", tmp_path / "c.yaml", "--out", tmp_path / "b.xlsx")
    assert done.code == errors.InputMissing.exit_code
    assert "c.yaml: cannot be opened (no permission)" in done.err
