"""Views of the sets, lists and maps that objects hold."""

import gc

from hostile import attempt, case, failed, raises
from topics.live import Order


class Bad:
    """Does something to an order whenever it is asked for anything."""

    def __init__(self, act):
        self.act = act

    def __index__(self):
        self.act()
        return 3

    def __hash__(self):
        self.act()
        return 3

    def __eq__(self, other):
        self.act()
        return True

    def __iter__(self):
        self.act()
        yield 1
        self.act()
        yield 2

    def __len__(self):
        self.act()
        return 5


@case
def emptied_by_an_operand():
    """Operands that empty the set, replace it, or use it again while it is asked about them."""
    order = Order()

    def replace():
        order.tags = {9, 8}

    acts = [lambda: order.tags.clear(), replace, lambda: order.tags.add(1), lambda: list(order.tags), lambda: order.tags.pop()]
    for act in acts:
        bad = Bad(lambda: attempt(act))
        for use in (
            lambda tags: tags.add(bad),
            lambda tags: tags.remove(bad),
            lambda tags: tags.discard(bad),
            lambda tags: bad in tags,
            lambda tags: tags.update(bad, bad),
            lambda tags: tags.union(bad),
            lambda tags: tags.intersection_update(bad),
            lambda tags: tags.symmetric_difference_update(bad),
            lambda tags: tags == {bad},
            lambda tags: tags <= {bad},
            lambda tags: tags | {bad},
            lambda tags: tags.__ior__({bad}),
            lambda tags: tags.__iand__({bad, 1}),
            lambda tags: tags.isdisjoint([bad]),
        ):
            order.tags = {1, 2, 3}
            attempt(lambda: use(order.tags))
            assert all(type(tag) is int for tag in order.tags)
            assert sorted(order.tags) == order.tagged()


@case
def methods_by_hand():
    """Methods and slots of views on other objects raise TypeError."""
    order = Order()
    kinds = [type(order.tags), type(order.marks), type(order.lines), type(order.prices), type(order.fixed), type(order.seen)]
    others = [order, set(), frozenset(), [], {}, None, 1, order.tags, order.marks, order.lines, order.prices]
    for kind in kinds:
        raises(TypeError, lambda: kind())
        raises(TypeError, lambda: object.__new__(kind), "is not safe|not create")
        for name in dir(kind):
            method = getattr(kind, name)
            if name in vars(object) or isinstance(getattr(method, "__self__", None), type) or not callable(method):
                continue
            for other in others:
                if not isinstance(other, kind):
                    attempt(lambda: method(other, *([1] if name.startswith("__") else [])))
    assert order.tagged() == []


@case
def subclassed_and_reclassed():
    """A view is of no class that Python can set, and what a class derives from one cannot be made."""
    order = Order()
    for view in (order.tags, order.marks, order.lines, order.prices):
        made = attempt(lambda: type("Sub", (type(view),), {}))
        if not failed(made):
            raises(TypeError, lambda: made())
        for other in (order.tags, order.marks, order.lines, order.seen, order.prices, order.fixed):
            if type(other) is not type(view):
                attempt(lambda: setattr(view, "__class__", type(other)))
        attempt(lambda: setattr(view, "__class__", set))
        assert len(view) == 0


@case
def views_of_one_another():
    """Each view as the operand of every operation of every other."""
    order = Order(["a"])
    order.names = {"a"}
    views = [order.tags, order.names, order.marks, order.lines, order.seen, order.prices, order.fixed]
    for left in views:
        for name in dir(left):
            if name.startswith("__") and not name.startswith(("__i", "__r")) or name == "__reduce_ex__":
                continue
            for right in views:
                attempt(lambda: getattr(left, name)(right))
    gc.collect()
    assert set(order.tags) == set() and order.joined() is not None


@case
def a_recursion_of_views():
    """A set that is asked about itself without end raises RecursionError."""
    order = Order()
    bad = Bad(lambda: order.tags.update(bad))
    raises(RecursionError, lambda: order.tags.update(bad))
    assert order.tagged() == []
