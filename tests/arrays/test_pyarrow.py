"""Data of Arrow, both ways, with PyArrow: src/columns.rs."""

import gc

import pytest

from arrays import columns

pa = pytest.importorskip("pyarrow")


def addresses(array):
    return [buffer.address for buffer in array.buffers() if buffer is not None]


def test_arrays_come_in_without_a_copy():
    array = pa.array([1, None, 3])
    kind, length, nulls, found = columns.describe(array)
    assert (kind, length, nulls) == ("Int64", 3, 1) and found == addresses(array)[1:]
    assert columns.total(array) == 4 and columns.total(array[1:]) == 3
    texts = pa.array(["a", None, "ccc", ""])
    assert columns.describe(texts)[3] == addresses(texts)[1:]
    assert columns.texts(texts) == ["a", None, "ccc", ""] and columns.texts(texts[2:]) == ["ccc", ""]
    assert columns.lengths(pa.array([[1], None, [2, 3], []])) == [1, None, 2, 0]
    assert columns.keys(pa.array(["a", "b", "a", None]).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string()))) == [
        0,
        1,
        0,
        None,
    ]
    assert columns.kind(array) == "3 numbers" and columns.kind(texts) == "4 texts"


@pytest.mark.parametrize(
    "array",
    [
        pa.array([1, 2, 3], pa.uint8()),
        pa.array([1.5, None]),
        pa.array([True, None, False]),
        pa.array([b"a", None], pa.large_binary()),
        pa.array(["a long text that is not inlined", None, "b"], pa.string_view()),
        pa.array([b"ab", b"cd"], pa.binary(2)),
        pa.array([[1, 2], None], pa.list_(pa.int16())),
        pa.array([[1, 2], [3, 4]], pa.list_(pa.int16(), 2)),
        pa.array([{"a": 1, "b": "x"}, None]),
        pa.array([[("k", 1)], []], pa.map_(pa.string(), pa.int32())),
        pa.array([None, None]),
        pa.array(["a", "b", "a"]).dictionary_encode(),
        pa.array([1, None], pa.timestamp("us", "Europe/Berlin")),
        pa.array([1, 2], pa.decimal128(10, 2)),
        pa.array([], pa.string()),
        pa.array([1, 1, 2])[1:],
        pa.array(["x", "yy", "zzz"])[1:2],
    ],
    ids=lambda array: str(array.type),
)
def test_every_type_goes_both_ways(array):
    back = pa.array(columns.same(array))
    assert back.type == array.type and back.equals(array)
    back.validate(full=True)
    if len(array) and not array.offset:
        assert addresses(back)[-1:] == addresses(array)[-1:]
    if len(array) > 1:
        assert pa.array(columns.part(array, 1, 1)).equals(array[1:2])


TEXTS = [pa.string(), pa.large_string(), pa.string_view()]
BYTES = [pa.binary(), pa.large_binary(), pa.binary_view()]


def test_text_comes_in_whatever_its_layout_is():
    items = ["a long text that is not inlined", None, "b", ""]
    for of in TEXTS:
        array = pa.array(items, of)
        for take in (columns.texts, columns.large_texts, columns.views):
            assert take(array) == items and take(array[1:]) == items[1:] and take(array[:0]) == []
        assert columns.kind(array) == "4 texts"
    for of in BYTES:
        assert columns.many_bytes(pa.array([b"a", None, b"\xff" * 20], of)) == [b"a", None, b"\xff" * 20]
    for wrong in (pa.array([b"a"]), pa.array([1]), pa.array(["a"]).dictionary_encode()):
        with pytest.raises(TypeError, match="and one of Utf8 is wanted"):
            columns.texts(wrong)
    with pytest.raises(TypeError, match="the array is of Utf8View, and one of Binary is wanted"):
        columns.many_bytes(pa.array(["a"], pa.string_view()))


def requested(made, schema):
    """What an object gives where that is asked for."""
    method = made.__arrow_c_array__ if hasattr(made, "__arrow_c_array__") else made.__arrow_c_stream__
    return method(schema.__arrow_c_schema__())


class Given:
    """An object that gives these capsules."""

    def __init__(self, capsules):
        self.capsules = capsules

    def __arrow_c_array__(self, requested_schema=None):
        return self.capsules


@pytest.mark.parametrize("types", [TEXTS, BYTES], ids=["text", "bytes"])
def test_a_layout_that_is_requested(types):
    items = ["a long text that is not inlined", None, "b"]
    items = items if types is TEXTS else [item and item.encode() for item in items]
    for have in types:
        made = columns.same(pa.array(items, have))
        for wanted in types:
            array = pa.array(Given(requested(made, wanted)))
            array.validate(full=True)
            assert array.type == wanted and array.to_pylist() == items
            assert pa.array(made, wanted).type == wanted
    assert pa.array(Given(made.__arrow_c_array__(None))).type == have


def test_what_is_requested_and_cannot_be_had():
    # What is another form of the data, and not to be had: it comes as it is.
    numbers = columns.same(pa.array([1, 2]))
    assert pa.array(Given(requested(numbers, pa.int8()))).type == pa.int64()
    coded = columns.same(pa.array(["a", "a"]).dictionary_encode())
    assert pa.array(Given(requested(coded, pa.string()))).type == pa.dictionary(pa.int32(), pa.string())
    # What is none.
    for wanted in (pa.string(), pa.struct([("n", pa.int64())]), pa.timestamp("s"), pa.list_(pa.int64())):
        with pytest.raises(ValueError, match="the data is of Int64, and .* was requested, which is no other form of it"):
            requested(numbers, wanted)
    with pytest.raises(ValueError, match="the data is of Utf8, and Binary was requested"):
        requested(columns.same(pa.array(["a"])), pa.binary())
    with pytest.raises(TypeError, match="requested_schema is a 'int' where a capsule is wanted"):
        numbers.__arrow_c_array__(5)
    with pytest.raises(ValueError, match="requested_schema is a capsule named"):
        numbers.__arrow_c_array__(numbers.__arrow_c_array__()[1])


def test_schemas_that_are_requested_of_batches_and_streams():
    wanted = pa.schema([("n", pa.int64()), ("s", pa.string_view())])
    for make in (lambda: columns.batch(3), lambda: columns.same_stream(pa.table(columns.batch(3)))):
        reader = pa.RecordBatchReader._import_from_c_capsule(make().__arrow_c_stream__(wanted.__arrow_c_schema__()))
        assert reader.schema.types == wanted.types and reader.schema.metadata == {b"made": b"here"}
        assert reader.read_all().to_pydict() == {"n": [0, 1, 2], "s": ["row 0", "row 1", "row 2"]}
        for text, schema in (
            ("the data has 2 fields, and 1 were requested", pa.schema([("n", pa.int64())])),
            ("the data is of Utf8, and Int64 was requested", pa.schema([("n", pa.int64()), ("s", pa.int64())])),
        ):
            stream = make()
            with pytest.raises(ValueError, match=text):
                stream.__arrow_c_stream__(schema.__arrow_c_schema__())
            # What was refused took nothing.
            assert pa.table(stream).num_rows == 3
    batch = pa.record_batch(Given(requested(columns.batch(3), wanted)))
    assert batch.schema.types == wanted.types and batch.num_rows == 3 and not batch.schema.field("s").nullable
    inner = pa.array([{"s": "x", "n": 1}, None])
    wanted = pa.struct([("s", pa.large_string()), ("n", pa.int64())])
    given = pa.array(Given(requested(columns.same(inner), wanted)))
    assert given.type == wanted and given.to_pylist() == inner.to_pylist()
    assert pa.record_batch(columns.batch(2), schema=pa.schema([("n", pa.int64()), ("s", pa.large_string())])).num_rows == 2


def test_arrays_go_out_without_a_copy():
    numbers, start = columns.numbers(4)
    array = pa.array(numbers)
    assert array.to_pylist() == [0, None, 2, 3] and array.buffers()[1].address == start
    before = columns.dropped()
    array = pa.array(columns.watched(5))
    part = array[1:]
    del array
    gc.collect()
    assert part.to_pylist() == [1] * 4 and columns.dropped() == before
    del part
    gc.collect()
    assert columns.dropped() == before + 1


def test_an_array_of_pyarrow_is_kept_alive():
    before = pa.total_allocated_bytes()
    keeper = columns.ArrayKeeper(pa.array(range(1000), pa.int64()))
    gc.collect()
    assert pa.total_allocated_bytes() >= before + 8000
    keeper.let_go()
    assert pa.total_allocated_bytes() < before + 8000


def test_batches_tables_and_streams():
    made = pa.record_batch(columns.batch(3))
    assert made.to_pydict() == {"n": [0, 1, 2], "s": ["row 0", "row 1", "row 2"]}
    assert made.schema.metadata == {b"made": b"here"} and not made.schema.field("s").nullable
    assert columns.columns(made) == (["n", "s"], 3)
    back = pa.record_batch(columns.same_batch(made))
    assert back.equals(made, check_metadata=True)
    assert back.column(0).buffers()[1].address == made.column(0).buffers()[1].address
    none = pa.record_batch(columns.same_batch(made.select([])))
    assert none.num_columns == 0 and none.num_rows == 3
    assert pa.table(columns.batch(2)).num_rows == 2
    table = pa.Table.from_batches([made, made.slice(1)])
    assert columns.chunks(table) == columns.chunks_detached(table) == [3, 2]
    with pytest.raises(ValueError, match="combine them first"):
        columns.columns(table)
    assert columns.columns(table.combine_chunks()) == (["n", "s"], 5)
    assert columns.columns(table.slice(0, 0)) == (["n", "s"], 0)
    assert pa.table(columns.same_stream(table)).equals(table)
    reader = pa.RecordBatchReader.from_stream(columns.counting(3))
    assert [batch.num_rows for batch in reader] == [2, 2, 2]
    assert columns.total(pa.chunked_array([[1, 2]])) == 3
    with pytest.raises(ValueError, match="combine them first"):
        columns.total(pa.chunked_array([[1], [2]]))


def test_errors_cross_streams():
    with pytest.raises(pa.ArrowInvalid, match="line 3"):
        pa.table(columns.counting(1, "error"))
    with pytest.raises(pa.ArrowInvalid, match="the reader panicked: the reader is broken"):
        pa.table(columns.counting(1, "panic"))
    schema = pa.schema([("n", pa.int64())])

    def batches():
        yield pa.record_batch([[1]], schema=schema)
        raise ZeroDivisionError("in the generator")

    for chunks in (columns.chunks, columns.chunks_detached):
        with pytest.raises(RuntimeError, match="in the generator"):
            chunks(pa.RecordBatchReader.from_batches(schema, batches()))
    numbers = pa.RecordBatchReader.from_batches(schema, iter([pa.record_batch([[1, 2]], schema=schema)]))
    assert columns.chunks_detached(numbers) == [2]


def test_schemas():
    schema = pa.schema([pa.field("a", pa.int8(), nullable=False), ("b", pa.list_(pa.string()))], {"k": "v"})
    assert columns.fields(schema)[0] == ("a", "Int8", False) and columns.fields(schema)[1][0] == "b"
    assert pa.schema(columns.same_schema(schema)).equals(schema, check_metadata=True)
    assert pa.field(columns.same_field(schema.field("a"))).equals(schema.field("a"))
    assert columns.fields(columns.same_schema(schema))[0] == ("a", "Int8", False)


def test_nothing_leaks(leaks):
    array, batch = pa.array([1, 2]), pa.record_batch([[1]], names=["a"])

    def body():
        columns.total(array)
        pa.array(columns.same(array))
        columns.chunks(batch)

    leaks(body, array, batch)
