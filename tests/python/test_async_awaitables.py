"""Python awaitables as Rust futures: tests/python/src/awaitables.rs."""

import asyncio
import contextvars
import gc
import threading
import weakref

import pypy
import pytest

from topics import awaitables

NAME = contextvars.ContextVar("name", default="nobody")


def run(main):
    """`asyncio.run` without what it does besides."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()


class Told:
    """What a thread tells, awaited in a loop or in a thread."""

    def __init__(self):
        self.value = None
        self.told = threading.Event()

    def __call__(self, value):
        self.value = value
        self.told.set()

    def wait(self):
        assert pypy.waited(self.told, 60), "nobody tells"
        return self.value

    async def awaited(self):
        return await asyncio.get_event_loop().run_in_executor(None, self.wait)


async def late(value, turns=3):
    for _ in range(turns):
        await asyncio.sleep(0)
    if isinstance(value, BaseException):
        raise value
    return value


class Awaitable:
    def __await__(self):
        return late("by __await__").__await__()


def test_a_coroutine_is_awaited_in_the_running_loop():
    kept = [1]
    assert run(awaitables.ask(lambda: late(kept))) is kept

    async def nested():
        # A fn in a coroutine in a fn, each in the loop of the first.
        return await awaitables.ask(lambda: late(awaitables.running()))

    async def main():
        loop = asyncio.get_event_loop()
        assert await awaitables.ask(nested) is loop
        assert awaitables.running() is loop
        assert awaitables.locals() == (loop, True)

    run(main())


def test_all_that_can_be_awaited():
    async def main():
        loop = asyncio.get_event_loop()
        future = loop.create_future()
        loop.call_soon(future.set_result, 7)
        assert await awaitables.ask(lambda: future) == 7
        assert await awaitables.ask(lambda: loop.create_task(late(8))) == 8
        assert await awaitables.ask(Awaitable) == "by __await__"
        done = loop.create_future()
        done.set_result(9)
        assert await awaitables.ask(lambda: done) == 9
        with pytest.raises(TypeError, match="awaitable"):
            await awaitables.ask(lambda: 5)

    run(main())


def test_what_belongs_to_another_loop():
    other = asyncio.new_event_loop()
    theirs = other.create_future()

    async def main():
        with pytest.raises(RuntimeError, match="belongs to another event loop"):
            await awaitables.ask(lambda: theirs)
        assert not theirs.cancelled()

    run(main())
    # Named, it is awaited there.
    told = Told()

    async def named():
        awaitables.ask_from_thread(other, lambda: theirs, told)
        other.call_soon(theirs.set_result, 5)
        return await told.awaited()

    assert other.run_until_complete(named()) == 5
    other.close()


def test_awaitables_that_are_broken():
    class Raises:
        def __await__(self):
            raise KeyError("at once")

    class NoIterator:
        def __await__(self):
            return 5

    async def once():
        return 3

    async def main():
        with pytest.raises(KeyError, match="at once"):
            await awaitables.ask(Raises)
        with pytest.raises(TypeError, match="iterator|iterable"):
            await awaitables.ask(NoIterator)
        coroutine = once()
        answers = [awaitables.ask(lambda: coroutine) for _ in range(2)]
        first, second = await asyncio.gather(*answers, return_exceptions=True)
        assert first == 3
        assert isinstance(second, RuntimeError)

    run(main())


def test_two_at_once():
    seen = []

    async def one(name):
        for _ in range(2):
            seen.append(name)
            await asyncio.sleep(0)
        return name

    assert run(awaitables.ask_both(lambda: one("a"), lambda: one("b"))) == ("a", "b")
    assert seen == ["a", "b", "a", "b"]


def test_exceptions_come_through():
    error = KeyError("lost")
    with pytest.raises(KeyError) as caught:
        run(awaitables.ask(lambda: late(error)))
    assert caught.value is error

    async def cancels_itself():
        raise asyncio.CancelledError

    async def main():
        with pytest.raises(asyncio.CancelledError):
            await awaitables.ask(cancels_itself)

    run(main())


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_nobody_waits_for_is_cancelled(elsewhere):
    async def main():
        cancelled = asyncio.Event()

        async def for_ever():
            try:
                await asyncio.get_event_loop().create_future()
            finally:
                cancelled.set()

        await awaitables.ask_in_vain(for_ever, elsewhere) if elsewhere else None
        if not elsewhere:
            asking = asyncio.ensure_future(awaitables.ask(for_ever))
            for _ in range(3):
                await asyncio.sleep(0)
            assert not cancelled.is_set()
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
        await asyncio.wait_for(cancelled.wait(), 60)

    run(main())


def test_it_is_cancelled_before_it_began(recwarn):
    async def main():
        began = []

        async def begins():
            began.append(True)

        loop = asyncio.get_event_loop()
        other = asyncio.new_event_loop()
        awaitables.forget(other, begins())
        other.call_soon(other.stop)
        await loop.run_in_executor(None, other.run_forever)
        other.close()
        assert not began

    run(main())
    gc.collect()
    assert not [str(one.message) for one in recwarn if "never awaited" in str(one.message)]


def test_a_thread_names_the_loop():
    async def main():
        loop, told = asyncio.get_event_loop(), Told()
        here = threading.get_ident()

        async def where():
            await asyncio.sleep(0)
            assert threading.get_ident() == here
            return asyncio.get_event_loop()

        awaitables.ask_from_thread(loop, where, told)
        assert await told.awaited() is loop

        told = Told()
        error = LookupError("there")
        awaitables.ask_from_thread(loop, lambda: late(error), told)
        assert await told.awaited() is error

        told = Told()
        awaitables.ask_from_thread(loop, lambda: 5, told)
        assert isinstance(await told.awaited(), TypeError)

    run(main())


def test_two_loops_in_two_threads():
    both = threading.Barrier(2)
    results = {}

    def one(name):
        async def main():
            loop, told = asyncio.get_event_loop(), Told()
            both.wait(60)

            async def which():
                await asyncio.sleep(0)
                return asyncio.get_event_loop()

            # In this thread its own; from a third one the one that is named.
            assert await awaitables.ask(which) is loop
            awaitables.ask_from_thread(loop, which, told)
            assert await told.awaited() is loop
            results[name] = loop

        run(main())

    threads = [threading.Thread(target=one, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(results.values())) == 2


def test_a_scope_brings_the_loop_and_the_context():
    async def who():
        await asyncio.sleep(0)
        return NAME.get(), asyncio.get_event_loop()

    async def main():
        NAME.set("main")
        loop, told = asyncio.get_event_loop(), Told()
        awaitables.ask_in_scope(who, told)
        NAME.set("later")
        assert await told.awaited() == ("main", loop)
        # In the loop's own thread it is the task's.
        assert await awaitables.ask(who) == ("later", loop)

    run(main())


def test_without_a_loop_there_is_a_clear_error():
    for ask in (awaitables.running, awaitables.locals):
        with pytest.raises(RuntimeError, match="no event loop of asyncio's runs in this thread: take `TaskLocals`"):
            ask()

    closed = asyncio.new_event_loop()
    closed.close()
    coroutine = late(1)
    with pytest.raises(RuntimeError, match="closed"):
        awaitables.forget(closed, coroutine)
    coroutine.close()


def test_nothing_is_kept():
    class Value:
        pass

    async def main():
        value = Value()
        seen = weakref.ref(value)
        assert await awaitables.ask(lambda: late(value)) is value
        del value
        await asyncio.sleep(0)
        gc.collect()
        assert seen() is None

    run(main())
