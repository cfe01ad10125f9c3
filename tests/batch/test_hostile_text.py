"""What a document smuggles into its text, titles and name acts nowhere: cells, workbook, log, journal, paths."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from batch.conftest import PLAIN, journals, results

TEXT = (
    "=cmd|' /C calc'!A0：\x1b[31m溪口县科协\x1b[0m\n\n"
    '截至2019年底，=HYPERLINK("http://x.example";"农技协")共有20个，@SUM(A1)会员1000人。\n\n'
    "2019年，<script>alert(1)</script>讲座共举办30场，../../../etc/passwd听众2.5万人次。\x07\x9b2J\u202e\n\n"
    "+1+1\t-2+3\r\n张三荣获省科学技术奖一等奖。\n"
)
NAMES = (
    b"=1+1.txt",
    b"-e.txt",
    b"\x1b[2J\x07.txt",
    b"a\nb.txt",
    "x\u202et.txt".encode(),
    b"<script>.txt",
    b"\xff.txt",
)
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def tmp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all tests of this module."""
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def out(tmp: Path) -> Path:
    """The results of a batch over hostile texts with hostile names; what was said lies in `told`."""
    raw = tmp / "raw"
    raw.mkdir()
    for number, name in enumerate(NAMES):
        path = os.fsdecode(os.fsencode(raw) + b"/" + name)
        Path(path).write_text(f"{TEXT}第{number}期\n", encoding="utf-8", newline="")
    Path(os.fsdecode(os.fsencode(raw) + b"/bad\x1b]0;owned\x07.pdf")).write_bytes(b"%PDF-1.4 no")
    command = [sys.executable, "-m", "cast_stats", "batch", raw, "-o", tmp / "out", "-j", "1"]
    told = subprocess.run(command, capture_output=True, text=True, env=PLAIN, check=False)
    assert told.returncode == 12
    (tmp / "told").write_text(told.stdout + told.stderr, encoding="utf-8")
    return tmp / "out"


def test_records_are_found_all_the_same(out: Path) -> None:
    found = [name for name in results(out) if name.endswith("records.jsonl")]
    assert len(found) == len(NAMES)
    assert all(results(out)[name] for name in found)


def test_nothing_leaves_the_folder(out: Path, tmp: Path) -> None:
    assert {path.name for path in tmp.iterdir()} == {"raw", "out", "told"}
    for path in out.rglob("*"):
        path.name.encode("utf-8")
        assert not ACTING.search(path.name)


def test_no_cell_of_csv_is_a_formula(out: Path) -> None:
    for name, content in results(out).items():
        if name.endswith(".csv"):
            text = content.decode("utf-8-sig")
            assert not ACTING.search(text), name
            for row in csv.reader(io.StringIO(text, newline="")):
                for cell in row:
                    assert not re.match(r"\s*[=+@\t\r]|-(?!\d+(\.\d+)?$)", cell), (name, cell)


def test_no_cell_of_the_workbook_is_a_formula_or_link(out: Path) -> None:
    for name, content in results(out).items():
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            for sheet in book:
                for row in sheet.iter_rows():
                    for cell in row:
                        assert cell.data_type != "f", (name, cell.value)
                        target = cell.hyperlink.target if cell.hyperlink else None
                        assert target is None or not target.startswith("http"), (name, target)
                        assert not ACTING.search(str(cell.value)), (name, cell.value)


def test_no_line_of_log_or_journal_acts(out: Path, tmp: Path) -> None:
    told = (tmp / "told").read_text(encoding="utf-8")
    assert "owned" in told
    assert not ACTING.search(told)
    for path in (out / ".batch").rglob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        assert not ACTING.search(text)
        for line in text.splitlines():
            json.loads(line)
    (failed,) = (event for event in journals(out)[-1] if event.get("outcome") == "failed")
    assert not ACTING.search(failed["message"])
