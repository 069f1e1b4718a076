//! What the manifest says, as `cargo metadata` tells it: the crate root, the kinds of targets, the output folders.

use std::path::{Path, PathBuf};
use std::process::Command;

use tinyjson::JsonValue;

use crate::dependency::{self, Declared};
use crate::env::Env;
use crate::error::{Error, Kind};

/// The package that is built.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) root: Root,
    pub(crate) kinds: Kinds,
    pub(crate) dependencies: Vec<Declared>,
    /// The names of all features, as the manifest spells them.
    pub(crate) features: Vec<String>,
    /// Where linked artifacts go.
    pub(crate) target_dir: PathBuf,
    /// Where everything else goes; the same folder if nothing else is configured.
    pub(crate) build_dir: PathBuf,
}

/// The target that is scanned.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Root {
    /// Its name as an identifier.
    pub(crate) crate_name: String,
    pub(crate) path: PathBuf,
    pub(crate) edition: u16,
    pub(crate) crate_types: Vec<String>,
}

impl Root {
    pub(crate) fn is_cdylib(&self) -> bool {
        self.crate_types.iter().any(|name| name == "cdylib")
    }
}

/// Which kinds of targets there are: cargo refuses arguments for a kind that a package does not have.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds {
    pub(crate) cdylib: bool,
    /// The files of these targets. Cargo notices a target that went away only if its file is watched.
    pub(crate) bins: Vec<PathBuf>,
    pub(crate) tests: Vec<PathBuf>,
    pub(crate) examples: Vec<PathBuf>,
    pub(crate) benches: Vec<PathBuf>,
}

/// Asks cargo about the package of this build script. It takes 18 ms and no lock.
pub(crate) fn load(env: &Env) -> Result<Package, Error> {
    let manifest = env.manifest_dir.join("Cargo.toml");
    parse(&ask(&env.cargo, &manifest)?, &manifest)
}

/// What cargo tells of a manifest.
pub(crate) fn ask(cargo: &Path, manifest: &Path) -> Result<JsonValue, Error> {
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .output()
        .map_err(|cause| Kind::MetadataStart { cargo: cargo.to_owned(), cause })?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(Kind::MetadataFailed { message }.into());
    }
    json(&String::from_utf8_lossy(&output.stdout))
}

fn json(text: &str) -> Result<JsonValue, Error> {
    Ok(text.parse().map_err(Kind::MetadataJson)?)
}

/// The package of a manifest.
pub(crate) fn package_of<'a>(
    answer: &'a JsonValue,
    manifest: &Path,
) -> Result<&'a JsonValue, Error> {
    let packages = list(answer, "packages");
    let is_ours = |package: &&JsonValue| {
        string(package, "manifest_path").is_some_and(|path| Path::new(path) == manifest)
    };
    // The path may be told in another form (a link on the way); of a single package there is no doubt.
    let only = if packages.len() == 1 { packages.first() } else { None };
    packages.iter().find(is_ours).or(only).ok_or_else(|| missing("the package"))
}

fn parse(answer: &JsonValue, manifest: &Path) -> Result<Package, Error> {
    let package = package_of(answer, manifest)?;
    let target_dir: PathBuf =
        string(answer, "target_directory").ok_or_else(|| missing("`target_directory`"))?.into();
    let features = match get(package, "features") {
        Some(JsonValue::Object(features)) => features.keys().cloned().collect(),
        _ => Vec::new(),
    };
    Ok(Package {
        root: root(package)?,
        kinds: kinds(package),
        dependencies: dependency::declared(package),
        features,
        // Told by cargo 1.91 and later.
        build_dir: string(answer, "build_directory").map_or(target_dir.clone(), PathBuf::from),
        target_dir,
    })
}

/// The library, else `src/main.rs`, else the only binary.
pub(crate) fn root(package: &JsonValue) -> Result<Root, Error> {
    let targets = list(package, "targets");
    let bins: Vec<_> = targets.iter().filter(|target| is_kind(target, "bin")).collect();
    let main = bins.iter().copied().find(|target| {
        string(target, "src_path").is_some_and(|path| Path::new(path).ends_with("src/main.rs"))
    });
    let only = if let [only] = bins[..] { Some(only) } else { None };
    let target = targets.iter().find(|target| is_library(target)).or(main).or(only);
    let target = target.ok_or_else(|| Kind::NoRoot {
        package: string(package, "name").unwrap_or("the package").to_owned(),
    })?;
    let field = |key| string(target, key).ok_or_else(|| missing("a target's fields"));
    Ok(Root {
        // A binary keeps the dashes of its package.
        crate_name: field("name")?.replace('-', "_"),
        path: field("src_path")?.into(),
        edition: field("edition")?.parse().map_err(|_| missing("an edition"))?,
        crate_types: strings(target, "crate_types"),
    })
}

fn kinds(package: &JsonValue) -> Kinds {
    let targets = list(package, "targets");
    let files = |kind: &str| {
        let targets = targets.iter().filter(|target| is_kind(target, kind));
        targets.filter_map(|target| string(target, "src_path")).map(PathBuf::from).collect()
    };
    Kinds {
        cdylib: targets.iter().any(|target| is_kind(target, "cdylib")),
        bins: files("bin"),
        tests: files("test"),
        examples: files("example"),
        benches: files("bench"),
    }
}

fn is_library(target: &JsonValue) -> bool {
    const LIBRARIES: [&str; 5] = ["lib", "rlib", "cdylib", "dylib", "staticlib"];
    LIBRARIES.iter().any(|kind| is_kind(target, kind))
}

fn is_kind(target: &JsonValue, kind: &str) -> bool {
    strings(target, "kind").iter().any(|have| have == kind)
}

pub(crate) fn get<'a>(value: &'a JsonValue, key: &str) -> Option<&'a JsonValue> {
    match value {
        JsonValue::Object(fields) => fields.get(key),
        _ => None,
    }
}

pub(crate) fn string<'a>(value: &'a JsonValue, key: &str) -> Option<&'a str> {
    match get(value, key) {
        Some(JsonValue::String(text)) => Some(text),
        _ => None,
    }
}

pub(crate) fn list<'a>(value: &'a JsonValue, key: &str) -> &'a [JsonValue] {
    match get(value, key) {
        Some(JsonValue::Array(items)) => items,
        _ => &[],
    }
}

pub(crate) fn strings(value: &JsonValue, key: &str) -> Vec<String> {
    let items = list(value, key).iter();
    items.filter_map(|item| item.get::<String>().cloned()).collect()
}

fn missing(what: &str) -> Error {
    Kind::MetadataForm { missing: what.to_owned() }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(kind: &str, name: &str, path: &str) -> String {
        format!(
            r#"{{"kind":[{kind}],"crate_types":[{kind}],"name":"{name}","src_path":"{path}","edition":"2021"}}"#
        )
    }

    fn answer(targets: &[String]) -> String {
        format!(
            r#"{{"packages":[{{"name":"other","manifest_path":"/w/other/Cargo.toml","targets":[]}},
                {{"name":"dash-ed","manifest_path":"/w/m/Cargo.toml","features":{{"foo-bar":[]}},"targets":[{}]}}],
                "target_directory":"/w/target"}}"#,
            targets.join(",")
        )
    }

    fn package(targets: &[String]) -> Result<Package, Error> {
        parse(&json(&answer(targets))?, Path::new("/w/m/Cargo.toml"))
    }

    #[test]
    fn the_library_is_the_root_wherever_it_lies() {
        let package = package(&[
            target(r#""bin""#, "dash-ed", "/w/m/src/main.rs"),
            target(r#""cdylib","rlib""#, "dash_ed", "/w/m/rust/root.rs"),
            target(r#""test""#, "x", "/w/m/tests/x.rs"),
        ])
        .unwrap();
        assert_eq!(package.root.path, Path::new("/w/m/rust/root.rs"));
        assert_eq!(package.root.crate_types, ["cdylib", "rlib"]);
        assert!(package.kinds.cdylib);
        assert_eq!(package.kinds.tests, [Path::new("/w/m/tests/x.rs")]);
        assert_eq!(package.features, ["foo-bar"]);
        assert_eq!(package.build_dir, Path::new("/w/target"));
    }

    #[test]
    fn a_binary_is_the_root_of_a_package_without_library() {
        let two = [
            target(r#""bin""#, "extra", "/w/m/src/bin/extra.rs"),
            target(r#""bin""#, "dash-ed", "/w/m/src/main.rs"),
        ];
        let package = package(&two).unwrap();
        assert_eq!(package.root.crate_name, "dash_ed");
        assert_eq!(package.root.crate_types, ["bin"]);
        assert!(!package.kinds.cdylib);
    }

    #[test]
    fn a_package_without_either_is_told_what_to_add() {
        let error = package(&[target(r#""example""#, "e", "/w/m/examples/e.rs")]).unwrap_err();
        assert!(error.to_string().contains("`dash-ed` has neither a library nor"), "{error}");
    }

    #[test]
    fn nonsense_is_an_error_with_its_cause() {
        let error = json("{").unwrap_err();
        assert!(error.screen().contains("\n  caused by: "), "{}", error.screen());
    }
}
