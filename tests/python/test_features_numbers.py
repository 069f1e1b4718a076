"""Big integers, fractions, decimals, complex and ordered numbers, compared with Python's."""

import decimal
import math
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from features import numbers as n
from hypothesis import given
from hypothesis import strategies as st
from test_conversions import Index, Number, message
from test_conversions_properties import examples

BIG = [n.big_int, n.older]
INFINITY, NAN = float("inf"), float("nan")


def huge():
    """Ints of up to thousands of digits, many of them beside powers of two."""
    beside = st.builds(lambda power, more, sign: sign * (2**power + more), st.integers(0, 20000), st.integers(-2, 2), st.sampled_from([1, -1]))
    return beside | st.integers() | st.builds(int.from_bytes, st.binary(max_size=3000), st.just("little"))


def refused(call, value, kind, text):
    with pytest.raises(kind) as caught:
        call(value)
    assert message(caught.value) == text


class Int(int):
    """A subclass that says other things than it is."""

    def bit_length(self):
        return 3

    def __index__(self):
        return 5


@examples(120)
@given(huge())
def test_big_ints(value):
    for call in BIG:
        for form in (value, Index(value), Int(value)):
            back = call(form)
            assert back == value and type(back) is int
    if value >= 0:
        assert n.big_uint(value) == value
    elif value >= -(2**100):
        refused(n.big_uint, value, OverflowError, "{} is out of range for BigUint".format(value))


def test_big_ints_at_the_edges_of_their_bytes():
    for power in [0, 1, 7, 8, 15, 16, 29, 30, 31, 32, 59, 60, 62, 63, 64, 65, 127, 128, 129, 191, 192, 1023, 1024, 1025]:
        for value in (2**power - 1, 2**power, 2**power + 1):
            for signed in (value, -value):
                assert n.big_int(signed) == signed and n.older(signed) == signed
                if abs(signed) < 10**4000:
                    assert n.digits(signed) == str(signed)
            assert n.big_uint(value) == value


def test_big_int_errors():
    refused(n.big_uint, -(10**60), OverflowError, "an int of {} bits is out of range for BigUint".format((10**60).bit_length()))
    refused(n.big_uint, -1, OverflowError, "-1 is out of range for BigUint")
    for wrong in (1.5, "1", None, Number(1).__class__, Decimal(1)):
        with pytest.raises(TypeError):
            n.big_int(wrong)
    assert n.big_int(True) == 1 and n.big_int() == 5
    assert n.products([2**100, -3, True]) == (-3 * 2**100, 3)
    with pytest.raises(TypeError):
        n.products([1, "2"])


@examples(60)
@given(st.complex_numbers() | st.floats() | st.integers(-(2**60), 2**60))
def test_complex(value):
    back, expected = n.complex(value), complex(value)
    assert repr(back) == repr(expected)


class WithComplex:
    def __complex__(self):
        return 2 - 3j


class TextWithComplex(str):
    """Has a number, which `complex` does not ask for."""

    def __complex__(self):
        return 1j


def test_complex_forms():
    assert n.complex(WithComplex()) == 2 - 3j
    assert n.complex(Index(7)) == 7 and n.complex(True) == 1
    minus_zero = n.complex(complex(-0.0, -0.0))
    assert math.copysign(1, minus_zero.real) == -1 and math.copysign(1, minus_zero.imag) == -1
    for wrong in ("1+2j", TextWithComplex("5"), None, [1], object()):
        with pytest.raises(TypeError):
            n.complex(wrong)
    assert n.narrow_complex(1.5 - 0.25j) == 1.5 - 0.25j
    assert n.narrow_complex(complex(INFINITY, 1)) == complex(INFINITY, 1)
    refused(n.narrow_complex, 1e300j, OverflowError, "1e300 is out of range for f32")
    with pytest.raises(OverflowError):
        n.complex(10**400)


@examples(80)
@given(st.fractions() | st.integers(), st.integers(-(10**40), 10**40), st.integers(1, 10**40))
def test_fractions(value, numerator, denominator):
    wide = Fraction(numerator, denominator)
    for one in (value, wide, -wide):
        back = n.big_rational(one)
        assert back == one and type(back) is Fraction
    small = Fraction(value).limit_denominator(2**31)
    if abs(small.numerator) < 2**62:
        assert n.ratio(small) == small and n.halves(small) == [small / 2, small / 2]


class OddFraction(Fraction):
    """Not in lowest terms, or worse."""

    parts = (6, 4)
    numerator = property(lambda self: self.parts[0])
    denominator = property(lambda self: self.parts[1])


def test_fraction_errors():
    refused(n.ratio, Fraction(1, 2**70), OverflowError, "{} is out of range for i64".format(2**70))
    refused(n.ratio, 2**70, OverflowError, "{} is out of range for i64".format(2**70))
    for wrong in (0.5, "1/2", Decimal("0.5"), None):
        refused(n.ratio, wrong, TypeError, "expected fractions.Fraction or int, got " + type(wrong).__name__.replace("Decimal", TYPE_OF_DECIMAL))
    odd = OddFraction(1)
    assert n.ratio(odd) == Fraction(3, 2) and n.big_rational(odd) == Fraction(3, 2)
    assert n.parts(odd) == (3, 2)
    for parts in ((1, 0), (1, -2), (-(2**63), -1), (0, 0)):
        odd.parts = parts
        for call in (n.ratio, n.big_rational):
            refused(call, odd, ValueError, "expected a fraction whose denominator is positive")
    assert n.ratio(Fraction(-(2**63), 3)) == Fraction(-(2**63), 3)
    with pytest.raises(ZeroDivisionError):
        n.no_ratio()


def type_of_decimal():
    """As messages name it."""
    with pytest.raises(TypeError) as caught:
        n.ratio(Decimal(1))
    return message(caught.value).rpartition(" ")[2]


TYPE_OF_DECIMAL = type_of_decimal()


def fits(value):
    """Whether 96 bits and 28 places are enough for it, zeros at the end left out where they have to be."""
    sign, digits, exponent = value.as_tuple()
    number = int("".join(map(str, digits)))
    while number and number % 10 == 0 and (exponent < -28 or (number >= 2**96 and exponent < 0)):
        number, exponent = number // 10, exponent + 1
    if exponent > 0:
        number, exponent = number * 10**min(exponent, 100), 0
    return number < 2**96 and (exponent >= -28 or not number)


def decimals():
    digits = st.integers(-(2**97), 2**97) | st.integers(-1000, 1000)
    return st.builds(lambda number, exponent: Decimal((int(number < 0), tuple(map(int, str(abs(number)))), exponent)), digits, st.integers(-40, 40))


@examples(300)
@given(decimals())
def test_decimals(value):
    if fits(value):
        back = n.decimal(value)
        assert back == value and type(back) is Decimal
        if -28 <= value.as_tuple().exponent <= 0 and abs(int(value.scaleb(-value.as_tuple().exponent, decimal.Context(prec=200)))) < 2**96:
            # Zeros behind the point are kept.
            assert str(back) == str(value).replace("-0", "0") if not value else str(back) == str(value)
    else:
        with pytest.raises((ValueError, OverflowError)) as caught:
            n.decimal(value)
        # Not `abs`, which rounds.
        too_large = value.copy_abs() >= 2**96
        assert caught.type is (OverflowError if too_large else ValueError), value
    if value or not value.is_signed():
        same = n.big_decimal(value)
        assert same.as_tuple() == value.as_tuple()


DECIMALS = [n.decimal, n.big_decimal]


def test_decimals_that_are_none():
    for call in DECIMALS:
        for text in ("NaN", "-sNaN12", "Infinity", "-Infinity"):
            refused(call, Decimal(text), ValueError, "expected a finite number, got " + text)
        for wrong in (1.5, "1.5", None, Fraction(1, 2)):
            with pytest.raises(TypeError) as caught:
                call(wrong)
            assert message(caught.value).startswith("expected decimal.Decimal or int, got ")
        assert call(7) == 7 and call(True) == 1 and call(-(2**95)) == -(2**95)
        assert str(call(Decimal("-0"))) == "0"
        assert str(call(Decimal("-0.00"))) == "0.00"
        assert str(call(Decimal("1.10"))) == "1.10"
    assert n.minus_zero() == 0


def test_decimal_limits():
    most = Decimal(2**96 - 1)
    assert n.decimal(most) == most and n.decimal(most.copy_negate()) == most.copy_negate()
    refused(n.decimal, most + 1, OverflowError, "the number is out of range for Decimal")
    refused(n.decimal, Decimal("1E+29"), OverflowError, "the number is out of range for Decimal")
    refused(n.decimal, Decimal("1E+999999"), OverflowError, "the number is out of range for Decimal")
    too_fine = "the number has more digits than Decimal holds: it is not rounded"
    refused(n.decimal, Decimal("10000000000000000000000000000.1"), ValueError, too_fine)
    refused(n.decimal, Decimal(f"{2**96 - 1}.5"), ValueError, too_fine)
    refused(n.decimal, Decimal(f"{2**96}.5"), OverflowError, "the number is out of range for Decimal")
    refused(n.decimal, Decimal("1E-29"), ValueError, too_fine)
    refused(n.decimal, Decimal("1E-999999"), ValueError, too_fine)
    refused(n.decimal, Decimal("0." + "3" * 30), ValueError, too_fine)
    assert n.decimal(Decimal("1." + "0" * 60)) == 1
    assert n.decimal(Decimal("1E-28")) == Decimal("1E-28")
    assert n.decimal_text(Decimal("1E+3")) == "1000"
    assert n.decimal_text(Decimal("-12.50")) == "-12.50"
    assert n.decimal(Decimal("0E-500")) == 0 and n.decimal(Decimal("0E+500")) == 0


def test_decimals_in_any_context():
    with decimal.localcontext() as context:
        context.prec, context.capitals, context.Emax, context.Emin = 1, 0, 1, -1
        context.clear_traps()
        value = Decimal("1.2345E+15")
        assert n.big_decimal(value).as_tuple() == value.as_tuple()
        assert n.decimal(value) == value
        with pytest.raises(OverflowError):
            n.big_decimal_of(-(2**63))
    with pytest.raises(OverflowError) as caught:
        n.big_decimal_of(2**63 - 1)
    assert message(caught.value) == "the number is out of range for decimal.Decimal"
    assert n.big_decimal_of(-5).as_tuple() == Decimal("1E+5").as_tuple()


class Text(Decimal):
    def __str__(self):
        return "13"


def test_decimal_subclasses_are_read_as_what_they_are():
    for call in DECIMALS:
        assert call(Text("1.5")) == Decimal("1.5")


@examples(40)
@given(st.text("0123456789", min_size=1), st.integers(1, 6000), st.integers(-3000, 3000))
def test_long_decimals(digits, length, exponent):
    value = Decimal("-1{}E{}".format((digits * length)[:length], exponent))
    assert n.big_decimal(value).as_tuple() == value.as_tuple()


@examples(60)
@given(st.floats())
def test_ordered_floats(value):
    assert repr(n.ordered(value)) == repr(value)
    if math.isnan(value):
        refused(n.not_nan, value, ValueError, "expected a number, got nan")
    else:
        assert repr(n.not_nan(value)) == repr(value)


def test_ordered_float_forms():
    assert math.isnan(n.greatest([1, NAN, INFINITY])) and n.greatest([1.5, 2]) == 2 and n.greatest([]) is None
    with pytest.raises(OverflowError, match="1e300 is out of range for f32"):
        n.greatest([1, 1e300])
    with pytest.raises(ValueError, match="expected a number, got nan"):
        n.not_nans([1.0, NAN])
    assert n.not_nans([1, 0.5, INFINITY]) == [1, 0.5, INFINITY]
    for wrong in ("1", None):
        with pytest.raises(TypeError):
            n.ordered(wrong)


def test_leaks(leaks):
    big, fraction, number = -(10**500), Fraction(10**30, 7), Decimal("1.25")
    leaks(lambda: (n.big_int(big), n.older(big), n.digits(7), n.big_rational(fraction)), big, fraction)
    leaks(lambda: (n.decimal(number), n.big_decimal(number), n.complex(WithComplex())), number)
    leaks(lambda: n.big_uint(big), big, raises=OverflowError)
    leaks(lambda: n.ratio(fraction), fraction, raises=OverflowError)
    leaks(lambda: n.decimal(Decimal("NaN")), raises=ValueError)


@pytest.mark.skipif(not hasattr(sys, "set_int_max_str_digits"), reason="has no limit")
def test_no_limit_of_digits():
    assert n.big_decimal(Decimal("9" * 10000)) == Decimal("9" * 10000)
    assert n.big_decimal(10**9000) == Decimal("1E+9000")
