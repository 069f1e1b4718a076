#!/usr/bin/env python3
"""Runs the guide: its tagged Rust is built into one extension module, and its Python sessions must say what they show.

Each page is a submodule. A block of Rust with a tag in it belongs to the page's module; other blocks are doc tests, which
`cargo test --doc` runs. Blocks of Python that hold `>>>` are sessions, run one after the other in one namespace.

    python3 tests/guide/run.py             all pages
    python3 tests/guide/run.py functions   this page
    python3 tests/guide/run.py --build     builds the module, and runs nothing
"""

import doctest
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ROOT / "runtime" / "src" / "guide"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROJECT = TARGET / "guide"

sys.path.insert(0, str(ROOT / "tests"))
import interpreters  # noqa: E402

BLOCK = re.compile(r"^```(\w*)([^\n]*)\n(.*?)^```", re.M | re.S)

MANIFEST = f"""\
[package]
name = "guide"
version = "0.1.0"
edition = "2024"

[lib]
path = "lib.rs"
crate-type = ["cdylib"]

[dependencies]
keelback = {{ path = "{ROOT / 'runtime'}", features = ["anyhow", "chrono", "tokio"] }}
anyhow = "1"
chrono = {{ version = "0.4", default-features = false, features = ["now"] }}
futures-core = {{ version = "0.3", default-features = false }}
tokio = {{ version = "1", default-features = false, features = ["time"] }}

[build-dependencies]
keelback-build = {{ path = "{ROOT / 'build-support'}" }}

[workspace]
"""


class Page:
    def __init__(self, path):
        self.name = path.stem
        self.path = path
        text = path.read_text(encoding="utf-8")
        rust, python = [], []
        for found in BLOCK.finditer(text):
            language, words, body = found.groups()
            line = text.count("\n", 0, found.start(3))
            if language == "rust" and "ignore" not in words and re.search(r"(?m)^\s*//[/!] @py|PyClass for", body):
                rust.append(visible(body))
            elif language == "python" and ">>>" in body:
                # As many lines as stand before it: failures then name the page's own.
                python.append((line, body))
        self.rust, self.python = rust, python

    def module(self):
        """The page's Rust. Imports that several blocks repeat stand there once."""
        seen, lines = set(), []
        for line in "\n".join(self.rust).splitlines():
            if re.match(r"(pub )?use .*;$", line):
                if line in seen:
                    continue
                seen.add(line)
            lines.append(line)
        return "//! A page of the guide.\n\n" + "\n".join(lines) + "\n"


def visible(body):
    """A block without the marks of lines that rustdoc hides."""
    return re.sub(r"(?m)^#( |$)", "", body)


def write(path, text):
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def build(pages):
    modules = "".join(f"/// @py\npub mod {page.name};\n" for page in pages)
    write(PROJECT / "Cargo.toml", MANIFEST)
    write(PROJECT / "build.rs", "fn main() {\n    keelback_build::scan();\n}\n")
    write(PROJECT / "Cargo.lock", (ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    write(PROJECT / "lib.rs", "//! The guide.\n\nkeelback::module!();\n\n" + modules)
    for page in pages:
        write(PROJECT / f"{page.name}.rs", page.module())
    env = {**os.environ, "CARGO_TARGET_DIR": str(TARGET), "KEELBACK_PYTHON": "none"}
    command = ["cargo", "build", "--quiet", "--manifest-path", str(PROJECT / "Cargo.toml")]
    done = subprocess.run(command, env=env, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    sys.stderr.write(done.stderr)
    if done.returncode or "warning" in done.stderr:
        sys.exit("the guide's Rust does not build without a warning")


def run(page):
    """Runs a page's sessions in this interpreter. Answers with (failures, examples)."""
    namespace = dict(vars(importlib.import_module(f"guide.{page.name}"))) if page.rust else {}
    namespace["__name__"] = "__main__"
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    parser = doctest.DocTestParser()
    source = str(page.path.relative_to(ROOT))
    for line, body in page.python:
        test = parser.get_doctest(body, {}, page.name, source, line)
        # One namespace for all of a page's sessions; a doctest clears its own.
        test.globs = namespace
        runner.run(test, clear_globs=False)
    return runner.failures, runner.tries


def main(names):
    pages = [Page(path) for path in sorted(PAGES.glob("*.md"))]
    if os.environ.get("KEELBACK_GUIDE_BUILT"):
        results = {page.name: run(page) for page in pages if not names or page.name in names}
        for name, (failures, tries) in results.items():
            print(f"{name}: {tries} examples, {failures} failed")
        return 1 if any(failures for failures, _ in results.values()) else 0
    build([page for page in pages if page.rust])
    if names == ["--build"]:
        return 0
    python = interpreters.newest_released().path
    # A page shows a panic; its backtrace would only be noise.
    env = {**os.environ, "KEELBACK_GUIDE_BUILT": "1", "RUST_BACKTRACE": "0", "PYTHONPATH": str(TARGET / "debug" / "python")}
    return subprocess.run([str(python), __file__, *names], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
