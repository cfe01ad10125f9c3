"""From a sentence's numbers to drafts: item, family, subject, time and change of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cast_stats.catalog.rules import RuleBook
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.draft import Draft
from cast_stats.facts.elements import Elements, elements_of
from cast_stats.facts.families import family_of
from cast_stats.facts.items import ItemFinder, ItemMatch
from cast_stats.facts.subjects import SubjectResolver
from cast_stats.facts.times import TimeResolver
from cast_stats.language.mention import Number

CLAUSE_END = re.compile("[，,：:。；;！？!?\n]")
LISTING = re.compile("[、和与及]")
NEAR = 16
"""Characters round a number that count as its clause, when no clause ends before."""


class Drafter:
    """The rules of a rule book at work on one article after another."""

    def __init__(self, book: RuleBook) -> None:
        self._families = book.families
        self._items = ItemFinder(book)

    def drafts(self, scene: Scene) -> Iterator[list[Draft]]:
        """The drafts of each sentence that holds any, sentence by sentence."""
        subjects, times = SubjectResolver(scene), TimeResolver(scene)
        for sentence in scene.sentences:
            numbers = [n for n in sentence.numbers if n.reason is None]
            if not numbers:
                continue
            drafts: list[Draft] = []
            elements = elements_of(sentence, self._items.alphabet)
            for number in numbers:
                drafts += self._of_number(scene, sentence, number, elements, drafts, subjects, times)
            yield drafts

    def _of_number(
        self, scene: Scene, sentence: Sentence, number: Number, elements: Elements,
        before: list[Draft], subjects: SubjectResolver, times: TimeResolver,
    ) -> Iterator[Draft]:  # fmt: skip
        text = scene.text(sentence)
        match = self._items.find(elements, number)
        subject = subjects.resolve(sentence, number)
        period, how, source = times.resolve(sentence, number)
        for member, (item, span) in enumerate(_items(match, text, number, before)):
            yield Draft(
                sentence=sentence, number=number, item=item, item_span=span, rule=match.rule if match else None,
                family=family_of(self._families, item, number.unit, clause_round(text, sentence, number).replace(item, "")),
                subject=subject, period=period, period_source=(how, source),
                change=match.change if match else None, member=member,
            )  # fmt: skip


def _items(
    match: ItemMatch | None, text: str, number: Number, before: list[Draft]
) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The item of a number, or one item a member where the number holds for each member of a list."""
    suffix = match.rule.suffix.format(unit=number.unit) if match else ""
    if match is None or match.span is None:
        yield (before[-1].item + suffix if before else number.unit or number.text), None
        return
    start, end = match.span
    item = text[start:end]
    if number.each and LISTING.search(item):
        for piece in LISTING.split(item):
            yield piece, match.span
    else:
        yield item + suffix, match.span


def clause_round(text: str, sentence: Sentence, number: Number) -> str:
    """What stands near a number within its clause, the number itself written `#`."""
    start, end = max(sentence.start, number.start - NEAR), min(sentence.end, number.end + NEAR)
    before = CLAUSE_END.split(text[start : number.start])[-1]
    after = CLAUSE_END.split(text[number.end : end])[0]
    return f"{before}#{after}"
