"""Whether a slot of a record says what the annotation says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from cast_stats.evaluation.gold import GoldFact
from cast_stats.evaluation.place import squeeze

Row = Mapping[str, Any]
"""A line of records.jsonl."""

PERSONS = frozenset("人名位员")
COUNT_WORDS = re.compile("(总数|总量|数量|人数|次数|个数|家数|总人数|数)$")
TOLERANCE = Decimal("1e-9")
NOUN_SLACK, OWNER_SLACK, AWARD_SLACK = 10, 14, 24
"""How many characters an answer may be longer than what was accepted."""


def bare(text: object) -> str:
    """Letters, digits and hanzi only."""
    return re.sub(r"[\W_]+", "", squeeze(str(text or "")))


def same_number(fact: GoldFact, row: Row) -> bool:
    """Value and upper end agree."""
    return _close(fact.value, row.get("value")) and _close(fact.value_max, row.get("value_max"))


def _close(want: Decimal | None, have: object) -> bool:
    if want is None or have is None:
        return want is None and have is None
    try:
        return abs(want - Decimal(str(have))) <= TOLERANCE * max(Decimal(1), abs(want))
    except InvalidOperation:
        return False


def names(accepted: Sequence[str], answer: object, slack: int) -> bool:
    """The answer is one of the accepted strings, holds one with little more, or is a piece of one."""
    said = bare(answer)
    return bool(said) and any(
        said == option or (option in said and len(said) <= len(option) + slack) or (len(said) >= 2 and said in option)
        for option in map(bare, accepted)
        if option
    )


def names_item(accepted: Sequence[str], answer: object) -> bool:
    """The noun itself, with words before it (its head stands last) or a counting word behind it."""
    said = bare(answer)
    forms = {said, COUNT_WORDS.sub("", said)} - {""}
    return any(
        form == option
        or (form.endswith(option) and len(form) <= len(option) + NOUN_SLACK)
        or form == COUNT_WORDS.sub("", option)
        for form in forms
        for option in map(bare, accepted)
    )


def same_unit(fact: GoldFact, row: Row) -> bool:
    """The unit as printed; words for persons are one unit."""
    want, have = squeeze(fact.unit), squeeze(row.get("unit") or "")
    return want == have or {want, have} <= PERSONS


def same_time(fact: GoldFact, row: Row, issued: str) -> bool:
    """The time at its own precision; where the annotation gives none, anything goes."""
    want, have = fact.time, row.get("time")
    if want is None:
        return True
    if not have:
        return fact.time_or_null
    if have.get("type") != want.type and "since" in (want.type, have.get("type")):
        return False
    start, end = have.get("start"), have.get("end")
    if want.type == "since":
        return _same_date(want.start, start, issued)
    if want.type == "as_of":
        return _same_date(want.end, end, issued)
    return _same_date(want.start, start or end, issued) and _same_date(want.end, end or start, issued)


def _same_date(want: str | None, have: str | None, issued: str) -> bool:
    if want is None:
        return True
    if have is None:
        return False
    if want == "now":
        return have == "now" or have.startswith(issued)
    return have.startswith(want) or want.startswith(have)


Test = Callable[[GoldFact, Row, str], bool]
SLOTS: dict[str, Test] = {
    "unit": lambda fact, row, issued: same_unit(fact, row),
    "bound": lambda fact, row, issued: fact.bound == row.get("bound"),
    "family": lambda fact, row, issued: row.get("family") in (fact.family, *fact.also),
    "category": lambda fact, row, issued: fact.category == row.get("category"),
    "item": lambda fact, row, issued: names_item(fact.item, row.get("item")),
    "subject": lambda fact, row, issued: names(fact.subject, row.get("subject"), OWNER_SLACK),
    "time": same_time,
    "change": lambda fact, row, issued: fact.change == (row.get("change") or None),
}
"""Every slot that is compared; the last argument is the year of issue."""
STRICT = ("unit", "bound", "family", "item", "subject", "time")
"""The slots that must all be right for a fact to count as right."""
