"""Binding of arguments: results and errors are word for word those of a `def`, in every version."""

import inspect
import os
import sys

import make_signatures
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from test_conversions_properties import examples
from topics import signatures

FUNCTIONS = [
    function
    for function in make_signatures.functions()
    # Before 3.8 no `def` can have positional-only parameters.
    if sys.version_info >= (3, 8) or "/" not in make_signatures.signature(function)
]


class Name(str):
    """A keyword that is no plain `str`."""


def make_def(function):
    """What the Rust function is to be like."""
    names = [param.name for param in function.params]
    if function.none_left:
        names[-1] += " or None"
    answer = "".join(name + ", " for name in names)
    namespace = {}
    signature = make_signatures.signature(function)
    exec("def {}{}: return ({})".format(function.name, signature, answer), namespace)
    return namespace[function.name]


PYTHON = {function.name: make_def(function) for function in FUNCTIONS}


def outcome(function, args, kwargs):
    """What a call answers with or raises, in a form that tells `1` from `True` and a `Name` from a `str`."""
    try:
        answer = function(*args, **kwargs)
    except TypeError as error:
        return ("raised", type(error), str(error))
    return ("answered", described(answer))


def described(value):
    if isinstance(value, tuple):
        return [type(value), [described(item) for item in value]]
    if isinstance(value, dict):
        return [type(value), [(described(key), described(item)) for key, item in value.items()]]
    return [type(value), value]


def near(name):
    """Names like this one, with a letter more, less, other, or in the other case."""
    inside, between = st.integers(0, len(name) - 1), st.integers(0, len(name))
    return st.one_of(
        st.builds(lambda at, letter: name[:at] + letter + name[at:], between, st.sampled_from("aé_x")),
        st.builds(lambda at: name[:at] + name[at + 1 :], inside),
        st.builds(lambda at, letter: name[:at] + letter + name[at + 1 :], inside, st.sampled_from("bS")),
        st.just(name.swapcase()),
        st.just(name + "s"),
        st.just(name + "\ud800"),
        st.just(name[::-1]),
    )


# Made once: making a strategy takes longer than using it.
NEAR = {name: near(name) for name in make_signatures.NAMES}

ODD_NAMES = ["", "0", "class", "no name", "naïve", "ключ", "\ud800", "a\0b", "'", "%s", "\U0001f40d"]
ODD_NAMES.append("x" * 70)


def keywords(function):
    """Names to call it by: its own, those that are nearly so, and others."""
    own = [param.name for param in function.params if param.name in NEAR] or ["a"]
    name = st.one_of(
        st.sampled_from(own),
        st.sampled_from(own),
        st.one_of([NEAR[name] for name in own]),
        st.sampled_from(make_signatures.NAMES),
        st.sampled_from(ODD_NAMES),
        st.text(max_size=3),
    )
    named = st.one_of(name, name, name.map(Name))
    return st.lists(named, max_size=5, unique=True)


def calls(function):
    """A function, how many positional arguments, and the names of the others."""
    wanted = sum(param.kind in (make_signatures.POSITIONAL, make_signatures.ANY) for param in function.params)
    own = [param.name for param in function.params if param.kind not in ("*", "**")]
    some = st.tuples(st.permutations(own), st.integers(0, len(own))).map(lambda both: both[0][both[1] :])
    counts = st.one_of(st.integers(0, 8), st.integers(max(0, wanted - 2), wanted + 1))
    return st.tuples(st.just(function), counts, st.one_of(keywords(function), some))


CALLS = {function.name: calls(function) for function in FUNCTIONS}


# Other calls in each version and with the layouts on and off; the same ones in the next run.
@seed("{} {}".format(sys.version_info[:2], os.environ.get("KEELBACK_LAYOUT")))
@settings(examples(500), derandomize=False)
@given(st.sampled_from(FUNCTIONS).flatmap(lambda function: CALLS[function.name]))
def test_like_a_def(call):
    function, positional, names = call
    args = tuple(range(100, 100 + positional))
    kwargs = {name: 200 + index for index, name in enumerate(names)}
    rust, python = getattr(signatures, function.name), PYTHON[function.name]
    assert outcome(rust, args, kwargs) == outcome(python, args, kwargs)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_every_count_and_every_keyword(function):
    rust, python = getattr(signatures, function.name), PYTHON[function.name]
    own = [param.name for param in function.params if param.kind not in ("*", "**")]
    for positional in range(9):
        args = tuple(range(positional))
        assert outcome(rust, args, {}) == outcome(python, args, {})
        for first in range(len(own)):
            for last in range(first + 1, len(own) + 1):
                kwargs = dict.fromkeys(own[first:last], "given")
                assert outcome(rust, args, kwargs) == outcome(python, args, kwargs)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_keywords_must_be_strings(function):
    rust, python = getattr(signatures, function.name), PYTHON[function.name]
    for kwargs in ({1: 2}, {"nothing like it": 1, 2: 3}, {None: 1, "key": 2}):
        # Who finds it out, the caller or the function, depends on the version and tells in the message.
        with pytest.raises(TypeError) as caught:
            rust(**kwargs)
        with pytest.raises(TypeError) as wanted:
            python(**kwargs)
        messages = str(caught.value), str(wanted.value)
        assert messages[0] == messages[1] or messages[0].endswith("keywords must be strings")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_signature(function):
    text = make_signatures.signature(function)
    if any(ord(letter) > 127 for letter in text):
        # `inspect` reads ASCII only from functions that are not written in Python.
        with pytest.raises(ValueError):
            inspect.signature(getattr(signatures, function.name))
        return
    if "..." in text and sys.version_info < (3, 8):
        pytest.skip("`inspect` leaves out parameters with this default")
    rust, python = getattr(signatures, function.name), PYTHON[function.name]
    assert str(inspect.signature(rust)) == str(inspect.signature(python))


def test_arguments_are_released():
    """Whatever the way a call takes: no object is kept, and none is released too often."""
    values = [object() for _ in range(8)]
    before = [sys.getrefcount(value) for value in values]
    for function in FUNCTIONS:
        rust = getattr(signatures, function.name)
        own = [param.name for param in function.params if param.kind not in ("*", "**")]
        for positional in range(9):
            for names in (own, own[positional:], own[positional:] + ["other"], ["other", "another"]):
                outcome(rust, values[:positional], dict(zip(names, values)))
    assert [sys.getrefcount(value) for value in values] == before


def test_the_file_is_what_the_script_writes():
    assert make_signatures.FILE.read_text(encoding="utf-8") == make_signatures.text()
