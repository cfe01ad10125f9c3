"""Every number of a text, each a quantity or with the reason why it is none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from cast_stats.language.chains import share_units
from cast_stats.language.durations import measures_spell
from cast_stats.language.folding import Folded, fold
from cast_stats.language.hedging import Hedging, hedge_apart, hedge_before, hedge_share
from cast_stats.language.measures import measure_at
from cast_stats.language.mention import Number, Quantity
from cast_stats.language.numerals import parse
from cast_stats.language.quotes import named_spans
from cast_stats.language.readings import Reading, read_number
from cast_stats.language.reasons import why_none
from cast_stats.language.scanner import scanner
from cast_stats.records import Bound, NoFactReason

_REASON = {"spell": "date", "named": "name"}
_FIRST = re.compile(r"[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千万亿]+")
_DIGITS = re.compile("[0-9.,]*[0-9]")
_CODE = re.compile("[A-Za-z0-9]+")
_PART = re.compile("[^:比]+")
_MONEY_SIGNS = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_SHARED_OUT, _PROPORTION = re.compile("[按以]照?$"), re.compile("的?(?:比例|配比)")
_DETERMINERS = frozenset("每某这那另哪同唯逐对之不一二三")
_DATED = frozenset({"级", "版", "季", "代"})  # what a year may name
_BELOW_ZERO = "零下"
_NOT_NEGATIVE = frozenset("抱肩自担欺胜不辜正")


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number in `text`, in order and without overlap; those that measure something are Quantities."""
    folded = fold(text)
    return tuple(share_units(text, _Scan(text, folded).numbers()))


class _Scan:
    """One pass over a text: each number is read from the folded text and placed on the printed one."""

    def __init__(self, printed: str, folded: Folded) -> None:
        self.printed, self.folded, self.text = printed, folded, folded.text
        self.names = named_spans(self.text)

    def numbers(self) -> list[Number]:
        found: list[Number] = []
        search, at, last = scanner().search, 0, 0
        while match := search(self.text, at):
            kind = cast(str, match.lastgroup)
            if kind in ("number", "share") or (kind == "date" and self._spans_no_years(match)):
                at, number = self._measured(match.start(), last)
            elif kind == "passed" and self._counts(match):
                at, number = self._measured(match.end() - 1, last)
            elif kind in ("word", "acronym", "passed"):
                at, number = match.end(), None
            elif kind == "ratio":
                at, number = match.end(), None
                found.extend(self._ratio(match))
            elif kind == "spell" and measures_spell(self.text, match.start()):
                at, number = self._measured(match.start(), last)
                if number is None:
                    at, number = match.end(), self._other(match, kind)
            else:
                at, number = match.end(), self._other(match, kind)
            if number is not None:
                found.append(number)
            last = at
        return found

    def _counts(self, match: re.Match[str]) -> bool:
        """Whether only the numeral at a word's end stands there, before its unit: 提高|一倍, 主任|一人, 每周|二次."""
        word = match[0]
        return (
            word[-1] in "一二三四" and word[-2] not in _DETERMINERS and measure_at(self.text, match.end()) is not None
        )

    def _spans_no_years(self, match: re.Match[str]) -> bool:
        """Whether what looks like a run of years is a range of something: 海拔1500—1800米."""
        measure = measure_at(self.text, match.end()) if match[0][-1].isdigit() else None
        return measure is not None and measure.unit.kind not in ("duration", "event") and measure.name not in _DATED

    def _place(self, start: int, end: int) -> tuple[int, int, str]:
        """Where a span of the folded text stands in print, and what is printed there."""
        start, end = self.folded.span(start, end)
        return start, end, self.printed[start:end]

    def _other(self, match: re.Match[str], kind: str) -> Number:
        """What the scanner has told to be no quantity; `kind` is its group of the pattern, or a reason."""
        start, end, words = self._place(*match.span())
        reason = cast(NoFactReason, _REASON.get(kind, kind))
        if kind == "ordinal" and match[0].endswith("页"):
            reason = "page"
        first = _FIRST.search(match[0])
        value = (parse(first[0]) if first else None) or Decimal(0)
        return Number(start, end, words, value, reason=reason, numeral=(start, end), detail=kind)

    def _ratio(self, match: re.Match[str]) -> list[Number]:
        """1:3.67 is 3.67, as is 3.67:1; of 3.7:40.1:56.2 each part is a number."""
        lead = self.text[max(0, match.start() - 2) : match.start()]
        if _SHARED_OUT.search(lead) and _PROPORTION.match(self.text, match.end()):
            return [self._other(match, "other")]
        parts = list(_PART.finditer(self.text, *match.span()))
        figures = [part[0] for part in parts]
        if len(figures) == 2 and "1" in figures:
            return [self._proportion(*match.span(), figures[1] if figures[0] == "1" else figures[0])]
        return [self._proportion(*part.span(), part[0]) for part in parts]

    def _proportion(self, start: int, end: int, figure: str) -> Quantity:
        """What stands at [start, end) as a number of unit 比."""
        start, end, words = self._place(start, end)
        return Quantity(start, end, words, Decimal(figure.replace(",", "")), unit="比", numeral=(start, end))

    def _measured(self, at: int, last: int) -> tuple[int, Number | None]:
        """The number that begins at `at`, with its unit and the words that bound it, and where it ends; `last` is
        where the one before it ends. None where a word only looks like a number."""
        text = self.text
        reading = read_number(text, at)
        if reading is None:
            digits = _DIGITS.match(text, at)
            return (digits.end(), self._other(digits, "other")) if digits else (at + 1, None)
        start, value = self._signed(at, last, reading)
        hedge = self._hedge(start, last, reading, one=text[at] == "一" and value == 1)
        start = hedge.edge if hedge else start
        named = any(a < start and reading.end < b for a, b in self.names)
        reason = why_none(text, reading, start, hedge is not None and hedge.bound != "exact", named)
        if reason == "pass":
            return reading.numeral_end, None
        if reason == "name" and not reading.chinese and (code := _CODE.match(text, reading.end)):
            reading.end = code.end()
        each = text[start - 1 : start] == "各" and start > last
        make = Number if reason else Quantity
        number = make(
            *self._place(start - each, reading.end),
            value=value,
            value_max=reading.value_max,
            unit=reading.unit,
            bound=self._bound(start, reading, hedge, counts=reason is None),
            reason=reason,
            numeral=self.folded.span(at, reading.numeral_end),
            hedge=(hedge.words if hedge else "") + reading.hedge,
            each=each,
            detail=reading.form,
        )
        return reading.end, number

    def _signed(self, at: int, last: int, reading: Reading) -> tuple[int, Decimal]:
        """Where the number begins and its value, by the minus or the sign of money before it, which may be its unit."""
        if at > last and self._negative(at, reading):
            return at - 1, -reading.value
        if self.text.startswith(_BELOW_ZERO, max(0, at - len(_BELOW_ZERO))):
            coldest = reading.value if reading.value_max is None else reading.value_max
            reading.value_max = None if reading.value_max is None else -reading.value
            return at, -coldest
        if at > last and (money := _MONEY_SIGNS.get(self.text[at - 1])):
            reading.unit = reading.unit or money
            return at - 1, reading.value
        return at, reading.value

    def _hedge(self, start: int, last: int, reading: Reading, *, one: bool) -> Hedging | None:
        """The hedges before the number that begins at `start`, where they do not reach into the one before."""
        bare = self.text[reading.start] in "百千万亿" or reading.form == "fraction"
        hedge = hedge_before(self.text, start, bare, one) if start > last else None
        return hedge if hedge and hedge.edge >= last else None

    def _bound(self, start: int, reading: Reading, hedge: Hedging | None, *, counts: bool) -> Bound:
        """The bound that the reading, the hedge before it, or for what counts a hedge further off gives."""
        bound = reading.bound if hedge is None or reading.bound != "exact" else hedge.bound
        if not counts or bound != "exact":
            return bound
        share = reading.form in ("percent", "fraction", "half") or reading.unit == "%"
        return hedge_apart(self.text, start) or (hedge_share(self.text, start) if share else None) or bound

    def _negative(self, at: int, reading: Reading) -> bool:
        """Whether a minus sign stands before the number at `at`: -1.55‰, but not 歼-20."""
        mark, before = self.text[at - 1], self.text[at - 2 : at - 1] or " "
        if mark == "负":
            return before not in _NOT_NEGATIVE
        if mark != "-" or (before.isascii() and (before.isalnum() or before in "%.-)]")):
            return False
        model = "\u4e00" <= before <= "\u9fff" and not reading.unit and reading.value == int(reading.value)
        return not model and before not in "—~至到"
