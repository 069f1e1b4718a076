"""Any object, from Rust: each operation does what Python itself does, exceptions included."""

import operator
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_conversions_properties import examples
from topics import api_any as api

UNARY = {
    "neg": operator.neg,
    "pos": operator.pos,
    "abs": abs,
    "invert": operator.invert,
    "hash": hash,
    "repr": repr,
    "str": str,
    "len": len,
    "truth": operator.truth,
    "is_empty": lambda one: len(one) == 0,
    "callable": callable,
    "type": type,
    "dir": dir,
    "is_none": lambda one: one is None,
}
BINARY = {
    name: getattr(operator, name)
    for name in (
        "add sub mul matmul truediv floordiv mod lshift rshift and_ or_ xor getitem lt le eq ne gt ge pow"
    ).split()
}
BINARY["divmod"] = divmod
BINARY_BOOL = {name: getattr(operator, name) for name in "lt le eq ne gt ge is_ contains".split()}


def outcome(function, *args):
    """What a call answers with, or what it raises, in a form that can be compared."""
    try:
        value = function(*args)
    except Exception as error:
        return type(error), str(error)
    return type(value), repr(value)


small = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.integers(-9, 9),
    st.floats(),
    st.complex_numbers(max_magnitude=1e6),
    st.text(max_size=5),
    st.binary(max_size=5),
)
values = st.recursive(
    small,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
        st.frozensets(st.integers(-9, 9), max_size=3),
        st.sets(st.integers(-9, 9), max_size=3),
        st.builds(range, st.integers(-5, 5)),
    ),
    max_leaves=6,
)


@examples(100)
@given(values, st.sampled_from(sorted(UNARY)))
def test_unary_operators(one, name):
    assert outcome(api.unary, name, one) == outcome(UNARY[name], one)


def harmless(name, left, right):
    """Whether Python can do it in the memory there is."""
    if name in ("pow", "lshift", "mul", "mod"):
        big = [one for one in (left, right) if isinstance(one, int) and abs(one) > 100]
        return not big and not (name == "mod" and isinstance(left, (str, bytes)))
    return True


@examples(300)
@given(values, values, st.sampled_from(sorted(BINARY)))
def test_binary_operators(left, right, name):
    if harmless(name, left, right):
        assert outcome(api.binary, name, left, right) == outcome(BINARY[name], left, right)


@examples(100)
@given(values, values, st.sampled_from(sorted(BINARY_BOOL)))
def test_operators_that_answer_with_a_bool(left, right, name):
    assert outcome(api.binary_bool, name, left, right) == outcome(BINARY_BOOL[name], left, right)


@examples(50)
@given(st.integers(-50, 50), st.integers(0, 50), st.integers(1, 50))
def test_power_with_a_modulus(base, exponent, modulus):
    assert api.power(base, exponent, modulus) == pow(base, exponent, modulus)


def test_compare():
    assert [api.compare(1, other) for other in (0, 1, 2)] == [1, 0, -1]
    with pytest.raises(TypeError, match="'<' not supported"):
        api.compare(1, "a")
    with pytest.raises(TypeError, match="float and float have no order"):
        api.compare(float("nan"), 1.0)


class Hostile:
    """Everything raises what the test can recognize."""

    def refuse(self, *args):
        raise OSError("no")

    __eq__ = __lt__ = __add__ = __getitem__ = __setitem__ = __delitem__ = __hash__ = refuse
    __contains__ = __len__ = __bool__ = __iter__ = __repr__ = __str__ = __call__ = __dir__ = refuse
    __neg__ = refuse

    @property
    def broken(self):
        raise OSError("no")


HOSTILE = Hostile()


def test_what_a_special_method_raises_is_passed_on(leaks):
    def calls():
        for name in "hash repr str len truth dir iter neg".split():
            with pytest.raises(OSError, match="^no$"):
                api.unary(name, HOSTILE)
        for name in "eq lt contains".split():
            with pytest.raises(OSError, match="^no$"):
                api.binary_bool(name, HOSTILE, 1)

    calls()
    leaks(calls, HOSTILE)


def test_attributes(leaks):
    class Plain:
        pass

    one = Plain()
    api.set_attribute(one, "name", [1])
    assert one.name == [1]
    assert api.get_attribute(one, "name") is one.name
    assert api.find_attribute(one, "name") == [[1]]
    assert api.has_attribute(one, "name")
    api.delete_attribute(one, "name")
    assert not hasattr(one, "name")
    assert not api.has_attribute(one, "name")
    assert api.find_attribute(one, "name") == []
    for call in (api.get_attribute, api.delete_attribute):
        with pytest.raises(AttributeError, match="name"):
            call(one, "name")
    with pytest.raises(AttributeError):
        api.set_attribute(1, "name", 2)
    leaks(lambda: api.find_attribute(one, "name"), one)
    leaks(lambda: api.set_attribute(one, "other", one.__class__), one)


def test_a_property_that_raises_something_else():
    for call in (api.get_attribute, api.find_attribute, api.has_attribute):
        with pytest.raises(OSError, match="^no$"):
            call(HOSTILE, "broken")


def test_items():
    place = {}
    api.set_item(place, "a", 1)
    assert place == {"a": 1}
    api.delete_item(place, "a")
    assert place == {}
    with pytest.raises(KeyError, match="a"):
        api.delete_item(place, "a")
    with pytest.raises(TypeError):
        api.set_item((1, 2), 0, 3)
    with pytest.raises(OSError):
        api.set_item(HOSTILE, 0, 1)
    with pytest.raises(OSError):
        api.delete_item(HOSTILE, 0)


def test_iteration(leaks):
    def yields():
        yield 1
        yield 2
        raise OSError("no")

    assert api.items(yields(), False) == [1, 2]
    with pytest.raises(OSError):
        api.items(yields(), True)
    assert api.items("abc", True) == ["a", "b", "c"]
    with pytest.raises(TypeError, match="not iterable"):
        api.items(1, True)
    leaks(lambda: api.items(yields(), True), raises=OSError)


def test_iterating_over_what_changes():
    grown = [1, 2, 3]

    def shrink():
        for item in list(grown):
            grown.clear()
            yield item

    assert api.items(shrink(), True) == [1, 2, 3]
    mapping = {1: 1, 2: 2}

    class Key:
        def __iter__(self):
            for key in mapping:
                mapping[key + 10] = 1
                yield key

    with pytest.raises(RuntimeError, match="changed size"):
        api.items(Key(), True)


def spy(*args, **kwargs):
    return args, kwargs


class Callable:
    def __call__(self, *args, **kwargs):
        return args, kwargs

    def method(self, *args, **kwargs):
        return args, kwargs

    @classmethod
    def of_class(cls, *args, **kwargs):
        return args, kwargs

    @staticmethod
    def static(*args, **kwargs):
        return args, kwargs

    def __init__(self, *args, **kwargs):
        self.got = args, kwargs


METHODS = ["method", "of_class", "static", "__call__"]
CALLABLES = [spy, Callable(), Callable().method, Callable.of_class, Callable.static, lambda *a, **k: (a, k)]


@pytest.mark.parametrize("function", CALLABLES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 12])
@pytest.mark.parametrize("keywords", [None, {}, {"key": 1}, {"key": 1, "other": 2}])
def test_calls(function, count, keywords):
    arguments = [object() for _ in range(count)]
    expected = tuple(arguments), keywords or {}
    assert api.call_spread(function, arguments, keywords) == expected
    assert api.call_tuple(function, tuple(arguments), keywords) == expected


def test_calls_leave_no_references(leaks):
    arguments = [object() for _ in range(12)]

    def calls():
        for function in CALLABLES:
            for count in (0, 1, 12):
                api.call_spread(function, arguments[:count])
                api.call_spread(function, arguments[:count], {"key": arguments[0]})
            api.call_tuple(function, tuple(arguments))
        for name in METHODS:
            for count in (0, 1, 2, 3):
                api.call_method(CALLABLES[1], name, arguments[:count])
                api.call_method(CALLABLES[1], name, arguments[:count], {"key": arguments[0]})

    leaks(calls, *CALLABLES, *arguments)


def test_a_class_is_called(leaks):
    made = api.call_spread(Callable, [1, 2], {"key": 3})
    assert made.got == ((1, 2), {"key": 3})
    assert api.call_spread(int, ["12"]) == 12
    assert api.call_spread(int, ["12"], {"base": 3}) == 5
    leaks(lambda: api.call_spread(Callable, [1, 2], {"key": 3}))


def test_calls_with_names_of_keywords(leaks):
    def spy(*args, **kwargs):
        return args, kwargs

    class Holder:
        method = staticmethod(spy)

        def own(self, *args, **kwargs):
            return args, kwargs

    one, two, three = object(), object(), object()
    assert api.call_keywords(spy, [one]) == ((), {"b": one})
    assert api.call_keywords(spy, [one, two]) == ((one,), {"b": two})
    assert api.call_keywords(spy, [one, two], 2) == ((), {"b": one, "gr\u00f6\u00dfe": two})
    assert api.call_keywords(spy, [one, two, three], 2) == ((one,), {"b": two, "gr\u00f6\u00dfe": three})
    for method in ("method", "own"):
        assert api.call_keywords(Holder(), [one, two], 1, method) == ((one,), {"b": two})
        assert api.call_keywords(Holder(), [one, two, three], 2, method)[0] == (one,)
    with pytest.raises(TypeError, match="a call names 2 keywords and has 1 arguments"):
        api.call_keywords(spy, [one], 2)
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        api.call_keywords(lambda a: a, [one, two])
    with pytest.raises(AttributeError):
        api.call_keywords(one, [one, two], 1, "missing")
    leaks(lambda: api.call_keywords(spy, [one, two, three], 2), one, two, three)
    leaks(lambda: api.call_keywords(Holder(), [one, two], 1, "own"), one, two)
    leaks(lambda: api.call_keywords(spy, [one], 2), one, raises=TypeError)


def test_a_tuple_of_rust_values_means_several_arguments():
    assert [api.call_plain(spy, count)[0] for count in range(5)] == [
        (),
        (1,),
        (1, "two"),
        (1, "two", (3.0, ())),
        ((), "two", [3], 4),
    ]


def test_what_a_call_raises(leaks):
    def fails(*args, **kwargs):
        raise OSError("no")

    for keywords in (None, {"a": 1}):
        with pytest.raises(OSError, match="^no$"):
            api.call_spread(fails, [1], keywords)
        leaks(lambda: api.call_spread(fails, [1], keywords), raises=OSError)
    with pytest.raises(TypeError, match="not callable"):
        api.call_spread(1, [1])
    with pytest.raises(TypeError, match="must be strings"):
        api.call_spread(spy, [], {1: 2})


def test_an_argument_that_cannot_be_converted(leaks):
    called = []
    with pytest.raises(TypeError, match="unhashable"):
        api.call_unconvertible(called.append)
    assert called == []
    leaks(lambda: api.call_unconvertible(spy), raises=TypeError)


@pytest.mark.parametrize("count", range(4))
@pytest.mark.parametrize("keywords", [None, {}, {"key": 1}])
@pytest.mark.parametrize("name", METHODS)
def test_methods(count, keywords, name):
    one = Callable()
    arguments = [object() for _ in range(count)]
    assert api.call_method(one, name, arguments, keywords) == (tuple(arguments), keywords or {})


def test_methods_of_builtins():
    assert api.call_method([3, 1, 2], "index", [2]) == 2
    assert api.call_method("a-b", "split", ["-"]) == ["a", "b"]
    assert api.call_method("a-b-c", "split", ["-"], {"maxsplit": 1}) == ["a", "b-c"]
    for arguments in ([], [1]):
        with pytest.raises(AttributeError, match="missing"):
            api.call_method(1, "missing", arguments)


def test_attribute_of_the_instance_is_no_method():
    one = Callable()
    one.own = spy
    assert api.call_method(one, "own", [1]) == ((1,), {})


def test_casts(leaks):
    assert api.casts(1) == (True, True, "int")
    assert api.casts(True) == (True, False, "int")
    assert api.casts("a") == (False, False, "expected int, got str")
    fresh = 10**40
    leaks(lambda: api.casts(fresh), fresh)


def test_instances():
    assert api.binary_bool("isinstance", True, int)
    assert api.binary_bool("isinstance", True, (str, int))
    assert not api.binary_bool("is_exact", True, int)
    assert api.binary_bool("is_exact", True, bool)
    with pytest.raises(TypeError):
        api.binary_bool("isinstance", True, 1)


def test_super():
    class Base:
        def who(self):
            return "base"

    class Derived(Base):
        def who(self):
            return "derived"

    assert api.call_super(Derived(), "who") == "base"
    with pytest.raises(AttributeError):
        api.call_super(Base(), "who")


@pytest.mark.skipif(sys.version_info < (3, 8), reason="dir() of a module")
def test_dir_is_sorted():
    assert api.unary("dir", sys) == dir(sys)
