"""The honour that a clause only speaks of, to be kept in mind: 公布"X"评选结果, 评出10名"X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.clauses import speaks_of_awards
from cast_stats.facts.awards.honours import COUNT, YEAR_HEAD, Honour, honours_in
from cast_stats.facts.awards.patterns import NUMERAL, words
from cast_stats.facts.awards.view import HIDDEN, TIME

TOGETHER = 2
DESCRIBED = re.compile('..的"')
WINNERS = "获得者|获奖者|获奖|人员|人选"
WHEN = f"近日|日前|今[天日]|{TIME}+|在[^,]{{2,20}}?"


def honour_told(plain: str, masked: str) -> Honour | None:
    """The honour that the clause says was chosen or announced; None where it speaks of none or of several."""
    handed = _handed().fullmatch(masked)
    if handed:
        return Honour(plain[slice(*handed.span("award"))].strip('"'))
    matches = [match for at in _verbs_in(masked) if (match := _told().match(masked, at))]
    matches += [match] if (match := _commended().fullmatch(masked)) else []
    spans = (slice(*match.span("award")) for match in matches if not _told_otherwise(match["award"]))
    told = (_named(plain[span], masked[span]) for span in spans)
    return next((honour for honour in told if honour and not honour.bare), None)


def _named(plain: str, masked: str) -> Honour | None:
    """The honour that the words name; two that are announced together are one: 先进单位和带头人. None where they only
    describe those who won: 事迹感人的"…"."""
    if DESCRIBED.search(masked):
        return None
    subject = masked.partition("是")[0]
    named = honours_in(plain[: len(subject)], subject, must_end_like_honour=True).named
    if len(named) == TOGETHER and _merit().search(plain) and not any(honour.grade for honour in named):
        return Honour(YEAR_HEAD.sub("", plain).strip("的"), years=named[0].years)
    return named[0] if len(named) == 1 else None


def _told_otherwise(words_before: str) -> bool:
    """Whether the words hold more than a name: a verb of choosing or of winning."""
    return bool(_verb().search(words_before)) or speaks_of_awards(words_before)


@cache
def _told() -> re.Pattern[str]:
    chosen = words(award_lexicon().lists["chosen"])
    return re.compile(
        rf"[了的在]?(?:关于{words(award_lexicon().lists['commends'])}?)?(?:{TIME}|{COUNT.pattern})*(?P<award>[^,]+?)(?:{WINNERS})*(?:首批|第{NUMERAL}批)?的?(?:\({HIDDEN}*\))?(?:{WHEN})*(?={chosen}|的?(?:决定|通知|通报)|\Z)"
    )


@cache
def _commended() -> re.Pattern[str]:
    """The honour of those who are commended: 对610个先进单位和带头人进行表彰."""
    lexicon = award_lexicon()
    verbs = f"{words(lexicon.classes['treat'])}{words(lexicon.classes['commend'])}"
    return re.compile(rf".*对(?:(?:全[国省市县区])?{COUNT.pattern})?(?P<award>[^,对]+?){verbs}")


@cache
def _handed() -> re.Pattern[str]:
    """The honour of those to whom something is handed: 为10名"X"获得者颁奖."""
    hand = words(award_lexicon().classes["hand"])
    return re.compile(rf".*[为向给][^,]*?(?P<award>\"{HIDDEN}+\")[^,]{{0,8}}?{hand}[^,]{{0,6}}")


def _verbs_in(masked: str) -> Iterator[int]:
    """Where the honour may begin: behind a verb of choosing or announcing, or at the start of the clause."""
    yield from (verb.end() for verb in _verb().finditer(masked))
    yield 0


@cache
def _merit() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().merits))


@cache
def _verb() -> re.Pattern[str]:
    lists = award_lexicon().lists
    return re.compile(words([*lists["issues"], *lists["chooses"]]))
