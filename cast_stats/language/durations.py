"""Lengths of time: what they measure (工期缩短20天), or that they only tell how long something took (历时20天)."""

from __future__ import annotations

from cast_stats.language.beside import lead, stands_before, within
from cast_stats.language.readings import Reading

_SHORT = {"天": 31, "日": 31, "昼夜": 31, "工作日": 31, "小时": 24, "钟头": 24, "分钟": 60}
"""Up to how many a length of time says by itself how long something took."""


def measures_spell(text: str, at: int) -> bool:
    """Whether a word for a measured property stands in the clause before `at`: 使用寿命由3年延长至5—8年."""
    return bool(within("property").search(lead(text, at)))


def is_measured(text: str, reading: Reading, start: int) -> bool:
    """Whether a length of time measures something (工期缩短20天, 平均等待3小时) or only says how long it took."""
    if measures_spell(text, start) or text[start - 1 : start] in ("要", "需"):
        return True
    longest = _SHORT.get(reading.unit.removeprefix("个"))
    if longest is None or stands_before(text, start, "spell") or text.startswith(("内", "后", "前"), reading.end):
        return False
    return reading.value > longest or bool(within("lasting").search(lead(text, start)))
