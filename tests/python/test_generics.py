"""Generic types, exported by listed instantiations."""

import copy
import gc
import pickle
import sys
import weakref

import pytest

from topics import generics
from topics.generics import FloatStack, IntStack, ObjectStack, PointStack


def test_each_instance_is_a_class_of_its_own():
    assert IntStack is not FloatStack
    assert not issubclass(IntStack, FloatStack)
    assert (IntStack.__name__, IntStack.__qualname__) == ("IntStack", "IntStack")
    assert IntStack.__module__ == "topics.generics"
    assert IntStack.__doc__ == "A stack of one type of items."
    assert IntStack.push.__doc__ == FloatStack.push.__doc__ == "Puts an item on top."


def test_items_are_of_the_type_that_is_filled_in():
    ints = IntStack([1, 2])
    ints.push(3)
    assert (len(ints), ints.pop()) == (3, 3)
    with pytest.raises(TypeError, match="item"):
        ints.push("x")
    floats = FloatStack([1])
    floats.push(2)
    assert floats.numbered() == {0: 1.0, 1: 2.0}
    item = object()
    assert ObjectStack([None, "x", item]).pop() is item
    assert PointStack([generics.Point(1.5)]).pop() == generics.Point(1.5)


def test_the_same_method_takes_its_own_instance_only():
    assert len(IntStack([1]).joined(IntStack([2]))) == 2
    with pytest.raises(TypeError, match="expected IntStack, got FloatStack"):
        IntStack([1]).joined(FloatStack([2.0]))
    with pytest.raises(TypeError, match="IntStack"):
        IntStack.push(FloatStack(), 1)


def test_fields():
    stack = IntStack()
    assert (stack.fallback, stack.pop()) == (None, None)
    stack.fallback = 7
    assert stack.pop() == 7
    with pytest.raises(TypeError):
        stack.fallback = 1.5


def test_methods_are_there_where_their_bounds_hold():
    stack = IntStack([3, 1, 2])
    stack.sort()
    assert [stack.pop() for _ in range(3)] == [3, 2, 1]
    assert IntStack([3, 9, 2]).top == 9
    for other in FloatStack, ObjectStack, PointStack:
        assert not hasattr(other, "sort") and not hasattr(other, "top"), other
    assert FloatStack([1, 2]).mean() == 1.5
    assert not hasattr(IntStack, "mean")
    filled = FloatStack()
    filled.fill(2)
    assert filled.pop() == 0.0
    assert not hasattr(ObjectStack, "fill")


def test_trait_impls_are_there_where_their_bounds_hold():
    assert str(IntStack([1, 2])) == "[1][2]"
    assert str(FloatStack([1.5])) == "[1.5]"
    assert str(PointStack()).startswith("<topics.generics.PointStack object")
    assert IntStack([1, 2]).weigh() == 3.0
    assert not hasattr(FloatStack, "weigh")


def test_words_are_of_one_line_or_of_all():
    assert IntStack([1]) == IntStack([1]) and IntStack([1]) < IntStack([2])
    assert FloatStack([1]) == FloatStack([1.0])
    with pytest.raises(TypeError):
        FloatStack([1]) < FloatStack([2])
    assert ObjectStack() != ObjectStack()
    assert weakref.ref(FloatStack()) is not None
    with pytest.raises(TypeError):
        weakref.ref(IntStack())
    with pytest.raises(TypeError):
        type("Sub", (FloatStack,), {})
    assert len(type("Sub", (IntStack,), {})([1])) == 1
    if sys.version_info >= (3, 9):
        assert ObjectStack[int].__origin__ is ObjectStack


def test_functions_take_and_return_instances():
    assert generics.total(IntStack([1, 2])) == 3
    halves = generics.halves(IntStack([1, 2]))
    assert type(halves) is FloatStack and halves.numbered() == {0: 0.5, 1: 1.0}
    with pytest.raises(TypeError, match="expected IntStack, got FloatStack"):
        generics.total(FloatStack())


def test_an_instance_that_holds_objects_is_collected():
    assert not gc.is_tracked(IntStack())
    stack = ObjectStack()
    assert gc.is_tracked(stack)
    seen = []

    class Probe:
        def __del__(self):
            seen.append(True)

    probe = Probe()
    probe.stack = stack
    stack.push(probe)
    del probe, stack
    gc.collect()
    assert seen == [True]


def test_const_parameters():
    ring = generics.Ring3([1, 2, 3])
    assert repr(ring.turned()) == "Ring[2, 3, 1]" and ring.items == [1, 2, 3]
    assert generics.Ring4([1, 2, 3, 4]).turned().items == [2, 3, 4, 1]
    with pytest.raises(ValueError):
        generics.Ring3([1, 2])
    assert generics.Words.yes_no().items == ["y", "n"]
    assert not hasattr(generics.Ring3, "yes_no")


def test_enums():
    hit = generics.Found.Hit(at=3, value=7)
    assert (hit.at, hit.value, hit.found()) == (3, 7, 7)
    near = generics.FoundName.Near("a", "b")
    assert isinstance(near, generics.FoundName) and not isinstance(near, generics.Found)
    assert (type(near).__qualname__, near.found()) == ("FoundName.Near", "a")
    with pytest.raises(TypeError):
        generics.Found.Near("a", "b")
    assert isinstance(generics.Found.Missing(), generics.Found)


def test_dataclasses_and_pickles():
    pair = generics.IntPair(1, second=2)
    assert pair == generics.IntPair(1, 2) and repr(pair) == "IntPair(first=1, second=2)"
    assert pickle.loads(pickle.dumps(pair)) == pair
    named = generics.NamePair("x", True)
    assert copy.deepcopy(named) == named and (named.first, named.second) == ("x", True)
    with pytest.raises(TypeError):
        generics.IntPair("x", 1)


def test_aliases_list_instances():
    labelled = generics.Labelled("a", [1, 2])
    assert repr(labelled) == "Labelled(label='a', value=[1, 2])"
    assert generics.Labelled.__doc__ == "Named by an alias, which has its own words."
    assert generics.Labels("a", "b").value == "b"
    assert generics.Labels.__doc__ == "With a label."
