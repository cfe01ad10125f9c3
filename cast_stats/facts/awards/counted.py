"""Winners in brackets behind a number of honours: 先进集体2个(A、B), 5名优秀会员(C、D等)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cast_stats.facts.awards.honours import COUNTER, Honours, honours_in
from cast_stats.facts.awards.naming import is_specific
from cast_stats.facts.awards.patterns import NUMERAL
from cast_stats.facts.awards.recipients import Recipients, names_in
from cast_stats.facts.awards.view import HIDDEN, view_of
from cast_stats.language.numerals import parse

HONOUR = r"[^、,()]{2,40}?"
COUNTED = re.compile(
    rf"(?:(?P<honour>{HONOUR})(?P<count>{NUMERAL})(?:{COUNTER}|位)|(?P<number>{NUMERAL})(?:{COUNTER}|位)(?P<behind>{HONOUR}))"
    rf"\((?P<names>{HIDDEN}+)\)"
)


def counted_in(plain: str, masked: str) -> Iterator[tuple[Recipients, Honours]]:
    """Each honour with the winners whose names stand in the brackets behind it and its number."""
    for match in COUNTED.finditer(masked):
        first, last = match.span("honour" if match["honour"] else "behind")
        honours = honours_in(plain[first:last], masked[first:last], must_end_like_honour=True)
        names = _names(plain[slice(*match.span("names"))])
        told = parse(match["count"] or match["number"])
        if len(honours.named) == 1 and names and (len(names) == told or all(map(is_specific, names))):
            yield Recipients("named", names), honours


def _names(inside: str) -> tuple[str, ...]:
    view = view_of(inside)
    return names_in(view.plain, view.masked)
