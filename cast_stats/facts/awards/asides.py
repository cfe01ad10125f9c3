"""Awards told in brackets behind their winner: 《甲》(获省二等奖), 成果3项(分获一、二等奖), 乙会(2007年先进集体)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.naming import NUMBERED, is_specific
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.awards.recipients import Recipients, recipients_in
from cast_stats.facts.awards.view import HIDDEN, View, view_of
from cast_stats.facts.persons import is_person

ASIDE = re.compile(rf"(?P<before>[^,;:。!?、()]{{2,40}})\((?P<inside>{HIDDEN}{{4,}})\)")
COUNT = re.compile(rf"(?:共|等)?(?:{NUMBERED.pattern})\Z")


BEFORE_NAME = re.compile("(?:.*(?:[了过]|包括|分别[是为有]|(?<!没)有))?[和与及]?")
YEAR = re.compile(r"(?:19|20)\d\d年?度?(?:[、和及](?:19|20)\d\d年?度?)*")


def asides(view: View, start: int, end: int) -> Iterator[tuple[View, int, Recipients]]:
    """The brackets of [start, end) that begin with a verb of winning: what they hold, where it begins, and who stands
    before them."""
    for match in ASIDE.finditer(view.masked, start, end):
        first, last = match.span("inside")
        if _begins().match(view.plain, first, last):
            plain = view.plain[first:last]
            who = _before(*(text[slice(*match.span("before"))] for text in (view.plain, view.masked)))
            yield View(plain, view_of(plain).masked, view.at[first:last]), first, who


def titled(view: View, start: int, end: int) -> Iterator[tuple[int, int, int, Recipients]]:
    """The brackets of [start, end) that hold no more than what begins like an honour: where the clause begins, the span
    of what they hold, and who stands before them by name."""
    for match in ASIDE.finditer(view.masked, start, end):
        first, last = match.span("inside")
        told = BEFORE_NAME.match(match["before"])
        begin = match.start() + (told.end() if told else 0)
        if _honours().match(view.plain, first, last) and view.masked[begin] != "(":
            who = _before(view.plain[begin : first - 1], view.masked[begin : first - 1])
            if who.kind == "named" and all(map(is_specific, who.names)):
                yield begin, first, last, who


def may_hold_title(text: str) -> bool:
    """Whether a text may hold a year or a level of honours behind an opening bracket: a quick look."""
    return bool(_opens().search(text))


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"[(（]{_honours().pattern}")


@cache
def _honours() -> re.Pattern[str]:
    return re.compile(rf"(?:{YEAR.pattern})?{words(award_lexicon().classes['level'])}")


def _before(plain: str, masked: str) -> Recipients:
    """Who or what stands before a bracket; of what is counted its noun."""
    noun = COUNT.sub("", plain)
    if is_person(plain):
        return Recipients("named", (plain,))
    who = recipients_in(plain, masked)
    return Recipients("named", (noun,)) if who.kind == "number" and len(noun) > 1 else who


@cache
def _begins() -> re.Pattern[str]:
    lexicon = award_lexicon()
    verbs = words([*lexicon.classes["win"], *lexicon.classes["get"], *lexicon.classes["passive"]])
    return re.compile(rf"(?:{words(lexicon.back)}|其中|均|都)*{verbs}")
