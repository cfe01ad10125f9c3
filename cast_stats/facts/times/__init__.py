"""When a number holds: the times of a sentence, how far they reach, and the years they lean on."""
