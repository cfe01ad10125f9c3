"""What a rule that fails an example of its own says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that fails an example: which, the example, and what was found instead."""

    rule: str
    example: str
    found: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.example!r} gives {self.found or 'nothing'}"
