"""The project keeps its own rules: sizes, docstrings, current generated files, documentation that is true."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import json_schemas
import jsonschema
import pytest
import reference
import simplejson
import typer
from hand_made import ISSUE, make_award, make_fact

from cast_stats import errors
from cast_stats.cli.app import build, command_names
from cast_stats.export.jsonl import render
from cast_stats.records import Records

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "cast_stats").rglob("*.py"))
TOOLS = sorted((ROOT / "tools").glob("*.py"))
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
GUIDES = (*READMES, *sorted((ROOT / "docs").glob("*.md")))
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60
HEAVY = {
    "pandas",
    "numpy",
    "openpyxl",
    "pdfplumber",
    "pypdfium2",
    "sqlalchemy",
    "rapidocr",
    "onnxruntime",
}


def name_of(path: Path) -> str:
    """The path as people say it."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, inner ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def public(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The public functions, classes and methods; those of protocols say it once, in the class."""
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef | ast.ClassDef) and not inner.name.startswith("_"):
            yield inner
            if isinstance(inner, ast.ClassDef) and "Protocol" not in {getattr(base, "id", "") for base in inner.bases}:
                yield from public(inner)


class TestSizes:
    @pytest.mark.parametrize("path", [*PACKAGE, *TOOLS], ids=name_of)
    def test_modules_are_short(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE

    @pytest.mark.parametrize("path", [*PACKAGE, *TOOLS], ids=name_of)
    def test_functions_are_short(self, path: Path) -> None:
        lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions(path)}
        assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


class TestWords:
    @pytest.mark.parametrize("path", [*PACKAGE, *TOOLS], ids=name_of)
    def test_every_module_says_what_it_is_for(self, path: Path) -> None:
        assert ast.get_docstring(tree(path))

    @pytest.mark.parametrize("path", PACKAGE, ids=name_of)
    def test_every_public_function_and_class_says_what_it_does(self, path: Path) -> None:
        assert [node.name for node in public(tree(path)) if not ast.get_docstring(node)] == []

    def test_no_file_names_a_machine_or_an_index(self) -> None:
        folders, indexes = "|".join(("home", "Users", "root", "work")), "|".join((r"pypi\.", "python" + "hosted"))
        machine = re.compile(rf"(?<![\w.])/({folders})/\w|{indexes}")
        rooms = ("cast_stats", "tests", "tools", "docs", "schemas", ".ci")
        files = [path for room in rooms for path in (ROOT / room).rglob("*") if path.is_file()]
        texts = (path for path in (*files, *ROOT.glob("*.*")) if path.suffix in TEXT_SUFFIXES)
        assert [name_of(path) for path in texts if machine.search(path.read_text(encoding="utf-8"))] == []


TEXT_SUFFIXES = {".py", ".md", ".yaml", ".toml", ".json", ".txt", ".sh", ".po", ".cfg", ".ini"}


class TestImports:
    def loaded(self, code: str) -> set[str]:
        """The names of the modules that a fresh Python has loaded after `code`."""
        probe = f"import sys\n{code}\nprint(*sys.modules)"
        shown = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True, cwd=ROOT)
        return set(shown.stdout.splitlines()[-1].split())

    def test_importing_the_package_loads_nothing_heavy(self) -> None:
        assert sorted((HEAVY | {"pydantic", "typer", "rich", "rjieba"}) & self.loaded("import cast_stats")) == []

    def test_help_loads_nothing_heavy(self) -> None:
        code = "from cast_stats.cli.app import run\nrun(['extract', '--help'])"
        assert sorted((HEAVY | {"rich", "rjieba", "yaml", "cast_stats.records"}) & self.loaded(code)) == []

    def test_extracting_text_needs_no_frames_and_no_pdf(self) -> None:
        sample = next(iter(sorted((ROOT / "tests").rglob("*.txt"))))
        code = f"import cast_stats\ncast_stats.extract({str(sample)!r})"
        assert sorted({"pandas", "openpyxl", "pdfplumber", "sqlalchemy", "rapidocr"} & self.loaded(code)) == []

    def test_the_public_names_are_there(self) -> None:
        import cast_stats

        for name in cast_stats.__all__:
            assert getattr(cast_stats, name)
        with pytest.raises(AttributeError, match="nonsense"):
            _ = cast_stats.nonsense


class TestGenerated:
    @pytest.mark.parametrize("name", sorted(json_schemas.MODELS))
    def test_schemas_are_current(self, name: str) -> None:
        path = ROOT / "schemas" / f"{name}.schema.json"
        assert path.read_text(encoding="utf-8") == json_schemas.schemas()[path.name], (
            "run: python3 tools/dev.py schemas"
        )

    @pytest.mark.parametrize("name", sorted(reference.PAGES))
    def test_pages_are_current(self, name: str) -> None:
        current = reference.PAGES[name]()
        assert (ROOT / name).read_text(encoding="utf-8") == current, "run: python3 tools/dev.py docs"

    def test_written_records_obey_their_schema(self) -> None:
        schemas = {name: simplejson.loads(text, use_decimal=True) for name, text in json_schemas.schemas().items()}
        result = Records(ISSUE, (make_fact(time={"type": "since", "start": "2019"}),), (make_award(),))
        fact, award = map(simplejson.loads, render(result, "x")["records.jsonl"].decode().splitlines())
        jsonschema.validate(fact, schemas["fact-row.schema.json"])
        jsonschema.validate(award, schemas["award-row.schema.json"])
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(fact | {"value": "31"}, schemas["fact-row.schema.json"])


def commands() -> dict[tuple[str, ...], Any]:
    """Every command by its words, as Typer sees it."""
    found: dict[tuple[str, ...], Any] = {}

    def walk(words: tuple[str, ...], command: Any) -> None:
        found[words] = command
        for name, inner in getattr(command, "commands", {}).items():
            walk((*words, name), inner)

    walk((), typer.main.get_command(build()))
    return found


COMMANDS = commands()


def test_the_scripts_of_the_tasks_exist() -> None:
    scripts = re.findall(r'"(tools/\w+\.py)"', (ROOT / "tools" / "dev.py").read_text())
    assert len(scripts) >= 4
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


class TestCommands:
    @pytest.mark.parametrize("words", sorted(COMMANDS), ids=" ".join)
    def test_every_command_and_option_has_its_help(self, words: tuple[str, ...]) -> None:
        command = COMMANDS[words]
        assert command.help
        silent = [parameter.name for parameter in command.params if not getattr(parameter, "help", None)]
        assert silent == []

    def test_every_command_is_in_the_reference(self) -> None:
        page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
        assert [words for words in command_names() if f"## cast-stats {' '.join(words)}\n" not in page] == []

    @pytest.mark.parametrize("path", READMES, ids=name_of)
    def test_every_command_is_in_the_readmes(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert [words for words in command_names() if f"cast-stats {' '.join(words)}" not in text] == []


def told_commands(path: Path) -> list[str]:
    """The command lines in a page's code blocks and code spans."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [
        line for line in (*lines, *re.findall(r"`([^`\n]+)`", text)) if re.match(r"(cast-stats|python3|make) ", line)
    ]


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
class TestGuides:
    def test_told_commands_exist(self, path: Path) -> None:
        for line in told_commands(path):
            program, *words = line.split("#")[0].split()
            if program == "cast-stats":
                assert words[0].startswith("-") or (words[0],) in COMMANDS, line
            elif program == "make":
                assert re.search(rf"^.*\b{words[0]}\b.*:", (ROOT / "Makefile").read_text(), re.MULTILINE), line
            elif words[0] == "tools/dev.py":
                assert f'"{words[1]}": ' in (ROOT / "tools" / "dev.py").read_text(), line

    def test_told_options_exist(self, path: Path) -> None:
        for line in told_commands(path):
            words = tuple(line.split("#")[0].split())
            if words[0] != "cast-stats" or words[1].startswith("-"):
                continue
            known = max((name for name in COMMANDS if words[1 : 1 + len(name)] == name), key=len)
            options = {option for parameter in COMMANDS[known].params for option in parameter.opts} | {"--help"}
            told = {word.split("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)}
            assert told <= options, line

    def test_linked_files_exist(self, path: Path) -> None:
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        assert [link for link in links if not (path.parent / link).exists()] == []


class TestExitCodes:
    def test_every_error_has_a_code_of_its_own(self) -> None:
        classes = errors.CastStatsError.__subclasses__()
        codes = [error.exit_code for error in classes]
        assert len(set(codes)) == len(codes)
        assert all(1 < code < 126 for code in codes)

    @pytest.mark.parametrize("path", [*READMES, ROOT / "docs" / "commands.md"], ids=name_of)
    def test_every_code_is_documented(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        codes = {error.exit_code for error in errors.CastStatsError.__subclasses__()} | set(reference.PLAIN_CODES)
        rows = {int(code) for code in re.findall(r"^\| *(\d+) *\|", text, re.MULTILINE)}
        assert rows == codes
