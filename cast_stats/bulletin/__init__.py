"""Records become yearly tables."""
