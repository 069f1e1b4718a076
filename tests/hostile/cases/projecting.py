"""Views of fields, values that Rust shares, and operators that come from traits of the standard library."""

import gc
import operator
import threading

from hostile import attempt, case, failed, raises
from topics import arcs, std_traits
from topics.arcs import Handler, Pool
from topics.std_traits import Bag, Countdown, Vector
from topics.views import Line, Node, Point


class Bad:
    """Does something whenever it is asked for anything."""

    def __init__(self, act):
        self.act = act

    def __float__(self):
        self.act()
        return 1.0

    __index__ = __int__ = lambda self: int(float(self))

    def __eq__(self, other):
        self.act()
        return True

    def __hash__(self):
        return 1

    def __iter__(self):
        self.act()
        return iter((1, 2))

    def __len__(self):
        self.act()
        return 2

    def __getitem__(self, index):
        self.act()
        return 1


def line():
    return Line(Point(1, 2), Point(3, 4))


@case
def a_field_is_replaced_under_its_view():
    """A view whose field is replaced, removed, or filled with itself, sees what is there, or that nothing is."""
    one = line()
    start, middle = one.start, attempt(lambda: one.middle)
    assert middle is None
    one.middle = Point(5, 6)
    middle = one.middle
    one.middle = middle
    one.start = start
    assert one.middle == Point(5, 6) and start == Point(1, 2)
    one.middle = None
    for use in (lambda: middle.x, lambda: middle.scale(2), lambda: repr(middle), lambda: setattr(middle, "x", 1)):
        assert failed(attempt(use))
    one.middle = Point(7, 8)
    assert middle.x == 7
    one.start = one.end
    raises(RuntimeError, lambda: start.copy_from(one.start), "is using it")
    assert start == Point(3, 4)


@case
def changed_while_it_is_changed():
    """A view in use keeps out whoever would use the whole value exclusively, and lets everybody go on afterwards."""
    one = line()
    start = one.start

    def act():
        attempt(lambda: setattr(one, "start", Point(0, 0)))
        attempt(lambda: setattr(one, "middle", None))
        attempt(lambda: one.end.scale(3))
        attempt(lambda: start.while_changing(lambda: None))
        attempt(lambda: start.copy_from(start))
        gc.collect()

    start.while_changing(act)
    start.x = Bad(act)
    attempt(lambda: setattr(start, "y", Bad(act)))
    attempt(lambda: start.copy_from(one.start))
    one.start = Point(1, 1)
    assert one.start == Point(1, 1) and start == Point(1, 1)


@case
def views_without_their_owner():
    """A view outlives every other reference to its object, and a hundred of views of views end in any order."""
    views = [line().start for _ in range(100)]
    gc.collect()
    assert all(view == Point(1, 2) for view in views)
    node = attempt(Node)
    if not failed(node):
        for name in dir(node):
            attempt(lambda: setattr(node, name, node))
            attempt(lambda: getattr(node, name))
    del views[::2]
    gc.collect()
    for view in views:
        view.scale(2)
        assert view == Point(2, 4)


@case
def views_by_hand():
    """Views are objects of their class: it makes none past its constructor, and their class cannot be changed."""
    start = line().start
    assert type(start) is Point
    for act in (
        lambda: object.__new__(Point),
        lambda: setattr(start, "__class__", Line),
        lambda: Line.start.__get__(start),
        lambda: Line.start.__set__(start, Point(1, 1)),
        lambda: Line.start.__set__(line(), start.x),
        lambda: Point.x.__get__(line()),
        lambda: Line.start.__delete__(line()),
    ):
        assert failed(attempt(act))
    start.__init__(9, 9)
    assert start == Point(1, 2)
    raw = type("Sub", (Point,), {"__new__": lambda cls, *_: object.__new__(cls)})
    made = attempt(raw)
    if not failed(made):
        assert failed(attempt(lambda: made.x)) and failed(attempt(lambda: Line(made, made)))


@case
def views_in_threads():
    """Threads change one object by its views and replace its fields meanwhile."""
    one = line()

    def work():
        for turn in range(200):
            attempt(lambda: one.start.scale(1))
            attempt(lambda: setattr(one, "middle", Point(turn, turn) if turn % 2 else None))
            attempt(lambda: one.middle.norm())
            attempt(lambda: setattr(one, "start", one.end))
            attempt(lambda: one.length())

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert one.start == Point(3, 4) and one.length() == 0.0


@case
def shared_values():
    """Values that Rust shares are objects of their class only, end once, and change by no object."""
    before = arcs.ended()
    pool = Pool("a")
    for wrong in (None, 1, "a", object(), Pool, Handler):
        assert failed(attempt(lambda: arcs.together([wrong], None)))
        assert failed(attempt(lambda: arcs.remember(wrong)))
        assert failed(attempt(lambda: Pool.take(wrong)))
    sub = type("Sub", (Pool,), {"__new__": lambda cls, *args: object.__new__(cls)})
    made = attempt(sub)
    assert failed(made) or failed(attempt(made.take)) and failed(attempt(lambda: arcs.remember(made)))
    other = pool.take().pool
    arcs.remember(pool)
    del pool, made
    gc.collect()
    assert arcs.ended() == before and arcs.remembered().same(other)
    arcs.remember(other)
    del other
    gc.collect()
    assert arcs.ended() == before + 1 and arcs.remembered() is None


@case
def shared_values_that_call_back():
    """A function that a shared value holds lets go of it, calls it again, or fails."""

    def forget(inner):
        handlers.clear()
        gc.collect()
        return 1

    def again(inner):
        return inner.run()

    def fail(inner):
        raise LookupError

    for function, wanted in ((forget, 1), (again, RecursionError), (fail, LookupError)):
        handlers = [Handler(function)]
        done = attempt(handlers[0].run)
        assert done == wanted or isinstance(done, wanted), done
    cyclic = []
    handler = Handler(cyclic.append)
    cyclic.append(handler)
    attempt(handler.run)
    # Two objects share the value now: the collector does not see what it holds.
    cyclic.clear()
    del cyclic, handler
    gc.collect()


@case
def operands_of_all_kinds():
    """Operators that come from traits refuse what they are not for, and operands that change things meanwhile."""
    operators = [getattr(operator, name) for name in dir(operator) if not name.startswith("_")]
    things = [Vector((1, 2)), attempt(Bag), attempt(lambda: Countdown(3)), Point(1, 2)]

    def act():
        attempt(lambda: things[0].__init__((5, 5)))
        gc.collect()

    others = [None, 1, -1, 2.5, float("nan"), 10**400, "x", (), [1, 2], {}, object(), Bad(act), *things]
    for one in things:
        for other in others:
            for act_on in operators:
                if act_on.__name__ in ("pow", "ipow", "lshift", "ilshift", "call"):
                    continue
                attempt(lambda: act_on(one, other))
                attempt(lambda: act_on(other, one))
                attempt(lambda: act_on(one))
    raises(TypeError, lambda: Vector() + None)
    assert std_traits.Vector.__add__(Vector(), 1) is NotImplemented
    assert failed(attempt(lambda: Vector.__add__(1, Vector())))
