//! The outline of the documents named, printed by a Rust program: `cargo run --example outline -- README.md`.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    for path in env::args().skip(1) {
        for (level, title) in quickstart::outline(&fs::read_to_string(path)?, 6) {
            println!("{}{title}", "  ".repeat(usize::from(level) - 1));
        }
    }
    Ok(())
}
