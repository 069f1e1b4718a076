"""Functions: parameters of every kind, docs and signatures, overloads."""

import inspect
import pickle
import pydoc
import sys
import threading

import pytest
from topics import functions as f
from topics import signatures


def test_positional_and_keyword():
    assert f.add(1, 2) == 3
    assert f.add(a=1, b=2) == 3
    assert f.add(1, b=2) == 3


def test_defaults():
    assert f.area(2) == "2 m"
    assert f.area(2, 3, unit="cm") == "6 cm"


def test_nothing():
    assert f.noop() is None
    with pytest.raises(TypeError) as caught:
        f.noop(1)
    assert str(caught.value) == "noop() takes 0 positional arguments but 1 was given"


def test_all_kinds_at_once():
    assert f.kinds(1, d=True) == "1 2 Some(3.0) () true five None"
    assert f.kinds(1, 20, None, 4, 5, d=False, e="E", more=6) == "1 20 None (4, 5) false E Some({'more': 6})"
    assert f.kinds(1, d=True, a=2, b=3) == "1 2 Some(3.0) () true five Some({'a': 2, 'b': 3})"
    assert str(inspect.signature(f.kinds)) == "(a, b=2, /, c=3, *rest, d, e='five', **left)"


def test_other_names():
    assert f.renamed("a") == "a->b false"
    assert f.renamed(from_="a", to="c", lambda_=True) == "a->c true"
    assert f.type(3, 1) == 2
    assert f.type(**{"match": 3, "fn": 1}) == 2


def test_literals():
    assert f.literals() == (
        None,
        True,
        -3,
        123456789012345678901234567890,
        -1500.0,
        'it\'s "é"\n',
        b"\x00\xff",
        ...,
        [1, [2, "x"]],
        (1, "a"),
        (1,),
        (),
        {"k": [1], 2: None},
        {1, 2},
    )


def test_a_mutable_default_is_new_in_each_call():
    first = f.literals()
    first[8].append("more")
    first[12].clear()
    first[13].add(3)
    assert f.literals()[8] == [1, [2, "x"]]
    assert f.literals()[12] == {"k": [1], 2: None}
    assert f.literals()[13] == {1, 2}


def test_literals_of_a_known_rust_form():
    assert f.rust_literals() == '-1 2.5 é owned None Some(7) Some("some") true'
    assert f.rust_literals(1, 2, "c", "d", 5, None, None, False) == "1 2 c d Some(5) None None false"


def test_defaults_in_rust():
    assert f.limited(100) == "42 mm"
    assert f.limited(100, 7, unit="m") == "7 m"


def test_injected_token_and_module():
    assert f.with_token(1, 2) == "sys3"
    assert str(inspect.signature(f.with_token)) == "(a, b)"
    assert f.module_name("!") == "topics.functions!"
    assert str(inspect.signature(f.module_name)) == "(suffix)"


def test_convert():
    assert f.converted(4) == (8, 5)
    assert f.converted(4, b=10) == (8, 20)
    with pytest.raises(TypeError) as caught:
        f.converted("4")
    assert names_argument(caught.value, "a")


def names_argument(error, name):
    """Whether a failed conversion says whose it was: in a note, and before 3.11 in front."""
    told = "argument '{}'".format(name)
    if sys.version_info >= (3, 11):
        return told in error.__notes__ and told not in str(error)
    return str(error).startswith(told + ": ")


def test_a_failed_conversion_names_the_parameter():
    with pytest.raises(TypeError) as caught:
        f.add(1, "x")
    assert names_argument(caught.value, "b")
    with pytest.raises(OverflowError) as caught:
        f.add(2**64, 1)
    assert names_argument(caught.value, "a")
    with pytest.raises(TypeError) as caught:
        f.renamed("a", 1)
    assert names_argument(caught.value, "to")


def test_nogil_lets_other_threads_run():
    helper = threading.Timer(0.05, f.raise_flag)
    helper.start()
    assert f.wait_for_flag(20.0)
    helper.join()


def test_nogil_converts_attached():
    assert f.parse_detached("12") == 12
    assert f.parse_detached("ff", base=16) == 255
    with pytest.raises(ValueError, match="invalid digit"):
        f.parse_detached("x")
    with pytest.raises(TypeError):
        f.parse_detached(1)


class Indexable:
    def __index__(self):
        return 5


class Interrupted:
    def __index__(self):
        raise KeyboardInterrupt("here")


def test_overload_takes_the_exact_type_first():
    assert f.show(1) == "int 1"
    assert f.show(1.0) == "float 1"
    assert f.show("a") == "str a"
    assert f.show("a", quote="'") == "str 'a'"


def test_overload_converts_when_nothing_is_exact():
    assert f.only_numbers(Indexable()) == 5
    # Any object is exactly what a handle takes.
    assert f.show(Indexable()).startswith("two <")
    assert f.only_numbers(2) == 2
    assert f.only_numbers(2, 3) == 6.0
    assert f.only_numbers(2, scale=3.0) == 6.0


def test_overload_by_count_and_keyword():
    assert f.show("a", "b") == "two a, b"
    assert f.show([1]) == "two [1], none"
    assert f.show("a", sep="-") == "two a-none"


def test_overload_refuses_with_all_signatures():
    with pytest.raises(TypeError) as caught:
        f.only_numbers("a", other=1)
    assert str(caught.value) == (
        "only_numbers() has no overload for (str, other=int); there are:\n"
        "    only_numbers(value: int) -> int\n"
        "    only_numbers(value: float, scale: float = 2.0) -> float"
    )
    with pytest.raises(TypeError):
        f.only_numbers()
    with pytest.raises(TypeError):
        f.only_numbers("a", **{"\ud800": 1})


def test_overload_passes_an_interrupt_on():
    with pytest.raises(KeyboardInterrupt):
        f.only_numbers(Interrupted())


def test_overload_docs():
    # No signature that `inspect` knows says what four do, so the text does.
    signatures, _, doc = f.show.__doc__.partition("\n\n")
    assert signatures.splitlines() == [
        "show(value: int, /) -> str",
        "show(value: float, /) -> str",
        "show(value: str, /, *, quote: str | None = None) -> str",
        'show(first: typing.Any, second: typing.Any = "none", *, sep: str = ", ") -> str',
    ]
    assert doc == "A whole number.\n\nAny number.\n\nText, perhaps in quotes.\n\nTwo of anything."
    with pytest.raises(ValueError):
        inspect.signature(f.show)


def test_echo():
    value = object()
    args, kwargs = f.echo(1, value, a=value)
    assert args == (1, value) and kwargs == {"a": value}
    given = {"a": 1}
    assert f.echo(**given)[1] is not given
    assert f.same(value) is value
    assert f.call_with(lambda got: got, value) is value


def test_docs():
    assert f.area.__doc__ == "Area of a rectangle.\n\nThe unit is only shown."
    assert f.area.__text_signature__ == "($module, w, h=1.0, *, unit='m')"
    assert str(inspect.signature(f.area)) == "(w, h=1.0, *, unit='m')"
    assert not f.undocumented.__doc__
    assert f.undocumented.__text_signature__ == "($module)"
    assert "area(w, h=1.0, *, unit='m')\n    Area of a rectangle." in pydoc.plain(pydoc.render_doc(f.area))
    assert "area(w, h=1.0, *, unit='m')" in pydoc.plain(pydoc.render_doc(f))


def test_names():
    assert f.area.__name__ == f.area.__qualname__ == "area"
    assert f.area.__module__ == "topics.functions"
    assert f.area.__self__ is f
    assert repr(f.area).startswith("<built-in function area")
    assert f.renamed.__name__ == "renamed" and not hasattr(f, "other_name")
    assert f.type.__name__ == "type"
    assert not hasattr(f, "show_int")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickled_by_name(protocol):
    assert pickle.loads(pickle.dumps(f.area, protocol)) is f.area


def test_nothing_leaks(leaks):
    value = object()
    leaks(lambda: f.literals(), value)
    leaks(lambda: f.kinds(1, 2, 3, value, d=True, key=value), value)
    leaks(lambda: f.echo(value, value, a=value), value)
    leaks(lambda: f.same(value), value)
    leaks(lambda: f.add(value, 1), value, raises=TypeError)
    leaks(lambda: f.only_numbers(value, other=value), value, raises=TypeError)
    leaks(lambda: f.show(value), value)
    leaks(lambda: f.kinds(1, value, a=value, b=value), value, raises=TypeError)
    leaks(lambda: f.call_with(lambda _: 1 / 0, value), value, raises=ZeroDivisionError)
    leaks(lambda: f.converted(1), value)
    leaks(lambda: f.module_name("x"), value)
    leaks(lambda: f.parse_detached("1"), value)


def test_a_name_that_is_not_ascii():
    assert signatures.s10(1, größe=2, columns=3) == (1, 2, 3)
    assert signatures.s10.__doc__.startswith("s10(a_rather_long_game, größe, *, columns)")
    assert signatures.s10.__text_signature__ is None
    with pytest.raises(ValueError, match="no signature found"):
        inspect.signature(signatures.s10)
