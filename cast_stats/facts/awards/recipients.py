"""The words before an award verb become recipients: connectives, times and adverbs off, lists split, titles apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.events import event_around
from cast_stats.facts.awards.honours import AND_OTHERS
from cast_stats.facts.awards.naming import NUMBERED, ends_as_body, is_nobody, is_specific, pronoun_kind
from cast_stats.facts.awards.patterns import NUMERAL, words
from cast_stats.facts.awards.view import HIDDEN, TIME
from cast_stats.facts.persons import ends_in_title, ends_in_titled_name, is_person, is_title, of_person
from cast_stats.language.numerals import parse

Kind = Literal["named", "omitted", "pronoun", "number", "unreal"]
DATE = rf"{TIME}+(?:[日年月]?(?:以来|以后|间|度|底|初))?"
DECIDING = re.compile(r"(?:经?研究)?(?:决定|同意|批准)\Z")
OFFICES = rf"(?:等(?:{NUMERAL}|[多几])?|{NUMERAL})个?(?:部门|单位|部委|委|厅局|机构|部委局)"
JOINTLY = re.compile(rf"(?:{OFFICES})?(?:联合|共同)*\Z")
OWN_BODIES = "科协|学会|协会|政府|代表[队团]"
OURS = (
    "我(?:院(?!士)|[校市县省区所州国厂会馆站社村镇乡])"
    rf"(?![在于经以共先曾连被获荣夺喜摘捧的]|同时|均|还|也|又|再次|已|双双|首次|多次|屡|{OWN_BODIES})"
)
TRAILING = re.compile(rf"(?<=[一-鿿\"》)])(?<!有)(?:{NUMERAL}|[两几])[位名个人家][^、\"》的]{{0,6}}\Z")
ABOUT = re.compile(r"(?<=[一-鿿])\([^()]{1,8}\)\Z")
"""What stands in brackets behind a name."""
SIDES = re.compile(r"、|;|以及|及|和|与|(?<=\")(?=\")|(?<=》)(?=《)")
OTHERS_BEHIND = re.compile(AND_OTHERS.pattern.replace("等", '等(?![^、,]{0,6}的["《])', 1) + r"|在内(?:的.*)?\Z")
"""Where the named ones end, but for 甲等同学的"…"、乙等同学的"…"."""
TOGETHER = re.compile("(?:联合|共同|合作)[^、,]{1,4}的")
"""Behind the makers of one work: 甲与乙联合申报的项目."""
WORK = re.compile('[《》"]')
MAKERS = re.compile(
    r"[^《》\"、和与及,;]{2,20}(?:[、和与及][^《》\"、和与及,;]{2,20})*(?:的[^《》\"的]{0,4}|作品|论文)[《\"]"
)
"""Behind one of several makers of one work: 石锐、|刘成、惠旭的《…》."""
OF_MAKER = re.compile("的[^的、]{4,}$")
"""What ends a work behind its maker: 造船厂的|钢质渔船."""
NUMBER_TOLD = re.compile(rf"(?:[只仅共]|一共)有(?:{NUMERAL}|[多几])[余多]?[^\"《()]*\Z")
"""Only a number is told: 全市包括县乡单位只有20个单位, 共有12个协会、基地."""
ALL_TOLD = re.compile(rf"(?P<number>{NUMERAL})[家个所](?:单位|企业|集体|学会|协会|学校|科协|基地)\Z")
NO_GIVER = ("以来", "大会", "会议", "召开", "举行")
"""What ends so is no giver's name: 建国以来|颁发的."""
MARK = re.compile(r"(?:[●■◆★▲△▶◇○□☆※*#·•]+|\(?\d{1,2}[).、](?!\d))(?=.)")
"""What a line of a list is marked with."""
ALIAS = re.compile(r"\(以?下?简?称[^()]*\)")


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who the words before the verb name. `kind` is `named` where `names` are they, `pronoun` where the one name stands
    for somebody named before, `omitted` where there are no words, `number` where a number of them is told and no name,
    `unreal` where the award is not won. `event` is the competition that the words name (在…大赛中)."""

    kind: Kind
    names: tuple[str, ...] = ()
    event: str | None = None


def recipients_in(plain: str, masked: str) -> Recipients:
    """The recipients that the words before a verb name (both strings of one length)."""
    if mark := MARK.match(plain):
        plain, masked = plain[mark.end() :], masked[mark.end() :]
    if _unreal().search(masked):
        return Recipients("unreal")
    acting = masked.find("作为", 1)
    start, end = _core(masked, 0, acting if acting > 0 and not _works_behind().search(masked) else None)
    if _not_yet().search(masked[start:end]) and not _helped().match(masked[start:end]):
        return Recipients("unreal")
    event, start, end = event_around(plain, masked, start, end)
    start, end = _core(masked, start, end)
    if plain[start:end].endswith("为") and is_person(of_person(plain[start : end - 1])):
        return Recipients("unreal")
    if start >= end or plain[start:end] in award_lexicon().front:
        return Recipients("omitted", (), event)
    return _named(plain[start:end], masked[start:end], event)


def names_in(plain: str, masked: str) -> tuple[str, ...]:
    """The names in a list of recipients; none where it holds only numbers of them or nobody in particular."""
    names = [_clean_name(plain[a:b], masked[a:b]) for a, b in _sides(masked[: _end_of_names(masked)])]
    kept: list[str] = []
    for name in reversed(names):
        if not (kept and _post_of(name, kept[-1])):
            kept.append(name)
    return tuple(name for name in reversed(kept) if name and not is_nobody(name))


def _end_of_names(masked: str) -> int:
    """Where a list of names ends that tells at its end how many they are: 甲馆、乙园、丙馆|三家单位."""
    told = ALL_TOLD.search(masked)
    counted = told is not None and parse(told["number"]) == sum(1 for _ in _sides(masked[: told.start()])) > 1
    return told.start() if told and counted else len(masked)


def _post_of(name: str, behind: str) -> bool:
    """Whether a side of a list is only another post of the person behind it: 省政协委员、副校长陈晓东."""
    return is_person(behind) and not is_person(name) and ends_in_title(name) and not ends_in_titled_name(name)


def giver_in(plain: str, masked: str) -> str | None:
    """Who gives, without the times and connectives round the name; None where nobody is named."""
    start, end = _core(masked)
    name = JOINTLY.sub("", DECIDING.sub("", plain[start:end]))
    nobody = (
        len(name) < 2
        or name.startswith("关于")
        or name.endswith(NO_GIVER)
        or is_nobody(name)
        or name in award_lexicon().front
        or pronoun_kind(name) == "person"
    )
    return None if nobody else name


def unreal(masked: str) -> bool:
    """Whether the words before a verb say that nothing was won or given yet: 力争, 拟, 如果."""
    return bool(_unreal().search(masked) or _not_yet().search(masked))


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().unreal))


@cache
def _not_yet() -> re.Pattern[str]:
    return re.compile(rf"{words(award_lexicon().not_yet)}(?:在[^,]*)?\Z")


@cache
def _helped() -> re.Pattern[str]:
    return re.compile(rf"{words(award_lexicon().classes['help'])}.{{2,}}")


@cache
def _front() -> re.Pattern[str]:
    lexicon = award_lexicon()
    words_before = rf"{words(lexicon.front)}|{words(lexicon.makes)}的|产品(?!质量|检|设计|研|加工|开发|展)"
    return re.compile(
        rf"(?:{words_before}|我[省市县区州国校院]共有(?!{NUMERAL})|{OURS}|{DATE}|[在于自至从截到]{DATE}|[,、:;的])+(?!\Z)|{DATE}"
    )


@cache
def _back() -> re.Pattern[str]:
    merits = "以[^,]{1,16}?(?:成绩|得分|优势|票数|总分|高分|分|票|身份|名次)|凭借?[^,]{1,60}|以[^,]{2,20}为[^,]{2,20}"
    merits += "|(?:同样)?以(?![^,]*为[首主代])[^,]{2,24}的[^,]{1,6}|(?<!基)因(?:其|为)?[^,]{2,24}"
    return re.compile(
        rf"(?:{words(award_lexicon().back)}|代表[我全本][校市县省区院所州国厂]|早?[在于从至到]?{DATE}|(?:{TIME}|近日|日前|刚刚|(?<=[授长任员士]))从[^,、]{{2,6}}|{merits}|[,、:])+\Z"
    )


def _core(masked: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The span without what stands before and behind the name."""
    end = len(masked) if end is None else end
    while True:
        front = _front().match(masked, start, end)
        back = _back().search(masked, start, end)
        if back and back.start() < end:
            end = back.start()
        elif front and front.end() > start:
            start = front.end()
        else:
            return start, end


def _named(plain: str, masked: str, event: str | None) -> Recipients:
    if pronoun_kind(plain):
        return Recipients("pronoun", (plain,), event)
    start = _owner_end(plain, masked)
    if _quoted_before().search(masked, 0, start) or _named_before(plain, masked, start):
        start = 0
    names = () if NUMBER_TOLD.search(masked) else names_in(plain[start:], masked[start:])
    if names and not (NUMBERED.match(masked) and not any(map(is_specific, names))):
        return Recipients("named", names, event)
    return Recipients("number", (), event)


def _named_before(plain: str, masked: str, end: int) -> bool:
    """Whether persons are told before `end` too, 一中的李平老师和二中的|王兰老师, or bodies described like that behind:
    李平任主任的甲学会、王兰任主任的|乙学会."""
    told = [plain[a:b] for a, b in _sides(masked) if b <= end]
    if not plain[end:] or plain[end] in '"《' or plain[-1] in '"》':
        return any(OF_MAKER.search(side) for side in told)
    names = (_clean_name(side, side) for side in told)
    made = any("的" in side and ends_as_body(side) for side in told) or all(map(_is_made, [*told, plain]))
    return any(map(is_person, names)) or made


def _is_made(side: str) -> bool:
    """Whether a side of a list ends in a thing behind the body that makes it: 景丰瓷厂的花瓶."""
    return ends_as_body(side.rpartition("、")[2].partition("的")[0])


def _owner_end(plain: str, masked: str) -> int:
    """Where the name begins behind what describes it: 某公司研发的"…" is "…", 他的论文 stays whole."""
    works = _works_behind().search(masked)
    if works and plain[works.start() - 1 : works.start()] not in tuple("、和与及"):
        return works.start()
    at = masked.rfind("的") + 1
    rest = plain[at:]
    if not at or not rest:
        return 0
    named = rest[0] in '"《' or is_person(rest) or of_person(rest) != rest or len(rest) >= 4
    named = named or (len(rest) > 1 and plain[: at - 1].endswith(award_lexicon().makes))
    return at if named and pronoun_kind(rest) is None and not is_nobody(rest) else 0


@cache
def _works_behind() -> re.Pattern[str]:
    """One or more titles or quotations at the end, and the noun that says what they are."""
    return re.compile(rf"(?:(?:\"{HIDDEN}{{4,}}\"|《{HIDDEN}+》)[、和与及]?)+{_what_works()}\Z")


@cache
def _quoted_before() -> re.Pattern[str]:
    """A work told before another: 甲厂的"…"项目、."""
    return re.compile(rf"[\"》]{_what_works()}[、和与及]")


def _what_works() -> str:
    return rf"(?:等?(?:{NUMERAL}[部项件篇个幅])?{words(award_lexicon().works)})?"


def _sides(masked: str) -> Iterator[tuple[int, int]]:
    """The members of a list; 和 parts two only behind a whole name."""
    match = OTHERS_BEHIND.search(masked)
    end = match.start() if match else len(masked)
    start = 0
    for match in SIDES.finditer(masked, 0, end):
        left = masked[start : match.start()]
        behind = masked[match.end() : end]
        if not behind or TOGETHER.search(behind) or is_title(behind) or behind[:1] in tuple("、;,"):
            continue
        of_work = WORK.search(left) or OF_MAKER.search(left)
        if MAKERS.match(behind) and match.group() != ";" and not of_work:
            continue
        whole = match.group() in "、;" or ends_as_body(left) or is_person(_of_his(left))
        if left and (whole or (OF_MAKER.search(left) and ends_as_body(behind.partition("的")[0]))):
            yield start, match.start()
            start = match.end()
    if start < end:
        yield start, end


def _of_his(name: str) -> str:
    """The person at the end of a name: 桐林一中的李平老师."""
    return of_person(name.rpartition("的")[2])


@cache
def _round_work() -> re.Pattern[str]:
    """What stands round a title or quotation: the noun or the body before it, what is bracketed behind."""
    lexicon = award_lexicon()
    noun = rf"\A[^\"《》]{{0,20}}{words(lexicon.works)}(?=[\"《])"
    return re.compile(rf"{noun}|\A[^\"《》]{{2,20}}{words(lexicon.joints)}(?=\"[^\"]+\"牌)|(?<=[\"》])\([^()]*\)\Z")


@cache
def _work() -> re.Pattern[str]:
    return re.compile(rf"[^\"《》]{{0,20}}(?P<name>\"[^\"]+\"|《[^》]+》){_what_works()}")


def _clean_name(plain: str, masked: str) -> str:
    """One recipient's name: quotation marks, titles, numbers and aliases off."""
    trailing = TRAILING.search(masked)
    if trailing and is_person(of_person(plain[: trailing.start()])):
        plain, masked = plain[: trailing.start()], masked[: trailing.start()]
    numbered = NUMBERED.search(masked)
    if numbered and '"' not in plain and "《" not in plain:
        return ""
    name = ALIAS.sub("", plain[_owner_end(plain, masked) :]).strip("、,:;-—· ")
    alone = of_person(ABOUT.sub("", name))
    return _of_work(alone if is_person(alone) else of_person(name))


def _of_work(name: str) -> str:
    """The thing quoted, where the quotation is its whole name: 项目"…", "…"课题; a brand before its noun stays."""
    if '"' not in name and "》" not in name:
        return name
    name = _round_work().sub("", name)
    match = _work().fullmatch(name)
    if not match:
        return name
    inner = match["name"][1:-1]
    whole = match["name"] if match["name"][0] == "《" else inner
    return whole if len(inner) >= 4 or match.start("name") == 0 else name
