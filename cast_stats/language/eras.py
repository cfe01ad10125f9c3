"""Stretches of time with a name of their own: five-year plans, what people reckon years from, wars and campaigns."""

from __future__ import annotations

from cast_stats.language.days import Day, Span

PLAN_YEARS = {
    "一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996,
    "十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031,
}  # fmt: skip
EPOCHS = {
    "建国": Day(1949), "新中国成立": Day(1949), "新中国建立": Day(1949), "中华人民共和国成立": Day(1949),
    "解放": Day(1949),     "改革开放": Day(1978), "党的十一届三中全会": Day(1978, 12), "十一届三中全会": Day(1978, 12),
    "党的十六大": Day(2002, 11), "党的十七大": Day(2007, 10), "党的十八大": Day(2012, 11), "党的十九大": Day(2017, 10),
    "党的二十大": Day(2022, 10), "入世": Day(2001), "新世纪": Day(2001),
    "抗战胜利": Day(1945), "抗日战争胜利": Day(1945),
}  # fmt: skip
_TURMOIL, _WAR = Span(Day(1966), Day(1976)), Span(Day(1937), Day(1945))
ERAS = {
    "文化大革命": _TURMOIL, "文革": _TURMOIL, "十年动乱": _TURMOIL, "十年浩劫": _TURMOIL,
    "抗日战争": _WAR, "抗战": _WAR, "解放战争": Span(Day(1946), Day(1949)), "大跃进": Span(Day(1958), Day(1960)),
    "民国": Span(Day(1912), Day(1949)),
}  # fmt: skip
