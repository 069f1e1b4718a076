#!/usr/bin/env python3
"""Checks the stubs of every extension in an importable directory.

    PYTHON_WITH_TOOLS tests/stubs.py target/debug/python

An extension is a `NAME.so` beside its `NAME/__init__.pyi`. Four tools look at each:

- stubtest imports the module and compares: what is there, the parameters, the defaults;
- mypy --strict and pyright read the stub, and the clients in `tests/typing`, which use it;
- ruff formats it, and must find nothing to change.

A client is `tests/typing/use_NAME.py`, or several, `use_NAME_TOPIC.py`. It says with `assert_type` what the stub
promises, and with `# type: ignore[..]` what the stub must refuse: an ignore that nothing needs is an error.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLIENTS = HERE / "typing"

# As typeshed has it, and as the scanner writes it.
LINE_LENGTH = "130"


class Failed(Exception):
    """A tool found something, or could not run."""


class Extension:
    """A module that was built, with its stubs."""

    def __init__(self, built, library):
        self.name = ".".join(library.relative_to(built).with_suffix("").parts)
        # A module with submodules, or a package around it, has a folder; one inside of a package may be a file.
        beside = library.with_suffix(".pyi")
        self.stubs = [beside] if beside.exists() else sorted(library.with_suffix("").rglob("*.pyi"))
        stem = "use_" + self.name.replace(".", "_")
        self.clients = sorted({*CLIENTS.glob(stem + ".py"), *CLIENTS.glob(stem + "_*.py")})


def find(built):
    """Every extension that is linked, by name."""
    libraries = sorted(path for path in built.rglob("*.so") if path.exists())
    return [Extension(built, library) for library in libraries]


def complete(extensions):
    """Every extension has a stub, a `py.typed` and a client."""
    missing = []
    for extension in extensions:
        if not extension.stubs:
            missing.append(f"{extension.name} has no stub")
        elif not (extension.stubs[0].parent / "py.typed").exists():
            missing.append(f"{extension.name} has no py.typed")
        if not extension.clients:
            missing.append(f"{extension.name} has no client: add {CLIENTS.name}/use_{extension.name}.py")
    if missing:
        raise Failed("\n".join(missing))


def tool(built, *command):
    """Runs a module of this Python, which sees the extensions. Answers with what it said."""
    env = {**os.environ, "MYPYPATH": str(built), "PYTHONPATH": str(built), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Failed(done.stdout or f"{command[0]}: exit code {done.returncode}")
    return done.stdout


def stubtest(built, extensions):
    """The stub says what the module is, but for what the list explains."""
    allowed = CLIENTS / "stubtest_allowlist.txt"
    names = [extension.name for extension in extensions]
    # Some entries are about what only some versions of Python do.
    options = ["--concise", "--ignore-unused-allowlist", "--allowlist", allowed]
    tool(built, "mypy.stubtest", *options, *names)


def mypy(built, extensions):
    """Stubs and clients are accepted, strictly."""
    with tempfile.TemporaryDirectory() as cache:
        command = ["mypy", "--strict", "--no-error-summary", "--cache-dir", cache]
        packages = [part for extension in extensions for part in ("-p", extension.name)]
        tool(built, *command, *packages)
        tool(built, *command, *[client for extension in extensions for client in extension.clients])


def pyright(built, extensions):
    """The same for pyright. Needs node: that of the system, or one that it fetches."""
    try:
        tool(built, "pyright", "--version")
    except Failed as failure:
        raise Failed(f"pyright cannot run here: is there a `node` on the PATH?\n{failure}") from None
    files = [file for extension in extensions for file in (*extension.stubs, *extension.clients)]
    settings = {
        "include": [str(file) for file in files],
        "extraPaths": [str(built)],
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": True,
        "reportUnnecessaryTypeIgnoreComment": "error",
        # The module is a library, so there is no source to find beside the stub.
        "reportMissingModuleSource": "none",
    }
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "pyrightconfig.json"
        project.write_text(json.dumps(settings), encoding="utf-8")
        said = tool(built, "pyright", "--warnings", "--pythonpath", sys.executable, "--project", project)
    if "No source files found" in said:
        raise Failed(said)


def ruff(built, extensions):
    """The stubs are formatted as typeshed's are."""
    files = [file for extension in extensions for file in extension.stubs]
    tool(built, "ruff", "format", "--isolated", "--no-cache", "--diff", "--line-length", LINE_LENGTH, *files)


TOOLS = [stubtest, mypy, pyright, ruff]


def main(arguments):
    if len(arguments) != 1:
        print(__doc__)
        return 2
    built = Path(arguments[0]).resolve()
    extensions = find(built)
    if not extensions:
        print(f"no extension is linked in {built}: run `cargo build`")
        return 1
    failed = []
    for check in [complete, *TOOLS]:
        try:
            check(extensions) if check is complete else check(built, extensions)
            print(f"{check.__name__:9} ok", flush=True)
        except Failed as failure:
            print(f"{check.__name__:9} FAILED\n{failure}", flush=True)
            failed.append(check.__name__)
    names = ", ".join(extension.name for extension in extensions)
    print(f"stubs of {names}: {'FAILED: ' + ', '.join(failed) if failed else 'ok'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
