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
    assert not re.search(r"^[A-Z]\w+:|; (?:default|required)", told, re.MULTILINE)


def test_the_words_stay_where_there_is_no_catalogue() -> None:
    text = "Usage: x [OPTIONS]\n\nOptions:\n  --year <int>  Year.  [default: 3]"
    assert helping.in_words_of_the_user(text) == text
