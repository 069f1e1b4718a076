"""The native half of the example as its Python half sees it."""

from slugs._native import slug
from typing_extensions import assert_type

assert_type(slug("text"), str)
