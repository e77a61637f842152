"""Rows as Arrow tables with typed columns: lists and structs where rows nest."""

from collections.abc import Iterable, Iterator
from itertools import islice
from types import NoneType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from firsthand.errors import Bug
from firsthand.record import rows as row_types

BATCH_ROWS = 4096
"""Rows held as Python objects at a time while a table is filled."""

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def table_of(kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> pa.Table:
    """The rows of one type as a table; its columns are those of their JSON, also where there is no row."""
    return pa.Table.from_batches(batches_of(kind, rows), schema=schema_of(kind))


def batches_of(kind: type[msgspec.Struct], rows: Iterable[msgspec.Struct]) -> Iterator[pa.RecordBatch]:
    """The same as record batches, for what is larger than memory."""
    schema = schema_of(kind)
    left = iter(rows)
    while batch := [msgspec.to_builtins(row) for row in islice(left, BATCH_ROWS)]:
        yield pa.RecordBatch.from_pylist(batch, schema=schema)


def schema_of(kind: type[msgspec.Struct]) -> pa.Schema:
    """The columns of a row type, in its order and under its JSON names."""
    return pa.schema(list(_fields(kind)))


def _fields(kind: type[msgspec.Struct]) -> Iterator[pa.Field]:
    hints = get_type_hints(kind, vars(row_types))
    for field in msgspec.structs.fields(kind):
        hint, nullable = _without_none(hints[field.name])
        yield pa.field(field.encode_name, _arrow_type(hint), nullable=nullable)


def _arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a hint without None; a pair becomes a list of two, as in JSON."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct(list(_fields(hint)))
    if get_origin(hint) in {list, tuple}:
        inner, nullable = _without_none(get_args(hint)[0])
        return pa.list_(pa.field("item", _arrow_type(inner), nullable=nullable))
    raise Bug(f"rows hold {hint!r}, for which tables.py has no column type")


def _without_none(hint: Any) -> tuple[Any, bool]:
    """A hint without its None, and whether it had one."""
    given = get_args(hint)
    if NoneType not in given:
        return hint, False
    return Union[tuple(one for one in given if one is not NoneType)], True  # noqa: UP007 (made at run time)
