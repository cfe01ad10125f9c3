"""A line of a commendation list becomes its recipients: names side by side, or one name with its affiliation."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.clauses import grade_words, speaks_of_awards
from cast_stats.facts.awards.honours import Honour, years_in
from cast_stats.facts.awards.naming import is_nobody, is_organisation
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.awards.view import FOLD, QUOTES
from cast_stats.facts.persons import ends_in_title, is_person, of_person
from cast_stats.language.spacing import unspaced

FIELD = re.compile(
    r"(?:(?!(?<=[》”\"])[和与及])[^\s、,，;；()（）《》“”\"]|[(（][^()（）]*[)）]|《[^》]*》|“[^”]*”|\"[^\"]*\")+"
)
NUMBER = re.compile(r"(?:\d+(?:[.、．)）]|\Z)|[(（]\d+[)）]|[●■◆★▲※*#·-]+)")
SIDE = re.compile(r"\((?P<inside>[^()]*)\)\Z")
PROSE = re.compile(r"[。！？!?:：]")
COMMA = re.compile("[,，]")
BESIDE = re.compile(
    r"(?:[\s,，]|[(（](?![^()（）]*[)）]))*(?<![(（、])(?:第?一?作者|主?要?完成人|完成单位|[选报]送单位|推荐单位|申报单位|所在单位|单位|指导教师|辅导教师)[:：].*\Z",
    re.S,
)
"""What a line tells beside the recipient: 作者:李建业."""
OPEN_BRACKET = re.compile(r"[(（][^()（）]*\Z")
BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
ABOUT = re.compile(r"男|女|[一-鿿]{1,3}族|中共党员|[12]\d{3}年\S*生")
"""Fields of a line that tell of a person and are no name."""
SHORT_NAME = re.compile("[一-鿿·]{2,4}")
"""What stands among many persons is one of them, whatever it begins with."""
MANY = 5
"""So many fields of a line, most of them persons, are recipients side by side, whatever the others begin with."""
TITLED = 6
"""Characters at least of a field that names a work without 《》."""
STAFFS = ("编辑部", "编委会", "杂志社", "期刊社", "栏目组", "节目组", "摄制组", "编写组", "创作组")
LONGEST_MAKER = 4
"""Characters at most of a name before 的 that nothing else tells to be one."""
SHORTEST = 6
"""Characters from which on a name is a proof by itself."""
LONGEST_CAPTION = 40
"""Characters of a caption at most."""


class Entry(NamedTuple):
    """One recipient; [start, end) is its place in the paragraph's printed text. `employed` where a body stands in
    brackets behind the name: 普丽芬(东河钢铁厂)."""

    name: str
    grade: str | None
    start: int
    end: int
    employed: bool = False


def entries_of(text: str, honour: Honour, start: int = 0, end: int | None = None) -> list[Entry]:
    """The recipients in `text[start:end]`, a line or paragraph of a list; none where it is prose or names nobody."""
    end = len(text) if end is None else end
    line = OPEN_BRACKET.sub("", BESIDE.sub("", text[start:end])).rstrip(" \u3000;；。")
    if PROSE.search(BRACKETED.sub("", line)) or speaks_of_awards(line):
        return []
    fields = _fields(text, start, start + len(line))
    entries = _without_posts([_entry(text, *span) for span in fields])
    named = [entry for entry in entries if entry]
    plainly = _listed(named)
    if not named or (len(named) < len(entries) and not plainly):
        return []
    if len(COMMA.findall(BRACKETED.sub("", line))) > 1 and not plainly:
        return []
    chosen = named if _alike(named) else [_chosen(named, honour)]
    return [_wide(entry, start, start + len(line)) for entry in chosen]


def _without_posts(entries: list[Entry | None]) -> list[Entry | None]:
    """The entries without those that are only another post of the person behind them: 所长、研究员林秀."""
    pairs = pairwise([*entries, None])
    return [one for one, behind in pairs if not (one and behind and is_person(behind.name) and _is_post(one.name))]


def _is_post(name: str) -> bool:
    return ends_in_title(name) and not is_person(name)


def _fields(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between blanks and 、; the parts of a name that was spread out (张 三) are put together."""
    spans = [m.span() for m in FIELD.finditer(text, start, end) if not ABOUT.fullmatch(m.group())]
    if spans and NUMBER.fullmatch(text[slice(*spans[0])]):
        spans = spans[1:]
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if joined and joined[-1][1] - joined[-1][0] == 1 and (last - first == 1 or text[first + 1] in "(（"):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _entry(text: str, start: int, end: int) -> Entry | None:
    plain = unspaced(text[start:end]).translate(FOLD).translate(QUOTES)
    plain = NUMBER.sub("", plain, count=1) if NUMBER.match(plain) else plain
    grade, employed = None, False
    while match := SIDE.search(plain):
        if grade_words().fullmatch(match["inside"]):
            grade = match["inside"]
        employed = is_organisation(match["inside"])
        plain = plain[: match.start()]
        if is_organisation(plain + match.group()) and not is_organisation(plain):
            plain += match.group()
            break
    plain = _work_of(of_person(plain.strip("、,;:·")))
    if len(plain) < 2 or is_nobody(plain) or (years_in(plain) and plain[0] not in '《"'):
        return None
    return Entry(plain, grade, start, end, employed)


def _work_of(name: str) -> str:
    """The work, where a line names it beside who made it: 某公司《定位装置》; 《科学画报》编辑部 is who makes one."""
    match = re.fullmatch(r"(?P<before>[^《》]*)(?P<work>《[^《》]+》)(?P<behind>[^《》]*)", name)
    if name.endswith(STAFFS):
        return name
    sides = [side for side in match.group("before", "behind") if side] if match else []
    return match["work"] if match and all(map(_makes, sides)) else name


def _makes(side: str) -> bool:
    """Whether the words beside a work are who made it: 桐林大学, 李平的."""
    maker = side.removesuffix("的")
    return is_organisation(maker) or is_person(maker) or (side != maker and len(maker) <= LONGEST_MAKER)


def is_head_of_columns(text: str) -> bool:
    """Whether a line holds nothing but heads of columns: 姓名　单位."""
    heads = {head for group in award_lexicon().table.values() for head in group} | {"作者", "序号", "职务", "完成人"}
    return all(field in heads for field in text.split())


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows: …代表合影."""
    return len(line) <= LONGEST_CAPTION and bool(_caption().search(line))


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().lists["captions"]))


def _sort(entry: Entry) -> str:
    if is_person(entry.name) or (entry.employed and SHORT_NAME.fullmatch(entry.name)):
        return "person"
    if entry.name[0] in '《"' and not entry.name.endswith(STAFFS):
        return "work"
    return "organisation" if is_organisation(entry.name) else "other"


def _alike(entries: list[Entry]) -> bool:
    """Whether the fields of a line are recipients side by side rather than one recipient and what describes it."""
    sorts = Counter(map(_sort, entries))
    if 3 * sorts["person"] >= 2 * len(entries) > 4:
        return len(entries) >= MANY or all(SHORT_NAME.fullmatch(entry.name) for entry in entries)
    return len(sorts) == 1 and ("other" not in sorts or len(entries) > 2)


def _listed(entries: list[Entry]) -> bool:
    return _alike(entries) or all(_sort(entry) != "other" for entry in entries)


def _chosen(entries: list[Entry], honour: Honour) -> Entry:
    """The recipient among the fields of one line: the work, or else the person, or else what stands first."""
    first = entries[0]
    if _sort(first) == "other" and len(first.name) >= TITLED and not ends_in_title(first.name):
        return first
    for sort in ("work", "organisation" if honour.name.endswith(("单位", "集体", "组织奖")) else "person"):
        fitting = [entry for entry in entries if _sort(entry) == sort]
        if fitting:
            return fitting[0]
    return first


def _wide(entry: Entry, start: int, end: int) -> Entry:
    """A short name is proved by the whole line, a longer one by itself."""
    return entry._replace(start=start, end=end) if entry.end - entry.start < SHORTEST else entry
