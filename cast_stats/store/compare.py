"""What differs between two sets of figures: new, gone, changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

Kind = Literal["new", "gone", "changed"]
Row = Mapping[str, Any]
VALUE = ("value", "value_max", "unit", "bound")
TIME = ("time_type", "time_start", "time_end")


class Difference(NamedTuple):
    """A figure that one side has and the other has not, or that both tell differently."""

    kind: Kind
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The later of its sides."""
        return self.after or self.before or {}


def differences(before: Iterable[Row], after: Iterable[Row], *, timed: bool) -> Iterator[Difference]:
    """The differences, by whose figure it is and what it counts. `timed`: another time is a difference as well,
    as between two runs over the same issue; between years and issues times differ by nature."""
    said = (*VALUE, *TIME) if timed else VALUE
    old, new = _by_key(before), _by_key(after)
    for key in sorted({*old, *new}):
        yield from _pairs(old.get(key, []), new.get(key, []), said)


def _pairs(old: list[Row], new: list[Row], said: Sequence[str]) -> Iterator[Difference]:
    """Rows that say the same fall away; the rest are paired, the latest with the latest."""
    left = [row for row in old if not _take(new, row, said)]
    paired = min(len(left), len(new))
    yield from (Difference("changed", was, now) for was, now in zip(left, new, strict=False))
    yield from (Difference("gone", was, None) for was in left[paired:])
    yield from (Difference("new", None, now) for now in new[paired:])


def _take(rows: list[Row], wanted: Row, said: Sequence[str]) -> bool:
    """Take the row that says the same out of the list; False if there is none."""
    for index, row in enumerate(rows):
        if all(row[name] == wanted[name] for name in said):
            del rows[index]
            return True
    return False


def _by_key(rows: Iterable[Row]) -> dict[tuple[str, str, str], list[Row]]:
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        key = (row["subject"], row["indicator"] or row["item"], row["change"] or "")
        groups.setdefault(key, []).append(row)
    return {key: sorted(group, key=_latest_last, reverse=True) for key, group in groups.items()}


def _latest_last(row: Row) -> tuple[str, Decimal, str]:
    date = row["time_end"] or row["time_start"] or ""
    return f"{date}~", row["value"], row["id"]  # ~ : a whole year ends after any of its months
