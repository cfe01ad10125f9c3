"""The help of a command in the user's language: Typer knows the words around ours in English only."""

from __future__ import annotations

import re
from typing import Any

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
)
FOUND = re.compile("|".join(map(re.escape, FRAME)))


def in_words_of_the_user(text: str) -> str:
    """A help text with Typer's own words translated."""
    return FOUND.sub(lambda found: _(found[0]), text)


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
