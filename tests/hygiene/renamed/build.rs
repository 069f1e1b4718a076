//! The one line.

fn main() {
    tool::scan();
}
