#!/usr/bin/env python3
"""Everything a developer runs, on any machine with Python 3.11 or newer and nothing else.

python3 tools/dev.py demo      make .venv, install, extract the sample issue
python3 tools/dev.py test      make .venv with the development extras, run every check (more words go to pytest)
python3 tools/dev.py bench     measure speed and memory
python3 tools/dev.py docs      write the generated command reference
python3 tools/dev.py schemas   write the JSON Schemas of the records
python3 tools/dev.py messages  collect the messages, update and compile the Chinese catalogue
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SAMPLE = Path("data/raw/kexie-zhichuang-2023-02.pdf")
OLDEST = (3, 11)


def main(arguments: Sequence[str]) -> int:
    """Run one task; gives the exit code."""
    if sys.version_info < OLDEST:
        print(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    name, *rest = arguments or ["help"]
    if name not in TASKS:
        print(__doc__, file=sys.stderr)
        return 0 if name in ("help", "-h", "--help") else 2
    return TASKS[name](rest)


def demo(rest: Sequence[str]) -> int:
    """Extract the sample issue."""
    install("")
    return run(BIN / "cast-stats", "extract", SAMPLE, *rest)


def test(rest: Sequence[str]) -> int:
    """Every check, each even if one before it failed."""
    install("dev")
    checks = {
        "ruff check": (BIN / "ruff", "check", "."),
        "ruff format": (BIN / "ruff", "format", "--check", "."),
        "mypy": (BIN / "mypy",),
        "lint-imports": (BIN / "lint-imports",),
        "pytest": (PYTHON, "-m", "pytest", *rest),
    }
    failed = [name for name, check in checks.items() if run(*check)]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


def bench(rest: Sequence[str]) -> int:
    """Measure speed and memory."""
    install("dev")
    others = (PYTHON, "tools/bench_batch.py"), (PYTHON, "tools/bench_store.py")
    return max(run(PYTHON, "tools/bench_extract.py", *rest), *(run(*command) for command in others))


def docs(rest: Sequence[str]) -> int:
    """Write docs/commands.md."""
    install("dev")
    return run(PYTHON, "tools/reference.py", *rest)


def schemas(rest: Sequence[str]) -> int:
    """Write schemas/*.schema.json."""
    install("dev")
    return run(PYTHON, "tools/json_schemas.py", *rest)


def messages(rest: Sequence[str]) -> int:
    """Collect the messages of the code, update the Chinese catalogue with them, compile it."""
    install("dev")
    return run(PYTHON, "tools/catalogue.py", *rest)


def install(extra: str) -> None:
    """Make .venv and install the project in it, unless that was done for this pyproject.toml."""
    stamp = VENV / f"installed-{extra or 'plain'}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if any(mark.is_file() and mark.read_text() == wanted for mark in (stamp, VENV / "installed-dev")):
        return
    if not PYTHON.is_file():
        print("making .venv", flush=True)
        make_venv()
    print("installing (a few minutes the first time)", flush=True)
    target = f".[{extra}]" if extra else "."
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    if run(PYTHON, "-m", "pip", "install", *quiet, "--editable", target):
        sys.exit("the installation failed; see the lines above")
    stamp.write_text(wanted)


def make_venv() -> None:
    """Make .venv with pip in it."""
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(f"cannot make a virtual environment ({error}); on Debian and Ubuntu install python3-venv")


def run(*command: str | Path) -> int:
    """Run a command in the project's folder; gives its exit code."""
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    return subprocess.run([str(word) for word in command], cwd=ROOT, env=environment, check=False).returncode


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "bench": bench,
    "docs": docs,
    "schemas": schemas,
    "messages": messages,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
