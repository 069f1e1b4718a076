//! What only rustc can find, in the words of the task and with the place in the user's file.

use crate::project::{Project, fail, runtime, succeed};

/// A package that depends on the runtime, as a user's does.
fn package(name: &str, lib: &str) -> Project {
    let project = Project::empty(name);
    let dependency = format!("[dependencies]\nkeelback = {{ path = {:?} }}\n", runtime());
    project.manifest(&format!("[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n\n{dependency}"));
    project.write("src/lib.rs", lib);
    project
}

#[track_caller]
fn says(said: &str, lines: &[&str]) {
    for line in lines {
        assert!(said.contains(line), "{line}\n\n{said}");
    }
}

#[test]
fn futures_that_cannot_run_where_they_should_are_explained() {
    let lib = r#"keelback::module!();

use std::rc::Rc;

async fn other() {}

fn shared_by(n: i64) -> Rc<i64> {
    Rc::new(n)
}

/// @py
pub async fn shared(n: i64) -> i64 {
    let rc = shared_by(n);
    other().await;
    *rc
}

/// @py tokio
pub async fn spawned(n: i64) -> i64 {
    n
}
"#;
    let project = package("futures", lib);
    let said = fail(&mut project.cargo(&["check"]));
    says(
        &said,
        &[
            "future is not `Send` as this value is used across an await",
            "src/lib.rs:14:13",
            "has type `Rc<i64>` which is not `Send`",
            "`@py tokio` needs the feature `tokio` of keelback",
            "at the dependency `keelback`: `features = [\"tokio\"]`",
        ],
    );
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn what_cannot_go_to_a_thread_of_tokios_is_explained() {
    let lib = r#"keelback::module!();

use std::rc::Rc;

async fn other() {}

pub struct Unsent(Rc<i64>);

/// @py tokio
pub async fn held(n: i64) -> i64 {
    let unsent = Unsent(Rc::new(n));
    other().await;
    *unsent.0
}

/// @py tokio async def returned(n) -> object
pub async fn returned(n: i64) -> Unsent {
    Unsent(Rc::new(n))
}
"#;
    let project = package("unsent", lib);
    let manifest = std::fs::read_to_string(project.dir.join("Cargo.toml")).unwrap();
    let dependency = format!("keelback = {{ path = {:?}", runtime());
    let featured = manifest.replace(&dependency, &format!("{dependency}, features = [\"tokio\"]"));
    assert_ne!(featured, manifest);
    project.write("Cargo.toml", &featured);
    let said = fail(&mut project.cargo(&["check"]));
    says(
        &said,
        &[
            "future is not `Send` as this value is used across an await",
            "src/lib.rs:12:13",
            "has type `Unsent` which is not `Send`",
            "in that of the event loop: `Unsent` cannot go there",
            "src/lib.rs:7:1",
            "crate::returned(n)",
            "return what can be sent: `Arc` in place of `Rc`",
        ],
    );
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn types_without_a_conversion_or_a_guard_are_named_with_file_and_line() {
    let lib = r#"keelback::module!();

pub struct Opaque;
pub struct Sealed;
pub struct Given;

/// @py def takes(value: object)
pub fn takes(value: Opaque) {
    drop(value);
}

/// @py def borrows(value: object)
pub fn borrows(value: &Sealed) {
    let _ = value;
}

/// @py def gives() -> object
pub fn gives() -> Given {
    Given
}

/// @py nogil
pub fn detached(value: keelback::Bound<'_, keelback::types::PyAny>) {
    drop(value);
}

/// @py
pub struct Plain {
    n: i64,
}

/// @py
impl Plain {
    pub fn bump(slf: &keelback::Bound<'_, Self>) {
        slf.borrow_mut().n += 1;
    }
}
"#;
    // The handle is refused by the scan already; without it rustc gets to see the others.
    let project = package("untyped", lib);
    let said = fail(&mut project.cargo(&["check"]));
    says(&said, &["error: [KB0219]", "src/lib.rs:22:9"]);
    project.edit("src/lib.rs", |text| text.replace("/// @py nogil", "/// Not exported."));
    let said = fail(&mut project.cargo(&["check"]));
    says(
        &said,
        &[
            "`Opaque` cannot be made from a Python object",
            "\"value\", \"src/lib.rs:8\"",
            "implement `keelback::FromPyObject` for it",
            "need the feature of that name of `keelback`: see `keelback::guide::crates`",
            "`&Sealed` cannot be borrowed from a Python object",
            "\"value\", \"src/lib.rs:13\"",
            "`Given` cannot be returned to Python",
            "crate::gives()",
            "a frozen class cannot be borrowed for writing",
            "src/lib.rs:35:13",
            "nothing that the crate exports changes its values",
            "required for `Plain` to implement",
            "tag the type `@py mutable`",
        ],
    );
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn a_missing_build_script_line_is_one_message() {
    let project = package("scriptless", "keelback::module!();\n");
    project.write("build.rs", "fn main() {}\n");
    let said = fail(&mut project.cargo(&["check"]));
    says(
        &said,
        &[
            "the glue has not been written: add `keelback_build::scan()` to build.rs",
            "`keelback-build` to",
            "src/lib.rs:1",
        ],
    );
    assert_eq!(
        said.matches("\nerror").count(),
        2,
        "one error, and that it could not compile:\n{said}"
    );
}

#[test]
fn a_syntax_error_is_reported_by_rustc_alone() {
    let project = package(
        "unparsed",
        "keelback::module!();\n\n/// @py\npub fn open(a: u8) -> u8 {\n    a +\n}\n",
    );
    let said = fail(&mut project.cargo(&["check"]));
    says(&said, &["error: expected expression, found `}`", "src/lib.rs:6:1"]);
    assert!(!said.contains("KB0002") && !said.contains("custom build command"), "{said}");
    // Nothing of the failure stays.
    project.edit("src/lib.rs", |text| text.replace("a +", "a"));
    succeed(&mut project.cargo(&["check"]));
}

#[test]
fn glue_of_another_version_is_one_message() {
    let project =
        package("mismatched", "keelback::module!();\n\n/// @py\npub fn one() -> u8 {\n    1\n}\n");
    succeed(&mut project.cargo(&["check"]));
    let glue = project.out_dir().join("keelback/lib.rs");
    let text = std::fs::read_to_string(&glue).unwrap();
    let version = concat!("rt::handshake!(\"", env!("CARGO_PKG_VERSION"), "\")");
    assert!(text.contains(version), "{text}");
    std::fs::write(&glue, text.replace(version, "rt::handshake!(\"99.0.0\")")).unwrap();
    let said = fail(&mut project.cargo(&["check"]));
    says(&said, &["99.0.0", env!("CARGO_PKG_VERSION")]);
}

/// What the source tells is said by the scan; the rest is left to rustc, which names the type and the way out.
#[test]
fn a_class_that_only_one_thread_can_use_is_refused() {
    let lib = "keelback::module!();\n\n/// @py\npub struct Raw {\n    pub place: *mut u8,\n}\n";
    let project = package("one-thread", lib);
    let said = fail(&mut project.cargo(&["check"]));
    says(
        &said,
        &[
            "`*mut u8` cannot be sent between threads safely",
            "required because it appears within the type `Raw`",
            "is_used_by_any_thread_unless_unsendable",
        ],
    );
    project.edit("src/lib.rs", |text| text.replace("@py", "@py unsendable"));
    succeed(&mut project.cargo(&["check"]));
}

/// Where the scan has errors, the code of the user's that names exported types compiles all the same.
#[test]
fn errors_of_the_scan_are_the_only_ones() {
    let project = package("wrong", include_str!("fixtures/wrong.rs"));
    let said = fail(&mut project.cargo(&["check"]));
    let of_scan = ["[KB0102]", "[KB0120]", "[KB0403]", "[KB1411]"];
    let found: Vec<_> = said.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
    let mut codes: Vec<_> = found.iter().filter_map(|line| line.get(..8)).collect();
    codes.retain(|code| code.starts_with('['));
    codes.sort_unstable();
    assert_eq!(codes, of_scan, "{said}");
    assert!(said.contains("due to 4 previous errors") && !said.contains("\nerror[E"), "{said}");
}
