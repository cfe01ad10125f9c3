"""Claims: which holders of a sentence take its numbers over, being the subject of a clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import NamedTuple

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.context import Sentence
from cast_stats.facts.holders import Holder
from cast_stats.language.words import Word

NUMBERED = re.compile("第[0-9一二三四五六七八九十]{1,3}[章节篇]|[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳]")
"""The numbering of a heading, item or point."""
CLAUSE = frozenset("，,；;：:。！？!?")
CLOSERS = frozenset(
    ("下", "中", "后", "上", "时", "来", "期间", "过程中", "基础上", "以来", "方面", "前", "里", "内", "间", "之际")
)
JOINS = frozenset(("、", "和", "及", "以及", "暨"))
MARKS = frozenset("“”\"'‘’[]【】·■●◆▲※*—-")
COUNTED = frozenset(("个", "家", "所", "座", "处", "支", "项", "次", "场", "期", "届"))
VERBS = frozenset(
    ("是", "为", "使", "令", "让", "推动", "支持", "帮助", "助力", "立足", "服务", "面向", "走向", "辐射", "引领")
)
COVERS = frozenset(("覆盖", "遍布", "涉及", "惠及"))
RANKS = ("首", "第", "唯一", "最", "前列", "平均", "排名")
"""What follows a region that something is compared within: 全国首个, 全省平均."""
AHEAD = ("率先", "领先")
"""What follows 全国 where something leads there; of a named place it tells what the place does."""
AROUND = frozenset(("期间", "现场", "当天", "当日", "之际", "前夕", "结束", "闭幕", "上", "中"))
LASTING = frozenset(("为期", "历时", "备受", "一年一度"))
SITED = frozenset(("成立", "位于", "坐落", "坐落于", "始建", "始建于", "创建", "创建于", "创办", "创办于", "地处"))
BEGUN = frozenset(("开馆", "开放", "落成", "投用", "挂牌", "新建", "选派", "组队", "派出", "选送", "组成", "发起"))
BELONGING = frozenset(("所属", "下属", "直属", "属下", "主管", "管辖", "所辖", "辖下"))
"""What makes an office only the one that another body belongs to: 市轻工业局所属的制帽厂."""
AT = frozenset(("在", "走进", "来到", "走访"))
ENTERING = frozenset(("走进", "来到", "步入", "踏入"))
SINGLING = ("最", "尤为", "为例", "为代表")
REPORTERS = frozenset(("记者", "笔者"))
SEEING = frozenset(("看到", "了解到", "见到", "发现", "看见"))
KINDS = frozenset(("企业",))
MEMBERS = frozenset(("会员", "科协", "代表", "代表队", "理事", "委员", "单位", "名单", "工会", "科协组织"))
OFFICES = ("主席", "书记", "长", "主任", "总裁", "经理", "负责人", "董事")
"""What ends the titles of those who act for a body; a professor or engineer acts for oneself."""
LEADING = frozenset(("带领", "率领", "率", "率队", "带队", "一行"))
ATTENDING = frozenset(("出席", "参加", "致辞", "讲话", "主持", "宣布", "宣读", "作报告", "陪同", "会见", "代表"))
POST = 20
"""Characters of a person's post behind the body's name at most."""
BOARDS = frozenset(("管委会", "管理委员会", "党委", "领导", "负责人"))
"""What a body acts through: 园区管委会设立…."""
HOSTS = frozenset(("主办", "承办", "协办", "举办", "联合主办", "联合承办"))


class Claim(NamedTuple):
    """From `start` on, the numbers of the sentence are the holders'; several where they are listed (A、B共有).
    `lasting` where the next sentences are still theirs, `modifier` where it may belong to a noun (全国重点实验室),
    `officer` where a person is named with the body that they speak and act for (县科协主席…)."""

    start: int
    holders: tuple[Holder, ...]
    lasting: bool = True
    modifier: bool = False
    officer: bool = False


class Clauses:
    """The words of one sentence without white space, and where its clauses begin: the first at `opening`, behind a
    heading that the sentence runs on from."""

    def __init__(self, sentence: Sentence, holders: Sequence[Holder] = (), opening: int = 0) -> None:
        starts = {holder.start for holder in holders}
        whole = [word for word in sentence.words if not word.text.isspace()]
        self.words = [piece for word in whole for piece in _cut(word, starts)] if starts else whole
        self.ends = [word.end for word in self.words]
        self.numbers = {number.start: number for number in sentence.numbers if number.reason is None}
        self.marks = [i for i, word in enumerate(self.words) if word.text in CLAUSE]
        listed = [i for i, word in enumerate(self.words) if word.text == "、" and self._behind_number(i)]
        self.starts = sorted(i + 1 for i in {-1, *self.marks, *listed, self._ordinal(), self.index(opening) - 1})

    def _ordinal(self) -> int:
        """The last word of the numbering that the sentence begins with (二、 第三节 1.); -1 without one."""
        opening = "".join(word.text for word in self.words[:5])
        size = len(match[0]) if (match := NUMBERED.match(opening)) else 0
        at, last = 0, -1
        while at < size and last + 1 < len(self.words):
            last += 1
            at += len(self.words[last].text)
        return last if at == size else -1

    def _behind_number(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].start in self.numbers

    def index(self, position: int) -> int:
        """The word that holds the character at `position`; one past the last where there is none."""
        return bisect_right(self.ends, position)

    def each(self) -> Iterator[list[Word]]:
        """The words of each clause, without the mark that ends it."""
        for first, behind in zip(self.starts, (*self.starts[1:], len(self.words) + 1), strict=True):
            yield self.words[first : behind - 1]

    def before(self, position: int) -> list[Word]:
        """The words of the clause before `position`."""
        at = self.index(position)
        return self.words[self.starts[bisect_right(self.starts, at) - 1] : at] if at < len(self.words) else []

    def after(self, position: int) -> list[Word]:
        """The words of the clause from `position` on; 、 ends none here."""
        at = self.index(position)
        mark = bisect_left(self.marks, at)
        return self.words[at : self.marks[mark] if mark < len(self.marks) else None]


def _cut(word: Word, starts: AbstractSet[int]) -> Iterator[Word]:
    """A word, cut where a holder begins behind a preposition in it: 由|县."""
    if len(word.text) > 1 and word.start + 1 in starts and word.text[0] in organisation_words().prepositions:
        yield Word(word.start, word.start + 1, word.text[0], "p")
        yield Word(word.start + 1, word.end, word.text[1:], word.pos)
    else:
        yield word


def claims_of(clauses: Clauses, holders: Sequence[Holder]) -> tuple[Claim, ...]:
    """The claims of a sentence in order."""
    claims: list[Claim] = []
    last: Holder | None = None
    for at, holder in enumerate(holders):
        follower = _follower(holders, at)
        host = last if last and last.end == holder.start and holder.kind == "event" else holder
        before = clauses.before(host.start)
        officer = holder.kind == "person" and last is not None and _is_officer(last, holder, clauses)
        last = holder
        if claims and _joined(claims[-1], before):
            claims[-1] = claims[-1]._replace(holders=(*claims[-1].holders, holder))
        elif _leads(holder, before) and _governs(holder, follower, clauses):
            if _is_attribute(holder, before, clauses):
                continue
            lasting = holder.kind not in ("person", "event")
            claims.append(Claim(holder.start, (holder,), lasting, _is_modifier(holder, clauses), officer))
        elif _is_covered(holder, before, clauses) or _is_founded(holder, before, clauses):
            claims.append(Claim(holder.start, (holder,), False))
        elif _is_seen(holder, before, clauses) or _is_singled_out(holder, before, clauses):
            claims.append(Claim(holder.start, (holder,)))
    return tuple(claim for claim in claims if not _is_counted_among(claim.holders[-1], clauses))


def _follower(holders: Sequence[Holder], at: int) -> Holder | None:
    """The next holder, or a person named with a post in the same breath: 农业大学|食品学院|教授周平."""
    rest = holders[at + 1 :]
    person = next((h for h in rest if h.kind == "person" and h.start - holders[at].end < POST), None)
    return person or next(iter(rest), None)


def _joined(claim: Claim, before: Sequence[Word]) -> bool:
    """Whether nothing but 、 or 和 stands between the claim's last holder and the words' end."""
    return bool(before) and before[-1].text in JOINS and len(before) > 1 and before[-2].end == claim.holders[-1].end


def _leads(holder: Holder, before: Sequence[Word]) -> bool:
    """Whether the words before a holder in its clause let it be the subject: none, words that open a clause, a phrase
    that has been closed (在…下), for an event also a clause that describes it (由…主办的)."""
    words = organisation_words()
    skipped = (w.pos == "t" or w.text in words.openers or w.text in MARKS for w in before)
    rest = [w for w in before[sum(takewhile(bool, skipped)) :] if w.pos != "t" and w.text not in MARKS]
    if not rest or [word.text for word in rest] == ["的"]:
        return not before or before[-1].text not in words.prepositions
    if rest[-1].text in words.prepositions or _within_brackets(before):
        return False
    if holder.kind == "person" and "的" in (
        rest[-1].text,
        rest[-2].text if rest[-1].text in words.lay and rest[1:] else "",
    ):
        return True
    if [word.text for word in rest] == ["一家"] and not holder.alone:
        return True
    if (holder.alone and holder.kind != "person") or rest[-1].pos[0] in "mq":
        return False
    if holder.kind != "region" and not holder.pointer and _is_begun(rest):
        return True
    if rest[0].text in words.prepositions:
        return rest[-1].text in CLOSERS or (holder.kind == "event" and rest[-1].text == "的")
    if rest[0].text in (LASTING if holder.kind == "event" else SITED):
        return rest[-1].text == "的"
    if holder.kind == "event" or rest[0].pos == "vn":
        return False
    return not any(_acts(w) or w.text in words.prepositions for w in rest)


def _is_begun(rest: Sequence[Word]) -> bool:
    """Whether words only say how the body behind them came to be: 新开馆的, 由市科协选派的."""
    behind = organisation_words().founding | BEGUN | BELONGING
    return len(rest) > 1 and rest[-1].text == "的" and rest[-2].text in behind


def _is_covered(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a region is what a number measures the reach in: 覆盖全国80%以上的县."""
    after = clauses.after(holder.end)
    if holder.kind != "region" or not before or not after:
        return False
    return before[-1].text in COVERS and after[0].start in clauses.numbers


def _is_founded(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a clause ends with a thing that it says has begun to be: 成立县科协，有会员30人."""
    after = clauses.after(holder.end)
    founded = bool(before) and any(w.text in organisation_words().founding for w in before[-2:])
    founded = founded and not any(w.start in clauses.numbers for w in before)
    return founded and not holder.pointer and (not after or after[0].text == "(")


def _is_seen(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a reporter is at the holder's and tells what is to be seen there: 在县茶叶协会的基地，记者看到…,
    走进市科技馆，…"""
    after = clauses.after(holder.end)
    if len(before) == 1 and before[0].text in ENTERING and holder.kind != "region" and not after:
        return before[0] is clauses.words[0]
    if not before or before[-1].text not in AT:
        return False
    words = [word.text for word in clauses.words]
    seen = next((i for i, text in enumerate(words) if text in SEEING), 0)
    return not REPORTERS.isdisjoint(words[:seen])


def _is_singled_out(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a holder is the one of several that a text goes on with: 厂矿科协中以轴承厂科协最活跃."""
    after = clauses.after(holder.end)[:4]
    return bool(before) and before[-1].text == "以" and any(word.text.startswith(SINGLING) for word in after)


def _within_brackets(before: Sequence[Word]) -> bool:
    texts = [word.text for word in before]
    return any(texts.count(opening) > texts.count(closing) for opening, closing in ("《》", "()", "“”"))


def _acts(word: Word) -> bool:
    """Whether a word is a verb or a set phrase with one in it, or ties nouns together."""
    if word.text in VERBS or (len(word.text) > 3 and word.text[:2] in organisation_words().adverbs):
        return True
    return (word.pos[0] in "vi" and word.pos != "vn") or word.text in ("、", "的")


def _governs(holder: Holder, follower: Holder | None, clauses: Clauses) -> bool:
    """Whether what follows lets a holder own numbers: it is not itself what is counted, not the home of a person who is
    the subject, not a speaker, not one of the hosts of an event."""
    after = [w for w in clauses.after(holder.end) if w.text not in MARKS]
    if not after:
        return True
    if after[0].text in AROUND or _rest(after[0], holder) in ("级", "讯") or _is_award(after, clauses):
        return False
    ranks = RANKS + AHEAD if holder.pointer else RANKS
    if holder.kind == "region" and (after[0].text.startswith(ranks) or _is_part(holder, after)):
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
        return _is_officer(holder, follower, clauses)
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
    if not listed or clauses.numbers[after[end].start].unit not in COUNTED or any(_moves(word) for word in listed):
        return False
    if listed[-1].text == "等":
        return True
    return listed[0].text == "、" and len(after) > end + 1 and after[end + 1].pos[0] == "n"


def _is_counted_among(holder: Holder, clauses: Clauses) -> bool:
    """Whether a name or its work is only the first of what 等 counts: A、B等3家企业, A的某某等3项成果."""
    after = clauses.after(holder.end)
    number = next((i for i, word in enumerate(after) if word.start in clauses.numbers), 0)
    if not number or after[number - 1].text != "等" or clauses.numbers[after[number].start].unit not in COUNTED:
        return False
    return number == 1 or any(word.text == "的" for word in after[: number - 1])


def _moves(word: Word) -> bool:
    return word.pos[0] in "vdpr" and word.pos != "vn"


def _is_employer(after: Sequence[Word]) -> bool:
    """Whether what follows up to the clause's end is only a post (固城县科协科普部部长), or one of several posts."""
    if len(after) > 1 and after[0].text in organisation_words().titles and after[1].text == "、":
        return True
    return after[-1].text in organisation_words().titles and not any(_moves(word) for word in after)


def _takes(after: Sequence[Word]) -> bool:
    """Whether a holder takes over what is another's: 省政府采纳9条."""
    verbs = (word.text for word in after if word.pos[0] != "d")
    return next(verbs, "") in organisation_words().taking


def _rest(word: Word, holder: Holder) -> str:
    """The first character of a word behind the holder that it may run over: 自治区|级."""
    return word.text[max(0, holder.end - word.start) :][:1]


def _is_modifier(holder: Holder, clauses: Clauses) -> bool:
    after = clauses.after(holder.end)
    return holder.pointer and holder.kind == "region" and bool(after) and after[0].pos[0] in "nbja"


def _is_attribute(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether 全国, 全省 stands between the clause's nouns: 策划全国科普日活动180场."""
    return _is_modifier(holder, clauses) and any(word.pos[0] == "n" for word in before)


def _is_award(after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a holder only begins an award's name that is counted: 省政府质量奖8个."""
    named = list(takewhile(lambda word: not _acts(word) and word.start not in clauses.numbers, after))
    return len(named) < len(after) and bool(named) and named[-1].text.endswith(("奖", "称号"))


def _is_post(after: Sequence[Word], person: Holder) -> bool:
    """Whether the words up to a person's name are a post: 智杰软件董事长韩温."""
    between = [w for w in after if w.start < person.start]
    if person.pointer or between == after or len(between) > 6:
        return False
    return not any(_acts(word) or word.pos == "m" for word in between)


def _is_officer(body: Holder, person: Holder, clauses: Clauses) -> bool:
    """Whether a person leads or speaks for the body that is named with the office: 县科协主席周平带领…, 周平表示."""
    post = "".join(w.text for w in clauses.after(body.end) if w.start < person.start)
    if body.kind in ("person", "event") or not post.endswith(OFFICES) or not _is_post(clauses.after(body.end), person):
        return False
    acts = {word.text for word in clauses.after(person.end)[:8]}
    return acts.isdisjoint(ATTENDING) and not acts.isdisjoint(LEADING | organisation_words().speech)


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
