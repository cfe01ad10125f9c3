"""Where the data files lie, and how one is read: safe YAML only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cast_stats.errors import InvalidSchema
from cast_stats.files import reason_of
from cast_stats.messages import _


@cache
def schemas_dir() -> Path:
    """The folder of the shipped data: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"


def read_yaml(path: Path) -> Any:
    """The content of one YAML file. Raises InvalidSchema; a syntax error names file and line."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # both loaders are the safe ones
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSchema(
            _("{path}: cannot be read ({reason})").format(path=path, reason=reason_of(error))
        ) from error
    except yaml.MarkedYAMLError as error:
        message = _("{path}, line {line}: not YAML; check the indentation, colons, brackets and quotes there")
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidSchema(message.format(path=path, line=line)) from error
    except yaml.YAMLError as error:
        raise InvalidSchema(_("{path}: holds characters that YAML does not allow").format(path=path)) from error
