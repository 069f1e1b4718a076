//! Which Python tests and binaries are linked to; its facts are asked for once and kept in `OUT_DIR`.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::UNIX_EPOCH;

use keelback_interpreter::{Facts, FindError, Found, Implementation, ProbeError, Search, probe};

use crate::cargo;
use crate::env;
use crate::error::{Error, Kind};
use crate::output::Output;

/// A path, a name on `PATH`, the folder of an environment, or `none`.
const OURS: &str = "KEELBACK_PYTHON";

const CACHE: &str = "python.facts";

/// The outcome of the search.
#[derive(Debug)]
pub(crate) enum Choice {
    /// This one.
    Found(Box<Found>),
    /// The user said that there is to be none.
    Declined,
    /// There is none that will do.
    None(FindError),
}

/// Looks for a Python. Only a `KEELBACK_PYTHON` that will not do is an error: that one was asked for.
pub(crate) fn choose(output: &mut Output) -> Result<Choice, Error> {
    let ours = env::user(OURS);
    if ours.as_ref().is_some_and(|value| value == "none") {
        return Ok(Choice::Declined);
    }
    let variable = |key: &str| variable(key, &ours);
    let found = Search::new(&variable).run_with(&mut |executable| cached(executable, output));
    match found {
        Ok(found) => {
            // Not the launcher that may have started it: pyenv, for one, rewrites its own with every `pip install`.
            if found.facts.executable.is_file() {
                cargo::rerun_if_changed(&found.facts.executable);
            }
            if found.started != found.facts.executable {
                // The best known launcher obeys this.
                let _ = env::user("PYENV_VERSION");
            }
            if let keelback_interpreter::Source::Config(path) = &found.source {
                cargo::rerun_if_changed(path);
            }
            Ok(Choice::Found(Box::new(found)))
        }
        Err(error) if error.is_explicit() => Err(Kind::Python(error).into()),
        Err(error) => {
            // One that is installed now should be found by the next build.
            let _ = env::user("PATH");
            Ok(Choice::None(error))
        }
    }
}

/// The PyPy that a variable names, where no Python is needed otherwise. One that will not do is no error there.
pub(crate) fn named_pypy(output: &mut Output) -> Option<Facts> {
    let ours = env::user(OURS).filter(|value| value != "none");
    let variable = |key: &str| variable(key, &ours);
    let named = Search::new(&variable).named_with(&mut |executable| cached(executable, output));
    let facts = named?.ok()?.facts;
    (facts.implementation == Implementation::PyPy).then_some(facts)
}

fn variable(key: &str, ours: &Option<OsString>) -> Option<OsString> {
    match key {
        OURS => ours.clone(),
        "PATH" => env::path(),
        _ => env::user(key),
    }
}

/// Starting an interpreter takes as long as scanning a crate; nothing it says changes while its file does not.
fn cached(executable: &Path, output: &mut Output) -> Result<Facts, ProbeError> {
    let Some(key) = key(executable) else { return probe(executable) };
    let path = output.own(CACHE);
    let cache = fs::read_to_string(&path).unwrap_or_default();
    let kept = cache.split_once('\n').filter(|(line, _)| *line == key);
    let facts = match kept.and_then(|(_, text)| Facts::parse(text)) {
        Some(facts) => facts,
        None => probe(executable)?,
    };
    // A cache that cannot be written costs time and nothing else.
    let _ = output.write(&path, format!("{key}\n{facts}").as_bytes());
    Ok(facts)
}

/// What has to be the same for the facts to be: the file, wherever links lead, and its time. `None` for a launcher script:
/// what that starts depends on more than its own text.
fn key(executable: &Path) -> Option<String> {
    let file = executable.canonicalize().ok()?;
    let meta = file.metadata().ok()?;
    let mut head = [0; 2];
    fs::File::open(&file).ok()?.read_exact(&mut head).ok()?;
    if head == *b"#!" {
        return None;
    }
    let time = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("{}\t{}\t{time}\t{}", executable.display(), file.display(), meta.len()))
}
