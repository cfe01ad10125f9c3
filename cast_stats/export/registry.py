"""The export formats: every module of this room that defines FORMAT is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cast_stats.records import Records


class Figure(NamedTuple):
    """What every format must give back of a fact, unchanged."""

    id: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    subject: str
    item: str
    quote: str


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write results. `render` gives file names and contents; `read` gives back the figures, in order.

    `default` formats are written by `cast-stats extract`.
    """

    name: str
    render: Callable[[Records, str], dict[str, bytes]]
    read: Callable[[Mapping[str, bytes]], list[Figure]]
    default: bool = True


@cache
def formats() -> tuple[Format, ...]:
    """All formats, by name."""
    package = import_module("cast_stats.export")
    modules = (import_module(f"cast_stats.export.{found.name}") for found in iter_modules(package.__path__))
    return tuple(sorted((module.FORMAT for module in modules if hasattr(module, "FORMAT")), key=lambda form: form.name))


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The files that `cast-stats extract` writes for one issue: name to content."""
    files: dict[str, bytes] = {}
    for form in formats():
        if form.default:
            files |= form.render(records, stem)
    return files


@cache
def get_ready() -> None:
    """Render nothing, so that everything that formats load on demand is there before it is needed."""
    from cast_stats.records import Issue, Records

    render(Records(Issue(file="ready", sha256="", pages=0)), "ready")
