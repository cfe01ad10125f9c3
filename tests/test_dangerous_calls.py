"""No shell, no evaluation of text, no unsafe YAML; what is unpickled comes from this program's own processes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "cast_stats").rglob("*.py"))
NEVER = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.unsafe_load", "yaml.full_load"}
PICKLES = {"cast_stats/processes/frames.py"}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a module with the name that it calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_nothing_evaluates_text_or_asks_a_shell() -> None:
    for path in PACKAGE:
        for name, call in calls(path):
            assert name not in NEVER, path
            shell = next((word.value for word in call.keywords if word.arg == "shell"), None)
            assert shell is None, path


def test_yaml_is_read_by_safe_loaders_only() -> None:
    for path in PACKAGE:
        if "yaml.load" in {name for name, _call in calls(path)}:
            assert path.relative_to(ROOT).as_posix() == "cast_stats/catalog/files.py"
            text = path.read_text(encoding="utf-8")
            assert 'getattr(yaml, "CSafeLoader", yaml.SafeLoader)' in text


def test_pickles_are_read_in_one_place() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE
        if any(name.startswith(("pickle.", "marshal.", "shelve.")) for name, _call in calls(path))
    }
    assert found == PICKLES
