"""`Index` and `IndexMut` from Rust types: tests/python/src/items.rs."""

import sys

import pytest

from topics.items import Axis, Broken, Endless, Grid, Odd, Row, Table


class Number:
    """Stands for a number, as those of NumPy do."""

    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


def outcome(call):
    try:
        return call()
    except Exception as error:
        return type(error)


INDICES = [*range(-5, 6), 2**31, -(2**31), 2**63 - 1, 2**63, -(2**63), 2**64, -(2**70)]


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize("wrap", [int, Number])
def test_as_a_list(index, wrap):
    """Every index gives, sets and refuses what it does in a list."""
    row, model = Row([10, 20, 30]), [10, 20, 30]
    assert outcome(lambda: row[wrap(index)]) == outcome(lambda: model[wrap(index)])

    def put(into):
        into[wrap(index)] = 7

    assert outcome(lambda: put(row)) == outcome(lambda: put(model))
    assert [row[place] for place in range(3)] == model


def test_messages(capfd):
    row = Row([1, 2])
    with pytest.raises(IndexError, match="^index out of bounds: the len is 2 but the index is 5$"):
        row[5]
    with pytest.raises(IndexError, match="^index out of bounds: the len is 2 but the index is 2$"):
        row[2] = 1
    with pytest.raises(IndexError, match="^Row index out of range$"):
        row[-3]
    with pytest.raises(IndexError, match="cannot fit 'int' into an index-sized integer"):
        row[2**64]
    with pytest.raises(IndexError, match="^there is nothing at 200$"):
        Endless()[200]
    with pytest.raises(IndexError, match="^Endless index out of range$"):
        Endless()[-1]
    # Nobody is told of a panic.
    assert capfd.readouterr().err == ""


def test_what_is_wrong_with_the_value_is_said():
    row = Row([1, 2])
    for index in (0, -1):
        with pytest.raises(OverflowError):
            row[index] = 2**40
        with pytest.raises(TypeError):
            row[index] = "x"
    with pytest.raises(TypeError):
        row["x"]
    with pytest.raises(TypeError):
        row[1.0]
    with pytest.raises(TypeError):
        del row[0]
    assert [row[0], row[1]] == [1, 2]


def test_negative_numbers_of_its_own():
    axis = Axis(2)
    assert [axis[place] for place in range(-2, 3)] == [-2.0, -1.0, 0.0, 1.0, 2.0]
    for place in (-3, 3, 2**63 - 1 - 2):
        with pytest.raises(IndexError, match="^{} is off the axis$".format(place)):
            axis[place]
    for place in (2**63, -(2**64)):
        with pytest.raises(IndexError, match="index-sized"):
            axis[place]


def test_by_name_and_by_position(capfd):
    table = Table({"b": 2.0, "a": 1.0})
    assert (table["a"], table["b"], table[0], table[1], table[-1], table[-2]) == (1.0, 2.0, 1.0, 2.0, 2.0, 1.0)
    for index in (2, -3, 2**70):
        with pytest.raises(IndexError):
            table[index]
    with pytest.raises(KeyError) as caught:
        table["c"]
    assert caught.value.args == ("c",)
    if sys.version_info >= (3, 11):
        assert len(caught.value.__notes__) == 1
    with pytest.raises(TypeError, match="no overload"):
        table[1.5]
    assert capfd.readouterr().err == ""


def test_keys_of_a_mapping():
    grid = Grid()
    assert grid[0, 0] == "origin"
    with pytest.raises(KeyError) as caught:
        grid[1, 2]
    assert caught.value.args == ((1, 2),)
    grid[1, 2] = "new"
    assert grid[1, 2] == "new"


def test_a_length_that_raises():
    class Long(Row):
        def __len__(self):
            raise ZeroDivisionError

    class Short(Row):
        def __len__(self):
            return 1

    class Without(Row):
        __len__ = None

    with pytest.raises(ZeroDivisionError):
        Long([1, 2])[-1]
    assert Long([1, 2])[1] == 2
    # `len(object)` says where the end is.
    assert Short([1, 2])[-1] == 1
    with pytest.raises(IndexError):
        Without([1])[-1]


def test_other_panics(capfd):
    """A method by hand has to say itself what is missing; a payload without text is no message."""
    with pytest.raises(RuntimeError, match="by hand"):
        Broken()[1]
    assert "by hand" in capfd.readouterr().err
    with pytest.raises(RuntimeError, match="not text"):
        Odd()[0.5]
    # Panics are told again.
    with pytest.raises(RuntimeError, match="by hand"):
        Broken()[1]
    assert "by hand" in capfd.readouterr().err


def test_a_failed_look_leaves_the_object_free(leaks):
    row, table = Row([1]), Table({"a": 1.0})

    def work():
        for index in (5, -5, 2**70):
            with pytest.raises(IndexError):
                row[index]
            with pytest.raises(IndexError):
                row[index] = 1
        with pytest.raises(KeyError):
            table["x"]
        row[0] = 3
        assert row[-1] == 3

    leaks(work)
