"""Members told of a number: A等2个"X"、B等3名"Y", and 3家企业上榜,分别是A、B、C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from cast_stats.facts.awards.clauses import may_tell_award
from cast_stats.facts.awards.honours import COUNTER, SEPARATOR, Honours, ends_like_honour, honours_in
from cast_stats.facts.awards.naming import NUMBERED, is_specific
from cast_stats.facts.awards.patterns import NUMERAL
from cast_stats.facts.awards.recipients import Recipients, names_in, recipients_in
from cast_stats.facts.awards.view import View, clauses
from cast_stats.language.numerals import parse

COUNTED = re.compile(rf"[上以]?[述上]?这?(?P<number>{NUMERAL})(?:{COUNTER}|位|所|支|村|校)")
AND_OTHERS = re.compile(rf"等{NUMBERED.pattern}")
POINTS_BACK = re.compile(
    "(?:其中|他们|她们|它们|具体|获奖者|入选者|名单)?(?:分别|依次)(?:是|为|有)?|(?:他们|她们|它们|名单)(?:是|为)|即|包括|是"
)


def members_in(plain: str, masked: str) -> Iterator[tuple[Recipients, Honours]]:
    """Each named one and the honour that it shares with others: A等2个"X"、B等3名"Y"."""
    at = 0
    marks = list(AND_OTHERS.finditer(masked))
    for mark, following in zip_longest(marks, marks[1:]):
        stop = following.start() if following else len(masked)
        end, behind = _honour_end(masked, mark.end(), stop) if following else (stop, stop)
        who = recipients_in(plain[at : mark.start()].removeprefix("了"), masked[at : mark.start()].removeprefix("了"))
        honours = honours_in(plain[mark.end() : end], masked[mark.end() : end], must_end_like_honour=True)
        if who.kind == "named" and len(honours.named) == 1:
            yield who, honours
        at = behind


def _honour_end(masked: str, start: int, stop: int) -> tuple[int, int]:
    """Where the honour ends that stands before the next name, and where that name begins."""
    for match in SEPARATOR.finditer(masked, start, stop):
        if ends_like_honour(masked[start : match.start()]):
            return match.start(), match.end()
    return stop, stop


def members_behind(view: View, start: int, until: int) -> Recipients | None:
    """The names that the clauses from `start` on give to a number told before: 分别是A、B, 他们是:A、B; none where
    another award is told between."""
    behind = view.masked.find(",", start + 1, until)
    for at in (start, behind if not may_tell_award(view.masked[start:behind]) else -1):
        pointer = POINTS_BACK.match(view.masked, at + 1, until) if 0 <= at < until else None
        if pointer:
            return names_told(view, pointer.end(), until)
    return None


def members_before(view: View, start: int, end: int) -> Recipients | None:
    """The names in the clause before [start, end) that are as many as it tells of, or plainly names: A、B,2个村入选."""
    told = COUNTED.match(view.masked, start, end)
    first = max(view.masked.rfind(mark, 0, max(start - 1, 0)) for mark in ",;:。!?") + 1
    if told is None or view.masked[start - 1 : start] != "," or may_tell_award(view.masked[first : start - 1]):
        return None
    names = names_in(view.plain[first : start - 1], view.masked[first : start - 1])
    as_told = len(names) == parse(told["number"]) or all(map(is_specific, names))
    return Recipients("named", names) if len(names) > 1 and as_told else None


def names_told(view: View, start: int, until: int) -> Recipients | None:
    """The names with which the clauses from `start` on begin: A、B,C."""
    names: list[str] = []
    for first, last in clauses(view, start, until):
        told = names_in(view.plain[first:last], view.masked[first:last])
        plainly = all(is_specific(name) or f'"{name}"' in view.plain[first:last] for name in told)
        if not told or may_tell_award(view.masked[first:last]) or not plainly:
            break
        names.extend(told)
    return Recipients("named", tuple(names)) if names else None
