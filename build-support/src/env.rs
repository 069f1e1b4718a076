//! The only reader of the environment: what cargo tells a build script, and what users and build front ends set.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use keelback_interpreter::Cross;

use crate::cargo;
use crate::error::{Error, Kind};

/// What cargo tells. It never changes for one `OUT_DIR`, so cargo need not be asked to watch it.
#[derive(Debug)]
pub(crate) struct Env {
    /// The cargo that builds.
    pub(crate) cargo: PathBuf,
    pub(crate) manifest_dir: PathBuf,
    pub(crate) package: String,
    pub(crate) version: String,
    pub(crate) out_dir: PathBuf,
    pub(crate) cross: Cross,
    /// `CARGO_CFG_*`, without features.
    pub(crate) cfg: Vec<(String, Option<String>)>,
    /// `CARGO_FEATURE_*`, as spelt there: upper case, with underscores.
    pub(crate) features: Vec<String>,
}

impl Env {
    pub(crate) fn of_build_script() -> Result<Env, Error> {
        cargo::speak_to(text("CARGO_PKG_RUST_VERSION").ok().as_deref());
        Ok(Env {
            cargo: required("CARGO")?.into(),
            manifest_dir: required("CARGO_MANIFEST_DIR")?.into(),
            package: text("CARGO_PKG_NAME")?,
            version: text("CARGO_PKG_VERSION")?,
            out_dir: required("OUT_DIR")?.into(),
            cross: Cross { host: text("HOST")?, target: text("TARGET")? },
            cfg: all("CARGO_CFG_").iter().flat_map(|(key, value)| cfg(key, value)).collect(),
            features: all("CARGO_FEATURE_").into_iter().map(|(key, _)| key).collect(),
        })
    }
}

/// A variable that people and front ends set: cargo runs the build script again when it changes.
pub(crate) fn user(key: &str) -> Option<OsString> {
    cargo::rerun_if_env_changed(key);
    quiet(key)
}

/// `PATH` without having it watched. It differs between a shell and an editor on the same machine; a rebuild at every
/// change from one to the other would cost more than a Python that is found a little later.
pub(crate) fn path() -> Option<OsString> {
    quiet("PATH")
}

fn required(key: &'static str) -> Result<OsString, Error> {
    quiet(key).ok_or_else(|| Kind::NotCargo { key }.into())
}

fn text(key: &'static str) -> Result<String, Error> {
    required(key)?.into_string().map_err(|_| Kind::NotUnicode { key }.into())
}

fn quiet(key: &str) -> Option<OsString> {
    #[expect(clippy::disallowed_methods, reason = "the one reader of the environment")]
    env::var_os(key)
}

fn all(prefix: &str) -> Vec<(String, String)> {
    #[expect(clippy::disallowed_methods, reason = "the one reader of the environment")]
    let vars = env::vars_os();
    let texts = vars.filter_map(|(key, value)| Some((key.into_string().ok()?, value)));
    let mut found: Vec<_> = texts
        .filter_map(|(key, value)| {
            Some((key.strip_prefix(prefix)?.to_owned(), value.into_string().ok()?))
        })
        .collect();
    found.sort();
    found
}

/// The settings behind one `CARGO_CFG_` variable: a name alone, or a name with each of its values.
fn cfg(key: &str, value: &str) -> Vec<(String, Option<String>)> {
    let name = key.to_ascii_lowercase();
    if name == "feature" {
        // Older cargos do not set it; the manifest gives the spelling in all of them.
        return Vec::new();
    }
    // `target_abi=""` is a name with a value that is empty; `unix` has none. Cargo writes both alike.
    if value.is_empty() && !name.starts_with("target_") {
        return vec![(name, None)];
    }
    value.split(',').map(|value| (name.clone(), Some(value.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::cfg;

    fn pairs(key: &str, value: &str) -> Vec<String> {
        let pairs = cfg(key, value).into_iter();
        pairs.map(|(name, value)| value.map_or(name.clone(), |v| format!("{name}={v:?}"))).collect()
    }

    #[test]
    fn settings_have_the_form_of_rustc() {
        assert_eq!(pairs("UNIX", ""), ["unix"]);
        assert_eq!(pairs("TARGET_ABI", ""), [r#"target_abi="""#]);
        assert_eq!(pairs("PANIC", "unwind"), [r#"panic="unwind""#]);
        assert_eq!(
            pairs("TARGET_FEATURE", "fxsr,sse"),
            [r#"target_feature="fxsr""#, r#"target_feature="sse""#]
        );
        assert!(pairs("FEATURE", "a,b").is_empty());
    }
}
