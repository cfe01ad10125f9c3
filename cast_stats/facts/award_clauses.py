"""The rules on one sentence: which clause tells an award, of whom, by whom, at which event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from cast_stats.catalog.award_rules import AwardRule, award_lexicon
from cast_stats.facts.award_events import event_in
from cast_stats.facts.award_names import COUNT, Honour, Honours, ends_like_honour, honours_in
from cast_stats.facts.award_patterns import compiled, words
from cast_stats.facts.award_recipients import Recipients, giver_in, is_organisation, is_specific, recipients_in, unreal
from cast_stats.facts.award_view import TIME, View, clauses

LONGEST_EVENT = 40
COUNTED = re.compile(rf"(?:共|累计|合计|总计|共计).*等{COUNT.pattern}")
"""共获得A奖、B奖等30余项 tells a number, not who won what."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One clause [start, end) of the view that tells an award; honours carry their event's name already."""

    rule: AwardRule
    start: int
    end: int
    who: Recipients
    honours: tuple[Honour, ...]
    awarder: str | None
    each_its_own: bool


def hits_in(
    view: View, start: int, end: int, rules: Sequence[AwardRule], event: str | None = None
) -> tuple[list[Hit], str | None]:
    """The awards told in [start, end) and the event told last, to be kept in mind for the next sentence."""
    hits: list[Hit] = []
    spans = _parts(view, start, end)
    taken = start
    for index, (first, last) in enumerate(spans):
        if first < taken:
            continue
        taken = _with_rest_of_list(view, spans[index:])
        hit = _hit(view, first, taken, rules)
        if hit:
            event = hit.who.event or event
            hits.append(_completed(hit, view, start, event, hits[-1].awarder if hits else None))
        else:
            event = event_in(view.plain[first:last], view.masked[first:last]) or event
    return hits, event


def speaks_of_awards(text: str) -> bool:
    """Whether a text holds a verb of awards: no heading and no line of a list does."""
    return bool(_trigger().search(text))


def may_tell_award(text: str) -> bool:
    """Whether a text holds a verb of awards or a grade: a quick look before the rules."""
    return speaks_of_awards(text) or tells_grade(text)


def tells_grade(text: str) -> bool:
    """Whether a text holds a grade: 一等奖, 金奖, 第三名."""
    return bool(_grades().search(text))


@cache
def _grades() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().grades))


@cache
def _trigger() -> re.Pattern[str]:
    classes = award_lexicon().classes
    names = ("win", "get", "name", "give", "commend", "pass", "deputy")
    return re.compile(words(word for name in names for word in classes[name]))


@cache
def _joint() -> re.Pattern[str]:
    """Where a second verb of winning begins inside a clause: …称号并荣获…, …奖、被评为…."""
    lexicon = award_lexicon()
    verbs = [word for name in ("win", "get") for word in lexicon.classes[name] if len(word) > 1 or word == "获"]
    between = rf"(?:{words(lexicon.back)}|[在于]?\ue001+|在[^,、]{{2,20}}中)*"
    return re.compile(
        rf"(?<!申报)(?<!申请)(?<!参评)(?<!参赛)(?<!参选)(?<!推荐)(?:并且|并|而且|且|同时|又|还|、)(?={between}(?:{words(verbs)}|被))"
    )


def _parts(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses, cut once more where a second verb of winning begins."""
    parts = []
    for first, last in clauses(view, start, end):
        cuts = [m.start() for m in _joint().finditer(view.masked, first, last)]
        cuts = [cut for cut in cuts if cut > first and _trigger().search(view.masked, first, cut)]
        edges = [first, *cuts, last]
        parts.extend((a, b) for a, b in pairwise(edges) if a < b)
    return parts


def _with_rest_of_list(view: View, spans: Sequence[tuple[int, int]]) -> int:
    """Where the clause ends whose list of honours may go on over commas: 获得"a","b"等荣誉."""
    end = spans[0][1]
    clause = view.masked[spans[0][0] : end]
    if not (ends_like_honour(clause) and _trigger().search(clause)):
        return end
    for first, last in spans[1:]:
        rest = view.masked[first:last]
        goes_on = view.masked[end:first] in (",", "") and ends_like_honour(rest) and not _trigger().search(rest)
        if not goes_on or not (rest[0] in '"《' or rest.startswith(award_lexicon().classes["level"])):
            break
        end = last
    return end


def _hit(view: View, start: int, end: int, rules: Sequence[AwardRule]) -> Hit | None:
    """The first rule that makes something of the clause; a clause whose award is not won, or is won by a number of
    unnamed, is of no use to the rules behind it."""
    plain, masked = view.plain[start:end], view.masked[start:end]
    if not may_tell_award(masked):
        return None
    for rule in rules:
        match = compiled(rule.pattern).search(masked)
        honours = match and _honours(rule, match, plain, masked)
        if match and honours and honours.named:
            who = recipients_in(*_slot(match, "who", plain, masked))
            if "awarder" in match.groupdict() and unreal(match["awarder"] or ""):
                return None
            listed_behind = who.kind == "omitted" and match.start("who") > match.start("award")
            if listed_behind or COUNTED.search(masked):
                return None
            if who.kind in ("unreal", "number") or (rule.specific and not _specific(who)):
                return None
            awarder = _giver(match, plain, masked) or honours.awarder
            if rule.object == "verb" and not (awarder and is_organisation(awarder)):
                return None
            return Hit(rule, start, end, who, honours.named, awarder, "分别" in masked)
    return None


def _specific(who: Recipients) -> bool:
    return bool(who.names) and all(map(is_specific, who.names))


def _honours(rule: AwardRule, match: re.Match[str], plain: str, masked: str) -> Honours:
    plain, masked = _slot(match, "award", plain, masked)
    if rule.object == "verb":
        return Honours((Honour(plain),))
    honours = honours_in(plain, masked, rule.object == "head")
    if rule.ends:
        return replace(honours, named=tuple(h for h in honours.named if h.name.endswith(rule.ends)))
    return honours


def _slot(match: re.Match[str], name: str, plain: str, masked: str) -> tuple[str, str]:
    start, end = match.span(name)
    return plain[start:end], masked[start:end]


def _giver(match: re.Match[str], plain: str, masked: str) -> str | None:
    if "awarder" not in match.re.groupindex or match.start("awarder") < 0:
        return None
    return giver_in(*_slot(match, "awarder", plain, masked))


def _completed(hit: Hit, view: View, start: int, event: str | None, giver: str | None) -> Hit:
    """The hit with what clauses before it say: the event of a bare grade, and who decided (A决定,授予…) or gave."""
    awarder = hit.awarder
    if awarder is None and hit.rule.pattern.lstrip("^ ").startswith("<awarder>"):
        decided = _decided().search(view.masked, start, hit.start)
        awarder = view.plain[slice(*decided.span("awarder"))] if decided else giver
    return replace(hit, awarder=awarder, honours=tuple(_at_event(honour, event) for honour in hit.honours))


@cache
def _decided() -> re.Pattern[str]:
    return re.compile(rf"(?:[,;:。]|\A|{TIME})(?P<awarder>[^,;:。{TIME}]{{2,30}}?)(?:经?研究)?决定,")


def _at_event(honour: Honour, event: str | None) -> Honour:
    """一等奖 won at a competition is the competition's 一等奖."""
    if not honour.bare or not event or len(event) > LONGEST_EVENT:
        return honour
    return replace(honour, name=event + honour.name)
