#!/usr/bin/env python3
"""Builds the test extensions for other machines by plain cargo, and runs the Python suite where such a Python starts here.

    python3 tests/cross.py                              every target of the table
    python3 tests/cross.py i686-unknown-linux-gnu ..    these

Needs what the table names: a linker, and the standard library for the target. That is looked for in the Rust that $RUSTC
names, in the usual one, and in the one below $KEELBACK_INTERPRETERS, in this order. Where only the library's source is
there, cargo builds it (`-Zbuild-std`). A Python for the target is any that `interpreters.foreign` finds: one of 32 bits
that the kernel runs, or one that starts an emulator. What cannot be had is said, line by line, and does not fail;
but it fails if nothing at all was tried.
"""

import concurrent.futures
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import interpreters  # noqa: E402
from run import QUICKER, ROOT, TARGET, Failed, counts, report, run  # noqa: E402

CROSS = TARGET / "cross"

# The linker of each target that is built.
LINKERS = {
    "i686-unknown-linux-gnu": "i686-linux-gnu-gcc",
    "aarch64-unknown-linux-gnu": "aarch64-linux-gnu-gcc",
}
# What else it takes to compile the standard library for one.
TOOLS = {"x86_64-pc-windows-gnu": "x86_64-w64-mingw32-dlltool"}
# What is checked only, since no Python of that kind is to be had, and for the last no linker.
TARGETS = [*LINKERS, "x86_64-pc-windows-msvc", "x86_64-pc-windows-gnu", "aarch64-apple-darwin"]
BUILT = ["keelback-topics", "keelback-features", "keelback-shared", "keelback-single"]
CHECKED = [*BUILT, "keelback", "keelback-inventory"]

# An emulator takes thirty times as long: there these run, which look inside of objects or depend on the calling convention.
EMULATED = [
    "test_api_any.py",
    "test_api_objects.py",
    "test_binding.py",
    "test_buffers.py",
    "test_classes.py",
    "test_conversions.py",
    "test_dispatch.py",
    "test_enums.py",
    "test_errors.py",
    "test_functions.py",
    "test_inheritance.py",
    "test_slots.py",
    "test_threads.py",
]
# How long a run of tests may take, in seconds: what does not come to its end fails.
LIMIT = int(os.environ.get("KEELBACK_CROSS_LIMIT", "2400"))


def output(*command):
    """What a command says, or None if it fails."""
    try:
        return run(command, capture=True).strip()
    except (Failed, OSError):
        return None


def rustcs():
    """The compilers that may know a target."""
    cache = os.environ.get("KEELBACK_INTERPRETERS")
    named = [os.environ.get("RUSTC"), "rustc", cache and Path(cache) / "rustc" / "usr" / "bin" / "rustc"]
    return [str(one) for one in named if one and shutil.which(str(one))]


def standard_library(target):
    """The compiler for a target, with what cargo must be told so that there is a standard library; None if there is none."""
    for rustc in rustcs():
        place = output(rustc, "--print", "target-libdir", "--target", target)
        if place and any(Path(place).glob("libstd-*.rlib")):
            return {"RUSTC": rustc}, []
    return with_source()


def with_source():
    """A compiler with which cargo can build the standard library for any target, and what it must be told; None if there is none."""
    for rustc in rustcs():
        sysroot = output(rustc, "--print", "sysroot")
        if sysroot and (Path(sysroot) / "lib/rustlib/src/rust/library/std").is_dir():
            return {"RUSTC": rustc, "RUSTC_BOOTSTRAP": "1"}, ["-Zbuild-std=std,panic_unwind"]
    return None


def cargo(what, packages, target, options, env):
    """Runs cargo for a target, in a target folder of its own: another compiler would compile everything anew."""
    chosen = [word for package in packages for word in ("--package", package)]
    run(["cargo", what, "--quiet", *options, *chosen, "--target", target, "--target-dir", CROSS], env=env)


def python_of(target):
    """Where the extensions for a target are."""
    return CROSS / target / "debug" / "python"


def packages(one):
    """A folder with what the tests need, for an emulated interpreter: its own pip would take half an hour."""
    place, wanted = ROOT / ".venvs" / f"{one.label}-packages", interpreters.PACKAGES["test"]
    if not place.exists():
        version = ".".join(map(str, one.version))
        kind = ["--python-version", version, "--platform", f"manylinux2014_{one.triple.partition('-')[0]}"]
        options = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:", *kind]
        pip = interpreters.venv(interpreters.newest_released(), ROOT / ".venvs", "test")
        unpacked = place.with_name(f"{place.name}.new")
        run([pip, "-m", "pip", "install", *options, "--target", unpacked, *wanted])
        unpacked.rename(place)
    return place


def suite(one, linker):
    """Runs the Python suite with an interpreter of another machine, with the layouts on and off beside each other. Prints a
    line for each; those that fail are told together."""
    is_script = one.path.read_bytes()[:2] == b"#!"
    if is_script:
        executable, places = one.path, [python_of(one.triple), packages(one)]
    else:
        executable, places = interpreters.venv(one, ROOT / ".venvs", "test"), [python_of(one.triple)]
    jobs = [(one, executable, places, linker, layout) for layout in ("on", "off")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda job: suite_one(*job), jobs))
    report(results, f"the suite with {one.label}")


def suite_one(one, executable, places, linker, layout):
    """One setting. Answers whether it passed, and a line or the whole output."""
    is_script = executable == one.path
    tests = EMULATED if is_script else ["."]
    part = f"{len(tests)} files of the suite" if is_script else "the suite"
    label = f"{one.label}: {part}, layout {layout}:"
    env = {
        "PYTHONPATH": os.pathsep.join(map(str, places)),
        "KEELBACK_LAYOUT": layout,
        "KEELBACK_EXAMPLES": "0.02" if is_script else "0.2",
        # Tests compile C for the interpreter.
        "CC": linker,
        **QUICKER,
    }
    # It ends what the tests have started too.
    command = ["timeout", "-k", "10", LIMIT, executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    try:
        return True, f"{label} {counts(run(command, env=env, cwd=ROOT / 'tests' / 'python', capture=True))}"
    except Failed as failure:
        return False, f"{label} FAILED (124 is: no end in {LIMIT} s)\n{failure}"


def try_target(target):
    """Builds or checks one, and runs what there is to run. Answers whether anything could be done."""
    linker = LINKERS.get(target)
    found = standard_library(target)
    if not found:
        print(f"!!! {target}: not tried: no Rust here has its standard library, or the source of that", flush=True)
        return False
    env, options = found
    tool = linker or TOOLS.get(target)
    if tool and not shutil.which(tool):
        print(f"!!! {target}: not tried: there is no {tool}", flush=True)
        return False
    if linker is None:
        cargo("check", CHECKED, target, options, env)
        print(f"{target}: cargo check passes; no Python of its kind is here to run it", flush=True)
        return True
    key = f"CARGO_TARGET_{target.upper().replace('-', '_')}_LINKER"
    cargo("build", BUILT, target, options, {**env, key: linker})
    print(f"{target}: cargo build passes", flush=True)
    pythons = [one for one in interpreters.foreign() if one.triple == target]
    for one in pythons:
        suite(one, linker)
    if not pythons:
        print(f"!!! {target}: nothing was run: no Python for it was found", flush=True)
    return True


def main(targets):
    unknown = [target for target in targets if target not in TARGETS]
    if unknown:
        print(f"no target is named {', '.join(unknown)}; there are: {', '.join(TARGETS)}")
        return 2
    tried = 0
    try:
        for target in targets or TARGETS:
            tried += try_target(target)
    except (Failed, subprocess.CalledProcessError) as failure:
        print(f"FAILED\n{failure}")
        return 1
    if not tried:
        print("nothing was built for another machine")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
