"""Claims: which holders of a sentence take its numbers over, being the subject of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Literal, NamedTuple

from cast_stats.catalog.claims import words_before, words_behind
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import JOINS, MARKS, Clauses, acts
from cast_stats.facts.owners.governing import governs
from cast_stats.facts.owners.holders import Holder
from cast_stats.facts.owners.listing import is_counted_among, is_enumerated
from cast_stats.facts.owners.officers import is_officer, only_sends
from cast_stats.language.words import Word

POST = 20
"""Characters of a person's post behind the body's name at most."""


OWN_SPENDING = ("投资", "投入", "集资", "筹资", "贷款")
"""What a place may do for itself: 该镇投资230万元."""
Role = Literal["", "officer", "renamed", "founded", "elects", "pays"]


class Claim(NamedTuple):
    """From `start` on, the numbers of the sentence are the holders'; several where they are listed (A、B共有).
    `lasting` where the next sentences are still theirs, `modifier` where it may belong to a noun (全国重点实验室),
    `until` where the brackets close that it stands in. `role` tells what else is told: `officer` where a person is
    named with the body that they speak and act for (县科协主席…), `renamed` where who was spoken of goes on under that
    name, `founded` where a sentence begins with how they began (1959年成立…), `elects` where a meeting elects, whose
    number is its body's, `pays` where a place or office only gives money (县拨款5万元)."""

    start: int
    holders: tuple[Holder, ...]
    lasting: bool = True
    modifier: bool = False
    until: int = 0
    role: Role = ""

    @property
    def national(self) -> bool:
        """Whether 全国 may only belong to a noun: 全国科普月启动."""
        return self.modifier and self.holders[0].level == "国"


def claims_of(clauses: Clauses, holders: Sequence[Holder]) -> tuple[Claim, ...]:
    """The claims of a sentence in order."""
    claims: list[Claim] = []
    last: Holder | None = None
    for at, holder in enumerate(holders):
        follower = _follower(holders, at)
        host = last if last and last.end == holder.start and holder.kind == "event" else holder
        before = clauses.before(host.start)
        officer = holder.kind == "person" and last is not None and is_officer(last, holder, clauses)
        last = holder
        if claims and _joined(claims[-1], holder, before):
            claims[-1] = claims[-1]._replace(holders=(*claims[-1].holders, holder))
        elif _is_quoted(holder, before, clauses) or _is_outer(holder, follower):
            continue
        elif _leads(holder, before) and governs(holder, follower, clauses):
            if not (_is_attribute(holder, before, clauses) or only_sends(holder, clauses)):
                lasting = holder.kind not in ("person", "event")
                role = "officer" if officer else _role(holder, clauses)
                claims.append(Claim(holder.start, (holder,), lasting, _is_modifier(holder, clauses), role=role))
        elif _is_covered(holder, before, clauses) or _is_founded(holder, before, clauses):
            single = sum(other.kind == holder.kind for other in holders) == 1
            claims.append(Claim(holder.start, (holder,), False, role=_role_in_beginning(before, single)))
        elif _is_seen(holder, before, clauses) or _is_singled_out(holder, before, clauses):
            claims.append(Claim(holder.start, (holder,)))
    own = (c for c in claims if not is_counted_among(c.holders[-1], clauses) and not is_enumerated(c.holders, clauses))
    return tuple(claim._replace(until=clauses.closing(claim.start) or _pivot(claim, clauses)) for claim in own)


def _role_in_beginning(before: Sequence[Word], single: bool) -> Role:
    """What the words before a holder tell of how it began; that it was founded only of a `single` one of its kind."""
    if _is_renamed(before):
        return "renamed"
    return "founded" if single and all(w.pos == "t" or w.text in _begins() for w in before) else ""


def _pivot(claim: Claim, clauses: Clauses) -> int:
    """Where the clause ends in which those who claim only do what another makes them do (推动A、B成立并运行，…), or in
    which an office only pays (农业部投资180万元，…); 0 for others."""
    pays = claim.role == "pays" and claim.holders[0].kind == "government"
    if not pays and not any(word.text in words_before().making for word in clauses.before(claim.start)):
        return 0
    after = clauses.after(claim.holders[-1].end)
    return after[-1].end if after else 0


def _follower(holders: Sequence[Holder], at: int) -> Holder | None:
    """The next holder, or a person named with a post in the same breath: 农业大学|食品学院|教授周平."""
    rest = holders[at + 1 :]
    person = next((h for h in rest if h.kind == "person" and h.start - holders[at].end < POST), None)
    return person or next(iter(rest), None)


def _joined(claim: Claim, holder: Holder, before: Sequence[Word]) -> bool:
    """Whether nothing but 、 or 和 stands between the claim's last holder and one of its sort."""
    if claim.holders[-1].kind == "person" and holder.kind != "person":
        return False
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
        return rest[-1].text in words_before().closing or (holder.kind == "event" and rest[-1].text == "的")
    if rest[0].text in (words_before().lasting if holder.kind == "event" else words_before().sited):
        return rest[-1].text == "的"
    if holder.kind == "event" or rest[0].pos == "vn":
        return False
    return not any(acts(w) or w.text in words.prepositions for w in rest)


def _is_begun(rest: Sequence[Word]) -> bool:
    """Whether words only say how the body behind them came to be: 新开馆的, 由市科协选派的."""
    if len(rest) < 2 or rest[-1].text != "的" or any(map(acts, rest[:-2])):
        return False
    ways = (organisation_words().founding, words_before().begun, words_before().within, words_behind().belonging)
    return any(rest[-2].text in way for way in ways)


def _is_covered(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a region is what a number measures the reach in: 覆盖全国80%以上的县."""
    after = clauses.after(holder.end)
    if holder.kind != "region" or not before or not after:
        return False
    return before[-1].text in words_before().covering and after[0].start in clauses.numbers


def _is_founded(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a clause ends with a thing that it says has begun to be: 成立县科协，有会员30人. Of a team also where it
    says of whom: 组建了由30名专家参加的服务团，累计办班12期."""
    after = clauses.after(holder.end)
    if holder.pointer or holder.kind == "event" or (after and after[0].text != "("):
        return False
    founding = organisation_words().founding
    near = any(w.text in founding for w in before[-2:]) or _is_renamed(before)
    if holder.name.endswith(words_before().teams):
        formed = any(w.text in founding for w in before) and any(w.text == "的" for w in before[-4:])
        return (near or formed) and not any(w.start in clauses.numbers for w in before[-2:])
    return near and not any(w.start in clauses.numbers for w in before)


def _is_renamed(before: Sequence[Word]) -> bool:
    """Whether the words before a name say that it is a new one: 改称, 扩大|为."""
    told = [word.text for word in before[-2:]]
    return any(text in words_before().renaming for text in (*told, "".join(told)))


@cache
def _begins() -> frozenset[str]:
    """What may stand before the name of a body that a sentence begins with by its founding."""
    return organisation_words().founding | organisation_words().openers | MARKS | {"，", ",", "了"}


def _is_seen(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a reporter is at the holder's and tells what is to be seen there: 在县茶叶协会的基地，记者看到…,
    走进市科技馆，…"""
    after = clauses.after(holder.end)
    if len(before) == 1 and before[0].text in words_before().entering and holder.kind != "region" and not after:
        return before[0] is clauses.words[0]
    if not before or before[-1].text not in words_before().at:
        return False
    words = [word.text for word in clauses.words]
    seen = next((i for i, text in enumerate(words) if text in words_before().seeing), 0)
    return not words_before().reporters.isdisjoint(words[:seen])


def _is_singled_out(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a holder is the one of several that a text goes on with: 厂矿科协中以轴承厂科协最活跃."""
    singled = any(word.text.startswith(words_behind().singling) for word in clauses.after(holder.end)[:4])
    return singled and bool(before) and before[-1].text == "以"


def _is_quoted(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a name only begins one in quotes: “泉港青年科技之星”20人."""
    quoted = next((word for word in clauses.after(holder.end) if word.text == "”"), None)
    return bool(before) and before[-1].text == "“" and quoted is not None and quoted.start > holder.end


def _is_outer(holder: Holder, follower: Holder | None) -> bool:
    """Whether a region only tells where the one lies that is named right behind it: 平江县|石桥镇."""
    if follower is None or follower.start != holder.end:
        return False
    return all(region.kind == "region" and not region.pointer for region in (holder, follower))


def _within_brackets(before: Sequence[Word]) -> bool:
    texts = [word.text for word in before]
    return any(texts.count(opening) > texts.count(closing) for opening, closing in ("《》", "()", "“”"))


def _role(holder: Holder, clauses: Clauses) -> Role:
    """What a holder does as the subject: a meeting elects (大会听取报告，选举产生理事35人), a place or office pays."""
    behind = words_behind()
    if holder.kind == "event":
        told = clauses.words[clauses.index(holder.end) :]
        return "elects" if any(word.text in behind.electing for word in told) else ""
    verb = next((word.text for word in clauses.after(holder.end) if word.pos[0] not in "dtnj"), "")
    own = holder.kind == "region" and holder.pointer and verb in OWN_SPENDING
    return "pays" if holder.kind in ("region", "government") and verb in behind.paying and not own else ""


def _is_modifier(holder: Holder, clauses: Clauses) -> bool:
    """Whether a region stands before a noun; one called by its own name where a list goes on with what that noun is
    counted as: 博士9人，甘肃省领军人才23名."""
    after = clauses.after(holder.end)
    if holder.kind != "region" or not after or after[0].pos[0] not in "nbja":
        return False
    if holder.pointer:
        return True
    counted = list(takewhile(lambda word: word.start not in clauses.numbers, after))
    listed = any(start < holder.start for start in clauses.numbers) and len(counted) < len(after)
    return listed and bool(counted) and counted[-1].text.endswith(words_behind().honours)


def _is_attribute(holder: Holder, before: Sequence[Word], clauses: Clauses) -> bool:
    """Whether 全国, 全省 stands between the clause's nouns: 策划全国科普日活动180场."""
    return _is_modifier(holder, clauses) and any(word.pos[0] == "n" for word in before)
