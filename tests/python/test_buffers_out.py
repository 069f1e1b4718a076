"""Memory that Rust gives and shows: src/buffers.rs. What each consumer is told is compared with what a memoryview tells."""

import array
import ctypes
import gc
import itertools
import sys

import pytest

from test_buffers import exports
from topics import buffers

# The flags of PEP 3118, one by one.
WRITABLE, FORMAT, ND, STRIDES, C, FORTRAN, ANY, INDIRECT = 1, 4, 8, 0x18, 0x38, 0x58, 0x98, 0x118
FLAGS = [WRITABLE, FORMAT, ND, STRIDES, C, FORTRAN, ANY, INDIRECT]


class View(ctypes.Structure):
    _fields_ = [
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.py_object),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p),
        ("shape", ctypes.POINTER(ctypes.c_ssize_t)),
        ("strides", ctypes.POINTER(ctypes.c_ssize_t)),
        ("suboffsets", ctypes.POINTER(ctypes.c_ssize_t)),
        ("internal", ctypes.c_void_p),
    ]


# PyPy's ctypes calls nothing of the C API: there the tests that ask for flags fail.
if hasattr(ctypes, "pythonapi"):
    get_buffer = ctypes.pythonapi.PyObject_GetBuffer
    get_buffer.argtypes = [ctypes.py_object, ctypes.POINTER(View), ctypes.c_int]
    release = ctypes.pythonapi.PyBuffer_Release
    release.argtypes = [ctypes.POINTER(View)]
    release.restype = None


def ask(exporter, flags):
    """What a consumer with these flags is told; `None` where it is refused."""
    view = View()
    try:
        get_buffer(exporter, ctypes.byref(view), flags)
    except BufferError:
        return None
    try:
        sides = view.ndim if view.shape else 0
        return {
            "buf": view.buf if view.len else None,
            "len": view.len,
            "itemsize": view.itemsize,
            "readonly": view.readonly,
            "ndim": view.ndim,
            "format": view.format,
            "shape": view.shape[:sides] if view.shape else None,
            "strides": view.strides[:sides] if view.strides else None,
            "suboffsets": bool(view.suboffsets),
        }
    finally:
        release(ctypes.byref(view))


def every_flag():
    for size in range(len(FLAGS) + 1):
        for some in itertools.combinations(FLAGS, size):
            flags = 0
            for flag in some:
                flags |= flag
            yield flags


SHAPES = {
    "backwards": [11, 8, 5, 2],
    "fortran": [[0, 3, 6, 9], [1, 4, 7, 10], [2, 5, 8, 11]],
    "repeated": [[5, 6, 7], [5, 6, 7]],
    "inner": [[1, 2], [5, 6], [9, 10]],
    "plain": [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]],
    "one": 7,
    "none": [],
}


@exports
@pytest.mark.parametrize("form", SHAPES)
def test_every_request_is_answered_as_by_a_memoryview(form):
    shown = buffers.Strided(form)
    reference = memoryview(shown)
    assert reference.tolist() == SHAPES[form]
    assert reference.readonly and reference.format == "h" and reference.itemsize == 2
    for flags in set(every_flag()):
        assert ask(shown, flags) == ask(reference, flags), (form, hex(flags))


@exports
@pytest.mark.parametrize("make", [lambda: buffers.Row([1, 2, 3]), lambda: buffers.Grid(2, 3), lambda: buffers.Flags([True])])
def test_writable_ones_too(make):
    shown = make()
    reference = memoryview(shown)
    for flags in set(every_flag()):
        assert ask(shown, flags) == ask(reference, flags), hex(flags)


@exports
def test_given_ones_too():
    for given in (buffers.give([1, 2])[0], buffers.give_shaped(list(range(6)), [1, 2, 3]), buffers.give_flags([True])):
        owner = given.obj
        for flags in set(every_flag()):
            assert ask(owner, flags) == ask(given, flags), hex(flags)


@exports
def test_a_shape_that_leaves_the_memory_is_refused():
    # Three dimensions, one of them from the second item on to before the first.
    with pytest.raises(ValueError, match=r"12 items have no shape \[2, 2, 2\] with the steps \[6, -1, 1\] from item 0 on"):
        memoryview(buffers.Strided("block"))


@exports
def test_a_vec_is_given():
    view, address = buffers.give([1.0, 2.0, 3.5])
    assert isinstance(view, memoryview) and view.tolist() == [1.0, 2.0, 3.5]
    assert (view.format, view.shape, view.strides, view.readonly) == ("d", (3,), (8,), False)
    assert ask(view, 0x11C)["buf"] == address
    # It is all of Python's: whoever has a view of it keeps it.
    part = view[1:]
    part[0] = 9
    assert view[1] == 9.0
    del view
    gc.collect()
    assert part.tolist() == [9.0, 3.5]
    assert (ctypes.c_double * 2).from_buffer(part)[1] == 3.5
    assert buffers.give([])[0].tolist() == []


@exports
def test_shapes():
    view = buffers.give_shaped(list(range(6)), [3, 2])
    assert view.tolist() == [[0, 1], [2, 3], [4, 5]]
    view[1, 1] = -3
    assert view.cast("B").cast("i").tolist() == [0, 1, 2, -3, 4, 5]
    assert buffers.give_shaped([7], []).tolist() == 7
    assert buffers.give_shaped([], [3, 0]).shape == (3, 0)
    half = sys.maxsize + 1  # twice that is no `usize` any more
    for shape in ([2, 2], [], [0], [1] * 65 + [6], [half, half, 0, 2], [half // 2, 6]):
        with pytest.raises(ValueError, match="6 items have no shape"):
            buffers.give_shaped(list(range(6)), shape)


@exports
def test_an_owner_goes_with_its_last_view():
    before = buffers.owners()
    view = buffers.give_owned([1, 2, 3])
    assert view.readonly and view.format == "H" and buffers.owners() == before + 1
    part = view[:1]
    del view
    gc.collect()
    assert buffers.owners() == before + 1 and part.tolist() == [1]
    with pytest.raises(TypeError):
        part[0] = 1
    del part
    gc.collect()
    assert buffers.owners() == before
    assert bytes(buffers.give_shared()) == b"shared"


@exports
def test_an_owner_is_not_made_by_python():
    owner = type(buffers.give([1])[0].obj)
    assert owner.__name__ == "Memory"
    with pytest.raises(TypeError, match="cannot create 'Memory' instances"):
        owner()


@exports
def test_flags_are_bools():
    view = memoryview(buffers.Flags([True, False]))
    assert view.format == "?" and view.tolist() == [True, False] and view.readonly
    assert buffers.count_set(view) == 1
    given = buffers.give_flags([True, False, True])
    assert given.tolist() == [True, False, True] and buffers.count_set(given) == 2


def test_bytes_that_are_no_bool_are_refused():
    good, bad = memoryview(bytes([1, 0, 1])).cast("?"), memoryview(bytes([1, 0, 2])).cast("?")
    assert buffers.count_set(good) == 2 and buffers.copy_flags(good) == [True, False, True]
    assert buffers.copy_flags(bad[:2]) == [True, False] and buffers.copy_flags(good[::2]) == [True, True]
    for refused in (buffers.count_set, buffers.copy_flags):
        with pytest.raises(BufferError, match="item 2 of the buffer is no bool"):
            refused(bad)
    with pytest.raises(BufferError, match="are uint8 .'B'., not bool .'.'."):
        buffers.count_set(b"\x01")


def test_formats():
    for code, size in [("i", 4), ("l", array.array("l").itemsize), ("q", 8), ("=i", 4), ("=l", 4), ("=q", 8), ("<i", 4), ("@q", 8)]:
        assert buffers.is_compatible(code, "int32") == (size == 4), code
        assert buffers.is_compatible(code, "int64") == (size == 8), code
    for code in ("I", ">i", "!q", "e", "T{i:x:}", "2i", "", "Zd", "O", "=n"):
        assert not buffers.is_compatible(code, "int32") and not buffers.is_compatible(code, "int64"), code
    native = "int64" if sys.maxsize > 2**32 else "int32"
    assert buffers.is_compatible("n", native) and buffers.is_compatible("=d", "float64")
    assert buffers.is_compatible("?", "bool") and buffers.is_compatible(">?", "bool")


def test_what_an_exporter_cannot_mean_is_refused():
    """The length in bytes is another one than that of the shape: so is nobody's memory."""
    if not hasattr(ctypes, "pythonapi"):
        pytest.skip("nothing makes such a view")
    make = ctypes.pythonapi.PyMemoryView_FromBuffer
    make.argtypes, make.restype = [ctypes.POINTER(View)], ctypes.py_object
    items = array.array("d", [1, 2, 3, 4])
    shape = (ctypes.c_ssize_t * 1)(4)

    def shown(length):
        view = View(buf=items.buffer_info()[0], len=length, itemsize=8, readonly=1, ndim=1, format=b"d", shape=shape)
        return make(ctypes.byref(view))

    assert buffers.total(shown(32)) == 10
    for length in (24, 40, 2**62):
        with pytest.raises(BufferError, match=r"tells a shape that cannot be: \[4\]"):
            buffers.total(shown(length))
