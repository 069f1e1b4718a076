//! What is linked to libpython, and what is not.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{Project, holds, program, python, shared, succeed};

fn link_args(project: &Project) -> Vec<String> {
    let lines = project.instructions().into_iter();
    lines.filter(|line| line.starts_with("cargo::rustc-link")).collect()
}

#[test]
fn all_kinds_of_tests_and_programs_start_an_interpreter() {
    if python().is_none() {
        return eprintln!("skipped: no Python with a library here");
    }
    let project = Project::new("kinds");
    let main = "fn main() { println!(\"started {}\", kinds::start()); }\n";
    project.write("examples/shown.rs", main);
    project.write("src/bin/tool.rs", main);
    project
        .write("tests/outer.rs", "#[test]\nfn starts() { assert!(kinds::start().len() > 2); }\n");
    let said = succeed(&mut project.cargo(&["test"]));
    // Unit test, integration test, doctest.
    assert_eq!(said.matches("test result: ok. 1 passed").count(), 3, "{said}");
    let said = succeed(&mut project.cargo(&["run", "--example", "shown"]));
    assert!(said.contains("started 3."), "{said}");
    // By hand, without cargo's loader path.
    let said = succeed(&mut Command::new(project.target.join("debug/tool")));
    assert!(said.contains("started 3."), "{said}");
    succeed(&mut project.cargo(&["build"]));
    let module = project.target.join("debug/libkinds.so");
    assert!(!holds(&module, "libpython"), "the extension module needs libpython");
    assert!(holds(&project.target.join("debug/tool"), "libpython"));
}

#[test]
fn a_package_that_only_embeds_says_link() {
    if python().is_none() {
        return eprintln!("skipped: no Python with a library here");
    }
    let project = Project::empty("embeds");
    project.write("build.rs", "fn main() { keelback_build::link() }\n");
    project.manifest("");
    let main = "\nfn main() { println!(\"{}\", start()); }\n";
    project.write("src/main.rs", &(project.module() + main));
    let said = succeed(&mut project.cargo(&["run"]));
    assert!(said.contains("\n3.") || said.starts_with("3."), "{said}");
    assert!(!project.out_dir().join("keelback/lib.rs").exists());
}

#[test]
fn a_wheel_is_built_without_looking_for_a_python() {
    let project = Project::new("wheel");
    let mut command = project.cargo(&["build"]);
    succeed(
        command.env("PYO3_BUILD_EXTENSION_MODULE", "1").env("KEELBACK_PYTHON", "/nowhere/python"),
    );
    assert!(link_args(&project).is_empty(), "{:#?}", link_args(&project));
}

#[test]
fn a_static_python_goes_into_programs_and_not_into_the_module() {
    let project = Project::new("static-only");
    let dir = project.dir.join("py");
    let fake = dir.join("bin/python3");
    fs::create_dir_all(dir.join("lib")).unwrap();
    fs::write(dir.join("lib/libpython3.12.a"), "!<arch>\n").unwrap();
    program(
        &fake,
        &format!(
            "printf 'implementation\\tcpython\\nversion\\t3.12\\nrelease\\t3.12.5\\nexecutable\\t{}\\nlib_dir\\t{}\\n\
             ld_library\\tlibpython3.12.a\\nlibrary\\tlibpython3.12.a\\nlibs\\t-lm\\n'\n",
            fake.display(),
            dir.join("lib").display()
        ),
    );
    succeed(project.cargo(&["build"]).env("KEELBACK_PYTHON", &fake));
    let args = link_args(&project);
    let position = |wanted: &str| args.iter().position(|arg| arg.ends_with(wanted)).expect(wanted);
    assert!(position("-Wl,--whole-archive") < position("-lkeelback_python"));
    assert!(position("-lkeelback_python") < position("-Wl,--no-whole-archive"));
    assert!(args[0].starts_with("cargo::rustc-link-arg-cdylib=-L"), "{args:#?}");
    assert!(args.contains(&"cargo::rustc-link-arg=-lm".to_owned()), "{args:#?}");
    let archive = project.out_dir().join("exe/libkeelback_python.a");
    assert_eq!(fs::read_link(archive).unwrap(), dir.join("lib/libpython3.12.a"));
}

/// Another target's standard library is not here; but the build script is, and can be told that there is one.
#[test]
fn nothing_is_linked_for_another_machine() {
    let project = Project::new("cross");
    project.build();
    let out = project.dir.join("out");
    fs::create_dir_all(&out).unwrap();
    let script = script(&project);
    let run = |target: &str| {
        let mut command = Command::new(&script);
        command
            .current_dir(&project.dir)
            .env("CARGO", env!("CARGO"))
            .env("CARGO_MANIFEST_DIR", &project.dir)
            .env("CARGO_PKG_NAME", "cross")
            .env("CARGO_PKG_VERSION", "0.1.0")
            .env("OUT_DIR", &out)
            .env("HOST", "x86_64-unknown-linux-gnu")
            .env("TARGET", target)
            .env("KEELBACK_PYTHON", "/nowhere/python");
        succeed(&mut command)
    };
    let said = run("aarch64-unknown-linux-gnu");
    assert!(!said.contains("rustc-link"), "{said}");
    assert!(said.contains("cargo::rustc-env=KEELBACK_GLUE="), "{said}");
    let said = run("aarch64-apple-darwin");
    let args: Vec<_> = said.lines().filter(|line| line.contains("rustc-link")).collect();
    assert_eq!(args, ["cargo::rustc-link-arg-cdylib=-Wl,-undefined,dynamic_lookup"]);
}

/// The build script of a project, compiled.
fn script(project: &Project) -> std::path::PathBuf {
    let prefix = format!("{}-", project.name);
    let entries = fs::read_dir(shared().join("debug/build")).unwrap();
    let scripts = entries.map(|entry| entry.unwrap().path()).filter(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix))
    });
    let is_file = |path: &std::path::PathBuf| Path::is_file(path);
    scripts.map(|dir| dir.join("build-script-build")).find(is_file).unwrap()
}
