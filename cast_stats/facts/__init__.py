"""Mentions become Records: item, subject, time, family, awards, parts of a whole, ledger (pure functions)."""
