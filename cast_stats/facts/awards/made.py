"""What a clause says was made, founded or done, of which the next tells an award: 公社创办木器厂,1990年评为先进企业."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.naming import NUMBERED, ends_as_body, is_organisation, is_specific
from cast_stats.facts.awards.patterns import NUMERAL, words
from cast_stats.facts.awards.recipients import recipients_in
from cast_stats.facts.awards.view import TIME
from cast_stats.facts.persons import is_person

FIRST_NUMERAL = re.compile(NUMERAL)
LONGEST = 30
"""Characters of what was made at most."""


DONE = re.compile(
    "(?P<what>[^,;:。的]{4,40})的(?:成功|顺利|圆满|全面|大面积)?(?:完成|实施|选育|研制|研发|开发|推广|应用|建成|育成|投产|问世|引进)"
    "(?![^,]{0,4}[者人员])"
)
"""What is done with the thing that a clause begins with: “育秧技术”项目|的完成."""


class Made(NamedTuple):
    """Where the name begins in its clause; `alone` where nobody is told who made it."""

    start: int
    name: str
    alone: bool


def made_in(plain: str, masked: str) -> Made | None:
    """What the clause ends with that was founded, or made, or the body that made it; None where it tells of neither."""
    founded = _founded().fullmatch(masked)
    made = founded or _made().fullmatch(masked)
    if made is None or NUMBERED.search(made["what"]) or FIRST_NUMERAL.match(made["what"]):
        return None
    start, end = made.span("what")
    maker = recipients_in(plain[: made.end("who")], made["who"])
    what = recipients_in(plain[start:end], masked[start:end])
    if what.kind != "named" or len(what.names) > 1 or any(map(is_person, maker.names)):
        return None
    if founded and not ends_as_body(what.names[0]):
        return None
    if founded or maker.kind == "omitted":
        return Made(start, what.names[0], alone=True)
    plainly = maker.kind == "named" and len(maker.names) == 1 and is_organisation(maker.names[0])
    quoted = is_specific(what.names[0]) or '"' in plain[start:end]
    return Made(0, maker.names[0], alone=False) if plainly and quoted else None


def done_in(plain: str, masked: str) -> Made | None:
    """The one thing of which a clause tells first what was done with it: 该水稻新品种的选育成功,…."""
    match = DONE.match(masked)
    what = recipients_in(plain[: match.end("what")], match["what"]) if match else None
    if what is None or what.kind != "named" or len(what.names) > 1:
        return None
    return Made(0, what.names[0], alone=False)


@cache
def _founded() -> re.Pattern[str]:
    return _pattern(words(award_lexicon().classes["founds"]))


@cache
def _made() -> re.Pattern[str]:
    return _pattern(words(award_lexicon().makes))


def _pattern(verbs: str) -> re.Pattern[str]:
    done = "(?:成功|完成|出版|了|出|成|起)*"
    what = rf"(?P<what>[^,的{TIME}]{{2,{LONGEST}}})"
    return re.compile(rf"(?P<who>[^,]*?)(?:{TIME}|[先后曾又还并]|成功)*{verbs}{done}{what}")
