"""Fields that are collections are seen through views, which behave as lists and dicts do."""

import collections.abc as abc
import copy
import gc
import pickle
import random
import sys
import threading
import weakref

import pytest

from topics import live
from topics.live import Cart, Label, Order, Sealed


@pytest.fixture
def order():
    return Order(["a", "b", "c"])


def test_a_change_of_the_view_is_one_of_the_object(order):
    order.lines.append("d")
    order.lines[0] = "A"
    assert order.joined() == "A,b,c,d"
    lines = order.lines
    lines.extend(text for text in "ef")
    del lines[1:3]
    assert order.joined() == "A,d,e,f" and len(order.lines) == 4
    order.lines = ["new"]
    assert lines == ["new"] and lines[0] == "new"
    order.lines += ["er"]
    assert lines == ["new", "er"]
    lines.insert(-1, "st")
    assert order.joined() == "new,st,er"
    lines.clear()
    assert not lines and order.joined() == ""


def test_what_it_is(order):
    assert isinstance(order.lines, abc.MutableSequence) and isinstance(order.seen, abc.Sequence)
    assert not isinstance(order.seen, abc.MutableSequence)
    assert isinstance(order.prices, abc.MutableMapping) and isinstance(order.fixed, abc.Mapping)
    assert not isinstance(order.fixed, abc.MutableMapping)
    assert type(order.copied) is list and type(order.raw) is bytes
    assert repr(order.lines) == "['a', 'b', 'c']" and repr(order.prices) == "{}"
    assert type(order.lines).__name__ == "ListView"
    with pytest.raises(TypeError, match="cannot create"):
        type(order.lines)()
    with pytest.raises(TypeError, match="unhashable"):
        hash(order.lines)
    with pytest.raises(AttributeError):
        order.lines.extra = 1


def test_equality(order):
    assert order.lines == ["a", "b", "c"] == order.lines
    assert order.lines == order.lines and order.lines == Order(["a", "b", "c"]).lines
    assert order.lines != ["a"] and order.lines != ("a", "b", "c") and order.lines != 1
    order.prices["x"] = 1
    assert order.prices == {"x": 1.0} and order.prices != {"x": 2} and order.prices != 1


def test_items_of_a_frozen_class(order):
    labels = order.labels
    labels.extend([Label("a"), Label("b")])
    assert labels[1].text == "b" and labels == [Label("a"), Label("b")] and Label("b") in order.labels
    labels[0], labels[1] = labels[1], labels[0]
    assert [label.text for label in order.labels] == ["b", "a"]
    with pytest.raises(AttributeError):
        labels[0].text = "c"


def test_a_view_keeps_its_object():
    order = Order(["a"])
    seen, lines = weakref.ref(order), order.lines
    del order
    gc.collect()
    assert seen() is not None and lines == ["a"]
    del lines
    gc.collect()
    assert seen() is None


def test_cycles_through_a_view_are_collected():
    order = Order()
    order.own = order.lines
    order.map = order.prices
    seen = weakref.ref(order)
    del order
    gc.collect()
    assert seen() is None
    order = Order()
    order.objects.append(order.objects)
    seen = weakref.ref(order)
    del order
    gc.collect()
    assert seen() is None


def test_like_a_list():
    """Every operation does what it does to a list."""
    numbers = random.Random(7)
    order, wanted = Order(), []

    def same(operation):
        results = []
        for target in (order.numbers, wanted):
            try:
                result = operation(target)
                results.append(list(result) if isinstance(result, abc.Sequence) else result)
            except Exception as error:
                results.append(type(error))
        assert results[0] == results[1]
        assert order.numbers == wanted and order.sum() == sum(wanted)

    def part():
        ends = [None, *range(-8, 9)]
        step = numbers.choice([None, 1, 1, 2, 3, -1, -2])
        return slice(numbers.choice(ends), numbers.choice(ends), step)

    def assign(target, where, what):
        target[where] = what

    def delete(target, where):
        del target[where]

    for _ in range(1500):
        index, value = numbers.randrange(-8, 9), numbers.randrange(5)
        values = [numbers.randrange(5) for _ in range(numbers.randrange(4))]
        where = part()
        operation = numbers.choice(
            [
                lambda it: it[index],
                lambda it: it[where],
                lambda it: assign(it, index, value),
                lambda it: assign(it, where, values),
                lambda it: delete(it, index),
                lambda it: delete(it, where),
                lambda it: it.append(value),
                lambda it: it.extend(values),
                lambda it: it.insert(index, value),
                lambda it: it.pop(),
                lambda it: it.pop(index),
                lambda it: it.remove(value),
                lambda it: it.index(value),
                lambda it: it.count(value),
                lambda it: it.reverse(),
                lambda it: value in it,
                lambda it: list(reversed(it)),
                lambda it: list(it),
                lambda it: len(it),
            ]
        )
        same(operation)
        if len(wanted) > 12:
            same(lambda it: it.clear())


def test_wrong_items(order):
    for change in (
        lambda: order.lines.append(1),
        lambda: order.lines.extend(["x", 1]),
        lambda: order.lines.insert(0, None),
        lambda: order.lines.__setitem__(0, 1),
        lambda: order.lines.__setitem__(slice(0, 1), [1]),
        lambda: order.lines["a"],
        lambda: order.lines.__setitem__("a", "b"),
        lambda: order.lines.__delitem__(1.5),
        lambda: order.lines.append(),
        lambda: order.prices.__setitem__(1, 1.0),
        lambda: order.prices.__setitem__("a", "b"),
    ):
        with pytest.raises(TypeError):
            change()
    assert order.joined() == "a,b,c" and order.prices == {}
    with pytest.raises(IndexError, match="list index out of range"):
        order.lines[3]
    with pytest.raises(IndexError):
        order.lines[sys.maxsize * 2]
    with pytest.raises(ValueError, match="attempt to assign sequence of size 1 to extended slice of size 2"):
        order.lines[::2] = ["x"]
    with pytest.raises(TypeError, match="does not support item assignment"):
        order.seen[0] = 1


def test_read_only(order):
    order.see("x", 1.5)
    order.see("y", None)
    assert order.seen == [("x", 1.5), ("y", None)] and order.seen[-1] == ("y", None)
    assert not hasattr(order.seen, "append") and not hasattr(order.fixed, "clear")
    assert dict(order.fixed) == {"x": 1, "y": 1}
    with pytest.raises(AttributeError):
        order.seen = []
    with pytest.raises(TypeError, match="item assignment"):
        order.fixed["x"] = 2


def test_like_a_dict(order):
    prices = order.prices
    prices["b"] = 2
    prices.update({"a": 1.0}, c=3)
    assert sorted(prices) == ["a", "b", "c"] and len(prices) == 3
    assert prices == {"a": 1.0, "b": 2.0, "c": 3.0} and "a" in prices and "z" not in prices and 5 not in prices
    assert prices.get("z") is None and prices.get("z", 7) == 7 and prices.setdefault("d", 4) == 4.0
    assert prices.pop("d") == 4.0 and prices.pop("d", None) is None
    assert sorted(prices.items()) == [("a", 1.0), ("b", 2.0), ("c", 3.0)]
    assert sorted(prices.values()) == [1.0, 2.0, 3.0] and prices.keys() & {"a", "z"} == {"a"}
    del prices["a"]
    for missing in ("a", 5, None, []):
        with pytest.raises(KeyError) as error:
            prices[missing]
        assert error.value.args == (missing,)
        with pytest.raises(KeyError):
            del prices[missing]
    assert prices.popitem()[0] in ("b", "c") and len(order.prices) == 1
    prices.clear()
    assert order.prices == {}
    order.ranks = {2: "b", 1: "a"}
    assert list(order.ranks.items()) == [(1, "a"), (2, "b")] and list(reversed(order.ranks)) == [2, 1]
    assert 300 not in order.ranks and order.ranks.get(-1) is None


def test_as_an_argument(order):
    assert live.length(order.lines) == 3
    order.prices = {"a": 1.5, "b": 2}
    assert live.total(order.prices) == 3.5
    assert Order(order.lines).joined() == "a,b,c"
    order.lines.extend(order.lines)
    order.lines[:0] = order.lines
    assert len(order.lines) == 12
    order.lines = order.lines
    assert len(order.lines) == 12


def test_iteration_sees_changes(order):
    seen = []
    for text in order.lines:
        if len(order.lines) < 5:
            order.lines.append(text * 2)
        seen.append(text)
    assert seen == ["a", "b", "c", "aa", "bb"]
    for text in order.prices:
        raise AssertionError(text)


def test_borrows(order):
    with pytest.raises(RuntimeError, match="while_changing.. is changing it"):
        order.while_changing(lambda: len(order.lines))
    assert order.while_looking(lambda: len(order.lines)) == 4
    with pytest.raises(RuntimeError, match="while_looking.. is using it"):
        order.while_looking(lambda: order.lines.append("x"))
    assert order.joined() == "a,b,c,changing"


def test_a_view_inside_of_a_view():
    cart = Cart()
    basket = cart.basket
    basket.items.append("x")
    cart.basket.items += ["y"]
    assert cart.count() == 2 and basket.items == ["x", "y"]
    items = basket.items
    del cart, basket
    gc.collect()
    assert items == ["x", "y"]


def test_copies_and_pickles(order):
    order.prices["a"] = 1
    for again in (copy.copy(order.lines), copy.deepcopy(order.lines), pickle.loads(pickle.dumps(order.lines))):
        assert type(again) is list and again == ["a", "b", "c"]
    assert type(copy.copy(order.prices)) is dict and copy.deepcopy(order.prices) == {"a": 1.0}
    assert order.lines[:] is not order.lines and type(order.lines[:2]) is list


def test_a_frozen_class_gives_copies():
    assert type(Sealed([1]).items) is list


def test_the_old_value_ends_when_the_object_is_free():
    order = Order()
    before = live.tokens()

    class Looks:
        def __init__(self):
            self.token = live.Token()

        def __del__(self):
            ends.append(len(order.objects))

    ends = []
    order.objects.append(Looks())
    order.objects[0] = None
    order.objects.extend([Looks(), Looks()])
    del order.objects[1:]
    gc.collect()
    assert ends == [1, 1, 1] and live.tokens() == before
    order.objects = []


def test_hostile_items():
    order = Order()

    class Shrinks:
        def __index__(self):
            order.numbers.clear()
            return 1

    order.numbers = [1, 2, 3]
    with pytest.raises(IndexError):
        order.numbers[Shrinks()]
    order.numbers = [1, 2, 3]
    assert order.numbers[Shrinks() :] == []

    def emptying():
        yield 1
        order.numbers.clear()
        yield 2

    order.numbers = [7, 8, 9]
    order.numbers[1:2] = emptying()
    assert order.numbers == [1, 2]
    order.numbers = [1, 2, 3]
    with pytest.raises(IndexError):
        order.numbers[2] = Shrinks()
    kind = type(order.numbers)
    with pytest.raises(TypeError):
        kind.__getitem__(order, 0)
    with pytest.raises(TypeError):
        kind.append([], 1)
    bare = object.__new__

    for made in (lambda: bare(kind), lambda: kind.__new__(kind)):
        with pytest.raises(TypeError):
            made()


def test_threads():
    order = Order()

    def work():
        for number in range(200):
            order.numbers.append(number)
            order.numbers[-1]
            list(order.numbers[:3])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(order.numbers) == 800


def test_views_leak_nothing(leaks):
    order, value = Order(["a"]), object()

    def use():
        order.lines.extend(["b", "c"])
        order.lines[0] = "d"
        order.lines[::2], order.lines[-1], repr(order.lines), order.lines == ["x"]
        order.lines[:1] = []
        del order.lines[:]
        list(order.lines)
        order.objects.append(value)
        order.objects.pop()
        order.prices["a"] = 1.0
        order.prices.update(b=2.0)
        list(order.prices.items()), repr(order.prices), order.prices == {}
        order.prices.clear()
        pickle.dumps(order.lines)

    leaks(use, value)
    leaks(lambda: order.lines[5], value, raises=IndexError)
    leaks(lambda: order.lines.append(value), value, raises=TypeError)
    leaks(lambda: order.prices[value], value, raises=KeyError)
    leaks(lambda: order.prices.__setitem__("a", value), value, raises=TypeError)
