"""Rust streams as asynchronous iterators, and Python's as Rust streams: tests/python/src/streams.rs."""

import asyncio
import collections.abc
import contextvars
import gc
import threading
import weakref

import pytest

from topics import streams
from topics.streams import Channel, Ticker

NAME = contextvars.ContextVar("name", default="nobody")


def run(main):
    """`asyncio.run` without what it does besides."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()


async def turns(count=3):
    for _ in range(count):
        await asyncio.sleep(0)


async def listed(items):
    return [item async for item in items]


@pytest.fixture(autouse=True)
def nothing_left():
    streams.polled()
    yield
    gc.collect()
    assert streams.alive() == 0


# Rust's in Python.


@pytest.mark.parametrize("make", [streams.numbers, streams.slow, streams.even])
def test_a_stream_is_iterated_over(make):
    async def main():
        assert await listed(make(4)) == [0, 1, 2, 3]
        assert await listed(make(0)) == []
        assert {item: None async for item in make(2)} == {0: None, 1: None}
        total = 0
        async for item in make(4):
            total += item
        else:
            total += 100
        assert total == 106

    run(main())


def test_what_it_is():
    stream = streams.numbers(3)
    assert isinstance(stream, collections.abc.AsyncGenerator)
    assert stream.__aiter__() is stream
    assert (stream.__name__, stream.__qualname__) == ("numbers", "numbers")
    assert repr(stream).startswith("<async_generator object numbers at 0x")
    assert repr(Channel().items()).startswith("<async_generator object Channel.items at 0x")
    assert weakref.ref(stream)() is stream
    with pytest.raises(TypeError, match="cannot create 'async_generator' instances"):
        type(stream)()


def test_it_is_polled_only_when_an_item_is_asked_for():
    async def main():
        stream = streams.numbers(3)
        await turns()
        assert streams.polled() == 0
        item = stream.__anext__()
        assert streams.polled() == 0
        assert await item == 0
        await turns()
        assert streams.polled() == 1

    run(main())


def test_leaving_the_loop_drops_the_stream():
    async def main():
        async for item in streams.slow(10):
            if item == 2:
                break
        assert streams.alive() == 0
        with pytest.raises(ValueError):
            async for _ in streams.numbers(10):
                raise ValueError
        gc.collect()
        assert streams.alive() == 0

    run(main())


def test_its_end_drops_it_and_is_final():
    async def main():
        stream = streams.numbers(1)
        assert await listed(stream) == [0]
        assert streams.alive() == 0
        for _ in range(2):
            with pytest.raises(StopAsyncIteration):
                await stream.__anext__()
        await stream.aclose()

    run(main())


def test_it_is_closed():
    async def main():
        stream = streams.numbers(3)
        assert await stream.asend(None) == 0
        assert streams.alive() == 1
        assert await stream.aclose() is None
        assert streams.alive() == 0
        assert await listed(stream) == []
        assert await stream.aclose() is None

    run(main())


def test_an_exception_is_thrown_into_it():
    async def main():
        stream = streams.numbers(3)
        with pytest.raises(KeyError, match="thrown"):
            await stream.athrow(KeyError("thrown"))
        assert streams.alive() == 0
        assert await listed(stream) == []
        with pytest.raises(TypeError, match="must be classes or instances"):
            stream.athrow(1)
        with pytest.raises(TypeError, match="can't send non-None value to a Rust stream"):
            stream.asend(1)

    run(main())


def test_errors_of_items_and_of_the_call():
    async def main():
        stream = streams.sometimes(4)
        assert await stream.__anext__() == 0
        with pytest.raises(KeyError):
            await stream.__anext__()
        assert await stream.__anext__() == 2
        with pytest.raises(KeyError):
            streams.even(3)
        with pytest.raises(RuntimeError, match="raised StopAsyncIteration") as caught:
            await listed(streams.stops())
        assert isinstance(caught.value.__cause__, StopAsyncIteration)

    run(main())


def test_an_async_fn_returns_a_stream():
    async def main():
        assert await listed(await streams.opened(3)) == [0, 1, 2]

    run(main())


def test_it_is_polled_without_the_interpreter():
    assert run(listed(streams.detached(2))) == [False, False]


def test_a_panic_ends_it():
    async def main():
        stream = streams.panics()
        assert await stream.__anext__() == 0
        with pytest.raises(BaseException, match="on purpose"):
            await stream.__anext__()
        assert streams.alive() == 0
        assert await listed(stream) == []

    run(main())


def test_one_item_at_a_time():
    async def main():
        channel = Channel()
        stream = channel.items()
        first = asyncio.ensure_future(stream.__anext__())
        await turns()
        for other in (stream.__anext__, stream.aclose):
            with pytest.raises(RuntimeError, match="asynchronous generator is already running"):
                await other()
        channel.put(5)
        assert await first == 5

    run(main())


def test_items_of_other_threads():
    async def main():
        channel = Channel()
        reading = asyncio.ensure_future(first(channel.items(), 50))
        await turns()
        for number in range(50):
            channel.put_elsewhere(number)
        assert sorted(await reading) == list(range(50))

    async def first(stream, count):
        return [await stream.__anext__() for _ in range(count)]

    run(main())


def test_an_item_that_nobody_waits_for_any_more_is_the_next_ones():
    async def main():
        channel = Channel()
        stream = channel.items()
        waiting = asyncio.ensure_future(stream.__anext__())
        await turns()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert streams.alive() == 1
        channel.put(7)
        assert await stream.__anext__() == 7

    run(main())


def test_an_item_that_is_not_awaited_leaves_the_stream_alone():
    async def main():
        stream = streams.numbers(2)
        with pytest.warns(RuntimeWarning, match="coroutine 'numbers' was never awaited"):
            stream.__anext__()
            gc.collect()
        assert await listed(stream) == [0, 1]

    run(main())


def test_objects_are_handed_through():
    async def main():
        value = object()
        stream = streams.repeat(value)
        assert await stream.__anext__() is value

    run(main())


def test_a_class_whose_type_is_a_stream():
    async def main():
        ticker = Ticker(3)
        assert ticker.__aiter__() is ticker
        assert await ticker.__anext__() == 2
        ticker.wind(1)
        assert await listed(ticker) == [2, 1, 0]
        assert await listed(ticker) == []
        assert await listed(Ticker(2)) == [1, 0]
        with pytest.raises(KeyError, match="13"):
            await Ticker(13).__anext__()
        waiting = asyncio.ensure_future(Ticker.__anext__(ticker))
        await turns(1)
        with pytest.raises(RuntimeError, match="__anext__.* is changing it and has not returned"):
            ticker.wind(1)
        with pytest.raises(StopAsyncIteration):
            await waiting

    run(main())


# Python's in Rust.


async def count(end, log=None):
    try:
        for number in range(end):
            if log is not None:
                log.append(number)
            await asyncio.sleep(0)
            yield number
    finally:
        if log is not None:
            await asyncio.sleep(0)
            log.append("closed")


class Counter:
    """No generator: it has no `aclose`."""

    def __init__(self, end):
        self.left = end

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


def test_rust_goes_through_what_python_yields():
    async def main():
        assert await streams.collect(count(3)) == [0, 1, 2]
        assert await streams.collect(count(0)) == []
        assert await streams.collect(Counter(3)) == [2, 1, 0]
        assert await listed(streams.twice(count(2))) == [0, 0, 1, 1]
        # Rust's in Python in Rust.
        assert await streams.collect(streams.slow(3)) == [0, 1, 2]
        with pytest.raises(TypeError, match="'int' object is not an asynchronous iterable"):
            await streams.collect(5)

    run(main())


def test_python_is_asked_for_one_item_at_a_time():
    async def main():
        log = []
        stream = streams.twice(count(5, log))
        await turns()
        assert log == []
        for expected in ([0], [0], [0, 1], [0, 1]):
            await stream.__anext__()
            await turns()
            assert log == expected
        await stream.aclose()
        await turns()
        assert log == [0, 1, "closed"]

    run(main())


def test_the_exception_is_the_last_item():
    error = KeyError("lost")

    async def fails():
        yield 1
        raise error

    async def main():
        stream = streams.twice(fails())
        assert [await stream.__anext__() for _ in range(2)] == [1, 1]
        with pytest.raises(KeyError) as caught:
            await stream.__anext__()
        assert caught.value is error
        assert await listed(stream) == []

    run(main())


def test_what_is_not_wanted_any_more_is_closed():
    async def main():
        log = []
        assert await streams.collect(count(5, log), 2) == [0, 1]
        await turns()
        assert log == [0, 1, "closed"]

        # While an item is waited for.
        log = []
        task = asyncio.ensure_future(streams.collect(waits(log)))
        await turns(5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await turns(5)
        assert log == ["cancelled"]

    async def waits(log):
        try:
            await asyncio.get_event_loop().create_future()
            yield
        except asyncio.CancelledError:
            log.append("cancelled")
            raise

    run(main())


def test_all_items_are_made_in_one_task_and_context():
    seen = []

    async def who():
        for _ in range(3):
            seen.append((asyncio.current_task(), NAME.get()))
            NAME.set(NAME.get() + "+")
            yield

    async def main():
        NAME.set("main")
        await streams.collect(who())
        assert NAME.get() == "main"

    run(main())
    tasks, names = zip(*seen)
    assert len(set(tasks)) == 1
    assert names == ("main", "main+", "main++")


def test_a_thread_goes_through_what_a_loop_yields():
    async def main():
        loop = asyncio.get_event_loop()
        here = threading.get_ident()

        async def numbers(end):
            for number in range(end):
                assert threading.get_ident() == here
                yield number

        async def fails():
            yield 1
            raise LookupError("there")

        async def told(items):
            future = loop.create_future()
            streams.sum_elsewhere(items, lambda value: loop.call_soon_threadsafe(future.set_result, value))
            return await future

        assert await told(numbers(100)) == 4950
        assert isinstance(await told(fails()), LookupError)

    run(main())


def test_the_end_of_the_loop_cancels_it():
    told = []
    done = threading.Event()

    def tell(value):
        told.append(value)
        done.set()

    async def forever():
        await asyncio.get_event_loop().create_future()
        yield

    async def main():
        streams.sum_elsewhere(forever(), tell)
        await turns()

    asyncio.run(main())
    assert done.wait(60)
    assert isinstance(told[0], asyncio.CancelledError)


def test_without_a_loop_there_is_a_clear_error(recwarn):
    items = Counter(1)
    with pytest.raises(RuntimeError, match="no event loop of asyncio's runs in this thread: take `TaskLocals`"):
        streams.twice(items)
    gc.collect()
    assert not [str(one.message) for one in recwarn if "never awaited" in str(one.message)]


def test_leaks(leaks):
    value = object()
    loop = asyncio.new_event_loop()

    async def one():
        assert await streams.repeat(value).__anext__() is value

    async def through():
        await streams.collect(Counter(2))
        await turns()

    try:
        leaks(lambda: loop.run_until_complete(one()), value)
        leaks(lambda: loop.run_until_complete(listed(streams.slow(2))))
        leaks(lambda: loop.run_until_complete(through()))
    finally:
        loop.close()
