#!/usr/bin/env python3
"""Measures what building costs: modules of 1, 10, 100 and 1000 functions, with keelback, PyO3 and in C.

    python3 benches/compile.py                      the whole table; some minutes
    python3 benches/compile.py --sizes 1 100        these sizes only
    python3 benches/compile.py --profile release    one profile only
    python3 benches/compile.py --lto thin           another setting, the same for both
    python3 benches/compile.py --json FILE          also writes the numbers

Times are CPU seconds of all processes together, since those say the same on a busy machine. See README.md
for what the columns mean.
"""

import argparse
import json
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = [1, 10, 100, 1000]
IMPORTS = 15

MANIFEST = """\
[package]
name = "many"
version = "0.0.0"
edition = "2024"

[workspace]

[lib]
crate-type = ["cdylib"]

{dependencies}

[profile.release]
opt-level = 3
codegen-units = 16
lto = {lto}
strip = true
"""

KEELBACK_DEPENDENCIES = f"""\
[dependencies]
keelback = {{ path = {json.dumps(str(ROOT / "runtime"))} }}

[build-dependencies]
keelback-build = {{ path = {json.dumps(str(ROOT / "build-support"))} }}
"""

PYO3_DEPENDENCIES = f"""\
[dependencies]
pyo3 = "{re.search(r'^pyo3 = "(.*)"', (ROOT / "benches/pyo3/Cargo.toml").read_text(), re.MULTILINE).group(1)}"
"""

# Each body is another one, so that the compiler cannot keep one for all.
RUST_FUNCTION = """
/// The function number {index}.{tag}
pub fn function_{index}(a: i64, b: f64, c: &str) -> i64 {{
    a.wrapping_mul({index}).wrapping_add(b as i64).wrapping_add(c.len() as i64)
}}
"""

C_FUNCTION = """
static PyObject *function_{index}(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{{
    long long a;
    double b;
    Py_ssize_t size;
    if (nargs != 3)
        return wrong_count("function_{index}", nargs);
    if (!read_int(args[0], &a) || !read_float(args[1], &b) || !read_text(args[2], &size))
        return NULL;
    return PyLong_FromLongLong((long long)((unsigned long long)a * {index} + (long long)b + size));
}}
"""

C_HEAD = """\
#include <Python.h>
#include <stdbool.h>

static PyObject *wrong_count(const char *name, Py_ssize_t given)
{
    PyErr_Format(PyExc_TypeError, "%s() takes 3 positional arguments but %zd were given", name, given);
    return NULL;
}

static inline bool read_int(PyObject *object, long long *value)
{
    *value = PyLong_AsLongLong(object);
    return *value != -1 || !PyErr_Occurred();
}

static inline bool read_float(PyObject *object, double *value)
{
    *value = PyFloat_CheckExact(object) ? PyFloat_AS_DOUBLE(object) : PyFloat_AsDouble(object);
    return *value != -1.0 || !PyErr_Occurred();
}

static inline bool read_text(PyObject *object, Py_ssize_t *size)
{
    return PyUnicode_AsUTF8AndSize(object, size) != NULL;
}
"""

C_TAIL = """
static PyModuleDef_Slot slots[] = {{{{0, NULL}}}};
static PyMethodDef methods[] = {{
{methods}
    {{NULL, NULL, 0, NULL}},
}};
static struct PyModuleDef definition = {{PyModuleDef_HEAD_INIT, "many", NULL, 0, methods, slots}};

PyMODINIT_FUNC PyInit_many(void)
{{
    return PyModuleDef_Init(&definition);
}}
"""

C_METHOD = """\
    {{"function_{index}", (PyCFunction)(void (*)(void))function_{index}, METH_FASTCALL, "Number {index}."}},"""


def measured(command, **options):
    """The CPU seconds that a command and all below it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        **options,
    )
    if done.returncode:
        sys.exit(done.stdout.decode(errors="replace"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def import_ms(library, folder):
    """The shortest time of an import, in a fresh process each."""
    place = folder / "import"
    place.mkdir(exist_ok=True)
    shutil.copy(library, place / f"many{sysconfig.get_config_var('EXT_SUFFIX')}")
    code = "import time; start = time.perf_counter_ns(); import many; print(time.perf_counter_ns() - start)"
    times = []
    for _ in range(IMPORTS):
        env = {**os.environ, "PYTHONPATH": str(place)}
        times.append(
            int(subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout)
        )
    return min(times) / 1e6


class Crate:
    """A generated crate. Its dependencies are built once, apart from itself."""

    def __init__(self, folder, dependencies, lto):
        self.folder = folder
        self.target = folder / "target"
        (folder / "src").mkdir(parents=True)
        (folder / "Cargo.toml").write_text(MANIFEST.format(dependencies=dependencies, lto=lto))

    def write(self, count, edited=False):
        text = self.source(count)
        if edited:
            # The body of one function, as somebody at work would change it.
            text = text.replace("a.wrapping_mul(0)", "a.wrapping_mul(-1)")
        (self.folder / "src" / "lib.rs").write_text(text)

    def cargo(self, *words):
        # A wrapper or an environment's own settings would measure something else.
        env = {
            key: value
            for key, value in os.environ.items()
            if key not in ("RUSTC_WRAPPER", "CARGO_INCREMENTAL")
        }
        env["PYO3_PYTHON"] = sys.executable
        return measured(["cargo", *words, "--target-dir", self.target], cwd=self.folder, env=env)

    def build(self, profile):
        return self.cargo("build", "--profile", profile)

    def own(self, count, profile):
        """Building the crate alone, from nothing."""
        self.write(count)
        self.cargo("clean", "--profile", profile, "-p", "many")
        shutil.rmtree(self.target / self.place(profile) / "incremental", ignore_errors=True)
        return self.build(profile)

    def edited(self, count, profile):
        """Building it once more after an edit."""
        self.write(count, edited=True)
        return self.build(profile)

    def library(self, profile):
        return self.target / self.place(profile) / "libmany.so"

    @staticmethod
    def place(profile):
        return "debug" if profile == "dev" else profile


class Keelback(Crate):
    name = "keelback"

    def __init__(self, folder, lto):
        super().__init__(folder, KEELBACK_DEPENDENCIES, lto)
        (folder / "build.rs").write_text("fn main() {\n    keelback_build::scan();\n}\n")

    def source(self, count):
        functions = (RUST_FUNCTION.format(index=index, tag="\n///\n/// @py") for index in range(count))
        return "keelback::module!();\n" + "".join(functions)


class PyO3(Crate):
    name = "pyo3"

    def __init__(self, folder, lto):
        super().__init__(folder, PYO3_DEPENDENCIES, lto)

    def source(self, count):
        functions = (RUST_FUNCTION.format(index=index, tag="\n#[pyfunction]") for index in range(count))
        names = "".join(
            f"    #[pymodule_export]\n    use super::function_{index};\n" for index in range(count)
        )
        return "use pyo3::prelude::*;\n" + "".join(functions) + f"\n#[pymodule]\nmod many {{\n{names}}}\n"


def c_rows(folder, sizes):
    """One file, compiled whole, as C extensions are."""
    folder.mkdir()
    include = sysconfig.get_path("include")
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")
    rows = {}
    for count in sizes:
        functions = "".join(C_FUNCTION.format(index=index) for index in range(count))
        methods = "\n".join(C_METHOD.format(index=index) for index in range(count))
        (folder / "many.c").write_text(C_HEAD + functions + C_TAIL.format(methods=methods))
        library = folder / "many.so"
        flags = ["-O2", "-DNDEBUG", "-fPIC", "-shared", "-s", f"-I{include}"]
        own = measured([*compiler, *flags, folder / "many.c", "-o", library])
        size = library.stat().st_size
        rows[count] = {"own": own, "edited": own, "bytes": size, "import": import_ms(library, folder)}
    return {"dependencies": 0.0, "rows": rows}


def rust_rows(crate, sizes, profile):
    crate.write(0)
    whole = crate.build(profile)
    # Without its dependencies, to tell them apart.
    empty = crate.own(0, profile)
    rows = {0: {"own": empty, "edited": None, **facts(crate, profile)}}
    for count in sizes:
        own = crate.own(count, profile)
        rows[count] = {"own": own, **facts(crate, profile), "edited": crate.edited(count, profile)}
    return {"dependencies": max(whole - empty, 0.0), "rows": rows}


def facts(crate, profile):
    library = crate.library(profile)
    return {"bytes": library.stat().st_size, "import": import_ms(library, crate.folder)}


def slope(rows, key):
    """What each function adds."""
    sizes = [count for count in sorted(rows) if count]
    first, last = sizes[0], sizes[-1]
    return (rows[last][key] - rows[first][key]) / (last - first) if first != last else None


def show(profile, results):
    print(f"\n{profile}: CPU seconds; size of the library, stripped in release; import in ms")
    print(f"{'':10}{'functions':>10}{'clean':>9}{'own':>9}{'one edit':>10}{'bytes':>12}{'import':>9}")
    for name, result in results.items():
        for count, row in result["rows"].items():
            edited = "" if row["edited"] is None else f"{row['edited']:.2f}"
            print(
                f"{name:10}{count:>10}{row['own'] + result['dependencies']:>9.2f}"
                f"{row['own']:>9.2f}{edited:>10}"
                f"{row['bytes']:>12,}{row['import']:>9.2f}"
            )
    print(f"{'each function adds':20}{'':>9}{'own ms':>9}{'edit ms':>10}{'bytes':>12}{'import us':>10}")
    for name, result in results.items():
        adds = {key: slope(result["rows"], key) for key in ("own", "edited", "bytes", "import")}
        result["each"] = adds
        if adds["own"] is not None:
            print(
                f"  {name:18}{'':>9}{adds['own'] * 1000:>9.2f}{adds['edited'] * 1000:>10.2f}"
                f"{adds['bytes']:>12,.0f}{adds['import'] * 1000:>10.2f}"
            )
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--profile", choices=["release", "dev"], nargs="+", default=["release", "dev"])
    parser.add_argument(
        "--only", choices=["c", "pyo3", "keelback"], nargs="+", default=["c", "pyo3", "keelback"]
    )
    parser.add_argument("--lto", choices=["false", "thin", "fat"], default="false")
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    started = time.monotonic()
    lto = "false" if options.lto == "false" else json.dumps(options.lto)
    written = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        crates = [kind(folder / kind.name, lto) for kind in (PyO3, Keelback) if kind.name in options.only]
        for profile in options.profile:
            results = {}
            if "c" in options.only and profile == "release":
                results["c"] = c_rows(folder / "c", options.sizes)
            for crate in crates:
                results[crate.name] = rust_rows(crate, options.sizes, profile)
            show(profile, results)
            written[profile] = results
    print(f"\nmeasured in {time.monotonic() - started:.0f} s")
    if options.json:
        Path(options.json).write_text(json.dumps(written, indent=2) + "\n")


if __name__ == "__main__":
    main()
