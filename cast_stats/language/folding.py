"""Folding: one form for what is printed in several, without blanks in a phrase; every place maps back to the print."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from cast_stats.language.misreadings import mend

_ASCII = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {"．": "."}
for _kept in "，；！？":
    del _ASCII[_kept]
_MARKS = {"µ": "μ"} | dict.fromkeys("•∙⋅‧", "·")
_MARKS |= zip("［］【】〔〕〖〗「」『』＂‟〝〞„—–―─", '[][][][]“”“”"”“”“————', strict=True)
_MARKS |= zip("−‐‑﹣～〜∼∶︰﹕﹪٪", "----~~~:::%%", strict=True)
_PLAIN = dict(
    zip(
        "萬億兩仟佰個點負貳參陸對雙間條項種幣圓場輛頭噸畝戶約餘馀過達總幾數來餘○Ｏ會員屆組隊縣區國鄉鎮"
        "臺冊隻張處棟層盞門車擔錢頃課節講題筆顆號歲頁廠館級類樣盤線箇",
        "万亿两千百个点负贰叁陆对双间条项种币圆场辆头吨亩户约余余过达总几数来余〇O会员届组队县区国乡镇"
        "台册只张处栋层盏门车担钱顷课节讲题笔颗号岁页厂馆级类样盘线个",
        strict=True,
    )
)
_LONGER = {"㎏": "kg", "㎎": "mg", "㎞": "km", "㎜": "mm", "㎝": "cm", "㎥": "m³", "㎡": "m²", "㎢": "km²"}
_LONGER |= {chr(0x3220 + i): f"({ch})" for i, ch in enumerate("一二三四五六七八九十")}
_LONGER |= {chr(0x2474 + i): f"({i + 1})" for i in range(20)} | {chr(0x2488 + i): f"{i + 1}." for i in range(20)}
_SINGLE = str.maketrans({**_ASCII, **_MARKS, **_PLAIN})
_BLANK = r" \t\r\f\v\u00a0\u2000-\u200f\u202f\u205f\u3000\ufeff"
# Blanks go, but for those that keep two Latin words or numbers apart; so does a line break within a number.
_BROKEN = re.compile(
    rf"(?<![0-9A-Za-z%{_BLANK}])[{_BLANK}]++|[{_BLANK}]++(?![0-9A-Za-z(])|(?<=[0-9])[{_BLANK}]++(?=\()"
    rf"|(?<=[0-9])[{_BLANK}]*\n[{_BLANK}]*(?=[,.][0-9]|[\u4e00-\u9fff%‰])|(?<=[0-9][.,])\n(?=[0-9])"
    r"|(?<=[0-9一二三四五六七八九][十百千万亿])\n(?=[多余几])|(?<=[百千万]分)\n(?=之)|(?<=[百千万]分之)\n"
)
_GAP = re.compile(rf"[{_BLANK}\n]")
_ODD = re.compile(rf"[{_BLANK}\n{re.escape(''.join([*_ASCII, *_MARKS, *_PLAIN, *_LONGER]))}]")
_LONG = re.compile("|".join(map(re.escape, _LONGER)))
# What sets off the thousands of one number: 会员4 778人, 1 386.25万元, or 1，063 between a noun and its unit.
_GROUPS = r"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?"
_SET_OFF = re.compile(
    rf"(?<![0-9A-Za-z.][{_BLANK}])(?<![0-9A-Za-z.,第表图附注]){_GROUPS.format(mark=f'[{_BLANK}]')}"
    rf"(?=[{_BLANK}]?(?:(?!年)[\u4e00-\u9fff%‰℃]|[-—~]+[0-9]|×10|[a-zA-Z]{{1,3}}(?![a-zA-Z]))|[，。；、)])"
    rf"|(?<=[\u4e00-\u9fff]){_GROUPS.format(mark='，[ ]?')}(?=[{_BLANK}]?[\u4e00-\u9fff%‰])"
)
# 七、八个, 三、四十人, 十五、六岁: two digits in a row that stand for one number
_NEXT = zip("一二三四五六七八三", ("二两", *"三四五六七八九五"), strict=True)
_IN_A_ROW = re.compile(
    rf"(?<=[\u4e00-\u9fff，,][一二三四五六七八])(?:{'|'.join(f'(?<={low})、(?=[{high}])' for low, high in _NEXT)})"
    "(?=.(?!十?年[代级])[十百千万亿个人辆斤亩元户家块里只头本岁天年台吨公米尺丈棵株])(?<![第、届].、)"
)
_SETS_OFF = re.compile(rf"[0-9][{_BLANK}，][ ]?[0-9]{{3}}")
_ROW = re.compile("[一二三四五六七八]、[二两三四五六七八九]")
_SEPARATOR = re.compile(rf"(?<=[0-9])[{_BLANK}，](?=[ ]?[0-9])")
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


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
    if not _ODD.search(text) and not _SETS_OFF.search(text) and not _ROW.search(text):
        return Folded(mend(text))
    plain = (_WIDE_COMMA.sub(",", text) if "，" in text else text).translate(_SINGLE)
    if _SETS_OFF.search(plain):
        plain = _SET_OFF.sub(lambda match: _SEPARATOR.sub(",", match[0]), plain)
    cuts = [(m.start(), m.end(), "") for m in _BROKEN.finditer(plain)] if _GAP.search(plain) else []
    if _ROW.search(plain):
        cuts = sorted(cuts + [(m.start(), m.end(), "") for m in _IN_A_ROW.finditer(plain)])
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
