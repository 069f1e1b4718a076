//! The only printer of instructions to cargo; one function for each that we use.

use std::fmt::Display;
use std::path::Path;
use std::sync::OnceLock;

/// The kinds of linked artifacts that cargo lets a build script speak to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Artifact {
    /// Everything that is linked, unit tests and doctests included.
    Any,
    Cdylib,
    Bins,
    Tests,
    Examples,
    Benches,
}

impl Artifact {
    fn instruction(self) -> &'static str {
        match self {
            Artifact::Any => "rustc-link-arg",
            Artifact::Cdylib => "rustc-link-arg-cdylib",
            Artifact::Bins => "rustc-link-arg-bins",
            Artifact::Tests => "rustc-link-arg-tests",
            Artifact::Examples => "rustc-link-arg-examples",
            Artifact::Benches => "rustc-link-arg-benches",
        }
    }
}

pub(crate) fn rerun_if_env_changed(key: &str) {
    say("rerun-if-env-changed", key);
}

pub(crate) fn rerun_if_changed(path: &Path) {
    say("rerun-if-changed", path.display());
}

pub(crate) fn rustc_env(key: &str, value: &Path) {
    say("rustc-env", format_args!("{key}={}", value.display()));
}

/// A setting that the source may ask for, and, where it is `on`, the setting.
pub(crate) fn rustc_cfg(name: &str, on: bool) {
    say("rustc-check-cfg", format_args!("cfg({name})"));
    if on {
        say("rustc-cfg", name);
    }
}

pub(crate) fn link_arg(artifact: Artifact, argument: &str) {
    say(artifact.instruction(), argument);
}

/// A folder that cargo puts on the loader's path when it starts a test or a binary.
pub(crate) fn link_search(dir: &Path) {
    say("rustc-link-search", format_args!("native={}", dir.display()));
}

/// Cargo takes one line for each warning; a screen of several stays together that way.
pub(crate) fn warning(screen: &str) {
    for line in screen.lines() {
        say("warning", line);
    }
}

fn say(key: &str, value: impl Display) {
    let lead = LEAD.get().copied().unwrap_or("cargo::");
    #[expect(clippy::disallowed_macros, reason = "the one printer of instructions")]
    {
        println!("{lead}{key}={value}");
    }
}

static LEAD: OnceLock<&'static str> = OnceLock::new();

/// Cargo refuses the new form of its instructions in a package whose `rust-version` is older than that form (1.77),
/// whatever compiler is used.
pub(crate) fn speak_to(rust_version: Option<&str>) {
    let minor = rust_version.and_then(|version| version.split('.').nth(1)?.parse::<u32>().ok());
    let lead = if minor.is_some_and(|minor| minor < 77) { "cargo:" } else { "cargo::" };
    // A second call comes from a second `scan()` in the same script, and says the same.
    let _ = LEAD.set(lead);
}
