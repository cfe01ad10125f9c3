"""What an extraction gave, by what made it: a file that did not change need not be done again."""
