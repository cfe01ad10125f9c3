"""Text becomes Mentions: folding, numerals, quantities, times, places, organisations (pure functions)."""

from cast_stats.language.quantities import find_quantities
from cast_stats.language.times import find_times

__all__ = ["find_quantities", "find_times"]
