"""Entries of the catalogue: what is read from YAML, frozen and without unknown keys; a fault names its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from cast_stats.errors import InvalidSchema
from cast_stats.messages import N_, _

E = TypeVar("E", bound=BaseModel)
Words = tuple[str, ...]
LIST, NAMED = N_("must be a list"), N_("must be entries of the form name: value")
FAULTS = {
    "missing": N_("is missing"),
    "extra_forbidden": N_("is not known here; check its spelling"),
    "literal_error": N_("must be one of {expected}"),
    "string_type": N_("must be a text"),
    "int_type": N_("must be a whole number"),
    "int_parsing": N_("must be a whole number"),
    "bool_type": N_("must be true or false"),
    "bool_parsing": N_("must be true or false"),
    "too_short": N_("must not be empty"),
    "list_type": LIST,
    "tuple_type": LIST,
    "frozen_set_type": LIST,
    "dict_type": NAMED,
    "mapping_type": NAMED,
    "model_type": NAMED,
    "value_error": "{error}",
}
"""What is wrong with a value, by Pydantic's name of it."""


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
    """The key at which the first thing is wrong, if it is not the whole, and what."""
    fault = error.errors()[0]
    return ": ".join(filter(None, (".".join(map(str, fault["loc"])), fault_words(fault))))


def fault_words(fault: Mapping[str, Any]) -> str:
    """What is wrong, in the user's language; what is rare in Pydantic's own words."""
    known = FAULTS.get(fault["type"])
    return _(known).format(**fault.get("ctx", {})) if known else str(fault["msg"])
