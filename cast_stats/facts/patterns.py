"""Patterns over word classes: `<item: modifier* head> gap{0,6} #` reads aloud and is matched outward from a number.

A pattern is a sequence of steps round `#`, the number that is looked at. A step is the name of a class of words, a
group `( … | … )`, or a named group `<name: …>`; `* + ? {m,n}` repeat it (`*` and `+` eighty times at most), with `?`
behind them as seldom as can be.
What stands left of `#` is matched leftward from the number and what stands right of it rightward, each from the
nearest word on. `^` and `$` are the ends of the sentence; `not_class` is any word but one of that class.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cast_stats.errors import InvalidSchema
from cast_stats.messages import _

TOKEN = re.compile(
    r"\s*(?:(?P<open><(?P<label>[a-z_]+):)|(?P<name>[a-z_]+)|(?P<repeat>(?:[*+?]|\{\d+(?:,\d*)?\})\??)|(?P<mark>[()|>^$#]))"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: `left` runs in reverse over the classes left of the number, `right` over those behind it.
    `before` and `behind` are the classes that can stand beside the number."""

    left: re.Pattern[str]
    right: re.Pattern[str]
    before: frozenset[str]
    behind: frozenset[str]

    def may_match(self, before: str, behind: str) -> bool:
        """Whether the pattern can match between these classes, which stand beside the number (or END)."""
        return not (self.before.isdisjoint((before, NOTHING)) or self.behind.isdisjoint((behind, NOTHING)))

    def match(self, reversed_left: str, right: str) -> Groups | None:
        """Named groups as (first, last) offsets from the number: -1 is the word before it, 1 the word behind it.
        None where the pattern does not match."""
        behind = self.right.match(right)
        before = behind and self.left.match(reversed_left)
        if not behind or not before:
            return None
        groups = {
            name: (-end, -start - 1) for name in before.groupdict() for start, end in [before.span(name)] if end > start
        }
        groups |= {
            name: (start + 1, end) for name in behind.groupdict() for start, end in [behind.span(name)] if end > start
        }
        return groups


class Piece(NamedTuple):
    """A regular expression with what the text that it matches begins with: characters of classes, END, NOTHING."""

    expression: str
    first: frozenset[str]


Token = tuple[str, str]
"""What stands in a pattern: its kind (open, name, repeat, mark) and its text."""

Groups = dict[str, tuple[int, int]]
"""Named groups of a match: first and last word, counted from the number."""

FIRST_LETTER = 0xA1
"""Sets of characters below 0x100 compile and match several times faster; no operator is among these."""
CLOSING = frozenset({("mark", ")"), ("mark", ">")})
END = "$"
"""Stands for the end of the sentence among the classes beside a number."""
OFTEN = {"*": "{0,80}", "+": "{1,80}"}
"""How often at most: a list of thousands is not read again from each of its numbers."""
NOTHING = ""
"""Says that a piece may match no word at all."""


class Alphabet:
    """Gives each class of words a character of its own; a union of classes stands for any of its members, a phrase
    for the piece of pattern that it names."""

    def __init__(
        self, classes: tuple[str, ...], unions: Mapping[str, tuple[str, ...]], phrases: Mapping[str, str] | None = None
    ) -> None:
        self._letters = {name: chr(FIRST_LETTER + i) for i, name in enumerate(classes)}
        self._unions = dict(unions)
        self._members: dict[str, str] = {}
        self._phrases = {name: _tokens(source) for name, source in (phrases or {}).items()}

    def letter(self, name: str) -> str:
        """The character of one class."""
        return self._letters[name]

    def members(self, name: str) -> str:
        """The characters that `name`, a class or a union, stands for."""
        if name not in self._members:
            self._members[name] = self._members_of(name)
        return self._members[name]

    def _members_of(self, name: str) -> str:
        if name in self._letters:
            return self._letters[name]
        if name.startswith("not_") and (name[4:] in self._letters or name[4:] in self._unions):
            return self._union(("any", f"-{name[4:]}"))
        if name not in self._unions:
            raise InvalidSchema(_("rules: no class of words is called {name}").format(name=name))
        return self._union(self._unions[name])

    def _union(self, parts: tuple[str, ...]) -> str:
        """The members of all parts; `any` is every class, and a part with `-` before it takes its members away."""
        letters: dict[str, None] = {}
        for part in parts:
            if part == "any":
                letters |= dict.fromkeys(self._letters.values())
            elif part.startswith("-"):
                taken = self.members(part[1:])
                letters = dict.fromkeys(letter for letter in letters if letter not in taken)
            else:
                letters |= dict.fromkeys(self.members(part))
        return "".join(letters)

    def compile(self, source: str) -> Pattern:
        """The pattern that `source` describes; a fault in it is an InvalidSchema that quotes it."""
        tokens = self._spelt_out(_tokens(source))
        if tokens.count(("mark", "#")) != 1:
            message = _("rules: the pattern {pattern} must name the number `#` exactly once")
            raise InvalidSchema(message.format(pattern=source))
        at = tokens.index(("mark", "#"))
        try:
            left, right = self._emit(tokens[:at], reverse=True), self._emit(tokens[at + 1 :], reverse=False)
            return Pattern(re.compile(left.expression), re.compile(right.expression), left.first, right.first)
        except re.error as error:
            message = _("rules: the pattern {pattern} does not read: {error}")
            raise InvalidSchema(message.format(pattern=source, error=error)) from error

    def _spelt_out(self, tokens: list[Token], depth: int = 0) -> list[Token]:
        """The tokens with the phrases among them replaced by what they stand for."""
        if depth > 8:
            raise InvalidSchema(_("rules: a phrase names itself"))
        spelt: list[Token] = []
        for kind, value in tokens:
            if kind == "name" and value in self._phrases:
                spelt += [("mark", "("), *self._spelt_out(self._phrases[value], depth + 1), ("mark", ")")]
            else:
                spelt.append((kind, value))
        return spelt

    def _emit(self, tokens: Iterable[Token], *, reverse: bool) -> Piece:
        rest = deque(tokens)
        piece = self._alternatives(rest, reverse)
        if rest:
            raise re.error("a group is closed that was not opened")
        return piece

    def _alternatives(self, rest: deque[Token], reverse: bool) -> Piece:
        """The expression of the tokens up to the end of their group, which are taken off `rest`."""
        options: list[list[Piece]] = [[]]
        while rest and rest[0] not in CLOSING:
            kind, value = rest.popleft()
            if (kind, value) == ("mark", "|"):
                options.append([])
            elif kind != "repeat":
                options[-1].append(self._step(kind, value, rest, reverse))
            elif options[-1]:
                options[-1][-1] = _repeated(options[-1][-1], value)
            else:
                raise re.error(f"nothing stands before {value}")
        read = [_in_a_row(reversed(option) if reverse else option) for option in options]
        return Piece("|".join(piece.expression for piece in read), frozenset().union(*(piece.first for piece in read)))

    def _step(self, kind: str, value: str, rest: deque[Token], reverse: bool) -> Piece:
        """The expression of a class, of a group, whose tokens are taken off `rest`, or of an end of the sentence."""
        if kind == "name":
            letters = self.members(value)
            return Piece(_any_of(letters), frozenset(letters))
        if value in "^$":
            return Piece(r"\Z", frozenset({END}))
        inner = self._alternatives(rest, reverse)
        if not rest:
            raise re.error("a group is not closed")
        rest.popleft()
        return inner._replace(
            expression=f"(?P<{value}>{inner.expression})" if kind == "open" else f"(?:{inner.expression})"
        )


def _repeated(piece: Piece, times: str) -> Piece:
    """The piece so many times (`*`, `+?`, `{0,4}`); none at all may be enough."""
    none = times[0] in "*?" or times.startswith("{0")
    often = OFTEN.get(times[0], times[0]) + times[1:]
    return Piece(piece.expression + often, piece.first | {NOTHING} if none else piece.first)


def _in_a_row(pieces: Iterable[Piece]) -> Piece:
    """The pieces one behind the other: all begin with what the first begins with, or the next where it may be none."""
    expression, first = "", frozenset({NOTHING})
    for piece in pieces:
        expression += piece.expression
        if NOTHING in first:
            first = first - {NOTHING} | piece.first
    return Piece(expression, first)


@cache
def _any_of(letters: str) -> str:
    """The expression for one of some characters; neighbours are written as a range, which compiles faster."""
    runs = (list(run) for _, run in groupby(enumerate(sorted(map(ord, letters))), key=lambda pair: pair[1] - pair[0]))
    ranges = [(chr(run[0][1]), chr(run[-1][1])) for run in runs]
    return letters if len(letters) == 1 else f"[{''.join(f'{first}-{last}' for first, last in ranges)}]"


def _tokens(source: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    source = source.strip()
    while at < len(source):
        found = TOKEN.match(source, at)
        if not found:
            message = _("rules: the pattern {pattern} does not read at {rest}")
            raise InvalidSchema(message.format(pattern=source, rest=source[at:].strip()))
        kind = found.lastgroup or ""
        if found["open"]:
            tokens.append(("open", found["label"]))
        else:
            tokens.append((kind, found[kind]))
        at = found.end()
    return tokens
