"""What the cases are written with: `case` marks them, `raises` and its like say what must happen."""

import gc
import re

# Every case there is, by name: `ending.resurrection`.
CASES = {}


class Case:
    """A function that tries to break something, and asserts what happens instead."""

    def __init__(self, function, once, output):
        self.name = "{}.{}".format(function.__module__.rpartition(".")[2], function.__name__)
        self.function = function
        # It changes the process for good, so that it cannot be run again in the same one.
        self.once = once
        # A pattern of all that it prints, errors included.
        self.output = output


def case(function=None, *, once=False, output=""):
    """Marks a case. Its docstring says what must happen."""

    def mark(function):
        assert function.__doc__, function
        found = Case(function, once, output)
        assert found.name not in CASES, found.name
        CASES[found.name] = found
        return function

    return mark(function) if function else mark


def raises(kinds, call, match=""):
    """Asserts that `call()` raises, and answers with the exception."""
    try:
        answer = call()
    except kinds as error:
        assert re.search(match, str(error)), "{!r} does not match {!r}".format(str(error), match)
        return error
    raise AssertionError("nothing was raised, the answer is {!r}".format(answer))


def attempt(call):
    """The result or the exception of something that may do either."""
    try:
        return call()
    except Exception as error:
        return error


def failed(answer):
    """Whether that is an exception; asks nothing of it, which may be hostile."""
    return issubclass(type(answer), Exception)


def settled(count):
    """What a counter of living objects says when all garbage is gone."""
    for _ in range(3):
        gc.collect()
    return count()


class Act:
    """An object that runs something, once, when it is asked for anything."""

    def __init__(self, act, value=1):
        self.act = act
        self.value = value

    def _now(self, value):
        act, self.act = self.act, None
        if act is not None:
            act()
        return value

    def __index__(self):
        return self._now(self.value)

    __int__ = __index__

    def __float__(self):
        return self._now(float(self.value))

    def __bool__(self):
        return self._now(True)

    def __eq__(self, other):
        return self._now(self is other)

    def __hash__(self):
        return self._now(hash(self.value))

    def __repr__(self):
        return self._now("Act")

    def __len__(self):
        return self._now(self.value)

    def __iter__(self):
        return self._now(iter(()))

    def __call__(self, *args, **kwargs):
        return self._now(self.value)
