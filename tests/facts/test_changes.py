"""Changes: both ends, amounts, what is shared, and what is none."""

from __future__ import annotations

import pytest
from marked import scene

from cast_stats.facts.changes import changes_of


def told(text: str) -> dict[str, str]:
    """The numbers of a text that have a part in a change."""
    made = scene(text)
    found: dict[str, str] = {}
    for sentence in made.sentences:
        changes = changes_of(made.text(sentence), sentence)
        found |= {n.text: changes[n.start] for n in sentence.numbers if n.start in changes}
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学会由2019年的58家增加到2023年的71家。", {"58家": "from", "71家": "to"}),
        ("能耗由2016年的90千瓦时降为75千瓦时。", {"90千瓦时": "from", "75千瓦时": "to"}),
        ("编制由当初的3人增至目前的11人。", {"3人": "from", "11人": "to"}),
        ("会员由当初的30人发展到目前的90人。", {"30人": "from", "90人": "to"}),
        ("科室由12个调整为9个。", {"12个": "from", "9个": "to"}),
        ("从2个小组15人起步，到现在6个小组、130人。", {"2个": "from", "15人": "from", "6个": "to", "130人": "to"}),
        ("1962年有会员80人，翌年发展到210人。", {"210人": "to"}),
        ("成立时只有8人，如今已发展到60人。", {"8人": "from", "60人": "to"}),
        ("会员430人，较上年底的400人净增30人。", {"400人": "from", "30人": "increase"}),
        ("新建工作站6家，累计41家。", {"41家": "to"}),
    ],
)
def test_ends(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会员5000人，比上年增加200人；论文300篇，比上年减少20篇。", {"200人": "increase", "20篇": "decrease"}),
        ("收入和利税分别增长12%和8%。", {"12%": "increase", "8%": "increase"}),
        ("参赛作品比上届多45件。", {"45件": "increase"}),
        ("每亩节水40方。", {"40方": "decrease"}),
        ("户均增收2600元。", {"2600元": "increase"}),
        ("减少农药用量15%。", {"15%": "decrease"}),
        ("参展企业较上届增幅达三成。", {"达三成": "increase"}),
    ],
)
def test_amounts(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "理事会由27人组成，下设5个专业组。",
        "新增站点7家，培训300人。",
        "全年节约资金19万元。",
        "增补理事6名。",
        "从事科普的有30人，累计讲课80场。",
        "会员占职工总数的18%。",
    ],
)
def test_what_is_no_change(text: str) -> None:
    assert told(text) == {}
