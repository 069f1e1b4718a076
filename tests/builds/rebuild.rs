//! When the build script runs again, and what it leaves untouched.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use crate::project::{Project, bare_path, fail, succeed, time};

/// Cargo said that nothing had to be done for this package.
fn is_fresh(said: &str, name: &str) -> bool {
    said.contains(&format!("Fresh {name} ")) && !said.contains("Running")
}

/// File times are compared; on some systems they are coarse.
fn wait() {
    sleep(Duration::from_millis(20));
}

#[test]
fn nothing_is_done_when_idle() {
    let project = Project::new("idle");
    project.build();
    let out = project.out_dir();
    let files = ["keelback/lib.rs", "keelback/manifest.json", "idle/__init__.pyi", "idle/py.typed"];
    let times = || files.map(|file| time(&out.join(file)));
    let before = times();
    wait();
    assert!(is_fresh(&project.build(), "idle"));
    assert_eq!(times(), before);
    // Run again for another reason, it finds that it has nothing to write.
    project.edit("src/lib.rs", |text| text + "\nfn more() {}\nconst _: fn() = more;\n");
    let said = project.build();
    assert!(said.contains("build-script-build"), "{said}");
    assert_eq!(times(), before);
}

/// Lines are named in it: the tagged item stays where it is. The runtime is not asked for: `cfg` hides the line that wants it.
#[test]
fn a_comment_outside_tags_changes_nothing_that_is_generated() {
    let project = Project::new("commented");
    let tagged = "\n#[cfg(any())]\nkeelback::module!();\n\n// Before.\n/// Adds.\n/// @py\n\
                  pub fn add(a: i64, b: i64) -> i64 {\n    a + b\n}\n";
    project.edit("src/lib.rs", |text| text + tagged);
    project.build();
    let out = project.out_dir();
    let files = ["keelback/lib.rs", "keelback/manifest.json", "commented/__init__.pyi"];
    let texts = || files.map(|file| fs::read_to_string(out.join(file)).unwrap());
    let times = || files.map(|file| time(&out.join(file)));
    let (before, made) = (texts(), times());
    assert!(before[0].contains("crate::add"), "{}", before[0]);
    wait();
    // Above the item, inside of it, behind it.
    project.edit("src/lib.rs", |text| {
        let text = text.replace("// Before.", "// And now /* something */ else: @py");
        let text = text.replace("    a + b\n", "    // the sum\n    a /* and */ + b // both\n");
        text + "\n/* And\n   another. */\n"
    });
    let said = project.build();
    assert!(said.contains("build-script-build"), "{said}");
    assert_eq!((texts(), times()), (before, made));
}

#[test]
fn another_shell_or_environment_recompiles_nothing_else() {
    let project = Project::new("shells");
    // Where none is named, one is looked for along `PATH`.
    let build = || {
        let mut command = project.cargo(&["build", "-v"]);
        command.env_remove("KEELBACK_PYTHON");
        command
    };
    let said = succeed(&mut build());
    if said.contains("no Python was found") {
        return eprintln!("skipped: no Python on PATH here");
    }
    let compiled = |said: &str| -> Vec<String> {
        let lines =
            said.lines().filter(|line| line.contains("Dirty") || line.contains("Compiling"));
        lines.map(str::to_owned).collect()
    };
    // Another PATH, such as that of an editor, is no reason for anything: cargo and rustc are named by their paths.
    let bare = bare_path(&project.dir);
    let path = format!("{}:{}", bare.display(), std::env::var("PATH").unwrap());
    let said = succeed(build().env("PATH", path));
    assert!(is_fresh(&said, "shells"), "{said}");
    // An environment that is active may be another Python: the package itself is built again, and nothing below it.
    for key in ["VIRTUAL_ENV", "CONDA_PREFIX"] {
        let said = succeed(build().env(key, project.dir.join("nowhere")));
        let compiled = compiled(&said);
        assert!(compiled.iter().all(|line| line.contains("shells")), "{key}: {said}");
    }
}

#[test]
fn a_new_file_and_a_changed_manifest_are_noticed() {
    let project = Project::new("noticed");
    project.build();
    wait();
    project.write("src/orphan.rs", "// no `mod` reaches this\n");
    assert!(!is_fresh(&project.build(), "noticed"));
    assert!(is_fresh(&project.build(), "noticed"));
    wait();
    project.manifest("[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\npath = \"src/lib.rs\"\n");
    assert!(!is_fresh(&project.build(), "noticed"));
}

#[test]
fn a_root_beside_the_manifest_does_not_watch_what_is_built() {
    let mut project = Project::empty("beside");
    project.target = project.dir.join("out/of/the/way");
    project.manifest("[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\npath = \"lib.rs\"\n");
    project.write("lib.rs", &project.module());
    project.write("part/mod.rs", "");
    project.build();
    assert!(is_fresh(&project.build(), "beside"));
    wait();
    project.write("part/new.rs", "");
    assert!(!is_fresh(&project.build(), "beside"));
}

#[test]
fn targets_may_come_and_go() {
    let project = Project::new("targets");
    project.write("tests/one.rs", "#[test]\nfn starts() { targets::start(); }\n");
    project.build();
    let has_tests = || project.instructions().iter().any(|line| line.contains("link-arg-tests"));
    let linked = crate::project::python().is_some();
    assert_eq!(has_tests(), linked);
    wait();
    fs::remove_dir_all(project.dir.join("tests")).unwrap();
    project.build();
    assert!(!has_tests());
}

#[test]
fn what_is_no_longer_written_goes_away() {
    let project = Project::new("renamed");
    project.build();
    let old = project.python_dir().join("renamed.so");
    assert!(old.symlink_metadata().is_ok());
    wait();
    project.manifest("[lib]\nname = \"other\"\ncrate-type = [\"cdylib\", \"rlib\"]\n");
    project.build();
    assert!(old.symlink_metadata().is_err());
    assert!(!project.out_dir().join("renamed").exists());
    assert!(!project.python_dir().join("renamed").exists());
    assert!(project.python_dir().join("other.so").symlink_metadata().is_ok());
    assert!(project.out_dir().join("other/__init__.pyi").exists());
}

/// The line by which a crate shows what the scan found; `keelback::module!()` stands for it.
const INCLUDED: &str = "\ninclude!(concat!(env!(\"KEELBACK_GLUE\"), \"/lib.rs\"));\n";

#[test]
fn what_no_glue_can_show_is_shown_by_the_build_script() {
    let project = Project::new("unincluded");
    project.edit("src/lib.rs", |text| text + "\n/// @py\npub fn tagged() {}\n");
    let said = fail(&mut project.cargo(&["build"]));
    assert!(said.contains("error: the crate cannot be exported to Python"), "{said}");
    assert!(!said.contains("stack backtrace"), "{said}");
}

#[test]
fn mistakes_in_the_source_are_for_rustc_to_report() {
    let project = Project::new("mistaken");
    project.build();
    let module = project.python_dir().join("mistaken.so");
    let stub = project.out_dir().join("mistaken/__init__.pyi");
    wait();
    project.edit("src/lib.rs", |text| format!("//! @pi oops\n{text}{INCLUDED}"));
    let said = fail(&mut project.cargo(&["build"]));
    assert!(said.contains("could not compile `mistaken`"), "{said}");
    assert!(!said.contains("custom build command"), "{said}");
    // The last good one stays.
    assert!(module.symlink_metadata().is_ok() && stub.exists());
    // What rustc itself has to say is not hidden.
    project.edit("src/lib.rs", |text| text + "\nfn broken( {\n");
    let said = fail(&mut project.cargo(&["build"]));
    assert!(
        said.contains("mismatched") || said.contains("unclosed") || said.contains("expected"),
        "{said}"
    );
}

#[test]
fn an_older_rust_version_in_the_manifest_is_spoken_to() {
    let project = Project::new("older");
    let manifest = fs::read_to_string(project.dir.join("Cargo.toml")).unwrap();
    project.write(
        "Cargo.toml",
        &manifest.replace("edition = \"2021\"", "edition = \"2021\"\nrust-version = \"1.70\""),
    );
    succeed(&mut project.cargo(&["build", "--ignore-rust-version"]));
    assert!(project.instructions().iter().all(|line| !line.starts_with("cargo::")));
}
