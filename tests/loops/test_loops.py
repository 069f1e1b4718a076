"""Rust futures under the real event loops: asyncio's own, uvloop, trio, and both through anyio."""

import asyncio
import functools

import anyio
import pytest
import trio

from topics import coroutines
from topics.coroutines import Account, Countdown, Signal

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
