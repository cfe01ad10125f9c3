"""Decimal numbers written out: one plain form for every output."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """The number without exponent and without trailing zeros: 2.30E+4 is 23000, 65.0 is 65."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def canonical(value: Decimal) -> Decimal:
    """The same number in its plain form, exactly."""
    return Decimal(plain(value))
