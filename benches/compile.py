#!/usr/bin/env python3
"""Measures what building costs: modules of many functions and of many classes, with keelback, PyO3 and in C.

    python3 benches/compile.py                      the whole table; some minutes
    python3 benches/compile.py --items classes      modules of classes only
    python3 benches/compile.py --sizes 1 100        these sizes only
    python3 benches/compile.py --profile release    one profile only
    python3 benches/compile.py --lto thin           another setting, the same for both
    python3 benches/compile.py --count              counts instructions under valgrind instead
    python3 benches/compile.py --json FILE          also writes the numbers

Times are CPU seconds of all processes together, since those say nearly the same on a busy machine; counts are those of
the compiler and of the build script, and say the same on any. See README.md for what the columns mean.
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
# How many of them a module has.
SIZES = {"functions": [1, 10, 100, 1000], "classes": [1, 10, 100]}
# And between which two instructions are counted: one of PyO3's classes is as much as six of its functions.
COUNTED_SIZES = {"functions": [51, 151], "classes": [1, 51]}
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
KEELBACK_ITEM = {
    "functions": """
/// The function number {index}.
///
/// @py
pub fn function_{index}(a: i64, b: f64, c: &str) -> i64 {{
    a.wrapping_mul({index}).wrapping_add(b as i64).wrapping_add(c.len() as i64)
}}
""",
    "classes": """
/// The class number {index}.
///
/// @py
pub struct Class{index} {{
    /// @py
    pub x: f64,
    /// @py
    pub count: i64,
}}

/// @py
impl Class{index} {{
    /// @py def __new__(x, count=0)
    pub fn new(x: f64, count: i64) -> Class{index} {{
        Class{index} {{ x, count }}
    }}

    pub fn scaled(&self, by: f64) -> f64 {{
        self.x * by + {index}.0
    }}

    pub fn add(&mut self, by: i64) {{
        self.count = self.count.wrapping_mul({index}).wrapping_add(by);
    }}
}}
""",
}

PYO3_ITEM = {
    "functions": """
/// The function number {index}.
#[pyfunction]
pub fn function_{index}(a: i64, b: f64, c: &str) -> i64 {{
    a.wrapping_mul({index}).wrapping_add(b as i64).wrapping_add(c.len() as i64)
}}
""",
    "classes": """
/// The class number {index}.
#[pyclass(get_all, set_all)]
pub struct Class{index} {{
    pub x: f64,
    pub count: i64,
}}

#[pymethods]
impl Class{index} {{
    #[new]
    #[pyo3(signature = (x, count=0))]
    fn new(x: f64, count: i64) -> Class{index} {{
        Class{index} {{ x, count }}
    }}

    fn scaled(&self, by: f64) -> f64 {{
        self.x * by + {index}.0
    }}

    fn add(&mut self, by: i64) {{
        self.count = self.count.wrapping_mul({index}).wrapping_add(by);
    }}
}}
""",
}

NAME = {"functions": "function_{index}", "classes": "Class{index}"}

# The body of one item, and another one, as somebody at work would change it.
EDIT = {
    "functions": ("a.wrapping_mul(0)", "a.wrapping_mul(-1)"),
    "classes": ("self.x * by + 0.0", "self.x * by - 1.0"),
}

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
#include <stddef.h>
#include <structmember.h>

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

static void end(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}
"""

# Of a heap type, with members, as bench_class.c has them; keywords come by `tp_new`.
C_CLASS = """
typedef struct {{
    PyObject_HEAD
    double x;
    long long count;
}} Class{index};

static PyObject *new_{index}(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{{
    static char *names[] = {{"x", "count", NULL}};
    double x;
    long long count = 0;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "d|L", names, &x, &count))
        return NULL;
    Class{index} *object = (Class{index} *)type->tp_alloc(type, 0);
    if (object) {{
        object->x = x;
        object->count = count;
    }}
    return (PyObject *)object;
}}

static PyObject *scaled_{index}(PyObject *self, PyObject *by)
{{
    double value;
    if (!read_float(by, &value))
        return NULL;
    return PyFloat_FromDouble(((Class{index} *)self)->x * value + {index}.0);
}}

static PyObject *add_{index}(PyObject *self, PyObject *by)
{{
    long long value;
    if (!read_int(by, &value))
        return NULL;
    Class{index} *object = (Class{index} *)self;
    object->count = (long long)((unsigned long long)object->count * {index} + (unsigned long long)value);
    Py_RETURN_NONE;
}}

static PyMemberDef members_{index}[] = {{
    {{"x", T_DOUBLE, offsetof(Class{index}, x), 0, NULL}},
    {{"count", T_LONGLONG, offsetof(Class{index}, count), 0, NULL}},
    {{NULL, 0, 0, 0, NULL}},
}};

static PyMethodDef methods_{index}[] = {{
    {{"scaled", scaled_{index}, METH_O, NULL}},
    {{"add", add_{index}, METH_O, NULL}},
    {{NULL, NULL, 0, NULL}},
}};

static PyType_Slot slots_{index}[] = {{
    {{Py_tp_new, new_{index}}},
    {{Py_tp_dealloc, end}},
    {{Py_tp_members, members_{index}}},
    {{Py_tp_methods, methods_{index}}},
    {{Py_tp_doc, "The class number {index}."}},
    {{0, NULL}},
}};

static PyType_Spec spec_{index} = {{"many.Class{index}", sizeof(Class{index}), 0, Py_TPFLAGS_DEFAULT, slots_{index}}};
"""

C_ITEM = {"functions": C_FUNCTION, "classes": C_CLASS}

C_TAIL = """
static PyMethodDef methods[] = {{
{methods}
    {{NULL, NULL, 0, NULL}},
}};

static PyType_Spec *classes[] = {{
{classes}
    NULL,
}};

static int execute(PyObject *module)
{{
    for (PyType_Spec **spec = classes; *spec; spec++) {{
        PyObject *class = PyType_FromSpec(*spec);
        if (!class || PyModule_AddObject(module, (*spec)->name + sizeof "many", class) < 0)
            return -1;
    }}
    return 0;
}}

static PyModuleDef_Slot slots[] = {{{{Py_mod_exec, execute}}, {{0, NULL}}}};
static struct PyModuleDef definition = {{PyModuleDef_HEAD_INIT, "many", NULL, 0, methods, slots}};

PyMODINIT_FUNC PyInit_many(void)
{{
    return PyModuleDef_Init(&definition);
}}
"""

C_METHOD = """\
    {{"function_{index}", (PyCFunction)(void (*)(void))function_{index}, METH_FASTCALL, "Number {index}."}},"""

C_SPEC = "    &spec_{index},"


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

    def __init__(self, folder, items, dependencies, lto):
        self.folder = folder
        self.items = items
        self.target = folder / "target"
        (folder / "src").mkdir(parents=True)
        (folder / "Cargo.toml").write_text(MANIFEST.format(dependencies=dependencies, lto=lto))

    def write(self, count, edited=False):
        text = self.source(count)
        if edited:
            text = text.replace(*EDIT[self.items])
        (self.folder / "src" / "lib.rs").write_text(text)

    def cargo(self, *words, env=None):
        # A wrapper or an environment's own settings would measure something else.
        inherited = {
            key: value
            for key, value in os.environ.items()
            if key not in ("RUSTC_WRAPPER", "CARGO_INCREMENTAL")
        }
        env = {**inherited, **(env or {}), "PYO3_PYTHON": sys.executable}
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

    def __init__(self, folder, items, lto):
        super().__init__(folder, items, KEELBACK_DEPENDENCIES, lto)
        (folder / "build.rs").write_text("fn main() {\n    keelback_build::scan();\n}\n")

    def source(self, count):
        items = (KEELBACK_ITEM[self.items].format(index=index) for index in range(count))
        return "keelback::module!();\n" + "".join(items)


class PyO3(Crate):
    name = "pyo3"

    def __init__(self, folder, items, lto):
        super().__init__(folder, items, PYO3_DEPENDENCIES, lto)

    def source(self, count):
        items = (PYO3_ITEM[self.items].format(index=index) for index in range(count))
        names = (NAME[self.items].format(index=index) for index in range(count))
        uses = "".join(f"    #[pymodule_export]\n    use super::{name};\n" for name in names)
        return "use pyo3::prelude::*;\n" + "".join(items) + f"\n#[pymodule]\nmod many {{\n{uses}}}\n"


# Run by cargo in place of the compiler: what compiles the crate itself is counted, and its build script is put behind
# another that counts it.
COUNTED = """\
#!/bin/sh
count="valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file={folder}"
case " $CARGO_PKG_NAME $* " in
*" --crate-name many "*) exec $count/rustc.log "$@" ;;
" many "*" --crate-name build_script_build "*) ;;
*) exec "$@" ;;
esac
"$@" || exit
while [ $# -gt 0 ]; do
    case "$1" in
    --out-dir) folder=$2 ;;
    extra-filename=*) name=build_script_build${{1#*=}} ;;
    esac
    shift
done
mv "$folder/$name" "$folder/$name.counted"
printf '#!/bin/sh\\nexec %s "%s"\\n' "$count/script.log" "$folder/$name.counted" > "$folder/$name"
chmod +x "$folder/$name"
"""


def refs(log):
    """The instructions that valgrind has counted; none where nothing ran."""
    if not log.exists():
        return 0
    return int(re.search(r"refs:\s+([\d,]+)", log.read_text()).group(1).replace(",", ""))


def counted(crate, count):
    """The instructions of the compiler and of the build script for the crate alone."""
    wrapper = crate.folder / "counted"
    # Another process writes it: what is open for writing anywhere cannot be run.
    subprocess.run(["cp", "/dev/stdin", wrapper], input=COUNTED.format(folder=crate.folder), text=True, check=True)
    wrapper.chmod(0o755)
    crate.write(count)
    rustc = subprocess.run(
        ["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True
    ).stdout.strip()
    # The compiler itself, not the launcher that picks one.
    settings = {"RUSTC": f"{rustc}/bin/rustc", "RUSTC_WRAPPER": str(wrapper)}
    crate.cargo("build", "--profile", "release", env=settings)
    return refs(crate.folder / "rustc.log"), refs(crate.folder / "script.log")


def count_all(folder, items, options, lto):
    """{name: the instructions that each item adds, of the compiler and of the build script}"""
    sizes = options.sizes or COUNTED_SIZES[items]
    first, last = sizes[0], sizes[-1]
    written = {}
    print(f"\nmillions of instructions that each of {first} to {last} {items} adds, in release builds")
    print(f"{'':10}{'the compiler':>16}{'build script':>16}{'both':>12}")
    for kind in (PyO3, Keelback):
        if kind.name not in options.only:
            continue
        crate = kind(folder / kind.name, items, lto)
        few, many = counted(crate, first), counted(crate, last)
        compiler, script = ((more - less) / (last - first) for less, more in zip(few, many))
        written[kind.name] = {"compiler": compiler, "script": script}
        print(f"{kind.name:10}{compiler / 1e6:>16.1f}{script / 1e6:>16.1f}{(compiler + script) / 1e6:>12.1f}", flush=True)
    return written


def c_rows(folder, items, sizes):
    """One file, compiled whole, as C extensions are."""
    folder.mkdir(parents=True)
    include = sysconfig.get_path("include")
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")
    answer = {}
    for count in sizes:
        content = "".join(C_ITEM[items].format(index=index) for index in range(count))
        rows = "\n".join((C_METHOD if items == "functions" else C_SPEC).format(index=index) for index in range(count))
        tables = {"methods": "", "classes": "", ("methods" if items == "functions" else "classes"): rows}
        (folder / "many.c").write_text(C_HEAD + content + C_TAIL.format(**tables))
        library = folder / "many.so"
        flags = ["-O2", "-DNDEBUG", "-fPIC", "-shared", "-s", f"-I{include}"]
        own = measured([*compiler, *flags, folder / "many.c", "-o", library])
        size = library.stat().st_size
        answer[count] = {"own": own, "edited": own, "bytes": size, "import": import_ms(library, folder)}
    return {"dependencies": 0.0, "rows": answer}


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
    """What each item adds."""
    sizes = [count for count in sorted(rows) if count]
    first, last = sizes[0], sizes[-1]
    return (rows[last][key] - rows[first][key]) / (last - first) if first != last else None


def show(profile, items, results):
    print(f"\n{profile}: CPU seconds; size of the library, stripped in release; import in ms")
    print(f"{'':10}{items:>10}{'clean':>9}{'own':>9}{'one edit':>10}{'bytes':>12}{'import':>9}")
    for name, result in results.items():
        for count, row in result["rows"].items():
            edited = "" if row["edited"] is None else f"{row['edited']:.2f}"
            print(
                f"{name:10}{count:>10}{row['own'] + result['dependencies']:>9.2f}"
                f"{row['own']:>9.2f}{edited:>10}"
                f"{row['bytes']:>12,}{row['import']:>9.2f}"
            )
    print(f"{'each of them adds':20}{'':>9}{'own ms':>9}{'edit ms':>10}{'bytes':>12}{'import us':>10}")
    for name, result in results.items():
        adds = {key: slope(result["rows"], key) for key in ("own", "edited", "bytes", "import")}
        result["each"] = adds
        if adds["own"] is not None:
            print(
                f"  {name:18}{'':>9}{adds['own'] * 1000:>9.2f}{adds['edited'] * 1000:>10.2f}"
                f"{adds['bytes']:>12,.0f}{adds['import'] * 1000:>10.2f}"
            )
    sys.stdout.flush()


def measure(folder, items, options, lto):
    """{profile: results}"""
    sizes = options.sizes or SIZES[items]
    crates = [
        kind(folder / kind.name, items, lto) for kind in (PyO3, Keelback) if kind.name in options.only
    ]
    written = {}
    for profile in options.profile:
        results = {}
        if "c" in options.only and profile == "release":
            results["c"] = c_rows(folder / "c", items, sizes)
        for crate in crates:
            results[crate.name] = rust_rows(crate, sizes, profile)
        show(profile, items, results)
        written[profile] = results
    return written


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", choices=list(SIZES), nargs="+", default=list(SIZES))
    parser.add_argument("--sizes", nargs="+", type=int)
    parser.add_argument("--profile", choices=["release", "dev"], nargs="+", default=["release", "dev"])
    parser.add_argument(
        "--only", choices=["c", "pyo3", "keelback"], nargs="+", default=["c", "pyo3", "keelback"]
    )
    parser.add_argument("--lto", choices=["false", "thin", "fat"], default="false")
    parser.add_argument("--count", action="store_true")
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    started = time.monotonic()
    lto = "false" if options.lto == "false" else json.dumps(options.lto)
    written = {}
    with tempfile.TemporaryDirectory() as temporary:
        for items in options.items:
            folder = Path(temporary) / items
            how = count_all if options.count else measure
            written[items] = how(folder, items, options, lto)
    print(f"\nmeasured in {time.monotonic() - started:.0f} s")
    if options.json:
        Path(options.json).write_text(json.dumps(written, indent=2) + "\n")


if __name__ == "__main__":
    main()
