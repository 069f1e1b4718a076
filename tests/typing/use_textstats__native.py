"""The native half of the example as its Python half sees it."""

from textstats._native import frequencies
from typing_extensions import assert_type

assert_type(frequencies("text"), dict[str, int])
