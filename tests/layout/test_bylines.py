"""Bylines and lines of names."""

from __future__ import annotations

import pytest

from cast_stats.layout.bylines import is_byline
from cast_stats.layout.names import is_authors


@pytest.mark.parametrize(
    "line",
    [
        "□记者 江望舒 通讯员 陈小满", "江望舒/文 陈小满/摄", "江望舒 文/图", "执笔：江望舒",
        "（本报记者 江望舒）", "本刊评论员", "《柏溪日报》记者 江望舒", "见习记者 覃勇", "作者 江望舒",
        "供稿：松岭镇科协", "本刊记者常远山",
    ],
)  # fmt: skip
def test_lines_that_say_who_wrote(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者：茶园里的水从哪里来，又要流到哪里去", "记者：水渠修通以后，山里", "记者调查", "通讯员培训班",
        "图书馆", "作者：", "文 成 县",
    ],
)  # fmt: skip
def test_lines_that_do_not(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "佟大山", "覃 勇", "欧阳小满", "古丽·买买提", "仝小满 尚 山", "松岭镇科协 江望舒",
        "江望舒（柏溪农业大学）", "□ 芦山",
    ],
)  # fmt: skip
def test_names_and_the_bodies_they_belong_to(line):
    assert is_authors(line)


@pytest.mark.parametrize(
    "line", [
        "通 知", "公 告", "平安校园", "高新区", "安全 生产", "能 手", "松岭镇科协", "相关 链接",
    ],
)  # fmt: skip
def test_words_that_begin_like_names(line):
    assert not is_authors(line)
