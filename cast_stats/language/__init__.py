"""Text becomes Mentions: folding, numerals, quantities, times, places, organisations (pure functions)."""
