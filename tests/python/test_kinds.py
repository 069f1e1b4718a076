"""Kinds of collections, and subscriptable classes: tests/python/src/kinds.rs."""

import collections.abc
import operator
import sys

import pytest

from topics.kinds import Names, Neither, Squares

MATCH = """
def kind(value):
    match value:
        case [first, *rest]:
            return ("sequence", first, len(rest))
        case {1: one}:
            return ("mapping", one)
        case _:
            return None
"""


def test_abstract_classes():
    assert isinstance(Squares(1), collections.abc.Sequence)
    assert not isinstance(Squares(1), collections.abc.Mapping)
    assert isinstance(Names(), collections.abc.Mapping)
    assert issubclass(Names, collections.abc.Mapping)
    assert not isinstance(Names(), collections.abc.Sequence)
    assert not isinstance(Neither(1), (collections.abc.Sequence, collections.abc.Mapping))


@pytest.mark.skipif(sys.version_info < (3, 10), reason="match is younger")
def test_match():
    scope = {}
    exec(MATCH, scope)
    kind = scope["kind"]
    assert kind(Squares(4)) == ("sequence", 0, 3)
    assert kind(Names()) == ("mapping", "one")
    assert kind(Neither(1)) is None

    class Sub(Squares):
        pass

    assert kind(Sub(2)) == ("sequence", 0, 1)


def test_sequence_slots():
    squares = Squares(4)
    assert list(squares) == [0, 1, 4, 9]
    assert list(reversed(squares)) == [9, 4, 1, 0]
    assert squares[-1] == 9 and squares[2] == 4
    assert operator.getitem(squares, 1) == 1
    assert operator.indexOf(squares, 9) == 3
    assert 4 in squares and 5 not in squares
    assert len(squares) == 4 and bool(squares) and not Squares(0)
    with pytest.raises(IndexError, match="no such square"):
        squares[4]
    with pytest.raises(TypeError):
        squares["x"]
    first, *rest = squares
    assert (first, rest) == (0, [1, 4, 9])


def test_not_a_sequence():
    with pytest.raises(TypeError):
        iter(Neither(1))
    with pytest.raises(TypeError):
        reversed(Names())


def test_subscriptable():
    alias = Squares[int]
    if sys.version_info >= (3, 9):
        assert alias.__origin__ is Squares and alias.__args__ == (int,)
        assert isinstance(alias(2), Squares)
        assert Neither[int, str].__args__ == (int, str)
    else:
        assert alias is Squares
    assert Neither(1)[2] == 3
    with pytest.raises(TypeError):
        Names[int]
