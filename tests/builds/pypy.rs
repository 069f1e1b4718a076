//! Building for PyPy, which is done where a variable names one. The PyPy here is a script that says what PyPy says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{Project, fail, program, python, scratch, succeed, workspace};

const SUFFIX: &str = ".pypy311-pp73-x86_64-linux-gnu.so";

fn pypy(dir: &Path, version: &str) -> PathBuf {
    let path = dir.join("pypy/bin/pypy3");
    program(
        &path,
        &format!(
            "printf 'implementation\\tpypy\\nversion\\t{version}\\nrelease\\t{version}.13\\nexecutable\\t{}\\next_suffix\\t{SUFFIX}\\n'\n",
            path.display()
        ),
    );
    path
}

#[test]
fn a_pypy_that_is_named_gets_the_file_name_that_it_wants() {
    let project = Project::new("for-pypy");
    let python = pypy(&project.dir, "3.11");
    succeed(project.cargo(&["build"]).env("KEELBACK_PYTHON", &python));
    let link = project.python_dir().join(format!("for_pypy{SUFFIX}"));
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("../libfor_pypy.so"));
    assert!(!project.python_dir().join("for_pypy.so").exists());
    let setting = "cargo::rustc-cfg=keelback_pypy".to_owned();
    assert!(project.instructions().contains(&setting), "{:#?}", project.instructions());

    // The same where a front end builds a wheel.
    let mut wheel = project.cargo(&["build"]);
    wheel.env_remove("KEELBACK_PYTHON").env("PYO3_PYTHON", &python);
    succeed(wheel.env("PYO3_BUILD_EXTENSION_MODULE", "1"));
    assert!(project.instructions().contains(&setting), "{:#?}", project.instructions());

    // And back: what was made for PyPy is gone.
    succeed(project.cargo(&["build"]).env("KEELBACK_PYTHON", "none"));
    assert!(project.python_dir().join("for_pypy.so").exists());
    assert!(link.symlink_metadata().is_err());
    assert!(!project.instructions().contains(&setting), "{:#?}", project.instructions());
}

#[test]
fn a_python_that_does_not_take_the_library_is_told() {
    let Some(cpython) = python() else {
        return eprintln!("skipped: no Python with a library here");
    };
    let project = Project::new("told");
    let import = || {
        let mut command = Command::new(&cpython);
        command.env("PYTHONPATH", project.python_dir()).env("PYTHONDONTWRITEBYTECODE", "1");
        fail(command.args(["-c", "import told"]))
    };
    succeed(project.cargo(&["build"]).env("KEELBACK_PYTHON", pypy(&project.dir, "3.11")));
    let said = import();
    let path = project.python_dir().join(format!("told{SUFFIX}"));
    let found = format!("ImportError: {} is for PyPy 3.11, and this is CPython 3.", path.display());
    assert!(said.contains(&found), "{said}");
    assert!(said.contains(": to build for that, KEELBACK_PYTHON=/"), "{said}");
    // One that takes it finds nothing before it is linked.
    succeed(project.cargo(&["build"]).env("KEELBACK_PYTHON", "none"));
    let link = project.python_dir().join("told.so");
    fs::remove_file(fs::canonicalize(&link).unwrap()).unwrap();
    let found = format!("ImportError: {} is not linked yet: cargo build", link.display());
    let said = import();
    assert!(said.contains(&found), "{said}");
}

#[test]
fn the_c_api_is_compiled_for_the_one_that_is_named() {
    let project = Project::empty("names");
    let (names, _) = names("cpython", &project, Path::new("none"));
    assert_eq!(names, ["PyObject_GetAttr"]);
    // For CPython there is one library, whichever of them is named.
    let (_, said) = self::names("cpython", &project, Path::new("/nowhere/python3"));
    assert!(said.contains("Fresh keelback-ffi"), "{said}");
    // For PyPy it is another one, in a folder of its own: one that has CPython's watches nothing.
    let _ = fs::remove_dir_all(scratch().join("names/pypy"));
    let (names, _) = self::names("pypy", &project, &pypy(&project.dir, "3.11"));
    assert_eq!(names, ["PyPyObject_GetAttr"]);
    // That is not kept when it is no longer named.
    let (names, _) = self::names("pypy", &project, Path::new("none"));
    assert_eq!(names, ["PyObject_GetAttr"]);
}

/// Compiles the declarations of the C API, and looks for two names in the result.
fn names(folder: &str, project: &Project, python: &Path) -> (Vec<&'static str>, String) {
    let manifest = workspace().join("ffi/Cargo.toml");
    let mut command =
        project.cargo(&["build", "-v", "--manifest-path", manifest.to_str().unwrap()]);
    // What this makes of the package is nothing for the other tests.
    let target = scratch().join("names").join(folder);
    command.env("CARGO_TARGET_DIR", &target).env("CARGO_BUILD_BUILD_DIR", &target);
    let said = succeed(command.env("KEELBACK_PYTHON", python));
    let library = fs::read(target.join("debug/libkeelback_ffi.rlib")).unwrap();
    let has = |name: &str| {
        let symbol = format!("\0{name}\0");
        library.windows(symbol.len()).any(|window| window == symbol.as_bytes())
    };
    let found = ["PyObject_GetAttr", "PyPyObject_GetAttr"].into_iter().filter(|name| has(name));
    (found.collect(), said)
}
