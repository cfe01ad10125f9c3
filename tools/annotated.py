"""Annotated text: prose with its gold annotations written inline, as plain text and as a gold document.

    {quote|category|items|subject|time|flags}   a fact;  {…&&…} two facts with one quote;  {quote|!reason}  no fact
    @ recipient | award | grade | year | awarder | evidence    an award, on a line of its own
    S = 海宁县;海宁县科协     an alias for subjects (and for any list), on a line of its own

Lists are separated by ";". An empty subject is S, "^" repeats the fact before. Times: 2023 or 2022~2023 (during),
@2023-12 (as_of), @now, >2019 (since), "?" behind it: may be left null. Flags: from, to, increase, decrease, opt,
also=project, part=QUOTE, value=, max=, unit=, bound=. Value, unit and bound are read from the quote where not given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

CATEGORIES = {
    "association": ("org_count", "member_count"),
    "award": ("award_count", "honoree_count"),
    "project": (
        *("platform", "activity", "participants", "project", "demand", "talent", "ip"),
        *("money", "company", "technical", "ratio", "publication", "service", "other"),
    ),
}
FAMILY = {category: family for family, names in CATEGORIES.items() for category in names}
REASONS = ("date", "page", "phone", "address", "name", "ordinal", "age_birth", "other")
HEDGES = (
    ("at_most", ("不到", "不足", "不超过", "不高于", "低于", "以下", "以内", "之内")),
    (
        "at_least",
        (
            "多",
            "余",
            "超",
            "以上",
            "不少于",
            "不低于",
            "突破",
            "逾",
            "至少",
            "上百",
            "上千",
            "上万",
            "数十",
            "数百",
            "数千",
        ),
    ),
    ("about", ("约", "近", "左右", "上下", "大约", "大致", "接近")),
)
DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "双": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?(?:[千百]?[万亿]+)?|[〇零一二三四五六七八九十百千万亿两]+")
DATE = re.compile(
    r"(?:(?:18|19|20)\d\d(?:[—~-](?:19|20)?\d\d)?(?:年(?:\d+月)?(?:\d+日)?|年[初底末])?|\d+月(?:\d+日)?|\d+日)(?:至\d+日)?"
)
NAMES_OF_UNITS = ("百分点", "千瓦", "千克", "千米")
LOOSE = re.compile(r"[余多]?(万亿|亿|万)")


@dataclass
class Annotated:
    """A plain text with the facts, awards and other numbers that its annotations name."""

    text: str
    facts: list[dict[str, Any]] = field(default_factory=list)
    awards: list[dict[str, Any]] = field(default_factory=list)
    other: list[dict[str, Any]] = field(default_factory=list)

    def gold(self, article: str, title: str, issued: str, **more: str) -> dict[str, Any]:
        """The gold document of one article, in the order of the annotation guidelines."""
        head = {"article": article, "title": title, "issued": issued, **more}
        return head | {"facts": self.facts, "awards": self.awards, "other": self.other}


def squeeze(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


def parse(source: str, subjects: dict[str, str] | None = None) -> Annotated:
    """The annotated source as plain text and annotations. Errors: ValueError naming the quote."""
    aliases, lines, awards = dict(subjects or {}), [], []
    for line in source.strip().split("\n"):
        if alias := re.match(r"([A-Z]\w?) = (.+)", line):
            aliases[alias[1]] = alias[2]
        elif line.startswith("@ "):
            awards.append(line[2:])
        else:
            lines.append(line)
    return _Reader(aliases).read("\n".join(lines).strip(), awards)


class _Reader:
    """Reads one source; remembers the subject and time before for "^"."""

    def __init__(self, aliases: dict[str, str]) -> None:
        self.aliases = aliases
        self.subject: list[str] = []
        self.time: dict[str, Any] | None = None

    def read(self, source: str, awards: list[str]) -> Annotated:
        marks = re.compile(r"\{([^{}]*)\}")
        plain = marks.sub(lambda m: m[1].split("|")[0], source)
        out, whole = Annotated(plain), squeeze(plain)
        for at, piece in enumerate(marks.split(source)):
            if at % 2 == 0:
                self._dates(piece, out, self._done, whole)
                self._done += squeeze(piece)
            else:
                self._mark(piece, out, whole)
        out.awards = [self._award(line, whole) for line in awards]
        return out

    _done = ""

    def _mark(self, piece: str, out: Annotated, whole: str) -> None:
        quote = squeeze(piece.split("|")[0])
        for number, part in enumerate(piece.split("&&")):
            fields = part.split("|")[1:] if number == 0 else part.split("|")
            where = {"quote": quote, "before": self._before(quote, whole)}
            if fields[0].startswith("!"):
                out.other.append(where | {"reason": _known(fields[0][1:], REASONS, quote)})
            else:
                out.facts.append(where | self._fact(quote, fields))
        self._done += quote

    def _before(self, quote: str, whole: str) -> str:
        """Six characters before the quote; more where the same ten stand earlier in the text."""
        at = len(self._done)
        for width in range(6, 40):
            before = whole[max(0, at - width) : at]
            if whole.find(before + quote) == at - len(before):
                return before
        raise ValueError(f"{quote}: its place cannot be told from an earlier one")

    def _dates(self, piece: str, out: Annotated, done: str, whole: str) -> None:
        """Years, months and days outside the marks are numbers that are no facts."""
        text = squeeze(piece)
        for m in DATE.finditer(text):
            self._done = done + text[: m.start()]
            out.other.append({"quote": m[0], "before": self._before(m[0], whole), "reason": "date"})
        self._done = done

    def _fact(self, quote: str, fields: list[str]) -> dict[str, Any]:
        category, items, subject, when, flags = (fields + [""] * 5)[:5]
        if subject != "^":
            self.subject = self._list(subject or "S")
        if when != "^":
            self.time = time(when.rstrip("?"))
        marks = dict(f.partition("=")[::2] for f in flags.split())
        low, high, unit, bound = (
            quantity(quote) if "value" not in marks or NUMBER.search(quote) else (0, None, "", hedge(quote))
        )
        fact: dict[str, Any] = {
            "value": _plain(marks.get("value", low)),
            "value_max": _plain(marks.get("max", high)),
            "bound": marks.get("bound", bound),
            "unit": marks.get("unit", unit),
            "family": FAMILY[_known(category, tuple(FAMILY), quote)],
            "category": category,
            "item": self._list(items),
            "subject": self.subject,
            "time": self.time,
            "change": next((c for c in ("from", "to", "increase", "decrease") if c in marks), None),
            "parent": marks.get("part"),
        }
        if not fact["item"] or not fact["subject"]:
            raise ValueError(f"{quote}: no item or no subject")
        extra = {"also": marks["also"].split(",")} if "also" in marks else {}
        if "opt" in marks:
            extra["optional"] = True
        if when.endswith("?"):
            extra["time_or_null"] = True
        return fact | extra

    def _award(self, line: str, whole: str) -> dict[str, Any]:
        recipient, award, grade, year, awarder, evidence = (part.strip() for part in line.split("|"))
        if squeeze(evidence) not in whole:
            raise ValueError(f"the evidence {evidence} is not in the text")
        return {
            "recipient": self._list(recipient),
            "award": self._list(award),
            "grade": grade or None,
            "year": year or None,
            "awarder": self._list(awarder) or None,
            "evidence": squeeze(evidence),
        }

    def _list(self, text: str) -> list[str]:
        parts = [p.strip() for p in text.split(";") if p.strip()]
        return [s.strip() for p in parts for s in self.aliases.get(p, p).split(";")]


def _known(name: str, names: tuple[str, ...], quote: str) -> str:
    if name not in names:
        raise ValueError(f"{quote}: {name!r} is none of {', '.join(names)}")
    return name


def _plain(value: str | Decimal | None) -> int | float | None:
    """The number as JSON writes it."""
    if value is None:
        return None
    value = Decimal(value)
    return int(value) if value == value.to_integral_value() else float(value)


def time(code: str) -> dict[str, Any] | None:
    """The time that a code such as @2023-12 stands for."""
    if not code:
        return None
    if code[0] == "@":
        return {"type": "as_of", "start": None, "end": code[1:]}
    if code[0] == ">":
        return {"type": "since", "start": code[1:], "end": None}
    start, _, end = code.partition("~")
    return {"type": "during", "start": start, "end": end or start}


def hedge(quote: str) -> str:
    """The bound that the quote's words give."""
    return next((name for name, words in HEDGES if any(word in quote for word in words)), "exact")


def quantity(quote: str) -> tuple[Decimal, Decimal | None, str, str]:
    """(value, upper end, unit, bound) of a quote in ordinary form; the rest is given by flags."""
    bound = hedge(quote)
    every = [m for m in NUMBER.finditer(quote) if not quote.startswith(NAMES_OF_UNITS, m.start())]
    found = [m for m in every if m[0][0] not in "万亿"] or every
    if not found:
        raise ValueError(f"{quote}: no number in it")
    last = found[-1]
    scale = LOOSE.match(quote, last.end())
    tail = quote[scale.end() if scale else last.end() :]
    factor = SCALES.get(scale[1], 10**12) if scale else 1
    unit = re.sub(r"^[余多几]|(以上|以下|以内|左右|上下|之内|多)$", "", tail)
    values = [value(m[0]) * factor for m in found]
    if len(values) == 2 and re.search("[至到~～—-]", quote):
        first = quote[found[0].end() : found[1].start()]
        lift = _scale_of(last[0]) if not re.search(r"[万亿]", found[0][0] + first) else 1
        return values[0] * lift, values[1], _unit(unit), bound
    return values[-1], None, _unit(unit), bound


def _unit(unit: str) -> str:
    return "%" if unit in ("%", "％") else unit


def _scale_of(number: str) -> int:
    return 10**8 if number.endswith("亿") else 10**4 if number.endswith("万") else 1


def value(number: str) -> Decimal:
    """The value of one number: 1,280 · 2.3万 · 三十七 · 两千."""
    if number[0].isdigit():
        bare = re.match(r"[\d,，.]+", number)
        assert bare
        out = Decimal(re.sub("[,，]", "", bare[0]))
        for sign in number[bare.end() :]:
            out *= SCALES[sign]
        return out
    total, part, digit = 0, 0, 0
    for sign in number:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif SCALES[sign] >= 10**4:
            total, part, digit = (total + part + digit) * SCALES[sign] if part + digit else total * SCALES[sign], 0, 0
        else:
            part, digit = part + (digit or 1) * SCALES[sign], 0
    return Decimal(total + part + digit)
