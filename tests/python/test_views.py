"""Classes that hold values of classes: views, and copies that are meant."""

import copy
import gc
import sys
import threading
import weakref

import pytest

from topics import views
from topics.views import Fixed, Line, Local, Node, Place, Point, Shape


@pytest.fixture
def line():
    return Line(Point(0, 0), Point(3, 4))


def test_what_is_changed_in_a_field_is_changed(line):
    line.start.x = 3
    assert line.start.x == 3.0 and line.length() == 4.0
    line.end.scale(10)
    assert (line.end, line.length()) == (Point(30, 40), (27**2 + 40**2) ** 0.5)
    line.start = Point(30, 40)
    assert line.length() == 0


def test_a_view_is_an_object_of_the_class(line):
    start = line.start
    assert type(start) is Point and isinstance(start, Point)
    assert repr(start) == "Point(x=0.0, y=0.0)" and repr(line) == (
        "Line(start=Point(x=0.0, y=0.0), end=Point(x=3.0, y=4.0), middle=None, origin=Point(x=0.0, y=0.0))"
    )
    assert start == Point(0, 0) == line.start and start != line.end
    assert start + line.end == Point(3, 4)
    assert start.itself() is start
    assert line.start is not start


def test_a_view_sees_what_others_do(line):
    start = line.start
    line.start.x = 1
    assert start.x == 1
    line.start = Point(7, 8)
    assert (start.x, start.norm()) == (7, Point(7, 8).norm())
    line.shift(Point(1, 0))
    assert start.x == 8


def test_functions_take_views(line):
    assert views.norm_of(line.end) == 5 and views.taken(line.end) == 3
    views.double(line.end)
    assert line.end == Point(6, 8)
    given = views.borrowed(line.end)
    assert line.end.x == 9 and type(given) is Point
    given.x = 5
    assert line.end.x == 5


def test_a_copy_is_of_its_own(line):
    kept = line.end + Point(0, 0)
    line.end.x = 100
    assert kept.x == 3
    line.start = line.end
    line.end.x = 7
    assert line.start.x == 100


def test_copies_that_are_meant(line):
    line.origin.x = 9
    assert line.origin == Point(0, 0)
    line.origin = Point(1, 1)
    assert line.origin == Point(1, 1)
    line.first().x = 9
    assert line.start.x == 0


def test_a_view_keeps_what_it_looks_into(line):
    start = line.start
    del line
    gc.collect()
    start.x = 2
    assert start.norm() == 2
    line = Line(Point(1, 2), Point(3, 4))
    counts = [sys.getrefcount(line)]
    views_of_it = [line.start, line.end]
    counts.append(sys.getrefcount(line))
    del views_of_it
    counts.append(sys.getrefcount(line))
    assert counts == [counts[0], counts[0] + 2, counts[0]]


def test_fields_that_may_be_missing(line):
    assert line.middle is None
    line.middle = Point(1, 1)
    middle = line.middle
    middle.x = 5
    assert line.middle == Point(5, 1)
    line.middle = None
    assert line.middle is None
    for use in lambda: middle.x, middle.norm, lambda: setattr(middle, "x", 1), lambda: middle == middle:
        with pytest.raises(RuntimeError, match="what this object was a view of is gone: Line.middle is None now"):
            use()
    line.middle = Point(2, 2)
    assert middle.x == 2


def test_views_of_views():
    shape = Shape(Line(Point(0, 0), Point(1, 1)))
    end = shape.outline.end
    end.x = 5
    shape.outline.end.y = 6
    assert shape.outline.end == Point(5, 6)
    outline = shape.outline
    shape.outline = Line(Point(0, 0), Point(3, 4))
    assert outline.length() == 5 and end == Point(3, 4)
    del shape, outline
    gc.collect()
    end.scale(2)
    assert end == Point(6, 8)


def test_a_value_that_cannot_be_copied_is_seen_through_a_view():
    shape = Shape(Line(Point(0, 0), Point(1, 1)))
    shape.style.width = 7
    assert (shape.style.width, shape.width()) == (7, 7)
    with pytest.raises(AttributeError):
        shape.style = shape.style
    shape.corners[0].x = 9
    assert shape.corners == [Point(1, 1)]


def test_a_frozen_owner_lets_nothing_change():
    fixed = Fixed(Point(1, 2))
    assert fixed.at.x == 1 and fixed.at.norm() == Point(1, 2).norm()
    for change in lambda: setattr(fixed.at, "x", 3), lambda: fixed.at.scale(2), lambda: views.double(fixed.at):
        with pytest.raises(RuntimeError, match="would change a frozen Fixed"):
            change()
    assert fixed.at == Point(1, 2)


def test_there_is_one_guard_for_the_whole(line):
    with pytest.raises(RuntimeError, match=r"cannot have this Line: Line.while_changing\(\) is changing it"):
        line.start.while_changing(lambda: line.length())
    with pytest.raises(RuntimeError, match="cannot have this Line"):
        line.start.while_changing(lambda: line.end.x)
    assert line.while_reading(lambda: line.end.x) == 5
    with pytest.raises(RuntimeError, match="cannot have this Line"):
        line.while_reading(lambda: setattr(line.end, "x", 1))
    with pytest.raises(RuntimeError, match="cannot have this Line"):
        line.start.copy_from(line.end)
    with pytest.raises(RuntimeError, match="cannot have this Line"):
        line.shift(line.end)
    # Everything is free again.
    line.end.x = 4
    line.start.copy_from(line.origin)
    assert line.length() == 4 * 2**0.5


def test_views_in_subclasses():
    class Sub(Line):
        pass

    sub = Sub(Point(0, 0), Point(1, 1))
    sub.start.x = 5
    assert sub.start.x == 5

    class Pointed(Point):
        pass

    line = Line(Pointed(1, 1), Point(2, 2))
    assert type(line.start) is Point


def test_cycles_through_views_are_collected():
    class Probe:
        pass

    alive = []
    for _ in range(3):
        node, probe = Node(), Probe()
        probe.view = node.place
        probe.node = node
        node.link = probe
        probe.view.x = 3
        assert node.place.x == 3
        alive.append(weakref.ref(probe))
        node = Node()
        # The view itself closes the circle.
        node.link = node.place
    del node, probe
    gc.collect()
    assert [ref() for ref in alive] == [None] * 3
    assert gc.is_tracked(Place(1)) and not gc.is_tracked(Point(1, 2))
    assert Place.__basicsize__ > 0


def test_many_views_leak_nothing():
    line = Line(Point(0, 0), Point(1, 1))
    before = sys.getrefcount(line)
    for _ in range(10_000):
        line.start.x += 1
        line.end.scale(1)
        line.middle
    assert sys.getrefcount(line) == before and line.start.x == 10_000
    point = sys.getrefcount(Point)
    for _ in range(1000):
        line.start
    assert abs(sys.getrefcount(Point) - point) < 5


def test_an_owner_of_one_thread():
    local = Local()
    local.at.x = 4
    view = local.at
    assert view.x == 4
    errors = []

    def use():
        try:
            view.x
        except RuntimeError as error:
            errors.append(str(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert len(errors) == 1 and "Local is unsendable" in errors[0]


def test_threads_share_a_view(line):
    start = line.start

    def work():
        for _ in range(2000):
            start.x += 0
            line.end.x += 0

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert line.length() == 5


def test_hostile_objects(line):
    view = line.start
    with pytest.raises(TypeError):
        object.__new__(Point)
    with pytest.raises(TypeError):
        copy.copy(view)
    raw = type(view).__new__(type(view), 1, 2)
    assert raw == Point(1, 2)
    with pytest.raises(TypeError):
        view.__class__ = Line


def test_deleters():
    cached = views.Cached()
    with pytest.raises(AttributeError, match="^value$"):
        del cached.value
    cached.value = 3
    assert (cached.value, cached.state) == (3, "full")
    del cached.value
    assert (cached.value, cached.state) == (None, "empty")
    cached.value = 4
    del cached.state
    assert cached.value is None
    with pytest.raises(AttributeError, match="attribute 'state' of 'Cached' objects is not writable"):
        cached.state = "full"
    del cached.note
    assert cached.note == ""
    cached.note = "x"
    assert cached.note == "x"
    with pytest.raises(AttributeError, match="attribute 'x' cannot be deleted"):
        del Point(1, 2).x
    with pytest.raises(AttributeError):
        type(cached).value.__delete__(views.Cached())
    with pytest.raises(TypeError):
        type(cached).value.__delete__(Point(1, 2))
