"""Methods of traits with parameters of every kind: tests/python/src/traits_called.rs."""

import inspect

import pytest

from topics import traits_called
from topics.traits_called import Logger, Plain


class Kept(Logger):
    def __init__(self):
        self.calls = []

    # As `def log(self, level, /, *parts, ..)`, which 3.7 cannot read.
    def log(*args, end="\n", **fields):
        (self, level), parts = args[:2], args[2:]
        self.calls.append((level, parts, end, fields))
        return "kept"

    def flush(self, *, hard=False):
        self.calls.append(hard)
        return None


def test_python_gets_them_as_they_are_declared():
    logger = Kept()
    assert traits_called.log(logger, ["a", "b"], {"x": 1, "end_": 2}) == "kept"
    assert traits_called.log(logger, [], {}) == "kept"
    assert traits_called.flush(logger, True) is None
    assert logger.calls == [(7, ("a", "b"), "!", {"x": 1, "end_": 2}), (7, (), "!", {}), True]


def test_a_class_of_rust():
    plain = Plain()
    assert traits_called.log(plain, ["a", "b"], {"x": 1}) == "7:a b:!:x=1"
    assert plain.log(3, "a", "b", end="?", y=2, x=1) == "3:a b:?:x=1,y=2"
    assert plain.log(3) == "3::\n:"
    assert plain.prefix("a", "b", sep="/") == "a/b" and plain.prefix("a", "b") == "a-b"
    with pytest.raises(TypeError):
        plain.log(level=3)
    with pytest.raises(TypeError):
        plain.log(3, 4)


def test_defaults():
    logger = Kept()
    assert logger.prefix("a", "b") == "a-b" and logger.prefix("a", "b", sep="") == "ab"
    assert traits_called.prefix(logger, ["a", "b"]) == "a+b"
    with pytest.raises(TypeError):
        logger.prefix("a", other=1)

    class Loud(Kept):
        def prefix(self, *parts, sep="-"):
            return super().prefix(*[part.upper() for part in parts], sep=sep * 2)

    assert Loud().prefix("a", "b") == "A--B" and traits_called.prefix(Loud(), ["a", "b"]) == "A++B"


def test_what_the_methods_are():
    assert Logger.__abstractmethods__ == {"log", "flush"}
    parameters = inspect.signature(Logger.log).parameters
    kinds = [str(parameter.kind) for parameter in list(parameters.values())[2:]]
    assert kinds == ["VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD"]
    assert str(inspect.signature(Logger.flush)) == "(self, *, hard=False)"


def test_what_python_does_not_take():
    """The exception of a method that lacks a parameter reaches the caller; arguments that do not convert as well."""

    class Narrow(Kept):
        def log(self, level):
            return "narrow"

        def flush(self):
            return None

        def prefix(self, *parts):
            return 7

    with pytest.raises(TypeError, match="unexpected keyword|positional argument"):
        traits_called.log(Narrow(), ["a"], {})
    with pytest.raises(TypeError, match="hard"):
        traits_called.flush(Narrow(), False)
    with pytest.raises(TypeError, match="sep"):
        traits_called.prefix(Narrow(), [])
    with pytest.raises(TypeError, match="0 positional"):
        Plain().flush(True)


def test_a_field_that_is_called_as_a_parameter():
    logger = Kept()
    traits_called.log(logger, [], {"level": 1})
    assert logger.calls[-1][3] == {"level": 1}
    with pytest.raises(TypeError, match="multiple values for keyword argument 'end'"):
        traits_called.log(logger, [], {"end": 5})
    assert len(logger.calls) == 1


def test_leaks(leaks):
    logger, plain = Kept(), Plain()

    def use():
        traits_called.log(logger, ["a"], {"x": 1})
        traits_called.prefix(plain, ["a", "b"])
        traits_called.flush(logger, True)
        logger.calls.clear()

    leaks(use)
