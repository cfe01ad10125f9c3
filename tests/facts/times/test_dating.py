"""What relative times lean on: the issue's date, a dateline, the year of a report; nothing that is only mentioned."""

from __future__ import annotations

import pytest

from cast_stats.facts.find import find
from cast_stats.facts.times.dating import written
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

UNDATED = Issue(file="passage.txt", sha256="b" * 64, pages=0)
PROSE = "全市共有学会六十二个，今年新成立三个，会员比2003年多一倍。" * 3


@pytest.mark.parametrize(
    ("title", "texts", "told"),
    [
        ("海东办起科普夜校", ["2019-03-12", PROSE], "2019-03-12"),
        ("海东办起科普夜校", ["发布时间：2019/3/2　来源：市科协", PROSE], "2019-03-02"),
        ("在全委会上的报告", ["(2009年12月28日)", PROSE], "2009-12-28"),
        ("海东办起科普夜校", [PROSE, "海东市科协", "2014年5月6日"], "2014-05-06"),
        ("海东市2017年科技统计公报", [PROSE], "2018"),
        ("海东年鉴(2017年)", [PROSE], "2018"),
        ("海东市科协2017年工作总结", [PROSE], "2017"),
        ("2017年海东市政府工作报告", [PROSE], "2017"),
        ("海东市科协2017年工作小结", [PROSE], "2017"),
        ("2017年科协工作概况", [PROSE], "2017"),
        ("海东市2017年开始试点小班教学", [PROSE], None),
        ("海东办起科普夜校", [PROSE], None),
        ("海东办起科普夜校", ["1998年3月1日，夜校开学。", PROSE], None),
        ("2016年海东科技馆落成", [PROSE], None),
        ("海东办起科普夜校", ["电话：2019-30-44", PROSE], None),
    ],
)
def test_what_an_article_tells_of_its_own_date(title: str, texts: list[str], told: str | None) -> None:
    assert written(title, texts, UNDATED) == told


def test_the_date_of_the_issue_goes_before_all() -> None:
    issue = UNDATED.model_copy(update={"year": 2021})
    assert written("海东市2017年科技统计公报", ["2018-02-01"], issue) == "2021"
    assert written("", (), issue.model_copy(update={"printed": "2021-06"})) == "2021-06"


def test_a_month_of_a_summary_is_one_of_its_year_though_it_is_printed_in_the_next() -> None:
    article = Article("省科协2017年工作小结", paragraphs=(Paragraph("学术年会于11月在海东举行，收到论文306篇。"),))
    (fact,) = find((article,), UNDATED.model_copy(update={"year": 2018})).facts
    assert fact.time is not None
    assert (fact.time.start, fact.time.end) == ("2017-11", "2017-11")


def test_the_figures_of_a_bulletin_have_their_year_without_any_cover() -> None:
    paragraphs = (Paragraph("全年开展科普讲座306场。年末共有省级学会87个，比上年增加2个。"),)
    facts = find((Article("海东市2017年科协事业统计公报", paragraphs=paragraphs),), UNDATED).facts
    times = {fact.evidence.quote: fact.time for fact in facts}
    assert times["306场"].start == times["306场"].end == "2017"
    assert times["87个"].end == "2017-12"
    assert times["2个"].end.startswith("2017")


def test_a_dateline_within_the_year_of_issue_tells_it_nearer() -> None:
    texts = ["2014年3月5日", "近日，市科协举办了培训。"]
    assert written("科普培训", texts, UNDATED.model_copy(update={"year": 2014})) == "2014-03-05"
    assert written("科普培训", texts, UNDATED.model_copy(update={"year": 2015})) == "2015"
