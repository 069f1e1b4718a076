"""Coroutines among all that asyncio has for tasks: tests/python/src/coroutines.rs."""

import asyncio
import sys
import threading

import pytest
from test_async import run, turns

from topics import awaitables, coroutines, streams
from topics.coroutines import Signal


@pytest.mark.skipif(sys.version_info < (3, 11), reason="3.11 has task groups")
def test_a_task_group():
    async def main():
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(coroutines.yields(3)), group.create_task(coroutines.double(3), name="double")]
        assert [task.result() for task in tasks] == [3, 6]
        with pytest.raises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                forever = group.create_task(coroutines.forever())
                group.create_task(coroutines.fails(1))
        assert isinstance(caught.value.exceptions[0], KeyError)
        assert forever.cancelled() and coroutines.alive() == 0

    run(main())


@pytest.mark.skipif(sys.version_info < (3, 11), reason="3.11 has it")
def test_a_timeout_as_a_context():
    async def main():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.001):
                await coroutines.forever()
        assert coroutines.alive() == 0

    run(main())


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.12 has them")
def test_tasks_that_begin_at_once():
    async def count():
        yield 1
        await asyncio.sleep(0)
        yield 2

    async def ready():
        return 5

    async def main():
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        done = asyncio.create_task(coroutines.double(4))
        assert done.done() and done.result() == 8
        for send in (Signal.send, Signal.send_elsewhere):
            signal = Signal()
            task = asyncio.create_task(signal.receive())
            assert signal.is_awaited()
            send(signal, 7)
            assert await task == 7
        assert await awaitables.ask(lambda: coroutines.yields(3)) == 3
        assert await awaitables.ask(ready) == 5
        assert await streams.collect(count()) == [1, 2]
        task = asyncio.create_task(coroutines.forever())
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert coroutines.alive() == 0

    run(main())


def test_asyncio_run_takes_the_coroutine_itself():
    assert asyncio.run(coroutines.yields(2)) == 2


def test_a_thread_gives_it_to_a_loop():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        signal = Signal()
        future = asyncio.run_coroutine_threadsafe(signal.receive(), loop)
        signal.send_elsewhere(3)
        assert future.result(60) == 3
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_tasks_are_shown_and_watched_in_debug_mode():
    async def main():
        signal = Signal()
        task = asyncio.ensure_future(signal.receive())
        await turns()
        assert "Signal.receive()" in repr(task)
        signal.send_elsewhere(1)
        assert await task == 1

    asyncio.run(main(), debug=True)


def test_two_tasks_cannot_await_it_at_once():
    async def main():
        signal = Signal()
        coroutine = signal.receive()

        async def awaits():
            return await coroutine

        first, second = asyncio.ensure_future(awaits()), asyncio.ensure_future(awaits())
        await turns()
        with pytest.raises(RuntimeError, match="coroutine is being awaited already"):
            await second
        signal.send(1)
        assert await first == 1
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await coroutine

    run(main())


def test_two_tasks_cannot_have_one_item():
    async def main():
        channel = streams.Channel()
        item = channel.items().__anext__()

        async def awaits():
            return await item

        first, second = asyncio.ensure_future(awaits()), asyncio.ensure_future(awaits())
        await turns()
        with pytest.raises(RuntimeError, match="is being awaited already"):
            await second
        channel.put_elsewhere(1)
        assert await first == 1

    run(main())


def test_a_shielded_one_goes_on():
    async def main():
        signal = Signal()
        inner = asyncio.ensure_future(signal.receive())
        outer = asyncio.ensure_future(asyncio.shield(inner))
        await turns()
        outer.cancel()
        with pytest.raises(asyncio.CancelledError):
            await outer
        signal.send_elsewhere(4)
        assert await inner == 4

    run(main())


def test_a_thread_of_the_executor_wakes_it():
    async def main():
        loop = asyncio.get_running_loop()
        signal = Signal()
        task = asyncio.ensure_future(signal.receive())
        await turns()
        await loop.run_in_executor(None, signal.send, 6)
        assert await task == 6
        # Made there, awaited here.
        assert await (await loop.run_in_executor(None, lambda: coroutines.yields(2))) == 2

    run(main())


def test_a_destructor_cancels_the_task_that_runs_it():
    class Cancels:
        def __del__(self):
            tasks[0].cancel()

    tasks = []

    async def main():
        async def drops():
            await coroutines.drops(Cancels())
            await asyncio.sleep(0)

        tasks.append(asyncio.ensure_future(drops()))
        with pytest.raises(asyncio.CancelledError):
            await tasks[0]

    run(main())


def test_a_destructor_makes_no_step_of_the_coroutine_that_runs_it():
    refused = []

    class Steps:
        def __del__(self):
            for step in (coroutine.close, lambda: coroutine.send(None), lambda: coroutine.throw(KeyError)):
                with pytest.raises(ValueError, match="already executing"):
                    step()
                refused.append(step)

    coroutine = coroutines.drops(Steps())
    run(coroutine)
    assert len(refused) == 3


def test_woken_often_and_when_the_loop_is_gone():
    signals = [Signal(), Signal()]

    async def main():
        tasks = [asyncio.ensure_future(signal.receive()) for signal in signals]
        await turns()
        for _ in range(10_000):
            signals[0].send(1)
        assert await tasks[0] == 1
        tasks[1].cancel()
        with pytest.raises(asyncio.CancelledError):
            await tasks[1]

    run(main())
    for signal in signals:
        for _ in range(10_000):
            signal.send(2)
        signal.send_elsewhere(3)
