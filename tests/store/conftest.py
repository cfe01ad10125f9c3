"""A database of each kind, empty, and records made by hand."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cast_stats.records import Evidence, Fact, Issue
from cast_stats.store import Store

VARIABLE = "CAST_STATS_TEST_POSTGRESQL"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database: a file, or a schema of its own on the server."""
    if request.param == "sqlite":
        yield str(tmp_path / "records.db")
        return
    server = os.environ.get(VARIABLE)
    if not server:
        pytest.skip(f"{VARIABLE} holds no URL of a PostgreSQL server")
    from sqlalchemy import create_engine, make_url, text

    schema = f"test_{secrets.token_hex(6)}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"create schema {schema}"))
    own = url.update_query_dict({"options": f"-csearch_path={schema}"})
    yield own.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"drop schema {schema} cascade"))
    engine.dispose()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened


def issue(name: str = "a", **changes: Any) -> Issue:
    """An issue of a journal that does not exist."""
    said = {"file": f"{name}.pdf", "sha256": name * 64, "journal": "山河科协", "year": 2023, "number": 1, "pages": 8}
    return Issue.model_validate(said | changes)


def fact(identity: str = "f1", value: str = "36", **changes: Any) -> Fact:
    """A fact with evidence that holds it."""
    said: dict[str, Any] = {
        "id": identity, "family": "association", "category": "org_count", "subject": "甘肃省", "item": "企业科协",
        "value": Decimal(value), "unit": "家", "time": {"type": "as_of", "end": "2023-12"},
        "issue": "山河科协 2023年第1期",
        "article": "陇上新事", "section": "综述", "rule": "made-by-hand",
        "evidence": Evidence(quote=f"{value}家", offset=4, text=f"建成企业{value}家科协。", page=3),
    }  # fmt: skip
    return Fact.model_validate(said | changes)
