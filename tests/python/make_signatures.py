"""Writes `src/signatures.rs`: functions of many signatures, for `test_binding.py` to call.

    python3 make_signatures.py

Signatures must exist when the extension is compiled, so the property test cannot make them up as it
goes. They are one of each mix of the kinds of parameters, and as many random ones from a fixed seed.
"""

import itertools
import random
from collections import namedtuple
from pathlib import Path

FILE = Path(__file__).parent / "src" / "signatures.rs"
SEED = 20261122
RANDOM_COUNT = 36

# Near to each other, and of many lengths: suggestions and comparisons have something to do.
NAMES = [
    "a",
    "b",
    "x1",
    "key",
    "keys",
    "name",
    "Name",
    "alpha",
    "alphas",
    "größe",
    "column",
    "columns",
    "separate",
    "separator",
    "a_rather_long_name",
    "a_rather_long_game",
    "名前",
]

# The literal as Python writes it.
DEFAULTS = ["None", "1", "-2.5", "'text'", "b'data'", "(1, 'two')", "True", "...", "10"]

# `kind` is one of the words below; `default` is a literal or None where there is none.
Param = namedtuple("Param", "kind name default")
Function = namedtuple("Function", "name params none_left")

POSITIONAL, ANY, REST, KEYWORD, LEFT = "positional-only", "any", "*", "keyword-only", "**"


class Dice:
    """Random choices that are the same in every version of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, count):
        return int(self.random() * count)

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self):
        return self.random() < 0.5


def make_params(dice, positional, anyhow, rest, keyword, left):
    """Parameters in the order of a signature: so many of each kind."""
    names = list(NAMES)

    def name():
        return names.pop(dice.below(len(names)))

    params = []
    first_default = dice.below(positional + anyhow + 1)
    for index in range(positional + anyhow):
        default = dice.pick(DEFAULTS) if index >= first_default else None
        params.append(Param(POSITIONAL if index < positional else ANY, name(), default))
    if rest:
        params.append(Param(REST, "rest", None))
    for _ in range(keyword):
        params.append(Param(KEYWORD, name(), dice.pick(DEFAULTS) if dice.chance() else None))
    if left:
        params.append(Param(LEFT, "left", None))
    return params


def functions():
    """All functions, the systematic ones first."""
    dice = Dice(SEED)
    counts = list(itertools.product([0, 1], [0, 2], [False, True], [0, 1], [False, True]))
    for _ in range(RANDOM_COUNT):
        positional, anyhow, keyword = dice.below(3), dice.below(4), dice.below(4)
        rest, left = dice.chance() and dice.chance(), dice.chance() and dice.chance()
        counts.append((positional, anyhow, rest, keyword, left))
    made = []
    for number, count in enumerate(counts):
        params = make_params(dice, *count)
        made.append(Function("s{:02}".format(number), params, count[4] and dice.chance()))
    return made


def signature(function):
    """`(a, /, b=1, *, c)`, as it stands in a `def`."""
    parts = []
    kinds = [param.kind for param in function.params]
    for index, param in enumerate(function.params):
        if param.kind == KEYWORD and (index == 0 or kinds[index - 1] not in (KEYWORD, REST)):
            parts.append("*")
        stars = param.kind if param.kind in (REST, LEFT) else ""
        parts.append(stars + param.name + ("=" + param.default if param.default else ""))
        if param.kind == POSITIONAL and kinds[index + 1 : index + 2] != [POSITIONAL]:
            parts.append("/")
    return "({})".format(", ".join(parts))


def rust(number, function):
    """The Rust function, which answers with a tuple of all it got."""
    params, items = ["py: Python<'py>"], []
    for index, param in enumerate(function.params):
        borrowed = (number + index) % 2
        if param.kind == REST:
            params.append("rest: &Bound<'py, PyTuple>")
            items.append("rest.as_any().clone()")
        elif param.kind == LEFT and function.none_left:
            params.append("left: Option<&Bound<'py, PyDict>>")
            items.append("left.map_or_else(|| py.None().into_bound(py), |left| left.as_any().clone())")
        elif param.kind == LEFT:
            params.append("left: &Bound<'py, PyDict>")
            items.append("left.as_any().clone()")
        elif borrowed:
            params.append("{}: &Bound<'py, PyAny>".format(param.name))
            items.append("{}.clone()".format(param.name))
        else:
            params.append("{}: Bound<'py, PyAny>".format(param.name))
            items.append(param.name)
    return [
        "/// @py def {}{}".format(function.name, signature(function)),
        "pub fn {}<'py>({}) -> PyResult<Bound<'py, PyTuple>> {{".format(function.name, ", ".join(params)),
        "    PyTuple::new(py, &[{}])".format(", ".join(items)) if items else "    Ok(PyTuple::empty(py))",
        "}",
    ]


def text():
    """The whole file."""
    lines = [
        "//! Functions of many signatures; each answers with a tuple of what its parameters got.",
        "//!",
        "//! Written by `make_signatures.py`. Do not edit: change that, and run it.",
        "//!",
        "//! @py module signatures",
        "",
        '#![allow(clippy::too_many_arguments, reason = "how many there are is what is tested")]',
        '#![allow(non_snake_case, reason = "names of all kinds are what is tested")]',
        "",
        "use keelback::prelude::*;",
    ]
    for number, function in enumerate(functions()):
        lines.append("")
        lines.extend(rust(number, function))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
