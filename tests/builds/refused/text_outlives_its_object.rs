//! Text that is borrowed from an object lives no longer than the reference to it.
//~ error[E0505]: cannot move out of `name` because it is borrowed
use keelback::prelude::*;

fn main() {
    Python::attach(|py| {
        let name = PyString::new(py, "keel");
        let text = name.to_str();
        drop(name);
        println!("{text:?}");
    });
}
