"""The honour that a clause only speaks of, to be kept in mind: 公布"X"评选结果, 评出10名"X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.award_names import COUNT, Honour, honour_end, honours_in
from cast_stats.facts.award_patterns import words
from cast_stats.facts.award_view import TIME


def honour_told(plain: str, masked: str) -> Honour | None:
    """The honour that the clause says was chosen or announced; None where it speaks of none or of several."""
    matches = [m for at in _verbs_in(masked) if (m := _told().match(masked, at))]
    match = matches[-1] if matches else None
    if not match:
        return None
    named = honours_in(*(text[slice(*match.span("award"))] for text in (plain, masked)), must_end_like_honour=True).named
    return named[0] if len(named) == 1 and not named[0].bare else None


@cache
def _told() -> re.Pattern[str]:
    behind = rf"(?:企业|单位|人员|获得者)?{words(award_lexicon().lists['chosen'])}"
    return re.compile(rf"了?(?:{TIME}|{COUNT.pattern})*(?P<award>[^,]*?{honour_end()})(?={behind}|\Z)")


def _verbs_in(masked: str) -> Iterator[int]:
    """Where the honour may begin: at the start of the clause and behind each verb of choosing and announcing."""
    yield 0
    yield from (verb.end() for verb in _verb().finditer(masked))


@cache
def _verb() -> re.Pattern[str]:
    lists = award_lexicon().lists
    return re.compile(words([*lists["issues"], *lists["chooses"]]))
