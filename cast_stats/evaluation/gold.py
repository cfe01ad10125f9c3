"""Annotations: one JSON file an article beside `articles/<name>.txt`, every number a fact or listed with its reason."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cast_stats.catalog.entry import first_fault
from cast_stats.errors import InputMissing, InvalidSchema
from cast_stats.files import files_of, reason_of
from cast_stats.messages import _
from cast_stats.records import Bound, Category, Change, Family, Period

Strings = tuple[str, ...]


class Annotation(BaseModel):
    """Base of what annotators write; keys that only they use are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class GoldFact(Annotation):
    """A measured number. `before` is what stands before the quote; `item` and `subject` list what is accepted."""

    quote: str
    before: str = ""
    value: Decimal
    value_max: Decimal | None = None
    unit: str
    bound: Bound
    family: Family
    category: Category
    item: Strings
    subject: Strings
    time: Period | None = None
    change: Change | None = None
    parent: str | None = None
    also: tuple[Family, ...] = ()
    optional: bool = False
    time_or_null: bool = False


class GoldAward(Annotation):
    """An award won or conferred by name."""

    recipient: Strings
    award: Strings
    grade: str | None = None
    year: str | None = None
    evidence: str = ""


class GoldOther(Annotation):
    """A number that is no fact."""

    quote: str
    before: str = ""
    reason: str


class GoldArticle(Annotation):
    """All annotations of one article and its text."""

    article: str
    issued: str = ""
    facts: tuple[GoldFact, ...] = ()
    awards: tuple[GoldAward, ...] = ()
    other: tuple[GoldOther, ...] = ()
    text: str = Field(default="", exclude=True)


def load_gold(folder: Path) -> tuple[GoldArticle, ...]:
    """The annotated articles of a folder, in the order of their names."""
    paths = files_of(folder, "*.json")
    if not paths:
        raise InputMissing(
            _("{path}: no annotations here; expected NAME.json beside articles/NAME.txt").format(path=folder)
        )
    return tuple(_article(path) for path in paths)


def _article(path: Path) -> GoldArticle:
    text_path = path.parent / "articles" / f"{path.stem}.txt"
    try:
        content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        return GoldArticle.model_validate({**content, "text": text_path.read_text(encoding="utf-8")})
    except OSError as error:
        raise InputMissing(
            _("{path}: cannot be read ({reason})").format(path=error.filename, reason=reason_of(error))
        ) from error
    except json.JSONDecodeError as error:
        message = _("{path}, line {line}: not JSON; check the commas, brackets and quotes there")
        raise InvalidSchema(message.format(path=path, line=error.lineno)) from error
    except ValidationError as error:
        raise InvalidSchema(f"{path}: {first_fault(error)}") from error
