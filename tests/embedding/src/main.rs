//! Ways to start Python and to end it. `run.py` calls this program with the name of one, and knows what it must say.
//!
//! @py module embedded

keelback::module!();

mod life;
mod said;

use std::error::Error;
use std::process::ExitCode;

use keelback::embed::{Builder, Interpreter};

/// What a way answers with: what the program says, or the status it ends with.
type Answer = Result<ExitCode, Box<dyn Error>>;

/// Twice a number.
///
/// @py
pub fn twice(number: i64) -> i64 {
    2 * number
}

/// Counts.
///
/// @py
#[derive(Default)]
pub struct Counter {
    /// So far.
    /// @py
    pub count: u32,
}

/// @py
impl Counter {
    /// @py def __new__()
    fn new() -> Counter {
        Counter::default()
    }

    fn step(&mut self) {
        self.count += 1;
    }
}

/// The module of this very program.
fn own_module() -> Builder {
    Interpreter::builder().module(keelback::builtin!(crate as embedded))
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let way = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let answer = match way.as_str() {
        "facts" => said::facts(&rest),
        "virtualenv" => said::virtualenv(&rest),
        "executable" => said::executable(&rest),
        "home" => said::home(&rest),
        "isolated" => said::isolated(),
        "flags" => said::flags(&rest),
        "utf8" => said::utf8(&rest),
        "module" => said::module(),
        "file" => said::file(&rest),
        "script" => said::script(&rest),
        "named" => said::named(&rest),
        "wait" => said::wait(&rest),
        "twice" => life::twice(),
        "again" => life::again(),
        "late" => life::late(),
        "of-the-last-one" => life::of_the_last_one(),
        "threads" => life::threads(),
        "attached" => life::attached(),
        "never" => life::never(),
        other => Err(format!("no such way: {other}").into()),
    };
    answer.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(2)
    })
}
