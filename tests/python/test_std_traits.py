"""Traits of the standard library mean special methods, constructors and iterators."""

import operator

import pytest

from topics.std_traits import Bag, Countdown, Digits, Vector


def xy(vector):
    return vector.x, vector.y


def test_an_operator_of_a_reference():
    assert xy(Vector((1, 2)) + Vector((3, 4))) == (4, 6)
    with pytest.raises(TypeError, match="unsupported operand"):
        Vector() + 1


def test_an_operator_of_another_type_is_reflected():
    assert xy(Vector((1, 2)) * 3) == (3, 6)
    assert xy(3 * Vector((1, 2))) == (3, 6)
    assert xy([5, 5] - Vector((1, 2))) == (4, 3)
    with pytest.raises(ValueError, match="two numbers"):
        [5] - Vector()
    with pytest.raises(TypeError):
        "a" * Vector()
    with pytest.raises(TypeError, match="unsupported operand"):
        Vector() - [1, 2]
    assert Vector().__rmul__("a") is NotImplemented


def test_comparisons_with_several_types():
    vector = Vector((3, 4))
    assert vector == 5 and 5 == vector and vector != 4
    assert vector == Vector((3, 4)) and vector != Vector((4, 3))
    assert vector != "a" and not vector == None  # noqa: E711
    assert vector < 6 and vector <= 5 and vector > 4 and vector >= 5
    assert 6 > vector and not 5 > vector
    with pytest.raises(TypeError, match="not supported between"):
        vector < "a"
    nan = float("nan")
    compare = (operator.lt, operator.le, operator.gt, operator.ge)
    assert not any(one(vector, nan) for one in compare)
    with pytest.raises(TypeError, match="unhashable"):
        hash(vector)


def test_conversions_into_the_class_are_constructors():
    assert xy(Vector()) == (0, 0)
    assert xy(Vector((1, 2))) == (1, 2)
    assert xy(Vector(" 1, 2.5")) == (1, 2.5)
    assert xy(Vector(pair=(1, 2))) == (1, 2) == xy(Vector(text="1,2"))
    with pytest.raises(ValueError, match="invalid float literal"):
        Vector("a")
    with pytest.raises(TypeError):
        Vector(1, 2)
    assert list(Digits(120)) == [1, 2, 0]
    with pytest.raises(ValueError, match="at most three digits"):
        Digits(1000)


def test_conversions_of_the_class_are_special_methods():
    assert float(Vector((3, 4))) == 5.0
    assert int(Vector((3, 4))) == 5
    with pytest.raises(ValueError, match="not whole"):
        int(Vector((1, 1)))
    assert Vector((1, 0)) and not Vector()
    assert str(Vector((1, 2.5))) == "(1, 2.5)"
    assert repr(Vector((1, 2.5))) == "Vector(x=1.0, y=2.5)"


def test_items_are_set_in_place():
    vector = Vector((1, 2))
    assert (vector[0], vector[1]) == (1, 2)
    vector[1] = 7
    vector[0] += 1
    assert xy(vector) == (2, 7)
    with pytest.raises(TypeError):
        vector[0] = "a"
    with pytest.raises(IndexError, match="index out of bounds"):
        vector[2] = 1
    assert xy(vector) == (2, 7)


def test_what_borrows_is_iterated_as_it_is():
    bag = Bag(["a", "b"])
    seen = []
    for item in bag:
        bag.extend([item * 2])
        seen.append(item)
    assert seen == ["a", "b"] and list(bag) == ["a", "b", "aa", "bb"]
    first, second = iter(bag), iter(bag)
    assert next(first) == next(second) == "a"
    with pytest.raises(TypeError):
        Bag([1])
    with pytest.raises(TypeError):
        bag.extend([1])
    assert len(list(bag)) == 4


def test_an_iterator_knows_its_length_and_its_end():
    countdown = Countdown(4)
    assert operator.length_hint(countdown) == 4
    assert next(countdown) == 4
    assert operator.length_hint(countdown) == 3
    assert list(reversed(countdown)) == [1, 2, 3]
    assert list(countdown) == [3, 2, 1] and operator.length_hint(countdown) == 0
    assert list(reversed(countdown)) == []


def test_traits_leak_nothing(leaks):
    vector, value = Vector((1, 2)), object()
    leaks(lambda: 3 * vector, value)
    leaks(lambda: vector == value, value)
    leaks(lambda: list(Bag(["a", "b"])), value)
    leaks(lambda: Bag([value]), value, raises=TypeError)
    leaks(lambda: vector.__setitem__(0, value), value, raises=TypeError)
    leaks(lambda: list(reversed(Countdown(3))), value)
