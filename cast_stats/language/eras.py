"""Stretches of time with a name of their own: five-year plans, what people reckon years from, reigns, wars."""

from __future__ import annotations

import re

from cast_stats.language.days import Day, Span
from cast_stats.language.patterns import alternation

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
_TURMOIL, _WAR, _FAMINE = Span(Day(1966), Day(1976)), Span(Day(1937), Day(1945)), Span(Day(1959), Day(1961))
_PUPPET, _REDS = Span(Day(1932), Day(1945)), Span(Day(1927), Day(1937))
ERAS = {
    "文化大革命": _TURMOIL, "文革": _TURMOIL, "十年动乱": _TURMOIL, "十年浩劫": _TURMOIL,
    "抗日战争": _WAR, "抗战": _WAR, "解放战争": Span(Day(1946), Day(1949)), "大跃进": Span(Day(1958), Day(1960)),
    "民国": Span(Day(1912), Day(1949)), "土地革命战争": _REDS, "第二次国内革命战争": _REDS,
    "伪满": _PUPPET, "伪满洲国": _PUPPET, "抗美援朝": Span(Day(1950), Day(1953)),
    "国民经济恢复": Span(Day(1949), Day(1952)), "三年恢复": Span(Day(1950), Day(1952)),
    "农业合作化": Span(Day(1953), Day(1956)), "社会主义改造": Span(Day(1953), Day(1956)),
    "人民公社化": Span(Day(1958), Day(1958)), "大炼钢铁": Span(Day(1958), Day(1958)),
    "三年困难": _FAMINE, "三年经济困难": _FAMINE, "三年自然灾害": _FAMINE, "国民经济困难": _FAMINE, "经济困难": _FAMINE,
    "国民经济调整": Span(Day(1961), Day(1965)), "三年调整": Span(Day(1963), Day(1965)),
}  # fmt: skip
REIGNS = {
    "弘治": 1488, "正德": 1506, "嘉靖": 1522, "隆庆": 1567, "万历": 1573, "天启": 1621, "崇祯": 1628,
    "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862,
    "光绪": 1875, "宣统": 1909, "民国": 1912,
}  # fmt: skip
"""What years were counted by, with the year that was the first."""
_COUNTED = re.compile(
    f"(?P<reign>{alternation(REIGNS)})(?=[元初末0-9一二三四五六七八九十]|时期|年间)"
    "|(?:19(?:49|[5-9][0-9])|20[0-9]{2})年|建国|解放|新中国"
)


def reign_of(text: str, before: int | None = None) -> int | None:
    """The first year of the reign that a text counts years by at its end, as the text `before` it did; None where it
    counts none, or tells of the time after."""
    if before is None and not any(reign in text for reign in REIGNS):
        return None
    told = [match["reign"] for match in _COUNTED.finditer(text)]
    return REIGNS.get(told[-1] or "") if told else before
