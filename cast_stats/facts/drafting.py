"""From an article's numbers to drafts: item, family, subject, time and change of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby, product
from operator import itemgetter
from typing import NamedTuple

from cast_stats.catalog.rules import FamilyRule, RuleBook
from cast_stats.facts.changes import Changes, changes_of
from cast_stats.facts.context import START, Resolved, Scene, Sentence
from cast_stats.facts.draft import Draft
from cast_stats.facts.elements import Elements, elements_of
from cast_stats.facts.families import FamilyFinder, measure_of
from cast_stats.facts.fitting import fitted
from cast_stats.facts.items import ABOVE, ItemFinder, ItemMatch, is_ratio
from cast_stats.facts.owners.subjects import SubjectResolver
from cast_stats.facts.times.resolver import TimeResolver
from cast_stats.language.gazetteer import leading_place
from cast_stats.language.mention import Number

CLAUSE_END = re.compile("[，,：:。；;！？!?\n]")
NEAR = 400
"""Characters on either side of a number in which its clause may tell what it counts."""
FAR = 200
"""Numbers back at most to one that another goes on from."""
LISTING = re.compile("[、和与及]")
NOUN_AND_COMMA = re.compile("[一-鿿“”]{1,20}[,，]")
"""What stands between two numbers of a list: 10个|协会，|5名."""
LEVEL = re.compile(
    "^[国省市县区州盟旗乡镇村部校地厅][直本]?[级属]|^(?:国家|省部|地市|县区|区县|市县)[级属]|^[正副]?[高中初]级"
    "|^[国境海][内外]|^国际|^[正副]高|^(?:[国省市县区乡镇村公私社队厂校联街][立办营属]|民[办营])(?!公)|^各[级类种]"
)
"""What names the level of a noun: 市级, 国家级, 市本级."""
WHOLE = re.compile("^[全我本][国省市县区州](?=..)")
"""What says of a whole place, and goes where one level of it is told."""
NUMBERING = re.compile("[(（][0-9一二三四五六七八九十]{1,3}[)）](?=.)|[一二三四五六七八九十]是(?:每年)?(?=.)")
HIGH = "高级"
MIDDLE = re.compile("(?:^|[，,、；;。：:（(有得定升聘名]|其中)中$")
"""What 中 stands behind where it begins 中高级."""
OF_WHICH = "其中"
TALLIES = frozenset({"数量", "总数量", "总数", "总量", "人数", "总人数"})
"""Items that say no more than that things told before are counted: 会员300人，数量比上年增加20人."""
SHARE = "比"
"""What a share without a unit, 四分之一, counts as when its family is sought."""
RANKS = frozenset("特一二三四五")
RANKED = re.compile("(?:[、和与及][特一二三四五])+(等奖|等功|级|类)")
"""The ranks that follow the first of a list, and the word that they share: 一|、二、三等奖."""


class Setting(NamedTuple):
    """What a number is read in: its sentence with the elements and changes there, and the paragraph's drafts `before`
    it, with their `units`."""

    scene: Scene
    sentence: Sentence
    elements: Elements
    changes: Changes
    before: list[Draft]
    units: set[str]


class Drafter:
    """The rules of a rule book at work on one article after another."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._items = ItemFinder(book)
        self.families = FamilyFinder(book)
        self.alphabet = self._items.alphabet

    def drafts(self, scene: Scene, subjects: SubjectResolver | None = None) -> Iterator[list[Draft]]:
        """The drafts of each paragraph that holds any, paragraph by paragraph; `subjects` are the article's, where
        they are known already."""
        numbers = ((s, n) for s in scene.sentences for n in s.numbers if n.reason is None)
        first = next(numbers, None)
        if first is None:
            return
        subjects, times = subjects or SubjectResolver(scene), TimeResolver(scene)
        for _, group in groupby(chain([first], numbers), key=lambda pair: pair[0].paragraph):
            drafts: list[Draft] = []
            units: set[str] = set()
            for sentence, pairs in groupby(group, key=itemgetter(0)):
                elements = elements_of(sentence, self.alphabet)
                setting = Setting(scene, sentence, elements, changes_of(scene.text(sentence), sentence), drafts, units)
                for _, number in pairs:
                    drafts += self._of_number(setting, number, subjects, times)
                    units.add(number.unit)
            yield drafts

    def _of_number(
        self, setting: Setting, number: Number, subjects: SubjectResolver, times: TimeResolver
    ) -> Iterator[Draft]:
        scene, sentence, elements, changes, before, units = setting
        text, change = scene.text(sentence), changes.get(number.start)
        match = _begun_behind(before, self._items.find(elements, number, units), text)
        match = _begun_at_middle(_begun_behind_numbering(match, text), text)
        match = fitted(match, elements, number, self.families, self.alphabet)
        period, how, source = times.resolve(sentence, number, change)
        owner = subjects.resolve(sentence, number)
        pairs = product(_owners(match, text, number, owner), _items(match, text, number, before))
        for member, (subject, (item, span)) in enumerate(pairs):
            yield Draft(
                sentence=sentence, number=number, item=item, item_span=span, rule=match.rule if match else None,
                family=self._family(setting, match, item, number, subject.text),
                subject=subject, period=period, period_source=(how, source), change=change, member=member,
            )  # fmt: skip

    def _family(self, setting: Setting, match: ItemMatch | None, item: str, number: Number, owner: str) -> FamilyRule:
        """The family of the number that it goes on from, or the one that its own words tell; where they tell nothing
        that of the number before it in the sentence with the same unit."""
        scene, sentence, before = setting.scene, setting.sentence, setting.before
        above = _above(match, before, number) if match and match.rule.item in ABOVE else None
        if above and above.number.unit == number.unit:
            return above.family
        unit = number.unit or (SHARE if is_ratio(number) else "")
        clause = _clause_round(scene.text(sentence), sentence, number, item)
        found = self.families.find(item, unit, clause, owner, before[-1].family.category if before else "")
        alike = (d.family for d in reversed(before) if d.sentence is sentence and d.number.unit == number.unit)
        return next(alike, found) if found.weak and self.families.kind_of(item) is None else found


def _begun_behind(before: list[Draft], match: ItemMatch | None, text: str) -> ItemMatch | None:
    """The match with its item begun behind the noun of the number before: 34个基地|开发产品9种, 5期班、|讲座2场."""
    taken = before[-1].item_span if before else None
    if match is None or match.span is None or taken is None or not match.span[0] < taken[1] < match.span[1]:
        return match
    begun = taken[1] + (LISTING.match(text, taken[1]) is not None)
    return replace(match, span=(begun, match.span[1])) if before[-1].number.end <= taken[0] else match


def _items(
    match: ItemMatch | None, text: str, number: Number, before: list[Draft]
) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The item of a number, or one item a member where the number holds for each member of a list."""
    if match is None or match.span is None:
        yield _inherited(_above(match, before, number), number), None
        return
    item = text[slice(*match.span)]
    if item in TALLIES and CLAUSE_END.search(text, max(0, match.span[0] - 1), match.span[0]):
        above = _above(match, before, number)
        yield above.item if above and above.number.unit == number.unit else item, match.span
        return
    if match.rule.item == "level" and LEVEL.fullmatch(item):
        above = _above(match, before, number)
        noun = _levelled(above.item) if above and (LEVEL.match(above.item) or not is_ratio(number)) else ""
        yield item + noun, match.span
        return
    if number.each and LISTING.search(item):
        pieces = LISTING.split(item)
        for piece in pieces:
            yield _headed(piece, pieces[-1]), match.span
    else:
        yield _ranked(item, text[match.span[1] :]) + match.rule.suffix.format(unit=number.unit), match.span


def _levelled(noun: str) -> str:
    """A noun without the level or place that another level takes the place of: 省级|基地, 全省|基地, 河南省|科技馆."""
    noun = WHOLE.sub("", LEVEL.sub("", noun))
    return noun[leading_place(noun) :] or noun


def _inherited(above: Draft | None, number: Number) -> str:
    """The item of the number that this one goes on from; the own unit where there is none, or that is a unit itself."""
    only_unit = above is not None and above.item == above.number.unit != number.unit
    return number.unit or number.text if above is None or (only_unit and number.unit) else above.item


def _owners(match: ItemMatch | None, text: str, number: Number, subject: Resolved) -> list[Resolved]:
    """Whose number it is: one owner, or each of several where the number holds for each of them."""
    if match and match.owners:
        return [Resolved(text[start:end], "explicit", text[start:end]) for start, end in match.owners]
    if number.each and not (match and match.span and LISTING.search(text[slice(*match.span)])):
        return [Resolved(name, subject.how, subject.source) for name in subject.text.split("、")]
    return [subject]


def _above(match: ItemMatch | None, before: list[Draft], number: Number) -> Draft | None:
    """The number that this one goes on from: the nearest in the same unit (of a part: that is not smaller; of a list of
    changes: the one in the same place), else the nearest; of a share the nearest, whatever its unit."""
    if match and match.rule.item == "step" and len(before) >= match.back:
        return before[-match.back]
    if not before or is_ratio(number):
        return before[-1] if before else None
    alike = _in_unit_of(before[-FAR:], number)
    alike = [draft for draft in alike if not (_is_part(draft, number) or _is_aside(draft, number))] or alike
    if match and match.rule.item == "whole":
        alike = [draft for draft in alike if draft.number.value >= number.value] or alike
    return (alike or before)[-1]


def _is_part(draft: Draft, number: Number) -> bool:
    """Whether a number of an earlier sentence stands behind 其中 there: what goes on is the whole, not its part."""
    sentence = draft.sentence
    ended = sentence.end <= number.start
    return ended and any(word.text == OF_WHICH for word in sentence.words_between(sentence.start, draft.number.start))


def _is_aside(draft: Draft, number: Number) -> bool:
    """Whether a number stands in brackets that have closed since: 科技馆30座(含在建4座)，其中省级1座."""
    between = [word.text for word in draft.sentence.words_between(draft.number.end, number.start)]
    return between.count(")") > between.count("(")


def _in_unit_of(before: list[Draft], number: Number) -> list[Draft]:
    """The numbers in the unit of `number`; where there are none those of the sentence in a unit of its kind: 项目9个，
    有收益的4项."""
    same = [draft for draft in before if draft.number.unit == number.unit]
    kind = measure_of(number.unit)
    near = (draft for draft in before if draft.sentence is before[-1].sentence)
    return same or [draft for draft in near if measure_of(draft.number.unit) == kind]


def _begun_behind_numbering(match: ItemMatch | None, text: str) -> ItemMatch | None:
    """The match with its item begun behind the numbering of a point: (二)|先进学会, 三是|培训."""
    numbering = NUMBERING.match(text, *match.span) if match and match.span else None
    if match is None or match.span is None or numbering is None:
        return match
    return replace(match, span=(numbering.end(), match.span[1]))


def _begun_at_middle(match: ItemMatch | None, text: str) -> ItemMatch | None:
    """The match with its item begun at 中 of 中高级, where it is no place: 其中|中高级职称, but 会员中|高级职称."""
    if match is None or match.span is None or not text.startswith(HIGH, match.span[0]):
        return match
    if not MIDDLE.search(text, max(0, match.span[0] - NEAR), match.span[0]):
        return match
    return replace(match, span=(match.span[0] - 1, match.span[1]))


def _headed(piece: str, last: str) -> str:
    """A member of a list with the noun that it leaves to the last one: 正, 副所长 are 正所长, 副所长."""
    if LEVEL.fullmatch(piece) and LEVEL.match(last):
        return piece + LEVEL.sub("", last)
    return piece + last[1:] if piece == "正" and last.startswith("副") else piece


def _ranked(item: str, behind: str) -> str:
    """一, a member of 一、二、三等奖, is 一等奖."""
    shared = RANKED.match(behind) if item[-1:] in RANKS else None
    return item + shared[1] if shared else item


def _clause_round(text: str, sentence: Sentence, number: Number, item: str) -> str:
    """What stands near a number within its clause, the number itself written `#`; where that is no more than its item
    what leads the first of its list, 评选出10个协会，|5名带头人, or what ends it, 16所学校|，3家医院建立了科协."""
    before = _before(text, sentence, number)
    after = _behind(text, sentence, number)
    if before or after != item:
        return f"{before}#{after}"
    return f"{_lead_of_list(text, sentence, number)}#{after}{_end_of_list(text, sentence, number)}"


def _before(text: str, sentence: Sentence, number: Number) -> str:
    """What stands before a number in its clause."""
    return CLAUSE_END.split(text[max(sentence.start, number.start - NEAR) : number.start])[-1]


def _behind(text: str, sentence: Sentence, number: Number) -> str:
    """What stands behind a number in its clause."""
    return CLAUSE_END.split(text[number.end : min(sentence.end, number.end + NEAR)], maxsplit=1)[0]


def _end_of_list(text: str, sentence: Sentence, number: Number) -> str:
    """What stands behind the last of the numbers that follow each other over commas, each with its noun."""
    at = bisect_left(sentence.numbers, number.start, key=START) + 1
    last = number
    for one in sentence.numbers[at : at + FAR]:
        if not NOUN_AND_COMMA.fullmatch(text, last.end, one.start):
            break
        last = one
    return "" if last is number else _behind(text, sentence, last)


def _lead_of_list(text: str, sentence: Sentence, number: Number) -> str:
    """What stands before the first of the numbers that follow each other over commas, each with its noun."""
    at = bisect_left(sentence.numbers, number.start, key=START)
    for one in reversed(sentence.numbers[max(0, at - FAR) : at]):
        if not NOUN_AND_COMMA.fullmatch(text, one.end, number.start):
            return ""
        if before := _before(text, sentence, one):
            return before
        number = one
    return ""
