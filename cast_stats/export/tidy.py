"""Facts as tidy rows for publishing: one row a figure, codes of indicator and place beside the words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from cast_stats.catalog.indicators import indicators
from cast_stats.catalog.regions import LEVELS
from cast_stats.catalog.subjects import owner
from cast_stats.figures import canonical, plain
from cast_stats.records import CATEGORIES, Bound, Change, Fact, Grade, TimeType
from cast_stats.safe import visible

Type = Literal["string", "number", "integer"]
Value = str | Decimal | int | None
NOW = "now"


class Field(NamedTuple):
    """A column: its name, type and meaning, and the codes it can hold where they are a closed list."""

    name: str
    type: Type
    meaning: str
    codes: tuple[str, ...] = ()


FIELDS = (
    Field("id", "string", "key of the record, derived from its content"),
    Field("indicator", "string", "code of the indicator; empty for an item that is none"),
    Field("region", "string", "GB/T 2260 code of the place, as of the figure's year"),
    Field("region_name", "string", "name of the place in that year"),
    Field("level", "string", "level of the subject", LEVELS),
    Field("subject", "string", "whose figure it is"),
    Field("item", "string", "what is counted"),
    Field("value", "number", "the figure; the lower end of a range"),
    Field("value_max", "number", "the upper end of a range"),
    Field("unit", "string", "the unit, 万 and 亿 multiplied out"),
    Field("bound", "string", "how exact the figure is", get_args(Bound)),
    Field("time_type", "string", "how the time is meant", get_args(TimeType)),
    Field("time_start", "string", "first date, at the text's precision"),
    Field("time_end", "string", "last date, at the text's precision; now is the time of writing"),
    Field("change", "string", "end of a change, or the change itself", get_args(Change)),
    Field("part_of", "string", "id of the figure of which it is a part"),
    Field("family", "string", "family of the figure", tuple(CATEGORIES)),
    Field("category", "string", "category of the figure", tuple(one for names in CATEGORIES.values() for one in names)),
    Field("quote", "string", "the quantity as printed"),
    Field("offset", "integer", "where the quote begins in the evidence"),
    Field("evidence", "string", "the sentence as printed"),
    Field("issue", "string", "the issue that it stands in"),
    Field("article", "string", "the article that it stands in"),
    Field("section", "string", "the section that it stands in"),
    Field("page", "integer", "page of the file, counted from 1"),
    Field("rule", "string", "the rule that made the record"),
    Field("confidence", "string", "how sure the record is", get_args(Grade)),
)
NAMES = tuple(field.name for field in FIELDS)


def tidy_rows(facts: Iterable[Fact]) -> list[dict[str, Value]]:
    """One row a fact, columns NAMES in their order."""
    return [_row(fact) for fact in facts]


def tidy_text(value: object) -> str:
    """A value as text: numbers in plain digits, control characters as their pictures."""
    if isinstance(value, Decimal):
        return plain(value)
    return "" if value is None else visible(str(value))


def _row(fact: Fact) -> dict[str, Value]:
    indicator = indicators().match(fact.item, fact.unit, fact.category)
    lies = owner(fact.subject, _year(fact))
    time, evidence = fact.time, fact.evidence
    row: dict[str, Value] = {
        "indicator": indicator.code if indicator else None,
        "region": lies.region.code if lies.region else None,
        "region_name": lies.region.name if lies.region else None,
        "level": lies.level,
        "value": canonical(fact.value),
        "value_max": None if fact.value_max is None else canonical(fact.value_max),
        "time_type": time.type if time else None,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "quote": evidence.quote,
        "offset": evidence.offset,
        "evidence": evidence.text,
        "page": evidence.page,
        "confidence": fact.grade,
    }
    return {name: row[name] if name in row else getattr(fact, name) for name in NAMES}


def _year(fact: Fact) -> int | None:
    date = (fact.time.end or fact.time.start) if fact.time else None
    return int(date[:4]) if date and date != NOW else None
