"""Characters that OCR takes for others (schemas/misreadings.yaml)."""

from __future__ import annotations

from functools import cache

from pydantic import model_validator

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir


class Misreading(Entry):
    """`read` stands for `right` where a word of `words` comes out; `not_before` and `not_after` are characters beside
    it that make the printed form a word of its own."""

    read: str
    right: str
    words: tuple[str, ...]
    not_before: str = ""
    not_after: str = ""

    @model_validator(mode="after")
    def _keeps_its_length(self) -> Misreading:
        if len(self.read) != len(self.right):
            raise ValueError(f"{self.read} and {self.right} differ in length: places in the text would move")
        if wrong := [word for word in self.words if self.right not in word]:
            raise ValueError(f"{self.right} does not stand in {', '.join(wrong)}")
        return self


@cache
def misreadings() -> tuple[Misreading, ...]:
    """The shipped confusions."""
    path = schemas_dir() / "misreadings.yaml"
    return tuple(validated(Misreading, entry, path) for entry in read_yaml(path))
