"""What numerals look like in folded text, as named pieces of regular expressions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, grouped by their first character."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_first[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())


DIGIT = "零〇一二三四五六七八九"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"

# 百 and 千 are no scale where they begin a unit: 5千瓦, 百分之, 百分点
HUNDRED = "百(?!分[之点比位]|帕)"
THOUSAND = "千(?![瓦克米伏卡赫焦帕安字升乏欧牛]|分点)"
SCALE = f"(?:{HUNDRED}|{THOUSAND}|[十万亿])"
LARGE = f"(?:万亿|[十百千]?[万亿]|{SCALE})"

# no numeral is longer: what goes on would be read again from each of its characters
CHINESE = rf"(?:两(?={SCALE})|[{DIGIT}廿卅]|{SCALE}){{1,24}}(?:点[{DIGIT}]{{1,12}}[百千万亿]{{0,4}})?|两"
CAPITAL = "壹贰叁肆伍陆柒捌玖拾"
FINANCIAL = (
    f"(?<![队大收])(?:[{CAPITAL}][零{CAPITAL}{DIGIT}十百千万亿]{{1,24}}(?:点[{CAPITAL}{DIGIT}]+)?"
    f"|[{CAPITAL}](?:点[{CAPITAL}{DIGIT}]+|(?=[元圆角分份])))"
)
AFTER_ARABIC = f"(?:万亿|[十百千]?[万亿]|{HUNDRED}|{THOUSAND})"
MIXED = f"{ARABIC}{AFTER_ARABIC}(?:零?(?:[0-9]+|[{DIGIT}]){SCALE}{{0,3}}){{0,6}}"
# 3.5×10⁶, 1.2×10^8, and 44417×104元 where the print has lost the raised figure
POWER = rf"{ARABIC}×10(?:\^[2-9](?![0-9])|[²³⁴-⁹]|[3-9](?=[亿万]?[\u4e00-\u9fffA-Za-z])(?!毫?米|厘米|[mc]?m))"
PAIR = "(?:一[两二]|[两二]三|三[四五]|四五|五六|六七|七八|八九)"
_PARTS = "(?:1/(?:[2-9]|1[0-9]|20|100)|[2-9]/(?:[3-9]|10))"
SHARE = (
    rf"(?:(?<![0-9/.A-Za-z]){_PARTS}(?=[\u4e00-\u9fff，。、；)])"
    rf"|(?<=[\u4e00-\u9fff]){_PARTS}(?=[,;!?]|\.(?![0-9])|$))"
)

NUMERAL = re.compile(
    rf"""
    (?P<percent>(?<![{DIGIT}十百千])(?:百分百|[百千]分之(?:{ARABIC}{AFTER_ARABIC}?|{FINANCIAL}|{CHINESE}|百|[{CAPITAL}])))
  | (?P<fraction>{SHARE}
      |(?:{ARABIC}|{CHINESE})(?:又(?:{ARABIC}|{CHINESE}))?分之(?:{ARABIC}|{FINANCIAL}|{CHINESE}|[{CAPITAL}]))
  | (?P<few>[数几]{SCALE}+|十几{SCALE}*|几(?={SCALE}))
  | (?P<pair>(?:[{DIGIT}]?{SCALE}){{0,6}}{PAIR}{SCALE}{{0,4}})(?![{DIGIT}])
  | (?P<half>一半|半数|对半) | (?P<semi>半(?=[亩吨斤]|公[里斤顷]|千克|平方|年|天|个?(?:小时|钟头|月)))
  | (?P<power>{POWER})
  | (?P<plain>{MIXED}|{ARABIC}|{CHINESE}|{FINANCIAL})
    """,
    re.VERBOSE,
)

# 多, 余, 几, 来 or + behind a numeral, with the scale that may follow
INSIDE = re.compile(
    rf"""([多余](?!样|元[化素])|几|来)({LARGE}?)
  | (\+)(?=[\u4e00-\u9fff，。、；;)]|$)""",
    re.VERBOSE,
)
