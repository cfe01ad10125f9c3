"""Parquet: the tidy table with typed columns; numbers are exact decimals."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cast_stats.errors import MissingExtra
from cast_stats.export.registry import Figure, Format
from cast_stats.export.tidy import FIELDS, Value, tidy_rows
from cast_stats.messages import _
from cast_stats.records import Records
from cast_stats.safe import visible

if TYPE_CHECKING:
    import pyarrow

FILE = "figures.parquet"
PRECISION, WIDE_PRECISION, LEAST_SCALE = 38, 76, 6
"""Digits of a 128-bit and of a 256-bit decimal; decimals that a column has at least."""


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The file figures.parquet. Raises MissingExtra without pyarrow."""
    arrow = _pyarrow()
    from pyarrow import parquet

    rows = tidy_rows(records.facts)
    columns = {field.name: [_cell(row[field.name]) for row in rows] for field in FIELDS}
    types = {"string": arrow.string(), "integer": arrow.int64()}
    schema = arrow.schema(
        [(field.name, types.get(field.type) or _decimal(arrow, columns[field.name])) for field in FIELDS]
    )
    buffer = io.BytesIO()
    parquet.write_table(arrow.table(columns, schema=schema), buffer, compression="zstd")
    return {FILE: buffer.getvalue()}


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra(_("Parquet needs an optional part: pip install 'cast-stats[parquet]'")) from error
    return pyarrow


def _decimal(arrow: Any, values: Sequence[Value]) -> pyarrow.DataType:
    """The decimal type that holds all values of a column exactly."""
    numbers = [value.as_tuple() for value in values if isinstance(value, Decimal)]
    scale = max([LEAST_SCALE, *(-int(number.exponent) for number in numbers)])
    whole = max([0, *(len(number.digits) + int(number.exponent) for number in numbers)])
    if whole + scale <= PRECISION:
        return arrow.decimal128(PRECISION, scale)
    return arrow.decimal256(WIDE_PRECISION, scale)


def _cell(value: Value) -> Value:
    return visible(value) if isinstance(value, str) else value


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of figures.parquet."""
    _pyarrow()
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(files[FILE]), columns=list(Figure._fields))
    return [Figure(**row) for row in table.to_pylist()]


FORMAT = Format("parquet", render, read, default=False)
