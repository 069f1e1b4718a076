//! Dependencies that lie in a folder: the scan reads their sources where a `use` of theirs is tagged.

use std::path::{Path, PathBuf};

use keelback_scanner::Dependency;
use tinyjson::JsonValue;

use crate::metadata::{ask, get, list, package_of, root, string, strings};

/// A dependency, as a manifest declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declared {
    /// The name of the crate in the source.
    crate_name: String,
    /// `None`: from a registry, or from git.
    path: Option<PathBuf>,
    features: Vec<String>,
    default_features: bool,
}

/// The dependencies of a package, as `cargo metadata` tells them.
pub(crate) fn declared(package: &JsonValue) -> Vec<Declared> {
    let normal = list(package, "dependencies").iter().filter(|one| string(one, "kind").is_none());
    let each = normal.filter_map(|one| {
        let name = string(one, "rename").or_else(|| string(one, "name"))?;
        Some(Declared {
            crate_name: name.replace('-', "_"),
            path: string(one, "path").map(PathBuf::from),
            features: strings(one, "features"),
            default_features: get(one, "uses_default_features") != Some(&JsonValue::Boolean(false)),
        })
    });
    each.collect()
}

/// The package that a crate of this name comes from. The error is for a note below what the scan says.
pub(crate) fn find(cargo: &Path, all: &[Declared], name: &str) -> Result<Dependency, String> {
    let declared = all.iter().find(|one| one.crate_name == name);
    let declared = declared.ok_or_else(|| format!("`{name}` is no dependency in `Cargo.toml`"))?;
    let path = declared.path.as_ref().ok_or_else(|| {
        format!("`{name}` comes from a registry or from git, and only a dependency with a `path` is read")
    })?;
    let manifest = path.join("Cargo.toml");
    let read = || {
        let answer = ask(cargo, &manifest)?;
        let package = package_of(&answer, &manifest)?;
        let root = root(package)?;
        Ok::<_, crate::error::Error>(Dependency {
            package: string(package, "name").unwrap_or(name).to_owned(),
            version: string(package, "version").unwrap_or_default().to_owned(),
            crate_name: root.crate_name,
            root: root.path,
            manifest_dir: path.clone(),
            edition: root.edition,
            features: enabled(package, declared),
        })
    };
    read().map_err(|error| error.to_string())
}

/// The features that the declaration asks for, with those that they enable. What others ask for is not known here.
fn enabled(package: &JsonValue, declared: &Declared) -> Vec<String> {
    let Some(table) = get(package, "features") else { return Vec::new() };
    let mut open = declared.features.clone();
    if declared.default_features {
        open.push("default".to_owned());
    }
    let mut all: Vec<String> = Vec::new();
    while let Some(name) = open.pop() {
        if get(table, &name).is_some() && !all.contains(&name) {
            open.extend(strings(table, &name));
            all.push(name);
        }
    }
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_dependency_with_a_path_is_read() {
        let package: JsonValue = r#"{"dependencies":[
            {"name":"shapes-core","kind":null,"path":"/w/core","features":["extra"],"uses_default_features":true},
            {"name":"serde","rename":"other","kind":null,"features":[],"uses_default_features":false},
            {"name":"cc","kind":"build","features":[]}]}"#
            .parse()
            .unwrap();
        let all = declared(&package);
        let names: Vec<_> = all.iter().map(|one| one.crate_name.as_str()).collect();
        assert_eq!(names, ["shapes_core", "other"]);
        let error = find(Path::new("cargo"), &all, "other").unwrap_err();
        assert!(error.contains("a registry or from git"), "{error}");
        let error = find(Path::new("cargo"), &all, "cc").unwrap_err();
        assert!(error.contains("no dependency"), "{error}");
    }

    #[test]
    fn features_enable_others() {
        let package: JsonValue =
            r#"{"features":{"default":["a"],"a":["b","dep:c"],"b":[],"off":[],"extra":["a"]}}"#
                .parse()
                .unwrap();
        let mut one = Declared {
            crate_name: "x".to_owned(),
            path: None,
            features: vec!["extra".to_owned()],
            default_features: true,
        };
        assert_eq!(enabled(&package, &one), ["a", "b", "default", "extra"]);
        one.default_features = false;
        one.features.clear();
        assert!(enabled(&package, &one).is_empty());
    }
}
