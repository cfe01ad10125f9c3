"""The public nouns: validated, frozen records and what proves them (Pydantic)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

Bound = Literal["exact", "about", "at_least", "at_most"]
Family = Literal["association", "award", "project"]
Change = Literal["from", "to", "increase", "decrease"]
TimeType = Literal["as_of", "during", "since"]
Grade = Literal["high", "medium", "low"]
Category = Literal[
    "org_count", "member_count",
    "award_count", "honoree_count",
    "platform", "activity", "participants", "project", "demand", "talent", "ip", "money", "company", "technical",
    "ratio", "publication", "service", "other",
]  # fmt: skip

IsoDate = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|now)$")]
"""A date at the precision that the text gives: 2023, 2023-12, 2023-12-31; `now` is the time of writing."""

CATEGORIES: dict[Family, tuple[Category, ...]] = {
    "association": ("org_count", "member_count"),
    "award": ("award_count", "honoree_count"),
    "project": (
        "platform", "activity", "participants", "project", "demand", "talent", "ip", "money", "company", "technical",
        "ratio", "publication", "service", "other",
    ),
}  # fmt: skip


class Record(BaseModel):
    """Base of all records: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(Record):
    """When a figure holds. `start` and `end` are inclusive ISO dates at the text's own precision, or None if open."""

    type: TimeType
    start: IsoDate | None = None
    end: IsoDate | None = None


class PageBox(Record):
    """A rectangle on a page, in points (1/72 inch) from the page's upper left corner; `page` counts from 1."""

    page: int = Field(ge=1)
    x0: float
    top: float
    x1: float
    bottom: float


class Issue(Record):
    """A journal issue: the file it came from and what identifies it."""

    file: str
    sha256: str
    journal: str | None = None
    year: int | None = None
    number: int | None = None
    serial: int | None = None
    printed: IsoDate | None = None
    pages: int = Field(ge=0)

    @property
    def label(self) -> str:
        """How people name the issue: 科协之窗 2023年第2期; the file's name where nothing better is known."""
        if not self.journal:
            return self.file
        parts = (f"{self.year}年" if self.year else "", f"第{self.number}期" if self.number else "")
        return f"{self.journal} {''.join(parts)}".strip()


class Derivation(Record):
    """How one slot of a record was reached: `explicit` (stands beside the number), `inherited` (from sentence,
    paragraph, heading, title, byline, issue) or `default`; `source` names the words or the place it came from."""

    slot: str
    how: Literal["explicit", "inherited", "default"]
    source: str


class Evidence(Record):
    """The exact place that proves a record: `text[offset:offset + len(quote)] == quote`, as printed."""

    quote: str
    offset: int = Field(ge=0)
    text: str
    page: int | None = Field(default=None, ge=1)
    boxes: tuple[PageBox, ...] = ()

    @model_validator(mode="after")
    def _quote_stands_in_text(self) -> Evidence:
        if self.text[self.offset : self.offset + len(self.quote)] != self.quote:
            raise ValueError("the quote does not stand at its offset in the evidence")
        return self


class Fact(Record):
    """One measured quantity: whose number it is, what is counted, value, unit, bound, time, and its proof."""

    kind: Literal["fact"] = "fact"
    id: str
    family: Family
    category: Category
    subject: str
    item: str
    value: Decimal
    value_max: Decimal | None = None
    unit: str
    bound: Bound = "exact"
    time: Period | None = None
    change: Change | None = None
    part_of: str | None = None
    issue: str
    article: str
    section: str = ""
    evidence: Evidence
    rule: str
    grade: Grade = "medium"
    derivation: tuple[Derivation, ...] = ()
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _category_belongs_to_family(self) -> Fact:
        if self.category not in CATEGORIES[self.family]:
            raise ValueError(f"category {self.category} is not of family {self.family}")
        return self


class Award(Record):
    """One award won or conferred by name: one recipient, one award."""

    kind: Literal["award"] = "award"
    id: str
    recipient: str
    award: str
    grade: str | None = None
    year: str | None = None
    awarder: str | None = None
    issue: str
    article: str
    section: str = ""
    evidence: Evidence
    rule: str
    confidence: Grade = "medium"
    derivation: tuple[Derivation, ...] = ()
    notes: tuple[str, ...] = ()


NoFactReason = Literal[
    "date", "page", "phone", "address", "name", "ordinal", "age_birth", "structure", "rhetoric", "idiom",
    "footnote", "identifier", "formula", "unplaced", "unresolved", "other",
]  # fmt: skip


class LedgerEntry(Record):
    """One number of the issue and what became of it: a record's id, or the reason why it is none."""

    quote: str
    page: int | None = None
    article: str
    context: str
    offset: int = Field(ge=0)
    record: str | None = None
    reason: NoFactReason | None = None
    detail: str = ""

    @model_validator(mode="after")
    def _either_record_or_reason(self) -> LedgerEntry:
        if (self.record is None) == (self.reason is None):
            raise ValueError("a ledger entry has either a record or a reason")
        return self


class Note(Record):
    """What a stage could not do, or did otherwise than usual; shown to the user, never swallowed.

    `message` is English in every locale, `causes` are the parts of it that say why; `notes.note_words` translates.
    """

    stage: Literal["reading", "layout", "language", "facts"]
    page: int | None = None
    code: str
    message: str
    causes: tuple[str, ...] = ()


class Records(NamedTuple):
    """All that is kept of one issue, in the issue's order: what is exported, and what goes into the database."""

    issue: Issue
    facts: Sequence[Fact] = ()
    awards: Sequence[Award] = ()
    ledger: Sequence[LedgerEntry] = ()
    notes: Sequence[Note] = ()
