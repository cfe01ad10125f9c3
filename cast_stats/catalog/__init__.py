"""Loads and validates the data in schemas/ into frozen types; the only reader of YAML."""
