"""Arrays of Rust's `ndarray` on the memory of `array` and `memoryview`, which every interpreter has."""

from array import array

import pytest
from conftest import exports

from arrays import dense


def test_steps_come_in_without_a_copy():
    numbers = array("i", range(6))
    start, _ = numbers.buffer_info()
    assert dense.describe(numbers) == ([6], [1], start, list(range(6)))
    backwards = memoryview(numbers)[::-2]
    assert dense.describe(backwards) == ([3], [-2], start + 5 * numbers.itemsize, [5, 3, 1])


def test_tables():
    numbers = array("d", range(6))
    table = memoryview(numbers).cast("B").cast("d", [2, 3])
    assert dense.kind(table) == "table of [2, 3]"
    dense.scale(table, 2)
    assert numbers.tolist() == [0, 2, 4, 6, 8, 10]


@exports
def test_results_are_memory_of_their_own():
    table = memoryview(array("d", range(6))).cast("B").cast("d", [2, 3])
    result = memoryview(dense.dot(table, array("d", [1, 2, 3])))
    assert result.tolist() == [8.0, 26.0] and result.format == "d"


def test_what_does_not_fit_is_refused():
    with pytest.raises(BufferError, match="float32"):
        dense.total(array("f", [1]))
    with pytest.raises(BufferError, match="read-only|writable"):
        dense.fill(memoryview(bytes(8)).cast("i"), 1)
    numbers = array("d", [1, 2, 3])
    with pytest.raises(BufferError):
        dense.add(memoryview(numbers)[:2], memoryview(numbers)[1:])
    assert numbers.tolist() == [1, 2, 3]
