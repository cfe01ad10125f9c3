"""Tables become facts: stub, heads and cells."""
