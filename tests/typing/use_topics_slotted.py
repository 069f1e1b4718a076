"""Type checkers on classes whose bases have `__slots__`, or a `__new__` in Python."""

from fractions import Fraction

from topics.slotted import Found, Host, Ratio, Share

host: Host = Host("1.2.3.4", name="x")
name: str = host.name
number: int = int(host) + host.max_prefixlen
ratio: Ratio = Ratio(1, 3, "kg")
more: Fraction = ratio + 1
text: str = ratio.text + ratio.unit
share: Share = Share(1, 2, owner=None)
whole: int = share.numerator
found: Found = Found(1, 2, size=3)
size: int = found.size + found[0]
