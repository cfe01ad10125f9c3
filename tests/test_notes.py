"""Notes: English where they are stored, the reader's language where they are shown; the same bytes in every locale."""

from __future__ import annotations

import hashlib
import os
import string
import subprocess
import sys
from pathlib import Path

import pytest
from hand_made import ISSUE
from openpyxl import load_workbook

from cast_stats.export.registry import render
from cast_stats.messages import chinese
from cast_stats.notes import DAMAGED, NOTES, file_note, note_words, page_note
from cast_stats.reading.reread import REASONS
from cast_stats.records import Note, Records

TEXT = "南岭科普\n\n截至2021年底，全县共有科普志愿者1230人，建成科普画廊45处。县科协获全省科普工作先进单位。\n"


def run(folder: Path, locale: str) -> dict[str, str]:
    """The hashes of what an extraction writes under a locale."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    words = (sys.executable, "-m", "cast_stats", "extract", "a.txt", "-o", locale, "--no-database", "-q")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    subprocess.run(words, cwd=folder, env={**kept, "LANG": locale}, check=True)
    files = sorted((folder / locale).rglob("*.*"))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_the_locale_changes_no_byte(tmp_path: Path) -> None:
    found = run(tmp_path, "C")
    assert set(found) == {"a.xlsx", "awards.csv", "facts.csv", "ledger.csv", "records.jsonl"}
    assert run(tmp_path, "zh_CN.UTF-8") == found


@pytest.mark.parametrize("code", sorted({*NOTES} - {DAMAGED}))
def test_every_note_on_a_page_is_stored_in_english_and_shown_in_chinese(code: str) -> None:
    note = page_note(7, code, *REASONS.values())
    assert set(note.message) <= set(string.printable)
    assert "7" in note.message
    shown = note_words(note, chinese)
    assert "第 7 页" in shown
    assert not set(shown) & set(string.ascii_lowercase)


def test_a_note_on_the_file_is_shown_in_chinese() -> None:
    note = file_note(DAMAGED)
    assert (note.page, note.causes) == (None, ())
    assert set(note.message) <= set(string.printable)
    assert not set(note_words(note, chinese)) & set(string.ascii_lowercase)


def test_causes_stand_in_the_message() -> None:
    note = page_note(3, "page-unread", REASONS["garbled"], "OCR found no text")
    assert note.message == "page 3 could not be read: its text layer is garbled; OCR found no text"
    assert note.causes == (REASONS["garbled"], "OCR found no text")


def test_a_note_of_another_kind_keeps_its_words() -> None:
    note = Note(stage="layout", page=2, code="new-kind", message="two columns cross")
    assert note_words(note, chinese) == "two columns cross"


def test_the_workbook_tells_in_chinese_in_every_locale(tmp_path: Path) -> None:
    note = page_note(3, "page-unread", REASONS["garbled"], "OCR found no text")
    path = tmp_path / "a.xlsx"
    path.write_bytes(render(Records(ISSUE, notes=(note,)), "a")["a.xlsx"])
    cells = [cell for row in load_workbook(path)["概览"].iter_rows(values_only=True) for cell in row]
    assert note_words(note, chinese) in cells
