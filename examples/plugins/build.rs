//! Reads the crate, writes its glue, and links what starts Python.

fn main() {
    keelback_build::scan();
}
