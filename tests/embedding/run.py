#!/usr/bin/env python3
"""Starts Python from a Rust program, in every way that `src` knows, with every interpreter that has a shared library.

    python3 tests/embedding/run.py            with all of them
    python3 tests/embedding/run.py 3.8 3.14   with these
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import interpreters  # noqa: E402

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = TARGET / "debug" / "embedding"


class Said:
    """What a run of the program ended with."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out.strip(), err.strip()

    def __repr__(self):
        return f"status {self.status}, stdout {self.out!r}, stderr {self.err!r}"


class Tests:
    """One interpreter's."""

    def __init__(self, one, home, scratch):
        self.one = one
        self.scratch = scratch
        # An interpreter that was moved does not find its library by itself.
        self.env = {**os.environ, "PYTHONPATH": "elsewhere", "PYTHONDONTWRITEBYTECODE": "1"}
        for foreign in ("VIRTUAL_ENV", "PYTHONUNBUFFERED", "PYTHONUTF8"):
            self.env.pop(foreign, None)
        if home:
            self.env["PYTHONHOME"] = home
        self.home = home

    def run(self, *args, **env):
        done = subprocess.run(
            [str(PROGRAM), *args], env={**self.env, **env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    def says(self, wanted, *args, **env):
        said = self.run(*args, **env)
        assert (said.status, said.out) == (0, wanted), f"{args}: wanted {wanted!r}, got {said}"

    def refuses(self, pattern, *args):
        said = self.run(*args)
        assert said.status == 2 and re.search(pattern, said.err), f"{args}: wanted {pattern!r}, got {said}"

    def ends(self, status, pattern, *args):
        said = self.run(*args)
        assert said.status == status and re.search(pattern, said.err), f"{args}: wanted {status} {pattern!r}, got {said}"

    def test_what_is_asked_for(self):
        self.says("([''], ['first', 'second'], True, 0)", "facts")
        self.says("(['prog', 'ü', ''], ['first', 'second'], True, 0)", "facts", "prog", "ü", "")
        self.says("(1, 'utf-8')", "utf8", "on", LC_ALL="C", PYTHONCOERCECLOCALE="0")
        said = self.run("utf8", "off", LC_ALL="C", PYTHONCOERCECLOCALE="0")
        assert said.out.startswith("(0, "), said

    def test_environment_is_heard_unless_isolated(self):
        if self.home:
            return "PYTHONHOME is needed, which an isolated interpreter ignores"
        self.says("(1, 1, False)", "isolated")
        said = self.run("script", "import sys; assert any(p.endswith('elsewhere') for p in sys.path)")
        assert said.status == 0, said

    def test_flags(self):
        plain = {"PYTHONDONTWRITEBYTECODE": ""}
        self.says("(0, True, False, 0, 0)", "flags", **plain)
        self.says("(1, False, True, 0, 0)", "flags", "no-site", "no-bytecode", **plain)
        if not self.home:
            self.says("(0, True, False, 1, 1)", "flags", "isolated", **plain)

    def test_virtualenv(self):
        place = Path(self.scratch) / "env"
        subprocess.run([str(self.one.path), "-m", "venv", "--without-pip", str(place)], check=True)
        packages = next(place.glob("lib/python*/site-packages"), place / "Lib" / "site-packages")
        (packages / "only_there.py").write_text("name = 'found'\n")
        if not self.home:
            self.says(f"({str(place)!r}, 'found')", "virtualenv", str(place))
        settings = (place / "pyvenv.cfg").read_text()
        (place / "pyvenv.cfg").write_text(re.sub(r"(?m)^version.*", "version = 3.2.1", settings))
        self.refuses(r"is made for Python 3\.2\.1, and this program is linked to Python 3\.\d+", "virtualenv", str(place))
        (place / "pyvenv.cfg").unlink()
        self.refuses("is no virtual environment", "virtualenv", str(place))

    def test_executable_and_home(self):
        self.says(str(self.one.path), "executable", str(self.one.path))
        self.refuses("is no file", "executable", "/nowhere/python")
        self.refuses("there is no standard library below", "home", "/nowhere")
        prefix = os.path.realpath(self.home or str(self.one.path.parent.parent))
        self.says(prefix, "home", prefix)
        # Python asks for no such folder by itself.
        link = Path(self.scratch) / "home"
        link.symlink_to(prefix)
        self.says(str(link), "home", str(link))

    def test_own_modules(self):
        self.says("42 1", "module")

    def test_programs(self):
        file = Path(self.scratch) / "file.py"
        file.write_text("assert __name__ == '__main__'\nanswer = 42\n")
        self.says("42", "file", str(file))
        self.refuses("FileNotFoundError|Errno 2", "file", str(file) + "x")
        self.ends(0, "^$", "script", "pass")
        self.ends(0, "^$", "script", "raise SystemExit")
        self.ends(3, "^$", "script", "import sys; sys.exit(3)")
        self.ends(255, "^$", "script", "import sys; sys.exit(-1)")
        self.ends(1, "^stopped$", "script", "import sys; sys.exit('stopped')")
        self.ends(1, "(?s)^Traceback.*<string>.*ZeroDivisionError: ", "script", "1 / 0")
        self.ends(130, "KeyboardInterrupt", "script", "raise KeyboardInterrupt")
        self.ends(1, "SyntaxError", "script", "1 +")
        self.ends(120, "", "script", "import sys, os; print('x' * 9); os.close(1)")
        self.says("registered", "script", "import atexit; atexit.register(print, 'registered')")
        self.ends(1, "There is no|No module named", "named", "no_such_module")
        said = self.run("named", "this")
        assert said.status == 0 and "Beautiful is better than ugly." in said.out, said

    def test_signals(self):
        # Who was started in the background of a shell ignores it, and so would those that are started here.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for word, status in (("handled", 130), ("left", -signal.SIGINT)):
            child = subprocess.Popen(
                [str(PROGRAM), "wait", word], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            assert child.stdout.readline() == b"waiting\n"
            child.send_signal(signal.SIGINT)
            _, err = child.communicate(timeout=30)
            assert child.returncode == status, (word, child.returncode, err)
            assert (b"KeyboardInterrupt" in err) == (word == "handled"), err

    def test_beginnings_and_ends(self):
        said = self.run("twice")
        assert said.status == 0 and "already running" in said.out, said
        self.says("20 turns", "again")
        said = self.run("of-the-last-one")
        assert (said.status, said.out) == (0, "true"), said
        assert "a Py<T> was used in another interpreter" in said.err, said
        self.says("true", "late")
        self.says("\n".join(["39800"] * 4), "threads")
        said = self.run("attached")
        assert said.status == 0 and said.out == "true None", said
        self.says("42\ntrue", "never")


def build(one, launcher=None):
    """Links the program to this interpreter. Answers with the `PYTHONHOME` that it needs, or None if it needs none."""
    command = ["cargo", "rustc", "--quiet", "-p", "keelback-embedding", "--bin", "embedding"]
    home, args = interpreters.moved(one)
    for arg in args:
        command += ([] if "--" in command else ["--"]) + ["-C", f"link-arg={arg}"]
    subprocess.run(command, cwd=str(ROOT), env={**os.environ, "KEELBACK_PYTHON": str(launcher or one.path)}, check=True)
    return home


def archive(one):
    """The static library of an interpreter, or None. Its modules must not ask for the shared one: they do up to 3.7."""
    code = "import os, sysconfig as s; print(os.path.join(s.get_config_var('LIBPL') or '', s.get_config_var('LIBRARY') or ''))"
    place = subprocess.run([str(one.path), "-I", "-c", code], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    return place if one.version >= (3, 8) and os.path.isfile(place) else None


def static_only(one, place, scratch):
    """A launcher of this interpreter that answers as a build does which has nothing but an archive."""
    facts = {
        "ld_library": os.path.basename(place),
        "inst_soname": os.path.basename(place),
        "lib_dir": os.path.dirname(place),
        "base_prefix": "",
        "shared": "0",
    }
    changes = " ".join(f"-e 's|^{key}\t.*|{key}\t{value}|'" for key, value in facts.items())
    launcher = Path(scratch) / "python3"
    launcher.write_text(f"#!/bin/sh\n'{one.path}' \"$@\" | sed {changes}\n")
    launcher.chmod(0o755)
    return launcher


def main(names):
    chosen = [one for one in interpreters.with_library() if not names or one.label in names]
    if not chosen:
        print("!!! no interpreter with a shared library was found: nothing was tested")
        return 1
    failed = sum(failures(one, one.label, build(one)) for one in chosen)
    # One of them, the newest that has an archive, goes into the program itself.
    with_archive = [(one, archive(one)) for one in chosen if archive(one) and not interpreters.moved(one)[0]]
    for one, place in with_archive[-1:]:
        with tempfile.TemporaryDirectory() as scratch:
            home = build(one, static_only(one, place, scratch))
        loaded = subprocess.run(["ldd", str(PROGRAM)], stdout=subprocess.PIPE, check=True).stdout.decode()
        assert "libpython" not in loaded, loaded
        failed += failures(one, f"{one.label} static", home)
    if not with_archive:
        print("!!! no interpreter has a static library: none was linked into a program", flush=True)
    return 1 if failed else 0


def failures(one, label, home):
    """Runs all tests of the program as it is linked now. Answers how many failed."""
    failed = 0
    tests = [name for name in dir(Tests) if name.startswith("test_")]
    notes = []
    for name in tests:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                note = getattr(Tests(one, home, scratch), name)()
                notes += [f"{name}: skipped, {note}"] if note else []
            except AssertionError as failure:
                failed += 1
                print(f"{label}: {name} FAILED\n{failure}", flush=True)
    print(f"{label:6} {len(tests)} tests of embedding{''.join('; ' + note for note in notes)}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
