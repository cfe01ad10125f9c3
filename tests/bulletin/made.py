"""Issues of two journals that do not exist, two years, as records: what the bulletin's tests build from.

A line is `subject | item | quote | value unit | category | time [| more]`; `more` sets fields of the fact (change=to).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from cast_stats.records import CATEGORIES, Evidence, Fact, Issue, Records

FAMILY = {category: family for family, names in CATEGORIES.items() for category in names}


def made(journal: str, year: int, number: int, article: str, lines: str, printed: str | None = None) -> Records:
    """An issue with one article, a fact each line."""
    name = f"{journal}-{year}-{number}"
    issue = Issue(
        file=f"{name}.pdf",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        journal=journal,
        year=year,
        number=number,
        printed=printed,
        pages=16,
    )
    return Records(issue, tuple(_facts(issue, article, lines)))


def _facts(issue: Issue, article: str, lines: str) -> Iterator[Fact]:
    ids: dict[str, str] = {}
    told = [line.strip() for line in lines.strip().splitlines() if line.strip() and not line.strip().startswith("//")]
    for number, line in enumerate(told):
        subject, item, quote, measured, category, time, *more = (part.strip() for part in line.split("|"))
        value, unit = measured.split() if " " in measured else (measured, "")
        fields = dict(field.split("=", 1) for field in more)
        sentence = fields.pop("sentence", f"{subject}{item}{quote}。")
        identity = hashlib.sha256(f"{issue.sha256}{number}{line}".encode()).hexdigest()[:16]
        ids[fields.pop("name", identity)] = identity
        if "part_of" in fields:
            fields["part_of"] = ids[fields["part_of"]]
        yield Fact(
            id=identity, family=FAMILY[category], category=category, subject=subject, item=item,
            value=Decimal(value), unit=unit, bound=fields.pop("bound", _bound(quote)), time=_time(time),
            issue=issue.label, article=article, evidence=_evidence(sentence, quote), rule="made", **fields,
        )  # fmt: skip


def _evidence(sentence: str, quote: str) -> Evidence:
    return Evidence(quote=quote, offset=sentence.index(quote), text=sentence, page=3)


def _bound(quote: str) -> str:
    if any(word in quote for word in ("约", "近")):
        return "about"
    if any(word in quote for word in ("余", "多", "超", "以上")):
        return "at_least"
    return "at_most" if any(word in quote for word in ("不到", "以下")) else "exact"


def _time(text: str) -> dict[str, str | None] | None:
    """`2023` during that year, `-2023-12` as of, `2019-` since, `2021/2023` during several, `` none."""
    if not text:
        return None
    if "/" in text:
        start, end = text.split("/")
        return {"type": "during", "start": start, "end": end}
    if text.startswith("-"):
        return {"type": "as_of", "end": text[1:]}
    if text.endswith("-"):
        return {"type": "since", "start": text[:-1]}
    return {"type": "during", "start": text, "end": text}


LAST_YEAR = made(
    "江淮科协",
    2023,
    1,
    "两省一市年度综述",
    """
    全国 | 企业科协 | 24000家 | 24000 家 | org_count | -2022-12
    全国 | 科普讲座 | 18.2万场 | 182000 场 | activity | 2022
    全国 | 个人会员 | 1180万人 | 11800000 人 | member_count | -2022-12
    安徽省 | 企业科协 | 1210家 | 1210 家 | org_count | -2022-12
    浙江省 | 企业科协 | 3010家 | 3010 家 | org_count | -2022
    湖北省 | 企业科协 | 约900家 | 900 家 | org_count | -2022
    安徽省 | 科普讲座 | 4120场 | 4120 场 | activity | 2022
    浙江省 | 科普讲座 | 8800场 | 8800 场 | activity | 2022
    宁波市 | 企业科协 | 402家 | 402 家 | org_count | -2022-12
    浙江省 | 公民科学素质比例 | 14.32% | 14.32 % | ratio | 2022
    合肥市 | 园区科协 | 11家 | 11 家 | org_count | -2022-12
""",
)

FIRST = made(
    "江淮科协",
    2024,
    1,
    "安徽省科协系统年度报告",
    """
    全国 | 各级科协 | 3195个 | 3195 个 | org_count | -2023-12 | name=all
    全国 | 省级科协 | 32个 | 32 个 | org_count | -2023-12 | part_of=all
    全国 | 市级科协 | 428个 | 428 个 | org_count | -2023-12 | part_of=all
    全国 | 县级科协 | 2735个 | 2735 个 | org_count | -2023-12 | part_of=all
    全国 | 基层组织 | 约12.3万个 | 123000 个 | org_count | -2023-12 | name=base
    全国 | 企业科协 | 2.6万个 | 26000 个 | org_count | -2023-12 | part_of=base
    全国 | 乡镇科协 | 3.2万个 | 32000 个 | org_count | -2023-12 | part_of=base
    全国 | 高校科协 | 0.1万个 | 1000 个 | org_count | -2023-12 | part_of=base
    全国 | 农村专业技术协会 | 7.0万个 | 70000 个 | org_count | -2023-12 | part_of=base
    全国 | 个人会员 | 1220万人 | 12200000 人 | member_count | -2023-12
    全国 | 科普讲座 | 19.6万场 | 196000 场 | activity | 2023
    全国学会 | 学术会议 | 4471次 | 4471 次 | activity | 2023
    省级学会 | 学术会议 | 15268次 | 15268 次 | activity | 2023
    安徽省 | 企业科协 | 1386家 | 1386 家 | org_count | -2023-12
    安徽省 | 科普讲座 | 4350场 | 4350 场 | activity | 2023
    安徽省 | 科普讲座受众 | 120余万人次 | 1200000 人次 | participants | 2023
    安徽省 | 院士专家工作站 | 210家 | 210 家 | platform | -2023-12
    安徽省 | 企业科协 | 1300家 | 1300 家 | org_count | -2023-06
    安徽省 | 科普讲座 | 2100场 | 2100 场 | activity | 2023-01/2023-06
    合肥市 | 企业科协 | 312家 | 312 家 | org_count | -2023-12
    合肥市 | 园区科协 | 26家 | 26 家 | org_count | -2023-12
    合肥市蜀山区 | 企业科协 | 57家 | 57 家 | org_count | -2023-12
    浙江省 | 企业科协 | 3200多家 | 3200 家 | org_count | -2023-12
    浙江省 | 公民科学素质比例 | 15.61% | 15.61 % | ratio | 2023
    浙江省 | 科普讲座 | 9100场 | 9100 场 | activity | 2023
    宁波市 | 企业科协 | 超过420家 | 420 家 | org_count | -2023-12
    湖北省 | 企业科协 | 1020家 | 1020 家 | org_count | -2023-12
    湖北省 | 科普经费 | 1.2亿元 | 120000000 元 | money | 2023
    兰州新区 | 企业科协 | 44家 | 44 家 | org_count | -2023-12
    徽味食品公司 | 专利 | 36项 | 36 项 | ip | 2023
    安徽省 | 风筝 | 12只 | 12 只 | other | 2023
""",
    "2024-02",
)

SECOND = made("湖山通讯", 2024, 3, "湖北省企业科协走访", """
    湖北省 | 企业科协 | 1035家 | 1035 家 | org_count | -2023-12
    湖北省 | 科普讲座 | 不到3000场 | 3000 场 | activity | 2023
    湖北省 | 科普讲座 | 约2960场 | 2960 场 | activity | 2023
    安徽省 | 企业科协 | 1386家 | 1386 家 | org_count | -2023-12
    武汉市 | 企业科协 | 280家 | 280 家 | org_count | -2022-12 | change=from | sentence=由280家增加到351家，净增71家
    武汉市 | 企业科协 | 351家 | 351 家 | org_count | -2023-12 | change=to | sentence=由280家增加到351家，净增71家
    武汉市 | 企业科协 | 71家 | 71 家 | org_count | 2023 | change=increase | sentence=由280家增加到351家，净增71家
    甘肃省 | 企业科协 | 240家 | 240 家 | org_count |
    甘肃省 | 科普讲座 | 800场 | 800 场 | activity |
    陕西省 | 企业科协 | 960家 | 960 家 | org_count | -2023-12
    陕西省 | 科普讲座 | 5000余场 | 5000 场 | activity | 2021/2023
    陕西省 | 公民科学素质比例 | 114% | 114 % | ratio | 2023
""", "2024-06")  # fmt: skip

ISSUES = (LAST_YEAR, FIRST, SECOND)
