"""What a printed figure allows, how it is marked, and which year it is of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cast_stats.bulletin.figure import INFINITY, agree
from cast_stats.bulletin.yearly import CHANGE, NO_TIME, OTHER_YEAR, PART_OF_YEAR, SEVERAL_YEARS, UNDATED, month, unfit
from cast_stats.catalog.indicators import Indicator, indicators
from tests.bulletin.conftest import Figures


def indicator(code: str) -> Indicator:
    found = indicators().get(code)
    assert found
    return found


@pytest.mark.parametrize(
    ("quote", "measured", "low", "high"),
    [
        ("36家", "36 家", "36", "36"),
        ("2.6万家", "26000 家", "25500", "26500"),
        ("约12.3万家", "123000 家", "122000", "124000"),
        ("约1200家", "1200 家", "1100", "1300"),
        ("1,200家", "1200 家", "1200", "1200"),
        ("30余家", "30 家", "30", None),
        ("超过500家", "500 家", "500", None),
        ("1.2亿元", "120000000 元", "115000000", "125000000"),
        ("十二家", "12 家", "12", "12"),
        ("15.6%", "15.6 %", "15.55", "15.65"),
    ],
)
def test_what_a_printed_figure_allows(figures: Figures, quote: str, measured: str, low: str, high: str | None) -> None:
    (figure,) = figures(f"江西省 | 企业科协 | {quote} | {measured} | org_count | -2023-12")
    assert figure.reach == (Decimal(low), INFINITY if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("36家 | 36 家", "36家 | 36 家", True),
        ("36家 | 36 家", "37家 | 37 家", False),
        ("2.6万家 | 26000 家", "26384家 | 26384 家", True),
        ("2.6万家 | 26000 家", "26600家 | 26600 家", False),
        ("30余家 | 30 家", "36家 | 36 家", True),
        ("30余家 | 30 家", "29家 | 29 家", False),
        ("约1200家 | 1200 家", "1187家 | 1187 家", True),
        ("约1200家 | 1200 家", "1500家 | 1500 家", False),
        ("不到40家 | 40 家", "36家 | 36 家", True),
        ("不到40家 | 40 家", "41家 | 41 家", False),
    ],
)
def test_figures_that_can_be_the_same_number(figures: Figures, one: str, other: str, same: bool) -> None:
    lines = "\n".join(f"江西省 | 企业科协 | {text} | org_count | -2023-12" for text in (one, other))
    first, second = figures(lines)
    assert agree(first, second) is same
    assert agree(second, first) is same


@pytest.mark.parametrize(
    ("quote", "more", "mark"),
    [
        ("36家", "", ("", "")),
        ("约36家", "", ("约", "")),
        ("36家左右", "bound=about", ("", "左右")),
        ("近40家", "", ("近", "")),
        ("30余家", "", ("", "余")),
        ("30多家", "", ("", "多")),
        ("超过30家", "", ("超过", "")),
        ("超30家", "", ("超过", "")),
        ("30家以上", "", ("", "以上")),
        ("不到40家", "", ("不到", "")),
        ("40家以内", "bound=at_most", ("", "以内")),
        ("三十来家", "bound=about", ("约", "")),
        ("36～40家", "value_max=40", ("", "～40")),
        ("约36～40家", "value_max=40", ("约", "～40")),
    ],
)
def test_marks_of_bounds(figures: Figures, quote: str, more: str, mark: tuple[str, str]) -> None:
    (figure,) = figures(
        f"江西省 | 企业科协 | {quote} | 36 家 | org_count | -2023-12 | {more or 'bound=' + bound(quote)}"
    )
    assert figure.mark == mark


def bound(quote: str) -> str:
    kinds = {"about": "约近", "at_least": "余多超上", "at_most": "到"}
    return next((kind for kind, words in kinds.items() if any(word in quote for word in words)), "exact")


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        ("JG03", "-2023-12", None),
        ("JG03", "-2023", None),
        ("JG03", "-2023-06", None),
        ("JG03", "2023", None),
        ("JG03", "-2022-12", OTHER_YEAR),
        ("JG03", "2021/2023", SEVERAL_YEARS),
        ("JG03", "2023-", OTHER_YEAR),
        ("JG03", "", NO_TIME),
        ("JG03", "2023 | change=increase", CHANGE),
        ("JG03", "-2023-12 | change=to", None),
        ("KP01", "2023", None),
        ("KP01", "2023-01/2023-12", None),
        ("KP01", "-2023-12-31", None),
        ("KP01", "2023-01/2023-06", PART_OF_YEAR),
        ("KP01", "2023-05", PART_OF_YEAR),
        ("KP01", "-2023-09", PART_OF_YEAR),
        ("KP01", "2021/2023", SEVERAL_YEARS),
        ("KP01", "", NO_TIME),
        ("KP01", "2022-", OTHER_YEAR),
    ],
)
def test_which_figures_are_of_the_year(figures: Figures, code: str, line: str, reason: str | None) -> None:
    item = {"JG03": "企业科协 | 36家 | 36 家 | org_count", "KP01": "科普讲座 | 36场 | 36 场 | activity"}[code]
    (figure,) = figures(f"江西省 | {item} | {line}")
    assert figure.indicator == code
    assert unfit(figure, indicator(code), 2023) == reason


def test_a_stock_without_a_time_is_of_the_issues_year(figures: Figures) -> None:
    (stock,) = figures("江西省 | 企业科协 | 36家 | 36 家 | org_count |")
    (flow,) = figures("江西省 | 科普讲座 | 36场 | 36 场 | activity |")
    assert unfit(stock, indicator("JG03"), 2024) is None
    assert unfit(flow, indicator("KP01"), 2024) == NO_TIME


@pytest.mark.parametrize(
    ("time", "expected"),
    [("-2023-12", 12), ("-2023", 12), ("-2023-06-30", 6), ("2023", 12), ("-now", 2), ("", UNDATED)],
)
def test_the_month_of_a_stock(figures: Figures, time: str, expected: int) -> None:
    (figure,) = figures(f"江西省 | 企业科协 | 36家 | 36 家 | org_count | {time}")
    assert month(figure) == expected
