"""Errors: raised in Rust, passed through Rust, and panics."""

import _thread
import builtins
import copy
import errno
import os
import pickle
import signal
import sys
import traceback

import pytest
from processes import succeeds
from topics import errors

# Python has had the others since 3.7; see test_stars.py for what came later.
NEWER = (
    "EncodingWarning",
    "BaseExceptionGroup",
    "ExceptionGroup",
    "PythonFinalizationError",
    "ImportCycleError",
)
# These are made of more than a message.
OF_PARTS = ("UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError")
BUILTIN = [
    name
    for name, value in sorted(vars(builtins).items())
    if isinstance(value, type)
    and issubclass(value, BaseException)
    and not name.startswith("_")
    and name not in NEWER
]


def raised(function, *args, **kwargs):
    """The exception that a call raises."""
    try:
        function(*args, **kwargs)
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize("name", BUILTIN)
def test_builtin(name):
    class_ = getattr(builtins, name)
    error = raised(errors.raise_builtin, "Py" + class_.__name__, "the message")
    if name in OF_PARTS:
        assert type(error) is TypeError
        return
    assert type(error) is class_
    assert error.args == ("the message",)


def test_arguments():
    error = raised(errors.raise_with_arguments, 1, "two")
    assert type(error) is LookupError and error.args == (1, "two")
    error = raised(errors.raise_decode_error)
    assert type(error) is UnicodeDecodeError
    assert error.args == ("ascii", b"a\xff", 1, 2, "why not")


def test_exported_classes():
    assert errors.ShapeError.__bases__ == (ValueError,)
    assert errors.UnitError.__bases__ == (errors.ShapeError,)
    assert errors.Rare.__mro__[:4] == (errors.Rare, errors.UnitError, errors.ShapeError, ValueError)
    assert errors.ShapeError.__doc__ == "Whatever goes wrong with shapes."
    assert errors.ShapeError.__name__ == errors.ShapeError.__qualname__ == "ShapeError"
    assert errors.ShapeError.__module__ == "topics.errors"


def test_exported_errors():
    error = raised(errors.shape, "square")
    assert type(error) is errors.ShapeError and error.args == ("bad shape: square",)
    error = raised(errors.unit, "q")
    assert type(error) is errors.UnitError and str(error) == 'unknown unit "q"'
    assert error.__cause__ is None
    assert errors.unit("2.5 m") == 2.5
    assert type(raised(errors.rare)) is errors.Rare
    with pytest.raises(ValueError):
        errors.rare()


def test_exported_classes_from_python():
    class Sub(errors.Rare):
        pass

    assert isinstance(Sub("x"), errors.ShapeError)
    assert raised(errors.raise_value, Sub("x")).args == ("x",)
    error = errors.UnitError("a", 1)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is errors.UnitError and again.args == ("a", 1)


def test_own_conversion():
    error = raised(errors.own, 3)
    assert type(error) is IndexError and error.args == ("own", 3)
    assert issubclass(errors.Own, KeyError)


def causes(error):
    while error is not None:
        yield type(error), str(error)
        error = error.__cause__


def test_sources_are_causes():
    assert list(causes(raised(errors.unit, "x m"))) == [
        (errors.UnitError, "no number"),
        (Exception, "invalid float literal"),
    ]
    assert list(causes(raised(errors.unit, "deep"))) == [
        (errors.UnitError, "deep"),
        (Exception, "layer 2"),
        (Exception, "layer 1"),
        (Exception, "layer 0"),
    ]


def test_foreign_errors():
    assert list(causes(raised(errors.foreign))) == [(KeyError, "'layer 1'"), (Exception, "layer 0")]
    assert list(causes(raised(errors.foreign_as_ours))) == [(errors.UnitError, "layer 0")]
    assert type(raised(errors.foreign_by_crate, "maybe")) is LookupError
    assert errors.foreign_by_crate("true") is True


def test_errors_of_std():
    error = raised(errors.parse_int, "x")
    assert type(error) is ValueError and str(error) == "invalid digit found in string"
    assert type(raised(errors.narrow, 256)) is OverflowError


@pytest.mark.parametrize("data", [b"ab\xff", b"ab\xe2\x82", b"\xc3(", b"\x80"])
def test_utf8(data):
    error, wanted = raised(errors.decode, data), raised(data.decode)
    assert type(error) is UnicodeDecodeError
    assert (error.encoding, error.object) == (wanted.encoding, wanted.object)
    assert (error.start, error.end) == (wanted.start, wanted.end)
    # Python tells more ways to be invalid than Rust does.
    end = "unexpected end of data"
    assert error.reason == (end if wanted.reason == end else "invalid utf-8")
    assert isinstance(raised(errors.decode_borrowed, data), UnicodeError)
    assert errors.decode("é".encode()) == "é"


@pytest.mark.parametrize(
    "code",
    [
        errno.ENOENT,
        errno.EACCES,
        errno.EEXIST,
        errno.EPIPE,
        errno.EINTR,
        errno.ETIMEDOUT,
        errno.EISDIR,
        errno.EINVAL,
    ],
)
def test_os_error(code):
    error, wanted = raised(errors.os_error, code), OSError(code, os.strerror(code))
    assert type(error) is type(wanted)
    assert (error.errno, error.strerror, error.args) == (wanted.errno, wanted.strerror, wanted.args)


def test_io_error():
    with pytest.raises(FileNotFoundError) as caught:
        errors.read_file("/nowhere/at all")
    assert caught.value.errno == errno.ENOENT
    assert str(raised(errors.io_error, "Other", "here")) == "here"


@pytest.mark.parametrize(
    "kind, wanted",
    [
        ("NotFound", FileNotFoundError),
        ("PermissionDenied", PermissionError),
        ("ConnectionRefused", ConnectionRefusedError),
        ("ConnectionReset", ConnectionResetError),
        ("ConnectionAborted", ConnectionAbortedError),
        ("BrokenPipe", BrokenPipeError),
        ("AlreadyExists", FileExistsError),
        ("WouldBlock", BlockingIOError),
        ("TimedOut", TimeoutError),
        ("Interrupted", InterruptedError),
        ("IsADirectory", IsADirectoryError),
        ("NotADirectory", NotADirectoryError),
        ("OutOfMemory", MemoryError),
        ("UnexpectedEof", OSError),
        ("Other", OSError),
    ],
)
def test_io_error_by_its_kind(kind, wanted):
    assert type(raised(errors.io_error, kind, "here")) is wanted


def test_through_io_error():
    error = KeyError("key")

    def fails():
        raise error

    assert raised(errors.through_io, fails) is error


def test_a_failed_conversion_keeps_its_exception():
    class Bad:
        def __index__(self):
            raise LookupError("no index")

    error = raised(errors.convert_int, Bad(), True)
    assert type(error) is LookupError
    told = "argument 'number'"
    if sys.version_info >= (3, 11):
        assert error.args == ("no index",) and error.__notes__ == [told]
    else:
        assert error.args == (told + ": no index",)
    assert type(raised(errors.convert_int, 2**63, True)) is OverflowError
    assert type(raised(errors.convert_int, 1, "x")) is TypeError


def test_panics():
    for _ in range(3):
        error = raised(errors.panic_text)
        assert type(error).__name__ == "PanicException"
        assert isinstance(error, RuntimeError)
        assert str(error).startswith("plain text")
        assert "errors.rs:" in str(error)
    assert str(raised(errors.panic_formatted, 7)).startswith("the number was 7")
    assert "len is 3 but the index is 9" in str(raised(errors.index_out_of_range, 9))
    assert errors.index_out_of_range(0) == ord("a")


def test_panics_without_text():
    for function in (errors.panic_value, errors.panic_twice):
        error = raised(function)
        assert type(error).__name__ == "PanicException"
        assert "not text" in str(error)


def test_the_panic_class_can_be_imported():
    class_ = type(raised(errors.panic_text))
    assert getattr(sys.modules[class_.__module__], class_.__name__) is class_
    again = pickle.loads(pickle.dumps(raised(errors.panic_text)))
    assert type(again) is class_


def test_an_exception_passes_through():
    error = KeyError("key")

    def fails():
        raise error

    assert raised(errors.pass_on, fails) is error
    frames = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    assert frames == ["raised", "fails"]


@pytest.mark.parametrize("class_", [KeyboardInterrupt, SystemExit, GeneratorExit, StopIteration])
def test_what_is_no_error_passes_through(class_):
    def fails():
        raise class_("stop")

    with pytest.raises(class_, match="stop"):
        errors.pass_on(fails)


def test_ctrl_c():
    def interrupt():
        _thread.interrupt_main()
        errors.check_signals()

    # A process started in the background ignores the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert type(raised(errors.pass_on, interrupt)) is KeyboardInterrupt
        assert errors.check_signals() is None
    finally:
        signal.signal(signal.SIGINT, before)


def test_looked_at_in_rust():
    first, second = KeyError("first"), ValueError("second")

    def fails():
        try:
            raise first
        except KeyError:
            raise second from IndexError("cause")

    value, class_, trace, cause, context = errors.caught(fails)
    assert value is second and class_ is ValueError and context is first
    assert type(cause) is IndexError and cause.args == ("cause",)
    assert trace is second.__traceback__
    assert traceback.extract_tb(trace)[-1].name == "fails"
    assert errors.caught(lambda: None) == ()


def test_made_in_rust():
    value, cause, context = KeyError("value"), ValueError("cause"), IndexError("context")
    error = raised(errors.raise_value, value, cause, context, "a note")
    assert error is value and error.__cause__ is cause and error.__context__ is context
    assert error.__notes__ == ["a note"]
    raised(errors.raise_value, value, note="another")
    assert error.__notes__ == ["a note", "another"]


def test_made_of_classes_and_of_what_is_none():
    assert raised(errors.raise_value, KeyError).args == ()
    assert type(raised(errors.raise_value, 7)) is TypeError
    assert "derive from BaseException" in str(raised(errors.raise_value, int))


def test_raised_while_another_is_handled():
    try:
        try:
            raise LookupError("first")
        except LookupError as first:
            errors.shape("square")
    except errors.ShapeError as second:
        assert type(second.__context__) is LookupError
        assert second.__cause__ is None


def test_shown():
    assert errors.shown(KeyError("key")) == ("KeyError: 'key'", "PyErr(KeyError('key'))", True)
    assert errors.shown(ValueError()) == ("ValueError", "PyErr(ValueError())", False)
    assert errors.is_same_twice()


def test_from_another_thread():
    assert raised(errors.from_another_thread).args == ("far away",)


def test_errors_before_anything_else():
    code = """
from topics.errors import Rare, rare
try:
    rare()
except Rare as error:
    print(repr(error))
"""
    assert succeeds(code).strip() in ("Rare('rare')", "Rare('rare',)")


def test_nothing_leaks(leaks):
    error = KeyError("key")
    value = object()

    def fails():
        raise error.with_traceback(None)

    leaks(lambda: errors.shape("x"), raises=errors.ShapeError)
    leaks(lambda: errors.unit("deep"), raises=errors.UnitError)
    leaks(lambda: errors.os_error(2), raises=OSError)
    leaks(lambda: errors.decode(b"\xff"), raises=ValueError)
    leaks(lambda: errors.pass_on(fails), error, raises=KeyError)
    leaks(lambda: errors.through_io(fails), error, raises=KeyError)
    leaks(lambda: errors.caught(fails), error)
    leaks(lambda: errors.convert_int(value, True), value, raises=TypeError)
    leaks(lambda: errors.panic_text(), raises=RuntimeError)
    leaks(lambda: errors.raise_value(KeyError(1), ValueError(2), IndexError(3), "note"), raises=KeyError)
    leaks(lambda: errors.from_another_thread(), raises=KeyError)
