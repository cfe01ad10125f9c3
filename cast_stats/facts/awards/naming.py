"""What words for a recipient are: a name, a word that stands for one, a number of them, or nobody in particular."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.honours import COUNTER
from cast_stats.facts.awards.patterns import NUMERAL, words
from cast_stats.facts.persons import is_person, of_person
from cast_stats.language.gazetteer import leading_place
from cast_stats.language.words import cut

COUNTED = (
    rf"{COUNTER[3:-1]}|位|支|所(?=[学中小高院大])|批|款|部|户|社|县|市|区|镇|乡|村|幅|组|项|座|类|级|同志|单位|企业"
)
NUMBERED = re.compile(rf"(?<![第\d])(?!一种)(?:{NUMERAL}|[多数若干两几]+|一批|大批)[余多]?(?:{COUNTED})")
"""A number of recipients: 12位, 若干企业, 一批学校."""
MANY = re.compile("(?:^|[省市县区州国校院团队])(?:参赛)?(?:选手|学子|师生|学生|考生|健儿|成员|队员|学员)$")
"""Those of a place or school without their names: 青岛市选手."""
REGIONS = "国省市县区州盟旗镇乡"
DATE_LINE = re.compile(rf"{NUMERAL}++年(?:{NUMERAL}++月)?(?:{NUMERAL}++日)?")  # ++: never tries a numeral again
LETTER = re.compile(r"[^\W\d_]")
BECOMING = re.compile("成为.*[唯惟]一")
"""What tells how rare a winner is: 成为全省唯一|入选…."""
DOING = 4
"""Characters at least of words that are no name since they only tell what is done."""
DOES = frozenset("dvpcil")
"""Parts of speech of such words: adverbs, verbs, idioms."""
OTHERS = re.compile("其余|其他|其它|另有|另外|余下|剩余|还有")


def pronoun_kind(name: str) -> str | None:
    """What a word that names nobody stands for: person, organisation, region, thing or either; None for a name."""
    listed = next((kind for kind, forms in award_lexicon().pronouns.items() if name in forms), None)
    if listed or not _pointing().fullmatch(name):
        return listed
    return "region" if name[-1] in REGIONS else "organisation"


def whole_and_part(name: str) -> tuple[str, str]:
    """The word that stands for the whole, and the part: 公司科协, 该厂技术中心; no part for other names."""
    match = _part().fullmatch(name)
    return (match["whole"], match["part"]) if match else (name, "")


@cache
def _part() -> re.Pattern[str]:
    whole = rf"(?P<whole>{words(award_lexicon().wholes)}|{_pointing().pattern})"
    return re.compile(rf"{whole}(?P<part>(?!公司|集团|总公司)[一-鿿]{{0,8}}{words(award_lexicon().joints)})")


@cache
def _pointing() -> re.Pattern[str]:
    """该学会, 我厂, 本县: a word for organisations or places that points to one."""
    lexicon = award_lexicon()
    return re.compile(rf"[该我本此]{words([*lexicon.pronouns['organisation'], *lexicon.kin])}")


def is_kin(name: str, word: str, surely: bool = False) -> bool:
    """Whether a word that stands for a name of its kind may stand for this one: 该县 for no 市, 学校 for no 学会;
    `surely`: whether the name ends as those of that kind do."""
    kin = award_lexicon().kin
    own = max((ends for last, ends in kin.items() if word.endswith(last)), key=len, default=())
    strange = tuple(end for ends in kin.values() for end in ends if end not in own)
    return name.endswith(own) or not (surely or name.endswith(strange))


def is_organisation(name: str) -> bool:
    """Whether the word ends as names of organisations and places do."""
    return len(name) >= 3 and "的" not in name and ends_as_body(name) and name[-1] not in '"》)'


def is_specific(name: str) -> bool:
    """Whether the word is plainly a person, an organisation or a title."""
    return is_person(name) or is_organisation(name) or name[0] in '"《' or name[-1] in '"》'


def is_nobody(name: str) -> bool:
    """Whether the words name nobody in particular: selves, numbers, 获奖选手, 表现突出的单位."""
    owner, _, thing = name.rpartition("的")
    if owner and _nobody().fullmatch(thing):
        return not (is_person(of_person(owner)) or ends_as_body(owner) or _maker().fullmatch(owner))
    if len(name) < 2 or not LETTER.search(name) or DATE_LINE.fullmatch(name):
        return True
    return bool(
        BECOMING.match(name)
        or OTHERS.match(name)
        or (NUMBERED.match(name) and not leading_place(name))
        or MANY.search(name)
        or _nobody().fullmatch(name)
        or _is_doing(name)
    )


def _is_doing(name: str) -> bool:
    """Whether the words are none but verbs and adverbs: 更进一步, 再接再厉."""
    return len(name) >= DOING and not is_person(name) and all(word.pos in DOES for word in cut(name))


@cache
def _maker() -> re.Pattern[str]:
    """Whose work it is: 他主持, 教授李平撰写."""
    return re.compile(rf".*[一-鿿×]{words(award_lexicon().makes)}|[他她其]的?")


@cache
def _nobody() -> re.Pattern[str]:
    kinds = "下列|以下|上述|如下|获奖|参赛|参加|优秀|先进|部分|广大|各|全体|相关|有关|各类|各级|这些|一些|更多|其他"
    return re.compile(rf"(?:{kinds}|所有|众多)*{words(award_lexicon().nobody)}们?[有是为]?")


def ends_as_body(name: str) -> bool:
    """Whether the last word is one that names of organisations, places or works end with."""
    return bool(_joint().search(name))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:[\"》)]|{words(award_lexicon().joints)})\Z")
