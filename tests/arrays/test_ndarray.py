"""Arrays of Rust's `ndarray` and of NumPy on the same memory: src/dense.rs."""

import array

import pytest
from conftest import exports

from arrays import dense

numpy = pytest.importorskip("numpy")


def test_any_steps_come_in_without_a_copy():
    cube = numpy.arange(24, dtype=numpy.int32).reshape(2, 3, 4)
    for view in [
        cube,
        cube.T,
        cube[::-1],
        cube[:, ::-2, 1:],
        cube[::-1, ::-1, ::-1].transpose(1, 2, 0),
        cube[1],
        cube[1, 2],
        cube[0, 0, 0, ...],
        cube[:0],
        cube[:, :1],
        numpy.broadcast_to(cube[0, 0], (3, 4)),
        numpy.asfortranarray(cube),
        cube.reshape(1, 24),
    ]:
        shape, steps, address, items = dense.describe(view)
        assert shape == list(view.shape) and items == view.ravel().tolist()
        if view.size:
            assert address == view.__array_interface__["data"][0]
            wanted = [step // 4 for step in view.strides]
            assert [s for s, n in zip(steps, shape) if n > 1] == [s for s, n in zip(wanted, shape) if n > 1]


@exports
def test_computing():
    one = numpy.arange(6.0).reshape(2, 3)
    result = numpy.asarray(dense.dot(one, numpy.array([1.0, 2.0, 3.0])))
    assert result.tolist() == [8.0, 26.0] and result.dtype == float
    assert dense.total(one[:, ::-1]) == 15.0
    assert dense.total(array.array("d", [1, 2])) == 3.0
    assert dense.weighted(one[0]) == dense.weighted(one[0], None) == 3.0
    assert dense.weighted(one[0], weights=one[1]) == 14.0
    assert dense.count_set(one > 2) == 3
    assert dense.count_set((one > 2)[:, ::-2]) == 2
    assert dense.kind(one) == "table of [2, 3]" and dense.kind(one[0]) == "row of 3"


def test_writing_in_place():
    table = numpy.ones((3, 4))
    dense.scale(table[:, ::2], 5)
    assert table.tolist() == [[5, 1, 5, 1]] * 3
    dense.scale(table.T[::-1], 2)
    assert table[0].tolist() == [10, 2, 10, 2]
    ints = numpy.zeros(4, numpy.int32)
    dense.fill(ints[::-1], 7)
    assert ints.tolist() == [7] * 4
    # Columns of one table, and halves of one row, do not share a byte.
    dense.add(table[:, 0], table[:, 1])
    assert table[:, 0].tolist() == [12] * 3
    row = table[0]
    dense.add(row[:2], row[2:])
    for one, two in [(row, row), (row[1:], row[:3]), (row, row[::-1]), (table[:, 1], table[::-1, 1])]:
        with pytest.raises(BufferError, match="another argument, is writing"):
            dense.add(one, two)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: dense.total(numpy.zeros(2, "f4")), r"the items of the buffer are float32 \('f'\), not float64 \('d'\)"),
        (lambda: dense.total(numpy.zeros(2, ">f8")), "float64 with its bytes in the other order"),
        (lambda: dense.total(numpy.zeros(2, complex)), r"complex128 \('Zd'\), not float64"),
        (lambda: dense.total(numpy.zeros(2, [("x", "f8")])), r"records \('T\{d:x:\}'\)"),
        (lambda: dense.scale(numpy.zeros(2), 1), "the buffer has 1 dimensions, and an array of 2 dimensions is wanted"),
        (lambda: dense.dot(numpy.zeros((2, 2)), numpy.zeros((2, 2))), "has 2 dimensions, and an array of 1 dimension is wanted"),
        (lambda: dense.scale(numpy.broadcast_to(1.0, (2, 2)), 1), "cannot write to a read-only buffer"),
        (
            lambda: dense.scale(numpy.lib.stride_tricks.as_strided(numpy.zeros(4), (2, 3), (8, 8)), 1),
            "several indices of the buffer stand for one item",
        ),
        (lambda: dense.describe(numpy.zeros(3, [("a", "i4"), ("b", "u1")])["a"]), "not aligned|no whole number of items"),
        (
            lambda: dense.total(numpy.zeros(3, numpy.dtype([("a", "f8"), ("b", "f4")], align=False))["a"]),
            "not aligned|12 bytes apart",
        ),
    ],
)
def test_what_does_not_fit_is_refused(call, text):
    with pytest.raises(BufferError, match=text):
        call()
    with pytest.raises(TypeError):
        dense.total([1.0])


def test_steps_that_are_no_whole_items():
    fields = numpy.zeros(3, numpy.dtype([("a", "i4"), ("b", "i4"), ("c", "i4")]))
    fields["b"] = [1, 2, 3]
    assert dense.describe(fields["b"])[3] == [1, 2, 3]
    pairs = numpy.zeros(3, numpy.dtype([("a", "f8"), ("b", "f4"), ("c", "f4"), ("d", "f8")]))
    assert dense.total(pairs["d"]) == 0
    half = numpy.lib.stride_tricks.as_strided(numpy.zeros(6), (2,), (12,))
    with pytest.raises(BufferError, match="not aligned"):
        dense.total(half)


@exports
def test_complex_numbers():
    numbers = numpy.array([1 + 2j, 3 - 1j])
    result = numpy.asarray(dense.conjugate(numbers))
    assert numbers.tolist() == result.tolist() == [1 - 2j, 3 + 1j] and result.dtype == complex


@exports
def test_owned_arrays_go_out_without_a_copy():
    view, address = dense.table(2, 3)
    table = numpy.asarray(view)
    assert table.__array_interface__["data"] == (address, False)
    assert table.tolist() == [[0, 1, 2], [3, 4, 5]] and not table.flags.owndata
    table[0, 0] = 9
    assert view[0, 0] == 9.0
    del view
    assert dense.total(table) == 24.0
    for form in ("plain", "transposed", "inverted", "sliced", "empty", "scalar"):
        result = dense.turned(form)
        asarray = numpy.asarray(result)
        assert asarray.tolist() == result.tolist() and asarray.dtype == numpy.int32
    cube = numpy.array([[[100 * a + 10 * b + c for c in range(4)] for b in range(3)] for a in range(2)])
    assert numpy.array_equal(dense.turned("transposed"), cube.T)
    assert numpy.array_equal(dense.turned("inverted"), cube[:, ::-1])
    assert numpy.array_equal(dense.turned("sliced"), cube[1, :, 1::2])
    assert numpy.asarray(dense.turned("transposed")).flags.f_contiguous
    assert not numpy.asarray(dense.read_only(3)).flags.writeable


@exports
def test_copies_and_claims_by_hand():
    table = numpy.arange(6).reshape(2, 3)
    assert numpy.asarray(dense.doubled(table[:, ::-1])).tolist() == [[4, 2, 0], [10, 8, 6]]
    assert table[0].tolist() == [0, 1, 2]
    source, target = numpy.ones((2, 2)), numpy.zeros((2, 2))
    assert dense.by_hand(source, target) == 8 and target.sum() == 4
    with pytest.raises(BufferError, match="is reading it"):
        dense.by_hand(source, source)


@exports
def test_objects_show_their_arrays():
    field = dense.Field(2, 3)
    view = numpy.asarray(field)
    view[1] = 2
    assert numpy.asarray(field)[1, 2] == 2
    with pytest.raises(BufferError, match="its memory is in use"):
        field.total()
    del view
    assert field.total() == 6
    dense.scale(field, 2)
    assert field.total() == 12
    column = dense.Column(numpy.arange(6.0).reshape(3, 2))
    shown = numpy.asarray(column)
    assert shown.tolist() == [1, 3, 5] and shown.strides == (16,) and not shown.flags.writeable
    with pytest.raises(BufferError):
        column.grow()
    del shown
    column.grow()
    assert dense.weighted(column) == 12


@exports
def test_nothing_leaks(leaks):
    table = numpy.ones((3, 4))
    leaks(lambda: dense.scale(table, 1), table)
    leaks(lambda: dense.total(table.T), table)
    leaks(lambda: dense.scale(table[0], 1), table, raises=BufferError)
    leaks(lambda: dense.table(2, 2))
    leaks(lambda: numpy.asarray(dense.turned("sliced")))
