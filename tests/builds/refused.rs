//! Programs that must not compile, and what the compiler says of them: each file of `refused/` is one, and what its
//! lines say after `//~` is found in the errors.

use std::fs;

use crate::project::{Project, fail, workspace};

#[test]
fn what_must_not_compile_is_refused_in_the_words_of_the_user() {
    let project = Project::empty("refused");
    let runtime = workspace().join("runtime");
    project.manifest(&format!("[dependencies]\nkeelback = {{ path = {runtime:?} }}\n"));
    // Nothing is exported and nothing linked.
    fs::remove_file(project.dir.join("build.rs")).unwrap();
    let mut cases: Vec<_> = fs::read_dir(workspace().join("tests/builds/refused"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 16, "cases are missing: {cases:?}");
    let names: Vec<_> = cases.iter().map(|case| case.file_stem().unwrap()).collect();
    for (case, name) in cases.iter().zip(&names) {
        fs::create_dir_all(project.dir.join("src/bin")).unwrap();
        fs::copy(case, project.dir.join("src/bin").join(name).with_extension("rs")).unwrap();
    }
    let mut wrong = String::new();
    for (case, name) in cases.iter().zip(&names) {
        let name = name.to_str().unwrap();
        let said = fail(&mut project.cargo(&["check", "--quiet", "--bin", name]));
        let case = fs::read_to_string(case).unwrap();
        let mut expected = case.lines().filter_map(|line| line.strip_prefix("//~ ")).peekable();
        assert!(expected.peek().is_some(), "{name} expects nothing");
        for text in expected.filter(|text| !said.contains(text)) {
            wrong += &format!("{name} does not say: {text}\n{said}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
