"""Pages become Articles: columns, reading order, running heads, captions, tables, article bounds."""
