"""Tolerances of the checks, each with its reason."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir


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
    return validated(Checks, read_yaml(path), path)
