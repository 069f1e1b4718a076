"""Exceptions as Rust errors, and Rust errors as exceptions."""

import json
import sys
import traceback
import warnings

import pytest
from topics import api_any
from topics import api_errors as api


def test_sources():
    outer = RuntimeError("outer")
    outer.__cause__ = KeyError("middle")
    outer.__cause__.__cause__ = OSError(2, "inner")
    assert api.chain(outer) == ["RuntimeError: outer", "KeyError: 'middle'", "FileNotFoundError: [Errno 2] inner"]
    assert api.chain(ValueError()) == ["ValueError"]
    assert api.chain(1) == ["TypeError: exceptions must derive from BaseException"]


def test_what_is_only_context_is_no_source():
    one = ValueError("one")
    one.__context__ = KeyError("context")
    assert api.chain(one) == ["ValueError: one"]


def test_declared_exceptions(leaks):
    declared, derived, imported = api.declared()
    assert imported is json.JSONDecodeError
    assert (declared.__name__, declared.__module__, declared.__doc__) == (
        "Declared",
        "topics.api_errors",
        "Declared in Rust.",
    )
    assert declared.__bases__ == (ValueError,) and derived.__bases__ == (declared,)
    assert api.declared()[0] is declared
    with pytest.raises(declared) as caught:
        api.raise_declared("Declared")
    assert type(caught.value) is declared and caught.value.args == ("message",)
    assert api.kinds(caught.value) == (True, False, False, False)
    with pytest.raises(declared) as caught:
        api.raise_declared("Derived")
    assert type(caught.value) is derived and caught.value.args == ("several", 1)
    assert api.kinds(caught.value) == (True, True, False, False)
    leaks(lambda: api.raise_declared("Derived"), raises=declared)


def test_imported_exceptions():
    with pytest.raises(json.JSONDecodeError) as caught:
        api.raise_declared("JSONDecodeError")
    assert (caught.value.msg, caught.value.pos) == ("message", 3)
    assert api.kinds(caught.value) == (False, False, True, False)
    with pytest.raises(RuntimeError, match="the exception class nowhere.Missing: ModuleNotFoundError: No module named 'nowhere'"):
        api.raise_declared("Missing")


def test_matching():
    one = KeyError("k")
    assert api.matches(one, KeyError) == (True, True)
    assert api.matches(one, LookupError) == (True, True)
    assert api.matches(one, (ValueError, LookupError)) == (True, True)
    assert api.matches(one, ValueError) == (False, False)


def test_exceptions_of_a_class_known_at_run_time():
    assert repr(api.from_type(KeyError, "k")) == "KeyError('k')"
    assert api.from_type(KeyError, ("k", 1)).args == ("k", 1)
    assert api.from_type(OSError, (2, "no")).errno == 2
    assert type(api.from_type(OSError, (2, "no"))) is FileNotFoundError
    assert repr(api.from_type(int, "k")).startswith("TypeError(")


def test_warnings():
    with pytest.warns(UserWarning, match="slow") as caught:
        api.warn(UserWarning, "slow")
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DeprecationWarning, match="gone"):
            api.warn(DeprecationWarning, "gone", 2)
    with pytest.raises(TypeError):
        api.warn(1, "no category")
    with pytest.raises(ValueError, match="null bytes"):
        api.warn(UserWarning, "a\0b")


def test_warnings_about_a_place():
    with pytest.warns(UserWarning, match="there") as caught:
        api.warn_explicit(UserWarning, "there", "there.py", 7)
    assert (caught[0].filename, caught[0].lineno) == ("there.py", 7)
    registry = {}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(3):
            api.warn_explicit(UserWarning, "there", "there.py", 7, "there", registry)
    assert len(caught) == 1 and registry


def test_groups(leaks):
    several = [KeyError("a"), ValueError("b")]
    with pytest.raises(Exception) as caught:
        api.raise_group("two failed", several)
    group = caught.value
    assert group.args[0] == "two failed"
    assert list(group.exceptions) == several
    assert api.in_group(group) == several
    assert api.in_group(ValueError()) is None
    if sys.version_info >= (3, 11):
        assert type(group) is ExceptionGroup
        with pytest.raises(BaseExceptionGroup) as caught:
            api.raise_group("interrupted", [KeyboardInterrupt(), ValueError()])
        assert type(caught.value) is BaseExceptionGroup
        with pytest.raises(ValueError, match="non-empty"):
            api.raise_group("empty", [])
    leaks(lambda: api.raise_group("two failed", several), *several, raises=Exception)


def test_tracebacks():
    one, other = ValueError("one"), None
    try:
        raise KeyError
    except KeyError as error:
        other = error.__traceback__
    assert api.set_traceback(one, other) is other is one.__traceback__
    assert api.set_traceback(one, None) is None is one.__traceback__


def test_occurred():
    assert api.occurred() == (False, True, True)


WITHOUT_ENTRIES = sys.version_info[:2] == (3, 13) and not getattr(sys, "_is_gil_enabled", lambda: True)()


@pytest.mark.skipif(WITHOUT_ENTRIES, reason="3.13 without a GIL keeps every code object for ever")
@pytest.mark.parametrize(
    "how, error, line", [("made", ValueError, 0), ("converted", ValueError, 1), ("declared", ValueError, 2)]
)
def test_tracebacks_name_the_place_in_the_rust_source(how, error, line):
    with pytest.raises(error) as caught:
        api.raise_here(how)
    entries = traceback.extract_tb(caught.value.__traceback__)
    assert [entry.name for entry in entries][-1] == "<rust>"
    last = entries[-1]
    assert last.filename.replace("\\", "/").endswith("src/python_api/raised.rs")
    assert last.lineno == api.HERE + line
    assert entries[-2].filename == __file__


OF_STD = {
    ValueError: "ParseIntError ParseFloatError ParseBoolError ParseCharError CharTryFromError AddrParseError TryFromSliceError "
    "SystemTimeError TryFromFloatSecsError StripPrefixError JoinPathsError VarError NulError FromBytesWithNulError",
    OverflowError: "TryFromIntError",
    UnicodeError: "DecodeUtf16Error FromUtf16Error IntoStringError",
    RuntimeError: "BorrowError BorrowMutError fmt::Error RecvError",
    MemoryError: "LayoutError TryReserveError",
}


def test_each_error_of_the_standard_library_has_its_class():
    wanted = {name: kind for kind, names in OF_STD.items() for name in names.split()}
    assert {name: type(error) for name, error in api.of_std()} == wanted
    assert all(str(error) for _, error in api.of_std())


def test_an_error_that_was_reported_and_not_raised():
    error = api.fetched_without()
    assert type(error) is SystemError
    assert str(error) == "an error was reported, but no exception was set"


def test_what_the_runtime_raises_names_no_place_of_its_own():
    with pytest.raises(TypeError, match="have no order") as caught:
        api_any.compare(float("nan"), 1.0)
    assert [entry.filename for entry in traceback.extract_tb(caught.value.__traceback__)] == [__file__]
