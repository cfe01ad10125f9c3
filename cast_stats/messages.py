"""What the program says to a person, through gettext: English in the code, catalogues in `locale/`."""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

DOMAIN = "cast_stats"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def _catalogue() -> gettext.NullTranslations:
    wanted = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    languages = ["zh_CN"] if wanted.lower().startswith("zh") else [wanted]
    return gettext.translation(DOMAIN, Path(__file__).parent / "locale", languages=languages, fallback=True)


def _(message: str) -> str:
    """The message in the user's language."""
    return _catalogue().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message for `count` things in the user's language."""
    return _catalogue().ngettext(singular, plural, count)
