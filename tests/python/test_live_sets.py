"""Fields that are sets are seen through views, which behave as sets do: tests/python/src/live.rs."""

import collections.abc as abc
import copy
import gc
import operator
import pickle
import random
import weakref

import pytest

from topics import live
from topics.live import Order


@pytest.fixture
def order():
    made = Order()
    made.tags = {1, 2, 3}
    return made


def test_a_change_of_the_view_is_one_of_the_object(order):
    tags = order.tags
    tags.add(4)
    order.tags.discard(1)
    order.tags |= {9}
    assert order.tagged() == [2, 3, 4, 9] and tags == {2, 3, 4, 9}
    order.tags = {5}
    assert tags == {5} and 5 in tags and len(tags) == 1
    tags.clear()
    assert not tags and order.tagged() == []


def test_what_it_is(order):
    assert isinstance(order.tags, abc.MutableSet) and isinstance(order.marks, abc.Set)
    assert not isinstance(order.marks, abc.MutableSet) and not hasattr(order.marks, "add")
    assert repr(order.marks) == "set()" and repr(order.tags) == repr({1, 2, 3})
    with pytest.raises(TypeError, match="unhashable"):
        hash(order.tags)
    with pytest.raises(TypeError, match="cannot create"):
        type(order.tags)()
    with pytest.raises(AttributeError):
        order.marks = set()
    order.mark(2, "b")
    order.mark(1, "a")
    # A `BTreeSet` has an order.
    assert list(order.marks) == [(1, "a"), (2, "b")] and (1, "a") in order.marks and (1, "z") not in order.marks
    with pytest.raises(AttributeError):
        order.marks |= {(3, "c")}


LOOKS = ["union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"]
CHANGES = ["update", "intersection_update", "difference_update", "symmetric_difference_update"]
OPERATORS = [operator.and_, operator.or_, operator.sub, operator.xor]
IN_PLACE = [operator.iand, operator.ior, operator.isub, operator.ixor]
COMPARISONS = [operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]


def test_every_method_of_a_set():
    """None is missing; those of `object` and of constructors aside."""
    missing = {name for name in dir(set) if not hasattr(Order().tags, name)}
    assert missing == set()


def test_like_a_set():
    """Every operation does what it does to a set."""
    numbers = random.Random(11)
    order, other, wanted = Order(), Order(), set()

    def same(operation):
        results = []
        for target in (order.tags, wanted):
            try:
                result = operation(target)
                # The view itself, or a set of Python's.
                results.append((type(result) is bool, set(result) if isinstance(result, abc.Set) else result))
            except Exception as error:
                results.append(type(error))
        assert results[0] == results[1], operation
        assert order.tags == wanted and order.tagged() == sorted(wanted)

    def operand():
        values = [numbers.randrange(6) for _ in range(numbers.randrange(5))]
        other.tags = set(values)
        kinds = [set(values), frozenset(values), values, iter(values), dict.fromkeys(values), other.tags, 7, None, ["x"]]
        return numbers.choice(kinds + [set(values), other.tags, {"x"}])

    def again(value):
        return list(value) if isinstance(value, abc.Iterator) else value

    for _ in range(3000):
        item, with_operand = numbers.randrange(-2, 7), again(operand())
        more = again(operand())
        look, change = numbers.choice(LOOKS), numbers.choice(CHANGES)
        symbol, in_place, compare = numbers.choice(OPERATORS), numbers.choice(IN_PLACE), numbers.choice(COMPARISONS)
        # What cannot be an item is refused by the view alone, and changes nothing.
        texts = any(isinstance(one, abc.Iterable) and "x" in one for one in (with_operand, more))
        operations = [
            lambda it: item in it,
            lambda it: [] in it,
            lambda it: "x" in it,
            lambda it: getattr(it, look)(with_operand),
            lambda it: symbol(it, with_operand),
            lambda it: symbol(with_operand, it),
            lambda it: compare(it, with_operand),
            lambda it: compare(with_operand, it),
            lambda it: it.add(item),
            lambda it: it.add([]),
            lambda it: it.discard(item),
            lambda it: it.discard("x"),
            lambda it: it.discard([]),
            lambda it: it.remove(item),
            lambda it: it.remove("x"),
            lambda it: len(it),
            lambda it: it.copy(),
            lambda it: set(it),
            lambda it: it.isdisjoint(),
        ]
        if not texts:
            operations += [
                lambda it: getattr(it, change)(with_operand),
                lambda it: getattr(it, change)(with_operand, more),
                lambda it: getattr(it, change)(),
                lambda it: getattr(it, look)(with_operand, more),
            ]
            # A set and a view on its right are a new set, as with the keys of a dict.
            if not isinstance(with_operand, type(order.tags)):
                operations.append(lambda it: in_place(it, with_operand))
        same(numbers.choice(operations))
        if len(wanted) > 5:
            popped = order.tags.pop()
            wanted.remove(popped)
            same(lambda it: it.clear() if len(it) == 1 else None)
    order.tags.clear()
    with pytest.raises(KeyError, match="pop from an empty set"):
        order.tags.pop()
    with pytest.raises(KeyError) as caught:
        order.tags.remove(3)
    assert caught.value.args == (3,)


def test_wrong_items(order):
    for change in (
        lambda: order.tags.add("x"),
        lambda: order.tags.update([7], ["x"]),
        lambda: order.tags.__ior__({"x"}),
        lambda: order.tags.symmetric_difference_update({"x"}),
        lambda: order.tags.add(),
        lambda: setattr(order, "tags", [1]),
    ):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(OverflowError):
        order.tags.add(2**70)
    assert 2**70 not in order.tags
    # Each of several is put in by itself, as in a set.
    assert order.tagged() == [1, 2, 3, 7]


def test_as_an_argument(order):
    order.names = {"a", "b"}
    assert live.largest(order.tags, order.names) == (3, "b")
    order.tags = order.tags
    order.tags |= order.tags
    order.tags.update(order.tags, order.tags)
    assert order.tagged() == [1, 2, 3]
    order.tags -= order.tags
    assert order.tagged() == []
    with pytest.raises(TypeError, match="expected set"):
        live.largest([1], order.names)


def test_copies_and_pickles(order):
    for again in (copy.copy(order.tags), copy.deepcopy(order.tags), pickle.loads(pickle.dumps(order.tags))):
        assert type(again) is set and again == {1, 2, 3}
    assert type(order.tags | {4}) is set and type(order.tags.copy()) is set


def test_life_and_cycles():
    order = Order()
    order.tags = {1, 2, 3}
    seen, tags = weakref.ref(order), order.tags
    del order
    gc.collect()
    assert seen() is not None and tags == {1, 2, 3}
    del tags
    gc.collect()
    assert seen() is None
    order = Order()
    order.own = order.names
    seen = weakref.ref(order)
    del order
    gc.collect()
    assert seen() is None


def test_changed_while_it_is_used(order):
    seen = []
    for tag in order.tags:
        order.tags.discard(tag)
        seen.append(tag)
    assert sorted(seen) == [1, 2, 3] and not order.tags

    class Emptying:
        def __iter__(self):
            yield 1
            order.tags.clear()
            yield 2

    class Number:
        def __index__(self):
            order.tags.clear()
            return 5

    order.tags = {7}
    order.tags.update(Emptying())
    assert order.tagged() == [1, 2]
    order.tags.add(Number())
    assert order.tagged() == [5]
    with pytest.raises(RuntimeError, match="while_changing.. is changing it"):
        order.while_changing(lambda: len(order.tags))
    with pytest.raises(RuntimeError, match="while_looking.. is using it"):
        order.while_looking(lambda: order.tags.add(1))
    assert order.tagged() == [5]


def test_views_leak_nothing(leaks):
    order, value = Order(), object()

    def use():
        order.tags.update([1, 2], {3})
        order.tags |= {4}
        order.tags.add(5)
        order.tags ^= {1}
        5 in order.tags, order.tags < {1}, order.tags & {1}, {1} - order.tags, repr(order.tags)
        order.tags.pop(), order.tags.discard(2), list(order.tags)
        order.tags.intersection_update([1])
        order.tags.clear()

    leaks(use, value)
    leaks(lambda: order.tags.add(value), value, raises=TypeError)
    leaks(lambda: order.tags.remove(value), value, raises=KeyError)
    leaks(lambda: order.tags.update([1], [value]), value, raises=TypeError)
