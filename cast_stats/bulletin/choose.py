"""Which figure a cell takes: a stated rule, and the corrections by hand that override it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cast_stats.bulletin.figure import Figure, agree
from cast_stats.bulletin.yearly import UNDATED, YEAR_END, month
from cast_stats.catalog.corrections import Correction
from cast_stats.catalog.indicators import Indicator
from cast_stats.catalog.regions import NATION, regions
from cast_stats.errors import InvalidSchema
from cast_stats.figures import plain
from cast_stats.messages import _

BOUNDS = ("exact", "about", "at_least", "at_most")
GRADES = ("high", "medium", "low")
NATIONAL = ("中国", "全国")
RULE = (
    "变化之后的数先于变化之前的（由9家增加到202家，取202家）",
    "时点数取最近年末的，未写明时间的最后",
    "确数先于约数，约数先于“以上”“以下”",
    "后出的刊期先于先出的",
    "本地区、本单位自己的报道先于他人的",
    "可信度高的先于低的，再按在刊物中的先后",
)
"""The rule as it is told in the bulletin, criterion by criterion."""
REASONS = (
    "变化之后的数",
    "时点较晚",
    "数字较确切",
    "刊期较晚",
    "本地区、本单位自己的报道",
    "可信度较高",
    "在刊物中较先",
)
ONLY = "唯一的数字"
BY_HAND = "更正文件"
BEFORE = "from"


@dataclass(frozen=True, slots=True)
class Choice:
    """The figure that a cell takes, why, and those that it was chosen from."""

    figure: Figure
    value: Decimal
    why: str
    others: tuple[Figure, ...] = ()
    correction: Correction | None = None

    @property
    def conflicts(self) -> tuple[Figure, ...]:
        """The figures for the same time that cannot be the same number; a change's two ends do not contradict."""
        at, end = month(self.figure), self.figure.change == BEFORE
        rivals = (one for one in self.others if month(one) == at and (one.change == BEFORE) == end)
        return tuple(one for one in rivals if not agree(one, self.figure))


def choose(figures: Sequence[Figure], indicator: Indicator) -> Choice:
    """The figure that the rule takes of those that fit a cell."""
    first, *others = sorted(figures, key=lambda figure: rank(figure, indicator))
    why = ONLY
    if others:
        pairs = zip(rank(first, indicator), rank(others[0], indicator), strict=True)
        why = next((reason for reason, (a, b) in zip(REASONS, pairs, strict=False) if a != b), REASONS[-1])
    return Choice(first, first.value, why, tuple(others))


def rank(figure: Figure, indicator: Indicator) -> tuple[object, ...]:
    """The rule as a key: the smallest is taken. See RULE."""
    at = month(figure) if indicator.kind == "stock" else YEAR_END
    return (
        figure.change == BEFORE,
        -at if at != UNDATED else 1,
        BOUNDS.index(figure.bound),
        (-(figure.issue_year or 0), -(figure.issue_number or 0)),
        not is_own(figure),
        GRADES.index(figure.grade),
        (figure.label, figure.issue, figure.seq, figure.id),
    )


def is_own(figure: Figure) -> bool:
    """Whether the article or the journal is of the place whose figure it is."""
    told = f"{figure.journal or ''} {figure.article}"
    if figure.region == NATION:
        return (figure.journal or "").startswith(NATIONAL)
    region = regions().get(figure.region) if figure.region else None
    return (region.short if region else figure.subject) in told


def corrected(choice: Choice, correction: Correction, indicator: Indicator, all_figures: Sequence[Figure]) -> Choice:
    """The choice with a correction by hand. Raises InvalidSchema where its guard fails."""
    where = f"{indicator.name} {correction.subject} {correction.year}"
    if choice.value != correction.was:
        raise InvalidSchema(
            _("correction of {where}: the figure is {now}, not {was}; check it again or take it out").format(
                where=where, now=plain(choice.value), was=plain(correction.was)
            )
        )
    why = f"{BY_HAND}：{correction.reason}"
    pool = (choice.figure, *choice.others)
    if correction.now is not None:
        return Choice(choice.figure, correction.now, why, choice.others, correction)
    taken = next((figure for figure in (*pool, *all_figures) if figure.id == correction.take), None)
    if taken is None:
        raise InvalidSchema(_("correction of {where}: there is no record {id}").format(where=where, id=correction.take))
    return Choice(taken, taken.value, why, tuple(one for one in pool if one.id != taken.id), correction)
