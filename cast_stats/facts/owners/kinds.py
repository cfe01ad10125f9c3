"""Kinds: a body never owns a number of bodies like itself; such a number shows that the text speaks of their place."""

from __future__ import annotations

import re

from cast_stats.catalog.claims import words_behind
from cast_stats.facts.context import Sentence
from cast_stats.language.mention import Number

HEADS = frozenset("厂校站社会馆场矿院所")
"""The last characters of names of bodies that stand for their kind."""
BODIES = ("个", "家", "所", "处", "座")
"""Units that bodies are counted in."""
PARTS = ("分", "支", "子", "村", "下", "基层", "附属", "所属", "联", "小")
"""What begins the names of parts that a body of the kind may well have: 分厂, 基层商会."""
HAS = re.compile("下设|下属|所属|辖|附设|设[立有置]?|拥有|合作|联[系合]|参观|服务|帮助|为")
"""What a body does with others of its kind."""

MANY = re.compile(
    "(?:各[省市州地县区乡镇村社队公大厂矿]|其[他它余][省市州地县区乡镇村厂矿公]|[县市区省州乡镇社]属|境内|县境|城乡|农村|民间)"
    "|[^，,。；;：:]{0,6}(?:系统|部门|战线|行业|企业)(?![^，,。；;]{0,6}(?:协会|学会|公司|局|厂|中心|联合会))"
)
"""What a sentence begins with that tells of many bodies: 各厂…, 县属工厂…, 工业系统…, 市区工业企业…."""
LEAD = ("t", "x")


def is_of_many(text: str, sentence: Sentence) -> bool:
    """Whether a sentence sets in with many bodies of a place, behind a time at most."""
    first = next((word.start for word in sentence.words if word.pos not in LEAD), sentence.end)
    return MANY.match(text, first, sentence.end) is not None


def counts_kind(text: str, sentence: Sentence, number: Number, name: str) -> bool:
    """Whether what is counted right before a number is of the kind of a name: of 县轧花厂 in 年底有工厂5个, of 水稻学会
    in 学会增加到17个."""
    if name[-1] not in HEADS or number.unit not in BODIES or not _ends(text, number.end):
        return False
    words = list(sentence.words_between(sentence.start, number.start))
    while words and words[-1].text in words_behind().growing:
        words.pop()
    if not words or words[-1].text[-1] != name[-1] or words[-1].text.startswith(PARTS):
        return False
    return HAS.search(text, max(sentence.start, words[-1].start - 6), words[-1].start) is None


def _ends(text: str, end: int) -> bool:
    """Whether a clause ends at a place."""
    return text[end : end + 1] in tuple("，,；;。、（(") or end == len(text)
