keelback::module!();

mod a;
#[path = "elsewhere/b_file.rs"]
mod b;
