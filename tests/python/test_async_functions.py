"""Exported `async fn`s are coroutine functions: tests/python/src/coroutines.rs."""

import asyncio
import copy
import functools
import gc
import inspect
import io
import pickle
import pydoc
import sys
import types
import weakref
from unittest import mock

import pytest

from topics import coroutines
from topics.coroutines import Account, Countdown, Speed


def coroutine_functions():
    account = Account()
    return [
        coroutines.double,
        coroutines.cancelled,
        coroutines.detached,
        coroutines.twice,
        Account.deposit,
        account.deposit,
        Account.add,
        account.add,
        Account.sum,
        account.sum,
        Account.open,
        account.open,
        Countdown.__aenter__,
        Countdown(1).__aexit__,
        Speed.pass_,
        Speed.Slow.pass_,
        functools.partial(coroutines.repeat, "a"),
        functools.partial(account.deposit, 1),
    ]


def asyncio_says(function):
    """`asyncio.iscoroutinefunction`, which 3.14 calls deprecated."""
    return getattr(asyncio.coroutines, "_iscoroutinefunction", asyncio.iscoroutinefunction)(function)


@pytest.mark.parametrize("function", coroutine_functions(), ids=repr)
def test_inspect_and_asyncio_know(function):
    if sys.version_info < (3, 12) and isinstance(function, functools.partial):
        if sys.version_info < (3, 8) or inspect.ismethod(function.func):
            pytest.skip("as with a `def`: 3.7 looks into no partial, and before 3.12 no version into one of a bound method")
    assert inspect.iscoroutinefunction(function)
    assert asyncio_says(function)
    assert not inspect.isgeneratorfunction(function)
    assert not inspect.isasyncgenfunction(function)


@pytest.mark.parametrize("function", [coroutines.alive, Account, coroutines.Signal.send, coroutines.Signal().send])
def test_others_are_not(function):
    assert not inspect.iscoroutinefunction(function)
    assert not asyncio_says(function)


def test_names_and_docs():
    for function, name, qualname, doc in [
        (coroutines.double, "double", "double", "Twice the number, at once."),
        (Account.read, "read", "Account.read", "Reads, after that many turns."),
        (Account().read, "read", "Account.read", "Reads, after that many turns."),
        (Account.sum, "sum", "Account.sum", "What both have."),
        (Account.open, "open", "Account.open", "One with so much."),
        (Speed.pass_, "pass_", "Speed.pass_", "Lets the loop run as often as it says."),
        (Countdown.__aenter__, "__aenter__", "Countdown.__aenter__", None),
    ]:
        assert (function.__name__, function.__qualname__, function.__module__) == (
            name,
            qualname,
            "topics.coroutines",
        )
        assert function.__doc__ == doc
    assert repr(coroutines.double).startswith("<coroutine function double at 0x")
    assert repr(Account.read).startswith("<coroutine function Account.read at 0x")


@pytest.mark.parametrize(
    "function, shown",
    [
        (coroutines.double, "(n)"),
        (coroutines.nothing, "()"),
        (coroutines.repeat, "(text, count=2, *, between='-')"),
        (Account.deposit, "(self, /, amount, turns=1)"),
        (Account().deposit, "(amount, turns=1)"),
        (Account.sum, "(one, other)"),
        (Account.open, "(balance)"),
        (Countdown(1).__aenter__, "()"),
        (Speed.Slow.pass_, "()"),
    ],
    ids=repr,
)
def test_signatures(function, shown):
    assert str(inspect.signature(function)) == shown


def test_overloads_have_no_one_signature():
    assert coroutines.twice.__text_signature__ is None
    assert "twice(value: int)" in coroutines.twice.__doc__
    with pytest.raises(ValueError):
        inspect.signature(coroutines.twice)


def test_help():
    text = pydoc.plain(pydoc.render_doc(coroutines.repeat))
    assert "async repeat(text, count=2, *, between='-')" in text or sys.version_info < (3, 9)
    assert "The text as often, across an await." in text
    text = pydoc.plain(pydoc.render_doc(Account))
    assert "deposit(self, /, amount, turns=1)" in text
    assert "Static methods defined here" in text and "Class methods defined here" in text
    output = io.StringIO()
    pydoc.Helper(output=output).help(coroutines)
    assert "double(n)" in output.getvalue()


def test_it_is_found_by_its_name():
    for function in [coroutines.double, Account.read, Account.sum, Speed.pass_]:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            # 3.7 and 3.8 find nested names from protocol 4 on, or by the C implementation.
            assert pickle.loads(pickle.dumps(function, protocol)) is function
        assert copy.copy(function) is function
        assert copy.deepcopy(function) is function


def test_it_binds_as_a_def_does():
    class Mine:
        same = coroutines.same

    mine = Mine()
    assert isinstance(mine.same, types.MethodType)
    coroutine = mine.same()
    with pytest.raises(StopIteration) as stop:
        coroutine.send(None)
    assert stop.value.value is mine
    assert isinstance(Account.__dict__["sum"], staticmethod)
    assert isinstance(Account.__dict__["open"], classmethod)
    assert Account.read.__get__(None, Account) is Account.read


def test_subclasses_inherit():
    class Mine(Account):
        def deposit(self, amount):
            return super().deposit(2 * amount)

    async def main():
        mine = Mine()
        assert await mine.deposit(3) == 6
        assert await Account.read(mine) == 6
        assert isinstance(await Mine.open(1), Account)

    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main())
    finally:
        loop.close()


def test_calls_of_all_kinds():
    coroutines.double.__call__(2).close()
    for call in [
        lambda: coroutines.repeat("a", 3),
        lambda: coroutines.repeat("a", count=3, between=""),
        lambda: coroutines.repeat(*["a"], **{"count": 3}),
        lambda: Account.deposit(Account(), 3),
        lambda: Account().deposit(amount=3),
        lambda: Account().deposit(*[3], **{"turns": 1}),
        lambda: Account.sum(Account(), other=None),
        lambda: Account.open(balance=3),
    ]:
        call().close()


def test_calls_that_cannot_be():
    with pytest.raises(TypeError, match=r"unbound method Account.deposit\(\) needs an argument"):
        Account.deposit()
    with pytest.raises(TypeError, match="descriptor 'deposit' for 'Account' objects doesn't apply to a 'int' object"):
        Account.deposit(3, 4)
    with pytest.raises(TypeError, match="descriptor 'open' for 'Account' objects doesn't apply to a 'type' object"):
        Account.__dict__["open"].__func__(int, 4)
    with pytest.raises(TypeError, match="descriptor 'open' for 'Account' objects doesn't apply to a 'Account' object"):
        Account.__dict__["open"].__func__(Account(), 4)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'amount'"):
        Account().deposit()
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        coroutines.double(n=1, m=2)
    with pytest.raises(TypeError, match="cannot create 'coroutine_function' instances"):
        type(coroutines.double)()
    with pytest.raises(AttributeError):
        coroutines.double.__name__ = "other"


def test_attributes_of_its_own():
    coroutines.double.mine = 5
    try:
        assert coroutines.double.mine == 5
        assert vars(coroutines.double)["mine"] == 5
    finally:
        del coroutines.double.mine

    @functools.wraps(coroutines.double)
    async def wrapper(n):
        return await coroutines.double(n)

    assert (wrapper.__name__, wrapper.__doc__) == ("double", coroutines.double.__doc__)
    assert inspect.unwrap(wrapper) is coroutines.double
    assert weakref.ref(coroutines.double)() is coroutines.double


def test_mocks_of_it_are_awaited():
    if not hasattr(mock, "AsyncMock"):
        pytest.skip("3.7 has no AsyncMock")
    assert isinstance(mock.create_autospec(Account).deposit, mock.AsyncMock) or inspect.iscoroutinefunction(
        mock.create_autospec(Account).deposit
    )


def test_leaks(leaks):
    account = Account()
    leaks(lambda: account.deposit(1).close(), account, Account.deposit)
    leaks(lambda: account.deposit)
    leaks(lambda: Account.sum(account, None).close(), account)
    leaks(lambda: Account.open(1).close())
    leaks(lambda: Account.deposit(3), raises=TypeError)
    leaks(lambda: coroutines.double.__call__(n=3).close())
    leaks(lambda: inspect.iscoroutinefunction(coroutines.double))
    gc.collect()
