"""A call that is off is told of in the user's language."""

from __future__ import annotations

import pytest

from cast_stats.cli.app import command_modules, run
from cast_stats.cli.wrong_call import fault_of_call

CALLS = (
    ("extract", "FILE is missing"),
    ("bulletin", "YEAR is missing"),
    ("extract a --out", "--out: its value is missing"),
    ("extract a --yaer 3", "there is no option --yaer; try --year"),
    ("extract a --quiet=3", "--quiet takes no value"),
    ("extract a --year 23", "--year: 1900 at least"),
    ("extract a --number 0", "--number: 1 at least"),
    ("explain a --year spring", "--year: a whole number is wanted"),
    ("bulletin 2300", "YEAR: 2100 at most"),
    ("batch a --jobs 0", "--jobs / -j: 1 at least"),
    ("read a b", "b: one argument too many; put blanks in quotes"),
    ("extrac a", "there is no command extrac; try extract"),
    ("rules lst", "there is no command lst; try list"),
)


@pytest.mark.parametrize(("call", "told"), CALLS)
def test_it_says_what_is_off(call: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(call.split()) == 2
    name = call.split()[0]
    command = f"cast-stats {name}" if name in command_modules() else "cast-stats"
    assert capsys.readouterr().err.splitlines() == [f"cast-stats: {told}", f"see {command} --help"]


def test_what_is_not_known_stays_as_it_is() -> None:
    assert fault_of_call("The moon is in the way.") == "The moon is in the way."
