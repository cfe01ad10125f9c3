"""Governing: whether what stands behind a holder in its clause lets it own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from cast_stats.catalog.claims import words_behind
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import JOINS, MARKS, Clauses, acts
from cast_stats.facts.owners.holders import INSTITUTIONS, Holder
from cast_stats.facts.owners.listing import is_a_count, is_had, is_listed
from cast_stats.facts.owners.officers import is_elected, is_employer, is_officer, is_post
from cast_stats.language.words import Word

MEAN, PRIZE, PRIZES = "平均", "奖", ("奖", "称号")
RUNNING_ON = ("级", "讯")
"""What makes another word of a region's name: 自治区级, 本市讯."""
NATIVE = "人"
OF_ITS_OWN = ("项", "次", "场", "期")
BEST = "强"
"""What makes a rank of a number: 全国500强."""
ALL = "企业"
"""A word for a company that as often stands for all of them."""


def governs(holder: Holder, follower: Holder | None, clauses: Clauses) -> bool:
    """Whether what follows lets a holder own numbers: it is not itself what is counted, not the home of a person who is
    the subject, not a speaker, not one of the hosts of an event."""
    after = [w for w in clauses.after(holder.end) if w.text not in MARKS]
    if not after:
        return holder.kind != "person"
    if after[0].text in words_behind().around or _rest(after[0], holder) in RUNNING_ON or _is_award(after, clauses):
        return False
    if _is_part(holder, after) or (holder.kind == "region" and (_is_compared(holder, after) or _is_origin(after))):
        return False
    if is_listed(after, clauses) or _takes(after) or is_employer(after) or _is_owner_of_another(after):
        return False
    if is_elected(after):
        return False
    if holder.kind == "person":
        told = any(acts(w) or w.pos in "pdmt" for w in after if w.text not in JOINS)
        return told and after[0].text != "等" and not any(w.text in organisation_words().speech for w in after[:8])
    if follower and follower.kind == "person" and is_post(after, follower):
        return is_officer(holder, follower, clauses)
    if follower and follower.kind == "event" and follower.start == holder.end and holder.kind != "event":
        return False
    if (is_a_count(after, clauses) and not _has_of_its_own(holder, after[0], clauses)) or _is_host(after):
        return False
    if _is_scope(holder, after, clauses) or is_had(holder, after, clauses):
        return False
    return not holder.alone or _stands_alone(holder, after, clauses)


def _is_compared(region: Holder, after: Sequence[Word]) -> bool:
    """Whether a region is only what something is compared with or the first in : 全国首个, 全省平均水平."""
    behind = words_behind()
    ranks = behind.ranking + behind.ahead if region.pointer else behind.ranking
    if after[0].text.startswith(MEAN) and (len(after) == 1 or after[1].text in behind.mean):
        return True
    if len(after) > 1 and after[0].pos[0] == "m" and after[1].text == BEST:
        return True
    return after[0].text.startswith(ranks)


def _has_of_its_own(holder: Holder, behind: Word, clauses: Clauses) -> bool:
    """Whether the number behind a place or body tells what it has, and not how many it is: 化工学院8项."""
    number = clauses.numbers.get(behind.start)
    return holder.kind == "region" or (holder.kind in INSTITUTIONS and number is not None and number.unit in OF_ITS_OWN)


def _is_origin(after: Sequence[Word]) -> bool:
    """Whether a region is only where somebody comes from: 湖南资兴|人|刘珍."""
    return any(word.text == NATIVE and behind.pos == "nr" for word, behind in pairwise(after[:4]))


def _is_part(holder: Holder, after: Sequence[Word]) -> bool:
    """Whether the country or a ministry only begins what the nouns behind it name: 中国电信, 农业部项目示范户."""
    if holder.name == "中国":
        return after[0].pos[0] in "nbjaz"
    return holder.name in organisation_words().national and after[0].pos[0] == "n"


def _is_owner_of_another(after: Sequence[Word]) -> bool:
    """Whether an office is only the one that another body belongs to: 市轻工业局所属的制帽厂."""
    return after[0].text in words_behind().belonging and any(word.text == "的" for word in after[1:3])


def _is_scope(holder: Holder, after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether the country is only where counted places lie: 全国24个省的350支代表队."""
    places = len(after) > 1 and after[1].text.startswith(tuple(words_behind().counting_places))
    return holder.level == "国" and after[0].start in clauses.numbers and places


def _is_host(after: Sequence[Word]) -> bool:
    """Whether a holder only holds an event, be it with others: 由市科协主办的…, 县委、县科协等6个单位共同举办的…."""
    hosting = words_behind().hosting
    if after[0].text in hosting:
        return len(after) == 1 or after[1].text in ("的", "、")
    at = next((i for i, word in enumerate(after) if word.text in hosting), len(after) - 1)
    listed = after[0].text == "、" and not any(acts(word) for word in after[:at] if word.text != "、")
    return listed and [word.text for word in after[at + 1 : at + 2]] == ["的"]


def _takes(after: Sequence[Word]) -> bool:
    """Whether a holder takes over what is another's: 省政府采纳9条."""
    verbs = (word.text for word in after if word.pos[0] != "d")
    return next(verbs, "") in organisation_words().taking


def _rest(word: Word, holder: Holder) -> str:
    """The first character of a word behind the holder that it may run over: 自治区|级."""
    return word.text[max(0, holder.end - word.start) :][:1]


def _is_award(after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a holder only begins an award's name that is counted: 省政府质量奖8个, 农业部技术改进奖2项."""
    named = list(takewhile(lambda word: word.start not in clauses.numbers, after))
    if not named or len(named) == len(after) or acts(named[-1]) or not named[-1].text.endswith(PRIZES):
        return False
    return not any(acts(word) and behind.text != PRIZE for word, behind in pairwise(named))


def _stands_alone(holder: Holder, after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether 公司, 学校… is a word of its own here: a noun behind it must be what is counted, or what it has."""
    first, behind = after[0], words_behind()
    if first.text in behind.boards:
        return True
    if holder.kind == "company" and holder.name != ALL and first.pos == "n" and first.text not in behind.members:
        return True
    if (first.pos[0] in "nj" or first.pos == "vn") and not acts(first):
        if holder.kind == "event":
            return False
        return len(after) > 1 and after[1].start in clauses.numbers and first.pos != "j"
    return True
