"""Labels of charts become neither titles nor facts; lists, tables and titles with figures stay what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.facts import find
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

Compose = Callable[..., tuple[Article, ...]]
Press = Callable[..., object]

BEFORE = "据统计,2018年云南省各级学会共有个人会员31.4万人,比上年增加1.2万人,团体会员6210个,会员结构继续改善。" * 3
AFTER = "从构成看,理科学会会员所占比重继续下降,交叉学科学会会员所占比重上升,农科学会会员人数与上年基本持平。" * 3


def page_with(press: Press, labels: list[tuple[str, float, float, float]], caption: str = ""):  # type: ignore[no-untyped-def]
    """A page of prose with labels (text, x, y, size) in a blank space in the middle of it."""
    page = press()
    page.flow(BEFORE, 60, 60, 480)
    for text, x, y, size in labels:
        page.put(text, x, y, size)
    if caption:
        page.put(caption, 230, 420)
    page.flow(AFTER, 60, 450, 480)
    return page.page()


PIE = [("理科21.5", 300, 200, 15), ("工科40.3", 390, 260, 19), ("农科18.2", 180, 300, 15), ("医科20.0", 260, 360, 15)]
BARS = [
    *((f"{n}000", 80.0, 380 - 40.0 * n, 8.0) for n in range(1, 6)),
    *((f"{2014 + n}年", 130 + 70.0 * n, 400.0, 8.0) for n in range(5)),
    *((f"{3100 + 377 * n}", 130 + 70.0 * n, 280 - 18.0 * n, 12.0) for n in range(5)),
]


def paragraphs(articles: tuple[Article, ...]) -> list[Paragraph]:
    return [p for article in articles for p in article.paragraphs]


@pytest.mark.parametrize("labels", [PIE, BARS], ids=["pie", "bars"])
def test_labels_of_a_chart_are_no_titles(press: Press, composed: Compose, labels: list) -> None:  # type: ignore[type-arg]
    articles = composed(page_with(press, labels, "图3 2018年学会会员构成"))
    found = paragraphs(articles)
    assert [article.title for article in articles] == [""]
    assert {p.kind for p in found if p.text in {label[0] for label in labels}} <= {"chart", "caption"}
    assert {p.kind for p in found} <= {"body", "chart", "caption"}


def test_the_prose_around_a_chart_comes_out_whole(press: Press, prose: Callable[..., list[str]]) -> None:
    assert prose(page_with(press, PIE)) == [BEFORE, AFTER]


@pytest.mark.parametrize("labels", [PIE, BARS], ids=["pie", "bars"])
def test_figures_of_a_chart_stand_in_the_ledger_and_are_no_facts(
    press: Press, composed: Compose, labels: list
) -> None:  # type: ignore[type-arg]  # fmt: skip
    issue = Issue(file="a.pdf", sha256="0" * 64, year=2019, pages=1)
    articles = composed(page_with(press, labels))
    charts = {p.text for p in paragraphs(articles) if p.kind == "chart"}
    found = find(articles, issue)
    assert charts
    assert not [fact for fact in found.facts if fact.evidence.text in charts]
    assert all(entry.record is None for entry in found.ledger if entry.context in charts)
    assert {entry.reason for entry in found.ledger if entry.context in charts} <= {"other", "date"}


@pytest.mark.parametrize(
    "lines",
    [
        ["一等奖12", "二等奖25", "三等奖40", "优秀奖61"],
        ["一、组织建设2018", "二、学术交流2018", "三、科学普及2018", "四、人才举荐2018"],
        ["电话:0871-63", "邮编:650021", "印数:3000", "定价:5"],
    ],
    ids=["list", "headings", "masthead"],
)
def test_short_lines_under_one_another_are_no_chart(press: Press, composed: Compose, lines: list[str]) -> None:
    page = press()
    page.flow(BEFORE, 60, 60, 480)
    for number, line in enumerate(lines):
        page.put(line, 80, 200 + 40 * number)
    page.flow(AFTER, 60, 450, 480)
    assert not [p for p in paragraphs(composed(page.page())) if p.kind == "chart"]


def test_a_title_with_a_year_stays_a_title(press: Press, composed: Compose) -> None:
    page = press()
    page.put("学会工作回顾2018", 180, 60, 20)
    page.flow(BEFORE, 60, 120, 480)
    assert [article.title for article in composed(page.page())] == ["学会工作回顾2018"]


PLACES = st.tuples(st.sampled_from(range(60, 480, 45)), st.sampled_from(range(150, 400, 14)))


@given(st.lists(st.tuples(st.integers(1, 99999), PLACES), max_size=12, unique_by=lambda drawn: drawn[1]))
def test_no_number_is_lost_however_a_chart_is_set(
    press: Press, composed: Compose, numbers: list[tuple[int, tuple[int, int]]]
) -> None:
    labels = [(f"甲{number}", float(x), float(y), 10.0) for number, (x, y) in numbers]
    found = paragraphs(composed(page_with(press, labels)))
    cells = [cell.text for p in found if p.table for cell in p.table.cells]
    text = "".join([*(p.text for p in found), *cells])
    assert sorted(text.replace(" ", "")) == sorted(BEFORE + AFTER + "".join(label[0] for label in labels))
