"""Organisations, regions, events and titled persons as mentions: names found from their last word leftwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cast_stats.catalog.organisations import organisation_words
from cast_stats.language.brands import branded, with_brand
from cast_stats.language.bylines import bylines
from cast_stats.language.folding import fold
from cast_stats.language.mention import Mention
from cast_stats.language.places import NAMELIKE
from cast_stats.language.positions import OWN, PREPOSED, Positions, is_wordlike
from cast_stats.language.words import Word, is_known

LONGEST = 40
CLOSING = {")": "(", "”": "“", "》": "《"}
QUOTED = ("”", "》")
ORDINAL = re.compile(r"(?:20\d\d|19\d\d)年?(?:度)?$|第[〇零一二三四五六七八九十百\d]+[届次期]$|[首本]届$")
NTH = re.compile(r"第[〇零一二三四五六七八九十百\d]+[届次期]")
MIDDLE = "中心"
"""What is no body right behind a place: 海州市|中心."""
TELLING = frozenset(
    ("是", "有", "现有", "位于", "地处", "坐落", "坐落于", "始建", "始建于", "建于", "创建于", "成立于", "拥有")
)
BRANCHES = ("专业委员会", "专委会", "分会", "分公司", "办事处", "工作委员会")
SURE = ("科协", "公司")
"""Heads that stand even where the segmenter lets a word run over them."""
GROUPS = frozenset(("组", "组别", "部", "段", "生", "队"))
"""What makes a level of schools of a school's head: 小学|组."""
DOING = frozenset(("展览", "评选", "征文", "活动"))
"""Heads of events that are verbs too where they have an object: 评选|优秀论文."""
BARRED: dict[str, tuple[str, ...]] = {
    "association": ("科协",),
    **dict.fromkeys(("park", "company", "school", "hospital"), ("科协", "学会", "协会", "公司")),
}
"""Heads that the name of another kind does not reach over: 市科协|高新区."""
CONJUNCTIONS = frozenset(("和", "与", "及"))
LEADING = frozenset(("推进", "推广", "促进", "指导", "表彰", "宣传", "对接", "推介", "发布", "展示"))
"""Verbs that stand inside names but begin none."""
LEVELS = "省市县州盟旗"


@dataclass(frozen=True, slots=True)
class Organisation(Mention):
    """An organisation or a region named in the text; `kind` says which: region, association, company, park, school,
    hospital, institute, government, event or person."""

    kind: str


def find_organisations(text: str) -> tuple[Organisation, ...]:
    """Every organisation and region that `text` names, in order, without overlap; blanks in a name do not count."""
    folded = fold(text)
    spans = ((folded.span(m.start, m.end), m.kind) for m in _Finder(folded.text).find())
    return tuple(Organisation(start, end, text[start:end], kind) for (start, end), kind in spans)


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all heads of names, the longer first, and the kind of each."""
    kinds = {suffix: kind for kind, suffixes in organisation_words().suffixes.items() for suffix in suffixes}
    heads = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(f"{head}(?!学)" if head[-1] in "中小" else head for head in heads)), kinds


@cache
def _persons() -> re.Pattern[str]:
    """A title and a name behind it: 主席万钢, 董事长秦什魁."""
    titles = "|".join(sorted(organisation_words().titles | organisation_words().lay, key=len, reverse=True))
    return re.compile(rf"(?:{titles})(?!关于)([{organisation_words().surnames}][一-鿿]{{1,2}})")


@cache
def _kinds() -> tuple[str, ...]:
    """Heads that always make a kind: 中小学, 上市公司."""
    return tuple(organisation_words().classes)


@cache
def _classes() -> tuple[str, ...]:
    """What the name of a kind begins with: 省级, 中等, 普通."""
    return tuple(word for word in organisation_words().counted if len(word) > 1)


class _Finder(Positions):
    """One text without white space, its words and places."""

    def find(self) -> list[Organisation]:
        """Names, then the places and persons that are no part of them."""
        named = (*self._named(), *self._companies(), *self._persons(), *self._regions())
        spans: list[Organisation] = []
        signed = bylines(self.text)
        for mention in sorted(named, key=lambda m: (m.start, -m.end)):
            if any(start <= mention.start < end for start, end in signed):
                continue
            if spans and mention.kind == "institute" and self.text.endswith("科学院", spans[-1].start, mention.start):
                start = spans.pop().start
                mention = Organisation(start, mention.end, self.text[start : mention.end], mention.kind)
            if spans and self._is_branch(spans[-1], mention):
                start = spans.pop().start
                mention = Organisation(start, mention.end, self.text[start : mention.end], mention.kind)
            if spans and mention.start < spans[-1].end:
                if mention.end > spans[-1].end and mention.kind != "region" and spans[-1].kind != "person":
                    start = min(mention.start, spans[-1].start)
                    spans[-1] = Organisation(start, mention.end, self.text[start : mention.end], mention.kind)
                continue
            spans.append(mention)
        return spans

    def _is_branch(self, body: Organisation, mention: Organisation) -> bool:
        """Whether a name that follows a body's without a gap is that of its branch: 省药学会|老年药学专业委员会."""
        return body.end == mention.start and mention.text.endswith(BRANCHES) and body.kind in ("association", "company")

    def _regions(self) -> Iterator[Organisation]:
        for place in self.places.values():
            yield Organisation(place.start, place.end, place.text, "region")

    def _persons(self) -> Iterator[Organisation]:
        for match in _persons().finditer(self.text):
            start, end = match.span(1)
            if self._is_common(start):
                continue
            word = self.word_before(end)
            if end - start == 3 and word.start == end - 1 and word.pos[0] not in "nagz":
                end -= 1
            if self.word_before(end).start != start or self.word_before(end).pos[0] == "n":
                yield Organisation(start, end, self.text[start:end], "person")

    def _is_common(self, start: int) -> bool:
        """Whether a common noun begins here, or one goes on that begins with the title: 会员|单位, 会员单位."""
        word = self.word_before(start + 1)
        return word.pos == "n" and word.end > start + 1 and is_known(word.text)

    def _named(self) -> Iterator[Organisation]:
        """A name for every head that has one; a head inside a longer name is passed over by `find`."""
        pattern, kinds = _heads()
        for match in pattern.finditer(self.text):
            head, end = match.span()
            if not self._ends_name(end) and match.group() not in SURE:
                continue
            kind = kinds[match.group()]
            if self.text.endswith(_kinds(), 0, end) or self._goes_on(match.group(), kind, end):
                continue
            start = self._leftmost(head, kind, self._is_told(end))
            if kind == "event":
                start = self._with_ordinal(start)
            start = self._without_preposition(start, head)
            start = start if kind == "event" else self._without_verb(with_brand(self, start), end)
            if self._names(start, head, kind):
                yield Organisation(start, end, self.text[start:end], kind)

    def _companies(self) -> Iterator[Organisation]:
        for start, end in branded(self):
            yield Organisation(start, end, self.text[start:end], "company")

    def _goes_on(self, head: str, kind: str, at: int) -> bool:
        """Whether the word behind a head makes something else of it: a level of schools, a verb with its object."""
        index = self.starts.get(at)
        if index is None or index >= len(self.words):
            return False
        word = self.words[index]
        if kind == "school":
            return word.text.rstrip("和与及") in GROUPS
        return head in DOING and (word.text == "《" or word.pos in ("n", "nz", "vn"))

    def _ends_name(self, at: int) -> bool:
        """Whether a word ends here, or only a title follows in the same word: 协会|会长."""
        if at in self.ends:
            return True
        word = self.word_before(at)
        return self.text[at : word.end] in organisation_words().titles

    def _is_told(self, end: int) -> bool:
        """Whether what follows can only tell of a body: 是, 现有, 始建于."""
        word = self.word_at(end)
        return word is not None and word.text in TELLING

    def _leftmost(self, head: int, kind: str, told: bool) -> int:
        """Where the name of the head at `head` begins: word by word to the left, up to a place with all that
        precedes it, or to a word that ends names."""
        at = head
        while head - at < LONGEST:
            if at in self.places:
                while at in self.places:
                    at = self.places[at].start
                return at
            before = self._before(at, head, kind, told)
            if before is None:
                return at
            at = before
            if self._is_level(at) or (kind == "event" and self.text[at] == "第" and at not in self.places):
                return at
        return at

    def _is_level(self, at: int) -> bool:
        """Whether a bare level begins here that no place stands before: 完成|省科协."""
        word = self.word_before(at + 1)
        if word.text not in LEVELS or word.start != at or at in self.places or at in self.placed:
            return False
        return at == 0 or self.word_before(at).pos not in NAMELIKE

    def _before(self, at: int, head: int, kind: str, told: bool) -> int | None:
        """Where the piece begins that stands before `at` and belongs to the name; None where none does."""
        if at == 0 or (at < head and self.text.endswith(BARRED.get(kind, ()), 0, at)):
            return None
        char = self.text[at - 1]
        if char in CLOSING:
            opening = self.text.rfind(CLOSING[char], max(0, at - LONGEST), at)
            fits = kind == "event" if char in QUOTED else at - opening <= 10
            return opening if opening >= 0 and fits else None
        word = self.word_before(at)
        text = self.text[word.start : at]
        if len(text) == 2 and text[1] in OWN and text[0] in PREPOSED:
            return at - 1
        if text in CONJUNCTIONS:
            return word.start if at < head and self._place_leads(word.start) else None
        verb = told and kind in ("company", "association") and word.pos == "v" and len(text) == 2
        if verb and at < head and self.opens(word.start) and text not in organisation_words().stops:
            return word.start
        return word.start if self._belongs(word, text) else None

    def _belongs(self, word: Word, text: str) -> bool:
        """Whether a word may stand inside a name. One that is no noun may where the segmenter can have erred: a
        place begins the name a little further left."""
        words = organisation_words()
        if text in words.inside:
            joins = text in words.stops and word.text == text
            return not joins or (self._noun_before(word.start) and not self._head_before(word.start))
        if text in words.stops or not is_wordlike(text) or text[:2] in words.adverbs:
            return False
        if (word.pos[0] in "nbjlsaz" and word.pos != "ad") or word.pos in ("vn", "eng"):
            return True
        if word.pos[0] in "mq":
            return text[0] == "第"
        if len(text) > 1 and word.pos[0] in "vd":
            return self._is_coined(word) or self._behind_level(word.start)
        return self._place_near(word.start)

    def _is_coined(self, word: Word) -> bool:
        """Whether a clause begins with a word that no dictionary has: 恒拓|新材料工作站."""
        words = organisation_words()
        made_up = words.stops.isdisjoint(word.text) and words.prepositions.isdisjoint(word.text)
        return made_up and not is_known(word.text) and self.opens(word.start)

    def _behind_level(self, at: int) -> bool:
        """Whether nothing but a bare level stands before, where a phrase begins: 市|制冷学会."""
        return at > 0 and self.text[at - 1] in OWN and at - 1 in self.starts and self.opens(at - 1)

    def _head_before(self, at: int) -> bool:
        """Whether the head of another name ends here: 市科协|联合|市委."""
        return self.text.endswith(tuple(_heads()[1]), 0, at)

    def _noun_before(self, at: int) -> bool:
        word = self.word_before(at) if at else None
        return word is not None and (word.pos[0] in "nj" or word.text in organisation_words().inside)

    def _place_near(self, at: int) -> bool:
        """Whether a place ends here or up to four characters to the left, with no head of a name between."""
        for end in range(at, max(0, at - 5), -1):
            if end in self.places:
                return True
            if not is_wordlike(self.text[end - 1 : end]) or self.text.endswith(("科协", "公司"), 0, end):
                return False
        return False

    def _place_leads(self, at: int) -> bool:
        """Whether only nouns stand between a place and here, none of them a head: 江西省农业|和农村发展研究会."""
        pattern, _ = _heads()
        start = at
        while at > 0 and start - at < LONGEST // 4:
            if at in self.places:
                return pattern.search(self.text, at, start) is None
            word = self.word_before(at)
            if word.pos[0] not in "nj" and word.pos != "vn":
                return False
            at = word.start
        return False

    def _with_ordinal(self, start: int) -> int:
        """An event's number and year before its name: 第十二届, 2024年."""
        while match := ORDINAL.search(self.text, max(0, start - 9), start):
            start = match.start()
        return start

    def _without_preposition(self, start: int, head: int) -> int:
        """Past a verb, or a preposition that the segmenter holds for part of the name: 推进|燃煤电厂, 到|省农科院."""
        index = self.starts.get(start)
        first = self.words[index] if index is not None else None
        if first and first.end < head and (first.text in LEADING or self._takes_level(first)):
            return first.end
        words = organisation_words()
        if start in self.placed or self.text[start] not in words.stops | words.prepositions:
            return start
        if start + 1 in self.placed:
            return start + 1
        rest = self.text[start + 1 : head]
        if first and first.text[1:2] and first.text[1] in OWN and (len(first.text) == 2 or first.text[0] in PREPOSED):
            return start if is_known(first.text) else start + 1
        return start + 1 if rest[:1] in OWN or rest in words.counted else start

    def _without_verb(self, start: int, end: int) -> int:
        """Past a word that no dictionary has, where a noun behind the name shows it to be a verb: 编印|夜校|课本."""
        first = self.starts.get(start)
        behind = self.starts.get(end)
        if first is None or behind is None or behind >= len(self.words) or not self._is_coined(self.words[first]):
            return start
        return self.words[first].end if self.words[behind].pos == "n" else start

    def _takes_level(self, first: Word) -> bool:
        """Whether a verb that stands inside names has a bare level or a place for its object: 联合|县总工会."""
        if first.text not in organisation_words().stops:
            return False
        return first.end in self.placed or self.text[first.end : first.end + 1] in OWN

    def _names(self, start: int, head: int, kind: str) -> bool:
        """Whether the words before the head name one: a place, a quotation, an ordinal, or a noun that is none of the
        kinds that are counted."""
        words = organisation_words()
        if start == head or self.text[start] == "(" or (kind == "event" and head - start < 3):
            return False
        between = [(w.pos, self.text[max(w.start, start) : min(w.end, head)]) for w in self._between(start, head)]
        pieces = [text for pos, text in between if is_wordlike(text) and pos != "m"]
        if not pieces:
            return False
        placed = start in self.placed
        if placed and head in self.places:
            return not self.text.startswith(MIDDLE, head)
        office = self.text[head : head + 1] in "厅局" and (placed or self.text[start] in OWN)
        counted = pieces[-1] in words.counted or self._kind_of_region(start, head, pieces)
        if counted and not office and kind != "event":
            return False
        if not placed and self.text[start] in OWN and self.text[max(0, start - 1) : start] in (*OWN, "各"):
            return False
        if self.text[head : head + 1] in "厅局" or (kind == "institute" and self.text.startswith("中心", head)):
            return placed or self.text[start] in OWN
        if placed or self.text[start] in "“《" or NTH.match(self.text, start) or self._of_level(start, head):
            return True
        if self.text.startswith(tuple(DOING), head):
            return False
        if kind != "event" and self.text.startswith(_classes(), start, head):
            return False
        common = words.generic | words.counted | words.inside
        return any(piece not in common for piece in pieces) and (kind == "event" or words.counted.isdisjoint(pieces))

    def _of_level(self, start: int, head: int) -> bool:
        """Whether a name is that of a level's own body: 镇|科普协会."""
        word = self.word_at(start)
        return (
            word is not None
            and word.text in ("镇", "乡")
            and self.text.startswith(("科", "农", "工会", "妇联"), start + 1)
        )

    def _kind_of_region(self, start: int, head: int, pieces: list[str]) -> bool:
        """省园区科协, 江苏省园区科协: the region's park associations, not one of them."""
        return len(pieces) > 1 and pieces[-1] == "园区" and pieces[-2][-1] in "省市县区州"

    def _between(self, start: int, end: int) -> Iterator[Word]:
        index = self.starts.get(start)
        if index is None:
            index = next((i for i, word in enumerate(self.words) if word.end > start), len(self.words))
        while index < len(self.words) and self.words[index].start < end:
            yield self.words[index]
            index += 1
