//! Where the crate root, the target folder and the importable folder may lie.

use std::fs;

use crate::project::{Project, import, python};

#[test]
fn the_module_is_importable_after_a_build() {
    let project = Project::new("dash-ed");
    project.build();
    let dir = project.python_dir();
    let link = fs::read_link(dir.join("dash_ed.so")).unwrap();
    assert_eq!(link.parent().unwrap(), std::path::Path::new(".."));
    assert!(dir.join("dash_ed/__init__.pyi").is_file());
    assert!(dir.join("dash_ed/py.typed").is_file());
    if let Some(python) = python() {
        assert!(import(&python, &dir, "dash_ed").ends_with("dash_ed.so"));
    }
}

#[test]
fn the_root_is_where_the_manifest_says() {
    let project = Project::empty("elsewhere");
    project.manifest("[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\npath = \"rust/deep/root.rs\"\n");
    project.write("rust/deep/root.rs", &project.module());
    project.build();
    let watched = format!("cargo::rerun-if-changed={}", project.dir.join("rust/deep").display());
    assert!(project.instructions().contains(&watched), "{:#?}", project.instructions());
}

#[test]
fn a_member_of_a_workspace_has_its_module_in_the_workspaces_folder() {
    let project = Project::empty("member");
    project.write("Cargo.toml", "[workspace]\nmembers = [\"crates/member\"]\nresolver = \"2\"\n");
    let manifest = project.member_manifest("[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n");
    project.write("crates/member/Cargo.toml", &manifest);
    project.write("crates/member/build.rs", "fn main() { keelback_build::scan() }\n");
    project.write("crates/member/src/lib.rs", &project.module());
    project.build();
    assert!(project.python_dir().join("member.so").exists());
}

#[test]
fn a_target_folder_apart_from_the_build_folder_has_the_module() {
    let mut project = Project::new("apart");
    project.target = project.dir.join("target");
    project.build();
    assert!(project.python_dir().join("apart.so").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_a_warning() {
    let mut project = Project::new("readonly");
    project.target = project.dir.join("target");
    fs::create_dir_all(project.target.join("debug")).unwrap();
    // A file in its place holds off even a user who may do everything.
    fs::write(project.target.join("debug/python"), "").unwrap();
    let said = project.build();
    assert!(said.contains("warning: readonly@0.1.0: the module is not importable from"), "{said}");
    assert!(said.contains("caused by: "), "{said}");
}

#[test]
fn a_library_that_is_no_module_has_no_importable_folder() {
    let project = Project::empty("plain");
    project.manifest("[lib]\n");
    project.write("src/lib.rs", &project.module());
    project.build();
    assert!(!project.python_dir().join("plain.so").exists());
}
