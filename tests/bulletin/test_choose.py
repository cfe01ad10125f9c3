"""Which figure a cell takes, criterion by criterion; corrections by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast_stats.bulletin.choose import BY_HAND, ONLY, REASONS, choose, corrected
from cast_stats.bulletin.figure import COLUMNS, Figure, figure_of
from cast_stats.catalog.corrections import Correction
from cast_stats.catalog.indicators import indicators
from cast_stats.errors import InvalidSchema
from cast_stats.store import FactQuery, Store
from tests.bulletin.made import made

INDICATOR = indicators().get("JG03")
assert INDICATOR


def line(quote: str, value: int, time: str = "-2023-12", more: str = "") -> str:
    return f"江西省 | 企业科协 | {quote} | {value} 家 | org_count | {time}{' | ' + more if more else ''}"


def told(store: Store, *issues: tuple[str, int, int, str, str]) -> list[Figure]:
    for journal, year, number, article, text in issues:
        one = made(journal, year, number, article, text)
        store.replace_issue(one)
    return [*map(figure_of, store.facts(FactQuery(), COLUMNS))]


def test_the_only_figure_is_taken(store: Store) -> None:
    choice = choose(told(store, ("甲刊", 2024, 1, "综述", line("36家", 36))), INDICATOR)
    assert (choice.value, choice.why, choice.others) == (36, ONLY, ())


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            ("甲刊", 2024, 2, "综述", line("36家", 36, more="change=from")),
            ("乙刊", 2024, 1, "综述", line("约40家", 40)),
            0,
        ),
        (("甲刊", 2024, 2, "综述", line("36家", 36, "-2023-06")), ("乙刊", 2024, 1, "综述", line("约40家", 40)), 1),
        (("甲刊", 2024, 2, "综述", line("36家", 36, "")), ("乙刊", 2024, 1, "综述", line("约40家", 40, "-2024-03")), 1),
        (("甲刊", 2024, 2, "综述", line("约36家", 36)), ("乙刊", 2024, 1, "综述", line("40家", 40)), 2),
        (("甲刊", 2024, 2, "综述", line("30余家", 30)), ("乙刊", 2024, 1, "综述", line("约40家", 40)), 2),
        (("甲刊", 2024, 1, "江西科协报告", line("36家", 36)), ("乙刊", 2024, 2, "综述", line("40家", 40)), 3),
        (("甲刊", 2024, 1, "综述", line("36家", 36)), ("乙刊", 2024, 1, "江西科协报告", line("40家", 40)), 4),
        (("甲刊", 2024, 1, "综述", line("36家", 36)), ("江西科技", 2024, 1, "综述", line("40家", 40)), 4),
        (
            ("甲刊", 2024, 1, "综述", line("36家", 36)),
            ("乙刊", 2024, 1, "综述", line("40家", 40, more="grade=high")),
            5,
        ),
    ],
)
def test_each_criterion_decides_and_is_named(
    store: Store, first: tuple[str, int, int, str, str], second: tuple[str, int, int, str, str], why: int
) -> None:
    choice = choose(told(store, first, second), INDICATOR)
    assert (choice.value, choice.why) == (40, REASONS[why])
    assert [figure.value for figure in choice.others] == [Decimal(first[4].split("|")[3].split()[0])]


def test_figures_that_can_be_the_same_do_not_conflict(store: Store) -> None:
    lines = "\n".join((line("1386家", 1386), line("约1400家", 1400), line("1300余家", 1300), line("1500家", 1500)))
    choice = choose(told(store, ("甲刊", 2024, 1, "综述", lines)), INDICATOR)
    assert choice.value == 1386
    assert [figure.value for figure in choice.conflicts] == [1500]


def test_the_two_ends_of_a_change_do_not_conflict(store: Store) -> None:
    lines = "\n".join((line("9家", 9, "2023", "change=from"), line("202家", 202, "2023", "change=to")))
    choice = choose(told(store, ("甲刊", 2024, 1, "综述", lines)), INDICATOR)
    assert (choice.value, choice.conflicts) == (202, ())


def test_a_figure_of_another_month_does_not_conflict(store: Store) -> None:
    lines = "\n".join((line("1386家", 1386), line("1200家", 1200, "-2023-06")))
    choice = choose(told(store, ("甲刊", 2024, 1, "综述", lines)), INDICATOR)
    assert (choice.value, choice.conflicts) == (1386, ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(order=st.permutations(range(4)))
def test_the_choice_does_not_depend_on_the_order(store: Store, order: list[int]) -> None:
    lines = "\n".join((line("36家", 36), line("40家", 40), line("约50家", 50), line("20家", 20, "-2023-05")))
    figures = told(store, ("甲刊", 2024, 1, "综述", lines))
    assert choose([figures[index] for index in order], INDICATOR) == choose(figures, INDICATOR)


def correction(**changes: object) -> Correction:
    told = {"indicator": "JG03", "subject": "江西省", "year": 2023, "was": 36, "now": 39, "reason": "第4期勘误"}
    return Correction.model_validate(told | changes)


def test_a_correction_sets_the_value_and_says_why(store: Store) -> None:
    figures = told(store, ("甲刊", 2024, 1, "综述", line("36家", 36)))
    choice = corrected(choose(figures, INDICATOR), correction(), INDICATOR, figures)
    assert choice.value == 39
    assert choice.why == f"{BY_HAND}：第4期勘误"
    assert choice.figure.value == 36


def test_a_correction_can_take_another_record(store: Store) -> None:
    figures = told(store, ("甲刊", 2024, 1, "综述", "\n".join((line("36家", 36), line("约41家", 41)))))
    other = next(figure for figure in figures if figure.value == 41)
    choice = corrected(choose(figures, INDICATOR), correction(now=None, take=other.id), INDICATOR, figures)
    assert (choice.figure, choice.value) == (other, 41)
    assert [figure.value for figure in choice.others] == [36]


@pytest.mark.parametrize(
    ("changes", "said"), [({"was": 35}, "36, not 35"), ({"now": None, "take": "nobody"}, "no record nobody")]
)
def test_a_correction_whose_guard_fails_stops(store: Store, changes: dict[str, object], said: str) -> None:
    figures = told(store, ("甲刊", 2024, 1, "综述", line("36家", 36)))
    with pytest.raises(InvalidSchema, match=said):
        corrected(choose(figures, INDICATOR), correction(**changes), INDICATOR, figures)
