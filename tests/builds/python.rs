//! Which Python is taken, and what is said when there is none.

use std::fs;

use crate::project::{Project, bare_path, fail, program, python, succeed};

#[test]
fn a_module_builds_where_there_is_no_python() {
    let project = Project::new("without");
    let bare = bare_path(&project.dir);
    let mut command = project.cargo(&["build"]);
    let said = succeed(command.env_remove("KEELBACK_PYTHON").env("PATH", &bare));
    let screen = [
        "warning: without@0.1.0: tests and programs of this package cannot be linked: no Python was found",
        "warning: without@0.1.0:    found: KEELBACK_PYTHON is not set",
        "warning: without@0.1.0:           python3 on PATH: there is none",
        "warning: without@0.1.0:   wanted: CPython 3.7 or newer",
        "warning: without@0.1.0: override: KEELBACK_PYTHON=/path/to/python3",
    ];
    for line in screen {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(project.python_dir().join("without.so").exists());
    // The way to say that this is meant.
    let said = succeed(project.cargo(&["build"]).env("KEELBACK_PYTHON", "none").env("PATH", &bare));
    assert!(!said.contains("warning"), "{said}");
}

#[test]
fn a_named_python_that_is_broken_is_one_clear_screen() {
    let project = Project::new("broken");
    let said = fail(project.cargo(&["build"]).env("KEELBACK_PYTHON", "/nowhere/python3"));
    let screen = "  error: KEELBACK_PYTHON names a Python that cannot be used\n     \
                  found: KEELBACK_PYTHON=/nowhere/python3, `/nowhere/python3` cannot be started: No such file";
    assert!(said.contains(screen), "{said}");
    assert!(said.contains("wanted: CPython 3.7 or newer"), "{said}");
    assert!(!said.contains("panicked") && !said.contains("stack backtrace"), "{said}");
}

#[test]
fn a_python_without_library_is_told() {
    let project = Project::new("libless");
    let dir = bare_path(&project.dir);
    program(
        &dir.join("python3"),
        "echo called \"$1\" >> \"$0.calls\"\n\
         printf 'implementation\\tcpython\\nversion\\t3.13\\nrelease\\t3.13.2\\nexecutable\\t/opt/py/bin/python3\\n\
         lib_dir\\t/opt/py/lib\\ninst_soname\\tlibpython3.13.so.1.0\\n'\n",
    );
    let mut command = project.cargo(&["build"]);
    let said = succeed(command.env_remove("KEELBACK_PYTHON").env("PATH", &dir));
    assert!(said.contains("found: 3.13.2 at /opt/py/bin/python3, from PATH"), "{said}");
    assert!(said.contains("wanted: libpython3.13.so.1.0 in /opt/py/lib"), "{said}");
    assert_eq!(fs::read_to_string(dir.join("python3.calls")).unwrap(), "called -I\n");
    // A program fails in the linker, with all names that it misses: above them stands why.
    project.write("src/bin/tool.rs", "fn main() { println!(\"{}\", libless::start()); }\n");
    let mut command = project.cargo(&["build"]);
    let said = fail(command.env_remove("KEELBACK_PYTHON").env("PATH", &dir));
    let place = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}\n{said}"));
    assert!(place("the Python found has no library") < place("linking with"), "{said}");
}

#[test]
fn the_facts_of_an_interpreter_are_kept() {
    let Some(_) = python() else { return eprintln!("skipped: no Python with a library here") };
    let project = Project::new("kept");
    project.build();
    let cache = project.out_dir().join("keelback/python.facts");
    let text = fs::read_to_string(&cache).unwrap();
    // What the cache says is believed as long as the interpreter's file is the same.
    fs::write(&cache, text.replace("executable\t", "executable\t/kept")).unwrap();
    project.edit("src/lib.rs", |text| text + "\n");
    project.build();
    let executable =
        |line: &String| line.starts_with("cargo::rustc-env=KEELBACK_PYTHON_EXECUTABLE=/kept/");
    assert!(project.instructions().iter().any(executable), "{:#?}", project.instructions());
    // And not a moment longer.
    fs::write(&cache, format!("another file\n{text}")).unwrap();
    project.edit("src/lib.rs", |text| text + "\n");
    project.build();
    assert!(!project.instructions().iter().any(executable));
    assert_eq!(fs::read_to_string(&cache).unwrap(), text);
}

#[test]
fn another_python_recompiles_only_the_package_itself() {
    let Some(_) = python() else { return eprintln!("skipped: no Python with a library here") };
    let project = Project::new("switched");
    project.build();
    let said = succeed(project.cargo(&["build", "-v"]).env("KEELBACK_PYTHON", "none"));
    let built: Vec<_> =
        said.lines().filter(|line| line.contains("Dirty") || line.contains("Compiling")).collect();
    assert!(!built.is_empty() && built.iter().all(|line| line.contains("switched")), "{said}");
}
