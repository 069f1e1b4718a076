//! The one line that makes this crate a Python module.

fn main() {
    keelback_build::scan();
}
