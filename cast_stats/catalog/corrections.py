"""Corrections of bulletin cells by hand: data with a reason and a guard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field, field_validator, model_validator

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.indicators import indicators
from cast_stats.errors import InputMissing
from cast_stats.messages import _


class Correction(Entry):
    """One cell's figure by hand: `now`, or that of the record `take`; `was` is what the rule takes without it."""

    indicator: str
    subject: str
    year: int
    was: Decimal
    now: Decimal | None = None
    take: str | None = None
    reason: str = Field(min_length=2)

    @field_validator("was", "now", mode="before")
    @classmethod
    def _digits(cls, raw: Any) -> Any:
        return str(raw) if isinstance(raw, float) else raw  # YAML reads 2.5 as a float; its digits are what was meant

    @model_validator(mode="after")
    def _is_complete(self) -> Correction:
        if (self.now is None) == (self.take is None):
            raise ValueError(_("give either now or take"))
        if indicators().get(self.indicator) is None:
            raise ValueError(_("there is no indicator {code}").format(code=self.indicator))
        return self


class Corrections(Entry):
    """The entries of a file."""

    corrections: tuple[Correction, ...] = ()


def corrections(path: Path | None = None) -> tuple[Correction, ...]:
    """The corrections of a file, the shipped one without a path. Raises InputMissing, InvalidSchema."""
    if path and not path.is_file():
        raise InputMissing(_("{file}: no such file; check the name").format(file=path))
    path = path or schemas_dir() / "corrections.yaml"
    return validated(Corrections, read_yaml(path) or {}, path).corrections
