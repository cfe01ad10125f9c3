"""What the program says to a person, through gettext: English in the code, catalogues in `locale/`."""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

DOMAIN = "cast_stats"
LOCALE = Path(__file__).parent / "locale"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, languages=[language], fallback=True)


@cache
def _wanted() -> str:
    wanted = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    return "zh_CN" if wanted.lower().startswith("zh") else wanted


def _(message: str) -> str:
    """The message in the user's language."""
    return _catalogue(_wanted()).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for marking
    """Marks a text for the catalogue without translating it yet."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message for `count` things in the user's language."""
    return _catalogue(_wanted()).ngettext(singular, plural, count)


def chinese(message: str) -> str:
    """The message in Chinese, whoever asks: for tables that are published."""
    return _catalogue("zh_CN").gettext(message)
