"""Which clauses may tell of awards, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.honours import ends_like_honour
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.awards.view import View, clauses

COPULA = re.compile("[为是]")
TOLD_BY = ("hand", "they", "winner")
"""Classes of words beside the verbs that tell of winners."""
GRADE_ENDS = frozenset("奖牌军名等级")
"""One of these ends every grade."""


def award_clauses(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of [start, end): cut where a second verb of winning begins, on over the commas of a list."""
    spans = _parts(view, start, end)
    taken = start
    for index, (first, _) in enumerate(spans):
        if first >= taken:
            taken = _with_rest_of_list(view, spans[index:])
            yield first, taken


def speaks_of_awards(text: str) -> bool:
    """Whether a text holds a verb of awards: no heading and no line of a list does."""
    return bool(_trigger().search(text))


def may_tell_award(text: str) -> bool:
    """Whether a text holds a verb of awards or of choosing, a grade or a word for winners: a quick look before the
    rules."""
    return speaks_of_awards(text) or tells_grade(text) or bool(_others().search(text)) or _names_first(text)


def _names_first(text: str) -> bool:
    """Whether an honour stands before the verb: 先进单位为…, 一等奖是…."""
    return any(text.endswith(_named_ends(), 0, match.start()) for match in COPULA.finditer(text))


@cache
def _named_ends() -> tuple[str, ...]:
    lexicon = award_lexicon()
    return tuple(word for word in (*lexicon.heads, *lexicon.bearers) if "#" not in word)


@cache
def _others() -> re.Pattern[str]:
    lexicon = award_lexicon()
    known = [*lexicon.lists["announces"], *(word for name in TOLD_BY for word in lexicon.classes[name])]
    return re.compile(words(known))


def tells_grade(text: str) -> bool:
    """Whether a text holds a grade: 一等奖, 金奖, 第三名."""
    return not GRADE_ENDS.isdisjoint(text) and bool(grade_words().search(text))


@cache
def grade_words() -> re.Pattern[str]:
    """The pattern of a grade's words."""
    return re.compile(words(award_lexicon().grades))


@cache
def _trigger() -> re.Pattern[str]:
    classes = award_lexicon().classes
    names = ("win", "get", "name", "give", "commend", "pass", "deputy", "there")
    return re.compile(words(word for name in names for word in classes[name]))


@cache
def _joint() -> re.Pattern[str]:
    """Where a second verb of winning begins inside a clause: …称号并荣获…, …奖、被评为…."""
    lexicon = award_lexicon()
    verbs = [word for name in ("win", "get") for word in lexicon.classes[name] if len(word) > 1 or word == "获"]
    between = rf"(?:{words(lexicon.back)}|[在于]?\ue001+|在[^,、]{{2,20}}中)*"
    return re.compile(
        rf"(?<!申报)(?<!申请)(?<!参评)(?<!参赛)(?<!参选)(?<!推荐)(?:并且|并|而且|且|同时|又|还|、)(?={between}(?:{words(verbs)}|被)|授予|颁发|给予|奖励)"
    )


def _parts(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses, cut once more where a second verb of winning begins."""
    parts: list[tuple[int, int]] = []
    for first, last in clauses(view, start, end):
        cuts = [m.start() for m in _joint().finditer(view.masked, first, last)]
        cuts = sorted({*cuts, *_next_winners(view.masked, first, last)})
        cuts = [cut for cut in cuts if cut > first and _trigger().search(view.masked, first, cut)]
        edges = [first, *cuts, last]
        parts.extend((a, b) for a, b in pairwise(edges) if a < b)
    return parts


def _next_winners(masked: str, first: int, last: int) -> Iterator[int]:
    """Where in [first, last) a 、 parts what one won from the next winner: 甲获一等奖、乙获二等奖."""
    begun = first
    for mark in re.finditer("、", masked[first:last]):
        at = first + mark.start()
        verb = _winning().search(masked, at + 1, last)
        won = _winning().search(masked, begun, at)
        if not (verb and won and (won["passive"] or ends_like_honour(masked[won.end() : at]))):
            continue
        if _names_winner(masked[at + 1 : verb.start()], bool(verb["passive"])):
            yield at
            begun = at + 1


def _names_winner(words_before: str, passive: bool) -> bool:
    """Whether the words before a verb of winning hold winners and no more honours; before a passive one a quotation is
    a winner."""
    names = re.split("[、和及并,]", words_before)
    honours = [name for name in names if ends_like_honour(name) and not (passive and name.endswith('"'))]
    return len(words_before) > 1 and not honours


@cache
def _winning() -> re.Pattern[str]:
    classes = award_lexicon().classes
    passive = rf"(?P<passive>被[^、,被]{{0,20}}?{words(classes['name'])})"
    return re.compile(rf"{passive}|{words([*classes['win'], *classes['get']])}")


@cache
def _shared() -> re.Pattern[str]:
    """What stands in a clause that names some of several winners."""
    return re.compile(words(award_lexicon().classes["several"]))


def _with_rest_of_list(view: View, spans: Sequence[tuple[int, int]]) -> int:
    """Where the clause ends whose list of honours may go on over commas: 获得"a","b"等荣誉."""
    end = spans[0][1]
    clause = view.masked[spans[0][0] : end]
    if not (_trigger().search(clause) and ends_like_honour(clause)):
        return end
    for first, last in spans[1:]:
        rest = view.masked[first:last]
        goes_on = view.masked[end:first] in (",", "") and ends_like_honour(rest) and not _trigger().search(rest)
        if (
            not goes_on
            or _shared().search(rest)
            or not (rest[0] in '"《' or rest.startswith((*award_lexicon().classes["level"], "以及")))
        ):
            break
        end = last
    return end
