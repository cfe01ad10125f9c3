"""Help is in the user's language, with the words that Typer puts around ours."""

from __future__ import annotations

import re

import pytest

from cast_stats.cli import help as helping
from cast_stats.cli.app import command_names, run


@pytest.mark.parametrize("words", [(), *command_names(), ("rules",)])
def test_all_of_typers_words_are_known(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(helping, "_", lambda message: f"«{len(message)}»")
    assert run([*words, "--help"]) == 0
    told = capsys.readouterr().out
    assert not any(word in told for word in helping.FRAME)
    assert not re.search(r"<[a-z]", told)
    assert not re.search(r"^[A-Z]\w+:|; (?:default|required)", told, re.MULTILINE)


def test_the_words_stay_where_there_is_no_catalogue() -> None:
    text = "Usage: x [OPTIONS]\n\nOptions:\n  --year <int>  Year.  [default: 3]"
    assert helping.in_words_of_the_user(text) == text


def test_columns_stay_in_line(monkeypatch: pytest.MonkeyPatch) -> None:
    chinese = {"<str>": "<文>", "<int range>": "<整数>", "[default:": "[默认："}
    monkeypatch.setattr(helping, "_", lambda message: chinese.get(message, message))
    text = "--name <str>        Name.\n--year <int range>  Year.  [default: 3]"
    assert helping.in_words_of_the_user(text) == ("--name <文>         Name.\n--year <整数>       Year.  [默认：3]")
