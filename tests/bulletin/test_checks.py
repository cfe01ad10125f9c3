"""Each check: what holds, what does not, and where rounding draws the line."""

from __future__ import annotations

import pytest

from cast_stats.bulletin.checks import NAMES, Finding
from cast_stats.bulletin.checks.across import IMPOSSIBLE, JUMPS, TWICE, impossible, told_twice
from cast_stats.bulletin.checks.within import CHANGES, PARTS, SHARES, changes, parts, shares
from tests.bulletin.conftest import Figures, Publish
from tests.bulletin.made import made


def verdicts(findings: object) -> list[str]:
    return [finding.verdict for finding in findings]  # type: ignore[attr-defined]


def whole_and_parts(whole: tuple[str, str], members: list[tuple[str, str]], sentence: str = "共有") -> str:
    """Lines of a whole and its parts: (quote, value) each."""
    lines = [f"江西省 | 总数 | {whole[0]} | {whole[1]} 个 | org_count | -2023 | name=w | sentence={sentence}{whole[0]}"]
    lines += [
        f"江西省 | 部分{number} | {quote} | {value} 个 | org_count | -2023 | part_of=w"
        for number, (quote, value) in enumerate(members)
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("whole", "members", "verdict"),
    [
        (("60个", "60"), [("10个", "10"), ("20个", "20"), ("30个", "30")], "相符"),
        (("60个", "60"), [("10个", "10"), ("20个", "20"), ("31个", "31")], "不符"),
        (("60个", "60"), [("10个", "10"), ("20个", "20"), ("29个", "29")], "存疑"),
        (("60个", "60"), [("10个", "10")], "相符"),
        (("60个", "60"), [("61个", "61")], "不符"),
        (("约5.6万个", "56000"), [("2.1万个", "21000"), ("3.4万个", "34000")], "相符"),
        (("5.6万个", "56000"), [("2.13万个", "21300"), ("3.44万个", "34400")], "相符"),
        (("约5.6万个", "56000"), [("2.1万个", "21000"), ("3.9万个", "39000")], "不符"),
        (("60余个", "60"), [("30个", "30"), ("36个", "36")], "相符"),
        (("60个", "60"), [("30余个", "30"), ("20个", "20")], "相符"),
        (("60个", "60"), [("50余个", "50"), ("20个", "20")], "不符"),
    ],
)
def test_parts_against_their_whole(
    figures: Figures, whole: tuple[str, str], members: list[tuple[str, str]], verdict: str
) -> None:
    assert verdicts(parts(figures(whole_and_parts(whole, members)))) == [verdict]


def test_parts_among_others_need_not_add_up(figures: Figures) -> None:
    lines = whole_and_parts(("60个", "60"), [("10个", "10"), ("20个", "20")], "其中包括若干，共有")
    (finding,) = parts(figures(lines))
    assert (finding.verdict, "未尽列" in finding.text) == ("相符", True)


def test_parts_of_another_unit_are_no_parts(figures: Figures) -> None:
    lines = whole_and_parts(("60个", "60"), [("61个", "61")]).replace("61 个", "61 人")
    assert verdicts(parts(figures(lines))) == []


def test_a_failed_sum_shows_its_arithmetic(figures: Figures) -> None:
    (finding,) = parts(figures(whole_and_parts(("60个", "60"), [("10个", "10"), ("55个", "55")])))
    assert "10+55=65" in finding.text
    assert "相差5" in finding.text
    assert len(finding.figures) == 3


def moved(before: str, after: str, by: str, unit: str = "家", kind: str = "increase") -> str:
    sentence = f"由{before}家变为{after}家，变动{by}{unit}"
    return "\n".join(
        f"江西省 | 企业科协 | {quote} | {value} {shown} | org_count | 2023 | change={change} | sentence={sentence}"
        for quote, value, shown, change in (
            (f"{before}家", before, "家", "from"),
            (f"{after}家", after, "家", "to"),
            (f"{by}{unit}", by, unit, kind),
        )
    )


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        (moved("280", "351", "71"), "相符"),
        (moved("280", "351", "72"), "不符"),
        (moved("351", "280", "71", kind="decrease"), "相符"),
        (moved("351", "280", "70", kind="decrease"), "不符"),
        (moved("280", "351", "25.4", unit="%"), "相符"),
        (moved("280", "351", "24.0", unit="%"), "不符"),
        (moved("351", "280", "20.2", unit="%", kind="decrease"), "相符"),
        (moved("40", "130", "2.3", unit="倍"), "相符"),
        (moved("40", "130", "3.3", unit="倍"), "不符"),
    ],
)
def test_from_and_to_against_the_change(figures: Figures, lines: str, verdict: str) -> None:
    assert verdicts(changes(figures(lines))) == [verdict]


def test_percentage_points_are_a_difference(figures: Figures) -> None:
    lines = moved("71", "96.4", "25.4", unit="个百分点").replace("家", "%")
    assert verdicts(changes(figures(lines))) == ["相符"]
    assert verdicts(changes(figures(lines.replace("25.4", "24")))) == ["不符"]


def test_a_change_of_something_else_is_not_compared(figures: Figures) -> None:
    first, second, third = moved("280", "351", "72").splitlines()
    assert verdicts(changes(figures("\n".join((first, second, third.replace("企业科协", "会议")))))) == []
    assert verdicts(changes(figures("\n".join((first, second, third.replace("72 家", "72 小时")))))) == []


def test_a_change_without_both_ends_is_not_compared(figures: Figures) -> None:
    lines = moved("280", "351", "72").splitlines()
    assert verdicts(changes(figures("\n".join(lines[1:])))) == []


def share(part: str, whole: str, percent: str) -> str:
    sentence = f"会员{whole}人，其中{part}人，占{percent}%"
    return f"""
        江西省 | 会员 | {whole}人 | {whole} 人 | member_count | 2023 | name=w | sentence={sentence}
        江西省 | 女会员 | {part}人 | {part} 人 | member_count | 2023 | part_of=w | sentence={sentence}
        江西省 | 占比 | {percent}% | {percent} % | ratio | 2023 | sentence={sentence}
    """


@pytest.mark.parametrize(
    ("part", "whole", "percent", "verdict"),
    [
        ("450", "1800", "25", "相符"),
        ("456", "1800", "25.3", "相符"),
        ("456", "1800", "25", "相符"),
        ("456", "1800", "26.3", "不符"),
        ("456", "1800", "52", "不符"),
    ],
)
def test_percentages_against_their_base(figures: Figures, part: str, whole: str, percent: str, verdict: str) -> None:
    assert verdicts(shares(figures(share(part, whole, percent)))) == [verdict]


def test_a_percentage_behind_another_number_is_not_compared(figures: Figures) -> None:
    lines = share("450", "1800", "52").replace(" | part_of=w", "")
    assert verdicts(shares(figures(lines))) == []


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ((("36家", "36"), ("37家", "37")), ["不符"]),
        ((("36家", "36"), ("约40家", "40")), ["相符"]),
        ((("30余家", "30"), ("36家", "36")), ["相符"]),
    ],
)
def test_the_same_figure_told_twice(figures: Figures, quotes: tuple[tuple[str, str], ...], expected: list[str]) -> None:
    lines = "\n".join(f"江西省 | 企业科协 | {quote} | {value} 家 | org_count | -2023-12" for quote, value in quotes)
    assert verdicts(told_twice(figures(lines))) == expected
    other_time = lines.replace("-2023-12", "-2022-12", 1)
    assert verdicts(told_twice(figures(other_time))) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("江西省 | 企业科协 | -5家 | -5 家 | org_count | 2023", "小于零"),
        ("江西省 | 省级科协 | 90个 | 90 个 | org_count | 2023", "超出"),
        ("江西省 | 女会员占比 | 120% | 120 % | ratio | 2023", "大于百分之百"),
        ("江西省 | 企业科协 | 9～5家 | 9 家 | org_count | 2023 | value_max=5", "上限小于下限"),
    ],
)
def test_impossible_values(figures: Figures, line: str, said: str) -> None:
    (finding,) = impossible(figures(line))
    assert (finding.verdict, said in finding.text) == ("不符", True)


@pytest.mark.parametrize(
    "line",
    [
        "江西省 | 利润 | -5万元 | -50000 元 | money | 2023 | change=decrease",
        "江西省 | 产值增长 | 120% | 120 % | ratio | 2023 | change=increase",
        "江西省 | 完成计划 | 120% | 120 % | ratio | 2023",
        "江西省 | 企业科协 | 0家 | 0 家 | org_count | 2023",
    ],
)
def test_possible_values(figures: Figures, line: str) -> None:
    assert verdicts(impossible(figures(line))) == []


def by_check(publish: Publish, name: str, *lines: str) -> list[Finding]:
    issues = [made("江右科协", 2024 - back, 1, "综述", text) for back, text in enumerate(lines)]
    return [finding for finding in publish(issues).findings if finding.check == name]


@pytest.mark.parametrize(
    ("item", "now", "before", "verdict"),
    [
        ("企业科协 | {0}家 | {0} 家 | org_count", 400, 200, "相符"),
        ("企业科协 | {0}家 | {0} 家 | org_count", 401, 200, "存疑"),
        ("企业科协 | {0}家 | {0} 家 | org_count", 99, 200, "存疑"),
        ("企业科协 | {0}家 | {0} 家 | org_count", 12, 3, "相符"),
        ("科普讲座 | {0}场 | {0} 场 | activity", 900, 200, "相符"),
        ("科普讲座 | {0}场 | {0} 场 | activity", 1100, 200, "存疑"),
    ],
)
def test_jumps_against_last_year(publish: Publish, item: str, now: int, before: int, verdict: str) -> None:
    lines = (f"江西省 | {item.format(value)} | {year}" for value, year in ((now, 2023), (before, 2022)))
    assert verdicts(by_check(publish, JUMPS, *lines)) == [verdict]


def test_a_part_of_an_indicator_is_not_greater_than_it(publish: Publish) -> None:
    lines = """
        江西省 | 科技馆 | 20座 | 20 座 | platform | -2023-12
        江西省 | 大型科技馆 | 30座 | 30 座 | platform | -2023-12
    """
    assert "不符" in verdicts(by_check(publish, IMPOSSIBLE, lines))
    assert "不符" not in verdicts(by_check(publish, IMPOSSIBLE, lines.replace("30", "3")))


def test_a_place_is_not_greater_than_the_country(publish: Publish) -> None:
    lines = """
        全国 | 企业科协 | 900家 | 900 家 | org_count | -2023-12
        江西省 | 企业科协 | 1300家 | 1300 家 | org_count | -2023-12
    """
    assert verdicts(by_check(publish, IMPOSSIBLE, lines)) == ["不符"]


def test_checks_report_and_change_nothing(publish: Publish) -> None:
    bulletin = publish()
    values = [choice.value for table in bulletin.tables for choice in table.cells.values()]
    assert 123000 in values  # the whole that its parts exceed stays as told
    assert {finding.check for finding in bulletin.findings} == {PARTS, CHANGES, TWICE, JUMPS, IMPOSSIBLE}
    assert {PARTS, CHANGES, SHARES, TWICE, JUMPS, IMPOSSIBLE} == set(NAMES)


def test_what_does_not_hold_comes_first(publish: Publish) -> None:
    found = verdicts(publish().findings)
    assert found == sorted(found, key=("不符", "存疑", "相符").index)
