"""The rules on one sentence: which clause tells an award, of whom, by whom, at which event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from cast_stats.catalog.award_rules import AwardRule, award_lexicon
from cast_stats.facts.awards.asides import asides, may_hold_title, titled
from cast_stats.facts.awards.clauses import award_clauses, may_tell_award, speaks_of_awards
from cast_stats.facts.awards.counted import counted_in
from cast_stats.facts.awards.events import event_in
from cast_stats.facts.awards.honours import COUNT, Honour, Honours, honours_in, in_one_series, years_in
from cast_stats.facts.awards.members import members_before, members_behind, members_in, names_told
from cast_stats.facts.awards.naming import NUMBERED, is_organisation, is_specific
from cast_stats.facts.awards.patterns import NUMERAL, any_of, compiled, literals, words
from cast_stats.facts.awards.recipients import Recipients, giver_in, recipients_in, unreal
from cast_stats.facts.awards.told import honour_told
from cast_stats.facts.awards.view import TIME, View, view_of
from cast_stats.language.gazetteer import leading_place

LONGEST_EVENT = 40
"""Characters of an event's name at most that is put before an honour."""
COUNTED = re.compile(rf"(?:(?<![公中])共(?![产青同])|累计|合计|总计).*等{COUNT.pattern}")
"""共获得A奖、B奖等30余项 tells a number, not who won what."""
TIMES = re.compile(rf"(?<![第续{TIME}])(?![一首两二2]次){NUMERAL}次(?=被|荣|获|受|夺)")
"""So many times an honour was won, more often than twice: a number."""
SEVERAL_YEARS = re.compile(
    r"(?:19|20)\d\d年?(?:[、和及](?:19|20)\d\d年?)+度?(?:两次|[二三四]次|先后|分别|连续|都|均|曾|又|两度)*(?=被|获|荣|评)"
)
"""Each of the years an award was won: 1965年、1978年两次被评为."""
IN_TURN = re.compile("分别|分获|分列|依次")
SENT = re.compile(rf"{NUMBERED.pattern}[^,]*(?:参加|参赛|参与|出战)(?![队作选者项])|(?:推荐|选送)的{NUMBERED.pattern}")
"""A number of unnamed people take part: what is won next is theirs."""
DECIDES = re.compile(
    rf"{TIME}*经?(?P<awarder>[^,;:。{TIME}]{{2,30}}?)(?:关于[^,;:。]*的决定|(?:经?研究)?(?<!的)决定(?:授予)?|(?<=[一-鿿])研究(?:同意)?)\Z"
)
GIVEN = re.compile(r"(?<![^,;:。])[对向给为](?P<who>[^,;:。]+),$")
"""To whom is given in the next clause: 对连续三次获奖的A,另颁发…."""
SEVERAL = {"members": members_in, "counted": counted_in}
"""What reads the slot of rules that tell of several honours, each with its own winners."""
OF_SENDER = ("组织", "单位", "集体")
"""What an honour of the one who sent them holds."""


QUOTED = re.compile(r"\"[^\"]*\"|《[^》]*》|\([^)]*\)")
"""What of a name may tell of an award in its own words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One clause [start, end) of the view that tells an award; honours carry their event's name already."""

    rule: AwardRule
    start: int
    end: int
    who: Recipients
    honours: tuple[Honour, ...]
    awarder: str | None = None
    each_its_own: bool = False


class Rules(NamedTuple):
    """Rules in the order in which they are tried on clauses, those on what stands in brackets, and the words that are
    written out in rules that tell by themselves."""

    tried: tuple[AwardRule, ...]
    aside: tuple[AwardRule, ...]
    literals: tuple[str, ...]

    def may_tell(self, text: str) -> bool:
        """Whether a text holds a verb of awards, a grade or a word of a rule: a quick look before the rules."""
        return may_tell_award(text) or any(word in text for word in self.literals) or may_hold_title(text)

    def serving(self, clause: str, told: str) -> Iterator[AwardRule]:
        """The rules that may serve a clause behind what the sentence told before: those that go on with a verb only
        behind that verb, others only where the clause may tell an award itself."""
        telling = self.may_tell(clause)
        for rule in self.tried:
            if any_of(rule.goes_on).search(told) if rule.goes_on else telling:
                yield rule


def rules_in_order(rules: Sequence[AwardRule]) -> Rules:
    """The rules made ready for many sentences."""
    literal = (word for rule in rules if not rule.goes_on for word in literals(rule.pattern))
    tried, aside = (tuple(r for r in rules if (r.object == "aside") is alone) for alone in (False, True))
    return Rules(tried, aside, tuple(literal))


class Mind(NamedTuple):
    """What is kept in mind from clause to clause: the competition, the honour and the giver told last; `prize` is the
    honour announced last, whose grades a bare 一等奖 may be."""

    event: str | None = None
    honour: Honour | None = None
    giver: str | None = None
    prize: Honour | None = None


def hits_in(view: View, start: int, end: int, rules: Rules, mind: Mind) -> tuple[list[Hit], Mind]:
    """The awards told in [start, end), and what to keep in mind for the next sentence."""
    hits: list[Hit] = []
    sent = False
    begun = max(view.masked.rfind(mark, 0, start) for mark in "。!?") + 1
    for first, last in award_clauses(view, start, end):
        serving = rules.serving(view.masked[first:last], view.masked[begun:first])
        told = list(_hits(view, first, last, end, serving, mind))
        found = [hit for hit in told if hit.who.kind != "number" and not (sent and _of_those_sent(hit))]
        plain, masked = view.plain[first:last], view.masked[first:last]
        giver = _decider(view, first, last) or mind.giver
        if found:
            honour = mind.honour if found[-1].rule.object == "verb" else found[-1].honours[-1]
            giver = (found[-1].awarder if found[-1].rule.by_giver else None) or giver
            mind = Mind(found[0].who.event or mind.event, honour, giver, mind.prize)
            for hit in found:
                _add(hits, _completed(hit, view, start, mind))
        else:
            announced = honour_told(plain, masked)
            named = told[-1].honours[-1] if told and told[-1].rule.object != "verb" else announced
            prize = named if named and named.name.endswith("奖") and not named.grade else mind.prize
            mind = Mind(event_in(plain, masked) or mind.event, named or mind.honour, giver, prize)
            sent = sent or bool(SENT.search(masked))
    for inside, at, who in asides(view, start, end):
        told = hits_in(inside, 0, len(inside.plain), rules, mind)[0]
        hits += [replace(hit, start=at + hit.start, end=at + hit.end, who=who) for hit in told if not hit.who.names]
    hits += [hit for rule in rules.aside for hit in _titled(view, start, end, rule)]
    return hits, mind


def _titled(view: View, start: int, end: int, rule: AwardRule) -> Iterator[Hit]:
    """The honours that stand alone in brackets behind their winners' names."""
    for begin, first, last, who in titled(view, start, end):
        inside = view_of(view.plain[first:last])
        match = compiled(rule.pattern).search(inside.masked)
        honours = _honours(rule, match, inside.plain, inside.masked, None).named if match else ()
        if honours:
            yield Hit(rule, begin, last + 1, who, honours)


def _of_those_sent(hit: Hit) -> bool:
    return hit.who.kind == "omitted" and not any(word in honour.name for honour in hit.honours for word in OF_SENDER)


def _add(hits: list[Hit], hit: Hit) -> None:
    """A通报表扬X, 授予"Y" is one award: the honour with a name takes the place of the bare 通报表扬. A clause without a
    verb of its own has the giver of the one before, and a bare grade its award: A获省科技进步一等奖, B获二等奖."""
    last = hits[-1] if hits else None
    if last and last.rule.object == "verb" and hit.who.kind == "omitted" and hit.rule.by_giver:
        hit = replace(hit, who=hits.pop().who)
    elif last and hit.rule.goes_on:
        hit = replace(hit, awarder=hit.awarder or last.awarder)
    if last:
        hit = replace(hit, honours=in_one_series([last.honours[-1], *hit.honours])[1:])
    hits.append(hit)


def _hits(view: View, start: int, end: int, until: int, rules: Iterable[AwardRule], mind: Mind) -> Iterator[Hit]:
    """What the first rule that fits makes of the clause [start, end) of a sentence that ends at `until`."""
    plain, masked = view.plain[start:end], view.masked[start:end]
    for rule in rules:
        match = compiled(rule.pattern).search(masked)
        pairs = list(_pairs(rule, match, view, (start, end, until), mind.honour)) if match else []
        if not match or not pairs:
            continue
        listed = pairs[0][0].kind == "omitted" and view.masked[end : end + 1] == ":"
        counted = rule.object not in SEVERAL and COUNTED.search(masked)
        if listed or counted or _is_told_only(match, pairs[0][0], masked):
            return
        hits = []
        for who, honours in pairs:
            who = _with_members(who, match, view, (start, end, until))
            told = honours.awarder and giver_in(honours.awarder, honours.awarder)
            awarder = _giver(match, plain, masked) or told or (mind.giver if rule.by_giver else None)
            if _fits(rule, who, awarder, plain):
                hits.append(Hit(rule, start, end, who, honours.named, awarder, bool(IN_TURN.search(masked))))
        yield from hits
        if hits:
            return


def _pairs(
    rule: AwardRule, match: re.Match[str], view: View, span: tuple[int, int, int], told: Honour | None
) -> Iterator[tuple[Recipients, Honours]]:
    """Who won which honours by the rule in a clause, whose `span` ends with the sentence's end: one pair, or several
    for A等2个"X"、B等3名"Y". Where the pattern has no place for them the names stand in the next clauses."""
    start, end, until = span
    plain, masked = view.plain[start:end], view.masked[start:end]
    if rule.object in SEVERAL:
        yield from SEVERAL[rule.object](*_slot(match, "members", plain, masked))
        return
    honours = _honours(rule, match, plain, masked, told)
    named = "who" in match.re.groupindex
    who = recipients_in(*_slot(match, "who", plain, masked)) if named else names_told(view, end, until)
    if honours.named and who:
        yield who, honours


def _with_members(who: Recipients, match: re.Match[str], view: View, span: tuple[int, int, int]) -> Recipients:
    """A number of recipients with their names, told behind it or before, and names that go on over commas."""
    start, end, until = span
    if who.kind == "number":
        return members_behind(view, end, until) or members_before(view, start, end) or who
    if who.kind == "named" and "who" in match.re.groupindex and start + match.end("who") == end:
        more = names_told(view, end, until) if view.masked[end : end + 1] == "," else None
        return replace(who, names=who.names + more.names) if more else who
    return who


def _is_told_only(match: re.Match[str], who: Recipients, masked: str) -> bool:
    """Whether nothing was won here: a plan, a number of honours, or a list whose members stand elsewhere."""
    groups = match.groupdict()
    listed_behind = who.kind == "omitted" and "award" in groups and groups["who"] is not None
    listed_behind = listed_behind and match.start("who") > match.start("award")
    times = TIMES.search(masked)
    return who.kind == "unreal" or unreal(groups.get("awarder") or "") or listed_behind or bool(times)


def _fits(rule: AwardRule, who: Recipients, awarder: str | None, plain: str) -> bool:
    if rule.specific and who.kind != "number" and not _are_plain(who.names, plain):
        return False
    told = (QUOTED.sub("", name[leading_place(name) :]) for name in who.names if rule.goes_on or "的" not in name)
    if any(map(speaks_of_awards, told)):
        return False
    return rule.object != "verb" or bool(awarder and is_organisation(awarder))


def _are_plain(names: Sequence[str], clause: str) -> bool:
    """Whether names are plainly recipients or quoted in the clause: each of them, or most of a longer list."""
    plain = sum(is_specific(name) or f'"{name}"' in clause for name in names)
    return len(names) > 0 and (plain == len(names) or (len(names) > 3 and 3 * plain >= 2 * len(names)))


def _honours(rule: AwardRule, match: re.Match[str], plain: str, masked: str, told: Honour | None) -> Honours:
    if rule.object == "told":
        return Honours((told,) if told else ())
    plain, masked = _slot(match, "award", plain, masked)
    if rule.object == "verb":
        return Honours((Honour(plain),))
    honours = honours_in(plain, masked, rule.object in ("head", "aside") or bool(_chosen_ones().match(masked)))
    if rule.ends:
        return replace(honours, named=tuple(h for h in honours.named if h.name.endswith(rule.ends)))
    return honours


@cache
def _chosen_ones() -> re.Pattern[str]:
    """Those chosen, told of behind the verb as if they were what they won: 入选|企业疫情期间组织…."""
    return re.compile(words(bearer for bearer in award_lexicon().bearers if len(bearer) > 1))


def _slot(match: re.Match[str], name: str, plain: str, masked: str) -> tuple[str, str]:
    start, end = match.span(name)
    return plain[start:end], masked[start:end]


def _giver(match: re.Match[str], plain: str, masked: str) -> str | None:
    if "awarder" not in match.re.groupindex or match.start("awarder") < 0:
        return None
    return giver_in(*_slot(match, "awarder", plain, masked))


def _completed(hit: Hit, view: View, start: int, mind: Mind) -> Hit:
    """The hit with what clauses before it say: the event of a bare grade, and who decided (A决定,授予…) or gave, and
    to whom (对X,颁发…)."""
    awarder, who = hit.awarder, hit.who
    if hit.rule.by_giver:
        awarder = awarder or mind.giver
        given = GIVEN.search(view.masked, start, hit.start) if who.kind == "omitted" else None
        who = recipients_in(*_slot(given, "who", view.plain, view.masked)) if given else who
    several = SEVERAL_YEARS.search(view.plain, hit.start, hit.end)
    years = years_in(several.group()) if several else ()
    series = mind.event or (mind.prize.name if mind.prize else None)
    honours = tuple(replace(_at_event(h, series), years=h.years or years) for h in hit.honours)
    return replace(hit, who=who, awarder=awarder, honours=honours)


def _decider(view: View, start: int, end: int) -> str | None:
    """Who decides in a clause that says no more: 市科协研究决定,…."""
    match = DECIDES.match(view.masked, start, end)
    return giver_in(*_slot(match, "awarder", view.plain, view.masked)) if match else None


def _at_event(honour: Honour, event: str | None) -> Honour:
    """一等奖 won at a competition is the competition's 一等奖."""
    if not honour.bare or not event or len(event) > LONGEST_EVENT:
        return honour
    return replace(honour, name=event + honour.name)
