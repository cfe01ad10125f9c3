"""Governing: whether what stands behind a holder in its clause lets it own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import MARKS, Clauses, acts, moves
from cast_stats.facts.holders import Holder, kind_of
from cast_stats.language.words import Word

COUNTED = frozenset(("个", "家", "所", "座", "处", "支", "项", "次", "场", "期", "届"))
PLACES = frozenset("国省市县区州盟旗乡镇村")
"""Units that count places: 甲、乙、丙3县."""
RANKS = ("首", "第", "唯一", "最", "前列", "排名")
"""What follows a region that something is compared within: 全国首个."""
MEAN, MEANS = "平均", ("水平", "数", "值", "线")
"""What is compared with a region's mean: 高于全省平均水平."""
AHEAD = ("率先", "领先")
"""What follows 全国 where something leads there; of a named place it tells what the place does."""
AROUND = frozenset(("期间", "现场", "当天", "当日", "之际", "前夕", "结束", "闭幕", "上", "中"))
BELONGING = frozenset(("所属", "下属", "直属", "属下", "主管", "管辖", "所辖", "辖下"))
"""What makes an office only the one that another body belongs to: 市轻工业局所属的制帽厂."""
TOGETHER = frozenset(("共", "共计", "一共", "总共"))
KINDS = frozenset(("企业",))
MEMBERS = frozenset(("会员", "科协", "代表", "代表队", "理事", "委员", "单位", "名单", "工会", "科协组织"))
OFFICES = ("主席", "书记", "长", "主任", "总裁", "经理", "负责人", "董事")
"""What ends the titles of those who act for a body; a professor or engineer acts for oneself."""
LEADING = frozenset(("带领", "率领", "率", "率队", "带队", "一行"))
ATTENDING = frozenset(("出席", "参加", "致辞", "讲话", "主持", "宣布", "宣读", "作报告", "陪同", "会见", "代表"))
BOARDS = frozenset(("管委会", "管理委员会", "党委", "领导", "负责人"))
"""What a body acts through: 园区管委会设立…."""
PRIZE, PRIZES = "奖", ("奖", "称号")
HOSTS = frozenset(("主办", "承办", "协办", "举办", "联合主办", "联合承办"))


def governs(holder: Holder, follower: Holder | None, clauses: Clauses) -> bool:
    """Whether what follows lets a holder own numbers: it is not itself what is counted, not the home of a person who is
    the subject, not a speaker, not one of the hosts of an event."""
    after = [w for w in clauses.after(holder.end) if w.text not in MARKS]
    if not after:
        return holder.kind != "person"
    if after[0].text in AROUND or _rest(after[0], holder) in ("级", "讯") or _is_award(after, clauses):
        return False
    ranks = RANKS + AHEAD if holder.pointer else RANKS
    mean = after[0].text.startswith(MEAN) and (len(after) == 1 or after[1].text in MEANS)
    if holder.kind == "region" and (mean or after[0].text.startswith(ranks) or _is_part(holder, after)):
        return False
    if _is_listed(after, clauses) or _takes(after) or _is_employer(after):
        return False
    if holder.kind == "person" and after[0].text == "等":
        return False
    if after[0].text in BELONGING and any(word.text == "的" for word in after[1:3]):
        return False
    if holder.kind == "person":
        return not any(w.text in organisation_words().speech for w in after[:8])
    if follower and follower.kind == "person" and _is_post(after, follower):
        return is_officer(holder, follower, clauses)
    if follower and follower.kind == "event" and follower.start == holder.end and holder.kind != "event":
        return False
    if holder.kind != "region" and _is_counted(after[0], clauses):
        return False
    if after[0].text in HOSTS and (len(after) == 1 or after[1].text in ("的", "、")):
        return False
    return not holder.alone or _stands_alone(holder, after, clauses)


def _is_part(holder: Holder, after: Sequence[Word]) -> bool:
    """Whether the country only begins the name of a body: 中国电信."""
    return holder.name == "中国" and after[0].pos[0] in "nbjaz"


def _is_listed(after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a holder only begins a list of what is counted: 凤麓镇、海口等7个乡镇, 安平、临泽、陇西3个县."""
    end = next((i for i, word in enumerate(after) if word.start in clauses.numbers), 0)
    listed = after[:end]
    unit = clauses.numbers[after[end].start].unit if listed else ""
    if unit not in COUNTED | PLACES or any(moves(word) for word in listed):
        return False
    if listed[-1].text == "等":
        return True
    noun = len(after) > end + 1 and after[end + 1].pos[0] == "n"
    return listed[0].text == "、" and (noun or unit in PLACES)


def is_counted_among(holder: Holder, clauses: Clauses) -> bool:
    """Whether a name or its work is only one of those that 等 counts: A、B等3家企业, A的某某等3项成果,
    A、B等共50余人参加, A、B代表400人出席."""
    after = clauses.after(holder.end)
    end = next((i for i, word in enumerate(after) if word.start in clauses.numbers), 0)
    listed = [word.text for word in after[:end] if word.text not in TOGETHER]
    present = any(word.text in ATTENDING for word in after[end + 1 : end + 4])
    if not end or listed[-1:] != ["等"]:
        return present and "、" in listed and after[end - 1].pos[0] == "n"
    if present:
        return True
    if clauses.numbers[after[end].start].unit not in COUNTED:
        return False
    first = listed.index("、") if "、" in listed else end
    return len(listed) == 1 or "的" in listed or not any(moves(word) for word in after[:first])


def is_enumerated(holders: Sequence[Holder], clauses: Clauses) -> bool:
    """Whether names are only told one after the other: nothing but a count of them follows, or nothing that they do.
    新建农学会、林学会、医学会，…; 汾河县、绛山县6个县上榜."""
    after = clauses.after(holders[-1].end)
    goes_on = bool(after) and after[0].text == "、"
    if len(holders) < 2 and not goes_on:
        return False
    if after and (number := clauses.numbers.get(after[0].start)):
        return number.unit in COUNTED and not number.text.startswith("各")
    if any(word.start in clauses.numbers for word in after):
        return False
    ended = goes_on and kind_of(after[-1].text) not in ("", "event")
    return ended or not any(word.pos[0] in "vp" and word.pos != "vn" for word in after)


def _is_employer(after: Sequence[Word]) -> bool:
    """Whether what follows up to the clause's end is only a post (固城县科协科普部部长), or one of several posts."""
    if len(after) > 1 and after[0].text in organisation_words().titles and after[1].text == "、":
        return True
    return after[-1].text in organisation_words().titles and not any(moves(word) for word in after)


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


def _is_post(after: Sequence[Word], person: Holder) -> bool:
    """Whether the words up to a person's name are a post: 智杰软件董事长韩温."""
    between = [w for w in after if w.start < person.start]
    if person.pointer or between == after or len(between) > 6:
        return False
    if between and between[-1].text in organisation_words().titles:
        return True
    return not any(acts(word) or word.pos == "m" for word in between)


def is_officer(body: Holder, person: Holder, clauses: Clauses) -> bool:
    """Whether a person leads or speaks for the body that is named with the office: 县科协主席周平带领…, 周平表示."""
    post = "".join(w.text for w in clauses.after(body.end) if w.start < person.start)
    if body.kind in ("person", "event") or not post.endswith(OFFICES) or not _is_post(clauses.after(body.end), person):
        return False
    told = {word.text for word in clauses.after(person.end)[:8]}
    leads = not (told.isdisjoint(LEADING) and told.isdisjoint(organisation_words().speech))
    return leads and told.isdisjoint(ATTENDING)


def _is_counted(word: Word, clauses: Clauses) -> bool:
    number = clauses.numbers.get(word.start)
    return number is not None and number.unit in COUNTED


def _stands_alone(holder: Holder, after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether 公司, 学校… is a word of its own here: a noun behind it must be what is counted, or what it has."""
    if after[0].text in BOARDS:
        return True
    if holder.kind == "company" and holder.name not in KINDS and after[0].pos == "n" and after[0].text not in MEMBERS:
        return True
    if after[0].pos[0] in "nj" or after[0].pos == "vn":
        if holder.kind == "event":
            return False
        return len(after) > 1 and after[1].start in clauses.numbers and after[0].pos != "j"
    return True
