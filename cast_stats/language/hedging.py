"""Words that bound a number, looked up on either side of it (schemas/hedges.yaml)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cast_stats.catalog.hedges import Hedge, hedges
from cast_stats.language.folding import fold
from cast_stats.records import Bound

_WHOLE = "(?:[\u4e00-\u9fff]{2,12}的|(?:(?![占为达是有的到至由从成倍百千万亿])[\u4e00-\u9fff]){2,12})"
"""What a share may be of: 会员总数的, 销售收入."""


class Hedging(NamedTuple):
    """A hedge found: where it begins or ends (on the side away from the number), its words, its bound."""

    edge: int
    words: str
    bound: Bound


@cache
def _lookup(place: str) -> tuple[dict[str, Hedge], tuple[int, ...], frozenset[str]]:
    """word → hedge, the lengths of words (longest first), and the characters that stand next to the number."""
    table = {fold(word).text: hedge for hedge in getattr(hedges(), place) for word in hedge.words}
    touching = frozenset(word[-1] if place in ("before", "apart", "share") else word[0] for word in table)
    return table, tuple(sorted({len(word) for word in table}, reverse=True)), touching


def hedge_before(text: str, at: int, bare: bool, one: bool = False) -> Hedging | None:
    """The hedges directly before `at`: 达近千人 has two. Of several the one that bounds counts.
    `bare`: the number is a bare magnitude; `one`: it is 一."""
    table, lengths, touching = _lookup("before")
    found: Hedging | None = None
    start = at
    while start and text[start - 1] in touching:
        for length in lengths:
            hedge = table.get(text[start - length : start]) if start >= length else None
            if hedge is None or (hedge.only_bare and not bare) or (hedge.verb and one):
                continue
            lead = text[max(0, start - length - 2) : start - length]
            if lead and lead[-1] in hedge.not_after and lead not in hedge.yet_after:
                continue
            start -= length
            bound = hedge.bound if found is None or found.bound == "exact" else found.bound
            found = Hedging(start, text[start:at], bound)
            break
        else:
            break
    return found


def hedge_behind(text: str, at: int) -> Hedging | None:
    """The hedge that begins at `at`, behind numeral and unit: 以上, 左右."""
    table, lengths, touching = _lookup("behind")
    if text[at : at + 1] not in touching:
        return None
    for length in lengths:
        hedge = table.get(text[at : at + length])
        if hedge is not None:
            return Hedging(at + length, text[at : at + length], hedge.bound)
    return None


def hedge_inside(mark: str) -> Bound:
    """The bound of 多, 余, 几, 来 within a number."""
    return _lookup("inside")[0][mark].bound


@cache
def _across(place: str, words: str) -> re.Pattern[str]:
    return re.compile(f"({'|'.join(_lookup(place)[0])}){words}$")


def hedge_apart(text: str, at: int) -> Bound | None:
    """The bound that 至少 and the like give across a verb of up to six characters: 至少评出2~3个."""
    found = _across("apart", "(?![时的])[\u4e00-\u9fff]{1,6}").search(text, max(0, at - 10), at)
    return _lookup("apart")[0][found[1]].bound if found else None


def hedge_share(text: str, at: int) -> Bound | None:
    """The bound that 超过 and the like give a share across the whole that it is of: 超过会员总数的60%."""
    found = _across("share", _WHOLE).search(text, max(0, at - 17), at)
    return _lookup("share")[0][found[1]].bound if found else None
