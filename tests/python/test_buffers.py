"""Memory that objects share: src/buffers.rs."""

import array
import binascii
import collections.abc
import gc
import io
import os
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
    for wrong, found in [(array.array("f", [1]), "float32 .'f'"), (b"1", "uint8 .'B'"), (array.array("q", [1]), "int64 .'q'")]:
        with pytest.raises(BufferError, match=f"items of the buffer are {found}., not float64 .'d'."):
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


# Before 3.9 buffers are written into the type, where its layout is known.
exports = pytest.mark.skipif(
    sys.version_info < (3, 9) and os.environ.get("KEELBACK_LAYOUT") == "off", reason="the layout of types is not known"
)


@exports
def test_an_object_shows_its_memory():
    numbers = buffers.Numbers([1, 2, 3.5])
    view = memoryview(numbers)
    assert view.tolist() == [1, 2, 3.5] and view.format == "d" and view.readonly and view.obj is numbers
    assert view.shape == (3,) and view.strides == (8,) and view.c_contiguous
    # Without a copy: the same memory.
    assert buffers.total(numbers) == buffers.total(view) == 6.5
    assert bytes(numbers) == array.array("d", [1, 2, 3.5]).tobytes()
    assert len(numbers) == 3
    with pytest.raises(TypeError):
        view[0] = 1
    with pytest.raises(BufferError, match=r"Numbers\.push\(\) cannot have this Numbers: its memory is in use"):
        numbers.push(4)
    second = memoryview(numbers)
    view.release()
    with pytest.raises(BufferError):
        numbers.push(4)
    second.release()
    numbers.push(4)
    assert memoryview(numbers).tolist() == [1, 2, 3.5, 4]
    with pytest.raises((BufferError, TypeError)):
        io.BytesIO(bytes(8)).readinto(numbers)


@exports
def test_the_memory_outlives_the_name():
    view = memoryview(buffers.Numbers([1, 2]))
    gc.collect()
    assert view.tolist() == [1, 2]


@exports
def test_writing():
    grid = buffers.Grid(3, 2)
    with memoryview(grid) as view:
        assert view.shape == (2, 3) and view.strides == (3, 1) and not view.readonly and view.format == "B"
        view[1, 2] = 7
        # Who may write keeps all of Rust out, and shares with others of its kind.
        with pytest.raises(BufferError, match="its memory is in use"):
            grid.total()
        with memoryview(grid) as second:
            second[0, 1] = 5
            assert view[0, 1] == 5
        with pytest.raises(BufferError, match="its memory is in use"):
            grid.total()
        flat = view.cast("B")
        flat[0] = 1
        flat.release()
    assert grid.total() == 13
    # Plain bytes of what stands in the order of C.
    assert binascii.crc32(grid) == binascii.crc32(bytes(memoryview(grid)))
    assert grid.total() == 13


@exports
def test_writers_share_until_the_last_goes():
    row = buffers.Row([1, 2])
    views = [memoryview(row) for _ in range(3)]
    views[0][0] = 9
    assert all(view.tolist() == [9.0, 2.0] for view in views)
    assert buffers.describe(views[0])[0] == "d"
    for view in views:
        with pytest.raises(BufferError):
            row.push(1)
        view.release()
    row.push(1)
    assert memoryview(row).tolist() == [9.0, 2.0, 1.0]
    with pytest.raises(BufferError, match="not C-contiguous|not contiguous"):
        binascii.crc32(memoryview(row)[::2])
    row.push(1)


@exports
def test_frozen_and_empty():
    constants = buffers.Constants(1)
    assert memoryview(constants).tolist() == [1, 2, 3]
    assert memoryview(buffers.Numbers([])).tolist() == []
    assert memoryview(buffers.Grid(3, 0)).shape == (0, 3)


@exports
def test_subclasses():
    class Sub(buffers.Numbers):
        pass

    assert memoryview(Sub([1])).tolist() == [1]
    if sys.version_info >= (3, 12):
        numbers = buffers.Numbers([1])
        assert isinstance(numbers, collections.abc.Buffer)
        assert numbers.__buffer__(0x11C).tolist() == [1]


@exports
def test_exports_leak_nothing(leaks):
    numbers = buffers.Numbers([1, 2])
    leaks(lambda: memoryview(numbers), numbers)
    leaks(lambda: buffers.total(numbers), numbers)
    grid = buffers.Grid(3, 2)
    leaks(lambda: memoryview(grid), grid)
    leaks(lambda: binascii.crc32(grid), grid)
    strided = buffers.Strided("fortran")
    leaks(lambda: binascii.crc32(strided), strided, raises=BufferError)
    leaks(lambda: buffers.give([1, 2]))
    leaks(lambda: buffers.give_owned([1, 2]))
    numbers = array.array("d", [1, 2])
    leaks(lambda: buffers.scale(numbers, 2), numbers)
    leaks(lambda: buffers.add(numbers, numbers), numbers, raises=BufferError)
