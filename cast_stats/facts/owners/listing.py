"""Listing: names that are only told one after the other, or are those that a number counts."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.catalog.claims import words_behind
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import Clauses, moves
from cast_stats.facts.owners.holders import INSTITUTIONS, Holder, kind_of
from cast_stats.facts.places import places_of
from cast_stats.language.words import Word

PERSONS = ("人", "名", "位")
EMPLOYERS = (*INSTITUTIONS, "government")
NAME = 3
"""Characters of a person's name at most."""
BODIES = ("所", "家", "座", "处")
"""Units of bodies: 县医院、县中医院各1所 are counted, 县农学会、县林学会各2个 have something."""
COMMA, AND_OTHERS, EACH, OF, HAS, FIRM = "、", "等", "各", "的", "有", "家"


def is_counted(word: Word, clauses: Clauses) -> bool:
    """Whether a word is a number of things that are counted by their names: 3家."""
    number = clauses.numbers.get(word.start)
    return number is not None and number.unit in words_behind().counting


def is_a_count(after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a name is what is counted: right behind it, brackets and what became of it left out, a number of things
    ends the clause: 合作社(组)28家, 松香厂发展到3家."""
    rest = after[1 + next((i for i, w in enumerate(after) if w.text == ")"), -1) :] if after[0].text == "(" else after
    at = 1 if len(rest) > 1 and rest[0].text in words_behind().growing else 0
    if at == len(rest) or not is_counted(rest[at], clauses):
        return False
    return not at or len(rest) == at + 1


def place_of_count(holder: Holder, clauses: Clauses) -> Holder | None:
    """The place whose bodies a number counts, where they are called as one of them could be: 河南省|实体科技馆30座."""
    place = next(iter(places_of(holder.name)), "")
    if holder.kind not in INSTITUTIONS or not place or not holder.name.startswith(place):
        return None
    after = clauses.after(holder.end)
    counted = after and is_a_count(after, clauses)
    return Holder(holder.start, holder.start + len(place), place, "region") if counted else None


def is_had(holder: Holder, after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a clause only says how many of a kind there are: 党组织领办合作社有46家."""
    if len(after) != 2 or after[0].text != HAS or holder.kind not in INSTITUTIONS:
        return False
    number = clauses.numbers.get(after[1].start)
    return number is not None and number.unit == FIRM


def is_listed(after: Sequence[Word], clauses: Clauses) -> bool:
    """Whether a holder only begins a list of what is counted: 凤麓镇、海口等7个乡镇, 安平、临泽、陇西3个县."""
    end = _number(after, clauses)
    listed = after[:end]
    unit = clauses.numbers[after[end].start].unit if listed else ""
    places = unit in words_behind().counting_places
    if not (places or unit in words_behind().counting) or any(moves(word) for word in listed):
        return False
    noun = len(after) > end + 1 and after[end + 1].pos[0] == "n"
    return listed[-1].text == AND_OTHERS or (listed[0].text == COMMA and (noun or places))


def is_counted_among(holder: Holder, clauses: Clauses) -> bool:
    """Whether a name or its work is only one of those that 等 counts: A、B等3家企业, A、B等学会36家, A的某某等3项成果,
    A、B等共50余人参加, A、B代表400人出席, A的王芳等4人; but not A决定对…的B等3家授予."""
    after = clauses.after(holder.end)
    end = _number(after, clauses)
    listed = [word.text for word in after[:end] if word.text not in words_behind().together]
    present = any(word.text in words_behind().attending for word in after[end + 1 : end + 4])
    if end and holder.kind == "person" and AND_OTHERS in listed:
        return True
    if listed[:1] == [AND_OTHERS] and is_counted(after[end], clauses) and not any(map(moves, after[:end])):
        return True
    if not end or listed[-1:] != [AND_OTHERS]:
        members = [word for word in after[:end] if word.text not in words_behind().together]
        return present and COMMA in listed and members[-1].pos[0] == "n"
    if holder.kind in EMPLOYERS and _is_named(after[: end - 1], clauses.numbers[after[end].start].unit):
        return True
    if present or not is_counted(after[end], clauses):
        return present
    if any(word in organisation_words().giving for word in listed):
        return False
    first = listed.index(COMMA) if COMMA in listed else end
    return len(listed) == 1 or "的" in listed or not any(moves(word) for word in after[:first])


def _is_named(words: Sequence[Word], unit: str) -> bool:
    """Whether words before 等 are the name of one of so many persons."""
    name = "".join(word.text for word in words).removeprefix(OF)
    return unit in PERSONS and 1 < len(name) <= NAME and not any(moves(word) for word in words)


def is_enumerated(holders: Sequence[Holder], clauses: Clauses) -> bool:
    """Whether names are only told one after the other: nothing but a count of them follows, or nothing that they do, or
    they are where others come from. 新建农学会、林学会、医学会，…; 汾河县、绛山县6个县上榜; 汾河县和绛山县的8支队."""
    after = clauses.after(holders[-1].end)
    goes_on = bool(after) and after[0].text == COMMA
    if len(holders) < 2 and not goes_on:
        return False
    if len(holders) > 1 and len(after) > 1 and after[0].text == OF and after[1].start in clauses.numbers:
        return True
    if after and after[0].start in clauses.numbers:
        shared = after[0].text.startswith(EACH) and (len(after) > 1 or not after[0].text.endswith(BODIES))
        return is_counted(after[0], clauses) and not shared
    if any(word.start in clauses.numbers for word in after):
        return False
    ended = goes_on and kind_of(after[-1].text) not in ("", "event")
    return ended or not any(word.pos[0] in "vp" and word.pos != "vn" for word in after)


def _number(words: Sequence[Word], clauses: Clauses) -> int:
    """Which of the words is the first quantity; 0 where none is."""
    return next((i for i, word in enumerate(words) if word.start in clauses.numbers), 0)
