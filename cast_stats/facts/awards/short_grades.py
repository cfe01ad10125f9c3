"""Grades that are told together, spelt out: 一、二等奖, 金、银奖, 男子组、女子组冠军."""

from __future__ import annotations

import re

SHORT_GRADES = re.compile(
    r"(?P<marks>[特一二三四五](?:[、和及][特一二三四五])+)(?P<end>等奖)|(?P<metals>[金银铜](?:[、和及][金银铜])+)(?P<metal>[奖牌])|(?P<places>[冠亚季](?:[、和及]?[冠亚季])+)(?P<place>军)"
    r"|(?P<ranks>第[一二三四五六](?:[、和及]第[一二三四五六])+)(?P<rank>名)"
)
SHARED_ENDS = (("marks", "end"), ("metals", "metal"), ("places", "place"), ("ranks", "rank"))
GROUPS = re.compile(r"(?P<groups>[^、和及]{1,6}组(?:[、和及][^、和及]{1,6}组)+)(?P<behind>.{2,})")


def single_grades(name: str) -> tuple[str, ...]:
    """一、二等奖 spelt out: 一等奖, 二等奖; so are 男子组、女子组冠军."""
    groups = GROUPS.fullmatch(name)
    if groups:
        return tuple(group + groups["behind"] for group in re.split("[、和及]", groups["groups"]))
    match = SHORT_GRADES.search(name)
    if not match:
        return (name,)
    marks, end = next((match[a], match[b]) for a, b in SHARED_ENDS if match[a])
    return tuple(f"{name[: match.start()]}{mark}{end}" for mark in re.findall("第?[^、和及]", marks))
