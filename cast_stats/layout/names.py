"""Lines of names alone: the authors under a title, without a word that calls them so."""

from __future__ import annotations

import re
from itertools import groupby

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏"
    "韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
)
"""The commonest, which nine in ten bear."""
MARK = re.compile(r"^\s*[□■◎◇◆●○☆★▲△]\s*")
HANZI = re.compile(r"[\u4e00-\u9fff]+")
LONGEST = 3
"""Characters of a full name at most; a name of two, alone and without a blank, may be any word."""
MOST = 6
"""Names on a line at most."""


def is_names(text: str) -> bool:
    """Whether a line holds nothing but names of persons, each beginning with a common surname: 王　平 李晓东."""
    words = re.split(r"[\s、,，]+", MARK.sub("", text).strip())
    names = _spelled(words)
    if not 0 < len(names) <= MOST or not all(_is_name(name) for name in names):
        return False
    return len(names) > 1 or len(names) < len(words) or len(names[0]) == LONGEST


def _spelled(words: list[str]) -> list[str]:
    """The words, single characters side by side put together (王　平)."""
    found: list[str] = []
    for single, group in groupby(words, lambda word: len(word) == 1):
        part = list(group)
        found.extend("".join(part[i : i + 2]) for i in range(0, len(part), 2)) if single else found.extend(part)
    return found


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= LONGEST and name[0] in SURNAMES and HANZI.fullmatch(name) is not None
