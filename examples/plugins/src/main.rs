//! `textpipe FOLDER`: reads commands, and sends texts through the plugins of a folder.
//!
//! ```text
//! run FILE     sends a file through all plugins, and shows what comes out
//! reload       imports the plugins again
//! list         names the plugins
//! quit
//! ```

mod plugins;

use std::error::Error;
use std::fs;
use std::io::{self, BufRead};
use std::path::Path;
use std::process::ExitCode;

use keelback::embed::Interpreter;
use keelback::prelude::*;
use plugins::Plugins;
use texthost::Document;

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| "plugins".into());
    match serve(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("textpipe: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(folder: &Path) -> Result<(), Box<dyn Error>> {
    let python = Interpreter::builder()
        .args(std::env::args_os())
        .path(folder)
        .module(keelback::builtin!(texthost))
        .write_bytecode(false)
        .start()?;
    let (mut plugins, errors) = python.attach(|py| Plugins::discover(py, folder))?;
    python.attach(|py| show(py, &errors));
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (command, argument) = line.split_once(' ').unwrap_or((line.as_str(), ""));
        match command {
            "run" => match fs::read_to_string(argument) {
                Ok(text) => python.attach(|py| run(py, &plugins, argument, text)),
                Err(error) => println!("{argument}: {error}"),
            },
            "reload" => {
                let errors = python.attach(|py| plugins.reload(py))?;
                python.attach(|py| show(py, &errors));
            }
            "list" => println!("{}", plugins.names().collect::<Vec<_>>().join(", ")),
            "quit" => break,
            other => {
                println!("no such command: {other} (there are run FILE, reload, list and quit)")
            }
        }
    }
    python.finalize()?;
    Ok(())
}

fn run(py: Python<'_>, plugins: &Plugins, name: &str, text: String) {
    let (document, errors) = plugins.run(py, Document::new(name.to_owned(), text));
    println!("{}", document.text.trim_end());
    for note in document.notes() {
        println!("  - {note}");
    }
    show(py, &errors);
}

/// On stderr, with its traceback: the lines of the plugin that failed.
fn show(py: Python<'_>, errors: &[PyErr]) {
    for error in errors {
        error.print(py);
    }
}
