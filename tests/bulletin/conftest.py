"""The made issues as figures, and a bulletin of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cast_stats.bulletin import Bulletin, build
from cast_stats.bulletin.figure import COLUMNS, Figure, figure_of
from cast_stats.bulletin.trends import SCOPES
from cast_stats.catalog.corrections import Correction
from cast_stats.records import Records
from cast_stats.store import FactQuery, Store
from tests.bulletin.made import ISSUES, made

Figures = Callable[[str], list[Figure]]
Publish = Callable[..., Bulletin]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database."""
    with Store.open(tmp_path / "made.db") as opened:
        yield opened


@pytest.fixture
def figures(store: Store) -> Figures:
    """Lines as of `made` to figures, all of one issue of 2024."""

    def read(lines: str) -> list[Figure]:
        one = made("山河科协", 2024, 1, "新年报告", lines, "2024-02")
        store.replace_issue(one)
        found = map(figure_of, store.facts(FactQuery(issue=one.issue.sha256), COLUMNS))
        return sorted(found, key=lambda figure: figure.seq)

    return read


@pytest.fixture
def publish(store: Store) -> Publish:
    """Issues, year and corrections to a bulletin."""

    def make(issues: Sequence[Records] = ISSUES, year: int = 2023, by_hand: Sequence[Correction] = ()) -> Bulletin:
        for one in issues:
            store.replace_issue(one)
        now, before = ([*map(figure_of, store.facts_of_year(when, COLUMNS))] for when in (year, year - 1))
        charted = ["JG03", "JG08", "KP01", "KP13", "RY04"]
        history = map(figure_of, store.history(charted, tuple(SCOPES), year, COLUMNS))
        return build(year, now, before, history, by_hand)

    return make
