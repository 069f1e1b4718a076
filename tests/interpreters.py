"""Which interpreters there are to test with, and a virtual environment for each."""

import functools
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

# What the tests need, by purpose. Versions are left to pip: the oldest interpreters get the last
# releases that support them.
PACKAGES = {
    "test": ["pytest", "hypothesis"],
    # Later ones read the byte code of functions that PyPy has built in.
    "pypy": ["pytest", "hypothesis<6.140"],
    # Event loops. Without a wheel of uvloop its tests are skipped, and say so.
    "loops": ["pytest", "trio", "anyio", "uvloop; python_version < '3.15' and sys_platform != 'win32'"],
    "wheels": ["maturin>=1.12.1,<2", "setuptools>=77", "setuptools-rust>=1.13", "build"],
    "arrays": ["pytest", "hypothesis"],
    "threads": ["pytest", "hypothesis"],
    "tools": ["pytest", "hypothesis", "mypy", "pyright", "ruff"],
}

# Where the tests of arrays have NumPy, and PyArrow, by label. Wheels of both are big and have no use elsewhere: these are the
# oldest and the newest that have any, and the two that the suite looks at most closely.
ARRAYS = {
    "3.8": ["numpy"],
    "3.11": ["numpy", "pyarrow"],
    "3.13": ["numpy", "pyarrow"],
    "3.14": ["numpy"],
}

PROBE = (
    "import sys, sysconfig, platform;"
    "print(platform.python_implementation(), '%d.%d' % sys.version_info[:2],"
    " 't' if sysconfig.get_config_var('Py_GIL_DISABLED') else '-',"
    " 'd' if hasattr(sys, 'gettotalrefcount') else '-', sys.maxsize > 2**32,"
    " sys.version_info.releaselevel, platform.machine())"
)

# Where the shared library may be, for those that have one.
LIBRARY = (
    "import os, sysconfig; get = sysconfig.get_config_var;"
    "names = [name for name in (get('INSTSONAME'), get('LDLIBRARY')) if name and not name.endswith('.a')];"
    "dirs = [os.path.join(get('LIBDIR') or '', part) for part in (get('MULTIARCH') or '', '')];"
    "print('\\n'.join(os.path.join(dir, name) for dir in dirs for name in names))"
)

# Fails for one that was made for another system, as an interpreter may be that comes with its own loader.
LOAD = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"


MACHINES_OF_32_BITS = {"x86_64": "i686", "i386": "i686", "aarch64": "armv7"}


class Interpreter:
    """A Python found on this machine."""

    def __init__(self, path, facts):
        implementation, version, threaded, debug, is_64bit, level, machine = facts
        self.path = path
        self.implementation = implementation
        self.version = tuple(map(int, version.split(".")))
        self.label = version + threaded.strip("-") + debug.strip("-")
        if implementation != "CPython":
            self.label = implementation.lower() + self.label
        # The system tells a program of 32 bits of its own machine.
        machine = MACHINES_OF_32_BITS.get(machine, machine) if is_64bit != "True" else machine
        self.triple = f"{machine}-unknown-linux-gnu"
        self.is_native = machine == platform.machine()
        if not self.is_native:
            self.label += f"-{machine}"
        self.is_plain = self.label == version and level == "final"


def candidates():
    """Paths that may be interpreters, the named ones first."""
    for name in re.split(r"[:\s]+", os.environ.get("KEELBACK_PYTHONS", "")):
        path = shutil.which(name) if name else None
        if path:
            yield Path(path)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(pyenv.glob("versions/*/bin/python"))
    cache = os.environ.get("KEELBACK_INTERPRETERS")
    cache = Path(cache) if cache else Path.home() / ".cache" / "keelback" / "interpreters"
    # A folder holds its interpreter under several names; the one that is checked is the one to use.
    for checked in sorted(cache.glob("*/.checked")):
        home = checked.parent
        # `3.15`, or with a machine that is not this one `3.15-i386`.
        name = home.name.partition("-")[0]
        for pattern in (f"usr/bin/python{name}", f"bin/python{name}"):
            yield from home.glob(pattern)
    yield Path(sys.executable)


def asked(path):
    """What is at a path, or None if that is no interpreter."""
    try:
        answer = subprocess.run(
            [str(path), "-I", "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Interpreter(path, answer.stdout.decode().split())


def pypy():
    """The PyPy that is named in $KEELBACK_PYPY, or found as `pypy3`; None if there is none."""
    path = shutil.which(os.environ.get("KEELBACK_PYPY") or "pypy3")
    one = asked(Path(path)) if path else None
    return one if one and one.implementation == "PyPy" else None


@functools.lru_cache(maxsize=None)
def all_of_them():
    """Every CPython from 3.7 on that can be started, one of each kind, oldest first."""
    found = {}
    for path in candidates():
        one = asked(path)
        if one and one.implementation == "CPython" and one.version >= (3, 7):
            found.setdefault(one.label, one)
    return sorted(found.values(), key=lambda one: (one.version, one.label))


def find():
    """Those of this machine's own kind: what is built without a word about a target is for them."""
    return [one for one in all_of_them() if one.is_native]


def foreign():
    """Those of another machine, which the system, or an emulator, starts here all the same."""
    return [one for one in all_of_them() if not one.is_native]


def newest_released():
    """The newest plain interpreter that the tools support."""
    plain = [one for one in find() if one.is_plain and (3, 9) <= one.version <= (3, 14)]
    return plain[-1] if plain else find()[-1]


def library(one):
    """The shared library of an interpreter, or None."""
    answer = subprocess.run([str(one.path), "-I", "-c", LIBRARY], stdout=subprocess.PIPE, check=False)
    found = [place for place in answer.stdout.decode().split("\n") if os.path.isfile(place)]
    return Path(found[0]) if found else None


def loads(place):
    """Whether that library can be loaded here."""
    command = [sys.executable, "-c", LOAD, str(place)]
    return not subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode


def with_library():
    """The interpreters that programs can be linked to."""
    return [one for one in find() if not one.label.endswith("d") and library(one)]


def embeddable():
    """The newest interpreter whose library programs can be linked to, or None."""
    for one in reversed([one for one in find() if one.is_plain]):
        place = library(one)
        if place and loads(place):
            return one
    return None


def moved(one):
    """What it takes to use an interpreter that was unpacked elsewhere with a loader of its own: its `PYTHONHOME` and the
    linker's arguments. For all others None, and no arguments."""
    place = library(one)
    loader = place.parent / "ld-linux-x86-64.so.2"
    if not loader.exists() or loads(place):
        return None, []
    options = ["--allow-shlib-undefined", "--disable-new-dtags", f"-rpath,{place.parent}", f"--dynamic-linker,{loader}"]
    return str(one.path.parent.parent), [f"-Wl,{option}" for option in options]


def venv(interpreter, home, purpose):
    """The Python of a virtual environment with what `purpose` needs; made at the first call."""
    packages = PACKAGES[purpose] + (ARRAYS[interpreter.label] if purpose == "arrays" else [])
    place = home / f"{interpreter.label}-{purpose}"
    executable = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = place / "ready"
    wanted = f"{interpreter.path}\n{' '.join(packages)}\n"
    if stamp.exists() and stamp.read_text() == wanted and executable.exists():
        return executable
    shutil.rmtree(str(place), ignore_errors=True)
    subprocess.run([str(interpreter.path), "-m", "venv", str(place)], check=True)
    # Wheels alone: an interpreter for which the last release has none gets the one before.
    options = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
    subprocess.run([str(executable), "-m", "pip", "install", *options, *packages], check=True)
    stamp.write_text(wanted)
    return executable


def with_arrays(interpreter, home):
    """The Python of the environment that the tests of arrays run in: where there are wheels, with NumPy and PyArrow."""
    if interpreter.label not in ARRAYS:
        return venv(interpreter, home, "test")
    try:
        return venv(interpreter, home, "arrays")
    except subprocess.CalledProcessError:
        wanted = " and ".join(ARRAYS[interpreter.label])
        print(f"!!! {interpreter.label}: arrays are tested without {wanted}, which pip does not find here", flush=True)
        return venv(interpreter, home, "test")


if __name__ == "__main__":
    for one in find():
        print(f"{one.label:12} {one.path}")
