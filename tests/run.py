#!/usr/bin/env python3
"""Runs every test of keelback, or the steps that are named.

    python3 tests/run.py                 everything
    python3 tests/run.py python stubs    these steps
    python3 tests/run.py --list          what steps there are, those too that only run when named

Needs Rust, a C compiler and Python 3. Virtual environments are made below `.venvs`, one for each
interpreter found: those in $KEELBACK_PYTHONS (paths or names, separated by spaces or colons), those
that pyenv has, those below $KEELBACK_INTERPRETERS (default: ~/.cache/keelback/interpreters), and the
one that runs this file.

Every test runs on every interpreter, with the layouts on and off. What is less on most of them is the
number of examples that hypothesis makes up: see `THOROUGH`. `KEELBACK_EXAMPLES` sets it for all.
"""

import collections
import concurrent.futures
import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import interpreters  # noqa: E402
from notes import Notes  # noqa: E402
from turns import told  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
BUILT = TARGET / "debug" / "python"
# Tells a step that everything has been built just before.
BUILT_BEFORE = "KEELBACK_TESTS_BUILT"
WORKERS = max(2, os.cpu_count() or 2)

# With how many examples hypothesis compares keelback with Python, as a part of the full number: all of them where
# ints, frames and strings look as they did before 3.12, and as they do since then, by layout and by API; elsewhere a
# fifth. The examples are the same in each run but those of calls, which differ by interpreter.
THOROUGH = {("3.11", "on"), ("3.11", "off"), ("3.13", "on"), ("3.13", "off")}
ELSEWHERE = "0.2"

# pytest compiles all of hypothesis and of the tests anew where it cannot keep the result (3.7 keeps it beside them).
# And each backtrace of a panic takes as long as a hundred tests.
QUICKER = {"PYTHONPYCACHEPREFIX": str(ROOT / ".venvs" / "bytecode"), "PYTHONDONTWRITEBYTECODE": "", "RUST_BACKTRACE": "0"}

# What is built, for interpreters that leave nothing beside the tests.
UNCACHED = {"PYTHONPATH": str(BUILT), "PYTHONDONTWRITEBYTECODE": "1"}


class Failed(Exception):
    """A step's command did not succeed."""


def run(command, *, env=None, cwd=ROOT, capture=False):
    """Runs a command; with `capture`, answers with its output instead of showing it."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE if capture else None,
        stderr=subprocess.STDOUT if capture else None,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        output = done.stdout or ""
        raise Failed(f"{output}\n{' '.join(map(str, command))}: exit code {done.returncode}")
    return done.stdout


def fmt():
    """rustfmt has nothing to change."""
    run(["cargo", "fmt", "--all", "--check"])


def clippy():
    """clippy has nothing to say."""
    run(["cargo", "clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])


def rust():
    """The Rust tests: scanner, snapshots, diagnostics, builds, layouts, house rules."""
    env = {"KEELBACK_PYTHONS": " ".join(str(found.path) for found in interpreters.find())}
    # The examples in the docs of the runtime start a Python: a step of their own.
    run(["cargo", "test", "--workspace", "--exclude", "keelback", "--quiet", "--no-fail-fast"], env=env)
    run(["cargo", "test", "-p", "keelback", "--lib", "--quiet"])


def docs():
    """Every example in the docs of the runtime runs, and rustdoc has nothing to say."""
    packages = ["keelback", "keelback-ffi", "keelback-build", "keelback-interpreter", "keelback-scanner"]
    chosen = [word for package in packages for word in ("-p", package)]
    # With all features: what they add has docs and examples too.
    run(["cargo", "doc", "--all-features", "--no-deps", "--quiet", *chosen], env={"RUSTDOCFLAGS": "-D warnings"})
    env = None
    if "KEELBACK_PYTHON" not in os.environ:
        found = interpreters.embeddable()
        if not found:
            print("!!! the examples are skipped: no interpreter has a shared library; set KEELBACK_PYTHON", flush=True)
            return
        env = {"KEELBACK_PYTHON": str(found.path)}
    run(["cargo", "test", "-p", "keelback", "--all-features", "--doc", "--quiet"], env=env)


def build():
    """The test extensions and examples are built once, for all interpreters."""
    if BUILT_BEFORE not in os.environ:
        run(["cargo", "build", "--workspace", "--quiet"])
        run([sys.executable, ROOT / "tests" / "guide" / "run.py", "--build"])


def environments():
    """The virtual environments are there, or are made, one after the other: pip shares its cache."""
    interpreters.venv(interpreters.newest_released(), ROOT / ".venvs", "tools")
    for found in interpreters.find():
        interpreters.with_arrays(found, ROOT / ".venvs")
    return {found.label: interpreters.venv(found, ROOT / ".venvs", "test") for found in interpreters.find()}


def python():
    """The Python suite on every interpreter, with the layouts on and off."""
    build()
    found = interpreters.find()
    if len(found) < 2:
        print(f"!!! only {len(found)} interpreter found: set KEELBACK_PYTHONS to test more", flush=True)
    suites = [ROOT / "tests" / "python", *sorted({p.parent for p in ROOT.glob("examples/*/test_*.py")})]
    executables = environments()
    # The slowest, which are debug builds, first: at the end no worker is without work for long.
    slow_first = sorted(found, key=lambda one: not one.label.endswith("d"))
    jobs = [(one.label, executables[one.label], layout, suites) for one in slow_first for layout in ("on", "off")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=WORKERS) as pool:
        results = list(pool.map(lambda job: python_one(*job), jobs))
    report(results, "the Python suite")


def arrays():
    """Arrays are shared with NumPy, PyArrow and the standard library without a copy, on every interpreter."""
    build()
    suites = [ROOT / "tests" / "arrays"]
    jobs = []
    for one in interpreters.find():
        executable = interpreters.with_arrays(one, ROOT / ".venvs")
        jobs += [(one.label, executable, layout, suites) for layout in ("on", "off")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=WORKERS) as pool:
        results = list(pool.map(lambda job: python_one(*job), jobs))
    report(results, "the tests of arrays")


def counts(output):
    """The line in which a run says how much it did; what it says on stderr may stand behind it."""
    lines = output.strip().splitlines()
    return next((line for line in reversed(lines) if " passed" in line), lines[-1])


def python_one(label, executable, layout, suites):
    """One interpreter, one setting. Answers whether it passed, and a line or the whole output."""
    examples = "1" if (label, layout) in THOROUGH else ELSEWHERE
    examples = os.environ.get("KEELBACK_EXAMPLES", examples)
    label = f"{label:<12} layout {layout:<3} examples {examples:<3}"
    env = {"PYTHONPATH": str(BUILT), "KEELBACK_LAYOUT": layout, "KEELBACK_EXAMPLES": examples, **QUICKER}
    command = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *suites]
    return outcome(label, command, env=env, cwd=ROOT / "tests" / "python")


def outcome(label, command, **how):
    """Runs a command that counts tests. Answers whether they passed, and a line or the whole output."""
    try:
        return True, f"{label} {counts(run(command, capture=True, **how))}"
    except Failed as failure:
        return False, f"{label} FAILED\n{failure}"


def loops():
    """Rust futures under the packages that run event loops: asyncio, uvloop, trio, anyio, on every interpreter."""
    build()
    results = [loops_one(one) for one in interpreters.find()]
    report(results, "the event loops")


def loops_one(one):
    """One interpreter. Answers whether it passed, and a line or the whole output."""
    executable = interpreters.venv(one, ROOT / ".venvs", "loops")
    command = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:anyio", "."]
    return outcome(f"{one.label:<12}", command, env={"PYTHONPATH": str(BUILT)}, cwd=ROOT / "tests" / "loops")


def hostile():
    """What hostile Python code may do to classes, each case in a process of its own, on every interpreter."""
    build()
    jobs = [(one, layout) for one in interpreters.find() for layout in ("on", "off")]
    with concurrent.futures.ThreadPoolExecutor(max_workers=WORKERS) as pool:
        results = list(pool.map(lambda job: hostile_one(*job), jobs))
    report(results, "the hostile cases")


def hostile_one(one, layout):
    """One interpreter, one setting. Answers whether it passed, and a line or the whole output."""
    command = [one.path, ROOT / "tests" / "hostile" / "run.py"]
    return outcome(f"{one.label:<12} layout {layout:<3}", command, env={**UNCACHED, "KEELBACK_LAYOUT": layout})


def leaks():
    """Debug builds count references: several turns of each hostile case and Python test leave none over."""
    build()
    for one in debug_builds():
        print(f"{one.label}: hostile cases", flush=True)
        run([one.path, ROOT / "tests" / "hostile" / "run.py", "--leaks"], env=UNCACHED)
        flat(one)


def turns():
    """A thousand turns of each Python test ($KEELBACK_TURNS, in $KEELBACK_TURNS_SECONDS at most) leave no reference over on debug builds."""
    build()
    env = {"KEELBACK_TURNS": os.environ.get("KEELBACK_TURNS", "1000"), "KEELBACK_LAYOUT": os.environ.get("KEELBACK_LAYOUT", "on")}
    for one in debug_builds():
        # What was done is noted: this takes hours, and goes on where it was cut short.
        noted = TARGET / "turns" / f"{one.label}-{env['KEELBACK_LAYOUT']}"
        flat(one, KEELBACK_TURNS_NOTES=str(noted), **env)
        had = collections.Counter(known["said"] for place in noted.glob("*.json") for known in Notes(place).kept.values())
        print(f"{one.label}: {told(had, int(env['KEELBACK_TURNS']))}", flush=True)


def flat(one, **env):
    """Runs each test of the Python suite several times, file by file, and counts references."""
    print(f"{one.label}: Python suite", flush=True)
    executable = interpreters.venv(one, ROOT / ".venvs", "test")
    # Few examples of each property, and each of what lives and dies once, for so many turns as there are.
    env = {"PYTHONPATH": str(BUILT), **QUICKER, "KEELBACK_EXAMPLES": "0.02", "KEELBACK_TIMES": "1", **env}
    files = sorted(path.name for path in (ROOT / "tests" / "python").glob("test_*.py"))
    with concurrent.futures.ThreadPoolExecutor(max_workers=WORKERS) as pool:
        results = list(pool.map(lambda file: flat_one(file, executable, env), files))
    report(results, "the turns of the Python suite")


def flat_one(file, executable, env):
    """One file of tests. Answers whether it passed, and a line or the whole output."""
    # What is logged, such as a task that nobody waits for, pytest would keep as long as the test runs.
    command = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:logging", "--turns", file]
    return outcome(f"{file:<32}", command, env=env, cwd=ROOT / "tests" / "python")


def debug_builds():
    """The interpreters that count references."""
    found = [one for one in interpreters.find() if one.label.endswith("d")]
    if not found:
        raise Failed("no debug build was found: name one in KEELBACK_PYTHONS")
    return found


def address():
    """AddressSanitizer watches the hostile cases and the Python suite (Linux, with gcc's runtime)."""
    triple, target = "x86_64-unknown-linux-gnu", TARGET / "address"
    flags = {"RUSTFLAGS": "-Zsanitizer=address", "RUSTC_BOOTSTRAP": "1", "CARGO_TARGET_DIR": str(target)}
    packages = [word for name in ("topics", "features", "shared", "single") for word in ("--package", f"keelback-{name}")]
    run(["cargo", "build", "--quiet", *packages, "--target", triple], env=flags)
    one = interpreters.newest_released()
    env = {
        "LD_PRELOAD": os.path.realpath(run(["gcc", "-print-file-name=libasan.so"], capture=True).strip()),
        # Python's own allocator would hide its objects from the sanitizer.
        "PYTHONMALLOC": "malloc",
        # What the interpreter never gives back is no leak of ours; references are counted by another step.
        "ASAN_OPTIONS": "detect_leaks=0",
        "PYTHONPATH": str(target / triple / "debug" / "python"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "KEELBACK_HOSTILE_LIMIT": "300",
    }
    executable = interpreters.venv(one, ROOT / ".venvs", "test")
    with wide_stack():
        run([executable, ROOT / "tests" / "hostile" / "run.py"], env=env)
        run([executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."], env=env, cwd=ROOT / "tests" / "python")


def threads():
    """ThreadSanitizer watches threads, interpreters in parallel and futures, with a Python that is watched too ($KEELBACK_SANITIZED)."""
    run([sys.executable, ROOT / "tests" / "threads" / "run.py"])


@contextlib.contextmanager
def wide_stack():
    """What starts meanwhile has room for the sanitizer's frames: up to 3.13 Python counts levels, and not what they take."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = 256 * 2**20
    resource.setrlimit(resource.RLIMIT_STACK, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_STACK, (soft, hard))


def on_each(tests, env):
    """Some of the Python suite on every interpreter, one after the other."""
    build()
    env = {**UNCACHED, **env}
    for label, executable in environments().items():
        print(label, flush=True)
        command = [executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        run(command, env=env, cwd=ROOT / "tests" / "python")


def lifetimes():
    """Imports, forks, ends, signals: a thousand times each ($KEELBACK_TIMES), on every interpreter."""
    on_each(["test_lifetimes.py"], {"KEELBACK_TIMES": os.environ.get("KEELBACK_TIMES", "1000")})


def pretended():
    """The Python suite on versions that no table knows: every interpreter says that it is another one."""
    on_each(["test_pretended.py"], {"KEELBACK_PRETENDED": "1"})


def cross():
    """Other machines by plain cargo: 32 bits and aarch64 are built, and run where they can be; Windows and macOS checked."""
    run([sys.executable, ROOT / "tests" / "cross.py"])


def pypy():
    """The Python suite on PyPy ($KEELBACK_PYPY, or pypy3), built for it, to its end and as tests/python/pypy.toml says."""
    import pypy_suite

    one = interpreters.pypy()
    if not one:
        raise Failed("no PyPy was found: name one in KEELBACK_PYPY")
    target = TARGET / "pypy"
    packages = [word for name in ("topics", "features", "shared", "single") for word in ("--package", f"keelback-{name}")]
    run(["cargo", "build", *packages, "--quiet", "--target-dir", target], env={"KEELBACK_PYTHON": str(one.path)})
    executable = interpreters.venv(one, ROOT / ".venvs", "pypy")
    env = {**UNCACHED, **QUICKER, "PYTHONPATH": str(target / "debug" / "python"), "KEELBACK_EXAMPLES": os.environ.get("KEELBACK_EXAMPLES", ELSEWHERE)}
    said, passed = pypy_suite.run([executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"], env, WORKERS)
    if not passed:
        raise Failed(said)
    print(f"{one.label}: {said}", flush=True)


def soak():
    """Threads hammer what they share, a minute for each test ($KEELBACK_SOAK seconds), on every interpreter."""
    on_each(["test_threads.py"], {"KEELBACK_SOAK": os.environ.get("KEELBACK_SOAK", "60")})


def report(results, what):
    """Shows what each run answered, and fails if one did."""
    failed = [text for ok, text in results if not ok]
    for _, text in results:
        print(text, flush=True)
    if failed:
        raise Failed(f"{len(failed)} of {len(results)} runs of {what} failed")


def stubs():
    """mypy --strict, pyright and stubtest accept every stub."""
    build()
    tools = interpreters.venv(interpreters.newest_released(), ROOT / ".venvs", "tools")
    run([tools, ROOT / "tests" / "stubs.py", BUILT])


def hygiene():
    """Strict user crates build without a warning, in every edition, and import."""
    run([sys.executable, ROOT / "tests" / "hygiene" / "run.py"])


def quickstart():
    """The README's first command shows its result."""
    run(["cargo", "build", "--quiet", "-p", "keelback-quickstart"])
    run([sys.executable, ROOT / "examples" / "quickstart" / "run.py"], env={"PYTHONPATH": str(BUILT)})


def guide():
    """What the user's guide shows is what happens."""
    run([sys.executable, ROOT / "tests" / "guide" / "run.py"])


def embedding():
    """A Rust program starts Python in every way, with every interpreter that has a shared library."""
    run([sys.executable, ROOT / "tests" / "embedding" / "run.py"])


def wheels():
    """Wheels by maturin and setuptools-rust, installed and tested with every interpreter."""
    run([sys.executable, ROOT / "tests" / "wheels" / "run.py"])


# Without names the first run one after the other, then those of the two lanes beside each other: cargo has one build at
# a time, and linkers and interpreters leave processors idle that the other lane uses.
FIRST = [fmt, clippy, build, environments]
LANES = [[rust, docs, hygiene, guide, embedding, wheels, quickstart], [python, arrays, loops, hostile, stubs]]
STEPS = [*FIRST, *(step for lane in LANES for step in lane)]


def timed(step, show):
    """Runs a step, shows what it said and how long it took, and answers whether it passed."""
    start = time.monotonic()
    passed, output = show(step, f"=== {step.__name__}: {step.__doc__}")
    end = f"=== {step.__name__}: {'ok' if passed else 'FAILED'}, {time.monotonic() - start:.0f} s"
    print("\n".join(part for part in (output, end) if part), flush=True)
    return passed


def here(step, title=""):
    """A step in this process: what it says is seen at once."""
    if title:
        print(title, flush=True)
    try:
        step()
    except (Failed, subprocess.CalledProcessError) as failure:
        return False, str(failure)
    return True, ""


def apart(step, title):
    """A step in a process of its own: what it says is shown in one piece, when it ends."""
    command = [sys.executable, __file__, "--apart", step.__name__]
    env = {**os.environ, BUILT_BEFORE: "1"}
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return not done.returncode, f"{title}\n{done.stdout.decode('utf-8', 'replace').rstrip()}"


def everything():
    """Every step. Answers with each one's name and whether it passed."""
    results = {step.__name__: timed(step, here) for step in FIRST}
    if not results["build"]:
        print("!!! nothing can be tested that is not built", flush=True)
        return {**{step.__name__: False for step in STEPS}, **results}
    with concurrent.futures.ThreadPoolExecutor(max_workers=len(LANES)) as pool:
        lanes = pool.map(lambda lane: {step.__name__: timed(step, apart) for step in lane}, LANES)
        for lane in lanes:
            results.update(lane)
    return results


# Too slow for every time: only when they are named.
ON_REQUEST = [leaks, turns, address, threads, lifetimes, pretended, cross, pypy, soak]


def main(names):
    steps = {step.__name__: step for step in [*STEPS, *ON_REQUEST]}
    if names == ["--list"]:
        for name, step in steps.items():
            print(f"{name:12} {step.__doc__}")
        return 0
    if names[:1] == ["--apart"]:
        passed, output = here(steps[names[1]])
        if output:
            print(output, flush=True)
        return 0 if passed else 1
    unknown = [name for name in names if name not in steps]
    if unknown:
        print(f"no step is named {', '.join(unknown)}; there are: {', '.join(steps)}")
        return 2
    start = time.monotonic()
    results = {name: timed(steps[name], here) for name in names} if names else everything()
    failed = [name for name, passed in results.items() if not passed]
    took = f"{time.monotonic() - start:.0f} s"
    print(f"steps: {len(results) - len(failed)} passed, {len(failed)} failed, {took}", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
