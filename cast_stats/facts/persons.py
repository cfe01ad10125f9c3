"""Persons: names with and without a title, and whom a title or a passage introduces."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.places import places_of
from cast_stats.language.spacing import unspaced

ITEM_MARK = r"(?:[^\w\s]?[①-⑳\d]{0,2}[.、．)）]?\s*)"
HEADED = re.compile(r"\A[^\s,，。]{2,10}(?:\u3000| {2})\s*(?=[^\s,，]{2,4}(?:[,，(（]|\s+[男女]))")
"""A heading before the first name of a passage: 先进人物　陈阿福,男."""
DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "尉迟",
    "皇甫",
    "慕容",
    "司徒",
    "令狐",
    "东方",
    "公孙",
    "夏侯",
    "端木",
    "独孤",
    "轩辕",
    "呼延",
    "申屠",
    "闻人",
    "万俟",
    "宇文",
    "长孙",
    "澹台",
    "南宫",
    "西门",
    "鲜于",
    "赫连",
    "拓跋",
    "纳兰",
)
COMPANIES = ("公司",)
NOT_LAST = "省市县区镇乡村站局厅院社委署馆厂校部处所会协队团"
BORN = r"[(,，](?:[男女](?![性生士职])|[一-鿿]{1,3}族|[12]\d{3}年\S{0,4}(?:生|毕业))"


def is_person(name: str) -> bool:
    """Whether the word has the form of a person's name: a surname and one or two more characters (李××, 王某某)."""
    if not _person().fullmatch(name) or name[-1] in NOT_LAST or name[:2] in award_lexicon().pronouns["region"]:
        return False
    return not any(place.startswith(name) for place in places_of(name))


def of_person(name: str) -> str:
    """The person's name alone, without title, calling and employer: 省农科院研究员林秀, 市科协王平, 张怡老师."""
    for pattern in (_titled(), _titled_behind(), _employed()):
        match = pattern.fullmatch(name)
        titled = match and (_calling().fullmatch(name, match.start("name")) or _in_title(name, match.end("name")))
        if match and not titled and is_person(match["name"]) and not _joint().search(match["name"]):
            return match["name"]
    return name


def is_title(text: str) -> bool:
    """Whether the words are a title or calling and nothing else: 副会长."""
    return _calling().fullmatch(text) is not None


def ends_in_titled_name(text: str) -> bool:
    """Whether the words end in somebody's name and title: 某厂李华教授, but not 某厂工程师."""
    match = _titled_last().search(text)
    if match is None or ends_in_title(match["name"]) or _splits_company(text, match.start()):
        return False
    return is_person(match["name"])


def _splits_company(text: str, start: int) -> bool:
    """Whether what would be a surname at `start` is the end of a word for a company: 公|司总|经理."""
    return text[start - 1 : start + 1] in COMPANIES


@cache
def _titled_last() -> re.Pattern[str]:
    return re.compile(rf"{_name()}{_titles()}\Z")


def ends_in_title(text: str) -> bool:
    """Whether the words end in a title or calling: 市农科所研究员."""
    return bool(_title_last().search(text))


@cache
def _title_last() -> re.Pattern[str]:
    return re.compile(rf"{_titles()}\Z")


def person_in(name: str) -> str | None:
    """The person that a recipient is or owns the work of: 周平的教案, 教师周平."""
    owner = of_person(name.partition("的")[0])
    return owner if is_person(owner) else None


def leading_person(title: str) -> str | None:
    """The person that a title begins with: 周平:把论文写在大地上."""
    match = re.match(rf"(?P<name>{_person().pattern})[:：,，—]", title)
    return match["name"] if match and is_person(match["name"]) else None


def introduced_person(text: str) -> str | None:
    """The person that a passage introduces at its beginning: 周桂兰,女,1962年生; 田有才是…村的农民; ①罗燕　农艺师."""
    apart = re.match(rf"{ITEM_MARK}(?P<name>[一-鿿×·]+(?: [一-鿿])?)(?:\u3000| {{2}})\s*[^\s,，。;；]", text)
    plain = unspaced(HEADED.sub("", text, count=1))
    born = re.match(rf"{ITEM_MARK}(?P<name>[一-鿿×]{{2,4}}?)(?:{BORN}|[男女][,，])", plain)
    told = re.match(rf"(?P<name>{_person().pattern})是[^,，。]{{2,30}}的", plain)
    told = told or re.search(rf"(?:名叫|叫做)(?P<name>{_person().pattern})(?=的)", plain)
    if born:
        return born["name"]
    names = (match["name"].replace(" ", "") for match in (apart, told) if match)
    return next((name for name in names if is_person(name)), None)


@cache
def _person() -> re.Pattern[str]:
    double = "|".join(DOUBLE)
    han = rf"(?:[{organisation_words().surnames}{award_lexicon().surnames}]|{double})[一-鿿×*xX]{{1,2}}"
    other = rf"{words(award_lexicon().given)}{{2,3}}"
    return re.compile(rf"(?:{han}|{other}|[一-鿿]{{1,6}}(?:·[一-鿿]{{1,8}})+)")


def _name() -> str:
    """A person's name beside a title; 副 is the title's: 李华|副校长."""
    return rf"(?P<name>{_person().pattern})(?<!副)"


@cache
def _titles() -> str:
    return "副?" + words([*organisation_words().titles, *award_lexicon().callings])


def _in_title(words_: str, end: int) -> bool:
    """Whether what would be a name is the end of a title: 总工|程师."""
    return end == len(words_) and ends_in_title(words_)


@cache
def _calling() -> re.Pattern[str]:
    """A title, which may begin like a name: 高级工程师."""
    return re.compile(_titles())


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf".*{_titles()}{_name()}(?:{_titles()})?")


@cache
def _titled_behind() -> re.Pattern[str]:
    return re.compile(rf"{_name()}{_titles()}")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"{words(award_lexicon().joints)}\Z")


@cache
def _employed() -> re.Pattern[str]:
    return re.compile(rf".+{words(award_lexicon().joints)}{_name()}(?:{_titles()})?")
