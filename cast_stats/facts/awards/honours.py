"""The object of an award verb becomes names of honours, with grade, year and giver apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.patterns import NUMERAL, SLOT, words
from cast_stats.facts.awards.short_grades import single_grades
from cast_stats.facts.awards.view import HIDDEN, TIME

LONGEST, SHORT = 60, 8
"""Characters of an honour's name at most, and of a later one of several that need not end like an honour."""
LEAD = re.compile(r"(?:了|过|到|着|由此|成为|为|有|:)+")
TRAIL = re.compile(r"(?:分别|依次|均|也|都|则|(?<!各)一次)+\Z")
SPAN = re.compile(r"\d年?度?[-—~～至到]+\d")
SEPARATOR = re.compile(r"、|以及|及|和|与|或|暨|,|(?<=\")(?=\")|(?<=》)(?=《)")
COUNTER = "(?:项|个|次|枚|块|名|篇|件|人次|人|张|面|尊|支|家|本|种|例|所|户)"
COUNT = re.compile(rf"(?:[各共计达等]*)(?:{NUMERAL}|[多数若干两几]+)[余多]?{COUNTER}")
COUNT_BEHIND = re.compile(rf"{COUNT.pattern}.?\Z")
EACH = re.compile(rf"各(?:{NUMERAL}|[多数若干两几]+)[余多]?{COUNTER}")
ATTRIBUTE = re.compile(r"[\"》奖号]的|的(?:分别|依次)?(?:为|是|有|还有|包括)")
YEAR_HEAD = re.compile(
    r"(?:(?P<one>(?:19|20)\d\d(?:年度?|(?=[一-鿿“\"])))|(?:19|20)\d\d年?[-—~至]+(?:19|20)?\d\d年度?)(?=.{3})"
)
AMOUNT = re.compile(r"[奖号牌]的?(?:获奖)?(?:数量|数目|总数|人数|项目数|比例|比重|占比)")
"""Behind an honour: how many were won is told, not that it was."""
MEDALS = re.compile(rf"{NUMERAL}[金银铜](?!奖|牌)")
AND_OTHERS = re.compile(r"(?<![〇一二三四五六特甲乙丙丁0-9])等(?![级功品次]|奖(?![项励])).*\Z")
FIRST_YEAR = re.compile(rf"(?:[{TIME}、和及至—-]*{TIME})年?度?的?|(?:19|20)\d\d(?:[-—](?:19|20)?\d\d)?(?:年度?)?的?")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
HAN_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}(?=年)")
HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
KINDS = ("等奖", "[金银铜]质?奖", "[金银铜]牌", "[冠亚季]军", "第.{1,2}名")
"""Grades that belong together."""
GROUP = re.compile(r"(?:全国|全省|全市|国家级|省级|市级|赛区|团体|个人|单项|集体|总分|男子|女子|[^的]{1,6}组|全能)+")
THIS = re.compile(
    r"\A(?:本次|本届|此次|这次|该)(?:大赛|竞赛|比赛|评选|活动|赛事|展览|展评)?(?:特设|设立|增设)?的?(?:唯一的?)?"
)
"""What points to a competition told before."""
YEAR_BEHIND = re.compile(r"\((?P<year>(?:19|20)\d\d)年?度?\)\Z")
SEEN = re.compile(r"\((?:详?见|附|名单)[^()]*\)\Z")
MANY = re.compile(rf"(?:{NUMERAL}|[多数若干两几])(?:个|项|次)大?奖\Z")
CANDIDATE = re.compile(r"(?<!优秀)(?:推荐|候选|提名)(?:人选|人|对象|单位|名单)?\Z")
ONE_OF = re.compile(rf"(?P<level>全[国省市县区州]|)(?:{NUMERAL}|[多数若干两几])[余多]?{COUNTER}(?P<name>.{{2,}})之一\Z")
"""One of so many: 全国118个|先进企业|之一."""
OTHERS = re.compile(rf"\A(?:另外?|其余|其他|其它){NUMERAL}[余多]?(?:{COUNTER}|位)?")
RANK = re.compile(r"\([^()]*\)\Z")
BESIDE = ("专利", "专利权", "著作权", "资金", "立项", "资质", "奖金", "好评")
"""What is told beside honours and is none."""
GRANTED = ("项目", "课题", "工程", "活动")
"""What is only granted, not won, behind a quotation: 获批"…"项目."""
APART = ("奖", '奖"')
TITLES = re.compile(r"等[^、,]{0,6}(?:称号|荣誉)\Z")
"""Behind a list whose members are all titles: 国家卫生镇、文明镇等称号."""
TITLE_WORD = re.compile(
    rf"(?:的?(?:荣誉|光荣)?称号|的?荣誉|的?殊荣|的奖项|(?<=[\"》])奖项|(?<=奖)项|的?头衔|的?行列|之列|名单|\"?{NUMERAL}连冠\"?)+\Z"
)


@dataclass(frozen=True, slots=True)
class Honour:
    """One honour as named: `bare` where the name is no more than the grade (一等奖) and wants its event."""

    name: str
    grade: str | None = None
    years: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Honours:
    """What one object names, and who confers it where the object says so."""

    named: tuple[Honour, ...]
    awarder: str | None = None


def years_in(text: str) -> tuple[str, ...]:
    """The years that stand in `text`, in their order: 2020年、2022年, 二〇二三年度."""
    text = HAN_YEAR.sub(lambda match: match.group().translate(HAN_DIGITS), text)
    return tuple(YEAR.findall(text))


def honours_in(plain: str, masked: str, must_end_like_honour: bool) -> Honours:
    """The honours that an object names (both strings of one length); none where it names no honour."""
    if must_end_like_honour and not _sign().search(masked):
        return Honours(())
    plain, masked = _without(LEAD, plain, masked)
    masked = TRAIL.sub("", masked, count=1)
    masked = masked[: len(SEEN.sub("", plain[: len(masked)]))]
    plain = plain[: len(masked)]
    if masked.startswith(("的", "、", "和", "与", "及", "人、")):
        return Honours(())
    plain, masked, awarder = _without_giver(plain, masked)
    named: list[Honour] = []
    if EACH.search(masked):
        return Honours(())
    titles = bool(TITLES.search(masked))
    if AMOUNT.search(masked):
        return Honours(())
    for start, end in _pieces(masked, titles):
        strict = (must_end_like_honour and not titles) or (start > 0 and end - start > SHORT and not titles)
        named.extend(_honours(plain[start:end], masked[start:end], strict))
    return Honours(in_one_series(_with_common_year(named)), awarder)


def is_grade(word: str) -> bool:
    """Whether the word is a grade and nothing else: 二等奖, 一等, 第三名."""
    match = _grade().match(word)
    return match is not None and match.end() == len(word)


def in_one_series(honours: Sequence[Honour]) -> tuple[Honour, ...]:
    """The honours told one after another: 省科技进步一等奖, then 二等奖, which is 省科技进步二等奖."""
    series: list[Honour] = []
    for honour in honours:
        stem = _stem(series[-1], honour) if series and honour.bare and honour.name == honour.grade else ""
        name = stem if stem.endswith(APART) else stem + honour.name
        series.append(replace(honour, name=name, bare=not stem and honour.bare))
    return tuple(series)


def _stem(before: Honour, bare: Honour) -> str:
    """What stands before the grade of an honour whose grade is of the same kind as the bare one."""
    grades = [next((kind for kind in KINDS if re.search(kind, h.grade or "")), None) for h in (before, bare)]
    if grades[0] != grades[1] or grades[0] is None:
        return ""
    return before.name.removesuffix(before.grade or "") if before.name.endswith((before.grade or "", *APART)) else ""


def ends_like_honour(masked: str) -> bool:
    """Whether the words end in the name of an honour."""
    return bool(_ending().fullmatch(masked))


def _honour_end() -> str:
    """A regular expression for what the name of an honour ends in: a head, or a quotation or title."""
    bearer = rf"(?!{'|'.join(GRANTED)}){words(award_lexicon().bearers)}"
    return rf"(?:{_head()}|[\"》](?:{bearer})?)(?:\({HIDDEN}*\))?"


@cache
def _head() -> str:
    lexicon = award_lexicon()
    return (
        f"(?:{words(lexicon.heads)}|{words(lexicon.merits)}(?:{HIDDEN}|(?!的)[一-鿿]){{0,8}}?{words(lexicon.bearers)})"
    )


@cache
def _sign() -> re.Pattern[str]:
    """What stands in all that ends like an honour, or is called a title: a quick look."""
    known = (max(word.split("#"), key=len) for word in (*award_lexicon().heads, *award_lexicon().merits))
    return re.compile(words([*known, '"', "》", "称号", "荣誉"]))


@cache
def _ending() -> re.Pattern[str]:
    things = "奖励|荣誉证书|证书|奖牌|奖杯|牌匾|铜牌|桂冠"
    tail = rf"(?:(?<=奖)项|的?(?:荣誉称号|称号|荣誉|殊荣|奖项|头衔|表彰|行列|[^,的]{{0,4}}成绩)|之列|{things})?[后时]?"
    return re.compile(rf"(?P<name>.*{_honour_end()}(?:名单)?)(?P<tail>{tail})")


@cache
def _pointing_back() -> re.Pattern[str]:
    """A word for an honour told before: 该奖, 此项荣誉."""
    classes = award_lexicon().classes
    return re.compile(rf"{words(classes['this'])}{words(classes['prize'])}?")


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(rf"(?P<open>[(\"])?(?P<grade>{words(award_lexicon().grades)})(?(open)[)\"])\Z")


@cache
def _conferred() -> re.Pattern[str]:
    by = rf"(?P<by>{SLOT}{{2,40}}?)(?:联合|共同|正式)?"
    gives = r"(?:颁发|授予|颁授|评选|评定|认定|命名|颁布|表彰|公布|发布)(?:的|(?=\"|全国|(?:19|20)\d\d年))"
    holds = r"(?P<held>(?:举办|主办|组织|开展|设立|承办)的)"
    return re.compile(rf"[由经]?(?:颁发的|授予的|{by}(?:{gives}|{holds}))")


def _without(pattern: re.Pattern[str], plain: str, masked: str) -> tuple[str, str]:
    match = pattern.match(masked)
    return (plain[match.end() :], masked[match.end() :]) if match else (plain, masked)


def _without_giver(plain: str, masked: str) -> tuple[str, str, str | None]:
    """由A颁发的Y: Y and A; an organiser (A举办的) is left out and is no giver."""
    match = _conferred().match(masked)
    if not match:
        return plain, masked, None
    given = match["by"] is not None and match["held"] is None
    awarder = plain[slice(*match.span("by"))] if given else None
    return plain[match.end() :], masked[match.end() :], awarder


def _pieces(masked: str, titles: bool) -> Iterator[tuple[int, int]]:
    """The members of a list of honours: a separator parts them only behind a whole honour or its number; before
    等称号 (`titles`) every 、 does."""
    start = 0
    for match in SEPARATOR.finditer(masked):
        left = masked[start : match.start()]
        parts = _ending().fullmatch(left) or COUNT_BEHIND.search(left) or left.endswith(BESIDE)
        parts = parts or (titles and match.group() == "、")
        if left and parts and not left.endswith(TIME):
            yield start, match.start()
        if not left or (parts and not left.endswith(TIME)):
            start = match.end()
    yield start, len(masked)


def _honours(plain: str, masked: str, must_end_like_honour: bool) -> Iterator[Honour]:
    """The honours of one member: none for a number of honours or for what is no honour, several for 一、二等奖."""
    years: tuple[str, ...] = ()
    while match := FIRST_YEAR.match(masked):
        years += () if SPAN.search(plain[: match.end()]) else years_in(plain[: match.end()])
        plain, masked = plain[match.end() :], masked[match.end() :]
    if one := ONE_OF.fullmatch(masked):
        plain, masked = (text[: one.end("level")] + text[slice(*one.span("name"))] for text in (plain, masked))
    if COUNT.match(masked) or MEDALS.match(masked):
        return
    match = AND_OTHERS.search(masked)
    if match:
        plain, masked = plain[: match.start()], masked[: match.start()]
    ending = _ending().fullmatch(masked)
    if not ending and (must_end_like_honour or _counted(masked) or ATTRIBUTE.search(masked)):
        return
    name = plain[: ending.end("name")] if ending else plain
    for single in single_grades(name):
        honour = _honour(single, years)
        if honour:
            yield honour


def _counted(masked: str) -> bool:
    """Whether a number of honours stands behind the name: 三等奖11个, 称号5次."""
    return bool(re.search(rf"{COUNT.pattern}(?:[^,]{{0,6}})\Z", masked))


def _honour(name: str, years: tuple[str, ...]) -> Honour | None:
    told = YEAR_BEHIND.search(name)
    if told:
        name, years = name[: told.start()], (told["year"],)
    name = TITLE_WORD.sub("", SEEN.sub("", name)).removeprefix("的").removeprefix("由").strip("、,")
    name = _without_rank(_unquoted(THIS.sub("", OTHERS.sub("", name))))
    head = YEAR_HEAD.match(name)
    if head:
        name, years = name[head.end() :], years_in(head.group()) if head["one"] else years
    if (
        len(re.sub(r"\W", "", name)) < 2
        or len(name) > LONGEST
        or name in award_lexicon().no_honour
        or _pointing_back().fullmatch(name)
        or MANY.search(name)
        or CANDIDATE.search(name)
    ):
        return None
    match = _grade().search(name)
    if not match:
        return Honour(name, None, years)
    rest = name[: match.start()].removesuffix("的")
    if not rest or rest == '"':
        return Honour(match["grade"], match["grade"], years, bare=True)
    name = rest + name[match.start() :]
    if GROUP.fullmatch(rest):
        return Honour(name, match["grade"], years, bare=True)
    apart = rest if rest.endswith(APART) else name
    return Honour(_unquoted(apart), match["grade"], years)


def _without_rank(name: str) -> str:
    """The name without who of several won it: 省科技进步奖一等奖(第一完成人)."""
    rest = RANK.sub("", name)
    return rest if _grade().search(rest) else name


def _unquoted(name: str) -> str:
    """The name without the quotation marks round the whole of it."""
    inner = name[1:-1]
    return inner if len(name) > 2 and name[0] == name[-1] == '"' and '"' not in inner else name


def _with_common_year(named: list[Honour]) -> tuple[Honour, ...]:
    """A year before the first member of a list holds for those behind it that have none of their own."""
    common: tuple[str, ...] = ()
    rows = []
    for honour in named:
        common = honour.years or common
        rows.append(replace(honour, years=common))
    return tuple(rows)
