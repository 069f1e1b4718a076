"""Any number of arguments, typed: tests/python/src/stars.rs."""

import builtins
import inspect

import pytest
from topics import stars


def test_typed_positionals():
    assert stars.total() == 0
    assert stars.total(1, 2, 3) == 6
    assert stars.joined("-") == ""
    assert stars.joined("-", "a", "b") == "a-b"
    assert stars.last(1, 2.5) == 2.5 and stars.last() is None
    assert str(inspect.signature(stars.joined)) == "(sep, *words)"


def test_typed_keywords():
    assert stars.counts() == 0
    assert stars.counts(a=1, b=255) == 256
    assert stars.sorted_names(b=1, a=None, start=7) == (7, ["a", "b"])
    assert stars.sorted_names() == (0, [])
    assert str(inspect.signature(stars.sorted_names)) == "(*, start=0, **named)"


def test_python_objects():
    assert stars.raw(1, "a", k=[]) == ((1, "a"), {"k": []})
    assert stars.raw() == ((), {})


@pytest.mark.parametrize(
    "call, class_, parameter",
    [
        (lambda: stars.total(1, "2"), TypeError, "numbers"),
        (lambda: stars.total(1, 1 << 70), OverflowError, "numbers"),
        (lambda: stars.joined("-", "a", 1), TypeError, "words"),
        (lambda: stars.counts(a=256), OverflowError, "counts"),
        (lambda: stars.counts(a="x"), TypeError, "counts"),
    ],
)
def test_a_wrong_one_is_named(call, class_, parameter):
    with pytest.raises(class_) as caught:
        call()
    said = str(caught.value) + " ".join(getattr(caught.value, "__notes__", []))
    assert parameter in said


def test_keywords_go_where_they_belong():
    with pytest.raises(TypeError, match="unexpected keyword argument 'numbers'"):
        stars.total(numbers=1)
    assert stars.sorted_names(named=1) == (0, ["named"])


def test_nothing_leaks(leaks):
    words = ["%d words" % number for number in range(3)]
    leaks(lambda: stars.joined("-", *words), *words)
    leaks(lambda: stars.raw(*words, a=words), words)
    leaks(lambda: stars.total(1, words), words, raises=TypeError)
    leaks(lambda: stars.counts(a=words), words, raises=TypeError)


def test_errors_without_a_class():
    with pytest.raises(LookupError) as caught:
        stars.plain()
    assert type(caught.value) is LookupError and caught.value.args == ("as the module says",)
    with pytest.raises(KeyError) as caught:
        stars.plain_here()
    assert caught.value.args == ("as the function says",)


@pytest.mark.parametrize(
    "name, kin", [("EncodingWarning", Warning), ("PythonFinalizationError", RuntimeError)]
)
def test_younger_exceptions(name, kin):
    expected = getattr(builtins, name, kin)
    with pytest.raises(expected) as caught:
        stars.raise_younger(name)
    assert type(caught.value) is expected


def test_a_group_needs_its_parts():
    # As its constructor says; before 3.11 a BaseException takes its place, and any arguments.
    expected = TypeError if hasattr(builtins, "BaseExceptionGroup") else BaseException
    try:
        stars.raise_younger("not an exception")
    except BaseException as error:
        assert isinstance(error, (expected, ValueError)), repr(error)
    else:
        raise AssertionError("nothing was raised")


def test_a_module_named_by_a_keyword():
    assert stars.of_a_keyword() == 1
