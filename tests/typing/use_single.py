"""What a type checker knows of `single`."""

import single
from typing_extensions import assert_type

assert_type(single.calls(), int)
