"""Entries of the catalogue: what is read from YAML, frozen and without unknown keys; a fault names its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from cast_stats.errors import InvalidSchema

E = TypeVar("E", bound=BaseModel)
Words = tuple[str, ...]


class Entry(BaseModel):
    """Base of catalogue entries: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def validated(kind: type[E], content: Any, where: object) -> E:
    """What was read as an entry of `kind`. Raises InvalidSchema with `where`, the key and the fault."""
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        raise InvalidSchema(f"{where}: {first_fault(error)}") from error


def first_fault(error: ValidationError) -> str:
    """The key at which the first thing is wrong, and what."""
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
