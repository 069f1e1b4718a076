//! What a build is made of beside the source: when some of it changes, the build script runs again.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use crate::project::{Project, bare_path, fail, program, succeed};

/// Whether the build script ran.
fn ran(said: &str) -> bool {
    said.lines().any(|line| line.contains("Running") && line.contains("build-script-build"))
}

/// File times are compared; on some systems they are coarse.
fn wait() {
    sleep(Duration::from_millis(20));
}

/// A launcher, and the interpreter that it says it started.
fn launcher(dir: &Path) -> (PathBuf, PathBuf) {
    let (launcher, interpreter) = (dir.join("shims/python3"), dir.join("real/python3"));
    program(&interpreter, "exit 1\n");
    let facts = "implementation\\tcpython\\nversion\\t3.12\\nrelease\\t3.12.5\\nexecutable\\t";
    program(&launcher, &format!("printf '{facts}{}\\n'\n", interpreter.display()));
    (launcher, interpreter)
}

#[test]
fn each_variable_that_decides_which_python_is_taken() {
    let project = Project::new("variables");
    let (python, _) = launcher(&project.dir);
    let path =
        format!("{}:{}", python.parent().unwrap().display(), bare_path(&project.dir).display());
    project.write("config.txt", "version=3.12\n");
    let config = project.dir.join("config.txt");
    let build = |variables: &[(&str, &OsStr)]| {
        let mut command = project.cargo(&["build", "-v"]);
        command.env_remove("KEELBACK_PYTHON").env("PATH", &path);
        succeed(command.envs(variables.iter().copied()))
    };
    let nowhere = OsStr::new("/nowhere");
    let each: [(&str, &OsStr); 7] = [
        ("KEELBACK_PYTHON", OsStr::new("none")),
        ("PYO3_CONFIG_FILE", config.as_os_str()),
        ("PYO3_PYTHON", python.as_os_str()),
        ("VIRTUAL_ENV", nowhere),
        ("CONDA_PREFIX", nowhere),
        ("PYO3_BUILD_EXTENSION_MODULE", OsStr::new("1")),
        // The launcher obeys it.
        ("PYENV_VERSION", OsStr::new("3.12")),
    ];
    for variable in each {
        build(&[]);
        assert!(!ran(&build(&[])), "nothing changed");
        assert!(ran(&build(&[variable])), "{variable:?} is not noticed");
    }
}

#[test]
fn the_interpreter_and_the_file_that_describes_it() {
    let project = Project::new("described");
    let (python, interpreter) = launcher(&project.dir);
    let build = |key: &str, value: &Path| {
        succeed(project.cargo(&["build", "-v"]).env_remove("KEELBACK_PYTHON").env(key, value))
    };
    build("KEELBACK_PYTHON", &python);
    assert!(!ran(&build("KEELBACK_PYTHON", &python)));
    wait();
    program(&interpreter, "exit 2\n");
    assert!(ran(&build("KEELBACK_PYTHON", &python)), "the interpreter is another one");

    let config = project.dir.join("config.txt");
    project.write("config.txt", "version=3.12\n");
    build("PYO3_CONFIG_FILE", &config);
    assert!(!ran(&build("PYO3_CONFIG_FILE", &config)));
    wait();
    project.write("config.txt", "version=3.13\n");
    assert!(ran(&build("PYO3_CONFIG_FILE", &config)), "the file says something else");
}

#[test]
fn a_python_that_is_installed_where_there_was_none() {
    let project = Project::new("installed");
    let bare = bare_path(&project.dir);
    let build = |path: &OsStr| {
        let mut command = project.cargo(&["build", "-v"]);
        succeed(command.env_remove("KEELBACK_PYTHON").env("PATH", path))
    };
    assert!(build(bare.as_os_str()).contains("no Python was found"));
    let (python, _) = launcher(&project.dir);
    let more = format!("{}:{}", python.parent().unwrap().display(), bare.display());
    let said = build(OsStr::new(&more));
    assert!(ran(&said) && !said.contains("no Python was found"), "{said}");
}

/// What is missing may come to be where nothing is watched.
#[test]
fn everything_while_there_are_mistakes() {
    let project = Project::new("unfinished");
    project.edit("src/lib.rs", |text| {
        format!("//! @pi oops\n{text}\n#[cfg(any())]\nkeelback::module!();\n")
    });
    // The line is hidden from rustc, so that nothing but the script could fail.
    let build = || succeed(&mut project.cargo(&["build", "-v"]));
    build();
    assert!(ran(&build()), "a mistake is looked for only once");
    project.edit("src/lib.rs", |text| text.replace("//! @pi oops\n", ""));
    build();
    assert!(!ran(&build()));
    // Where nothing includes the glue, the script itself fails.
    project.edit("src/lib.rs", |text| {
        format!("//! @pi oops\n{}", text.replace("keelback::module!();", ""))
    });
    let said = fail(&mut project.cargo(&["build", "-v"]));
    assert!(said.contains("@pi"), "{said}");
}

#[test]
fn the_manifest_of_a_crate_whose_classes_are_exported_again() {
    let project = Project::new("reexports");
    project.write(
        "core/Cargo.toml",
        "[package]\nname = \"core-part\"\nversion = \"0.1.0\"\nedition = \"2021\"\n",
    );
    let hidden = "#[cfg(any())]\nkeelback::module!();\n\n";
    let thing = "/// A thing.\n/// @py\npub struct Thing;\n";
    project.write("core/src/lib.rs", &format!("//! @py library\n\n{hidden}{thing}"));
    let library = "[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n";
    project.manifest(&format!("{library}\n[dependencies]\ncore-part = {{ path = \"core\" }}\n"));
    project
        .edit("src/lib.rs", |text| format!("{text}\n{hidden}/// @py\npub use core_part::Thing;\n"));
    let build = || succeed(&mut project.cargo(&["build", "-v"]));
    build();
    assert!(!ran(&build()));
    wait();
    project.edit("core/Cargo.toml", |text| text + "\n[features]\nextra = []\n");
    assert!(ran(&build()), "the manifest of the other crate is another one");
}
