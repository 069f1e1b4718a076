//! Compares the tables with the real headers of every interpreter found, and imports one extension module,
//! built once, into each of them.
//!
//! Interpreters: `KEELBACK_PYTHONS` (paths, by colon or space), pyenv's, and those below
//! `KEELBACK_INTERPRETERS` or `~/.cache/keelback/interpreters`. The test needs none of them; it says what it
//! left out.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use keelback_ffi::layout::{self, Facts};
use keelback_ffi::version::{Implementation, Version};

#[test]
fn tables_equal_the_headers() {
    for python in interpreters() {
        compare(&python, python.version.free_threaded);
        if python.version.at_least(3, 13) && !python.version.free_threaded {
            compare(&python, true);
        }
    }
}

#[test]
fn what_the_tables_do_not_cover_is_called_and_not_read() {
    let known = Version {
        major: 3,
        minor: 13,
        micro: 0,
        prerelease: false,
        free_threaded: false,
        debug: false,
        implementation: Implementation::CPython,
    };
    assert!(layout::expected(&known).is_some());
    let unknown = [
        Version { minor: 99, ..known },
        Version { major: 4, minor: 0, ..known },
        Version { minor: 6, ..known },
        Version { prerelease: true, ..known },
        Version { implementation: Implementation::PyPy, ..known },
    ];
    for version in unknown {
        assert!(layout::expected(&version).is_none(), "{version:?}");
    }
}

#[test]
fn every_fast_path_holds_on_released_versions_and_can_be_switched_off() {
    let module = probe();
    let script = helpers().join("check.py");
    for python in interpreters() {
        for state in ["on", "off"] {
            let output = Command::new(&python.path)
                .arg(&script)
                .arg(&module)
                .arg(state)
                .env("KEELBACK_LAYOUT", state)
                .output()
                .expect("the interpreter runs");
            let text = String::from_utf8_lossy(&output.stdout);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{}: {text}\n{errors}", python.path.display());
            println!("{}: {}", python.path.display(), text.trim());
        }
    }
}

#[test]
fn what_is_linked_directly_is_exported_by_every_version() {
    let names = linked_names();
    assert!(names.len() > 600, "only {} names were read", names.len());
    let script = helpers().join("exported.py");
    for python in interpreters() {
        let mut child = Command::new(&python.path)
            .arg(&script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the interpreter runs");
        let mut input = child.stdin.take().expect("it is piped");
        input.write_all(names.join("\n").as_bytes()).expect("the script reads all");
        drop(input);
        let output = child.wait_with_output().expect("the script ends");
        assert!(output.status.success(), "{}", python.path.display());
        let missing = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(missing.is_empty(), "{} does not export: {missing}", python.path.display());
        println!("{}: exports all {} names", python.path.display(), names.len());
    }
}

/// An interpreter to test with.
struct Python {
    path: PathBuf,
    version: Version,
    include: Vec<PathBuf>,
}

fn helpers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/layout")
}

fn interpreters() -> Vec<Python> {
    let mut paths = BTreeSet::new();
    let given = env::var("KEELBACK_PYTHONS").unwrap_or_default();
    paths.extend(given.split([':', ' ']).filter(|path| !path.is_empty()).map(PathBuf::from));
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let pyenv = env::var_os("PYENV_ROOT").map_or(home.join(".pyenv"), PathBuf::from);
    for version in folder(&pyenv.join("versions")) {
        paths.insert(version.join("bin/python3"));
    }
    let fetched = env::var_os("KEELBACK_INTERPRETERS")
        .map_or(home.join(".cache/keelback/interpreters"), PathBuf::from);
    for prefix in folder(&fetched) {
        let name = prefix.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let tool = ["usr/bin", "bin"].into_iter().flat_map(|bin| {
            [format!("{bin}/python{name}"), format!("{bin}/python3")].map(|path| prefix.join(path))
        });
        paths.extend(tool.into_iter().find(|path| path.is_file()));
    }
    let found: Vec<_> =
        paths.iter().filter(|path| path.is_file()).filter_map(|path| describe(path)).collect();
    if found.is_empty() {
        println!("LEFT OUT: no interpreter was found");
    }
    found
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return Vec::new() };
    entries.flatten().map(|entry| entry.path()).collect()
}

/// Asks an interpreter; `None`, said aloud, for one that the crate is not for.
fn describe(path: &Path) -> Option<Python> {
    let script = helpers().join("describe.py");
    let output = Command::new(path).arg(script).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut lines = text.lines();
    let (major, minor) = lines.next().and_then(|number| number.split_once('.')).unwrap_or_default();
    let mut version = Version {
        major: major.parse().unwrap_or(0),
        minor: minor.parse().unwrap_or(0),
        micro: 0,
        prerelease: lines.next() == Some("prerelease"),
        free_threaded: false,
        debug: false,
        implementation: Implementation::CPython,
    };
    version.free_threaded = lines.next() == Some("free-threaded");
    version.debug = lines.next() == Some("debug");
    if layout::expected(&version).is_none() {
        println!("LEFT OUT: {} is {}.{}", path.display(), version.major, version.minor);
        return None;
    }
    let include: BTreeSet<_> = lines.map(PathBuf::from).collect();
    Some(Python { path: path.to_owned(), version, include: include.into_iter().collect() })
}

/// Compiles `facts.c` with the interpreter's headers and compares what it prints with the tables.
fn compare(python: &Python, free_threaded: bool) {
    let name = format!("{}{}", python.path.display(), if free_threaded { " (no GIL)" } else { "" });
    if !python.include.iter().any(|folder| folder.join("Python.h").is_file()) {
        println!("LEFT OUT: {name} has no headers");
        return;
    }
    let Some(printed) = printed_facts(python, free_threaded) else {
        println!("LEFT OUT: facts.c could not be compiled for {name}");
        return;
    };
    let version = Version { free_threaded, ..python.version };
    let mut facts = layout::expected(&version).expect("a version of the tables");
    if free_threaded {
        // Off by choice, not by place.
        let with_gil = layout::expected(&Version { free_threaded: false, ..version });
        let shift = facts.head - with_gil.expect("as above").head;
        facts.list_at = with_gil.expect("as above").list_at + shift;
        facts.utf8_at = facts.ascii_at;
    }
    let expected = expected_facts(&version, &facts);
    for (fact, value) in &printed {
        let Some(wanted) = expected.get(fact.as_str()) else { continue };
        assert_eq!(value, wanted, "{fact} of {name}");
    }
    let compared = printed.keys().filter(|fact| expected.contains_key(fact.as_str())).count();
    assert!(compared >= 26, "only {compared} facts of {name}");
    println!("{name}: {compared} facts equal");
}

fn printed_facts(python: &Python, free_threaded: bool) -> Option<BTreeMap<String, u64>> {
    let folder = tempdir(&format!("facts-{}", std::process::id()));
    let kind = if free_threaded { "t" } else { "" };
    let debug = if python.version.debug { "d" } else { "" };
    let program =
        folder.join(format!("facts{}{}{kind}{debug}", python.version.major, python.version.minor));
    let tool = cc::Build::new()
        .target(&host())
        .host(&host())
        .opt_level(0)
        .debug(false)
        .cargo_metadata(false)
        .try_get_compiler()
        .ok()?;
    let mut command = tool.to_command();
    for include in &python.include {
        command.arg("-I").arg(include);
    }
    if free_threaded && !python.version.free_threaded {
        command.arg("-DPy_GIL_DISABLED=1");
    }
    command.arg(helpers().join("facts.c")).arg("-o").arg(&program);
    let output = command.output().ok()?;
    if !output.status.success() {
        println!("{}", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    let output = Command::new(&program).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let pairs = text.lines().filter_map(|line| line.split_once(' '));
    Some(pairs.filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect())
}

/// The target that this test was compiled for, near enough to choose a compiler: without a build script
/// nobody says its name.
fn host() -> String {
    let (vendor_and_system, environment) = match env::consts::OS {
        "linux" if cfg!(target_env = "musl") => ("unknown-linux", "-musl"),
        "linux" => ("unknown-linux", "-gnu"),
        "macos" => ("apple-darwin", ""),
        "windows" if cfg!(target_env = "gnu") => ("pc-windows", "-gnu"),
        "windows" => ("pc-windows", "-msvc"),
        other => (other, ""),
    };
    let machine = if env::consts::ARCH == "x86" { "i686" } else { env::consts::ARCH };
    format!("{machine}-{vendor_and_system}{environment}")
}

/// The tables' side, by the names that `facts.c` prints.
fn expected_facts(version: &Version, facts: &Facts) -> BTreeMap<&'static str, u64> {
    use keelback_ffi::Field;
    let word = size_of::<usize>() as u64;
    let field = |field: Field| u64::from(facts.fields_at) + field as u64 * word;
    let mut all = BTreeMap::from([
        ("head", facts.head.into()),
        ("type_at", facts.type_at.into()),
        ("refs_at", 0),
        ("size_at", facts.size_at.into()),
        ("flags_at", facts.flags_at.into()),
        ("fields_at", facts.fields_at.into()),
        ("BasicSize", field(Field::BasicSize)),
        ("ItemSize", field(Field::ItemSize)),
        ("Dealloc", field(Field::Dealloc)),
        ("AsBuffer", field(Field::AsBuffer)),
        ("Doc", field(Field::Doc)),
        ("Traverse", field(Field::Traverse)),
        ("Clear", field(Field::Clear)),
        ("WeakListOffset", field(Field::WeakListOffset)),
        ("Base", field(Field::Base)),
        ("Dict", field(Field::Dict)),
        ("DictOffset", field(Field::DictOffset)),
        ("Init", field(Field::Init)),
        ("New", field(Field::New)),
        ("Finalize", field(Field::Finalize)),
        ("int_at", facts.int_at.into()),
        ("digits_at", u64::from(facts.int_at) + word),
        ("digit_bits", 30),
        ("float_at", facts.float_at.into()),
        ("text_length_at", facts.head.into()),
        ("text_state_at", facts.text_state_at.into()),
        ("text_compact", facts.text_compact.into()),
        ("text_ascii", facts.text_ascii.into()),
        ("ascii_at", facts.ascii_at.into()),
        ("utf8_at", facts.utf8_at.into()),
        ("utf8_pointer_at", u64::from(facts.utf8_at) + word),
        ("list_at", facts.list_at.into()),
        ("tuple_at", facts.tuple_at.into()),
        ("bytes_at", facts.bytes_at.into()),
        ("module_def_name", u64::from(facts.head) + 3 * word),
        ("module_def_size", u64::from(facts.head) + 5 * word),
        ("module_def_slots", u64::from(facts.head) + 7 * word),
        ("module_def_free", u64::from(facts.head) + 10 * word),
        ("module_def", u64::from(facts.head) + 11 * word),
    ]);
    if version.at_least(3, 8) {
        all.insert("vectorcall_at", facts.vectorcall_at.into());
        all.insert("Vectorcall", field(Field::Vectorcall));
    }
    if facts.stop_at != 0 {
        all.insert("stop_at", facts.stop_at.into());
    }
    all
}

/// Builds the extension module; the folder it can be imported from.
fn probe() -> PathBuf {
    let target = tempdir("probe");
    let status = Command::new(env!("CARGO"))
        .args(["build", "--manifest-path"])
        .arg(helpers().join("probe/Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the probe builds");
    let folder = tempdir("module");
    let (prefix, suffix, module) = if cfg!(windows) {
        ("", ".dll", "keelback_probe.pyd")
    } else if cfg!(target_vendor = "apple") {
        ("lib", ".dylib", "keelback_probe.so")
    } else {
        ("lib", ".so", "keelback_probe.so")
    };
    let built = target.join(format!("debug/{prefix}keelback_probe{suffix}"));
    std::fs::copy(&built, folder.join(module)).expect("the probe can be copied");
    folder
}

fn tempdir(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&path).expect("the target folder can be written");
    path
}

/// The names in the `api!` blocks.
fn linked_names() -> Vec<String> {
    let mut names = Vec::new();
    for path in folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api")) {
        let text = std::fs::read_to_string(&path).expect("a source file");
        let mut inside = false;
        for line in text.lines() {
            inside = line == "api! {" || (inside && line != "}");
            let line = line.trim_start();
            let declared = line.strip_prefix("fn ").or_else(|| line.strip_prefix("static "));
            if let (true, Some(declared)) = (inside, declared) {
                let end = declared.find(['(', ':', ' ']).expect("a declaration");
                names.push(declared[..end].to_owned());
            }
        }
    }
    names
}
