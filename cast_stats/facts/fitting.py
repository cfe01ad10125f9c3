"""A noun behind its measure word ends before what is done, 3名专家|进驻企业: 名 counts experts, not firms."""

from __future__ import annotations

from dataclasses import replace

from cast_stats.facts.elements import Elements
from cast_stats.facts.families import FamilyFinder
from cast_stats.facts.items import ItemMatch
from cast_stats.facts.patterns import Alphabet
from cast_stats.language.mention import Number

DOING = ("nominal", "doing", "verb", "attend", "named", "taking", "adverb", "setting", "have", "preposition")
"""Classes of words that tell what somebody does, though some of them may also stand within a noun phrase."""
HEADS = (*"员师手生工者家长人", "组织", "设备", "设施", "计划", "规划", "需求", "建议", "试点")
"""What names of persons and trades end with, and nouns that the dictionary takes for verbs."""
BODIES = frozenset({"association", "body", "place", "platform", "firm", "part", "health", "gear"})
"""Kinds of nouns behind which a mere verb tells what they do: 3条生产线|应用, 2个学会|正式挂牌."""


def fitted(
    match: ItemMatch | None, elements: Elements, number: Number, families: FamilyFinder, alphabet: Alphabet
) -> ItemMatch | None:
    """The match with its item ended where the last noun stands that the number's unit counts; as it is where the whole
    item is such a noun, or where no verb follows one. Of a unit that counts things of every kind the item ends behind a
    body, where nothing but verbs follow."""
    if match is None or match.span is None or match.span[0] < number.end:
        return match
    start, end = match.span
    words = [i for i, word in enumerate(elements.words) if start <= word.start and word.end <= end]
    item = "".join(elements.words[i].text for i in words)
    kinds, own = families.counted_in(number.unit), families.kind_of(item)
    if item.endswith(HEADS) or own in kinds | {"honour"} or not (kinds or own is None):
        return match
    doing = {alphabet.letter(name) for name in (DOING if kinds else (*DOING, "attributive"))}
    for i in reversed(words[1:]):
        before = "".join(word.text for word in elements.words[words[0] : i])
        if elements.letters[i] in doing and families.kind_of(before) in (kinds or BODIES):
            return replace(match, span=(start, elements.words[i - 1].end))
        if not kinds and elements.letters[i] not in doing:
            break
    return match
