"""Records become the yearly tables of the association system."""

from cast_stats.bulletin.build import Bulletin, build

__all__ = ["Bulletin", "build"]
