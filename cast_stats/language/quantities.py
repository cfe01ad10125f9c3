"""The quantities of a text: the numbers that measure something."""

from __future__ import annotations

from cast_stats.language.mention import Quantity
from cast_stats.language.numbers import find_numbers


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every measured quantity in `text`, in order: 近30家, 5~8元/公斤, 四分之一, 1:3.67."""
    return tuple(number for number in find_numbers(text) if isinstance(number, Quantity))
