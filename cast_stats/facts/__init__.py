"""Mentions become Records: item, subject, time, family, awards, parts of a whole, ledger (pure functions)."""

from cast_stats.facts.find import Findings, find

__all__ = ["Findings", "find"]
