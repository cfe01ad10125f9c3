"""Where the data files lie, and how one is read: safe YAML only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cast_stats.errors import InvalidSchema


@cache
def schemas_dir() -> Path:
    """The folder of the shipped data: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"


def read_yaml(path: Path) -> Any:
    """The content of one YAML file; a syntax error names file, line and what was expected."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # both loaders are the safe ones
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InvalidSchema(f"{path}: {error}") from error
