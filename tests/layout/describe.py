"""Prints what the layout test must know of the running interpreter, one a line."""

import sys
import sysconfig

print("%d.%d" % sys.version_info[:2])
print("final" if sys.version_info.releaselevel == "final" else "prerelease")
print("free-threaded" if "free-threading" in sys.version else "gil")
print("debug" if hasattr(sys, "gettotalrefcount") else "release")
print(sysconfig.get_path("include"))
print(sysconfig.get_path("platinclude"))
