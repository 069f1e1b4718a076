"""Rust futures under the real event loops: asyncio's own, uvloop, trio, and both through anyio."""

import asyncio
import functools
import gc
import threading
import warnings

import anyio
import pytest
import trio
from features import tokio

from topics import awaitables, coroutines, streams
from topics.coroutines import Account, Countdown, Signal
from topics.streams import Channel, Ticker

try:
    import uvloop
except ImportError:
    uvloop = None


def run_asyncio(main, new_loop=asyncio.new_event_loop):
    loop = new_loop()
    try:
        return loop.run_until_complete(main())
    finally:
        loop.close()


def run_uvloop(main):
    if uvloop is None:
        pytest.skip("there is no wheel of uvloop for this interpreter")
    return run_asyncio(main, uvloop.new_event_loop)


def run_anyio(main, backend):
    return anyio.run(main, backend=backend)


RUNNERS = {
    "asyncio": run_asyncio,
    "uvloop": run_uvloop,
    "trio": trio.run,
    "anyio-asyncio": functools.partial(run_anyio, backend="asyncio"),
    "anyio-trio": functools.partial(run_anyio, backend="trio"),
}


@pytest.fixture(params=sorted(RUNNERS))
def run(request):
    return RUNNERS[request.param]


def test_every_kind_of_function(run):
    async def main():
        assert await coroutines.double(4) == 8
        assert await coroutines.nothing() is None
        assert await coroutines.yields(3) == 3
        assert await coroutines.detached("text") == "text false"
        account = Account()
        assert await account.deposit(5) == 5
        assert [number async for number in Countdown(3)] == [2, 1, 0]
        with pytest.raises(KeyError, match="lost"):
            await coroutines.fails(2)

    run(main)


def test_wake_ups(run):
    """What wakes comes from another thread, before the future waits or behind."""

    async def main():
        for number in range(50):
            signal = Signal()
            signal.send_elsewhere(number)
            assert await signal.receive() == number

    run(main)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_tasks_and_cancellation(backend):
    async def main():
        signals = [Signal() for _ in range(20)]
        received = []

        async def receive(signal):
            received.append(await signal.receive())

        async with anyio.create_task_group() as group:
            for signal in signals:
                group.start_soon(receive, signal)
            await anyio.sleep(0)
            for number, signal in enumerate(signals):
                (signal.send if number % 2 else signal.send_elsewhere)(number)
        assert sorted(received) == list(range(20))
        with anyio.move_on_after(0.001) as scope:
            await coroutines.forever()
        cancelled = getattr(scope, "cancelled_caught", True)
        assert cancelled and coroutines.alive() == 0
        with anyio.move_on_after(0.001):
            assert "ancel" in await coroutines.cancelled("return", 0)
        assert coroutines.alive() == 0

    run_anyio(main, backend)


def test_trio_runs_the_coroutine_itself():
    assert trio.run(coroutines.yields, 3) == 3


def test_one_run_after_the_other(run):
    async def main():
        signal = Signal()
        signal.send_elsewhere(1)
        return await signal.receive()

    for _ in range(5):
        assert run(main) == 1


def test_streams(run):
    async def main():
        assert [number async for number in streams.slow(3)] == [0, 1, 2]
        assert [number async for number in Ticker(3)] == [2, 1, 0]
        channel = Channel()
        stream = channel.items()
        for number in range(20):
            channel.put_elsewhere(number)
        assert sorted([await stream.__anext__() for _ in range(20)]) == list(range(20))
        await stream.aclose()
        async for number in streams.slow(3):
            break
        assert streams.alive() == 0

    run(main)


@pytest.mark.parametrize("name", ["asyncio", "uvloop", "anyio-asyncio"])
def test_what_python_yields(name):
    closed = []

    async def count():
        try:
            for number in range(5):
                await asyncio.sleep(0)
                yield number
        finally:
            closed.append(True)

    async def main():
        assert await streams.collect(count()) == [0, 1, 2, 3, 4]
        assert await streams.collect(count(), 2) == [0, 1]
        while len(closed) < 2:
            await asyncio.sleep(0)
        assert [number async for number in streams.twice(count())][:4] == [0, 0, 1, 1]

    RUNNERS[name](main)


@pytest.mark.parametrize("name", ["asyncio", "uvloop"])
def test_a_loop_that_is_closed_ends_what_a_thread_waits_for(name):
    told, done = [], threading.Event()

    def tell(value):
        told.append(value)
        done.set()

    begun = []

    async def forever():
        begun.append(True)
        await asyncio.get_event_loop().create_future()
        yield

    async def main():
        streams.sum_elsewhere(forever(), tell)
        while not begun:
            await asyncio.sleep(0)

    RUNNERS[name](main)
    assert done.wait(60)
    assert "the event loop was closed before" in str(told[0])


TRIO = "trio runs the task, and a Rust future awaits what is Python's in a loop of asyncio's only: await it in Python"


@pytest.mark.parametrize("name", ["trio", "anyio-trio"])
def test_trio_runs_nothing_for_rust(name):
    async def late():
        await anyio.sleep(0)

    async def items():
        yield 1

    async def main():
        for asked in [
            lambda: awaitables.ask(late),
            lambda: streams.collect(items()),
            lambda: tokio.ask(late),
        ]:
            with pytest.raises(RuntimeError, match=TRIO):
                await asked()
        for ask in [awaitables.running, awaitables.locals, lambda: streams.twice(items())]:
            with pytest.raises(RuntimeError, match=TRIO):
                ask()
        assert await coroutines.yields(2) == 2

    with warnings.catch_warnings():
        # What is asked for is a coroutine by then.
        warnings.simplefilter("ignore", RuntimeWarning)
        RUNNERS[name](main)
        gc.collect()
