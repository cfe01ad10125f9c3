"""What an article says of its lists of honours as a whole: the year, the giver, the competition, the annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.clauses import speaks_of_awards
from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.awards.honours import YEAR_HEAD, Honour, ends_like_honour, honours_in, years_in
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.awards.recipients import giver_in
from cast_stats.facts.awards.view import HIDDEN, View, view_of
from cast_stats.facts.awards.years import year_of_article, years_of_paper
from cast_stats.facts.context import Scene

OPENING = 6
"""So many paragraphs at the start may say whose list it is and of what year."""
SHORT = 12
"""A line of so many characters is a heading that speaks of honours only by being one, where it names no year."""
HAN = "一二三四五六七八九十"
NUMBERING = re.compile(rf"(?:[{HAN}]+[、.]|\([{HAN}\d]+\)|\d+[、.]|第[{HAN}]+[、,]|[●■◆★▲※*#-]+)")
TALLY = re.compile(
    r"\(共?计?\d+(?:[^()]{0,3}|[^()]{1,4}[,;](?:[^()]|\([^()]*\))*)\)|\d+(?:名|个|项|篇|件|家|人|支|幅)\Z|\([^()]*(?:为序|不分先后|节选|排序|笔画|姓氏|顺序|部分|略|选登)\)"
    r"|名单|(?:分别)?(?:是|有|为)\Z|(?:获奖|获得|入选|受表彰)(?:名单|项目|作品|论文|成果|单位|集体|个人|人员|选手|者)+\Z|得主\Z"
)
SPAN = re.compile(r"(?P<first>(?:19|20)\d\d)年?度?[-—~～至到]+(?P<last>(?:19|20)\d\d)年")
SINCE = re.compile(r"(?:19|20)\d\d年(?:\d+月)?(?:以来|起)")
FRAMED = re.compile(r"\A\((?P<inside>[^()]*)\)\Z")
QUOTED = re.compile(r"\"([^\"]{3,40})\"")
ANNEX = re.compile(rf"附(?:(?:件|表|录)(?P<number>[\d{HAN}]*):?|:)(?P<title>.*)")
POINTED = re.compile(rf"(?P<told>[^。;]*?)\((?:名单)?(?:详?见)?附(?:件|表)(?P<number>[\d{HAN}]+)[^()]*\)")
ENUMERATED = re.compile(r"(?P<number>\d+)[.、](?P<title>.+?)(?=\d+[.、]|\Z)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article says of its lists as a whole: year, giver, the competition, the honours named in its prose."""

    year: str | None
    awarder: str | None
    event: str | None
    named: tuple[str, ...]
    commends: bool
    annexes: Mapping[str, Honour] = field(default_factory=dict)


def annex_of(plain: str, setting: Setting) -> Honour | None:
    """The honour of the list that a line opens as an annex: 附件2, 附件1:先进集体名单."""
    match = ANNEX.fullmatch(plain)
    if not match or len(ENUMERATED.findall(match["title"])) > 1:
        return None
    return honour_of(view_of(match["title"])) or setting.annexes.get(match["number"])


def honour_of(view: View) -> Honour | None:
    """The one honour that a heading names and nothing else: 一、先进集体(15个), 一等奖:."""
    start = match.end() if (match := NUMBERING.match(view.plain)) else 0
    plain = _without_tally(FRAMED.sub(r"\g<inside>", view.plain[start:].rstrip(":。")))
    masked = view_of(plain).masked
    if not plain or plain[0] == "《" or plain[-1] == "》" or re.search(r"[,;:。!?、]", masked):
        return None
    if speaks_of_awards(plain) or _plans().search(plain):
        return None
    named = honours_in(plain, masked, must_end_like_honour=True).named
    return named[0] if len(named) == 1 else None


def _without_tally(heading: str) -> str:
    """A heading without how many it heads and in which order: 先进集体(15个), 突出贡献奖获得者(按姓氏笔画)."""
    while (shorter := TALLY.sub("", heading)) != heading:
        heading = shorter
    return heading


def full_name(honour: Honour, setting: Setting) -> Honour:
    """先进集体 under a decision that names 全省科协系统先进集体 is that; 一等奖 is the competition's."""
    fuller = [name for name in setting.named if name.endswith(honour.name) and not _is_several(name, honour.name)]
    if fuller:
        return replace(honour, name=fuller[0])
    if honour.bare and setting.event:
        return replace(honour, name=setting.event + honour.name)
    return honour


def _is_several(name: str, honour: str) -> bool:
    """Whether a name is that of the honour itself, or of several honours side by side: 优秀学会、优秀秘书长."""
    before = name.removesuffix(honour)
    return not before or (before[-1] == "、" and ends_like_honour(before[:-1]))


def setting_of(scene: Scene, told: Sequence[AwardDraft]) -> Setting:
    """What the title and the first paragraphs say; `told` are the awards of the prose."""
    paragraphs = [p.text for p in scene.article.paragraphs if len(p.text) > SHORT or years_in(p.text)]
    prose = [scene.article.title, *paragraphs]
    views = [view for view in map(view_of, prose[:OPENING]) if _commends().search(view.plain)]
    return Setting(
        _year(scene, views),
        next((giver for giver in [*(d.awarder for d in told), *map(_issuer, views)] if giver), None),
        next((event for view in views if (event := event_named(view.plain))), None),
        (*(d.award for d in told), *(YEAR_HEAD.sub("", name) for view in views for name in QUOTED.findall(view.plain))),
        bool(views),
        dict(annex for view in views for annex in _annexes(view)),
    )


def _year(scene: Scene, views: Sequence[View]) -> str | None:
    """The year of the title, of the paper's number or its date, of the news, else the first that the commending prose
    tells; of a span of years its last."""
    own = year_of_article(scene)
    told = [_years_told(scene, scene.article.title), years_of_paper(scene), (own.text,) if own else ()]
    return next((years[0] for years in [*told, *(_years_told(scene, view.plain) for view in views)] if years), None)


def _years_told(scene: Scene, text: str) -> tuple[str, ...]:
    """The years of a text, its spans by their last year, or by their first where they reach beyond the issue's."""
    issued = str(scene.issue.year or "")
    return years_in(SPAN.sub(lambda m: m["last" if m["last"] <= issued else "first"] + "年", SINCE.sub("", text)))


def _annexes(view: View) -> Iterator[tuple[str, Honour]]:
    """The annexes that a paragraph points to, by number: 授予…"X"称号(见附件1); 附件:1.先进集体名单 2.…."""
    listed = ANNEX.fullmatch(view.plain)
    for match in ENUMERATED.finditer(listed["title"] if listed else ""):
        honour = honour_of(view_of(match["title"]))
        if honour:
            yield match["number"], honour
    for match in POINTED.finditer(view.plain):
        names = QUOTED.findall(match["told"])
        if names:
            yield match["number"], Honour(names[-1])


def _issuer(view: View) -> str | None:
    """Who issues the list: A发布《关于表扬…的通知》, A决定对…予以表彰."""
    match = _issuers().search(view.masked)
    start, end = match.span("awarder") if match else (0, 0)
    return giver_in(view.plain[start:end].removeprefix("经"), view.masked[start:end].removeprefix("经"))


@cache
def _commends() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().lists["commends"]))


@cache
def _issuers() -> re.Pattern[str]:
    lists = award_lexicon().lists
    adverbs, verbs, papers = words(lists["adverbs"]), words(lists["issues"]), words(lists["papers"])
    decides = r"决定(?=,|对|授予|表彰)|决定?授予|对(?=[^,。]*表[扬彰])"
    giver = rf"(?:^|[,;:。]){adverbs}*,?(?P<awarder>[^,;:。{HIDDEN}]{{2,30}}?){adverbs}*"
    return re.compile(rf"{giver}(?:关于(?={verbs}|{_commends().pattern})|{verbs}了?[^,;:。]{{0,8}}{papers}|{decides})")


@cache
def _events() -> re.Pattern[str]:
    lists = award_lexicon().lists
    openings = words(lists["openings"])
    event = rf"(?P<event>(?!{openings})[^,。《》:]{{2,40}}?{words(award_lexicon().events)})"
    return re.compile(rf"(?:{openings}|^)*{event}(?:日前|近日|昨日|今日|圆满|成功)*(?={words(lists['results'])})")


def event_named(plain: str) -> str | None:
    """The competition that a title or an opening names, without its year: 关于公布2020年度优秀论文评选结果的通知."""
    match = _events().search(plain)
    return re.sub(r"^(?:19|20)\d\d年(?:度)?", "", match["event"]) if match else None


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().lists["plans"]))
