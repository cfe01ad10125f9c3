"""What a rule that fails an example of its own says."""

from __future__ import annotations

from dataclasses import dataclass

from cast_stats.messages import _


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that fails an example: which, the example, and what was found instead."""

    rule: str
    example: str
    found: str

    def __str__(self) -> str:
        message = _("{rule}: the example {example} gives {found}")
        return message.format(rule=self.rule, example=self.example, found=self.found or _("nothing"))
