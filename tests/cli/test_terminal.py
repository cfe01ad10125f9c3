"""The command line as a process: pipes, streams, colours, languages, failures."""

from __future__ import annotations

import fcntl
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hand_made import Run

from cast_stats import __version__
from cast_stats.cli.app import INTERRUPTED
from cast_stats.cli.terminal import PIPE_CLOSED
from cast_stats.errors import OutputUnwritable, SomeFailed, UsageError

COMMAND = (sys.executable, "-m", "cast_stats")


def environment(**changed: str) -> dict[str, str]:
    """This environment without colour and width settings, with `changed`."""
    dropped = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")
    return {name: value for name, value in os.environ.items() if name not in dropped} | {"LANGUAGE": "en"} | changed


def on_terminal(*arguments: str | Path, **changed: str) -> str:
    """What a command shows on a terminal of 100 columns."""
    leader, follower = pty.openpty()
    variables = environment(TERM="xterm-256color", COLUMNS="100", **changed)
    words = [*COMMAND, *map(str, arguments)]
    with subprocess.Popen(words, stdin=follower, stdout=follower, stderr=follower, env=variables) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        process.wait()
    os.close(leader)
    return shown.decode("utf-8")


def test_version(cast_stats: Run) -> None:
    assert cast_stats("--version")[:2] == (0, f"cast-stats {__version__}\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_fault(issue: Path, tmp_path: Path, closed: str) -> None:
    line = f'"{sys.executable}" -m cast_stats extract "{issue}" -o "{tmp_path / "out"}" --no-database {closed}'
    assert subprocess.run(("sh", "-c", line), env=environment(), check=False, capture_output=True).returncode == 0
    assert (tmp_path / "out" / "hexi" / "facts.csv").is_file()


def test_no_words_show_the_help(cast_stats: Run) -> None:
    outcome = cast_stats()
    assert outcome.code == 0
    assert "extract" in outcome.out


@pytest.mark.parametrize(
    "words", [("nonsense",), ("extract",), ("extract", "--nonsense", "x"), ("read", "a", "--page", "x")]
)
def test_wrong_words_are_told_on_stderr(cast_stats: Run, words: tuple[str, ...]) -> None:
    outcome = cast_stats(*words)
    assert outcome.code == UsageError.exit_code
    assert outcome.out == ""
    assert "--help" in outcome.err


def test_a_closed_pipe_is_no_failure_of_the_run(issue: Path, tmp_path: Path) -> None:
    """`extract … | head -0`: all files are written all the same."""
    other = tmp_path / "other.txt"
    other.write_text("东岭市有学会12个。", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    words = [*COMMAND, "extract", str(issue), str(other), "-o", str(tmp_path / "out")]
    variables = environment(CAST_STATS_CACHE=str(tmp_path / "cache"))
    done = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, env=variables, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == b""
    assert (tmp_path / "out" / "other" / "facts.csv").is_file()


def test_a_closed_pipe_ends_printing_quietly(issue: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = [*COMMAND, "read", str(issue)]
    done = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert done.returncode == PIPE_CLOSED
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="the size of a pipe cannot be set here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_that_closes_half_way_is_noticed(unbuffered: str) -> None:
    """Without a buffer Python takes the first part of a text for the whole of it."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    line = [*COMMAND, "rules", "list", "--json"]
    process = subprocess.Popen(line, stdout=writing, env=environment(PYTHONUNBUFFERED=unbuffered))
    os.close(writing)
    os.read(reading, 10)
    os.close(reading)
    assert process.wait(60) == PIPE_CLOSED


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [("read", "{issue}"), ("rules", "list"), ("--help",)])
def test_a_full_disk_behind_stdout_is_told(issue: Path, words: tuple[str, ...]) -> None:
    line = [*COMMAND, *(word.format(issue=issue) for word in words)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), check=False)
    assert done.returncode == OutputUnwritable.exit_code
    assert done.stderr.splitlines()[-1].startswith("cast-stats: cannot write to the standard output: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("gone", ["pipe", "disk"])
def test_the_work_goes_on_where_nobody_hears_of_it(issue: Path, tmp_path: Path, gone: str) -> None:
    """`batch … 2>&1 | head -0`, or a log on a full disk: every file is done."""
    (issue.parent / "none.pdf").write_bytes(b"")
    words = [*COMMAND, "batch", str(issue.parent), "-o", str(tmp_path / "out"), "-j", "1"]
    if gone == "pipe":
        reading, log = os.pipe()
        os.close(reading)
    else:
        log = os.open("/dev/full", os.O_WRONLY)
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=log, env=environment(), check=False)
    os.close(log)
    assert done.returncode == SomeFailed.exit_code
    assert (tmp_path / "out" / issue.stem / "facts.csv").is_file()


def test_an_interruption_is_one_line(cast_stats: Run, issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cast_stats.cli.extracting.extract", interrupted)
    outcome = cast_stats("extract", issue)
    assert (outcome.code, outcome.err) == (INTERRUPTED, "interrupted\n")


def test_without_a_terminal_there_is_no_colour_and_no_bar(issue: Path, tmp_path: Path) -> None:
    words = [*COMMAND, "extract", str(issue), "-o", str(tmp_path / "out")]
    done = subprocess.run(words, capture_output=True, env=environment(), check=True)
    assert b"\x1b" not in done.stdout + done.stderr
    assert "─" not in done.stdout.decode("utf-8")


def test_a_terminal_gets_colour_unless_told_otherwise(issue: Path, tmp_path: Path) -> None:
    assert "\x1b[1m" in on_terminal("extract", issue, "-o", tmp_path / "out")
    plain = on_terminal("extract", issue, "-o", tmp_path / "out", NO_COLOR="1")
    assert not [code for code in ("\x1b[31m", "\x1b[32m", "\x1b[36m") if code in plain]


def test_other_encodings_than_utf8_do_no_harm(issue: Path, tmp_path: Path) -> None:
    words = [*COMMAND, "extract", str(issue), "-o", str(tmp_path / "out")]
    variables = environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    done = subprocess.run(words, capture_output=True, env=variables, check=True)
    assert b"Traceback" not in done.stderr
    assert b"\\u" in done.stdout


def test_json_is_utf8_whatever_the_locale(issue: Path, tmp_path: Path) -> None:
    words = [*COMMAND, "extract", str(issue), "-o", str(tmp_path / "out"), "--json"]
    variables = environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    done = subprocess.run(words, capture_output=True, env=variables, check=True)
    assert "企业科协" in done.stdout.decode("utf-8")


def test_a_log_gets_a_line_for_every_tenth_of_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    from cast_stats.cli.terminal import working

    with working("reading a.pdf", quiet=False) as tell:
        for page in range(1, 31):
            tell(page, 30)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "reading a.pdf: 30 of 30 pages by OCR"


def test_quiet_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    from cast_stats.cli.terminal import working

    with working("reading a.pdf", quiet=True) as tell:
        tell(1, 1)
    assert capsys.readouterr() == ("", "")


def test_words_that_rich_would_obey_are_shown_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    from hand_made import ISSUE, make_fact

    from cast_stats.cli.summary import show
    from cast_stats.pipeline import Extraction

    fact = make_fact(item="[red]科协[/red] :smile:", subject="[link=x]")
    show(Path("a.pdf"), Extraction(ISSUE, (), (fact,), (), (), ()), ("out/a/facts.csv",))
    shown = capsys.readouterr().out
    assert "[red]科协[/red] :smile:" in shown
    assert "[link=x]" in shown
