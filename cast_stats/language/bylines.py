"""Bylines: the names of those who wrote or took what is printed; they are nobody that a text tells of."""

from __future__ import annotations

import re

SIGNED = re.compile(
    r"(?:记者|通讯员|作者|编辑|责编|撰稿|供稿人|摄影|撰文|整理|审核)\s*[:：]?\s*"
    r"([一-鿿]{2,3}(?:\s+[一-鿿])?(?:[、\s]+[一-鿿]{2,3})*?)(?=报道|摄|[、\s]*(?:通讯员|记者|摄影|编辑)|[,，.。;；:：)）]|\s*$)",
    re.MULTILINE,
)
DATELINE = re.compile(
    r"(?:本[报刊网台]|新华社|中新[社网])[^，。,:：\s]{0,14}?[讯电](?![一-鿿]?[子视])|\A[一-鿿]{2,4}讯(?=[\s(（])"
    r"|\A[【\[(（]?[一-鿿]{1,8}(?:日报|晚报|时报|新闻|网|社|报|台)[一-鿿]{0,6}(?:[0-9]{1,2}月[0-9]{1,2}日)?[讯电]"
    r"(?=[\s(（】\])）])"
)
"""Where a piece of news was sent from: 本报昆川12月6日讯."""


def bylines(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of names behind 记者, 通讯员, 作者 and the like."""
    return tuple(match.span(1) for match in SIGNED.finditer(text))


def datelines(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the words that say where and when a piece of news was sent from."""
    return tuple(match.span() for match in DATELINE.finditer(text))
