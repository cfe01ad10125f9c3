"""Subjects: the passages of this folder, and where an answer says that it came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import ISSUE, Passage, passages, scene

from cast_stats.facts.context import Resolved, scene_of
from cast_stats.facts.owners.subjects import SubjectResolver
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

PASSAGES = [passage for file in sorted(Path(__file__).parent.glob("*.txt")) for passage in passages(file)]


def answers(*lines: str, title: str = "", issue: Issue = ISSUE) -> list[Resolved]:
    """The subject of every quantity of an article of these lines."""
    made = scene(*lines, title=title, issue=issue)
    resolver = SubjectResolver(made)
    return [resolver.resolve(s, n) for s in made.sentences for n in s.numbers if n.reason is None]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.head["name"])
def test_passage(passage: Passage) -> None:
    made = passage.scene()
    resolver = SubjectResolver(made)
    wrong = [
        (quote, found.text, answer)
        for sentence, number, quote, answer in passage.numbers(made)
        if (found := resolver.resolve(sentence, number)).text not in answer.split("/")
    ]
    assert wrong == []


def test_a_subject_beside_the_number_is_explicit() -> None:
    assert answers("邯郸市科协有会员300人。") == [Resolved("邯郸市科协", "explicit", "sentence")]


def test_a_word_that_stands_for_a_name_says_which_word() -> None:
    assert answers("邯郸市统计年报", "全市有会员300人。")[-1] == Resolved("邯郸市", "inherited", "全市")


def test_a_subject_of_an_earlier_sentence_is_inherited() -> None:
    assert answers("邯郸市科协换届。共有会员300人。") == [Resolved("邯郸市科协", "inherited", "paragraph")]


def test_a_heading_gives_its_paragraphs_their_subject() -> None:
    lines = ["某省农技协情况如下，各地均有发展，形势喜人，现分别予以说明和介绍。", "邢台市", "共有会员300人。"]
    assert answers(*lines)[-1] == Resolved("邢台市", "inherited", "heading")


def test_the_title_is_the_last_resort_but_one() -> None:
    found = answers("共有会员300人，形势喜人。", title="邢台市科协的一年")
    assert found == [Resolved("邢台市科协", "default", "title")]


def test_an_article_without_a_name_answers_with_its_title_then_the_journal_then_the_file() -> None:
    line = "共有会员300人，形势喜人。"
    journal = ISSUE.model_copy(update={"journal": "会刊"})
    assert answers(line, title="一年好光景")[0] == Resolved("一年好光景", "default", "title")
    assert answers(line, issue=journal)[0] == Resolved("会刊", "default", "issue")
    assert answers(line)[0] == Resolved("made", "default", "issue")


def test_a_person_owns_numbers_of_the_own_sentence_only() -> None:
    found = answers("会长王德林承包果园30亩。会员栽树500株，共有会员80户。", title="邢台市果树协会的故事")
    assert [answer.text for answer in found] == ["王德林", "邢台市果树协会", "邢台市果树协会"]


def test_what_is_counted_is_not_its_own_subject() -> None:
    found = answers("邢台市科协新建企业科协12家、高校科协3家、市级学会5个。")
    assert {answer.text for answer in found} == {"邢台市科协"}


def test_a_wider_region_before_a_noun_takes_nothing_over() -> None:
    found = answers("邢台市获批省级平台3个，全国重点实验室1家，全省先进集体2个。", title="邢台市2020年统计公报")
    assert {answer.text for answer in found} == {"邢台市"}


def test_the_province_of_a_city_is_known_from_the_gazetteer() -> None:
    found = answers("全省共有科普基地500家。", title="邢台市科协的一年")
    assert found == [Resolved("河北省", "inherited", "全省")]
    assert answers("省科协投入经费300万元。", title="邢台市科协的一年")[0].text == "河北省科协"


def test_a_place_behind_a_preposition_takes_nothing_over() -> None:
    found = answers("2020年，邢台市科协在保定市举办培训班3期，与石家庄市科协、唐山市科协联合开展活动6场。")
    assert {answer.text for answer in found} == {"邢台市科协"}


def test_captions_do_not_change_who_is_spoken_of() -> None:
    body = "邢台市科协举办讲座，内容丰富多彩，深受广大群众欢迎和好评。"
    paragraphs = (Paragraph(body), Paragraph("保定市科协开展义诊", "caption"), Paragraph("共有听众300人。"))
    made = scene_of(Article(title="邢台市科协", paragraphs=paragraphs), ISSUE)
    last = made.sentences[-1]
    assert SubjectResolver(made).resolve(last, last.numbers[0]).text == "邢台市科协"


PIECES = ["全市", "邢台市科协", "公司", "，", "。", "有会员300人", "在", "（", "）", "、", "分别", "5家"]


@given(st.lists(st.sampled_from(PIECES)))
def test_every_number_has_a_subject(pieces: list[str]) -> None:
    assert all(answer.text and answer.source for answer in answers("".join(pieces)))


def test_a_clause_that_begins_with_its_verb_has_a_subject() -> None:
    assert [answer.text for answer in answers("县文化馆有25个，有3个设在集镇的文化中心。")]
