"""The words before an award verb become recipients: connectives, times and adverbs off, lists split, titles apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.award_names import AND_OTHERS, COUNTER
from cast_stats.facts.award_patterns import NUMERAL, words
from cast_stats.facts.award_view import HIDDEN, TIME

Kind = Literal["named", "omitted", "pronoun", "number", "unreal"]

DATE = rf"{TIME}+(?:[日年月]?(?:以来|以后|间|度|底|初))?"
DECIDING = re.compile(r"(?:经?研究)?(?:决定|同意|批准)\Z")
SHORTEST_EVENT = 5
EVENT_YEAR = re.compile(r"\A(?:19|20)\d\d年?度?")
NUMBERED = re.compile(
    rf"(?<![第\d])(?:{NUMERAL}|[多数若干两几]+|一批|大批)[余多]?(?:{COUNTER[3:-1]}|位|批|款|部|户|社|县|市|区|镇|乡|村|幅|组|项|座|类|级|同志|单位|企业)"
)
TRAILING = re.compile(rf"(?<=[一-鿿\"》)])(?:{NUMERAL}|[两几])[位名个人家][^、\"》的]{{0,6}}\Z")
SIDES = re.compile(r"、|;|以及|及|和|与|(?<=\")(?=\")|(?<=》)(?=《)")
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
    if _unreal().search(masked):
        return Recipients("unreal")
    acting = masked.find("作为", 1)
    start, end = _core(masked, 0, acting if acting > 0 else None)
    if _not_yet().search(masked[start:end]) and not _helped().match(masked[start:end]):
        return Recipients("unreal")
    event, start, end = _event(plain, masked, start, end)
    start, end = _core(masked, start, end)
    if start >= end:
        return Recipients("omitted", (), event)
    return _named(plain[start:end], masked[start:end], event)


def has_event(text: str) -> bool:
    """Whether a text may tell of a competition: a quick look before `event_in`."""
    return bool(_some_event().search(text))


@cache
def _some_event() -> re.Pattern[str]:
    return re.compile(words(award_lexicon().events))


def event_in(plain: str, masked: str) -> str | None:
    """The competition, show or selection that a clause tells of: 在全市机器人竞赛中, 参加首届茶叶博览会."""
    match = _told_event().fullmatch(masked)
    return _event_name(plain[slice(*match.span("event" if match["event"] else "named"))]) if match else None


def _event_name(event: str) -> str | None:
    """A competition's name without its year; None for a word that names none (比赛)."""
    name = EVENT_YEAR.sub("", event)
    return name if len(name) >= SHORTEST_EVENT else None


def names_in(plain: str, masked: str) -> tuple[str, ...]:
    """The names in a list of recipients; none where it holds only numbers of them or nobody in particular."""
    names = (clean_name(plain[a:b], masked[a:b]) for a, b in _sides(masked))
    return tuple(name for name in names if name and not is_nobody(name))


def pronoun_kind(name: str) -> str | None:
    """What a word that names nobody stands for: person, organisation, region, thing or either; None for a name."""
    return next((kind for kind, forms in award_lexicon().pronouns.items() if name in forms), None)


def is_person(name: str) -> bool:
    """Whether the word has the form of a person's name: a surname and one or two more characters (李××, 王某某)."""
    return bool(_person().fullmatch(name)) and name[-1] not in "省市县镇乡"


def giver_in(plain: str, masked: str) -> str | None:
    """Who gives, without the times and connectives round the name; None where nobody is named."""
    start, end = _core(masked)
    name = DECIDING.sub("", plain[start:end])
    return None if len(name) < 2 or is_nobody(name) or pronoun_kind(name) == "person" else name


def person_in(name: str) -> str | None:
    """The person that a recipient is or owns the work of: 周平的教案, 教师周平."""
    owner = name.partition("的")[0]
    owner = _of_person(owner)
    return owner if is_person(owner) else None


def leading_person(title: str) -> str | None:
    """The person that a title begins with: 韩温:矢志创新."""
    match = re.match(rf"(?P<name>{_person().pattern})[:：,，—]", title)
    return match["name"] if match else None


def introduced_person(text: str) -> str | None:
    """The person that a passage introduces at its beginning: 周桂兰,女,1962年生; 田有才是…."""
    who = r"[\(（,，](?:男|女|汉族|[12]\d{3}年)|是[^,，。]{2,30}的"
    match = re.match(rf"(?P<name>{_person().pattern})(?:{who})", text)
    return match["name"] if match else None


def is_organisation(name: str) -> bool:
    """Whether the word ends as names of organisations and places do."""
    return len(name) >= 3 and "的" not in name and bool(_joint().search(name)) and name[-1] not in '"》)'


def is_specific(name: str) -> bool:
    """Whether the word is plainly a person, an organisation or a title."""
    return is_person(name) or is_organisation(name) or name[0] in '"《'


def is_nobody(name: str) -> bool:
    """Whether the words name nobody in particular: selves, numbers, 获奖选手, 表现突出的单位."""
    owner, _, thing = name.rpartition("的")
    if owner and _nobody().fullmatch(thing) and not is_person(owner) and not _joint().search(owner):
        return True
    return bool(_nobody().fullmatch(name) or NUMBERED.match(name) or not re.search(r"[^\W\d_]", name))


@cache
def _nobody() -> re.Pattern[str]:
    kinds = "下列|以下|上述|如下|获奖|参赛|参加|优秀|先进|部分|广大|各|全体|相关|有关|各类|各级|这些|一些|更多|其他"
    return re.compile(rf"(?:{kinds}|所有|众多)*{words(award_lexicon().nobody)}们?")


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
    return re.compile(rf"(?:{words(award_lexicon().front)}|{DATE}|[在于自至从截到]{DATE}|[,、:;的])+(?!\Z)|{DATE}")


@cache
def _back() -> re.Pattern[str]:
    merits = "以[^,]{1,16}?(?:成绩|得分|优势|票数|总分|高分|分|票|身份|名次)"
    return re.compile(rf"(?:{words(award_lexicon().back)}|[在于从至到]?{DATE}|{merits}|[,、:])+\Z")


@cache
def _events() -> tuple[re.Pattern[str], ...]:
    event = rf"(?P<event>[^,]*{words(award_lexicon().events)}(?:\({HIDDEN}*\)|[^,在的中上]{{0,8}})?)"
    within = r"(?:中|上|里|期间|活动中|评选中|比赛中)"
    return (
        re.compile(rf"(?:在|于|经)(?P<event>[^,]*?{words(award_lexicon().events)}[^,在的中上]{{0,8}}){within}(?P<rest>.*)"),
        re.compile(rf"(?P<rest>.*?)(?:在|于|参加|参与|参赛|出战|亮相|代表\w{{1,6}}参加){event}{within}?"),
    )


@cache
def _told_event() -> re.Pattern[str]:
    begins = "(?:在|于|参加了?|参与了?|举办了?|举行了?|开展了?|主办的|举办的|举行的|揭晓的|结束的)"
    event = rf"(?P<event>[^,的]*?{words(award_lexicon().events)}[^,的在中上揭落举]{{0,10}})"
    ends = "(?:中|上|里|期间|揭晓|落幕|(?:在[^,]{2,12})?(?:举行|举办|开幕|落幕|闭幕|结束|圆满结束))"
    return re.compile(rf"(?:.*{begins}(?:{TIME}|\d)*{event}{ends}?|(?:{TIME})*{event.replace('event', 'named')}{ends})")


@cache
def _person() -> re.Pattern[str]:
    double = "欧阳|司马|上官|诸葛|尉迟|皇甫|慕容|司徒|令狐"
    han = rf"(?:[{organisation_words().surnames}]|{double})[一-鿿×*xX]{{1,2}}"
    return re.compile(rf"(?:{han}|[一-鿿]{{1,6}}(?:·[一-鿿]{{1,8}})+)")


@cache
def _titled() -> re.Pattern[str]:
    titles = words([*organisation_words().titles, *award_lexicon().callings])
    return re.compile(rf".*{titles}(?P<name>{_person().pattern})")


@cache
def _titled_behind() -> re.Pattern[str]:
    titles = words([*organisation_words().titles, *award_lexicon().callings])
    return re.compile(rf"(?P<name>{_person().pattern}){titles}")


def _core(masked: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The span without what stands before and behind the name."""
    end = len(masked) if end is None else end
    while True:
        front = _front().match(masked, start, end)
        back = _back().search(masked, start, end)
        if front and front.end() > start:
            start = front.end()
        elif back and back.start() < end:
            end = back.start()
        else:
            return start, end


def _event(plain: str, masked: str, start: int, end: int) -> tuple[str | None, int, int]:
    """The competition at either side of the name, and the span without it."""
    for pattern in _events():
        match = pattern.fullmatch(masked, start, end)
        if match:
            event = plain[match.start("event") : match.end("event")]
            return _event_name(event), match.start("rest"), match.end("rest")
    return None, start, end


def _named(plain: str, masked: str, event: str | None) -> Recipients:
    if pronoun_kind(plain):
        return Recipients("pronoun", (plain,), event)
    start = _owner_end(plain, masked)
    names = names_in(plain[start:], masked[start:])
    if names:
        return Recipients("named", names, event)
    return Recipients("number", (), event)


def _owner_end(plain: str, masked: str) -> int:
    """Where the name begins behind what describes it: 某公司研发的"…" is "…", 他的论文 stays whole."""
    at = masked.rfind("的") + 1
    rest = plain[at:]
    if not at or not rest:
        return 0
    named = rest[0] in '"《' or is_person(rest) or _titled().fullmatch(rest) or len(rest) >= 4
    return at if named and pronoun_kind(rest) is None and not is_nobody(rest) else 0


def _sides(masked: str) -> Iterator[tuple[int, int]]:
    """The members of a list; 和 parts two only behind a whole name."""
    match = AND_OTHERS.search(masked)
    end = match.start() if match else len(masked)
    start = 0
    for match in SIDES.finditer(masked, 0, end):
        left = masked[start : match.start()]
        if left and (match.group() in "、;" or _joint().search(left) or is_person(left)):
            yield start, match.start()
            start = match.end()
    if start < end:
        yield start, end


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:[\"》)]|{words(award_lexicon().joints)})\Z")


def clean_name(plain: str, masked: str) -> str:
    """One recipient's name: quotation marks, titles, numbers and aliases off."""
    trailing = TRAILING.search(masked)
    if trailing and is_person(_of_person(plain[: trailing.start()])):
        plain, masked = plain[: trailing.start()], masked[: trailing.start()]
    numbered = NUMBERED.search(masked)
    if numbered and '"' not in plain and "《" not in plain:
        return ""
    name = ALIAS.sub("", plain).strip("、,:;-—· ")
    return _of_work(_of_person(name))


def _of_person(name: str) -> str:
    match = _titled().fullmatch(name) or _titled_behind().fullmatch(name)
    return match["name"] if match else name


def _of_work(name: str) -> str:
    """The thing quoted, where the quotation is its whole name: 项目"…", "…"课题; a brand before its noun stays."""
    works = words(award_lexicon().works)
    match = re.fullmatch(rf"[^\"《》]{{0,20}}(?P<name>\"[^\"]+\"|《[^》]+》)(?:{works})?", name)
    if not match:
        return name
    inner = match["name"][1:-1]
    whole = match["name"] if match["name"][0] == "《" else inner
    return whole if len(inner) >= 4 or match.start("name") == 0 else name
