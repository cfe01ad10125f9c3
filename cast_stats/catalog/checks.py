"""Tolerances of the checks, each with its reason."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import ValidationError

from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.indicators import Entry
from cast_stats.errors import InvalidSchema


class Tolerance(Entry):
    """A number with the reason why it is that much."""

    value: Decimal
    reason: str


class Jump(Entry):
    """How many times as much, or as little, as last year is out of the ordinary."""

    factor: Decimal
    reason: str


class Jumps(Entry):
    """Jumps by kind of indicator; figures below `smallest` are left alone."""

    stock: Jump
    flow: Jump
    smallest: Tolerance


class Checks(Entry):
    """What the checks go by."""

    rounding: Tolerance
    share_points: Tolerance
    jumps: Jumps


@cache
def checks() -> Checks:
    """The tolerances, read once. Raises InvalidSchema."""
    path = schemas_dir() / "checks.yaml"
    raw: Any = read_yaml(path)
    try:
        return Checks.model_validate(raw)
    except ValidationError as error:
        fault = error.errors()[0]
        raise InvalidSchema(f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from error
