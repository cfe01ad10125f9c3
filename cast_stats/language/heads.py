"""Heads: the words that names of organisations and events end with."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.organisations import organisation_words

SURE = ("科协", "公司")
"""Heads that stand even where the segmenter lets a word run over them."""
DOING = ("展览", "评选", "征文", "活动")
"""Heads of events that are verbs too where they have an object: 评选|优秀论文."""

TOPICAL = ("专业委员会", "专委会", "工作委员会", "分会")
"""Heads of a body's branches: any topic before them makes a name, be it a verb."""
SOCIETY = ("学会", "协会", "研究会")


@cache
def heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all heads of names, the longer first, and the kind of each."""
    kinds = {suffix: kind for kind, suffixes in organisation_words().suffixes.items() for suffix in suffixes}
    longer_first = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(f"{head}(?!学)" if head[-1] in "中小" else head for head in longer_first)), kinds


@cache
def all_heads() -> tuple[str, ...]:
    """All heads of names."""
    return tuple(heads()[1])


@cache
def common_heads() -> tuple[str, ...]:
    """Heads that always make a kind: 中小学, 上市公司."""
    return tuple(organisation_words().classes)


@cache
def common_openings() -> tuple[str, ...]:
    """What the name of a kind begins with: 省级, 中等, 普通."""
    return tuple(word for word in organisation_words().counted if len(word) > 1)


@cache
def common_nouns() -> frozenset[str]:
    """Nouns for kinds of things and of bodies: no names."""
    return organisation_words().generic | organisation_words().counted


@cache
def function_words() -> frozenset[str]:
    """Verbs, adverbs and prepositions: they stand before names."""
    return organisation_words().stops | organisation_words().prepositions
