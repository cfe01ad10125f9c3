"""The help of a command in the user's language: Typer knows the words around ours in English only."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import east_asian_width

from typer.core import TyperCommand, TyperGroup

from cast_stats.messages import N_, _

FRAME = (
    N_("Usage:"),
    N_("Arguments:"),
    N_("Options:"),
    N_("Commands:"),
    N_("Show this message and exit."),
    N_("[required]"),
    N_("; required]"),
    N_("[default:"),
    N_("; default:"),
    N_("[env var:"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
)
TYPES = (
    N_("<str>"),
    N_("<int>"),
    N_("<int range>"),
    N_("<path>"),
    N_("<list[Path]>"),
    N_("<list[str]>"),
    N_("<list[int]>"),
)
"""What a value is: it stands before a column, which stays where it is."""
FOUND = re.compile("|".join(map(re.escape, FRAME + TYPES)))


def in_words_of_the_user(text: str) -> str:
    """A help text with Typer's own words translated."""
    return FOUND.sub(lambda found: _told(found[0]), text).replace("： ", "：")


def _told(words: str) -> str:
    told = _(words)
    wide = sum(east_asian_width(char) in "WF" for char in told)
    return told if words not in TYPES else told + " " * (len(words) - len(told) - wide)


class Command(TyperCommand):
    """A command whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """The help as it is printed."""
        return in_words_of_the_user(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """The help as it is printed."""
        return in_words_of_the_user(super().get_help(ctx))
