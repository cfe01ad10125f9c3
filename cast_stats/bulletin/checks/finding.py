"""What a check says: the figures it held against each other, whether they agree, and the sum as one would write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from cast_stats.bulletin.figure import Figure
from cast_stats.figures import plain

Verdict = Literal["不符", "存疑", "相符"]
VERDICTS: tuple[Verdict, ...] = ("不符", "存疑", "相符")


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison. It reports; it changes nothing."""

    check: str
    verdict: Verdict
    text: str
    figures: tuple[Figure, ...]


def told(figure: Figure) -> str:
    """The figure as a person would say it: 江苏省企业科协 约12.3万个."""
    return f"{figure.subject}{figure.item} {figure.quote}"


def total(numbers: Iterable[Decimal]) -> str:
    """32+428+2735=3195."""
    listed = list(numbers)
    return f"{'+'.join(map(plain, listed))}={plain(sum(listed, Decimal(0)))}"
