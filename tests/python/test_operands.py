"""Operators in place, those of Rust's traits, and which operand is asked: src/operands.rs."""

import operator
import sys

import pytest

from topics.operands import Choosy, Traced, Trail

IN_PLACE = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split()

TRAITS = dict(add="Add", sub="Sub", mul="Mul", truediv="Div", mod="Rem", lshift="Shl", rshift="Shr")
TRAITS.update(and_="BitAnd", or_="BitOr", xor="BitXor")


class Plain:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return "__radd__"

    def __ne__(self, other):
        return True


@pytest.mark.parametrize("name", IN_PLACE)
def test_in_place(name):
    apply = getattr(operator, "i" + name)
    trail = Trail()
    assert apply(trail, 3) is trail
    assert trail.steps == [(f"__i{name}__", 3)]
    # What the method does not take is left to the other operand, and noted by nobody. Before 3.10 Python asks nobody else for `**=`.
    other = type("Other", (), {f"__r{name}__": lambda self, left: ("other", left)})()
    if name != "pow" or sys.version_info >= (3, 10):
        assert apply(trail, other) == ("other", trail)
    with pytest.raises(TypeError):
        apply(trail, "a")
    assert trail.steps == [(f"__i{name}__", 3)]


@pytest.mark.parametrize("kind", [Choosy, Plain])
def test_which_operand_is_asked(kind):
    class Child(kind):
        pass

    class Own(kind):
        def __radd__(self, other):
            return "own"

    assert 1 + kind() == "__radd__"
    # The other operand is asked where it is of another class, be it one of Python's below the same one,
    assert kind() + Child() == Child() + kind() == "__radd__"
    # first where it has a method of its own,
    assert kind() + Own() == "own" and Own() + kind() == "__radd__"
    # and not at all where both are of one class.
    for left, right in [(kind(), kind()), (Child(), Child()), (kind(), 1)]:
        with pytest.raises(TypeError, match="unsupported operand"):
            left + right


@pytest.mark.parametrize("kind", [Choosy, Plain])
def test_not_equal_has_a_method_of_its_own(kind):
    one = kind()
    assert (one == one) is True and (one != one) is True
    assert (one == kind()) is False and hash(one) == object.__hash__(one)


@pytest.mark.parametrize("name, trait", TRAITS.items(), ids=list(TRAITS))
def test_operators_by_trait(name, trait):
    apply, in_place = getattr(operator, name), getattr(operator, "i" + name.rstrip("_"))
    traced = Traced()
    assert apply(traced, 3) == (trait, "left", 3) and apply(3, traced) == (trait, "right", 3)
    assert in_place(traced, 4) is traced and traced.steps == [(trait + "Assign", 4)]
    for wrong in [(traced, "a"), ("a", traced), (traced, traced)]:
        with pytest.raises(TypeError):
            apply(*wrong)


def test_other_traits():
    traced, other = Traced(), Traced()
    assert (-traced, ~traced) == ("Neg", "Not")
    assert traced == other and hash(traced) == hash(other) and traced <= other and not traced < other
    traced += 1
    assert traced != other and traced > other and other < traced and not traced <= other and traced >= other
    assert (repr(traced), str(traced)) == ("Traced of 1", "1 steps")
    assert hash(traced) == hash(operator.iadd(other, 2)) != hash(Traced())
