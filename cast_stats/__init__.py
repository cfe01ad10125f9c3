"""Figures in the journals, bulletins and yearbooks of China's science associations, as validated records."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cast_stats.language import find_quantities, find_times
    from cast_stats.pipeline import Extraction, Options, extract

__version__ = "0.1.0"
__all__ = ["Extraction", "Options", "__version__", "extract", "find_quantities", "find_times"]

_HOMES = {
    "Extraction": "cast_stats.pipeline",
    "Options": "cast_stats.pipeline",
    "extract": "cast_stats.pipeline",
    "find_quantities": "cast_stats.language",
    "find_times": "cast_stats.language",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for: `import cast_stats` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
