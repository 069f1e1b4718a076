"""Errors of anyhow and eyre as exceptions."""

import sys
import traceback

import pytest
from features import errors as e

BOTH = pytest.mark.parametrize("fail", [e.anyhow, e.eyre])


def chain(call, *arguments):
    """What a call raises, with its causes: each as its class and its message."""
    with pytest.raises(Exception) as caught:
        call(*arguments)
    error, found = caught.value, []
    while error is not None:
        found.append((type(error), str(error)))
        error = error.__cause__
    return found


@BOTH
def test_chains(fail):
    assert fail("nothing") == 0
    assert chain(fail, "message") == [(RuntimeError, "no reason")]
    assert chain(fail, "python") == [(ValueError, "of Python")]
    assert chain(fail, "context") == [(RuntimeError, "outer"), (RuntimeError, "inner"), (ValueError, "of Python")]
    assert chain(fail, "parse") == [(ValueError, "invalid digit found in string")]
    assert chain(fail, "tagged context") == [(RuntimeError, "outer"), (e.Broken, "broken")]
    assert chain(fail, "io context") == [(RuntimeError, "reading"), (FileNotFoundError, "[Errno 2] No such file or directory")]


@BOTH
def test_fields(fail):
    """An error whose class has fields is taken out from below its context, with them."""
    assert chain(fail, "fields") == [(e.Misread, "line 7: x")]
    outer, inner = (RuntimeError, "outer"), (RuntimeError, "inner")
    assert chain(fail, "fields context") == [outer, inner, (e.Misread, "line 8: x")]
    missing = (FileNotFoundError, "[Errno 2] No such file or directory")
    assert chain(fail, "fields cause") == [outer, (e.Misread, "line 9: x"), missing]
    # The error that it is the source of keeps the value: here is its message alone.
    assert chain(fail, "fields below") == [outer, (RuntimeError, "above"), (RuntimeError, "line 10: x")]
    with pytest.raises(ValueError) as caught:
        fail("fields")
    assert type(caught.value) is e.Misread and (caught.value.text, caught.value.line) == ("x", 7)
    with pytest.raises(RuntimeError) as caught:
        fail("fields context")
    found = caught.value.__cause__.__cause__
    assert (found.text, found.line, found.__cause__) == ("x", 8, None)
    text = "".join(traceback.format_exception(type(found), found, found.__traceback__))
    assert "dynamic.rs" not in text


def test_what_only_anyhow_is_asked():
    missing = (FileNotFoundError, "[Errno 2] No such file or directory")
    assert chain(e.anyhow, "io") == [missing]
    assert chain(e.anyhow, "tagged") == [(e.Broken, "broken"), missing]
    assert chain(e.anyhow, "by hand") == [(e.Other, "other")]
    assert chain(e.anyhow, "own") == [(RuntimeError, "unreadable"), missing]
    assert chain(e.anyhow, "wrapped") == [(RuntimeError, "outer"), (KeyError, "'in io'")]
    assert chain(e.anyhow, "cause") == [(RuntimeError, "outer"), (ValueError, "of Python"), (KeyError, "'deep'")]
    assert chain(e.anyhow, "call") == [(RuntimeError, "no object")]
    assert chain(e.with_source) == [(e.Outer, "outer"), (e.Broken, "broken")]
    assert chain(e.detached) == [(RuntimeError, "outer"), (RuntimeError, "inner")]
    with pytest.raises(FileNotFoundError) as caught:
        e.anyhow("io")
    assert caught.value.errno == 2


def test_an_exception_stays_the_very_one():
    raised = ZeroDivisionError("mine")

    def call():
        raise raised

    with pytest.raises(RuntimeError) as caught:
        e.anyhow("call", call)
    assert str(caught.value) == "while calling" and caught.value.__cause__ is raised
    text = "".join(traceback.format_exception(type(caught.value), caught.value, caught.value.__traceback__))
    assert "direct cause" in text and "in call" in text
    assert e.anyhow("call", int) == 1


def test_leaks(leaks):
    def call():
        raise ZeroDivisionError

    leaks(lambda: e.anyhow("call", call), call, raises=RuntimeError)
    leaks(lambda: e.anyhow("io"), raises=OSError)
    leaks(lambda: e.anyhow("wrapped"), raises=RuntimeError)
    leaks(lambda: e.anyhow("tagged"), raises=e.Broken)
    leaks(lambda: e.eyre("context"), raises=RuntimeError)
    leaks(lambda: e.eyre("fields cause"), raises=RuntimeError)
    leaks(lambda: e.anyhow("fields context"), raises=RuntimeError)
    leaks(lambda: e.anyhow("fields"), raises=e.Misread)
    leaks(lambda: e.eyre("python"), raises=ValueError)


def test_no_exception_is_lost_that_is_handled():
    try:
        raise LookupError
    except LookupError as handled:
        assert sys.exc_info()[1] is handled
        with pytest.raises(RuntimeError) as caught:
            e.anyhow("context")
        assert caught.value.__context__ is handled
