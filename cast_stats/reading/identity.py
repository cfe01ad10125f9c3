"""Which issue this is: journal, year, number, serial number and print date, from cover, running head and masthead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cast_stats.reading.page import Page


class Identity(NamedTuple):
    """What the pages say of themselves; None where they say nothing."""

    journal: str | None = None
    year: int | None = None
    number: int | None = None
    serial: int | None = None
    printed: str | None = None


def identify(pages: Iterable[Page], text: str | None = None) -> Identity:
    """The identity that the pages (or the head of a plain text) state."""
    return Identity()
