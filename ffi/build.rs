//! Finds out which of the two C APIs is compiled: CPython's, or that of PyPy, whose symbols have other names.
//!
//! It is PyPy's if a variable names one, and in all other cases CPython's: an interpreter that cannot be asked is no reason to
//! fail here, and the build scripts that need one say what is wrong with it.

use std::cell::RefCell;
use std::env;

use keelback_interpreter::{Implementation, Search};

fn main() {
    println!("cargo::rustc-check-cfg=cfg(keelback_pypy)");
    println!("cargo::rerun-if-changed=build.rs");
    let asked = RefCell::new(Vec::new());
    let variable = |key: &str| {
        asked.borrow_mut().push(key.to_owned());
        env::var_os(key).filter(|value| value != "none")
    };
    let named = Search::new(&variable).named();
    let is_pypy = named
        .and_then(Result::ok)
        .is_some_and(|found| found.facts.implementation == Implementation::PyPy);
    if is_pypy {
        // Only here: what is compiled for CPython serves every one, and is compiled again for none.
        for key in asked.borrow().iter().filter(|key| *key != "PATH") {
            println!("cargo::rerun-if-env-changed={key}");
        }
        println!("cargo::rustc-cfg=keelback_pypy");
    }
}
