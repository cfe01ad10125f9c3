"""Folding: one form for what is printed in several, without blanks in a phrase; every place maps back to the print."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from cast_stats.language.misreadings import mend
from cast_stats.language.spacing import BLANK, gaps, is_set_apart, with_plain_marks

_ASCII = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"．": "."}
for _kept in "，；！？":
    del _ASCII[_kept]
_MARKS = {"µ": "μ"} | dict.fromkeys("•∙⋅‧", "·")
_MARKS |= zip("［］【】〔〕〖〗「」『』＂‟〝〞„—–―─", '[][][][]“”“”"”“”“————', strict=True)
_MARKS |= zip("−‐‑﹣～〜∼∶︰﹕﹪٪", "----~~~:::%%", strict=True)
_PLAIN = dict(
    zip(
        "萬億兩仟佰個點負貳參陸對雙間條項種幣圓場輛頭噸畝戶約餘馀過達總幾數來餘○Ｏ會員屆組隊縣區國鄉鎮"
        "臺冊隻張處棟層盞門車擔錢頃課節講題筆顆號歲頁廠館級類樣盤線箇旳",
        "万亿两千百个点负贰叁陆对双间条项种币圆场辆头吨亩户约余余过达总几数来余〇O会员届组队县区国乡镇"
        "台册只张处栋层盏门车担钱顷课节讲题笔颗号岁页厂馆级类样盘线个的",
        strict=True,
    )
)
_LONGER = {"㎏": "kg", "㎎": "mg", "㎞": "km", "㎜": "mm", "㎝": "cm", "㎥": "m³", "㎡": "m²", "㎢": "km²"}
_LONGER |= {chr(0x3220 + i): f"({ch})" for i, ch in enumerate("一二三四五六七八九十")}
_LONGER |= {chr(0x2474 + i): f"({i + 1})" for i in range(20)} | {chr(0x2488 + i): f"{i + 1}." for i in range(20)}
_SINGLE = str.maketrans({**_ASCII, **_MARKS, **_PLAIN})
# Blanks go, but for those that keep two Latin words or numbers apart; so does a line break within a number.
_BROKEN = re.compile(
    rf"(?<![0-9A-Za-z%{BLANK}])[{BLANK}]++|[{BLANK}]++(?![0-9A-Za-z(])|(?<=[0-9])[{BLANK}]++(?=\()"
    rf"|(?<=[0-9])[{BLANK}]*\n[{BLANK}]*(?=[,.][0-9]|[\u4e00-\u9fff%‰])|(?<=[0-9][.,])\n(?=[0-9])"
    r"|(?<=[0-9一二三四五六七八九][十百千万亿])\n(?=[多余几])|(?<=[百千万]分)\n(?=之)|(?<=[百千万]分之)\n"
)
_GAP = re.compile(rf"[{BLANK}\n]")
_ODD = re.compile(rf"[{BLANK}\n{re.escape(''.join([*_ASCII, *_MARKS, *_PLAIN, *_LONGER]))}]")
_LONG = re.compile("|".join(map(re.escape, _LONGER)))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. `starts` and `shifts` say by how much a place in it lies before its place in the print."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def back(self, index: int) -> int:
        """The place in the printed text of character `index` of the folded text."""
        return index + self.shifts[bisect_right(self.starts, index) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The printed span of the folded span [start, end), without blanks at its ends."""
        if len(self.starts) == 1:
            return start, end
        return self.back(start), self.back(end - 1) + 1


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """The text in one form: half-width, simple numerals, no blanks within phrases, misread characters put right."""
    if not _ODD.search(text) and not is_set_apart(text):
        return Folded(mend(text))
    plain = with_plain_marks(text).translate(_SINGLE)
    broken = (match.span() for match in _BROKEN.finditer(plain)) if _GAP.search(plain) else ()
    cuts = sorted((start, end, "") for start, end in {*broken, *gaps(plain)})
    if _LONG.search(plain):
        cuts = sorted(cuts + [(m.start(), m.end(), _LONGER[m[0]]) for m in _LONG.finditer(plain)])
    return _spliced(plain, cuts) if cuts else Folded(mend(plain))


def _spliced(text: str, cuts: list[tuple[int, int, str]]) -> Folded:
    pieces: list[str] = []
    starts, shifts, at, length = [0], [0], 0, 0
    for start, end, new in cuts:
        pieces += text[at:start], new
        length += start - at
        for i in range(1, len(new)):
            starts.append(length + i)
            shifts.append(start - length - i)
        length += len(new)
        starts.append(length)
        shifts.append(end - length)
        at = end
    pieces.append(text[at:])
    return Folded(mend("".join(pieces)), tuple(starts), tuple(shifts))
