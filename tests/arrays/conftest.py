"""The tests of arrays share what the Python suite has: `leaks`, and scripts in processes of their own."""

import os
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
sys.path += [str(TESTS), str(TESTS / "python")]
from leaks import leaks  # noqa: E402, F401

# Before 3.9 buffers are written into the type, where its layout is known.
exports = pytest.mark.skipif(
    sys.version_info < (3, 9) and os.environ.get("KEELBACK_LAYOUT") == "off", reason="the layout of types is not known"
)
