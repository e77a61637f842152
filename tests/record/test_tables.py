import msgspec
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import structs

from firsthand.record.ask import KINDS
from firsthand.record.tables import schema_of, table_of


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_the_columns_are_those_of_the_json(kind: type[msgspec.Struct]) -> None:
    assert schema_of(kind).names == [field.encode_name for field in msgspec.structs.fields(kind)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_no_rows_make_a_table_with_its_columns(kind: type[msgspec.Struct]) -> None:
    assert table_of(kind, []).num_rows == 0


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_a_table_holds_what_the_rows_say(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    rows = data.draw(st.lists(structs(kind), min_size=1, max_size=3))
    table: pa.Table = table_of(kind, rows)
    assert table.to_pylist() == msgspec.json.decode(msgspec.json.encode(rows))


def test_a_figure_s_bounds_are_numbers_and_its_days_a_list() -> None:
    schema = schema_of(KINDS["figures"])
    assert schema.field("low").type == pa.float64()
    assert schema.field("as_of").type == pa.list_(pa.string())
    assert schema.field("start") == pa.field("start", pa.int64(), nullable=False)
