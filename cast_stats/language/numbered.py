"""Bodies that are called by their number: divisions and regiments of the corps, farms and works of the state."""

from __future__ import annotations

import re
from collections.abc import Iterator

CORPS = "(?:新疆生产建设兵团|生产建设兵团|兵团)?"
FEW = "[一二三四五六七八九十]{1,3}"
DIVISION = f"(?:农业?(?:建设)?第?|第){FEW}师(?![范傅生长资])"
NUMBER = (
    "第?(?:[一二三四五六七八九〇○零]{3}|[二三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十|[1-9][0-9]{1,2})"
)
REGIMENT = f"{NUMBER}(?:团场|团(?![员委支体组队]))"
WORKS = "(?:[一二三四五六七八九〇○零]{3}|[1-9][0-9]{2})(?:农场|林场|牧场|厂|矿|地质队|大队|研究所|医院)"
BUREAU = f"中[铁建交冶水电核化]{FEW}[局院](?:集团)?"
NUMBERED = re.compile(
    f"{BUREAU}|{CORPS}(?:{DIVISION}(?:{REGIMENT})?|{FEW}师{REGIMENT})|(?<![0-9一-十百千万])(?:{REGIMENT}|{WORKS})"
)
"""农八师, 兵团第三师四十一团, 一二八团, 148团场, 八五二农场, 中铁十二局."""


def numbered(text: str) -> Iterator[tuple[int, int]]:
    """Where the bodies of a text stand that only their number names."""
    yield from (match.span() for match in NUMBERED.finditer(text))
