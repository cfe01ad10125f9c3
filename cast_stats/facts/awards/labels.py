"""Lines of a list of honours that group its members and are none: 小学组, 东河市(3个), 省直单位."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.patterns import words

HAN = "一二三四五六七八九十"
MARK = rf"(?:[{HAN}]+[、.]|\([{HAN}\d]+\)|\d+[、.])?"
GROUP = re.compile(rf"\([^()]*\)|{MARK}[^,。]{{1,12}}[组类](?:\(\d+\S?\))?:?|{MARK}[^,。]{{2,12}}\(共?\d+\S?\):?")
PLACE = re.compile(rf"{MARK}[一-鿿]{{1,6}}(?:省|市|县|区|州|盟|旗|兵团):?")


def is_label(plain: str, below: str) -> bool:
    """Whether a line only groups the lines below it, of which `below` is the first: a place alone does where another
    place does not follow."""
    if GROUP.fullmatch(plain) or _kinds().fullmatch(plain):
        return True
    return bool(PLACE.fullmatch(plain) and below and not PLACE.fullmatch(below) and len(below) > 1)


@cache
def _kinds() -> re.Pattern[str]:
    seats = "[省市县区州盟旗]?(?:直属?|级)|驻[一-鿿]|中央(?:在|驻)[一-鿿]"
    kinds = words(award_lexicon().lists["kinds"])
    return re.compile(rf"{MARK}(?:(?:{seats})?{kinds}(?:类|界|系统)?|[省市县区州盟旗]直|中央(?:在|驻)[一-鿿]):?")
