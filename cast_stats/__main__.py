"""`python -m cast_stats` is the command `cast-stats`."""

from cast_stats.cli import main

if __name__ == "__main__":
    main()
