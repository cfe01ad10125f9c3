"""Times of figures: the passages of passages.txt, and where an answer says that it came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import ISSUE, Passage, passages

from cast_stats.facts.context import scene_of
from cast_stats.facts.rulecheck import shipped_drafter
from cast_stats.facts.times.resolver import Timed
from cast_stats.layout.article import Article, Paragraph, ParagraphKind
from cast_stats.records import Period

PASSAGES = passages(Path(__file__).parent / "passages.txt")


def written(period: Period | None) -> str:
    """A period in the form of the passages."""
    if period is None:
        return "-"
    if period.type == "as_of":
        return f"as_of {period.end}"
    if period.type == "since":
        return f"since {period.start}"
    return f"during {period.start}" if period.start == period.end else f"during {period.start}..{period.end}"


def times(*lines: str, title: str = "", kinds: dict[int, ParagraphKind] | None = None) -> list[Timed]:
    """The time of every quantity of an article of these lines."""
    kinds = kinds or {}
    paragraphs = tuple(Paragraph(line, kinds.get(i, "body")) for i, line in enumerate(lines))
    scene = scene_of(Article(title=title, paragraphs=paragraphs), ISSUE)
    return [(draft.period, *draft.period_source) for drafts in shipped_drafter().drafts(scene) for draft in drafts]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.head["name"])
def test_passage(passage: Passage) -> None:
    scene = passage.scene()
    drafts = [draft for drafts in shipped_drafter().drafts(scene) for draft in drafts]
    told = {(draft.sentence.paragraph, draft.number.start): written(draft.period) for draft in drafts}
    wrong = [
        (quote, found, answer)
        for sentence, number, quote, answer in passage.numbers(scene)
        if (found := told[sentence.paragraph, number.start]) != answer
    ]
    assert wrong == []


def test_a_time_in_the_clause_is_explicit_and_named() -> None:
    assert times("2018年举办讲座12场。")[0][1:] == ("explicit", "2018年")


def test_a_time_of_an_earlier_clause_or_sentence_is_inherited() -> None:
    assert times("2018年，举办讲座12场。听众300人。") == [
        (Period(type="during", start="2018", end="2018"), "inherited", "2018年"),
        (Period(type="during", start="2018", end="2018"), "inherited", "paragraph"),
    ]


def test_without_a_time_there_is_none() -> None:
    assert times("举办讲座12场。") == [(None, "default", "")]


def test_a_time_does_not_outlast_its_paragraph() -> None:
    assert times("2018年举办讲座12场。", "放映电影30场。")[1][0] is None


def test_a_paragraph_cut_in_the_middle_of_a_sentence_goes_on() -> None:
    first = "2018年，全县各级科协组织认真贯彻落实上级部署，围绕中心工作，面向广大农民群众，结合生产实际，先后"
    assert written(times(first, "举办讲座12场。")[0][0]) == "during 2018"


def test_a_heading_s_year_holds_under_it() -> None:
    found = times("2018年科普活动", "举办讲座12场。", kinds={0: "heading"})
    assert found[-1] == (Period(type="during", start="2018", end="2018"), "inherited", "heading")


def test_a_title_s_year_holds_only_in_a_yearly_report() -> None:
    assert written(times("举办讲座12场。", title="滨州市2018年科协事业发展统计公报")[0][0]) == "during 2018"
    assert times("举办讲座12场。", title="从2018年出发")[0][0] is None


def test_a_caption_s_years_hold_nowhere_else() -> None:
    found = times("图1：2014-2018年讲座", "举办讲座12场。", title="滨州市2018年统计公报")
    assert written(found[-1][0]) == "during 2018"


def test_a_base_governs_its_own_figure() -> None:
    found = [written(time) for time, _, _ in times("2018年有会员90人，比2012年的60人增加30人。")]
    assert found == ["during 2018", "during 2012", "during 2018"]


@pytest.mark.parametrize("word", ["比2017年", "较2017年", "与2017年相比"])
def test_what_is_compared_with_is_not_the_time(word: str) -> None:
    assert written(times(f"2018年，会员{word}增加30人。")[0][0]) == "during 2018"


@pytest.mark.parametrize("sentence", ["协会成立于2001年。", "2001年5月，协会成立。", "他2001年毕业。"])
def test_a_beginning_does_not_date_later_sentences(sentence: str) -> None:
    assert times(sentence + "举办讲座12场。")[0][0] is None


@given(st.integers(1957, 2019), st.integers(1, 12))
def test_a_month_keeps_its_precision(year: int, month: int) -> None:
    assert written(times(f"截至{year}年{month}月底，有会员300人。")[0][0]) == f"as_of {year}-{month:02}"


PIECES = ["2018年", "比上年", "的", "自2015年以来", "，", "。", "增加30人", "5家", "近年来", "成立"]


@given(st.lists(st.sampled_from(PIECES)))
def test_an_answer_always_says_how(pieces: list[str]) -> None:
    for period, how, source in times("".join(pieces)):
        assert how in ("explicit", "inherited", "default")
        assert bool(source) or period is None
