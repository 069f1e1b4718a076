"""How coroutines end before their futures do: tests/python/src/coroutines.rs."""

import asyncio
import gc
import sys
import textwrap

import pytest
from processes import completes
from test_async import run, step, turns

from topics import coroutines
from topics.coroutines import Account, Signal


def test_a_cancelled_task_drops_its_future():
    async def main():
        task = asyncio.ensure_future(coroutines.forever())
        await turns()
        assert coroutines.alive() == 1
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert coroutines.alive() == 0
        # Awaited again.
        with pytest.raises(asyncio.CancelledError):
            await task

    run(main())


def test_cancelled_before_it_began():
    async def main():
        task = asyncio.ensure_future(coroutines.forever())
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert coroutines.alive() == 0

    run(main())


def test_a_timeout():
    async def main():
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(coroutines.forever(), 0.001)
        assert coroutines.alive() == 0

    run(main())


def test_a_borrow_ends_with_the_future():
    async def main():
        account = Account()
        task = asyncio.ensure_future(account.deposit(1, 10**6))
        await turns()
        with pytest.raises(RuntimeError):
            account.read()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await account.deposit(1) == 1

    run(main())


def test_woken_after_it_was_cancelled():
    async def main():
        signal = Signal()
        task = asyncio.ensure_future(signal.receive())
        await turns()
        task.cancel()
        signal.send_elsewhere(1)
        with pytest.raises(asyncio.CancelledError):
            await task
        await turns()

    run(main())


def test_woken_and_cancelled_at_once():
    async def main():
        for send in (Signal.send, Signal.send_elsewhere):
            signal = Signal()
            task = asyncio.ensure_future(signal.receive())
            await turns()
            send(signal, 1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert coroutines.alive() == 0

    run(main())


def test_a_handle_hears_of_it():
    async def main():
        task = asyncio.ensure_future(coroutines.cancelled("return"))
        await turns()
        task.cancel()
        assert (await task).startswith("CancelledError")
        task = asyncio.ensure_future(coroutines.cancelled("raise", 3))
        await turns()
        task.cancel()
        await turns(2)
        assert coroutines.alive() == 1
        with pytest.raises(asyncio.CancelledError):
            await task
        assert coroutines.alive() == 0

    run(main())


def test_a_second_exception_is_kept_too():
    async def main():
        coroutine = coroutines.cancelled("return", 2)
        future = coroutine.send(None)
        assert asyncio.isfuture(future)
        assert coroutine.throw(KeyError("first")) is None
        assert coroutine.throw(KeyError("second")) is None
        with pytest.raises(StopIteration) as stop:
            coroutine.send(None)
        assert stop.value.value == "KeyError: 'first', true"

    run(main())


def test_a_dropped_handle_hears_nothing():
    async def main():
        task = asyncio.ensure_future(coroutines.cancelled("drop"))
        await turns()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert coroutines.alive() == 0

    run(main())


def test_a_handle_is_no_way_past_close():
    async def main():
        coroutine = coroutines.cancelled("return")
        coroutine.send(None)
        coroutine.close()
        assert coroutines.alive() == 0

    run(main())


def test_throw():
    async def main():
        for given in (KeyError, (KeyError, "one"), (KeyError, KeyError("one")), KeyError("one")):
            coroutine = coroutines.forever()
            coroutine.send(None)
            with pytest.raises(KeyError):
                coroutine.throw(*given if isinstance(given, tuple) else [given])
            assert coroutines.alive() == 0
        for wrong in ([1], [int], [KeyError(1), 2], [KeyError, 1, 2]):
            coroutine = coroutines.forever()
            with pytest.raises(TypeError):
                coroutine.throw(*wrong)
            coroutine.close()

    run(main())
    coroutine = coroutines.double(1)
    with pytest.raises(KeyError):
        coroutine.throw(KeyError)
    with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
        coroutine.throw(KeyError)


def test_thrown_arguments_and_traceback():
    coroutine = coroutines.double(1)
    try:
        raise ValueError
    except ValueError as error:
        traceback = error.__traceback__
    with pytest.raises(KeyError) as caught:
        coroutine.throw(KeyError, ("one", "two"), traceback)
    assert caught.value.args == ("one", "two")


def test_close_where_it_waits():
    async def main():
        coroutine = coroutines.forever()
        coroutine.send(None)
        assert coroutines.alive() == 1
        coroutine.close()
        coroutine.close()
        assert coroutines.alive() == 0
        with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
            await coroutine

    run(main())


def test_dropped_where_it_waits():
    async def main():
        coroutine = coroutines.forever()
        coroutine.send(None)
        del coroutine
        gc.collect()
        assert coroutines.alive() == 0

    run(main())


def test_a_loop_that_is_closed_while_it_waits():
    loop = asyncio.new_event_loop()
    signal = Signal()
    task = loop.create_task(signal.receive())
    loop.run_until_complete(turns())
    task._log_destroy_pending = False
    loop.close()
    signal.send(1)
    assert not task.done()
    del task
    gc.collect()
    assert coroutines.alive() == 0


def test_a_loop_that_is_gone_while_another_thread_wakes():
    loop = asyncio.new_event_loop()
    signal = Signal()
    task = loop.create_task(signal.receive())
    loop.run_until_complete(turns())
    task._log_destroy_pending = False
    loop.close()
    signal.send_elsewhere(1)
    del task, loop
    gc.collect()
    # The next loop, perhaps at the same address, is another one.
    assert run(received()) == 2


async def received():
    signal = Signal()
    task = asyncio.ensure_future(signal.receive())
    await turns()
    signal.send_elsewhere(2)
    return await task


def test_a_reentrant_step():
    """A coroutine that is being run cannot be sent anything."""
    refused = []

    class Value:
        def __del__(self):
            for call in (lambda: coroutine.send(None), coroutine.close):
                try:
                    call()
                except ValueError as error:
                    refused.append(str(error))

    coroutine = coroutines.drops(Value())
    assert step(coroutine) is None
    assert refused == ["coroutine already executing"] * 2


EXIT = """
    import asyncio
    from topics import coroutines
    from topics.coroutines import Signal
    loop = asyncio.new_event_loop()
    signal = Signal()
    tasks = [loop.create_task(signal.receive()), loop.create_task(coroutines.forever())]
    loop.run_until_complete(asyncio.sleep(0))
    for task in tasks:
        task._log_destroy_pending = False
    {end}
    print("done")
"""


@pytest.mark.parametrize("end", ["loop.close()", "signal.send_elsewhere(1)", "keep = [tasks, loop, signal]"])
def test_the_interpreter_ends_while_it_waits(end):
    program = textwrap.dedent(EXIT).format(end=end)
    done = completes(program, flags=["-W", "ignore::ResourceWarning"])
    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")


def test_leaks(leaks):
    loop = asyncio.new_event_loop()

    async def cancel(made):
        task = asyncio.ensure_future(made)
        await asyncio.sleep(0)
        task.cancel()
        try:
            return await task
        except asyncio.CancelledError:
            return None

    try:
        leaks(lambda: loop.run_until_complete(cancel(coroutines.forever())))
        leaks(lambda: loop.run_until_complete(cancel(coroutines.cancelled("return"))))
        leaks(lambda: loop.run_until_complete(cancel(coroutines.cancelled("drop"))))
        leaks(lambda: coroutines.double(1).throw(KeyError), raises=KeyError)
        leaks(lambda: step(coroutines.double(1)))
    finally:
        loop.close()
