"""Patterns of award rules: `^ <who> adverb* passive <awarder>? name <award> $` reads aloud and runs over one clause.

A step is the name of a class of words (schemas/awards.yaml), a word in quotes, a slot `<who>`, `<award>`, `<awarder>`,
`<members>`, `<any>` that takes any words of the clause, a slot that takes a word of a class `<award: commend>` or
`nothing` at all, or a group `( … | … )`; `?` and `*` as usual; `^` and `$` are the ends of the clause, and `~` says
that what follows begins like an honour: with a quotation, a year or a word of the class `level`. A slot is as short as
it can be, so the first verb that fits is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.errors import InvalidSchema
from cast_stats.facts.awards.view import HIDDEN, TIME
from cast_stats.messages import _

STEP = re.compile(
    r"\s*(?:'(?P<literal>[^']+)'|<(?P<slot>[a-z]+)(?::\s*(?P<filler>[a-z_]+))?>|(?P<name>[a-z_]+)|(?P<mark>[()|?*^$~]))"
)
NUMERAL = r"(?:(?<![0-9])[0-9]++(?:\.[0-9]++)?[万亿]?|[〇一二两三四五六七八九十百千特]++)"
"""A number is taken whole from its first digit on: a line of digits costs no more than its length."""
OF_WORK = "(?:等|的|项目|课题|成果|技术|产品|论文|作品|一文|一书)"
"""What stands behind a quotation that names a work and no honour."""
NOTHING = "nothing"
SLOT = "[^,;:。!?…]"


def words(entries: Iterable[str]) -> str:
    """A regular expression for any of `entries`, the longer first, grouped by their first character, which is then all
    that most places are looked at for; `#` in an entry stands for a numeral."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(entries), key=lambda word: (-len(word), word)):
        by_first[word[0]].append(_behind_first(word))
    return "(?:" + "|".join(f"{_escaped(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


def _behind_first(word: str) -> str:
    """What stands behind the first character of a word, guarded on both sides."""
    before, behind = award_lexicon().guards.get(word, ("", ""))
    return (f"(?<![{before}]{word[0]})" if before else "") + _escaped(word[1:]) + (f"(?![{behind}])" if behind else "")


def _escaped(text: str) -> str:
    return re.escape(text).replace(r"\#", NUMERAL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of `pattern`, to be searched for in a clause's masked text."""
    parts: list[str] = []
    at = 0
    pattern = pattern.strip()
    while at < len(pattern):
        step = STEP.match(pattern, at)
        if not step:
            message = _("rules: the pattern {pattern} does not read at {rest}")
            raise InvalidSchema(message.format(pattern=pattern, rest=pattern[at:]))
        parts.append(_expression(step))
        at = step.end()
    try:
        return re.compile("".join(parts))
    except re.error as error:
        message = _("rules: the pattern {pattern} does not read: {error}")
        raise InvalidSchema(message.format(pattern=pattern, error=error)) from error


def _expression(step: re.Match[str]) -> str:
    slot, mark = step["slot"], step["mark"]
    if step["literal"]:
        return words([step["literal"]])
    if step["filler"] == NOTHING:
        return f"(?P<{slot}>)"
    filler = _class(step["filler"] or step["name"]) if step["filler"] or step["name"] else f"{SLOT}*?"
    if slot == "award" and not step["filler"]:
        filler = rf"(?:(?!{_verbs()})(?:{SLOT}|,))*?"
    if slot:
        return filler if slot == "any" else f"(?P<{slot}>{filler})"
    if mark == "~":
        return rf"(?=\"(?={HIDDEN})(?!{HIDDEN}*\"{OF_WORK})|{TIME}|{_class('level')})"
    return {"(": "(?:", "$": r"\Z"}.get(mark, mark) if mark else filler


@cache
def literals(pattern: str) -> tuple[str, ...]:
    """The words that a pattern writes out: 'X'."""
    return tuple(re.findall("'([^']+)'", pattern))


@cache
def any_of(classes: tuple[str, ...]) -> re.Pattern[str]:
    """A word of any of the `classes`."""
    return re.compile("|".join(map(_class, classes)))


@cache
def _verbs() -> str:
    """Verbs of winning and handing out, which no award's name holds: of two in a clause the later one is its own."""
    classes = award_lexicon().classes
    return f"(?:{words(word for word in (*classes['win'], *classes['get']) if len(word) > 1)}|颁发(?!的))"


def _class(name: str) -> str:
    classes = award_lexicon().classes
    if name not in classes:
        raise InvalidSchema(_("rules: no class of words is called {name}").format(name=name))
    return words(classes[name])
