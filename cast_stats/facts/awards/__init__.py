"""Awards: who won what, when and from whom, as sentences, lists and tables tell it."""
