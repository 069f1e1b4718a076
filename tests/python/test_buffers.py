"""Memory that objects share: src/buffers.rs."""

import array
import gc
import sys

import pytest

from topics import buffers


def test_describe():
    assert buffers.describe(b"abc") == ("B", [3], [1], 1, True, True, True)
    assert buffers.describe(bytearray(2)) == ("B", [2], [1], 1, False, True, True)
    assert buffers.describe(array.array("d", [1, 2])) == ("d", [2], [8], 8, False, True, True)
    view = memoryview(array.array("i", range(6)))
    assert buffers.describe(view[::-2])[1:3] == ([3], [-8])
    grid = view.cast("B").cast("i", (2, 3))
    assert buffers.describe(grid) == ("i", [2, 3], [12, 4], 4, False, True, False)
    for wrong in (3, "text", None, [1]):
        with pytest.raises(TypeError):
            buffers.describe(wrong)


def test_read_without_a_copy():
    numbers = array.array("d", [1, 2, 3.5])
    assert buffers.total(numbers) == buffers.total(memoryview(numbers)) == 6.5
    assert buffers.total(memoryview(numbers)[::2]) is None
    assert buffers.total(array.array("d")) == 0.0
    for wrong, found in [(array.array("f", [1]), "f"), (b"12345678", "B"), (array.array("q", [1]), "q")]:
        with pytest.raises(BufferError, match=f"items of the buffer are '{found}', not 'd'"):
            buffers.total(wrong)
    with pytest.raises(TypeError):
        buffers.total([1.0])


def test_alignment():
    unaligned = memoryview(bytearray(17))[1:].cast("d")
    with pytest.raises(BufferError, match="not aligned"):
        buffers.total(unaligned)


def test_copies():
    view = memoryview(array.array("i", range(6)))
    assert buffers.items(view) == [0, 1, 2, 3, 4, 5]
    assert buffers.items(view[::-2]) == [5, 3, 1]
    assert buffers.items(view.cast("B").cast("i", (3, 2))) == [0, 1, 2, 3, 4, 5]
    target = array.array("i", [0] * 4)
    buffers.fill(memoryview(target)[::2], [7, 8])
    assert target.tolist() == [7, 0, 8, 0]
    with pytest.raises(ValueError, match="a slice of 3 items for a buffer of 4"):
        buffers.fill(target, [1, 2, 3])
    with pytest.raises(BufferError, match="read-only"):
        buffers.fill(memoryview(bytes(8)).cast("i"), [1, 2])


def test_write():
    data = bytearray(b"\x01\x80")
    buffers.double(data)
    assert data == b"\x02\x00"
    with pytest.raises(BufferError, match="not writable"):
        buffers.double(b"a")


def test_held_and_released():
    data = bytearray(b"abc")

    def resize():
        with pytest.raises(BufferError):
            data.append(1)
        return "held"

    assert buffers.hold(data, resize) == "held"
    # Let go in a thread without Python: by the next thread that comes by.
    buffers.describe(b"")
    for _ in range(1000):
        pass
    data.append(1)
    assert data == b"abc\x01"
    with pytest.raises(ZeroDivisionError):
        buffers.hold(data, lambda: 1 // 0)
    data.append(2)


def test_overloads():
    assert buffers.kind(array.array("d", [1, 2])) == "float 2"
    assert buffers.kind(b"abc") == "bytes 3"
    with pytest.raises(TypeError, match="no overload"):
        buffers.kind(array.array("i", [1]))


def test_nothing_leaks(leaks):
    numbers = array.array("d", [1, 2])
    leaks(lambda: buffers.total(numbers), numbers)
    leaks(lambda: buffers.items(numbers), numbers, raises=BufferError)
    leaks(lambda: buffers.describe("a"), raises=TypeError)
