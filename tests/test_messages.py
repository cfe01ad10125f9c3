"""The Chinese catalogue is complete, current, and keeps every placeholder."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from string import Formatter

import catalogue
import pytest

from cast_stats.labels import LABELS
from cast_stats.messages import chinese
from cast_stats.records import CATEGORIES, LedgerEntry

HANZI = re.compile("[\u4e00-\u9fff]")
CURRENT = catalogue.updated()
MESSAGES = [message for message in CURRENT if message.id]


def texts(message: object) -> tuple[list[str], list[str]]:
    """The English and the Chinese forms of a message."""
    id_, string = message.id, message.string  # type: ignore[attr-defined]
    return [id_] if isinstance(id_, str) else list(id_), [string] if isinstance(string, str) else list(string)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _form, _conversion in Formatter().parse(text) if name}


def test_the_catalogue_is_current() -> None:
    assert catalogue.PO.read_bytes() == catalogue.po_bytes(CURRENT), "run: python3 tools/dev.py messages"


def test_the_compiled_catalogue_is_current() -> None:
    assert catalogue.MO.read_bytes() == catalogue.mo_bytes(CURRENT), "run: python3 tools/dev.py messages"


def test_every_message_has_its_translation() -> None:
    assert [message.id for message in catalogue.missing(CURRENT)] == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: str(message.id)[:40])
def test_a_translation_is_chinese_and_keeps_the_placeholders(message: object) -> None:
    english, translated = texts(message)
    for text in translated:
        assert HANZI.search(text)
        assert placeholders(text) == placeholders(english[-1])


def test_every_code_of_the_records_has_a_label() -> None:
    assert set(LABELS["family"]) == set(CATEGORIES)
    assert set(LABELS["category"]) == {category for group in CATEGORIES.values() for category in group}
    reasons = LedgerEntry.model_json_schema()["properties"]["reason"]["anyOf"][0]["enum"]
    assert set(LABELS["reason"]) == set(reasons)


@pytest.mark.parametrize("kind", sorted(LABELS))
def test_labels_of_one_kind_differ_in_both_languages(kind: str) -> None:
    english = list(LABELS[kind].values())
    assert len(set(english)) == len(english)
    assert len(set(map(chinese, english))) == len(english)


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "显示版本号"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "Show the version"),
        ({"LANGUAGE": "zh_CN:en"}, "显示版本号"),
        ({"LANG": "de_DE.UTF-8"}, "Show the version"),
        ({}, "Show the version"),
    ],
)
def test_the_environment_chooses_the_language(variables: dict[str, str], word: str) -> None:
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    plain = {name: value for name, value in os.environ.items() if name not in names}
    environment = {**plain, "PYTHONUTF8": "1", **variables}
    command = [sys.executable, "-m", "cast_stats", "--help"]
    shown = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout
    assert word in shown


def test_no_message_hides_in_a_formatted_string() -> None:
    """What collects the messages does not look into f-strings."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in sorted((catalogue.ROOT / "cast_stats").rglob("*.py"))
        for formatted in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(formatted, ast.JoinedStr)
        for call in ast.walk(formatted)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in catalogue.KEYWORDS
        if isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
