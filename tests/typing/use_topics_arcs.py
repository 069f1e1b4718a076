"""Shared values, as a typed program sees them."""

from topics import arcs
from topics.arcs import Handler, Pool
from typing_extensions import assert_type

pool = Pool()
assert_type(pool.take().pool, Pool)
assert_type(arcs.together([pool], None), "list[Pool]")
assert_type(arcs.by_name([pool]), "dict[str, Pool]")
assert_type(arcs.lent(pool), "tuple[int, Pool | None]")
assert_type(Handler(print).shared(), Handler)
pool.name = "a"  # type: ignore[misc]
