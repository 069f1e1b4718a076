"""Memory of Python's objects as `&[T]` and `&mut [T]`, and who may have it at the same time: src/buffers.rs."""

import array

import pytest

from test_buffers import exports
from topics import buffers


def test_a_slice_is_written_in_place():
    numbers = array.array("d", [1, 2, 3])
    buffers.scale(numbers, 2)
    assert numbers.tolist() == [2.0, 4.0, 6.0]
    buffers.scale(memoryview(numbers)[1:], 0.5)
    assert numbers.tolist() == [2.0, 2.0, 3.0]
    buffers.scale(array.array("d"), 2)
    ints = array.array("i", [1, -2])
    assert buffers.negate(ints) and ints.tolist() == [-1, 2]
    assert not buffers.negate(None)


def test_what_cannot_be_written_is_refused():
    numbers = array.array("d", [1, 2, 3, 4])
    for wrong, error, text in [
        (memoryview(bytes(16)).cast("d"), BufferError, "cannot write to a read-only buffer"),
        (array.array("f", [1]), BufferError, "the items of the buffer are float32 .'f'., not float64 .'d'."),
        (memoryview(numbers)[::2], BufferError, "do not stand one behind the other"),
        (memoryview(bytearray(17))[1:].cast("d"), BufferError, "not aligned"),
        ([1.0], TypeError, "list"),
        (None, TypeError, "NoneType"),
    ]:
        with pytest.raises(error, match=text):
            buffers.scale(wrong, 2)
    assert numbers.tolist() == [1, 2, 3, 4]


def test_who_writes_is_alone():
    numbers = array.array("d", range(8))
    view = memoryview(numbers)
    buffers.add(view[:4], view[4:])
    assert numbers.tolist() == [4, 6, 8, 10, 4, 5, 6, 7]
    for one, two in [(numbers, numbers), (view[:4], view[3:7]), (view[2:], view[:3])]:
        with pytest.raises(BufferError, match="another argument, is writing to it"):
            buffers.add(one, two)
    # The claim is over, whether the call failed or not.
    buffers.add(view[:1], view[1:2])
    assert numbers[0] == 10


def test_readers_share():
    numbers = array.array("q", [1, 2, 3])
    total, address, shape = buffers.sum_both(numbers, numbers)
    assert (total, address, shape) == (12, numbers.buffer_info()[0], [3])


def test_claims_across_calls():
    numbers = array.array("q", [1, 2, 3])

    def read():
        with pytest.raises(BufferError, match="cannot be read or written now"):
            buffers.sum_both(numbers, array.array("q"))
        with pytest.raises(BufferError, match="cannot be read or written now"):
            buffers.claimed(memoryview(numbers)[2:], lambda: None)
        # What makes no promise sees what is there.
        return buffers.describe(numbers)[1]

    assert buffers.claimed(numbers, read) == [3]
    with pytest.raises(ZeroDivisionError):
        buffers.claimed(numbers, lambda: 1 // 0)
    assert buffers.sum_both(numbers, numbers)[0] == 12


@exports
def test_objects_of_classes_are_claimed_too():
    row = buffers.Row([1, 2])
    buffers.scale(row, 3)
    assert memoryview(row).tolist() == [3, 6]
    with memoryview(row) as view:
        # By the same memory, however it is reached.
        with pytest.raises(BufferError, match="is writing"):
            buffers.add(view, row)
    with pytest.raises(BufferError, match="cannot write to a read-only buffer|not writable"):
        buffers.scale(buffers.Numbers([1]), 2)
    given, _ = buffers.give([1, 2])
    buffers.add(given, row)
    assert given.tolist() == [4, 8]


def test_items_one_by_one():
    numbers = array.array("h", range(12))
    table = memoryview(numbers).cast("B").cast("h", (3, 4))
    assert [buffers.item(table, [row, 3]) for row in range(4)] == [3, 7, 11, None]
    assert buffers.item(table, [1]) is None and buffers.item(table, [0, 0, 0]) is None
    backwards = memoryview(numbers)[::-3]
    assert [buffers.item(backwards, [index]) for index in range(5)] == [11, 8, 5, 2, None]
    buffers.set_item(backwards, [1], -1)
    assert numbers[8] == -1
    with pytest.raises(IndexError, match=r"no item has the index \[4\]: the shape is \[4\]"):
        buffers.set_item(backwards, [4], 1)
    with pytest.raises(BufferError, match="read-only"):
        buffers.set_item(memoryview(bytes(4)).cast("h"), [0], 1)
    with pytest.raises((BufferError, ValueError, OverflowError)):
        buffers.item(table, [2**64, 0])


def test_memory_behind_pointers():
    testbuffer = pytest.importorskip("_testbuffer")
    behind = testbuffer.ndarray(list(range(6)), shape=[2, 3], format="h", flags=testbuffer.ND_PIL | testbuffer.ND_WRITABLE)
    assert behind.suboffsets
    assert [[buffers.item(behind, [row, column]) for column in range(3)] for row in range(2)] == [[0, 1, 2], [3, 4, 5]]
    buffers.set_item(behind, [1, 2], 9)
    assert behind.tolist() == [[0, 1, 2], [3, 4, 9]]
    longs = testbuffer.ndarray([1, 2, 3, 4], shape=[2, 2], format="q", flags=testbuffer.ND_PIL | testbuffer.ND_WRITABLE)
    with pytest.raises(BufferError, match=r"behind pointers \(suboffsets\)"):
        buffers.sum_both(longs, array.array("q"))
    ints = testbuffer.ndarray(list(range(4)), shape=[2, 2], format="i", flags=testbuffer.ND_PIL)
    assert buffers.items(ints) == [0, 1, 2, 3]


def test_shapes_of_other_exporters():
    testbuffer = pytest.importorskip("_testbuffer")
    fortran = testbuffer.ndarray(list(range(6)), shape=[2, 3], format="h", flags=testbuffer.ND_FORTRAN)
    assert [buffers.item(fortran, [1, column]) for column in range(3)] == fortran.tolist()[1] == [1, 3, 5]
    one = testbuffer.ndarray([7], shape=[], format="h")
    assert buffers.item(one, []) == 7 and buffers.item(one, [0]) is None
    record = testbuffer.ndarray([(1, 2)], shape=[1], format="hh")
    with pytest.raises(BufferError, match="the items of the buffer are 'hh', not int16"):
        buffers.item(record, [0])
