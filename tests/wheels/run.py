#!/usr/bin/env python3
"""Every road to a wheel: the packages in `examples` are built by the tools that users have, and the wheels are installed in
a clean virtual environment of every interpreter, where the package's own tests must pass.

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
# A folder of its own: what is built here, is built by other tools and in another profile.
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "wheels"
ROADS = {"maturin": "distance", "maturin-mixed": "textstats", "setuptools": "slugs"}

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


class Tools:
    """maturin, setuptools-rust and pip, in an environment of their own."""

    def __init__(self, python):
        self.python = python
        self.maturin = python.parent / "maturin"

    def build(self, road, out):
        """A wheel by the tool's own command."""
        if road == "setuptools":
            run([self.python, "-m", "build", "--wheel", "--no-isolation", "--outdir", out], EXAMPLES / road)
        else:
            run([self.maturin, "build", "--out", out, "--interpreter", self.python], EXAMPLES / road)
        return only(out, "*.whl")

    def from_sdist(self, out):
        """A source distribution holds all that it takes to build the wheel from it."""
        run([self.maturin, "sdist", "--out", out], EXAMPLES / "maturin")
        sdist = only(out, "*.tar.gz")
        command = [self.python, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", out, sdist]
        run(command, out, PATH=f"{self.python.parent}{os.pathsep}{os.environ['PATH']}")
        return only(out, "*.whl")

    def free_threaded(self, out):
        """A wheel for an interpreter that need not be there."""
        run([self.maturin, "build", "--out", out, "--interpreter", "python3.14t"], EXAMPLES / "maturin")
        return only(out, "*.whl")


def check_contents(road, wheel):
    names = zipfile.ZipFile(str(wheel)).namelist()
    assert re.search(r"-cp37-abi3-\w+\.whl$", wheel.name), f"{wheel.name} is not tagged cp37-abi3"
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

    def test(self, road):
        tests = EXAMPLES / road / "tests"
        command = [self.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests]
        said = run(command, self.place, PYTHONPATH=str(self.pytest), PYTHONDONTWRITEBYTECODE="1")
        assert re.search(r"\d passed", said) and "failed" not in said, said


def installs_everywhere(wheels, scratch):
    for one in interpreters.find():
        if one.label.endswith("t"):
            print(f"{one.label:6} takes no abi3 wheel")
            continue
        clean = Clean(one, scratch / one.label)
        clean.install("--no-index", *wheels.values())
        for road in ROADS:
            clean.test(road)
        print(f"{one.label:6} {len(wheels)} wheels installed and tested", flush=True)


def editable(tools, one, scratch):
    """`maturin develop`, and `pip install -e .` both ways: what is edited in place is what is imported."""
    clean = Clean(one, scratch / "develop")
    active = {"VIRTUAL_ENV": str(clean.place), "PATH": f"{tools.python.parent}{os.pathsep}{os.environ['PATH']}"}
    run([tools.maturin, "develop"], EXAMPLES / "maturin", **active)
    clean.test("maturin")
    # A copy, since the module is put beside the Python files.
    packages = {road: scratch / "copies" / road for road in ("maturin-mixed", "setuptools")}
    for road, package in packages.items():
        shutil.copytree(str(EXAMPLES / road), str(package), symlinks=False)
        detach(package)
        # Without isolation the tools must be importable from the environment that builds.
        site = only(tools.python.parent.parent, "lib/python*/site-packages")
        clean.install("--no-build-isolation", "-e", package, PYTHONPATH=str(site), **active)
        clean.test(road)
    edited = packages["maturin-mixed"] / "python" / "textstats" / "__init__.py"
    edited.write_text(edited.read_text() + "\nEDITED = True\n")
    assert run([clean.python, "-c", "import textstats; print(textstats.EDITED)"], scratch).strip() == "True"


def detach(package):
    """Makes a member of the workspace a package of its own."""
    workspace = (ROOT / "Cargo.toml").read_text()
    inherited = dict(re.findall(r'(?m)^(version|edition|rust-version|license) = ("[^"]*")', workspace))
    manifest = only(package, "**/Cargo.toml")
    text = manifest.read_text()
    text = re.sub(r"(?m)^([\w-]+)\.workspace = true", lambda line: replacement(line.group(1), inherited), text)
    text = text.replace("\n[lints]\n", "\n").replace("workspace = true\n", "")
    manifest.write_text(f"{text}\n[workspace]\n")
    shutil.copy(str(ROOT / "Cargo.lock"), str(manifest.parent / "Cargo.lock"))


def replacement(key, inherited):
    if key in inherited:
        return f"{key} = {inherited[key]}"
    folder = {"keelback": "runtime", "keelback-build": "build-support"}[key]
    return f'{key} = {{ path = "{ROOT / folder}" }}'


def alternating(tools, one, scratch):
    """`maturin develop` and `cargo build` by turns compile nothing but the package itself."""
    clean = Clean(one, scratch / "alternating")
    active = {"VIRTUAL_ENV": str(clean.place)}
    commands = [[tools.maturin, "develop"], ["cargo", "build", "--features", "keelback/abi3-py37"]]
    for turn in range(4):
        said = run(commands[turn % 2], EXAMPLES / "maturin", **active)
        compiled = set(re.findall(r"Compiling (\S+)", said)) - {"keelback-example-maturin"}
        assert turn < 2 or not compiled, f"turn {turn} compiled {compiled}"


def main():
    one = interpreters.newest_released()
    tools = Tools(interpreters.venv(one, ROOT / ".venvs", "wheels"))
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        wheels = {}
        for road in ROADS:
            wheels[road] = tools.build(road, scratch / road)
            check_contents(road, wheels[road])
            print(f"{road}: {wheels[road].name}", flush=True)
        again = tools.from_sdist(scratch / "sdist")
        check_contents("maturin", again)
        print("maturin: the wheel from the source distribution holds the same", flush=True)
        check_free_threaded(tools.free_threaded(scratch / "threaded"))
        print("maturin: a wheel for free-threaded 3.14", flush=True)
        installs_everywhere(wheels, scratch)
        editable(tools, one, scratch)
        print("editable installs", flush=True)
        alternating(tools, one, scratch)
        print("maturin and cargo by turns compile nothing twice", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
