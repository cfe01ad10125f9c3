"""Records in Chinese words: for the workbook that statisticians read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cast_stats.labels import LABELS, label
from cast_stats.messages import chinese
from cast_stats.records import Issue


def word(kind: str, code: str | None) -> str:
    """The Chinese name of a code; nothing for none. What is no code, as a rule's name, stays as it is."""
    return chinese(label(kind, code)) if code in LABELS[kind] else code or ""


def date_words(date: str | None) -> str:
    """2023-12-31 as 2023年12月31日, at the date's own precision; `now` is the time of writing."""
    if date is None or date == "now":
        return "" if date is None else "目前"
    parts = zip(date.split("-"), "年月日", strict=False)
    return "".join(f"{int(number)}{unit}" for number, unit in parts)


def time_words(time: Mapping[str, str | None] | None) -> str:
    """The period of a fact: 截至2023年12月, 2022年至2024年, 2019年以来, 目前."""
    if time is None:
        return ""
    start, end = date_words(time["start"]), date_words(time["end"])
    if time["type"] == "since":
        return f"{start}以来" if start else f"至{end}"
    if time["type"] == "as_of":
        return end if end in ("", "目前") else f"截至{end}"
    return start if start == end else f"{start}至{end}"


def issue_words(issue: Issue) -> str:
    """The issue as one cites it: 企业科协 2024年第4期（总第325期）; the file's name where nothing is known."""
    year = f"{issue.year}年" if issue.year else ""
    number = f"第{issue.number}期" if issue.number else ""
    serial = f"（总第{issue.serial}期）" if issue.serial else ""
    return " ".join(filter(None, (issue.journal, f"{year}{number}{serial}"))) or issue.file


def derivation_words(steps: list[Mapping[str, Any]]) -> str:
    """Where each part of a record came from, in one line."""
    return "；".join(
        f"{word('slot', step['slot'])}：{word('how', step['how'])} {word('source', step['source'])}".rstrip()
        for step in steps
    )
