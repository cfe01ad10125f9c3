"""Whole passages of many genres give the awards that passages.txt says, and each row proves itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast_stats.facts.awards.check import agree, row_of
from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.awards.find import find_awards
from cast_stats.facts.context import Scene, scene_of
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

PASSAGES = Path(__file__).with_name("passages.txt")


class Passage(NamedTuple):
    """One block of passages.txt."""

    line: int
    year: int
    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[str, ...]


def passages() -> Iterator[Passage]:
    """The blocks of the file, by blank lines; comments begin with #."""
    text = PASSAGES.read_text(encoding="utf-8")
    for block in re.finditer(r"(?:.+\n?)+", text):
        lines = [line.strip() for line in block.group().splitlines() if not line.startswith("#")]
        year = next((int(line[1:5]) for line in lines if re.fullmatch(r"\[\d{4}\]", line)), 2024)
        title = next((line[8:] for line in lines if line.startswith("[title] ")), "")
        rows = tuple(line[3:] for line in lines if line.startswith("=> ") and line != "=> none")
        told = tuple(line for line in lines if line and not line.startswith(("[", "=>")))
        if told:
            yield Passage(text.count("\n", 0, block.start()) + 1, year, title, told, rows)


def scene(paragraphs: tuple[str, ...], title: str = "", year: int = 2024) -> Scene:
    parts = [Paragraph(title, "title", level=1)] if title else []
    parts += [Paragraph(text) for text in paragraphs]
    return scene_of(Article(title=title, paragraphs=tuple(parts)), Issue(file="t", sha256="0", year=year, pages=0))


def awards(*paragraphs: str, title: str = "", year: int = 2024) -> tuple[AwardDraft, ...]:
    return find_awards(scene(paragraphs, title, year))


@pytest.mark.parametrize("passage", list(passages()), ids=lambda p: f"line{p.line}")
def test_passage_gives_its_awards(passage: Passage) -> None:
    found = [row_of(draft) for draft in awards(*passage.paragraphs, title=passage.title, year=passage.year)]
    wanted = list(passage.rows)
    for row in list(found):
        match = next((want for want in wanted if agree([row], [want])), None)
        if match:
            wanted.remove(match)
            found.remove(row)
    assert (found, wanted) == ([], [])


def test_the_passages_are_many_and_mixed() -> None:
    blocks = list(passages())
    assert len(blocks) >= 50
    assert sum(not block.rows for block in blocks) >= 8
    assert min(block.year for block in blocks) < 1970


def test_evidence_is_the_clause_as_printed() -> None:
    text = "会上宣读了决定。2011年，平 江县 科协被评为“全省先 进集体”，并受到群众好评。"
    (draft,) = awards(text)
    assert text[draft.start : draft.end] == "平 江县 科协被评为“全省先 进集体”"
    assert (draft.recipient, draft.award, draft.year) == ("平江县科协", "全省先进集体", "2011")


def test_misread_characters_stay_in_the_evidence() -> None:
    text = "北河具科协人选2019年全国科普示范县名录。"
    (draft,) = awards(text)
    assert text[draft.start : draft.end] == text.rstrip("。")
    assert draft.year == "2019"


def test_a_year_in_the_award_beats_the_year_of_the_sentence() -> None:
    (draft,) = awards("2016年5月，周敏获2015年度全省优秀科技工作者称号。")
    assert draft.year == "2015"


def test_a_compared_year_is_not_the_award_s() -> None:
    (draft,) = awards("2018年会员数比2010年翻了一番，县农学会被评为先进学会。")
    assert draft.year == "2018"


def test_years_that_the_text_does_not_tell_are_none() -> None:
    (draft,) = awards("公司成立于1998年。二十多年来，海河制药有限公司曾获得国家科技进步奖二等奖。")
    assert (draft.award, draft.grade, draft.year) == ("国家科技进步奖", "二等奖", None)


def test_recipients_and_years_one_to_one() -> None:
    found = awards("“智慧灌溉平台”“云上农技系统”被省农业厅评为2018年、2020年“数字农业示范项目”。")
    assert [(d.recipient, d.year) for d in found] == [("智慧灌溉平台", "2018"), ("云上农技系统", "2020")]
    assert {d.awarder for d in found} == {"省农业厅"}


def test_an_inferred_recipient_lowers_the_confidence() -> None:
    told, inferred = awards("赵家湾茶叶协会2013年被评为省级示范协会，2015年荣获全国科普先进单位称号。")
    assert (told.confidence, inferred.confidence) == ("high", "medium")
    assert inferred.recipient == "赵家湾茶叶协会"
    assert ("recipient", "inherited") in {(d.slot, d.how) for d in inferred.derivation}


def test_told_twice_counts_once() -> None:
    found = awards("乔志强荣获“全国最美科技工作者”称号。", "2022年，乔志强荣获“全国最美科技工作者”称号。")
    assert [(d.recipient, d.year) for d in found] == [("乔志强", "2022")]


def test_the_same_award_in_two_years_is_two() -> None:
    found = awards("2019年，南湖学会被评为先进学会。2021年，南湖学会被评为先进学会。")
    assert [d.year for d in found] == ["2019", "2021"]


@pytest.mark.parametrize(
    "text",
    [
        "力争到2027年全县有5家企业获评省级示范。",
        "市科协推荐张立新为全国优秀科技工作者候选人。",
        "获奖者每人获得奖金2000元。",
        "他收获了友谊，取得了博士学位，获得国家发明专利授权。",
        "未获得一等奖的队伍可参加复活赛。",
        "全国劳动模范周国平说，要把技术教给乡亲。",
        "鼓励企业申报并获评高新技术企业。",
        "学会获奖10项，其中一等奖2项。",
        "获得铜奖、银奖各一次。",
        "项目获得国家部委认可与支持。",
        "",
    ],
)
def test_no_award_here(text: str) -> None:
    assert awards(text) == ()


WORDS = """
张三丰 市科协 “星火计划” 《科学画报》 2015年 被 获 荣获 评为 授予 先进集体 一等奖 、 ， 。 的 和 等 5个 称号 ： （3名）
为 将 对 予以 表彰 在 大赛 中 推荐 通过 认证 公司 他 分别 一、二等奖
"""
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_whatever_is_found_can_be_shown(text: str) -> None:
    for draft in awards(text):
        assert 0 <= draft.start < draft.end <= len(text)
        assert draft.recipient.strip()
        assert len(draft.award) >= 2
        assert draft.year is None or re.fullmatch(r"(?:19|20)\d\d", draft.year)


@settings(max_examples=60)
@given(
    st.sampled_from(["王小军", "市气象学会", "石桥村茶叶协会", "“低碳炉具”"]),
    st.sampled_from(["省科技进步奖", "全国科普工作先进集体", "“最美科技工作者”称号"]),
    st.integers(1958, 2024),
    st.sampled_from(["荣获", "获", "获得", "被评为", "被授予"]),
)
def test_one_sentence_one_award(who: str, award: str, year: int, verb: str) -> None:
    (draft,) = awards(f"{year}年，{who}{verb}{award}。", year=2025)
    assert draft.recipient == who.strip("“”")
    assert draft.award == award.removesuffix("称号").strip("“”")
    assert draft.year == str(year)


def test_a_wide_gap_at_the_end_of_a_paragraph_parts_nothing() -> None:
    scene = scene_of(
        Article("", paragraphs=(Paragraph("林木森荣获底#$\u3000\x1c"),)), Issue(file="a.txt", sha256="0" * 64, pages=0)
    )
    assert [draft.award for draft in find_awards(scene)] == []
