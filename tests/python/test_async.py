"""Rust futures awaited from asyncio: tests/python/src/coroutines.rs."""

import asyncio
import collections.abc
import contextvars
import gc
import inspect
import sys
import threading
import traceback
import warnings
import weakref

import pytest

from topics import coroutines
from topics.coroutines import Account, Countdown, Signal


def run(main):
    """`asyncio.run`, which 3.7 has too, without what it does besides."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()


def step(coroutine):
    """What a coroutine that waits for nothing returns."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")


async def turns(count=3):
    for _ in range(count):
        await asyncio.sleep(0)


async def every(values):
    """Whether each comes back as itself."""
    return [(await coroutines.same(value)) is value for value in values]


def test_what_is_ready_needs_no_event_loop():
    assert step(coroutines.double(4)) == 8
    assert step(coroutines.nothing()) is None
    for value in [(1, 2), ValueError("kept"), StopIteration(1), []]:
        assert step(coroutines.same(value)) is value


def test_a_result_is_let_go_with_its_await():
    class Value:
        pass

    async def main():
        coroutine = coroutines.same(Value())
        value = await coroutine
        seen = weakref.ref(value)
        del value
        gc.collect()
        return seen() is None, coroutine

    assert step(main())[0]

    # What stands for arguments, or is an exception, when it is given to `StopIteration`.
    assert step(every([(), (1, 2), None, 5, StopIteration(3), ValueError, KeyError(1), [()]])) == [True] * 8


def test_results_as_exceptions():
    """`next()`, which nobody calls but to see them."""

    def stopped(value):
        with pytest.raises(StopIteration) as caught:
            next(coroutines.same(value))
        return caught.value

    async def awaits(count):
        return sum([await coroutines.double(n) for n in range(count)])

    values = [object() for _ in range(20)]
    kept = [stopped(value) for value in values]
    assert [error.value for error in kept] == values
    assert len(set(map(id, kept))) == 20
    # Each keeps its own, whatever is awaited meanwhile and whatever has been done to it.
    kept[3].__cause__ = KeyError(3)
    kept[4].args = (4,)
    kept[5].attribute = 5
    if sys.version_info >= (3, 11):
        kept[6].add_note("six")
    try:
        raise ValueError from kept[7]
    except ValueError as error:
        kept[8].__context__ = error
    assert step(awaits(10)) == 90
    assert [error.value for error in kept] == values
    gone = weakref.ref(stopped(type('Value', (), {})()).value)
    gc.collect()
    assert gone() is None
    del kept
    gc.collect()
    for value in values:
        error = stopped(value)
        assert error.value is value and str(error) in ("", str(value))
        assert (error.__cause__, error.__context__, getattr(error, "__notes__", None)) == (None, None, None)
        assert not hasattr(error, "attribute")
    assert issubclass(type(error), StopIteration)
    assert step(awaits(10)) == 90


def test_a_result_is_let_go_before_its_coroutine():
    async def awaits():
        awaited = coroutines.same(type("Value", (), {})())
        gone = weakref.ref(await awaited)
        gc.collect()
        return gone() is None, awaited

    assert step(awaits())[0]


def test_the_end_of_a_result_awaits_others():
    seen = []

    class Last:
        def __del__(self):
            seen.append(step(every([1, 2])))

    # Only the loop has the coroutine, which lets go of the result last.
    for _ in coroutines.same(Last()):
        raise AssertionError("it waits")
    gc.collect()
    assert seen == [[True, True]]
    assert step(every([3, ()])) == [True, True]


def test_who_traces_may_change_the_exceptions_of_others():
    shown = []

    def trace(frame, event, arg):
        if event == "exception" and isinstance(arg[1], StopIteration):
            error = arg[1]
            shown.append((error.value, error.args in ((), (error.value,)), error.__cause__, vars(error).copy()))
            error.args, error.__cause__, error.attribute = (7,), KeyError(), 7
        return trace

    async def awaits():
        return [await coroutines.double(n) for n in range(4)]

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert step(awaits()) == [0, 2, 4, 6]
    finally:
        sys.settrace(before)
    # From 3.12 to 3.14 the result of each comes by an exception.
    if (3, 12) <= sys.version_info < (3, 15) and sys.implementation.name == "cpython":
        assert [(value, *rest) for value, *rest in shown[:4]] == [(n, True, None, {}) for n in (0, 2, 4, 6)]


def test_next_to_exceptions_on_their_way():
    async def main():
        try:
            raise KeyError("first")
        except KeyError:
            assert await coroutines.double(4) == 8
            raise

    with pytest.raises(KeyError) as caught:
        step(main())
    assert caught.value.__context__ is None and caught.value.__cause__ is None


def test_every_kind_of_function():
    async def main():
        account = Account()
        assert await account.deposit(5) == 5
        assert await account.read() == 5
        other = await Account.open(7)
        assert await Account.sum(account, None) == 5
        assert await Account.sum(account, other) == 12
        assert await account.take(other) == 12
        assert other.balance == 0
        assert await account.itself() is account

    run(main())


def test_overloads_and_members_of_enums():
    async def main():
        assert await coroutines.twice(4) == 8
        assert await coroutines.twice("ab") == "abab"
        assert await coroutines.twice("ab", between="-") == "ab-ab"
        with pytest.raises(TypeError, match="no overload"):
            coroutines.twice([])
        account, other = Account(), Account()
        assert await other.deposit(2) == 2
        assert await account.add(4) == 4
        assert await account.add(other) == 6
        assert await coroutines.Speed.Slow.pass_() == 3

    run(main())


def test_arguments_are_kept():
    async def main():
        made = coroutines.repeat("a" * 100, 2, between="".join(["x", "y"]))
        gc.collect()
        assert await made == "a" * 100 + "xy" + "a" * 100
        assert await coroutines.repeat("ab") == "ab-ab"
        assert await coroutines.measure(b"abc") == 3
        assert await coroutines.measure(bytearray(b"abc"), b"de") == 5
        assert await coroutines.first_word("one two") == "one"

    run(main())


def test_arguments_are_read_by_the_call():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'n'"):
        coroutines.double()
    with pytest.raises(TypeError) as caught:
        coroutines.double("one")
    assert "argument 'n'" in str(caught.value) or "argument 'n'" in caught.value.__notes__


def test_a_task_among_tasks():
    async def main():
        assert await asyncio.gather(*map(coroutines.yields, range(5))) == [0, 1, 2, 3, 4]
        assert await asyncio.wait_for(coroutines.yields(3), 60) == 3
        task = asyncio.ensure_future(coroutines.yields(2))
        done, _ = await asyncio.wait([task])
        assert task in done and task.result() == 2
        assert await asyncio.shield(coroutines.double(3)) == 6

    run(main())


def test_what_it_is():
    coroutine = coroutines.double(1)
    assert isinstance(coroutine, collections.abc.Coroutine)
    assert asyncio.iscoroutine(coroutine) and inspect.isawaitable(coroutine)
    assert (coroutine.__name__, coroutine.__qualname__) == ("double", "double")
    method = Account().read()
    assert (method.__name__, method.__qualname__) == ("read", "Account.read")
    assert repr(method).startswith("<coroutine object Account.read at 0x")
    assert not coroutine.cr_running
    assert weakref.ref(coroutine)() is coroutine
    with pytest.raises(TypeError, match="cannot create 'coroutine' instances"):
        type(coroutine)()
    coroutine.close()
    method.close()


def test_woken_by_this_thread_and_by_others():
    async def main(send):
        signal = Signal()
        task = asyncio.ensure_future(signal.receive())
        await turns()
        assert signal.is_awaited() and coroutines.alive() == 1
        send(signal, 5)
        assert await task == 5
        assert coroutines.alive() == 0

    run(main(Signal.send))
    run(main(Signal.send_elsewhere))


def test_woken_before_it_waits():
    async def main():
        signal = Signal()
        signal.send(4)
        assert await signal.receive() == 4

    run(main())


def test_many_wake_ups_from_many_threads():
    async def main():
        signals = [Signal() for _ in range(200)]
        tasks = [asyncio.ensure_future(signal.receive()) for signal in signals]
        await turns()
        for number, signal in enumerate(signals):
            signal.send_elsewhere(number)
        assert await asyncio.gather(*tasks) == list(range(200))

    run(main())


def test_loops_one_after_the_other_and_at_once():
    async def main():
        signal = Signal()
        task = asyncio.ensure_future(signal.receive())
        await turns()
        signal.send_elsewhere(1)
        return await task

    def several(results):
        results.extend(run(main()) for _ in range(10))

    results = [[], []]
    threads = [threading.Thread(target=several, args=(part,)) for part in results]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[1] * 10] * 2


def test_context_variables_are_the_tasks():
    variable = contextvars.ContextVar("variable")

    async def task(value):
        variable.set(value)
        await coroutines.yields(2)
        return variable.get()

    async def main():
        assert await asyncio.gather(task(1), task(2)) == [1, 2]

    run(main())


def test_errors_and_their_tracebacks():
    async def main():
        for count in (0, 2):
            with pytest.raises(KeyError, match="lost") as caught:
                await coroutines.fails(count)
            names = [entry.name for entry in traceback.extract_tb(caught.value.__traceback__)]
            if has_tracebacks():
                assert names[-2:] == ["fails", "<rust>"]
            assert coroutines.alive() == 0

    run(main())


def has_tracebacks():
    """Without a GIL, 3.13 has no entries for Rust code."""
    return sys.version_info[:2] != (3, 13) or getattr(sys, "_is_gil_enabled", lambda: True)()


def test_a_stop_iteration_is_no_result():
    with pytest.raises(RuntimeError, match="coroutine raised StopIteration") as caught:
        coroutines.stops().send(None)
    assert isinstance(caught.value.__cause__, StopIteration)


def test_a_panic_ends_it(capfd):
    async def main():
        for count in (0, 2):
            coroutine = coroutines.panics(count)
            with pytest.raises(RuntimeError, match="on purpose"):
                await coroutine
            assert coroutines.alive() == 0
            with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
                await coroutine

    run(main())
    assert "on purpose" in capfd.readouterr().err


def test_what_a_detached_step_borrowed_is_free_when_it_is_done():
    account = Account()

    async def awaits(count):
        for _ in range(count):
            await account.deposit_detached(1)
            await account.deposit_detached(1)

    for _ in range(50):
        step(awaits(20))
    assert account.balance == 2000


def test_detached():
    async def main():
        assert await coroutines.detached("text") == "text false"
        assert coroutines.alive() == 0

    run(main())


def test_borrows_last_as_long_as_the_coroutine():
    async def main():
        account = Account()
        reading = account.read(3)
        with pytest.raises(RuntimeError, match=r"Account.deposit\(\) cannot have this Account"):
            account.deposit(1)
        reading.close()
        changing = account.deposit(1, 3)
        with pytest.raises(RuntimeError, match=r"Account.deposit\(\) is changing it"):
            account.read()
        assert await changing == 1
        readings = [account.read(2) for _ in range(3)]
        assert await asyncio.gather(*readings) == [1, 1, 1]
        with pytest.raises(RuntimeError):
            account.take(account)
        assert await account.deposit(1) == 2

    run(main())


def test_what_a_coroutine_holds_is_not_waited_for():
    account, said = Account(), []

    def ask():
        try:
            account.read()
        except RuntimeError as error:
            said.append(str(error))

    def in_a_thread(call):
        thread = threading.Thread(target=call, daemon=True)
        thread.start()
        thread.join(60)
        assert not thread.is_alive()

    for turn in range(1, 4):
        held = account.deposit(5)
        in_a_thread(ask)
        assert len(said) == turn and "deposit() is changing it" in said[-1]
        with pytest.raises(RuntimeError, match="is changing it"):
            account.read()
        # It ends in another thread than it began in.
        in_a_thread(held.close)
        assert step(account.read(0)) == 0


def test_special_methods():
    async def main():
        assert [number async for number in Countdown(3)] == [2, 1, 0]
        assert await Countdown(4) == 6
        assert await Countdown(1)(2) == 3
        assert await Countdown(1)() == 2
        async with Countdown(2) as countdown:
            assert isinstance(countdown, Countdown)
            raise KeyError("swallowed")
        assert [number async for number in countdown] == []
        with pytest.raises(StopAsyncIteration):
            await countdown.__anext__()

    run(main())


def test_never_awaited():
    with pytest.warns(RuntimeWarning, match="coroutine 'Account.read' was never awaited"):
        Account().read()
        gc.collect()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        coroutines.nothing().close()
        assert step(coroutines.nothing()) is None


def test_send():
    coroutine = coroutines.double(2)
    with pytest.raises(TypeError, match="can't send non-None value to a just-started coroutine"):
        coroutine.send(1)
    assert step(coroutine) == 4
    with pytest.raises(RuntimeError, match="cannot reuse already awaited coroutine"):
        coroutine.send(None)
    coroutine.close()


def test_outside_of_a_loop():
    coroutine = coroutines.forever()
    with pytest.raises(RuntimeError, match="no event loop runs in this thread"):
        coroutine.send(None)
    assert coroutines.alive() == 0


def test_leaks(leaks):
    value = object()
    loop = asyncio.new_event_loop()

    async def switch():
        signal = Signal()
        task = asyncio.ensure_future(signal.receive())
        await asyncio.sleep(0)
        signal.send(1)
        return await task

    try:
        leaks(lambda: step(coroutines.same(value)), value)
        leaks(lambda: coroutines.same(value).close(), value)
        leaks(lambda: loop.run_until_complete(coroutines.yields(3)))
        leaks(lambda: loop.run_until_complete(coroutines.repeat("ab")))
        leaks(lambda: loop.run_until_complete(coroutines.fails(1)), raises=KeyError)
        leaks(lambda: loop.run_until_complete(switch()))
    finally:
        loop.close()
