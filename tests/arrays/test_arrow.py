"""Data of Arrow, both ways, against a consumer and a producer made with ctypes: src/columns.rs."""

import ctypes
import gc
import threading
from array import array
from ctypes import c_int64, c_uint8

import pytest
from arrowc import Array, Moved, Producer, Schema, Stream, Streaming, last_error, next_of

from arrays import columns


def moved(thing):
    schema, items = thing.__arrow_c_array__()
    return Moved(Schema, schema), Moved(Array, items)


def test_an_array_goes_out_without_a_copy():
    numbers, start = columns.numbers(4)
    assert repr(numbers) == "<keelback.ArrowArray of Int64, 4 items>"
    schema, items = moved(numbers)
    assert (schema.format, schema.flags & 2, schema.n_children) == (b"l", 2, 0)
    assert (items.length, items.null_count, items.offset, items.n_buffers) == (4, 1, 0, 2)
    assert items.buffers[1] == start and items.items(c_int64)[2:] == [2, 3]
    # Again and again, and with a wish that is not granted.
    wish, _ = numbers.__arrow_c_array__()
    again = Moved(Array, numbers.__arrow_c_array__(wish)[1])
    assert again.buffers[1] == start
    for one in (schema, items, again):
        one.release()
    with pytest.raises(TypeError):
        numbers.__arrow_c_array__(1, 2)
    with pytest.raises(TypeError, match="cannot create"):
        type(numbers)()


def test_memory_lives_as_long_as_its_last_user_and_goes_once():
    before = columns.dropped()
    thing = columns.watched(8)
    (one_schema, one), (two_schema, two) = moved(thing), moved(thing)
    never_moved = thing.__arrow_c_array__()
    one_schema.release()
    two_schema.release()
    del thing, never_moved
    gc.collect()
    assert columns.dropped() == before and one.items(c_uint8) == [1] * 8
    one.release()
    assert columns.dropped() == before and two.items(c_uint8) == [1] * 8
    # In another thread, which does not hold the GIL.
    thread = threading.Thread(target=two.release)
    thread.start()
    thread.join()
    assert columns.dropped() == before + 1


def test_an_array_comes_in_without_a_copy():
    numbers = array("q", [1, 2, 3])
    start, _ = numbers.buffer_info()
    producer = Producer(numbers)
    assert columns.describe(producer) == ("Int64", 3, 0, [start])
    assert producer.released == {Schema: 1, Array: 1}
    assert columns.total(Producer(numbers)) == 6
    assert columns.total(Producer(numbers, offset=1, length=2)) == 5
    # Out again: the very memory.
    keeping = Producer(numbers)
    schema, items = moved(columns.part(keeping, 1, 2))
    assert items.buffers[1] + 8 * items.offset == start + 8 and items.items(c_int64) == [2, 3]
    assert keeping.released == {Schema: 1, Array: 0}
    schema.release()
    items.release()
    assert keeping.released == {Schema: 1, Array: 1}


def test_an_array_lives_until_it_is_let_go_of():
    producer = Producer(array("q", [1, 2]))
    keeper = columns.ArrayKeeper(producer)
    gc.collect()
    assert producer.released[Array] == 0
    # In a thread that Python does not know: the callback is the producer's own business.
    keeper.let_go()
    assert producer.released[Array] == 1


def test_types_are_checked():
    numbers = array("q", [1])
    with pytest.raises(TypeError, match="the array is of Int64, and one of Utf8 is wanted"):
        columns.texts(Producer(numbers))
    with pytest.raises(TypeError, match="the array is of Float64, and one of Int64 is wanted"):
        columns.total(Producer(numbers, format=b"g"))
    for wrong in (1, None, "text", [1]):
        with pytest.raises(TypeError, match="is not an array of Arrow: it has no __arrow_c_array__ or __arrow_c_stream__"):
            columns.total(wrong)
    with pytest.raises(TypeError, match="is not a schema of Arrow: it has no __arrow_c_schema__"):
        columns.fields(1)
    assert columns.kind(columns.numbers(3)[0]) == "3 numbers"
    with pytest.raises(TypeError, match="no overload"):
        columns.kind(columns.watched(1))
    with pytest.raises(TypeError, match="the data is of Int64, and batches, which have columns, are wanted"):
        columns.columns(Producer(numbers))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"length": -1}, "length -1, offset 0 and 0 nulls"),
        ({"offset": -5}, "offset -5"),
        ({"null_count": -2}, "-2 nulls"),
        ({"length": 2**62}, "length 4611686018427387904"),
        ({"n_buffers": 1}, "an array of Int64 has 1 buffers, which are 2"),
        ({"n_buffers": -1}, "has -1 buffers"),
        ({"n_buffers": 3}, "has 3 buffers"),
        ({"buffers": None}, "tells no address of its buffers"),
        ({"n_children": 1}, "has 1 children, which are 0"),
        ({"n_children": -1}, "has -1 children"),
        ({"schema": {"format": None}}, "a type has no format"),
        ({"schema": {"format": b"\xff"}}, "no UTF-8"),
        ({"schema": {"name": b"\xff"}}, "no UTF-8"),
        ({"schema": {"n_children": -1}}, "a type has -1 children, and some are missing"),
        ({"schema": {"format": b"+s", "n_children": 1}}, "a type has 1 children, and some are missing"),
        ({"schema": {"format": b"nonsense"}}, "nonsense"),
        ({"schema": {"format": b"+s"}}, "an array of Struct.* has 2 buffers, which are 1"),
    ],
)
def test_nonsense_is_told_and_released_once(fields, text):
    producer = Producer(array("q", [1, 2]), **fields)
    with pytest.raises(ValueError, match=text):
        columns.describe(producer)
    assert producer.released == {Schema: 1, Array: 1}


def test_hostile_producers():
    numbers = array("q", [1])
    gone = Producer(numbers)
    assert columns.total(gone) == 1
    for missing in (gone, Producer(numbers, release=None), Producer(numbers, schema={"release": None})):
        with pytest.raises(ValueError, match="has been released, or taken by somebody else before"):
            columns.total(missing)
    for names in ((b"other", Array.NAME), (Schema.NAME, None), (Array.NAME, Schema.NAME)):
        with pytest.raises(ValueError, match="gave a capsule named .* is wanted"):
            columns.total(Producer(numbers, names=names))

    class Answers:
        def __init__(self, answer):
            self.answer = answer

        def __arrow_c_array__(self, requested_schema=None):
            return self.answer()

    for answer in (lambda: 1, lambda: (1,), lambda: (1, 2, 3), lambda: None):
        with pytest.raises(TypeError, match="where two capsules are wanted"):
            columns.total(Answers(answer))
    with pytest.raises(TypeError, match="gave a 'int' where a capsule is wanted"):
        columns.total(Answers(lambda: (1, 2)))
    with pytest.raises(ZeroDivisionError):
        columns.total(Answers(lambda: 1 // 0))
    # The schema is released though there is no array.
    half = Producer(numbers)
    with pytest.raises(TypeError):
        columns.total(Answers(lambda: (half.__arrow_c_array__()[0], 5)))
    assert half.released == {Schema: 1, Array: 0}


def test_batches_go_out_whole_and_as_streams():
    batch = columns.batch(3)
    assert repr(batch) == "<keelback.ArrowBatch of 2 columns, 3 rows>"
    schema, rows = moved(batch)
    assert schema.format == b"+s" and [schema.children[at][0].name for at in range(2)] == [b"n", b"s"]
    assert schema.metadata and rows.length == 3 and rows.n_children == 2
    assert columns.columns(batch) == columns.columns(columns.same_batch(batch)) == (["n", "s"], 3)
    schema.release()
    rows.release()
    assert columns.chunks(batch) == [3]
    stream = Moved(Stream, batch.__arrow_c_stream__())
    code, rows = next_of(stream)
    assert code == 0 and rows.length == 3
    assert next_of(stream) == (0, None)
    stream.release()
    rows.release()


def test_a_class_of_the_crate_gives_its_data_away():
    frame = columns.Frame(columns.batch(2))
    schema, items = moved(frame)
    assert (schema.name, schema.format, items.items(c_int64)) == (b"n", b"l", [0, 1])
    schema.release()
    items.release()
    assert columns.chunks(frame) == [2] and [name for name, *_ in columns.fields(frame)] == ["n", "s"]


def test_streams_go_out_once():
    before = columns.dropped()
    stream = columns.counting(2)
    # Its schema is there before and after.
    assert [name for name, *_ in columns.fields(stream)] == ["n", "s"]
    assert repr(stream) == "<keelback.ArrowStream of 2 columns>"
    taken = Moved(Stream, stream.__arrow_c_stream__())
    with pytest.raises(ValueError, match="has been taken before"):
        stream.__arrow_c_stream__()
    assert columns.fields(stream) == columns.fields(columns.batch(1))
    for _ in range(2):
        code, rows = next_of(taken)
        assert code == 0 and rows.length == 2
        rows.release()
    assert next_of(taken) == (0, None)
    assert columns.dropped() == before
    taken.release()
    assert columns.dropped() == before + 1
    never_moved = columns.counting(1).__arrow_c_stream__()
    del never_moved
    never_taken = columns.counting(1)
    del never_taken
    gc.collect()
    assert columns.dropped() == before + 3
    assert columns.chunks(columns.same_stream(columns.counting(3))) == [2, 2, 2]
    assert columns.chunks_detached(columns.counting(2)) == [2, 2]


@pytest.mark.parametrize(
    ("how", "code", "text", "error"),
    [
        ("error", 22, b"line 3\\0 is bad", RuntimeError),
        ("memory", 12, b"too much", MemoryError),
        ("panic", 22, b"the reader panicked: the reader is broken", RuntimeError),
        ("python", 22, b"LookupError: from Python", RuntimeError),
    ],
)
def test_streams_that_fail(how, code, text, error):
    taken = Moved(Stream, columns.counting(1, how).__arrow_c_stream__())
    _, rows = next_of(taken)
    rows.release()
    assert next_of(taken) == (code, None) and text in last_error(taken)
    taken.release()
    for chunks in (columns.chunks, columns.chunks_detached):
        with pytest.raises(error) as caught:
            chunks(columns.counting(1, how))
        assert text.decode() in str(caught.value)


def test_streams_come_in():
    numbers = array("q", [1, 2, 3])
    one = Streaming(Producer(numbers))
    assert columns.total(one) == 6 and one.released == 1 and one.kept[0].released == {Schema: 1, Array: 1}
    two = Streaming(Producer(numbers), Producer(numbers))
    with pytest.raises(ValueError, match=r"in several chunks, and one array is wanted: combine them first"):
        columns.total(two)
    assert two.released == 1 and [one.released[Array] for one in two.kept] == [1, 1]
    with pytest.raises(TypeError, match="the data is of Int64, and batches, which have columns, are wanted"):
        columns.chunks(Streaming(Producer(numbers)))
    empty = Streaming(Producer(numbers))
    empty.left.clear()
    assert columns.total(empty) == 0 and empty.released == 1


@pytest.mark.parametrize(
    ("stream", "error", "text"),
    [
        ({"schema_code": 5}, RuntimeError, "the stream broke"),
        ({"fails": 22}, RuntimeError, "the stream broke"),
        ({"fails": 12}, MemoryError, "the stream broke"),
        ({"fails": 38}, NotImplementedError, "the stream broke"),
        ({"fails": 7, "error": None}, RuntimeError, "failed with error 7, and says no more"),
        ({"schema_code": 7, "functions": {"get_last_error": None}}, RuntimeError, "failed with error 7"),
        ({"functions": {"get_schema": None}}, ValueError, "no functions that give schema and arrays"),
        ({"functions": {"get_next": None}}, ValueError, "no functions that give schema and arrays"),
        ({"functions": {"release": None}}, ValueError, "has been released"),
    ],
)
def test_broken_streams(stream, error, text):
    producer = Streaming(Producer(array("q", [1])), **stream)
    with pytest.raises(error, match=text):
        columns.total(producer)
    assert producer.released == (0 if stream.get("functions") == {"release": None} else 1)


def test_schemas_go_both_ways():
    schema = Moved(Schema, columns.same_type(Described(b"tsu:UTC")).__arrow_c_schema__())
    assert schema.format == b"tsu:UTC"
    schema.release()
    field = columns.same_field(Described(b"u", b"city", flags=0))
    assert repr(field) == '<keelback.ArrowSchema of the field "city", Utf8>'
    schema = Moved(Schema, field.__arrow_c_schema__())
    assert (schema.format, schema.name, schema.flags) == (b"u", b"city", 0)
    schema.release()
    with pytest.raises(ValueError):
        columns.fields(Described(b"l"))
    with pytest.raises(ValueError, match="a type has no format"):
        columns.same_type(Described(None))


class Described:
    def __init__(self, format, name=b"", flags=2):
        self.producer = Producer(array("q", [1]), format, schema={"name": name, "flags": flags})

    def __arrow_c_schema__(self):
        return self.producer.__arrow_c_array__()[0]


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("zero", ZeroDivisionError),
        ("overflow", OverflowError),
        ("io", FileNotFoundError),
        ("later", NotImplementedError),
        ("python", LookupError),
        ("other", RuntimeError),
        ("cast", ValueError),
    ],
)
def test_errors_have_classes(kind, error):
    with pytest.raises(error) as caught:
        columns.fail(kind)
    assert type(caught.value) is error


def test_nothing_leaks(leaks):
    (numbers, _), batch = columns.numbers(2), columns.batch(2)

    def body():
        columns.total(numbers)
        numbers.__arrow_c_array__()
        columns.same_batch(batch)
        columns.chunks(columns.counting(2))
        with pytest.raises(RuntimeError):
            columns.chunks(columns.counting(1, "python"))
        columns.texts(numbers)

    leaks(body, numbers, batch, raises=TypeError)
