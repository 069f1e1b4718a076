#!/usr/bin/env python3
"""Every road to a wheel: the packages in `examples` are copied as users copy them, built by the tools that users have, and the
wheels are installed in a clean virtual environment of every interpreter, where the package's own tests must pass.

    python3 tests/wheels/run.py
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import interpreters  # noqa: E402

EXAMPLES = ROOT / "examples"
CLIENTS = Path(__file__).resolve().parent / "clients"
# A folder of its own: what is built here, is built by other tools and in another profile.
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "wheels"
ROADS = ["maturin", "maturin-mixed", "setuptools"]

# What users have in place of the registry: a setting of cargo's for all that is built below the copies.
REGISTRY = """[patch.crates-io]
keelback = { path = '%s' }
keelback-build = { path = '%s' }
"""

# What a wheel of each holds, whatever its version is.
HOLDS = {
    "maturin": ["distance/__init__.py", "distance/__init__.pyi", "distance/py.typed", "distance/distance.abi3.so"],
    "maturin-mixed": ["textstats/__init__.py", "textstats/_native.pyi", "textstats/py.typed", "textstats/_native.abi3.so"],
    "setuptools": ["slugs/__init__.py", "slugs/_native.pyi", "slugs/py.typed", "slugs/_native.abi3.so"],
}


def run(command, cwd=ROOT, **env):
    done = subprocess.run(
        [str(part) for part in command],
        cwd=str(cwd),
        env={**os.environ, "CARGO_TARGET_DIR": str(TARGET), "PIP_DISABLE_PIP_VERSION_CHECK": "1", **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout


def only(folder, pattern):
    found = list(Path(folder).glob(pattern))
    assert len(found) == 1, f"one {pattern} was expected in {folder}, found {[path.name for path in found]}"
    return found[0]


class Copies:
    """The packages of `examples` outside of the repository, where nothing of it is in reach. They have the same place in every
    run, so that cargo knows again what it built for them."""

    def __init__(self):
        self.place = Path(tempfile.gettempdir()) / f"keelback-wheels-{os.getuid()}-{ROOT.name}"
        shutil.rmtree(str(self.place), ignore_errors=True)
        # The folder that tools unpack source distributions in is below, too.
        self.temporary = self.place / "tmp"
        self.temporary.mkdir(parents=True)
        (self.place / ".cargo").mkdir()
        registry = REGISTRY % (ROOT / "runtime", ROOT / "build-support")
        (self.place / ".cargo" / "config.toml").write_text(registry)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(str(self.place))

    def of(self, road, name=None):
        """A copy, links as links: a package is whole only without them."""
        package = self.place / (name or road)
        shutil.copytree(str(EXAMPLES / road), str(package), symlinks=True)
        shutil.copy(str(ROOT / "Cargo.lock"), str(only(package, "**/Cargo.toml").parent / "Cargo.lock"))
        return package


class Tools:
    """maturin, setuptools-rust and pip, in an environment of their own."""

    def __init__(self, python, copies):
        self.python = python
        self.maturin = python.parent / "maturin"
        self.env = {
            "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
            "TMPDIR": str(copies.temporary),
        }

    def build(self, package, out, *args):
        """A wheel by the tool's own command; that of setuptools makes it from the source distribution."""
        if (package / "MANIFEST.in").exists():
            run([self.python, "-m", "build", "--no-isolation", "--outdir", out], package, **self.env)
        else:
            run([self.maturin, "build", "--out", out, *(args or ["--interpreter", self.python])], package)
        return only(out, "*.whl")

    def from_sdist(self, package, out):
        """A source distribution holds all that it takes to build the wheel from it."""
        run([self.maturin, "sdist", "--out", out], package)
        sdist = only(out, "*.tar.gz")
        command = [self.python, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", out, sdist]
        run(command, out, **self.env)
        return only(out, "*.whl")


def check_contents(road, wheel, tag="cp37-abi3"):
    names = zipfile.ZipFile(str(wheel)).namelist()
    assert re.search(rf"-{tag}-\w+\.whl$", wheel.name), f"{wheel.name} is not tagged {tag}"
    for wanted in HOLDS[road]:
        assert wanted in names, f"{wheel.name} lacks {wanted}: {names}"
    for licence in ("LICENSE-MIT", "LICENSE-APACHE"):
        assert any(name.endswith(f"licenses/{licence}") for name in names), f"{wheel.name} lacks {licence}: {names}"
    leftovers = [name for name in names if name.endswith((".rs", ".toml", ".lock"))]
    assert not leftovers, f"{wheel.name} holds {leftovers}"


def check_free_threaded(wheel):
    names = zipfile.ZipFile(str(wheel)).namelist()
    assert "-cp314-cp314t-" in wheel.name, wheel.name
    assert any(re.search(r"distance/distance\.cpython-314t-.*\.so$", name) for name in names), names
    assert "distance/__init__.pyi" in names, names


class Clean:
    """A virtual environment in which nothing is installed; pytest comes from another one."""

    def __init__(self, one, place):
        run([one.path, "-m", "venv", place])
        self.place = place
        self.python = place / "bin" / "python"
        tests = interpreters.venv(one, ROOT / ".venvs", "test")
        self.pytest = only(tests.parent.parent, "lib/python*/site-packages")

    def install(self, *what, **env):
        run([self.python, "-m", "pip", "install", "--no-deps", *what], **env)

    def refuses(self, wheel):
        command = [str(self.python), "-m", "pip", "install", "--no-deps", "--no-index", str(wheel)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said = done.stdout.decode()
        assert done.returncode and f"{wheel.name} is not a supported wheel on this platform" in said, said

    def test(self, road):
        tests = EXAMPLES / road / "tests"
        command = [self.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests]
        said = run(command, self.place, PYTHONPATH=str(self.pytest), PYTHONDONTWRITEBYTECODE="1")
        assert re.search(r"\d passed", said) and "failed" not in said, said


def installs_everywhere(tools, copies, wheels):
    for one in interpreters.find():
        clean = Clean(one, copies.place / "env" / one.label)
        if one.label.rstrip("d").endswith("t"):
            # Not one of those that a wheel for the stable ABI serves: it has its own.
            clean.refuses(wheels["maturin"])
            wheel = tools.build(copies.place / "maturin", copies.place / "own" / one.label, "--interpreter", one.path)
            own = "cp{}{}".format(*one.version)
            assert f"-{own}-{own}t-" in wheel.name, wheel.name
            clean.install("--no-index", wheel)
            clean.test("maturin")
            print(f"{one.label:6} a wheel of its own installed and tested", flush=True)
            continue
        clean.install("--no-index", *wheels.values())
        for road in ROADS:
            clean.test(road)
        print(f"{one.label:6} {len(wheels)} wheels installed and tested", flush=True)


def types_are_seen(python):
    """A client in strict types: what is installed says what it takes and gives, and what is wrong is found."""
    tools = interpreters.venv(interpreters.newest_released(), ROOT / ".venvs", "tools")
    check = [tools, "-m", "mypy", "--strict", "--cache-dir", os.devnull, "--python-executable", python]
    run([*check, CLIENTS / "right.py"])
    done = subprocess.run([*map(str, check), str(CLIENTS / "wrong.py")], stdout=subprocess.PIPE, check=False)
    said = done.stdout.decode()
    lines = [number for number, line in enumerate((CLIENTS / "wrong.py").open(), 1) if "# wrong" in line]
    found = [int(number) for number in re.findall(r"wrong\.py:(\d+): error: Argument 1", said)]
    assert found == lines, said


def editable(tools, one, copies):
    """`maturin develop`, and `pip install -e .` both ways: what is edited in place is what is imported."""
    clean = Clean(one, copies.place / "env" / "develop")
    active = {**tools.env, "VIRTUAL_ENV": str(clean.place)}
    run([tools.maturin, "develop"], copies.place / "maturin", **active)
    clean.test("maturin")
    # Without isolation the tools must be importable from the environment that builds.
    site = only(tools.python.parent.parent, "lib/python*/site-packages")
    for road in ("maturin-mixed", "setuptools"):
        clean.install("--no-build-isolation", "-e", copies.place / road, PYTHONPATH=str(site), **active)
        clean.test(road)
    types_are_seen(clean.python)
    edited = copies.place / "maturin-mixed" / "python" / "textstats" / "__init__.py"
    edited.write_text(edited.read_text() + "\nEDITED = True\n")
    assert run([clean.python, "-c", "import textstats; print(textstats.EDITED)"], copies.place).strip() == "True"
    # What that left beside the Python files is in the way of no wheel.
    for road in ("maturin-mixed", "setuptools"):
        check_contents(road, tools.build(copies.place / road, copies.place / "again" / road))


def alternating(tools, copies):
    """`maturin develop` and `cargo build` by turns compile nothing but the package itself."""
    active = {"VIRTUAL_ENV": str(copies.place / "env" / "develop")}
    commands = [[tools.maturin, "develop"], ["cargo", "build"]]
    for turn in range(4):
        said = run(commands[turn % 2], copies.place / "maturin", **active)
        compiled = set(re.findall(r"Compiling (\S+)", said)) - {"keelback-example-maturin"}
        assert turn < 2 or not compiled, f"turn {turn} compiled {compiled}"


def chosen(tools, copies):
    """A member of a workspace, whose author wants another oldest version."""
    package = copies.of("maturin", "workspace/crates/distance")
    (package.parent.parent / "Cargo.toml").write_text('[workspace]\nmembers = ["crates/*"]\nresolver = "3"\n')
    shutil.move(str(package / "Cargo.lock"), str(package.parent.parent / "Cargo.lock"))
    manifest = package / "Cargo.toml"
    wanted = '{ version = "0.1", default-features = false, features = ["abi3-py39"] }'
    manifest.write_text(re.sub(r'(?m)^keelback = "0.1"$', f"keelback = {wanted}", manifest.read_text()))
    assert wanted in manifest.read_text()
    check_contents("maturin", tools.build(package, copies.place / "chosen"), "cp39-abi3")


def first_lock(copies):
    """What cargo locks for a new package, before anybody thinks of wheels, has what a wheel takes."""
    package = copies.of("maturin", "new")
    lock = package / "Cargo.lock"
    lock.unlink()
    run(["cargo", "generate-lockfile"], package)
    version = re.search(r'name = "pyo3-ffi"\nversion = "0\.(\d+)', lock.read_text())
    assert version and int(version.group(1)) <= 28, "the release of pyo3-ffi that is locked has no `abi3-py37`"


def main():
    one = interpreters.newest_released()
    with Copies() as copies:
        tools = Tools(interpreters.venv(one, ROOT / ".venvs", "wheels"), copies)
        first_lock(copies)
        wheels = {}
        for road in ROADS:
            wheels[road] = tools.build(copies.of(road), copies.place / "out" / road)
            check_contents(road, wheels[road])
            print(f"{road}: {wheels[road].name}", flush=True)
        again = tools.from_sdist(copies.place / "maturin", copies.place / "sdist")
        check_contents("maturin", again)
        print("maturin: the wheel from the source distribution holds the same", flush=True)
        # An interpreter need not be there.
        threaded = tools.build(copies.place / "maturin", copies.place / "threaded", "--interpreter", "python3.14t")
        check_free_threaded(threaded)
        print("maturin: a wheel for free-threaded 3.14", flush=True)
        chosen(tools, copies)
        print("maturin: a member of a workspace, for 3.9 and later", flush=True)
        installs_everywhere(tools, copies, wheels)
        types_are_seen(copies.place / "env" / one.label / "bin" / "python")
        print("mypy sees the types of what is installed", flush=True)
        editable(tools, one, copies)
        print("editable installs", flush=True)
        alternating(tools, copies)
        print("maturin and cargo by turns compile nothing twice", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
