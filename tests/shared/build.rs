//! The one line.

fn main() {
    keelback_build::scan();
}
