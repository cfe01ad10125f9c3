"""Organisations and places as mentions."""

from __future__ import annotations

from dataclasses import dataclass

from cast_stats.language.mention import Mention


@dataclass(frozen=True, slots=True)
class Organisation(Mention):
    """An organisation or a region named in the text; `kind` says which."""

    kind: str


def find_organisations(text: str) -> tuple[Organisation, ...]:
    """Every organisation and region that `text` names, in order, without overlap."""
    return ()
