"""Bylines: the names of those who wrote or took what is printed; they are nobody that a text tells of."""

from __future__ import annotations

import re

SIGNED = re.compile(
    r"(?:记者|通讯员|作者|编辑|责编|撰稿|供稿人|摄影|撰文|整理|审核)\s*[:：]?\s*"
    r"([一-鿿]{2,3}(?:\s+[一-鿿])?(?:[、\s]+[一-鿿]{2,3})*?)(?=报道|摄|[、\s]*(?:通讯员|记者|摄影|编辑)|[,，.。;；:：)）]|\s*$)",
    re.MULTILINE,
)


def bylines(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of names behind 记者, 通讯员, 作者 and the like."""
    return tuple(match.span(1) for match in SIGNED.finditer(text))
