//! The pages that people read, and whether they are true.

use crate::files::{none, read, root};

#[test]
fn the_pages_are_there() {
    for page in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(!read(page).trim().is_empty(), "{page} is empty");
    }
}

/// Rows of the code map: the folder, and the folders and files that are said to be in it.
fn code_map(page: &str) -> Vec<(&str, Vec<&str>)> {
    let (_, map) = page.split_once("## Code map").expect("ARCHITECTURE.md has a code map");
    let map = map.split("\n## ").next().unwrap_or_default();
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    rows.filter_map(|row| {
        let mut quoted =
            row.split('`').skip(1).step_by(2).filter(|name| {
                name.ends_with('/') || name.ends_with(".rs") || name.ends_with(".py")
            });
        Some((quoted.next()?, quoted.collect()))
    })
    .collect()
}

#[test]
fn the_code_map_names_what_exists() {
    let page = read("ARCHITECTURE.md");
    let mut broken = Vec::new();
    let map = code_map(&page);
    assert!(map.len() >= 5, "the code map has {} rows", map.len());
    for (folder, parts) in map {
        let folder_path = root().join(folder);
        if !folder_path.is_dir() {
            broken.push(folder.to_owned());
            continue;
        }
        // A package's folders are those of its `src`; some rows speak of another file, such as `build.rs` of a user.
        let exists = |part: &&str| {
            folder_path.join(part).exists() || folder_path.join("src").join(part).exists()
        };
        let parts = parts.into_iter().filter(|part| *part != "build.rs" && !exists(part));
        broken.extend(parts.map(|part| format!("{part} in {folder}")));
    }
    none(broken, "the code map of ARCHITECTURE.md names what does not exist");
}

#[test]
fn the_code_map_is_complete() {
    let page = read("ARCHITECTURE.md");
    let map = code_map(&page);
    let manifest = read("Cargo.toml");
    let (_, members) = manifest.split_once("members = [").expect("the workspace has members");
    let members = members.split(']').next().unwrap_or_default();
    let top = |member: &str| member.split('/').next().unwrap_or_default().to_owned() + "/";
    let missing = members
        .split('"')
        .skip(1)
        .step_by(2)
        .map(top)
        .filter(|member| map.iter().all(|(folder, _)| folder != member));
    none(
        missing.collect(),
        "folders of the workspace that the code map of ARCHITECTURE.md leaves out",
    );
}

#[test]
fn the_changelog_speaks_of_this_release() {
    let manifest = read("Cargo.toml");
    let (_, rest) = manifest
        .split_once("[workspace.package]\nversion = \"")
        .expect("the workspace has a version");
    let version = rest.split('"').next().unwrap_or_default();
    let log = read("CHANGELOG.md");
    assert!(
        log.contains(version) || log.contains("Unreleased"),
        "CHANGELOG.md says nothing of {version}"
    );
}

/// Links of the pages that lead to files of the repository.
#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for page in crate::files::below("", &[".md"]) {
        let folder =
            root().join(&page.path).parent().map(std::path::Path::to_owned).unwrap_or_default();
        for link in page.text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            // Those of the guide lead to items, which rustdoc checks.
            let is_item = link.starts_with("crate::");
            let is_file = !link.is_empty() && !link.contains("://") && !link.contains(' ');
            if is_file && !is_item && !folder.join(link).exists() {
                broken.push(format!("{}: {link}", page.path));
            }
        }
    }
    none(broken, "links of pages that lead nowhere");
}

#[test]
fn every_invariant_is_numbered_in_order() {
    let page = read("ARCHITECTURE.md");
    let (_, invariants) = page.split_once("## Invariants").expect("ARCHITECTURE.md has invariants");
    let invariants = invariants.split("\n## ").next().unwrap_or_default();
    let numbers: Vec<usize> =
        invariants.lines().filter_map(|line| line.split_once(". ")?.0.parse().ok()).collect();
    assert!(!numbers.is_empty() && numbers.iter().copied().eq(1..=numbers.len()), "{numbers:?}");
}
