"""Whose number it is: from names in a sentence to the owner of each number."""
