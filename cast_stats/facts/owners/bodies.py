"""Bodies: subjects of clauses that are no full names: 人民医院发放…, and the places that a breakdown goes on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import JOINS, MARKS, Clauses
from cast_stats.facts.owners.claims import Claim
from cast_stats.facts.owners.holders import Holder, kind_of
from cast_stats.language.gazetteer import ENDS, LEVELS
from cast_stats.language.heads import common_heads
from cast_stats.language.words import Word, is_known

LOCAL = ("hospital", "government", "institute")
NOUNS = ("n", "nt", "nz", "ns", "j", "an", "nr", "nrt", "vn", "l")
SMALL = ("街道", "镇", "乡", "公社")
"""What small places that no gazetteer has end with; they are read only as the subject of a clause."""
BEHIND = frozenset(("把", "将", "为", "向", "给", "则"))
EACH = frozenset(("各", "均", "分别", "有", "各有"))
RURAL = frozenset(("农村", "乡村", "城镇", "城乡", "乡镇", "社区", "城市", "山区"))
ATTACHED = "级直属辖内外管立"
"""What makes another word of a bare level: 省级, 县直."""
TREASURY, APART = "财政", "其中"
NAMED = ("ns", "nr", "nz", "nrt", "s")


def bodies_in(clauses: Clauses, taken: Sequence[Holder]) -> Iterator[Holder]:
    """Offices, hospitals and stations without their place, each the subject of a clause: 疾控中心发放挂图."""
    places = {place for holder in taken for place in range(holder.start, holder.end)}
    listed = {behind.start for word, behind in pairwise(clauses.words) if word.text == "、"}
    for words in clauses.each():
        yield from _led(words, places, bool(words) and words[0].start in listed)


def _led(words: Sequence[Word], taken: set[int], listed: bool) -> list[Holder]:
    """The bodies that a clause begins with, several where 、 joins them; none unless a verb follows, and no bare level
    where the clause is one of a list."""
    openers = organisation_words().openers
    found: list[Holder] = []
    at = next((i for i, w in enumerate(words) if w.text not in openers and w.text not in MARKS and w.pos != "t"), 0)
    if not listed and (whole := _whole(words[at:], taken)):
        return [whole]
    while at < len(words):
        end = next((i for i in range(at, len(words)) if words[i].pos not in NOUNS), len(words))
        if end in (at, len(words)) or (body := _body(words[at:end], taken)) is None:
            return []
        found.append(body)
        if words[end].text != "、":
            follows = words[end].text in BEHIND or (words[end].pos[0] == "v" and words[end].pos != "vn")
            return found if follows else []
        at = end + 1
    return []


def _whole(words: Sequence[Word], taken: set[int]) -> Holder | None:
    """The region that a clause calls by its level alone, or by its treasury, with its verb behind it: 县成立8个专业组,
    省财政安排100万元."""
    at = 2 if len(words) > 2 and words[1].text == TREASURY else 1
    if len(words) < 2 or words[0].text not in LEVELS or words[0].start in taken:
        return None
    level, verb = words[0], words[at]
    if verb.pos[0] not in "vd" or verb.pos == "vn" or verb.text[0] in ATTACHED:
        return None
    return Holder(level.start, level.end, f"全{level.text}", "region", level.text, pointer=True)


def _body(words: Sequence[Word], taken: set[int]) -> Holder | None:
    text = _text(words)
    small = text.endswith(SMALL) or (text.endswith("村") and not is_known(words[-1].text))
    kind = "region" if small and len(text) < 6 else kind_of(text)
    if len(text) < 3 or kind not in (*LOCAL, "region") or words[0].start in taken:
        return None
    known = organisation_words()
    if words[0].text in known.prepositions:
        return None
    if text.endswith(common_heads()) or any(text in group for group in known.alone.values()):
        return None
    if text in known.suffixes["government"]:
        return None
    if any(word in text for word in known.counted - {words[-1].text} if len(word) > 1):
        return None
    return Holder(words[0].start, words[-1].end, text, kind)


def breakdown(clauses: Clauses, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Those that a breakdown goes on with: places that nothing but their own number tells (其中清河区18个，大新区9个),
    and whoever the same verb tells of (市科协设立2项，省级学会设立3项)."""
    known = {claim.start: claim for claim in claims}
    told, verb = False, ""
    for words in clauses.each():
        end = next((i for i, word in enumerate(words) if word.start in clauses.numbers), 0)
        claim = next((known[word.start] for word in words if word.start in known), None)
        bare = end > 0 and len(words) == end + 1
        if claim is not None:
            told = bare and claim.holders[0].kind == "region" and _only(words[:end], claim.holders[-1].end)
            verb = _verb(words[:end], claim.holders[-1].end)
        elif bare and (told or _sets_apart(words[:end])) and (places := _places(words[words[0].text == APART : end])):
            told = True
            yield Claim(places[0].start, places, False, until=clauses.closing(places[0].start))
        elif verb and _verb(words[:end], words[end - 2].end if end > 1 else 0) == verb and _is_noun(words[: end - 1]):
            yield Claim(
                words[0].start, (Holder(words[0].start, words[end - 2].end, _text(words[: end - 1]), "body"),), False
            )


def _sets_apart(words: Sequence[Word]) -> bool:
    """Whether words tell one place apart that no list has: 其中铁北区."""
    name = _text(words[1:])
    return words[0].text == APART and name[-1:] in LEVELS and 2 < len(name) < 5 and not is_known(name[:-1])


def _verb(words: Sequence[Word], end: int) -> str:
    """The verb that alone stands between the name that ends at `end` and the number."""
    behind = [word for word in words if word.start >= end]
    return behind[0].text if len(behind) == 1 and behind[0].pos[0] == "v" else ""


def _is_noun(words: Sequence[Word]) -> bool:
    return bool(words) and words[-1].pos in NOUNS and all(word.pos in (*NOUNS, "b") for word in words)


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _only(words: Sequence[Word], end: int) -> bool:
    """Whether a clause says nothing between the holder that ends at `end` and the number."""
    return all(word.text in EACH for word in words if word.end > end)


def _places(words: Sequence[Word]) -> tuple[Holder, ...]:
    """The names that words joined by 、 or 和 are, if one of them looks like a place."""
    while words and words[-1].text in EACH:
        words = words[:-1]
    names: list[list[Word]] = [[]]
    for word in words:
        if word.text in JOINS:
            names.append([])
        else:
            names[-1].append(word)
    if not all(names) or not any(_looks_local(name) for name in names):
        return ()
    if any(name[-1].text in RURAL for name in names):
        return ()
    texts = [_text(name) for name in names]
    if any(not 2 <= len(text) <= 6 or text.startswith(("其余", "其他", "其它")) for text in texts):
        return ()
    return tuple(Holder(n[0].start, n[-1].end, text, "region") for n, text in zip(names, texts, strict=True))


def _looks_local(words: Sequence[Word]) -> bool:
    return words[-1].text[-1] in ENDS or (len(words) == 1 and words[0].pos in NAMED)
