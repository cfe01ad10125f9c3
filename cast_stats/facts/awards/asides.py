"""Awards told in brackets behind their winner: 《甲》(获省二等奖)、《乙》(被评为优秀论文), 成果3项(分获一、二等奖)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.naming import NUMBERED
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.awards.recipients import Recipients, recipients_in
from cast_stats.facts.awards.view import HIDDEN, View, view_of

ASIDE = re.compile(rf"(?P<before>[^,;:。!?、()]{{2,40}})\((?P<inside>{HIDDEN}{{4,}})\)")
COUNT = re.compile(rf"(?:共|等)?(?:{NUMBERED.pattern})\Z")


def asides(view: View, start: int, end: int) -> Iterator[tuple[View, int, Recipients]]:
    """The brackets of [start, end) that begin with a verb of winning: what they hold, where it begins, and who stands
    before them."""
    for match in ASIDE.finditer(view.masked, start, end):
        first, last = match.span("inside")
        if _begins().match(view.plain, first, last):
            plain = view.plain[first:last]
            who = _before(*(text[slice(*match.span("before"))] for text in (view.plain, view.masked)))
            yield View(plain, view_of(plain).masked, view.at[first:last]), first, who


def _before(plain: str, masked: str) -> Recipients:
    """Who or what stands before a bracket; of what is counted its noun."""
    noun = COUNT.sub("", plain)
    who = recipients_in(plain, masked)
    return Recipients("named", (noun,)) if who.kind == "number" and len(noun) > 1 else who


@cache
def _begins() -> re.Pattern[str]:
    lexicon = award_lexicon()
    verbs = words([*lexicon.classes["win"], *lexicon.classes["get"], *lexicon.classes["passive"]])
    return re.compile(rf"(?:{words(lexicon.back)}|其中|均|都)*{verbs}")
