"""Classes whose values Rust and Python share by `Arc`."""

import gc
import threading
import weakref

import pytest

from topics import arcs
from topics.arcs import Handler, Pool


def test_one_value_behind_several_objects():
    pool = Pool("a")
    assert (pool.owners(), pool.name, pool.taken) == (1, "a", 0)
    lease = pool.take()
    assert pool.taken == 1 and pool.owners() == 2
    again = lease.pool
    assert again is not pool and again.same(pool) and again.taken == 1
    again.take()
    assert pool.taken == 2
    assert pool.itself() is pool
    assert not pool.same(Pool("a"))


def test_arguments_and_results():
    one, two = Pool("one"), Pool("two")
    three = arcs.together([one, two], two)
    assert [pool.name for pool in three] == ["two", "one", "two"]
    assert three[0].same(two) and three[2].same(two) and three[1].same(one)
    named = arcs.by_name([one, two])
    assert sorted(named) == ["one", "two"] and named["one"].same(one)
    assert arcs.together([], None) == []
    owners, again = arcs.lent(one)
    assert owners > 1 and again.same(one)
    with pytest.raises(TypeError, match="expected Pool, got str"):
        arcs.together(["a"], None)
    with pytest.raises(TypeError, match="expected Pool, got NoneType"):
        arcs.lent(None)


def test_the_value_ends_once_with_its_last_owner():
    before = arcs.ended()
    pool = Pool()
    lease = pool.take()
    other = lease.pool
    seen = weakref.ref(pool)
    del pool
    gc.collect()
    assert seen() is None and arcs.ended() == before
    del lease
    gc.collect()
    assert arcs.ended() == before
    assert other.owners() == 1
    arcs.remember(other)
    assert arcs.remembered().same(other)
    arcs.remember(other)
    del other
    gc.collect()
    assert arcs.ended() == before + 1
    assert arcs.remembered() is None


def test_a_constructor_that_fails():
    before = arcs.ended()
    with pytest.raises(ValueError, match="no name"):
        Pool("")
    assert arcs.ended() == before


def test_a_subclass():
    class Named(Pool):
        def __new__(cls, name):
            self = super().__new__(cls, name)
            self.extra = name * 2
            return self

    pool = Named("a")
    assert (pool.extra, pool.name, pool.owners()) == ("aa", "a", 1)
    assert type(pool.take().pool) is Pool and pool.take().pool.same(pool)


def test_hostile_objects():
    with pytest.raises(TypeError):
        Pool.take(1)
    with pytest.raises(TypeError):
        object.__new__(Pool)

    class Bare(Pool):
        pass

    Pool.__init__(Pool())
    with pytest.raises((TypeError, AttributeError)):
        Pool().__class__ = Bare
    with pytest.raises(AttributeError):
        Pool().name = "b"


def test_threads():
    pool = Pool()

    def work():
        for _ in range(100):
            assert pool.take().pool.take_detached() >= 2

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pool.taken == 800 and pool.owners() == 1


def test_a_pointer_of_another_kind_copies():
    handler = Handler(print)
    same_box, same_copy, copied = arcs.copies(handler, handler, handler)
    assert not same_box and not same_copy
    assert isinstance(copied, Handler) and copied is not handler


def test_a_method_by_arc_that_calls_python():
    seen = []
    handler = Handler(lambda inner: seen.append(inner) or 5)
    assert handler.run() == 5
    assert isinstance(seen[0], Handler) and seen[0] is not handler


def collected():
    gc.collect()
    gc.collect()
    return arcs.live()


def test_cycles_are_collected_when_nobody_else_owns_the_value():
    before = collected()
    cycle = []
    handler = Handler(cycle)
    cycle.append(handler)
    del cycle, handler
    assert collected() == before
    # With two objects around one value nobody can tell, until one of them is gone.
    cycle = []
    handler = Handler(cycle)
    other = handler.shared()
    cycle.append(handler)
    del cycle, handler
    assert collected() == before + 1
    del other
    assert collected() == before


def test_what_rust_owns_stays():
    before = collected()
    cycle = []
    handler = Handler(cycle)
    cycle.append(handler)
    assert not arcs.hold(handler)
    del cycle, handler
    assert collected() == before + 1
    assert arcs.hold(None)
    assert collected() == before


def test_what_rust_owns_is_not_taken_apart():
    class Callback:
        def __call__(self, inner):
            return self.handler

    callback = Callback()
    callback.handler = Handler(callback)
    before = arcs.live()
    arcs.hold(callback.handler)
    del callback
    assert collected() == before
    # The collector has found the objects that Python can reach no more, and let them be.
    found = arcs.held().run()
    assert isinstance(found.run(), Handler)
    del found
    arcs.hold(None)
    assert collected() == before - 1


def test_sharing_leaks_nothing(leaks):
    pool, value = Pool(), object()
    leaks(lambda: pool.take().pool.owners(), value)
    leaks(lambda: arcs.together([pool, pool], pool), value)
    leaks(lambda: Handler(value).shared(), value)
    leaks(lambda: Handler(lambda _: value).run(), value)
    leaks(lambda: arcs.together([value], None), value, raises=TypeError)
