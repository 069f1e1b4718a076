//! Writes the glue.

fn main() {
    keelback_build::scan();
}
