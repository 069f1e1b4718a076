//! Where a Python is looked for, with variables and interpreters made for each test.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use keelback_interpreter::{
    Facts, FindError, Found, Implementation, Libpython, Search, Source, Version, probe,
};

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("find").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// A program that answers the probe with these facts, and writes down how it was called.
fn fake(path: &Path, release: &str, implementation: &str) -> PathBuf {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let version = release.rsplit_once('.').unwrap().0;
    let script = format!(
        "#!/bin/sh\nprintf '%s ' \"$1\" \"$2\" >> '{0}.calls'\n\
     printf 'implementation\\t{implementation}\\nversion\\t{version}\\nrelease\\t{release}\\nexecutable\\t{0}\\n'\n",
        path.display()
    );
    program(path, &script)
}

fn program(path: &Path, script: &str) -> PathBuf {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // Another process writes it: a test beside this one may start a child while the file is open here,
    // and a program that anybody has open for writing cannot be run (ETXTBSY).
    let text = path.with_extension("text");
    fs::write(&text, script).unwrap();
    assert!(Command::new("cp").arg(text).arg(path).status().unwrap().success());
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_owned()
}

fn search(vars: &[(&str, &Path)]) -> Result<Found, FindError> {
    let vars: HashMap<String, OsString> =
        vars.iter().map(|(key, value)| (key.to_string(), value.as_os_str().to_owned())).collect();
    Search::new(&|key| vars.get(key).cloned()).run()
}

#[test]
fn the_order_is_named_active_path() {
    let dir = folder("order");
    let named = fake(&dir.join("named/python"), "3.12.1", "cpython");
    let front_end = fake(&dir.join("front/python"), "3.11.7", "cpython");
    let venv = fake(&dir.join("venv/bin/python3"), "3.10.2", "cpython");
    let on_path = fake(&dir.join("path/python3"), "3.9.1", "cpython");
    let mut vars = vec![
        ("KEELBACK_PYTHON", named.as_path()),
        ("PYO3_PYTHON", front_end.as_path()),
        ("VIRTUAL_ENV", dir.join("venv").leak_path()),
        ("PATH", on_path.parent().unwrap()),
    ];
    let mut seen = Vec::new();
    while !vars.is_empty() {
        let found = search(&vars).unwrap();
        seen.push((found.source.to_string(), found.facts.release));
        vars.remove(0);
    }
    let seen: Vec<_> = seen.iter().map(|(s, r)| (s.as_str(), r.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("KEELBACK_PYTHON", "3.12.1"),
            ("PYO3_PYTHON", "3.11.7"),
            ("VIRTUAL_ENV", "3.10.2"),
            ("PATH", "3.9.1")
        ]
    );
    assert!(venv.exists());
    assert_eq!(fs::read_to_string(dir.join("named/python.calls")).unwrap(), "-I -c ");
}

#[test]
fn variables_behind_the_answer_are_not_asked_for() {
    let dir = folder("lazy");
    let named = fake(&dir.join("python"), "3.12.1", "cpython");
    let asked = std::cell::RefCell::new(Vec::new());
    let var = |key: &str| {
        asked.borrow_mut().push(key.to_owned());
        (key == "KEELBACK_PYTHON").then(|| named.clone().into_os_string())
    };
    Search::new(&var).run().unwrap();
    assert_eq!(*asked.borrow(), ["KEELBACK_PYTHON"]);
}

#[test]
fn a_named_python_that_is_broken_is_not_replaced_by_another() {
    let dir = folder("broken");
    let good = fake(&dir.join("good/python3"), "3.12.1", "cpython");
    let path = good.parent().unwrap();
    let error = search(&[("KEELBACK_PYTHON", &dir.join("none")), ("PATH", path)]).unwrap_err();
    assert!(error.is_explicit());
    let screen = error.to_string();
    assert!(screen.contains("cannot be started: No such file"), "{screen}");
    assert!(screen.contains("wanted: CPython 3.7 or newer"), "{screen}");
    assert!(screen.contains("override: set KEELBACK_PYTHON"), "{screen}");

    let loud = program(&dir.join("loud"), "#!/bin/sh\necho 'no such interpreter' >&2\nexit 3\n");
    let screen = search(&[("KEELBACK_PYTHON", &loud)]).unwrap_err().to_string();
    assert!(screen.contains("ended with exit status: 3: no such interpreter"), "{screen}");

    let old = "#!/bin/sh\n[ \"$1\" = -I ] && echo 'Unknown option: -I' >&2 && exit 2\necho Python 2.7.18\n";
    let screen =
        search(&[("KEELBACK_PYTHON", &program(&dir.join("old"), old))]).unwrap_err().to_string();
    assert!(screen.contains("is Python 2.7.18\n  wanted: CPython 3.7 or newer"), "{screen}");

    let other = program(&dir.join("other"), "#!/bin/sh\necho hello\n");
    let error = search(&[("PYO3_PYTHON", &other), ("PATH", path)]).unwrap_err();
    assert!(!error.is_explicit());
    assert!(error.to_string().contains("is not a Python 3: it printed `hello`"), "{error}");
}

/// What a program answers with which nothing can be done, and what is said of that.
const UNFIT: [(&str, &str); 6] = [
    ("implementation\tcpython\nversion\t3.6\nrelease\t3.6.15\n", "it is 3.6.15"),
    ("implementation\tgraalpy\nversion\t3.11\nrelease\t3.11.7\n", "it is GraalPy"),
    ("implementation\tpypy\nversion\t3.10\nrelease\t3.10.1\n", "it is PyPy for Python 3.10.1"),
    (
        "implementation\tcpython\nversion\t3.13\nrelease\t3.13.1\npointer_bits\t16\n",
        "it is of 16 bits",
    ),
    ("implementation\tcpython\nversion\tnone\n", "is not a Python 3"),
    ("usage: ls FILE\n", "is not a Python 3: it printed `usage: ls FILE`"),
];

#[test]
fn a_named_python_that_will_not_do_is_told_with_what_would() {
    let dir = folder("unfit");
    for (number, (answer, found)) in UNFIT.into_iter().enumerate() {
        let path = program(
            &dir.join(format!("python{number}")),
            &format!("#!/bin/sh\nprintf '{answer}'\n"),
        );
        let error = search(&[("KEELBACK_PYTHON", &path)]).unwrap_err();
        assert!(error.is_explicit());
        let screen = error.to_string();
        let first = format!(
            "KEELBACK_PYTHON names a Python that cannot be used\n   found: KEELBACK_PYTHON={}, ",
            path.display()
        );
        assert!(screen.starts_with(&first) && screen.contains(found), "{found}: {screen}");
        assert!(
            screen.contains("\n  wanted: CPython 3.7 or newer, or PyPy for Python 3.11 or newer\n"),
            "{screen}"
        );
    }
}

#[test]
fn what_is_on_path_is_passed_over_with_its_reason() {
    let dir = folder("passed");
    fake(&dir.join("a/python3"), "3.6.15", "cpython");
    fake(&dir.join("b/python3"), "3.10.1", "pypy");
    fake(&dir.join("c/python"), "3.13.0", "cpython");
    let path = std::env::join_paths([dir.join("a"), dir.join("b"), dir.join("c")]).unwrap();
    let found = search(&[("PATH", Path::new(&path))]).unwrap();
    assert_eq!((found.source, found.facts.release.as_str()), (Source::Path, "3.13.0"));

    fs::remove_file(dir.join("c/python")).unwrap();
    let screen = search(&[("PATH", Path::new(&path))]).unwrap_err().to_string();
    let expected = format!(
        "no Python was found\n   found: KEELBACK_PYTHON is not set\n          PYO3_PYTHON is not set\n          \
         VIRTUAL_ENV is not set\n          CONDA_PREFIX is not set\n          {0}/a/python3: it is 3.6.15\n          \
         {0}/b/python3: it is PyPy\n          python on PATH: there is none\n  wanted: CPython 3.7 or newer\n\
         override: KEELBACK_PYTHON=/path/to/python3",
        dir.display()
    );
    assert_eq!(screen, expected);
}

#[test]
fn a_bare_name_and_a_folder_mean_what_they_mean_elsewhere() {
    let dir = folder("names");
    fake(&dir.join("bin/python3.12"), "3.12.9", "cpython");
    fake(&dir.join("bin/python3"), "3.11.0", "cpython");
    let path = dir.join("bin");
    let found = search(&[("KEELBACK_PYTHON", Path::new("python3.12")), ("PATH", &path)]).unwrap();
    assert_eq!(found.facts.release, "3.12.9");
    let found = search(&[("KEELBACK_PYTHON", &dir)]).unwrap();
    assert_eq!(found.started, dir.join("bin/python3"));
}

#[test]
fn a_configuration_file_describes_what_cannot_be_run() {
    let dir = folder("config");
    let config = dir.join("config.txt");
    fs::write(
        &config,
        "implementation=CPython\nversion=3.14\nshared=true\nbuild_flags=Py_GIL_DISABLED\n",
    )
    .unwrap();
    let found = search(&[("PYO3_CONFIG_FILE", &config)]).unwrap();
    assert_eq!(found.facts.abi().tag(), "cp314t");
    assert_eq!(found.facts.ld_library.as_deref(), Some("libpython3.14t.so"));
    fs::write(&config, "shared=true\n").unwrap();
    let screen = search(&[("PYO3_CONFIG_FILE", &config)]).unwrap_err().to_string();
    assert!(screen.contains("it has no `version=` line"), "{screen}");
}

#[test]
fn the_library_is_the_file_that_is_there() {
    let dir = folder("library");
    let mut facts = Facts::new(Implementation::CPython, Version::new(3, 11));
    facts.lib_dir = Some("/nowhere/lib".into());
    facts.lib_pl = Some(dir.join("config"));
    facts.base_prefix = dir.clone();
    facts.inst_soname = Some("libpython3.11.so.1.0".into());
    facts.ld_library = Some("libpython3.11.so".into());
    facts.library = Some("libpython3.11.a".into());
    assert_eq!(facts.libpython(), None);
    fs::create_dir_all(dir.join("config")).unwrap();
    fs::write(dir.join("config/libpython3.11.a"), "").unwrap();
    assert_eq!(facts.libpython(), Some(Libpython::Static(dir.join("config/libpython3.11.a"))));
    // Moved after it was built: found below the prefix. No development package: only the name that is loaded.
    fs::create_dir_all(dir.join("lib")).unwrap();
    fs::write(dir.join("lib/libpython3.11.so.1.0"), "").unwrap();
    assert_eq!(facts.libpython(), Some(Libpython::Shared(dir.join("lib/libpython3.11.so.1.0"))));
    // A static build calls its archive by the name of a shared library; a shared one beside it is preferred.
    facts.inst_soname = Some("libpython3.11.a".into());
    facts.ld_library = Some("libpython3.11.a".into());
    assert_eq!(facts.libpython(), Some(Libpython::Shared(dir.join("lib/libpython3.11.so.1.0"))));
    fs::remove_file(dir.join("lib/libpython3.11.so.1.0")).unwrap();
    assert_eq!(facts.libpython(), Some(Libpython::Static(dir.join("config/libpython3.11.a"))));
}

#[test]
fn a_real_interpreter_tells_its_facts() {
    let Ok(found) = Search::of_this_process().run() else { return };
    let again = probe(&found.facts.executable).unwrap();
    assert_eq!(again, found.facts);
    assert!(found.facts.version.is_supported());
    assert!(found.facts.ext_suffix.is_some());
    assert_eq!(Facts::parse(&again.to_string()).unwrap(), again);
}

/// A path that lives as long as the test binary: the table of variables holds references.
trait LeakPath {
    fn leak_path(self) -> &'static Path;
}

impl LeakPath for PathBuf {
    fn leak_path(self) -> &'static Path {
        Box::leak(self.into_boxed_path())
    }
}
