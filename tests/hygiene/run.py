#!/usr/bin/env python3
"""Builds the crates of this folder, which must give no warning, tests them, and imports each.

    python3 tests/hygiene/run.py

The crates are linted by clippy under the lints that they set themselves; warnings of the packages
that they depend on are not theirs, and are left to the other tests.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target")) / "hygiene"
IMPORTABLE = TARGET / "debug" / "python"

# Where `cargo` is run, and what with.
BUILDS = [
    (HERE, ["clippy", "--all-targets"]),
    (HERE, ["clippy", "--all-targets", "--all-features"]),
    (HERE, ["build"]),
    (HERE / "pair", ["clippy", "--all-targets"]),
    (HERE / "pair", ["build"]),
]


def cargo(place, arguments, **options):
    env = dict(os.environ, CARGO_TARGET_DIR=str(TARGET))
    return subprocess.run(["cargo"] + arguments, cwd=place, env=env, encoding="utf-8", check=False, **options)


def build(place, arguments):
    """What cargo says about the crates of this folder, and whether it could build them."""
    command = arguments + ["--workspace", "--keep-going", "--message-format=json"]
    done = cargo(place, command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said, built = [], False
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if message["reason"] == "build-finished":
            built = message["success"]
        elif message["reason"] == "compiler-message" and (not built_elsewhere(message) or is_error(message)):
            said.append(message["message"]["rendered"])
    if not built and not said:
        said.append(done.stderr)
    # What a build script warns of is passed on with the package's name: `warning: name@0.1.0: text`.
    said += [line for line in done.stderr.splitlines() if line.startswith("warning: ") and "@0.1.0: " in line]
    return said


def built_elsewhere(message):
    """Whether a message is about a package that lies outside of this folder."""
    return str(HERE) not in message["package_id"]


def is_error(message):
    return message["message"]["level"] == "error"


def main():
    failed = []
    for place, arguments in BUILDS:
        shown = "cargo {} in {}".format(" ".join(arguments), place.name)
        print(shown, flush=True)
        said = build(place, arguments)
        if said:
            print("\n".join(said))
            failed.append(shown)
    if not failed:
        tested = cargo(HERE, ["test", "--workspace", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if tested.returncode:
            print(tested.stdout)
            failed.append("cargo test")
        env = dict(os.environ, PYTHONPATH=str(IMPORTABLE), PYTHONDONTWRITEBYTECODE="1")
        if subprocess.run([sys.executable, str(HERE / "imports.py")], env=env, check=False).returncode:
            failed.append("imports.py")
    print("hygiene: {}".format("FAILED: " + "; ".join(failed) if failed else "ok"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
